/* WGPURenderBundleEncoder: what it records, what it refuses and when it says so, and that it keeps what was recorded. */
#include "render.h"

static WGPURenderBundleEncoderDescriptor plain(const char *label) {
    static const WGPUTextureFormat format = WGPUTextureFormat_RGBA8Unorm;
    WGPURenderBundleEncoderDescriptor descriptor = WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.colorFormatCount = 1;
    descriptor.colorFormats = &format;
    return descriptor;
}

static WGPURenderBundleEncoder bundle_encoder(const Gpu *gpu, const char *label) {
    WGPURenderBundleEncoderDescriptor descriptor = plain(label);
    return wgpuDeviceCreateRenderBundleEncoder(gpu->device, &descriptor);
}

static WGPURenderBundle finish(WGPURenderBundleEncoder encoder) {
    WGPURenderBundle bundle = wgpuRenderBundleEncoderFinish(encoder, NULL);
    wgpuRenderBundleEncoderRelease(encoder);
    return bundle;
}

/* Runs the bundles in one pass on a black target and reads the pixels. */
static Pixels drawn(const Gpu *gpu, size_t count, const WGPURenderBundle *bundles) {
    Target target = target_new(gpu);
    WGPUCommandEncoder encoder = encoder_new(gpu, "execute");
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassEncoder pass = pass_begin(encoder, "execute", &color, NULL);
    wgpuRenderPassEncoderExecuteBundles(pass, count, bundles);
    pass_end(pass);
    submit(gpu, encoder);
    Pixels pixels = target_read(gpu, target);
    target_release(target);
    CHECK_QUIET(gpu);
    return pixels;
}

/* Color and place from everything that a bundle can set. */
static const char *const ALL_INPUTS =
    "@group(0) @binding(0) var<uniform> tint: vec4f;"
    "@vertex fn vs(@location(0) at: vec2f) -> @builtin(position) vec4f { return vec4f(at, 0.5, 1.0); }"
    "@fragment fn fs() -> @location(0) vec4f { return tint; }";

static WGPURenderPipeline with_vertices(const Gpu *gpu) {
    WGPUShaderModule module = shader_new(gpu, "inputs", ALL_INPUTS);
    RenderSetup setup;
    render_setup(&setup, "inputs", module);
    WGPUVertexAttribute attribute = WGPU_VERTEX_ATTRIBUTE_INIT;
    attribute.format = WGPUVertexFormat_Float32x2;
    WGPUVertexBufferLayout layout = WGPU_VERTEX_BUFFER_LAYOUT_INIT;
    layout.arrayStride = 8;
    layout.attributeCount = 1;
    layout.attributes = &attribute;
    setup.descriptor.vertex.bufferCount = 1;
    setup.descriptor.vertex.buffers = &layout;
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    wgpuShaderModuleRelease(module);
    return pipeline;
}

typedef struct Inputs {
    WGPURenderPipeline pipeline;
    WGPUBuffer vertices, indices, tint, arguments;
    WGPUBindGroup group;
} Inputs;

static Inputs inputs_new(const Gpu *gpu) {
    static const float triangle[] = {-1, -1, 3, -1, -1, 3};
    static const uint16_t order[] = {0, 1, 2, 0};
    static const float red[] = {1, 0, 0, 1};
    static const uint32_t arguments[] = {3, 1, 0, 0, /* indexed: */ 3, 1, 0, 0, 0};
    Inputs in;
    in.pipeline = with_vertices(gpu);
    in.vertices = buffer_with(gpu, "vertices", WGPUBufferUsage_Vertex, triangle, sizeof triangle);
    in.indices = buffer_with(gpu, "indices", WGPUBufferUsage_Index, order, sizeof order);
    in.tint = buffer_with(gpu, "tint", WGPUBufferUsage_Uniform, red, sizeof red);
    in.arguments = buffer_with(gpu, "arguments", WGPUBufferUsage_Indirect, arguments, sizeof arguments);
    WGPUBindGroupLayout layout = wgpuRenderPipelineGetBindGroupLayout(in.pipeline, 0);
    in.group = group_of_buffer(gpu, layout, in.tint, WGPU_WHOLE_SIZE);
    wgpuBindGroupLayoutRelease(layout);
    return in;
}

