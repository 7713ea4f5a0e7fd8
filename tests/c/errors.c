/* Error scopes and the uncaptured-error callback: who gets which error, on which thread, and when. */
#include "common.h"

#include <pthread.h>

static void cause_validation(const Gpu *gpu, const char *label) {
    wgpuBufferRelease(buffer_new(gpu, label, WGPUBufferUsage_None, 16));
}

static void uncaptured(Gpu *gpu) {
    cause_validation(gpu, "uncaptured one");
    CHECK_EQ(gpu->uncaptured.count, 1); /* within the call, without any event processing */
    Problem problem = uncaptured_take(gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Validation);
    CHECK_CONTAINS(problem.message, "wgpuDeviceCreateBuffer");
    CHECK_CONTAINS(problem.message, "'uncaptured one'");
    cause_validation(gpu, "a");
    cause_validation(gpu, "b");
    problem = uncaptured_take(gpu);
    CHECK_EQ(problem.count, 2);
}

static void scopes(Gpu *gpu) {
    WGPUDevice device = gpu->device;
    /* Nothing happened. */
    wgpuDevicePushErrorScope(device, WGPUErrorFilter_Validation);
    Problem problem = scope_pop(gpu);
    CHECK_EQ(problem.type, WGPUErrorType_NoError);
    CHECK(problem.message[0] == '\0');
    /* The first error is kept, none of them is uncaptured. */
    wgpuDevicePushErrorScope(device, WGPUErrorFilter_Validation);
    cause_validation(gpu, "first");
    cause_validation(gpu, "second");
    problem = scope_pop(gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Validation);
    CHECK_CONTAINS(problem.message, "'first'");
    CHECK(strstr(problem.message, "'second'") == NULL);
    CHECK_QUIET(gpu);
    /* The innermost scope of the right kind takes it. */
    wgpuDevicePushErrorScope(device, WGPUErrorFilter_Validation);
    wgpuDevicePushErrorScope(device, WGPUErrorFilter_Validation);
    wgpuDevicePushErrorScope(device, WGPUErrorFilter_OutOfMemory);
    wgpuDevicePushErrorScope(device, WGPUErrorFilter_Internal);
    cause_validation(gpu, "through");
    CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_NoError);
    CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_NoError);
    CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_Validation);
    CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_NoError);
    CHECK_QUIET(gpu);
    /* No scope of the kind: uncaptured. */
    wgpuDevicePushErrorScope(device, WGPUErrorFilter_Internal);
    cause_validation(gpu, "past");
    CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_NoError);
    CHECK_EQ(uncaptured_take(gpu).count, 1);
    /* Deep nesting. */
    for (int i = 0; i < 1000; i++) {
        wgpuDevicePushErrorScope(device, WGPUErrorFilter_Validation);
    }
    cause_validation(gpu, "deep");
    CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_Validation);
    for (int i = 1; i < 1000; i++) {
        CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_NoError);
    }
}

static void wrong_use(Gpu *gpu) {
    ScopeAnswer answer = scope_pop_answer(gpu); /* nothing was pushed */
    CHECK_EQ(answer.status, WGPUPopErrorScopeStatus_Error);
    CHECK(answer.problem.message[0] != '\0');
    CHECK_QUIET(gpu);

    wgpuDevicePushErrorScope(gpu->device, (WGPUErrorFilter)77);
    Problem problem = uncaptured_take(gpu);
    CHECK_EQ(problem.type, WGPUErrorType_Validation);
    CHECK_CONTAINS(problem.message, "filter");
    CHECK_EQ(scope_pop_answer(gpu).status, WGPUPopErrorScopeStatus_Error);

    WGPUPopErrorScopeCallbackInfo info = WGPU_POP_ERROR_SCOPE_CALLBACK_INFO_INIT;
    CHECK_EQ(wgpuDevicePopErrorScope(gpu->device, info).id, 0); /* no mode */
    (void)uncaptured_take(gpu);

    /* Without a callback the scope is still closed. */
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    CHECK(wgpuDevicePopErrorScope(gpu->device, info).id != 0);
    wgpuInstanceProcessEvents(gpu->instance);
    CHECK_EQ(scope_pop_answer(gpu).status, WGPUPopErrorScopeStatus_Error);
}

static void modes(Gpu *gpu) {
    ScopeAnswer answer = {0};
    WGPUPopErrorScopeCallbackInfo info = WGPU_POP_ERROR_SCOPE_CALLBACK_INFO_INIT;
    info.callback = on_scope;
    info.userdata1 = &answer;
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    cause_validation(gpu, "spontaneous");
    wgpuDevicePopErrorScope(gpu->device, info);
    CHECK(answer.done); /* known at once */
    CHECK_EQ(answer.problem.type, WGPUErrorType_Validation);

    answer = (ScopeAnswer){0};
    info.mode = WGPUCallbackMode_WaitAnyOnly;
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    WGPUFutureWaitInfo wait = {.future = wgpuDevicePopErrorScope(gpu->device, info), .completed = WGPU_FALSE};
    wgpuInstanceProcessEvents(gpu->instance);
    CHECK(!answer.done);
    CHECK_EQ(wgpuInstanceWaitAny(gpu->instance, 1, &wait, 0), WGPUWaitStatus_Success);
    CHECK(answer.done);
}


