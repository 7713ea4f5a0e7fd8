/* Reading what descriptors are made of: keyword arguments, dicts, enums, labels, lists.
 *
 * Each function tells whether the value is the plain case: of exactly the type that most callers pass. None of them runs
 * code of the caller, so what is borrowed from a dict or list stays as long as the GIL is kept.
 */
#ifndef WGPU_PY_READ_H
#define WGPU_PY_READ_H

#include "fast.h"

#define NAMES 12

/* Names of arguments or fields; the objects are made when first needed. */
typedef struct {
    const char *text[NAMES + 1];
    PyObject *object[NAMES + 1];
} Names;

/* The tables of enum strings that C looks up in. */
enum {
    ADDRESS_MODE, BLEND_FACTOR, BLEND_OPERATION, BUFFER_BINDING_TYPE, COMPARE_FUNCTION, CULL_MODE, FILTER_MODE, FRONT_FACE,
    INDEX_FORMAT, MIPMAP_FILTER_MODE, PRIMITIVE_TOPOLOGY, SAMPLER_BINDING_TYPE, STENCIL_OPERATION, STORAGE_TEXTURE_ACCESS,
    TEXTURE_ASPECT, TEXTURE_DIMENSION, TEXTURE_FORMAT, TEXTURE_SAMPLE_TYPE, TEXTURE_VIEW_DIMENSION, VERTEX_FORMAT,
    VERTEX_STEP_MODE, ENUM_COUNT
};
extern PyObject *enums[ENUM_COUNT];

/* The place of a name, -1 if it is none of them. */
int place_of(Names *names, PyObject *name);
/* Reads keyword arguments into places by name; false when there are others. */
bool as_keywords(PyObject *const *args, Py_ssize_t given, PyObject *keywords, Names *names, PyObject **values);
/* Reads a dict into places by name; what is None counts as left out. False when there are other keys. */
bool as_fields(PyObject *dict, Names *names, PyObject **values);
/* A label; not given it is empty. The view lives as long as the object. */
bool as_label(PyObject **object, WGPUStringView *view);
/* The items of a list or tuple of at most `most`; -1 for anything else. */
Py_ssize_t as_items(PyObject *object, Py_ssize_t most, PyObject **items);
/* A value of an enum; left out it is `otherwise`. */
bool as_enum(int which, PyObject *object, uint32_t otherwise, uint32_t *value);
bool as_bool(PyObject *object, uint32_t *value);
bool as_f32(PyObject *object, float *value);
bool as_f64(PyObject *object, double *value);

/* A number that may be left out. */
#define OR(object, otherwise, read, place) ((object) ? read(object, place) : (*(place) = (otherwise), true))

/* Makes the native call and names its result `handle`, or leaves all to the Python method. */
#define CREATE(method, function, plain, ...)                                                   \
    uintptr_t self, handle;                                                                    \
    if (!(functions && functions->function && as_handle(object, &self) && (plain)))            \
        return fall_back(&method, object, args, given, keywords);                              \
    PyThreadState *state = PyEval_SaveThread();                                                \
    handle = functions->function(self, __VA_ARGS__);                                           \
    PyEval_RestoreThread(state)

#define CREATOR(name) \
    static PyObject *name(PyObject *object, PyObject *const *args, Py_ssize_t given, PyObject *keywords)

#endif
