/* Textures whose memory two devices share, in one process and in two: as opaque memory and, where the driver can, as DMA-BUFs.
 *
 * Without the feature WGPUAbiFeature_ExternalMemoryFd only the refusal is tested. DMA-BUFs need
 * WGPUAbiFeature_ExternalMemoryDmaBuf (VK_EXT_image_drm_format_modifier, which lavapipe has only beside /dev/udmabuf), fences
 * VK_KHR_external_semaphore_fd; the program says what it skips. */
#include "common.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "wgpu.h"

#define WIDTH 72u /* no row ends where one of 256 bytes does */
#define HEIGHT 40u
#define RED 0xff0000ffu
#define GREEN 0xff00ff00u

typedef struct Image {
    uint32_t at[HEIGHT][WIDTH];
} Image;

static const WGPUTextureUsage USAGE = WGPUTextureUsage_CopySrc | WGPUTextureUsage_CopyDst |
                                      WGPUTextureUsage_TextureBinding | WGPUTextureUsage_RenderAttachment;

static WGPUAbiSharedTextureDescriptor describe(const char *label, WGPUAbiTextureMemoryType type) {
    WGPUAbiSharedTextureDescriptor descriptor = WGPU_ABI_SHARED_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.usage = USAGE;
    descriptor.size = (WGPUExtent3D){WIDTH, HEIGHT, 1};
    descriptor.format = WGPUTextureFormat_RGBA8Unorm;
    descriptor.memoryType = type;
    return descriptor;
}

static WGPUAbiSharedTextureDescriptor import_of(const WGPUAbiSharedTextureMemory *memory) {
    WGPUAbiSharedTextureDescriptor descriptor = describe("imported", memory->memoryType);
    if (memory->memoryType == WGPUAbiTextureMemoryType_OpaqueFd) {
        descriptor.memorySize = memory->memorySize;
    } else {
        descriptor.modifierCount = 1;
        descriptor.modifiers = &memory->modifier;
    }
    descriptor.planeCount = memory->planeCount;
    descriptor.planes = memory->planes;
    return descriptor;
}

static int open_files(void) {
    int count = 0;
    for (int fd = 0; fd < 256; fd++) {
        count += fcntl(fd, F_GETFD) != -1;
    }
    return count;
}

static Image gradient(uint32_t seed) {
    Image image;
    for (uint32_t y = 0; y < HEIGHT; y++) {
        for (uint32_t x = 0; x < WIDTH; x++) {
            image.at[y][x] = seed ^ (y * 0x010307u + x * 0x1f3b59u);
        }
    }
    return image;
}

static Image filled(uint32_t color) {
    Image image;
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        image.at[i / WIDTH][i % WIDTH] = color;
    }
    return image;
}

static void image_write(const Gpu *gpu, WGPUTexture texture, const Image *image) {
    WGPUTexelCopyTextureInfo target = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    target.texture = texture;
    WGPUTexelCopyBufferLayout layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    layout.bytesPerRow = WIDTH * 4;
    layout.rowsPerImage = HEIGHT;
    wgpuQueueWriteTexture(gpu->queue, &target, image, sizeof *image, &layout, &(WGPUExtent3D){WIDTH, HEIGHT, 1});
}

#define check_image(gpu, texture, expected) CASE(check_image_case(gpu, texture, expected))
static void check_image_case(const Gpu *gpu, WGPUTexture texture, Image expected) {
    Image image;
    memset(&image, 0x55, sizeof image);
    texture_read(gpu, texture, 0, 0, WGPUTextureAspect_All, WIDTH, HEIGHT, 4, &image);
    CHECK(memcmp(&image, &expected, sizeof image) == 0);
}

/* Clears the texture in a render pass. */
static void draw_color(const Gpu *gpu, WGPUTexture texture, WGPUColor color) {
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL);
    WGPURenderPassColorAttachment attachment = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    attachment.view = view;
    attachment.loadOp = WGPULoadOp_Clear;
    attachment.storeOp = WGPUStoreOp_Store;
    attachment.clearValue = color;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &attachment;
    WGPUCommandEncoder encoder = encoder_new(gpu, "draw");
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderEnd(pass);
    wgpuRenderPassEncoderRelease(pass);
    submit(gpu, encoder);
    wgpuTextureViewRelease(view);
}

