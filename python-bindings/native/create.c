/* The creation of GPU objects in C, in the plain cases; pipelines.c has the pipelines.
 *
 * As in fast.c, each method stands in front of the Python method of the same name and leaves to it whatever is not plain.
 * The GIL is let go around the native calls: core logs under locks, and a log message wants the GIL.
 */
#include "read.h"

/* WGPU_WHOLE_SIZE, and how many items of a kind are plain. */
#define WHOLE UINT64_MAX
#define LAYOUTS 8
#define ENTRIES 32
#define FORMATS 8

static PyObject *text_size, *text_usage, *text_texture, *text_tex_info, *text_nbytes,
    *text_2d, *empty, *one;
/* Of the package: bits per texel by format, empty until first used. */
static PyObject *texel_bits;

/* The names of enums[] in _enum_values.py, in the same order. */
static const char *const enum_names[ENUM_COUNT] = {
    "AddressMode", "BlendFactor", "BlendOperation", "BufferBindingType", "CompareFunction", "CullMode", "FilterMode",
    "FrontFace", "IndexFormat", "MipmapFilterMode", "PrimitiveTopology", "SamplerBindingType", "StencilOperation",
    "StorageTextureAccess", "TextureAspect", "TextureDimension", "TextureFormat", "TextureSampleType", "TextureViewDimension",
    "VertexFormat", "VertexStepMode",
};

/* tables(enum_values, texel_bits): the enum strings by name of the enum, and bits per texel by format. */
PyObject *create_tables(PyObject *module, PyObject *args)
{
    PyObject *values;
    (void)module;
    if (!PyArg_ParseTuple(args, "O!O!", &PyDict_Type, &values, &PyDict_Type, &texel_bits))
        return NULL;
    Py_INCREF(texel_bits);
    for (int i = 0; i < ENUM_COUNT; i++) {
        enums[i] = PyDict_GetItemString(values, enum_names[i]);
        if (!enums[i] || !PyDict_Check(enums[i]))
            return PyErr_Format(PyExc_KeyError, "there are no values of %s", enum_names[i]);
        Py_INCREF(enums[i]);
    }
    text_size = PyUnicode_InternFromString("_size");
    text_usage = PyUnicode_InternFromString("_usage");
    text_texture = PyUnicode_InternFromString("_texture");
    text_tex_info = PyUnicode_InternFromString("_tex_info");
    text_nbytes = PyUnicode_InternFromString("_nbytes");
    empty = PyUnicode_InternFromString("");
    text_2d = PyUnicode_InternFromString("2d");
    one = PyLong_FromLong(1);
    Py_RETURN_NONE;
}

enum {
    CREATE_BUFFER, CREATE_TEXTURE, CREATE_VIEW, CREATE_SAMPLER, CREATE_BIND_GROUP_LAYOUT, CREATE_BIND_GROUP,
    CREATE_PIPELINE_LAYOUT, CREATE_COMMAND_ENCODER, BEGIN_COMPUTE_PASS, FINISH, SUBMIT, WRITE_BUFFER, CREATOR_COUNT
};

Method creators[CREATOR_COUNT];

CREATOR(create_buffer)
{
    static Names names = {{"size", "usage", "label", "mapped_at_creation", NULL}, {NULL}};
    PyObject *values[4] = {NULL, NULL, NULL, NULL};
    uint32_t mapped;
    WGPUBufferDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    CREATE(creators[CREATE_BUFFER], wgpuDeviceCreateBuffer,
           as_keywords(args, given, keywords, &names, values) && values[0] && as_u64(values[0], &descriptor.size) &&
               values[1] && as_u64(values[1], &descriptor.usage) && as_label(&values[2], &descriptor.label) &&
               as_bool(values[3], &mapped) && !mapped,
           &descriptor);
    PyObject *buffer = made(BUFFER, handle, values[2], object);
    if (buffer && (PyObject_SetAttr(buffer, text_size, values[0]) || PyObject_SetAttr(buffer, text_usage, values[1])))
        Py_CLEAR(buffer);
    if (buffer)
        add_amount(BUFFER, values[0]);
    return buffer;
}

