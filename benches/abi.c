/* CPU cost of the C interface: our library and another one with the same interface, in one process, round by round.
 *
 *   abi OURS.so THEIRS.so [ROUNDS]
 *
 * Both are loaded by dlopen and used through function pointers. Every measure is the median over the rounds; the rounds of the two
 * alternate, so that whatever else the machine does hits both. Prints a table, and JSON lines on request (JSON=1). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WGPU_SKIP_DECLARATIONS
#include "webgpu.h"
#include "wgpu.h"

#define FUNCTIONS(X) \
    X(CreateInstance) X(InstanceRelease) X(InstanceRequestAdapter) X(InstanceProcessEvents) X(AdapterRelease) \
    X(AdapterRequestDevice) X(DeviceRelease) X(DeviceGetQueue) X(DeviceCreateBuffer) X(BufferRelease) \
    X(DeviceCreateTexture) X(TextureRelease) X(TextureCreateView) X(TextureViewRelease) X(DeviceCreateSampler) \
    X(SamplerRelease) X(DeviceCreateBindGroupLayout) X(DeviceCreateBindGroup) X(BindGroupRelease) \
    X(DeviceCreatePipelineLayout) X(DeviceCreateShaderModule) X(ShaderModuleRelease) X(DeviceCreateRenderPipeline) \
    X(RenderPipelineRelease) X(DeviceCreateCommandEncoder) X(CommandEncoderRelease) X(CommandEncoderFinish) \
    X(CommandBufferRelease) X(CommandEncoderBeginRenderPass) X(RenderPassEncoderEnd) X(RenderPassEncoderRelease) \
    X(RenderPassEncoderSetPipeline) X(RenderPassEncoderSetBindGroup) X(RenderPassEncoderSetVertexBuffer) \
    X(RenderPassEncoderDraw) X(QueueSubmit) X(QueueWriteBuffer) X(BufferMapAsync) X(BufferUnmap) X(DevicePoll)

typedef struct Library {
    const char *path;
#define MEMBER(name) WGPUProc##name name;
    FUNCTIONS(MEMBER)
#undef MEMBER
    WGPUInstance instance;
    WGPUAdapter adapter;
    WGPUDevice device;
    WGPUQueue queue;
    WGPUTextureView target;
    WGPUBindGroupLayout layout;
    WGPUBindGroup groups[2];
    WGPUBuffer buffers[2], uniform, readback;
    WGPURenderPipeline pipelines[2];
    WGPUShaderModule module;
    WGPUTexture texture;
} Library;

static double now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void load(Library *l, const char *path) {
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    l->path = path;
#define FIND(name) *(void **)&l->name = dlsym(handle, "wgpu" #name);
    FUNCTIONS(FIND)
#undef FIND
}

static void on_adapter(WGPURequestAdapterStatus s, WGPUAdapter adapter, WGPUStringView m, void *to, void *u) {
    (void)s, (void)m, (void)u;
    *(WGPUAdapter *)to = adapter;
}
static void on_device(WGPURequestDeviceStatus s, WGPUDevice device, WGPUStringView m, void *to, void *u) {
    (void)s, (void)m, (void)u;
    *(WGPUDevice *)to = device;
}
static void on_error(WGPUDevice const *d, WGPUErrorType t, WGPUStringView m, void *a, void *b) {
    (void)d, (void)t, (void)a, (void)b;
    fprintf(stderr, "error: %.*s\n", (int)m.length, m.data);
    exit(1);
}
static void on_map(WGPUMapAsyncStatus s, WGPUStringView m, void *to, void *b) {
    (void)m, (void)b;
    *(volatile int *)to = (int)s;
}

static void open_device(Library *l) {
    /* Vulkan only on both sides: what the other backends cost at start is another measure. */
    WGPUInstanceExtras extras = {.chain = {.sType = (WGPUSType)WGPUSType_InstanceExtras},
                                 .backends = WGPUInstanceBackend_Vulkan,
                                 .flags = WGPUInstanceFlag_ValidationIndirectCall};
    WGPUInstanceDescriptor instance = {.nextInChain = &extras.chain};
    l->instance = l->CreateInstance(&instance);
    l->adapter = NULL;
    l->device = NULL;
    WGPURequestAdapterCallbackInfo a = {.mode = WGPUCallbackMode_AllowProcessEvents, .callback = on_adapter, .userdata1 = &l->adapter};
    l->InstanceRequestAdapter(l->instance, NULL, a);
    l->InstanceProcessEvents(l->instance);
    WGPUDeviceDescriptor device = WGPU_DEVICE_DESCRIPTOR_INIT;
    device.uncapturedErrorCallbackInfo.callback = on_error;
    WGPURequestDeviceCallbackInfo d = {.mode = WGPUCallbackMode_AllowProcessEvents, .callback = on_device, .userdata1 = &l->device};
    l->AdapterRequestDevice(l->adapter, &device, d);
    l->InstanceProcessEvents(l->instance);
    if (l->device == NULL) {
        fprintf(stderr, "%s gives no device\n", l->path);
        exit(2);
    }
}