/* The sum of all texels' first channel, times 255, as a shader sees them. */
static uint32_t sum_red(const Gpu *gpu, WGPUTexture texture) {
    WGPUComputePipeline pipeline =
        compute_new(gpu, "sum", NULL,
                    "@group(0) @binding(0) var image: texture_2d<f32>;"
                    "@group(0) @binding(1) var<storage, read_write> sum: atomic<u32>;"
                    "@compute @workgroup_size(64) fn main(@builtin(local_invocation_index) i: u32) {"
                    "  let size = textureDimensions(image);"
                    "  for (var n = i; n < size.x * size.y; n += 64u) {"
                    "    let texel = textureLoad(image, vec2u(n % size.x, n / size.x), 0);"
                    "    atomicAdd(&sum, u32(texel.r * 255.0 + 0.5));"
                    "  }"
                    "}");
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL);
    WGPUBuffer sum = buffer_new(gpu, "sum", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 4);
    WGPUBindGroupEntry entries[] = {WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT};
    entries[0].textureView = view;
    entries[1].binding = 1;
    entries[1].buffer = sum;
    entries[1].size = 4;
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.layout = layout;
    descriptor.entryCount = 2;
    descriptor.entries = entries;
    WGPUBindGroup group = wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
    WGPUCommandEncoder encoder = encoder_new(gpu, "sum");
    dispatch_once(encoder, pipeline, group);
    submit(gpu, encoder);
    uint32_t value = 0;
    buffer_read(gpu, sum, 0, &value, sizeof value);
    wgpuBindGroupRelease(group);
    wgpuBufferRelease(sum);
    wgpuTextureViewRelease(view);
    wgpuBindGroupLayoutRelease(layout);
    wgpuComputePipelineRelease(pipeline);
    return value;
}

static void begin(WGPUTexture texture) { REQUIRE(wgpuAbiTextureBeginAccess(texture, NULL) == WGPUStatus_Success); }

/* Gives the texture away, and waits until the GPU is done with it. */
static void end(const Gpu *gpu, WGPUTexture texture) {
    REQUIRE(wgpuAbiTextureEndAccess(texture, NULL) == WGPUStatus_Success);
    wgpuDevicePoll(gpu->device, WGPU_TRUE, NULL);
}

static void release_memory(WGPUAbiSharedTextureMemory memory) {
    close(memory.fd);
    wgpuAbiSharedTextureMemoryFreeMembers(memory);
}

/* ---- two devices ---- */

