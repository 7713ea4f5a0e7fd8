/* WGPUAdapter: what it says about itself, and device requests. */
#include "common.h"

static void info(WGPUAdapter adapter) {
    WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
    CHECK_EQ(wgpuAdapterGetInfo(adapter, &info), WGPUStatus_Success);
    char device[256];
    copy_text(device, sizeof device, info.device);
    CHECK(device[0] != '\0');
    CHECK(info.vendor.data != NULL && info.architecture.data != NULL && info.description.data != NULL);
    CHECK(info.backendType == WGPUBackendType_Vulkan || info.backendType == WGPUBackendType_OpenGLES ||
          info.backendType == WGPUBackendType_D3D12 || info.backendType == WGPUBackendType_Metal);
    CHECK(info.adapterType >= WGPUAdapterType_DiscreteGPU && info.adapterType <= WGPUAdapterType_Unknown);
    CHECK(info.subgroupMinSize >= 4 && info.subgroupMinSize <= info.subgroupMaxSize && info.subgroupMaxSize <= 128);
    wgpuAdapterInfoFreeMembers(info);
    wgpuAdapterInfoFreeMembers(WGPU_ADAPTER_INFO_INIT);
    CHECK_EQ(wgpuAdapterGetInfo(adapter, NULL), WGPUStatus_Error);
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    info.nextInChain = &unknown;
    CHECK_EQ(wgpuAdapterGetInfo(adapter, &info), WGPUStatus_Error);
}

static void features(WGPUAdapter adapter) {
    WGPUSupportedFeatures features = WGPU_SUPPORTED_FEATURES_INIT;
    wgpuAdapterGetFeatures(adapter, &features);
    REQUIRE(features.featureCount > 0 && features.features != NULL);
    for (size_t i = 0; i < features.featureCount; i++) {
        CHECK(wgpuAdapterHasFeature(adapter, features.features[i]) == WGPU_TRUE);
        for (size_t k = 0; k < i; k++) {
            CHECK(features.features[k] != features.features[i]);
        }
    }
    wgpuSupportedFeaturesFreeMembers(features);
    wgpuSupportedFeaturesFreeMembers(WGPU_SUPPORTED_FEATURES_INIT);
    CHECK(wgpuAdapterHasFeature(adapter, WGPUFeatureName_CoreFeaturesAndLimits) == WGPU_TRUE);
    CHECK(wgpuAdapterHasFeature(adapter, (WGPUFeatureName)0) == WGPU_FALSE);
    CHECK(wgpuAdapterHasFeature(adapter, (WGPUFeatureName)0x4321) == WGPU_FALSE);
    wgpuAdapterGetFeatures(adapter, NULL);
}

static void limits(WGPUAdapter adapter) {
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuAdapterGetLimits(adapter, &limits), WGPUStatus_Success);
    CHECK(limits.maxTextureDimension2D >= 8192);
    CHECK(limits.maxBindGroups >= 4);
    CHECK(limits.maxBufferSize >= 268435456);
    CHECK(limits.minUniformBufferOffsetAlignment >= 32 && limits.minUniformBufferOffsetAlignment <= 256);
    CHECK(limits.maxBindGroupsPlusVertexBuffers >= 24);
    CHECK(limits.maxImmediateSize != WGPU_LIMIT_U32_UNDEFINED);
    CHECK_EQ(wgpuAdapterGetLimits(adapter, NULL), WGPUStatus_Error);

    WGPUCompatibilityModeLimits compatibility = WGPU_COMPATIBILITY_MODE_LIMITS_INIT;
    limits = WGPU_LIMITS_INIT;
    limits.nextInChain = &compatibility.chain;
    CHECK_EQ(wgpuAdapterGetLimits(adapter, &limits), WGPUStatus_Success);
    CHECK(compatibility.maxStorageBuffersInFragmentStage >= 4);
    CHECK(compatibility.maxStorageBuffersInFragmentStage != WGPU_LIMIT_U32_UNDEFINED);

    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    limits.nextInChain = &unknown;
    CHECK_EQ(wgpuAdapterGetLimits(adapter, &limits), WGPUStatus_Error);
}

/* A request that must fail with this text in the message. */
static void refused_case(WGPUInstance instance, WGPUAdapter adapter, const WGPUDeviceDescriptor *descriptor,
                    const char *part) {
    DeviceAnswer answer = request_device(instance, adapter, descriptor);
    CHECK_EQ(answer.status, WGPURequestDeviceStatus_Error);
    CHECK(answer.device == NULL);
    CHECK_CONTAINS(answer.message, part);
}
#define refused(...) CASE(refused_case(__VA_ARGS__))

