/* WGPUCommandEncoder: copies, clears, query results, debug groups, passes, finishing. */
#include "render.h"

static void clear_buffer(Gpu *gpu) {
    const uint32_t ones[4] = {1, 1, 1, 1};
    uint32_t out[4];
    WGPUBuffer buffer = buffer_with(gpu, "clearable", WGPUBufferUsage_CopySrc, ones, sizeof ones);
    WGPUCommandEncoder encoder = encoder_new(gpu, "clear");
    wgpuCommandEncoderClearBuffer(encoder, buffer, 4, 4);
    submit(gpu, encoder);
    buffer_read(gpu, buffer, 0, out, sizeof out);
    CHECK(out[0] == 1 && out[1] == 0 && out[2] == 1 && out[3] == 1);
    encoder = encoder_new(gpu, "clear");
    wgpuCommandEncoderClearBuffer(encoder, buffer, 8, WGPU_WHOLE_SIZE);
    wgpuCommandEncoderClearBuffer(encoder, buffer, 16, 0);
    submit(gpu, encoder);
    buffer_read(gpu, buffer, 0, out, sizeof out);
    CHECK(out[0] == 1 && out[2] == 0 && out[3] == 0);
    CHECK_QUIET(gpu);

    WGPUBuffer source = buffer_new(gpu, "only source", WGPUBufferUsage_CopySrc, 16);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "2"), wgpuCommandEncoderClearBuffer(e, buffer, 2, 4));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "6"), wgpuCommandEncoderClearBuffer(e, buffer, 0, 6));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "16"), wgpuCommandEncoderClearBuffer(e, buffer, 12, 8));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderClearBuffer(e, buffer, UINT64_MAX - 3, 8));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderClearBuffer(e, buffer, 20, WGPU_WHOLE_SIZE));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "only source"), wgpuCommandEncoderClearBuffer(e, source, 0, 4));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "wgpuCommandEncoderClearBuffer", "NULL"),
                         wgpuCommandEncoderClearBuffer(e, NULL, 0, 4));
    wgpuBufferRelease(source);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "wgpuCommandEncoderClearBuffer", "released"),
                         wgpuCommandEncoderClearBuffer(e, source, 0, 4));
    wgpuBufferRelease(buffer);
}

static void copy_buffers(Gpu *gpu) {
    const uint32_t data[4] = {10, 11, 12, 13};
    uint32_t out[4];
    WGPUBuffer from = buffer_with(gpu, "from", WGPUBufferUsage_CopySrc, data, sizeof data);
    WGPUBuffer to = buffer_new(gpu, "to", WGPUBufferUsage_CopySrc | WGPUBufferUsage_CopyDst, 16);
    WGPUCommandEncoder encoder = encoder_new(gpu, "copy");
    wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 4, to, 8, 8);
    wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 0, to, 0, 0);
    submit(gpu, encoder);
    buffer_read(gpu, to, 0, out, sizeof out);
    CHECK(out[0] == 0 && out[1] == 0 && out[2] == 11 && out[3] == 12);
    CHECK_QUIET(gpu);

#define BAD(part, ...) \
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", part), wgpuCommandEncoderCopyBufferToBuffer(e, __VA_ARGS__))
    WGPUBuffer bare = buffer_new(gpu, "bare", WGPUBufferUsage_Vertex, 16);
    BAD("2", from, 2, to, 0, 4);
    BAD("2", from, 0, to, 2, 4);
    BAD("6", from, 0, to, 0, 6);
    BAD("20", from, 0, to, 0, 20);
    BAD("16", from, 0, to, 16, 4);
    BAD("", from, 0, to, 0, UINT64_MAX - 3);
    BAD("", from, UINT64_MAX - 3, to, 0, 8);
    BAD("same", to, 0, to, 8, 4);
    BAD("bare", bare, 0, to, 0, 4);
    BAD("bare", from, 0, bare, 0, 4);
    BAD("source", NULL, 0, to, 0, 4);
    BAD("destination", from, 0, NULL, 0, 4);
#undef BAD
    wgpuBufferRelease(bare);
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
}

