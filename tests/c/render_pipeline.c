/* WGPURenderPipeline: every state with a visible result, every rule of the descriptor. */
#include "pipeline.h"
#include "render.h"

/* Draws a covering triangle with the pipeline and gives the middle pixel. */
static uint32_t draw_over(Gpu *gpu, WGPURenderPipeline pipeline, WGPUColor clear) {
    Target target = target_new(gpu);
    WGPUCommandEncoder encoder = encoder_new(gpu, "draw");
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    color.clearValue = clear;
    WGPURenderPassEncoder pass = pass_begin(encoder, "draw", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderSetBlendConstant(pass, &(WGPUColor){0.2, 0.4, 0.6, 0.8});
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    submit(gpu, encoder);
    uint32_t pixel = target_read(gpu, target).at[3][4];
    target_release(target);
    CHECK_QUIET(gpu);
    return pixel;
}

static uint32_t draw_setup(Gpu *gpu, const RenderSetup *setup, WGPUColor clear) {
    WGPURenderPipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup->descriptor));
    uint32_t pixel = draw_over(gpu, pipeline, clear);
    wgpuRenderPipelineRelease(pipeline);
    return pixel;
}

/* Within one step of every channel. */
static void about_case(int line, uint32_t actual, uint32_t expected) {
    for (int shift = 0; shift < 32; shift += 8) {
        int difference = (int)(actual >> shift & 255) - (int)(expected >> shift & 255);
        if (difference < -1 || difference > 1) {
            fail(__FILE__, line, "pixel is 0x%08x, expected 0x%08x", actual, expected);
            return;
        }
    }
}
#define CHECK_PIXEL(actual, expected) about_case(__LINE__, actual, expected)

static void plain_and_masked(Gpu *gpu, WGPUShaderModule module) {
    const WGPUColor black = {0, 0, 0, 1};
    RenderSetup s;
    render_setup(&s, "plain", module);
    CHECK_PIXEL(draw_setup(gpu, &s, black), WHITE);
    s.target.writeMask = WGPUColorWriteMask_Green;
    CHECK_PIXEL(draw_setup(gpu, &s, black), GREEN);
    s.target.writeMask = WGPUColorWriteMask_None;
    CHECK_PIXEL(draw_setup(gpu, &s, black), BLACK);
    render_setup(&s, "culled", module);
    s.descriptor.primitive.cullMode = WGPUCullMode_Front;
    CHECK_PIXEL(draw_setup(gpu, &s, black), BLACK);
    s.descriptor.primitive.frontFace = WGPUFrontFace_CW;
    CHECK_PIXEL(draw_setup(gpu, &s, black), WHITE);
    render_setup(&s, "points", module);
    s.descriptor.primitive.topology = WGPUPrimitiveTopology_PointList;
    CHECK_PIXEL(draw_setup(gpu, &s, black), BLACK);
}

static void blending(Gpu *gpu) {
    WGPUShaderModule module = shader_new(gpu, "half",
                                         "@vertex fn vs(@builtin(vertex_index) i: u32) -> @builtin(position) vec4f {"
                                         "  return vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.5, 1.0);"
                                         "}"
                                         "@fragment fn fs() -> @location(0) vec4f { return vec4f(0.5, 0.25, 1.0, 0.5); }");
    const WGPUColor clear = {1, 1, 0, 1};
    WGPUBlendState blend = {WGPU_BLEND_COMPONENT_INIT, WGPU_BLEND_COMPONENT_INIT};
    RenderSetup s;
    render_setup(&s, "blend", module);
    s.target.blend = &blend; /* the defaults replace */
    CHECK_PIXEL(draw_setup(gpu, &s, clear), 0x80ff4080);
    blend.color = (WGPUBlendComponent){WGPUBlendOperation_Add, WGPUBlendFactor_SrcAlpha, WGPUBlendFactor_OneMinusSrcAlpha};
    blend.alpha = (WGPUBlendComponent){WGPUBlendOperation_Max, WGPUBlendFactor_One, WGPUBlendFactor_One};
    CHECK_PIXEL(draw_setup(gpu, &s, clear), 0xff80a0c0);
    blend.color = (WGPUBlendComponent){WGPUBlendOperation_ReverseSubtract, WGPUBlendFactor_One, WGPUBlendFactor_One};
    CHECK_PIXEL(draw_setup(gpu, &s, clear), 0xff00bf80);
    blend.color = (WGPUBlendComponent){WGPUBlendOperation_Add, WGPUBlendFactor_Constant, WGPUBlendFactor_Zero};
    CHECK_PIXEL(draw_setup(gpu, &s, clear), 0xff991a1a);
    blend.color = (WGPUBlendComponent){WGPUBlendOperation_Min, WGPUBlendFactor_One, WGPUBlendFactor_One};
    CHECK_PIXEL(draw_setup(gpu, &s, clear), 0xff004080);
    wgpuShaderModuleRelease(module);
}

