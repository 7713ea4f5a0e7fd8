/* Small writes, which the library keeps until the next submission: whatever comes after a call sees its data, whatever came before does
 * not, and what was wrong with a write or with a submission is said as ever. */
#include "common.h"

#include <pthread.h>

enum { BUFFERS = 20, WORDS = 64 };
static const WGPUBufferUsage BOTH = WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc;

static void write_word(const Gpu *gpu, WGPUBuffer buffer, uint32_t index, uint32_t value) {
    wgpuQueueWriteBuffer(gpu->queue, buffer, 4 * index, &value, 4);
}

static uint32_t read_word(const Gpu *gpu, WGPUBuffer buffer, uint32_t index) {
    uint32_t value = 0xdead;
    CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 4 * index, &value, 4), WGPUStatus_Success);
    return value;
}

static void buffers_new(const Gpu *gpu, WGPUBuffer *buffers) {
    for (int i = 0; i < BUFFERS; i++) {
        buffers[i] = buffer_new(gpu, "one of many", BOTH, 4 * WORDS);
    }
}

static void buffers_release(WGPUBuffer *buffers) {
    for (int i = 0; i < BUFFERS; i++) {
        wgpuBufferRelease(buffers[i]);
    }
}

/* So many writes that they go in one batch. */
static void write_many(const Gpu *gpu, WGPUBuffer *buffers, uint32_t first) {
    for (uint32_t i = 0; i < BUFFERS; i++) {
        write_word(gpu, buffers[i], 1, first + i);
    }
}

static void check_many(const Gpu *gpu, WGPUBuffer *buffers, uint32_t first) {
    for (uint32_t i = 0; i < BUFFERS; i++) {
        CHECK_EQ(read_word(gpu, buffers[i], 1), first + i);
    }
}

static WGPUCommandBuffer copy_commands(const Gpu *gpu, WGPUBuffer from, WGPUBuffer to) {
    WGPUCommandEncoder encoder = encoder_new(gpu, "copy");
    wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 0, to, 0, 4 * WORDS);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuCommandEncoderRelease(encoder);
    return commands;
}

static uint32_t dice(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Random writes, copies, submissions and readings beside what memory would hold. */
static void random_order(Gpu *gpu) {
    enum { COUNT = 9, SIZE = 96 << 10 };
    static uint8_t model[COUNT][SIZE], out[SIZE], data[SIZE];
    WGPUBuffer buffers[COUNT];
    for (int i = 0; i < COUNT; i++) {
        buffers[i] = buffer_new(gpu, "random", BOTH, SIZE);
        memset(model[i], 0, SIZE);
    }
    uint32_t state = 4711;
    for (int step = 0; step < 6000; step++) {
        uint32_t to = dice(&state) % COUNT, what = dice(&state) % 400;
        if (what < 390) {
            /* Mostly tiny and at few places, so that they meet; some larger than what is kept. */
            uint32_t most = what < 300 ? 16 : what < 380 ? 512 : 10000;
            uint32_t size = 4 * (dice(&state) % most);
            uint32_t offset = what < 300 ? 4 * (dice(&state) % 40) : 4 * (dice(&state) % ((SIZE - size) / 4));
            for (uint32_t i = 0; i < size; i++) {
                data[i] = (uint8_t)dice(&state);
            }
            wgpuQueueWriteBuffer(gpu->queue, buffers[to], offset, data, size);
            memcpy(model[to] + offset, data, size);
            memset(data, 0xee, size);
        } else if (what < 396) {
            uint32_t from = (to + 1) % COUNT, at = 4 * (dice(&state) % 1000);
            WGPUCommandEncoder encoder = encoder_new(gpu, "random");
            wgpuCommandEncoderCopyBufferToBuffer(encoder, buffers[from], at, buffers[to], at + 64, 4096);
            WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
            wgpuQueueSubmit(gpu->queue, 1, &commands);
            wgpuCommandBufferRelease(commands);
            wgpuCommandEncoderRelease(encoder);
            memcpy(model[to] + at + 64, model[from] + at, 4096);
        } else if (what < 398) {
            wgpuQueueSubmit(gpu->queue, 0, NULL);
        } else {
            CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffers[to], 0, out, SIZE), WGPUStatus_Success);
            CHECK(memcmp(out, model[to], SIZE) == 0);
        }
    }
    for (int i = 0; i < COUNT; i++) {
        CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffers[i], 0, out, SIZE), WGPUStatus_Success);
        CHECK(memcmp(out, model[i], SIZE) == 0);
        wgpuBufferRelease(buffers[i]);
    }
    CHECK_QUIET(gpu);
}

