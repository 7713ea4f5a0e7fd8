// Doubles eight numbers on the GPU.
#include <stdbool.h>
#include <stdio.h>
#include <webgpu.h>

#define TEXT(literal) ((WGPUStringView){literal, sizeof(literal) - 1})

static const char CODE[] = "@group(0) @binding(0) var<storage, read_write> values: array<u32>;"
                           "@compute @workgroup_size(8)"
                           "fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }";

static void got_adapter(WGPURequestAdapterStatus s, WGPUAdapter adapter, WGPUStringView why, void *to, void *unused) {
    (void)unused;
    if (s != WGPURequestAdapterStatus_Success) fprintf(stderr, "no adapter: %.*s\n", (int)why.length, why.data);
    *(WGPUAdapter *)to = adapter;
}

static void got_device(WGPURequestDeviceStatus s, WGPUDevice device, WGPUStringView why, void *to, void *unused) {
    (void)unused;
    if (s != WGPURequestDeviceStatus_Success) fprintf(stderr, "no device: %.*s\n", (int)why.length, why.data);
    *(WGPUDevice *)to = device;
}

static void got_map(WGPUMapAsyncStatus status, WGPUStringView why, void *to, void *unused) {
    (void)why, (void)unused;
    *(WGPUMapAsyncStatus *)to = status;
}

int main(void) {
    WGPUInstance instance = wgpuCreateInstance(NULL);

    WGPUAdapter adapter = NULL;
    wgpuInstanceRequestAdapter(instance, NULL, (WGPURequestAdapterCallbackInfo){
        .mode = WGPUCallbackMode_AllowProcessEvents, .callback = got_adapter, .userdata1 = &adapter});
    wgpuInstanceProcessEvents(instance); // runs the callback
    if (!adapter) return 1;
    WGPUDevice device = NULL;
    wgpuAdapterRequestDevice(adapter, NULL, (WGPURequestDeviceCallbackInfo){
        .mode = WGPUCallbackMode_AllowProcessEvents, .callback = got_device, .userdata1 = &device});
    wgpuInstanceProcessEvents(instance);
    if (!device) return 1;
    WGPUQueue queue = wgpuDeviceGetQueue(device);

    unsigned values[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    WGPUBuffer work = wgpuDeviceCreateBuffer(device, &(WGPUBufferDescriptor){
        .label = TEXT("work"), .size = sizeof values,
        .usage = WGPUBufferUsage_Storage | WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc});
    WGPUBuffer result = wgpuDeviceCreateBuffer(device, &(WGPUBufferDescriptor){
        .label = TEXT("result"), .size = sizeof values, .usage = WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst});
    wgpuQueueWriteBuffer(queue, work, 0, values, sizeof values);

    WGPUShaderSourceWGSL source = {.chain.sType = WGPUSType_ShaderSourceWGSL, .code = TEXT(CODE)};
    WGPUShaderModule shader = wgpuDeviceCreateShaderModule(device, &(WGPUShaderModuleDescriptor){
        .nextInChain = &source.chain, .label = TEXT("double")});
    WGPUComputePipeline pipeline = wgpuDeviceCreateComputePipeline(device, &(WGPUComputePipelineDescriptor){
        .label = TEXT("double"), .compute = {.module = shader, .entryPoint = TEXT("main")}});
    WGPUBindGroup bindings = wgpuDeviceCreateBindGroup(device, &(WGPUBindGroupDescriptor){
        .layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0), .entryCount = 1,
        .entries = &(WGPUBindGroupEntry){.binding = 0, .buffer = work, .size = WGPU_WHOLE_SIZE}});

    WGPUCommandEncoder encoder = wgpuDeviceCreateCommandEncoder(device, NULL);
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, bindings, 0, NULL);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuCommandEncoderCopyBufferToBuffer(encoder, work, 0, result, 0, sizeof values);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuQueueSubmit(queue, 1, &commands);

    WGPUMapAsyncStatus mapped = 0;
    wgpuBufferMapAsync(result, WGPUMapMode_Read, 0, sizeof values, (WGPUBufferMapCallbackInfo){
        .mode = WGPUCallbackMode_AllowProcessEvents, .callback = got_map, .userdata1 = &mapped});
    while (!mapped) wgpuInstanceProcessEvents(instance);
    if (mapped != WGPUMapAsyncStatus_Success) return 1;

    const unsigned *doubled = wgpuBufferGetConstMappedRange(result, 0, sizeof values);
    for (int i = 0; i < 8; i++) printf("%u ", doubled[i]);
    printf("\n");
    return 0; // a longer program releases each handle with wgpu…Release: see docs/ownership.md
}
