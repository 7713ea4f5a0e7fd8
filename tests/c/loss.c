/* Losing a device: by destroying it, by releasing it, and what everything else does then. */
#include "render.h"

static void destroyed(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUBuffer buffer = buffer_new(&gpu, "pending", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
    WGPUBuffer mapped = buffer_new(&gpu, "mapped", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
    CHECK_EQ(map_wait(&gpu, mapped, WGPUMapMode_Read, 0, 16).status, WGPUMapAsyncStatus_Success);
    Target target = target_new(&gpu);
    WGPUCommandEncoder open = encoder_new(&gpu, "open");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(open, NULL);
    WGPUFuture lost = wgpuDeviceGetLostFuture(gpu.device);
    MapAnswer pending;
    map_start(buffer, WGPUMapMode_Read, 0, 16, &pending);
    CHECK_EQ(gpu.lost.count, 0);

    wgpuDeviceDestroy(gpu.device);
    /* The spontaneous callback has come within the call. */
    CHECK_EQ(gpu.lost.count, 1);
    CHECK_EQ(gpu.lost.reason, WGPUDeviceLostReason_Destroyed);
    wgpuDeviceDestroy(gpu.device);
    CHECK_EQ(gpu.lost.count, 1);
    WGPUFutureWaitInfo wait = {.future = lost, .completed = WGPU_FALSE};
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 1, &wait, 0), WGPUWaitStatus_Success);
    CHECK(wait.completed);
    CHECK_EQ(wgpuDeviceGetLostFuture(gpu.device).id, lost.id);

    wait_until(gpu.instance, &pending.done);
    CHECK_EQ(pending.status, WGPUMapAsyncStatus_Aborted);
    CHECK_EQ(pending.calls, 1);

    /* From here on nothing is reported, nothing hangs, and objects still come. */
    wgpuDevicePushErrorScope(gpu.device, WGPUErrorFilter_Validation);
    WGPUBuffer late = buffer_new(&gpu, "late", WGPUBufferUsage_None, 16);
    CHECK(late != NULL);
    CHECK_EQ(wgpuBufferGetSize(late), 16);
    WGPUTexture texture = texture_new(&gpu, "late", WGPUTextureFormat_RGBA8Unorm, WGPUTextureUsage_CopyDst, 4, 4, 1);
    CHECK(texture != NULL);
    WGPUShaderModule module = shader_new(&gpu, "late", "this is no WGSL");
    CHECK(module != NULL);
    WGPURenderPipeline pipeline = render_new(&gpu, "late", COVER);
    CHECK(pipeline != NULL);
    WGPUSampler sampler = wgpuDeviceCreateSampler(gpu.device, NULL);
    CHECK(sampler != NULL);
    WGPUCommandEncoder encoder = encoder_new(&gpu, "late");
    CHECK(encoder != NULL);
    wgpuCommandEncoderClearBuffer(encoder, late, 0, 4);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    CHECK(commands != NULL);
    wgpuQueueSubmit(gpu.queue, 1, &commands);
    uint32_t data = 0;
    wgpuQueueWriteBuffer(gpu.queue, late, 0, &data, 4);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    WGPUCommandBuffer of_open = wgpuCommandEncoderFinish(open, NULL);
    wgpuBufferUnmap(mapped);
    wgpuBufferDestroy(mapped);
    wgpuTextureDestroy(target.texture);
    MapAnswer after = map_wait(&gpu, mapped, WGPUMapMode_Read, 0, 16);
    CHECK(after.status == WGPUMapAsyncStatus_Aborted || after.status == WGPUMapAsyncStatus_Error);
    CHECK_EQ(after.calls, 1);
    CHECK_EQ(scope_pop(&gpu).type, WGPUErrorType_NoError);
    CHECK_QUIET(&gpu);

    wgpuCommandBufferRelease(of_open);
    wgpuComputePassEncoderRelease(pass);
    wgpuCommandEncoderRelease(open);
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
    wgpuSamplerRelease(sampler);
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(module);
    wgpuTextureRelease(texture);
    wgpuBufferRelease(late);
    wgpuBufferRelease(mapped);
    wgpuBufferRelease(buffer);
    target_release(target);
    device_close(&gpu);
    CHECK_EQ(gpu.lost.count, 1);
}

static void on_work(WGPUQueueWorkDoneStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    (void)status;
    (void)message;
    (void)userdata2;
    *(bool *)userdata1 = true;
}

