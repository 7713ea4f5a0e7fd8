/* wgpuAbiQueueReadBuffer and wgpuAbiQueueReadTexture, and the staging buffers that they and large writes go through. */
#include "common.h"

#include <pthread.h>

#define MIB (1u << 20)

static uint32_t value(uint32_t i) {
    return i * 2654435761u + 12345u;
}

static void fill(uint32_t *data, size_t count, uint32_t first) {
    for (size_t i = 0; i < count; i++) {
        data[i] = value(first + (uint32_t)i);
    }
}

static size_t differences(const uint32_t *data, size_t count, uint32_t first) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        found += data[i] != value(first + (uint32_t)i);
    }
    return found;
}

/* Sizes around those of the staging buffers, there and back. */
static void there_and_back(Gpu *gpu) {
    static const size_t sizes[] = {4,         8,           16 * 1024, 16 * 1024 + 4, 512 * 1024 + 4,
                                   MIB,       8 * MIB - 4, 8 * MIB,   8 * MIB + 4,   41 * MIB + 12};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t size = sizes[i];
        uint32_t *data = malloc(size), *out = calloc(1, size + 1);
        fill(data, size / 4, (uint32_t)i);
        WGPUBuffer buffer = buffer_new(gpu, "data", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, size);
        wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, size);
        /* The caller's memory is free at once. */
        memset(data, 0, size);
        CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 0, out, size), WGPUStatus_Success);
        CHECK_EQ(differences(out, size / 4, (uint32_t)i), 0);
        CHECK_EQ(((uint8_t *)out)[size], 0);
        if (size > 8) {
            /* A part, to an odd address. */
            uint8_t *odd = (uint8_t *)out + 1;
            CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 4, odd, size - 8), WGPUStatus_Success);
            uint32_t last;
            memcpy(&last, odd + size - 12, 4);
            CHECK_EQ(last, value((uint32_t)(i + size / 4 - 2)));
        }
        wgpuBufferRelease(buffer);
        free(data);
        free(out);
    }
    CHECK_QUIET(gpu);
}

/* Writes, copies and reads take effect in the order of the calls. */
static void order(Gpu *gpu) {
    size_t size = 12 * MIB;
    uint32_t *data = malloc(size), *out = malloc(size);
    WGPUBuffer first = buffer_new(gpu, "first", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, size);
    WGPUBuffer second = buffer_new(gpu, "second", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, size);
    for (uint32_t turn = 0; turn < 6; turn++) {
        fill(data, size / 4, turn);
        wgpuQueueWriteBuffer(gpu->queue, first, 0, data, size);
        uint32_t small = 4711 + turn;
        wgpuQueueWriteBuffer(gpu->queue, first, size - 4, &small, 4);
        WGPUCommandEncoder encoder = wgpuDeviceCreateCommandEncoder(gpu->device, NULL);
        wgpuCommandEncoderCopyBufferToBuffer(encoder, first, 0, second, 0, size);
        WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
        wgpuQueueSubmit(gpu->queue, 1, &commands);
        wgpuCommandBufferRelease(commands);
        wgpuCommandEncoderRelease(encoder);
        /* After the submit: only in the first buffer. */
        wgpuQueueWriteBuffer(gpu->queue, first, 0, &small, 4);
        CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, second, 0, out, size), WGPUStatus_Success);
        CHECK_EQ(differences(out, size / 4 - 1, turn), 0);
        CHECK_EQ(out[size / 4 - 1], small);
        CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, first, 0, out, 4), WGPUStatus_Success);
        CHECK_EQ(out[0], small);
    }
    wgpuBufferRelease(first);
    wgpuBufferRelease(second);
    free(data);
    free(out);
    CHECK_QUIET(gpu);
}

