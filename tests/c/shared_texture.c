/* Textures in opaque memory that two devices share, in one process and in two. What is tested of DMA-BUFs too is in dma_buf.c.
 * systems: posix
 *
 * Without the feature WGPUAbiFeature_ExternalMemoryFd only the refusal is tested; fences need VK_KHR_external_semaphore_fd. */
#include "shared_texture.h"

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
    refused(gpu, (d.format = (WGPUTextureFormat)WGPUNativeTextureFormat_NV12, d), "planes");
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

static void after_a_loss(void) {
    Gpu gpu;
    if (!DEVICE_OPEN_IF(&gpu, WGPUAbiFeature_ExternalMemoryFd)) {
        return;
    }
    WGPUAbiSharedTextureDescriptor descriptor = describe("late", OPAQUE);
    WGPUTexture early = wgpuAbiDeviceCreateSharedTexture(gpu.device, &descriptor);
    wgpuDeviceDestroy(gpu.device);
    int before = open_files();
    WGPUTexture late = wgpuAbiDeviceCreateSharedTexture(gpu.device, &descriptor);
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
    uncaptured_take(&gpu);
    device_close(&gpu);
}

static void opaque(Gpu *gpu) {
    views(gpu);
    turns(gpu);
    wrong_arguments(gpu);
}

int main(void) {
    int socket;
    pid_t child = other_process_start(&socket);
    without_the_feature();
    shared_textures(OPAQUE, socket, opaque);
    after_a_loss();
    other_process_end(child, socket);
    return finished();
}
