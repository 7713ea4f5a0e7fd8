/* wgpu_abi.h: why no adapter was found, and picking one of several by what it is. */
#include "common.h"

#include "wgpu.h"

static WGPUAbiBackendReports reports_of(WGPUInstance instance, const WGPURequestAdapterOptions *options) {
    WGPUAbiBackendReports reports = WGPU_ABI_BACKEND_REPORTS_INIT;
    REQUIRE(wgpuAbiInstanceGetBackendReports(instance, options, &reports) == WGPUStatus_Success);
    REQUIRE(reports.reportCount == 5);
    for (size_t i = 0; i < reports.reportCount; i++) {
        const WGPUAbiBackendReport *report = &reports.reports[i];
        CHECK((report->message.length == 0) == (report->state == WGPUAbiBackendState_Available));
        bool asked = report->state == WGPUAbiBackendState_Available || report->state == WGPUAbiBackendState_NoneFits;
        CHECK(asked == (report->adapterCount != 0));
    }
    return reports;
}

static const WGPUAbiBackendReport *report_of(const WGPUAbiBackendReports *reports, WGPUBackendType backend) {
    for (size_t i = 0; i < reports->reportCount; i++) {
        if (reports->reports[i].backendType == backend) {
            return &reports->reports[i];
        }
    }
    fail(__FILE__, __LINE__, "no report of backend %d", (int)backend);
    exit(1);
}

#define CHECK_STATE(reports, backend, expected) CHECK_EQ(report_of(reports, WGPUBackendType_##backend)->state, WGPUAbiBackendState_##expected)

static void states(WGPUInstance instance) {
    WGPUAbiBackendReports reports = reports_of(instance, NULL);
    CHECK_STATE(&reports, Vulkan, Available);
    CHECK_STATE(&reports, Null, NotRequested);
#ifdef __linux__
    CHECK_STATE(&reports, Metal, NotCompiled);
    CHECK_STATE(&reports, D3D12, NotCompiled);
#endif
    wgpuAbiBackendReportsFreeMembers(reports);
    wgpuAbiBackendReportsFreeMembers(reports); /* does nothing */
    wgpuAbiBackendReportsFreeMembers(WGPU_ABI_BACKEND_REPORTS_INIT);

    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.backendType = WGPUBackendType_Vulkan;
    reports = reports_of(instance, &options);
    CHECK_STATE(&reports, Vulkan, Available);
    CHECK_STATE(&reports, OpenGL, NotRequested);
    wgpuAbiBackendReportsFreeMembers(reports);
}

/* Each adapter gives a device or says why not, as that of Wine's Direct3D, which has no compiler for the library's own shaders. */
static void every_adapter(WGPUInstance instance) {
    WGPUAdapter adapters[16] = {NULL};
    size_t count = wgpuInstanceEnumerateAdapters(instance, NULL, NULL);
    REQUIRE(count >= 1 && count <= 16);
    REQUIRE(wgpuInstanceEnumerateAdapters(instance, NULL, adapters) == count);
    for (size_t i = 0; i < count; i++) {
        WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
        DeviceAnswer answer = request_device(instance, adapters[i], &descriptor);
        if (answer.status == WGPURequestDeviceStatus_Success) {
            wgpuDeviceRelease(answer.device);
        } else {
            CHECK_EQ(answer.status, WGPURequestDeviceStatus_Error);
            CHECK(answer.device == NULL);
            CHECK_CONTAINS(answer.message, "wgpuAdapterRequestDevice");
            printf("no device: %s\n", answer.message);
        }
        wgpuAdapterRelease(adapters[i]);
    }
}

/* The backend for tests of the calls: found when it is named, and only then. */
static void the_null_backend(WGPUInstance instance) {
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.backendType = WGPUBackendType_Null;
    WGPUAbiBackendReports reports = reports_of(instance, &options);
    CHECK_STATE(&reports, Null, Available);
    CHECK_STATE(&reports, Vulkan, NotRequested);
    wgpuAbiBackendReportsFreeMembers(reports);

    Gpu gpu = {.instance = instance};
    AdapterAnswer answer = request_adapter(instance, &options);
    REQUIRE(answer.status == WGPURequestAdapterStatus_Success);
    gpu.adapter = answer.adapter;
    WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
    CHECK_EQ(wgpuAdapterGetInfo(gpu.adapter, &info), WGPUStatus_Success);
    CHECK_EQ(info.backendType, WGPUBackendType_Null);
    wgpuAdapterInfoFreeMembers(info);
    WGPUAbiAdapterDetails details = WGPU_ABI_ADAPTER_DETAILS_INIT;
    CHECK_EQ(wgpuAbiAdapterGetDetails(gpu.adapter, &details), WGPUStatus_Success);
    CHECK_EQ(details.deviceUUID.length, 0);
    wgpuAbiAdapterDetailsFreeMembers(details);

    device_open_on(&gpu, WGPU_DEVICE_DESCRIPTOR_INIT);
    WGPUBuffer from = buffer_new(&gpu, "from", WGPUBufferUsage_CopySrc, 16);
    WGPUBuffer to = buffer_new(&gpu, "to", WGPUBufferUsage_CopyDst, 16);
    WGPUCommandEncoder encoder = wgpuDeviceCreateCommandEncoder(gpu.device, NULL);
    wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 0, to, 0, 16);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    EXPECT_OK(&gpu, wgpuQueueSubmit(gpu.queue, 1, &commands));
    /* It validates as every other backend. */
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBuffer", "huge"),
                   wgpuBufferRelease(buffer_new(&gpu, "huge", WGPUBufferUsage_CopyDst, UINT64_MAX / 2)));
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
    CHECK_QUIET(&gpu);
    wgpuQueueRelease(gpu.queue);
    wgpuDeviceRelease(gpu.device);
    wgpuAdapterRelease(gpu.adapter);
}

