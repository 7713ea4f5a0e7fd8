#include "read.h"

PyObject *enums[ENUM_COUNT];

int place_of(Names *names, PyObject *name)
{
    if (!names->object[0])
        for (int i = 0; names->text[i]; i++)
            names->object[i] = PyUnicode_InternFromString(names->text[i]);
    for (int i = 0; names->object[i]; i++)
        if (names->object[i] == name)
            return i;
    /* Few callers have names that are not interned. */
    for (int i = 0; PyUnicode_CheckExact(name) && names->text[i]; i++)
        if (PyUnicode_CompareWithASCIIString(name, names->text[i]) == 0)
            return i;
    return -1;
}

bool as_keywords(PyObject *const *args, Py_ssize_t given, PyObject *keywords, Names *names, PyObject **values)
{
    Py_ssize_t count = keywords ? PyTuple_Size(keywords) : 0;
    for (Py_ssize_t i = 0; i < count; i++) {
        int place = place_of(names, PyTuple_GetItem(keywords, i));
        if (place < 0)
            return false;
        values[place] = args[i];
    }
    return given == 0;
}

bool as_fields(PyObject *dict, Names *names, PyObject **values)
{
    PyObject *key, *value;
    Py_ssize_t position = 0;
    memset(values, 0, NAMES * sizeof *values);
    if (!PyDict_CheckExact(dict))
        return false;
    while (PyDict_Next(dict, &position, &key, &value)) {
        int place = place_of(names, key);
        if (place < 0)
            return false;
        values[place] = value == Py_None ? NULL : value;
    }
    return true;
}

bool as_label(PyObject **object, WGPUStringView *view)
{
    static PyObject *empty;
    Py_ssize_t size = 0;
    if (!empty)
        empty = PyUnicode_InternFromString("");
    view->data = NULL;
    if (!*object)
        *object = empty;
    else if (!PyUnicode_CheckExact(*object))
        return false;
    else if (!(view->data = PyUnicode_AsUTF8AndSize(*object, &size))) {
        PyErr_Clear();
        return false;
    }
    view->length = (size_t)size;
    return true;
}

Py_ssize_t as_items(PyObject *object, Py_ssize_t most, PyObject **items)
{
    if (!object)
        return -1;
    bool list = PyList_CheckExact(object);
    Py_ssize_t size = list ? PyList_Size(object) : PyTuple_CheckExact(object) ? PyTuple_Size(object) : -1;
    if (size > most)
        return -1;
    for (Py_ssize_t i = 0; i < size; i++)
        items[i] = list ? PyList_GetItem(object, i) : PyTuple_GetItem(object, i);
    return size;
}

bool as_enum(int which, PyObject *object, uint32_t otherwise, uint32_t *value)
{
    *value = otherwise;
    if (!object)
        return true;
    /* Only a str of exactly that type is compared without code of the caller. */
    PyObject *number = enums[which] && PyUnicode_CheckExact(object) ? PyDict_GetItemWithError(enums[which], object) : NULL;
    return number && as_u32(number, value);
}

bool as_bool(PyObject *object, uint32_t *value)
{
    *value = object == Py_True;
    return !object || object == Py_True || object == Py_False;
}

bool as_f64(PyObject *object, double *value)
{
    if (!PyFloat_CheckExact(object) && !PyLong_CheckExact(object))
        return false;
    *value = PyFloat_AsDouble(object);
    if (*value == -1.0 && PyErr_Occurred()) {
        PyErr_Clear();
        return false;
    }
    return true;
}

bool as_f32(PyObject *object, float *value)
{
    double wide;
    if (!as_f64(object, &wide))
        return false;
    *value = (float)wide;
    return true;
}
