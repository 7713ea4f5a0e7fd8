/* WGPUComputePipeline: entry points, constants, layouts, asynchronous creation. */
#include "pipeline.h"

static const char *const TWO = "override k: u32 = 3;"
                               "@id(7) override scale: f32;"
                               "@group(0) @binding(0) var<storage, read_write> out: array<u32>;"
                               "@compute @workgroup_size(4) fn fill(@builtin(global_invocation_id) id: vec3u) {"
                               "  out[id.x] = id.x * k + u32(scale);"
                               "}"
                               "@compute @workgroup_size(1) fn nothing() {}";

static void run(Gpu *gpu, WGPUComputePipeline pipeline, uint32_t out[8]) {
    WGPUBuffer buffer = buffer_new(gpu, "out", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 32);
    WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
    entry.buffer = buffer;
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    WGPUBindGroup group = wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
    WGPUCommandEncoder encoder = encoder_new(gpu, "run");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, NULL);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 2, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    submit(gpu, encoder);
    buffer_read(gpu, buffer, 0, out, 32);
    wgpuBindGroupRelease(group);
    wgpuBindGroupLayoutRelease(descriptor.layout);
    wgpuBufferRelease(buffer);
    CHECK_QUIET(gpu);
}

static void constants(Gpu *gpu, WGPUShaderModule module) {
    WGPUConstantEntry entries[2] = {WGPU_CONSTANT_ENTRY_INIT, WGPU_CONSTANT_ENTRY_INIT};
    entries[0].key = sv("7");
    entries[0].value = 5;
    entries[1].key = (WGPUStringView){.data = "k-and-more", .length = 1};
    entries[1].value = 10;
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = sv("constants");
    descriptor.compute.module = module;
    descriptor.compute.entryPoint = sv("fill");
    descriptor.compute.constantCount = 1;
    descriptor.compute.constants = entries;
    uint32_t out[8];
    WGPUComputePipeline pipeline = NULL;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateComputePipeline(gpu->device, &descriptor));
    run(gpu, pipeline, out);
    CHECK_EQ(out[0], 5);
    CHECK_EQ(out[7], 7 * 3 + 5);
    wgpuComputePipelineRelease(pipeline);
    descriptor.compute.constantCount = 2;
    EXPECT_OK(gpu, pipeline = wgpuDeviceCreateComputePipeline(gpu->device, &descriptor));
    run(gpu, pipeline, out);
    CHECK_EQ(out[7], 75);
    wgpuComputePipelineRelease(pipeline);

#define BAD(...)                                                                            \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "constants", __VA_ARGS__), \
                   wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &descriptor)))
    entries[1].key = sv("unknown");
    BAD("unknown");
    entries[1].key = sv("");
    BAD("");
    entries[1].key = WGPU_STRING_VIEW_INIT;
    BAD("");
    entries[1].key = sv("7");
    BAD("7");
    entries[1].key = sv("k");
    entries[1].value = -1; /* not in u32 */
    BAD("");
    entries[1].value = 1e300;
    BAD("");
    entries[1].value = NAN;
    BAD("");
    entries[1].value = INFINITY;
    BAD("");
    entries[1].value = 1;
    descriptor.compute.constants = NULL;
    BAD("NULL");
    descriptor.compute.constantCount = 0; /* scale has no default */
    BAD("'7'");
#undef BAD
}

static void entry_points(Gpu *gpu, WGPUShaderModule module) {
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = sv("entry");
    descriptor.compute.module = module;
#define BAD(...)                                                                          \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "'entry'", __VA_ARGS__), \
                   wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &descriptor)))
    BAD(""); /* two to choose from */
    descriptor.compute.entryPoint = sv("nowhere");
    BAD("nowhere");
    descriptor.compute.entryPoint = sv("");
    BAD("");
    descriptor.compute.entryPoint = (WGPUStringView){.data = "nothing\0more", .length = 12};
    BAD("");
    descriptor.compute.entryPoint = (WGPUStringView){.data = NULL, .length = 4};
    BAD("entryPoint");
    descriptor.compute.entryPoint = (WGPUStringView){.data = "\xff", .length = 1};
    BAD("entryPoint");
    descriptor.compute.entryPoint = (WGPUStringView){.data = "nothing at all", .length = 7};
    EXPECT_OK(gpu, wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &descriptor)));

    descriptor.compute.module = NULL;
    BAD("module");
    WGPUShaderModule vertex = shader_new(gpu, "vertex", "@vertex fn main() -> @builtin(position) vec4f { return vec4f(); }");
    descriptor.compute.module = vertex;
    descriptor.compute.entryPoint = sv("main");
    BAD("main");
    wgpuShaderModuleRelease(vertex);
    descriptor.compute.module = module;
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    descriptor.nextInChain = &unknown;
    BAD("0x12345678");
    descriptor.nextInChain = NULL;
    descriptor.compute.nextInChain = &unknown;
    BAD("0x12345678");
#undef BAD
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "big"),
                   wgpuComputePipelineRelease(compute_new(gpu, "big", NULL, "@compute @workgroup_size(1024) fn main() {}")));
}

