/* WGPUInstance: creation, instance features and limits, procedure addresses, events and waiting. */
#include "common.h"

static void creation(void) {
    WGPUInstance plain = wgpuCreateInstance(NULL);
    CHECK(plain != NULL);
    wgpuInstanceProcessEvents(plain);
    wgpuInstanceRelease(plain);

    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    WGPUInstanceFeatureName wanted[] = {WGPUInstanceFeatureName_TimedWaitAny};
    WGPUInstanceLimits limits = WGPU_INSTANCE_LIMITS_INIT;
    limits.timedWaitAnyMaxCount = 8;
    descriptor.requiredFeatureCount = 1;
    descriptor.requiredFeatures = wanted;
    descriptor.requiredLimits = &limits;
    WGPUInstance full = wgpuCreateInstance(&descriptor);
    CHECK(full != NULL && full != plain);
    wgpuInstanceRelease(full);

    /* What cannot be had gives no instance. */
    wanted[0] = (WGPUInstanceFeatureName)0x7777;
    CHECK(wgpuCreateInstance(&descriptor) == NULL);
    descriptor.requiredFeatures = NULL;
    CHECK(wgpuCreateInstance(&descriptor) == NULL);
    descriptor.requiredFeatureCount = 0;
    limits.timedWaitAnyMaxCount = SIZE_MAX;
    CHECK(wgpuCreateInstance(&descriptor) == NULL);

    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &unknown;
    CHECK(wgpuCreateInstance(&descriptor) == NULL);
    unknown.next = &unknown;
    CHECK(wgpuCreateInstance(&descriptor) == NULL);
}

static void features_and_limits(void) {
    WGPUSupportedInstanceFeatures features = WGPU_SUPPORTED_INSTANCE_FEATURES_INIT;
    wgpuGetInstanceFeatures(&features);
    CHECK(features.featureCount >= 2);
    bool timed = false;
    for (size_t i = 0; i < features.featureCount; i++) {
        CHECK(wgpuHasInstanceFeature(features.features[i]) == WGPU_TRUE);
        timed |= features.features[i] == WGPUInstanceFeatureName_TimedWaitAny;
    }
    CHECK(timed);
    wgpuSupportedInstanceFeaturesFreeMembers(features);
    wgpuSupportedInstanceFeaturesFreeMembers(WGPU_SUPPORTED_INSTANCE_FEATURES_INIT);
    CHECK(wgpuHasInstanceFeature(WGPUInstanceFeatureName_ShaderSourceSPIRV) == WGPU_TRUE);
    CHECK(wgpuHasInstanceFeature((WGPUInstanceFeatureName)0) == WGPU_FALSE);
    CHECK(wgpuHasInstanceFeature((WGPUInstanceFeatureName)0x7FFFFFFF) == WGPU_FALSE);
    wgpuGetInstanceFeatures(NULL);

    WGPUInstanceLimits limits = WGPU_INSTANCE_LIMITS_INIT;
    CHECK_EQ(wgpuGetInstanceLimits(&limits), WGPUStatus_Success);
    CHECK(limits.timedWaitAnyMaxCount >= 64);
    CHECK_EQ(wgpuGetInstanceLimits(NULL), WGPUStatus_Error);
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    limits.nextInChain = &unknown;
    CHECK_EQ(wgpuGetInstanceLimits(&limits), WGPUStatus_Error);
}

static void procedures(void) {
    CHECK(wgpuGetProcAddress(sv("wgpuCreateInstance")) == (WGPUProc)wgpuCreateInstance);
    CHECK(wgpuGetProcAddress(sv("wgpuQueueSubmit")) == (WGPUProc)wgpuQueueSubmit);
    CHECK(wgpuGetProcAddress(sv("wgpuGetProcAddress")) == (WGPUProc)wgpuGetProcAddress);
    /* A length ends the name, not a zero byte. */
    WGPUStringView part = {.data = "wgpuQueueSubmitNot", .length = strlen("wgpuQueueSubmit")};
    CHECK(wgpuGetProcAddress(part) == (WGPUProc)wgpuQueueSubmit);
    CHECK(wgpuGetProcAddress(sv("wgpuQueueSubmitNot")) == NULL);
    CHECK(wgpuGetProcAddress(sv("wgpu")) == NULL);
    CHECK(wgpuGetProcAddress(sv("")) == NULL);
    CHECK(wgpuGetProcAddress(WGPU_STRING_VIEW_INIT) == NULL);
    CHECK(wgpuGetProcAddress((WGPUStringView){.data = NULL, .length = 5}) == NULL);
    CHECK(wgpuGetProcAddress((WGPUStringView){.data = "\xff\xfe", .length = 2}) == NULL);
}

