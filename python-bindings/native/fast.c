/* wgpu._fast: the recording methods that are called thousands of times per frame, in C; create.c has the creations.
 *
 * Each method here stands in front of the Python method of the same name. It takes the plain case
 * (positional arguments of the exact types, objects that are alive) and makes the native call;
 * anything else goes to the Python method, which converts, explains, or raises. So both have the
 * same behaviour, and without this module the package works as well, only slower.
 *
 * The GIL is kept: recording is shorter than letting it go.
 */
#include "read.h"

const Functions *functions;

/* Arguments that only recording has. */

static bool as_i32(PyObject *object, int32_t *value)
{
    if (!PyLong_CheckExact(object))
        return false;
    int overflow;
    long wide = PyLong_AsLongAndOverflow(object, &overflow);
    if (overflow || wide < INT32_MIN || wide > INT32_MAX)
        return false;
    *value = (int32_t)wide;
    return true;
}

static bool as_index_format(PyObject *object, uint32_t *value)
{
    if (!PyUnicode_CheckExact(object))
        return false;
    if (PyUnicode_CompareWithASCIIString(object, "uint16") == 0)
        *value = 1; /* WGPUIndexFormat_Uint16 */
    else if (PyUnicode_CompareWithASCIIString(object, "uint32") == 0)
        *value = 2; /* WGPUIndexFormat_Uint32 */
    else
        return false;
    return true;
}

/* No dynamic offsets: an empty list or tuple, and any part of it. */
static bool no_offsets(PyObject *const *args, Py_ssize_t count)
{
    uint64_t ignored;
    if (count == 0)
        return true;
    if (!(PyList_CheckExact(args[0]) && PyList_Size(args[0]) == 0) && !(PyTuple_CheckExact(args[0]) && PyTuple_Size(args[0]) == 0))
        return false;
    return count == 1 || (count == 3 && as_u64(args[1], &ignored) && as_u64(args[2], &ignored));
}

enum {
    RENDER_SET_PIPELINE, RENDER_SET_BIND_GROUP, RENDER_SET_VERTEX_BUFFER, RENDER_DRAW, RENDER_DRAW_INDEXED,
    RENDER_DRAW_INDIRECT, RENDER_DRAW_INDEXED_INDIRECT, RENDER_SET_VIEWPORT, RENDER_SET_SCISSOR_RECT,
    RENDER_SET_STENCIL_REFERENCE, RENDER_SET_INDEX_BUFFER, RENDER_SET_BLEND_CONSTANT, RENDER_END,
    BUNDLE_SET_PIPELINE, BUNDLE_SET_BIND_GROUP, BUNDLE_SET_VERTEX_BUFFER, BUNDLE_SET_INDEX_BUFFER, BUNDLE_DRAW, BUNDLE_DRAW_INDEXED,
    BUNDLE_DRAW_INDIRECT, BUNDLE_DRAW_INDEXED_INDIRECT,
    COMPUTE_SET_PIPELINE, COMPUTE_SET_BIND_GROUP, COMPUTE_DISPATCH, COMPUTE_DISPATCH_INDIRECT, COMPUTE_END,
    ENCODER_COPY_BUFFER_TO_BUFFER, ENCODER_CLEAR_BUFFER,
    METHOD_COUNT
};

static Method methods[METHOD_COUNT + 1];

PyObject *fall_back(Method *method, PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *names)
{
    Py_ssize_t named = names ? PyTuple_Size(names) : 0;
    PyObject *result = NULL, *dict = NULL;
    PyObject *tuple = PyTuple_New(count + 1);
    if (!tuple)
        return NULL;
    Py_INCREF(self);
    PyTuple_SetItem(tuple, 0, self);
    for (Py_ssize_t i = 0; i < count; i++) {
        Py_INCREF(args[i]);
        PyTuple_SetItem(tuple, i + 1, args[i]);
    }
    if (named) {
        dict = PyDict_New();
        for (Py_ssize_t i = 0; dict && i < named; i++) {
            if (PyDict_SetItem(dict, PyTuple_GetItem(names, i), args[count + i])) {
                Py_DECREF(dict);
                dict = NULL;
            }
        }
        if (!dict)
            goto end;
    }
    result = PyObject_Call(method->function, tuple, dict);
    if (result && is_pending()) {
        Py_DECREF(result);
        result = PyObject_CallNoArgs(raise_pending);
    }
end:
    Py_XDECREF(dict);
    Py_DECREF(tuple);
    return result;
}

