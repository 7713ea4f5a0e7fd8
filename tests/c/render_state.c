/* Every value of the enums of render state: blend factors and operations, comparisons, stencil operations, topologies. */
#include "render.h"

#include <math.h>

/* The source is written with two outputs, so that the factors of the second one work too. */
static const char *const SOURCE =
    "enable dual_source_blending;"
    "struct F { @location(0) @blend_src(0) a: vec4f, @location(0) @blend_src(1) b: vec4f }"
    "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {"
    "  return vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.5, 1.0);"
    "}"
    "@fragment fn fs() -> F { return F(vec4f(0.6, 0.2, 0.8, 0.4), vec4f(0.1, 0.9, 0.3, 0.7)); }";
static const double SRC[4] = {0.6, 0.2, 0.8, 0.4}, SRC1[4] = {0.1, 0.9, 0.3, 0.7}, DST[4] = {0.2, 0.8, 0.4, 0.6},
                    CONSTANT[4] = {0.5, 0.3, 0.7, 0.9};

static double factor(WGPUBlendFactor f, int i) {
    switch (f) {
        case WGPUBlendFactor_Zero: return 0;
        case WGPUBlendFactor_One: return 1;
        case WGPUBlendFactor_Src: return SRC[i];
        case WGPUBlendFactor_OneMinusSrc: return 1 - SRC[i];
        case WGPUBlendFactor_SrcAlpha: return SRC[3];
        case WGPUBlendFactor_OneMinusSrcAlpha: return 1 - SRC[3];
        case WGPUBlendFactor_Dst: return DST[i];
        case WGPUBlendFactor_OneMinusDst: return 1 - DST[i];
        case WGPUBlendFactor_DstAlpha: return DST[3];
        case WGPUBlendFactor_OneMinusDstAlpha: return 1 - DST[3];
        case WGPUBlendFactor_SrcAlphaSaturated: return i == 3 ? 1 : fmin(SRC[3], 1 - DST[3]);
        case WGPUBlendFactor_Constant: return CONSTANT[i];
        case WGPUBlendFactor_OneMinusConstant: return 1 - CONSTANT[i];
        case WGPUBlendFactor_Src1: return SRC1[i];
        case WGPUBlendFactor_OneMinusSrc1: return 1 - SRC1[i];
        case WGPUBlendFactor_Src1Alpha: return SRC1[3];
        case WGPUBlendFactor_OneMinusSrc1Alpha: return 1 - SRC1[3];
        default: return -1;
    }
}

static double combine(WGPUBlendOperation operation, double source, double target, double src, double dst) {
    switch (operation) {
        case WGPUBlendOperation_Subtract: return source - target;
        case WGPUBlendOperation_ReverseSubtract: return target - source;
        case WGPUBlendOperation_Min: return fmin(src, dst);
        case WGPUBlendOperation_Max: return fmax(src, dst);
        default: return source + target;
    }
}

/* One blend on the background DST; the same for color and alpha. */
static void blend_case(Gpu *gpu, Target target, WGPUShaderModule module, WGPUBlendComponent component) {
    WGPUBlendState blend = {component, component};
    RenderSetup setup;
    render_setup(&setup, "blend", module);
    setup.target.blend = &blend;
    WGPURenderPipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor));
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    color.clearValue = (WGPUColor){DST[0], DST[1], DST[2], DST[3]};
    WGPUCommandEncoder encoder = encoder_new(gpu, "blend");
    WGPURenderPassEncoder pass = pass_begin(encoder, "blend", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderSetBlendConstant(pass, &(WGPUColor){CONSTANT[0], CONSTANT[1], CONSTANT[2], CONSTANT[3]});
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    submit(gpu, encoder);
    uint32_t pixel = target_read(gpu, target).at[4][4];
    for (int i = 0; i < 4; i++) {
        double result = combine(component.operation, SRC[i] * factor(component.srcFactor, i),
                                DST[i] * factor(component.dstFactor, i), SRC[i], DST[i]);
        int expected = (int)(fmin(fmax(result, 0), 1) * 255 + 0.5), actual = (int)(pixel >> (8 * i) & 255);
        if (actual < expected - 2 || actual > expected + 2) {
            fail(__FILE__, __LINE__, "operation %d, factors 0x%x and 0x%x, channel %d: %d, expected %d",
                 (int)component.operation, (unsigned)component.srcFactor, (unsigned)component.dstFactor, i, actual, expected);
        }
    }
    wgpuRenderPipelineRelease(pipeline);
}

