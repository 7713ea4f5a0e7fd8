/* WGPUComputePassEncoder: dispatches, bind groups, dynamic offsets, immediates, and every misuse. */
#include "render.h"

static const char *const ADD = "@group(0) @binding(0) var<storage, read_write> cells: array<atomic<u32>>;"
                               "@compute @workgroup_size(2, 1, 1)"
                               "fn main(@builtin(workgroup_id) w: vec3u) {"
                               "  atomicAdd(&cells[w.x + 2u * w.y + 4u * w.z], 1u);"
                               "}";

typedef struct Scene {
    WGPUComputePipeline pipeline;
    WGPUBindGroupLayout layout;
    WGPUBuffer cells;
    WGPUBindGroup group;
} Scene;

static Scene scene_new(Gpu *gpu) {
    Scene scene;
    scene.pipeline = compute_new(gpu, "add", NULL, ADD);
    scene.layout = wgpuComputePipelineGetBindGroupLayout(scene.pipeline, 0);
    scene.cells = buffer_new(gpu, "cells", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc | WGPUBufferUsage_CopyDst, 64);
    scene.group = group_of_buffer(gpu, scene.layout, scene.cells, WGPU_WHOLE_SIZE);
    return scene;
}

static void scene_release(Scene scene) {
    wgpuBindGroupRelease(scene.group);
    wgpuBufferRelease(scene.cells);
    wgpuBindGroupLayoutRelease(scene.layout);
    wgpuComputePipelineRelease(scene.pipeline);
}

static void dispatches(Gpu *gpu, Scene scene) {
    const uint32_t counts[4] = {9, 1, 2, 2};
    WGPUBuffer indirect = buffer_with(gpu, "counts", WGPUBufferUsage_Indirect, counts, sizeof counts);
    WGPUCommandEncoder encoder = encoder_new(gpu, "dispatch");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, scene.pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, scene.group, 0, NULL);
    wgpuComputePassEncoderPushDebugGroup(pass, sv("both"));
    wgpuComputePassEncoderDispatchWorkgroups(pass, 2, 2, 2);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 0, 5, 5);
    wgpuComputePassEncoderInsertDebugMarker(pass, sv("indirect"));
    wgpuComputePassEncoderDispatchWorkgroupsIndirect(pass, indirect, 4);
    wgpuComputePassEncoderPopDebugGroup(pass);
    wgpuComputePassEncoderSetLabel(pass, sv("renamed"));
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    submit(gpu, encoder);
    uint32_t cells[16];
    buffer_read(gpu, scene.cells, 0, cells, sizeof cells);
    for (int i = 0; i < 8; i++) {
        CHECK_EQ(cells[i], (i % 2 == 0) ? 4 : 2); /* the second dispatch has one column */
    }
    CHECK_QUIET(gpu);
    wgpuBufferRelease(indirect);
}

static void dynamic_offsets(Gpu *gpu, Scene scene) {
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = WGPUShaderStage_Compute;
    entry.buffer.type = WGPUBufferBindingType_Storage;
    entry.buffer.hasDynamicOffset = WGPU_TRUE;
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    WGPUBindGroupLayout dynamic = wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
    WGPUPipelineLayoutDescriptor layouts = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    layouts.bindGroupLayoutCount = 1;
    layouts.bindGroupLayouts = &dynamic;
    WGPUPipelineLayout layout = wgpuDeviceCreatePipelineLayout(gpu->device, &layouts);
    WGPUComputePipeline pipeline = compute_new(gpu, "dynamic", layout, ADD);
    WGPUBuffer buffer = buffer_new(gpu, "wide", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 1024);
    WGPUBindGroup group = group_of_buffer(gpu, dynamic, buffer, 32);
    WGPUCommandEncoder encoder = encoder_new(gpu, "offsets");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    uint32_t offset = 256;
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 1, &offset);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    offset = 768;
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 1, &offset);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 2, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    submit(gpu, encoder);
    uint32_t out[256];
    buffer_read(gpu, buffer, 0, out, sizeof out);
    CHECK_EQ(out[0], 0);
    CHECK_EQ(out[64], 2);
    CHECK_EQ(out[192], 2);
    CHECK_EQ(out[193], 2);
    CHECK_QUIET(gpu);

#define IN_PASS(...)                                                                   \
    WGPUComputePassEncoder p = wgpuCommandEncoderBeginComputePass(e, NULL);            \
    wgpuComputePassEncoderSetLabel(p, sv("recorder's pass"));                                 \
    __VA_ARGS__;                                                                       \
    wgpuComputePassEncoderEnd(p), wgpuComputePassEncoderRelease(p)
