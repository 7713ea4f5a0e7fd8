/* WGPUAbiMultiview: one draw into several layers.
 *
 * Without the feature WGPUNativeFeature_Multiview only the refusal is tested, without
 * WGPUNativeFeature_SelectiveMultiview no mask with holes. Mesa 22's lavapipe clears the layers as it should, but puts the
 * triangles of all views into layer 0; there the layers are only checked for what they are cleared to. */
#include "render.h"

#include "wgpu.h"

#define LAYERS 3u
#define ALL 0x7u

/* Red, green and blue for the layers 0, 1 and 2. */
static const char *const BY_VIEW =
    "struct V { @builtin(position) at: vec4f, @location(0) @interpolate(flat) view: u32 }"
    "@vertex fn vs(@builtin(vertex_index) i: u32, @builtin(view_index) view: u32) -> V {"
    "  return V(vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.5, 1.0), view);"
    "}"
    "@fragment fn fs(v: V) -> @location(0) vec4f {"
    "  return vec4f(f32(v.view == 0u), f32(v.view == 1u), f32(v.view == 2u), 1.0);"
    "}";

static WGPURenderPipeline pipeline_new(const Gpu *gpu, uint32_t mask) {
    WGPUShaderModule module = shader_new(gpu, "views", BY_VIEW);
    RenderSetup setup;
    render_setup(&setup, "views", module);
    WGPUAbiMultiview multiview = WGPU_ABI_MULTIVIEW_INIT;
    multiview.mask = mask;
    setup.descriptor.nextInChain = &multiview.chain;
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    wgpuShaderModuleRelease(module);
    return pipeline;
}

static Target layers_new(const Gpu *gpu) {
    Target target;
    target.texture = texture_new(gpu, "layers", WGPUTextureFormat_RGBA8Unorm,
                                 WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc, SIDE, SIDE, LAYERS);
    WGPUTextureViewDescriptor descriptor = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    descriptor.dimension = WGPUTextureViewDimension_2DArray;
    target.view = wgpuTextureCreateView(target.texture, &descriptor);
    return target;
}

static WGPURenderPassEncoder views_begin_and(WGPUCommandEncoder encoder, Target target, uint32_t mask, WGPUStoreOp store) {
    WGPUAbiMultiview multiview = WGPU_ABI_MULTIVIEW_INIT;
    multiview.mask = mask;
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    color.storeOp = store;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.nextInChain = &multiview.chain;
    descriptor.label = sv("views");
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &color;
    return wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
}

static WGPURenderPassEncoder views_begin(WGPUCommandEncoder encoder, Target target, uint32_t mask) {
    return views_begin_and(encoder, target, mask, WGPUStoreOp_Store);
}

static bool one_layer_only = false;

static bool is_mesa_22(const Gpu *gpu) {
    WGPUAbiAdapterDetails details = WGPU_ABI_ADAPTER_DETAILS_INIT;
    CHECK_EQ(wgpuAbiAdapterGetDetails(gpu->adapter, &details), WGPUStatus_Success);
    char name[64], version[64];
    copy_text(name, sizeof name, details.driver);
    copy_text(version, sizeof version, details.driverInfo);
    wgpuAbiAdapterDetailsFreeMembers(details);
    return strcmp(name, "llvmpipe") == 0 && strncmp(version, "Mesa 22.", 8) == 0;
}

static void check_layer(const Gpu *gpu, Target target, uint32_t layer, uint32_t color) {
    Pixels pixels;
    texture_read(gpu, target.texture, 0, layer, WGPUTextureAspect_All, SIDE, SIDE, 4, pixels.at);
    if (one_layer_only && color != 0) {
        color = layer == 0 ? pixels.at[0][0] : BLACK;
        CHECK(layer != 0 || color == RED || color == GREEN || color == BLUE || color == BLACK);
    }
    for (uint32_t y = 0; y < SIDE; y++) {
        for (uint32_t x = 0; x < SIDE; x++) {
            if (pixels.at[y][x] != color) {
                fail(__FILE__, __LINE__, "pixel (%u, %u) of layer %u is 0x%08x, expected 0x%08x", x, y, layer,
                     (unsigned)pixels.at[y][x], (unsigned)color);
                return;
            }
        }
    }
}

