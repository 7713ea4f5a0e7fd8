/* wgpu_abi.h: versions, adapter details, all limits at once, the list of objects, the pump, strictness. */
#include "common.h"

#include <stdatomic.h>

#include "wgpu.h"
#include "wgpu_abi.h"

static void versions(void) {
    WGPUAbiVersion version = WGPU_ABI_VERSION_INIT;
    CHECK_EQ(wgpuAbiGetVersion(&version), WGPUStatus_Success);
    CHECK(version.library.length >= 5);
    char core[32];
    copy_text(core, sizeof core, version.core);
    CHECK_CONTAINS(core, "30.");
    CHECK_EQ(version.nativeHeader, wgpuGetVersion());
    CHECK_EQ(version.standardHeader, 202607);
    CHECK_EQ(wgpuAbiGetVersion(NULL), WGPUStatus_Error);
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    version.nextInChain = &unknown;
    CHECK_EQ(wgpuAbiGetVersion(&version), WGPUStatus_Error);
}

static void details(Gpu *gpu) {
    WGPUAbiAdapterDetails details = WGPU_ABI_ADAPTER_DETAILS_INIT;
    CHECK_EQ(wgpuAbiAdapterGetDetails(gpu->adapter, &details), WGPUStatus_Success);
    CHECK(details.driver.length > 0);
    CHECK(details.driverInfo.data != NULL);
    CHECK(details.pciBusId.data != NULL);
    wgpuAbiAdapterDetailsFreeMembers(details);
    wgpuAbiAdapterDetailsFreeMembers(details); /* does nothing */
    WGPUAbiAdapterDetails nothing = WGPU_ABI_ADAPTER_DETAILS_INIT;
    wgpuAbiAdapterDetailsFreeMembers(nothing);
    CHECK_EQ(wgpuAbiAdapterGetDetails(NULL, &details), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiAdapterGetDetails(gpu->adapter, NULL), WGPUStatus_Error);
}

static void all_limits(Gpu *gpu) {
    WGPUAbiDeviceExtras extras = WGPU_ABI_DEVICE_EXTRAS_INIT;
    extras.allLimits = extras.allFeatures = WGPU_TRUE;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    REQUIRE(answer.status == WGPURequestDeviceStatus_Success);
    WGPULimits most = WGPU_LIMITS_INIT, has = WGPU_LIMITS_INIT, plain = WGPU_LIMITS_INIT;
    CHECK_EQ(wgpuAdapterGetLimits(gpu->adapter, &most), WGPUStatus_Success);
    CHECK_EQ(wgpuDeviceGetLimits(answer.device, &has), WGPUStatus_Success);
    CHECK_EQ(wgpuDeviceGetLimits(gpu->device, &plain), WGPUStatus_Success);
    CHECK_EQ(has.maxTextureDimension2D, most.maxTextureDimension2D);
    CHECK_EQ(has.maxBufferSize, most.maxBufferSize);
    CHECK_EQ(has.maxStorageBufferBindingSize, most.maxStorageBufferBindingSize);
    CHECK_EQ(has.maxComputeInvocationsPerWorkgroup, most.maxComputeInvocationsPerWorkgroup);
    CHECK_EQ(has.minUniformBufferOffsetAlignment, most.minUniformBufferOffsetAlignment);
    CHECK_EQ(has.maxImmediateSize, most.maxImmediateSize);
    CHECK(plain.maxTextureDimension2D < has.maxTextureDimension2D);
    CHECK(wgpuDeviceHasFeature(answer.device, WGPUFeatureName_TimestampQuery));
    CHECK(!wgpuDeviceHasFeature(gpu->device, WGPUFeatureName_TimestampQuery));
    wgpuDeviceRelease(answer.device);
}

typedef struct Found {
    int buffers;
    uint32_t references;
    void *handle;
} Found;

static void on_object(const WGPUAbiObject *object, void *userdata) {
    Found *found = userdata;
    char kind[64], label[64];
    copy_text(kind, sizeof kind, object->kind);
    copy_text(label, sizeof label, object->label);
    if (strcmp(kind, "WGPUBuffer") == 0 && strcmp(label, "listed") == 0) {
        found->buffers++;
        found->references = object->references;
        found->handle = object->handle;
        /* No lock is held: the callback may call any function. */
        CHECK_EQ(wgpuBufferGetSize((WGPUBuffer)object->handle), 16);
    }
}

