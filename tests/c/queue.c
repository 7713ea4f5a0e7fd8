/* WGPUQueue: writing buffers and textures, submitting, waiting for work. */
#include "common.h"

static void write_buffer(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "target", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, 64);
    uint32_t data[16], out[16];
    for (uint32_t i = 0; i < 16; i++) {
        data[i] = 0x01010101u * i;
    }
    wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, sizeof data);
    wgpuQueueWriteBuffer(gpu->queue, buffer, 8, &data[15], 4);
    wgpuQueueWriteBuffer(gpu->queue, buffer, 64, data, 0);
    wgpuQueueWriteBuffer(gpu->queue, buffer, 0, NULL, 0);
    CHECK_QUIET(gpu);
    buffer_read(gpu, buffer, 0, out, sizeof out);
    data[2] = data[15];
    CHECK(memcmp(data, out, sizeof out) == 0);

    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "target", "2"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 2, data, 4));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "target", "6"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, 6));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "target", "64"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 8, data, 64));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "target"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, UINT64_MAX - 3, data, 8));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "NULL"), wgpuQueueWriteBuffer(gpu->queue, buffer, 0, NULL, 4));
    /* Checked before anything is copied: the size is a lie. */
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, SIZE_MAX - 3));

    WGPUBuffer source = buffer_new(gpu, "only a source", WGPUBufferUsage_CopySrc, 16);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "only a source"),
                   wgpuQueueWriteBuffer(gpu->queue, source, 0, data, 4));
    wgpuBufferDestroy(buffer);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "target"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, 4));
    wgpuBufferRelease(source);
    wgpuBufferRelease(buffer);
}

static void write_texture(Gpu *gpu) {
    WGPUTexture texture = texture_new(gpu, "image", WGPUTextureFormat_RGBA8Unorm,
                                      WGPUTextureUsage_CopyDst | WGPUTextureUsage_CopySrc, 5, 3, 2);
    uint32_t data[2][3][5], out[3][5];
    for (uint32_t z = 0; z < 2; z++) {
        for (uint32_t y = 0; y < 3; y++) {
            for (uint32_t x = 0; x < 5; x++) {
                data[z][y][x] = 0xff000000u | z << 16 | y << 8 | x;
            }
        }
    }
    WGPUTexelCopyTextureInfo target = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    target.texture = texture;
    WGPUTexelCopyBufferLayout layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    layout.bytesPerRow = 20; /* needs no alignment here */
    layout.rowsPerImage = 3;
    WGPUExtent3D all = {5, 3, 2};
    wgpuQueueWriteTexture(gpu->queue, &target, data, sizeof data, &layout, &all);
    CHECK_QUIET(gpu);
    for (uint32_t z = 0; z < 2; z++) {
        texture_read(gpu, texture, 0, z, WGPUTextureAspect_All, 5, 3, 4, out);
        CHECK(memcmp(out, data[z], sizeof out) == 0);
    }

    /* One texel in the middle, from an odd offset, without strides. */
    uint8_t odd[5] = {9, 1, 2, 3, 4};
    target.origin = (WGPUOrigin3D){2, 1, 1};
    layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    layout.offset = 1;
    WGPUExtent3D one = {1, 1, 1};
    wgpuQueueWriteTexture(gpu->queue, &target, odd, sizeof odd, &layout, &one);
    CHECK_QUIET(gpu);
    texture_read(gpu, texture, 0, 1, WGPUTextureAspect_All, 5, 3, 4, out);
    CHECK_EQ(out[1][2], 0x04030201);
    CHECK_EQ(out[1][3], data[1][1][3]);

    target.origin = (WGPUOrigin3D){0, 0, 0};
    layout.offset = 0;
    layout.bytesPerRow = 20;
    layout.rowsPerImage = 3;
#define BAD_WRITE(...)                                              \
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "image"),    \
                   wgpuQueueWriteTexture(gpu->queue, &target, __VA_ARGS__))
    BAD_WRITE(data, sizeof data - 4, &layout, &all);
    BAD_WRITE(data, sizeof data, &layout, &(WGPUExtent3D){6, 3, 2});
    BAD_WRITE(data, sizeof data, &layout, &(WGPUExtent3D){5, 3, UINT32_MAX});
    layout.bytesPerRow = 16;
    BAD_WRITE(data, sizeof data, &layout, &all);
    layout.bytesPerRow = WGPU_COPY_STRIDE_UNDEFINED;
    BAD_WRITE(data, sizeof data, &layout, &all);
    layout.bytesPerRow = 20;
    layout.rowsPerImage = WGPU_COPY_STRIDE_UNDEFINED;
    BAD_WRITE(data, sizeof data, &layout, &all);
    layout.rowsPerImage = 2;
    BAD_WRITE(data, sizeof data, &layout, &all);
    layout.rowsPerImage = 3;
    layout.offset = UINT64_MAX - 2;
    BAD_WRITE(data, sizeof data, &layout, &all);
    layout.offset = 0;
    target.mipLevel = 1;
    BAD_WRITE(data, sizeof data, &layout, &all);
    target.mipLevel = 0;
    target.origin.x = UINT32_MAX;
    BAD_WRITE(data, sizeof data, &layout, &all);
    target.origin.x = 0;
    target.aspect = WGPUTextureAspect_DepthOnly;
    BAD_WRITE(data, sizeof data, &layout, &all);
    target.aspect = (WGPUTextureAspect)77;
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "aspect"),
                   wgpuQueueWriteTexture(gpu->queue, &target, data, sizeof data, &layout, &all));
    target.aspect = WGPUTextureAspect_All;
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "destination"),
                   wgpuQueueWriteTexture(gpu->queue, NULL, data, sizeof data, &layout, &all));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "dataLayout"),
                   wgpuQueueWriteTexture(gpu->queue, &target, data, sizeof data, NULL, &all));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "writeSize"),
                   wgpuQueueWriteTexture(gpu->queue, &target, data, sizeof data, &layout, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "data"),
                   wgpuQueueWriteTexture(gpu->queue, &target, NULL, sizeof data, &layout, &all));

    WGPUTexture fixed = texture_new(gpu, "image", WGPUTextureFormat_RGBA8Unorm, WGPUTextureUsage_CopySrc, 5, 3, 2);
    target.texture = fixed;
    BAD_WRITE(data, sizeof data, &layout, &all);
    target.texture = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "NULL"),
                   wgpuQueueWriteTexture(gpu->queue, &target, data, sizeof data, &layout, &all));
    target.texture = texture;
    wgpuTextureDestroy(texture);
    BAD_WRITE(data, sizeof data, &layout, &all);
    wgpuTextureRelease(texture);
    wgpuTextureRelease(fixed);
}

