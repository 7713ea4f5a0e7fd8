/* A library that is loaded by dlopen, with a device, and what the measures of abi.c draw and compute with. */
#ifndef WGPU_ABI_BENCHES_LIBRARY_H
#define WGPU_ABI_BENCHES_LIBRARY_H

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WGPU_SKIP_DECLARATIONS
#include "webgpu.h"
#include "wgpu.h"

#define FUNCTIONS(X) \
    X(CreateInstance) X(InstanceRelease) X(InstanceRequestAdapter) X(InstanceProcessEvents) X(AdapterRelease) \
    X(AdapterRequestDevice) X(DeviceRelease) X(DeviceGetQueue) X(QueueRelease) X(DeviceCreateBuffer) X(BufferRelease) \
    X(DeviceCreateTexture) X(TextureRelease) X(TextureCreateView) X(TextureViewRelease) X(DeviceCreateSampler) \
    X(SamplerRelease) X(DeviceCreateBindGroupLayout) X(BindGroupLayoutRelease) X(DeviceCreateBindGroup) X(BindGroupRelease) \
    X(DeviceCreatePipelineLayout) X(PipelineLayoutRelease) X(DeviceCreateShaderModule) X(ShaderModuleRelease) \
    X(DeviceCreateRenderPipeline) X(RenderPipelineRelease) X(DeviceCreateComputePipeline) X(ComputePipelineRelease) \
    X(DeviceCreateQuerySet) X(QuerySetRelease) X(DeviceCreateCommandEncoder) X(CommandEncoderRelease) X(CommandEncoderFinish) \
    X(CommandBufferRelease) X(CommandEncoderBeginRenderPass) X(RenderPassEncoderEnd) X(RenderPassEncoderRelease) \
    X(RenderPassEncoderSetPipeline) X(RenderPassEncoderSetBindGroup) X(RenderPassEncoderSetVertexBuffer) \
    X(RenderPassEncoderSetIndexBuffer) X(RenderPassEncoderDraw) X(RenderPassEncoderDrawIndexed) \
    X(CommandEncoderBeginComputePass) X(ComputePassEncoderSetPipeline) X(ComputePassEncoderSetBindGroup) \
    X(ComputePassEncoderDispatchWorkgroups) X(ComputePassEncoderEnd) X(ComputePassEncoderRelease) \
    X(CommandEncoderCopyBufferToBuffer) X(QueueSubmit) X(QueueWriteBuffer) X(QueueWriteTexture) X(BufferMapAsync) \
    X(BufferGetConstMappedRange) X(BufferUnmap) X(DevicePoll)

typedef struct Library {
    const char *path;
#define MEMBER(name) WGPUProc##name name;
    FUNCTIONS(MEMBER)
#undef MEMBER
    WGPUInstance instance;
    WGPUAdapter adapter;
    WGPUDevice device;
    WGPUQueue queue;
    WGPUTexture texture;
    WGPUTextureView target;
    WGPUBindGroupLayout layout, storage_layout;
    WGPUPipelineLayout pipeline_layout, compute_layout;
    WGPUBindGroup groups[2], storage_groups[2];
    WGPUBuffer buffers[2], indices, uniform, storage, other_storage, readback, many[64], large;
    WGPUShaderModule module;
    WGPURenderPipeline pipelines[2];
    WGPUComputePipeline compute[2];
} Library;

static void *must(void *p, const char *what) {
    if (p == NULL) {
        fprintf(stderr, "%s\n", what);
        exit(2);
    }
    return p;
}

static void load(Library *l, const char *path) {
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    l->path = path;
#define FIND(name) *(void **)&l->name = must(dlsym(handle, "wgpu" #name), "no wgpu" #name);
    FUNCTIONS(FIND)
#undef FIND
}

static void on_adapter(WGPURequestAdapterStatus s, WGPUAdapter adapter, WGPUStringView m, void *to, void *u) {
    (void)s, (void)m, (void)u;
    *(WGPUAdapter *)to = adapter;
}
static void on_device(WGPURequestDeviceStatus s, WGPUDevice device, WGPUStringView m, void *to, void *u) {
    (void)s, (void)m, (void)u;
    *(WGPUDevice *)to = device;
}
static void on_error(WGPUDevice const *d, WGPUErrorType t, WGPUStringView m, void *a, void *b) {
    (void)d, (void)t, (void)a, (void)b;
    fprintf(stderr, "error: %.*s\n", (int)m.length, m.data);
    exit(1);
}
static void on_map(WGPUMapAsyncStatus s, WGPUStringView m, void *to, void *b) {
    (void)m, (void)b;
    *(volatile int *)to = (int)s;
}

