/* Command buffers that should not run: foreign, of a lost device, of an encoder that failed, using what is gone. Each is one report,
 * nothing of it happens, and the queue goes on. tests/c/queue.c has those that were submitted or released before. */
#include "common.h"

static const char *const FILL = "@group(0) @binding(0) var<storage, read_write> s: array<u32>;\n"
                                "@compute @workgroup_size(1) fn main() { s[0] = 7u; }\n";

/* Copies the first word of `from` to `to`. */
static WGPUCommandBuffer copy_commands(const Gpu *gpu, const char *label, WGPUBuffer from, WGPUBuffer to) {
    WGPUCommandEncoder encoder = encoder_new(gpu, label);
    wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 0, to, 0, 4);
    WGPUCommandBufferDescriptor descriptor = WGPU_COMMAND_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, &descriptor);
    wgpuCommandEncoderRelease(encoder);
    return commands;
}

static WGPUBuffer word(const Gpu *gpu, const char *label, uint32_t value) {
    WGPUBufferUsage usage = WGPUBufferUsage_CopySrc | WGPUBufferUsage_CopyDst | WGPUBufferUsage_Storage;
    return buffer_with(gpu, label, usage, &value, 4);
}

static uint32_t read_word(const Gpu *gpu, WGPUBuffer buffer) {
    uint32_t value = 0;
    buffer_read(gpu, buffer, 0, &value, 4);
    return value;
}

/* Of another device of the same adapter, and of another instance. */
static void foreign(Gpu *gpu) {
    Gpu sibling = *gpu, stranger;
    device_open_on(&sibling, WGPU_DEVICE_DESCRIPTOR_INIT);
    device_open(&stranger);
    const Gpu *owners[] = {&sibling, &stranger};
    for (int i = 0; i < 2; i++) {
        WGPUBuffer from = word(owners[i], "from", 1), to = word(owners[i], "to", 2);
        WGPUCommandBuffer commands = copy_commands(owners[i], "not mine", from, to);
        EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "not mine"), wgpuQueueSubmit(gpu->queue, 1, &commands));
        CHECK_EQ(read_word(owners[i], to), 2);
        /* Its owner can still use it. */
        wgpuQueueSubmit(owners[i]->queue, 1, &commands);
        CHECK_EQ(read_word(owners[i], to), 1);
        CHECK_QUIET(owners[i]);
        wgpuCommandBufferRelease(commands);
        wgpuBufferRelease(from);
        wgpuBufferRelease(to);
    }
    wgpuQueueRelease(sibling.queue);
    wgpuDeviceRelease(sibling.device);
    device_close(&stranger);
}

/* Of a device that is lost: silent at that device's queue, a report at another's. */
static void of_a_lost_device(Gpu *gpu) {
    Gpu lost = *gpu;
    device_open_on(&lost, WGPU_DEVICE_DESCRIPTOR_INIT);
    WGPUBuffer from = word(&lost, "from", 1), to = word(&lost, "to", 2);
    WGPUCommandBuffer commands = copy_commands(&lost, "late", from, to);
    wgpuDeviceDestroy(lost.device);
    wgpuQueueSubmit(lost.queue, 1, &commands);
    CHECK_QUIET(&lost);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "late"), wgpuQueueSubmit(gpu->queue, 1, &commands));
    wgpuCommandBufferRelease(commands);
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
    wgpuQueueRelease(lost.queue);
    wgpuDeviceRelease(lost.device);
}

static void of_an_encoder_that_failed(Gpu *gpu) {
    WGPUBuffer from = word(gpu, "from", 1), to = word(gpu, "to", 2);

    /* Finished twice: the first result is good. */
    WGPUCommandEncoder encoder = encoder_new(gpu, "twice");
    wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 0, to, 0, 4);
    WGPUCommandBuffer first = wgpuCommandEncoderFinish(encoder, NULL), second = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish", "twice"), second = wgpuCommandEncoderFinish(encoder, NULL));
    CHECK(second != NULL && second != first);
    WGPUCommandBuffer both[] = {first, second};
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "invalid"), wgpuQueueSubmit(gpu->queue, 2, both));
    CHECK_EQ(read_word(gpu, to), 2);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "invalid"), wgpuQueueSubmit(gpu->queue, 1, &second));
    wgpuCommandBufferRelease(first);
    wgpuCommandBufferRelease(second);
    wgpuCommandEncoderRelease(encoder);

    /* A pass left open. */
    encoder = encoder_new(gpu, "open");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    WGPUCommandBuffer open = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish", "open"), open = wgpuCommandEncoderFinish(encoder, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "invalid"), wgpuQueueSubmit(gpu->queue, 1, &open));
    wgpuComputePassEncoderRelease(pass);
    wgpuCommandBufferRelease(open);
    wgpuCommandEncoderRelease(encoder);
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
}

