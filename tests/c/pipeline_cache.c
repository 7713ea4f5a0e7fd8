/* WGPUAbiPipelineCache: saved, loaded, and never believing damaged or foreign bytes.
 *
 * Without the feature WGPUNativeFeature_PipelineCache only the refusal is tested. */
#include "common.h"

#include "wgpu.h"

static const char *const SHADER =
    "override k: u32 = 1;\n"
    "@group(0) @binding(0) var<storage, read_write> s: array<u32>;\n"
    "@compute @workgroup_size(1) fn main() { s[0] = s[0] * 3u + k; }\n"
    "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f { return vec4f(f32(i)); }\n"
    "@fragment fn fs() -> @location(0) vec4f { return vec4f(f32(k)); }\n";

static WGPUShaderModule module_new(const Gpu *gpu) {
    WGPUShaderSourceWGSL source = WGPU_SHADER_SOURCE_WGSL_INIT;
    source.code = sv(SHADER);
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &source.chain;
    return wgpuDeviceCreateShaderModule(gpu->device, &descriptor);
}

static WGPUComputePipeline compute_with(const Gpu *gpu, WGPUShaderModule module, WGPUAbiPipelineCache cache) {
    WGPUAbiPipelineExtras extras = WGPU_ABI_PIPELINE_EXTRAS_INIT;
    extras.cache = cache;
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    descriptor.label = sv("cached");
    descriptor.compute.module = module;
    return wgpuDeviceCreateComputePipeline(gpu->device, &descriptor);
}

static WGPURenderPipeline render_with(const Gpu *gpu, WGPUShaderModule module, WGPUAbiPipelineCache cache) {
    WGPUAbiPipelineExtras extras = WGPU_ABI_PIPELINE_EXTRAS_INIT;
    extras.cache = cache;
    WGPUColorTargetState target = WGPU_COLOR_TARGET_STATE_INIT;
    target.format = WGPUTextureFormat_RGBA8Unorm;
    WGPUFragmentState fragment = WGPU_FRAGMENT_STATE_INIT;
    fragment.module = module;
    fragment.targetCount = 1;
    fragment.targets = &target;
    WGPURenderPipelineDescriptor descriptor = WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    descriptor.vertex.module = module;
    descriptor.fragment = &fragment;
    return wgpuDeviceCreateRenderPipeline(gpu->device, &descriptor);
}

static WGPUAbiPipelineCache cache_with(const Gpu *gpu, const void *data, size_t size, const char *key, bool fallback) {
    WGPUAbiPipelineCacheDescriptor descriptor = WGPU_ABI_PIPELINE_CACHE_DESCRIPTOR_INIT;
    descriptor.label = sv("cache");
    descriptor.data = data;
    descriptor.dataSize = size;
    descriptor.key = key;
    descriptor.keySize = key == NULL ? 0 : strlen(key);
    descriptor.fallback = fallback;
    return wgpuAbiDeviceCreatePipelineCache(gpu->device, &descriptor);
}

static WGPUAbiPipelineCacheData data_of(WGPUAbiPipelineCache cache) {
    WGPUAbiPipelineCacheData data = WGPU_ABI_PIPELINE_CACHE_DATA_INIT;
    CHECK_EQ(wgpuAbiPipelineCacheGetData(cache, &data), WGPUStatus_Success);
    CHECK(data.dataSize > 52 + 64 && data.data != NULL);
    return data;
}

/* s[0] = s[0] * 3 + 1, with 5 in it. */
static uint32_t run(Gpu *gpu, WGPUComputePipeline pipeline) {
    uint32_t five = 5;
    WGPUBuffer buffer = buffer_with(gpu, "s", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, &five, 4);
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBindGroup group = group_of_buffer(gpu, layout, buffer, WGPU_WHOLE_SIZE);
    WGPUCommandEncoder encoder = encoder_new(gpu, "run");
    dispatch_once(encoder, pipeline, group);
    submit(gpu, encoder);
    uint32_t result = 0;
    buffer_read(gpu, buffer, 0, &result, 4);
    wgpuBindGroupRelease(group);
    wgpuBindGroupLayoutRelease(layout);
    wgpuBufferRelease(buffer);
    return result;
}