/* A size in texels: a list or tuple of one to three numbers. */
static bool as_extent(PyObject *object, WGPUExtent3D *extent)
{
    PyObject *items[3];
    Py_ssize_t size = as_items(object, 3, items);
    extent->height = extent->depthOrArrayLayers = 1;
    return size >= 1 && as_u32(items[0], &extent->width) && (size < 2 || as_u32(items[1], &extent->height)) &&
           (size < 3 || as_u32(items[2], &extent->depthOrArrayLayers));
}

/* The bytes of all texels, as estimate_nbytes() in _texture.py; false for sizes that no texture has. */
static bool as_nbytes(const WGPUTextureDescriptor *texture, PyObject *format, long long *nbytes)
{
    uint64_t width = texture->size.width, height = texture->size.height, depth = texture->size.depthOrArrayLayers;
    uint64_t total = width * height * depth;
    double bits;
    PyObject *number = PyDict_GetItemWithError(texel_bits, format);
    if (!number || !as_f64(number, &bits) || width > 65536 || height > 65536 || depth > 65536 ||
        texture->mipLevelCount > 32 || texture->sampleCount > 64)
        return false;
    for (uint32_t level = 1; level < texture->mipLevelCount; level++) {
        width = width > 1 ? width / 2 : 1;
        height = height > 1 ? height / 2 : 1;
        if (texture->dimension == 3 && depth > 1)
            depth /= 2;
        total += width * height * depth;
    }
    *nbytes = (long long)((double)total * bits * texture->sampleCount) / 8;
    return true;
}

/* What GPUTexture._tex_info holds. */
static PyObject *texture_info(PyObject *const *values, const WGPUExtent3D *extent)
{
    static const char *const keys[] = {"size", "mip_level_count", "sample_count", "dimension", "format", "usage",
                                       "texture_binding_view_dimension"};
    static PyObject *texts[7];
    PyObject *size, *info = PyDict_New();
    if (PyTuple_CheckExact(values[0]) && PyTuple_Size(values[0]) == 3) {
        size = values[0];
        Py_INCREF(size);
    } else {
        size = Py_BuildValue("III", extent->width, extent->height, extent->depthOrArrayLayers);
    }
    PyObject *items[] = {size, values[3] ? values[3] : one, values[4] ? values[4] : one, values[5] ? values[5] : text_2d,
                         values[1], values[2], Py_None};
    for (int i = 0; info && i < 7; i++) {
        if (!texts[i])
            texts[i] = PyUnicode_InternFromString(keys[i]);
        if (!items[i] || PyDict_SetItem(info, texts[i], items[i]))
            Py_CLEAR(info);
    }
    Py_XDECREF(size);
    return info;
}

CREATOR(create_texture)
{
    static Names names = {{"size", "format", "usage", "mip_level_count", "sample_count", "dimension", "label",
                           "view_formats", NULL}, {NULL}};
    PyObject *values[8] = {NULL}, *items[FORMATS];
    WGPUTextureFormat formats[FORMATS];
    WGPUTextureDescriptor descriptor;
    long long nbytes = 0;
    memset(&descriptor, 0, sizeof descriptor);
    bool plain = as_keywords(args, given, keywords, &names, values) && values[0] && values[1] && values[2] &&
                 as_extent(values[0], &descriptor.size) && as_enum(TEXTURE_FORMAT, values[1], 0, &descriptor.format) &&
                 as_u64(values[2], &descriptor.usage) && OR(values[3], 1, as_u32, &descriptor.mipLevelCount) &&
                 OR(values[4], 1, as_u32, &descriptor.sampleCount) && descriptor.mipLevelCount && descriptor.sampleCount &&
                 as_enum(TEXTURE_DIMENSION, values[5], 2, &descriptor.dimension) &&
                 as_label(&values[6], &descriptor.label) && as_nbytes(&descriptor, values[1], &nbytes);
    Py_ssize_t size = plain && values[7] ? as_items(values[7], FORMATS, items) : 0;
    for (Py_ssize_t i = 0; plain && i < size; i++)
        plain = as_enum(TEXTURE_FORMAT, items[i], 0, &formats[i]);
    descriptor.viewFormatCount = (size_t)size;
    descriptor.viewFormats = formats;
    CREATE(creators[CREATE_TEXTURE], wgpuDeviceCreateTexture, plain && size >= 0, &descriptor);
    PyObject *texture = made(TEXTURE, handle, values[6], object);
    PyObject *info = texture ? texture_info(values, &descriptor.size) : NULL;
    PyObject *number = info ? PyLong_FromLongLong(nbytes) : NULL;
    /* The finalizer takes away what is counted, so the number comes last. */
    if (texture && (!number || PyObject_SetAttr(texture, text_tex_info, info) || PyObject_SetAttr(texture, text_nbytes, number)))
        Py_CLEAR(texture);
    if (texture)
        add_amount(TEXTURE, number);
    Py_XDECREF(info);
    Py_XDECREF(number);
    return texture;
}

