/* wgpuAbi...DrawMany and wgpuAbi...DispatchMany: they do what single calls do, and name the record that is wrong. */
#include "render.h"

#define COUNT (SIDE * SIDE)
#define STEP 256u /* the usual alignment of dynamic offsets */

static const char *const PLACED =
    "@group(0) @binding(0) var<uniform> tint: vec4f;"
    "@vertex fn vs(@location(0) at: vec2f) -> @builtin(position) vec4f { return vec4f(at, 0.5, 1.0); }"
    "@fragment fn fs() -> @location(0) vec4f { return tint; }";

static uint32_t color_of(uint32_t i) {
    return 0xff000000u | (200 - i) << 16 | (i * 3) << 8 | (i + 1);
}

/* One pixel of the target for each draw. */
typedef struct Scene {
    WGPUBindGroupLayout layout;
    WGPURenderPipeline pipelines[2];
    WGPUBindGroup groups[2];
    WGPUBuffer vertices, small, large, tints;
    WGPUAbiDraw draws[COUNT];
} Scene;

static WGPUBindGroupLayout dynamic_layout(const Gpu *gpu, WGPUShaderStage stage, WGPUBufferBindingType type) {
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = stage;
    entry.buffer.type = type;
    entry.buffer.hasDynamicOffset = WGPU_TRUE;
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static WGPUPipelineLayout layout_of(const Gpu *gpu, WGPUBindGroupLayout group) {
    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    descriptor.bindGroupLayoutCount = 1;
    descriptor.bindGroupLayouts = &group;
    return wgpuDeviceCreatePipelineLayout(gpu->device, &descriptor);
}

static void scene_new(const Gpu *gpu, Scene *scene) {
    scene->layout = dynamic_layout(gpu, WGPUShaderStage_Fragment, WGPUBufferBindingType_Uniform);
    WGPUPipelineLayout layout = layout_of(gpu, scene->layout);
    WGPUShaderModule module = shader_new(gpu, "placed", PLACED);
    RenderSetup setup;
    render_setup(&setup, "placed", module);
    WGPUVertexAttribute attribute = WGPU_VERTEX_ATTRIBUTE_INIT;
    attribute.format = WGPUVertexFormat_Float32x2;
    WGPUVertexBufferLayout vertex = WGPU_VERTEX_BUFFER_LAYOUT_INIT;
    vertex.arrayStride = 8;
    vertex.attributeCount = 1;
    vertex.attributes = &attribute;
    setup.descriptor.layout = layout;
    setup.descriptor.vertex.bufferCount = 1;
    setup.descriptor.vertex.buffers = &vertex;
    for (int i = 0; i < 2; i++) {
        scene->pipelines[i] = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    }
    wgpuShaderModuleRelease(module);
    wgpuPipelineLayoutRelease(layout);

    static float corners[COUNT][6][2];
    static float tints[COUNT][STEP / 4];
    static const uint32_t large[] = {9, 9, 0, 1, 2, 3, 4, 5};
    static const uint16_t small[] = {0, 1, 2, 3, 4, 5};
    for (uint32_t i = 0; i < COUNT; i++) {
        float left = -1 + 2.0f / SIDE * (float)(i % SIDE), top = 1 - 2.0f / SIDE * (float)(i / SIDE);
        for (uint32_t k = 0; k < 6; k++) {
            corners[i][k][0] = left + 2.0f / SIDE * (float)(k == 1 || k == 3 || k == 4);
            corners[i][k][1] = top - 2.0f / SIDE * (float)(k == 2 || k == 4 || k == 5);
        }
        for (uint32_t c = 0; c < 4; c++) {
            tints[i][c] = (float)(color_of(i) >> 8 * c & 255) / 255;
        }
    }
    scene->vertices = buffer_with(gpu, "vertices", WGPUBufferUsage_Vertex, corners, sizeof corners);
    scene->small = buffer_with(gpu, "small", WGPUBufferUsage_Index, small, sizeof small);
    scene->large = buffer_with(gpu, "large", WGPUBufferUsage_Index, large, sizeof large);
    scene->tints = buffer_with(gpu, "tints", WGPUBufferUsage_Uniform, tints, sizeof tints);
    for (int i = 0; i < 2; i++) {
        scene->groups[i] = group_of_buffer(gpu, scene->layout, scene->tints, 16);
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        WGPUAbiDraw draw = WGPU_ABI_DRAW_INIT;
        draw.pipeline = i == 0 || i == 40 ? scene->pipelines[i / 40] : NULL; /* else that of the draw before */
        draw.bindGroup0 = scene->groups[i / 3 % 2];
        draw.dynamicOffset0 = STEP * i;
        draw.dynamicOffsetMask = 1;
        draw.vertexBuffer0.buffer = scene->vertices;
        draw.count = 6;
        switch (i % 4) {
        case 0: draw.first = 6 * i; break;
        case 1: draw.vertexBuffer0.offset = 48 * i; break;
        case 2:
            draw.indexBuffer.buffer = scene->small;
            draw.indexFormat = WGPUIndexFormat_Uint16;
            draw.baseVertex = (int32_t)(6 * i);
            break;
        default:
            draw.indexBuffer.buffer = scene->large;
            draw.indexBuffer.offset = 4;
            draw.indexFormat = WGPUIndexFormat_Uint32;
            draw.first = 1;
            draw.baseVertex = (int32_t)(6 * i);
        }
        scene->draws[i] = draw;
    }
}

static void scene_release(Scene *scene) {
    for (int i = 0; i < 2; i++) {
        wgpuRenderPipelineRelease(scene->pipelines[i]);
        wgpuBindGroupRelease(scene->groups[i]);
    }
    wgpuBindGroupLayoutRelease(scene->layout);
    wgpuBufferRelease(scene->vertices);
    wgpuBufferRelease(scene->small);
    wgpuBufferRelease(scene->large);
    wgpuBufferRelease(scene->tints);
}

static WGPURenderBundle bundle_of(const Gpu *gpu, const Scene *scene, size_t count) {
    static const WGPUTextureFormat format = WGPUTextureFormat_RGBA8Unorm;
    WGPURenderBundleEncoderDescriptor descriptor = WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT;
    descriptor.colorFormatCount = 1;
    descriptor.colorFormats = &format;
    WGPURenderBundleEncoder encoder = wgpuDeviceCreateRenderBundleEncoder(gpu->device, &descriptor);
    wgpuAbiRenderBundleEncoderDrawMany(encoder, count, scene->draws);
    WGPURenderBundle bundle = wgpuRenderBundleEncoderFinish(encoder, NULL);
    wgpuRenderBundleEncoderRelease(encoder);
    return bundle;
}

/* All pixels, drawn by the pass or by a bundle, in one call or in two. */
static void pictures(Gpu *gpu, const Scene *scene) {
    for (int way = 0; way < 3; way++) {
        Target target = target_new(gpu);
        WGPUCommandEncoder encoder = encoder_new(gpu, "draws");
        WGPURenderPassColorAttachment color = clear_to_black(target.view);
        WGPURenderPassEncoder pass = pass_begin(encoder, "draws", &color, NULL);
        if (way == 0) {
            wgpuAbiRenderPassEncoderDrawMany(pass, COUNT, scene->draws);
            wgpuAbiRenderPassEncoderDrawMany(pass, 0, NULL);
        } else if (way == 1) {
            /* The second call goes on with the pipeline that the first has left. */
            wgpuAbiRenderPassEncoderDrawMany(pass, 30, scene->draws);
            wgpuAbiRenderPassEncoderDrawMany(pass, COUNT - 30, scene->draws + 30);
        } else {
            WGPURenderBundle bundle = bundle_of(gpu, scene, COUNT);
            wgpuRenderPassEncoderExecuteBundles(pass, 1, &bundle);
            wgpuRenderBundleRelease(bundle);
        }
        pass_end(pass);
        submit(gpu, encoder);
        Pixels pixels = target_read(gpu, target);
        size_t wrong = 0;
        for (uint32_t i = 0; i < COUNT; i++) {
            wrong += pixels.at[i / SIDE][i % SIDE] != color_of(i);
        }
        CHECK_EQ(wrong, 0);
        target_release(target);
    }
    CHECK_QUIET(gpu);
}

static void in_a_pass(WGPUCommandEncoder encoder, Target target, size_t count, const WGPUAbiDraw *draws) {
    WGPURenderPassColorAttachment color = clear_to_black(target.view);
    WGPURenderPassEncoder pass = pass_begin(encoder, "pass", &color, NULL);
    wgpuAbiRenderPassEncoderDrawMany(pass, count, draws);
    pass_end(pass);
}

static void bad_draws(Gpu *gpu, Scene *scene) {
    Target target = target_new(gpu);
    WGPUAbiDraw good = scene->draws[7], *bad = &scene->draws[7];
#define BAD_DRAW(...)                                                                              \
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuAbiRenderPassEncoderDrawMany", "draws[7]", __VA_ARGS__),   \
                         in_a_pass(e, target, COUNT, scene->draws));                                \
    *bad = good
    WGPUBindGroup released = group_of_buffer(gpu, scene->layout, scene->tints, 16);
    wgpuBindGroupRelease(released);
    bad->bindGroup0 = released;
    BAD_DRAW("bindGroup0");
    bad->bindGroup3 = (WGPUBindGroup)scene->vertices;
    BAD_DRAW("bindGroup3", "WGPUBuffer");
    bad->pipeline = (WGPURenderPipeline)(uintptr_t)0x1234;
    BAD_DRAW("pipeline");
    bad->vertexBuffer2.buffer = (WGPUBuffer)(uintptr_t)0x1234;
    BAD_DRAW("vertexBuffer2.buffer");
    bad->indexBuffer.buffer = (WGPUBuffer)released;
    BAD_DRAW("indexBuffer.buffer");
    bad->indexFormat = (WGPUIndexFormat)77;
    BAD_DRAW("ormat", "0x0000004d");
    bad->indexFormat = WGPUIndexFormat_Undefined;
    BAD_DRAW("format", "Undefined");
    bad->dynamicOffsetMask = 16;
    BAD_DRAW("dynamicOffsetMask is 0x10");
    /* What only core sees. */
    bad->dynamicOffset0 = 3;
    EXPECT_BAD_RECORDING(gpu, TEXTS("ynamic"), in_a_pass(e, target, COUNT, scene->draws));
    *bad = good;
    EXPECT_BAD_RECORDING(gpu, TEXTS("`draws` is NULL"), in_a_pass(e, target, 1, NULL));
    EXPECT_BAD_RECORDING(gpu, TEXTS("impossible count"), in_a_pass(e, target, SIZE_MAX, scene->draws));
    EXPECT_BAD_RECORDING(gpu, TEXTS("not aligned"),
                         in_a_pass(e, target, 1, (const WGPUAbiDraw *)((const char *)scene->draws + 4)));
    bad->pipeline = (WGPURenderPipeline)(uintptr_t)0x1234;
    WGPURenderBundle bundle = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuAbiRenderBundleEncoderDrawMany", "draws[7]", "pipeline"),
                   bundle = bundle_of(gpu, scene, COUNT));
    wgpuRenderBundleRelease(bundle);
    *bad = good;
    target_release(target);
}