static void both_ways(Gpu *first, Gpu *second, WGPUAbiTextureMemoryType type) {
    Image one = gradient(0x11223344);
    WGPUAbiSharedTextureDescriptor descriptor = describe("exported", type);
    WGPUTexture here = NULL, there = NULL;
    EXPECT_OK(first, here = wgpuAbiDeviceCreateSharedTexture(first->device, &descriptor));
    CHECK_EQ(wgpuTextureGetWidth(here), WIDTH);
    CHECK_EQ(wgpuTextureGetFormat(here), WGPUTextureFormat_RGBA8Unorm);
    CHECK_EQ(wgpuTextureGetUsage(here), USAGE);
    check_image(first, here, filled(0));

    WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    REQUIRE(wgpuAbiTextureExportMemory(here, &memory) == WGPUStatus_Success);
    CHECK_EQ(memory.memoryType, type);
    CHECK(memory.fd >= 0 && memory.memorySize >= WIDTH * HEIGHT * 4);
    REQUIRE(memory.planeCount >= 1 && memory.planes[0].fd == memory.fd);
    descriptor = import_of(&memory);
    EXPECT_OK(second, there = wgpuAbiDeviceCreateSharedTexture(second->device, &descriptor));
    /* The descriptor is still the program's. */
    CHECK(fcntl(memory.fd, F_GETFD) != -1);
    release_memory(memory);

    draw_color(first, here, (WGPUColor){1, 0, 0, 1});
    end(first, here);
    begin(there);
    check_image(second, there, filled(RED));
    CHECK_EQ(sum_red(second, there), 255 * WIDTH * HEIGHT);
    image_write(second, there, &one);
    end(second, there);
    begin(here);
    check_image(first, here, one);
    uint32_t sum = 0;
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        sum += one.at[i / WIDTH][i % WIDTH] & 0xff;
    }
    CHECK_EQ(sum_red(first, here), sum);
    draw_color(first, here, (WGPUColor){0, 1, 0, 1});
    end(first, here);
    /* The memory lives as long as one of its users. */
    wgpuTextureRelease(here);
    begin(there);
    check_image(second, there, filled(GREEN));

    /* An imported texture can be shared on. */
    end(second, there);
    memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    CHECK_EQ(wgpuAbiTextureExportMemory(there, &memory), WGPUStatus_Success);
    descriptor = import_of(&memory);
    EXPECT_OK(first, here = wgpuAbiDeviceCreateSharedTexture(first->device, &descriptor));
    begin(here);
    check_image(first, here, filled(GREEN));
    release_memory(memory);
    wgpuTextureRelease(here);
    wgpuTextureRelease(there);
    CHECK_QUIET(first);
    CHECK_QUIET(second);
}

/* A fence of the other side, where there is one: the GPU waits, not the program. */
static void begin_after(Gpu *gpu, WGPUTexture texture, int fence) {
    WGPUAbiTextureBeginAccess access = WGPU_ABI_TEXTURE_BEGIN_ACCESS_INIT;
    access.fence = fence;
    EXPECT_OK(gpu, CHECK_EQ(wgpuAbiTextureBeginAccess(texture, &access), WGPUStatus_Success));
    if (fence != -1) {
        CHECK(close(fence) == 0);
    }
}

static void fences(Gpu *first, Gpu *second, WGPUAbiTextureMemoryType type) {
    WGPUAbiSharedTextureDescriptor descriptor = describe("fenced", type);
    WGPUTexture here = wgpuAbiDeviceCreateSharedTexture(first->device, &descriptor), there = NULL;
    WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    REQUIRE(wgpuAbiTextureExportMemory(here, &memory) == WGPUStatus_Success);
    descriptor = import_of(&memory);
    EXPECT_OK(second, there = wgpuAbiDeviceCreateSharedTexture(second->device, &descriptor));
    release_memory(memory);
    int seen = 0;
    for (uint32_t round = 0; round < 20; round++) {
        Image image = gradient(round * 0x1234567u);
        image_write(first, here, &image);
        WGPUAbiTextureEndAccess ended = WGPU_ABI_TEXTURE_END_ACCESS_INIT;
        EXPECT_OK(first, CHECK_EQ(wgpuAbiTextureEndAccess(here, &ended), WGPUStatus_Success));
        seen += ended.fence != -1;
        begin_after(second, there, ended.fence);
        check_image(second, there, image);
        draw_color(second, there, (WGPUColor){1, 0, 0, 1});
        EXPECT_OK(second, CHECK_EQ(wgpuAbiTextureEndAccess(there, &ended), WGPUStatus_Success));
        begin_after(first, here, ended.fence);
        check_image(first, here, filled(RED));
    }
    if (seen == 0) {
        printf("skipped: sync files, of which the driver gave none\n");
    }
    /* What is no sync file is refused, and the turn stays where it was. */
    end(first, here);
    WGPUAbiTextureBeginAccess access = {.fence = open("/dev/zero", O_RDONLY)};
    EXPECT_INVALID(first, TEXTS("wgpuAbiTextureBeginAccess", "access.fence"),
                   CHECK_EQ(wgpuAbiTextureBeginAccess(here, &access), WGPUStatus_Error));
    close(access.fence);
    access.fence = 250;
    EXPECT_INVALID(first, TEXTS("wgpuAbiTextureBeginAccess", "access.fence"),
                   CHECK_EQ(wgpuAbiTextureBeginAccess(here, &access), WGPUStatus_Error));
    begin(here);
    wgpuTextureRelease(here);
    wgpuTextureRelease(there);
}