static void mappable(Gpu *gpu) {
    uint32_t data[8], out[8] = {0};
    fill(data, 8, 7);
    WGPUBuffer buffer = buffer_new(gpu, "mappable", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, sizeof data);
    wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, sizeof data);
    CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 4, out, 20), WGPUStatus_Success);
    CHECK_EQ(differences(out, 5, 8), 0);
    CHECK_EQ(out[5], 0);
    CHECK_EQ(wgpuBufferGetMapState(buffer), WGPUBufferMapState_Unmapped);
    CHECK_EQ(map_wait(gpu, buffer, WGPUMapMode_Read, 0, sizeof data).status, WGPUMapAsyncStatus_Success);
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiQueueReadBuffer", "mappable", "wgpuBufferUnmap"),
                   CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 0, out, 4), WGPUStatus_Error));
    wgpuBufferUnmap(buffer);
    CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 0, out, 32), WGPUStatus_Success);
    CHECK_EQ(differences(out, 8, 7), 0);
    wgpuBufferRelease(buffer);
    CHECK_QUIET(gpu);
}

static void bad_reads(Gpu *gpu) {
    uint32_t out[16];
    WGPUBuffer buffer = buffer_new(gpu, "source", WGPUBufferUsage_CopySrc, 64);
    WGPUBuffer target = buffer_new(gpu, "only a target", WGPUBufferUsage_CopyDst, 64);
    CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 64, NULL, 0), WGPUStatus_Success);
    WGPUStatus status = WGPUStatus_Success;
#define BAD(part, ...)                                                     \
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiQueueReadBuffer", part), status = wgpuAbiQueueReadBuffer(gpu->queue, __VA_ARGS__)); \
    CHECK_EQ(status, WGPUStatus_Error)
    BAD("bufferOffset is 2", buffer, 2, out, 4);
    BAD("size is 6", buffer, 0, out, 6);
    BAD("'source'", buffer, 8, out, 64);
    BAD("beyond the buffer's 64 bytes", buffer, UINT64_MAX - 3, out, 8);
    BAD("`data` is NULL", buffer, 0, NULL, 4);
    BAD("only a target", target, 0, out, 4);
    wgpuBufferDestroy(buffer);
    BAD("source", buffer, 0, out, 4);
    wgpuBufferRelease(buffer);
    wgpuBufferRelease(target);
}

static void textures(Gpu *gpu) {
    /* The last is more than a staging buffer, and each image of it. */
    static const struct {
        uint32_t width, height, layers, stride, rows;
    } cases[] = {{5, 3, 2, 20, 3}, {5, 3, 2, 27, 5}, {1, 1, 1, WGPU_COPY_STRIDE_UNDEFINED, WGPU_COPY_STRIDE_UNDEFINED},
                 {1500, 1600, 2, 6004, 1601}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t width = cases[i].width, height = cases[i].height, layers = cases[i].layers;
        size_t texels = (size_t)width * height * layers;
        uint32_t *data = malloc(texels * 4);
        fill(data, texels, 3);
        WGPUTexture texture = texture_new(gpu, "image", WGPUTextureFormat_RGBA8Uint,
                                          WGPUTextureUsage_CopyDst | WGPUTextureUsage_CopySrc, width, height, layers);
        WGPUTexelCopyTextureInfo info = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
        info.texture = texture;
        WGPUTexelCopyBufferLayout layout = {.offset = 0, .bytesPerRow = 4 * width, .rowsPerImage = height};
        WGPUExtent3D all = {width, height, layers};
        wgpuQueueWriteTexture(gpu->queue, &info, data, texels * 4, &layout, &all);

        bool strided = cases[i].stride != WGPU_COPY_STRIDE_UNDEFINED;
        size_t stride = strided ? cases[i].stride : 4 * width, rows = strided ? cases[i].rows : height;
        size_t size = 3 + stride * (rows * (layers - 1) + height - 1) + 4 * width;
        uint8_t *out = malloc(size + 1);
        memset(out, 0xEE, size + 1);
        layout = (WGPUTexelCopyBufferLayout){.offset = 3, .bytesPerRow = cases[i].stride, .rowsPerImage = cases[i].rows};
        CHECK_EQ(wgpuAbiQueueReadTexture(gpu->queue, &info, out, size, &layout, &all), WGPUStatus_Success);
        CHECK_EQ(out[2], 0xEE);
        CHECK_EQ(out[size], 0xEE);
        size_t wrong = 0;
        for (uint32_t z = 0; z < layers; z++) {
            for (uint32_t y = 0; y < height; y++) {
                const uint8_t *row = out + 3 + (z * rows + y) * stride;
                wrong += memcmp(row, data + ((size_t)z * height + y) * width, 4 * width) != 0;
                wrong += stride > 4 * width && row + 4 * width < out + size && row[4 * width] != 0xEE;
            }
        }
        CHECK_EQ(wrong, 0);
        EXPECT_INVALID(gpu, TEXTS("wgpuAbiQueueReadTexture", "image", "dataSize"),
                       wgpuAbiQueueReadTexture(gpu->queue, &info, out, size - 1, &layout, &all));
        wgpuTextureRelease(texture);
        free(data);
        free(out);
    }
    CHECK_QUIET(gpu);
}