/* Buffer -> texture A -> texture B -> buffer, part of a mip level and a layer. */
static void copy_textures(Gpu *gpu) {
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = sv("A");
    descriptor.usage = WGPUTextureUsage_CopySrc | WGPUTextureUsage_CopyDst;
    descriptor.size = (WGPUExtent3D){16, 16, 3};
    descriptor.format = WGPUTextureFormat_RG8Unorm;
    descriptor.mipLevelCount = 2;
    WGPUTexture a = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    descriptor.label = sv("B");
    WGPUTexture b = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    uint16_t data[4 * 128]; /* four rows of 256 bytes */
    for (int i = 0; i < 4 * 128; i++) {
        data[i] = (uint16_t)i;
    }
    WGPUBuffer buffer = buffer_with(gpu, "texels", WGPUBufferUsage_CopySrc, data, sizeof data);
    WGPUTexelCopyBufferInfo in_buffer = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    in_buffer.buffer = buffer;
    in_buffer.layout.offset = 4;
    in_buffer.layout.bytesPerRow = 256;
    WGPUTexelCopyTextureInfo in_a = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT, in_b = in_a;
    in_a.texture = a;
    in_a.mipLevel = 1;
    in_a.origin = (WGPUOrigin3D){2, 1, 2};
    in_b.texture = b;
    in_b.origin = (WGPUOrigin3D){9, 10, 1};
    WGPUExtent3D size = {5, 3, 1};
    WGPUCommandEncoder encoder = encoder_new(gpu, "textures");
    wgpuCommandEncoderCopyBufferToTexture(encoder, &in_buffer, &in_a, &size);
    wgpuCommandEncoderCopyTextureToTexture(encoder, &in_a, &in_b, &size);
    submit(gpu, encoder);
    CHECK_QUIET(gpu);
    uint16_t out[16][16];
    texture_read(gpu, b, 0, 1, WGPUTextureAspect_All, 16, 16, 2, out);
    for (int y = 0; y < 16; y++) {
        for (int x = 0; x < 16; x++) {
            bool inside = x >= 9 && x < 14 && y >= 10 && y < 13;
            uint16_t expected = inside ? data[2 + (y - 10) * 128 + (x - 9)] : 0;
            if (out[y][x] != expected) {
                fail(__FILE__, __LINE__, "texel %d, %d is %u, expected %u", x, y, out[y][x], expected);
            }
        }
    }

    WGPUTexelCopyBufferInfo bi;
    WGPUTexelCopyTextureInfo ti, tj;
    WGPUExtent3D s;
#define FRESH bi = in_buffer, bi.layout.offset = 0, ti = in_a, tj = in_b, s = size
#define BAD(part)                                                                                     \
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", part), wgpuCommandEncoderCopyBufferToTexture(e, &bi, &ti, &s))
    FRESH, bi.layout.bytesPerRow = 128;
    BAD("");
    FRESH, bi.layout.bytesPerRow = 0;
    BAD("");
    FRESH, bi.layout.bytesPerRow = WGPU_COPY_STRIDE_UNDEFINED;
    BAD("");
    FRESH, bi.layout.rowsPerImage = 2;
    BAD("");
    FRESH, bi.layout.offset = 1;
    BAD("1");
    FRESH, bi.layout.offset = 768;
    BAD("1024");
    FRESH, bi.layout.offset = UINT64_MAX - 1;
    BAD("");
    FRESH, ti.mipLevel = 2;
    BAD("2");
    FRESH, ti.origin.x = 4; /* 4 + 5 > 8 */
    BAD("9");
    FRESH, ti.origin.y = UINT32_MAX;
    BAD("");
    FRESH, ti.origin.z = 3;
    BAD("");
    FRESH, ti.aspect = WGPUTextureAspect_StencilOnly;
    BAD("");
    FRESH, ti.aspect = (WGPUTextureAspect)77;
    BAD("aspect");
    FRESH, bi.buffer = NULL;
    BAD("NULL");
    FRESH, ti.texture = NULL;
    BAD("NULL");
#undef BAD
    FRESH;
    EXPECT_BAD_RECORDING(gpu, TEXTS("source"), wgpuCommandEncoderCopyBufferToTexture(e, NULL, &ti, &s));
    EXPECT_BAD_RECORDING(gpu, TEXTS("destination"), wgpuCommandEncoderCopyBufferToTexture(e, &bi, NULL, &s));
    EXPECT_BAD_RECORDING(gpu, TEXTS("copySize"), wgpuCommandEncoderCopyBufferToTexture(e, &bi, &ti, NULL));
    EXPECT_BAD_RECORDING(gpu, TEXTS("source"), wgpuCommandEncoderCopyTextureToBuffer(e, NULL, &bi, &s));
    EXPECT_BAD_RECORDING(gpu, TEXTS("destination"), wgpuCommandEncoderCopyTextureToBuffer(e, &ti, NULL, &s));
    EXPECT_BAD_RECORDING(gpu, TEXTS("copySize"), wgpuCommandEncoderCopyTextureToBuffer(e, &ti, &bi, NULL));
    EXPECT_BAD_RECORDING(gpu, TEXTS("source"), wgpuCommandEncoderCopyTextureToTexture(e, NULL, &tj, &s));
    EXPECT_BAD_RECORDING(gpu, TEXTS("destination"), wgpuCommandEncoderCopyTextureToTexture(e, &ti, NULL, &s));
    EXPECT_BAD_RECORDING(gpu, TEXTS("copySize"), wgpuCommandEncoderCopyTextureToTexture(e, &ti, &tj, NULL));
    s.width = 7;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "9"), wgpuCommandEncoderCopyTextureToTexture(e, &ti, &tj, &s));
    WGPUTexture other = texture_new(gpu, "other", WGPUTextureFormat_R16Uint, WGPUTextureUsage_CopyDst, 16, 16, 1);
    FRESH, tj.texture = other, tj.origin = (WGPUOrigin3D){0, 0, 0};
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderCopyTextureToTexture(e, &ti, &tj, &s));
    FRESH, ti.texture = other, ti.origin = (WGPUOrigin3D){0, 0, 0}, ti.mipLevel = 0; /* no CopySrc */
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "other"), wgpuCommandEncoderCopyTextureToBuffer(e, &ti, &bi, &s));
    FRESH, tj = ti, tj.origin.x = 3; /* overlaps itself in the same level and layer */
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderCopyTextureToTexture(e, &ti, &tj, &s));
    wgpuTextureRelease(other);
    wgpuBufferRelease(buffer);
    wgpuTextureRelease(a);
    wgpuTextureRelease(b);
}