/* What a method that records gives. Mistakes show when the encoder is finished, except for that of recording after its end. */
static PyObject *recorded(void)
{
    if (is_pending())
        return PyObject_CallNoArgs(raise_pending);
    Py_RETURN_NONE;
}

/* The body of a method: `plain` is an expression that reads the arguments and tells whether they are plain. */
#define RECORD(index, function, plain, ...)                                            \
    do {                                                                               \
        uintptr_t self;                                                                \
        Method *method = &methods[index];                                              \
        (void)method;                                                                  \
        if (!names && functions && functions->function && as_handle(object, &self) && (plain)) { \
            functions->function(self, __VA_ARGS__);                                    \
            return recorded();                                                         \
        }                                                                              \
        return fall_back(method, object, args, count, names);                          \
    } while (0)

#define SET_PIPELINE(name, index, function)                                                  \
    METHOD(name)                                                                             \
    {                                                                                        \
        uintptr_t pipeline;                                                                  \
        RECORD(index, function, count == 1 && as_object(args[0], method->cls, &pipeline), pipeline); \
    }

/* Bind groups without dynamic offsets; a size of None or 0 of a buffer means the rest, which is left to Python. */
#define SET_BIND_GROUP(name, index, function)                                                \
    METHOD(name)                                                                             \
    {                                                                                        \
        uint32_t group;                                                                      \
        uintptr_t bind_group;                                                                \
        RECORD(index, function,                                                              \
               count >= 2 && as_u32(args[0], &group) && as_object(args[1], method->cls, &bind_group) && \
                   no_offsets(args + 2, count - 2),                                          \
               group, bind_group, 0, NULL);                                                  \
    }

#define SET_VERTEX_BUFFER(name, index, function)                                             \
    METHOD(name)                                                                             \
    {                                                                                        \
        uint32_t slot;                                                                       \
        uintptr_t buffer;                                                                    \
        uint64_t offset = 0, size = UINT64_MAX;                                              \
        RECORD(index, function,                                                              \
               count >= 2 && count <= 4 && as_u32(args[0], &slot) && as_object(args[1], method->cls, &buffer) && \
                   (count < 3 || as_u64(args[2], &offset)) && (count < 4 || (as_u64(args[3], &size) && size)),   \
               slot, buffer, offset, size);                                                  \
    }

#define SET_INDEX_BUFFER(name, index, function)                                              \
    METHOD(name)                                                                             \
    {                                                                                        \
        uintptr_t buffer;                                                                    \
        uint32_t format;                                                                     \
        uint64_t offset = 0, size = UINT64_MAX;                                              \
        RECORD(index, function,                                                              \
               count >= 2 && count <= 4 && as_object(args[0], method->cls, &buffer) && as_index_format(args[1], &format) && \
                   (count < 3 || as_u64(args[2], &offset)) && (count < 4 || (as_u64(args[3], &size) && size)),   \
               buffer, format, offset, size);                                                \
    }

#define DRAW(name, index, function)                                                          \
    METHOD(name)                                                                             \
    {                                                                                        \
        uint32_t vertices, instances = 1, first_vertex = 0, first_instance = 0;              \
        RECORD(index, function,                                                              \
               count >= 1 && count <= 4 && as_u32(args[0], &vertices) && (count < 2 || as_u32(args[1], &instances)) && \
                   (count < 3 || as_u32(args[2], &first_vertex)) && (count < 4 || as_u32(args[3], &first_instance)),   \
               vertices, instances, first_vertex, first_instance);                           \
    }