static WGPUCommandBuffer clear_commands(Gpu *gpu, const char *label, WGPUBuffer buffer) {
    WGPUCommandEncoder encoder = encoder_new(gpu, label);
    wgpuCommandEncoderClearBuffer(encoder, buffer, 0, WGPU_WHOLE_SIZE);
    WGPUCommandBufferDescriptor descriptor = WGPU_COMMAND_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, &descriptor);
    wgpuCommandEncoderRelease(encoder);
    return commands;
}

static void submission(Gpu *gpu) {
    uint32_t ones[4] = {1, 1, 1, 1}, out[4];
    WGPUBuffer buffer = buffer_with(gpu, "cleared", WGPUBufferUsage_CopySrc, ones, sizeof ones);
    wgpuQueueSubmit(gpu->queue, 0, NULL);
    WGPUCommandBuffer first = clear_commands(gpu, "first", buffer);
    wgpuQueueSubmit(gpu->queue, 1, &first);
    CHECK_QUIET(gpu);
    buffer_read(gpu, buffer, 0, out, sizeof out);
    CHECK_EQ(out[0] | out[3], 0);

    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "first"), wgpuQueueSubmit(gpu->queue, 1, &first));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "commands"), wgpuQueueSubmit(gpu->queue, 1, NULL));
    WGPUCommandBuffer null = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "NULL"), wgpuQueueSubmit(gpu->queue, 1, &null));
    wgpuCommandBufferRelease(first);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "released"), wgpuQueueSubmit(gpu->queue, 1, &first));

    /* The same one twice in a submission; none of it may run twice. */
    WGPUCommandBuffer twice[2];
    twice[0] = twice[1] = clear_commands(gpu, "twice", buffer);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit"), wgpuQueueSubmit(gpu->queue, 2, twice));
    wgpuCommandBufferRelease(twice[0]);

    /* Released before the submission is too late; after it, nothing is missed. */
    WGPUCommandBuffer mapped_use = clear_commands(gpu, "uses a mapped buffer", buffer);
    WGPUBuffer mapped = buffer_new(gpu, "mapped", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
    wgpuCommandBufferRelease(mapped_use);
    mapped_use = clear_commands(gpu, "uses a mapped buffer", mapped);
    CHECK_EQ(map_wait(gpu, mapped, WGPUMapMode_Read, 0, 16).status, WGPUMapAsyncStatus_Success);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "'mapped'"), wgpuQueueSubmit(gpu->queue, 1, &mapped_use));
    wgpuCommandBufferRelease(mapped_use);
    wgpuBufferUnmap(mapped);

    WGPUCommandBuffer destroyed_use = clear_commands(gpu, "uses a destroyed buffer", mapped);
    wgpuBufferDestroy(mapped);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "'mapped'"), wgpuQueueSubmit(gpu->queue, 1, &destroyed_use));
    wgpuCommandBufferRelease(destroyed_use);

    /* The queue goes on after all that. */
    WGPUCommandBuffer last = clear_commands(gpu, "last", buffer);
    EXPECT_OK(gpu, wgpuQueueSubmit(gpu->queue, 1, &last));
    wgpuCommandBufferRelease(last);
    wgpuBufferRelease(mapped);
    wgpuBufferRelease(buffer);
}