static void round_trip(Gpu *gpu, WGPUShaderModule module) {
    WGPUAbiPipelineCache first = wgpuAbiDeviceCreatePipelineCache(gpu->device, NULL);
    REQUIRE(first != NULL);
    WGPUAbiPipelineCacheData empty = data_of(first);
    WGPUComputePipeline compute = compute_with(gpu, module, first);
    WGPURenderPipeline render = render_with(gpu, module, first);
    CHECK_EQ(run(gpu, compute), 16);
    WGPUAbiPipelineCacheData full = data_of(first);
    CHECK(full.dataSize >= empty.dataSize);
    wgpuComputePipelineRelease(compute);
    wgpuRenderPipelineRelease(render);
    wgpuAbiPipelineCacheRelease(first);

    WGPUAbiPipelineCache second = NULL;
    EXPECT_OK(gpu, second = cache_with(gpu, full.data, full.dataSize, NULL, false));
    wgpuAbiPipelineCacheAddRef(second);
    wgpuAbiPipelineCacheRelease(second);
    compute = compute_with(gpu, module, second);
    render = render_with(gpu, module, second);
    /* The pipelines do not need it any more. */
    wgpuAbiPipelineCacheRelease(second);
    CHECK_EQ(run(gpu, compute), 16);
    wgpuComputePipelineRelease(compute);
    wgpuRenderPipelineRelease(render);
    wgpuAbiPipelineCacheDataFreeMembers(full);
    wgpuAbiPipelineCacheDataFreeMembers(full); /* does nothing */
    wgpuAbiPipelineCacheDataFreeMembers(empty);
    CHECK_QUIET(gpu);
}

/* Whatever is not exactly what was given out is refused, or with `fallback` ignored. */
static void hostile_bytes(Gpu *gpu, WGPUShaderModule module) {
    WGPUAbiPipelineCache cache = cache_with(gpu, NULL, 0, "secret", false);
    WGPUComputePipeline pipeline = compute_with(gpu, module, cache);
    WGPUAbiPipelineCacheData good = data_of(cache);
    uint8_t *bytes = malloc(good.dataSize + 1);
    REQUIRE(bytes != NULL);
    memcpy(bytes, good.data, good.dataSize);
    bytes[good.dataSize] = 0;
    EXPECT_OK(gpu, wgpuAbiPipelineCacheRelease(cache_with(gpu, bytes, good.dataSize, "secret", false)));
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreatePipelineCache", "cache", "signature"),
                   wgpuAbiPipelineCacheRelease(cache_with(gpu, bytes, good.dataSize, "Secret", false)));
    EXPECT_INVALID(gpu, TEXTS("signature"),
                   wgpuAbiPipelineCacheRelease(cache_with(gpu, bytes, good.dataSize, NULL, false)));
    EXPECT_INVALID(gpu, TEXTS("length"),
                   wgpuAbiPipelineCacheRelease(cache_with(gpu, bytes, good.dataSize + 1, "secret", false)));
    for (size_t cut = 1; cut < good.dataSize; cut += 1 + cut / 3) {
        EXPECT_INVALID(gpu, TEXTS("data"), wgpuAbiPipelineCacheRelease(cache_with(gpu, bytes, cut, "secret", false)));
    }
    for (size_t at = 0; at < good.dataSize; at += 1 + at / 8) {
        bytes[at] ^= 0x10;
        EXPECT_INVALID(gpu, TEXTS("data"),
                       wgpuAbiPipelineCacheRelease(cache_with(gpu, bytes, good.dataSize, "secret", false)));
        bytes[at] ^= 0x10;
    }
    /* An unusable cache is told when it is used. */
    WGPUAbiPipelineCache broken = NULL;
    EXPECT_INVALID(gpu, TEXTS("data"), broken = cache_with(gpu, "nonsense", 8, NULL, false));
    REQUIRE(broken != NULL);
    WGPUAbiPipelineCacheData none = WGPU_ABI_PIPELINE_CACHE_DATA_INIT;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiPipelineCacheGetData", "cache"),
                   CHECK_EQ(wgpuAbiPipelineCacheGetData(broken, &none), WGPUStatus_Error));
    CHECK_EQ(none.dataSize, 0);
    WGPUComputePipeline unmade = NULL;
    wgpuAbiPipelineCacheSetLabel(broken, sv("renamed"));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "renamed"), unmade = compute_with(gpu, module, broken));
    wgpuComputePipelineRelease(unmade);
    wgpuAbiPipelineCacheRelease(broken);
    EXPECT_INVALID(gpu, TEXTS("released"), unmade = compute_with(gpu, module, broken));
    wgpuComputePipelineRelease(unmade);

    WGPUAbiPipelineCache fallen = NULL;
    EXPECT_OK(gpu, fallen = cache_with(gpu, "nonsense", 8, NULL, true));
    WGPUAbiPipelineCacheData fresh = data_of(fallen);
    wgpuAbiPipelineCacheDataFreeMembers(fresh);
    wgpuAbiPipelineCacheRelease(fallen);

    free(bytes);
    wgpuAbiPipelineCacheDataFreeMembers(good);
    wgpuComputePipelineRelease(pipeline);
    wgpuAbiPipelineCacheRelease(cache);
}

