/* WGPUBuffer: creation, mapping, ranges, destruction. */
#include "common.h"

static void creation(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "plain", WGPUBufferUsage_Vertex | WGPUBufferUsage_CopyDst, 100);
    CHECK(buffer != NULL);
    CHECK_EQ(wgpuBufferGetSize(buffer), 100);
    CHECK_EQ(wgpuBufferGetUsage(buffer), WGPUBufferUsage_Vertex | WGPUBufferUsage_CopyDst);
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Unmapped);
    wgpuBufferRelease(buffer);
    WGPUBuffer empty = buffer_new(gpu, "empty", WGPUBufferUsage_CopyDst, 0);
    CHECK_EQ(wgpuBufferGetSize(empty), 0);
    wgpuBufferRelease(empty);
    CHECK_QUIET(gpu);
}

/* Each of these is refused, and still gives an object that answers as it was described. */
static void bad_descriptor_case(Gpu *gpu, WGPUBufferDescriptor descriptor, const char *part) {
    WGPUBuffer buffer = NULL;
    descriptor.label = sv("wrong");
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBuffer", "'wrong'", part),
                   buffer = wgpuDeviceCreateBuffer(gpu->device, &descriptor));
    CHECK(buffer != NULL);
    CHECK_EQ(wgpuBufferGetSize(buffer), descriptor.size);
    CHECK_EQ(wgpuBufferGetUsage(buffer), descriptor.usage);
    /* Using it is one more validation error that names it. */
    uint32_t data = 0;
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "wrong"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 0, &data, sizeof data));
    wgpuBufferDestroy(buffer);
    wgpuBufferRelease(buffer);
}
#define bad_descriptor(...) CASE(bad_descriptor_case(__VA_ARGS__))

static void bad_creation(Gpu *gpu) {
    WGPUBufferDescriptor good = WGPU_BUFFER_DESCRIPTOR_INIT, bad;
    good.usage = WGPUBufferUsage_CopyDst;
    good.size = 16;

    bad = good;
    bad.usage = WGPUBufferUsage_None;
    bad_descriptor(gpu, bad, "usage");
    bad = good;
    bad.usage = WGPUBufferUsage_CopyDst | 0x800000;
    bad_descriptor(gpu, bad, "usage");
    bad = good;
    bad.usage = WGPUBufferUsage_CopyDst | (UINT64_C(1) << 40);
    bad_descriptor(gpu, bad, "usage");
    bad = good;
    bad.usage = WGPUBufferUsage_MapRead | WGPUBufferUsage_Vertex;
    bad_descriptor(gpu, bad, "MAP");
    bad = good;
    bad.usage = WGPUBufferUsage_MapRead | WGPUBufferUsage_MapWrite;
    bad_descriptor(gpu, bad, "MAP");
    bad = good;
    bad.size = 268435456 + 4;
    bad_descriptor(gpu, bad, "268435460");
    bad = good;
    bad.size = UINT64_MAX;
    bad_descriptor(gpu, bad, "18446744073709551615");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    bad = good;
    bad.nextInChain = &unknown;
    bad_descriptor(gpu, bad, "0x12345678");

    /* mappedAtCreation may also give NULL, but never an abort. */
    bad = good;
    bad.mappedAtCreation = WGPU_TRUE;
    bad.size = 6;
    bad.label = sv("six");
    WGPUBuffer buffer = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBuffer", "six"), buffer = wgpuDeviceCreateBuffer(gpu->device, &bad));
    wgpuBufferRelease(buffer);
    bad.size = UINT64_MAX - 3;
    buffer = NULL;
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_OutOfMemory);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    buffer = wgpuDeviceCreateBuffer(gpu->device, &bad);
    Problem inner = scope_pop(gpu), outer = scope_pop(gpu);
    CHECK(buffer == NULL || inner.count + outer.count == 1);
    if (buffer != NULL) {
        wgpuBufferRelease(buffer);
    }
}