static void blending(void) {
    Gpu gpu;
    WGPUFeatureName feature = WGPUFeatureName_DualSourceBlending;
    device_open_with(&gpu, with_features(&feature, 1));
    Target target = target_new(&gpu);
    WGPUShaderModule module = shader_new(&gpu, "two sources", SOURCE);
    CHECK_QUIET(&gpu);
    for (uint32_t f = WGPUBlendFactor_Zero; f <= WGPUBlendFactor_OneMinusSrc1Alpha; f++) {
        WGPUBlendComponent c = {WGPUBlendOperation_Add, (WGPUBlendFactor)f, WGPUBlendFactor_Zero};
        CASE(blend_case(&gpu, target, module, c));
        c = (WGPUBlendComponent){WGPUBlendOperation_Add, WGPUBlendFactor_Zero, (WGPUBlendFactor)f};
        CASE(blend_case(&gpu, target, module, c));
    }
    for (uint32_t o = WGPUBlendOperation_Add; o <= WGPUBlendOperation_Max; o++) {
        WGPUBlendComponent c = {(WGPUBlendOperation)o, WGPUBlendFactor_One, WGPUBlendFactor_One};
        CASE(blend_case(&gpu, target, module, c));
    }
    wgpuShaderModuleRelease(module);
    target_release(target);
    device_close(&gpu);
}

typedef struct Depth {
    WGPUTexture texture;
    WGPUTextureView view;
} Depth;

/* Draws a covering triangle at depth 0.5 with stencil reference 2 over the given contents; tells whether it was seen, and the
 * stencil value afterwards. */
static bool tested(Gpu *gpu, Target target, Depth depth, WGPUDepthStencilState state, float stored, uint32_t stencil,
                   uint8_t *stencil_after) {
    WGPUShaderModule module = shader_new(gpu, "cover", COVER);
    RenderSetup setup;
    render_setup(&setup, "test", module);
    state.format = WGPUTextureFormat_Depth24PlusStencil8;
    setup.descriptor.depthStencil = &state;
    WGPURenderPipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor));
    WGPURenderPassDepthStencilAttachment attachment = WGPU_RENDER_PASS_DEPTH_STENCIL_ATTACHMENT_INIT;
    attachment.view = depth.view;
    attachment.depthLoadOp = attachment.stencilLoadOp = WGPULoadOp_Clear;
    attachment.depthStoreOp = attachment.stencilStoreOp = WGPUStoreOp_Store;
    attachment.depthClearValue = stored;
    attachment.stencilClearValue = stencil;
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPUCommandEncoder encoder = encoder_new(gpu, "test");
    WGPURenderPassEncoder pass = pass_begin(encoder, "test", &color, &attachment);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderSetStencilReference(pass, 2);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    submit(gpu, encoder);
    uint8_t values[SIDE][SIDE];
    texture_read(gpu, depth.texture, 0, 0, WGPUTextureAspect_StencilOnly, SIDE, SIDE, 1, values);
    *stencil_after = values[4][4];
    wgpuRenderPipelineRelease(pipeline);
    wgpuShaderModuleRelease(module);
    return target_read(gpu, target).at[4][4] == WHITE;
}