static void bad_textures(Gpu *gpu) {
    uint8_t out[4096];
    WGPUTexture texture = texture_new(gpu, "image", WGPUTextureFormat_RGBA8Unorm, WGPUTextureUsage_CopySrc, 8, 8, 2);
    WGPUTexture depth = texture_new(gpu, "depth", WGPUTextureFormat_Depth24PlusStencil8, WGPUTextureUsage_CopySrc, 8, 8, 1);
    WGPUTexelCopyTextureInfo info = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    info.texture = texture;
    WGPUTexelCopyBufferLayout layout = {.offset = 0, .bytesPerRow = 32, .rowsPerImage = 8};
    WGPUExtent3D all = {8, 8, 2};
#define BAD_TEXTURE(...)                                    \
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiQueueReadTexture", __VA_ARGS__), \
                   CHECK_EQ(wgpuAbiQueueReadTexture(gpu->queue, &info, out, sizeof out, &layout, &all), WGPUStatus_Error))
    CHECK_EQ(wgpuAbiQueueReadTexture(gpu->queue, &info, out, sizeof out, &layout, &all), WGPUStatus_Success);
    layout.bytesPerRow = 31;
    BAD_TEXTURE("bytesPerRow is 31", "32 bytes");
    layout.bytesPerRow = WGPU_COPY_STRIDE_UNDEFINED;
    BAD_TEXTURE("bytesPerRow is needed");
    layout.bytesPerRow = 32;
    layout.rowsPerImage = WGPU_COPY_STRIDE_UNDEFINED;
    BAD_TEXTURE("rowsPerImage is needed");
    layout.rowsPerImage = 7;
    BAD_TEXTURE("rowsPerImage is 7");
    layout.rowsPerImage = 8;
    info.origin.x = 1;
    BAD_TEXTURE("image");
    info.origin.x = 0;
    info.mipLevel = 1;
    BAD_TEXTURE("image");
    info.mipLevel = 0;
    all.width = UINT32_MAX;
    BAD_TEXTURE("width");
    all = (WGPUExtent3D){8, UINT32_MAX, UINT32_MAX};
    layout.rowsPerImage = UINT32_MAX - 1;
    BAD_TEXTURE("rowsPerImage");
    all = (WGPUExtent3D){0, 8, 1};
    layout = (WGPUTexelCopyBufferLayout){.offset = 0, .bytesPerRow = 32, .rowsPerImage = 8};
    CHECK_EQ(wgpuAbiQueueReadTexture(gpu->queue, &info, out, sizeof out, &layout, &all), WGPUStatus_Success);
    all.width = 8;
    info.texture = depth;
    BAD_TEXTURE("depth", "aspect");
    info.aspect = WGPUTextureAspect_StencilOnly;
    layout.bytesPerRow = 8;
    CHECK_EQ(wgpuAbiQueueReadTexture(gpu->queue, &info, out, sizeof out, &layout, &all), WGPUStatus_Success);
    info.texture = NULL;
    BAD_TEXTURE("source.texture");
    wgpuTextureRelease(texture);
    wgpuTextureRelease(depth);
}