static void mapped_at_creation(Gpu *gpu) {
    WGPUBufferDescriptor descriptor = WGPU_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = sv("born mapped");
    descriptor.usage = WGPUBufferUsage_CopySrc; /* needs no map usage */
    descriptor.size = 32;
    descriptor.mappedAtCreation = WGPU_TRUE;
    WGPUBuffer buffer = wgpuDeviceCreateBuffer(gpu->device, &descriptor);
    REQUIRE(buffer != NULL);
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Mapped);
    uint8_t *range = wgpuBufferGetMappedRange(buffer, 0, WGPU_WHOLE_MAP_SIZE);
    REQUIRE(range != NULL);
    for (int i = 0; i < 32; i++) {
        CHECK_EQ(range[i], 0);
        range[i] = (uint8_t)(i + 1);
    }
    wgpuBufferUnmap(buffer);
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Unmapped);
    uint8_t out[32];
    buffer_read(gpu, buffer, 0, out, sizeof out);
    for (int i = 0; i < 32; i++) {
        CHECK_EQ(out[i], i + 1);
    }
    wgpuBufferRelease(buffer);
    CHECK_QUIET(gpu);
}

static void round_trip(Gpu *gpu) {
    WGPUBuffer up = buffer_new(gpu, "up", WGPUBufferUsage_MapWrite | WGPUBufferUsage_CopySrc, 64);
    WGPUBuffer down = buffer_new(gpu, "down", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    MapAnswer answer;
    WGPUFuture future = map_start(up, WGPUMapMode_Write, 8, 32, &answer);
    CHECK(future.id != 0);
    CHECK_EQ(wgpuBufferGetMapState(up), WGPUBufferMapState_Pending);
    CHECK(!answer.done);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUMapAsyncStatus_Success);
    CHECK(answer.message[0] == '\0');
    CHECK_EQ(wgpuBufferGetMapState(up), WGPUBufferMapState_Mapped);

    /* Only what was mapped, and aligned: 8 for the offset, 4 for the size. */
    CHECK(wgpuBufferGetMappedRange(up, 0, 8) == NULL);
    CHECK(wgpuBufferGetMappedRange(up, 40, 8) == NULL);
    CHECK(wgpuBufferGetMappedRange(up, 8, 36) == NULL);
    CHECK(wgpuBufferGetMappedRange(up, 12, 4) == NULL);
    CHECK(wgpuBufferGetMappedRange(up, 8, 3) == NULL);
    CHECK(wgpuBufferGetMappedRange(up, 8, SIZE_MAX - 1) == NULL);
    CHECK(wgpuBufferGetMappedRange(up, SIZE_MAX - 7, 8) == NULL);
    uint32_t *range = wgpuBufferGetMappedRange(up, 8, 16);
    REQUIRE(range != NULL);
    for (uint32_t i = 0; i < 4; i++) {
        range[i] = 100 + i;
    }
    const uint32_t more[4] = {200, 201, 202, 203};
    CHECK_EQ(wgpuBufferWriteMappedRange(up, 24, more, sizeof more), WGPUStatus_Success);
    CHECK_EQ(wgpuBufferWriteMappedRange(up, 32, more, sizeof more), WGPUStatus_Error);
    CHECK_EQ(wgpuBufferWriteMappedRange(up, 24, NULL, 4), WGPUStatus_Error);
    (void)uncaptured_take(gpu);
    wgpuBufferUnmap(up);
    CHECK(wgpuBufferGetMappedRange(up, 8, 16) == NULL);
    CHECK(wgpuBufferGetConstMappedRange(up, 8, 16) == NULL);
    CHECK_EQ(wgpuBufferWriteMappedRange(up, 8, more, 4), WGPUStatus_Error);
    (void)uncaptured_take(gpu);

    WGPUCommandEncoder encoder = encoder_new(gpu, "copy");
    wgpuCommandEncoderCopyBufferToBuffer(encoder, up, 0, down, 0, 64);
    submit(gpu, encoder);
    CHECK_QUIET(gpu);
    /* The rest of the buffer, without a size. */
    CHECK_EQ(map_wait(gpu, down, WGPUMapMode_Read, 8, WGPU_WHOLE_MAP_SIZE).status, WGPUMapAsyncStatus_Success);
    const uint32_t *got = wgpuBufferGetConstMappedRange(down, 8, WGPU_WHOLE_MAP_SIZE);
    REQUIRE(got != NULL);
    for (uint32_t i = 0; i < 4; i++) {
        CHECK_EQ(got[i], 100 + i);
        CHECK_EQ(got[i + 4], 200 + i);
    }
    /* Ranges may overlap and be asked for again. */
    CHECK(wgpuBufferGetConstMappedRange(down, 8, 8) == (const void *)got);
    uint32_t read[2] = {0, 0};
    CHECK_EQ(wgpuBufferReadMappedRange(down, 24, read, sizeof read), WGPUStatus_Success);
    CHECK_EQ(read[1], 201);
    CHECK_EQ(wgpuBufferReadMappedRange(down, 60, read, sizeof read), WGPUStatus_Error);
    CHECK_EQ(wgpuBufferReadMappedRange(down, 24, NULL, 4), WGPUStatus_Error);
    (void)uncaptured_take(gpu);
    wgpuBufferUnmap(down);
    wgpuBufferUnmap(down); /* nothing to do is fine */
    CHECK_QUIET(gpu);
    wgpuBufferRelease(up);
    wgpuBufferRelease(down);
}