/* The view of a whole texture of one layer, which is what a descriptor of NULL means. */
CREATOR(create_view)
{
    bool plain = !given && (!keywords || !PyTuple_Size(keywords));
    PyObject *info = plain ? PyObject_GetAttr(object, text_tex_info) : NULL;
    PyObject *size = info && PyDict_CheckExact(info) ? PyDict_GetItemString(info, "size") : NULL;
    uint64_t layers = 0;
    plain = size && PyTuple_CheckExact(size) && PyTuple_Size(size) == 3 && as_u64(PyTuple_GetItem(size, 2), &layers) &&
            layers == 1 && ((Handle *)object)->internal != Py_None;
    Py_XINCREF(size);
    Py_XDECREF(info);
    if (!plain || !functions || !functions->wgpuTextureCreateView) {
        Py_XDECREF(size);
        PyErr_Clear();
        return fall_back(&creators[CREATE_VIEW], object, args, given, keywords);
    }
    CREATE(creators[CREATE_VIEW], wgpuTextureCreateView, true, NULL);
    PyObject *view = made(TEXTURE_VIEW, handle, empty, ((Handle *)object)->device);
    if (view && (PyObject_SetAttr(view, text_texture, object) || PyObject_SetAttr(view, text_size, size)))
        Py_CLEAR(view);
    Py_DECREF(size);
    return view;
}

CREATOR(create_sampler)
{
    static Names names = {{"address_mode_u", "address_mode_v", "address_mode_w", "mag_filter", "min_filter", "mipmap_filter",
                           "lod_min_clamp", "lod_max_clamp", "compare", "max_anisotropy", "label", NULL}, {NULL}};
    PyObject *v[11] = {NULL};
    uint32_t anisotropy;
    WGPUSamplerDescriptor d;
    memset(&d, 0, sizeof d);
    CREATE(creators[CREATE_SAMPLER], wgpuDeviceCreateSampler,
           as_keywords(args, given, keywords, &names, v) && as_enum(ADDRESS_MODE, v[0], 1, &d.addressModeU) &&
               as_enum(ADDRESS_MODE, v[1], 1, &d.addressModeV) && as_enum(ADDRESS_MODE, v[2], 1, &d.addressModeW) &&
               as_enum(FILTER_MODE, v[3], 1, &d.magFilter) && as_enum(FILTER_MODE, v[4], 1, &d.minFilter) &&
               as_enum(MIPMAP_FILTER_MODE, v[5], 1, &d.mipmapFilter) && OR(v[6], 0, as_f32, &d.lodMinClamp) &&
               OR(v[7], 32, as_f32, &d.lodMaxClamp) &&
               as_enum(COMPARE_FUNCTION, v[8] == Py_None ? NULL : v[8], 0, &d.compare) &&
               OR(v[9], 1, as_u32, &anisotropy) && anisotropy <= UINT16_MAX && as_label(&v[10], &d.label) &&
               (d.maxAnisotropy = (uint16_t)anisotropy, true),
           &d);
    return made(SAMPLER, handle, v[10], object);
}