static void layouts(Gpu *gpu) {
    WGPUComputePipeline pipeline = compute_new(gpu, "two groups", NULL,
                                               "@group(0) @binding(0) var<storage, read_write> a: u32;"
                                               "@group(2) @binding(1) var<storage, read_write> b: u32;"
                                               "@compute @workgroup_size(1) fn main() { a = b; }");
    WGPUBindGroupLayout zero = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBindGroupLayout two = wgpuComputePipelineGetBindGroupLayout(pipeline, 2);
    CHECK(zero != NULL && two != NULL);
    CHECK_QUIET(gpu);
    wgpuBindGroupLayoutRelease(zero);
    wgpuBindGroupLayoutRelease(two);
    EXPECT_INVALID(gpu, TEXTS("wgpuComputePipelineGetBindGroupLayout", "two groups", "4"),
                   wgpuBindGroupLayoutRelease(wgpuComputePipelineGetBindGroupLayout(pipeline, 4)));
    EXPECT_INVALID(gpu, TEXTS("wgpuComputePipelineGetBindGroupLayout"),
                   wgpuBindGroupLayoutRelease(wgpuComputePipelineGetBindGroupLayout(pipeline, UINT32_MAX)));
    wgpuComputePipelineRelease(pipeline);

    /* A layout that does not have what the shader wants. */
    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    WGPUPipelineLayout empty = wgpuDeviceCreatePipelineLayout(gpu->device, &descriptor);
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "mismatch"),
                   wgpuComputePipelineRelease(compute_new(gpu, "mismatch", empty,
                                                          "@group(0) @binding(0) var<storage, read_write> a: u32;"
                                                          "@compute @workgroup_size(1) fn main() { a = 1u; }")));
    wgpuPipelineLayoutRelease(empty);
}

static void asynchronous(Gpu *gpu, WGPUShaderModule module) {
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = sv("later");
    descriptor.compute.module = module;
    descriptor.compute.entryPoint = sv("nothing");
    PipelineAnswer answer = {0};
    WGPUCreateComputePipelineAsyncCallbackInfo info = WGPU_CREATE_COMPUTE_PIPELINE_ASYNC_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_compute_pipeline;
    info.userdata1 = &answer;
    CHECK(wgpuDeviceCreateComputePipelineAsync(gpu->device, &descriptor, info).id != 0);
    CHECK(!answer.done);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUCreatePipelineAsyncStatus_Success);
    CHECK(answer.compute != NULL);
    wgpuComputePipelineRelease(answer.compute);

    /* Without a callback the pipeline is nobody's: finished() checks that it is gone. */
    info.callback = NULL;
    WGPUFutureWaitInfo wait = {.future = wgpuDeviceCreateComputePipelineAsync(gpu->device, &descriptor, info)};
    for (int i = 0; i < 20000 && wgpuInstanceWaitAny(gpu->instance, 1, &wait, 0) == WGPUWaitStatus_TimedOut; i++) {
        sleep_ms(1);
    }
    CHECK(wait.completed);
    info.callback = on_compute_pipeline;

    /* A failure is told here only, not to the device. */
    answer = (PipelineAnswer){0};
    descriptor.compute.entryPoint = sv("nowhere");
    CHECK(wgpuDeviceCreateComputePipelineAsync(gpu->device, &descriptor, info).id != 0);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUCreatePipelineAsyncStatus_ValidationError);
    CHECK(answer.compute == NULL);
    CHECK_CONTAINS(answer.message, "nowhere");
    CHECK_CONTAINS(answer.message, "later");
    CHECK_EQ(answer.calls, 1);
    answer = (PipelineAnswer){0};
    CHECK(wgpuDeviceCreateComputePipelineAsync(gpu->device, NULL, info).id != 0);
    wait_until(gpu->instance, &answer.done);
    CHECK_EQ(answer.status, WGPUCreatePipelineAsyncStatus_ValidationError);
    CHECK_QUIET(gpu);
    info.mode = (WGPUCallbackMode)0;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipelineAsync", "mode"),
                   wgpuDeviceCreateComputePipelineAsync(gpu->device, &descriptor, info));
}

static void life(Gpu *gpu, WGPUShaderModule module) {
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.compute.module = module;
    descriptor.compute.entryPoint = sv("nothing");
    WGPUComputePipeline pipeline = wgpuDeviceCreateComputePipeline(gpu->device, &descriptor);
    wgpuComputePipelineSetLabel(pipeline, sv("renamed"));
    wgpuComputePipelineAddRef(pipeline);
    wgpuComputePipelineRelease(pipeline);
    EXPECT_INVALID(gpu, TEXTS("wgpuComputePipelineGetBindGroupLayout", "renamed"),
                   wgpuBindGroupLayoutRelease(wgpuComputePipelineGetBindGroupLayout(pipeline, 9)));
    wgpuComputePipelineRelease(pipeline);
    CHECK(wgpuComputePipelineGetBindGroupLayout(pipeline, 0) == NULL);
    wgpuComputePipelineRelease(pipeline);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUShaderModule module = shader_new(&gpu, "two", TWO);
    constants(&gpu, module);
    entry_points(&gpu, module);
    layouts(&gpu);
    asynchronous(&gpu, module);
    life(&gpu, module);
    wgpuShaderModuleRelease(module);
    device_close(&gpu);
    return finished();
}
