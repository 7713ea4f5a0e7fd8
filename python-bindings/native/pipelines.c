/* The creation of shader modules and pipelines in C, in the plain cases. See create.c. */
#include "read.h"

#define BUFFERS 16
#define ATTRIBUTES 32
#define TARGETS 8
#define STRINGS 2

/* What a descriptor points to, with the strings that another thread may not let go during the call. */
typedef struct {
    WGPUVertexBufferLayout buffers[BUFFERS];
    WGPUVertexAttribute attributes[ATTRIBUTES];
    size_t attribute_count;
    WGPUColorTargetState targets[TARGETS];
    WGPUBlendState blends[TARGETS];
    WGPUFragmentState fragment;
    WGPUDepthStencilState depth_stencil;
    PyObject *strings[STRINGS];
    size_t string_count;
} Parts;

static PyObject *text_source;

enum { CREATE_SHADER_MODULE, CREATE_COMPUTE_PIPELINE, CREATE_RENDER_PIPELINE, PIPELINE_CREATOR_COUNT };

Method pipeline_creators[PIPELINE_CREATOR_COUNT];

/* WGSL is what does not begin with "#version": that may be GLSL. */
static bool is_wgsl(const char *code)
{
    while (*code == ' ' || (*code >= '\t' && *code <= '\r'))
        code++;
    return *code != '#';
}

/* Errors are left to the Python method, which has the messages of the compiler; it is the `cls` of this one. */
CREATOR(create_shader_module)
{
    static Names names = {{"code", "label", NULL}, {NULL}};
    PyObject *values[2] = {NULL, NULL};
    WGPUShaderSourceWGSL source;
    WGPUShaderModuleDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    memset(&source, 0, sizeof source);
    source.chain.sType = 2; /* WGPUSType_ShaderSourceWGSL */
    descriptor.nextInChain = &source;
    CREATE(pipeline_creators[CREATE_SHADER_MODULE], wgpuDeviceCreateShaderModule,
           as_keywords(args, given, keywords, &names, values) && values[0] && as_label(&values[0], &source.code) &&
               is_wgsl(source.code.data) && as_label(&values[1], &descriptor.label),
           &descriptor);
    if (is_pending())
        return PyObject_CallFunction(pipeline_creators[CREATE_SHADER_MODULE].cls, "OOOK", object, values[1], values[0],
                                     (unsigned long long)handle);
    PyObject *module = made(SHADER_MODULE, handle, values[1], object);
    if (!text_source)
        text_source = PyUnicode_InternFromString("_source");
    if (module && PyObject_SetAttr(module, text_source, values[0]))
        Py_CLEAR(module);
    return module;
}

/* A pipeline layout; None, "auto" and nothing are 0. */
static bool as_layout(PyObject *object, WGPUPipelineLayout *layout)
{
    *layout = 0;
    return !object || object == Py_None || as_object(object, kinds[PIPELINE_LAYOUT].type, layout) ||
           (PyUnicode_CheckExact(object) && PyUnicode_CompareWithASCIIString(object, "auto") == 0);
}

/* Module and entry point; constants are not plain. */
static bool as_stage(PyObject *const *values, WGPUShaderModule *module, WGPUStringView *entry, Parts *parts)
{
    entry->data = NULL;
    entry->length = SIZE_MAX;
    if (!values[0] || !as_object(values[0], kinds[SHADER_MODULE].type, module) ||
        (values[2] && !(PyDict_CheckExact(values[2]) && !PyDict_Size(values[2]))))
        return false;
    if (!values[1])
        return true;
    if (!as_label((PyObject **)&values[1], entry))
        return false;
    parts->strings[parts->string_count++] = values[1];
    return true;
}

/* The last thing to do before the call. */
static bool keep(Parts *parts)
{
    for (size_t i = 0; i < parts->string_count; i++)
        Py_INCREF(parts->strings[i]);
    return true;
}