static void new_memory_is_zero(Gpu *gpu, WGPUAbiTextureMemoryType type) {
    const WGPUTextureFormat formats[] = {WGPUTextureFormat_RGBA8Unorm, WGPUTextureFormat_BGRA8UnormSrgb,
                                         WGPUTextureFormat_RGBA8Uint, WGPUTextureFormat_R32Float};
    for (size_t round = 0; round < 12; round++) {
        WGPUAbiSharedTextureDescriptor descriptor = describe("again", type);
        descriptor.format = formats[round % 4];
        descriptor.usage = WGPUTextureUsage_CopySrc | WGPUTextureUsage_CopyDst;
        WGPUTexture texture = NULL;
        EXPECT_OK(gpu, texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor));
        check_image(gpu, texture, filled(0));
        Image image = gradient(0xdeadbeef);
        image_write(gpu, texture, &image);
        check_image(gpu, texture, image);
        wgpuTextureRelease(texture);
    }
}

/* Views of another format, and layers. */
static void views(Gpu *gpu) {
    const WGPUTextureFormat srgb = WGPUTextureFormat_RGBA8UnormSrgb;
    WGPUAbiSharedTextureDescriptor descriptor = describe("layers", WGPUAbiTextureMemoryType_OpaqueFd);
    descriptor.size.depthOrArrayLayers = 3;
    descriptor.viewFormatCount = 1;
    descriptor.viewFormats = &srgb;
    WGPUTexture texture = NULL;
    EXPECT_OK(gpu, texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor));
    CHECK_EQ(wgpuTextureGetDepthOrArrayLayers(texture), 3);
    WGPUTextureViewDescriptor of_view = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    of_view.format = srgb;
    WGPUTextureView view = NULL;
    EXPECT_OK(gpu, view = wgpuTextureCreateView(texture, &of_view));
    uint32_t texel = 1;
    texture_read(gpu, texture, 0, 2, WGPUTextureAspect_All, 1, 1, 4, &texel);
    CHECK_EQ(texel, 0);
    wgpuTextureViewRelease(view);
    wgpuTextureRelease(texture);
}

/* ---- what is refused ---- */

static void turns(Gpu *gpu) {
    WGPUAbiSharedTextureDescriptor descriptor = describe("turns", WGPUAbiTextureMemoryType_OpaqueFd);
    WGPUTexture texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor);
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiTextureBeginAccess", "turns", "has begun already"),
                   CHECK_EQ(wgpuAbiTextureBeginAccess(texture, NULL), WGPUStatus_Error));
    EXPECT_OK(gpu, CHECK_EQ(wgpuAbiTextureEndAccess(texture, NULL), WGPUStatus_Success));
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiTextureEndAccess", "turns", "no access"),
                   CHECK_EQ(wgpuAbiTextureEndAccess(texture, NULL), WGPUStatus_Error));
    EXPECT_OK(gpu, CHECK_EQ(wgpuAbiTextureBeginAccess(texture, NULL), WGPUStatus_Success));
    wgpuTextureDestroy(texture);
    wgpuDevicePoll(gpu->device, WGPU_TRUE, NULL);
    WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiTextureExportMemory", "turns", "destroyed"),
                   CHECK_EQ(wgpuAbiTextureExportMemory(texture, &memory), WGPUStatus_Error));
    CHECK_EQ(memory.fd, -1);
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiTextureEndAccess", "destroyed"),
                   CHECK_EQ(wgpuAbiTextureEndAccess(texture, NULL), WGPUStatus_Error));
    wgpuTextureRelease(texture);

    WGPUTexture plain = texture_new(gpu, "plain", WGPUTextureFormat_RGBA8Unorm, USAGE, 4, 4, 1);
    EXPECT_INVALID(gpu, TEXTS("plain", "wgpuAbiDeviceCreateSharedTexture"),
                   CHECK_EQ(wgpuAbiTextureExportMemory(plain, &memory), WGPUStatus_Error));
    EXPECT_INVALID(gpu, TEXTS("plain", "not shared"),
                   CHECK_EQ(wgpuAbiTextureBeginAccess(plain, NULL), WGPUStatus_Error));
    EXPECT_INVALID(gpu, TEXTS("plain", "not shared"),
                   CHECK_EQ(wgpuAbiTextureEndAccess(plain, NULL), WGPUStatus_Error));
    wgpuTextureRelease(plain);
    CHECK_EQ(wgpuAbiTextureExportMemory(NULL, &memory), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiTextureExportMemory(NULL, NULL), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiTextureBeginAccess(NULL, NULL), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiTextureEndAccess(NULL, NULL), WGPUStatus_Error);
    wgpuAbiSharedTextureMemoryFreeMembers(memory);
}