static void depth_copies(Gpu *gpu) {
    WGPUTexture depth = texture_new(gpu, "depth", WGPUTextureFormat_Depth16Unorm,
                                    WGPUTextureUsage_CopySrc | WGPUTextureUsage_CopyDst, 4, 4, 1);
    uint16_t data[4][128], out[4][4];
    for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
            data[y][x] = (uint16_t)(1000 * y + x);
        }
    }
    WGPUBuffer buffer = buffer_with(gpu, "depths", WGPUBufferUsage_CopySrc, data, sizeof data);
    WGPUTexelCopyBufferInfo source = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    source.buffer = buffer;
    source.layout.bytesPerRow = 256;
    WGPUTexelCopyTextureInfo target = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    target.texture = depth;
    target.aspect = WGPUTextureAspect_DepthOnly;
    WGPUCommandEncoder encoder = encoder_new(gpu, "depth");
    wgpuCommandEncoderCopyBufferToTexture(encoder, &source, &target, &(WGPUExtent3D){4, 4, 1});
    submit(gpu, encoder);
    texture_read(gpu, depth, 0, 0, WGPUTextureAspect_DepthOnly, 4, 4, 2, out);
    CHECK_EQ(out[3][2], 3002);
    CHECK_QUIET(gpu);
    /* Only whole levels. */
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"),
                         wgpuCommandEncoderCopyBufferToTexture(e, &source, &target, &(WGPUExtent3D){2, 4, 1}));
    wgpuTextureRelease(depth);
    WGPUTexture packed = texture_new(gpu, "packed", WGPUTextureFormat_Depth24Plus, WGPUTextureUsage_CopyDst, 4, 4, 1);
    target.texture = packed;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"),
                         wgpuCommandEncoderCopyBufferToTexture(e, &source, &target, &(WGPUExtent3D){4, 4, 1}));
    wgpuTextureRelease(packed);
    wgpuBufferRelease(buffer);
}

static void resolve_queries(Gpu *gpu) {
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.label = sv("queries");
    descriptor.type = WGPUQueryType_Occlusion;
    descriptor.count = 4;
    WGPUQuerySet set = wgpuDeviceCreateQuerySet(gpu->device, &descriptor);
    const uint64_t noise[36] = {7, 7, 7, 7};
    WGPUBuffer buffer = buffer_with(gpu, "results", WGPUBufferUsage_QueryResolve | WGPUBufferUsage_CopySrc, noise, sizeof noise);
    WGPUBuffer plain = buffer_new(gpu, "plain", WGPUBufferUsage_CopyDst, 288);
    /* Unused queries are zero. */
    WGPUCommandEncoder encoder = encoder_new(gpu, "resolve");
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 4, buffer, 0);
    submit(gpu, encoder);
    uint64_t out[4];
    buffer_read(gpu, buffer, 0, out, sizeof out);
    CHECK(out[0] == 0 && out[1] == 0 && out[2] == 0 && out[3] == 0);
    CHECK_QUIET(gpu);