static bool as_layout_entry(PyObject *dict, WGPUBindGroupLayoutEntry *entry)
{
    static Names names = {{"binding", "visibility", "buffer", "sampler", "texture", "storage_texture",
                           "binding_array_size", NULL}, {NULL}};
    static Names buffer_names = {{"type", "has_dynamic_offset", "min_binding_size", NULL}, {NULL}};
    static Names sampler_names = {{"type", NULL}, {NULL}};
    static Names texture_names = {{"sample_type", "view_dimension", "multisampled", NULL}, {NULL}};
    static Names storage_names = {{"format", "access", "view_dimension", NULL}, {NULL}};
    PyObject *v[NAMES], *w[NAMES];
    uint64_t visibility;
    memset(entry, 0, sizeof *entry);
    if (!as_fields(dict, &names, v) || !v[0] || !as_u32(v[0], &entry->binding) || !v[1] || !as_u64(v[1], &visibility) ||
        !OR(v[6], 0, as_u32, &entry->bindingArraySize) || !v[2] + !v[3] + !v[4] + !v[5] != 3)
        return false;
    entry->visibility = visibility;
    if (v[2])
        return as_fields(v[2], &buffer_names, w) && as_enum(BUFFER_BINDING_TYPE, w[0], 2, &entry->buffer.type) &&
               as_bool(w[1], &entry->buffer.hasDynamicOffset) && OR(w[2], 0, as_u64, &entry->buffer.minBindingSize);
    if (v[3])
        return as_fields(v[3], &sampler_names, w) && as_enum(SAMPLER_BINDING_TYPE, w[0], 2, &entry->sampler.type);
    if (v[4])
        return as_fields(v[4], &texture_names, w) && as_enum(TEXTURE_SAMPLE_TYPE, w[0], 2, &entry->texture.sampleType) &&
               as_enum(TEXTURE_VIEW_DIMENSION, w[1], 2, &entry->texture.viewDimension) &&
               as_bool(w[2], &entry->texture.multisampled);
    return as_fields(v[5], &storage_names, w) && w[0] &&
           as_enum(TEXTURE_FORMAT, w[0], 0, &entry->storageTexture.format) &&
           as_enum(STORAGE_TEXTURE_ACCESS, w[1], 2, &entry->storageTexture.access) &&
           as_enum(TEXTURE_VIEW_DIMENSION, w[2], 2, &entry->storageTexture.viewDimension);
}

CREATOR(create_bind_group_layout)
{
    static Names names = {{"entries", "label", NULL}, {NULL}};
    PyObject *values[2] = {NULL, NULL}, *items[ENTRIES];
    WGPUBindGroupLayoutEntry entries[ENTRIES];
    WGPUBindGroupLayoutDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    bool plain = as_keywords(args, given, keywords, &names, values) && as_label(&values[1], &descriptor.label);
    Py_ssize_t size = plain ? as_items(values[0], ENTRIES, items) : -1;
    plain = size >= 0;
    for (Py_ssize_t i = 0; plain && i < size; i++)
        plain = as_layout_entry(items[i], &entries[i]);
    descriptor.entryCount = (size_t)size;
    descriptor.entries = entries;
    CREATE(creators[CREATE_BIND_GROUP_LAYOUT], wgpuDeviceCreateBindGroupLayout, plain, &descriptor);
    return made(BIND_GROUP_LAYOUT, handle, values[1], object);
}

/* A resource: a buffer, a dict of "buffer", "offset" and "size", a texture view or a sampler. */
static bool as_resource(PyObject *resource, WGPUBindGroupEntry *entry)
{
    static Names names = {{"buffer", "offset", "size", NULL}, {NULL}};
    PyObject *v[NAMES];
    entry->size = WHOLE;
    if (PyDict_CheckExact(resource))
        return as_fields(resource, &names, v) && v[0] && as_object(v[0], kinds[BUFFER].type, &entry->buffer) &&
               OR(v[1], 0, as_u64, &entry->offset) && OR(v[2], WHOLE, as_u64, &entry->size);
    return as_object(resource, kinds[BUFFER].type, &entry->buffer) ||
           as_object(resource, kinds[TEXTURE_VIEW].type, &entry->textureView) ||
           as_object(resource, kinds[SAMPLER].type, &entry->sampler);
}