static void every_layer(Gpu *gpu) {
    Target target = layers_new(gpu);
    WGPURenderPipeline pipeline = pipeline_new(gpu, ALL);
    WGPUCommandEncoder encoder = encoder_new(gpu, "views");
    WGPURenderPassEncoder pass = views_begin(encoder, target, ALL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    submit(gpu, encoder);
    check_layer(gpu, target, 0, RED);
    check_layer(gpu, target, 1, GREEN);
    check_layer(gpu, target, 2, BLUE);
    wgpuRenderPipelineRelease(pipeline);
    target_release(target);
    CHECK_QUIET(gpu);
}

/* What the mask leaves out is not touched: zero in a new texture, whatever its memory held before. */
static void some_layers(Gpu *gpu) {
    for (int round = 0; round < 8; round++) {
        Target used = layers_new(gpu);
        WGPUCommandEncoder encoder = encoder_new(gpu, "fill");
        pass_end(views_begin(encoder, used, ALL));
        submit(gpu, encoder);
        check_layer(gpu, used, 1, BLACK);
        target_release(used);

        Target target = layers_new(gpu);
        WGPURenderPipeline pipeline = pipeline_new(gpu, 0x5);
        encoder = encoder_new(gpu, "holes");
        WGPURenderPassEncoder pass = views_begin(encoder, target, 0x5);
        wgpuRenderPassEncoderSetPipeline(pass, pipeline);
        wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
        pass_end(pass);
        submit(gpu, encoder);
        check_layer(gpu, target, 0, RED);
        check_layer(gpu, target, 1, 0);
        check_layer(gpu, target, 2, BLUE);
        wgpuRenderPipelineRelease(pipeline);
        target_release(target);
    }
    CHECK_QUIET(gpu);
}

/* All layers are zero afterwards. */
static void discarded_layers(Gpu *gpu) {
    Target target = layers_new(gpu);
    WGPUCommandEncoder encoder = encoder_new(gpu, "discard");
    pass_end(views_begin(encoder, target, ALL));
    pass_end(views_begin_and(encoder, target, ALL, WGPUStoreOp_Discard));
    submit(gpu, encoder);
    for (uint32_t layer = 0; layer < LAYERS; layer++) {
        check_layer(gpu, target, layer, 0);
    }
    target_release(target);
    CHECK_QUIET(gpu);
    /* What has no memory is not zeroed. */
    target.texture = texture_new(gpu, "one", WGPUTextureFormat_RGBA8Unorm,
                                 WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_TransientAttachment, SIDE, SIDE, 1);
    WGPUTextureViewDescriptor descriptor = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    descriptor.dimension = WGPUTextureViewDimension_2DArray;
    target.view = wgpuTextureCreateView(target.texture, &descriptor);
    encoder = encoder_new(gpu, "transient");
    pass_end(views_begin_and(encoder, target, 0x1, WGPUStoreOp_Discard));
    submit(gpu, encoder);
    target_release(target);
    CHECK_QUIET(gpu);
}

static void bundles(Gpu *gpu) {
    Target target = layers_new(gpu);
    WGPURenderPipeline pipeline = pipeline_new(gpu, ALL);
    WGPUTextureFormat format = WGPUTextureFormat_RGBA8Unorm;
    WGPUAbiMultiview multiview = WGPU_ABI_MULTIVIEW_INIT;
    multiview.mask = ALL;
    WGPURenderBundleEncoderDescriptor descriptor = WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT;
    descriptor.nextInChain = &multiview.chain;
    descriptor.colorFormatCount = 1;
    descriptor.colorFormats = &format;
    WGPURenderBundleEncoder recorder = wgpuDeviceCreateRenderBundleEncoder(gpu->device, &descriptor);
    wgpuRenderBundleEncoderSetPipeline(recorder, pipeline);
    wgpuRenderBundleEncoderDraw(recorder, 3, 1, 0, 0);
    WGPURenderBundle bundle = wgpuRenderBundleEncoderFinish(recorder, NULL);
    WGPUCommandEncoder encoder = encoder_new(gpu, "bundle");
    WGPURenderPassEncoder pass = views_begin(encoder, target, ALL);
    wgpuRenderPassEncoderExecuteBundles(pass, 1, &bundle);
    pass_end(pass);
    submit(gpu, encoder);
    check_layer(gpu, target, 1, GREEN);
    check_layer(gpu, target, 2, BLUE);
    /* A bundle for other views does not fit. */
    EXPECT_BAD_RECORDING(gpu, TEXTS("multiview"), {
        pass = views_begin(e, target, 0);
        wgpuRenderPassEncoderExecuteBundles(pass, 1, &bundle);
        pass_end(pass);
    });
    wgpuRenderBundleRelease(bundle);
    wgpuRenderBundleEncoderRelease(recorder);
    wgpuRenderPipelineRelease(pipeline);
    target_release(target);
}

static void wrong_masks(Gpu *gpu) {
    WGPUNativeLimits native = {.chain.sType = (WGPUSType)WGPUSType_NativeLimits};
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.nextInChain = &native.chain;
    CHECK_EQ(wgpuDeviceGetLimits(gpu->device, &limits), WGPUStatus_Success);
    CHECK(native.maxMultiviewViewCount >= LAYERS);
    WGPURenderPipeline pipeline = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateRenderPipeline", "views", "0xffffffff", "maxMultiviewViewCount"),
                   pipeline = pipeline_new(gpu, UINT32_MAX));
    wgpuRenderPipelineRelease(pipeline);
    EXPECT_INVALID(gpu, TEXTS("maxMultiviewViewCount"), pipeline = pipeline_new(gpu, 0x80000000u));
    wgpuRenderPipelineRelease(pipeline);
    Target target = layers_new(gpu);
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuCommandEncoderBeginRenderPass", "mask"),
                         pass_end(views_begin(e, target, 0x80000000u)));
    /* More layers than the views have. */
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuCommandEncoderFinish"), pass_end(views_begin(e, target, 0xf)));
    /* Another mask than the pass. */
    pipeline = pipeline_new(gpu, 0x3);
    EXPECT_BAD_RECORDING(gpu, TEXTS("multiview", "views"), {
        WGPURenderPassEncoder pass = views_begin(e, target, ALL);
        wgpuRenderPassEncoderSetPipeline(pass, pipeline);
        wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
        pass_end(pass);
    });
    wgpuRenderPipelineRelease(pipeline);
    target_release(target);

    /* A compute pipeline has no views. */
    WGPUAbiMultiview multiview = WGPU_ABI_MULTIVIEW_INIT;
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &multiview.chain;
    WGPUComputePipeline compute = NULL;
    EXPECT_INVALID(gpu, TEXTS("0x5a000004"), compute = wgpuDeviceCreateComputePipeline(gpu->device, &descriptor));
    wgpuComputePipelineRelease(compute);
}