static void not_enabled(void) {
    WGPUInstanceExtras extras = {.chain.sType = (WGPUSType)WGPUSType_InstanceExtras};
    extras.backends = BACKEND_ELSEWHERE;
    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    WGPUInstance instance = wgpuCreateInstance(&descriptor);
    REQUIRE(instance != NULL);
    WGPUAbiBackendReports reports = reports_of(instance, NULL);
    CHECK_STATE(&reports, Vulkan, NotEnabled);
    wgpuAbiBackendReportsFreeMembers(reports);
    AdapterAnswer answer = request_adapter(instance, NULL);
    CHECK_EQ(answer.status, WGPURequestAdapterStatus_Unavailable);
    CHECK_CONTAINS(answer.message, "Vulkan: the instance was created with ");
    wgpuInstanceRelease(instance);
}

#ifndef _WIN32
/* Without a driver the message of the request says what the report says. */
static void without_drivers(void) {
    char before[1024] = "";
    const char *drivers = getenv("VK_DRIVER_FILES");
    snprintf(before, sizeof before, "%s", drivers == NULL ? "" : drivers);
    environment_set("VK_DRIVER_FILES", "/nowhere/driver.json");
    environment_set("VK_ICD_FILENAMES", "/nowhere/driver.json");
    WGPUInstance instance = wgpuCreateInstance(NULL);
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.backendType = WGPUBackendType_Vulkan;
    WGPUAbiBackendReports reports = reports_of(instance, &options);
    const WGPUAbiBackendReport *vulkan = report_of(&reports, WGPUBackendType_Vulkan);
    CHECK(vulkan->state == WGPUAbiBackendState_NoAdapter || vulkan->state == WGPUAbiBackendState_Unusable);
    char reason[512], expected[600];
    copy_text(reason, sizeof reason, vulkan->message);
    snprintf(expected, sizeof expected, "Vulkan: %s", reason);
    AdapterAnswer answer = request_adapter(instance, &options);
    CHECK_EQ(answer.status, WGPURequestAdapterStatus_Unavailable);
    CHECK_CONTAINS(answer.message, expected);
    wgpuAbiBackendReportsFreeMembers(reports);
    wgpuInstanceRelease(instance);
    environment_set("VK_DRIVER_FILES", before[0] == '\0' ? NULL : before);
    environment_set("VK_ICD_FILENAMES", before[0] == '\0' ? NULL : before);
}
#endif

static AdapterAnswer select_adapter(WGPUInstance instance, const WGPUAbiAdapterSelector *wanted, WGPUAbiBackendState *vulkan) {
    WGPUAbiAdapterSelector selector = *wanted;
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.backendType = WGPUBackendType_Vulkan;
    options.nextInChain = &selector.chain;
    WGPUAbiBackendReports reports = WGPU_ABI_BACKEND_REPORTS_INIT;
    *vulkan = (WGPUAbiBackendState)0;
    if (wgpuAbiInstanceGetBackendReports(instance, &options, &reports) == WGPUStatus_Success) {
        *vulkan = report_of(&reports, WGPUBackendType_Vulkan)->state;
        wgpuAbiBackendReportsFreeMembers(reports);
    }
    return request_adapter(instance, &options);
}

