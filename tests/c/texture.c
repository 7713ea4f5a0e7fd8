/* WGPUTexture: creation by size and usage, getters, destruction. */
#include "common.h"

#include "wgpu.h"

static void getters(Gpu *gpu) {
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = sv("array");
    descriptor.usage = WGPUTextureUsage_TextureBinding | WGPUTextureUsage_CopyDst;
    descriptor.size = (WGPUExtent3D){64, 32, 6};
    descriptor.format = WGPUTextureFormat_RGBA8Unorm;
    descriptor.mipLevelCount = 7;
    WGPUTexture texture = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    REQUIRE(texture != NULL);
    CHECK_QUIET(gpu);
    CHECK_EQ(wgpuTextureGetWidth(texture), 64);
    CHECK_EQ(wgpuTextureGetHeight(texture), 32);
    CHECK_EQ(wgpuTextureGetDepthOrArrayLayers(texture), 6);
    CHECK_EQ(wgpuTextureGetMipLevelCount(texture), 7);
    CHECK_EQ(wgpuTextureGetSampleCount(texture), 1);
    CHECK_EQ(wgpuTextureGetDimension(texture), WGPUTextureDimension_2D);
    CHECK_EQ(wgpuTextureGetFormat(texture), WGPUTextureFormat_RGBA8Unorm);
    CHECK_EQ(wgpuTextureGetUsage(texture), WGPUTextureUsage_TextureBinding | WGPUTextureUsage_CopyDst);
    /* Only devices of the compatibility level have one. */
    CHECK_EQ(wgpuTextureGetTextureBindingViewDimension(texture), WGPUTextureViewDimension_Undefined);
    wgpuTextureRelease(texture);

    descriptor.usage = WGPUTextureUsage_RenderAttachment;
    descriptor.size = (WGPUExtent3D){16, 16, 1};
    descriptor.mipLevelCount = 1;
    descriptor.sampleCount = 4;
    texture = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    CHECK_EQ(wgpuTextureGetSampleCount(texture), 4);
    wgpuTextureRelease(texture);

    descriptor.usage = WGPUTextureUsage_TextureBinding;
    descriptor.dimension = WGPUTextureDimension_3D;
    descriptor.size = (WGPUExtent3D){16, 8, 32};
    descriptor.sampleCount = 1;
    descriptor.mipLevelCount = 6;
    texture = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    CHECK_EQ(wgpuTextureGetDimension(texture), WGPUTextureDimension_3D);
    CHECK_EQ(wgpuTextureGetDepthOrArrayLayers(texture), 32);
    wgpuTextureRelease(texture);

    descriptor.dimension = WGPUTextureDimension_1D;
    descriptor.size = (WGPUExtent3D){100, 1, 1};
    descriptor.mipLevelCount = 1;
    texture = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    CHECK_EQ(wgpuTextureGetDimension(texture), WGPUTextureDimension_1D);
    CHECK_EQ(wgpuTextureGetHeight(texture), 1);
    wgpuTextureRelease(texture);
    CHECK_QUIET(gpu);
}

static void new_contents_are_zero(Gpu *gpu) {
    WGPUTexture texture = texture_new(gpu, "fresh", WGPUTextureFormat_R32Uint, WGPUTextureUsage_CopySrc, 9, 7, 2);
    uint32_t out[7][9];
    memset(out, 0xAB, sizeof out);
    texture_read(gpu, texture, 0, 1, WGPUTextureAspect_All, 9, 7, 4, out);
    for (int i = 0; i < 63; i++) {
        CHECK_EQ(out[i / 9][i % 9], 0);
    }
    CHECK_QUIET(gpu);
    wgpuTextureRelease(texture);
}

static void bad_case(Gpu *gpu, WGPUTextureDescriptor descriptor, const char *part) {
    WGPUTexture texture = NULL;
    descriptor.label = sv("wrong");
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateTexture", "'wrong'", part),
                   texture = wgpuDeviceCreateTexture(gpu->device, &descriptor));
    CHECK(texture != NULL);
    /* An error object answers as it was described, and spoils what is made from it. */
    CHECK_EQ(wgpuTextureGetWidth(texture), descriptor.size.width);
    CHECK_EQ(wgpuTextureGetMipLevelCount(texture), descriptor.mipLevelCount);
    CHECK_EQ(wgpuTextureGetUsage(texture), descriptor.usage);
    EXPECT_INVALID(gpu, TEXTS("wgpuTextureCreateView", "wrong"),
                   wgpuTextureViewRelease(wgpuTextureCreateView(texture, NULL)));
    wgpuTextureDestroy(texture);
    wgpuTextureRelease(texture);
}
#define bad(...) CASE(bad_case(__VA_ARGS__))