/* A submission sees the writes before it and not those after it, and neither does one that was recorded earlier. */
static void around_submissions(Gpu *gpu) {
    WGPUBuffer sources[BUFFERS], targets[BUFFERS];
    buffers_new(gpu, sources);
    buffers_new(gpu, targets);
    WGPUCommandBuffer commands[BUFFERS];
    for (int i = 0; i < BUFFERS; i++) {
        commands[i] = copy_commands(gpu, sources[i], targets[i]);
    }
    write_many(gpu, sources, 100);
    wgpuQueueSubmit(gpu->queue, BUFFERS, commands);
    write_many(gpu, sources, 200);
    check_many(gpu, targets, 100);
    check_many(gpu, sources, 200);
    for (int i = 0; i < BUFFERS; i++) {
        /* What nobody wrote is zero. */
        CHECK_EQ(read_word(gpu, targets[i], 0) | read_word(gpu, sources[i], WORDS - 1), 0);
        wgpuCommandBufferRelease(commands[i]);
    }
    buffers_release(sources);
    buffers_release(targets);
    CHECK_QUIET(gpu);
}

/* A submission that core refuses is reported as ever, and takes no writes with it. */
static void beside_bad_submissions(Gpu *gpu) {
    WGPUBuffer buffers[BUFFERS], gone = buffer_new(gpu, "gone", BOTH, 4 * WORDS);
    buffers_new(gpu, buffers);
    WGPUCommandBuffer commands[2] = {copy_commands(gpu, buffers[0], buffers[1]), copy_commands(gpu, gone, buffers[2])};
    wgpuBufferDestroy(gone);
    write_many(gpu, buffers, 300);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "'gone'"), wgpuQueueSubmit(gpu->queue, 2, commands));
    check_many(gpu, buffers, 300);
    write_word(gpu, buffers[0], 1, 7);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "submitted before"), wgpuQueueSubmit(gpu->queue, 1, commands));
    CHECK_EQ(read_word(gpu, buffers[0], 1), 7);
    wgpuCommandBufferRelease(commands[0]);
    wgpuCommandBufferRelease(commands[1]);
    wgpuBufferRelease(gone);
    buffers_release(buffers);
    CHECK_QUIET(gpu);
}

/* A wrong write is reported by the call, and those around it take effect. */
static void wrong_writes(Gpu *gpu) {
    WGPUBuffer buffers[BUFFERS], mapped = buffer_new(gpu, "mapped", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    buffers_new(gpu, buffers);
    uint32_t data[WORDS] = {0};
    write_many(gpu, buffers, 400);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "one of many", "256"),
                   wgpuQueueWriteBuffer(gpu->queue, buffers[3], 4, data, sizeof data));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "one of many", "6"),
                   wgpuQueueWriteBuffer(gpu->queue, buffers[3], 6, data, 4));
    write_word(gpu, mapped, 2, 5);
    MapAnswer answer;
    map_start(mapped, WGPUMapMode_Read, 0, 64, &answer);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "mapped"), write_word(gpu, mapped, 2, 6));
    wait_until(gpu->instance, &answer.done);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "mapped"), write_word(gpu, mapped, 2, 6));
    CHECK_EQ(((const uint32_t *)wgpuBufferGetConstMappedRange(mapped, 0, 64))[2], 5);
    wgpuBufferUnmap(mapped);
    write_word(gpu, mapped, 3, 8);
    CHECK_EQ(read_word(gpu, mapped, 3), 8);
    check_many(gpu, buffers, 400);
    wgpuBufferDestroy(buffers[0]);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "one of many", "destroyed"), write_word(gpu, buffers[0], 1, 1));
    wgpuBufferRelease(mapped);
    buffers_release(buffers);
    CHECK_QUIET(gpu);
}