CREATOR(create_bind_group)
{
    static Names names = {{"layout", "entries", "label", NULL}, {NULL}};
    static Names entry_names = {{"binding", "resource", NULL}, {NULL}};
    PyObject *values[3] = {NULL, NULL, NULL}, *items[ENTRIES], *v[NAMES];
    WGPUBindGroupEntry entries[ENTRIES];
    WGPUBindGroupDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    bool plain = as_keywords(args, given, keywords, &names, values) && values[0] &&
                 as_object(values[0], kinds[BIND_GROUP_LAYOUT].type, &descriptor.layout) &&
                 as_label(&values[2], &descriptor.label);
    Py_ssize_t size = plain ? as_items(values[1], ENTRIES, items) : -1;
    plain = size >= 0;
    for (Py_ssize_t i = 0; plain && i < size; i++) {
        memset(&entries[i], 0, sizeof entries[i]);
        plain = as_fields(items[i], &entry_names, v) && v[0] && v[1] && as_u32(v[0], &entries[i].binding) &&
                as_resource(v[1], &entries[i]);
    }
    descriptor.entryCount = (size_t)size;
    descriptor.entries = entries;
    CREATE(creators[CREATE_BIND_GROUP], wgpuDeviceCreateBindGroup, plain, &descriptor);
    return made(BIND_GROUP, handle, values[2], object);
}

CREATOR(create_pipeline_layout)
{
    static Names names = {{"bind_group_layouts", "label", NULL}, {NULL}};
    PyObject *values[2] = {NULL, NULL}, *items[LAYOUTS];
    WGPUBindGroupLayout layouts[LAYOUTS];
    WGPUPipelineLayoutDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    bool plain = as_keywords(args, given, keywords, &names, values) && as_label(&values[1], &descriptor.label);
    Py_ssize_t size = plain ? as_items(values[0], LAYOUTS, items) : -1;
    plain = size >= 0;
    for (Py_ssize_t i = 0; plain && i < size; i++)
        plain = as_object(items[i], kinds[BIND_GROUP_LAYOUT].type, &layouts[i]);
    descriptor.bindGroupLayoutCount = (size_t)size;
    descriptor.bindGroupLayouts = layouts;
    CREATE(creators[CREATE_PIPELINE_LAYOUT], wgpuDeviceCreatePipelineLayout, plain, &descriptor);
    return made(PIPELINE_LAYOUT, handle, values[1], object);
}

/* What is made of a label alone: the plain case has nothing else in its descriptor. The object belongs to the device `owner`. */
#define LABELLED(name, creator, Descriptor, function, kind, owner)                                                            \
    CREATOR(name)                                                                                                             \
    {                                                                                                                         \
        static Names names = {{"label", NULL}, {NULL}};                                                                       \
        PyObject *label[1] = {NULL};                                                                                          \
        Descriptor descriptor;                                                                                                \
        memset(&descriptor, 0, sizeof descriptor);                                                                            \
        CREATE(creators[creator], function,                                                                                   \
               as_keywords(args, given, keywords, &names, label) && as_label(&label[0], &descriptor.label), &descriptor);     \
        return made(kind, handle, label[0], owner);                                                                           \
    }

LABELLED(create_command_encoder, CREATE_COMMAND_ENCODER, WGPUCommandEncoderDescriptor, wgpuDeviceCreateCommandEncoder,
         COMMAND_ENCODER, object)
LABELLED(begin_compute_pass, BEGIN_COMPUTE_PASS, WGPUComputePassDescriptor, wgpuCommandEncoderBeginComputePass,
         COMPUTE_PASS_ENCODER, ((Handle *)object)->device)
LABELLED(finish, FINISH, WGPUCommandBufferDescriptor, wgpuCommandEncoderFinish, COMMAND_BUFFER, ((Handle *)object)->device)

CREATOR(submit)
{
    PyObject *items[ENTRIES];
    WGPUCommandBuffer buffers[ENTRIES];
    uintptr_t self;
    Py_ssize_t size = given == 1 && !keywords ? as_items(args[0], ENTRIES, items) : -1;
    bool plain = size >= 0 && functions && functions->wgpuQueueSubmit && as_handle(object, &self);
    for (Py_ssize_t i = 0; plain && i < size; i++)
        plain = as_object(items[i], kinds[COMMAND_BUFFER].type, &buffers[i]);
    if (!plain)
        return fall_back(&creators[SUBMIT], object, args, given, keywords);
    PyThreadState *state = PyEval_SaveThread();
    functions->wgpuQueueSubmit(self, (size_t)size, buffers);
    PyEval_RestoreThread(state);
    if (is_pending())
        return PyObject_CallNoArgs(raise_pending);
    Py_RETURN_NONE;
}

