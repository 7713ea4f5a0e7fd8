/* WGPUCommandBuffer: label, references, one submission. */
#include "common.h"

static WGPUCommandBuffer record(Gpu *gpu, WGPUBuffer buffer) {
    WGPUCommandEncoder encoder = encoder_new(gpu, "encoder");
    wgpuCommandEncoderClearBuffer(encoder, buffer, 0, WGPU_WHOLE_SIZE);
    WGPUCommandBufferDescriptor descriptor = WGPU_COMMAND_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = sv("commands");
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, &descriptor);
    wgpuCommandEncoderRelease(encoder);
    return commands;
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    uint32_t one = 1, out = 7;
    WGPUBuffer buffer = buffer_with(&gpu, "number", WGPUBufferUsage_CopySrc, &one, sizeof one);

    WGPUCommandBuffer commands = record(&gpu, buffer);
    CHECK(commands != NULL);
    wgpuCommandBufferAddRef(commands);
    wgpuCommandBufferRelease(commands);
    EXPECT_OK(&gpu, wgpuQueueSubmit(gpu.queue, 1, &commands));
    buffer_read(&gpu, buffer, 0, &out, sizeof out);
    CHECK_EQ(out, 0);

    wgpuCommandBufferSetLabel(commands, sv("used"));
    EXPECT_INVALID(&gpu, TEXTS("wgpuQueueSubmit", "used"), wgpuQueueSubmit(gpu.queue, 1, &commands));
    wgpuCommandBufferRelease(commands);
    EXPECT_INVALID(&gpu, TEXTS("wgpuQueueSubmit", "released"), wgpuQueueSubmit(gpu.queue, 1, &commands));
    wgpuCommandBufferSetLabel(commands, sv("dead"));
    wgpuCommandBufferAddRef(commands);
    wgpuCommandBufferRelease(commands);
    CHECK_QUIET(&gpu);

    /* Commands keep what they use: the buffer's own handle may be gone before they run. */
    WGPUBuffer other = buffer_with(&gpu, "other", WGPUBufferUsage_CopySrc, &one, sizeof one);
    WGPUCommandEncoder encoder = encoder_new(&gpu, "copy");
    wgpuCommandEncoderCopyBufferToBuffer(encoder, other, 0, buffer, 0, 4);
    wgpuBufferRelease(other);
    commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuCommandEncoderRelease(encoder);
    EXPECT_OK(&gpu, wgpuQueueSubmit(gpu.queue, 1, &commands));
    wgpuCommandBufferRelease(commands);
    buffer_read(&gpu, buffer, 0, &out, sizeof out);
    CHECK_EQ(out, 1);

    /* Never submitted: nothing happens. */
    wgpuCommandBufferRelease(record(&gpu, buffer));
    buffer_read(&gpu, buffer, 0, &out, sizeof out);
    CHECK_EQ(out, 1);

    /* A thousand at once, in order. */
    enum { MANY = 1000 };
    static WGPUCommandBuffer many[MANY];
    for (int i = 0; i < MANY; i++) {
        many[i] = record(&gpu, buffer);
    }
    EXPECT_OK(&gpu, wgpuQueueSubmit(gpu.queue, MANY, many));
    for (int i = 0; i < MANY; i++) {
        wgpuCommandBufferRelease(many[i]);
    }
    buffer_read(&gpu, buffer, 0, &out, sizeof out);
    CHECK_EQ(out, 0);
    wgpuBufferRelease(buffer);
    device_close(&gpu);
    return finished();
}
