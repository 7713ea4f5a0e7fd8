/* WGPUTextureView: defaults, every rule of the descriptor, and that a view keeps its texture. */
#include "common.h"

static WGPUTexture cube_texture(Gpu *gpu) {
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = sv("cubes");
    descriptor.usage = WGPUTextureUsage_TextureBinding | WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc;
    descriptor.size = (WGPUExtent3D){16, 16, 12};
    descriptor.format = WGPUTextureFormat_RGBA8Unorm;
    descriptor.mipLevelCount = 3;
    WGPUTextureFormat srgb = WGPUTextureFormat_RGBA8UnormSrgb;
    descriptor.viewFormatCount = 1;
    descriptor.viewFormats = &srgb;
    return wgpuDeviceCreateTexture(gpu->device, &descriptor);
}

static void good_case(Gpu *gpu, WGPUTexture texture, WGPUTextureViewDescriptor descriptor) {
    WGPUTextureView view = NULL;
    EXPECT_OK(gpu, view = wgpuTextureCreateView(texture, &descriptor));
    CHECK(view != NULL);
    wgpuTextureViewRelease(view);
}
#define good(...) CASE(good_case(__VA_ARGS__))

static void bad_case(Gpu *gpu, WGPUTexture texture, WGPUTextureViewDescriptor descriptor, const char *part) {
    WGPUTextureView view = NULL;
    descriptor.label = sv("wrong view");
    EXPECT_INVALID(gpu, TEXTS("wgpuTextureCreateView", "wrong view", part),
                   view = wgpuTextureCreateView(texture, &descriptor));
    CHECK(view != NULL);
    wgpuTextureViewRelease(view);
}
#define bad(...) CASE(bad_case(__VA_ARGS__))

static void dimensions(Gpu *gpu, WGPUTexture texture) {
    EXPECT_OK(gpu, wgpuTextureViewRelease(wgpuTextureCreateView(texture, NULL)));
    WGPUTextureViewDescriptor d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    good(gpu, texture, d);
    d.dimension = WGPUTextureViewDimension_2DArray, good(gpu, texture, d);
    d.dimension = WGPUTextureViewDimension_2D, good(gpu, texture, d); /* takes one layer */
    d.dimension = WGPUTextureViewDimension_Cube, good(gpu, texture, d); /* takes six */
    d.dimension = WGPUTextureViewDimension_CubeArray, good(gpu, texture, d);
    d.baseArrayLayer = 6, good(gpu, texture, d);
    d.baseArrayLayer = 3, bad(gpu, texture, d, "9");
    d.arrayLayerCount = 6, good(gpu, texture, d);
    d.dimension = WGPUTextureViewDimension_1D, bad(gpu, texture, d, "");
    d.dimension = WGPUTextureViewDimension_3D, bad(gpu, texture, d, "");
    d.dimension = (WGPUTextureViewDimension)77, bad(gpu, texture, d, "dimension");
    d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    d.dimension = WGPUTextureViewDimension_2D;
    d.arrayLayerCount = 2, bad(gpu, texture, d, "2");
    d.dimension = WGPUTextureViewDimension_Cube, bad(gpu, texture, d, "2");
}

static void ranges(Gpu *gpu, WGPUTexture texture) {
    WGPUTextureViewDescriptor d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    d.baseMipLevel = 2, good(gpu, texture, d);
    d.mipLevelCount = 1, good(gpu, texture, d);
    d.mipLevelCount = 2, bad(gpu, texture, d, "2");
    d.mipLevelCount = 0, bad(gpu, texture, d, "");
    d.mipLevelCount = WGPU_MIP_LEVEL_COUNT_UNDEFINED;
    d.baseMipLevel = 3, bad(gpu, texture, d, "");
    d.baseMipLevel = UINT32_MAX, bad(gpu, texture, d, "");
    d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    d.baseArrayLayer = 11, good(gpu, texture, d);
    d.baseArrayLayer = 12, bad(gpu, texture, d, "");
    d.baseArrayLayer = UINT32_MAX, bad(gpu, texture, d, "");
    d.baseArrayLayer = 0, d.arrayLayerCount = 0, bad(gpu, texture, d, "");
    d.arrayLayerCount = 13, bad(gpu, texture, d, "13");
    d.arrayLayerCount = UINT32_MAX - 1, bad(gpu, texture, d, "");
}

