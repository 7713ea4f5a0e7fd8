/* Cost of the C interface: our library and another one with the same interface, in one process, round by round.
 *
 *   abi [--rounds N] [--only NAME] [--memory] OURS.so [THEIRS.so]
 *
 * Both are loaded by dlopen and used through function pointers. Every measure is the median over the rounds; the rounds of the two
 * alternate, so that whatever else the machine does hits both. Prints JSON for benches/table.py. Under valgrind (benches/count.sh)
 * each measure counts instructions instead, into a file of its own. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef COUNT_INSTRUCTIONS
#include <valgrind/callgrind.h>
#endif

#include "library.h"

static double now_ns(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* What lies between these two is measured. */
#ifdef COUNT_INSTRUCTIONS
/* The "time" is 1 then, so that what a measure gives is one over its number of units. */
static double begin(void) {
    CALLGRIND_TOGGLE_COLLECT;
    return 0;
}
static double end(double start) {
    CALLGRIND_TOGGLE_COLLECT;
    return start + 1;
}
#else
static double begin(void) { return now_ns(); }
static double end(double start) { return now_ns() - start; }
#endif

/* ---- what is measured: each gives nanoseconds for one unit, some give several numbers ---- */

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

#define RECORDING(name, call)                                \
    static void name(Library *l, double *out) {              \
        enum { CALLS = 4000 };                               \
        WGPUCommandEncoder encoder;                          \
        WGPURenderPassEncoder pass = open_pass(l, &encoder); \
        double start = begin();                              \
        for (unsigned i = 0; i < CALLS; i++) {               \
            call;                                            \
        }                                                    \
        *out = end(start) / CALLS;                           \
        l->RenderPassEncoderEnd(pass);                       \
        l->RenderPassEncoderRelease(pass);                   \
        l->CommandEncoderRelease(encoder);                   \
    }

RECORDING(set_pipeline, l->RenderPassEncoderSetPipeline(pass, l->pipelines[i & 1]))
RECORDING(set_bind_group, l->RenderPassEncoderSetBindGroup(pass, 0, l->groups[i & 1], 0, NULL))
RECORDING(set_vertex_buffer, l->RenderPassEncoderSetVertexBuffer(pass, 0, l->buffers[i & 1], 0, 256))
RECORDING(set_index_buffer, l->RenderPassEncoderSetIndexBuffer(pass, l->indices, WGPUIndexFormat_Uint16, 0, 256))
RECORDING(draw, l->RenderPassEncoderDraw(pass, 3, 1, 0, 0))
RECORDING(draw_indexed, l->RenderPassEncoderDrawIndexed(pass, 3, 1, 0, 0, 0))

static void dispatch(Library *l, double *out) {
    enum { CALLS = 4000 };
    WGPUCommandEncoder encoder = l->DeviceCreateCommandEncoder(l->device, NULL);
    WGPUComputePassEncoder pass = l->CommandEncoderBeginComputePass(encoder, NULL);
    double start = begin();
    for (unsigned i = 0; i < CALLS; i++) {
        l->ComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    }
    *out = end(start) / CALLS;
    l->ComputePassEncoderEnd(pass);
    l->ComputePassEncoderRelease(pass);
    l->CommandEncoderRelease(encoder);
}

static void copy_buffer(Library *l, double *out) {
    enum { CALLS = 1000 };
    WGPUCommandEncoder encoder = l->DeviceCreateCommandEncoder(l->device, NULL);
    double start = begin();
    for (unsigned i = 0; i < CALLS; i++) {
        l->CommandEncoderCopyBufferToBuffer(encoder, l->storage, 0, l->uniform, 0, 256);
    }
    *out = end(start) / CALLS;
    l->CommandEncoderRelease(encoder);
}