static const char SHADER[] =
    "@group(0) @binding(0) var<uniform> u: vec4<f32>;"
    "@vertex fn vs(@location(0) p: vec4<f32>) -> @builtin(position) vec4<f32> { return p + u; }"
    "@fragment fn fs() -> @location(0) vec4<f32> { return vec4<f32>(1.0); }";

static void prepare(Library *l) {
    open_device(l);
    l->queue = l->DeviceGetQueue(l->device);
    WGPUTextureDescriptor texture = WGPU_TEXTURE_DESCRIPTOR_INIT;
    texture.size = (WGPUExtent3D){16, 16, 1};
    texture.format = WGPUTextureFormat_RGBA8Unorm;
    texture.usage = WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_TextureBinding;
    l->texture = l->DeviceCreateTexture(l->device, &texture);
    l->target = l->TextureCreateView(l->texture, NULL);
    WGPUBufferDescriptor buffer = WGPU_BUFFER_DESCRIPTOR_INIT;
    buffer.size = 256;
    buffer.usage = WGPUBufferUsage_Vertex | WGPUBufferUsage_CopyDst;
    l->buffers[0] = l->DeviceCreateBuffer(l->device, &buffer);
    l->buffers[1] = l->DeviceCreateBuffer(l->device, &buffer);
    buffer.usage = WGPUBufferUsage_Uniform | WGPUBufferUsage_CopyDst;
    l->uniform = l->DeviceCreateBuffer(l->device, &buffer);
    buffer.usage = WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst;
    l->readback = l->DeviceCreateBuffer(l->device, &buffer);
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = WGPUShaderStage_Vertex;
    entry.buffer.type = WGPUBufferBindingType_Uniform;
    WGPUBindGroupLayoutDescriptor layout = {.entryCount = 1, .entries = &entry};
    l->layout = l->DeviceCreateBindGroupLayout(l->device, &layout);
    WGPUBindGroupEntry resource = WGPU_BIND_GROUP_ENTRY_INIT;
    resource.buffer = l->uniform;
    resource.size = 16;
    WGPUBindGroupDescriptor group = {.layout = l->layout, .entryCount = 1, .entries = &resource};
    l->groups[0] = l->DeviceCreateBindGroup(l->device, &group);
    l->groups[1] = l->DeviceCreateBindGroup(l->device, &group);
    WGPUShaderSourceWGSL wgsl = {.chain = {.sType = WGPUSType_ShaderSourceWGSL}, .code = {SHADER, WGPU_STRLEN}};
    WGPUShaderModuleDescriptor module = {.nextInChain = &wgsl.chain};
    l->module = l->DeviceCreateShaderModule(l->device, &module);
    WGPUPipelineLayoutDescriptor pipeline_layout = {.bindGroupLayoutCount = 1, .bindGroupLayouts = &l->layout};
    WGPUVertexAttribute attribute = {.format = WGPUVertexFormat_Float32x4};
    WGPUVertexBufferLayout vertex = WGPU_VERTEX_BUFFER_LAYOUT_INIT;
    vertex.arrayStride = 16;
    vertex.stepMode = WGPUVertexStepMode_Vertex;
    vertex.attributeCount = 1;
    vertex.attributes = &attribute;
    WGPUColorTargetState target = WGPU_COLOR_TARGET_STATE_INIT;
    target.format = WGPUTextureFormat_RGBA8Unorm;
    WGPUFragmentState fragment = WGPU_FRAGMENT_STATE_INIT;
    fragment.module = l->module;
    fragment.targetCount = 1;
    fragment.targets = &target;
    WGPURenderPipelineDescriptor pipeline = WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT;
    pipeline.layout = l->DeviceCreatePipelineLayout(l->device, &pipeline_layout);
    pipeline.vertex.module = l->module;
    pipeline.vertex.bufferCount = 1;
    pipeline.vertex.buffers = &vertex;
    pipeline.fragment = &fragment;
    l->pipelines[0] = l->DeviceCreateRenderPipeline(l->device, &pipeline);
    l->pipelines[1] = l->DeviceCreateRenderPipeline(l->device, &pipeline);
}

/* ---- what is measured: each gives nanoseconds for one unit ---- */