static int lost_calls = 0;
static WGPUDeviceLostReason lost_reason;
static void count_lost(const WGPUDevice *device, WGPUDeviceLostReason reason, WGPUStringView message,
                       void *userdata1, void *userdata2) {
    (void)message;
    (void)userdata1;
    (void)userdata2;
    CHECK(device != NULL && *device == NULL);
    lost_calls++;
    lost_reason = reason;
}

static void device_requests(WGPUInstance instance, WGPUAdapter adapter) {
    DeviceAnswer plain = request_device(instance, adapter, NULL);
    CHECK_EQ(plain.status, WGPURequestDeviceStatus_Success);
    CHECK(plain.device != NULL);
    /* One adapter may make several devices. */
    DeviceAnswer second = request_device(instance, adapter, NULL);
    CHECK_EQ(second.status, WGPURequestDeviceStatus_Success);
    CHECK(second.device != plain.device);
    wgpuDeviceRelease(second.device);
    wgpuDeviceRelease(plain.device);

    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    descriptor.requiredLimits = &limits;
    limits.maxBindGroups = 2; /* less than the default is no restriction */
    limits.maxTextureDimension2D = 8192;
    DeviceAnswer with_limits = request_device(instance, adapter, &descriptor);
    CHECK_EQ(with_limits.status, WGPURequestDeviceStatus_Success);
    WGPULimits got = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuDeviceGetLimits(with_limits.device, &got), WGPUStatus_Success);
    CHECK_EQ(got.maxBindGroups, 4);
    wgpuDeviceRelease(with_limits.device);

    limits = WGPU_LIMITS_INIT;
    limits.maxTextureDimension2D = 0x7FFFFFFF;
    refused(instance, adapter, &descriptor, "maxTextureDimension2D");
    limits = WGPU_LIMITS_INIT;
    limits.minUniformBufferOffsetAlignment = 48; /* not a power of two */
    refused(instance, adapter, &descriptor, "minUniformBufferOffsetAlignment");
    limits.minUniformBufferOffsetAlignment = 4; /* below every adapter */
    refused(instance, adapter, &descriptor, "minUniformBufferOffsetAlignment");
    limits = WGPU_LIMITS_INIT;
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    limits.nextInChain = &unknown;
    refused(instance, adapter, &descriptor, "0x12345678");

    descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    WGPUFeatureName wanted[2] = {(WGPUFeatureName)0x4321, WGPUFeatureName_CoreFeaturesAndLimits};
    descriptor.requiredFeatureCount = 2;
    descriptor.requiredFeatures = wanted;
    refused(instance, adapter, &descriptor, "0x00004321");
    wanted[0] = WGPUFeatureName_TextureComponentSwizzle; /* a name of the standard that is not offered */
    refused(instance, adapter, &descriptor, "TextureComponentSwizzle");
    if (!wgpuAdapterHasFeature(adapter, WGPUFeatureName_TextureFormatsTier2)) {
        wanted[0] = WGPUFeatureName_TextureFormatsTier2;
        refused(instance, adapter, &descriptor, "TextureFormatsTier2");
    }
    descriptor.requiredFeatures = NULL;
    refused(instance, adapter, &descriptor, "requiredFeatures");

    descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &unknown;
    refused(instance, adapter, &descriptor, "0x12345678");

    /* A device that was never made is lost at once. */
    descriptor.deviceLostCallbackInfo.mode = WGPUCallbackMode_AllowProcessEvents;
    descriptor.deviceLostCallbackInfo.callback = count_lost;
    refused(instance, adapter, &descriptor, "0x12345678");
    wgpuInstanceProcessEvents(instance);
    CHECK_EQ(lost_calls, 1);
    CHECK_EQ(lost_reason, WGPUDeviceLostReason_FailedCreation);

    /* No mode, no future, no callback. */
    DeviceAnswer answer = {0};
    WGPURequestDeviceCallbackInfo info = WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT;
    info.callback = on_device;
    info.userdata1 = info.userdata2 = &answer;
    CHECK_EQ(wgpuAdapterRequestDevice(adapter, NULL, info).id, 0);
    wgpuInstanceProcessEvents(instance);
    CHECK(!answer.done);
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    CHECK(wgpuAdapterRequestDevice(adapter, NULL, info).id != 0);
    CHECK(answer.done);
    wgpuDeviceRelease(answer.device);
    /* Without a callback the device is nobody's: finished() checks that it is gone. */
    info.callback = NULL;
    CHECK(wgpuAdapterRequestDevice(adapter, NULL, info).id != 0);
    wgpuInstanceProcessEvents(instance);
}

