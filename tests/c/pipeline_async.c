/* Pipelines made on worker threads: every callback once, from many threads, through cancellation, loss and the end of the
 * process. */
#include "render.h"
#include "wgpu.h"

#include <pthread.h>
#include <stdatomic.h>

static const char *const SQUARE = "@group(0) @binding(0) var<storage, read_write> v: array<f32>;"
                                  "override k = 1.0;"
                                  "@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {"
                                  "  v[id.x] = v[id.x] * v[id.x] * k;"
                                  "}";

typedef struct Counts {
    atomic_int success, cancelled, validation, internal;
} Counts;

static int total(Counts *counts) {
    return counts->success + counts->cancelled + counts->validation + counts->internal;
}

static void count(Counts *counts, WGPUCreatePipelineAsyncStatus status, bool has_pipeline, WGPUStringView message) {
    CHECK(has_pipeline == (status == WGPUCreatePipelineAsyncStatus_Success));
    CHECK((message.length == 0) == has_pipeline);
    switch (status) {
    case WGPUCreatePipelineAsyncStatus_Success: counts->success++; break;
    case WGPUCreatePipelineAsyncStatus_CallbackCancelled: counts->cancelled++; break;
    case WGPUCreatePipelineAsyncStatus_ValidationError: counts->validation++; break;
    default: counts->internal++; break;
    }
}

static void on_compute(WGPUCreatePipelineAsyncStatus status, WGPUComputePipeline pipeline, WGPUStringView message,
                       void *userdata1, void *userdata2) {
    (void)userdata2;
    if (pipeline != NULL) {
        wgpuComputePipelineRelease(pipeline);
    }
    count(userdata1, status, pipeline != NULL, message);
}

static void on_render(WGPUCreatePipelineAsyncStatus status, WGPURenderPipeline pipeline, WGPUStringView message,
                      void *userdata1, void *userdata2) {
    (void)userdata2;
    if (pipeline != NULL) {
        wgpuRenderPipelineRelease(pipeline);
    }
    count(userdata1, status, pipeline != NULL, message);
}

static WGPUFuture compute_later(const Gpu *gpu, WGPUShaderModule module, double k, Counts *counts, WGPUCallbackMode mode) {
    char label[] = "computed later", key[] = "k", entry[] = "main";
    WGPUConstantEntry constant = WGPU_CONSTANT_ENTRY_INIT;
    constant.key = sv(key);
    constant.value = k;
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.compute.module = module;
    descriptor.compute.entryPoint = sv(entry);
    descriptor.compute.constantCount = 1;
    descriptor.compute.constants = &constant;
    WGPUCreateComputePipelineAsyncCallbackInfo info = WGPU_CREATE_COMPUTE_PIPELINE_ASYNC_CALLBACK_INFO_INIT;
    info.mode = mode;
    info.callback = counts == NULL ? NULL : on_compute;
    info.userdata1 = counts;
    WGPUFuture future = wgpuDeviceCreateComputePipelineAsync(gpu->device, &descriptor, info);
    /* Everything was copied. */
    memset(label, 0xff, sizeof label);
    memset(key, 0xff, sizeof key);
    memset(entry, 0xff, sizeof entry);
    memset(&descriptor, 0xff, sizeof descriptor);
    memset(&constant, 0xff, sizeof constant);
    return future;
}

static WGPUFuture render_later(const Gpu *gpu, WGPUShaderModule module, Counts *counts, WGPUCallbackMode mode) {
    RenderSetup setup;
    render_setup(&setup, "rendered later", module);
    WGPUCreateRenderPipelineAsyncCallbackInfo info = WGPU_CREATE_RENDER_PIPELINE_ASYNC_CALLBACK_INFO_INIT;
    info.mode = mode;
    info.callback = on_render;
    info.userdata1 = counts;
    WGPUFuture future = wgpuDeviceCreateRenderPipelineAsync(gpu->device, &setup.descriptor, info);
    memset(&setup, 0xff, sizeof setup);
    return future;
}

/* Waits without a call into the library: only spontaneous callbacks come. */
static void wait_count(Counts *counts, int expected) {
    for (int i = 0; i < 20000 && total(counts) < expected; i++) {
        sleep_ms(1);
    }
    CHECK_EQ(total(counts), expected);
}

typedef struct Worker {
    const Gpu *gpu;
    Counts *counts;
} Worker;

