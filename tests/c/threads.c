/* Many threads on one device: everything that may be shared is, and what may not gets an answer. */
#include "render.h"

#include <pthread.h>
#include <stdatomic.h>

enum { THREADS = 4, ROUNDS = 60 };

typedef struct Work {
    Gpu *gpu;
    int number;
    void *shared;
    atomic_int *counter;
} Work;

static void run_threads(void *(*function)(void *), Gpu *gpu, void *shared, atomic_int *counter) {
    pthread_t threads[THREADS];
    Work work[THREADS];
    for (int i = 0; i < THREADS; i++) {
        work[i] = (Work){.gpu = gpu, .number = i, .shared = shared, .counter = counter};
        REQUIRE(pthread_create(&threads[i], NULL, function, &work[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
}

/* Each thread makes, writes, copies, maps and drops its own buffers. */
static void *own_buffers(void *argument) {
    const Work *work = argument;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t in[4] = {(uint32_t)work->number, round, 3, 4}, out[4] = {0};
        WGPUBuffer buffer = buffer_with(work->gpu, "own", WGPUBufferUsage_CopySrc, in, sizeof in);
        buffer_read(work->gpu, buffer, 0, out, sizeof out);
        CHECK(memcmp(in, out, sizeof in) == 0);
        wgpuBufferRelease(buffer);
    }
    return NULL;
}

/* Scopes are the thread's own, although the device is one. */
static void *own_scopes(void *argument) {
    const Work *work = argument;
    for (int round = 0; round < ROUNDS; round++) {
        char label[32];
        snprintf(label, sizeof label, "thread %d", work->number);
        EXPECT_INVALID(work->gpu, TEXTS(label),
                       wgpuBufferRelease(buffer_new(work->gpu, label, WGPUBufferUsage_None, 4)));
        EXPECT_OK(work->gpu, wgpuBufferRelease(buffer_new(work->gpu, label, WGPUBufferUsage_CopyDst, 4)));
    }
    return NULL;
}

static void *own_frames(void *argument) {
    const Work *work = argument;
    WGPURenderPipeline pipeline = work->shared;
    Target target = target_new(work->gpu);
    for (int round = 0; round < ROUNDS / 4; round++) {
        WGPURenderPassColorAttachment color = clear_to_black(target.view);
        WGPUCommandEncoder encoder = encoder_new(work->gpu, "frame");
        WGPURenderPassEncoder pass = pass_begin(encoder, "frame", &color, NULL);
        wgpuRenderPassEncoderSetPipeline(pass, pipeline);
        wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
        pass_end(pass);
        submit(work->gpu, encoder);
        CHECK_EQ(target_read(work->gpu, target).at[3][3], WHITE);
    }
    target_release(target);
    return NULL;
}

static void *compile(void *argument) {
    const Work *work = argument;
    for (int round = 0; round < ROUNDS / 10; round++) {
        char wgsl[128];
        snprintf(wgsl, sizeof wgsl, "const a = %d; @compute @workgroup_size(1) fn main() { _ = a; }",
                 work->number * 1000 + round);
        WGPUComputePipeline pipeline = compute_new(work->gpu, "compiled", NULL, wgsl);
        CHECK(pipeline != NULL);
        wgpuComputePipelineRelease(pipeline);
    }
    return NULL;
}

/* References of one object, taken and given back everywhere at once. */
static void *references(void *argument) {
    const Work *work = argument;
    WGPUBuffer buffer = work->shared;
    for (int round = 0; round < 20000; round++) {
        wgpuBufferAddRef(buffer);
        if (wgpuBufferGetSize(buffer) != 256) {
            atomic_fetch_add(work->counter, 1);
        }
        wgpuBufferRelease(buffer);
    }
    return NULL;
}

/* One encoder in many hands is wrong, but only wrong: an error when it is finished, or luck. */
static void *same_encoder(void *argument) {
    const Work *work = argument;
    for (int round = 0; round < 2000; round++) {
        wgpuCommandEncoderPushDebugGroup(work->shared, sv("group"));
        wgpuCommandEncoderPopDebugGroup(work->shared);
    }
    return NULL;
}

/* The thread that made an encoder uses it while another one does, and afterwards. */
static void own_encoder_with_another(Gpu *gpu) {
    for (int round = 0; round < 20; round++) {
        WGPUCommandEncoder encoder = encoder_new(gpu, "two hands");
        Work work = {.gpu = gpu, .shared = encoder};
        pthread_t other;
        REQUIRE(pthread_create(&other, NULL, same_encoder, &work) == 0);
        same_encoder(&work);
        pthread_join(other, NULL);
        wgpuCommandBufferRelease(wgpuCommandEncoderFinish(encoder, NULL));
        wgpuCommandEncoderRelease(encoder);
    }
}

/* One thread after the other is right. */
static void *go_on_recording(void *argument) {
    const Work *work = argument;
    wgpuCommandEncoderInsertDebugMarker(work->shared, sv("second"));
    return NULL;
}

static void hand_encoder_on(Gpu *gpu) {
    WGPUCommandEncoder encoder = encoder_new(gpu, "handed on");
    wgpuCommandEncoderInsertDebugMarker(encoder, sv("first"));
    Work work = {.gpu = gpu, .shared = encoder};
    pthread_t other;
    REQUIRE(pthread_create(&other, NULL, go_on_recording, &work) == 0);
    pthread_join(other, NULL);
    wgpuCommandEncoderInsertDebugMarker(encoder, sv("third"));
    submit(gpu, encoder);
}

/* The last release races with uses: each use works or is refused. */
static void *use_while_released(void *argument) {
    const Work *work = argument;
    WGPUBuffer buffer = work->shared;
    uint32_t data = 7;
    for (int round = 0; round < 500; round++) {
        if (work->number == 0 && round == 250) {
            wgpuBufferRelease(buffer);
        }
        wgpuQueueWriteBuffer(work->gpu->queue, buffer, 0, &data, 4);
        uint64_t size = wgpuBufferGetSize(buffer);
        CHECK(size == 256 || size == 0);
    }
    return NULL;
}

/* Only one of many mappings of a buffer can win; each gets its callback. */
static void count_map(WGPUMapAsyncStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    (void)message;
    (void)status;
    (void)userdata2;
    atomic_fetch_add((atomic_int *)userdata1, 1);
}

static void *map_together(void *argument) {
    const Work *work = argument;
    for (int round = 0; round < ROUNDS; round++) {
        WGPUBufferMapCallbackInfo info = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
        info.mode = WGPUCallbackMode_AllowProcessEvents;
        info.callback = count_map;
        info.userdata1 = work->counter;
        wgpuBufferMapAsync(work->shared, WGPUMapMode_Read, 0, 16, info);
        uint32_t word;
        (void)wgpuBufferReadMappedRange(work->shared, 0, &word, 4);
        wgpuBufferUnmap(work->shared);
        wgpuInstanceProcessEvents(work->gpu->instance);
    }
    return NULL;
}

static void *destroy_the_device(void *argument) {
    const Work *work = argument;
    for (int round = 0; round < 20; round++) {
        if (work->number == 0 && round == 10) {
            wgpuDeviceDestroy(work->gpu->device);
        }
        WGPUBuffer buffer = buffer_new(work->gpu, "late", WGPUBufferUsage_CopyDst, 1024);
        WGPUCommandEncoder encoder = encoder_new(work->gpu, "late");
        wgpuCommandEncoderClearBuffer(encoder, buffer, 0, WGPU_WHOLE_SIZE);
        submit(work->gpu, encoder);
        wgpuBufferRelease(buffer);
        wgpuInstanceProcessEvents(work->gpu->instance);
    }
    return NULL;
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    run_threads(own_buffers, &gpu, NULL, NULL);
    run_threads(own_scopes, &gpu, NULL, NULL);
    CHECK_QUIET(&gpu);
    WGPURenderPipeline pipeline = render_new(&gpu, "shared", COVER);
    run_threads(own_frames, &gpu, pipeline, NULL);
    wgpuRenderPipelineRelease(pipeline);
    run_threads(compile, &gpu, NULL, NULL);
    CHECK_QUIET(&gpu);

    atomic_int wrong = 0;
    WGPUBuffer buffer = buffer_new(&gpu, "shared", WGPUBufferUsage_CopyDst, 256);
    run_threads(references, &gpu, buffer, &wrong);
    CHECK_EQ(wrong, 0);
    CHECK_EQ(wgpuBufferGetSize(buffer), 256);
    CHECK_QUIET(&gpu);
    run_threads(use_while_released, &gpu, buffer, NULL);
    CHECK_EQ(wgpuBufferGetSize(buffer), 0);
    (void)uncaptured_take(&gpu);

    WGPUCommandEncoder encoder = encoder_new(&gpu, "in many hands");
    run_threads(same_encoder, &gpu, encoder, NULL);
    wgpuCommandBufferRelease(wgpuCommandEncoderFinish(encoder, NULL));
    wgpuCommandEncoderRelease(encoder);
    (void)uncaptured_take(&gpu);

    own_encoder_with_another(&gpu);
    (void)uncaptured_take(&gpu);
    hand_encoder_on(&gpu);
    CHECK_QUIET(&gpu);

    atomic_int calls = 0;
    WGPUBuffer mapped = buffer_new(&gpu, "mapped by all", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
    run_threads(map_together, &gpu, mapped, &calls);
    for (int i = 0; i < 20000 && calls < THREADS * ROUNDS; i++) {
        wgpuInstanceProcessEvents(gpu.instance);
        sleep_ms(1);
    }
    CHECK_EQ(calls, THREADS * ROUNDS);
    wgpuBufferRelease(mapped);
    (void)uncaptured_take(&gpu);

    /* The device still works after all that, and then it goes in the middle of everything. */
    own_buffers(&(Work){.gpu = &gpu});
    CHECK_QUIET(&gpu);
    run_threads(destroy_the_device, &gpu, NULL, NULL);
    CHECK_EQ(gpu.lost.count, 1);
    (void)uncaptured_take(&gpu);
    device_close(&gpu);
    return finished();
}
