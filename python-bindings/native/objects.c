/* The life of GPU objects in C: their type, counting, and their release.
 *
 * The GIL is let go around the native calls: core logs under locks, and a log message wants the GIL.
 */
#include "fast.h"

#define KIND(name, amount) {"GPU" #name, offsetof(Functions, wgpu##name##Release), amount, NULL, NULL, NULL}

Kind kinds[KIND_COUNT] = {
    [BUFFER] = KIND(Buffer, "_size"),
    [TEXTURE] = KIND(Texture, "_nbytes"),
    [TEXTURE_VIEW] = KIND(TextureView, NULL),
    [SAMPLER] = KIND(Sampler, NULL),
    [BIND_GROUP_LAYOUT] = KIND(BindGroupLayout, NULL),
    [BIND_GROUP] = KIND(BindGroup, NULL),
    [PIPELINE_LAYOUT] = KIND(PipelineLayout, NULL),
    [SHADER_MODULE] = KIND(ShaderModule, NULL),
    [COMPUTE_PIPELINE] = KIND(ComputePipeline, NULL),
    [RENDER_PIPELINE] = KIND(RenderPipeline, NULL),
    [COMMAND_BUFFER] = KIND(CommandBuffer, NULL),
    [COMMAND_ENCODER] = KIND(CommandEncoder, NULL),
    [COMPUTE_PASS_ENCODER] = KIND(ComputePassEncoder, NULL),
    [RENDER_PASS_ENCODER] = KIND(RenderPassEncoder, NULL),
    [RENDER_BUNDLE_ENCODER] = KIND(RenderBundleEncoder, NULL),
    [RENDER_BUNDLE] = KIND(RenderBundle, NULL),
    [QUERY_SET] = KIND(QuerySet, NULL),
    [PIPELINE_CACHE] = {"GPUPipelineCache", offsetof(Functions, wgpuAbiPipelineCacheRelease), NULL, NULL, NULL, NULL},
};

typedef void (*Release)(uintptr_t handle);

/* Of the package: object counts, their bytes, errors that wait to be raised, and what raises them. */
PyObject *raise_pending;
static PyObject *counts, *amounts, *pending, *discard, *text_kind;

/* setup(counts, amounts, pending, discard, raise_pending) */
PyObject *objects_setup(PyObject *module, PyObject *args)
{
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOOO", &counts, &amounts, &pending, &discard, &raise_pending))
        return NULL;
    Py_INCREF(counts);
    Py_INCREF(amounts);
    Py_INCREF(pending);
    Py_INCREF(discard);
    Py_INCREF(raise_pending);
    text_kind = PyUnicode_InternFromString("_kind");
    Py_RETURN_NONE;
}

/* register(cls): called for each class of objects. */
PyObject *objects_register(PyObject *module, PyObject *cls)
{
    (void)module;
    PyObject *name = PyObject_GetAttrString(cls, "__name__");
    if (!name)
        return NULL;
    for (int i = 0; i < KIND_COUNT; i++) {
        Kind *kind = &kinds[i];
        if (kind->type || PyUnicode_CompareWithASCIIString(name, kind->name) != 0)
            continue;
        kind->type = cls;
        Py_INCREF(cls);
        kind->text = PyUnicode_InternFromString(kind->name);
        kind->amount_text = kind->amount ? PyUnicode_InternFromString(kind->amount) : NULL;
    }
    Py_DECREF(name);
    Py_RETURN_NONE;
}

static Kind *kind_of(PyObject *object)
{
    for (int i = 0; i < KIND_COUNT; i++)
        if (kinds[i].type == (PyObject *)Py_TYPE(object))
            return &kinds[i];
    return NULL;
}

/* table[key] += number; errors are none of the caller's. */
static void count(PyObject *table, PyObject *key, PyObject *number, bool down)
{
    PyObject *old = PyDict_GetItemWithError(table, key), *now;
    long long value = (old ? PyLong_AsLongLong(old) : 0) + (number ? PyLong_AsLongLong(number) : 1) * (down ? -1 : 1);
    now = PyErr_Occurred() ? NULL : PyLong_FromLongLong(value);
    if (!now || PyDict_SetItem(table, key, now))
        PyErr_Clear();
    Py_XDECREF(now);
}

static void count_object(PyObject *object, bool down)
{
    Kind *kind = kind_of(object);
    if (kind) {
        count(counts, kind->text, NULL, down);
        return;
    }
    PyObject *name = PyObject_GetAttr(object, text_kind);
    if (name)
        count(counts, name, NULL, down);
    else
        PyErr_Clear();
    Py_XDECREF(name);
}

