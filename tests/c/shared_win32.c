/* Buffers and textures in memory that others use, behind NT handles: what is refused where the driver has no such memory, as that of
 * Wine. Sharing itself was never run.
 * systems: windows */
#include "common.h"

#include "wgpu.h"

static void without_the_feature(Gpu *gpu) {
    WGPUAbiSharedBufferDescriptor buffer = WGPU_ABI_SHARED_BUFFER_DESCRIPTOR_INIT;
    buffer.label = sv("shared");
    buffer.usage = WGPUBufferUsage_CopySrc;
    buffer.size = 256;
    WGPUBuffer refused = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateSharedBuffer", "'shared'", "WGPUAbiFeature_ExternalMemoryWin32"),
                   refused = wgpuAbiDeviceCreateSharedBuffer(gpu->device, &buffer));
    REQUIRE(refused != NULL);
    WGPUAbiSharedMemory memory = WGPU_ABI_SHARED_MEMORY_INIT;
    (void)wgpuAbiBufferExportMemory(refused, &memory);
    (void)uncaptured_take(gpu);
    CHECK_EQ(memory.fd, -1);
    wgpuBufferRelease(refused);

    WGPUAbiSharedTextureDescriptor texture = WGPU_ABI_SHARED_TEXTURE_DESCRIPTOR_INIT;
    texture.label = sv("shared");
    texture.usage = WGPUTextureUsage_CopySrc;
    texture.size = (WGPUExtent3D){16, 16, 1};
    texture.format = WGPUTextureFormat_RGBA8Unorm;
    const WGPUAbiTextureMemoryType types[] = {WGPUAbiTextureMemoryType_OpaqueFd, WGPUAbiTextureMemoryType_DmaBuf};
    const char *const features[] = {"WGPUAbiFeature_ExternalMemoryWin32", "WGPUAbiFeature_ExternalMemoryDmaBuf"};
    for (int i = 0; i < 2; i++) {
        texture.memoryType = types[i];
        WGPUTexture none = NULL;
        EXPECT_INVALID(gpu, TEXTS("wgpuAbiDeviceCreateSharedTexture", "'shared'", features[i]),
                       none = wgpuAbiDeviceCreateSharedTexture(gpu->device, &texture));
        REQUIRE(none != NULL);
        wgpuTextureRelease(none);
    }
}

/* What the adapter lacks is no device, with a message that names it. */
static void missing_feature(Gpu *gpu) {
    const WGPUFeatureName wanted[] = {(WGPUFeatureName)WGPUAbiFeature_ExternalMemoryWin32,
                                      (WGPUFeatureName)WGPUAbiFeature_ExternalMemoryFd,
                                      (WGPUFeatureName)WGPUAbiFeature_ExternalMemoryDmaBuf};
    for (int i = 0; i < 3; i++) {
        if (wgpuAdapterHasFeature(gpu->adapter, wanted[i])) {
            CHECK(i == 0); /* the others are Linux' */
            continue;
        }
        WGPUDeviceDescriptor descriptor = with_features(&wanted[i], 1);
        DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
        CHECK_EQ(answer.status, WGPURequestDeviceStatus_Error);
        CHECK_CONTAINS(answer.message, "ExternalMemory");
    }
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    without_the_feature(&gpu);
    missing_feature(&gpu);
    device_close(&gpu);
    return finished();
}