static void in_a_compute_pass(WGPUCommandEncoder encoder, size_t count, const WGPUAbiDispatch *dispatches) {
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuAbiComputePassEncoderDispatchMany(pass, count, dispatches);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
}

static void dispatches(Gpu *gpu) {
    enum { JOBS = 20 };
    static const char *const sources[] = {
        "@group(0) @binding(0) var<storage, read_write> sum: u32;"
        "@compute @workgroup_size(1) fn main(@builtin(workgroup_id) id: vec3u) { if (all(id == vec3u(4, 2, 1))) { sum += 7u; } }",
        "@group(0) @binding(0) var<storage, read_write> sum: u32;"
        "@compute @workgroup_size(1) fn main() { sum = sum * 3u + 1u; }",
    };
    WGPUBindGroupLayout group_layout = dynamic_layout(gpu, WGPUShaderStage_Compute, WGPUBufferBindingType_Storage);
    WGPUPipelineLayout layout = layout_of(gpu, group_layout);
    WGPUComputePipeline pipelines[2];
    for (int i = 0; i < 2; i++) {
        pipelines[i] = compute_new(gpu, "sum", layout, sources[i]);
    }
    WGPUBuffer sums = buffer_new(gpu, "sums", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, STEP * 5);
    WGPUBindGroup group = group_of_buffer(gpu, group_layout, sums, 4);
    WGPUAbiDispatch all[JOBS];
    uint32_t expected[5] = {0}, out[STEP * 5 / 4];
    for (uint32_t i = 0; i < JOBS; i++) {
        WGPUAbiDispatch fresh = WGPU_ABI_DISPATCH_INIT;
        all[i] = fresh;
        uint32_t which = i / 2 % 2;
        all[i].pipeline = i % 2 == 0 ? pipelines[which] : NULL;
        all[i].bindGroup0 = group;
        all[i].dynamicOffset0 = STEP * (i % 5);
        all[i].dynamicOffsetMask = 1;
        if (which == 0) {
            all[i].workgroupCountX = 5;
            all[i].workgroupCountY = 3;
            all[i].workgroupCountZ = 2;
        }
        expected[i % 5] = which == 0 ? expected[i % 5] + 7 : expected[i % 5] * 3 + 1;
    }
    WGPUCommandEncoder encoder = encoder_new(gpu, "dispatches");
    in_a_compute_pass(encoder, JOBS, all);
    submit(gpu, encoder);
    CHECK_EQ(wgpuAbiQueueReadBuffer(gpu->queue, sums, 0, out, sizeof out), WGPUStatus_Success);
    for (uint32_t i = 0; i < 5; i++) {
        CHECK_EQ(out[STEP / 4 * i], expected[i]);
    }
    all[3].bindGroup1 = (WGPUBindGroup)sums;
    EXPECT_BAD_RECORDING(gpu, TEXTS("wgpuAbiComputePassEncoderDispatchMany", "dispatches[3]", "bindGroup1"),
                         in_a_compute_pass(e, JOBS, all));
    all[3].bindGroup1 = NULL;
    all[5].workgroupCountX = UINT32_MAX;
    EXPECT_BAD_RECORDING(gpu, TEXTS("4294967295"), in_a_compute_pass(e, JOBS, all));
    wgpuBufferRelease(sums);
    wgpuBindGroupRelease(group);
    for (int i = 0; i < 2; i++) {
        wgpuComputePipelineRelease(pipelines[i]);
    }
    wgpuPipelineLayoutRelease(layout);
    wgpuBindGroupLayoutRelease(group_layout);
}

/* Records have no gaps: programs that know nothing of C structs fill them. */
_Static_assert(sizeof(WGPUAbiDraw) == 168, "a draw");
_Static_assert(sizeof(WGPUAbiDispatch) == 72, "a dispatch");

int main(void) {
    static Scene scene;
    Gpu gpu;
    device_open(&gpu);
    scene_new(&gpu, &scene);
    pictures(&gpu, &scene);
    bad_draws(&gpu, &scene);
    dispatches(&gpu);
    scene_release(&scene);
    device_close(&gpu);
    return finished();
}
