/* Handles that lead nowhere: NULL, made up, released, of another kind, of another device; for every function. */
#include "render.h"

/* ---- every function on one handle, by the kind that the function wants ---- */

#define LIFE(Kind)                                       \
    wgpu##Kind##AddRef((WGPU##Kind)h);                   \
    wgpu##Kind##Release((WGPU##Kind)h)
#define LABEL(Kind) wgpu##Kind##SetLabel((WGPU##Kind)h, sv("no"))

static const WGPUExtent3D ONE = {1, 1, 1};
static uint64_t scratch[64];

static void as_instance(void *h) {
    WGPUInstance x = h;
    WGPURequestAdapterCallbackInfo info = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    CHECK_EQ(wgpuInstanceRequestAdapter(x, NULL, info).id, 0);
    wgpuInstanceProcessEvents(x);
    CHECK_EQ(wgpuInstanceWaitAny(x, 0, NULL, 0), WGPUWaitStatus_Error);
    CHECK(!wgpuInstanceHasWGSLLanguageFeature(x, WGPUWGSLLanguageFeatureName_PointerCompositeAccess));
    WGPUSupportedWGSLLanguageFeatures features = {.featureCount = 9};
    wgpuInstanceGetWGSLLanguageFeatures(x, &features);
    CHECK_EQ(features.featureCount, 0);
    LIFE(Instance);
}

static void as_adapter(void *h) {
    WGPUAdapter x = h;
    WGPURequestDeviceCallbackInfo info = WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    CHECK_EQ(wgpuAdapterRequestDevice(x, NULL, info).id, 0);
    WGPUSupportedFeatures features = {.featureCount = 9};
    wgpuAdapterGetFeatures(x, &features);
    CHECK_EQ(features.featureCount, 0);
    CHECK(!wgpuAdapterHasFeature(x, WGPUFeatureName_CoreFeaturesAndLimits));
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuAdapterGetLimits(x, &limits), WGPUStatus_Error);
    WGPUAdapterInfo about = WGPU_ADAPTER_INFO_INIT;
    CHECK_EQ(wgpuAdapterGetInfo(x, &about), WGPUStatus_Error);
    LIFE(Adapter);
}