static WGPURenderPassEncoder open_pass(Library *l, WGPUCommandEncoder *encoder) {
    *encoder = l->DeviceCreateCommandEncoder(l->device, NULL);
    WGPURenderPassColorAttachment color = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    color.view = l->target;
    color.loadOp = WGPULoadOp_Clear;
    color.storeOp = WGPUStoreOp_Store;
    WGPURenderPassDescriptor pass = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    pass.colorAttachmentCount = 1;
    pass.colorAttachments = &color;
    return l->CommandEncoderBeginRenderPass(*encoder, &pass);
}

static void close_pass(Library *l, WGPUCommandEncoder encoder, WGPURenderPassEncoder pass) {
    l->RenderPassEncoderEnd(pass);
    l->RenderPassEncoderRelease(pass);
    l->CommandEncoderRelease(encoder);
}

#define RECORDING(name, call)                                        \
    static double name(Library *l) {                                 \
        enum { CALLS = 4000 };                                       \
        WGPUCommandEncoder encoder;                                  \
        WGPURenderPassEncoder pass = open_pass(l, &encoder);         \
        double begin = now_ns();                                     \
        for (unsigned i = 0; i < CALLS; i++) {                       \
            call;                                                    \
        }                                                            \
        double time = now_ns() - begin;                              \
        close_pass(l, encoder, pass);                                \
        return time / CALLS;                                         \
    }

RECORDING(set_pipeline, l->RenderPassEncoderSetPipeline(pass, l->pipelines[i & 1]))
RECORDING(set_bind_group, l->RenderPassEncoderSetBindGroup(pass, 0, l->groups[i & 1], 0, NULL))
RECORDING(set_vertex_buffer, l->RenderPassEncoderSetVertexBuffer(pass, 0, l->buffers[i & 1], 0, 256))
RECORDING(draw, l->RenderPassEncoderDraw(pass, 3, 1, 0, 0))

static double parts[3];
static void draw_groups(Library *l, unsigned count) {
    WGPUCommandEncoder encoder;
    WGPURenderPassEncoder pass = open_pass(l, &encoder);
    double t0 = now_ns();
    for (unsigned i = 0; i < count; i++) {
        l->RenderPassEncoderSetPipeline(pass, l->pipelines[i & 1]);
        l->RenderPassEncoderSetBindGroup(pass, 0, l->groups[i & 1], 0, NULL);
        l->RenderPassEncoderSetVertexBuffer(pass, 0, l->buffers[i & 1], 0, 256);
        l->RenderPassEncoderDraw(pass, 0, 1, 0, 0);
    }
    double t1 = now_ns();
    l->RenderPassEncoderEnd(pass);
    WGPUCommandBuffer commands = l->CommandEncoderFinish(encoder, NULL);
    double t2 = now_ns();
    l->QueueSubmit(l->queue, 1, &commands);
    double t3 = now_ns();
    l->RenderPassEncoderRelease(pass);
    l->CommandEncoderRelease(encoder);
    l->CommandBufferRelease(commands);
    l->DevicePoll(l->device, 1, NULL);
    parts[0] = (t1 - t0) / count, parts[1] = (t2 - t1) / count, parts[2] = (t3 - t2) / count;
}
static double group_record(Library *l) { return draw_groups(l, 1000), parts[0]; }
static double group_finish(Library *l) { return draw_groups(l, 1000), parts[1]; }
static double group_all_1k(Library *l) { return draw_groups(l, 1000), parts[0] + parts[1] + parts[2]; }
static double group_all_10k(Library *l) { return draw_groups(l, 10000), parts[0] + parts[1] + parts[2]; }

#define CREATING(name, count, ...)           \
    static double name(Library *l) {         \
        double begin = now_ns();             \
        for (int i = 0; i < (count); i++) {  \
            __VA_ARGS__;                     \
        }                                    \
        double time = now_ns() - begin;      \
        l->DevicePoll(l->device, 1, NULL);   \
        return time / (count);               \
    }

