/* wgpu._dlpack: memory of this process as a DLPack capsule, which numpy, torch, jax and others take without a copy.
 *
 * The layout of the structs is that of DLPack 1.0, and of the versions before it.
 */
#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030A0000
#include <Python.h>

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CPU 1
#define READ_ONLY 1u
#define MAX_DIMENSIONS 16

typedef struct {
    void *data;
    struct {
        int32_t type, id;
    } device;
    int32_t ndim;
    struct {
        uint8_t code, bits;
        uint16_t lanes;
    } dtype;
    int64_t *shape, *strides;
    uint64_t byte_offset;
} Tensor;

/* The struct before version 1. */
typedef struct Plain {
    Tensor tensor;
    void *owner;
    void (*deleter)(struct Plain *);
} Plain;

typedef struct Versioned {
    struct {
        uint32_t major, minor;
    } version;
    void *owner;
    void (*deleter)(struct Versioned *);
    uint64_t flags;
    Tensor tensor;
} Versioned;

/* One of the two, and the numbers that it points to. */
typedef struct {
    union {
        Plain plain;
        Versioned versioned;
    } managed;
    int64_t numbers[2 * MAX_DIMENSIONS];
} Block;

/* Consumers may call this from any thread, also one that Python does not know. */
static void let_go(void *owner)
{
    if (!Py_IsInitialized())
        return;
    PyGILState_STATE state = PyGILState_Ensure();
    Py_DECREF((PyObject *)owner);
    PyGILState_Release(state);
}

static void delete_plain(Plain *managed)
{
    let_go(managed->owner);
    free(managed);
}

static void delete_versioned(Versioned *managed)
{
    let_go(managed->owner);
    free(managed);
}

/* A consumer gives the capsule another name, and calls the deleter itself. */
static void drop(PyObject *capsule)
{
    if (PyCapsule_IsValid(capsule, "dltensor"))
        delete_plain(PyCapsule_GetPointer(capsule, "dltensor"));
    else if (PyCapsule_IsValid(capsule, "dltensor_versioned"))
        delete_versioned(PyCapsule_GetPointer(capsule, "dltensor_versioned"));
}

/* capsule(owner, address, code, bits, shape, readonly, versioned); shape is a tuple, the memory in C order. */
static PyObject *make_capsule(PyObject *module, PyObject *args)
{
    PyObject *owner, *address, *shape;
    int code, bits, readonly, versioned;
    (void)module;
    if (!PyArg_ParseTuple(args, "OOiiO!pp", &owner, &address, &code, &bits, &PyTuple_Type, &shape, &readonly, &versioned))
        return NULL;
    Py_ssize_t ndim = PyTuple_Size(shape);
    void *data = PyLong_AsVoidPtr(address);
    if (PyErr_Occurred())
        return NULL;
    if (ndim > MAX_DIMENSIONS)
        return PyErr_Format(PyExc_ValueError, "at most %d dimensions", MAX_DIMENSIONS);
    Block *block = calloc(1, sizeof *block);
    if (!block)
        return PyErr_NoMemory();
    int64_t stride = 1;
    for (Py_ssize_t i = ndim; i-- > 0;) {
        int64_t length = PyLong_AsLongLong(PyTuple_GetItem(shape, i));
        block->numbers[i] = length;
        block->numbers[MAX_DIMENSIONS + i] = stride;
        stride *= length;
    }
    if (PyErr_Occurred()) {
        free(block);
        return NULL;
    }
    Tensor tensor = {.data = data, .ndim = (int32_t)ndim, .shape = block->numbers, .strides = block->numbers + MAX_DIMENSIONS};
    tensor.device.type = CPU;
    tensor.dtype.code = (uint8_t)code;
    tensor.dtype.bits = (uint8_t)bits;
    tensor.dtype.lanes = 1;
    PyObject *capsule;
    if (versioned) {
        Versioned *managed = &block->managed.versioned;
        managed->version.major = 1;
        managed->owner = owner;
        managed->deleter = delete_versioned;
        managed->flags = readonly ? READ_ONLY : 0;
        managed->tensor = tensor;
        capsule = PyCapsule_New(managed, "dltensor_versioned", drop);
    } else {
        Plain *managed = &block->managed.plain;
        managed->tensor = tensor;
        managed->owner = owner;
        managed->deleter = delete_plain;
        capsule = PyCapsule_New(managed, "dltensor", drop);
    }
    if (!capsule) {
        free(block);
        return NULL;
    }
    Py_INCREF(owner);
    return capsule;
}

static PyMethodDef methods[] = {
    {"capsule", make_capsule, METH_VARARGS, "A DLPack capsule on memory of the CPU that lives as long as `owner`."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT, "wgpu._dlpack", "DLPack capsules.", -1, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__dlpack(void)
{
    return PyModule_Create(&module_def);
}