/* Work in flight when the device goes: every callback still comes, once. */
static void destroyed_at_work(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUBuffer buffer = buffer_new(&gpu, "work", WGPUBufferUsage_CopyDst, 1 << 22);
    for (int i = 0; i < 20; i++) {
        WGPUCommandEncoder encoder = encoder_new(&gpu, "work");
        wgpuCommandEncoderClearBuffer(encoder, buffer, 0, WGPU_WHOLE_SIZE);
        submit(&gpu, encoder);
    }
    bool done = false;
    WGPUQueueWorkDoneCallbackInfo info = WGPU_QUEUE_WORK_DONE_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_work;
    info.userdata1 = &done;
    wgpuQueueOnSubmittedWorkDone(gpu.queue, info);
    wgpuDeviceDestroy(gpu.device);
    wait_until(gpu.instance, &done);
    wgpuBufferRelease(buffer);
    device_close(&gpu);
}

/* The last release is a loss like any other; the handle is dead by then. */
static void released(void) {
    Gpu gpu;
    device_open(&gpu);
    wgpuDeviceAddRef(gpu.device);
    wgpuDeviceRelease(gpu.device);
    CHECK_EQ(gpu.lost.count, 0);
    WGPUFutureWaitInfo wait = {.future = wgpuDeviceGetLostFuture(gpu.device), .completed = WGPU_FALSE};
    wgpuDeviceRelease(gpu.device);
    CHECK_EQ(gpu.lost.count, 1);
    CHECK_EQ(gpu.lost.reason, WGPUDeviceLostReason_Destroyed);
    CHECK_EQ(wgpuInstanceWaitAny(gpu.instance, 1, &wait, 0), WGPUWaitStatus_Success);
    wgpuQueueSubmit(gpu.queue, 0, NULL);
    wgpuQueueRelease(gpu.queue);
    wgpuAdapterRelease(gpu.adapter);
    wgpuInstanceRelease(gpu.instance);
    CHECK_EQ(gpu.lost.count, 1);
    CHECK_QUIET(&gpu);
}

/* The instance goes first: the lost callback is told so, and the device works on. */
static void instance_released_first(void) {
    Gpu gpu;
    device_open(&gpu);
    wgpuInstanceRelease(gpu.instance);
    CHECK_EQ(gpu.lost.count, 1);
    CHECK_EQ(gpu.lost.reason, WGPUDeviceLostReason_CallbackCancelled);
    WGPUBuffer buffer = buffer_new(&gpu, "after", WGPUBufferUsage_CopyDst, 16);
    uint32_t data[4] = {1, 2, 3, 4};
    wgpuQueueWriteBuffer(gpu.queue, buffer, 0, data, sizeof data);
    CHECK_QUIET(&gpu);
    wgpuBufferRelease(buffer);
    wgpuQueueRelease(gpu.queue);
    wgpuDeviceRelease(gpu.device);
    wgpuAdapterRelease(gpu.adapter);
    CHECK_EQ(gpu.lost.count, 1);
}

/* One device lost, its sibling on the same adapter untouched. */
static void sibling(void) {
    Gpu gpu;
    device_open(&gpu);
    Gpu other = gpu;
    device_open_on(&other, WGPU_DEVICE_DESCRIPTOR_INIT);
    wgpuDeviceDestroy(other.device);
    CHECK_EQ(other.lost.count, 1);
    CHECK_EQ(gpu.lost.count, 0);
    const uint32_t in = 77;
    uint32_t out = 0;
    WGPUBuffer buffer = buffer_with(&gpu, "alive", WGPUBufferUsage_CopySrc, &in, 4);
    buffer_read(&gpu, buffer, 0, &out, 4);
    CHECK_EQ(out, 77);
    wgpuBufferRelease(buffer);
    wgpuQueueRelease(other.queue);
    wgpuDeviceRelease(other.device);
    device_close(&gpu);
}

/* Twenty devices, opened and dropped in every order. */
static void many(void) {
    WGPUInstance instance = wgpuCreateInstance(NULL);
    WGPUAdapter adapter = request_adapter(instance, NULL).adapter;
    for (int i = 0; i < 20; i++) {
        DeviceAnswer answer = request_device(instance, adapter, NULL);
        REQUIRE(answer.status == WGPURequestDeviceStatus_Success);
        WGPUQueue queue = wgpuDeviceGetQueue(answer.device);
        if (i % 3 == 0) {
            wgpuDeviceDestroy(answer.device);
        }
        if (i % 2 == 0) {
            wgpuQueueRelease(queue);
            wgpuDeviceRelease(answer.device);
        } else {
            wgpuDeviceRelease(answer.device);
            wgpuQueueRelease(queue);
        }
    }
    wgpuAdapterRelease(adapter);
    wgpuInstanceRelease(instance);
}

int main(void) {
    destroyed();
    destroyed_at_work();
    released();
    instance_released_first();
    sibling();
    many();
    return finished();
}