static void inputs_release(Inputs in) {
    wgpuRenderPipelineRelease(in.pipeline);
    wgpuBufferRelease(in.vertices);
    wgpuBufferRelease(in.indices);
    wgpuBufferRelease(in.tint);
    wgpuBufferRelease(in.arguments);
    wgpuBindGroupRelease(in.group);
}

static void set_inputs(WGPURenderBundleEncoder encoder, const Inputs *in) {
    wgpuRenderBundleEncoderSetPipeline(encoder, in->pipeline);
    wgpuRenderBundleEncoderSetBindGroup(encoder, 0, in->group, 0, NULL);
    wgpuRenderBundleEncoderSetVertexBuffer(encoder, 0, in->vertices, 0, WGPU_WHOLE_SIZE);
    wgpuRenderBundleEncoderSetIndexBuffer(encoder, in->indices, WGPUIndexFormat_Uint16, 0, WGPU_WHOLE_SIZE);
}

static void four_kinds_of_draws(Gpu *gpu) {
    for (int kind = 0; kind < 4; kind++) {
        Inputs in = inputs_new(gpu);
        WGPURenderBundleEncoder encoder = bundle_encoder(gpu, "draws");
        wgpuRenderBundleEncoderPushDebugGroup(encoder, sv("outer"));
        wgpuRenderBundleEncoderInsertDebugMarker(encoder, WGPU_STRING_VIEW_INIT);
        set_inputs(encoder, &in);
        switch (kind) {
        case 0: wgpuRenderBundleEncoderDraw(encoder, 3, 1, 0, 0); break;
        case 1: wgpuRenderBundleEncoderDrawIndexed(encoder, 3, 1, 0, 0, 0); break;
        case 2: wgpuRenderBundleEncoderDrawIndirect(encoder, in.arguments, 0); break;
        default: wgpuRenderBundleEncoderDrawIndexedIndirect(encoder, in.arguments, 16); break;
        }
        wgpuRenderBundleEncoderPopDebugGroup(encoder);
        /* The bundle keeps all of them. */
        inputs_release(in);
        WGPURenderBundle bundle = NULL;
        EXPECT_OK(gpu, bundle = finish(encoder));
        Pixels pixels = drawn(gpu, 1, &bundle);
        CHECK_EQ(pixels.at[0][0], RED);
        CHECK_EQ(pixels.at[SIDE - 1][SIDE - 1], RED);
        wgpuRenderBundleRelease(bundle);
    }
}

static void state_can_be_taken_away(Gpu *gpu) {
    Inputs in = inputs_new(gpu);
    WGPURenderBundleEncoder encoder = bundle_encoder(gpu, "unset");
    set_inputs(encoder, &in);
    wgpuRenderBundleEncoderSetVertexBuffer(encoder, 0, NULL, 0, WGPU_WHOLE_SIZE);
    wgpuRenderBundleEncoderDraw(encoder, 3, 1, 0, 0);
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "unset"), wgpuRenderBundleRelease(finish(encoder)));
    encoder = bundle_encoder(gpu, "unset");
    set_inputs(encoder, &in);
    wgpuRenderBundleEncoderSetBindGroup(encoder, 0, NULL, 0, NULL);
    wgpuRenderBundleEncoderDraw(encoder, 3, 1, 0, 0);
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "unset"), wgpuRenderBundleRelease(finish(encoder)));
    /* An empty range is empty, not the rest of the buffer. */
    encoder = bundle_encoder(gpu, "empty");
    set_inputs(encoder, &in);
    wgpuRenderBundleEncoderSetVertexBuffer(encoder, 0, in.vertices, 8, 0);
    wgpuRenderBundleEncoderDraw(encoder, 1, 1, 0, 0);
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "empty"), wgpuRenderBundleRelease(finish(encoder)));
    encoder = bundle_encoder(gpu, "empty");
    set_inputs(encoder, &in);
    wgpuRenderBundleEncoderSetIndexBuffer(encoder, in.indices, WGPUIndexFormat_Uint16, 0, 0);
    wgpuRenderBundleEncoderDrawIndexed(encoder, 1, 1, 0, 0, 0);
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "empty"), wgpuRenderBundleRelease(finish(encoder)));
    inputs_release(in);
}