/* Records, finishes and submits: the three parts, and their sum. */
static void finish_and_submit(Library *l, WGPUCommandEncoder encoder, double record, double finish_start, unsigned count, double *out) {
    WGPUCommandBuffer commands = l->CommandEncoderFinish(encoder, NULL);
    double finish = end(finish_start);
    double start = begin();
    l->QueueSubmit(l->queue, 1, &commands);
    double submit = end(start);
    l->CommandEncoderRelease(encoder);
    l->CommandBufferRelease(commands);
    l->DevicePoll(l->device, 1, NULL);
    out[0] = record / count, out[1] = finish / count, out[2] = submit / count;
    out[3] = out[0] + out[1] + out[2];
}

static void record_groups(Library *l, WGPURenderPassEncoder pass, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        l->RenderPassEncoderSetPipeline(pass, l->pipelines[i & 1]);
        l->RenderPassEncoderSetBindGroup(pass, 0, l->groups[i & 1], 0, NULL);
        l->RenderPassEncoderSetVertexBuffer(pass, 0, l->buffers[i & 1], 0, 256);
        l->RenderPassEncoderDraw(pass, 0, 1, 0, 0);
    }
}

static void draw_groups(Library *l, unsigned count, double *out) {
    WGPUCommandEncoder encoder;
    WGPURenderPassEncoder pass = open_pass(l, &encoder);
    double start = begin();
    record_groups(l, pass, count);
    double record = end(start);
    start = begin();
    l->RenderPassEncoderEnd(pass);
    l->RenderPassEncoderRelease(pass);
    finish_and_submit(l, encoder, record, start, count, out);
}
static void draw_groups_1k(Library *l, double *out) { draw_groups(l, 1000, out); }
static void draw_groups_10k(Library *l, double *out) { draw_groups(l, 10000, out); }

static void dispatch_groups(Library *l, double *out) {
    enum { COUNT = 1000 };
    WGPUCommandEncoder encoder = l->DeviceCreateCommandEncoder(l->device, NULL);
    WGPUComputePassEncoder pass = l->CommandEncoderBeginComputePass(encoder, NULL);
    double start = begin();
    for (unsigned i = 0; i < COUNT; i++) {
        l->ComputePassEncoderSetPipeline(pass, l->compute[i & 1]);
        l->ComputePassEncoderSetBindGroup(pass, 0, l->storage_groups[i & 1], 0, NULL);
        l->ComputePassEncoderDispatchWorkgroups(pass, 0, 1, 1);
    }
    double record = end(start);
    start = begin();
    l->ComputePassEncoderEnd(pass);
    l->ComputePassEncoderRelease(pass);
    finish_and_submit(l, encoder, record, start, COUNT, out);
}

/* What one frame with one small pass costs, apart from the draws. */
static void small_frame(Library *l, double *out) {
    enum { FRAMES = 20 };
    double time = 0;
    for (int i = 0; i < FRAMES; i++) {
        double start = begin();
        WGPUCommandEncoder encoder;
        WGPURenderPassEncoder pass = open_pass(l, &encoder);
        l->RenderPassEncoderEnd(pass);
        l->RenderPassEncoderRelease(pass);
        WGPUCommandBuffer commands = l->CommandEncoderFinish(encoder, NULL);
        l->QueueSubmit(l->queue, 1, &commands);
        l->CommandEncoderRelease(encoder);
        l->CommandBufferRelease(commands);
        time += end(start);
        l->DevicePoll(l->device, 1, NULL);
    }
    *out = time / FRAMES;
}

#define CREATING(name, count, ...)                    \
    static void name(Library *l, double *out) {       \
        double start = begin();                       \
        for (int i = 0; i < (count); i++) {           \
            __VA_ARGS__;                              \
        }                                             \
        *out = end(start) / (count);                  \
        l->DevicePoll(l->device, 1, NULL);            \
    }