static void bad_creation(Gpu *gpu) {
    WGPUTextureDescriptor good = WGPU_TEXTURE_DESCRIPTOR_INIT, d;
    good.usage = WGPUTextureUsage_TextureBinding;
    good.size = (WGPUExtent3D){16, 16, 1};
    good.format = WGPUTextureFormat_RGBA8Unorm;

    d = good, d.usage = WGPUTextureUsage_None, bad(gpu, d, "usage");
    d = good, d.usage = 0x4000, bad(gpu, d, "usage");
    d = good, d.usage |= UINT64_C(1) << 33, bad(gpu, d, "usage");
    d = good, d.size.width = 0, bad(gpu, d, "zero");
    d = good, d.size.height = 0, bad(gpu, d, "zero");
    d = good, d.size.depthOrArrayLayers = 0, bad(gpu, d, "zero");
    d = good, d.size.width = 8193, bad(gpu, d, "8193");
    d = good, d.size.depthOrArrayLayers = 257, bad(gpu, d, "257");
    d = good, d.size.width = UINT32_MAX, bad(gpu, d, "4294967295");
    d = good, d.mipLevelCount = 0, bad(gpu, d, "0");
    d = good, d.mipLevelCount = 6, bad(gpu, d, "6");
    d = good, d.sampleCount = 0, bad(gpu, d, "0");
    d = good, d.sampleCount = 3, bad(gpu, d, "3");
    d = good, d.sampleCount = 4, bad(gpu, d, ""); /* needs RenderAttachment */
    d = good, d.format = WGPUTextureFormat_Undefined, bad(gpu, d, "format");
    d = good, d.format = (WGPUTextureFormat)0x7777, bad(gpu, d, "format");
    d = good, d.dimension = (WGPUTextureDimension)9, bad(gpu, d, "dimension");
    d = good, d.dimension = WGPUTextureDimension_1D, bad(gpu, d, ""); /* has a height */
    d = good, d.viewFormatCount = 1, bad(gpu, d, "viewFormats");
    WGPUTextureFormat other = WGPUTextureFormat_R32Float;
    d = good, d.viewFormatCount = 1, d.viewFormats = &other, bad(gpu, d, "");
    WGPUTextureFormat none = WGPUTextureFormat_Undefined;
    d = good, d.viewFormatCount = 1, d.viewFormats = &none, bad(gpu, d, "viewFormats");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    d = good, d.nextInChain = &unknown, bad(gpu, d, "0x12345678");
    d = good, d.dimension = WGPUTextureDimension_3D, d.format = WGPUTextureFormat_Depth32Float, bad(gpu, d, "");
}

static void destruction(Gpu *gpu) {
    WGPUTexture texture = texture_new(gpu, "gone", WGPUTextureFormat_RGBA8Unorm,
                                      WGPUTextureUsage_CopySrc | WGPUTextureUsage_CopyDst, 4, 4, 1);
    WGPUBuffer buffer = buffer_new(gpu, "out", WGPUBufferUsage_CopyDst, 1024);
    WGPUCommandEncoder encoder = encoder_new(gpu, "copy");
    WGPUTexelCopyTextureInfo source = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    source.texture = texture;
    WGPUTexelCopyBufferInfo target = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    target.buffer = buffer;
    target.layout.bytesPerRow = 256;
    wgpuCommandEncoderCopyTextureToBuffer(encoder, &source, &target, &(WGPUExtent3D){4, 4, 1});
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuTextureDestroy(texture);
    wgpuTextureDestroy(texture);
    CHECK_QUIET(gpu);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "'gone'"), wgpuQueueSubmit(gpu->queue, 1, &commands));
    CHECK_EQ(wgpuTextureGetWidth(texture), 4);
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
    wgpuBufferRelease(buffer);
    wgpuTextureRelease(texture);
}

static WGPUTexture video_new(const Gpu *gpu, uint32_t width) {
    return texture_new(gpu, "video", (WGPUTextureFormat)WGPUNativeTextureFormat_NV12, WGPUTextureUsage_TextureBinding,
                       width, 4, 1);
}

static void video_formats(Gpu *without) {
    WGPUTexture texture = NULL;
    EXPECT_INVALID(without, TEXTS("wgpuDeviceCreateTexture", "'video'"), texture = video_new(without, 4));
    CHECK_EQ(wgpuTextureGetFormat(texture), WGPUNativeTextureFormat_NV12);
    wgpuTextureRelease(texture);
    Gpu gpu;
    if (!DEVICE_OPEN_IF(&gpu, WGPUNativeFeature_TextureFormatNv12)) {
        return;
    }
    EXPECT_OK(&gpu, wgpuTextureRelease(video_new(&gpu, 4)));
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateTexture", "'video'"), wgpuTextureRelease(video_new(&gpu, 5)));
    device_close(&gpu);
}

static void life(Gpu *gpu) {
    WGPUTexture texture = texture_new(gpu, "before", WGPUTextureFormat_R8Unorm, WGPUTextureUsage_TextureBinding, 4, 4, 1);
    wgpuTextureSetLabel(texture, sv("after"));
    WGPUTextureViewDescriptor view = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    view.baseMipLevel = 5;
    EXPECT_INVALID(gpu, TEXTS("wgpuTextureCreateView", "after"),
                   wgpuTextureViewRelease(wgpuTextureCreateView(texture, &view)));
    wgpuTextureAddRef(texture);
    wgpuTextureRelease(texture);
    CHECK_EQ(wgpuTextureGetWidth(texture), 4);
    wgpuTextureRelease(texture);
    CHECK_EQ(wgpuTextureGetWidth(texture), 0);
    CHECK_EQ(wgpuTextureGetFormat(texture), WGPUTextureFormat_Undefined);
    CHECK_EQ(wgpuTextureGetDimension(texture), WGPUTextureDimension_Undefined);
    CHECK_EQ(wgpuTextureGetUsage(texture), 0);
    CHECK(wgpuTextureCreateView(texture, NULL) == NULL);
    wgpuTextureDestroy(texture);
    wgpuTextureRelease(texture);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    getters(&gpu);
    new_contents_are_zero(&gpu);
    bad_creation(&gpu);
    destruction(&gpu);
    video_formats(&gpu);
    life(&gpu);
    device_close(&gpu);
    return finished();
}