static void of_another_device(Gpu *gpu, WGPUShaderModule module) {
    WGPUFeatureName wanted = (WGPUFeatureName)WGPUNativeFeature_PipelineCache;
    WGPUDeviceDescriptor descriptor = with_features(&wanted, 1);
    DeviceAnswer other = request_device(gpu->instance, gpu->adapter, &descriptor);
    REQUIRE(other.device != NULL);
    WGPUAbiPipelineCache cache = wgpuAbiDeviceCreatePipelineCache(other.device, NULL);
    WGPUComputePipeline pipeline = NULL;
    EXPECT_INVALID(gpu, TEXTS("cached", "another device"), pipeline = compute_with(gpu, module, cache));
    wgpuComputePipelineRelease(pipeline);
    wgpuDeviceDestroy(other.device);
    WGPUAbiPipelineCacheData data = WGPU_ABI_PIPELINE_CACHE_DATA_INIT;
    CHECK_EQ(wgpuAbiPipelineCacheGetData(cache, &data), WGPUStatus_Error);
    wgpuAbiPipelineCacheRelease(cache);
    wgpuDeviceRelease(other.device);
}

static void wrong_arguments(Gpu *gpu) {
    CHECK(wgpuAbiDeviceCreatePipelineCache(NULL, NULL) == NULL);
    WGPUAbiPipelineCacheData data = WGPU_ABI_PIPELINE_CACHE_DATA_INIT;
    CHECK_EQ(wgpuAbiPipelineCacheGetData(NULL, &data), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiPipelineCacheGetData((WGPUAbiPipelineCache)gpu->device, &data), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiPipelineCacheGetData(NULL, NULL), WGPUStatus_Error);
    WGPUAbiPipelineCacheDescriptor descriptor = WGPU_ABI_PIPELINE_CACHE_DESCRIPTOR_INIT;
    descriptor.dataSize = 10;
    EXPECT_INVALID(gpu, TEXTS("data"),
                   wgpuAbiPipelineCacheRelease(wgpuAbiDeviceCreatePipelineCache(gpu->device, &descriptor)));
    descriptor.dataSize = 0;
    descriptor.keySize = SIZE_MAX;
    EXPECT_INVALID(gpu, TEXTS("key"),
                   wgpuAbiPipelineCacheRelease(wgpuAbiDeviceCreatePipelineCache(gpu->device, &descriptor)));
}

static void counted(Gpu *gpu) {
    WGPUGlobalReport before, after;
    wgpuGenerateReport(gpu->instance, &before);
    WGPUAbiPipelineCache cache = NULL;
    EXPECT_OK(gpu, cache = wgpuAbiDeviceCreatePipelineCache(gpu->device, NULL));
    wgpuGenerateReport(gpu->instance, &after);
    CHECK_EQ(after.hub.pipelineCaches.numKeptFromUser, before.hub.pipelineCaches.numKeptFromUser + 1);
    wgpuAbiPipelineCacheRelease(cache);
}

static void without_the_feature(void) {
    Gpu gpu;
    device_open(&gpu);
    EXPECT_INVALID(&gpu, TEXTS("wgpuAbiDeviceCreatePipelineCache", "PIPELINE_CACHE"),
                   wgpuAbiPipelineCacheRelease(wgpuAbiDeviceCreatePipelineCache(gpu.device, NULL)));
    wrong_arguments(&gpu);
    device_close(&gpu);
}

int main(void) {
    without_the_feature();
    Gpu gpu;
    if (!DEVICE_OPEN_IF(&gpu, WGPUNativeFeature_PipelineCache)) {
        return finished();
    }
    WGPUShaderModule module = module_new(&gpu);
    round_trip(&gpu, module);
    hostile_bytes(&gpu, module);
    of_another_device(&gpu, module);
    counted(&gpu);
    wgpuShaderModuleRelease(module);
    device_close(&gpu);
    return finished();
}