static void every_feature(WGPUInstance instance, WGPUAdapter adapter) {
    WGPUSupportedFeatures features = WGPU_SUPPORTED_FEATURES_INIT;
    wgpuAdapterGetFeatures(adapter, &features);
    WGPUDeviceDescriptor descriptor = with_features(features.features, features.featureCount);
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuAdapterGetLimits(adapter, &limits), WGPUStatus_Success);
    descriptor.requiredLimits = &limits;
    DeviceAnswer answer = request_device(instance, adapter, &descriptor);
    if (answer.status != WGPURequestDeviceStatus_Success) {
        fail(__FILE__, __LINE__, "all that the adapter offers is refused: %s", answer.message);
    } else {
        for (size_t i = 0; i < features.featureCount; i++) {
            CHECK(wgpuDeviceHasFeature(answer.device, features.features[i]) == WGPU_TRUE);
        }
        WGPULimits got = WGPU_LIMITS_INIT;
        CHECK_EQ(wgpuDeviceGetLimits(answer.device, &got), WGPUStatus_Success);
        CHECK_EQ(got.maxTextureDimension1D, limits.maxTextureDimension1D);
        CHECK_EQ(got.maxTextureArrayLayers, limits.maxTextureArrayLayers);
        CHECK_EQ(got.maxBindGroups, limits.maxBindGroups);
        CHECK_EQ(got.maxBindingsPerBindGroup, limits.maxBindingsPerBindGroup);
        CHECK_EQ(got.maxStorageBufferBindingSize, limits.maxStorageBufferBindingSize);
        CHECK_EQ(got.minStorageBufferOffsetAlignment, limits.minStorageBufferOffsetAlignment);
        CHECK_EQ(got.maxBufferSize, limits.maxBufferSize);
        CHECK_EQ(got.maxComputeWorkgroupSizeX, limits.maxComputeWorkgroupSizeX);
        CHECK_EQ(got.maxImmediateSize, limits.maxImmediateSize);
        wgpuDeviceRelease(answer.device);
    }
    wgpuSupportedFeaturesFreeMembers(features);
}

static void references(WGPUInstance instance) {
    WGPUAdapter adapter = request_adapter(instance, NULL).adapter;
    REQUIRE(adapter != NULL);
    wgpuAdapterAddRef(adapter);
    wgpuAdapterRelease(adapter);
    CHECK(wgpuAdapterHasFeature(adapter, WGPUFeatureName_CoreFeaturesAndLimits) == WGPU_TRUE);
    wgpuAdapterRelease(adapter);

    CHECK(wgpuAdapterHasFeature(adapter, WGPUFeatureName_CoreFeaturesAndLimits) == WGPU_FALSE);
    wgpuAdapterRelease(adapter);
    wgpuAdapterAddRef(adapter);
    WGPULimits limits = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuAdapterGetLimits(adapter, &limits), WGPUStatus_Error);
    WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
    CHECK_EQ(wgpuAdapterGetInfo(adapter, &info), WGPUStatus_Error);
    WGPUSupportedFeatures features = WGPU_SUPPORTED_FEATURES_INIT;
    wgpuAdapterGetFeatures(adapter, &features);
    CHECK_EQ(features.featureCount, 0);
    WGPURequestDeviceCallbackInfo callback = WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT;
    callback.mode = WGPUCallbackMode_AllowProcessEvents;
    CHECK_EQ(wgpuAdapterRequestDevice(adapter, NULL, callback).id, 0);
}

int main(void) {
    WGPUInstance instance = wgpuCreateInstance(NULL);
    AdapterAnswer answer = request_adapter(instance, NULL);
    REQUIRE(answer.status == WGPURequestAdapterStatus_Success);
    info(answer.adapter);
    features(answer.adapter);
    limits(answer.adapter);
    device_requests(instance, answer.adapter);
    every_feature(instance, answer.adapter);
    wgpuAdapterRelease(answer.adapter);
    references(instance);
    wgpuInstanceRelease(instance);
    return finished();
}