static void as_device(void *h) {
    WGPUDevice x = h;
    CHECK(wgpuDeviceCreateBindGroup(x, &(WGPUBindGroupDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateBindGroupLayout(x, &(WGPUBindGroupLayoutDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateBuffer(x, &(WGPUBufferDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateCommandEncoder(x, NULL) == NULL);
    CHECK(wgpuDeviceCreateComputePipeline(x, &(WGPUComputePipelineDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreatePipelineLayout(x, &(WGPUPipelineLayoutDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateQuerySet(x, &(WGPUQuerySetDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateRenderBundleEncoder(x, &(WGPURenderBundleEncoderDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateRenderPipeline(x, &(WGPURenderPipelineDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateSampler(x, NULL) == NULL);
    CHECK(wgpuDeviceCreateShaderModule(x, &(WGPUShaderModuleDescriptor){0}) == NULL);
    CHECK(wgpuDeviceCreateTexture(x, &(WGPUTextureDescriptor){0}) == NULL);
    WGPUCreateComputePipelineAsyncCallbackInfo compute = {.mode = WGPUCallbackMode_AllowSpontaneous};
    CHECK_EQ(wgpuDeviceCreateComputePipelineAsync(x, NULL, compute).id, 0);
    WGPUCreateRenderPipelineAsyncCallbackInfo render = {.mode = WGPUCallbackMode_AllowSpontaneous};
    CHECK_EQ(wgpuDeviceCreateRenderPipelineAsync(x, NULL, render).id, 0);
    CHECK(wgpuDeviceGetQueue(x) == NULL);
    CHECK_EQ(wgpuDeviceGetLostFuture(x).id, 0);
    WGPUSupportedFeatures features = {.featureCount = 9};
    wgpuDeviceGetFeatures(x, &features);
    CHECK_EQ(features.featureCount, 0);
    CHECK(!wgpuDeviceHasFeature(x, WGPUFeatureName_CoreFeaturesAndLimits));
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuDeviceGetLimits(x, &limits), WGPUStatus_Error);
    WGPUAdapterInfo about = WGPU_ADAPTER_INFO_INIT;
    CHECK_EQ(wgpuDeviceGetAdapterInfo(x, &about), WGPUStatus_Error);
    wgpuDevicePushErrorScope(x, WGPUErrorFilter_Validation);
    WGPUPopErrorScopeCallbackInfo pop = {.mode = WGPUCallbackMode_AllowSpontaneous};
    CHECK_EQ(wgpuDevicePopErrorScope(x, pop).id, 0);
    wgpuDeviceDestroy(x);
    LABEL(Device);
    LIFE(Device);
}

static void as_queue(void *h) {
    WGPUQueue x = h;
    WGPUCommandBuffer commands = h;
    wgpuQueueSubmit(x, 1, &commands);
    wgpuQueueWriteBuffer(x, h, 0, scratch, 4);
    WGPUTexelCopyTextureInfo target = {.texture = h};
    wgpuQueueWriteTexture(x, &target, scratch, 4, &(WGPUTexelCopyBufferLayout){0}, &ONE);
    WGPUQueueWorkDoneCallbackInfo info = {.mode = WGPUCallbackMode_AllowSpontaneous};
    CHECK_EQ(wgpuQueueOnSubmittedWorkDone(x, info).id, 0);
    LABEL(Queue);
    LIFE(Queue);
}

static void as_buffer(void *h) {
    WGPUBuffer x = h;
    CHECK(wgpuBufferGetMappedRange(x, 0, 4) == NULL);
    CHECK(wgpuBufferGetConstMappedRange(x, 0, 4) == NULL);
    CHECK_EQ(wgpuBufferReadMappedRange(x, 0, scratch, 4), WGPUStatus_Error);
    CHECK_EQ(wgpuBufferWriteMappedRange(x, 0, scratch, 4), WGPUStatus_Error);
    CHECK_EQ(wgpuBufferGetMapState(x), WGPUBufferMapState_Unmapped);
    CHECK_EQ(wgpuBufferGetSize(x), 0);
    CHECK_EQ(wgpuBufferGetUsage(x), 0);
    WGPUBufferMapCallbackInfo info = {.mode = WGPUCallbackMode_AllowSpontaneous};
    CHECK_EQ(wgpuBufferMapAsync(x, WGPUMapMode_Read, 0, 4, info).id, 0);
    wgpuBufferUnmap(x);
    wgpuBufferDestroy(x);
    LABEL(Buffer);
    LIFE(Buffer);
}

static void as_texture(void *h) {
    WGPUTexture x = h;
    CHECK(wgpuTextureCreateView(x, NULL) == NULL);
    CHECK_EQ(wgpuTextureGetWidth(x), 0);
    CHECK_EQ(wgpuTextureGetHeight(x), 0);
    CHECK_EQ(wgpuTextureGetDepthOrArrayLayers(x), 0);
    CHECK_EQ(wgpuTextureGetMipLevelCount(x), 0);
    CHECK_EQ(wgpuTextureGetSampleCount(x), 0);
    CHECK_EQ(wgpuTextureGetUsage(x), 0);
    CHECK_EQ(wgpuTextureGetFormat(x), WGPUTextureFormat_Undefined);
    CHECK_EQ(wgpuTextureGetDimension(x), WGPUTextureDimension_Undefined);
    CHECK_EQ(wgpuTextureGetTextureBindingViewDimension(x), WGPUTextureViewDimension_Undefined);
    wgpuTextureDestroy(x);
    LABEL(Texture);
    LIFE(Texture);
}

static void as_query_set(void *h) {
    CHECK_EQ(wgpuQuerySetGetCount(h), 0);
    CHECK_EQ(wgpuQuerySetGetType(h), 0);
    wgpuQuerySetDestroy(h);
    LABEL(QuerySet);
    LIFE(QuerySet);
}

static void as_texture_view(void *h) {
    LABEL(TextureView);
    LIFE(TextureView);
}

static void as_sampler(void *h) {
    LABEL(Sampler);
    LIFE(Sampler);
}

static void as_shader_module(void *h) {
    WGPUCompilationInfoCallbackInfo info = {.mode = WGPUCallbackMode_AllowSpontaneous};
    CHECK_EQ(wgpuShaderModuleGetCompilationInfo(h, info).id, 0);
    LABEL(ShaderModule);
    LIFE(ShaderModule);
}

static void as_bind_group_layout(void *h) {
    LABEL(BindGroupLayout);
    LIFE(BindGroupLayout);
}

static void as_bind_group(void *h) {
    LABEL(BindGroup);
    LIFE(BindGroup);
}

static void as_pipeline_layout(void *h) {
    LABEL(PipelineLayout);
    LIFE(PipelineLayout);
}

static void as_compute_pipeline(void *h) {
    CHECK(wgpuComputePipelineGetBindGroupLayout(h, 0) == NULL);
    LABEL(ComputePipeline);
    LIFE(ComputePipeline);
}

static void as_render_pipeline(void *h) {
    CHECK(wgpuRenderPipelineGetBindGroupLayout(h, 0) == NULL);
    LABEL(RenderPipeline);
    LIFE(RenderPipeline);
}

static void as_command_buffer(void *h) {
    LABEL(CommandBuffer);
    LIFE(CommandBuffer);
}

static void as_command_encoder(void *h) {
    WGPUCommandEncoder x = h;
    WGPUTexelCopyBufferInfo buffer = {.buffer = h};
    WGPUTexelCopyTextureInfo texture = {.texture = h};
    CHECK(wgpuCommandEncoderBeginComputePass(x, NULL) == NULL);
    CHECK(wgpuCommandEncoderBeginRenderPass(x, &(WGPURenderPassDescriptor){0}) == NULL);
    wgpuCommandEncoderClearBuffer(x, h, 0, 4);
    wgpuCommandEncoderCopyBufferToBuffer(x, h, 0, h, 0, 4);
    wgpuCommandEncoderCopyBufferToTexture(x, &buffer, &texture, &ONE);
    wgpuCommandEncoderCopyTextureToBuffer(x, &texture, &buffer, &ONE);
    wgpuCommandEncoderCopyTextureToTexture(x, &texture, &texture, &ONE);
    wgpuCommandEncoderInsertDebugMarker(x, sv("no"));
    wgpuCommandEncoderPushDebugGroup(x, sv("no"));
    wgpuCommandEncoderPopDebugGroup(x);
    wgpuCommandEncoderResolveQuerySet(x, h, 0, 1, h, 0);
    wgpuCommandEncoderWriteTimestamp(x, h, 0);
    CHECK(wgpuCommandEncoderFinish(x, NULL) == NULL);
    LABEL(CommandEncoder);
    LIFE(CommandEncoder);
}

static void as_compute_pass(void *h) {
    WGPUComputePassEncoder x = h;
    wgpuComputePassEncoderDispatchWorkgroups(x, 1, 1, 1);
    wgpuComputePassEncoderDispatchWorkgroupsIndirect(x, h, 0);
    wgpuComputePassEncoderInsertDebugMarker(x, sv("no"));
    wgpuComputePassEncoderPushDebugGroup(x, sv("no"));
    wgpuComputePassEncoderPopDebugGroup(x);
    wgpuComputePassEncoderSetBindGroup(x, 0, h, 0, NULL);
    wgpuComputePassEncoderSetImmediates(x, 0, scratch, 4);
    wgpuComputePassEncoderSetPipeline(x, h);
    wgpuComputePassEncoderEnd(x);
    LABEL(ComputePassEncoder);
    LIFE(ComputePassEncoder);
}

static void as_render_pass(void *h) {
    WGPURenderPassEncoder x = h;
    wgpuRenderPassEncoderBeginOcclusionQuery(x, 0);
    wgpuRenderPassEncoderEndOcclusionQuery(x);
    wgpuRenderPassEncoderDraw(x, 3, 1, 0, 0);
    wgpuRenderPassEncoderDrawIndexed(x, 3, 1, 0, 0, 0);
    wgpuRenderPassEncoderDrawIndexedIndirect(x, h, 0);
    wgpuRenderPassEncoderDrawIndirect(x, h, 0);
    wgpuRenderPassEncoderInsertDebugMarker(x, sv("no"));
    wgpuRenderPassEncoderPushDebugGroup(x, sv("no"));
    wgpuRenderPassEncoderPopDebugGroup(x);
    wgpuRenderPassEncoderSetBindGroup(x, 0, h, 0, NULL);
    wgpuRenderPassEncoderSetBlendConstant(x, &(WGPUColor){0, 0, 0, 0});
    wgpuRenderPassEncoderSetImmediates(x, 0, scratch, 4);
    wgpuRenderPassEncoderSetIndexBuffer(x, h, WGPUIndexFormat_Uint16, 0, 4);
    wgpuRenderPassEncoderSetPipeline(x, h);
    wgpuRenderPassEncoderSetScissorRect(x, 0, 0, 1, 1);
    wgpuRenderPassEncoderSetStencilReference(x, 0);
    wgpuRenderPassEncoderSetVertexBuffer(x, 0, h, 0, 4);
    wgpuRenderPassEncoderSetViewport(x, 0, 0, 1, 1, 0, 1);
    WGPURenderBundle bundle = h;
    wgpuRenderPassEncoderExecuteBundles(x, 1, &bundle);
    wgpuRenderPassEncoderEnd(x);
    LABEL(RenderPassEncoder);
    LIFE(RenderPassEncoder);
}

static void as_render_bundle(void *h) {
    LABEL(RenderBundle);
    LIFE(RenderBundle);
}

static void as_render_bundle_encoder(void *h) {
    WGPURenderBundleEncoder x = h;
    wgpuRenderBundleEncoderDraw(x, 3, 1, 0, 0);
    wgpuRenderBundleEncoderDrawIndexed(x, 3, 1, 0, 0, 0);
    wgpuRenderBundleEncoderDrawIndexedIndirect(x, h, 0);
    wgpuRenderBundleEncoderDrawIndirect(x, h, 0);
    wgpuRenderBundleEncoderInsertDebugMarker(x, sv("no"));
    wgpuRenderBundleEncoderPushDebugGroup(x, sv("no"));
    wgpuRenderBundleEncoderPopDebugGroup(x);
    wgpuRenderBundleEncoderSetBindGroup(x, 0, h, 0, NULL);
    wgpuRenderBundleEncoderSetImmediates(x, 0, scratch, 4);
    wgpuRenderBundleEncoderSetIndexBuffer(x, h, WGPUIndexFormat_Uint16, 0, 4);
    wgpuRenderBundleEncoderSetPipeline(x, h);
    wgpuRenderBundleEncoderSetVertexBuffer(x, 0, h, 0, 4);
    CHECK(wgpuRenderBundleEncoderFinish(x, NULL) == NULL);
    LABEL(RenderBundleEncoder);
    LIFE(RenderBundleEncoder);
}

/* The header has no way to make one. */
static void as_external_texture(void *h) {
    LABEL(ExternalTexture);
    LIFE(ExternalTexture);
}

enum {
    INSTANCE, ADAPTER, DEVICE, QUEUE, BUFFER, TEXTURE, TEXTURE_VIEW, SAMPLER, SHADER_MODULE, BIND_GROUP_LAYOUT,
    BIND_GROUP, PIPELINE_LAYOUT, COMPUTE_PIPELINE, RENDER_PIPELINE, QUERY_SET, COMMAND_ENCODER, COMMAND_BUFFER,
    COMPUTE_PASS, RENDER_PASS, BUNDLE_ENCODER, BUNDLE, KINDS
};

static void (*const AS[KINDS])(void *) = {
    [INSTANCE] = as_instance,
    [ADAPTER] = as_adapter,
    [DEVICE] = as_device,
    [QUEUE] = as_queue,
    [BUFFER] = as_buffer,
    [TEXTURE] = as_texture,
    [TEXTURE_VIEW] = as_texture_view,
    [SAMPLER] = as_sampler,
    [SHADER_MODULE] = as_shader_module,
    [BIND_GROUP_LAYOUT] = as_bind_group_layout,
    [BIND_GROUP] = as_bind_group,
    [PIPELINE_LAYOUT] = as_pipeline_layout,
    [COMPUTE_PIPELINE] = as_compute_pipeline,
    [RENDER_PIPELINE] = as_render_pipeline,
    [QUERY_SET] = as_query_set,
    [COMMAND_ENCODER] = as_command_encoder,
    [COMMAND_BUFFER] = as_command_buffer,
    [COMPUTE_PASS] = as_compute_pass,
    [RENDER_PASS] = as_render_pass,
    [BUNDLE_ENCODER] = as_render_bundle_encoder,
    [BUNDLE] = as_render_bundle,
};

/* ---- one live object of each kind ---- */

typedef struct World {
    Gpu gpu;
    void *objects[KINDS];
    WGPUCommandEncoder around_compute, around_render;
    Target target;
} World;

static const char *const COMPUTE = "@group(0) @binding(0) var<storage, read_write> v: u32;"
                                   "@compute @workgroup_size(1) fn main() { v = 1u; }";

static WGPURenderBundleEncoder bundle_encoder(const Gpu *gpu) {
    static const WGPUTextureFormat format = WGPUTextureFormat_RGBA8Unorm;
    WGPURenderBundleEncoderDescriptor descriptor = WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT;
    descriptor.colorFormatCount = 1;
    descriptor.colorFormats = &format;
    return wgpuDeviceCreateRenderBundleEncoder(gpu->device, &descriptor);
}

static void world_open(World *w) {
    Gpu *gpu = &w->gpu;
    w->target = target_new(gpu);
    void **o = w->objects;
    o[INSTANCE] = gpu->instance;
    o[ADAPTER] = gpu->adapter;
    o[DEVICE] = gpu->device;
    o[QUEUE] = gpu->queue;
    o[BUFFER] = buffer_new(gpu, "buffer",
                           WGPUBufferUsage_CopySrc | WGPUBufferUsage_CopyDst | WGPUBufferUsage_Storage |
                               WGPUBufferUsage_Vertex | WGPUBufferUsage_Index | WGPUBufferUsage_Indirect |
                               WGPUBufferUsage_QueryResolve,
                           1024);
    o[TEXTURE] = texture_new(gpu, "texture", WGPUTextureFormat_RGBA8Unorm,
                             WGPUTextureUsage_CopySrc | WGPUTextureUsage_CopyDst | WGPUTextureUsage_TextureBinding |
                                 WGPUTextureUsage_RenderAttachment,
                             SIDE, SIDE, 1);
    o[TEXTURE_VIEW] = wgpuTextureCreateView(o[TEXTURE], NULL);
    o[SAMPLER] = wgpuDeviceCreateSampler(gpu->device, NULL);
    o[SHADER_MODULE] = shader_new(gpu, "module", COMPUTE);
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = WGPUShaderStage_Compute;
    entry.buffer.type = WGPUBufferBindingType_Storage;
    WGPUBindGroupLayoutDescriptor group_layout = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    group_layout.entryCount = 1;
    group_layout.entries = &entry;
    o[BIND_GROUP_LAYOUT] = wgpuDeviceCreateBindGroupLayout(gpu->device, &group_layout);
    o[BIND_GROUP] = group_of_buffer(gpu, o[BIND_GROUP_LAYOUT], o[BUFFER], WGPU_WHOLE_SIZE);
    WGPUPipelineLayoutDescriptor layout = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    layout.bindGroupLayoutCount = 1;
    layout.bindGroupLayouts = (WGPUBindGroupLayout *)&o[BIND_GROUP_LAYOUT];
    o[PIPELINE_LAYOUT] = wgpuDeviceCreatePipelineLayout(gpu->device, &layout);
    o[COMPUTE_PIPELINE] = compute_new(gpu, "compute", o[PIPELINE_LAYOUT], COMPUTE);
    o[RENDER_PIPELINE] = render_new(gpu, "render", COVER);
    WGPUQuerySetDescriptor queries = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    queries.type = WGPUQueryType_Occlusion;
    queries.count = 2;
    o[QUERY_SET] = wgpuDeviceCreateQuerySet(gpu->device, &queries);
    o[COMMAND_ENCODER] = encoder_new(gpu, "encoder");
    WGPUCommandEncoder finished_encoder = encoder_new(gpu, "finished");
    o[COMMAND_BUFFER] = wgpuCommandEncoderFinish(finished_encoder, NULL);
    wgpuCommandEncoderRelease(finished_encoder);
    w->around_compute = encoder_new(gpu, "around compute");
    o[COMPUTE_PASS] = wgpuCommandEncoderBeginComputePass(w->around_compute, NULL);
    w->around_render = encoder_new(gpu, "around render");
    WGPURenderPassColorAttachment color = clear_to_black(w->target.view);
    o[RENDER_PASS] = pass_begin(w->around_render, "render", &color, NULL);
    o[BUNDLE_ENCODER] = bundle_encoder(gpu);
    wgpuRenderBundleEncoderSetPipeline(o[BUNDLE_ENCODER], o[RENDER_PIPELINE]);
    WGPURenderBundleEncoder of_bundle = bundle_encoder(gpu);
    o[BUNDLE] = wgpuRenderBundleEncoderFinish(of_bundle, NULL);
    wgpuRenderBundleEncoderRelease(of_bundle);
    for (int kind = 0; kind < KINDS; kind++) {
        REQUIRE(o[kind] != NULL);
        for (int other = 0; other < kind; other++) {
            CHECK(o[other] != o[kind]);
        }
    }
    CHECK_QUIET(gpu);
}

/* Uses every object for what it is for: it is as if nobody had touched them. */
static void world_works(World *w) {
    Gpu *gpu = &w->gpu;
    void **o = w->objects;
    wgpuComputePassEncoderSetPipeline(o[COMPUTE_PASS], o[COMPUTE_PIPELINE]);
    wgpuComputePassEncoderSetBindGroup(o[COMPUTE_PASS], 0, o[BIND_GROUP], 0, NULL);
    wgpuComputePassEncoderDispatchWorkgroups(o[COMPUTE_PASS], 1, 1, 1);
    wgpuComputePassEncoderEnd(o[COMPUTE_PASS]);
    wgpuRenderBundleEncoderDraw(o[BUNDLE_ENCODER], 3, 1, 0, 0);
    WGPURenderBundle bundles[2] = {o[BUNDLE], wgpuRenderBundleEncoderFinish(o[BUNDLE_ENCODER], NULL)};
    wgpuRenderPassEncoderExecuteBundles(o[RENDER_PASS], 2, bundles);
    wgpuRenderBundleRelease(bundles[1]);
    wgpuRenderPassEncoderEnd(o[RENDER_PASS]);
    wgpuCommandEncoderResolveQuerySet(o[COMMAND_ENCODER], o[QUERY_SET], 0, 2, o[BUFFER], 256);
    WGPUCommandBuffer commands[4] = {o[COMMAND_BUFFER], wgpuCommandEncoderFinish(w->around_compute, NULL),
                                     wgpuCommandEncoderFinish(w->around_render, NULL),
                                     wgpuCommandEncoderFinish(o[COMMAND_ENCODER], NULL)};
    wgpuQueueSubmit(o[QUEUE], 4, commands);
    for (int i = 1; i < 4; i++) {
        wgpuCommandBufferRelease(commands[i]);
    }
    uint32_t value = 0;
    buffer_read(gpu, o[BUFFER], 0, &value, 4);
    CHECK_EQ(value, 1);
    CHECK_EQ(target_read(gpu, w->target).at[1][1], WHITE);
    CHECK_EQ(wgpuTextureGetWidth(o[TEXTURE]), SIDE);
    CHECK_EQ(wgpuQuerySetGetCount(o[QUERY_SET]), 2);
    EXPECT_OK(gpu, wgpuTextureViewRelease(wgpuTextureCreateView(o[TEXTURE], NULL)));
    EXPECT_OK(gpu, wgpuComputePipelineRelease(compute_new(gpu, "again", o[PIPELINE_LAYOUT], COMPUTE)));
    CHECK_QUIET(gpu);
}

static void world_release(World *w) {
    void **o = w->objects;
    wgpuBufferRelease(o[BUFFER]);
    wgpuTextureViewRelease(o[TEXTURE_VIEW]);
    wgpuTextureRelease(o[TEXTURE]);
    wgpuSamplerRelease(o[SAMPLER]);
    wgpuShaderModuleRelease(o[SHADER_MODULE]);
    wgpuBindGroupLayoutRelease(o[BIND_GROUP_LAYOUT]);
    wgpuBindGroupRelease(o[BIND_GROUP]);
    wgpuPipelineLayoutRelease(o[PIPELINE_LAYOUT]);
    wgpuComputePipelineRelease(o[COMPUTE_PIPELINE]);
    wgpuRenderPipelineRelease(o[RENDER_PIPELINE]);
    wgpuQuerySetRelease(o[QUERY_SET]);
    wgpuCommandEncoderRelease(o[COMMAND_ENCODER]);
    wgpuCommandBufferRelease(o[COMMAND_BUFFER]);
    wgpuComputePassEncoderRelease(o[COMPUTE_PASS]);
    wgpuRenderPassEncoderRelease(o[RENDER_PASS]);
    wgpuRenderBundleEncoderRelease(o[BUNDLE_ENCODER]);
    wgpuRenderBundleRelease(o[BUNDLE]);
    wgpuCommandEncoderRelease(w->around_compute);
    wgpuCommandEncoderRelease(w->around_render);
    target_release(w->target);
}

/* ---- arguments of another device ---- */

#define FOREIGN(function, ...) EXPECT_INVALID(gpu, TEXTS(function, "another device"), __VA_ARGS__)
#define FOREIGN_RECORDED(...) EXPECT_BAD_RECORDING(gpu, TEXTS("another device"), __VA_ARGS__)
#define IN_COMPUTE(...)                                                                  \
    WGPUComputePassEncoder p = wgpuCommandEncoderBeginComputePass(e, NULL);              \
    __VA_ARGS__;                                                                         \
    wgpuComputePassEncoderEnd(p), wgpuComputePassEncoderRelease(p)
#define IN_RENDER(...)                                                                   \
    WGPURenderPassColorAttachment color_ = clear_to_black(mine->target.view);            \
    WGPURenderPassEncoder p = pass_begin(e, "p", &color_, NULL);                         \
    __VA_ARGS__;                                                                         \
    pass_end(p)

static void other_device(World *mine, World *theirs) {
    Gpu *gpu = &mine->gpu;
    WGPUDevice device = gpu->device;
    void **m = mine->objects, **t = theirs->objects;
    FOREIGN("wgpuQueueWriteBuffer", wgpuQueueWriteBuffer(gpu->queue, t[BUFFER], 0, scratch, 4));
    WGPUTexelCopyTextureInfo in_texture = {.texture = t[TEXTURE]}, in_mine = {.texture = m[TEXTURE]};
    WGPUTexelCopyBufferInfo in_buffer = {.buffer = t[BUFFER], .layout = {0, 256, 1}},
                            in_my_buffer = {.buffer = m[BUFFER], .layout = {0, 256, 1}};
    FOREIGN("wgpuQueueWriteTexture",
            wgpuQueueWriteTexture(gpu->queue, &in_texture, scratch, 4, &in_buffer.layout, &ONE));
    FOREIGN("wgpuQueueSubmit", wgpuQueueSubmit(gpu->queue, 1, (WGPUCommandBuffer *)&t[COMMAND_BUFFER]));

    FOREIGN("wgpuDeviceCreateBindGroup",
            wgpuBindGroupRelease(group_of_buffer(gpu, t[BIND_GROUP_LAYOUT], m[BUFFER], WGPU_WHOLE_SIZE)));
    FOREIGN("wgpuDeviceCreateBindGroup",
            wgpuBindGroupRelease(group_of_buffer(gpu, m[BIND_GROUP_LAYOUT], t[BUFFER], WGPU_WHOLE_SIZE)));
    WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
    WGPUBindGroupDescriptor group = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    group.layout = m[BIND_GROUP_LAYOUT];
    group.entryCount = 1;
    group.entries = &entry;
    entry.sampler = t[SAMPLER];
    FOREIGN("wgpuDeviceCreateBindGroup", wgpuBindGroupRelease(wgpuDeviceCreateBindGroup(device, &group)));
    entry.sampler = NULL;
    entry.textureView = t[TEXTURE_VIEW];
    FOREIGN("wgpuDeviceCreateBindGroup", wgpuBindGroupRelease(wgpuDeviceCreateBindGroup(device, &group)));
    WGPUPipelineLayoutDescriptor layout = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    layout.bindGroupLayoutCount = 1;
    layout.bindGroupLayouts = (WGPUBindGroupLayout *)&t[BIND_GROUP_LAYOUT];
    FOREIGN("wgpuDeviceCreatePipelineLayout", wgpuPipelineLayoutRelease(wgpuDeviceCreatePipelineLayout(device, &layout)));
    WGPUComputePipelineDescriptor compute = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    compute.compute.module = t[SHADER_MODULE];
    FOREIGN("wgpuDeviceCreateComputePipeline",
            wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(device, &compute)));
    compute.compute.module = m[SHADER_MODULE];
    compute.layout = t[PIPELINE_LAYOUT];
    FOREIGN("wgpuDeviceCreateComputePipeline",
            wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(device, &compute)));
    WGPUShaderModule my_cover = shader_new(gpu, "cover", COVER), their_cover = shader_new(&theirs->gpu, "cover", COVER);
    RenderSetup s;
    render_setup(&s, "foreign", their_cover);
    s.fragment.module = my_cover;
    FOREIGN("wgpuDeviceCreateRenderPipeline",
            wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(device, &s.descriptor)));
    render_setup(&s, "foreign", my_cover);
    s.fragment.module = their_cover;
    FOREIGN("wgpuDeviceCreateRenderPipeline",
            wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(device, &s.descriptor)));
    s.fragment.module = my_cover;
    s.descriptor.layout = t[PIPELINE_LAYOUT];
    FOREIGN("wgpuDeviceCreateRenderPipeline",
            wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(device, &s.descriptor)));
    wgpuShaderModuleRelease(my_cover);
    wgpuShaderModuleRelease(their_cover);

    FOREIGN_RECORDED(wgpuCommandEncoderClearBuffer(e, t[BUFFER], 0, 4));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyBufferToBuffer(e, t[BUFFER], 0, m[BUFFER], 0, 4));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyBufferToBuffer(e, m[BUFFER], 0, t[BUFFER], 0, 4));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyBufferToTexture(e, &in_buffer, &in_mine, &ONE));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyBufferToTexture(e, &in_my_buffer, &in_texture, &ONE));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyTextureToBuffer(e, &in_texture, &in_my_buffer, &ONE));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyTextureToBuffer(e, &in_mine, &in_buffer, &ONE));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyTextureToTexture(e, &in_texture, &in_mine, &ONE));
    FOREIGN_RECORDED(wgpuCommandEncoderCopyTextureToTexture(e, &in_mine, &in_texture, &ONE));
    FOREIGN_RECORDED(wgpuCommandEncoderResolveQuerySet(e, t[QUERY_SET], 0, 1, m[BUFFER], 0));
    FOREIGN_RECORDED(wgpuCommandEncoderResolveQuerySet(e, m[QUERY_SET], 0, 1, t[BUFFER], 0));
    FOREIGN_RECORDED(wgpuCommandEncoderWriteTimestamp(e, t[QUERY_SET], 0));
    WGPURenderPassColorAttachment color = clear_to_black(t[TEXTURE_VIEW]);
    FOREIGN_RECORDED(pass_end(pass_begin(e, "foreign", &color, NULL)));
    color = clear_to_black(mine->target.view);
    color.resolveTarget = t[TEXTURE_VIEW];
    FOREIGN_RECORDED(pass_end(pass_begin(e, "foreign", &color, NULL)));
    color.resolveTarget = NULL;
    WGPURenderPassDescriptor render = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    render.colorAttachmentCount = 1;
    render.colorAttachments = &color;
    render.occlusionQuerySet = t[QUERY_SET];
    FOREIGN_RECORDED(pass_end(wgpuCommandEncoderBeginRenderPass(e, &render)));
    WGPURenderPassDepthStencilAttachment depth = WGPU_RENDER_PASS_DEPTH_STENCIL_ATTACHMENT_INIT;
    depth.view = t[TEXTURE_VIEW];
    FOREIGN_RECORDED(pass_end(pass_begin(e, "foreign", NULL, &depth)));

    FOREIGN_RECORDED(IN_COMPUTE(wgpuComputePassEncoderSetPipeline(p, t[COMPUTE_PIPELINE])));
    FOREIGN_RECORDED(IN_COMPUTE(wgpuComputePassEncoderSetBindGroup(p, 0, t[BIND_GROUP], 0, NULL)));
    FOREIGN_RECORDED(IN_COMPUTE(wgpuComputePassEncoderDispatchWorkgroupsIndirect(p, t[BUFFER], 0)));
    FOREIGN_RECORDED(IN_RENDER(wgpuRenderPassEncoderSetPipeline(p, t[RENDER_PIPELINE])));
    FOREIGN_RECORDED(IN_RENDER(wgpuRenderPassEncoderSetBindGroup(p, 0, t[BIND_GROUP], 0, NULL)));
    FOREIGN_RECORDED(IN_RENDER(wgpuRenderPassEncoderSetVertexBuffer(p, 0, t[BUFFER], 0, 4)));
    FOREIGN_RECORDED(IN_RENDER(wgpuRenderPassEncoderSetIndexBuffer(p, t[BUFFER], WGPUIndexFormat_Uint16, 0, 4)));
    FOREIGN_RECORDED(IN_RENDER(wgpuRenderPassEncoderDrawIndirect(p, t[BUFFER], 0)));
    FOREIGN_RECORDED(IN_RENDER(wgpuRenderPassEncoderDrawIndexedIndirect(p, t[BUFFER], 0)));
    FOREIGN_RECORDED(IN_RENDER(wgpuRenderPassEncoderExecuteBundles(p, 1, (WGPURenderBundle *)&t[BUNDLE])));
#define FOREIGN_BUNDLED(...)                                                                        \
    do {                                                                                            \
        WGPURenderBundleEncoder b = bundle_encoder(gpu);                                            \
        EXPECT_OK(gpu, __VA_ARGS__);                                                                \
        FOREIGN("wgpuRenderBundleEncoder", wgpuRenderBundleRelease(wgpuRenderBundleEncoderFinish(b, NULL))); \
        wgpuRenderBundleEncoderRelease(b);                                                          \
    } while (0)
    FOREIGN_BUNDLED(wgpuRenderBundleEncoderSetPipeline(b, t[RENDER_PIPELINE]));
    FOREIGN_BUNDLED(wgpuRenderBundleEncoderSetBindGroup(b, 0, t[BIND_GROUP], 0, NULL));
    FOREIGN_BUNDLED(wgpuRenderBundleEncoderSetVertexBuffer(b, 0, t[BUFFER], 0, 4));
    FOREIGN_BUNDLED(wgpuRenderBundleEncoderSetIndexBuffer(b, t[BUFFER], WGPUIndexFormat_Uint16, 0, 4));
    FOREIGN_BUNDLED(wgpuRenderBundleEncoderDrawIndirect(b, t[BUFFER], 0));
    FOREIGN_BUNDLED(wgpuRenderBundleEncoderDrawIndexedIndirect(b, t[BUFFER], 0));
    CHECK_QUIET(&theirs->gpu);
}

/* ---- a live subject, another kind as argument ---- */

static void wrong_arguments(World *w) {
    Gpu *gpu = &w->gpu;
    void **o = w->objects;
    for (int kind = 0; kind < KINDS; kind++) {
        void *h = o[kind];
        if (kind != BUFFER) {
            EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "WGPUBuffer is required"),
                           wgpuQueueWriteBuffer(gpu->queue, h, 0, scratch, 4));
            EXPECT_BAD_RECORDING(gpu, TEXTS("WGPUBuffer"), wgpuCommandEncoderClearBuffer(e, h, 0, 4));
        }
        if (kind != COMMAND_BUFFER) {
            EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "WGPUCommandBuffer is required"),
                           wgpuQueueSubmit(gpu->queue, 1, (WGPUCommandBuffer *)&h));
        }
        if (kind != BIND_GROUP_LAYOUT) {
            EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "WGPUBindGroupLayout is required"),
                           wgpuBindGroupRelease(group_of_buffer(gpu, h, o[BUFFER], 4)));
        }
        if (kind != COMPUTE_PIPELINE) {
            EXPECT_BAD_RECORDING(gpu, TEXTS("WGPUComputePipeline"), IN_COMPUTE(wgpuComputePassEncoderSetPipeline(p, h)));
        }
        if (kind != BIND_GROUP) {
            EXPECT_BAD_RECORDING(gpu, TEXTS("WGPUBindGroup"), IN_COMPUTE(wgpuComputePassEncoderSetBindGroup(p, 0, h, 0, NULL)));
        }
    }
}