/* Attributes of several formats, steps and offsets, seen by the shader as written. */
static void vertex_buffers(Gpu *gpu) {
    WGPUShaderModule module =
        shader_new(gpu, "attributes",
                   "struct V { @location(0) a: vec2f, @location(5) b: vec4f, @location(7) c: u32 }"
                   "struct F { @builtin(position) p: vec4f, @location(0) color: vec4f }"
                   "@vertex fn vs(v: V) -> F { return F(vec4f(v.a, 0.0, 1.0), v.b * f32(v.c)); }"
                   "@fragment fn fs(f: F) -> @location(0) vec4f { return f.color; }");
    const struct {
        float position[2];
        uint8_t color[4];
    } vertices[3] = {{{-1, -1}, {51, 102, 0, 255}}, {{3, -1}, {51, 102, 0, 255}}, {{-1, 3}, {51, 102, 0, 255}}};
    const uint32_t factors[2] = {99, 2};
    WGPUBuffer buffer = buffer_with(gpu, "vertices", WGPUBufferUsage_Vertex, vertices, sizeof vertices);
    WGPUBuffer factor = buffer_with(gpu, "factor", WGPUBufferUsage_Vertex, factors, sizeof factors);
    WGPUVertexAttribute attributes[3] = {WGPU_VERTEX_ATTRIBUTE_INIT, WGPU_VERTEX_ATTRIBUTE_INIT, WGPU_VERTEX_ATTRIBUTE_INIT};
    attributes[0].format = WGPUVertexFormat_Float32x2;
    attributes[1].format = WGPUVertexFormat_Unorm8x4;
    attributes[1].offset = 8;
    attributes[1].shaderLocation = 5;
    attributes[2].format = WGPUVertexFormat_Uint32;
    attributes[2].shaderLocation = 7;
    WGPUVertexBufferLayout layouts[3] = {WGPU_VERTEX_BUFFER_LAYOUT_INIT, WGPU_VERTEX_BUFFER_LAYOUT_INIT,
                                         WGPU_VERTEX_BUFFER_LAYOUT_INIT};
    layouts[0].arrayStride = 12;
    layouts[0].attributeCount = 2;
    layouts[0].attributes = attributes;
    /* layouts[1] stays a hole */
    layouts[2].stepMode = WGPUVertexStepMode_Instance;
    layouts[2].arrayStride = 4;
    layouts[2].attributeCount = 1;
    layouts[2].attributes = &attributes[2];
    RenderSetup s;
    render_setup(&s, "attributes", module);
    s.descriptor.vertex.bufferCount = 3;
    s.descriptor.vertex.buffers = layouts;
    WGPURenderPipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &s.descriptor));
    Target target = target_new(gpu);
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPUCommandEncoder encoder = encoder_new(gpu, "draw");
    WGPURenderPassEncoder pass = pass_begin(encoder, "draw", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderSetVertexBuffer(pass, 0, buffer, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderSetVertexBuffer(pass, 2, factor, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 1);
    pass_end(pass);
    submit(gpu, encoder);
    CHECK_PIXEL(target_read(gpu, target).at[4][4], 0xff00cc66);
    CHECK_QUIET(gpu);

#define BAD(...)                                                                               \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateRenderPipeline", "'attributes'", __VA_ARGS__), \
                   wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &s.descriptor)))
    attributes[1].shaderLocation = 0;
    BAD("0"); /* twice */
    attributes[1].shaderLocation = 16;
    BAD("16");
    attributes[1].shaderLocation = 6; /* 5 is missing now */
    BAD("5");
    attributes[1].shaderLocation = 5;
    attributes[1].format = WGPUVertexFormat_Uint32; /* the shader wants floats */
    BAD("");
    attributes[1].format = (WGPUVertexFormat)0;
    BAD("format");
    attributes[1].format = (WGPUVertexFormat)0x999;
    BAD("format");
    attributes[1].format = WGPUVertexFormat_Unorm8x4;
    attributes[1].offset = 7;
    BAD("7");
    attributes[1].offset = 12; /* beyond the stride */
    BAD("");
    attributes[1].offset = UINT64_MAX - 3;
    BAD("");
    attributes[1].offset = 8;
    layouts[0].arrayStride = 14;
    BAD("14");
    layouts[0].arrayStride = 2052;
    BAD("2052");
    layouts[0].arrayStride = 12;
    layouts[0].stepMode = (WGPUVertexStepMode)77;
    BAD("stepMode");
    layouts[0].stepMode = WGPUVertexStepMode_Vertex;
    layouts[0].attributes = NULL;
    BAD("attributes");
    layouts[0].attributes = attributes;
    s.descriptor.vertex.bufferCount = SIZE_MAX;
    BAD("buffers");
    s.descriptor.vertex.bufferCount = 3;
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    layouts[0].nextInChain = &unknown;
    BAD("0x12345678");