/* A mapping that is refused: once in the callback, once as a validation error. */
#define BAD_MAP(gpu, buffer, mode, offset, size, part)                                                   \
    do {                                                                                                 \
        MapAnswer answer_;                                                                               \
        EXPECT_INVALID(gpu, TEXTS("wgpuBufferMapAsync", part), map_start(buffer, mode, offset, size, &answer_)); \
        wait_until((gpu)->instance, &answer_.done);                                                      \
        CHECK_EQ(answer_.status, WGPUMapAsyncStatus_Error);                                              \
        CHECK_EQ(answer_.calls, 1);                                                                      \
        CHECK(answer_.message[0] != '\0');                                                               \
    } while (0)

static void bad_mapping(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "readable", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    BAD_MAP(gpu, buffer, WGPUMapMode_None, 0, 64, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read | WGPUMapMode_Write, 0, 64, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Write, 0, 64, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read | 0x80, 0, 64, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read | (UINT64_C(1) << 35), 0, 64, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read, 4, 8, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read, 0, 6, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read, 32, 64, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read, 72, WGPU_WHOLE_MAP_SIZE, "readable");
    BAD_MAP(gpu, buffer, WGPUMapMode_Read, SIZE_MAX - 7, 16, "readable");
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Unmapped);

    /* A second request while the first is pending fails without harming it. */
    MapAnswer first, second;
    map_start(buffer, WGPUMapMode_Read, 0, 64, &first);
    EXPECT_INVALID(gpu, TEXTS("readable", "being mapped"), map_start(buffer, WGPUMapMode_Read, 0, 64, &second));
    wait_until(gpu->instance, &first.done);
    wait_until(gpu->instance, &second.done);
    CHECK_EQ(first.status, WGPUMapAsyncStatus_Success);
    CHECK_EQ(second.status, WGPUMapAsyncStatus_Error);
    BAD_MAP(gpu, buffer, WGPUMapMode_Read, 0, 64, "readable");
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Mapped);
    wgpuBufferUnmap(buffer);

    /* No mode, no future, no callback. */
    WGPUBufferMapCallbackInfo info = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
    MapAnswer never = {0};
    info.callback = on_map;
    info.userdata1 = &never;
    WGPUFuture none = {.id = 1};
    EXPECT_INVALID(gpu, TEXTS("wgpuBufferMapAsync", "mode"),
                   none = wgpuBufferMapAsync(buffer, WGPUMapMode_Read, 0, 64, info));
    CHECK_EQ(none.id, 0);
    CHECK(!never.done);
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Unmapped);
    wgpuBufferRelease(buffer);

    WGPUBuffer private = buffer_new(gpu, "private", WGPUBufferUsage_CopyDst, 64);
    BAD_MAP(gpu, private, WGPUMapMode_Read, 0, 64, "private");
    wgpuBufferDestroy(private);
    BAD_MAP(gpu, private, WGPUMapMode_Read, 0, 64, "private");
    wgpuBufferRelease(private);
}