CREATING(texture_view, 500, l->TextureViewRelease(l->TextureCreateView(l->texture, NULL)))
CREATING(sampler, 500, l->SamplerRelease(l->DeviceCreateSampler(l->device, NULL)))
CREATING(encoder, 500, l->CommandEncoderRelease(l->DeviceCreateCommandEncoder(l->device, NULL)))
CREATING(buffer, 300, l->BufferRelease(make_buffer(l, 256, WGPUBufferUsage_Vertex)))
CREATING(mapped_buffer, 100, {
    WGPUBufferDescriptor d = WGPU_BUFFER_DESCRIPTOR_INIT;
    d.size = 256;
    d.usage = WGPUBufferUsage_CopySrc | WGPUBufferUsage_MapWrite;
    d.mappedAtCreation = 1;
    WGPUBuffer made = l->DeviceCreateBuffer(l->device, &d);
    l->BufferUnmap(made);
    l->BufferRelease(made);
})
CREATING(texture, 50, {
    WGPUTextureDescriptor d = WGPU_TEXTURE_DESCRIPTOR_INIT;
    d.size = (WGPUExtent3D){16, 16, 1};
    d.format = WGPUTextureFormat_RGBA8Unorm;
    d.usage = WGPUTextureUsage_TextureBinding;
    l->TextureRelease(l->DeviceCreateTexture(l->device, &d));
})
CREATING(bind_group, 500, l->BindGroupRelease(make_group(l, l->layout, l->uniform)))
CREATING(new_bind_group, 500, l->BindGroupRelease(make_group(l, l->layout, l->many[i % 64])))
CREATING(new_sampler, 500, {
    WGPUSamplerDescriptor d = WGPU_SAMPLER_DESCRIPTOR_INIT;
    d.lodMaxClamp = (float)(i % 64);
    l->SamplerRelease(l->DeviceCreateSampler(l->device, &d));
})
CREATING(bind_group_layout, 200, l->BindGroupLayoutRelease(make_layout(l, WGPUShaderStage_Fragment, WGPUBufferBindingType_Uniform)))
CREATING(pipeline_layout, 200, l->PipelineLayoutRelease(make_pipeline_layout(l, l->layout)))
CREATING(query_set, 100, {
    WGPUQuerySetDescriptor d = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    d.type = WGPUQueryType_Occlusion;
    d.count = 2;
    l->QuerySetRelease(l->DeviceCreateQuerySet(l->device, &d));
})
CREATING(shader_module, 5, l->ShaderModuleRelease(shader(l, SHADER)))
CREATING(render_pipeline, 2, l->RenderPipelineRelease(make_render_pipeline(l, 0)))
/* For what must not be one that was made before. */
static uint32_t number = 100;
CREATING(new_shader_module, 5, {
    char text[sizeof SHADER + 64];
    snprintf(text, sizeof text, "%s\nconst NUMBER = %u;", SHADER, number++);
    l->ShaderModuleRelease(shader(l, text));
})
CREATING(new_render_pipeline, 2, l->RenderPipelineRelease(make_render_pipeline(l, number++)))
static void compute_pipeline(Library *l, double *out) {
    WGPUShaderModule module = shader(l, COMPUTE);
    double start = begin();
    l->ComputePipelineRelease(make_compute_pipeline(l, module, number++));
    *out = end(start);
    l->ShaderModuleRelease(module);
}

