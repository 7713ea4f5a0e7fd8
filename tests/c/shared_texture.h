/* What the programs for shared textures have in common: pictures, turns, two devices and two processes. */
#ifndef WGPU_ABI_TESTS_SHARED_TEXTURE_H
#define WGPU_ABI_TESTS_SHARED_TEXTURE_H

#include "common.h"
#include "files.h"

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

static inline WGPUAbiSharedTextureDescriptor describe(const char *label, WGPUAbiTextureMemoryType type) {
    WGPUAbiSharedTextureDescriptor descriptor = WGPU_ABI_SHARED_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.usage = USAGE;
    descriptor.size = (WGPUExtent3D){WIDTH, HEIGHT, 1};
    descriptor.format = WGPUTextureFormat_RGBA8Unorm;
    descriptor.memoryType = type;
    return descriptor;
}

static inline WGPUAbiSharedTextureDescriptor import_of(const WGPUAbiSharedTextureMemory *memory) {
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

static inline Image gradient(uint32_t seed) {
    Image image;
    for (uint32_t y = 0; y < HEIGHT; y++) {
        for (uint32_t x = 0; x < WIDTH; x++) {
            image.at[y][x] = seed ^ (y * 0x010307u + x * 0x1f3b59u);
        }
    }
    return image;
}

static inline Image filled(uint32_t color) {
    Image image;
    for (uint32_t i = 0; i < WIDTH * HEIGHT; i++) {
        image.at[i / WIDTH][i % WIDTH] = color;
    }
    return image;
}

static inline void image_write(const Gpu *gpu, WGPUTexture texture, const Image *image) {
    WGPUTexelCopyTextureInfo target = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    target.texture = texture;
    WGPUTexelCopyBufferLayout layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    layout.bytesPerRow = WIDTH * 4;
    layout.rowsPerImage = HEIGHT;
    wgpuQueueWriteTexture(gpu->queue, &target, image, sizeof *image, &layout, &(WGPUExtent3D){WIDTH, HEIGHT, 1});
}

#define check_image(gpu, texture, expected) CASE(check_image_case(gpu, texture, expected))
static inline void check_image_case(const Gpu *gpu, WGPUTexture texture, Image expected) {
    Image image;
    memset(&image, 0x55, sizeof image);
    texture_read(gpu, texture, 0, 0, WGPUTextureAspect_All, WIDTH, HEIGHT, 4, &image);
    CHECK(memcmp(&image, &expected, sizeof image) == 0);
}

/* Clears the texture in a render pass. */
static inline void draw_color(const Gpu *gpu, WGPUTexture texture, WGPUColor color) {
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
static inline uint32_t sum_red(const Gpu *gpu, WGPUTexture texture) {
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

static inline void begin(WGPUTexture texture) { REQUIRE(wgpuAbiTextureBeginAccess(texture, NULL) == WGPUStatus_Success); }

/* Gives the texture away, and waits until the GPU is done with it. */
static inline void end(const Gpu *gpu, WGPUTexture texture) {
    REQUIRE(wgpuAbiTextureEndAccess(texture, NULL) == WGPUStatus_Success);
    wgpuDevicePoll(gpu->device, WGPU_TRUE, NULL);
}

static inline void release_memory(WGPUAbiSharedTextureMemory memory) {
    close(memory.fd);
    wgpuAbiSharedTextureMemoryFreeMembers(memory);
}

/* ---- two devices ---- */

static inline void both_ways(Gpu *first, Gpu *second, WGPUAbiTextureMemoryType type) {
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
static inline void begin_after(Gpu *gpu, WGPUTexture texture, int fence) {
    WGPUAbiTextureBeginAccess access = WGPU_ABI_TEXTURE_BEGIN_ACCESS_INIT;
    access.fence = fence;
    EXPECT_OK(gpu, CHECK_EQ(wgpuAbiTextureBeginAccess(texture, &access), WGPUStatus_Success));
    if (fence != -1) {
        CHECK(close(fence) == 0);
    }
}

static inline void fences(Gpu *first, Gpu *second, WGPUAbiTextureMemoryType type) {
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

static inline void new_memory_is_zero(Gpu *gpu, WGPUAbiTextureMemoryType type) {
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

static inline void refused_case(Gpu *gpu, WGPUAbiSharedTextureDescriptor descriptor, const char *part) {
    WGPUTexture texture = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateSharedTexture", part),
                   texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor));
    REQUIRE(texture != NULL);
    wgpuTextureRelease(texture);
}
#define refused(...) CASE(refused_case(__VA_ARGS__))

/* ---- two processes ---- */

typedef struct Letter {
    WGPUAbiTextureMemoryType type;
    uint64_t memory_size, modifier;
    uint32_t planes;
    WGPUAbiTexturePlane plane[4];
} Letter;

static inline void letter_send(int socket, const Letter *letter, int fd) {
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
static inline bool letter_receive(int socket, Letter *letter, int *fd) {
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

static inline WGPUFeatureName feature_of(WGPUAbiTextureMemoryType type) {
    return (WGPUFeatureName)(type == WGPUAbiTextureMemoryType_OpaqueFd ? WGPUAbiFeature_ExternalMemoryFd : WGPUAbiFeature_ExternalMemoryDmaBuf);
}

/* The other process: checks what it gets, and answers with a picture of its own. */
static inline int other_process(int socket) {
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

static inline void with_the_other_process(Gpu *gpu, int socket, WGPUAbiTextureMemoryType type) {
    WGPUAbiSharedTextureDescriptor descriptor = describe("sent", type);
    WGPUTexture texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor);
    Image image = gradient(1);
    image_write(gpu, texture, &image);
    end(gpu, texture);
    WGPUAbiSharedTextureMemory memory = WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT;
    REQUIRE(wgpuAbiTextureExportMemory(texture, &memory) == WGPUStatus_Success);
    Letter letter;
    memset(&letter, 0, sizeof letter); /* also what lies between the members */
    letter.type = type;
    letter.memory_size = memory.memorySize;
    letter.modifier = memory.modifier;
    letter.planes = (uint32_t)memory.planeCount;
    for (size_t i = 0; i < memory.planeCount; i++) {
        letter.plane[i].offset = memory.planes[i].offset;
        letter.plane[i].stride = memory.planes[i].stride;
    }
    letter_send(socket, &letter, memory.fd);
    release_memory(memory);
    char done = 0;
    CHECK(read(socket, &done, 1) == 1);
    begin(texture);
    check_image(gpu, texture, filled(RED));
    wgpuTextureRelease(texture);
}

/* Forks the other process, which must be before there is a driver: its threads are not in a child. */
static inline pid_t other_process_start(int *socket) {
    int ends[2];
    REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
    pid_t child = fork();
    REQUIRE(child != -1);
    if (child == 0) {
        close(ends[0]);
        exit(other_process(ends[1]));
    }
    close(ends[1]);
    *socket = ends[0];
    return child;
}

static inline void other_process_end(pid_t child, int socket) {
    close(socket);
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK_EQ(status, 0);
}

/* All that goes for both kinds of memory, and what is special to one. */
static inline void shared_textures(WGPUAbiTextureMemoryType type, int socket, void (*special)(Gpu *gpu)) {
    Gpu gpu;
    WGPUFeatureName feature = feature_of(type);
    adapter_open(&gpu);
    if (!wgpuAdapterHasFeature(gpu.adapter, feature)) {
        printf("skipped: the adapter has no %s\n", type == WGPUAbiTextureMemoryType_OpaqueFd
                                                       ? "WGPUAbiFeature_ExternalMemoryFd"
                                                       : "WGPUAbiFeature_ExternalMemoryDmaBuf");
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
    with_the_other_process(&gpu, socket, type);
    special(&gpu);
    wgpuDevicePoll(gpu.device, WGPU_TRUE, NULL);
    wgpuDevicePoll(other.device, WGPU_TRUE, NULL);
    CHECK_EQ(open_files(), before);
    wgpuQueueRelease(other.queue);
    wgpuDeviceRelease(other.device);
    device_close(&gpu);
}

#endif
