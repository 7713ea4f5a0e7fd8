/* The functions of wgpu.h that are no object's own: versions, log, adapters, polling, submissions, native metal. */
#include "render.h"

static void version(void) {
    CHECK_EQ(wgpuGetVersion(), 0x1D000101); /* 29.0.1.1 */
}

typedef struct Log {
    int lines;
    WGPULogLevel level;
    char last[1024];
} Log;

static void on_log(WGPULogLevel level, WGPUStringView message, void *userdata) {
    Log *log = userdata;
    log->lines++;
    log->level = level;
    copy_text(log->last, sizeof log->last, message);
}

static void logging(void) {
    Log log = {0};
    wgpuSetLogCallback(on_log, &log);
    wgpuSetLogLevel(WGPULogLevel_Error);
    wgpuBufferDestroy(NULL);
    CHECK_EQ(log.lines, 1);
    CHECK_EQ(log.level, WGPULogLevel_Error);
    CHECK_CONTAINS(log.last, "wgpuBufferDestroy");
    CHECK_CONTAINS(log.last, "`buffer` is NULL");
    wgpuSetLogLevel(WGPULogLevel_Off);
    wgpuBufferDestroy(NULL);
    CHECK_EQ(log.lines, 1);
    wgpuSetLogLevel((WGPULogLevel)77);
    wgpuSetLogLevel(WGPULogLevel_Error);
    wgpuSetLogCallback(NULL, NULL);
    wgpuSetLogLevel(WGPULogLevel_Error);
}

static void adapters(void) {
    WGPUInstance instance = wgpuCreateInstance(NULL);
    size_t count = wgpuInstanceEnumerateAdapters(instance, NULL, NULL);
    CHECK(count >= 1 && count <= 16);
    WGPUAdapter list[16] = {NULL};
    CHECK_EQ(wgpuInstanceEnumerateAdapters(instance, NULL, list), count);
    for (size_t i = 0; i < count && i < 16; i++) {
        WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
        CHECK_EQ(wgpuAdapterGetInfo(list[i], &info), WGPUStatus_Success);
        wgpuAdapterInfoFreeMembers(info);
        wgpuAdapterRelease(list[i]);
    }
    WGPUInstanceEnumerateAdapterOptions options = {.nextInChain = NULL, .backends = BACKEND_ELSEWHERE};
    CHECK_EQ(wgpuInstanceEnumerateAdapters(instance, &options, NULL), 0);
    options.backends = WGPUInstanceBackend_Vulkan;
    count = wgpuInstanceEnumerateAdapters(instance, &options, list);
    CHECK(count >= 1);
    for (size_t i = 0; i < count && i < 16; i++) {
        wgpuAdapterRelease(list[i]);
    }
    CHECK_EQ(wgpuInstanceEnumerateAdapters(NULL, NULL, list), 0);
    wgpuInstanceRelease(instance);

    /* An instance that may only use what is not there. */
    WGPUInstanceExtras extras = {.chain = {.next = NULL, .sType = (WGPUSType)WGPUSType_InstanceExtras}};
    extras.backends = BACKEND_ELSEWHERE;
    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    instance = wgpuCreateInstance(&descriptor);
    REQUIRE(instance != NULL);
    AdapterAnswer answer = request_adapter(instance, NULL);
    CHECK_EQ(answer.status, WGPURequestAdapterStatus_Unavailable);
    CHECK_EQ(wgpuInstanceEnumerateAdapters(instance, NULL, NULL), 0);
    wgpuInstanceRelease(instance);
}