static void without_the_feature(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPURenderPipeline pipeline = NULL;
    EXPECT_INVALID(&gpu, TEXTS("WGPUNativeFeature_Multiview"), {
        WGPUShaderModule module = shader_new(&gpu, "cover", COVER);
        RenderSetup setup;
        render_setup(&setup, "cover", module);
        WGPUAbiMultiview multiview = WGPU_ABI_MULTIVIEW_INIT;
        multiview.mask = 1;
        setup.descriptor.nextInChain = &multiview.chain;
        pipeline = wgpuDeviceCreateRenderPipeline(gpu.device, &setup.descriptor);
        wgpuShaderModuleRelease(module);
    });
    wgpuRenderPipelineRelease(pipeline);
    Target target = target_new(&gpu);
    EXPECT_BAD_RECORDING(&gpu, TEXTS("WGPUNativeFeature_Multiview"), pass_end(views_begin(e, target, 1)));
    EXPECT_OK(&gpu, {
        WGPUCommandEncoder encoder = encoder_new(&gpu, "none");
        pass_end(views_begin(encoder, target, 0));
        submit(&gpu, encoder);
    });
    target_release(target);
    device_close(&gpu);
}

int main(void) {
    without_the_feature();
    Gpu gpu;
    if (!ADAPTER_OPEN_IF(&gpu, WGPUNativeFeature_Multiview)) {
        return finished();
    }
    WGPUFeatureName wanted[] = {(WGPUFeatureName)WGPUNativeFeature_Multiview,
                                (WGPUFeatureName)WGPUNativeFeature_SelectiveMultiview};
    bool selective = wgpuAdapterHasFeature(gpu.adapter, wanted[1]);
    WGPUAbiDeviceExtras extras = WGPU_ABI_DEVICE_EXTRAS_INIT;
    extras.allLimits = WGPU_TRUE;
    WGPUDeviceDescriptor descriptor = with_features(wanted, selective ? 2 : 1);
    descriptor.nextInChain = &extras.chain;
    device_open_on(&gpu, descriptor);
    one_layer_only = is_mesa_22(&gpu);
    every_layer(&gpu);
    discarded_layers(&gpu);
    if (selective) {
        some_layers(&gpu);
    }
    bundles(&gpu);
    wrong_masks(&gpu);
    device_close(&gpu);
    return finished();
}
