/* WGPUBindGroupLayoutEntryExtras and WGPUBindGroupEntryExtras: arrays of buffers, samplers and views at one binding. */
#include "render.h"
#include "wgpu.h"

static WGPUBindGroupLayout layout_with(Gpu *gpu, WGPUBindGroupLayoutEntry entry, uint32_t count) {
    WGPUBindGroupLayoutEntryExtras extras = {.chain = {.sType = (WGPUSType)WGPUSType_BindGroupLayoutEntryExtras}, .count = count};
    entry.visibility = WGPUShaderStage_Compute;
    entry.nextInChain = &extras.chain;
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = sv("array layout");
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static WGPUBindGroup group_with(Gpu *gpu, WGPUBindGroupLayout layout, WGPUBindGroupEntryExtras extras, WGPUSampler sampler) {
    extras.chain = (WGPUChainedStruct){.sType = (WGPUSType)WGPUSType_BindGroupEntryExtras};
    WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
    entry.nextInChain = &extras.chain;
    entry.sampler = sampler;
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = sv("array group");
    descriptor.layout = layout;
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
}

static const char *const SUM = "enable wgpu_binding_array;"
                               "struct Number { n: u32 }"
                               "@group(0) @binding(0) var<storage, read> in: binding_array<Number, 3>;"
                               "@group(1) @binding(0) var<storage, read_write> out: u32;"
                               "@compute @workgroup_size(1) fn main() {"
                               "  for (var i = 0; i < 3; i++) { out = out * 10u + in[i].n; }"
                               "}";

static void a_shader_reads_all_elements(Gpu *gpu, bool runs) {
    WGPUBindGroupLayoutEntry storage = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    storage.buffer.type = WGPUBufferBindingType_ReadOnlyStorage;
    WGPUBindGroupLayout layouts[2];
    EXPECT_OK(gpu, layouts[0] = layout_with(gpu, storage, 3));
    storage.buffer.type = WGPUBufferBindingType_Storage;
    EXPECT_OK(gpu, layouts[1] = layout_with(gpu, storage, 0));
    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    descriptor.bindGroupLayoutCount = 2;
    descriptor.bindGroupLayouts = layouts;
    WGPUPipelineLayout layout = wgpuDeviceCreatePipelineLayout(gpu->device, &descriptor);
    WGPUComputePipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = compute_new(gpu, "sum", layout, SUM));
    /* What the pipeline gives back is the same layout. */
    WGPUBindGroupLayout again = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBuffer single = buffer_new(gpu, "single", WGPUBufferUsage_Storage, 16);
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "is an array"),
                   wgpuBindGroupRelease(group_of_buffer(gpu, again, single, 16)));
    wgpuBufferRelease(single);
    wgpuBindGroupLayoutRelease(again);
    WGPUBuffer in[3];
    for (uint32_t i = 0; i < 3; i++) {
        uint32_t number = i + 4;
        in[i] = buffer_with(gpu, "in", WGPUBufferUsage_Storage, &number, 4);
    }
    WGPUBuffer out = buffer_new(gpu, "out", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 4);
    WGPUBindGroup group = NULL;
    EXPECT_OK(gpu, group = group_with(gpu, layouts[0], (WGPUBindGroupEntryExtras){.buffers = in, .bufferCount = 3}, NULL));
    WGPUBindGroup out_group = group_of_buffer(gpu, layouts[1], out, WGPU_WHOLE_SIZE);
    for (int i = 0; i < 3; i++) {
        wgpuBufferRelease(in[i]);
    }
    WGPUCommandEncoder encoder = encoder_new(gpu, "sum");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, NULL);
    wgpuComputePassEncoderSetBindGroup(pass, 1, out_group, 0, NULL);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    submit(gpu, encoder);
    uint32_t sum = 0;
    buffer_read(gpu, out, 0, &sum, 4);
    CHECK_EQ(sum, runs ? 456 : 0);
    wgpuBindGroupRelease(group);
    wgpuBindGroupRelease(out_group);
    wgpuBufferRelease(out);
    wgpuComputePipelineRelease(pipeline);
    wgpuPipelineLayoutRelease(layout);
    wgpuBindGroupLayoutRelease(layouts[0]);
    wgpuBindGroupLayoutRelease(layouts[1]);
    CHECK_QUIET(gpu);
}

static void views_and_samplers(Gpu *gpu) {
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    WGPUTexture texture = texture_new(gpu, "texture", WGPUTextureFormat_RGBA8Unorm, WGPUTextureUsage_TextureBinding, 4, 4, 1);
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL), views[] = {view, view};
    WGPUSampler sampler = wgpuDeviceCreateSampler(gpu->device, NULL), samplers[] = {sampler, sampler};
    WGPUBuffer buffer = buffer_new(gpu, "buffer", WGPUBufferUsage_Storage, 16), buffers[] = {buffer, buffer};

    entry.texture.sampleType = WGPUTextureSampleType_Float;
    WGPUBindGroupLayout for_views = layout_with(gpu, entry, 2);
    entry.texture.sampleType = WGPUTextureSampleType_BindingNotUsed;
    entry.sampler.type = WGPUSamplerBindingType_Filtering;
    entry.bindingArraySize = 2; /* saying it twice is fine */
    WGPUBindGroupLayout for_samplers = layout_with(gpu, entry, 2);
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "entries[0]", "bindingArraySize"),
                   wgpuBindGroupLayoutRelease(layout_with(gpu, entry, 3)));
    CHECK_QUIET(gpu);