#undef BAD
    target_release(target);
    wgpuRenderPipelineRelease(pipeline);
    wgpuBufferRelease(buffer);
    wgpuBufferRelease(factor);
    wgpuShaderModuleRelease(module);
}

static void bad_states(Gpu *gpu, WGPUShaderModule module) {
    RenderSetup s;
#define BAD(...)                                                                           \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateRenderPipeline", "'state'", __VA_ARGS__),   \
                   wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &s.descriptor)))
#define FRESH render_setup(&s, "state", module)
    FRESH, s.descriptor.vertex.module = NULL;
    BAD("descriptor.vertex", "module");
    FRESH, s.fragment.module = NULL;
    BAD("descriptor.fragment", "module");
    FRESH, s.descriptor.vertex.entryPoint = sv("nowhere");
    BAD("nowhere");
    FRESH, s.fragment.entryPoint = sv("vs");
    BAD("vs");
    FRESH, s.target.format = WGPUTextureFormat_RG11B10Ufloat; /* not renderable without the feature */
    BAD("");
    FRESH, s.target.format = WGPUTextureFormat_Depth32Float;
    BAD("");
    FRESH, s.target.format = (WGPUTextureFormat)0x7777;
    BAD("format");
    FRESH, s.target.format = WGPUTextureFormat_RGBA8Uint; /* the shader gives floats */
    BAD("");
    FRESH, s.target.writeMask = 0x10;
    BAD("");
    FRESH, s.target.writeMask = UINT64_C(1) << 32;
    BAD("writeMask");
    /* Counts that are made up are refused before anything is read. */
    FRESH, s.fragment.targetCount = (size_t)1 << 40;
    BAD("targets", "maxColorAttachments");
    WGPUVertexBufferLayout one = WGPU_VERTEX_BUFFER_LAYOUT_INIT;
    WGPUVertexAttribute single = WGPU_VERTEX_ATTRIBUTE_INIT;
    FRESH, s.descriptor.vertex.buffers = &one, s.descriptor.vertex.bufferCount = (size_t)1 << 40;
    BAD("buffers", "maxVertexBuffers");
    FRESH, s.descriptor.vertex.buffers = &one, s.descriptor.vertex.bufferCount = 1;
    one.attributes = &single, one.attributeCount = (size_t)1 << 40;
    BAD("buffers[0]", "attributes", "maxVertexAttributes");
    FRESH, s.fragment.targetCount = 9;
    WGPUColorTargetState nine[9];
    for (int i = 0; i < 9; i++) {
        nine[i] = s.target;
    }
    s.fragment.targets = nine;
    BAD("8");
    FRESH, s.fragment.targets = NULL;
    BAD("targets");
    FRESH, s.descriptor.fragment = NULL; /* neither color nor depth */
    BAD("");
    FRESH, s.descriptor.primitive.topology = (WGPUPrimitiveTopology)77;
    BAD("topology");
    FRESH, s.descriptor.primitive.cullMode = (WGPUCullMode)77;
    BAD("cullMode");
    FRESH, s.descriptor.primitive.frontFace = (WGPUFrontFace)77;
    BAD("frontFace");
    FRESH, s.descriptor.primitive.stripIndexFormat = (WGPUIndexFormat)77;
    BAD("stripIndexFormat");
    FRESH, s.descriptor.primitive.stripIndexFormat = WGPUIndexFormat_Uint16; /* not a strip */
    BAD("");
    FRESH, s.descriptor.primitive.unclippedDepth = WGPU_TRUE; /* needs a feature */
    BAD("");
    FRESH, s.descriptor.multisample.count = 3;
    BAD("3");
    FRESH, s.descriptor.multisample.count = 0;
    BAD("0");
    FRESH, s.descriptor.multisample.alphaToCoverageEnabled = WGPU_TRUE; /* one sample */
    BAD("");
    WGPUBlendState blend = {WGPU_BLEND_COMPONENT_INIT, WGPU_BLEND_COMPONENT_INIT};
    FRESH, s.target.blend = &blend, blend.color.operation = (WGPUBlendOperation)77;
    BAD("operation");
    FRESH, s.target.blend = &blend, blend.color.operation = WGPUBlendOperation_Undefined;
    blend.alpha.srcFactor = (WGPUBlendFactor)77;
    BAD("srcFactor");
    blend.alpha.srcFactor = WGPUBlendFactor_Src1; /* needs a feature */
    BAD("");
    blend.alpha.srcFactor = WGPUBlendFactor_SrcAlpha;
    blend.alpha.operation = WGPUBlendOperation_Max; /* wants factors of one */
    BAD("");
    blend.alpha = WGPU_BLEND_COMPONENT_INIT;
    s.target.format = WGPUTextureFormat_R32Float; /* not blendable */
    BAD("");

    WGPUDepthStencilState depth = WGPU_DEPTH_STENCIL_STATE_INIT;
    FRESH, s.descriptor.depthStencil = &depth;
    BAD("format");
    depth.format = WGPUTextureFormat_RGBA8Unorm;
    BAD("");
    depth.format = WGPUTextureFormat_Depth32Float;
    BAD(""); /* depthWriteEnabled is required */
    depth.depthWriteEnabled = (WGPUOptionalBool)77;
    BAD("depthWriteEnabled");
    depth.depthWriteEnabled = WGPUOptionalBool_True;
    BAD(""); /* depthCompare is required */
    depth.depthCompare = (WGPUCompareFunction)77;
    BAD("depthCompare");
    depth.depthCompare = WGPUCompareFunction_Less;
    EXPECT_OK(gpu, wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &s.descriptor)));
    depth.stencilFront.failOp = WGPUStencilOperation_Zero; /* no stencil in the format */
    BAD("");
    depth.stencilFront.failOp = (WGPUStencilOperation)77;
    BAD("failOp");
    depth.stencilFront.failOp = WGPUStencilOperation_Undefined;
    depth.stencilBack.compare = (WGPUCompareFunction)77;
    BAD("stencilBack", "compare");
    depth.stencilBack.compare = WGPUCompareFunction_Undefined;
    depth.depthBiasSlopeScale = NAN;
    BAD("depthBiasSlopeScale");
    depth.depthBiasSlopeScale = 0;
    depth.depthBiasClamp = INFINITY;
    BAD("depthBiasClamp");
    depth.depthBiasClamp = 0;
    depth.depthBias = 1;
    s.descriptor.primitive.topology = WGPUPrimitiveTopology_LineList; /* bias is for triangles */
    BAD("");

    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    WGPUChainedStruct **chains[] = {&s.descriptor.nextInChain, &s.descriptor.vertex.nextInChain,
                                    &s.descriptor.primitive.nextInChain, &s.descriptor.multisample.nextInChain,
                                    &s.fragment.nextInChain, &s.target.nextInChain};
    for (size_t i = 0; i < sizeof chains / sizeof chains[0]; i++) {
        FRESH, *chains[i] = &unknown;
        BAD("0x12345678");
    }