/* A mapping sees the writes, without a submission of the program's. */
static void before_mappings(Gpu *gpu) {
    WGPUBuffer buffers[BUFFERS];
    for (uint32_t turn = 0; turn < 3; turn++) {
        for (int i = 0; i < BUFFERS; i++) {
            if (turn == 0) {
                buffers[i] = buffer_new(gpu, "mappable", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 4 * WORDS);
            }
            write_word(gpu, buffers[i], (uint32_t)i, turn * 100 + (uint32_t)i);
        }
        for (uint32_t i = 0; i < BUFFERS; i++) {
            CHECK_EQ(map_wait(gpu, buffers[i], WGPUMapMode_Read, 0, 4 * WORDS).status, WGPUMapAsyncStatus_Success);
            const uint32_t *words = wgpuBufferGetConstMappedRange(buffers[i], 0, 4 * WORDS);
            CHECK_EQ(words[i], turn * 100 + i);
            CHECK_EQ(words[i + 1], 0);
            wgpuBufferUnmap(buffers[i]);
        }
    }
    buffers_release(buffers);

    /* Unmapping what was mapped at creation comes before the writes that follow it. */
    WGPUBufferDescriptor descriptor = WGPU_BUFFER_DESCRIPTOR_INIT;
    descriptor.usage = BOTH;
    descriptor.size = 4 * WORDS;
    descriptor.mappedAtCreation = WGPU_TRUE;
    WGPUBuffer created = wgpuDeviceCreateBuffer(gpu->device, &descriptor);
    memset(wgpuBufferGetMappedRange(created, 0, 4 * WORDS), 1, 4 * WORDS);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer"), write_word(gpu, created, 0, 2));
    wgpuBufferUnmap(created);
    write_word(gpu, created, 0, 2);
    CHECK_EQ(read_word(gpu, created, 0), 2);
    CHECK_EQ(read_word(gpu, created, 1), 0x01010101);
    wgpuBufferRelease(created);
    CHECK_QUIET(gpu);
}

/* Destroying and releasing targets: no error later, and what holds a released one still gets its data. */
static void gone_targets(Gpu *gpu) {
    WGPUBuffer buffers[BUFFERS], target = buffer_new(gpu, "target", BOTH, 4 * WORDS);
    buffers_new(gpu, buffers);
    WGPUCommandBuffer commands = copy_commands(gpu, buffers[5], target);
    write_many(gpu, buffers, 500);
    write_word(gpu, buffers[5], 2, 9);
    for (int i = 0; i < BUFFERS; i++) {
        if (i % 2) {
            wgpuBufferRelease(buffers[i]);
        } else {
            wgpuBufferDestroy(buffers[i]);
        }
    }
    EXPECT_OK(gpu, wgpuQueueSubmit(gpu->queue, 1, &commands));
    CHECK_EQ(read_word(gpu, target, 1), 505);
    CHECK_EQ(read_word(gpu, target, 2), 9);
    for (int i = 0; i < BUFFERS; i += 2) {
        wgpuBufferRelease(buffers[i]);
    }
    wgpuCommandBufferRelease(commands);
    wgpuBufferRelease(target);
    CHECK_QUIET(gpu);
}

typedef struct WorkAnswer {
    bool done;
} WorkAnswer;

static void on_work(WGPUQueueWorkDoneStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    (void)message;
    (void)userdata2;
    CHECK_EQ(status, WGPUQueueWorkDoneStatus_Success);
    ((WorkAnswer *)userdata1)->done = true;
}

/* More than is kept at once, and waiting for the queue instead of submitting. */
static void floods(Gpu *gpu) {
    enum { COUNT = 5000 };
    uint32_t *out = malloc(8 * COUNT);
    WGPUBuffer buffer = buffer_new(gpu, "flood", BOTH, 8 * COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        write_word(gpu, buffer, 2 * (COUNT - 1 - i), i + 1);
    }
    WorkAnswer answer = {0};
    WGPUQueueWorkDoneCallbackInfo info = WGPU_QUEUE_WORK_DONE_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_work;
    info.userdata1 = &answer;
    wgpuQueueOnSubmittedWorkDone(gpu->queue, info);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 0, out, 8 * COUNT), WGPUStatus_Success);
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        wrong += out[2 * i] != COUNT - i || out[2 * i + 1] != 0;
    }
    CHECK_EQ(wrong, 0);

    /* Those of which few have room. */
    static uint8_t data[4 << 10];
    WGPUBuffer wide = buffer_new(gpu, "wide", BOTH, 100 * sizeof data);
    for (int i = 99; i >= 0; i--) {
        memset(data, i + 1, sizeof data);
        wgpuQueueWriteBuffer(gpu->queue, wide, (uint64_t)i * sizeof data, data, sizeof data);
    }
    for (uint32_t i = 0; i < 100; i++) {
        CHECK_EQ(read_word(gpu, wide, (i + 1) * (sizeof data / 4) - 1), (i + 1) * 0x01010101u);
    }
    free(out);
    wgpuBufferRelease(buffer);
    wgpuBufferRelease(wide);
    CHECK_QUIET(gpu);
}

/* More submissions on their way than there are staging buffers. */
static void many_submissions(Gpu *gpu) {
    WGPUBuffer buffers[BUFFERS];
    buffers_new(gpu, buffers);
    for (uint32_t turn = 0; turn < 60; turn++) {
        write_many(gpu, buffers, turn);
        wgpuQueueSubmit(gpu->queue, 0, NULL);
    }
    check_many(gpu, buffers, 59);
    buffers_release(buffers);
    CHECK_QUIET(gpu);
}

/* The device goes while writes wait. */
static void lost_device(const Gpu *gpu, bool destroy) {
    Gpu other = *gpu;
    device_open_on(&other, WGPU_DEVICE_DESCRIPTOR_INIT);
    WGPUBuffer buffers[BUFFERS];
    buffers_new(&other, buffers);
    write_many(&other, buffers, 600);
    if (destroy) {
        wgpuDeviceDestroy(other.device);
        write_many(&other, buffers, 700);
        wgpuQueueSubmit(other.queue, 0, NULL);
    }
    CHECK_QUIET(&other);
    wgpuDeviceRelease(other.device);
    wgpuQueueRelease(other.queue);
    buffers_release(buffers);
    CHECK_EQ(other.lost.count, 1);
}

typedef struct Work {
    Gpu *gpu;
    WGPUBuffer *shared;
    uint32_t number;
} Work;

