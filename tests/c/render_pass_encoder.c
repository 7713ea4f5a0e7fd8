/* WGPURenderPassEncoder: each call's effect on pixels, queries and the errors of its misuse. */
#include "render.h"

/* A shader whose triangle and color come from immediate constants of the draw: vertex and instance index. */
static const char *const BY_INSTANCE =
    "struct F { @builtin(position) p: vec4f, @location(0) @interpolate(flat) i: u32 }"
    "@vertex fn vs(@builtin(vertex_index) v: u32, @builtin(instance_index) i: u32) -> F {"
    "  return F(vec4f(f32(i32(v & 1u) * 4 - 1), f32(i32(v >> 1u) * 4 - 1), 0.25 * f32(i & 3u), 1.0), i);"
    "}"
    "@fragment fn fs(f: F) -> @location(0) vec4f {"
    "  return vec4f(vec3f(vec3u(f.i & 1u, (f.i >> 1u) & 1u, (f.i >> 2u) & 1u)), 1.0);"
    "}";

typedef struct Scene {
    Target target;
    WGPURenderPipeline pipeline;
} Scene;

static WGPUCommandEncoder frame_encoder;

static WGPURenderPassEncoder frame_begin(Gpu *gpu, Scene *scene) {
    frame_encoder = encoder_new(gpu, "frame");
    WGPURenderPassColorAttachment color = clear_to_black(scene->target.view);
    return pass_begin(frame_encoder, "frame", &color, NULL);
}

static Pixels frame_end(Gpu *gpu, Scene *scene, WGPURenderPassEncoder pass) {
    pass_end(pass);
    submit(gpu, frame_encoder);
    CHECK_QUIET(gpu);
    return target_read(gpu, scene->target);
}

static void draws(Gpu *gpu, Scene *scene) {
    WGPURenderPassEncoder pass = frame_begin(gpu, scene);
    Pixels pixels = frame_end(gpu, scene, pass);
    CHECK_EQ(pixels.at[0][0], BLACK);
    pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 1);
    pixels = frame_end(gpu, scene, pass);
    CHECK_EQ(pixels.at[0][0], RED);
    CHECK_EQ(pixels.at[7][7], RED);
    pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 2, 0, 1); /* the second instance is on top */
    wgpuRenderPassEncoderDraw(pass, 0, 1, 0, 0);
    wgpuRenderPassEncoderDraw(pass, 3, 0, 0, 0);
    pixels = frame_end(gpu, scene, pass);
    CHECK_EQ(pixels.at[3][3], GREEN);

    const uint16_t small[] = {9, 9, 0, 1, 2, 9};
    const uint32_t large[] = {5, 6, 7};
    WGPUBuffer indices16 = buffer_with(gpu, "16", WGPUBufferUsage_Index, small, sizeof small);
    WGPUBuffer indices32 = buffer_with(gpu, "32", WGPUBufferUsage_Index, large, sizeof large);
    pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderSetIndexBuffer(pass, indices16, WGPUIndexFormat_Uint16, 4, 6);
    wgpuRenderPassEncoderDrawIndexed(pass, 3, 1, 0, 0, 4);
    pixels = frame_end(gpu, scene, pass);
    CHECK_EQ(pixels.at[3][3], BLUE);
    pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderSetIndexBuffer(pass, indices32, WGPUIndexFormat_Uint32, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderDrawIndexed(pass, 3, 1, 0, -5, 3);
    pixels = frame_end(gpu, scene, pass);
    CHECK_EQ(pixels.at[3][3], RED | GREEN);

    const uint32_t arguments[] = {99, 3, 1, 0, 0, 3, 1, 0, (uint32_t)-5, 0};
    WGPUBuffer indirect = buffer_with(gpu, "arguments", WGPUBufferUsage_Indirect, arguments, sizeof arguments);
    pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderSetScissorRect(pass, 0, 0, 8, 4);
    wgpuRenderPassEncoderDrawIndirect(pass, indirect, 4);
    wgpuRenderPassEncoderSetIndexBuffer(pass, indices32, WGPUIndexFormat_Uint32, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderDrawIndexedIndirect(pass, indirect, 20);
    frame_end(gpu, scene, pass); /* instance 0 is black; the point is that both are accepted */
    wgpuBufferRelease(indirect);
    wgpuBufferRelease(indices16);
    wgpuBufferRelease(indices32);
}

static void viewport_and_scissor(Gpu *gpu, Scene *scene) {
    WGPURenderPassEncoder pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderSetScissorRect(pass, 2, 3, 4, 2);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 7);
    Pixels pixels = frame_end(gpu, scene, pass);
    for (uint32_t y = 0; y < SIDE; y++) {
        for (uint32_t x = 0; x < SIDE; x++) {
            bool inside = x >= 2 && x < 6 && y >= 3 && y < 5;
            CHECK_EQ(pixels.at[y][x], inside ? WHITE : BLACK);
        }
    }
    pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderSetViewport(pass, 4, 0, 4, 8, 0, 1);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 1);
    pixels = frame_end(gpu, scene, pass);
    CHECK_EQ(pixels.at[4][3], BLACK);
    CHECK_EQ(pixels.at[4][4], RED);
}