static void selection(WGPUInstance instance) {
    AdapterAnswer any = request_adapter(instance, NULL);
    REQUIRE(any.status == WGPURequestAdapterStatus_Success);
    WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
    WGPUAbiAdapterDetails details = WGPU_ABI_ADAPTER_DETAILS_INIT;
    CHECK_EQ(wgpuAdapterGetInfo(any.adapter, &info), WGPUStatus_Success);
    CHECK_EQ(wgpuAbiAdapterGetDetails(any.adapter, &details), WGPUStatus_Success);
    /* Every driver of Vulkan 1.1 has both. */
    CHECK_EQ(details.deviceUUID.length, 36);
    CHECK_EQ(details.driverUUID.length, 36);
    CHECK(details.deviceNodeMask == 0 || details.deviceLUID != 0);
    wgpuAdapterRelease(any.adapter);

    WGPUAbiBackendState state;
    WGPUAbiAdapterSelector selector = WGPU_ABI_ADAPTER_SELECTOR_INIT;
    selector.deviceUUID = details.deviceUUID;
    selector.pciBusId = details.pciBusId;
    selector.deviceLUID = details.deviceLUID;
    selector.vendorID = info.vendorID;
    selector.deviceID = info.deviceID;
    AdapterAnswer same = select_adapter(instance, &selector, &state);
    CHECK_EQ(state, WGPUAbiBackendState_Available);
    REQUIRE(same.status == WGPURequestAdapterStatus_Success);
    WGPUAbiAdapterDetails again = WGPU_ABI_ADAPTER_DETAILS_INIT;
    CHECK_EQ(wgpuAbiAdapterGetDetails(same.adapter, &again), WGPUStatus_Success);
    CHECK(memcmp(again.deviceUUID.data, details.deviceUUID.data, 36) == 0);
    wgpuAbiAdapterDetailsFreeMembers(again);
    wgpuAdapterRelease(same.adapter);

    /* Each condition by itself keeps an adapter out that has another value. */
    const char *other = "00000000-0000-0000-0000-000000000001";
    WGPUAbiAdapterSelector none[5] = {WGPU_ABI_ADAPTER_SELECTOR_INIT, WGPU_ABI_ADAPTER_SELECTOR_INIT,
                                      WGPU_ABI_ADAPTER_SELECTOR_INIT, WGPU_ABI_ADAPTER_SELECTOR_INIT,
                                      WGPU_ABI_ADAPTER_SELECTOR_INIT};
    none[0].deviceUUID = sv(other);
    none[1].pciBusId = sv("ffff:ff:1f.7");
    none[2].deviceLUID = details.deviceLUID + 1;
    none[3].vendorID = info.vendorID + 1;
    none[4].deviceID = info.deviceID + 1;
    for (int i = 0; i < 5; i++) {
        AdapterAnswer answer = select_adapter(instance, &none[i], &state);
        CHECK_EQ(state, WGPUAbiBackendState_NoneFits);
        CHECK_EQ(answer.status, WGPURequestAdapterStatus_Unavailable);
        CHECK_CONTAINS(answer.message, "WGPUAbiAdapterSelector");
    }

    selector = WGPU_ABI_ADAPTER_SELECTOR_INIT;
    selector.deviceUUID = sv("not a uuid");
    AdapterAnswer malformed = select_adapter(instance, &selector, &state);
    CHECK_EQ(state, 0);
    CHECK_EQ(malformed.status, WGPURequestAdapterStatus_Error);
    CHECK_CONTAINS(malformed.message, "not a uuid");
    selector = WGPU_ABI_ADAPTER_SELECTOR_INIT;
    selector.pciBusId = sv("81");
    malformed = select_adapter(instance, &selector, &state);
    CHECK_EQ(malformed.status, WGPURequestAdapterStatus_Error);
    CHECK_CONTAINS(malformed.message, "81:00.0");

    wgpuAbiAdapterDetailsFreeMembers(details);
    wgpuAdapterInfoFreeMembers(info);
}

static void wrong_arguments(WGPUInstance instance) {
    WGPUAbiBackendReports reports = WGPU_ABI_BACKEND_REPORTS_INIT;
    reports.reportCount = 7;
    CHECK_EQ(wgpuAbiInstanceGetBackendReports(NULL, NULL, &reports), WGPUStatus_Error);
    CHECK_EQ(reports.reportCount, 0);
    CHECK_EQ(wgpuAbiInstanceGetBackendReports(instance, NULL, NULL), WGPUStatus_Error);
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    reports.nextInChain = &unknown;
    CHECK_EQ(wgpuAbiInstanceGetBackendReports(instance, NULL, &reports), WGPUStatus_Error);
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.nextInChain = &unknown;
    reports.nextInChain = NULL;
    CHECK_EQ(wgpuAbiInstanceGetBackendReports(instance, &options, &reports), WGPUStatus_Error);
}

int main(void) {
    WGPUInstance instance = wgpuCreateInstance(NULL);
    REQUIRE(instance != NULL);
    states(instance);
    every_adapter(instance);
    the_null_backend(instance);
    selection(instance);
    wrong_arguments(instance);
    wgpuInstanceRelease(instance);
    not_enabled();
#ifndef _WIN32 /* under Wine it is Linux' loader that reads the variables, from the environment that Wine was started with */
    without_drivers();
#endif
    return finished();
}