#define BAD(part, ...) \
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", part), wgpuCommandEncoderResolveQuerySet(e, __VA_ARGS__))
    BAD("", set, 0, 4, buffer, 8);
    BAD("5", set, 1, 4, buffer, 0);
    BAD("4", set, 4, 1, buffer, 0);
    BAD("", set, UINT32_MAX, 2, buffer, 0);
    BAD("", set, 0, UINT32_MAX, buffer, 0);
    BAD("", set, 0, 4, buffer, 512);
    BAD("", set, 0, 4, buffer, UINT64_MAX - 255);
    BAD("plain", set, 0, 4, plain, 0);
    BAD("querySet", NULL, 0, 4, buffer, 0);
    BAD("destination", set, 0, 4, NULL, 0);
#undef BAD
    wgpuBufferRelease(plain);
    wgpuBufferRelease(buffer);
    wgpuQuerySetRelease(set);
}

static void timestamps(Gpu *plain) {
    WGPUQuerySetDescriptor descriptor = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    descriptor.type = WGPUQueryType_Occlusion;
    descriptor.count = 2;
    descriptor.label = sv("no times");
    WGPUQuerySet set = wgpuDeviceCreateQuerySet(plain->device, &descriptor);
    EXPECT_BAD_RECORDING(plain, TEXTS("recorder"), wgpuCommandEncoderWriteTimestamp(e, set, 0));
    EXPECT_BAD_RECORDING(plain, TEXTS("querySet"), wgpuCommandEncoderWriteTimestamp(e, NULL, 0));
    wgpuQuerySetRelease(set);

    Gpu gpu;
    /* The second is wgpu.h's WGPUNativeFeature_TimestampQueryInsideEncoders. */
    WGPUFeatureName features[] = {WGPUFeatureName_TimestampQuery, (WGPUFeatureName)0x00030024};
    device_open_with(&gpu, with_features(features, 2));
    descriptor.type = WGPUQueryType_Timestamp;
    set = wgpuDeviceCreateQuerySet(gpu.device, &descriptor);
    WGPUBuffer buffer = buffer_new(&gpu, "ticks", WGPUBufferUsage_QueryResolve | WGPUBufferUsage_CopySrc, 16);
    WGPUCommandEncoder encoder = encoder_new(&gpu, "time");
    wgpuCommandEncoderWriteTimestamp(encoder, set, 0);
    wgpuCommandEncoderWriteTimestamp(encoder, set, 1);
    wgpuCommandEncoderResolveQuerySet(encoder, set, 0, 2, buffer, 0);
    submit(&gpu, encoder);
    uint64_t ticks[2];
    buffer_read(&gpu, buffer, 0, ticks, sizeof ticks);
    CHECK(ticks[0] != 0 && ticks[1] >= ticks[0]);
    EXPECT_BAD_RECORDING(&gpu, TEXTS("recorder", "2"), wgpuCommandEncoderWriteTimestamp(e, set, 2));
    wgpuBufferRelease(buffer);
    wgpuQuerySetRelease(set);
    device_close(&gpu);
}

static void debug_groups(Gpu *gpu) {
    WGPUCommandEncoder encoder = encoder_new(gpu, "groups");
    wgpuCommandEncoderPushDebugGroup(encoder, sv("outer"));
    wgpuCommandEncoderPushDebugGroup(encoder, (WGPUStringView){.data = "inner and more", .length = 5});
    wgpuCommandEncoderInsertDebugMarker(encoder, sv("here"));
    wgpuCommandEncoderInsertDebugMarker(encoder, WGPU_STRING_VIEW_INIT);
    wgpuCommandEncoderInsertDebugMarker(encoder, (WGPUStringView){.data = "a\0b\xff", .length = 4});
    wgpuCommandEncoderPopDebugGroup(encoder);
    wgpuCommandEncoderPopDebugGroup(encoder);
    submit(gpu, encoder);
    CHECK_QUIET(gpu);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderPushDebugGroup(e, sv("never popped")));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), wgpuCommandEncoderPopDebugGroup(e));
}