static void open_device(Library *l) {
    /* Vulkan only on both sides: what the other backends cost at start is another measure. */
    WGPUInstanceExtras extras = {.chain = {.sType = (WGPUSType)WGPUSType_InstanceExtras},
                                 .backends = WGPUInstanceBackend_Vulkan,
                                 .flags = WGPUInstanceFlag_ValidationIndirectCall};
    WGPUInstanceDescriptor instance = {.nextInChain = &extras.chain};
    l->instance = l->CreateInstance(&instance);
    l->adapter = NULL;
    l->device = NULL;
    WGPURequestAdapterCallbackInfo a = {.mode = WGPUCallbackMode_AllowProcessEvents, .callback = on_adapter, .userdata1 = &l->adapter};
    l->InstanceRequestAdapter(l->instance, NULL, a);
    l->InstanceProcessEvents(l->instance);
    must(l->adapter, "no adapter");
    WGPUDeviceDescriptor device = WGPU_DEVICE_DESCRIPTOR_INIT;
    device.uncapturedErrorCallbackInfo.callback = on_error;
    WGPURequestDeviceCallbackInfo d = {.mode = WGPUCallbackMode_AllowProcessEvents, .callback = on_device, .userdata1 = &l->device};
    l->AdapterRequestDevice(l->adapter, &device, d);
    l->InstanceProcessEvents(l->instance);
    must(l->device, "no device");
}

static void close_device(Library *l) {
    l->DeviceRelease(l->device);
    l->AdapterRelease(l->adapter);
    l->InstanceRelease(l->instance);
}

static const char SHADER[] =
    "@group(0) @binding(0) var<uniform> u: vec4<f32>;"
    "@vertex fn vs(@location(0) p: vec4<f32>) -> @builtin(position) vec4<f32> { return p + u; }"
    "@fragment fn fs() -> @location(0) vec4<f32> { return vec4<f32>(1.0); }";
static const char COMPUTE[] =
    "override step: u32;"
    "@group(0) @binding(0) var<storage, read_write> data: array<u32>;"
    "@compute @workgroup_size(1) fn main(@builtin(global_invocation_id) id: vec3<u32>) { data[id.x] += step; }";

static WGPUShaderModule shader(Library *l, const char *code) {
    WGPUShaderSourceWGSL wgsl = {.chain = {.sType = WGPUSType_ShaderSourceWGSL}, .code = {code, WGPU_STRLEN}};
    WGPUShaderModuleDescriptor module = {.nextInChain = &wgsl.chain};
    return l->DeviceCreateShaderModule(l->device, &module);
}

static WGPUBuffer make_buffer(Library *l, uint64_t size, WGPUBufferUsage usage) {
    WGPUBufferDescriptor d = WGPU_BUFFER_DESCRIPTOR_INIT;
    d.size = size;
    d.usage = usage;
    return l->DeviceCreateBuffer(l->device, &d);
}

static WGPUBindGroupLayout make_layout(Library *l, WGPUShaderStage stage, WGPUBufferBindingType type) {
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = stage;
    entry.buffer.type = type;
    WGPUBindGroupLayoutDescriptor d = {.entryCount = 1, .entries = &entry};
    return l->DeviceCreateBindGroupLayout(l->device, &d);
}

static WGPUPipelineLayout make_pipeline_layout(Library *l, WGPUBindGroupLayout layout) {
    WGPUPipelineLayoutDescriptor d = {.bindGroupLayoutCount = 1, .bindGroupLayouts = &layout};
    return l->DeviceCreatePipelineLayout(l->device, &d);
}

static WGPUBindGroup make_group(Library *l, WGPUBindGroupLayout layout, WGPUBuffer buffer) {
    WGPUBindGroupEntry resource = WGPU_BIND_GROUP_ENTRY_INIT;
    resource.buffer = buffer;
    resource.size = 16;
    WGPUBindGroupDescriptor d = {.layout = layout, .entryCount = 1, .entries = &resource};
    return l->DeviceCreateBindGroup(l->device, &d);
}

