/* wgpu_abi.h: versions, adapter details, devices with everything, live objects, and the pump. */
#include "render.h"

#include <pthread.h>

static void version(void) {
    WGPUAbiVersion version = WGPU_ABI_VERSION_INIT;
    CHECK_EQ(wgpuAbiGetVersion(&version), WGPUStatus_Success);
    char library[32], core[32];
    copy_text(library, sizeof library, version.library);
    copy_text(core, sizeof core, version.core);
    CHECK(strchr(library, '.') != NULL);
    CHECK(strncmp(core, "30.", 3) == 0);
    CHECK_EQ(version.nativeHeader, wgpuGetVersion());
    CHECK(version.standardHeader >= 202607);
    CHECK_EQ(wgpuAbiGetVersion(NULL), WGPUStatus_Error);
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    version.nextInChain = &unknown;
    CHECK_EQ(wgpuAbiGetVersion(&version), WGPUStatus_Error);
    CHECK(wgpuGetProcAddress(sv("wgpuAbiGetVersion")) == (WGPUProc)wgpuAbiGetVersion);
}

static void details(const Gpu *gpu) {
    WGPUAbiAdapterDetails details = WGPU_ABI_ADAPTER_DETAILS_INIT;
    CHECK_EQ(wgpuAbiAdapterGetDetails(gpu->adapter, &details), WGPUStatus_Success);
    CHECK(details.driver.length > 0 && details.driver.length < 1000);
    CHECK(details.driverInfo.data != NULL && details.pciBusId.data != NULL);
    wgpuAbiAdapterDetailsFreeMembers(details);
    wgpuAbiAdapterDetailsFreeMembers(WGPU_ABI_ADAPTER_DETAILS_INIT);
    CHECK_EQ(wgpuAbiAdapterGetDetails(gpu->adapter, NULL), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiAdapterGetDetails(NULL, &details), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiAdapterGetDetails((WGPUAdapter)(void *)gpu->device, &details), WGPUStatus_Error);
}

static void everything(const Gpu *gpu) {
    WGPUAbiDeviceExtras extras = WGPU_ABI_DEVICE_EXTRAS_INIT;
    extras.allLimits = extras.allFeatures = WGPU_TRUE;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    CHECK_EQ(answer.status, WGPURequestDeviceStatus_Success);
    WGPULimits adapters = WGPU_LIMITS_INIT, devices = WGPU_LIMITS_INIT;
    wgpuAdapterGetLimits(gpu->adapter, &adapters);
    wgpuDeviceGetLimits(answer.device, &devices);
    CHECK_EQ(devices.maxBufferSize, adapters.maxBufferSize);
    CHECK_EQ(devices.maxTextureDimension2D, adapters.maxTextureDimension2D);
    CHECK_EQ(devices.minStorageBufferOffsetAlignment, adapters.minStorageBufferOffsetAlignment);
    CHECK(wgpuDeviceHasFeature(answer.device, WGPUFeatureName_TimestampQuery) ==
          wgpuAdapterHasFeature(gpu->adapter, WGPUFeatureName_TimestampQuery));
    wgpuDeviceRelease(answer.device);
}

typedef struct Census {
    int buffers, all;
    uint32_t references;
    const void *seen;
    bool ask_back;
} Census;

static void on_object(const WGPUAbiObject *object, void *userdata) {
    Census *census = userdata;
    census->all++;
    if (object->kind.length == strlen("WGPUBuffer") && memcmp(object->kind.data, "WGPUBuffer", object->kind.length) == 0) {
        census->buffers++;
        census->references = object->references;
        census->seen = object->handle;
        char label[32];
        copy_text(label, sizeof label, object->label);
        CHECK(strcmp(label, "counted") == 0);
        if (census->ask_back) {
            CHECK_EQ(wgpuBufferGetSize((WGPUBuffer)object->handle), 4); /* no lock is held */
        }
    }
}

static void objects(const Gpu *gpu) {
    Census census = {0};
    wgpuAbiEnumerateObjects(on_object, &census);
    CHECK_EQ(census.buffers, 0);
    CHECK_EQ(census.all, 4); /* instance, adapter, device, queue */
    WGPUBuffer buffer = buffer_new(gpu, "counted", WGPUBufferUsage_CopyDst, 4);
    wgpuBufferAddRef(buffer);
    census = (Census){.ask_back = true};
    wgpuAbiEnumerateObjects(on_object, &census);
    CHECK_EQ(census.buffers, 1);
    CHECK_EQ(census.references, 2);
    CHECK(census.seen == (const void *)buffer);
    wgpuBufferRelease(buffer);
    wgpuBufferRelease(buffer);
    census = (Census){0};
    wgpuAbiEnumerateObjects(on_object, &census);
    CHECK_EQ(census.all, 4);
    wgpuAbiEnumerateObjects(NULL, NULL);
}

typedef struct Pumped {
    volatile bool done;
    WGPUMapAsyncStatus status;
    pthread_t thread;
} Pumped;

static void on_pumped(WGPUMapAsyncStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    Pumped *pumped = userdata1;
    (void)message;
    (void)userdata2;
    pumped->status = status;
    pumped->thread = pthread_self();
    pumped->done = true;
}

/* With the pump on nobody has to poll. */
static void pump(const Gpu *gpu) {
    CHECK_EQ(wgpuAbiInstanceSetPump(NULL, WGPU_TRUE), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_TRUE), WGPUStatus_Success);
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_TRUE), WGPUStatus_Success);
    WGPUBuffer buffer = buffer_new(gpu, "pumped", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 1 << 20);
    for (int round = 0; round < 20; round++) {
        WGPUCommandEncoder encoder = encoder_new(gpu, "pumped");
        wgpuCommandEncoderClearBuffer(encoder, buffer, 0, WGPU_WHOLE_SIZE);
        submit(gpu, encoder);
        Pumped pumped = {.done = false};
        WGPUBufferMapCallbackInfo info = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
        info.mode = WGPUCallbackMode_AllowSpontaneous;
        info.callback = on_pumped;
        info.userdata1 = &pumped;
        wgpuBufferMapAsync(buffer, WGPUMapMode_Read, 0, 16, info);
        for (int i = 0; i < 5000 && !pumped.done; i++) {
            sleep_ms(1);
        }
        REQUIRE(pumped.done);
        CHECK_EQ(pumped.status, WGPUMapAsyncStatus_Success);
        wgpuBufferUnmap(buffer);
    }
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_FALSE), WGPUStatus_Success);
    CHECK_EQ(wgpuAbiInstanceSetPump(gpu->instance, WGPU_FALSE), WGPUStatus_Success);
    /* Off again: only processing events calls back. */
    Pumped waiting = {.done = false};
    WGPUBufferMapCallbackInfo info = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_pumped;
    info.userdata1 = &waiting;
    wgpuBufferMapAsync(buffer, WGPUMapMode_Read, 0, 16, info);
    sleep_ms(20);
    CHECK(!waiting.done);
    for (int i = 0; i < 5000 && !waiting.done; i++) {
        wgpuInstanceProcessEvents(gpu->instance);
        sleep_ms(1);
    }
    CHECK(waiting.done);
    wgpuBufferUnmap(buffer);
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

int main(void) {
    version();
    Gpu gpu;
    device_open(&gpu);
    objects(&gpu);
    details(&gpu);
    everything(&gpu);
    pump(&gpu);
    device_close(&gpu);
    pump_ends_with_its_instance();
    return finished();
}