static void language_features(WGPUInstance instance) {
    WGPUSupportedWGSLLanguageFeatures features = WGPU_SUPPORTED_WGSL_LANGUAGE_FEATURES_INIT;
    wgpuInstanceGetWGSLLanguageFeatures(instance, &features);
    CHECK_EQ(features.featureCount, 9);
    for (size_t i = 0; i < features.featureCount; i++) {
        CHECK(wgpuInstanceHasWGSLLanguageFeature(instance, features.features[i]) == WGPU_TRUE);
    }
    wgpuSupportedWGSLLanguageFeaturesFreeMembers(features);
    CHECK(wgpuInstanceHasWGSLLanguageFeature(instance, WGPUWGSLLanguageFeatureName_PointerCompositeAccess));
    CHECK(wgpuInstanceHasWGSLLanguageFeature(instance, WGPUWGSLLanguageFeatureName_LinearIndexing));
    CHECK(wgpuInstanceHasWGSLLanguageFeature(instance, WGPUWGSLLanguageFeatureName_SubgroupUniformity));
    CHECK(wgpuInstanceHasWGSLLanguageFeature(instance, WGPUWGSLLanguageFeatureName_TextureFormatsTier1));
    CHECK(!wgpuInstanceHasWGSLLanguageFeature(instance, WGPUWGSLLanguageFeatureName_UniformBufferStandardLayout));
    CHECK(!wgpuInstanceHasWGSLLanguageFeature(instance, (WGPUWGSLLanguageFeatureName)99));
    wgpuInstanceGetWGSLLanguageFeatures(instance, NULL);
}

static void adapter_requests(WGPUInstance instance) {
    AdapterAnswer any = request_adapter(instance, NULL);
    CHECK_EQ(any.status, WGPURequestAdapterStatus_Success);
    CHECK(any.adapter != NULL);
    wgpuAdapterRelease(any.adapter);

    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.forceFallbackAdapter = WGPU_TRUE;
    AdapterAnswer software = request_adapter(instance, &options);
    if (software.status == WGPURequestAdapterStatus_Success) {
        WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
        CHECK_EQ(wgpuAdapterGetInfo(software.adapter, &info), WGPUStatus_Success);
        CHECK_EQ(info.adapterType, WGPUAdapterType_CPU);
        wgpuAdapterInfoFreeMembers(info);
        wgpuAdapterRelease(software.adapter);
    } else { /* a machine with a GPU and no software driver */
        CHECK_EQ(software.status, WGPURequestAdapterStatus_Unavailable);
        CHECK(software.adapter == NULL);
    }

    options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.backendType = BACKEND_TYPE_ELSEWHERE;
    AdapterAnswer none = request_adapter(instance, &options);
    CHECK_EQ(none.status, WGPURequestAdapterStatus_Unavailable);
    CHECK(none.adapter == NULL);
    CHECK(none.message[0] != '\0');

    options.backendType = WGPUBackendType_Vulkan;
    options.powerPreference = WGPUPowerPreference_HighPerformance;
    options.featureLevel = WGPUFeatureLevel_Compatibility;
    AdapterAnswer vulkan = request_adapter(instance, &options);
    CHECK_EQ(vulkan.status, WGPURequestAdapterStatus_Success);
    wgpuAdapterRelease(vulkan.adapter);

    WGPURequestAdapterOptions bad = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    bad.backendType = (WGPUBackendType)77;
    CHECK_EQ(request_adapter(instance, &bad).status, WGPURequestAdapterStatus_Error);
    bad = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    bad.powerPreference = (WGPUPowerPreference)77;
    CHECK_EQ(request_adapter(instance, &bad).status, WGPURequestAdapterStatus_Error);
    bad = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    bad.featureLevel = (WGPUFeatureLevel)77;
    CHECK_EQ(request_adapter(instance, &bad).status, WGPURequestAdapterStatus_Error);
    bad = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    bad.nextInChain = &unknown;
    AdapterAnswer chained = request_adapter(instance, &bad);
    CHECK_EQ(chained.status, WGPURequestAdapterStatus_Error);
    CHECK_CONTAINS(chained.message, "0x12345678");
}

