/* Rendering for the C tests: a small target whose pixels can be read, and pipelines for it. */
#ifndef WGPU_ABI_TESTS_RENDER_H
#define WGPU_ABI_TESTS_RENDER_H

#include "common.h"

#define SIDE 8u

/* A square RGBA8 image; `samples` above 1 is resolved into it. */
typedef struct Target {
    WGPUTexture texture;
    WGPUTextureView view;
} Target;

static inline Target target_new(const Gpu *gpu) {
    Target target;
    target.texture = texture_new(gpu, "target", WGPUTextureFormat_RGBA8Unorm,
                                 WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc, SIDE, SIDE, 1);
    target.view = wgpuTextureCreateView(target.texture, NULL);
    return target;
}

static inline void target_release(Target target) {
    wgpuTextureViewRelease(target.view);
    wgpuTextureRelease(target.texture);
}

typedef struct Pixels {
    uint32_t at[SIDE][SIDE]; /* [y][x], 0xAABBGGRR */
} Pixels;

static inline Pixels target_read(const Gpu *gpu, Target target) {
    Pixels pixels;
    texture_read(gpu, target.texture, 0, 0, WGPUTextureAspect_All, SIDE, SIDE, 4, pixels.at);
    return pixels;
}

#define BLACK 0xff000000u
#define RED 0xff0000ffu
#define GREEN 0xff00ff00u
#define BLUE 0xffff0000u
#define WHITE 0xffffffffu

/* A color attachment that is cleared to opaque black and kept. */
static inline WGPURenderPassColorAttachment clear_to_black(WGPUTextureView view) {
    WGPURenderPassColorAttachment color = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    color.view = view;
    color.loadOp = WGPULoadOp_Clear;
    color.storeOp = WGPUStoreOp_Store;
    color.clearValue = (WGPUColor){0, 0, 0, 1};
    return color;
}

static inline WGPURenderPassEncoder pass_begin(WGPUCommandEncoder encoder, const char *label,
                                               const WGPURenderPassColorAttachment *color,
                                               const WGPURenderPassDepthStencilAttachment *depth) {
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.colorAttachmentCount = color != NULL;
    descriptor.colorAttachments = color;
    descriptor.depthStencilAttachment = depth;
    return wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
}

static inline void pass_end(WGPURenderPassEncoder pass) {
    wgpuRenderPassEncoderEnd(pass);
    wgpuRenderPassEncoderRelease(pass);
}

/* A triangle that covers the whole target, and colors for it: white, by instance, by vertex attribute. */
static const char *const COVER =
    "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {"
    "  return vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.5, 1.0);"
    "}"
    "@fragment fn fs() -> @location(0) vec4f { return vec4f(1.0); }";

/* A render pipeline of "vs" and "fs" for Target; the caller may change the descriptor before. */
typedef struct RenderSetup {
    WGPURenderPipelineDescriptor descriptor;
    WGPUFragmentState fragment;
    WGPUColorTargetState target;
} RenderSetup;

static inline void render_setup(RenderSetup *setup, const char *label, WGPUShaderModule module) {
    setup->descriptor = WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT;
    setup->fragment = WGPU_FRAGMENT_STATE_INIT;
    setup->target = WGPU_COLOR_TARGET_STATE_INIT;
    setup->descriptor.label = sv(label);
    setup->descriptor.vertex.module = module;
    setup->descriptor.fragment = &setup->fragment;
    setup->fragment.module = module;
    setup->fragment.targetCount = 1;
    setup->fragment.targets = &setup->target;
    setup->target.format = WGPUTextureFormat_RGBA8Unorm;
}

/* The plain pipeline of a source. */
static inline WGPURenderPipeline render_new(const Gpu *gpu, const char *label, const char *wgsl) {
    WGPUShaderModule module = shader_new(gpu, label, wgsl);
    RenderSetup setup;
    render_setup(&setup, label, module);
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    wgpuShaderModuleRelease(module);
    return pipeline;
}

#endif