static void finishing(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "buffer", WGPUBufferUsage_CopyDst, 16);
    WGPUCommandEncoder encoder = encoder_new(gpu, "finished");
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL), again = NULL;
    CHECK_QUIET(gpu);
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish", "finished"), again = wgpuCommandEncoderFinish(encoder, NULL));
    CHECK(again != NULL && again != commands);
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderClearBuffer", "finished"),
                   wgpuCommandEncoderClearBuffer(encoder, buffer, 0, 4));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit"), wgpuQueueSubmit(gpu->queue, 1, &again));
    EXPECT_OK(gpu, wgpuQueueSubmit(gpu->queue, 1, &commands));
    wgpuCommandBufferRelease(commands);
    wgpuCommandBufferRelease(again);
    wgpuCommandEncoderRelease(encoder);

    /* A pass is open: the encoder waits for its end. */
    encoder = encoder_new(gpu, "open");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish", "open"), commands = wgpuCommandEncoderFinish(encoder, NULL));
    wgpuCommandBufferRelease(commands);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    wgpuComputePassEncoderEnd(pass); /* said once is enough */
    (void)scope_pop(gpu);
    wgpuComputePassEncoderRelease(pass);
    wgpuCommandEncoderRelease(encoder);

    encoder = encoder_new(gpu, "between");
    pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    wgpuCommandEncoderClearBuffer(encoder, buffer, 0, 4);
    wgpuComputePassEncoderEnd(pass);
    commands = wgpuCommandEncoderFinish(encoder, NULL);
    Problem problem = scope_pop(gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Validation);
    CHECK_CONTAINS(problem.message, "between");
    wgpuCommandBufferRelease(commands);
    wgpuComputePassEncoderRelease(pass);
    wgpuCommandEncoderRelease(encoder);

    /* A pass that is released without End leaves the encoder unusable. */
    encoder = encoder_new(gpu, "forgotten");
    wgpuComputePassEncoderRelease(wgpuCommandEncoderBeginComputePass(encoder, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish", "forgotten"),
                   wgpuCommandBufferRelease(wgpuCommandEncoderFinish(encoder, NULL)));
    wgpuCommandEncoderRelease(encoder);

    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    WGPUCommandBufferDescriptor descriptor = WGPU_COMMAND_BUFFER_DESCRIPTOR_INIT;
    descriptor.nextInChain = &unknown;
    encoder = encoder_new(gpu, "chained");
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish", "0x12345678"),
                   wgpuCommandBufferRelease(wgpuCommandEncoderFinish(encoder, &descriptor)));
    wgpuCommandEncoderRelease(encoder);
    WGPUCommandEncoderDescriptor bad = WGPU_COMMAND_ENCODER_DESCRIPTOR_INIT;
    bad.nextInChain = &unknown;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateCommandEncoder", "0x12345678"),
                   wgpuCommandEncoderRelease(wgpuDeviceCreateCommandEncoder(gpu->device, &bad)));
    wgpuBufferRelease(buffer);
}

