/* What the native features of wgpu.h allow, on a device that has all that the adapter offers. */
#include "render.h"

static bool has(const Gpu *gpu, WGPUNativeFeature feature) {
    if (wgpuDeviceHasFeature(gpu->device, (WGPUFeatureName)feature)) {
        return true;
    }
    printf("not on this adapter: native feature 0x%x\n", (unsigned)feature);
    return false;
}

static const char *const BY_INSTANCE =
    "struct F { @builtin(position) p: vec4f, @location(0) @interpolate(flat) i: u32 }"
    "@vertex fn vs(@builtin(vertex_index) v: u32, @builtin(instance_index) i: u32) -> F {"
    "  return F(vec4f(f32(i32(v & 1u) * 4 - 1), f32(i32(v >> 1u) * 4 - 1), 0.0, 1.0), i);"
    "}"
    "@fragment fn fs(f: F) -> @location(0) vec4f {"
    "  return vec4f(vec3f(vec3u(f.i & 1u, (f.i >> 1u) & 1u, (f.i >> 2u) & 1u)), 1.0);"
    "}";

/* Two draws of one call add up: red and green, with blending that adds. */
static void multi_draws(Gpu *gpu) {
    WGPUShaderModule module = shader_new(gpu, "by instance", BY_INSTANCE);
    WGPUBlendState add = {WGPU_BLEND_COMPONENT_INIT, WGPU_BLEND_COMPONENT_INIT};
    add.color.dstFactor = WGPUBlendFactor_One;
    RenderSetup setup;
    render_setup(&setup, "adding", module);
    setup.target.blend = &add;
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    const uint32_t draws[] = {3, 1, 0, 1, 3, 1, 0, 2, 3, 1, 0, 4, /* count */ 2};
    const uint32_t indexed[] = {3, 1, 0, 0, 1, 3, 1, 0, 0, 2, 3, 1, 0, 0, 4, /* count */ 2};
    const uint32_t indices[] = {0, 1, 2};
    WGPUBuffer plain = buffer_with(gpu, "draws", WGPUBufferUsage_Indirect, draws, sizeof draws);
    WGPUBuffer with_indices = buffer_with(gpu, "indexed draws", WGPUBufferUsage_Indirect, indexed, sizeof indexed);
    WGPUBuffer index = buffer_with(gpu, "indices", WGPUBufferUsage_Index, indices, sizeof indices);
    Target target = target_new(gpu);
    bool counted = has(gpu, WGPUNativeFeature_MultiDrawIndirectCount);
    for (int kind = 0; kind < (counted ? 4 : 2); kind++) {
        WGPUCommandEncoder encoder = encoder_new(gpu, "multi");
        WGPURenderPassColorAttachment color = clear_to_black(target.view);
        WGPURenderPassEncoder pass = pass_begin(encoder, "multi", &color, NULL);
        wgpuRenderPassEncoderSetPipeline(pass, pipeline);
        wgpuRenderPassEncoderSetIndexBuffer(pass, index, WGPUIndexFormat_Uint32, 0, WGPU_WHOLE_SIZE);
        switch (kind) {
            case 0: wgpuRenderPassEncoderMultiDrawIndirect(pass, plain, 0, 2); break;
            case 1: wgpuRenderPassEncoderMultiDrawIndexedIndirect(pass, with_indices, 0, 2); break;
            case 2: wgpuRenderPassEncoderMultiDrawIndirectCount(pass, plain, 0, plain, 48, 3); break;
            default: wgpuRenderPassEncoderMultiDrawIndexedIndirectCount(pass, with_indices, 0, with_indices, 60, 3); break;
        }
        pass_end(pass);
        submit(gpu, encoder);
        CHECK_EQ(target_read(gpu, target).at[2][6], RED | GREEN);
        CHECK_QUIET(gpu);
    }
#define BAD(...)                                                                                                  \
    do {                                                                                                          \
        WGPURenderPassColorAttachment color_ = clear_to_black(target.view);                                       \
        EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"),                                                              \
                             WGPURenderPassEncoder p = pass_begin(e, "recorder's pass", &color_, NULL);           \
                             wgpuRenderPassEncoderSetPipeline(p, pipeline); __VA_ARGS__; pass_end(p));            \
    } while (0)
    BAD(wgpuRenderPassEncoderMultiDrawIndirect(p, plain, 2, 1));
    BAD(wgpuRenderPassEncoderMultiDrawIndirect(p, plain, 0, 4));
    BAD(wgpuRenderPassEncoderMultiDrawIndirect(p, plain, 0, UINT32_MAX));
    BAD(wgpuRenderPassEncoderMultiDrawIndirect(p, plain, UINT64_MAX - 3, 1));
    BAD(wgpuRenderPassEncoderMultiDrawIndirect(p, index, 0, 1));
    BAD(wgpuRenderPassEncoderMultiDrawIndirect(p, NULL, 0, 1));
    BAD(wgpuRenderPassEncoderMultiDrawIndexedIndirect(p, with_indices, 0, 1)); /* no index buffer */
    BAD(wgpuRenderPassEncoderMultiDrawIndexedIndirect(p, with_indices, UINT64_MAX - 3, UINT32_MAX));
    if (counted) {
        BAD(wgpuRenderPassEncoderMultiDrawIndirectCount(p, plain, 0, plain, 50, 1));
        BAD(wgpuRenderPassEncoderMultiDrawIndirectCount(p, plain, 0, plain, 52, 1));
        BAD(wgpuRenderPassEncoderMultiDrawIndirectCount(p, plain, 0, plain, UINT64_MAX - 3, 1));
        BAD(wgpuRenderPassEncoderMultiDrawIndirectCount(p, plain, 0, NULL, 48, 1));
        BAD(wgpuRenderPassEncoderMultiDrawIndexedIndirectCount(p, with_indices, 0, with_indices, 60, UINT32_MAX));
    }
    target_release(target);
    wgpuBufferRelease(index);
    wgpuBufferRelease(with_indices);
    wgpuBufferRelease(plain);
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(module);
}

static void pipeline_statistics(Gpu *gpu) {
    if (!has(gpu, WGPUNativeFeature_PipelineStatisticsQuery)) {
        return;
    }
    WGPUPipelineStatisticName names[] = {WGPUPipelineStatisticName_VertexShaderInvocations,
                                         WGPUPipelineStatisticName_FragmentShaderInvocations,
                                         WGPUPipelineStatisticName_ComputeShaderInvocations};
    WGPUQuerySetDescriptorExtras extras = {.chain = {.next = NULL, .sType = (WGPUSType)WGPUSType_QuerySetDescriptorExtras}};
    extras.pipelineStatistics = names;
    extras.pipelineStatisticCount = 3;
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.label = sv("statistics");
    descriptor.nextInChain = &extras.chain;
    descriptor.type = (WGPUQueryType)WGPUNativeQueryType_PipelineStatistics;
    descriptor.count = 2;
    WGPUQuerySet set = NULL;
    EXPECT_OK(gpu, set = wgpuDeviceCreateQuerySet(gpu->device, &descriptor));
    CHECK_EQ(wgpuQuerySetGetType(set), WGPUNativeQueryType_PipelineStatistics);
    WGPUBuffer buffer = buffer_new(gpu, "counts", WGPUBufferUsage_QueryResolve | WGPUBufferUsage_CopySrc, 48);
    WGPURenderPipeline render = render_new(gpu, "cover", COVER);
    WGPUComputePipeline compute = compute_new(gpu, "nothing", NULL, "@compute @workgroup_size(4) fn main() {}");
    Target target = target_new(gpu);
    WGPUCommandEncoder encoder = encoder_new(gpu, "statistics");
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassEncoder pass = pass_begin(encoder, "statistics", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, render);
    wgpuRenderPassEncoderBeginPipelineStatisticsQuery(pass, set, 0);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    wgpuRenderPassEncoderEndPipelineStatisticsQuery(pass);
    pass_end(pass);
    WGPUComputePassEncoder computing = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(computing, compute);
    wgpuComputePassEncoderBeginPipelineStatisticsQuery(computing, set, 1);
    wgpuComputePassEncoderDispatchWorkgroups(computing, 5, 1, 1);
    wgpuComputePassEncoderEndPipelineStatisticsQuery(computing);
    wgpuComputePassEncoderEnd(computing);
    wgpuComputePassEncoderRelease(computing);
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 2, buffer, 0);
    submit(gpu, encoder);
    uint64_t counts[6];
    buffer_read(gpu, buffer, 0, counts, sizeof counts);
    CHECK(counts[0] >= 3);
    CHECK(counts[1] >= SIDE * SIDE);
    CHECK(counts[5] >= 20);
    CHECK_QUIET(gpu);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), WGPURenderPassEncoder p = pass_begin(e, "p", &color, NULL);
                         wgpuRenderPassEncoderEndPipelineStatisticsQuery(p); pass_end(p));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), WGPURenderPassEncoder p = pass_begin(e, "p", &color, NULL);
                         wgpuRenderPassEncoderBeginPipelineStatisticsQuery(p, set, 2);
                         wgpuRenderPassEncoderEndPipelineStatisticsQuery(p); pass_end(p));
    EXPECT_BAD_RECORDING(gpu, TEXTS("querySet"), WGPURenderPassEncoder p = pass_begin(e, "p", &color, NULL);
                         wgpuRenderPassEncoderBeginPipelineStatisticsQuery(p, NULL, 0); pass_end(p));
    extras.pipelineStatistics = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateQuerySet", "pipelineStatistics"),
                   wgpuQuerySetRelease(wgpuDeviceCreateQuerySet(gpu->device, &descriptor)));
    extras.pipelineStatistics = names;
    names[1] = (WGPUPipelineStatisticName)77;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateQuerySet", "pipelineStatistics"),
                   wgpuQuerySetRelease(wgpuDeviceCreateQuerySet(gpu->device, &descriptor)));
    target_release(target);
    wgpuComputePipelineRelease(compute);
    wgpuRenderPipelineRelease(render);
    wgpuBufferRelease(buffer);
    wgpuQuerySetRelease(set);
}