static void writes(Library *l, WGPUBuffer const *buffers, int buffer_count, size_t size, int count, double *out) {
    char *data = calloc(1, size);
    double start = begin();
    for (int i = 0; i < count; i++) {
        l->QueueWriteBuffer(l->queue, buffers[i % buffer_count], 0, data, size);
    }
    out[0] = end(start) / count;
    start = begin();
    l->QueueSubmit(l->queue, 0, NULL);
    l->DevicePoll(l->device, 1, NULL);
    out[1] = out[0] + end(start) / count;
    free(data);
}
static void write_64(Library *l, double *out) { writes(l, &l->uniform, 1, 64, 500, out); }
static void write_64_many(Library *l, double *out) { writes(l, l->many, 64, 64, 512, out); }
/* As in a frame: each buffer once. */
static void write_each(Library *l, double *out) { writes(l, l->many, 64, 64, 64, out); }
static void write_and_submit(Library *l, double *out) {
    enum { COUNT = 50 };
    static char data[64];
    double start = begin();
    for (int i = 0; i < COUNT; i++) {
        l->QueueWriteBuffer(l->queue, l->uniform, 0, data, sizeof data);
        l->QueueSubmit(l->queue, 0, NULL);
    }
    *out = end(start) / COUNT;
    l->DevicePoll(l->device, 1, NULL);
}
static void write_4k(Library *l, double *out) { writes(l, &l->storage, 1, 4 << 10, 100, out); }
static void write_64k(Library *l, double *out) { writes(l, &l->storage, 1, 64 << 10, 50, out); }
static void write_1m(Library *l, double *out) { writes(l, &l->storage, 1, 1 << 20, 10, out); }
static void write_64m(Library *l, double *out) {
    l->large = make_buffer(l, 64 << 20, WGPUBufferUsage_Storage | WGPUBufferUsage_CopyDst);
    writes(l, &l->large, 1, 64 << 20, 1, out);
    l->BufferRelease(l->large);
    l->DevicePoll(l->device, 1, NULL);
}

static void write_texture(Library *l, double *out) {
    enum { COUNT = 50 };
    static char texels[64 * 64 * 4];
    WGPUTexelCopyTextureInfo to = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    to.texture = l->texture;
    WGPUTexelCopyBufferLayout layout = {.bytesPerRow = 256, .rowsPerImage = 64};
    WGPUExtent3D size = {64, 64, 1};
    double start = begin();
    for (int i = 0; i < COUNT; i++) {
        l->QueueWriteTexture(l->queue, &to, texels, sizeof texels, &layout, &size);
    }
    *out = end(start) / COUNT;
    l->QueueSubmit(l->queue, 0, NULL);
    l->DevicePoll(l->device, 1, NULL);
}

static void map_and_wait(Library *l) {
    volatile int status = 0;
    WGPUBufferMapCallbackInfo info = {.mode = WGPUCallbackMode_AllowProcessEvents, .callback = on_map, .userdata1 = (void *)&status};
    l->BufferMapAsync(l->readback, WGPUMapMode_Read, 0, 256, info);
    while (status == 0) {
        l->DevicePoll(l->device, 0, NULL);
        l->InstanceProcessEvents(l->instance);
    }
}

static void map_round_trip(Library *l, double *out) {
    double start = begin();
    for (int i = 0; i < 20; i++) {
        map_and_wait(l);
        l->BufferUnmap(l->readback);
    }
    *out = end(start) / 20;
}

static void read_back(Library *l, double *out) {
    double start = begin();
    for (int i = 0; i < 10; i++) {
        WGPUCommandEncoder encoder = l->DeviceCreateCommandEncoder(l->device, NULL);
        l->CommandEncoderCopyBufferToBuffer(encoder, l->storage, 0, l->readback, 0, 256);
        WGPUCommandBuffer commands = l->CommandEncoderFinish(encoder, NULL);
        l->QueueSubmit(l->queue, 1, &commands);
        l->CommandEncoderRelease(encoder);
        l->CommandBufferRelease(commands);
        volatile int status = 0;
        WGPUBufferMapCallbackInfo info = {.mode = WGPUCallbackMode_AllowProcessEvents, .callback = on_map, .userdata1 = (void *)&status};
        l->BufferMapAsync(l->readback, WGPUMapMode_Read, 0, 256, info);
        while (status == 0) {
            l->DevicePoll(l->device, 1, NULL);
            l->InstanceProcessEvents(l->instance);
        }
        l->BufferGetConstMappedRange(l->readback, 0, 256);
        l->BufferUnmap(l->readback);
    }
    *out = end(start) / 10;
}

static void start_up(Library *l, double *out) {
    Library fresh = *l;
    double start = begin();
    open_device(&fresh);
    *out = end(start);
    close_device(&fresh);
}

