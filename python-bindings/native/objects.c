/* The life of GPU objects in C: their creation in the plain cases, counting, and their release.
 *
 * As in fast.c, each method stands in front of the Python method of the same name and leaves to it whatever is not plain.
 * The GIL is let go around the native calls: core logs under locks, and a log message wants the GIL.
 */
#include "fast.h"

/* The classes whose objects C releases, by name. */
typedef struct {
    const char *name;
    size_t release;     /* where the function is among the pointers */
    const char *amount; /* the attribute with the bytes that an object holds, if they are counted */
    PyObject *type, *text, *amount_text;
} Kind;

#define KIND(name, amount) {"GPU" #name, offsetof(Functions, wgpu##name##Release), amount, NULL, NULL, NULL}

enum {
    BUFFER, TEXTURE, TEXTURE_VIEW, SAMPLER, BIND_GROUP_LAYOUT, BIND_GROUP, PIPELINE_LAYOUT, SHADER_MODULE,
    COMPUTE_PIPELINE, RENDER_PIPELINE, COMMAND_BUFFER, COMMAND_ENCODER, COMPUTE_PASS_ENCODER, RENDER_PASS_ENCODER,
    RENDER_BUNDLE_ENCODER, RENDER_BUNDLE, QUERY_SET, KIND_COUNT
};

static Kind kinds[KIND_COUNT] = {
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
};

typedef void (*Release)(uintptr_t handle);

/* Of the package: object counts, their bytes, errors that wait to be raised, and what raises them. */
static PyObject *counts, *amounts, *pending, *discard;
static PyObject *empty, *unmapped, *text_size, *text_usage, *text_map_state, *text_kind, *text_texture, *text_tex_info;