/* ---- encoders taken for one another ---- */

static bool records(int kind) {
    return kind == COMMAND_ENCODER || kind == COMPUTE_PASS || kind == RENDER_PASS || kind == BUNDLE_ENCODER;
}

/* A recording call on another kind of encoder counts as recorded into that one: its finish says so. */
static void encoders_mixed_up(Gpu *gpu) {
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuComputePassEncoderDispatchWorkgroups", "WGPUComputePassEncoder is required"),
                         wgpuComputePassEncoderDispatchWorkgroups((WGPUComputePassEncoder)e, 1, 1, 1));
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuRenderPassEncoderDraw", "WGPURenderPassEncoder is required"),
                         IN_COMPUTE(wgpuRenderPassEncoderDraw((WGPURenderPassEncoder)p, 3, 1, 0, 0)));
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuCommandEncoderClearBuffer", "WGPUCommandEncoder is required"),
                         IN_COMPUTE(wgpuCommandEncoderClearBuffer((WGPUCommandEncoder)p, NULL, 0, 4)));
}

int main(void) {
    static const uintptr_t MADE_UP[] = {1, 2, 0xdeadbeef, 0x1000, UINTPTR_MAX, UINTPTR_MAX >> 1, UINTPTR_MAX << 17,
                                        (uintptr_t)1 << 42, ((uintptr_t)5 << 42) | ((uintptr_t)1 << 24)};
    for (int kind = 0; kind < KINDS; kind++) {
        AS[kind](NULL);
        as_external_texture(NULL);
        for (size_t i = 0; i < sizeof MADE_UP / sizeof MADE_UP[0]; i++) {
            AS[kind]((void *)MADE_UP[i]);
            as_external_texture((void *)MADE_UP[i]);
        }
    }

    World mine, theirs;
    device_open(&mine.gpu);
    theirs.gpu = mine.gpu;
    device_open_on(&theirs.gpu, WGPU_DEVICE_DESCRIPTOR_INIT);
    world_open(&mine);
    world_open(&theirs);
    for (int kind = 0; kind < KINDS; kind++) {
        for (int as = 0; as < KINDS; as++) {
            if (as != kind && !(records(as) && records(kind))) {
                AS[as](mine.objects[kind]);
            }
        }
        as_external_texture(mine.objects[kind]);
    }
    (void)uncaptured_take(&mine.gpu);
    encoders_mixed_up(&mine.gpu);
    wrong_arguments(&mine);
    other_device(&mine, &theirs);
    world_works(&mine);
    world_works(&theirs);
    world_release(&mine);
    world_release(&theirs);

    /* All of these are stale now, and none of the next ones is hit. */
    World next = {.gpu = mine.gpu};
    world_open(&next);
    for (int kind = BUFFER; kind < KINDS; kind++) {
        for (int as = 0; as < KINDS; as++) {
            AS[as](mine.objects[kind]);
        }
    }
    (void)uncaptured_take(&mine.gpu); /* next.gpu is a copy: the reports go to the first */
    world_works(&next);
    world_release(&next);
    CHECK_QUIET(&mine.gpu);

    wgpuQueueRelease(theirs.gpu.queue);
    wgpuDeviceRelease(theirs.gpu.device);
    (void)uncaptured_take(&mine.gpu);
    device_close(&mine.gpu);
    for (int as = 0; as < KINDS; as++) {
        AS[as](mine.gpu.device);
        AS[as](mine.gpu.queue);
        AS[as](mine.gpu.adapter);
        AS[as](mine.gpu.instance);
    }
    return finished();
}