#define DRAW_INDEXED(name, index, function)                                                  \
    METHOD(name)                                                                             \
    {                                                                                        \
        uint32_t indices, instances = 1, first_index = 0, first_instance = 0;                \
        int32_t base_vertex = 0;                                                             \
        RECORD(index, function,                                                              \
               count >= 1 && count <= 5 && as_u32(args[0], &indices) && (count < 2 || as_u32(args[1], &instances)) && \
                   (count < 3 || as_u32(args[2], &first_index)) && (count < 4 || as_i32(args[3], &base_vertex)) &&    \
                   (count < 5 || as_u32(args[4], &first_instance)),                          \
               indices, instances, first_index, base_vertex, first_instance);                \
    }

#define INDIRECT(name, index, function)                                                      \
    METHOD(name)                                                                             \
    {                                                                                        \
        uintptr_t buffer;                                                                    \
        uint64_t offset;                                                                     \
        RECORD(index, function,                                                              \
               count == 2 && as_object(args[0], method->cls, &buffer) && as_u64(args[1], &offset), buffer, offset); \
    }

SET_PIPELINE(render_set_pipeline, RENDER_SET_PIPELINE, wgpuRenderPassEncoderSetPipeline)
SET_PIPELINE(bundle_set_pipeline, BUNDLE_SET_PIPELINE, wgpuRenderBundleEncoderSetPipeline)
SET_PIPELINE(compute_set_pipeline, COMPUTE_SET_PIPELINE, wgpuComputePassEncoderSetPipeline)
SET_BIND_GROUP(render_set_bind_group, RENDER_SET_BIND_GROUP, wgpuRenderPassEncoderSetBindGroup)
SET_BIND_GROUP(bundle_set_bind_group, BUNDLE_SET_BIND_GROUP, wgpuRenderBundleEncoderSetBindGroup)
SET_BIND_GROUP(compute_set_bind_group, COMPUTE_SET_BIND_GROUP, wgpuComputePassEncoderSetBindGroup)
SET_VERTEX_BUFFER(render_set_vertex_buffer, RENDER_SET_VERTEX_BUFFER, wgpuRenderPassEncoderSetVertexBuffer)
SET_VERTEX_BUFFER(bundle_set_vertex_buffer, BUNDLE_SET_VERTEX_BUFFER, wgpuRenderBundleEncoderSetVertexBuffer)
SET_INDEX_BUFFER(render_set_index_buffer, RENDER_SET_INDEX_BUFFER, wgpuRenderPassEncoderSetIndexBuffer)
SET_INDEX_BUFFER(bundle_set_index_buffer, BUNDLE_SET_INDEX_BUFFER, wgpuRenderBundleEncoderSetIndexBuffer)
DRAW(render_draw, RENDER_DRAW, wgpuRenderPassEncoderDraw)
DRAW(bundle_draw, BUNDLE_DRAW, wgpuRenderBundleEncoderDraw)
DRAW_INDEXED(render_draw_indexed, RENDER_DRAW_INDEXED, wgpuRenderPassEncoderDrawIndexed)
DRAW_INDEXED(bundle_draw_indexed, BUNDLE_DRAW_INDEXED, wgpuRenderBundleEncoderDrawIndexed)
INDIRECT(render_draw_indirect, RENDER_DRAW_INDIRECT, wgpuRenderPassEncoderDrawIndirect)
INDIRECT(bundle_draw_indirect, BUNDLE_DRAW_INDIRECT, wgpuRenderBundleEncoderDrawIndirect)
INDIRECT(render_draw_indexed_indirect, RENDER_DRAW_INDEXED_INDIRECT, wgpuRenderPassEncoderDrawIndexedIndirect)
INDIRECT(bundle_draw_indexed_indirect, BUNDLE_DRAW_INDEXED_INDIRECT, wgpuRenderBundleEncoderDrawIndexedIndirect)
INDIRECT(compute_dispatch_indirect, COMPUTE_DISPATCH_INDIRECT, wgpuComputePassEncoderDispatchWorkgroupsIndirect)