static void depth_and_stencil(Gpu *gpu) {
    Target target = target_new(gpu);
    Depth depth;
    depth.texture = texture_new(gpu, "depth", WGPUTextureFormat_Depth24PlusStencil8,
                                WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc, SIDE, SIDE, 1);
    depth.view = wgpuTextureCreateView(depth.texture, NULL);
    WGPUDepthStencilState plain = WGPU_DEPTH_STENCIL_STATE_INIT, state;
    plain.depthWriteEnabled = WGPUOptionalBool_True;
    plain.depthCompare = WGPUCompareFunction_Always;
    uint8_t after;
    /* Passes when the new value is less, equal, greater than the stored one. */
    static const char *const PASSES[] = {[WGPUCompareFunction_Never] = "",         [WGPUCompareFunction_Less] = "<",
                                         [WGPUCompareFunction_Equal] = "=",        [WGPUCompareFunction_LessEqual] = "<=",
                                         [WGPUCompareFunction_Greater] = ">",      [WGPUCompareFunction_NotEqual] = "<>",
                                         [WGPUCompareFunction_GreaterEqual] = ">=", [WGPUCompareFunction_Always] = "<=>"};
    for (uint32_t f = WGPUCompareFunction_Never; f <= WGPUCompareFunction_Always; f++) {
        const char relations[] = "<=>";
        for (int r = 0; r < 3; r++) {
            bool expected = strchr(PASSES[f], relations[r]) != NULL;
            state = plain;
            state.depthCompare = (WGPUCompareFunction)f;
            const float stored[] = {0.75f, 0.5f, 0.25f}; /* the triangle is at 0.5 */
            if (tested(gpu, target, depth, state, stored[r], 0, &after) != expected) {
                fail(__FILE__, __LINE__, "depth comparison %u of new %c stored", f, relations[r]);
            }
            state = plain;
            state.stencilFront.compare = (WGPUCompareFunction)f;
            const uint32_t values[] = {3, 2, 1}; /* the reference is 2 */
            if (tested(gpu, target, depth, state, 1, values[r], &after) != expected) {
                fail(__FILE__, __LINE__, "stencil comparison %u of reference %c stored", f, relations[r]);
            }
        }
    }
    static const struct {
        WGPUStencilOperation operation;
        uint8_t before, after;
    } OPERATIONS[] = {
        {WGPUStencilOperation_Undefined, 7, 7},        {WGPUStencilOperation_Keep, 7, 7},
        {WGPUStencilOperation_Zero, 7, 0},             {WGPUStencilOperation_Replace, 7, 2},
        {WGPUStencilOperation_Invert, 7, 248},         {WGPUStencilOperation_IncrementClamp, 7, 8},
        {WGPUStencilOperation_IncrementClamp, 255, 255}, {WGPUStencilOperation_DecrementClamp, 7, 6},
        {WGPUStencilOperation_DecrementClamp, 0, 0},   {WGPUStencilOperation_IncrementWrap, 255, 0},
        {WGPUStencilOperation_DecrementWrap, 0, 255},
    };
    for (size_t i = 0; i < sizeof OPERATIONS / sizeof OPERATIONS[0]; i++) {
        for (int when = 0; when < 3; when++) {
            state = plain;
            WGPUStencilFaceState *face = &state.stencilFront;
            if (when == 0) {
                face->passOp = OPERATIONS[i].operation;
            } else if (when == 1) {
                face->depthFailOp = OPERATIONS[i].operation;
                state.depthCompare = WGPUCompareFunction_Never;
            } else {
                face->failOp = OPERATIONS[i].operation;
                face->compare = WGPUCompareFunction_Never;
            }
            tested(gpu, target, depth, state, 1, OPERATIONS[i].before, &after);
            if (after != OPERATIONS[i].after) {
                fail(__FILE__, __LINE__, "stencil operation %d in case %d: %d becomes %d, expected %d",
                     (int)OPERATIONS[i].operation, when, OPERATIONS[i].before, after, OPERATIONS[i].after);
            }
        }
    }
    /* The back face has its own state, and masks cut bits. */
    state = plain;
    state.stencilBack.passOp = WGPUStencilOperation_Zero;
    tested(gpu, target, depth, state, 1, 9, &after);
    CHECK_EQ(after, 9);
    state.stencilFront.passOp = WGPUStencilOperation_Invert;
    state.stencilWriteMask = 0x0F;
    tested(gpu, target, depth, state, 1, 0x55, &after);
    CHECK_EQ(after, 0x5A);
    state.stencilFront.compare = WGPUCompareFunction_Equal;
    state.stencilReadMask = 0x02;
    CHECK(tested(gpu, target, depth, state, 1, 0xF2, &after)); /* bit 1 of both */
    wgpuTextureViewRelease(depth.view);
    wgpuTextureRelease(depth.texture);
    target_release(target);
}