static void timestamps_in_passes(Gpu *gpu) {
    if (!has(gpu, WGPUNativeFeature_TimestampQueryInsidePasses)) {
        return;
    }
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.type = WGPUQueryType_Timestamp;
    descriptor.count = 2;
    WGPUQuerySet set = wgpuDeviceCreateQuerySet(gpu->device, &descriptor);
    WGPUBuffer buffer = buffer_new(gpu, "ticks", WGPUBufferUsage_QueryResolve | WGPUBufferUsage_CopySrc, 16);
    Target target = target_new(gpu);
    WGPUCommandEncoder encoder = encoder_new(gpu, "ticks");
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassEncoder pass = pass_begin(encoder, "ticks", &color, NULL);
    wgpuRenderPassEncoderWriteTimestamp(pass, set, 0);
    pass_end(pass);
    WGPUComputePassEncoder compute = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderWriteTimestamp(compute, set, 1);
    wgpuComputePassEncoderEnd(compute);
    wgpuComputePassEncoderRelease(compute);
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 2, buffer, 0);
    submit(gpu, encoder);
    uint64_t ticks[2];
    buffer_read(gpu, buffer, 0, ticks, sizeof ticks);
    CHECK(ticks[0] != 0 && ticks[1] >= ticks[0]);
    CHECK_QUIET(gpu);
    target_release(target);
    wgpuBufferRelease(buffer);
    wgpuQuerySetRelease(set);
}