/* Writes that go through staging buffers: images of odd strides, to a place inside of a level; what is around them stays zero. */
static void large_texture_writes(Gpu *gpu) {
    enum { WIDTH = 1301, HEIGHT = 1100, LAYERS = 3, X = 7, Y = 11, LAYER = 1 };
    static const struct {
        WGPUTextureDimension dimension;
        uint32_t level;
    } cases[] = {{WGPUTextureDimension_2D, 0}, {WGPUTextureDimension_2D, 1}, {WGPUTextureDimension_3D, 0}};
    size_t stride = 4 * WIDTH + 13, rows = HEIGHT + 2, size = 5 + stride * rows * LAYERS;
    uint8_t *data = malloc(size);
    for (size_t i = 0; i < size; i++) {
        data[i] = (uint8_t)(i * 7 + i / 4096);
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t width = WIDTH + 9, height = HEIGHT + 13, layers = LAYERS + 2;
        WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
        descriptor.label = sv("image");
        descriptor.usage = WGPUTextureUsage_CopyDst | WGPUTextureUsage_CopySrc;
        descriptor.format = WGPUTextureFormat_RGBA8Uint;
        descriptor.dimension = cases[i].dimension;
        descriptor.mipLevelCount = 1 + cases[i].level;
        descriptor.size = (WGPUExtent3D){width << cases[i].level, height << cases[i].level, layers};
        WGPUTexture texture = wgpuDeviceCreateTexture(gpu->device, &descriptor);
        WGPUTexelCopyTextureInfo info = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
        info.texture = texture;
        info.mipLevel = cases[i].level;
        info.origin = (WGPUOrigin3D){X, Y, LAYER};
        WGPUTexelCopyBufferLayout layout = {.offset = 5, .bytesPerRow = (uint32_t)stride, .rowsPerImage = (uint32_t)rows};
        WGPUExtent3D extent = {WIDTH, HEIGHT, LAYERS};
        EXPECT_OK(gpu, wgpuQueueWriteTexture(gpu->queue, &info, data, size, &layout, &extent));
        /* A small one after it, to be seen. */
        uint32_t texel = 0x01020304;
        WGPUTexelCopyBufferLayout one = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
        wgpuQueueWriteTexture(gpu->queue, &info, &texel, 4, &one, &(WGPUExtent3D){1, 1, 1});

        uint32_t *out = malloc((size_t)4 * width * height);
        size_t wrong = 0;
        for (uint32_t z = 0; z < layers; z++) {
            WGPUTexelCopyTextureInfo from = info;
            from.origin = (WGPUOrigin3D){0, 0, z};
            WGPUTexelCopyBufferLayout dense = {.bytesPerRow = 4 * width, .rowsPerImage = height};
            CHECK_EQ(wgpuAbiQueueReadTexture(gpu->queue, &from, out, (size_t)4 * width * height, &dense,
                                             &(WGPUExtent3D){width, height, 1}), WGPUStatus_Success);
            for (uint32_t y = 0; y < height; y++) {
                for (uint32_t x = 0; x < width; x++) {
                    uint32_t expected = 0;
                    if (x >= X && x < X + WIDTH && y >= Y && y < Y + HEIGHT && z >= LAYER && z < LAYER + LAYERS) {
                        memcpy(&expected, data + 5 + stride * ((z - LAYER) * rows + y - Y) + 4 * (x - X), 4);
                    }
                    if (x == X && y == Y && z == LAYER) {
                        expected = texel;
                    }
                    wrong += out[(size_t)y * width + x] != expected;
                }
            }
        }
        CHECK_EQ(wrong, 0);
        free(out);

        /* What is wrong is said as for small ones, and changes nothing. */
#define BAD_LARGE(...)     EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture", "image"), wgpuQueueWriteTexture(gpu->queue, &info, data, __VA_ARGS__))
        BAD_LARGE(size - 5 - (rows - HEIGHT) * stride - 14, &layout, &extent);
        info.origin.y = 14;
        BAD_LARGE(size, &layout, &extent);
        info.origin.y = UINT32_MAX;
        BAD_LARGE(size, &layout, &extent);
        info.origin = (WGPUOrigin3D){X, Y, 3};
        BAD_LARGE(size, &layout, &extent);
        info.origin.z = 1;
        info.mipLevel = 2;
        BAD_LARGE(size, &layout, &extent);
        info.mipLevel = UINT32_MAX;
        BAD_LARGE(size, &layout, &extent);
        info.mipLevel = cases[i].level;
        layout.rowsPerImage = HEIGHT - 1;
        BAD_LARGE(size, &layout, &extent);
        layout.rowsPerImage = HEIGHT;
        layout.bytesPerRow = 4 * WIDTH - 1;
        BAD_LARGE(size, &layout, &extent);
        layout.bytesPerRow = (uint32_t)stride;
        wgpuTextureDestroy(texture);
        BAD_LARGE(size, &layout, &extent);
        wgpuTextureRelease(texture);
        descriptor.usage = WGPUTextureUsage_CopySrc;
        info.texture = wgpuDeviceCreateTexture(gpu->device, &descriptor);
        BAD_LARGE(size, &layout, &extent);
        wgpuTextureRelease(info.texture);
    }
    free(data);
    CHECK_QUIET(gpu);
}