static void let_go(Parts *parts)
{
    for (size_t i = 0; i < parts->string_count; i++)
        Py_DECREF(parts->strings[i]);
}

CREATOR(create_compute_pipeline)
{
    static Names names = {{"compute", "layout", "label", NULL}, {NULL}};
    static Names stage_names = {{"module", "entry_point", "constants", NULL}, {NULL}};
    PyObject *values[3] = {NULL, NULL, NULL}, *v[NAMES];
    Parts parts;
    WGPUComputePipelineDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    parts.string_count = 0;
    CREATE(pipeline_creators[CREATE_COMPUTE_PIPELINE], wgpuDeviceCreateComputePipeline,
           as_keywords(args, given, keywords, &names, values) && values[0] && as_layout(values[1], &descriptor.layout) &&
               as_label(&values[2], &descriptor.label) && as_fields(values[0], &stage_names, v) &&
               as_stage(v, &descriptor.compute.module, &descriptor.compute.entryPoint, &parts) && keep(&parts),
           &descriptor);
    let_go(&parts);
    return made(COMPUTE_PIPELINE, handle, values[2], object);
}

static bool as_attribute(PyObject *dict, WGPUVertexAttribute *attribute)
{
    static Names names = {{"format", "offset", "shader_location", NULL}, {NULL}};
    PyObject *v[NAMES];
    memset(attribute, 0, sizeof *attribute);
    return as_fields(dict, &names, v) && v[0] && v[1] && v[2] && as_enum(VERTEX_FORMAT, v[0], 0, &attribute->format) &&
           as_u64(v[1], &attribute->offset) && as_u32(v[2], &attribute->shaderLocation);
}

static bool as_vertex_buffer(PyObject *dict, WGPUVertexBufferLayout *buffer, Parts *parts)
{
    static Names names = {{"array_stride", "attributes", "step_mode", NULL}, {NULL}};
    PyObject *v[NAMES], *items[ATTRIBUTES];
    memset(buffer, 0, sizeof *buffer);
    if (dict == Py_None)
        return true;
    if (!as_fields(dict, &names, v) || !v[0] || !as_u64(v[0], &buffer->arrayStride) ||
        !as_enum(VERTEX_STEP_MODE, v[2], 1, &buffer->stepMode))
        return false;
    Py_ssize_t size = as_items(v[1], ATTRIBUTES - (Py_ssize_t)parts->attribute_count, items);
    WGPUVertexAttribute *attributes = &parts->attributes[parts->attribute_count];
    for (Py_ssize_t i = 0; i < size; i++)
        if (!as_attribute(items[i], &attributes[i]))
            return false;
    if (size < 0)
        return false;
    parts->attribute_count += (size_t)size;
    buffer->attributeCount = (size_t)size;
    buffer->attributes = attributes;
    return true;
}

static bool as_blend_component(PyObject *dict, WGPUBlendComponent *component)
{
    static Names names = {{"operation", "src_factor", "dst_factor", NULL}, {NULL}};
    PyObject *v[NAMES];
    return as_fields(dict, &names, v) && as_enum(BLEND_OPERATION, v[0], 1, &component->operation) &&
           as_enum(BLEND_FACTOR, v[1], 2, &component->srcFactor) && as_enum(BLEND_FACTOR, v[2], 1, &component->dstFactor);
}

static bool as_target(PyObject *dict, WGPUColorTargetState *target, WGPUBlendState *blend)
{
    static Names names = {{"format", "blend", "write_mask", NULL}, {NULL}};
    static Names blend_names = {{"color", "alpha", NULL}, {NULL}};
    PyObject *v[NAMES], *w[NAMES];
    memset(target, 0, sizeof *target);
    if (dict == Py_None)
        return true;
    if (!as_fields(dict, &names, v) || !v[0] || !as_enum(TEXTURE_FORMAT, v[0], 0, &target->format) ||
        !OR(v[2], 0xF, as_u64, &target->writeMask))
        return false;
    if (!v[1])
        return true;
    target->blend = blend;
    return as_fields(v[1], &blend_names, w) && w[0] && w[1] && as_blend_component(w[0], &blend->color) &&
           as_blend_component(w[1], &blend->alpha);
}