static void state_calls(Gpu *gpu, Scene *scene) {
    WGPURenderPassEncoder pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderPushDebugGroup(pass, sv("group"));
    wgpuRenderPassEncoderInsertDebugMarker(pass, sv("marker"));
    wgpuRenderPassEncoderPopDebugGroup(pass);
    wgpuRenderPassEncoderSetLabel(pass, sv("renamed"));
    wgpuRenderPassEncoderSetBlendConstant(pass, &(WGPUColor){0.1, 0.2, 0.3, 0.4});
    wgpuRenderPassEncoderSetStencilReference(pass, 0xFFFFFFFF);
    wgpuRenderPassEncoderSetBindGroup(pass, 0, NULL, 0, NULL);
    wgpuRenderPassEncoderSetVertexBuffer(pass, 0, NULL, 0, 0);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderAddRef(pass);
    wgpuRenderPassEncoderRelease(pass);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 4);
    Pixels pixels = frame_end(gpu, scene, pass);
    CHECK_EQ(pixels.at[1][6], BLUE);
}

/* Depth decides which of two instances is seen; stencil masks a third. */
static void depth_and_stencil(Gpu *gpu, Scene *scene) {
    WGPUShaderModule module = shader_new(gpu, "by instance", BY_INSTANCE);
    RenderSetup setup;
    render_setup(&setup, "depth", module);
    WGPUDepthStencilState state = WGPU_DEPTH_STENCIL_STATE_INIT;
    state.format = WGPUTextureFormat_Depth24PlusStencil8;
    state.depthWriteEnabled = WGPUOptionalBool_True;
    state.depthCompare = WGPUCompareFunction_Less;
    state.stencilFront.compare = WGPUCompareFunction_Equal;
    state.stencilFront.passOp = WGPUStencilOperation_IncrementClamp;
    state.stencilBack = state.stencilFront;
    setup.descriptor.depthStencil = &state;
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    WGPUTexture texture = texture_new(gpu, "depth", WGPUTextureFormat_Depth24PlusStencil8,
                                      WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc, SIDE, SIDE, 1);
    WGPURenderPassDepthStencilAttachment depth = WGPU_RENDER_PASS_DEPTH_STENCIL_ATTACHMENT_INIT;
    depth.view = wgpuTextureCreateView(texture, NULL);
    depth.depthLoadOp = depth.stencilLoadOp = WGPULoadOp_Clear;
    depth.depthStoreOp = depth.stencilStoreOp = WGPUStoreOp_Store;
    depth.depthClearValue = 1.0f;
    depth.stencilClearValue = 5;
    WGPURenderPassColorAttachment color = clear_to_black(scene->target.view);
    WGPUCommandEncoder encoder = encoder_new(gpu, "depth");
    WGPURenderPassEncoder pass = pass_begin(encoder, "depth", &color, &depth);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderSetStencilReference(pass, 5);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 2); /* green at 0.5: passes, stencil becomes 6 */
    wgpuRenderPassEncoderSetStencilReference(pass, 6);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 3); /* yellow at 0.75: behind */
    wgpuRenderPassEncoderSetStencilReference(pass, 5);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0); /* black at 0: in front, but the stencil says no */
    wgpuRenderPassEncoderSetStencilReference(pass, 6);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 1); /* red at 0.25: passes, stencil becomes 7 */
    pass_end(pass);
    submit(gpu, encoder);
    CHECK_QUIET(gpu);
    CHECK_EQ(target_read(gpu, scene->target).at[2][2], RED);
    uint8_t stencil[SIDE][SIDE];
    texture_read(gpu, texture, 0, 0, WGPUTextureAspect_StencilOnly, SIDE, SIDE, 1, stencil);
    CHECK_EQ(stencil[2][2], 7);

    WGPURenderPassDepthStencilAttachment d;
