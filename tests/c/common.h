/* Harness of the C tests: checks, a device, recorded errors, data in and out.
 *
 * A program is a main() of test functions that ends with `return finished();`. Checks print the
 * place and go on, so that one run shows all that is wrong; REQUIRE ends the program. */
#ifndef WGPU_ABI_TESTS_COMMON_H
#define WGPU_ABI_TESTS_COMMON_H

#if !defined(_GNU_SOURCE)
#define _POSIX_C_SOURCE 200809L
#endif
#ifdef _WIN32
#define __USE_MINGW_ANSI_STDIO 1 /* %zu */
#endif

#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifdef _WIN32
#include <process.h>
#else
#include <sys/wait.h>
#include <unistd.h>
#endif

#include "wgpu_abi.h"

/* ---- checks ---- */

static atomic_int failures = 0;
static int case_line = 0;

/* Runs a check that a function makes for many cases; failures then name the line of the case too. */
#define CASE(call) (case_line = __LINE__, (call), case_line = 0, (void)0)

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
static inline void fail(const char *file, int line, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%d: ", file, line);
    if (case_line != 0) {
        fprintf(stderr, "(case of line %d) ", case_line);
    }
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    failures++;
}

static inline void check_equal(const char *file, int line, const char *what, unsigned long long actual,
                               unsigned long long expected) {
    if (actual != expected) {
        fail(file, line, "%s is %llu (0x%llx), expected %llu (0x%llx)", what, actual, actual, expected, expected);
    }
}

static inline void check_contains(const char *file, int line, const char *text, const char *part) {
    if (strstr(text, part) == NULL) {
        fail(file, line, "\"%s\" is missing in this text: %s", part, text);
    }
}

