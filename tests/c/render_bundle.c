/* WGPURenderBundle: executed many times, in passes that fit, and mixed with the pass's own draws. */
#include "render.h"

static WGPURenderBundle bundle_of(const Gpu *gpu, const char *label, WGPURenderPipeline pipeline, WGPUTextureFormat format,
                                  uint32_t draws) {
    WGPURenderBundleEncoderDescriptor descriptor = WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT;
    descriptor.label = sv("recorder");
    descriptor.colorFormatCount = 1;
    descriptor.colorFormats = &format;
    WGPURenderBundleEncoder encoder = wgpuDeviceCreateRenderBundleEncoder(gpu->device, &descriptor);
    if (pipeline != NULL) {
        wgpuRenderBundleEncoderSetPipeline(encoder, pipeline);
    }
    for (uint32_t i = 0; i < draws; i++) {
        wgpuRenderBundleEncoderDraw(encoder, 3, 1, 0, 0);
    }
    WGPURenderBundleDescriptor end = WGPU_RENDER_BUNDLE_DESCRIPTOR_INIT;
    end.label = sv(label);
    WGPURenderBundle bundle = wgpuRenderBundleEncoderFinish(encoder, &end);
    wgpuRenderBundleEncoderRelease(encoder);
    return bundle;
}

static void many_executions(Gpu *gpu) {
    Target target = target_new(gpu);
    WGPURenderPipeline pipeline = render_new(gpu, "cover", COVER);
    WGPURenderBundle bundle = bundle_of(gpu, "cover", pipeline, WGPUTextureFormat_RGBA8Unorm, 1);
    WGPURenderBundle empty = bundle_of(gpu, "empty", NULL, WGPUTextureFormat_RGBA8Unorm, 0);
    wgpuRenderPipelineRelease(pipeline);
    WGPURenderBundle thrice[] = {bundle, empty, bundle};
    WGPUCommandEncoder encoder = encoder_new(gpu, "execute");
    for (int i = 0; i < 3; i++) {
        WGPURenderPassColorAttachment color = clear_to_black(target.view);
        WGPURenderPassEncoder pass = pass_begin(encoder, "execute", &color, NULL);
        wgpuRenderPassEncoderExecuteBundles(pass, 3, thrice);
        wgpuRenderPassEncoderExecuteBundles(pass, 0, NULL);
        pass_end(pass);
    }
    wgpuRenderBundleAddRef(bundle);
    wgpuRenderBundleRelease(bundle);
    /* The encoder keeps them. */
    wgpuRenderBundleRelease(bundle);
    wgpuRenderBundleRelease(empty);
    submit(gpu, encoder);
    CHECK_EQ(target_read(gpu, target).at[2][5], WHITE);
    CHECK_QUIET(gpu);
    target_release(target);
}

static void bundles_clear_the_state(Gpu *gpu) {
    Target target = target_new(gpu);
    WGPURenderPipeline pipeline = render_new(gpu, "cover", COVER);
    WGPURenderBundle bundle = bundle_of(gpu, "cover", pipeline, WGPUTextureFormat_RGBA8Unorm, 1);
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuCommandEncoderFinish", "pipeline"), {
        WGPURenderPassEncoder pass = pass_begin(e, "pass", &color, NULL);
        wgpuRenderPassEncoderSetPipeline(pass, pipeline);
        wgpuRenderPassEncoderExecuteBundles(pass, 1, &bundle);
        wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
        pass_end(pass);
    });
    wgpuRenderBundleRelease(bundle);
    wgpuRenderPipelineRelease(pipeline);
    target_release(target);
}

static void bad_executions(Gpu *gpu) {
    Target target = target_new(gpu);
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderBundle good = bundle_of(gpu, "good", NULL, WGPUTextureFormat_RGBA8Unorm, 0);
    WGPURenderBundle other_format = bundle_of(gpu, "other format", NULL, WGPUTextureFormat_R8Unorm, 0);
    WGPURenderBundle invalid = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "recorder"),
                   invalid = bundle_of(gpu, "invalid", NULL, WGPUTextureFormat_RGBA8Unorm, 1));
#define BAD(text, count, ...)                                                                           \
    EXPECT_BAD_RECORDING(gpu, TEXTS(text), {                                                            \
        WGPURenderPassEncoder pass = pass_begin(e, "pass", &color, NULL);                               \
        WGPURenderBundle bundles_[] = {__VA_ARGS__};                                                    \
        wgpuRenderPassEncoderExecuteBundles(pass, count, bundles_);                                     \
        pass_end(pass);                                                                                 \
    })
    BAD("bundles[1]", 2, good, NULL);
    BAD("bundles[1]", 2, good, invalid);
    BAD("'invalid'", 1, invalid);
    BAD("WGPUTextureView", 1, (WGPURenderBundle)target.view);
    BAD("R8Unorm", 2, good, other_format);
    wgpuRenderBundleRelease(invalid);
    BAD("released", 1, invalid);
#undef BAD
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuRenderPassEncoderExecuteBundles", "bundles"), {
        WGPURenderPassEncoder pass = pass_begin(e, "pass", &color, NULL);
        wgpuRenderPassEncoderExecuteBundles(pass, 1, NULL);
        pass_end(pass);
    });
    wgpuRenderBundleRelease(good);
    wgpuRenderBundleRelease(other_format);
    target_release(target);
}

static void draws_count_for_the_limit(Gpu *gpu) {
    Target target = target_new(gpu);
    WGPURenderPipeline pipeline = render_new(gpu, "cover", COVER);
    WGPURenderBundle bundle = bundle_of(gpu, "five", pipeline, WGPUTextureFormat_RGBA8Unorm, 5);
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassMaxDrawCount limit = WGPU_RENDER_PASS_MAX_DRAW_COUNT_INIT;
    limit.maxDrawCount = 9;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.nextInChain = &limit.chain;
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &color;
    WGPURenderBundle both[] = {bundle, bundle};
    EXPECT_BAD_RECORDING(gpu, TEXTS("10 draws", "maxDrawCount"), {
        WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(e, &descriptor);
        wgpuRenderPassEncoderExecuteBundles(pass, 2, both);
        pass_end(pass);
    });
    limit.maxDrawCount = 10;
    WGPUCommandEncoder encoder = encoder_new(gpu, "fits");
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderExecuteBundles(pass, 2, both);
    pass_end(pass);
    submit(gpu, encoder);
    CHECK_EQ(target_read(gpu, target).at[0][0], WHITE);
    CHECK_QUIET(gpu);
    wgpuRenderBundleRelease(bundle);
    wgpuRenderPipelineRelease(pipeline);
    target_release(target);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    many_executions(&gpu);
    bundles_clear_the_state(&gpu);
    bad_executions(&gpu);
    draws_count_for_the_limit(&gpu);
    wgpuRenderBundleSetLabel(NULL, sv("x"));
    wgpuRenderBundleAddRef(NULL);
    wgpuRenderBundleRelease(NULL);
    device_close(&gpu);
    return finished();
}