static void refused_case(Gpu *gpu, WGPUAbiSharedTextureDescriptor descriptor, const char *part) {
    WGPUTexture texture = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateSharedTexture", part),
                   texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor));
    REQUIRE(texture != NULL);
    wgpuTextureRelease(texture);
}
#define refused(...) CASE(refused_case(__VA_ARGS__))

#define OPAQUE WGPUAbiTextureMemoryType_OpaqueFd

static void wrong_arguments(Gpu *gpu) {
    CHECK(wgpuAbiDeviceCreateSharedTexture(NULL, NULL) == NULL);
    const uint64_t linear = 0;
    const WGPUTextureFormat other = WGPUTextureFormat_BGRA8Unorm;
    WGPUAbiSharedTextureDescriptor d = describe("wrong", OPAQUE);
    refused(gpu, (d.size.width = 0, d), "size");
    refused(gpu, (d.size.width = 1u << 30, d), "size.width");
    refused(gpu, (d = describe("wrong", OPAQUE), d.size.depthOrArrayLayers = 0, d), "size");
    refused(gpu, (d = describe("wrong", OPAQUE), d.usage = WGPUTextureUsage_None, d), "usage");
    refused(gpu, (d.usage = WGPUTextureUsage_TransientAttachment, d), "usage");
    refused(gpu, (d.usage = (WGPUTextureUsage)1 << 40, d), "usage");
    refused(gpu, (d = describe("wrong", OPAQUE), d.format = WGPUTextureFormat_Undefined, d), "format");
    refused(gpu, (d.format = (WGPUTextureFormat)0x7777, d), "format");
    refused(gpu, (d.format = WGPUTextureFormat_Depth32Float, d), "format");
    refused(gpu, (d.format = WGPUTextureFormat_BC1RGBAUnorm, d), "format");
    refused(gpu, (d.format = (WGPUTextureFormat)WGPUNativeTextureFormat_NV12, d), "features");
    refused(gpu, (d.format = WGPUTextureFormat_RGB9E5Ufloat, d), "usage");
    refused(gpu, (d = describe("wrong", OPAQUE), d.viewFormatCount = 1, d.viewFormats = &other, d), "viewFormats");
    refused(gpu, (d.viewFormats = NULL, d), "viewFormats");
    refused(gpu, (d = describe("wrong", OPAQUE), d.memoryType = (WGPUAbiTextureMemoryType)7, d), "memoryType");
    refused(gpu, (d = describe("wrong", OPAQUE), d.memorySize = 1 << 20, d), "memorySize");
    refused(gpu, (d = describe("wrong", OPAQUE), d.modifierCount = 1, d.modifiers = &linear, d), "modifierCount");
    refused(gpu, (d = describe("wrong", OPAQUE), d.planeCount = 1, d), "planes");

    WGPUAbiTexturePlane planes[2] = {{.fd = 250}, {.fd = 250}};
    d = describe("wrong", OPAQUE);
    d.memorySize = 1 << 20;
    d.planes = planes;
    refused(gpu, (d.planeCount = 2, d), "planeCount");
    refused(gpu, (d.planeCount = 1, d), "planes[0].fd"); /* not open */
    refused(gpu, (planes[0].fd = -7, d), "planes[0].fd");
    refused(gpu, (planes[0].stride = 256, d), "stride");
    planes[0].stride = 0;
    refused(gpu, (planes[0].offset = 256, d), "offset");
    planes[0].offset = 0;
    /* Open, but no memory of a GPU. */
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    refused(gpu, (planes[0].fd = ends[0], d), "planes[0].fd");
    close(ends[0]);
    close(ends[1]);

    /* Memory of a texture that is larger. */
    WGPUAbiSharedTextureDescriptor large = describe("large", OPAQUE);
    large.size.height = 4 * HEIGHT;
    WGPUTexture texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &large);
    WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    REQUIRE(wgpuAbiTextureExportMemory(texture, &memory) == WGPUStatus_Success);
    refused(gpu, import_of(&memory), "memorySize");
    release_memory(memory);
    wgpuTextureRelease(texture);
}