CREATING(texture_view, 500, l->TextureViewRelease(l->TextureCreateView(l->texture, NULL)))
CREATING(sampler, 500, l->SamplerRelease(l->DeviceCreateSampler(l->device, NULL)))
CREATING(encoder, 500, l->CommandEncoderRelease(l->DeviceCreateCommandEncoder(l->device, NULL)))
CREATING(buffer, 300, {
    WGPUBufferDescriptor d = WGPU_BUFFER_DESCRIPTOR_INIT;
    d.size = 256;
    d.usage = WGPUBufferUsage_Vertex;
    l->BufferRelease(l->DeviceCreateBuffer(l->device, &d));
})
CREATING(bind_group, 500, {
    WGPUBindGroupEntry resource = WGPU_BIND_GROUP_ENTRY_INIT;
    resource.buffer = l->uniform;
    resource.size = 16;
    WGPUBindGroupDescriptor d = {.layout = l->layout, .entryCount = 1, .entries = &resource};
    l->BindGroupRelease(l->DeviceCreateBindGroup(l->device, &d));
})
CREATING(shader_module, 5, {
    WGPUShaderSourceWGSL wgsl = {.chain = {.sType = WGPUSType_ShaderSourceWGSL}, .code = {SHADER, WGPU_STRLEN}};
    WGPUShaderModuleDescriptor d = {.nextInChain = &wgsl.chain};
    l->ShaderModuleRelease(l->DeviceCreateShaderModule(l->device, &d));
})
static char data[1 << 20];
static double writes(Library *l, size_t size, int count) {
    double begin = now_ns();
    for (int i = 0; i < count; i++) {
        l->QueueWriteBuffer(l->queue, l->uniform, 0, data, size);
    }
    double time = now_ns() - begin;
    l->QueueSubmit(l->queue, 0, NULL);
    l->DevicePoll(l->device, 1, NULL);
    return time / count;
}
static double write_64(Library *l) { return writes(l, 64, 500); }
static double map_round_trip(Library *l) {
    double begin = now_ns();
    for (int i = 0; i < 20; i++) {
        volatile int status = 0;
        WGPUBufferMapCallbackInfo info = {.mode = WGPUCallbackMode_AllowProcessEvents, .callback = on_map, .userdata1 = (void *)&status};
        l->BufferMapAsync(l->readback, WGPUMapMode_Read, 0, 256, info);
        while (status == 0) {
            l->DevicePoll(l->device, 0, NULL);
            l->InstanceProcessEvents(l->instance);
        }
        l->BufferUnmap(l->readback);
    }
    return (now_ns() - begin) / 20;
}
static double start_up(Library *l) {
    Library fresh = *l;
    double begin = now_ns();
    open_device(&fresh);
    double time = now_ns() - begin;
    fresh.DeviceRelease(fresh.device);
    fresh.AdapterRelease(fresh.adapter);
    fresh.InstanceRelease(fresh.instance);
    return time;
}

static const struct {
    const char *name;
    double (*run)(Library *);
    double target; /* ours / theirs at most */
} MEASURES[] = {
    {"set_pipeline", set_pipeline, 1.0},
    {"set_bind_group", set_bind_group, 1.0},
    {"set_vertex_buffer", set_vertex_buffer, 1.0},
    {"draw", draw, 1.0},
    {"draw group, 1000: record", group_record, 1.0},
    {"draw group, 1000: finish", group_finish, 1.0},
    {"draw group, 1000: all", group_all_1k, 0.95},
    {"draw group, 10000: all", group_all_10k, 0.95},
    {"bind group", bind_group, 0.7},
    {"texture view", texture_view, 0.7},
    {"sampler", sampler, 0.7},
    {"buffer", buffer, 1.0},
    {"command encoder", encoder, 0.7},
    {"shader module", shader_module, 1.0},
    {"write_buffer 64 B", write_64, 0.7},
    {"map round trip", map_round_trip, 0.6},
    {"instance, adapter, device", start_up, 0.6},
};
enum { COUNT = sizeof MEASURES / sizeof *MEASURES };

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: abi OURS.so THEIRS.so [ROUNDS]\n");
        return 2;
    }
    int rounds = argc > 3 ? atoi(argv[3]) : 31;
    static Library libraries[2];
    for (int i = 0; i < 2; i++) {
        load(&libraries[i], argv[1 + i]);
        prepare(&libraries[i]);
    }
    const char *json = getenv("JSON");
    if (json == NULL) {
        printf("| measure (one call) | ours, ns | wgpu-native, ns | ratio | target |\n|---|---:|---:|---:|---:|\n");
    }
    double *times[2] = {calloc((size_t)rounds, sizeof(double)), calloc((size_t)rounds, sizeof(double))};
    for (int m = 0; m < COUNT; m++) {
        for (int round = -2; round < rounds; round++) {
            for (int i = 0; i < 2; i++) {
                int which = (i + round) & 1; /* who goes first alternates too */
                double time = MEASURES[m].run(&libraries[which]);
                if (round >= 0) {
                    times[which][round] = time;
                }
            }
        }
        double ours = median(times[0], rounds), theirs = median(times[1], rounds);
        if (json != NULL) {
            printf("{\"measure\": \"%s\", \"ours_ns\": %.1f, \"theirs_ns\": %.1f, \"target\": %.2f}\n", MEASURES[m].name, ours, theirs,
                   MEASURES[m].target);
        } else {
            printf("| %s | %.1f | %.1f | %.2f | %.2f |\n", MEASURES[m].name, ours, theirs, ours / theirs, MEASURES[m].target);
        }
        fflush(stdout);
    }
    return 0;
}