/* Every thread writes, submits, maps, reads and drops buffers of its own, and writes to its part of one that all share. */
static void *work(void *argument) {
    const Work *mine = argument;
    for (uint32_t turn = 1; turn <= 40; turn++) {
        WGPUBuffer buffers[BUFFERS];
        buffers_new(mine->gpu, buffers);
        write_many(mine->gpu, buffers, turn);
        write_word(mine->gpu, mine->shared[0], mine->number, turn);
        if (turn % 2) {
            wgpuQueueSubmit(mine->gpu->queue, 0, NULL);
        } else {
            wgpuBufferDestroy(buffers[0]);
        }
        CHECK_EQ(read_word(mine->gpu, buffers[BUFFERS - 1], 1), turn + BUFFERS - 1);
        CHECK_EQ(read_word(mine->gpu, mine->shared[0], mine->number), turn);
        WGPUBuffer mapped = buffer_new(mine->gpu, "mapped", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
        write_word(mine->gpu, mapped, 1, turn);
        CHECK_EQ(map_wait(mine->gpu, mapped, WGPUMapMode_Read, 0, 16).status, WGPUMapAsyncStatus_Success);
        CHECK_EQ(((const uint32_t *)wgpuBufferGetConstMappedRange(mapped, 0, 16))[1], turn);
        wgpuBufferRelease(mapped);
        buffers_release(buffers);
    }
    return NULL;
}

static void threads(Gpu *gpu) {
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    Work works[THREADS];
    WGPUBuffer shared = buffer_new(gpu, "shared", BOTH, 4 * THREADS);
    for (uint32_t i = 0; i < THREADS; i++) {
        works[i] = (Work){.gpu = gpu, .shared = &shared, .number = i};
        REQUIRE(pthread_create(&threads[i], NULL, work, &works[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    wgpuBufferRelease(shared);
    CHECK_QUIET(gpu);
}

/* Threads that write to buffers while others map, unmap and destroy them. A write may fail then, but nobody's submission does. */
static void *race(void *argument) {
    const Work *mine = argument;
    WGPUBuffer *slots = mine->shared, from = buffer_new(mine->gpu, "from", BOTH, 4 * WORDS);
    WGPUBuffer own[BUFFERS];
    buffers_new(mine->gpu, own);
    uint32_t state = mine->number;
    for (uint32_t turn = 0; turn < 300; turn++) {
        WGPUBuffer shared = slots[dice(&state) % BUFFERS];
        wgpuDevicePushErrorScope(mine->gpu->device, WGPUErrorFilter_Validation);
        switch (dice(&state) % 8) {
        case 0: {
            MapAnswer answer;
            map_start(shared, WGPUMapMode_Read, 0, 4 * WORDS, &answer);
            wgpuBufferUnmap(shared);
            wait_until(mine->gpu->instance, &answer.done);
            break;
        }
        case 1:
            if (dice(&state) % 16 == 0) {
                wgpuBufferDestroy(shared);
            }
            break;
        default:
            for (uint32_t i = 0; i < BUFFERS; i++) {
                write_word(mine->gpu, slots[i], dice(&state) % WORDS, turn);
            }
        }
        scope_pop(mine->gpu);
        write_many(mine->gpu, own, turn);
        WGPUCommandBuffer commands = copy_commands(mine->gpu, own[7], from);
        EXPECT_OK(mine->gpu, wgpuQueueSubmit(mine->gpu->queue, 1, &commands));
        wgpuCommandBufferRelease(commands);
        if (turn % 16 == 0) {
            CHECK_EQ(read_word(mine->gpu, from, 1), turn + 7);
        }
    }
    buffers_release(own);
    wgpuBufferRelease(from);
    return NULL;
}

static void races(Gpu *gpu) {
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    Work works[THREADS];
    WGPUBuffer slots[BUFFERS];
    for (int i = 0; i < BUFFERS; i++) {
        slots[i] = buffer_new(gpu, "contended", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 4 * WORDS);
    }
    for (uint32_t i = 0; i < THREADS; i++) {
        works[i] = (Work){.gpu = gpu, .shared = slots, .number = i};
        REQUIRE(pthread_create(&threads[i], NULL, race, &works[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    buffers_release(slots);
    CHECK_QUIET(gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    random_order(&gpu);
    around_submissions(&gpu);
    beside_bad_submissions(&gpu);
    wrong_writes(&gpu);
    before_mappings(&gpu);
    gone_targets(&gpu);
    floods(&gpu);
    many_submissions(&gpu);
    lost_device(&gpu, true);
    lost_device(&gpu, false);
    threads(&gpu);
    races(&gpu);
    device_close(&gpu);
    return finished();
}