static void callback_modes(WGPUInstance instance) {
    AdapterAnswer answer = {0};
    WGPURequestAdapterCallbackInfo info = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
    info.callback = on_adapter;
    info.userdata1 = info.userdata2 = &answer;
    /* 0 is no mode: no future, no callback. */
    CHECK_EQ(wgpuInstanceRequestAdapter(instance, NULL, info).id, 0);
    info.mode = (WGPUCallbackMode)9;
    CHECK_EQ(wgpuInstanceRequestAdapter(instance, NULL, info).id, 0);
    wgpuInstanceProcessEvents(instance);
    CHECK(!answer.done);

    info.mode = WGPUCallbackMode_WaitAnyOnly;
    WGPUFutureWaitInfo wait = WGPU_FUTURE_WAIT_INFO_INIT;
    wait.future = wgpuInstanceRequestAdapter(instance, NULL, info);
    CHECK(wait.future.id != 0);
    wgpuInstanceProcessEvents(instance);
    CHECK(!answer.done);
    CHECK_EQ(wgpuInstanceWaitAny(instance, 1, &wait, 0), WGPUWaitStatus_Success);
    CHECK(wait.completed && answer.done);
    CHECK_EQ(answer.status, WGPURequestAdapterStatus_Success);
    wgpuAdapterRelease(answer.adapter);
    /* A future that is done stays done, without another call. */
    wait.completed = WGPU_FALSE;
    CHECK_EQ(wgpuInstanceWaitAny(instance, 1, &wait, 0), WGPUWaitStatus_Success);
    CHECK(wait.completed);

    answer = (AdapterAnswer){0};
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    CHECK(wgpuInstanceRequestAdapter(instance, NULL, info).id != 0);
    CHECK(answer.done); /* this one is finished within the call */
    wgpuAdapterRelease(answer.adapter);

    /* The answer may go nowhere. */
    info.callback = NULL;
    CHECK(wgpuInstanceRequestAdapter(instance, NULL, info).id != 0);
    wgpuInstanceProcessEvents(instance);
}

static void waiting(void) {
    Gpu gpu;
    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    WGPUInstanceFeatureName wanted[] = {WGPUInstanceFeatureName_TimedWaitAny};
    descriptor.requiredFeatureCount = 1;
    descriptor.requiredFeatures = wanted;
    gpu.instance = wgpuCreateInstance(&descriptor);
    gpu.adapter = request_adapter(gpu.instance, NULL).adapter;
    device_open_on(&gpu, WGPU_DEVICE_DESCRIPTOR_INIT);

    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 0, NULL, 0), WGPUWaitStatus_Success);
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 1, NULL, 0), WGPUWaitStatus_Error);
    WGPUFutureWaitInfo made_up = {.future = {.id = UINT64_MAX}, .completed = WGPU_FALSE};
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 1, &made_up, 0), WGPUWaitStatus_Error);
    made_up.future.id = 0;
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 1, &made_up, 0), WGPUWaitStatus_Error);

    /* Nothing loses the device, so its future times out, and not much too early or too late. */
    WGPUFutureWaitInfo infos[2] = {{.future = wgpuDeviceGetLostFuture(gpu.device), .completed = WGPU_FALSE}};
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 1, infos, 0), WGPUWaitStatus_TimedOut);
    struct timespec begin, end;
    clock_gettime(CLOCK_MONOTONIC, &begin);
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 1, infos, 20 * 1000000), WGPUWaitStatus_TimedOut);
    clock_gettime(CLOCK_MONOTONIC, &end);
    long long ns = (long long)(end.tv_sec - begin.tv_sec) * 1000000000 + (end.tv_nsec - begin.tv_nsec);
    CHECK(ns >= 20 * 1000000LL && ns < 20000 * 1000000LL);
    CHECK(!infos[0].completed);

    /* Whichever comes first: the mapping. */
    WGPUBuffer buffer = buffer_new(&gpu, "map", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
    MapAnswer map;
    infos[1] = (WGPUFutureWaitInfo){.future = map_start(buffer, WGPUMapMode_Read, 0, 16, &map)};
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 2, infos, UINT64_MAX), WGPUWaitStatus_Success);
    CHECK(!infos[0].completed && infos[1].completed);
    CHECK(map.done && map.calls == 1);
    CHECK_EQ(map.status, WGPUMapAsyncStatus_Success);
    wgpuInstanceProcessEvents(gpu.instance);
    CHECK_EQ(map.calls, 1);

    wgpuBufferRelease(buffer);
    device_close(&gpu);
}