#define BAD(part, ...) EXPECT_BAD_RECORDING(gpu, TEXTS("'recorder", part), IN_PASS(__VA_ARGS__))
    BAD("", wgpuComputePassEncoderSetBindGroup(p, 0, group, 0, NULL));
    BAD("", wgpuComputePassEncoderSetBindGroup(p, 0, group, 2, (const uint32_t[]){0, 0}));
    BAD("128", wgpuComputePassEncoderSetBindGroup(p, 0, group, 1, (const uint32_t[]){128}));
    BAD("1024", wgpuComputePassEncoderSetBindGroup(p, 0, group, 1, (const uint32_t[]){1024}));
    BAD("", wgpuComputePassEncoderSetBindGroup(p, 0, group, 1, (const uint32_t[]){UINT32_MAX - 255}));
    BAD("dynamicOffsets", wgpuComputePassEncoderSetBindGroup(p, 0, group, 1, NULL));
    BAD("dynamicOffsets", wgpuComputePassEncoderSetBindGroup(p, 0, group, SIZE_MAX, &offset));
    BAD("", wgpuComputePassEncoderSetBindGroup(p, 0, scene.group, 1, &offset));
    wgpuBindGroupRelease(group);
    wgpuBufferRelease(buffer);
    wgpuComputePipelineRelease(pipeline);
    wgpuPipelineLayoutRelease(layout);
    wgpuBindGroupLayoutRelease(dynamic);
}

static void misuse(Gpu *gpu, Scene scene) {
#define READY wgpuComputePassEncoderSetPipeline(p, scene.pipeline), wgpuComputePassEncoderSetBindGroup(p, 0, scene.group, 0, NULL)
    BAD("", wgpuComputePassEncoderDispatchWorkgroups(p, 1, 1, 1)); /* no pipeline */
    BAD("", wgpuComputePassEncoderSetPipeline(p, scene.pipeline), wgpuComputePassEncoderDispatchWorkgroups(p, 1, 1, 1));
    BAD("", READY, wgpuComputePassEncoderSetBindGroup(p, 0, NULL, 0, NULL), wgpuComputePassEncoderDispatchWorkgroups(p, 1, 1, 1));
    BAD("65536", READY, wgpuComputePassEncoderDispatchWorkgroups(p, 65536, 1, 1));
    BAD("", READY, wgpuComputePassEncoderDispatchWorkgroups(p, 1, UINT32_MAX, 1));
    BAD("4", wgpuComputePassEncoderSetBindGroup(p, 4, scene.group, 0, NULL));
    BAD("", wgpuComputePassEncoderSetBindGroup(p, UINT32_MAX, scene.group, 0, NULL));
    BAD("pipeline", wgpuComputePassEncoderSetPipeline(p, NULL));
    BAD("", wgpuComputePassEncoderPopDebugGroup(p));
    BAD("", wgpuComputePassEncoderPushDebugGroup(p, sv("open")));

    WGPUBuffer indirect = buffer_new(gpu, "arguments", WGPUBufferUsage_Indirect | WGPUBufferUsage_Storage, 16);
    BAD("2", READY, wgpuComputePassEncoderDispatchWorkgroupsIndirect(p, indirect, 2));
    BAD("8", READY, wgpuComputePassEncoderDispatchWorkgroupsIndirect(p, indirect, 8));
    BAD("", READY, wgpuComputePassEncoderDispatchWorkgroupsIndirect(p, indirect, UINT64_MAX - 3));
    BAD("cells", READY, wgpuComputePassEncoderDispatchWorkgroupsIndirect(p, scene.cells, 0));
    BAD("NULL", READY, wgpuComputePassEncoderDispatchWorkgroupsIndirect(p, NULL, 0));
    wgpuBufferRelease(indirect);
    BAD("released", READY, wgpuComputePassEncoderDispatchWorkgroupsIndirect(p, indirect, 0));

    /* A group of another layout; the buffer of one binding is too small for the shader. */
    WGPUComputePipeline big = compute_new(gpu, "big", NULL,
                                          "@group(0) @binding(0) var<storage, read_write> a: array<vec4u, 100>;"
                                          "@compute @workgroup_size(1) fn main() { a[0].x = 1u; }");
    BAD("", wgpuComputePassEncoderSetPipeline(p, big), wgpuComputePassEncoderSetBindGroup(p, 0, scene.group, 0, NULL),
        wgpuComputePassEncoderDispatchWorkgroups(p, 1, 1, 1));
    wgpuComputePipelineRelease(big);
    BAD("released", wgpuComputePassEncoderSetPipeline(p, big));
    wgpuBufferDestroy(scene.cells);
    WGPUCommandEncoder encoder = encoder_new(gpu, "destroyed");
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    WGPUComputePassEncoder p = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    READY;
    wgpuComputePassEncoderDispatchWorkgroups(p, 1, 1, 1);
    wgpuComputePassEncoderEnd(p);
    wgpuComputePassEncoderRelease(p);
    submit(gpu, encoder);
    Problem problem = scope_pop(gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Validation);
    CHECK_CONTAINS(problem.message, "'cells'");
}