METHOD(encoder_copy_buffer_to_buffer)
{
    uintptr_t source, target;
    uint64_t source_offset, target_offset, size;
    RECORD(ENCODER_COPY_BUFFER_TO_BUFFER, wgpuCommandEncoderCopyBufferToBuffer,
           count == 5 && as_object(args[0], method->cls, &source) && as_u64(args[1], &source_offset) &&
               as_object(args[2], method->cls, &target) && as_u64(args[3], &target_offset) && as_u64(args[4], &size) &&
               !((source_offset | target_offset | size) & 3),
           source, source_offset, target, target_offset, size);
}

/* A range of a buffer: multiples of 4, not empty, within it. `size` UINT64_MAX becomes the rest. */
static bool is_range(PyObject *buffer, uint64_t offset, uint64_t *size)
{
    uint64_t all = 0;
    static PyObject *text;
    if (!text)
        text = PyUnicode_InternFromString("_size");
    PyObject *number = PyObject_GetAttr(buffer, text);
    bool known = number && as_u64(number, &all);
    if (!number)
        PyErr_Clear();
    Py_XDECREF(number);
    if (!known || offset > all)
        return false;
    if (*size == UINT64_MAX)
        *size = all - offset;
    return *size && *size <= all - offset && !((offset | *size) & 3);
}

METHOD(encoder_clear_buffer)
{
    uintptr_t buffer;
    uint64_t offset = 0, size = UINT64_MAX;
    RECORD(ENCODER_CLEAR_BUFFER, wgpuCommandEncoderClearBuffer,
           count >= 1 && count <= 3 && as_object(args[0], method->cls, &buffer) && (count < 2 || as_u64(args[1], &offset)) &&
               (count < 3 || as_u64(args[2], &size)) && is_range(args[0], offset, &size),
           buffer, offset, size);
}

METHOD(compute_dispatch)
{
    uint32_t x, y = 1, z = 1;
    RECORD(COMPUTE_DISPATCH, wgpuComputePassEncoderDispatchWorkgroups,
           count >= 1 && count <= 3 && as_u32(args[0], &x) && (count < 2 || as_u32(args[1], &y)) &&
               (count < 3 || as_u32(args[2], &z)),
           x, y, z);
}

METHOD(render_set_viewport)
{
    float v[6];
    RECORD(RENDER_SET_VIEWPORT, wgpuRenderPassEncoderSetViewport,
           count == 6 && as_f32(args[0], &v[0]) && as_f32(args[1], &v[1]) && as_f32(args[2], &v[2]) &&
               as_f32(args[3], &v[3]) && as_f32(args[4], &v[4]) && as_f32(args[5], &v[5]),
           v[0], v[1], v[2], v[3], v[4], v[5]);
}

METHOD(render_set_scissor_rect)
{
    uint32_t v[4];
    RECORD(RENDER_SET_SCISSOR_RECT, wgpuRenderPassEncoderSetScissorRect,
           count == 4 && as_u32(args[0], &v[0]) && as_u32(args[1], &v[1]) && as_u32(args[2], &v[2]) &&
               as_u32(args[3], &v[3]),
           v[0], v[1], v[2], v[3]);
}

METHOD(render_set_stencil_reference)
{
    uint32_t reference;
    RECORD(RENDER_SET_STENCIL_REFERENCE, wgpuRenderPassEncoderSetStencilReference,
           count == 1 && as_u32(args[0], &reference), reference);
}

METHOD(render_set_blend_constant)
{
    PyObject *items[4];
    WGPUColor color;
    RECORD(RENDER_SET_BLEND_CONSTANT, wgpuRenderPassEncoderSetBlendConstant,
           count == 1 && as_items(args[0], 4, items) == 4 && as_f64(items[0], &color.r) && as_f64(items[1], &color.g) &&
               as_f64(items[2], &color.b) && as_f64(items[3], &color.a),
           &color);
}