static void aborted_mapping(Gpu *gpu) {
    MapAnswer answer;
    WGPUBuffer buffer = buffer_new(gpu, "aborted", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    map_start(buffer, WGPUMapMode_Read, 0, 64, &answer);
    wgpuBufferUnmap(buffer);
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Unmapped);
    CHECK(!answer.done); /* still by its mode */
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUMapAsyncStatus_Aborted);
    CHECK_EQ(answer.calls, 1);
    CHECK_EQ(map_wait(gpu, buffer, WGPUMapMode_Read, 0, 64).status, WGPUMapAsyncStatus_Success);
    wgpuBufferUnmap(buffer);

    map_start(buffer, WGPUMapMode_Read, 0, 64, &answer);
    wgpuBufferDestroy(buffer);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUMapAsyncStatus_Aborted);
    wgpuBufferRelease(buffer);

    buffer = buffer_new(gpu, "dropped", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    map_start(buffer, WGPUMapMode_Read, 0, 64, &answer);
    wgpuBufferRelease(buffer);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUMapAsyncStatus_Aborted);
    CHECK_EQ(answer.calls, 1);
    CHECK_QUIET(gpu);
}

/* A mapping after one that was aborted waits for its own submission, not for the other's. */
static void mapping_after_an_aborted_one(Gpu *gpu) {
    /* Long enough that the second still runs when the first has ended. */
    const char *count = "@group(0) @binding(0) var<storage, read_write> s: array<atomic<u32>, 2>;\n"
                        "@compute @workgroup_size(64) fn main() {\n"
                        "    for (var i = 0u; i < 10000u; i++) { atomicAdd(&s[1], i); }\n"
                        "    atomicAdd(&s[0], 1u);\n"
                        "}\n";
    WGPUComputePipeline pipeline = compute_new(gpu, "slow", NULL, count);
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    uint32_t words[2] = {0};
    WGPUBuffer storage =
        buffer_with(gpu, "counted", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc | WGPUBufferUsage_CopyDst, words, 8);
    WGPUBuffer down = buffer_new(gpu, "down", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 8);
    WGPUBindGroup group = group_of_buffer(gpu, layout, storage, 8);
    MapAnswer aborted, answer;
    for (int turn = 0; turn < 2; turn++) {
        WGPUCommandEncoder encoder = encoder_new(gpu, "slow");
        for (int part = 0; part < 16; part++) {
            dispatch_once(encoder, pipeline, group);
        }
        wgpuCommandEncoderCopyBufferToBuffer(encoder, storage, 0, down, 0, 8);
        submit(gpu, encoder);
        map_start(down, WGPUMapMode_Read, 0, 8, turn == 0 ? &aborted : &answer);
        if (turn == 0) {
            wgpuBufferUnmap(down);
        }
    }
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(aborted.status, WGPUMapAsyncStatus_Aborted);
    CHECK_EQ(answer.status, WGPUMapAsyncStatus_Success);
    const uint32_t *read = wgpuBufferGetConstMappedRange(down, 0, 8);
    REQUIRE(read != NULL);
    CHECK_EQ(read[0], 2 * 16 * 64);
    wgpuBufferRelease(down);
    wgpuBufferRelease(storage);
    wgpuBindGroupRelease(group);
    wgpuBindGroupLayoutRelease(layout);
    wgpuComputePipelineRelease(pipeline);
    CHECK_QUIET(gpu);
}