/* Four vertices: where each topology draws. */
static void topologies(Gpu *gpu) {
    Target target = target_new(gpu);
    WGPUShaderModule module = shader_new(gpu, "corners",
                                         "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {"
                                         "  let p = array(vec2f(-0.875, 0.875), vec2f(0.875, 0.875),"
                                         "                vec2f(-0.875, -0.875), vec2f(0.875, -0.875));"
                                         "  return vec4f(p[i], 0.0, 1.0);"
                                         "}"
                                         "@fragment fn fs() -> @location(0) vec4f { return vec4f(1.0); }");
    /* Of the pixels (0,0) corner, (3,0) top edge, (3,7) bottom edge, (5,5) lower right, (2,1) upper left. */
    static const struct {
        WGPUPrimitiveTopology topology;
        WGPUIndexFormat strip;
        const char *drawn;
    } CASES[] = {
        {WGPUPrimitiveTopology_PointList, WGPUIndexFormat_Undefined, "x...."},
        {WGPUPrimitiveTopology_LineList, WGPUIndexFormat_Undefined, "xxx.."},
        {WGPUPrimitiveTopology_LineStrip, WGPUIndexFormat_Uint32, "xxx.."},
        {WGPUPrimitiveTopology_TriangleList, WGPUIndexFormat_Undefined, "....x"},
        {WGPUPrimitiveTopology_Undefined, WGPUIndexFormat_Undefined, "....x"},
        {WGPUPrimitiveTopology_TriangleStrip, WGPUIndexFormat_Uint16, "...xx"},
    };
    const uint32_t at[5][2] = {{0, 0}, {3, 0}, {3, 7}, {5, 5}, {2, 1}};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        RenderSetup setup;
        render_setup(&setup, "topology", module);
        setup.descriptor.primitive.topology = CASES[i].topology;
        setup.descriptor.primitive.stripIndexFormat = CASES[i].strip;
        WGPURenderPipeline pipeline = NULL;
        EXPECT_OK(gpu, pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor));
        WGPURenderPassColorAttachment color = clear_to_black(target.view);
        WGPUCommandEncoder encoder = encoder_new(gpu, "topology");
        WGPURenderPassEncoder pass = pass_begin(encoder, "topology", &color, NULL);
        wgpuRenderPassEncoderSetPipeline(pass, pipeline);
        wgpuRenderPassEncoderDraw(pass, 4, 1, 0, 0);
        pass_end(pass);
        submit(gpu, encoder);
        Pixels pixels = target_read(gpu, target);
        for (int k = 0; k < 5; k++) {
            /* Triangles need not touch the outermost pixels. */
            bool edge = k < 3, triangles = CASES[i].drawn[4] == 'x';
            if (!(edge && triangles) && (pixels.at[at[k][1]][at[k][0]] == WHITE) != (CASES[i].drawn[k] == 'x')) {
                fail(__FILE__, __LINE__, "topology %d: pixel %u, %u", (int)CASES[i].topology, at[k][0], at[k][1]);
            }
        }
        wgpuRenderPipelineRelease(pipeline);
    }
    wgpuShaderModuleRelease(module);
    target_release(target);
}

int main(void) {
    blending();
    Gpu gpu;
    device_open(&gpu);
    depth_and_stencil(&gpu);
    topologies(&gpu);
    device_close(&gpu);
    return finished();
}