static void polling(Gpu *gpu) {
    CHECK(wgpuDevicePoll(gpu->device, WGPU_FALSE, NULL) == WGPU_TRUE);
    CHECK(wgpuDevicePoll(gpu->device, WGPU_TRUE, NULL) == WGPU_TRUE);
    WGPUBuffer buffer = buffer_new(gpu, "polled", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 1 << 20);
    WGPUCommandEncoder encoder = encoder_new(gpu, "polled");
    wgpuCommandEncoderClearBuffer(encoder, buffer, 0, WGPU_WHOLE_SIZE);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    WGPUSubmissionIndex first = wgpuQueueSubmitForIndex(gpu->queue, 1, &commands);
    WGPUSubmissionIndex second = wgpuQueueSubmitForIndex(gpu->queue, 0, NULL);
    CHECK(second > first);
    MapAnswer answer;
    map_start(buffer, WGPUMapMode_Read, 0, 16, &answer);
    /* Waits for the work and calls back, without any event processing. */
    wgpuDevicePoll(gpu->device, WGPU_TRUE, &first);
    CHECK(wgpuDevicePoll(gpu->device, WGPU_TRUE, NULL) == WGPU_TRUE);
    CHECK(answer.done);
    CHECK_EQ(answer.status, WGPUMapAsyncStatus_Success);
    wgpuBufferUnmap(buffer);
    CHECK_QUIET(gpu);
    /* A submission that never was must not be waited for. */
    WGPUSubmissionIndex never = UINT64_MAX;
    wgpuDevicePoll(gpu->device, WGPU_TRUE, &never);
    (void)uncaptured_take(gpu);
    CHECK_EQ(wgpuQueueSubmitForIndex(NULL, 0, NULL), 0);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmitForIndex"), wgpuQueueSubmitForIndex(gpu->queue, 1, &commands));
    CHECK(wgpuDevicePoll(NULL, WGPU_TRUE, NULL) == WGPU_TRUE);
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
    wgpuBufferRelease(buffer);

    CHECK(wgpuQueueGetTimestampPeriod(gpu->queue) > 0);
    CHECK(wgpuQueueGetTimestampPeriod(NULL) == 0);
}

static void metal_is_elsewhere(Gpu *gpu) {
    WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
    wgpuDeviceGetAdapterInfo(gpu->device, &info);
    bool metal = info.backendType == WGPUBackendType_Metal;
    wgpuAdapterInfoFreeMembers(info);
    WGPUTexture texture = texture_new(gpu, "texture", WGPUTextureFormat_R8Unorm, WGPUTextureUsage_CopyDst, 4, 4, 1);
    CHECK((wgpuDeviceGetNativeMetalDevice(gpu->device) != NULL) == metal);
    CHECK((wgpuQueueGetNativeMetalCommandQueue(gpu->queue) != NULL) == metal);
    CHECK((wgpuTextureGetNativeMetalTexture(texture) != NULL) == metal);
    CHECK(wgpuDeviceGetNativeMetalDevice(NULL) == NULL);
    CHECK(wgpuQueueGetNativeMetalCommandQueue(NULL) == NULL);
    CHECK(wgpuTextureGetNativeMetalTexture(NULL) == NULL);
    wgpuTextureRelease(texture);
    (void)uncaptured_take(gpu);
    /* No debugger is attached here: false, and stopping what was not started does nothing. */
    CHECK(wgpuDeviceStartGraphicsDebuggerCapture(gpu->device) == WGPU_FALSE);
    wgpuDeviceStopGraphicsDebuggerCapture(gpu->device);
    CHECK(wgpuDeviceStartGraphicsDebuggerCapture(NULL) == WGPU_FALSE);
    wgpuDeviceStopGraphicsDebuggerCapture(NULL);
    CHECK_QUIET(gpu);
}

static void report(Gpu *gpu) {
    WGPUGlobalReport before, after;
    memset(&before, 0xAB, sizeof before);
    wgpuGenerateReport(gpu->instance, &before);
    CHECK_EQ(before.hub.devices.numKeptFromUser, 1);
    CHECK_EQ(before.hub.buffers.numKeptFromUser, 0);
    WGPUBuffer buffers[3];
    for (int i = 0; i < 3; i++) {
        buffers[i] = buffer_new(gpu, "counted", WGPUBufferUsage_CopyDst, 4);
    }
    wgpuGenerateReport(gpu->instance, &after);
    CHECK_EQ(after.hub.buffers.numKeptFromUser, 3);
    CHECK_EQ(after.hub.buffers.numAllocated, 3);
    for (int i = 0; i < 3; i++) {
        wgpuBufferRelease(buffers[i]);
    }
    wgpuGenerateReport(gpu->instance, &after);
    CHECK_EQ(after.hub.buffers.numKeptFromUser, 0);
    CHECK_EQ(after.hub.buffers.numAllocated, 0);
    CHECK(after.hub.buffers.numReleasedFromUser >= 3);
    wgpuGenerateReport(gpu->instance, NULL);
    memset(&after, 0xAB, sizeof after);
    wgpuGenerateReport(NULL, &after);
    CHECK(after.hub.buffers.numKeptFromUser == 0 || after.hub.buffers.numKeptFromUser > 1000);
}