/* Those of different numbers are different. */
static WGPURenderPipeline make_render_pipeline(Library *l, uint32_t number) {
    WGPUVertexAttribute attribute = {.format = WGPUVertexFormat_Float32x4};
    WGPUVertexBufferLayout vertex = WGPU_VERTEX_BUFFER_LAYOUT_INIT;
    vertex.arrayStride = 16 + 4 * (number % 500);
    vertex.stepMode = WGPUVertexStepMode_Vertex;
    vertex.attributeCount = 1;
    vertex.attributes = &attribute;
    WGPUColorTargetState target = WGPU_COLOR_TARGET_STATE_INIT;
    target.format = WGPUTextureFormat_RGBA8Unorm;
    WGPUFragmentState fragment = WGPU_FRAGMENT_STATE_INIT;
    fragment.module = l->module;
    fragment.targetCount = 1;
    fragment.targets = &target;
    WGPURenderPipelineDescriptor d = WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT;
    d.layout = l->pipeline_layout;
    d.vertex.module = l->module;
    d.vertex.bufferCount = 1;
    d.vertex.buffers = &vertex;
    d.fragment = &fragment;
    return l->DeviceCreateRenderPipeline(l->device, &d);
}

static WGPUComputePipeline make_compute_pipeline(Library *l, WGPUShaderModule module, uint32_t number) {
    WGPUConstantEntry step = WGPU_CONSTANT_ENTRY_INIT;
    step.key = (WGPUStringView){"step", WGPU_STRLEN};
    step.value = number;
    WGPUComputePipelineDescriptor d = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    d.layout = l->compute_layout;
    d.compute.module = module;
    d.compute.constantCount = 1;
    d.compute.constants = &step;
    return l->DeviceCreateComputePipeline(l->device, &d);
}

static void prepare(Library *l) {
    open_device(l);
    l->queue = l->DeviceGetQueue(l->device);
    WGPUTextureDescriptor texture = WGPU_TEXTURE_DESCRIPTOR_INIT;
    texture.size = (WGPUExtent3D){64, 64, 1};
    texture.format = WGPUTextureFormat_RGBA8Unorm;
    texture.usage = WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_TextureBinding | WGPUTextureUsage_CopyDst;
    l->texture = l->DeviceCreateTexture(l->device, &texture);
    l->target = l->TextureCreateView(l->texture, NULL);
    for (int i = 0; i < 2; i++) {
        l->buffers[i] = make_buffer(l, 256, WGPUBufferUsage_Vertex | WGPUBufferUsage_CopyDst);
    }
    for (int i = 0; i < 64; i++) {
        l->many[i] = make_buffer(l, 256, WGPUBufferUsage_Uniform | WGPUBufferUsage_CopyDst);
    }
    l->indices = make_buffer(l, 256, WGPUBufferUsage_Index);
    l->uniform = make_buffer(l, 256, WGPUBufferUsage_Uniform | WGPUBufferUsage_CopyDst);
    l->storage = make_buffer(l, 1 << 20, WGPUBufferUsage_Storage | WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc);
    l->other_storage = make_buffer(l, 256, WGPUBufferUsage_Storage);
    l->readback = make_buffer(l, 256, WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst);
    l->layout = make_layout(l, WGPUShaderStage_Vertex, WGPUBufferBindingType_Uniform);
    l->storage_layout = make_layout(l, WGPUShaderStage_Compute, WGPUBufferBindingType_Storage);
    l->pipeline_layout = make_pipeline_layout(l, l->layout);
    l->compute_layout = make_pipeline_layout(l, l->storage_layout);
    l->module = shader(l, SHADER);
    WGPUShaderModule compute = shader(l, COMPUTE);
    for (int i = 0; i < 2; i++) {
        /* Different ones: core skips what sets the same again. */
        l->groups[i] = make_group(l, l->layout, l->many[i]);
        l->storage_groups[i] = make_group(l, l->storage_layout, i == 0 ? l->storage : l->other_storage);
        l->pipelines[i] = make_render_pipeline(l, i);
        l->compute[i] = make_compute_pipeline(l, compute, i);
    }
    l->ShaderModuleRelease(compute);
}

#endif