typedef struct WorkAnswer {
    bool done;
    int calls;
    WGPUQueueWorkDoneStatus status;
} WorkAnswer;

static void on_work(WGPUQueueWorkDoneStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    WorkAnswer *answer = userdata1;
    (void)message;
    CHECK(userdata2 == NULL);
    answer->done = true;
    answer->calls++;
    answer->status = status;
}

static void work_done(Gpu *gpu) {
    WorkAnswer idle = {0}, busy = {0};
    WGPUQueueWorkDoneCallbackInfo info = WGPU_QUEUE_WORK_DONE_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_work;
    info.userdata1 = &idle;
    CHECK(wgpuQueueOnSubmittedWorkDone(gpu->queue, info).id != 0);
    wait_until(gpu->instance, &idle.done);
    CHECK_EQ(idle.status, WGPUQueueWorkDoneStatus_Success);

    WGPUBuffer buffer = buffer_new(gpu, "work", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, 1 << 20);
    WGPUCommandBuffer commands = clear_commands(gpu, "work", buffer);
    wgpuQueueSubmit(gpu->queue, 1, &commands);
    info.userdata1 = &busy;
    WGPUFuture future = wgpuQueueOnSubmittedWorkDone(gpu->queue, info);
    CHECK(!busy.done); /* only ProcessEvents or WaitAny may call it */
    CHECK(future.id != 0);
    wait_until(gpu->instance, &busy.done);
    CHECK_EQ(busy.status, WGPUQueueWorkDoneStatus_Success);
    wgpuInstanceProcessEvents(gpu->instance);
    CHECK_EQ(busy.calls, 1);
    wgpuCommandBufferRelease(commands);
    wgpuBufferRelease(buffer);

    info.mode = (WGPUCallbackMode)0;
    WGPUFuture none = {0};
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueOnSubmittedWorkDone", "mode"),
                   none = wgpuQueueOnSubmittedWorkDone(gpu->queue, info));
    CHECK_EQ(none.id, 0);
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    info.callback = NULL;
    CHECK(wgpuQueueOnSubmittedWorkDone(gpu->queue, info).id != 0);
}

static void life(Gpu *gpu) {
    wgpuQueueSetLabel(gpu->queue, sv("main"));
    wgpuQueueSetLabel(gpu->queue, (WGPUStringView){.data = NULL, .length = 7});
    wgpuQueueAddRef(gpu->queue);
    wgpuQueueRelease(gpu->queue);
    EXPECT_OK(gpu, wgpuQueueSubmit(gpu->queue, 0, NULL));

    /* The queue goes with its last reference; the device can still give it. */
    wgpuQueueRelease(gpu->queue);
    gpu->queue = wgpuDeviceGetQueue(gpu->device);
    CHECK(gpu->queue != NULL);
    EXPECT_OK(gpu, wgpuQueueSubmit(gpu->queue, 0, NULL));
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    write_buffer(&gpu);
    write_texture(&gpu);
    submission(&gpu);
    work_done(&gpu);
    life(&gpu);
    device_close(&gpu);
    return finished();
}