static void objects(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "listed", WGPUBufferUsage_CopyDst, 16);
    wgpuBufferAddRef(buffer);
    Found found = {0};
    wgpuAbiEnumerateObjects(on_object, &found);
    CHECK_EQ(found.buffers, 1);
    CHECK_EQ(found.references, 2);
    CHECK(found.handle == (void *)buffer);
    wgpuBufferRelease(buffer);
    wgpuBufferRelease(buffer);
    found = (Found){0};
    wgpuAbiEnumerateObjects(on_object, &found);
    CHECK_EQ(found.buffers, 0);
    wgpuAbiEnumerateObjects(NULL, NULL);
}

static void on_pumped(WGPUMapAsyncStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    (void)message;
    (void)userdata2;
    atomic_store((atomic_int *)userdata1, (int)status);
}

static void pump(Gpu *gpu) {
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_TRUE), WGPUStatus_Success);
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_TRUE), WGPUStatus_Success);
    WGPUBuffer buffer = buffer_new(gpu, "pumped", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
    for (int round = 0; round < 20; round++) {
        atomic_int status = 0;
        wgpuBufferMapAsync(buffer, WGPUMapMode_Read, 0, 16,
                           (WGPUBufferMapCallbackInfo){.mode = WGPUCallbackMode_AllowSpontaneous,
                                                       .callback = on_pumped,
                                                       .userdata1 = &status});
        /* Nobody polls but the pump. */
        for (int i = 0; i < 10000 && status == 0; i++) {
            sleep_ms(1);
        }
        CHECK_EQ(status, WGPUMapAsyncStatus_Success);
        wgpuBufferUnmap(buffer);
    }
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_FALSE), WGPUStatus_Success);
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_FALSE), WGPUStatus_Success);
    CHECK_EQ(wgpuAbiInstanceSetPump(NULL, WGPU_TRUE), WGPUStatus_Error);
    wgpuBufferRelease(buffer);
}

/* An instance that goes while its pump runs stops it. */
static void pump_ends_with_its_instance(void) {
    for (int i = 0; i < 20; i++) {
        WGPUInstance instance = wgpuCreateInstance(NULL);
        CHECK_EQ(wgpuAbiInstanceSetPump(instance, WGPU_TRUE), WGPUStatus_Success);
        wgpuInstanceRelease(instance);
        CHECK_EQ(wgpuAbiInstanceSetPump(instance, WGPU_TRUE), WGPUStatus_Error);
    }
}

/* How many devices an adapter makes, of an instance with these flags. */
static int devices(WGPUInstanceFlag flags) {
    WGPUInstanceExtras extras = {.chain.sType = (WGPUSType)WGPUSType_InstanceExtras, .flags = flags};
    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    WGPUInstance instance = wgpuCreateInstance(&descriptor);
    AdapterAnswer found = request_adapter(instance, NULL);
    REQUIRE(found.adapter != NULL);
    int count = 0;
    for (int i = 0; i < 2; i++) {
        DeviceAnswer answer = request_device(instance, found.adapter, NULL);
        if (answer.status == WGPURequestDeviceStatus_Success) {
            wgpuDeviceRelease(answer.device);
            count++;
        }
    }
    wgpuAdapterRelease(found.adapter);
    wgpuInstanceRelease(instance);
    return count;
}

/* Adapters of strict instances make one device each; the flag and the variable make instances strict. */
static void strictness(void) {
    CHECK_EQ(devices(WGPUAbiInstanceFlag_Strict), 1);
#ifndef _WIN32
    unsetenv("WGPU_ABI_STRICT");
    CHECK_EQ(devices(WGPUInstanceFlag_Empty), 2);
    CHECK_EQ(devices(WGPUInstanceFlag_ValidationIndirectCall), 2);
    setenv("WGPU_ABI_STRICT", "1", 1);
    CHECK_EQ(devices(WGPUInstanceFlag_Empty), 1);
    CHECK_EQ(devices(WGPUInstanceFlag_ValidationIndirectCall), 1);
    setenv("WGPU_ABI_STRICT", "0", 1);
    CHECK_EQ(devices(WGPUInstanceFlag_Empty), 2);
#endif
}

int main(void) {
    versions();
    Gpu gpu;
    device_open(&gpu);
    details(&gpu);
    all_limits(&gpu);
    objects(&gpu);
    pump(&gpu);
    CHECK_QUIET(&gpu);
    device_close(&gpu);
    pump_ends_with_its_instance();
    strictness();
    return finished();
}