static void *make_many(void *data) {
    Worker *worker = data;
    const Gpu *gpu = worker->gpu;
    for (int i = 0; i < 20; i++) {
        WGPUShaderModule square = shader_new(gpu, "square", SQUARE), cover = shader_new(gpu, "cover", COVER);
        CHECK(compute_later(gpu, square, i, worker->counts, WGPUCallbackMode_AllowSpontaneous).id != 0);
        CHECK(render_later(gpu, cover, worker->counts, WGPUCallbackMode_AllowSpontaneous).id != 0);
        /* Kept until it is compiled. */
        wgpuShaderModuleRelease(square);
        wgpuShaderModuleRelease(cover);
    }
    return NULL;
}

static void from_many_threads(Gpu *gpu) {
    Counts counts = {0};
    Worker worker = {gpu, &counts};
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) {
        REQUIRE(pthread_create(&threads[i], NULL, make_many, &worker) == 0);
    }
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
    }
    wait_count(&counts, 160);
    CHECK_EQ(counts.success, 160);
    CHECK_QUIET(gpu);
}

static void the_three_modes(Gpu *gpu) {
    WGPUShaderModule square = shader_new(gpu, "square", SQUARE);
    Counts counts = {0};
    WGPUFutureWaitInfo wait = WGPU_FUTURE_WAIT_INFO_INIT;
    wait.future = compute_later(gpu, square, 2, &counts, WGPUCallbackMode_WaitAnyOnly);
    for (int i = 0; i < 20; i++) {
        wgpuInstanceProcessEvents(gpu->instance);
        sleep_ms(1);
    }
    CHECK_EQ(total(&counts), 0);
    while (wgpuInstanceWaitAny(gpu->instance, 1, &wait, 0) == WGPUWaitStatus_TimedOut) {
        sleep_ms(1);
    }
    CHECK(wait.completed);
    CHECK_EQ(counts.success, 1);

    compute_later(gpu, square, 3, &counts, WGPUCallbackMode_AllowProcessEvents);
    sleep_ms(50);
    CHECK_EQ(counts.success, 1);
    for (int i = 0; i < 10000 && counts.success == 1; i++) {
        wgpuInstanceProcessEvents(gpu->instance);
        sleep_ms(1);
    }
    CHECK_EQ(counts.success, 2);

    /* Without a callback the future completes, and nobody keeps the pipeline. */
    wait.completed = 0;
    wait.future = compute_later(gpu, square, 4, NULL, WGPUCallbackMode_WaitAnyOnly);
    while (wgpuInstanceWaitAny(gpu->instance, 1, &wait, 0) == WGPUWaitStatus_TimedOut) {
        sleep_ms(1);
    }
    WGPUGlobalReport report;
    wgpuGenerateReport(gpu->instance, &report);
    CHECK_EQ(report.hub.computePipelines.numKeptFromUser, 0);
    CHECK_EQ(report.hub.renderPipelines.numKeptFromUser, 0);
    wgpuShaderModuleRelease(square);
    CHECK_QUIET(gpu);
}

static void failures_are_told_to_the_callback_only(Gpu *gpu) {
    Counts counts = {0};
    WGPUShaderModule cover = shader_new(gpu, "cover", COVER);
    /* No entry point of that stage, a module that is none, one that was released. */
    CHECK(compute_later(gpu, cover, 1, &counts, WGPUCallbackMode_AllowSpontaneous).id != 0);
    CHECK(compute_later(gpu, NULL, 1, &counts, WGPUCallbackMode_AllowSpontaneous).id != 0);
    wgpuShaderModuleRelease(cover);
    CHECK(render_later(gpu, cover, &counts, WGPUCallbackMode_AllowSpontaneous).id != 0);
    wait_count(&counts, 3);
    CHECK_EQ(counts.validation, 3);
    CHECK_QUIET(gpu);
}

/* A chain of 5000 links takes megabytes of stack, which the caller need not have. */
static void *make_deep(void *data) {
    const Gpu *gpu = data;
    static char source[32 * 1024];
    char *end = source + sprintf(source, "@group(0) @binding(0) var<storage, read_write> v: u32;"
                                         "@compute @workgroup_size(1) fn main() { v = v");
    for (int i = 0; i < 5000; i++) {
        end += sprintf(end, "+v");
    }
    sprintf(end, "; }");
    WGPUComputePipeline pipeline = compute_new(gpu, "deep", NULL, source);
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    CHECK(layout != NULL);
    wgpuBindGroupLayoutRelease(layout);
    wgpuComputePipelineRelease(pipeline);
    return NULL;
}

