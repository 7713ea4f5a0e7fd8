/* Attachments of render passes: several, holes, slices, layers and levels, load and store operations, transient ones. */
#include "render.h"

static const char *const THREE = "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {"
                                 "  return vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.5, 1.0);"
                                 "}"
                                 "struct F { @location(0) a: vec4f, @location(2) c: vec4f }"
                                 "@fragment fn fs() -> F { return F(vec4f(1.0, 0.0, 0.0, 1.0), vec4f(0.0, 0.0, 1.0, 1.0)); }";

/* Targets 0 and 2, with a hole between. */
static void several_with_a_hole(Gpu *gpu) {
    WGPUShaderModule module = shader_new(gpu, "three", THREE);
    RenderSetup setup;
    render_setup(&setup, "three", module);
    WGPUColorTargetState targets[3] = {setup.target, WGPU_COLOR_TARGET_STATE_INIT, setup.target};
    setup.fragment.targetCount = 3;
    setup.fragment.targets = targets;
    WGPURenderPipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor));
    Target a = target_new(gpu), c = target_new(gpu);
    WGPURenderPassColorAttachment colors[3] = {clear_to_black(a.view), WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT,
                                               clear_to_black(c.view)};
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.colorAttachmentCount = 3;
    descriptor.colorAttachments = colors;
    WGPUCommandEncoder encoder = encoder_new(gpu, "three");
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    submit(gpu, encoder);
    CHECK_EQ(target_read(gpu, a).at[1][1], RED);
    CHECK_EQ(target_read(gpu, c).at[1][1], BLUE);
    CHECK_QUIET(gpu);
    /* The pipeline fits only where the hole is. */
    colors[1] = colors[2];
    colors[2] = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), WGPURenderPassEncoder p = wgpuCommandEncoderBeginRenderPass(e, &descriptor);
                         wgpuRenderPassEncoderSetPipeline(p, pipeline); pass_end(p));
    /* Only holes are no attachment. */
    colors[0] = colors[1] = colors[2];
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), pass_end(wgpuCommandEncoderBeginRenderPass(e, &descriptor)));
    target_release(a);
    target_release(c);
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(module);
}

/* Clears one slice, layer or level, and reads all. */
static void clear_view(Gpu *gpu, WGPUTextureView view, uint32_t slice, WGPUColor value) {
    WGPURenderPassColorAttachment color = clear_to_black(view);
    color.clearValue = value;
    color.depthSlice = slice;
    WGPUCommandEncoder encoder = encoder_new(gpu, "clear");
    pass_end(pass_begin(encoder, "clear", &color, NULL));
    submit(gpu, encoder);
    CHECK_QUIET(gpu);
}