static void clear_texture(Gpu *gpu) {
    if (!has(gpu, WGPUNativeFeature_ClearTexture)) {
        return;
    }
    WGPUTexture texture = texture_new(gpu, "cleared", WGPUTextureFormat_R32Uint,
                                      WGPUTextureUsage_CopyDst | WGPUTextureUsage_CopySrc, 4, 4, 2);
    uint32_t ones[2][4][4], out[4][4];
    memset(ones, 0xFF, sizeof ones);
    WGPUTexelCopyTextureInfo target = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    target.texture = texture;
    wgpuQueueWriteTexture(gpu->queue, &target, ones, sizeof ones, &(WGPUTexelCopyBufferLayout){0, 16, 4},
                          &(WGPUExtent3D){4, 4, 2});
    WGPUImageSubresourceRange range = {WGPUTextureAspect_All, 0, 1, 1, 1};
    WGPUCommandEncoder encoder = encoder_new(gpu, "clear");
    wgpuCommandEncoderClearTexture(encoder, texture, &range);
    submit(gpu, encoder);
    texture_read(gpu, texture, 0, 0, WGPUTextureAspect_All, 4, 4, 4, out);
    CHECK_EQ(out[3][3], 0xFFFFFFFF);
    texture_read(gpu, texture, 0, 1, WGPUTextureAspect_All, 4, 4, 4, out);
    CHECK_EQ(out[3][3], 0);
    CHECK_QUIET(gpu);
    range.baseArrayLayer = 2;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderClearTexture(e, texture, &range));
    range = (WGPUImageSubresourceRange){WGPUTextureAspect_DepthOnly, 0, 1, 0, 1};
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderClearTexture(e, texture, &range));
    range.aspect = (WGPUTextureAspect)77;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "aspect"), wgpuCommandEncoderClearTexture(e, texture, &range));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "range"), wgpuCommandEncoderClearTexture(e, texture, NULL));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "texture"), wgpuCommandEncoderClearTexture(e, NULL, &range));
    wgpuTextureRelease(texture);
}