/* The end of a pass, which may report an error; the GIL is let go, as core logs under locks. */
static PyObject *end_pass(int index, void (*function)(uintptr_t), PyObject *object, PyObject *const *args,
                          Py_ssize_t count, PyObject *names)
{
    uintptr_t self;
    if (count || names || !function || !as_handle(object, &self))
        return fall_back(&methods[index], object, args, count, names);
    PyThreadState *state = PyEval_SaveThread();
    function(self);
    PyEval_RestoreThread(state);
    return recorded();
}

#define END(name, index, function)                                                               \
    METHOD(name)                                                                                 \
    {                                                                                            \
        return end_pass(index, functions ? functions->function : NULL, object, args, count, names); \
    }

END(render_end, RENDER_END, wgpuRenderPassEncoderEnd)
END(compute_end, COMPUTE_END, wgpuComputePassEncoderEnd)

static Method methods[METHOD_COUNT + 1] = {
    ENTRY(RENDER_SET_PIPELINE, "GPURenderPassEncoder", "set_pipeline", render_set_pipeline),
    ENTRY(RENDER_SET_BIND_GROUP, "GPURenderPassEncoder", "set_bind_group", render_set_bind_group),
    ENTRY(RENDER_SET_VERTEX_BUFFER, "GPURenderPassEncoder", "set_vertex_buffer", render_set_vertex_buffer),
    ENTRY(RENDER_DRAW, "GPURenderPassEncoder", "draw", render_draw),
    ENTRY(RENDER_DRAW_INDEXED, "GPURenderPassEncoder", "draw_indexed", render_draw_indexed),
    ENTRY(RENDER_DRAW_INDIRECT, "GPURenderPassEncoder", "draw_indirect", render_draw_indirect),
    ENTRY(RENDER_DRAW_INDEXED_INDIRECT, "GPURenderPassEncoder", "draw_indexed_indirect", render_draw_indexed_indirect),
    ENTRY(RENDER_SET_VIEWPORT, "GPURenderPassEncoder", "set_viewport", render_set_viewport),
    ENTRY(RENDER_SET_SCISSOR_RECT, "GPURenderPassEncoder", "set_scissor_rect", render_set_scissor_rect),
    ENTRY(RENDER_SET_STENCIL_REFERENCE, "GPURenderPassEncoder", "set_stencil_reference", render_set_stencil_reference),
    ENTRY(RENDER_SET_BLEND_CONSTANT, "GPURenderPassEncoder", "set_blend_constant", render_set_blend_constant),
    ENTRY(RENDER_END, "GPURenderPassEncoder", "end", render_end),
    ENTRY(RENDER_SET_INDEX_BUFFER, "GPURenderPassEncoder", "set_index_buffer", render_set_index_buffer),
    ENTRY(BUNDLE_SET_PIPELINE, "GPURenderBundleEncoder", "set_pipeline", bundle_set_pipeline),
    ENTRY(BUNDLE_SET_BIND_GROUP, "GPURenderBundleEncoder", "set_bind_group", bundle_set_bind_group),
    ENTRY(BUNDLE_SET_VERTEX_BUFFER, "GPURenderBundleEncoder", "set_vertex_buffer", bundle_set_vertex_buffer),
    ENTRY(BUNDLE_SET_INDEX_BUFFER, "GPURenderBundleEncoder", "set_index_buffer", bundle_set_index_buffer),
    ENTRY(BUNDLE_DRAW, "GPURenderBundleEncoder", "draw", bundle_draw),
    ENTRY(BUNDLE_DRAW_INDEXED, "GPURenderBundleEncoder", "draw_indexed", bundle_draw_indexed),
    ENTRY(BUNDLE_DRAW_INDIRECT, "GPURenderBundleEncoder", "draw_indirect", bundle_draw_indirect),
    ENTRY(BUNDLE_DRAW_INDEXED_INDIRECT, "GPURenderBundleEncoder", "draw_indexed_indirect", bundle_draw_indexed_indirect),
    ENTRY(COMPUTE_SET_PIPELINE, "GPUComputePassEncoder", "set_pipeline", compute_set_pipeline),
    ENTRY(COMPUTE_SET_BIND_GROUP, "GPUComputePassEncoder", "set_bind_group", compute_set_bind_group),
    ENTRY(COMPUTE_DISPATCH, "GPUComputePassEncoder", "dispatch_workgroups", compute_dispatch),
    ENTRY(COMPUTE_DISPATCH_INDIRECT, "GPUComputePassEncoder", "dispatch_workgroups_indirect", compute_dispatch_indirect),
    ENTRY(COMPUTE_END, "GPUComputePassEncoder", "end", compute_end),
    ENTRY(ENCODER_COPY_BUFFER_TO_BUFFER, "GPUCommandEncoder", "copy_buffer_to_buffer", encoder_copy_buffer_to_buffer),
    ENTRY(ENCODER_CLEAR_BUFFER, "GPUCommandEncoder", "clear_buffer", encoder_clear_buffer),
    {NULL, {NULL, NULL, 0, NULL}, NULL, NULL},
};