typedef struct Worker {
    Gpu *gpu;
    uint32_t number;
    size_t wrong;
} Worker;

static void *work(void *argument) {
    Worker *worker = argument;
    size_t size = 9 * MIB;
    uint32_t *data = malloc(size);
    WGPUBuffer buffer = buffer_new(worker->gpu, "worker", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, size);
    for (uint32_t turn = 0; turn < 4; turn++) {
        fill(data, size / 4, worker->number * 1000 + turn);
        wgpuQueueWriteBuffer(worker->gpu->queue, buffer, 0, data, size);
        memset(data, 0, size);
        worker->wrong += wgpuAbiQueueReadBuffer(worker->gpu->queue, buffer, 0, data, size) != WGPUStatus_Success;
        worker->wrong += differences(data, size / 4, worker->number * 1000 + turn);
    }
    wgpuBufferRelease(buffer);
    free(data);
    return NULL;
}

static void threads(Gpu *gpu) {
    enum { COUNT = 4 };
    pthread_t handles[COUNT];
    Worker workers[COUNT];
    for (uint32_t i = 0; i < COUNT; i++) {
        workers[i] = (Worker){gpu, i, 0};
        REQUIRE(pthread_create(&handles[i], NULL, work, &workers[i]) == 0);
    }
    for (int i = 0; i < COUNT; i++) {
        pthread_join(handles[i], NULL);
        CHECK_EQ(workers[i].wrong, 0);
    }
    CHECK_QUIET(gpu);
}

static void lost_device(Gpu *gpu) {
    uint32_t out[4];
    WGPUBuffer buffer = buffer_new(gpu, "data", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, 16 * MIB);
    void *data = calloc(1, 16 * MIB);
    wgpuDeviceDestroy(gpu->device);
    wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, 16 * MIB);
    CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, buffer, 0, out, 16), WGPUStatus_Error);
    wgpuBufferRelease(buffer);
    free(data);
    CHECK_QUIET(gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    there_and_back(&gpu);
    order(&gpu);
    mappable(&gpu);
    bad_reads(&gpu);
    textures(&gpu);
    bad_textures(&gpu);
    large_texture_writes(&gpu);
    threads(&gpu);
    lost_device(&gpu);
    device_close(&gpu);
    return finished();
}