static void polygon_modes(Gpu *gpu) {
    if (!has(gpu, WGPUNativeFeature_PolygonModeLine)) {
        return;
    }
    WGPUShaderModule module = shader_new(gpu, "cover", COVER);
    WGPUPrimitiveStateExtras extras = {.chain = {.next = NULL, .sType = (WGPUSType)WGPUSType_PrimitiveStateExtras}};
    extras.polygonMode = WGPUPolygonMode_Line;
    RenderSetup setup;
    render_setup(&setup, "lines", module);
    setup.descriptor.primitive.nextInChain = &extras.chain;
    WGPURenderPipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor));
    Target target = target_new(gpu);
    WGPUCommandEncoder encoder = encoder_new(gpu, "lines");
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassEncoder pass = pass_begin(encoder, "lines", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    submit(gpu, encoder);
    CHECK_EQ(target_read(gpu, target).at[4][2], BLACK); /* inside, where only filling would draw */
    CHECK_QUIET(gpu);
    extras.polygonMode = (WGPUPolygonMode)77;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateRenderPipeline", "polygonMode"),
                   wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor)));
    target_release(target);
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(module);
}

static void border_colors(Gpu *gpu) {
    WGPUSamplerDescriptorExtras extras = {.chain = {.next = NULL, .sType = (WGPUSType)WGPUSType_SamplerDescriptorExtras}};
    extras.samplerBorderColor = WGPUSamplerBorderColor_OpaqueWhite;
    WGPUSamplerDescriptor descriptor = WGPU_SAMPLER_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    descriptor.addressModeU = (WGPUAddressMode)WGPUNativeAddressMode_ClampToBorder;
    if (has(gpu, WGPUNativeFeature_AddressModeClampToBorder)) {
        EXPECT_OK(gpu, wgpuSamplerRelease(wgpuDeviceCreateSampler(gpu->device, &descriptor)));
    }
    extras.samplerBorderColor = (WGPUSamplerBorderColor)77;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateSampler", "samplerBorderColor"),
                   wgpuSamplerRelease(wgpuDeviceCreateSampler(gpu->device, &descriptor)));
}

/* A buffer that is mapped and used by shaders alike. */
static void mappable_buffers(Gpu *gpu) {
    if (!has(gpu, WGPUNativeFeature_MappablePrimaryBuffers)) {
        return;
    }
    WGPUBuffer buffer = NULL;
    EXPECT_OK(gpu, buffer = buffer_new(gpu, "both", WGPUBufferUsage_MapRead | WGPUBufferUsage_Storage, 16));
    WGPUComputePipeline pipeline = compute_new(gpu, "fill", NULL,
                                               "@group(0) @binding(0) var<storage, read_write> v: vec4u;"
                                               "@compute @workgroup_size(1) fn main() { v = vec4u(1, 2, 3, 4); }");
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBindGroup group = group_of_buffer(gpu, layout, buffer, WGPU_WHOLE_SIZE);
    WGPUCommandEncoder encoder = encoder_new(gpu, "fill");
    dispatch_once(encoder, pipeline, group);
    submit(gpu, encoder);
    uint32_t out[4];
    mapped_read(gpu, buffer, out, sizeof out);
    CHECK(out[0] == 1 && out[3] == 4);
    CHECK_QUIET(gpu);
    wgpuBindGroupRelease(group);
    wgpuBindGroupLayoutRelease(layout);
    wgpuComputePipelineRelease(pipeline);
    wgpuBufferRelease(buffer);
}

int main(void) {
    Gpu gpu;
    gpu.instance = wgpuCreateInstance(NULL);
    gpu.adapter = request_adapter(gpu.instance, NULL).adapter;
    REQUIRE(gpu.adapter != NULL);
    WGPUSupportedFeatures features = WGPU_SUPPORTED_FEATURES_INIT;
    wgpuAdapterGetFeatures(gpu.adapter, &features);
    WGPULimits limits = WGPU_LIMITS_INIT;
    WGPUNativeLimits native = {.chain = {.next = NULL, .sType = (WGPUSType)WGPUSType_NativeLimits}};
    limits.nextInChain = &native.chain;
    CHECK_EQ(wgpuAdapterGetLimits(gpu.adapter, &limits), WGPUStatus_Success);
    WGPUDeviceDescriptor descriptor = with_features(features.features, features.featureCount);
    descriptor.requiredLimits = &limits;
    device_open_on(&gpu, descriptor);
    wgpuSupportedFeaturesFreeMembers(features);
    multi_draws(&gpu);
    pipeline_statistics(&gpu);
    timestamps_in_passes(&gpu);
    clear_texture(&gpu);
    polygon_modes(&gpu);
    border_colors(&gpu);
    mappable_buffers(&gpu);
    device_close(&gpu);
    return finished();
}