static bool as_fragment(PyObject *dict, Parts *parts)
{
    static Names names = {{"module", "entry_point", "constants", "targets", NULL}, {NULL}};
    PyObject *v[NAMES], *items[TARGETS];
    WGPUFragmentState *fragment = &parts->fragment;
    memset(fragment, 0, sizeof *fragment);
    if (!as_fields(dict, &names, v) || !as_stage(v, &fragment->module, &fragment->entryPoint, parts))
        return false;
    Py_ssize_t size = as_items(v[3], TARGETS, items);
    for (Py_ssize_t i = 0; i < size; i++)
        if (!as_target(items[i], &parts->targets[i], &parts->blends[i]))
            return false;
    fragment->targetCount = (size_t)size;
    fragment->targets = parts->targets;
    return size >= 0;
}

static bool as_vertex(PyObject *dict, WGPUVertexState *vertex, Parts *parts)
{
    static Names names = {{"module", "entry_point", "constants", "buffers", NULL}, {NULL}};
    PyObject *v[NAMES], *items[BUFFERS];
    if (!as_fields(dict, &names, v) || !as_stage(v, &vertex->module, &vertex->entryPoint, parts))
        return false;
    Py_ssize_t size = v[3] ? as_items(v[3], BUFFERS, items) : 0;
    for (Py_ssize_t i = 0; i < size; i++)
        if (!as_vertex_buffer(items[i], &parts->buffers[i], parts))
            return false;
    vertex->bufferCount = (size_t)size;
    vertex->buffers = parts->buffers;
    return size >= 0;
}

static bool as_primitive(PyObject *dict, WGPUPrimitiveState *primitive)
{
    static Names names = {{"topology", "strip_index_format", "front_face", "cull_mode", "unclipped_depth", NULL}, {NULL}};
    PyObject *v[NAMES] = {NULL};
    return (!dict || as_fields(dict, &names, v)) && as_enum(PRIMITIVE_TOPOLOGY, v[0], 4, &primitive->topology) &&
           as_enum(INDEX_FORMAT, v[1], 0, &primitive->stripIndexFormat) &&
           as_enum(FRONT_FACE, v[2], 1, &primitive->frontFace) && as_enum(CULL_MODE, v[3], 1, &primitive->cullMode) &&
           as_bool(v[4], &primitive->unclippedDepth);
}

static bool as_stencil_face(PyObject *dict, WGPUStencilFaceState *face)
{
    static Names names = {{"compare", "fail_op", "depth_fail_op", "pass_op", NULL}, {NULL}};
    PyObject *v[NAMES] = {NULL};
    return (!dict || as_fields(dict, &names, v)) && as_enum(COMPARE_FUNCTION, v[0], 8, &face->compare) &&
           as_enum(STENCIL_OPERATION, v[1], 1, &face->failOp) && as_enum(STENCIL_OPERATION, v[2], 1, &face->depthFailOp) &&
           as_enum(STENCIL_OPERATION, v[3], 1, &face->passOp);
}