static void ending(Gpu *gpu, Scene scene) {
    WGPUCommandEncoder encoder = encoder_new(gpu, "ended");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderAddRef(pass);
    wgpuComputePassEncoderRelease(pass);
    wgpuComputePassEncoderEnd(pass);
    EXPECT_INVALID(gpu, TEXTS("wgpuComputePassEncoderEnd"), wgpuComputePassEncoderEnd(pass));
    EXPECT_INVALID(gpu, TEXTS("wgpuComputePassEncoderDispatchWorkgroups"),
                   wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1));
    EXPECT_INVALID(gpu, TEXTS("wgpuComputePassEncoderSetPipeline"), wgpuComputePassEncoderSetPipeline(pass, scene.pipeline));
    wgpuComputePassEncoderRelease(pass);
    WGPUCommandBuffer commands = NULL;
    EXPECT_OK(gpu, commands = wgpuCommandEncoderFinish(encoder, NULL));
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
    /* Stale. */
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    wgpuComputePassEncoderRelease(pass);
    wgpuComputePassEncoderAddRef(pass);
    wgpuComputePassEncoderSetLabel(pass, sv("gone"));
    CHECK_QUIET(gpu);
}

static void immediates(void) {
    Gpu gpu;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.maxImmediateSize = 16;
    descriptor.requiredLimits = &limits;
    device_open_with(&gpu, descriptor);
    WGPUComputePipeline pipeline = compute_new(&gpu, "immediates", NULL,
                                               "struct I { a: u32, b: u32 } var<immediate> i: I;"
                                               "@group(0) @binding(0) var<storage, read_write> out: array<u32, 2>;"
                                               "@compute @workgroup_size(1) fn main() { out[0] = i.a; out[1] = i.b; }");
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBuffer buffer = buffer_new(&gpu, "out", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 8);
    WGPUBindGroup group = group_of_buffer(&gpu, layout, buffer, WGPU_WHOLE_SIZE);
    WGPUCommandEncoder encoder = encoder_new(&gpu, "immediates");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, NULL);
    const uint32_t values[2] = {21, 22}, third = 23;
    wgpuComputePassEncoderSetImmediates(pass, 0, values, sizeof values);
    wgpuComputePassEncoderSetImmediates(pass, 4, &third, sizeof third);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    submit(&gpu, encoder);
    uint32_t out[2] = {0, 0};
    buffer_read(&gpu, buffer, 0, out, sizeof out);
    CHECK_EQ(out[0], 21);
    CHECK_EQ(out[1], 23);
    Gpu *g = &gpu;
#define BAD_IMMEDIATE(...) \
    EXPECT_BAD_RECORDING(g, TEXTS("recorder"), IN_PASS(wgpuComputePassEncoderSetPipeline(p, pipeline), wgpuComputePassEncoderSetImmediates(p, __VA_ARGS__)))
    BAD_IMMEDIATE(2, values, 4);
    BAD_IMMEDIATE(0, values, 3);
    BAD_IMMEDIATE(64, values, 4);
    BAD_IMMEDIATE(UINT32_MAX - 3, values, 8);
    BAD_IMMEDIATE(0, values, SIZE_MAX - 3);
    BAD_IMMEDIATE(0, NULL, 8);
    CHECK_QUIET(&gpu);
    wgpuBindGroupRelease(group);
    wgpuBufferRelease(buffer);
    wgpuBindGroupLayoutRelease(layout);
    wgpuComputePipelineRelease(pipeline);
    device_close(&gpu);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    Scene scene = scene_new(&gpu);
    dispatches(&gpu, scene);
    dynamic_offsets(&gpu, scene);
    ending(&gpu, scene);
    misuse(&gpu, scene);
    scene_release(scene);
    device_close(&gpu);
    immediates();
    return finished();
}