static void trusted_and_spirv(Gpu *gpu) {
    WGPUShaderSourceWGSL source = WGPU_SHADER_SOURCE_WGSL_INIT;
    source.code = sv("@compute @workgroup_size(1) fn main() {}");
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.label = sv("trusted");
    descriptor.nextInChain = &source.chain;
    WGPUShaderModule module = NULL;
    EXPECT_OK(gpu, module = wgpuDeviceCreateShaderModuleTrusted(gpu->device, &descriptor, 0));
    CHECK(module != NULL);
    wgpuShaderModuleRelease(module);
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleTrusted"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleTrusted(gpu->device, &descriptor, UINT64_C(1) << 40)));
    source.code = sv("no WGSL");
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleTrusted", "trusted"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleTrusted(gpu->device, &descriptor, 0)));
    CHECK(wgpuDeviceCreateShaderModuleTrusted(NULL, &descriptor, 0) == NULL);

    const uint32_t junk[] = {0x07230203, 1, 2, 3};
    WGPUShaderModuleDescriptorSpirV spirv = {.label = sv("spirv"), .sourceSize = 4, .source = junk};
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleSpirV"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleSpirV(gpu->device, &spirv)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleSpirV", "descriptor"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleSpirV(gpu->device, NULL)));
    spirv.source = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModuleSpirV", "source"),
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModuleSpirV(gpu->device, &spirv)));
}

static void glsl(Gpu *gpu) {
    WGPUShaderSourceGLSL source = {.chain = {.next = NULL, .sType = (WGPUSType)WGPUSType_ShaderSourceGLSL}};
    WGPUShaderDefine define = {.name = sv("VALUE"), .value = sv("7u")};
    source.stage = WGPUShaderStage_Compute;
    source.code = sv("#version 450\n"
                     "layout(local_size_x = 1) in;\n"
                     "layout(std430, set = 0, binding = 0) buffer B { uint v; };\n"
                     "void main() { v = VALUE; }\n");
    source.defineCount = 1;
    source.defines = &define;
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.label = sv("glsl");
    descriptor.nextInChain = &source.chain;
    WGPUShaderModule module = NULL;
    EXPECT_OK(gpu, module = wgpuDeviceCreateShaderModule(gpu->device, &descriptor));
    WGPUComputePipelineDescriptor pipeline = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    pipeline.compute.module = module;
    WGPUComputePipeline compute = wgpuDeviceCreateComputePipeline(gpu->device, &pipeline);
    WGPUBuffer buffer = buffer_new(gpu, "out", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 4);
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(compute, 0);
    WGPUBindGroup group = group_of_buffer(gpu, layout, buffer, WGPU_WHOLE_SIZE);
    WGPUCommandEncoder encoder = encoder_new(gpu, "glsl");
    dispatch_once(encoder, compute, group);
    submit(gpu, encoder);
    uint32_t out = 0;
    buffer_read(gpu, buffer, 0, &out, 4);
    CHECK_EQ(out, 7);
    CHECK_QUIET(gpu);
    wgpuBindGroupRelease(group);
    wgpuBindGroupLayoutRelease(layout);
    wgpuBufferRelease(buffer);
    wgpuComputePipelineRelease(compute);
    wgpuShaderModuleRelease(module);
#define BAD(...)                                                             \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "glsl", __VA_ARGS__), \
                   wgpuShaderModuleRelease(wgpuDeviceCreateShaderModule(gpu->device, &descriptor)))
    source.defines = NULL;
    BAD("defines");
    source.defineCount = 0;
    BAD("VALUE");
    source.stage = WGPUShaderStage_None;
    BAD("stage");
    source.stage = WGPUShaderStage_Vertex | WGPUShaderStage_Compute;
    BAD("stage");
#undef BAD
}

int main(void) {
    version();
    logging();
    adapters();
    Gpu gpu;
    device_open(&gpu);
    report(&gpu);
    polling(&gpu);
    metal_is_elsewhere(&gpu);
    trusted_and_spirv(&gpu);
    glsl(&gpu);
    device_close(&gpu);
    return finished();
}