#define BAD_DEPTH(part, ...)                                                                            \
    d = depth, __VA_ARGS__;                                                                             \
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", part), pass_end(pass_begin(e, "bad depth", NULL, &d)))
    BAD_DEPTH("depthLoadOp", d.depthLoadOp = (WGPULoadOp)77);
    BAD_DEPTH("stencilStoreOp", d.stencilStoreOp = (WGPUStoreOp)77);
    BAD_DEPTH("", d.depthLoadOp = WGPULoadOp_Undefined);
    BAD_DEPTH("", d.stencilStoreOp = WGPUStoreOp_Undefined);
    BAD_DEPTH("", d.depthClearValue = WGPU_DEPTH_CLEAR_VALUE_UNDEFINED);
    BAD_DEPTH("1.5", d.depthClearValue = 1.5f);
    BAD_DEPTH("", d.depthReadOnly = WGPU_TRUE); /* with operations */
    BAD_DEPTH("NULL", d.view = NULL);
    BAD_DEPTH("", d.view = scene->target.view);
    /* Read only: no operations, and then no writing pipeline. */
    d = depth;
    d.depthReadOnly = d.stencilReadOnly = WGPU_TRUE;
    d.depthLoadOp = d.stencilLoadOp = WGPULoadOp_Undefined;
    d.depthStoreOp = d.stencilStoreOp = WGPUStoreOp_Undefined;
    encoder = encoder_new(gpu, "read only");
    pass_end(pass_begin(encoder, "read only", &color, &d));
    submit(gpu, encoder);
    CHECK_QUIET(gpu);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "depth"), WGPURenderPassEncoder p = pass_begin(e, "recorder's pass", &color, &d);
                         wgpuRenderPassEncoderSetPipeline(p, pipeline); pass_end(p));

    wgpuTextureViewRelease(depth.view);
    wgpuTextureRelease(texture);
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(module);
}

static void multisampling_and_resolve(Gpu *gpu, Scene *scene) {
    WGPUShaderModule module = shader_new(gpu, "by instance", BY_INSTANCE);
    RenderSetup setup;
    render_setup(&setup, "multisampled", module);
    setup.descriptor.multisample.count = 4;
    setup.descriptor.multisample.mask = 0x3; /* half of the samples */
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.usage = WGPUTextureUsage_RenderAttachment;
    descriptor.size = (WGPUExtent3D){SIDE, SIDE, 1};
    descriptor.format = WGPUTextureFormat_RGBA8Unorm;
    descriptor.sampleCount = 4;
    WGPUTexture samples = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    WGPURenderPassColorAttachment color = clear_to_black(wgpuTextureCreateView(samples, NULL));
    color.resolveTarget = scene->target.view;
    color.storeOp = WGPUStoreOp_Discard;
    WGPUCommandEncoder encoder = encoder_new(gpu, "resolve");
    WGPURenderPassEncoder pass = pass_begin(encoder, "resolve", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 7);
    pass_end(pass);
    submit(gpu, encoder);
    CHECK_QUIET(gpu);
    uint32_t pixel = target_read(gpu, scene->target).at[4][4];
    CHECK((pixel & 255) >= 126 && (pixel & 255) <= 129);
    /* A pipeline for one sample does not fit. */
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), WGPURenderPassEncoder p = pass_begin(e, "recorder's pass", &color, NULL);
                         wgpuRenderPassEncoderSetPipeline(p, scene->pipeline); pass_end(p));
    wgpuTextureViewRelease(color.view);
    wgpuTextureRelease(samples);
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(module);
}