static void immediates(void) {
    Gpu gpu;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.maxImmediateSize = 16;
    descriptor.requiredLimits = &limits;
    device_open_with(&gpu, descriptor);
    WGPURenderPipeline pipeline = render_new(
        &gpu, "tinted",
        "var<immediate> tint: vec4f;"
        "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {"
        "  return vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.5, 1.0);"
        "}"
        "@fragment fn fs() -> @location(0) vec4f { return tint; }");
    static const float green[] = {0, 1, 0, 1};
    WGPURenderBundleEncoder encoder = bundle_encoder(&gpu, "immediates");
    wgpuRenderBundleEncoderSetPipeline(encoder, pipeline);
    wgpuRenderBundleEncoderSetImmediates(encoder, 0, green, sizeof green);
    wgpuRenderBundleEncoderDraw(encoder, 3, 1, 0, 0);
    WGPURenderBundle bundle = NULL;
    EXPECT_OK(&gpu, bundle = finish(encoder));
    CHECK_EQ(drawn(&gpu, 1, &bundle).at[3][4], GREEN);
    wgpuRenderBundleRelease(bundle);

#define BAD(text, ...)                                                                                  \
    do {                                                                                                \
        WGPURenderBundleEncoder e = bundle_encoder(&gpu, "immediates");                                 \
        EXPECT_OK(&gpu, wgpuRenderBundleEncoderSetPipeline(e, pipeline));                               \
        EXPECT_OK(&gpu, wgpuRenderBundleEncoderSetImmediates(e, __VA_ARGS__));                          \
        EXPECT_INVALID(&gpu, TEXTS("immediates", text), wgpuRenderBundleRelease(finish(e)));            \
    } while (0)
    BAD("2", 2, green, 4);
    BAD("3", 0, green, 3);
    BAD("maxImmediateSize", 0, green, 68);
    BAD("maxImmediateSize", 0, green, SIZE_MAX);
    BAD("64", 56, green, 16);
    BAD("", UINT32_MAX - 3, green, 16);
    BAD("data", 0, NULL, 4);
#undef BAD
    wgpuRenderPipelineRelease(pipeline);
    device_close(&gpu);
}