static void wrong_dma_bufs(Gpu *gpu) {
    const WGPUAbiTextureMemoryType type = WGPUAbiTextureMemoryType_DmaBuf;
    const uint64_t linear = 0, unknown = 0x00ffffffffffff01;
    WGPUAbiSharedTextureDescriptor d = describe("wrong", type);
    refused(gpu, (d.size.depthOrArrayLayers = 2, d), "layer");
    refused(gpu, (d = describe("wrong", type), d.modifierCount = 1, d.modifiers = &unknown, d), "modifiers");
    refused(gpu, (d = describe("wrong", type), d.memorySize = 1 << 20, d), "memorySize");
    int file = open("/dev/zero", O_RDWR);
    WGPUAbiTexturePlane plane = {.fd = file, .stride = 4 * WIDTH};
    d = describe("wrong", type);
    d.planeCount = 1;
    d.planes = &plane;
    refused(gpu, d, "modifierCount");
    d.modifierCount = 1;
    refused(gpu, (d.modifiers = &unknown, d), "modifiers");
    WGPUAbiTextureModifiers list = WGPU_ABI_TEXTURE_MODIFIERS_INIT;
    EXPECT_OK(gpu, CHECK_EQ(wgpuAbiDeviceGetTextureModifiers(gpu->device, WGPUTextureFormat_RGBA8Unorm, USAGE, &list),
                            WGPUStatus_Success));
    CHECK(list.modifierCount >= 1 && list.modifiers != NULL);
    for (size_t i = 0; i < list.modifierCount; i++) {
        CHECK(list.modifiers[i].planeCount >= 1 && list.modifiers[i].planeCount <= 4);
        if (list.modifiers[i].modifier != linear) {
            continue;
        }
        refused(gpu, (d.modifiers = &linear, d), "no DMA-BUF");
        WGPUAbiSharedTextureDescriptor own = describe("rows", type);
        own.modifierCount = 1;
        own.modifiers = &linear;
        WGPUTexture texture = NULL;
        wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
        texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &own);
        if (scope_pop(gpu).type == WGPUErrorType_NoError) {
            WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
            REQUIRE(wgpuAbiTextureExportMemory(texture, &memory) == WGPUStatus_Success);
            CHECK_EQ(memory.modifier, linear);
            CHECK(memory.planes[0].stride >= 4 * WIDTH);
            plane = memory.planes[0];
            refused(gpu, (plane.stride = 4 * WIDTH - 4, d), "stride");
            refused(gpu, (plane.stride = UINT64_MAX, d), "planes[0]");
            plane = memory.planes[0];
            refused(gpu, (plane.offset = memory.memorySize, d), "offset");
            refused(gpu, (plane = memory.planes[0], d.planeCount = 5, d), "plane");
            release_memory(memory);
        }
        wgpuTextureRelease(texture);
    }
    wgpuAbiTextureModifiersFreeMembers(list);
    close(file);
}