static void occlusion(Gpu *gpu, Scene *scene) {
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.label = sv("occlusion");
    descriptor.type = WGPUQueryType_Occlusion;
    descriptor.count = 3;
    WGPUQuerySet set = wgpuDeviceCreateQuerySet(gpu->device, &descriptor);
    WGPUBuffer buffer = buffer_new(gpu, "results", WGPUBufferUsage_QueryResolve | WGPUBufferUsage_CopySrc, 24);
    WGPURenderPassColorAttachment color = clear_to_black(scene->target.view);
    WGPURenderPassDescriptor render = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    render.colorAttachmentCount = 1;
    render.colorAttachments = &color;
    render.occlusionQuerySet = set;
    WGPURenderPassMaxDrawCount most = WGPU_RENDER_PASS_MAX_DRAW_COUNT_INIT;
    render.nextInChain = &most.chain;
    WGPUCommandEncoder encoder = encoder_new(gpu, "occlusion");
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &render);
    wgpuRenderPassEncoderSetPipeline(pass, scene->pipeline);
    wgpuRenderPassEncoderBeginOcclusionQuery(pass, 0);
    wgpuRenderPassEncoderEndOcclusionQuery(pass);
    wgpuRenderPassEncoderBeginOcclusionQuery(pass, 2);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 1);
    wgpuRenderPassEncoderEndOcclusionQuery(pass);
    pass_end(pass);
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 3, buffer, 0);
    submit(gpu, encoder);
    uint64_t out[3];
    buffer_read(gpu, buffer, 0, out, sizeof out);
    CHECK_EQ(out[0], 0);
    CHECK(out[2] != 0);
    CHECK_QUIET(gpu);
#define BAD_QUERY(...)                                                                                     \
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), WGPURenderPassEncoder p = wgpuCommandEncoderBeginRenderPass(e, &render); \
                         __VA_ARGS__; pass_end(p))
    BAD_QUERY(wgpuRenderPassEncoderEndOcclusionQuery(p));
    BAD_QUERY(wgpuRenderPassEncoderBeginOcclusionQuery(p, 0));
    BAD_QUERY(wgpuRenderPassEncoderBeginOcclusionQuery(p, 3), wgpuRenderPassEncoderEndOcclusionQuery(p));
    BAD_QUERY(wgpuRenderPassEncoderBeginOcclusionQuery(p, 0), wgpuRenderPassEncoderBeginOcclusionQuery(p, 1));
    BAD_QUERY(wgpuRenderPassEncoderBeginOcclusionQuery(p, 0), wgpuRenderPassEncoderEndOcclusionQuery(p),
              wgpuRenderPassEncoderBeginOcclusionQuery(p, 0), wgpuRenderPassEncoderEndOcclusionQuery(p));
    render.occlusionQuerySet = NULL;
    BAD_QUERY(wgpuRenderPassEncoderBeginOcclusionQuery(p, 0), wgpuRenderPassEncoderEndOcclusionQuery(p));
    wgpuBufferRelease(buffer);
    wgpuQuerySetRelease(set);
}