static void formats_and_usages(Gpu *gpu, WGPUTexture texture) {
    WGPUTextureViewDescriptor d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    d.format = WGPUTextureFormat_RGBA8UnormSrgb, good(gpu, texture, d);
    d.format = WGPUTextureFormat_BGRA8Unorm, bad(gpu, texture, d, "");
    d.format = (WGPUTextureFormat)0x5555, bad(gpu, texture, d, "format");
    d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    d.aspect = WGPUTextureAspect_DepthOnly, bad(gpu, texture, d, "");
    d.aspect = (WGPUTextureAspect)55, bad(gpu, texture, d, "aspect");
    d.aspect = WGPUTextureAspect_All;
    d.usage = WGPUTextureUsage_TextureBinding, good(gpu, texture, d);
    d.usage = WGPUTextureUsage_StorageBinding, bad(gpu, texture, d, "");
    d.usage = WGPUTextureUsage_TextureBinding | UINT64_C(1) << 40, bad(gpu, texture, d, "usage");

    WGPUTexture depth = texture_new(gpu, "depth", WGPUTextureFormat_Depth24PlusStencil8,
                                    WGPUTextureUsage_TextureBinding, 8, 8, 1);
    d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    d.aspect = WGPUTextureAspect_DepthOnly, good(gpu, depth, d);
    d.format = WGPUTextureFormat_Depth24Plus, good(gpu, depth, d);
    d.format = WGPUTextureFormat_Stencil8, bad(gpu, depth, d, "");
    d.aspect = WGPUTextureAspect_StencilOnly, good(gpu, depth, d);
    wgpuTextureRelease(depth);
}

static void chains(Gpu *gpu, WGPUTexture texture) {
    WGPUTextureViewDescriptor d = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    WGPUTextureComponentSwizzleDescriptor swizzle = WGPU_TEXTURE_COMPONENT_SWIZZLE_DESCRIPTOR_INIT;
    d.nextInChain = &swizzle.chain, good(gpu, texture, d);
    swizzle.swizzle = (WGPUTextureComponentSwizzle){WGPUComponentSwizzle_R, WGPUComponentSwizzle_G,
                                                    WGPUComponentSwizzle_B, WGPUComponentSwizzle_A};
    good(gpu, texture, d);
    swizzle.swizzle.r = WGPUComponentSwizzle_B, bad(gpu, texture, d, "swizzle");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    d.nextInChain = &unknown, bad(gpu, texture, d, "0x12345678");
}

/* A view stands for its texture, whose own handle may be gone. */
static void keeps_the_texture(Gpu *gpu) {
    WGPUTexture texture = texture_new(gpu, "kept", WGPUTextureFormat_RGBA8Unorm,
                                      WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc, 4, 4, 1);
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL);
    wgpuTextureAddRef(texture);
    wgpuTextureRelease(texture);
    WGPURenderPassColorAttachment color = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    color.view = view;
    color.loadOp = WGPULoadOp_Clear;
    color.storeOp = WGPUStoreOp_Store;
    color.clearValue = (WGPUColor){1, 0, 0, 1};
    WGPURenderPassDescriptor pass = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    pass.colorAttachmentCount = 1;
    pass.colorAttachments = &color;
    WGPUCommandEncoder encoder = encoder_new(gpu, "clear");
    WGPURenderPassEncoder render = wgpuCommandEncoderBeginRenderPass(encoder, &pass);
    wgpuRenderPassEncoderEnd(render);
    wgpuRenderPassEncoderRelease(render);
    wgpuTextureViewSetLabel(view, sv("still here"));
    wgpuTextureViewAddRef(view);
    wgpuTextureViewRelease(view);
    wgpuTextureViewRelease(view);
    submit(gpu, encoder);
    uint32_t out[16];
    texture_read(gpu, texture, 0, 0, WGPUTextureAspect_All, 4, 4, 4, out);
    CHECK_EQ(out[0], 0xff0000ff);
    CHECK_EQ(out[15], 0xff0000ff);
    CHECK_QUIET(gpu);
    wgpuTextureRelease(texture);
    /* Stale. */
    wgpuTextureViewRelease(view);
    wgpuTextureViewAddRef(view);
    wgpuTextureViewSetLabel(view, sv("gone"));
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUTexture texture = cube_texture(&gpu);
    CHECK_QUIET(&gpu);
    dimensions(&gpu, texture);
    ranges(&gpu, texture);
    formats_and_usages(&gpu, texture);
    chains(&gpu, texture);
    wgpuTextureRelease(texture);
    keeps_the_texture(&gpu);
    device_close(&gpu);
    return finished();
}