static void timed_wait_needs_the_feature(WGPUInstance instance) {
    WGPUFutureWaitInfo wait = WGPU_FUTURE_WAIT_INFO_INIT;
    AdapterAnswer answer = {0};
    WGPURequestAdapterCallbackInfo info = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_WaitAnyOnly;
    info.callback = on_adapter;
    info.userdata1 = info.userdata2 = &answer;
    wait.future = wgpuInstanceRequestAdapter(instance, NULL, info);
    CHECK_EQ(wgpuInstanceWaitAny(instance, 1, &wait, 1000), WGPUWaitStatus_Error);
    CHECK(!answer.done);
    CHECK_EQ(wgpuInstanceWaitAny(instance, 1, &wait, 0), WGPUWaitStatus_Success);
    CHECK(answer.done);
    wgpuAdapterRelease(answer.adapter);
}

static int released_calls = 0;
static void count_adapter(WGPURequestAdapterStatus status, WGPUAdapter adapter, WGPUStringView message,
                          void *userdata1, void *userdata2) {
    (void)message;
    (void)userdata1;
    (void)userdata2;
    released_calls++;
    CHECK((status == WGPURequestAdapterStatus_Success) == (adapter != NULL));
    if (adapter != NULL) {
        wgpuAdapterRelease(adapter);
    }
}

static void references(void) {
    WGPUInstance instance = wgpuCreateInstance(NULL);
    wgpuInstanceAddRef(instance);
    wgpuInstanceRelease(instance);
    AdapterAnswer alive = request_adapter(instance, NULL);
    CHECK_EQ(alive.status, WGPURequestAdapterStatus_Success);
    wgpuAdapterRelease(alive.adapter);

    /* The last release fires what is outstanding, once. */
    WGPURequestAdapterCallbackInfo info = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = count_adapter;
    CHECK(wgpuInstanceRequestAdapter(instance, NULL, info).id != 0);
    CHECK_EQ(released_calls, 0);
    wgpuInstanceRelease(instance);
    CHECK_EQ(released_calls, 1);

    /* Dead: nothing happens, nothing crashes. */
    wgpuInstanceRelease(instance);
    wgpuInstanceAddRef(instance);
    wgpuInstanceProcessEvents(instance);
    CHECK_EQ(wgpuInstanceRequestAdapter(instance, NULL, info).id, 0);
    CHECK_EQ(released_calls, 1);
    CHECK_EQ(wgpuInstanceWaitAny(instance, 0, NULL, 0), WGPUWaitStatus_Error);
    CHECK(!wgpuInstanceHasWGSLLanguageFeature(instance, WGPUWGSLLanguageFeatureName_PointerCompositeAccess));
}

int main(void) {
    creation();
    features_and_limits();
    procedures();
    WGPUInstance instance = wgpuCreateInstance(NULL);
    REQUIRE(instance != NULL);
    language_features(instance);
    adapter_requests(instance);
    callback_modes(instance);
    timed_wait_needs_the_feature(instance);
    wgpuInstanceRelease(instance);
    waiting();
    references();
    return finished();
}