/* The methods of all files, one after the other. */
static int method_count(void)
{
    return METHOD_COUNT + creator_count + pipeline_creator_count;
}

static Method *method_at(int i)
{
    if (i < METHOD_COUNT)
        return &methods[i];
    i -= METHOD_COUNT;
    return i < creator_count ? &creators[i] : &pipeline_creators[i - creator_count];
}

/* bind(address): where `wgpu._native` keeps the function pointers. */
static PyObject *fast_bind(PyObject *module, PyObject *address)
{
    (void)module;
    functions = (const Functions *)PyLong_AsVoidPtr(address);
    if (!functions && PyErr_Occurred())
        return NULL;
    Py_RETURN_NONE;
}

/* method(cls, key, function, argument_class, doc): the descriptor that goes in front of `function`. */
static PyObject *fast_method(PyObject *module, PyObject *args)
{
    PyObject *cls, *function, *argument, *doc;
    const char *key;
    (void)module;
    if (!PyArg_ParseTuple(args, "OsOOO!", &cls, &key, &function, &argument, &PyBytes_Type, &doc))
        return NULL;
    for (int i = 0; i < method_count(); i++) {
        Method *method = method_at(i);
        if (strcmp(method->key, key) != 0)
            continue;
        /* They live as long as the process: the table is static. */
        Py_INCREF(function);
        Py_INCREF(argument);
        Py_INCREF(doc);
        method->function = function;
        method->cls = argument;
        method->def.ml_doc = PyBytes_AsString(doc);
        return PyDescr_NewMethod((PyTypeObject *)cls, &method->def);
    }
    PyErr_Format(PyExc_KeyError, "there is no method %s", key);
    return NULL;
}

static PyMethodDef module_methods[] = {
    {"bind", fast_bind, METH_O, "Tell where the function pointers are."},
    {"setup", objects_setup, METH_VARARGS, "Tell the tables that creation and release change."},
    {"tables", create_tables, METH_VARARGS, "Tell the values of enum strings and the sizes of texels."},
    {"register", objects_register, METH_O, "Let C count and release the objects of a class."},
    {"method", fast_method, METH_VARARGS, "Make the descriptor that goes in front of a Python method."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT, "wgpu._fast", "The recording methods in C.", -1, module_methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__fast(void)
{
    PyObject *module = PyModule_Create(&module_def);
    if (!module)
        return NULL;
    PyObject *type = PyType_FromSpec(&handle_spec);
    PyObject *keys = PyTuple_New(method_count());
    for (int i = 0; keys && i < method_count(); i++)
        PyTuple_SetItem(keys, i, PyUnicode_FromString(method_at(i)->key));
    if (!type || !keys || PyModule_AddObject(module, "Handle", type) || PyModule_AddObject(module, "KEYS", keys)) {
        Py_DECREF(module);
        return NULL;
    }
    return module;
}