/* setup(counts, amounts, pending, discard) */
PyObject *objects_setup(PyObject *module, PyObject *args)
{
    (void)module;
    if (!PyArg_ParseTuple(args, "OOOO", &counts, &amounts, &pending, &discard))
        return NULL;
    Py_INCREF(counts);
    Py_INCREF(amounts);
    Py_INCREF(pending);
    Py_INCREF(discard);
    empty = PyUnicode_InternFromString("");
    unmapped = PyUnicode_InternFromString("unmapped");
    text_size = PyUnicode_InternFromString("_size");
    text_usage = PyUnicode_InternFromString("_usage");
    text_map_state = PyUnicode_InternFromString("_map_state");
    text_kind = PyUnicode_InternFromString("_kind");
    text_texture = PyUnicode_InternFromString("_texture");
    text_tex_info = PyUnicode_InternFromString("_tex_info");
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

/* A new object around a native one; NULL with an error set when there is none, or when the call reported one. */
static PyObject *made(int which, uintptr_t handle, PyObject *label, PyObject *device)
{
    Kind *kind = &kinds[which];
    if (PyDict_Size(pending) > 0) {
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

/* Reads keyword arguments into places by name; false when there are others. */
static bool keywords(PyObject *const *args, Py_ssize_t given, PyObject *names, const char *const *known, PyObject **values)
{
    Py_ssize_t named = names ? PyTuple_Size(names) : 0;
    if (given)
        return false;
    for (Py_ssize_t i = 0; i < named; i++) {
        PyObject *name = PyTuple_GetItem(names, i);
        int place = 0;
        while (known[place] && PyUnicode_CompareWithASCIIString(name, known[place]) != 0)
            place++;
        if (!known[place])
            return false;
        values[place] = args[i];
    }
    return true;
}

/* A label; not given it is empty. The view lives as long as the object. */
static bool as_label(PyObject **object, WGPUStringView *view)
{
    view->data = NULL;
    view->length = 0;
    if (!*object) {
        *object = empty;
        return true;
    }
    if (!PyUnicode_CheckExact(*object))
        return false;
    Py_ssize_t size;
    view->data = PyUnicode_AsUTF8AndSize(*object, &size);
    if (!view->data) {
        PyErr_Clear();
        return false;
    }
    view->length = (size_t)size;
    return true;
}

/* The items of a list or tuple of at most `most`; -1 for anything else. */
static Py_ssize_t as_items(PyObject *object, Py_ssize_t most, PyObject **items)
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

enum {
    CREATE_BUFFER, CREATE_COMMAND_ENCODER, CREATE_PIPELINE_LAYOUT, CREATE_BIND_GROUP, CREATE_VIEW, CREATOR_COUNT
};

Method creators[CREATOR_COUNT];

#define CREATE(index, which, function, plain, ...)                                                        \
    if (!(functions && functions->function && as_handle(object, &self) && (plain)))                       \
        return fall_back(&creators[index], object, args, count_given, names);                             \
    uintptr_t handle;                                                                                     \
    PyThreadState *state = PyEval_SaveThread();                                                           \
    handle = functions->function(self, __VA_ARGS__);                                                      \
    PyEval_RestoreThread(state)

#define CREATOR(name) \
    static PyObject *name(PyObject *object, PyObject *const *args, Py_ssize_t count_given, PyObject *names)

CREATOR(create_buffer)
{
    static const char *const known[] = {"size", "usage", "label", "mapped_at_creation", NULL};
    PyObject *values[4] = {NULL, NULL, NULL, NULL};
    uintptr_t self;
    uint64_t size, usage;
    WGPUBufferDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    CREATE(CREATE_BUFFER, BUFFER, wgpuDeviceCreateBuffer,
           keywords(args, count_given, names, known, values) && values[0] && as_u64(values[0], &size) && values[1] &&
               as_u64(values[1], &usage) && as_label(&values[2], &descriptor.label) &&
               (!values[3] || values[3] == Py_False) &&
               (descriptor.size = size, descriptor.usage = usage, true),
           &descriptor);
    PyObject *buffer = made(BUFFER, handle, values[2], object);
    if (buffer && (PyObject_SetAttr(buffer, text_size, values[0]) || PyObject_SetAttr(buffer, text_usage, values[1]) ||
                   PyObject_SetAttr(buffer, text_map_state, unmapped)))
        Py_CLEAR(buffer);
    if (buffer)
        count(amounts, kinds[BUFFER].text, values[0], false);
    return buffer;
}

CREATOR(create_command_encoder)
{
    static const char *const known[] = {"label", NULL};
    PyObject *values[1] = {NULL};
    uintptr_t self;
    WGPUCommandEncoderDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    CREATE(CREATE_COMMAND_ENCODER, COMMAND_ENCODER, wgpuDeviceCreateCommandEncoder,
           keywords(args, count_given, names, known, values) && as_label(&values[0], &descriptor.label), &descriptor);
    return made(COMMAND_ENCODER, handle, values[0], object);
}

CREATOR(create_pipeline_layout)
{
    static const char *const known[] = {"bind_group_layouts", "label", NULL};
    PyObject *values[2] = {NULL, NULL}, *items[8];
    uintptr_t self;
    WGPUBindGroupLayout layouts[8];
    WGPUPipelineLayoutDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    bool plain = keywords(args, count_given, names, known, values) && as_label(&values[1], &descriptor.label);
    Py_ssize_t size = plain ? as_items(values[0], 8, items) : -1;
    plain = size >= 0;
    for (Py_ssize_t i = 0; plain && i < size; i++)
        plain = as_object(items[i], kinds[BIND_GROUP_LAYOUT].type, &layouts[i]);
    descriptor.bindGroupLayoutCount = (size_t)size;
    descriptor.bindGroupLayouts = layouts;
    CREATE(CREATE_PIPELINE_LAYOUT, PIPELINE_LAYOUT, wgpuDeviceCreatePipelineLayout, plain, &descriptor);
    return made(PIPELINE_LAYOUT, handle, values[1], object);
}

/* A resource: a buffer, a dict of "buffer", "offset" and "size", a texture view or a sampler. */
static bool as_resource(PyObject *resource, WGPUBindGroupEntry *entry)
{
    entry->offset = 0;
    entry->size = UINT64_MAX;
    if (PyDict_CheckExact(resource)) {
        PyObject *buffer = PyDict_GetItemString(resource, "buffer");
        PyObject *offset = PyDict_GetItemString(resource, "offset");
        PyObject *size = PyDict_GetItemString(resource, "size");
        return buffer && as_object(buffer, kinds[BUFFER].type, &entry->buffer) &&
               PyDict_Size(resource) == 1 + (offset != NULL) + (size != NULL) &&
               (!offset || as_u64(offset, &entry->offset)) && (!size || as_u64(size, &entry->size));
    }
    return as_object(resource, kinds[BUFFER].type, &entry->buffer) ||
           as_object(resource, kinds[TEXTURE_VIEW].type, &entry->textureView) ||
           as_object(resource, kinds[SAMPLER].type, &entry->sampler);
}

CREATOR(create_bind_group)
{
    static const char *const known[] = {"layout", "entries", "label", NULL};
    PyObject *values[3] = {NULL, NULL, NULL}, *items[16];
    uintptr_t self;
    WGPUBindGroupEntry entries[16];
    WGPUBindGroupDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    bool plain = keywords(args, count_given, names, known, values) && values[0] &&
                 as_object(values[0], kinds[BIND_GROUP_LAYOUT].type, &descriptor.layout) &&
                 as_label(&values[2], &descriptor.label);
    Py_ssize_t size = plain ? as_items(values[1], 16, items) : -1;
    plain = size >= 0;
    for (Py_ssize_t i = 0; plain && i < size; i++) {
        memset(&entries[i], 0, sizeof entries[i]);
        PyObject *binding = PyDict_CheckExact(items[i]) ? PyDict_GetItemString(items[i], "binding") : NULL;
        PyObject *resource = binding ? PyDict_GetItemString(items[i], "resource") : NULL;
        plain = resource && PyDict_Size(items[i]) == 2 && as_u32(binding, &entries[i].binding) &&
                as_resource(resource, &entries[i]);
    }
    descriptor.entryCount = (size_t)size;
    descriptor.entries = entries;
    CREATE(CREATE_BIND_GROUP, BIND_GROUP, wgpuDeviceCreateBindGroup, plain, &descriptor);
    return made(BIND_GROUP, handle, values[2], object);
}

/* The view of a whole texture of one layer, which is what a descriptor of NULL means. */
CREATOR(create_view)
{
    uintptr_t self;
    bool plain = !count_given && (!names || !PyTuple_Size(names));
    PyObject *info = plain ? PyObject_GetAttr(object, text_tex_info) : NULL;
    PyObject *size = info && PyDict_CheckExact(info) ? PyDict_GetItemString(info, "size") : NULL;
    uint64_t layers = 0;
    plain = size && PyTuple_CheckExact(size) && PyTuple_Size(size) == 3 && as_u64(PyTuple_GetItem(size, 2), &layers) &&
            layers == 1;
    Py_XINCREF(size);
    Py_XDECREF(info);
    if (!plain) {
        Py_XDECREF(size);
        PyErr_Clear();
        return fall_back(&creators[CREATE_VIEW], object, args, count_given, names);
    }
    CREATE(CREATE_VIEW, TEXTURE_VIEW, wgpuTextureCreateView, true, NULL);
    PyObject *view = made(TEXTURE_VIEW, handle, empty, ((Handle *)object)->device);
    if (view && (PyObject_SetAttr(view, text_texture, object) || PyObject_SetAttr(view, text_size, size)))
        Py_CLEAR(view);
    Py_DECREF(size);
    return view;
}

Method creators[CREATOR_COUNT] = {
    ENTRY(CREATE_BUFFER, "GPUDevice", "create_buffer", create_buffer),
    ENTRY(CREATE_COMMAND_ENCODER, "GPUDevice", "create_command_encoder", create_command_encoder),
    ENTRY(CREATE_PIPELINE_LAYOUT, "GPUDevice", "create_pipeline_layout", create_pipeline_layout),
    ENTRY(CREATE_BIND_GROUP, "GPUDevice", "create_bind_group", create_bind_group),
    ENTRY(CREATE_VIEW, "GPUTexture", "create_view", create_view),
};
const int creator_count = CREATOR_COUNT;