static void on_a_small_stack(Gpu *gpu) {
    pthread_attr_t small;
    pthread_attr_init(&small);
    REQUIRE(pthread_attr_setstacksize(&small, 256 * 1024) == 0);
    pthread_t thread;
    REQUIRE(pthread_create(&thread, &small, make_deep, gpu) == 0);
    pthread_join(thread, NULL);
    pthread_attr_destroy(&small);
    CHECK_QUIET(gpu);
}

/* A callback that asks for the next one. */
typedef struct Chain {
    const Gpu *gpu;
    WGPUShaderModule module;
    atomic_int left;
} Chain;

static void on_link(WGPUCreatePipelineAsyncStatus status, WGPUComputePipeline pipeline, WGPUStringView message,
                    void *userdata1, void *userdata2) {
    Chain *chain = userdata1;
    (void)userdata2;
    (void)message;
    CHECK_EQ(status, WGPUCreatePipelineAsyncStatus_Success);
    wgpuComputePipelineRelease(pipeline);
    if (--chain->left > 0) {
        WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
        descriptor.compute.module = chain->module;
        WGPUCreateComputePipelineAsyncCallbackInfo info = WGPU_CREATE_COMPUTE_PIPELINE_ASYNC_CALLBACK_INFO_INIT;
        info.mode = WGPUCallbackMode_AllowSpontaneous;
        info.callback = on_link;
        info.userdata1 = chain;
        wgpuDeviceCreateComputePipelineAsync(chain->gpu->device, &descriptor, info);
    }
}

static void a_chain_of_callbacks(Gpu *gpu) {
    Chain chain = {gpu, shader_new(gpu, "square", SQUARE), 20};
    WGPUStringView none = WGPU_STRING_VIEW_INIT;
    chain.left++;
    WGPUComputePipeline first = compute_new(gpu, "first", NULL, SQUARE);
    on_link(WGPUCreatePipelineAsyncStatus_Success, first, none, &chain, NULL);
    for (int i = 0; i < 20000 && chain.left > 0; i++) {
        sleep_ms(1);
    }
    CHECK_EQ(chain.left, 0);
    wgpuShaderModuleRelease(chain.module);
}

static void the_instance_goes_away(void) {
    Gpu gpu;
    device_open(&gpu);
    Counts counts = {0};
    WGPUShaderModule square = shader_new(&gpu, "square", SQUARE);
    for (int i = 0; i < 100; i++) {
        compute_later(&gpu, square, i, &counts, WGPUCallbackMode_AllowProcessEvents);
    }
    wgpuShaderModuleRelease(square);
    device_close(&gpu);
    /* All of them were told, before the release returned. */
    CHECK_EQ(total(&counts), 100);
    CHECK_EQ(counts.success + counts.cancelled, 100);
    sleep_ms(50);
    CHECK_EQ(total(&counts), 100);
}

static void the_device_goes_away(void) {
    Gpu gpu;
    device_open(&gpu);
    Counts counts = {0};
    WGPUShaderModule square = shader_new(&gpu, "square", SQUARE);
    for (int i = 0; i < 20; i++) {
        compute_later(&gpu, square, i, &counts, WGPUCallbackMode_AllowSpontaneous);
    }
    wgpuDeviceDestroy(gpu.device);
    compute_later(&gpu, square, 20, &counts, WGPUCallbackMode_AllowSpontaneous);
    /* On a lost device everything seems to work. */
    wait_count(&counts, 21);
    CHECK_EQ(counts.success, 21);
    wgpuShaderModuleRelease(square);
    device_close(&gpu);
}

/* A process that ends while pipelines are being made ends well, and soon. */
static int end_in_the_middle(void) {
    static Gpu gpu;
    static Counts counts;
    device_open(&gpu);
    WGPUShaderModule square = shader_new(&gpu, "square", SQUARE), cover = shader_new(&gpu, "cover", COVER);
    for (int i = 0; i < 100; i++) {
        compute_later(&gpu, square, i, &counts, WGPUCallbackMode_AllowSpontaneous);
        render_later(&gpu, cover, &counts, WGPUCallbackMode_AllowSpontaneous);
    }
    return failures;
}

static void the_process_ends(const char *program) {
    for (int i = 0; i < 5; i++) {
        CHECK_EQ(program_run(program, "end"), 0);
    }
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "end") == 0) {
        return end_in_the_middle();
    }
    Gpu gpu;
    device_open(&gpu);
    from_many_threads(&gpu);
    the_three_modes(&gpu);
    failures_are_told_to_the_callback_only(&gpu);
    a_chain_of_callbacks(&gpu);
    on_a_small_stack(&gpu);
    device_close(&gpu);
    the_instance_goes_away();
    the_device_goes_away();
    the_process_ends(argv[0]);
    return finished();
}