static void without_the_feature(void) {
    Gpu gpu;
    device_open(&gpu);
    refused(&gpu, describe("none", OPAQUE), "WGPUAbiFeature_ExternalMemoryFd");
    refused(&gpu, describe("none", WGPUAbiTextureMemoryType_DmaBuf), "WGPUAbiFeature_ExternalMemoryDmaBuf");
    WGPUAbiTextureModifiers list = WGPU_ABI_TEXTURE_MODIFIERS_INIT;
    EXPECT_INVALID(&gpu, TEXTS("wgpuAbiDeviceGetTextureModifiers", "ExternalMemoryDmaBuf"),
                   CHECK_EQ(wgpuAbiDeviceGetTextureModifiers(gpu.device, WGPUTextureFormat_RGBA8Unorm, USAGE, &list),
                            WGPUStatus_Error));
    CHECK(list.modifierCount == 0 && list.modifiers == NULL);
    wgpuAbiTextureModifiersFreeMembers(list);
    device_close(&gpu);
}

static void after_a_loss(Gpu *gpu) {
    WGPUAbiSharedTextureDescriptor descriptor = describe("late", OPAQUE);
    WGPUTexture early = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor);
    wgpuDeviceDestroy(gpu->device);
    int before = open_files();
    WGPUTexture late = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor);
    CHECK(late != NULL);
    CHECK_EQ(wgpuAbiTextureEndAccess(early, NULL), WGPUStatus_Error);
    WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    if (wgpuAbiTextureExportMemory(early, &memory) == WGPUStatus_Success) {
        release_memory(memory);
    }
    CHECK_EQ(wgpuAbiTextureExportMemory(late, &memory), WGPUStatus_Error);
    CHECK_EQ(open_files(), before);
    wgpuTextureRelease(early);
    wgpuTextureRelease(late);
    uncaptured_take(gpu);
}

/* ---- two processes ---- */

typedef struct Letter {
    WGPUAbiTextureMemoryType type;
    uint64_t memory_size, modifier;
    uint32_t planes;
    WGPUAbiTexturePlane plane[4];
} Letter;

static void letter_send(int socket, const Letter *letter, int fd) {
    struct iovec part = {.iov_base = (void *)letter, .iov_len = sizeof *letter};
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr aligned;
    } control;
    memset(&control, 0, sizeof control);
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control.bytes};
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(rights), &fd, sizeof fd);
    REQUIRE(sendmsg(socket, &message, 0) == sizeof *letter);
}

/* False when the other side has nothing more to say. */
static bool letter_receive(int socket, Letter *letter, int *fd) {
    struct iovec part = {.iov_base = letter, .iov_len = sizeof *letter};
    union {
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr aligned;
    } control;
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control.bytes};
    if (recvmsg(socket, &message, MSG_WAITALL) != sizeof *letter) {
        return false;
    }
    struct cmsghdr *rights = CMSG_FIRSTHDR(&message);
    REQUIRE(rights != NULL && rights->cmsg_type == SCM_RIGHTS);
    memcpy(fd, CMSG_DATA(rights), sizeof *fd);
    return true;
}

static WGPUFeatureName feature_of(WGPUAbiTextureMemoryType type) {
    return (WGPUFeatureName)(type == OPAQUE ? WGPUAbiFeature_ExternalMemoryFd : WGPUAbiFeature_ExternalMemoryDmaBuf);
}

