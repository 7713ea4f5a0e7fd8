/* Textures in DMA-BUFs that two devices share, in one process and in two, and the planes of a frame as a camera makes it.
 * driver: new
 * systems: posix
 * device: udmabuf
 *
 * Needs WGPUAbiFeature_ExternalMemoryDmaBuf. Lavapipe has it where there is /dev/udmabuf; where there is none, stand_in/udmabuf.c
 * does. On a GPU: VK_DRIVER_FILES=... tests/c/run.sh dma_buf */
#define _GNU_SOURCE
#include "shared_texture.h"

#include <linux/udmabuf.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#define DMA_BUF WGPUAbiTextureMemoryType_DmaBuf

static void wrong_dma_bufs(Gpu *gpu) {
    const uint64_t linear = 0, unknown = 0x00ffffffffffff01;
    WGPUAbiSharedTextureDescriptor d = describe("wrong", DMA_BUF);
    refused(gpu, (d.size.depthOrArrayLayers = 2, d), "layer");
    refused(gpu, (d = describe("wrong", DMA_BUF), d.modifierCount = 1, d.modifiers = &unknown, d), "modifiers");
    refused(gpu, (d = describe("wrong", DMA_BUF), d.memorySize = 1 << 20, d), "memorySize");
    int file = open("/dev/zero", O_RDWR);
    WGPUAbiTexturePlane plane = {.fd = file, .stride = 4 * WIDTH};
    d = describe("wrong", DMA_BUF);
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
        WGPUAbiSharedTextureDescriptor own = describe("rows", DMA_BUF);
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

#define LUMA_STRIDE 128u
#define CHROMA_AT (LUMA_STRIDE * HEIGHT)
#define CHROMA_STRIDE 192u
#define FRAME 16384u

/* A DMA-BUF in memory of the CPU, as cameras without memory of their own have it; -1 where the system makes none. */
static int frame_new(uint8_t **bytes) {
    int device = open("/dev/udmabuf", O_RDWR | O_CLOEXEC);
    if (device == -1) {
        return -1;
    }
    int memory = memfd_create("frame", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    REQUIRE(memory != -1 && ftruncate(memory, FRAME) == 0 && fcntl(memory, F_ADD_SEALS, F_SEAL_SHRINK) == 0);
    struct udmabuf_create create = {.memfd = (uint32_t)memory, .flags = UDMABUF_FLAGS_CLOEXEC, .size = FRAME};
    int frame = ioctl(device, UDMABUF_CREATE, &create);
    REQUIRE(frame != -1);
    *bytes = mmap(NULL, FRAME, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
    REQUIRE(*bytes != MAP_FAILED);
    close(memory);
    close(device);
    return frame;
}

/* NULL where a GPU cannot use memory of the CPU; software can. */
static WGPUTexture plane_import(Gpu *gpu, WGPUTextureFormat format, WGPUExtent3D size, WGPUAbiTexturePlane plane) {
    const uint64_t linear = 0;
    WGPUAbiSharedTextureDescriptor descriptor = describe("plane", DMA_BUF);
    descriptor.usage = WGPUTextureUsage_CopySrc | WGPUTextureUsage_TextureBinding;
    descriptor.format = format;
    descriptor.size = size;
    descriptor.modifierCount = 1;
    descriptor.modifiers = &linear;
    descriptor.planeCount = 1;
    descriptor.planes = &plane;
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    WGPUTexture texture = wgpuAbiDeviceCreateSharedTexture(gpu->device, &descriptor);
    Problem problem = scope_pop(gpu);
    if (problem.type == WGPUErrorType_NoError) {
        return texture;
    }
    WGPUAdapterInfo info = WGPU_ADAPTER_INFO_INIT;
    wgpuAdapterGetInfo(gpu->adapter, &info);
    CHECK(info.adapterType != WGPUAdapterType_CPU);
    wgpuAdapterInfoFreeMembers(info);
    printf("skipped: the frame of a camera: %s\n", problem.message);
    wgpuTextureRelease(texture);
    return NULL;
}

/* NV12 in rows: brightness, and behind it the two colors for each square of four texels. */
static void a_frame_of_a_camera(Gpu *gpu) {
    uint8_t *bytes = NULL;
    int fd = frame_new(&bytes);
    if (fd == -1) {
        printf("skipped: the frame of a camera; there is no /dev/udmabuf to make one\n");
        return;
    }
    WGPUTexture luma = plane_import(gpu, WGPUTextureFormat_R8Unorm, (WGPUExtent3D){WIDTH, HEIGHT, 1},
                                    (WGPUAbiTexturePlane){.fd = fd, .stride = LUMA_STRIDE});
    WGPUTexture chroma =
        plane_import(gpu, WGPUTextureFormat_RG8Unorm, (WGPUExtent3D){WIDTH / 2, HEIGHT / 2, 1},
                     (WGPUAbiTexturePlane){.fd = fd, .offset = CHROMA_AT, .stride = CHROMA_STRIDE});
    close(fd);
    for (int frame = 0; frame < 3 && luma != NULL && chroma != NULL; frame++) {
        uint32_t sum = 0;
        for (uint32_t i = 0; i < FRAME; i++) {
            bytes[i] = (uint8_t)(i * 7 + i / 256 + (uint32_t)frame * 50);
        }
        begin(luma);
        begin(chroma);
        uint8_t seen[HEIGHT][WIDTH], colors[HEIGHT / 2][WIDTH / 2][2];
        texture_read(gpu, luma, 0, 0, WGPUTextureAspect_All, WIDTH, HEIGHT, 1, seen);
        texture_read(gpu, chroma, 0, 0, WGPUTextureAspect_All, WIDTH / 2, HEIGHT / 2, 2, colors);
        for (uint32_t y = 0; y < HEIGHT; y++) {
            CHECK(memcmp(seen[y], bytes + y * LUMA_STRIDE, WIDTH) == 0);
            for (uint32_t x = 0; x < WIDTH; x++) {
                sum += bytes[y * LUMA_STRIDE + x];
            }
        }
        for (uint32_t y = 0; y < HEIGHT / 2; y++) {
            CHECK(memcmp(colors[y], bytes + CHROMA_AT + y * CHROMA_STRIDE, WIDTH) == 0);
        }
        CHECK_EQ(sum_red(gpu, luma), sum);
        end(gpu, luma);
        end(gpu, chroma);
    }
    if (luma != NULL) {
        wgpuTextureRelease(luma);
    }
    if (chroma != NULL) {
        wgpuTextureRelease(chroma);
    }
    munmap(bytes, FRAME);
}

static void dma_bufs(Gpu *gpu) {
    wrong_dma_bufs(gpu);
    a_frame_of_a_camera(gpu);
}

int main(void) {
    int socket;
    pid_t child = other_process_start(&socket);
    shared_textures(DMA_BUF, socket, dma_bufs);
    other_process_end(child, socket);
    return finished();
}
