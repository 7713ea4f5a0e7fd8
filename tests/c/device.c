/* WGPUDevice: what it says about itself, its queue, its label and its life. */
#include "common.h"

static void getters(Gpu *gpu) {
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuDeviceGetLimits(gpu->device, &limits), WGPUStatus_Success);
    /* A device without wishes has the defaults of the standard, not what the adapter could do. */
    CHECK_EQ(limits.maxTextureDimension1D, 8192);
    CHECK_EQ(limits.maxTextureDimension2D, 8192);
    CHECK_EQ(limits.maxTextureDimension3D, 2048);
    CHECK_EQ(limits.maxTextureArrayLayers, 256);
    CHECK_EQ(limits.maxBindGroups, 4);
    CHECK_EQ(limits.maxBindGroupsPlusVertexBuffers, 24);
    CHECK_EQ(limits.maxBindingsPerBindGroup, 1000);
    CHECK_EQ(limits.maxDynamicUniformBuffersPerPipelineLayout, 8);
    CHECK_EQ(limits.maxDynamicStorageBuffersPerPipelineLayout, 4);
    CHECK_EQ(limits.maxSampledTexturesPerShaderStage, 16);
    CHECK_EQ(limits.maxSamplersPerShaderStage, 16);
    CHECK_EQ(limits.maxStorageBuffersPerShaderStage, 8);
    CHECK_EQ(limits.maxStorageTexturesPerShaderStage, 4);
    CHECK_EQ(limits.maxUniformBuffersPerShaderStage, 12);
    CHECK_EQ(limits.maxUniformBufferBindingSize, 65536);
    CHECK_EQ(limits.maxStorageBufferBindingSize, 134217728);
    CHECK_EQ(limits.minUniformBufferOffsetAlignment, 256);
    CHECK_EQ(limits.minStorageBufferOffsetAlignment, 256);
    CHECK_EQ(limits.maxVertexBuffers, 8);
    CHECK_EQ(limits.maxBufferSize, 268435456);
    CHECK_EQ(limits.maxVertexAttributes, 16);
    CHECK_EQ(limits.maxVertexBufferArrayStride, 2048);
    CHECK_EQ(limits.maxColorAttachments, 8);
    CHECK_EQ(limits.maxColorAttachmentBytesPerSample, 32);
    CHECK_EQ(limits.maxComputeWorkgroupStorageSize, 16384);
    CHECK_EQ(limits.maxComputeInvocationsPerWorkgroup, 256);
    CHECK_EQ(limits.maxComputeWorkgroupSizeX, 256);
    CHECK_EQ(limits.maxComputeWorkgroupSizeY, 256);
    CHECK_EQ(limits.maxComputeWorkgroupSizeZ, 64);
    CHECK_EQ(limits.maxComputeWorkgroupsPerDimension, 65535);
    CHECK_EQ(wgpuDeviceGetLimits(gpu->device, NULL), WGPUStatus_Error);
    (void)uncaptured_take(gpu);

    WGPUSupportedFeatures features = WGPU_SUPPORTED_FEATURES_INIT;
    wgpuDeviceGetFeatures(gpu->device, &features);
    bool core = false;
    for (size_t i = 0; i < features.featureCount; i++) {
        CHECK(wgpuDeviceHasFeature(gpu->device, features.features[i]) == WGPU_TRUE);
        core |= features.features[i] == WGPUFeatureName_CoreFeaturesAndLimits;
    }
    CHECK(core);
    wgpuSupportedFeaturesFreeMembers(features);
    CHECK(wgpuDeviceHasFeature(gpu->device, WGPUFeatureName_TimestampQuery) == WGPU_FALSE);
    CHECK(wgpuDeviceHasFeature(gpu->device, (WGPUFeatureName)0x4321) == WGPU_FALSE);
    CHECK_QUIET(gpu);

    WGPUAdapterInfo mine = WGPU_ADAPTER_INFO_INIT, adapters = WGPU_ADAPTER_INFO_INIT;
    CHECK_EQ(wgpuDeviceGetAdapterInfo(gpu->device, &mine), WGPUStatus_Success);
    CHECK_EQ(wgpuAdapterGetInfo(gpu->adapter, &adapters), WGPUStatus_Success);
    CHECK_EQ(mine.deviceID, adapters.deviceID);
    CHECK_EQ(mine.vendorID, adapters.vendorID);
    char a[256], b[256];
    copy_text(a, sizeof a, mine.device);
    copy_text(b, sizeof b, adapters.device);
    CHECK(strcmp(a, b) == 0);
    wgpuAdapterInfoFreeMembers(mine);
    wgpuAdapterInfoFreeMembers(adapters);
}

