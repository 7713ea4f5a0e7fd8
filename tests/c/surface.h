/* For tests of surfaces on windows: frames, what is on the screen, and what is logged. */
#ifndef WGPU_ABI_TESTS_SURFACE_H
#define WGPU_ABI_TESTS_SURFACE_H

#include "common.h"

#include <pthread.h>

#include "wgpu.h"

#define WIDTH 64
#define HEIGHT 48

/* ---- log lines: where faults without a device go ---- */

static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;
static char logged[8192];

static inline void on_log(WGPULogLevel level, WGPUStringView message, void *userdata) {
    (void)userdata;
    if (level == WGPULogLevel_Error) {
        pthread_mutex_lock(&log_lock);
        copy_text(logged, sizeof logged, message);
        pthread_mutex_unlock(&log_lock);
    }
}

/* The last error line holds all these texts. */
static inline void check_logged(const char *file, int line, const char *const *parts) {
    pthread_mutex_lock(&log_lock);
    for (; *parts != NULL; parts++) {
        check_contains(file, line, logged, *parts);
    }
    logged[0] = '\0';
    pthread_mutex_unlock(&log_lock);
}
#define CHECK_LOGGED(...) check_logged(__FILE__, __LINE__, TEXTS(__VA_ARGS__))
#define CHECK_NOTHING_LOGGED() (logged[0] == 0 ? (void)0 : fail(__FILE__, __LINE__, "logged: %s", logged))

/* ---- windows ---- */

static inline WGPUSurface surface_of(WGPUInstance instance, void *source) {
    WGPUSurfaceDescriptor descriptor = WGPU_SURFACE_DESCRIPTOR_INIT;
    descriptor.nextInChain = source;
    descriptor.label = sv("main window");
    return wgpuInstanceCreateSurface(instance, &descriptor);
}

#ifdef _WIN32
#include "window_win32.h"
#else
#include "window_x11.h"
#endif

static inline WGPUSurface surface_new(WGPUInstance instance, Window window) {
    WindowSource source = window_source(window);
    WGPUSurface surface = surface_of(instance, &source);
    REQUIRE(surface != NULL);
    return surface;
}

static inline WGPUSurfaceConfiguration plain(const Gpu *gpu) {
    WGPUSurfaceConfiguration config = WGPU_SURFACE_CONFIGURATION_INIT;
    config.device = gpu->device;
    config.format = WGPUTextureFormat_BGRA8Unorm;
    config.width = WIDTH;
    config.height = HEIGHT;
    return config;
}

/* ---- frames ---- */

static inline WGPUSurfaceTexture acquire(WGPUSurface surface) {
    WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
    /* Core waits a second for a texture, which the server of a busy machine may need for one. */
    for (int i = 0; i < 20; i++) {
        wgpuSurfaceGetCurrentTexture(surface, &frame);
        if (frame.status != WGPUSurfaceGetCurrentTextureStatus_Timeout) {
            break;
        }
    }
    bool success = frame.status == WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal ||
                   frame.status == WGPUSurfaceGetCurrentTextureStatus_SuccessSuboptimal;
    CHECK(success == (frame.texture != NULL));
    return frame;
}

static inline void draw(const Gpu *gpu, WGPUTexture texture, double red, double green, double blue) {
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL);
    WGPUCommandEncoder encoder = encoder_new(gpu, "frame");
    WGPURenderPassColorAttachment target = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    target.view = view;
    target.loadOp = WGPULoadOp_Clear;
    target.storeOp = WGPUStoreOp_Store;
    target.clearValue = (WGPUColor){red, green, blue, 1};
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &target;
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderEnd(pass);
    wgpuRenderPassEncoderRelease(pass);
    submit(gpu, encoder);
    wgpuTextureViewRelease(view);
}

/* Shows one frame of a colour; the answer is the status of its texture. */
static inline WGPUSurfaceGetCurrentTextureStatus show(const Gpu *gpu, WGPUSurface surface, double red, double green,
                                               double blue) {
    WGPUSurfaceTexture frame = acquire(surface);
    if (frame.texture != NULL) {
        draw(gpu, frame.texture, red, green, blue);
        CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
        wgpuTextureRelease(frame.texture);
    }
    return frame.status;
}

/* The driver shows frames from a thread of its own. */
static inline void check_pixel(const char *file, int line, Window window, int x, int y, unsigned long expected) {
    unsigned long pixel = 0;
    for (int i = 0; i < 20000; i++) {
        pixel = pixel_of(window, x, y);
        if (pixel == expected) {
            return;
        }
        sleep_ms(1);
    }
    fail(file, line, "the pixel at %d, %d is %06lx, expected %06lx", x, y, pixel, expected);
}
#define CHECK_PIXEL(window, x, y, expected) check_pixel(__FILE__, __LINE__, window, x, y, expected)

static inline void check_good(const char *file, int line, WGPUSurfaceGetCurrentTextureStatus status) {
    if (status != WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal &&
        status != WGPUSurfaceGetCurrentTextureStatus_SuccessSuboptimal) {
        fail(file, line, "status %d instead of a texture", (int)status);
    }
}
#define CHECK_GOOD(status) check_good(__FILE__, __LINE__, status)

/* ---- the display, and devices for it ---- */

static inline void display_open(void) {
    wgpuSetLogCallback(on_log, NULL);
    windows_open();
}

static inline void display_close(void) {
    windows_close();
    CHECK_NOTHING_LOGGED();
}

/* An instance that can only be used with OpenGL. */
static inline WGPUInstance opengl_instance(void) {
    WGPUInstanceExtras extras = {.chain.sType = (WGPUSType)WGPUSType_InstanceExtras, .backends = WGPUInstanceBackend_GL};
    extras.displayHandle = display_handle();
    WGPUInstanceDescriptor descriptor = WGPU_INSTANCE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    return wgpuCreateInstance(&descriptor);
}

/* An adapter that is asked for with the surface, and a device; false if there is none. */
static inline bool device_open_for(Gpu *gpu, WGPUSurface surface) {
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.compatibleSurface = surface;
    AdapterAnswer answer = request_adapter(gpu->instance, &options);
    if (answer.status != WGPURequestAdapterStatus_Success) {
        fprintf(stderr, "no adapter: %s\n", answer.message);
        return false;
    }
    gpu->adapter = answer.adapter;
    device_open_on(gpu, WGPU_DEVICE_DESCRIPTOR_INIT);
    return true;
}

/* Runs tests on a window; they release the surface. Takes the instance; false if it has no adapter for windows. */
static inline bool on_window(WGPUInstance instance, void (*tests)(Gpu *gpu, WGPUSurface surface, Window window)) {
    Window window = window_new();
    Gpu gpu = {.instance = instance};
    WGPUSurface surface = surface_new(instance, window);
    bool opened = device_open_for(&gpu, surface);
    if (opened) {
        tests(&gpu, surface, window);
        device_close(&gpu);
    } else {
        wgpuSurfaceRelease(surface);
        wgpuInstanceRelease(instance);
    }
    window_close(window);
    return opened;
}

#endif