static void passes(Gpu *gpu) {
    WGPUComputePassDescriptor compute = WGPU_COMPUTE_PASS_DESCRIPTOR_INIT;
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    compute.nextInChain = &unknown;
#define BEGIN_COMPUTE                                                                        \
    WGPUComputePassEncoder pass_ = wgpuCommandEncoderBeginComputePass(e, &compute);          \
    wgpuComputePassEncoderEnd(pass_), wgpuComputePassEncoderRelease(pass_)
    EXPECT_BAD_RECORDING(gpu, TEXTS("0x12345678"), BEGIN_COMPUTE);
    compute.nextInChain = NULL;
    WGPUPassTimestampWrites writes = WGPU_PASS_TIMESTAMP_WRITES_INIT;
    writes.beginningOfPassWriteIndex = 0;
    compute.timestampWrites = &writes;
    EXPECT_BAD_RECORDING(gpu, TEXTS("querySet"), BEGIN_COMPUTE);

    Target target = target_new(gpu);
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassDescriptor render = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
#define BEGIN_RENDER(descriptor)                                                             \
    WGPURenderPassEncoder pass_ = wgpuCommandEncoderBeginRenderPass(e, descriptor);          \
    wgpuRenderPassEncoderEnd(pass_), wgpuRenderPassEncoderRelease(pass_)
    EXPECT_BAD_RECORDING(gpu, TEXTS("descriptor"), BEGIN_RENDER(NULL));
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), BEGIN_RENDER(&render)); /* no attachment */
    render.colorAttachmentCount = 1;
    EXPECT_BAD_RECORDING(gpu, TEXTS("colorAttachments"), BEGIN_RENDER(&render));
    render.colorAttachments = &color;
    color.loadOp = WGPULoadOp_Undefined;
    EXPECT_BAD_RECORDING(gpu, TEXTS("loadOp"), BEGIN_RENDER(&render));
    color.loadOp = (WGPULoadOp)77;
    EXPECT_BAD_RECORDING(gpu, TEXTS("loadOp"), BEGIN_RENDER(&render));
    color.loadOp = WGPULoadOp_Clear;
    color.storeOp = WGPUStoreOp_Undefined;
    EXPECT_BAD_RECORDING(gpu, TEXTS("storeOp"), BEGIN_RENDER(&render));
    color.storeOp = WGPUStoreOp_Store;
    color.clearValue.g = (double)NAN;
    EXPECT_BAD_RECORDING(gpu, TEXTS("clearValue"), BEGIN_RENDER(&render));
    color.clearValue.g = 0;
    color.depthSlice = 0;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), BEGIN_RENDER(&render));
    color.depthSlice = WGPU_DEPTH_SLICE_UNDEFINED;
    color.resolveTarget = target.view; /* neither multisampled nor another texture */
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), BEGIN_RENDER(&render));
    color.resolveTarget = NULL;
    color.nextInChain = &unknown;
    EXPECT_BAD_RECORDING(gpu, TEXTS("0x12345678"), BEGIN_RENDER(&render));
    color.nextInChain = NULL;
    WGPURenderPassColorAttachment nine[9];
    for (int i = 0; i < 9; i++) {
        nine[i] = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    }
    nine[0] = color;
    render.colorAttachmentCount = 9;
    render.colorAttachments = nine;
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder", "8"), BEGIN_RENDER(&render));
    nine[1] = color;
    render.colorAttachmentCount = 2; /* the same view twice */
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), BEGIN_RENDER(&render));
    render.colorAttachmentCount = SIZE_MAX;
    EXPECT_BAD_RECORDING(gpu, TEXTS("colorAttachments"), BEGIN_RENDER(&render));
    render.colorAttachmentCount = 1;
    render.colorAttachments = &color;
    WGPUTexture image = texture_new(gpu, "not renderable", WGPUTextureFormat_RGBA8Unorm, WGPUTextureUsage_CopyDst, 8, 8, 1);
    color.view = wgpuTextureCreateView(image, NULL);
    EXPECT_BAD_RECORDING(gpu, TEXTS("recorder"), BEGIN_RENDER(&render));
    wgpuTextureViewRelease(color.view);
    EXPECT_BAD_RECORDING(gpu, TEXTS("released"), BEGIN_RENDER(&render));
    wgpuTextureRelease(image);
    target_release(target);
}

static void life(Gpu *gpu) {
    WGPUCommandEncoder encoder = encoder_new(gpu, "before");
    wgpuCommandEncoderSetLabel(encoder, sv("after"));
    wgpuCommandEncoderAddRef(encoder);
    wgpuCommandEncoderRelease(encoder);
    wgpuCommandEncoderPopDebugGroup(encoder);
    EXPECT_INVALID(gpu, TEXTS("wgpuCommandEncoderFinish", "after"),
                   wgpuCommandBufferRelease(wgpuCommandEncoderFinish(encoder, NULL)));
    wgpuCommandEncoderRelease(encoder);
    CHECK(wgpuCommandEncoderFinish(encoder, NULL) == NULL);
    CHECK(wgpuCommandEncoderBeginComputePass(encoder, NULL) == NULL);
    wgpuCommandEncoderPopDebugGroup(encoder);
    wgpuCommandEncoderRelease(encoder);
    /* Thrown away with commands inside. */
    encoder = encoder_new(gpu, "dropped");
    wgpuCommandEncoderPushDebugGroup(encoder, sv("open"));
    wgpuCommandEncoderRelease(encoder);
    CHECK_QUIET(gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    clear_buffer(&gpu);
    copy_buffers(&gpu);
    copy_textures(&gpu);
    depth_copies(&gpu);
    resolve_queries(&gpu);
    timestamps(&gpu);
    debug_groups(&gpu);
    finishing(&gpu);
    passes(&gpu);
    life(&gpu);
    device_close(&gpu);
    return finished();
}