static void queue_and_lost_future(Gpu *gpu) {
    WGPUQueue again = wgpuDeviceGetQueue(gpu->device);
    CHECK(again == gpu->queue);
    wgpuQueueRelease(again);
    wgpuQueueSubmit(gpu->queue, 0, NULL);

    WGPUFuture lost = wgpuDeviceGetLostFuture(gpu->device);
    CHECK(lost.id != 0);
    CHECK_EQ(wgpuDeviceGetLostFuture(gpu->device).id, lost.id);
}

static void labels(Gpu *gpu) {
    wgpuDeviceSetLabel(gpu->device, sv("renamed"));
    wgpuDeviceSetLabel(gpu->device, sv(""));
    wgpuDeviceSetLabel(gpu->device, (WGPUStringView){.data = "cut here", .length = 3});
    wgpuDeviceSetLabel(gpu->device, (WGPUStringView){.data = "\xff\xfe\x80", .length = 3});
    wgpuDeviceSetLabel(gpu->device, WGPU_STRING_VIEW_INIT);
    CHECK_QUIET(gpu);
}

/* Every creation with a required descriptor says so when that is missing. */
static void missing_descriptors(Gpu *gpu) {
    WGPUDevice device = gpu->device;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBuffer", "descriptor"), wgpuDeviceCreateBuffer(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateTexture", "descriptor"), wgpuDeviceCreateTexture(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "descriptor"), wgpuDeviceCreateShaderModule(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "descriptor"),
                   wgpuDeviceCreateBindGroupLayout(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "descriptor"), wgpuDeviceCreateBindGroup(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreatePipelineLayout", "descriptor"),
                   wgpuDeviceCreatePipelineLayout(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "descriptor"),
                   wgpuDeviceCreateComputePipeline(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateRenderPipeline", "descriptor"),
                   wgpuDeviceCreateRenderPipeline(device, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateQuerySet", "descriptor"), wgpuDeviceCreateQuerySet(device, NULL));

    /* These have a default. */
    EXPECT_OK(gpu, wgpuSamplerRelease(wgpuDeviceCreateSampler(device, NULL)));
    EXPECT_OK(gpu, wgpuCommandEncoderRelease(wgpuDeviceCreateCommandEncoder(device, NULL)));
}

/* Objects keep their device: the application's own release takes nothing away from them. */
static void objects_outlive_the_device(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUBuffer buffer = buffer_new(&gpu, "survivor", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    wgpuDeviceAddRef(gpu.device);
    wgpuDeviceRelease(gpu.device);
    CHECK(wgpuDeviceHasFeature(gpu.device, WGPUFeatureName_CoreFeaturesAndLimits) == WGPU_TRUE);
    wgpuDeviceRelease(gpu.device);
    CHECK(wgpuDeviceHasFeature(gpu.device, WGPUFeatureName_CoreFeaturesAndLimits) == WGPU_FALSE);

    CHECK_EQ(wgpuBufferGetSize(buffer), 64);
    wgpuQueueSubmit(gpu.queue, 0, NULL);
    wgpuBufferRelease(buffer);
    wgpuQueueRelease(gpu.queue);
    wgpuAdapterRelease(gpu.adapter);
    wgpuInstanceRelease(gpu.instance);

    /* All stale now. */
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuDeviceGetLimits(gpu.device, &limits), WGPUStatus_Error);
    CHECK(wgpuDeviceGetQueue(gpu.device) == NULL);
    CHECK_EQ(wgpuDeviceGetLostFuture(gpu.device).id, 0);
    wgpuDeviceRelease(gpu.device);
    wgpuDeviceDestroy(gpu.device);
    wgpuQueueSubmit(gpu.queue, 0, NULL);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    getters(&gpu);
    queue_and_lost_future(&gpu);
    labels(&gpu);
    missing_descriptors(&gpu);
    device_close(&gpu);
    objects_outlive_the_device();
    return finished();
}