static void parts_of_textures(Gpu *gpu) {
    const WGPUColor white = {1, 1, 1, 1};
    uint32_t pixels[8][8];
    WGPUTextureDescriptor d = WGPU_TEXTURE_DESCRIPTOR_INIT;
    d.usage = WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc;
    d.size = (WGPUExtent3D){8, 8, 4};
    d.format = WGPUTextureFormat_RGBA8Unorm;
    d.dimension = WGPUTextureDimension_3D;
    WGPUTexture volume = wgpuDeviceCreateTexture(gpu->device, &d);
    WGPUTextureView view = wgpuTextureCreateView(volume, NULL);
    clear_view(gpu, view, 2, white);
    for (uint32_t z = 0; z < 4; z++) {
        texture_read(gpu, volume, 0, z, WGPUTextureAspect_All, 8, 8, 4, pixels);
        CHECK_EQ(pixels[7][7], z == 2 ? WHITE : 0);
    }
    WGPURenderPassColorAttachment color = clear_to_black(view);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), pass_end(pass_begin(e, "no slice", &color, NULL)));
    /* Discarding one slice makes it zero, whenever its view is released, and leaves the others alone. */
    clear_view(gpu, view, 1, white);
    color.depthSlice = 1;
    color.storeOp = WGPUStoreOp_Discard;
    WGPUCommandEncoder encoder = encoder_new(gpu, "discard a slice");
    color.clearValue = white;
    color.view = wgpuTextureCreateView(volume, NULL);
    WGPURenderPassEncoder pass = pass_begin(encoder, "discard a slice", &color, NULL);
    wgpuTextureViewRelease(color.view);
    pass_end(pass);
    submit(gpu, encoder);
    color.view = view;
    for (uint32_t z = 0; z < 4; z++) {
        texture_read(gpu, volume, 0, z, WGPUTextureAspect_All, 8, 8, 4, pixels);
        CHECK_EQ(pixels[7][7], z == 2 ? WHITE : 0);
    }
    /* An encoder that is gone when the pass ends. */
    encoder = encoder_new(gpu, "gone");
    pass = pass_begin(encoder, "discard a slice", &color, NULL);
    wgpuCommandEncoderRelease(encoder);
    pass_end(pass);
    CHECK_QUIET(gpu);
    color.depthSlice = 4;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "4"), pass_end(pass_begin(e, "slice 4", &color, NULL)));
    wgpuTextureViewRelease(view);
    wgpuTextureRelease(volume);

    d.dimension = WGPUTextureDimension_2D;
    d.mipLevelCount = 3;
    WGPUTexture array = wgpuDeviceCreateTexture(gpu->device, &d);
    WGPUTextureViewDescriptor part = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    part.dimension = WGPUTextureViewDimension_2D;
    part.baseArrayLayer = 3;
    part.baseMipLevel = 1;
    part.mipLevelCount = 1;
    view = wgpuTextureCreateView(array, &part);
    clear_view(gpu, view, WGPU_DEPTH_SLICE_UNDEFINED, white);
    texture_read(gpu, array, 1, 3, WGPUTextureAspect_All, 4, 4, 4, pixels);
    CHECK_EQ(pixels[0][0], WHITE);
    texture_read(gpu, array, 0, 3, WGPUTextureAspect_All, 8, 8, 4, pixels);
    CHECK_EQ(pixels[0][0], 0);
    texture_read(gpu, array, 1, 2, WGPUTextureAspect_All, 4, 4, 4, pixels);
    CHECK_EQ(pixels[0][0], 0);
    wgpuTextureViewRelease(view);
    /* More than one level or layer cannot be drawn to. */
    part.mipLevelCount = 2;
    view = wgpuTextureCreateView(array, &part);
    color = clear_to_black(view);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), pass_end(pass_begin(e, "levels", &color, NULL)));
    wgpuTextureViewRelease(view);
    /* All attachments are of one size. */
    part.mipLevelCount = 1;
    Target large = target_new(gpu);
    WGPURenderPassColorAttachment both[2] = {clear_to_black(large.view), clear_to_black(wgpuTextureCreateView(array, &part))};
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.colorAttachmentCount = 2;
    descriptor.colorAttachments = both;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), pass_end(wgpuCommandEncoderBeginRenderPass(e, &descriptor)));
    wgpuTextureViewRelease(both[1].view);
    target_release(large);
    wgpuTextureRelease(array);
}

static void load_and_store(Gpu *gpu) {
    Target target = target_new(gpu);
    clear_view(gpu, target.view, WGPU_DEPTH_SLICE_UNDEFINED, (WGPUColor){1, 0, 0, 1});
    /* Load keeps what was there. */
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    color.loadOp = WGPULoadOp_Load;
    WGPUCommandEncoder encoder = encoder_new(gpu, "load");
    pass_end(pass_begin(encoder, "load", &color, NULL));
    submit(gpu, encoder);
    CHECK_EQ(target_read(gpu, target).at[0][0], RED);
    /* What was discarded reads as zero. */
    color.storeOp = WGPUStoreOp_Discard;
    encoder = encoder_new(gpu, "discard");
    pass_end(pass_begin(encoder, "discard", &color, NULL));
    submit(gpu, encoder);
    CHECK_EQ(target_read(gpu, target).at[0][0], 0);
    /* Values that the format cannot hold are clamped. */
    clear_view(gpu, target.view, WGPU_DEPTH_SLICE_UNDEFINED, (WGPUColor){2, -1, 1e30, 1});
    CHECK_EQ(target_read(gpu, target).at[0][0], 0xffff00ff);
    CHECK_QUIET(gpu);
    target_release(target);
}