#undef BAD
}

static void layouts(Gpu *gpu) {
    WGPURenderPipeline pipeline = render_new(gpu, "uniform",
                                             "@group(1) @binding(0) var<uniform> color: vec4f;"
                                             "@vertex fn vs() -> @builtin(position) vec4f { return vec4f(); }"
                                             "@fragment fn fs() -> @location(0) vec4f { return color; }");
    WGPUBindGroupLayout one = wgpuRenderPipelineGetBindGroupLayout(pipeline, 1);
    CHECK(one != NULL);
    WGPUBuffer buffer = buffer_new(gpu, "color", WGPUBufferUsage_Uniform, 16);
    EXPECT_OK(gpu, wgpuBindGroupRelease(group_of_buffer(gpu, one, buffer, WGPU_WHOLE_SIZE)));
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderPipelineGetBindGroupLayout", "uniform", "4"),
                   wgpuBindGroupLayoutRelease(wgpuRenderPipelineGetBindGroupLayout(pipeline, 4)));
    wgpuBufferRelease(buffer);
    wgpuBindGroupLayoutRelease(one);
    wgpuRenderPipelineRelease(pipeline);
}

static void asynchronous(Gpu *gpu, WGPUShaderModule module) {
    RenderSetup s;
    render_setup(&s, "later", module);
    PipelineAnswer answer = {0};
    WGPUCreateRenderPipelineAsyncCallbackInfo info = WGPU_CREATE_RENDER_PIPELINE_ASYNC_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_render_pipeline;
    info.userdata1 = &answer;
    CHECK(wgpuDeviceCreateRenderPipelineAsync(gpu->device, &s.descriptor, info).id != 0);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUCreatePipelineAsyncStatus_Success);
    REQUIRE(answer.render != NULL);
    CHECK_PIXEL(draw_over(gpu, answer.render, (WGPUColor){0, 0, 0, 1}), WHITE);
    wgpuRenderPipelineRelease(answer.render);

    answer = (PipelineAnswer){0};
    s.target.format = WGPUTextureFormat_RGBA8Uint;
    CHECK(wgpuDeviceCreateRenderPipelineAsync(gpu->device, &s.descriptor, info).id != 0);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUCreatePipelineAsyncStatus_ValidationError);
    CHECK(answer.render == NULL);
    CHECK_CONTAINS(answer.message, "later");
    CHECK_EQ(answer.calls, 1);
    CHECK_QUIET(gpu); /* told to the callback only */
}

static void life(Gpu *gpu) {
    WGPURenderPipeline pipeline = render_new(gpu, "before", COVER);
    wgpuRenderPipelineSetLabel(pipeline, sv("after"));
    wgpuRenderPipelineAddRef(pipeline);
    wgpuRenderPipelineRelease(pipeline);
    EXPECT_INVALID(gpu, TEXTS("wgpuRenderPipelineGetBindGroupLayout", "after"),
                   wgpuBindGroupLayoutRelease(wgpuRenderPipelineGetBindGroupLayout(pipeline, 9)));
    wgpuRenderPipelineRelease(pipeline);
    CHECK(wgpuRenderPipelineGetBindGroupLayout(pipeline, 0) == NULL);
    wgpuRenderPipelineRelease(pipeline);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUShaderModule module = shader_new(&gpu, "cover", COVER);
    plain_and_masked(&gpu, module);
    blending(&gpu);
    vertex_buffers(&gpu);
    bad_states(&gpu, module);
    layouts(&gpu);
    asynchronous(&gpu, module);
    life(&gpu);
    wgpuShaderModuleRelease(module);
    device_close(&gpu);
    return finished();
}