static void *record_on_thread(void *library) {
    Library *l = library;
    for (int i = 0; i < 20; i++) {
        WGPUCommandEncoder encoder;
        WGPURenderPassEncoder pass = open_pass(l, &encoder);
        record_groups(l, pass, 1000);
        l->RenderPassEncoderEnd(pass);
        l->RenderPassEncoderRelease(pass);
        WGPUCommandBuffer commands = l->CommandEncoderFinish(encoder, NULL);
        l->CommandEncoderRelease(encoder);
        l->CommandBufferRelease(commands);
    }
    return NULL;
}

/* How much more two threads record in the same time than one. */
static void two_threads(Library *l, double *out) {
    double start = now_ns();
    record_on_thread(l);
    double one = now_ns() - start;
    pthread_t thread;
    start = now_ns();
    if (pthread_create(&thread, NULL, record_on_thread, l) != 0) {
        exit(2);
    }
    record_on_thread(l);
    pthread_join(thread, NULL);
    *out = 2 * one / (now_ns() - start);
}

typedef struct Measure {
    const char *group;
    const char *names[4];
    void (*run)(Library *, double *);
    double targets[4]; /* ours / theirs at most; 0: none was set */
    int most;          /* rounds at most, for what takes long; 0: no bound */
} Measure;

static const Measure MEASURES[] = {
    {"recording", {"set_pipeline"}, set_pipeline, {1}, 0},
    {"recording", {"set_bind_group"}, set_bind_group, {1}, 0},
    {"recording", {"set_vertex_buffer"}, set_vertex_buffer, {1}, 0},
    {"recording", {"set_index_buffer"}, set_index_buffer, {1}, 0},
    {"recording", {"draw"}, draw, {1}, 0},
    {"recording", {"draw_indexed"}, draw_indexed, {1}, 0},
    {"recording", {"dispatch"}, dispatch, {1}, 0},
    {"recording", {"copy buffer to buffer"}, copy_buffer, {1}, 0},
    {"draw group (pipeline, bind group, vertex buffer, draw), one of 1000",
     {"record", "finish", "submit", "all"}, draw_groups_1k, {0, 0, 0, 0.95}, 0},
    {"draw group, one of 10000", {"record", "finish", "submit", "all"}, draw_groups_10k, {0, 0, 0, 0.95}, 11},
    {"dispatch group (pipeline, bind group, dispatch), one of 1000", {"record", "finish", "submit", "all"}, dispatch_groups, {0}, 0},
    {"a frame with one empty pass", {"all"}, small_frame, {0}, 0},
    {"create and release", {"bind group"}, bind_group, {0.7}, 0},
    {"create and release", {"bind group, of 64 buffers in turn"}, new_bind_group, {0}, 0},
    {"create and release", {"texture view"}, texture_view, {0.7}, 0},
    {"create and release", {"sampler"}, sampler, {0.7}, 0},
    {"create and release", {"sampler, 64 different ones in turn"}, new_sampler, {0}, 0},
    {"create and release", {"command encoder"}, encoder, {0.7}, 0},
    {"create and release", {"buffer"}, buffer, {0}, 0},
    {"create and release", {"buffer, mapped at creation"}, mapped_buffer, {0}, 0},
    {"create and release", {"texture"}, texture, {0}, 0},
    {"create and release", {"bind group layout"}, bind_group_layout, {0}, 0},
    {"create and release", {"pipeline layout"}, pipeline_layout, {0}, 0},
    {"create and release", {"query set"}, query_set, {0}, 0},
    {"create and release", {"shader module"}, shader_module, {0}, 0},
    {"create and release", {"shader module, each another"}, new_shader_module, {0}, 0},
    {"create and release", {"render pipeline"}, render_pipeline, {0}, 11},
    {"create and release", {"render pipeline, each another"}, new_render_pipeline, {0}, 11},
    {"create and release", {"compute pipeline, each another"}, compute_pipeline, {0}, 11},
    {"write_buffer", {"64 B", "64 B, with submit and wait"}, write_64, {0.7, 0}, 0},
    {"write_buffer", {"64 B to each of 64 buffers", "64 B to each of 64 buffers, with submit and wait"}, write_64_many, {0.7, 0}, 0},
    {"write_buffer", {"64 B to 64 buffers once", "64 B to 64 buffers once, with submit and wait"}, write_each, {0}, 0},
    {"write_buffer", {"64 B, and a submit after each"}, write_and_submit, {0}, 0},
    {"write_buffer", {"4 KiB", "4 KiB, with submit and wait"}, write_4k, {0}, 0},
    {"write_buffer", {"64 KiB", "64 KiB, with submit and wait"}, write_64k, {0}, 0},
    {"write_buffer", {"1 MiB", "1 MiB, with submit and wait"}, write_1m, {0}, 11},
    {"write_buffer", {"64 MiB", "64 MiB, with submit and wait"}, write_64m, {0}, 5},
    {"write_texture", {"64x64 RGBA8"}, write_texture, {0}, 0},
    {"waiting", {"map round trip"}, map_round_trip, {0.6}, 0},
    {"waiting", {"copy, submit and read back 256 B"}, read_back, {0}, 0},
    {"start-up", {"instance, adapter, device"}, start_up, {0.6}, 11},
};
enum { COUNT = sizeof MEASURES / sizeof *MEASURES };
static const Measure THREADS = {"two threads", {"times as much as one"}, two_threads, {1.7}, 0};