/* What the commands use is destroyed between their end and the submission; released alone it stays. */
static void using_what_is_gone(Gpu *gpu) {
    WGPUComputePipeline pipeline = compute_new(gpu, "fill", NULL, FILL);
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    for (int destroyed = 0; destroyed < 2; destroyed++) {
        WGPUBuffer buffer = word(gpu, "gone", 1), kept = word(gpu, "kept", 0);
        WGPUBindGroup group = group_of_buffer(gpu, layout, buffer, WGPU_WHOLE_SIZE);
        WGPUCommandEncoder encoder = encoder_new(gpu, "uses it");
        dispatch_once(encoder, pipeline, group);
        wgpuCommandEncoderCopyBufferToBuffer(encoder, buffer, 0, kept, 0, 4);
        WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
        wgpuCommandEncoderRelease(encoder);
        wgpuBindGroupRelease(group);
        if (destroyed) {
            wgpuBufferDestroy(buffer);
            EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "gone"), wgpuQueueSubmit(gpu->queue, 1, &commands));
            CHECK_EQ(read_word(gpu, kept), 0);
            wgpuBufferRelease(buffer);
        } else {
            wgpuBufferRelease(buffer);
            EXPECT_OK(gpu, wgpuQueueSubmit(gpu->queue, 1, &commands));
            CHECK_EQ(read_word(gpu, kept), 7);
        }
        wgpuCommandBufferRelease(commands);
        wgpuBufferRelease(kept);
    }
    wgpuBindGroupLayoutRelease(layout);
    wgpuComputePipelineRelease(pipeline);

    WGPUTexture texture = texture_new(gpu, "gone", WGPUTextureFormat_R32Uint,
                                      WGPUTextureUsage_CopyDst | WGPUTextureUsage_CopySrc, 1, 1, 1);
    WGPUBuffer from = word(gpu, "from", 1);
    WGPUCommandEncoder encoder = encoder_new(gpu, "to a texture");
    WGPUTexelCopyBufferInfo source = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    source.buffer = from;
    WGPUTexelCopyTextureInfo destination = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    destination.texture = texture;
    WGPUExtent3D size = {.width = 1, .height = 1, .depthOrArrayLayers = 1};
    wgpuCommandEncoderCopyBufferToTexture(encoder, &source, &destination, &size);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuCommandEncoderRelease(encoder);
    wgpuTextureDestroy(texture);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "gone"), wgpuQueueSubmit(gpu->queue, 1, &commands));
    wgpuCommandBufferRelease(commands);
    wgpuTextureRelease(texture);

    WGPUQuerySetDescriptor queries = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    queries.label = sv("gone");
    queries.type = WGPUQueryType_Occlusion;
    queries.count = 1;
    WGPUQuerySet set = wgpuDeviceCreateQuerySet(gpu->device, &queries);
    WGPUBuffer results = buffer_new(gpu, "results", WGPUBufferUsage_QueryResolve, 256);
    encoder = encoder_new(gpu, "resolves");
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 1, results, 0);
    commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuCommandEncoderRelease(encoder);
    wgpuQuerySetDestroy(set);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "gone"), wgpuQueueSubmit(gpu->queue, 1, &commands));
    wgpuCommandBufferRelease(commands);
    wgpuQuerySetRelease(set);
    wgpuBufferRelease(results);
    wgpuBufferRelease(from);
}

/* One bad one among many keeps all of them from running. */
static void one_among_many(Gpu *gpu) {
    WGPUBuffer from = word(gpu, "from", 1), to = word(gpu, "to", 2), gone = word(gpu, "gone", 3);
    WGPUCommandBuffer commands[] = {copy_commands(gpu, "good", from, to), copy_commands(gpu, "bad", gone, to)};
    wgpuBufferDestroy(gone);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "gone"), wgpuQueueSubmit(gpu->queue, 2, commands));
    CHECK_EQ(read_word(gpu, to), 2);
    wgpuCommandBufferRelease(commands[0]);
    wgpuCommandBufferRelease(commands[1]);
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
    wgpuBufferRelease(gone);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    foreign(&gpu);
    of_a_lost_device(&gpu);
    of_an_encoder_that_failed(&gpu);
    using_what_is_gone(&gpu);
    one_among_many(&gpu);
    WGPUBuffer from = word(&gpu, "from", 5), to = word(&gpu, "to", 0);
    WGPUCommandBuffer last = copy_commands(&gpu, "last", from, to);
    EXPECT_OK(&gpu, wgpuQueueSubmit(gpu.queue, 1, &last));
    CHECK_EQ(read_word(&gpu, to), 5);
    wgpuCommandBufferRelease(last);
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
    device_close(&gpu);
    return finished();
}