/* Statements on a pass `p` of `scene`, whose encoder must then fail to finish. */
#define BAD(part, ...)                                                                                       \
    do {                                                                                                     \
        WGPURenderPassColorAttachment color_ = clear_to_black(scene->target.view);                           \
        EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", part), WGPURenderPassEncoder p = pass_begin(e, "recorder's pass", &color_, NULL); \
                             __VA_ARGS__; pass_end(p));                                                      \
    } while (0)
#define READY wgpuRenderPassEncoderSetPipeline(p, scene->pipeline)

static void misuse(Gpu *gpu, Scene *scene) {
    BAD("", wgpuRenderPassEncoderDraw(p, 3, 1, 0, 0));
    BAD("pipeline", wgpuRenderPassEncoderSetPipeline(p, NULL));
    BAD("", READY, wgpuRenderPassEncoderDrawIndexed(p, 3, 1, 0, 0, 0));
    BAD("", wgpuRenderPassEncoderSetViewport(p, NAN, 0, 1, 1, 0, 1));
    BAD("", wgpuRenderPassEncoderSetViewport(p, 0, 0, -1, 1, 0, 1));
    BAD("", wgpuRenderPassEncoderSetViewport(p, 0, 0, INFINITY, 1, 0, 1));
    BAD("2", wgpuRenderPassEncoderSetViewport(p, 0, 0, 8, 8, 0, 2));
    BAD("", wgpuRenderPassEncoderSetViewport(p, 0, 0, 8, 8, 0.75f, 0.25f));
    BAD("", wgpuRenderPassEncoderSetScissorRect(p, 0, 0, 9, 8));
    BAD("", wgpuRenderPassEncoderSetScissorRect(p, UINT32_MAX, 0, 2, 2));
    BAD("color", wgpuRenderPassEncoderSetBlendConstant(p, NULL));
    BAD("color", wgpuRenderPassEncoderSetBlendConstant(p, &(WGPUColor){0, (double)INFINITY, 0, 0}));
    BAD("4", wgpuRenderPassEncoderSetBindGroup(p, 4, NULL, 0, NULL));
    BAD("", wgpuRenderPassEncoderPopDebugGroup(p));
    BAD("", wgpuRenderPassEncoderPushDebugGroup(p, sv("open")));

    WGPUBuffer buffer = buffer_new(gpu, "buffer", WGPUBufferUsage_Index | WGPUBufferUsage_Vertex | WGPUBufferUsage_Indirect, 32);
    WGPUBuffer plain = buffer_new(gpu, "plain", WGPUBufferUsage_CopyDst, 32);
    BAD("plain", wgpuRenderPassEncoderSetIndexBuffer(p, plain, WGPUIndexFormat_Uint32, 0, WGPU_WHOLE_SIZE));
    BAD("plain", wgpuRenderPassEncoderSetVertexBuffer(p, 0, plain, 0, WGPU_WHOLE_SIZE));
    BAD("plain", READY, wgpuRenderPassEncoderDrawIndirect(p, plain, 0));
    BAD("format", wgpuRenderPassEncoderSetIndexBuffer(p, buffer, WGPUIndexFormat_Undefined, 0, WGPU_WHOLE_SIZE));
    BAD("format", wgpuRenderPassEncoderSetIndexBuffer(p, buffer, (WGPUIndexFormat)77, 0, WGPU_WHOLE_SIZE));
    BAD("2", wgpuRenderPassEncoderSetIndexBuffer(p, buffer, WGPUIndexFormat_Uint32, 2, WGPU_WHOLE_SIZE));
    BAD("36", wgpuRenderPassEncoderSetIndexBuffer(p, buffer, WGPUIndexFormat_Uint32, 0, 36));
    BAD("", wgpuRenderPassEncoderSetIndexBuffer(p, buffer, WGPUIndexFormat_Uint32, UINT64_MAX - 3, 8));
    BAD("buffer", wgpuRenderPassEncoderSetIndexBuffer(p, NULL, WGPUIndexFormat_Uint32, 0, WGPU_WHOLE_SIZE));
    BAD("8", wgpuRenderPassEncoderSetVertexBuffer(p, 8, buffer, 0, WGPU_WHOLE_SIZE));
    BAD("2", wgpuRenderPassEncoderSetVertexBuffer(p, 0, buffer, 2, WGPU_WHOLE_SIZE));
    BAD("", wgpuRenderPassEncoderSetVertexBuffer(p, 0, buffer, 0, 36));
    BAD("", wgpuRenderPassEncoderSetVertexBuffer(p, 0, buffer, UINT64_MAX - 3, WGPU_WHOLE_SIZE));
    BAD("", READY, wgpuRenderPassEncoderDrawIndirect(p, buffer, 2));
    BAD("", READY, wgpuRenderPassEncoderDrawIndirect(p, buffer, 20));
    BAD("", READY, wgpuRenderPassEncoderDrawIndirect(p, buffer, UINT64_MAX - 3));
    BAD("NULL", READY, wgpuRenderPassEncoderDrawIndirect(p, NULL, 0));
    BAD("", READY, wgpuRenderPassEncoderSetIndexBuffer(p, buffer, WGPUIndexFormat_Uint32, 0, 12),
        wgpuRenderPassEncoderDrawIndexed(p, 4, 1, 0, 0, 0)); /* four of three */
    BAD("", READY, wgpuRenderPassEncoderSetIndexBuffer(p, buffer, WGPUIndexFormat_Uint32, 0, 12),
        wgpuRenderPassEncoderDrawIndexed(p, UINT32_MAX, 1, UINT32_MAX, 0, 0));
    BAD("", READY, wgpuRenderPassEncoderDrawIndexedIndirect(p, buffer, 0)); /* no index buffer */
    /* A range of no bytes is empty, not the rest of the buffer. */
    BAD("", READY, wgpuRenderPassEncoderSetIndexBuffer(p, buffer, WGPUIndexFormat_Uint16, 8, 0),
        wgpuRenderPassEncoderDrawIndexed(p, 1, 1, 0, 0, 0));
    BAD("33", wgpuRenderPassEncoderSetVertexBuffer(p, 0, buffer, 33, 0));
    wgpuBufferRelease(plain);
    wgpuBufferRelease(buffer);
    BAD("released", wgpuRenderPassEncoderSetVertexBuffer(p, 0, buffer, 0, WGPU_WHOLE_SIZE));

    WGPURenderPipeline needs = render_new(gpu, "needs a group",
                                          "@group(0) @binding(0) var<uniform> color: vec4f;"
                                          "@vertex fn vs() -> @builtin(position) vec4f { return vec4f(); }"
                                          "@fragment fn fs() -> @location(0) vec4f { return color; }");
    BAD("", wgpuRenderPassEncoderSetPipeline(p, needs), wgpuRenderPassEncoderDraw(p, 3, 1, 0, 0));
    wgpuRenderPipelineRelease(needs);
    BAD("released", wgpuRenderPassEncoderSetPipeline(p, needs));
}

static void ending(Gpu *gpu, Scene *scene) {
    WGPURenderPassEncoder pass = frame_begin(gpu, scene);
    wgpuRenderPassEncoderEnd(pass);
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderPassEncoderEnd"), wgpuRenderPassEncoderEnd(pass));
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderPassEncoderDraw"), wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0));
    wgpuRenderPassEncoderRelease(pass);
    EXPECT_OK(gpu, submit(gpu, frame_encoder));
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    wgpuRenderPassEncoderEnd(pass);
    wgpuRenderPassEncoderRelease(pass);
    CHECK_QUIET(gpu);
}

static void immediates(void) {
    Gpu gpu;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.maxImmediateSize = 16;
    descriptor.requiredLimits = &limits;
    device_open_with(&gpu, descriptor);
    Scene scene;
    scene.target = target_new(&gpu);
    scene.pipeline = render_new(&gpu, "immediate color",
                                "var<immediate> color: vec4f;"
                                "@vertex fn vs(@builtin(vertex_index) v: u32) -> @builtin(position) vec4f {"
                                "  return vec4f(f32(i32(v & 1u) * 4 - 1), f32(i32(v >> 1u) * 4 - 1), 0.0, 1.0);"
                                "}"
                                "@fragment fn fs() -> @location(0) vec4f { return color; }");
    const float color[4] = {0, 1, 0, 1};
    WGPURenderPassEncoder pass = frame_begin(&gpu, &scene);
    wgpuRenderPassEncoderSetPipeline(pass, scene.pipeline);
    wgpuRenderPassEncoderSetImmediates(pass, 0, color, sizeof color);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    Pixels pixels = frame_end(&gpu, &scene, pass);
    CHECK_EQ(pixels.at[0][7], GREEN);
    wgpuRenderPipelineRelease(scene.pipeline);
    target_release(scene.target);
    device_close(&gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    Scene scene;
    scene.target = target_new(&gpu);
    scene.pipeline = render_new(&gpu, "by instance", BY_INSTANCE);
    CHECK_QUIET(&gpu);
    draws(&gpu, &scene);
    viewport_and_scissor(&gpu, &scene);
    state_calls(&gpu, &scene);
    depth_and_stencil(&gpu, &scene);
    multisampling_and_resolve(&gpu, &scene);
    occlusion(&gpu, &scene);
    misuse(&gpu, &scene);
    ending(&gpu, &scene);
    wgpuRenderPipelineRelease(scene.pipeline);
    target_release(scene.target);
    device_close(&gpu);
    immediates();
    return finished();
}
