/* What the C files of `wgpu._fast` share: the objects as C sees them, and reading plain arguments. */
#ifndef WGPU_PY_FAST_H
#define WGPU_PY_FAST_H

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030A0000
#include <Python.h>
#include <structmember.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "declarations.h"
#include "functions.h"

/* Where `wgpu._native` keeps the function pointers; NULL until it has told. */
extern const Functions *functions;

/* The base of all GPU objects: attributes at places that C knows. */
typedef struct {
    PyObject_HEAD
    PyObject *internal;
    PyObject *label;
    PyObject *device;
} Handle;

/* A method in C that stands in front of a Python method. */
typedef struct {
    const char *key;
    PyMethodDef def;
    PyObject *function; /* the Python method */
    PyObject *cls;      /* the class that the object argument must be of, if there is one */
} Method;

#define METHOD(name) \
    static PyObject *name(PyObject *object, PyObject *const *args, Py_ssize_t count, PyObject *names)

#define ENTRY(index, class_name, method_name, c_function) \
    [index] = {class_name "." method_name, {method_name, (PyCFunction)(void (*)(void))c_function, \
               METH_FASTCALL | METH_KEYWORDS, NULL}, NULL, NULL}

/* Calls the Python method with the same arguments. */
PyObject *fall_back(Method *method, PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names);

/* Of objects.c: the classes whose objects C counts and releases. */
enum {
    BUFFER, TEXTURE, TEXTURE_VIEW, SAMPLER, BIND_GROUP_LAYOUT, BIND_GROUP, PIPELINE_LAYOUT, SHADER_MODULE,
    COMPUTE_PIPELINE, RENDER_PIPELINE, COMMAND_BUFFER, COMMAND_ENCODER, COMPUTE_PASS_ENCODER, RENDER_PASS_ENCODER,
    RENDER_BUNDLE_ENCODER, RENDER_BUNDLE, QUERY_SET, PIPELINE_CACHE, KIND_COUNT
};

typedef struct {
    const char *name;
    size_t release;     /* where the function is among the pointers */
    const char *amount; /* the attribute with the bytes that an object holds, if they are counted */
    PyObject *type, *text, *amount_text;
} Kind;

extern Kind kinds[KIND_COUNT];
extern PyType_Spec handle_spec;
extern PyObject *raise_pending; /* Python's, to be called when is_pending() */
PyObject *objects_setup(PyObject *module, PyObject *args);
PyObject *objects_register(PyObject *module, PyObject *cls);
/* Whether a native call reported an error that is still to be raised, in any thread. */
bool is_pending(void);
/* A new object around a native one; NULL with an error set when there is none, or when the call reported one. */
PyObject *made(int which, uintptr_t handle, PyObject *label, PyObject *device);
/* Counts the bytes that a new object holds. */
void add_amount(int which, PyObject *number);

/* Of create.c and pipelines.c. */
extern Method creators[], pipeline_creators[];
extern const int creator_count, pipeline_creator_count;
PyObject *create_tables(PyObject *module, PyObject *args);

/* Arguments: each returns whether the object is the plain case. */

static inline bool as_handle(PyObject *object, uintptr_t *value)
{
    PyObject *internal = ((Handle *)object)->internal;
    if (!internal || !PyLong_CheckExact(internal))
        return false;
    *value = (uintptr_t)PyLong_AsUnsignedLongLong(internal);
    return *value != 0;
}

static inline bool as_object(PyObject *object, PyObject *cls, uintptr_t *value)
{
    return (PyObject *)Py_TYPE(object) == cls && as_handle(object, value);
}

static inline bool as_u64(PyObject *object, uint64_t *value)
{
    if (!PyLong_CheckExact(object))
        return false;
    *value = PyLong_AsUnsignedLongLong(object);
    if (*value == (uint64_t)-1 && PyErr_Occurred()) {
        PyErr_Clear();
        return false;
    }
    return true;
}

static inline bool as_u32(PyObject *object, uint32_t *value)
{
    uint64_t wide;
    if (!as_u64(object, &wide) || wide > UINT32_MAX)
        return false;
    *value = (uint32_t)wide;
    return true;
}

#endif