/* The other process: checks what it gets, and answers with a picture of its own. */
static int other_process(int socket) {
    Letter letter;
    int fd = -1;
    while (letter_receive(socket, &letter, &fd)) {
        Gpu gpu;
        WGPUFeatureName feature = feature_of(letter.type);
        device_open_with(&gpu, with_features(&feature, 1));
        for (uint32_t i = 0; i < letter.planes; i++) {
            letter.plane[i].fd = fd;
        }
        WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
        memory.memoryType = letter.type;
        memory.memorySize = letter.memory_size;
        memory.modifier = letter.modifier;
        memory.planeCount = letter.planes;
        memory.planes = letter.plane;
        WGPUAbiSharedTextureDescriptor descriptor = import_of(&memory);
        WGPUTexture texture = NULL;
        EXPECT_OK(&gpu, texture = wgpuAbiDeviceCreateSharedTexture(gpu.device, &descriptor));
        close(fd);
        begin(texture);
        check_image(&gpu, texture, gradient(1));
        draw_color(&gpu, texture, (WGPUColor){1, 0, 0, 1});
        end(&gpu, texture);
        wgpuTextureRelease(texture);
        device_close(&gpu);
        char done = 1;
        REQUIRE(write(socket, &done, 1) == 1);
    }
    return finished();
}

static void with_the_other_process(Gpu *gpu, int socket, WGPUAbiTextureMemoryType type) {
    WGPUAbiSharedTextureDescriptor descriptor = describe("sent", type);
    WGPUTexture texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor);
    Image image = gradient(1);
    image_write(gpu, texture, &image);
    end(gpu, texture);
    WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    REQUIRE(wgpuAbiTextureExportMemory(texture, &memory) == WGPUStatus_Success);
    Letter letter = {.type = type,
                     .memory_size = memory.memorySize,
                     .modifier = memory.modifier,
                     .planes = (uint32_t)memory.planeCount};
    memcpy(letter.plane, memory.planes, memory.planeCount * sizeof letter.plane[0]);
    letter_send(socket, &letter, memory.fd);
    release_memory(memory);
    char done = 0;
    CHECK(read(socket, &done, 1) == 1);
    begin(texture);
    check_image(gpu, texture, filled(RED));
    wgpuTextureRelease(texture);
}

static void all(WGPUAbiTextureMemoryType type, int socket) {
    Gpu gpu;
    WGPUFeatureName feature = feature_of(type);
    adapter_open(&gpu);
    if (!wgpuAdapterHasFeature(gpu.adapter, feature)) {
        printf("skipped: the adapter has no %s\n",
               type == OPAQUE ? "WGPUAbiFeature_ExternalMemoryFd" : "WGPUAbiFeature_ExternalMemoryDmaBuf");
        adapter_close(&gpu);
        return;
    }
    device_open_on(&gpu, with_features(&feature, 1));
    CHECK(wgpuDeviceHasFeature(gpu.device, feature));
    Gpu other = {.instance = gpu.instance, .adapter = gpu.adapter};
    device_open_on(&other, with_features(&feature, 1));
    both_ways(&gpu, &other, type);
    fences(&gpu, &other, type);
    wgpuDevicePoll(gpu.device, WGPU_TRUE, NULL);
    wgpuDevicePoll(other.device, WGPU_TRUE, NULL);
    int before = open_files(); /* drivers open some when they are first used */
    both_ways(&gpu, &other, type);
    fences(&gpu, &other, type);
    new_memory_is_zero(&gpu, type);
    if (type == OPAQUE) {
        views(&gpu);
        turns(&gpu);
        wrong_arguments(&gpu);
    } else {
        wrong_dma_bufs(&gpu);
    }
    wgpuDevicePoll(gpu.device, WGPU_TRUE, NULL);
    wgpuDevicePoll(other.device, WGPU_TRUE, NULL);
    CHECK_EQ(open_files(), before);
    with_the_other_process(&gpu, socket, type);
    if (type == OPAQUE) {
        after_a_loss(&other);
    }
    wgpuQueueRelease(other.queue);
    wgpuDeviceRelease(other.device);
    device_close(&gpu);
}

int main(void) {
    int ends[2];
    REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    /* Before there is a driver, whose threads are not in a child. */
    pid_t child = fork();
    REQUIRE(child != -1);
    if (child == 0) {
        close(ends[0]);
        return other_process(ends[1]);
    }
    close(ends[1]);
    without_the_feature();
    all(OPAQUE, ends[0]);
    all(WGPUAbiTextureMemoryType_DmaBuf, ends[0]);
    close(ends[0]);
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
    return finished();
}