#define CHECK(condition) ((condition) ? (void)0 : fail(__FILE__, __LINE__, "not so: %s", #condition))
#define CHECK_EQ(actual, expected) \
    check_equal(__FILE__, __LINE__, #actual, (unsigned long long)(actual), (unsigned long long)(expected))
#define CHECK_CONTAINS(text, part) check_contains(__FILE__, __LINE__, text, part)
#define REQUIRE(condition)                                            \
    do {                                                              \
        if (!(condition)) {                                           \
            fail(__FILE__, __LINE__, "required: %s", #condition);     \
            exit(1);                                                  \
        }                                                             \
    } while (0)

static inline void on_left_over(const WGPUAbiObject *object, void *userdata) {
    (void)userdata;
    fail(__FILE__, __LINE__, "never released: a %.*s '%.*s' with %u references", (int)object->kind.length,
         object->kind.data, (int)object->label.length, object->label.data, object->references);
}

/* The exit status of the program, which must have released every object. */
static inline int finished(void) {
    wgpuAbiEnumerateObjects(on_left_over, NULL);
    if (failures != 0) {
        fprintf(stderr, "%d checks failed\n", (int)failures);
    }
    return failures == 0 ? 0 : 1;
}

/* ---- the system ---- */

/* A backend that is not there, whatever the drivers. */
#ifdef __APPLE__
#define BACKEND_ELSEWHERE WGPUInstanceBackend_DX12
#define BACKEND_TYPE_ELSEWHERE WGPUBackendType_D3D12
#else
#define BACKEND_ELSEWHERE WGPUInstanceBackend_Metal
#define BACKEND_TYPE_ELSEWHERE WGPUBackendType_Metal
#endif

/* Sets a variable of the environment, or takes it away where `value` is NULL. */
static inline void environment_set(const char *name, const char *value) {
#ifdef _WIN32
    REQUIRE(_putenv_s(name, value == NULL ? "" : value) == 0);
#else
    REQUIRE((value == NULL ? unsetenv(name) : setenv(name, value, 1)) == 0);
#endif
}

/* Runs a program with one argument; the answer is its exit status, or -1 if it did not exit. */
static inline int program_run(const char *program, const char *argument) {
#ifdef _WIN32
    return (int)_spawnl(_P_WAIT, program, program, argument, (char *)NULL);
#else
    pid_t child = fork();
    if (child == 0) {
        execl(program, program, argument, (char *)NULL);
        _exit(99);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
#endif
}

/* ---- strings ---- */

static inline WGPUStringView sv(const char *text) {
    return (WGPUStringView){.data = text, .length = WGPU_STRLEN};
}

static inline void copy_text(char *to, size_t capacity, WGPUStringView from) {
    size_t length = from.length == WGPU_STRLEN ? (from.data == NULL ? 0 : strlen(from.data)) : from.length;
    if (length >= capacity) {
        length = capacity - 1;
    }
    if (length != 0) {
        memcpy(to, from.data, length);
    }
    to[length] = '\0';
}

/* ---- a device and what it reports ---- */

/* An error; `type` is NoError and `count` 0 when there was none. */
typedef struct Problem {
    int count;
    WGPUErrorType type;
    char message[8192];
} Problem;

typedef struct Lost {
    int count;
    WGPUDeviceLostReason reason;
    char message[1024];
} Lost;

typedef struct Gpu {
    WGPUInstance instance;
    WGPUAdapter adapter;
    WGPUDevice device;
    WGPUQueue queue;
    Problem uncaptured; /* the first since the last uncaptured_take, and how many came */
    Lost lost;
} Gpu;

static inline void sleep_ms(long ms) {
    struct timespec time = {.tv_sec = ms / 1000, .tv_nsec = (ms % 1000) * 1000000L};
    nanosleep(&time, NULL);
}

/* The last thing that a callback does to an answer: any thread that processes events may run it, not only the one that waits. */
static inline void answered(bool *done) { __atomic_store_n(done, true, __ATOMIC_RELEASE); }

/* Processes events until `*done`, thirty seconds at most: the machine may be busy with other things. */
static inline void wait_until(WGPUInstance instance, const bool *done) {
    for (int i = 0; i < 30000; i++) {
        wgpuInstanceProcessEvents(instance);
        if (__atomic_load_n(done, __ATOMIC_ACQUIRE)) {
            return;
        }
        sleep_ms(1);
    }
    fail(__FILE__, __LINE__, "no callback within thirty seconds");
    exit(1);
}

typedef struct AdapterAnswer {
    bool done;
    WGPURequestAdapterStatus status;
    WGPUAdapter adapter;
    char message[1024];
} AdapterAnswer;

static inline void on_adapter(WGPURequestAdapterStatus status, WGPUAdapter adapter, WGPUStringView message,
                              void *userdata1, void *userdata2) {
    AdapterAnswer *answer = userdata1;
    CHECK(userdata2 == answer);
    CHECK(!answer->done);
    answer->status = status;
    answer->adapter = adapter;
    copy_text(answer->message, sizeof answer->message, message);
    answered(&answer->done);
}

static inline AdapterAnswer request_adapter(WGPUInstance instance, const WGPURequestAdapterOptions *options) {
    AdapterAnswer answer = {0};
    WGPURequestAdapterCallbackInfo info = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_adapter;
    info.userdata1 = info.userdata2 = &answer;
    CHECK(wgpuInstanceRequestAdapter(instance, options, info).id != 0);
    wait_until(instance, &answer.done);
    return answer;
}

typedef struct DeviceAnswer {
    bool done;
    WGPURequestDeviceStatus status;
    WGPUDevice device;
    char message[1024];
} DeviceAnswer;

static inline void on_device(WGPURequestDeviceStatus status, WGPUDevice device, WGPUStringView message,
                             void *userdata1, void *userdata2) {
    DeviceAnswer *answer = userdata1;
    CHECK(userdata2 == answer);
    CHECK(!answer->done);
    answer->status = status;
    answer->device = device;
    copy_text(answer->message, sizeof answer->message, message);
    answered(&answer->done);
}

static inline DeviceAnswer request_device(WGPUInstance instance, WGPUAdapter adapter,
                                          const WGPUDeviceDescriptor *descriptor) {
    DeviceAnswer answer = {0};
    WGPURequestDeviceCallbackInfo info = WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_device;
    info.userdata1 = info.userdata2 = &answer;
    CHECK(wgpuAdapterRequestDevice(adapter, descriptor, info).id != 0);
    wait_until(instance, &answer.done);
    return answer;
}

static inline void on_uncaptured(const WGPUDevice *device, WGPUErrorType type, WGPUStringView message,
                                 void *userdata1, void *userdata2) {
    static atomic_flag busy = ATOMIC_FLAG_INIT; /* threads may fail at the same time */
    Gpu *gpu = userdata1;
    (void)userdata2;
    CHECK(device != NULL);
    while (atomic_flag_test_and_set(&busy)) {
    }
    if (gpu->uncaptured.count++ == 0) {
        gpu->uncaptured.type = type;
        copy_text(gpu->uncaptured.message, sizeof gpu->uncaptured.message, message);
    }
    atomic_flag_clear(&busy);
}

static inline void on_lost(const WGPUDevice *device, WGPUDeviceLostReason reason, WGPUStringView message,
                           void *userdata1, void *userdata2) {
    Gpu *gpu = userdata1;
    (void)userdata2;
    CHECK(device != NULL);
    gpu->lost.count++;
    gpu->lost.reason = reason;
    copy_text(gpu->lost.message, sizeof gpu->lost.message, message);
}

/* The rest of device_open for an adapter that is there; the callbacks of `descriptor` are replaced. */
static inline void device_open_on(Gpu *gpu, WGPUDeviceDescriptor descriptor) {
    gpu->uncaptured = (Problem){.type = WGPUErrorType_NoError};
    gpu->lost = (Lost){0};
    descriptor.deviceLostCallbackInfo.mode = WGPUCallbackMode_AllowSpontaneous;
    descriptor.deviceLostCallbackInfo.callback = on_lost;
    descriptor.deviceLostCallbackInfo.userdata1 = gpu;
    descriptor.uncapturedErrorCallbackInfo.callback = on_uncaptured;
    descriptor.uncapturedErrorCallbackInfo.userdata1 = gpu;
    DeviceAnswer answer = request_device(gpu->instance, gpu->adapter, &descriptor);
    if (answer.status != WGPURequestDeviceStatus_Success) {
        fprintf(stderr, "no device: %s\n", answer.message);
    }
    REQUIRE(answer.status == WGPURequestDeviceStatus_Success && answer.device != NULL);
    gpu->device = answer.device;
    gpu->queue = wgpuDeviceGetQueue(gpu->device);
    REQUIRE(gpu->queue != NULL);
}

/* Opens the first adapter, without a device. */
static inline void adapter_open(Gpu *gpu) {
    gpu->instance = wgpuCreateInstance(NULL);
    REQUIRE(gpu->instance != NULL);
    AdapterAnswer answer = request_adapter(gpu->instance, NULL);
    if (answer.status != WGPURequestAdapterStatus_Success) {
        fprintf(stderr, "no adapter: %s\n", answer.message);
    }
    REQUIRE(answer.status == WGPURequestAdapterStatus_Success && answer.adapter != NULL);
    gpu->adapter = answer.adapter;
}

static inline void adapter_close(Gpu *gpu) {
    wgpuAdapterRelease(gpu->adapter);
    wgpuInstanceRelease(gpu->instance);
}

/* Opens the first adapter if it has the feature. Otherwise says so, leaves nothing open, and gives false. */
#define ADAPTER_OPEN_IF(gpu, feature) adapter_open_if(gpu, (WGPUFeatureName)(feature), #feature)
static inline bool adapter_open_if(Gpu *gpu, WGPUFeatureName feature, const char *name) {
    adapter_open(gpu);
    bool has = wgpuAdapterHasFeature(gpu->adapter, feature);
    if (!has) {
        printf("skipped: the adapter has no %s\n", name);
        adapter_close(gpu);
    }
    return has;
}

/* Opens a device on the first adapter. `gpu` must stay where it is until device_close. */
static inline void device_open_with(Gpu *gpu, WGPUDeviceDescriptor descriptor) {
    adapter_open(gpu);
    device_open_on(gpu, descriptor);
}

static inline void device_open(Gpu *gpu) {
    device_open_with(gpu, WGPU_DEVICE_DESCRIPTOR_INIT);
}

static inline WGPUDeviceDescriptor with_features(const WGPUFeatureName *features, size_t count) {
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    descriptor.requiredFeatureCount = count;
    descriptor.requiredFeatures = features;
    return descriptor;
}

/* Opens a device with the feature if the first adapter has it. Otherwise says so, leaves nothing open, and gives false. */
#define DEVICE_OPEN_IF(gpu, feature) device_open_if(gpu, (WGPUFeatureName)(feature), #feature)
static inline bool device_open_if(Gpu *gpu, WGPUFeatureName feature, const char *name) {
    if (!adapter_open_if(gpu, feature, name)) {
        return false;
    }
    device_open_on(gpu, with_features(&feature, 1));
    return true;
}

/* Fails if an error came that nobody took. */
#define CHECK_QUIET(gpu) check_quiet(__FILE__, __LINE__, gpu)
static inline void check_quiet(const char *file, int line, const Gpu *gpu) {
    if (gpu->uncaptured.count != 0) {
        fail(file, line, "%d uncaptured errors, the first: %s", gpu->uncaptured.count, gpu->uncaptured.message);
    }
}

static inline Problem uncaptured_take(Gpu *gpu) {
    Problem problem = gpu->uncaptured;
    gpu->uncaptured = (Problem){.type = WGPUErrorType_NoError};
    return problem;
}

static inline void device_close(Gpu *gpu) {
    CHECK_QUIET(gpu);
    wgpuQueueRelease(gpu->queue);
    wgpuDeviceRelease(gpu->device);
    adapter_close(gpu);
}

/* ---- error scopes ---- */

typedef struct ScopeAnswer {
    bool done;
    WGPUPopErrorScopeStatus status;
    Problem problem;
} ScopeAnswer;

static inline void on_scope(WGPUPopErrorScopeStatus status, WGPUErrorType type, WGPUStringView message,
                            void *userdata1, void *userdata2) {
    ScopeAnswer *answer = userdata1;
    (void)userdata2;
    CHECK(!answer->done);
    answer->status = status;
    answer->problem.type = type;
    answer->problem.count = type != WGPUErrorType_NoError;
    copy_text(answer->problem.message, sizeof answer->problem.message, message);
    answered(&answer->done);
}

static inline ScopeAnswer scope_pop_answer(Gpu *gpu) {
    ScopeAnswer answer = {0};
    WGPUPopErrorScopeCallbackInfo info = WGPU_POP_ERROR_SCOPE_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_scope;
    info.userdata1 = &answer;
    wgpuDevicePopErrorScope(gpu->device, info);
    wait_until(gpu->instance, &answer.done);
    return answer;
}

static inline Problem scope_pop(Gpu *gpu) {
    ScopeAnswer answer = scope_pop_answer(gpu);
    CHECK_EQ(answer.status, WGPUPopErrorScopeStatus_Success);
    return answer.problem;
}

static inline void check_problem(const char *file, int line, const Problem *problem, WGPUErrorType type,
                                 const char *const *parts) {
    if (problem->type != type) {
        fail(file, line, "error type %d, expected %d; message: %s", (int)problem->type, (int)type, problem->message);
        return;
    }
    for (; *parts != NULL; parts++) {
        check_contains(file, line, problem->message, *parts);
    }
}

/* Runs a statement that must succeed. */
#define EXPECT_OK(gpu, ...)                                                                           \
    do {                                                                                              \
        wgpuDevicePushErrorScope((gpu)->device, WGPUErrorFilter_Validation);                          \
        __VA_ARGS__;                                                                                  \
        Problem problem_ = scope_pop(gpu);                                                            \
        check_problem(__FILE__, __LINE__, &problem_, WGPUErrorType_NoError, (const char *[]){NULL});  \
    } while (0)

/* Runs a statement that must give a validation error whose message holds all texts of the list
 * `(const char *[])`: function, label, value. Write it as TEXTS("wgpuX", "label"). */
#define TEXTS(...) ((const char *[]){__VA_ARGS__, NULL})
#define EXPECT_INVALID(gpu, texts, ...)                                                               \
    do {                                                                                              \
        wgpuDevicePushErrorScope((gpu)->device, WGPUErrorFilter_Validation);                          \
        __VA_ARGS__;                                                                                  \
        Problem problem_ = scope_pop(gpu);                                                            \
        check_problem(__FILE__, __LINE__, &problem_, WGPUErrorType_Validation, texts);                \
    } while (0)

/* Runs a statement on a new encoder `e` labelled 'recorder'; finishing it must give a validation error
 * with these texts, an unusable command buffer, and no harm. */
#define EXPECT_BAD_RECORDING(gpu, texts, ...)                                                         \
    do {                                                                                              \
        WGPUCommandEncoder e = encoder_new(gpu, "recorder");                                          \
        EXPECT_OK(gpu, __VA_ARGS__);                                                                  \
        WGPUCommandBuffer commands_ = NULL;                                                           \
        EXPECT_INVALID(gpu, texts, commands_ = wgpuCommandEncoderFinish(e, NULL));                    \
        CHECK(commands_ != NULL);                                                                     \
        EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit"), wgpuQueueSubmit((gpu)->queue, 1, &commands_));  \
        wgpuCommandBufferRelease(commands_);                                                          \
        wgpuCommandEncoderRelease(e);                                                                 \
    } while (0)

/* ---- data in and out ---- */

static inline WGPUBuffer buffer_new(const Gpu *gpu, const char *label, WGPUBufferUsage usage, uint64_t size) {
    WGPUBufferDescriptor descriptor = WGPU_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.usage = usage;
    descriptor.size = size;
    return wgpuDeviceCreateBuffer(gpu->device, &descriptor);
}

/* A buffer with contents; CopyDst is added to the usage. */
static inline WGPUBuffer buffer_with(const Gpu *gpu, const char *label, WGPUBufferUsage usage, const void *data,
                                     size_t size) {
    WGPUBuffer buffer = buffer_new(gpu, label, usage | WGPUBufferUsage_CopyDst, size);
    wgpuQueueWriteBuffer(gpu->queue, buffer, 0, data, size);
    return buffer;
}

typedef struct MapAnswer {
    bool done;
    int calls;
    WGPUMapAsyncStatus status;
    char message[4096];
} MapAnswer;

static inline void on_map(WGPUMapAsyncStatus status, WGPUStringView message, void *userdata1, void *userdata2) {
    MapAnswer *answer = userdata1;
    (void)userdata2;
    answer->calls++;
    answer->status = status;
    copy_text(answer->message, sizeof answer->message, message);
    answered(&answer->done);
}

static inline WGPUFuture map_start(WGPUBuffer buffer, WGPUMapMode mode, size_t offset, size_t size, MapAnswer *answer) {
    *answer = (MapAnswer){0};
    WGPUBufferMapCallbackInfo info = WGPU_BUFFER_MAP_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = on_map;
    info.userdata1 = answer;
    return wgpuBufferMapAsync(buffer, mode, offset, size, info);
}

static inline MapAnswer map_wait(const Gpu *gpu, WGPUBuffer buffer, WGPUMapMode mode, size_t offset, size_t size) {
    MapAnswer answer;
    map_start(buffer, mode, offset, size, &answer);
    wait_until(gpu->instance, &answer.done);
    return answer;
}

static inline WGPUCommandEncoder encoder_new(const Gpu *gpu, const char *label) {
    WGPUCommandEncoderDescriptor descriptor = WGPU_COMMAND_ENCODER_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    return wgpuDeviceCreateCommandEncoder(gpu->device, &descriptor);
}

/* Finishes, submits and releases. */
static inline void submit(const Gpu *gpu, WGPUCommandEncoder encoder) {
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuQueueSubmit(gpu->queue, 1, &commands);
    wgpuCommandBufferRelease(commands);
    wgpuCommandEncoderRelease(encoder);
}

/* Copies a mappable buffer's bytes out. */
static inline void mapped_read(const Gpu *gpu, WGPUBuffer buffer, void *data, size_t size) {
    MapAnswer answer = map_wait(gpu, buffer, WGPUMapMode_Read, 0, size);
    REQUIRE(answer.status == WGPUMapAsyncStatus_Success);
    const void *range = wgpuBufferGetConstMappedRange(buffer, 0, size);
    REQUIRE(range != NULL);
    memcpy(data, range, size);
    wgpuBufferUnmap(buffer);
}

/* Reads from a buffer with CopySrc; offset and size are multiples of 4. */
static inline void buffer_read(const Gpu *gpu, WGPUBuffer buffer, uint64_t offset, void *data, size_t size) {
    WGPUBuffer staging = buffer_new(gpu, "read-back", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, size);
    WGPUCommandEncoder encoder = encoder_new(gpu, "read-back");
    wgpuCommandEncoderCopyBufferToBuffer(encoder, buffer, offset, staging, 0, size);
    submit(gpu, encoder);
    mapped_read(gpu, staging, data, size);
    wgpuBufferRelease(staging);
}

static inline WGPUTexture texture_new(const Gpu *gpu, const char *label, WGPUTextureFormat format,
                                      WGPUTextureUsage usage, uint32_t width, uint32_t height, uint32_t layers) {
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.usage = usage;
    descriptor.format = format;
    descriptor.size = (WGPUExtent3D){width, height, layers};
    return wgpuDeviceCreateTexture(gpu->device, &descriptor);
}

/* Reads one layer (or slice) of a mip level; rows lie densely in `data`. */
static inline void texture_read(const Gpu *gpu, WGPUTexture texture, uint32_t mip, uint32_t layer,
                                WGPUTextureAspect aspect, uint32_t width, uint32_t height, uint32_t texel_bytes,
                                void *data) {
    uint32_t row = width * texel_bytes;
    uint32_t stride = (row + 255) / 256 * 256;
    size_t size = (size_t)stride * height;
    WGPUBuffer staging = buffer_new(gpu, "read-back", WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst, size);
    WGPUCommandEncoder encoder = encoder_new(gpu, "read-back");
    WGPUTexelCopyTextureInfo source = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    source.texture = texture;
    source.mipLevel = mip;
    source.origin.z = layer;
    source.aspect = aspect;
    WGPUTexelCopyBufferInfo target = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    target.buffer = staging;
    target.layout.bytesPerRow = stride;
    target.layout.rowsPerImage = height;
    wgpuCommandEncoderCopyTextureToBuffer(encoder, &source, &target, &(WGPUExtent3D){width, height, 1});
    submit(gpu, encoder);
    uint8_t *bytes = malloc(size);
    REQUIRE(bytes != NULL);
    mapped_read(gpu, staging, bytes, size);
    for (uint32_t y = 0; y < height; y++) {
        memcpy((uint8_t *)data + (size_t)y * row, bytes + (size_t)y * stride, row);
    }
    free(bytes);
    wgpuBufferRelease(staging);
}

/* ---- shaders and pipelines ---- */

static inline WGPUShaderModule shader_new(const Gpu *gpu, const char *label, const char *wgsl) {
    WGPUShaderSourceWGSL source = WGPU_SHADER_SOURCE_WGSL_INIT;
    source.code = sv(wgsl);
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.nextInChain = &source.chain;
    return wgpuDeviceCreateShaderModule(gpu->device, &descriptor);
}

/* A compute pipeline of a module's only entry point; `layout` NULL derives one. */
static inline WGPUComputePipeline compute_new(const Gpu *gpu, const char *label, WGPUPipelineLayout layout,
                                              const char *wgsl) {
    WGPUShaderModule module = shader_new(gpu, label, wgsl);
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.layout = layout;
    descriptor.compute.module = module;
    WGPUComputePipeline pipeline = wgpuDeviceCreateComputePipeline(gpu->device, &descriptor);
    wgpuShaderModuleRelease(module);
    return pipeline;
}

/* A bind group for group 0 of a layout, with one buffer at binding 0. */
static inline WGPUBindGroup group_of_buffer(const Gpu *gpu, WGPUBindGroupLayout layout, WGPUBuffer buffer, uint64_t size) {
    WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
    entry.buffer = buffer;
    entry.size = size;
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = sv("group");
    descriptor.layout = layout;
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
}

/* Records one workgroup of the pipeline, with the group at index 0. */
static inline void dispatch_once(WGPUCommandEncoder encoder, WGPUComputePipeline pipeline, WGPUBindGroup group) {
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, NULL);
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
}

#endif