#ifndef _WIN32
/* The buffer protocol: in the limited API from 3.11 on only, but no different in 3.10. On Windows its python3.dll lacks it. */
typedef struct {
    void *buf;
    PyObject *obj;
    Py_ssize_t len, itemsize;
    int readonly, ndim;
    char *format;
    Py_ssize_t *shape, *strides, *suboffsets;
    void *internal;
} Buffer;

extern int PyObject_GetBuffer(PyObject *object, Buffer *view, int flags);
extern void PyBuffer_Release(Buffer *view);

/* The memory of numbers in the order of this system, in one block. */
static bool as_data(PyObject *object, Buffer *view)
{
    if (PyObject_GetBuffer(object, view, 0x4 | 0x8)) { /* PyBUF_FORMAT, PyBUF_ND */
        PyErr_Clear();
        return false;
    }
    if (!view->format || (view->format[0] && !view->format[1] && strchr("?cbBhHiIlLqQefd", view->format[0])))
        return true;
    PyBuffer_Release(view);
    return false;
}
#endif

/* write_buffer(buffer, offset, data), within the buffer. */
CREATOR(write_buffer)
{
#ifndef _WIN32
    uintptr_t self, buffer;
    uint64_t offset, all = 0;
    Buffer data;
    bool plain = functions && functions->wgpuQueueWriteBuffer && given == 3 && !keywords && as_handle(object, &self) &&
                 as_object(args[0], kinds[BUFFER].type, &buffer) && as_u64(args[1], &offset);
    PyObject *size = plain ? PyObject_GetAttr(args[0], text_size) : NULL;
    plain = size && as_u64(size, &all) && offset <= all;
    Py_XDECREF(size);
    if (plain && as_data(args[2], &data)) {
        plain = (uint64_t)data.len <= all - offset;
        if (plain) {
            PyThreadState *state = PyEval_SaveThread();
            functions->wgpuQueueWriteBuffer(self, buffer, offset, data.buf, (size_t)data.len);
            PyEval_RestoreThread(state);
        }
        PyBuffer_Release(&data);
        if (plain && is_pending())
            return PyObject_CallNoArgs(raise_pending);
        if (plain)
            Py_RETURN_NONE;
    }
    PyErr_Clear();
#endif
    return fall_back(&creators[WRITE_BUFFER], object, args, given, keywords);
}

Method creators[CREATOR_COUNT] = {
    ENTRY(CREATE_BUFFER, "GPUDevice", "create_buffer", create_buffer),
    ENTRY(CREATE_TEXTURE, "GPUDevice", "create_texture", create_texture),
    ENTRY(CREATE_VIEW, "GPUTexture", "create_view", create_view),
    ENTRY(CREATE_SAMPLER, "GPUDevice", "create_sampler", create_sampler),
    ENTRY(CREATE_BIND_GROUP_LAYOUT, "GPUDevice", "create_bind_group_layout", create_bind_group_layout),
    ENTRY(CREATE_BIND_GROUP, "GPUDevice", "create_bind_group", create_bind_group),
    ENTRY(CREATE_PIPELINE_LAYOUT, "GPUDevice", "create_pipeline_layout", create_pipeline_layout),
    ENTRY(CREATE_COMMAND_ENCODER, "GPUDevice", "create_command_encoder", create_command_encoder),
    ENTRY(BEGIN_COMPUTE_PASS, "GPUCommandEncoder", "begin_compute_pass", begin_compute_pass),
    ENTRY(FINISH, "GPUCommandEncoder", "finish", finish),
    ENTRY(SUBMIT, "GPUQueue", "submit", submit),
    ENTRY(WRITE_BUFFER, "GPUQueue", "write_buffer", write_buffer),
};
const int creator_count = CREATOR_COUNT;