/* ---- memory ---- */

static double resident(void) {
    long pages = 0, all = 0;
    FILE *statm = fopen("/proc/self/statm", "r");
    if (statm == NULL || fscanf(statm, "%ld %ld", &all, &pages) != 2) {
        exit(2);
    }
    fclose(statm);
    return (double)pages * (double)sysconf(_SC_PAGESIZE);
}

enum { OBJECTS = 4000, MEMORY_ROWS = 7 };
static const char *const MEMORY_NAMES[MEMORY_ROWS] = {
    "start-up, peak, KiB", "buffer of 256 B", "texture view", "sampler", "bind group", "command encoder", "pipeline layout",
};

static void measure_memory(const char *path, double *out) {
    static Library l;
    load(&l, path);
    prepare(&l);
    l.DevicePoll(l.device, 1, NULL);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    out[0] = (double)usage.ru_maxrss;
    double before;
#define OBJECT(i, expression)               \
    before = resident();                    \
    for (int n = 0; n < OBJECTS; n++) {     \
        must(expression, MEMORY_NAMES[i]);  \
    }                                       \
    out[i] = (resident() - before) / OBJECTS;
    OBJECT(1, make_buffer(&l, 256, WGPUBufferUsage_Vertex))
    OBJECT(2, l.TextureCreateView(l.texture, NULL))
    /* Drivers bound the number of different samplers, not that of equal ones. */
    OBJECT(3, l.DeviceCreateSampler(l.device, NULL))
    OBJECT(4, make_group(&l, l.layout, l.uniform))
    OBJECT(5, l.DeviceCreateCommandEncoder(l.device, NULL))
    OBJECT(6, make_pipeline_layout(&l, l.layout))
#undef OBJECT
}

/* In a process of its own, so that each library pays for its driver. */
static void memory_of(const char *path, double *out) {
    int ends[2];
    if (pipe(ends) != 0) {
        exit(2);
    }
    pid_t child = fork();
    if (child == 0) {
        double results[MEMORY_ROWS];
        measure_memory(path, results);
        ssize_t written = write(ends[1], results, sizeof results);
        _exit(written == (ssize_t)sizeof results ? 0 : 2);
    }
    int status = 0;
    ssize_t got = read(ends[0], out, sizeof(double) * MEMORY_ROWS);
    if (waitpid(child, &status, 0) != child || status != 0 || got != (ssize_t)(sizeof(double) * MEMORY_ROWS)) {
        fprintf(stderr, "measuring the memory of %s failed\n", path);
        exit(2);
    }
    close(ends[0]);
    close(ends[1]);
}

/* ---- output ---- */

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, compare);
    return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