/* The type */

static void set(PyObject **place, PyObject *value)
{
    PyObject *old = *place;
    Py_INCREF(value);
    *place = value;
    Py_XDECREF(old);
}

/* Handle(label, internal, device) */
static int handle_init(PyObject *self, PyObject *args, PyObject *names)
{
    static char *keywords[] = {"label", "internal", "device", NULL};
    PyObject *label, *internal, *device;
    if (!PyArg_ParseTupleAndKeywords(args, names, "OOO", keywords, &label, &internal, &device))
        return -1;
    set(&((Handle *)self)->label, label);
    set(&((Handle *)self)->internal, internal);
    set(&((Handle *)self)->device, device);
    count_object(self, false);
    return 0;
}

static void release(const Kind *kind, uintptr_t handle)
{
    Release function;
    memcpy(&function, (const char *)functions + kind->release, sizeof function);
    if (!function) /* the child of a fork */
        return;
    PyThreadState *state = PyEval_SaveThread();
    function(handle);
    PyEval_RestoreThread(state);
}

static void handle_finalize(PyObject *self)
{
    Handle *object = (Handle *)self;
    uintptr_t handle;
    if (!object->internal || !counts)
        return; /* never complete */
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    Kind *kind = kind_of(self);
    count_object(self, true);
    if (kind && kind->amount_text) {
        PyObject *number = PyObject_GetAttr(self, kind->amount_text);
        if (number)
            count(amounts, kind->text, number, true);
        Py_XDECREF(number);
        PyErr_Clear();
    }
    if (kind && as_handle(self, &handle)) {
        /* In a cycle of garbage, the finalizers of others run later and may release this object too. */
        set(&object->internal, Py_None);
        release(kind, handle);
    } else if (!kind && object->internal != Py_None) {
        PyObject *done = PyObject_CallMethod(self, "_release", NULL);
        Py_XDECREF(done);
        PyErr_Clear(); /* the interpreter is going down */
    }
    PyErr_Restore(type, value, traceback);
}

static int handle_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((Handle *)self)->label);
    Py_VISIT(((Handle *)self)->device);
    return 0;
}

static int handle_clear(PyObject *self)
{
    Py_CLEAR(((Handle *)self)->label);
    Py_CLEAR(((Handle *)self)->device);
    return 0;
}

static void handle_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    freefunc free_object;
    *(void **)&free_object = PyType_GetSlot(type, Py_tp_free);
    PyObject_GC_UnTrack(self);
    handle_clear(self);
    Py_CLEAR(((Handle *)self)->internal);
    free_object(self);
    Py_DECREF(type);
}

static PyMemberDef handle_members[] = {
    {"_internal", T_OBJECT_EX, offsetof(Handle, internal), 0, "The native handle, None when it was released."},
    {"_label", T_OBJECT_EX, offsetof(Handle, label), 0, "The label."},
    {"_device", T_OBJECT_EX, offsetof(Handle, device), 0, "The device that the object belongs to."},
    {NULL, 0, 0, 0, NULL},
};

static PyType_Slot handle_slots[] = {
    {Py_tp_init, (void *)handle_init},
    {Py_tp_finalize, (void *)handle_finalize},
    {Py_tp_traverse, (void *)handle_traverse},
    {Py_tp_clear, (void *)handle_clear},
    {Py_tp_dealloc, (void *)handle_dealloc},
    {Py_tp_members, handle_members},
    {0, NULL},
};

PyType_Spec handle_spec = {
    "wgpu._fast.Handle", sizeof(Handle), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, handle_slots,
};

/* Creation */

bool is_pending(void)
{
    return PyDict_Size(pending) > 0;
}

PyObject *made(int which, uintptr_t handle, PyObject *label, PyObject *device)
{
    Kind *kind = &kinds[which];
    if (is_pending()) {
        PyObject *done = PyObject_CallFunction(discard, "OK", kind->text, (unsigned long long)handle);
        if (!done)
            return NULL;
        Py_DECREF(done);
    }
    PyTypeObject *type = (PyTypeObject *)kind->type;
    PyObject *internal = PyLong_FromUnsignedLongLong(handle);
    PyObject *object = internal ? PyType_GenericAlloc(type, 0) : NULL;
    if (!object) {
        Py_XDECREF(internal);
        release(kind, handle);
        return NULL;
    }
    Handle *self = (Handle *)object;
    self->internal = internal;
    set(&self->label, label);
    set(&self->device, device);
    count(counts, kind->text, NULL, false);
    return object;
}

void add_amount(int which, PyObject *number)
{
    count(amounts, kinds[which].text, number, false);
}