static void transient(Gpu *gpu) {
    WGPUTextureUsage usage = WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_TransientAttachment;
    WGPUTexture texture = NULL;
    EXPECT_OK(gpu, texture = texture_new(gpu, "transient", WGPUTextureFormat_RGBA8Unorm, usage, SIDE, SIDE, 1));
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL);
    WGPURenderPassColorAttachment color = clear_to_black(view);
    color.storeOp = WGPUStoreOp_Discard;
    WGPUCommandEncoder encoder = encoder_new(gpu, "transient");
    pass_end(pass_begin(encoder, "transient", &color, NULL));
    EXPECT_OK(gpu, submit(gpu, encoder));
    color.storeOp = WGPUStoreOp_Store;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), pass_end(pass_begin(e, "stored", &color, NULL)));
    color.storeOp = WGPUStoreOp_Discard;
    color.loadOp = WGPULoadOp_Load;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), pass_end(pass_begin(e, "loaded", &color, NULL)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateTexture", "too much"),
                   wgpuTextureRelease(texture_new(gpu, "too much", WGPUTextureFormat_RGBA8Unorm,
                                                  usage | WGPUTextureUsage_CopySrc, SIDE, SIDE, 1)));
    wgpuTextureViewRelease(view);
    wgpuTextureRelease(texture);
}

/* More draws than were announced. */
static void draw_limit(Gpu *gpu) {
    Target target = target_new(gpu);
    WGPURenderPipeline pipeline = render_new(gpu, "cover", COVER);
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassMaxDrawCount most = WGPU_RENDER_PASS_MAX_DRAW_COUNT_INIT;
    most.maxDrawCount = 2;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.nextInChain = &most.chain;
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &color;
    WGPUCommandEncoder encoder = encoder_new(gpu, "two draws");
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    EXPECT_OK(gpu, submit(gpu, encoder));
    EXPECT_BAD_RECORDING(gpu, TEXTS("maxDrawCount", "3", "2"),
                         WGPURenderPassEncoder p = wgpuCommandEncoderBeginRenderPass(e, &descriptor);
                         wgpuRenderPassEncoderSetPipeline(p, pipeline);
                         for (int i = 0; i < 3; i++) { wgpuRenderPassEncoderDraw(p, 3, 1, 0, 0); } pass_end(p));
    wgpuRenderPipelineRelease(pipeline);
    target_release(target);
}

/* The times of a pass: indices that exist, differ, and are there at all. */
static void timestamp_writes(void) {
    Gpu gpu;
    WGPUFeatureName feature = WGPUFeatureName_TimestampQuery;
    device_open_with(&gpu, with_features(&feature, 1));
    WGPUQuerySetDescriptor queries = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    queries.type = WGPUQueryType_Timestamp;
    queries.count = 2;
    WGPUPassTimestampWrites writes = WGPU_PASS_TIMESTAMP_WRITES_INIT;
    writes.querySet = wgpuDeviceCreateQuerySet(gpu.device, &queries);
    WGPUComputePassDescriptor compute = WGPU_COMPUTE_PASS_DESCRIPTOR_INIT;
    compute.timestampWrites = &writes;
    Target target = target_new(&gpu);
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassDescriptor render = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    render.colorAttachmentCount = 1;
    render.colorAttachments = &color;
    render.timestampWrites = &writes;
#define BAD_TIMES                                                                                                     \
    EXPECT_BAD_RECORDING(&gpu, TEXTS("recorder"), WGPUComputePassEncoder p = wgpuCommandEncoderBeginComputePass(e, &compute); \
                         wgpuComputePassEncoderEnd(p); wgpuComputePassEncoderRelease(p));                             \
    EXPECT_BAD_RECORDING(&gpu, TEXTS("recorder"), pass_end(wgpuCommandEncoderBeginRenderPass(e, &render)))
    BAD_TIMES; /* neither */
    writes.beginningOfPassWriteIndex = writes.endOfPassWriteIndex = 1;
    BAD_TIMES;
    writes.endOfPassWriteIndex = 2;
    BAD_TIMES;
    writes.endOfPassWriteIndex = WGPU_QUERY_SET_INDEX_UNDEFINED;
    WGPUCommandEncoder encoder = encoder_new(&gpu, "one time");
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &render);
    pass_end(pass);
    EXPECT_OK(&gpu, submit(&gpu, encoder));
    wgpuQuerySetRelease(writes.querySet);
    BAD_TIMES; /* released */
    queries.type = WGPUQueryType_Occlusion;
    writes.querySet = wgpuDeviceCreateQuerySet(gpu.device, &queries);
    BAD_TIMES; /* another type */
    wgpuQuerySetRelease(writes.querySet);
    target_release(target);
    device_close(&gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    several_with_a_hole(&gpu);
    parts_of_textures(&gpu);
    load_and_store(&gpu);
    transient(&gpu);
    draw_limit(&gpu);
    device_close(&gpu);
    timestamp_writes();
    return finished();
}