static void row(const char *group, const char *name, const char *unit, const char *sense, double ours, double theirs, double target) {
    static const char *comma = "";
    printf("%s\n    {\"group\": \"%s\", \"measure\": \"%s\", \"unit\": \"%s\", \"sense\": \"%s\", \"ours\": %.5g, \"theirs\": %.5g, "
           "\"target\": ",
           comma, group, name, unit, sense, ours, theirs);
    comma = ",";
    if (target > 0) {
        printf("%.2f}", target);
    } else {
        printf("null}");
    }
    fflush(stdout);
}

static double times[2][4][1000];

static void measure(const Measure *m, Library *libraries, int count, int rounds, const char *unit, const char *sense) {
    if (m->most != 0 && rounds > m->most) {
        rounds = m->most;
    }
    for (int round = rounds > 2 ? -2 : 0; round < rounds; round++) {
        for (int i = 0; i < count; i++) {
            int which = count == 1 ? 0 : (i + round) & 1; /* who goes first alternates too */
            double out[4] = {0};
            m->run(&libraries[which], out);
            for (int n = 0; round >= 0 && n < 4; n++) {
                times[which][n][round] = out[n];
            }
        }
    }
    for (int n = 0; n < 4 && m->names[n] != NULL; n++) {
        double ours = median(times[0][n], rounds);
        double theirs = count == 1 ? 0 : median(times[1][n], rounds);
        row(m->group, m->names[n], unit, sense, ours, theirs, m->targets[n]);
    }
}

int main(int argc, char **argv) {
    static Library libraries[2];
    int rounds = 31, count = 0, memory = 0;
    const char *only = NULL, *paths[2];
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) {
            rounds = atoi(argv[++i]);
        } else if (strcmp(argv[i], "--only") == 0 && i + 1 < argc) {
            only = argv[++i];
        } else if (strcmp(argv[i], "--memory") == 0) {
            memory = 1;
        } else if (count < 2) {
            paths[count++] = argv[i];
        }
    }
    if (count == 0 || rounds < 1 || rounds > 1000) {
        fprintf(stderr, "usage: abi [--rounds N] [--only NAME] [--memory] OURS.so [THEIRS.so]\n");
        return 2;
    }
    double memories[2][MEMORY_ROWS] = {{0}};
    for (int i = 0; i < count && memory; i++) {
        memory_of(paths[i], memories[i]);
    }
    for (int i = 0; i < count; i++) {
        load(&libraries[i], paths[i]);
        prepare(&libraries[i]);
    }
#ifdef COUNT_INSTRUCTIONS
    /* For benches/count.sh: the measures and their numbers of units, in the order of the dumps. */
    for (int m = 0; m < COUNT; m++) {
        if (only == NULL || strcmp(only, MEASURES[m].names[0]) == 0) {
            double out[4];
            MEASURES[m].run(&libraries[0], out);
            CALLGRIND_ZERO_STATS;
            MEASURES[m].run(&libraries[0], out);
            CALLGRIND_DUMP_STATS;
            printf("%s\t%s\t%.0f\n", MEASURES[m].group, MEASURES[m].names[0], 1 / out[0]);
        }
    }
    return 0;
#endif
    printf("{\"title\": \"C interface\", \"rounds\": %d, \"rows\": [", rounds);
    for (int m = 0; m < COUNT; m++) {
        if (only == NULL || strcmp(only, MEASURES[m].names[0]) == 0) {
            measure(&MEASURES[m], libraries, count, rounds, "ns", "ratio");
        }
    }
    if (only == NULL || strcmp(only, "threads") == 0) {
        measure(&THREADS, libraries, count, rounds, "x", "absolute");
    }
    for (int i = 0; i < MEMORY_ROWS && memory; i++) {
        row("memory", MEMORY_NAMES[i], i == 0 ? "KiB" : "B each", "ratio", memories[0][i], memories[1][i], 1);
    }
    printf("\n]}\n");
    return 0;
}