/* Scopes belong to the thread that pushed them. */
static void *other_thread(void *argument) {
    Gpu *gpu = argument;
    CHECK_EQ(scope_pop_answer(gpu).status, WGPUPopErrorScopeStatus_Error);
    cause_validation(gpu, "from the other thread");
    CHECK_EQ(uncaptured_take(gpu).count, 1);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    cause_validation(gpu, "caught on the other thread");
    CHECK_CONTAINS(scope_pop(gpu).message, "caught on the other thread");
    return NULL;
}

static void threads(Gpu *gpu) {
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    pthread_t thread;
    REQUIRE(pthread_create(&thread, NULL, other_thread, gpu) == 0);
    pthread_join(thread, NULL);
    cause_validation(gpu, "from the first thread");
    CHECK_CONTAINS(scope_pop(gpu).message, "from the first thread");
    CHECK_QUIET(gpu);
}

static void two_devices(Gpu *gpu) {
    Gpu other = *gpu;
    device_open_on(&other, WGPU_DEVICE_DESCRIPTOR_INIT);
    wgpuDevicePushErrorScope(gpu->device, WGPUErrorFilter_Validation);
    cause_validation(&other, "the other's");
    CHECK_EQ(uncaptured_take(&other).count, 1);
    CHECK_EQ(scope_pop(gpu).type, WGPUErrorType_NoError);
    wgpuQueueRelease(other.queue);
    wgpuDeviceRelease(other.device);
}

static int nested_errors = 0;
static void on_error_cause_another(const WGPUDevice *device, WGPUErrorType type, WGPUStringView message,
                                   void *userdata1, void *userdata2) {
    (void)type;
    (void)message;
    (void)userdata2;
    const Gpu *gpu = userdata1;
    CHECK(*device == gpu->device);
    if (++nested_errors < 5) {
        cause_validation(gpu, "nested");
    }
    /* Scopes work in here. */
    wgpuDevicePushErrorScope(*device, WGPUErrorFilter_Validation);
    cause_validation(gpu, "in a scope");
    WGPUPopErrorScopeCallbackInfo info = WGPU_POP_ERROR_SCOPE_CALLBACK_INFO_INIT;
    info.mode = WGPUCallbackMode_AllowSpontaneous;
    wgpuDevicePopErrorScope(*device, info);
}

/* The callback may call the library, even so that it is called again. */
static void errors_in_the_callback(Gpu *gpu) {
    Gpu nested = *gpu;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    descriptor.uncapturedErrorCallbackInfo.callback = on_error_cause_another;
    descriptor.uncapturedErrorCallbackInfo.userdata1 = &nested;
    nested.device = request_device(gpu->instance, gpu->adapter, &descriptor).device;
    cause_validation(&nested, "outermost");
    CHECK_EQ(nested_errors, 5);
    wgpuDeviceRelease(nested.device);

    /* And without any callback: logged, nothing else. */
    nested.device = request_device(gpu->instance, gpu->adapter, NULL).device;
    cause_validation(&nested, "to the log");
    wgpuDeviceRelease(nested.device);
}

/* Labels of all kinds come through. */
static void labels(Gpu *gpu) {
    WGPUBufferDescriptor descriptor = WGPU_BUFFER_DESCRIPTOR_INIT;
    descriptor.label = (WGPUStringView){.data = "exactly five", .length = 7};
    EXPECT_INVALID(gpu, TEXTS("'exactly'"), wgpuBufferRelease(wgpuDeviceCreateBuffer(gpu->device, &descriptor)));
    descriptor.label = (WGPUStringView){.data = "gr\xc3\xbcn \xff", .length = 7};
    EXPECT_INVALID(gpu, TEXTS("gr\xc3\xbcn"), wgpuBufferRelease(wgpuDeviceCreateBuffer(gpu->device, &descriptor)));
    char *longest = malloc(100001);
    REQUIRE(longest != NULL);
    memset(longest, 'x', 100000);
    longest[100000] = '\0';
    descriptor.label = sv(longest);
    EXPECT_INVALID(gpu, TEXTS("xxx"), wgpuBufferRelease(wgpuDeviceCreateBuffer(gpu->device, &descriptor)));
    free(longest);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    uncaptured(&gpu);
    scopes(&gpu);
    wrong_use(&gpu);
    modes(&gpu);
    threads(&gpu);
    two_devices(&gpu);
    errors_in_the_callback(&gpu);
    labels(&gpu);
    device_close(&gpu);
    return finished();
}