static bool as_depth_stencil(PyObject *dict, WGPUDepthStencilState *state)
{
    static Names names = {{"format", "depth_write_enabled", "depth_compare", "stencil_front", "stencil_back",
                           "stencil_read_mask", "stencil_write_mask", "depth_bias", "depth_bias_slope_scale",
                           "depth_bias_clamp", NULL}, {NULL}};
    PyObject *v[NAMES];
    uint64_t bias;
    memset(state, 0, sizeof *state);
    if (!as_fields(dict, &names, v) || !v[0] || !as_enum(TEXTURE_FORMAT, v[0], 0, &state->format) ||
        !as_bool(v[1], &state->depthWriteEnabled) || !as_enum(COMPARE_FUNCTION, v[2], 8, &state->depthCompare) ||
        !as_stencil_face(v[3], &state->stencilFront) || !as_stencil_face(v[4], &state->stencilBack) ||
        !OR(v[5], UINT32_MAX, as_u32, &state->stencilReadMask) || !OR(v[6], UINT32_MAX, as_u32, &state->stencilWriteMask) ||
        !OR(v[7], 0, as_u64, &bias) || bias > INT32_MAX || !OR(v[8], 0, as_f32, &state->depthBiasSlopeScale) ||
        !OR(v[9], 0, as_f32, &state->depthBiasClamp))
        return false;
    state->depthBias = (int32_t)bias;
    return true;
}

static bool as_multisample(PyObject *dict, WGPUMultisampleState *state)
{
    static Names names = {{"count", "mask", "alpha_to_coverage_enabled", NULL}, {NULL}};
    PyObject *v[NAMES] = {NULL};
    return (!dict || as_fields(dict, &names, v)) && OR(v[0], 1, as_u32, &state->count) && state->count &&
           OR(v[1], UINT32_MAX, as_u32, &state->mask) && as_bool(v[2], &state->alphaToCoverageEnabled);
}

/* An argument that may be None; a dict without fields counts as left out. */
static PyObject *given_dict(PyObject *object)
{
    return !object || object == Py_None || (PyDict_CheckExact(object) && !PyDict_Size(object)) ? NULL : object;
}

static bool as_render_pipeline(PyObject *const *values, WGPURenderPipelineDescriptor *descriptor, Parts *parts)
{
    PyObject *depth_stencil = given_dict(values[3]), *fragment = values[5] == Py_None ? NULL : values[5];
    if (!values[0] || !as_layout(values[1], &descriptor->layout) || !as_vertex(values[0], &descriptor->vertex, parts) ||
        !as_primitive(given_dict(values[2]), &descriptor->primitive) ||
        (depth_stencil && !as_depth_stencil(depth_stencil, &parts->depth_stencil)) ||
        !as_multisample(given_dict(values[4]), &descriptor->multisample) || (fragment && !as_fragment(fragment, parts)))
        return false;
    descriptor->depthStencil = depth_stencil ? &parts->depth_stencil : NULL;
    descriptor->fragment = fragment ? &parts->fragment : NULL;
    return true;
}

CREATOR(create_render_pipeline)
{
    static Names names = {{"vertex", "layout", "primitive", "depth_stencil", "multisample", "fragment", "label", NULL}, {NULL}};
    PyObject *values[7] = {NULL};
    Parts parts;
    WGPURenderPipelineDescriptor descriptor;
    memset(&descriptor, 0, sizeof descriptor);
    parts.string_count = parts.attribute_count = 0;
    CREATE(pipeline_creators[CREATE_RENDER_PIPELINE], wgpuDeviceCreateRenderPipeline,
           as_keywords(args, given, keywords, &names, values) && as_label(&values[6], &descriptor.label) &&
               as_render_pipeline(values, &descriptor, &parts) && keep(&parts),
           &descriptor);
    let_go(&parts);
    return made(RENDER_PIPELINE, handle, values[6], object);
}

Method pipeline_creators[PIPELINE_CREATOR_COUNT] = {
    ENTRY(CREATE_SHADER_MODULE, "GPUDevice", "create_shader_module", create_shader_module),
    ENTRY(CREATE_COMPUTE_PIPELINE, "GPUDevice", "create_compute_pipeline", create_compute_pipeline),
    ENTRY(CREATE_RENDER_PIPELINE, "GPUDevice", "create_render_pipeline", create_render_pipeline),
};
const int pipeline_creator_count = PIPELINE_CREATOR_COUNT;