/* The last release of the instance ends what is pending, whatever the mode. */
static void cancelled_mapping(void) {
    Gpu gpu;
    device_open(&gpu);
    MapAnswer answer;
    WGPUBuffer buffer = buffer_new(&gpu, "cancelled", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    map_start(buffer, WGPUMapMode_Read, 0, 64, &answer);
    CHECK_EQ(answer.calls, 0);
    wgpuInstanceRelease(gpu.instance);
    CHECK_EQ(answer.calls, 1);
    CHECK_EQ(answer.status, WGPUMapAsyncStatus_CallbackCancelled);
    wgpuBufferRelease(buffer);
    wgpuQueueRelease(gpu.queue);
    wgpuDeviceRelease(gpu.device);
    wgpuAdapterRelease(gpu.adapter);
    CHECK_EQ(answer.calls, 1);
}

static WGPUBuffer mapped_again;
static int nested_calls = 0;
static void on_map_and_unmap(WGPUMapAsyncStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    (void)message;
    (void)userdata2;
    nested_calls++;
    CHECK_EQ(status, WGPUMapAsyncStatus_Success);
    wgpuBufferUnmap(mapped_again);
    *(bool *)userdata1 = true;
}

/* A callback may call back into the library. */
static void unmap_within_the_callback(Gpu *gpu) {
    bool done = false;
    mapped_again = buffer_new(gpu, "nested", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 16);
    WGPUBufferMapCallbackInfo info = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    info.callback = on_map_and_unmap;
    info.userdata1 = &done;
    wgpuBufferMapAsync(mapped_again, WGPUMapMode_Read, 0, 16, info);
    wait_until(gpu->instance, &done);
    CHECK_EQ(nested_calls, 1);
    CHECK_EQ(wgpuBufferGetMapState(mapped_again), WGPUBufferMapState_Unmapped);
    wgpuBufferRelease(mapped_again);
}

static void destruction(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "gone", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, 64);
    CHECK_EQ(map_wait(gpu, buffer, WGPUMapMode_Read, 0, 64).status, WGPUMapAsyncStatus_Success);
    wgpuBufferDestroy(buffer);
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Unmapped);
    CHECK(wgpuBufferGetConstMappedRange(buffer, 0, 64) == NULL);
    (void)uncaptured_take(gpu);
    wgpuBufferDestroy(buffer);
    wgpuBufferUnmap(buffer);
    CHECK_EQ(wgpuBufferGetSize(buffer), 64);
    CHECK_QUIET(gpu);
    wgpuBufferRelease(buffer);
}

static void life(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "before", WGPUBufferUsage_CopySrc, 16);
    wgpuBufferSetLabel(buffer, sv("after"));
    uint32_t data = 0;
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "after"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 0, &data, sizeof data));
    wgpuBufferSetLabel(buffer, (WGPUStringView){.data = NULL, .length = 3});
    wgpuBufferSetLabel(buffer, (WGPUStringView){.data = "\xc3\x28", .length = 2});
    for (int i = 0; i < 5; i++) {
        wgpuBufferAddRef(buffer);
    }
    for (int i = 0; i < 5; i++) {
        wgpuBufferRelease(buffer);
    }
    CHECK_EQ(wgpuBufferGetSize(buffer), 16);
    wgpuBufferRelease(buffer);
    CHECK_EQ(wgpuBufferGetSize(buffer), 0);
    CHECK_EQ(wgpuBufferGetUsage(buffer), 0);
    wgpuBufferRelease(buffer);

    /* The place is used again, under another handle. */
    WGPUBuffer next = buffer_new(gpu, "next", WGPUBufferUsage_CopySrc, 48);
    CHECK(next != buffer);
    wgpuBufferRelease(buffer);
    CHECK_EQ(wgpuBufferGetSize(next), 48);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteBuffer", "released"),
                   wgpuQueueWriteBuffer(gpu->queue, buffer, 0, &data, sizeof data));
    wgpuBufferRelease(next);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    creation(&gpu);
    bad_creation(&gpu);
    mapped_at_creation(&gpu);
    round_trip(&gpu);
    bad_mapping(&gpu);
    aborted_mapping(&gpu);
    mapping_after_an_aborted_one(&gpu);
    unmap_within_the_callback(&gpu);
    destruction(&gpu);
    life(&gpu);
    device_close(&gpu);
    cancelled_mapping();
    return finished();
}