static void bad_recordings(Gpu *gpu) {
    Inputs in = inputs_new(gpu);
    WGPUBuffer odd = buffer_new(gpu, "odd", WGPUBufferUsage_Indirect | WGPUBufferUsage_Vertex, 18);
    /* Nothing is said before the end, then what went wrong first, by the name of its call. */
#define BAD(call, text, ...)                                                                            \
    do {                                                                                                \
        WGPURenderBundleEncoder e = bundle_encoder(gpu, "wrong");                                       \
        EXPECT_OK(gpu, set_inputs(e, &in));                                                             \
        EXPECT_OK(gpu, __VA_ARGS__);                                                                    \
        EXPECT_OK(gpu, wgpuRenderBundleEncoderSetPipeline(e, NULL));                                    \
        WGPURenderBundle bundle_ = NULL;                                                                \
        EXPECT_INVALID(gpu, TEXTS(call, "'wrong'", text), bundle_ = finish(e));                         \
        CHECK(bundle_ != NULL);                                                                         \
        wgpuRenderBundleRelease(bundle_);                                                               \
    } while (0)
    BAD("wgpuRenderBundleEncoderSetPipeline", "NULL", wgpuRenderBundleEncoderSetPipeline(e, NULL));
    BAD("wgpuRenderBundleEncoderSetPipeline", "WGPUBuffer",
        wgpuRenderBundleEncoderSetPipeline(e, (WGPURenderPipeline)in.vertices));
    BAD("wgpuRenderBundleEncoderSetBindGroup", "dynamicOffsets", wgpuRenderBundleEncoderSetBindGroup(e, 0, in.group, 3, NULL));
    BAD("wgpuRenderBundleEncoderSetIndexBuffer", "format",
        wgpuRenderBundleEncoderSetIndexBuffer(e, in.indices, WGPUIndexFormat_Undefined, 0, 8));
    BAD("wgpuRenderBundleEncoderSetIndexBuffer", "format",
        wgpuRenderBundleEncoderSetIndexBuffer(e, in.indices, (WGPUIndexFormat)77, 0, 8));
    BAD("wgpuRenderBundleEncoderSetIndexBuffer", "NULL",
        wgpuRenderBundleEncoderSetIndexBuffer(e, NULL, WGPUIndexFormat_Uint16, 0, 8));
    BAD("wgpuRenderBundleEncoderSetVertexBuffer", "offset", wgpuRenderBundleEncoderSetVertexBuffer(e, 0, in.vertices, 100, 0));
    BAD("wgpuRenderBundleEncoderDrawIndirect", "multiple of 4", wgpuRenderBundleEncoderDrawIndirect(e, in.arguments, 2));
    BAD("wgpuRenderBundleEncoderDrawIndirect", "beyond", wgpuRenderBundleEncoderDrawIndirect(e, odd, 4));
    BAD("wgpuRenderBundleEncoderDrawIndirect", "beyond",
        wgpuRenderBundleEncoderDrawIndirect(e, in.arguments, UINT64_MAX - 3));
    BAD("wgpuRenderBundleEncoderDrawIndexedIndirect", "beyond",
        wgpuRenderBundleEncoderDrawIndexedIndirect(e, in.arguments, 20));
    BAD("wgpuRenderBundleEncoderDrawIndexedIndirect", "beyond",
        wgpuRenderBundleEncoderDrawIndexedIndirect(e, in.arguments, UINT64_MAX - 19));
    BAD("wgpuRenderBundleEncoderPopDebugGroup", "no debug group", wgpuRenderBundleEncoderPopDebugGroup(e));
#undef BAD
    /* What only core sees comes with the name of the last call. */
#define BAD(text, ...)                                                                                  \
    do {                                                                                                \
        WGPURenderBundleEncoder e = bundle_encoder(gpu, "wrong");                                       \
        EXPECT_OK(gpu, set_inputs(e, &in));                                                             \
        EXPECT_OK(gpu, __VA_ARGS__);                                                                    \
        EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "'wrong'", text),                    \
                       wgpuRenderBundleRelease(finish(e)));                                             \
    } while (0)
    BAD("", wgpuRenderBundleEncoderSetBindGroup(e, 99, in.group, 0, NULL));
    BAD("", wgpuRenderBundleEncoderSetBindGroup(e, UINT32_MAX, NULL, 0, NULL));
    BAD("", wgpuRenderBundleEncoderSetVertexBuffer(e, UINT32_MAX, in.vertices, 0, 4));
    BAD("", wgpuRenderBundleEncoderSetVertexBuffer(e, 0, in.vertices, 2, 4));
    BAD("", wgpuRenderBundleEncoderSetVertexBuffer(e, 0, in.vertices, UINT64_MAX - 3, 8));
    BAD("", wgpuRenderBundleEncoderSetIndexBuffer(e, in.indices, WGPUIndexFormat_Uint16, 1, 4));
    BAD("tint", wgpuRenderBundleEncoderSetVertexBuffer(e, 0, in.tint, 0, 4));
    BAD("tint", wgpuRenderBundleEncoderDrawIndirect(e, in.tint, 0));
    BAD("", wgpuRenderBundleEncoderDraw(e, 4, 1, 0, 0));
    BAD("", wgpuRenderBundleEncoderDraw(e, UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX));
    BAD("", wgpuRenderBundleEncoderDrawIndexed(e, 5, 1, 0, 0, 0));
    BAD("", wgpuRenderBundleEncoderDrawIndexed(e, UINT32_MAX, 1, UINT32_MAX, INT32_MIN, UINT32_MAX));
    BAD("debug groups are open", wgpuRenderBundleEncoderPushDebugGroup(e, sv("open")));
#undef BAD
    wgpuBufferRelease(odd);
    inputs_release(in);
}