#define GOOD(layout, ...) \
    EXPECT_OK(gpu, wgpuBindGroupRelease(group_with(gpu, layout, (WGPUBindGroupEntryExtras){__VA_ARGS__}, NULL)))
#define BAD(layout, text, sampler, ...)                                                                  \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "'array group'", text),                       \
                   wgpuBindGroupRelease(group_with(gpu, layout, (WGPUBindGroupEntryExtras){__VA_ARGS__}, sampler)))
    GOOD(for_views, .textureViews = views, .textureViewCount = 2);
    GOOD(for_samplers, .samplers = samplers, .samplerCount = 2);
    BAD(for_views, "no resource", NULL, .textureViewCount = 0);
    BAD(for_views, "several resources", NULL, .textureViews = views, .textureViewCount = 2, .samplers = samplers,
        .samplerCount = 2);
    BAD(for_samplers, "several resources", sampler, .samplers = samplers, .samplerCount = 2);
    BAD(for_views, "", NULL, .samplers = samplers, .samplerCount = 2);
    BAD(for_views, "", NULL, .buffers = buffers, .bufferCount = 2);
    BAD(for_samplers, "is an array", sampler, .samplerCount = 0);
    BAD(for_views, "textureViews", NULL, .textureViews = NULL, .textureViewCount = 2);
    BAD(for_views, "textureViews", NULL, .textureViews = views, .textureViewCount = SIZE_MAX);
    WGPUTextureView three[] = {view, view, view};
    BAD(for_views, "", NULL, .textureViews = three, .textureViewCount = 3);
    three[1] = NULL;
    BAD(for_views, "textureViews[1]", NULL, .textureViews = three, .textureViewCount = 2);
    three[1] = (WGPUTextureView)sampler;
    BAD(for_views, "WGPUSampler", NULL, .textureViews = three, .textureViewCount = 2);
    wgpuTextureViewRelease(view);
    BAD(for_views, "released", NULL, .textureViews = views, .textureViewCount = 2);
#undef GOOD
#undef BAD
    wgpuTextureRelease(texture);
    wgpuSamplerRelease(sampler);
    wgpuBufferRelease(buffer);
    wgpuBindGroupLayoutRelease(for_views);
    wgpuBindGroupLayoutRelease(for_samplers);
}

static const WGPUFeatureName FEATURES[] = {
    (WGPUFeatureName)WGPUNativeFeature_TextureBindingArray,
    (WGPUFeatureName)WGPUNativeFeature_BufferBindingArray,
    (WGPUFeatureName)WGPUNativeFeature_StorageResourceBindingArray,
    /* An index that a loop counts is not uniform. */
    (WGPUFeatureName)WGPUNativeFeature_SampledTextureAndStorageBufferArrayNonUniformIndexing,
};
enum { FEATURE_COUNT = sizeof FEATURES / sizeof *FEATURES };

static void open_with_arrays(Gpu *gpu) {
    WGPUDeviceDescriptor descriptor = with_features(FEATURES, FEATURE_COUNT);
    /* Elements of arrays have limits of their own, which are 0 by default. */
    WGPUNativeLimits limits = WGPU_NATIVE_LIMITS_INIT;
    limits.maxBindingArrayElementsPerShaderStage = 8;
    limits.maxBindingArraySamplerElementsPerShaderStage = 8;
    WGPULimits required = WGPU_LIMITS_INIT;
    required.nextInChain = &limits.chain;
    descriptor.requiredLimits = &required;
    device_open_on(gpu, descriptor);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.sampler.type = WGPUSamplerBindingType_Filtering;
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "array layout"),
                   wgpuBindGroupLayoutRelease(layout_with(&gpu, entry, 2)));
    device_close(&gpu);

    adapter_open(&gpu);
    bool has_arrays = true;
    for (int i = 0; i < FEATURE_COUNT; i++) {
        has_arrays = has_arrays && wgpuAdapterHasFeature(gpu.adapter, FEATURES[i]);
    }
    if (has_arrays) {
        open_with_arrays(&gpu);
        a_shader_reads_all_elements(&gpu, true);
        views_and_samplers(&gpu);
        device_close(&gpu);
    } else {
        adapter_close(&gpu);
    }

    /* The adapter that does nothing has every feature. */
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.backendType = WGPUBackendType_Null;
    gpu.instance = wgpuCreateInstance(NULL);
    AdapterAnswer answer = request_adapter(gpu.instance, &options);
    if (answer.adapter == NULL) {
        fail(__FILE__, __LINE__, "no adapter: %s", answer.message);
        return finished();
    }
    gpu.adapter = answer.adapter;
    open_with_arrays(&gpu);
    a_shader_reads_all_elements(&gpu, false);
    views_and_samplers(&gpu);
    device_close(&gpu);
    return finished();
}