static void after_the_end(Gpu *gpu) {
    WGPURenderBundleEncoder encoder = bundle_encoder(gpu, "done");
    WGPURenderBundle bundle = NULL, again = NULL;
    EXPECT_OK(gpu, bundle = wgpuRenderBundleEncoderFinish(encoder, NULL));
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderDraw", "'done'", "finished"),
                   wgpuRenderBundleEncoderDraw(encoder, 3, 1, 0, 0));
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "'done'", "before"),
                   again = wgpuRenderBundleEncoderFinish(encoder, NULL));
    CHECK(bundle != NULL && again != NULL);
    wgpuRenderBundleRelease(bundle);
    wgpuRenderBundleRelease(again);
    wgpuRenderBundleEncoderRelease(encoder);
    /* Released: no device to report to, no harm. */
    wgpuRenderBundleEncoderDraw(encoder, 3, 1, 0, 0);
    CHECK(wgpuRenderBundleEncoderFinish(encoder, NULL) == NULL);
    wgpuRenderBundleEncoderSetLabel(NULL, sv("x"));
    wgpuRenderBundleEncoderRelease(NULL);
    CHECK_QUIET(gpu);
}

static void bad_descriptors(Gpu *gpu) {
    WGPURenderBundleEncoderDescriptor d;
#define BAD(text)                                                                                       \
    do {                                                                                                \
        WGPURenderBundleEncoder e = NULL;                                                               \
        EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateRenderBundleEncoder", "'bad'", text),                \
                       e = wgpuDeviceCreateRenderBundleEncoder(gpu->device, &d));                       \
        CHECK(e != NULL);                                                                               \
        EXPECT_OK(gpu, wgpuRenderBundleEncoderDraw(e, 3, 1, 0, 0));                                     \
        EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "'bad'", "creation failed"),         \
                       wgpuRenderBundleRelease(finish(e)));                                             \
    } while (0)
    d = plain("bad"), d.colorFormatCount = 0;
    BAD("attachment");
    d = plain("bad"), d.colorFormats = NULL;
    BAD("colorFormats");
    static WGPUTextureFormat many[64];
    for (int i = 0; i < 64; i++) many[i] = WGPUTextureFormat_R8Unorm;
    d = plain("bad"), d.colorFormatCount = 64, d.colorFormats = many;
    BAD("64");
    d.colorFormatCount = (size_t)1 << 40;
    BAD("maxColorAttachments");
    static const WGPUTextureFormat undefined[2], depth = WGPUTextureFormat_Depth24Plus, made_up = (WGPUTextureFormat)0x4444;
    d = plain("bad"), d.colorFormatCount = 2, d.colorFormats = undefined;
    BAD("attachment");
    d = plain("bad"), d.colorFormats = &depth;
    BAD("Depth24Plus");
    d = plain("bad"), d.colorFormats = &made_up;
    BAD("colorFormats[0]");
    d = plain("bad"), d.depthStencilFormat = WGPUTextureFormat_RGBA8Unorm;
    BAD("Rgba8Unorm");
    d = plain("bad"), d.sampleCount = 0;
    BAD("sampleCount");
    d = plain("bad"), d.sampleCount = 3;
    BAD("sampleCount");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    d = plain("bad"), d.nextInChain = &unknown;
    BAD("0x12345678");
#undef BAD
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateRenderBundleEncoder", "NULL"),
                   CHECK(wgpuDeviceCreateRenderBundleEncoder(gpu->device, NULL) == NULL));
    CHECK(wgpuDeviceCreateRenderBundleEncoder(NULL, &d) == NULL);
    WGPURenderBundleEncoder e = bundle_encoder(gpu, "finish");
    WGPURenderBundleDescriptor end = WGPU_RENDER_BUNDLE_DESCRIPTOR_INIT;
    end.nextInChain = &unknown;
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderFinish", "0x12345678"),
                   wgpuRenderBundleRelease(wgpuRenderBundleEncoderFinish(e, &end)));
    wgpuRenderBundleEncoderRelease(e);
}

static void two_devices(Gpu *gpu) {
    Gpu other;
    device_open(&other);
    Inputs in = inputs_new(&other);
    WGPURenderBundleEncoder e = bundle_encoder(gpu, "mixed");
    EXPECT_OK(gpu, set_inputs(e, &in));
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderBundleEncoderSetPipeline", "mixed", "another device"),
                   wgpuRenderBundleRelease(finish(e)));
    inputs_release(in);
    device_close(&other);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    four_kinds_of_draws(&gpu);
    state_can_be_taken_away(&gpu);
    bad_recordings(&gpu);
    after_the_end(&gpu);
    bad_descriptors(&gpu);
    two_devices(&gpu);
    device_close(&gpu);
    immediates();
    return finished();
}
