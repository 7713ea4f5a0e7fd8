/* WGPUSurface on surfaces of Wayland: frames that reach the compositor, sizes, states, and a compositor that goes away.
 *
 * libs: wayland-client
 * systems: posix
 * needs: wayland */
#include "common.h"

#include <sys/socket.h>
#include <wayland-client.h>

#include "wgpu.h"

/* ---- as much of the xdg-shell protocol as a window needs ---- */

static const struct wl_interface *no_types[4];
static const struct wl_message wm_base_requests[] = {
    {"destroy", "", no_types}, {"create_positioner", "n", no_types}, {"get_xdg_surface", "no", no_types}, {"pong", "u", no_types}};
static const struct wl_message wm_base_events[] = {{"ping", "u", no_types}};
static const struct wl_interface wm_base_interface = {"xdg_wm_base", 1, 4, wm_base_requests, 1, wm_base_events};
static const struct wl_message shell_surface_requests[] = {{"destroy", "", no_types},
                                                           {"get_toplevel", "n", no_types},
                                                           {"get_popup", "n?oo", no_types},
                                                           {"set_window_geometry", "iiii", no_types},
                                                           {"ack_configure", "u", no_types}};
static const struct wl_message shell_surface_events[] = {{"configure", "u", no_types}};
static const struct wl_interface shell_surface_interface = {"xdg_surface", 1, 5, shell_surface_requests, 1, shell_surface_events};
static const struct wl_message toplevel_requests[] = {{"destroy", "", no_types}};
static const struct wl_message toplevel_events[] = {{"configure", "iia", no_types}, {"close", "", no_types}};
static const struct wl_interface toplevel_interface = {"xdg_toplevel", 1, 1, toplevel_requests, 2, toplevel_events};

static struct wl_display *display;
static struct wl_compositor *compositor;
static struct wl_proxy *wm_base;

static void on_global(void *data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version) {
    (void)data, (void)version;
    if (strcmp(interface, "wl_compositor") == 0) {
        compositor = wl_registry_bind(registry, name, &wl_compositor_interface, 1);
    } else if (strcmp(interface, "xdg_wm_base") == 0) {
        wm_base = wl_registry_bind(registry, name, &wm_base_interface, 1);
    }
}

static void on_global_remove(void *data, struct wl_registry *registry, uint32_t name) {
    (void)data, (void)registry, (void)name;
}

static const struct wl_registry_listener registry_listener = {on_global, on_global_remove};

typedef void (*Listener)(void);

static void on_ping(void *data, struct wl_proxy *base, uint32_t serial) {
    (void)data;
    wl_proxy_marshal(base, 3, serial);
}
static Listener wm_base_listener[] = {(Listener)on_ping};

static bool window_ready = false;
static void on_configure(void *data, struct wl_proxy *shell_surface, uint32_t serial) {
    (void)data;
    wl_proxy_marshal(shell_surface, 4, serial);
    window_ready = true;
}
static Listener shell_surface_listener[] = {(Listener)on_configure};

static void on_toplevel_configure(void *data, struct wl_proxy *toplevel, int32_t width, int32_t height,
                                  struct wl_array *states) {
    (void)data, (void)toplevel, (void)width, (void)height, (void)states;
}
static void on_close(void *data, struct wl_proxy *toplevel) {
    (void)data, (void)toplevel;
}
static Listener toplevel_listener[] = {(Listener)on_toplevel_configure, (Listener)on_close};

typedef struct Window {
    struct wl_surface *surface;
    struct wl_proxy *shell_surface;
    struct wl_proxy *toplevel;
} Window;

static Window window_new(void) {
    Window window;
    window.surface = wl_compositor_create_surface(compositor);
    window.shell_surface = wl_proxy_marshal_constructor(wm_base, 2, &shell_surface_interface, NULL, window.surface);
    wl_proxy_add_listener(window.shell_surface, shell_surface_listener, NULL);
    window.toplevel = wl_proxy_marshal_constructor(window.shell_surface, 1, &toplevel_interface, NULL);
    wl_proxy_add_listener(window.toplevel, toplevel_listener, NULL);
    wl_surface_commit(window.surface);
    window_ready = false;
    while (!window_ready) {
        REQUIRE(wl_display_dispatch(display) >= 0);
    }
    return window;
}

static void window_close(Window window) {
    wl_proxy_marshal(window.toplevel, 0);
    wl_proxy_destroy(window.toplevel);
    wl_proxy_marshal(window.shell_surface, 0);
    wl_proxy_destroy(window.shell_surface);
    wl_surface_destroy(window.surface);
}

static int shown = 0;
static void on_shown(void *data, struct wl_callback *callback, uint32_t time) {
    (void)data, (void)time;
    wl_callback_destroy(callback);
    shown++;
}
static const struct wl_callback_listener shown_listener = {on_shown};

/* ---- frames ---- */

static WGPUSurface surface_new(WGPUInstance instance, struct wl_surface *of) {
    WGPUSurfaceSourceWaylandSurface source = WGPU_SURFACE_SOURCE_WAYLAND_SURFACE_INIT;
    source.display = display;
    source.surface = of;
    WGPUSurfaceDescriptor descriptor = WGPU_SURFACE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &source.chain;
    descriptor.label = sv("main window");
    WGPUSurface surface = wgpuInstanceCreateSurface(instance, &descriptor);
    REQUIRE(surface != NULL);
    return surface;
}

static WGPUSurfaceConfiguration sized(const Gpu *gpu, uint32_t width, uint32_t height) {
    WGPUSurfaceConfiguration config = WGPU_SURFACE_CONFIGURATION_INIT;
    config.device = gpu->device;
    config.format = WGPUTextureFormat_BGRA8Unorm;
    config.width = width;
    config.height = height;
    return config;
}

/* Shows a frame; the answer is the status of its texture. */
static WGPUSurfaceGetCurrentTextureStatus show(const Gpu *gpu, WGPUSurface surface) {
    WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
    wgpuSurfaceGetCurrentTexture(surface, &frame);
    if (frame.texture == NULL) {
        return frame.status;
    }
    WGPUTextureView view = wgpuTextureCreateView(frame.texture, NULL);
    WGPUCommandEncoder encoder = encoder_new(gpu, "frame");
    WGPURenderPassColorAttachment target = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    target.view = view;
    target.loadOp = WGPULoadOp_Clear;
    target.storeOp = WGPUStoreOp_Store;
    WGPURenderPassDescriptor descriptor = WGPU_RENDER_PASS_DESCRIPTOR_INIT;
    descriptor.colorAttachmentCount = 1;
    descriptor.colorAttachments = &target;
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &descriptor);
    wgpuRenderPassEncoderEnd(pass);
    wgpuRenderPassEncoderRelease(pass);
    submit(gpu, encoder);
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
    wgpuTextureViewRelease(view);
    wgpuTextureRelease(frame.texture);
    return frame.status;
}
#define CHECK_SHOWN(gpu, surface) CHECK_EQ(show(gpu, surface), WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal)

static void frames(Gpu *gpu, WGPUSurface surface, Window window) {
    WGPUSurfaceConfiguration config = sized(gpu, 64, 48);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    for (int i = 0; i < 5; i++) {
        wl_callback_add_listener(wl_surface_frame(window.surface), &shown_listener, NULL);
        CHECK_SHOWN(gpu, surface);
        for (int before = shown; shown == before;) {
            REQUIRE(wl_display_dispatch(display) >= 0);
        }
    }
    CHECK_EQ(shown, 5);
    CHECK_QUIET(gpu);
}

static void sizes(Gpu *gpu, WGPUSurface surface) {
    WGPUSurfaceCapabilities caps = WGPU_SURFACE_CAPABILITIES_INIT;
    CHECK_EQ(wgpuSurfaceGetCapabilities(surface, gpu->adapter, &caps), WGPUStatus_Success);
    CHECK(caps.formatCount > 0 && caps.presentModeCount > 0 && caps.alphaModeCount > 0);
    for (uint32_t i = 0; i < 200; i++) {
        WGPUSurfaceConfiguration config = sized(gpu, 1 + i * 37 % 300, 1 + i * 53 % 200);
        config.presentMode = WGPUPresentMode_Mailbox; /* does not wait for the compositor */
        config.alphaMode = caps.alphaModes[i % caps.alphaModeCount];
        wgpuSurfaceConfigure(surface, &config);
        CHECK_SHOWN(gpu, surface);
        wl_display_roundtrip(display);
    }
    wgpuSurfaceCapabilitiesFreeMembers(caps);
    CHECK_QUIET(gpu);
}

static void states(Gpu *gpu, WGPUSurface surface) {
    WGPUSurfaceConfiguration config = sized(gpu, 64, 48);
    config.presentMode = WGPUPresentMode_Mailbox;
    wgpuSurfaceConfigure(surface, &config);
    WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT, second = WGPU_SURFACE_TEXTURE_INIT;
    wgpuSurfaceGetCurrentTexture(surface, &frame);
    wgpuSurfaceGetCurrentTexture(surface, &second);
    CHECK_EQ(second.status, WGPUSurfaceGetCurrentTextureStatus_Error);
    wgpuSurfaceConfigure(surface, &config);
    wgpuTextureRelease(frame.texture);
    CHECK_SHOWN(gpu, surface);
    wgpuSurfaceUnconfigure(surface);
    CHECK_EQ(show(gpu, surface), WGPUSurfaceGetCurrentTextureStatus_Error);
    wgpuSurfaceConfigure(surface, &config);
    CHECK_SHOWN(gpu, surface);

    Gpu doomed = {.instance = gpu->instance, .adapter = gpu->adapter};
    device_open_on(&doomed, WGPU_DEVICE_DESCRIPTOR_INIT);
    config.device = doomed.device;
    wgpuSurfaceConfigure(surface, &config);
    CHECK_SHOWN(&doomed, surface);
    wgpuDeviceDestroy(doomed.device);
    CHECK_SHOWN(&doomed, surface);
    CHECK_QUIET(&doomed);
    wgpuQueueRelease(doomed.queue);
    wgpuDeviceRelease(doomed.device);
    config.device = gpu->device;
    wgpuSurfaceConfigure(surface, &config);
    CHECK_SHOWN(gpu, surface);
    CHECK_QUIET(gpu);
}

static void compositor_gone(Gpu *gpu, WGPUSurface surface) {
    WGPUSurfaceConfiguration config = sized(gpu, 64, 48);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    CHECK_SHOWN(gpu, surface);
    WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
    wgpuSurfaceGetCurrentTexture(surface, &frame);
    shutdown(wl_display_get_fd(display), SHUT_RDWR);
    wgpuSurfacePresent(surface);
    if (frame.texture != NULL) {
        wgpuTextureRelease(frame.texture);
    }
    for (int i = 0; i < 5; i++) {
        WGPUSurfaceGetCurrentTextureStatus status = show(gpu, surface);
        CHECK(status >= WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal && status <= WGPUSurfaceGetCurrentTextureStatus_Lost);
    }
    wgpuSurfaceConfigure(surface, &config);
    uncaptured_take(gpu); /* whether that failed is the driver's business */
    CHECK_EQ(gpu->lost.count, 0);
}

int main(void) {
    display = wl_display_connect(NULL);
    REQUIRE(display != NULL);
    struct wl_registry *registry = wl_display_get_registry(display);
    wl_registry_add_listener(registry, &registry_listener, NULL);
    wl_display_roundtrip(display);
    REQUIRE(compositor != NULL && wm_base != NULL);
    wl_proxy_add_listener(wm_base, wm_base_listener, NULL);

    Window window = window_new();
    Gpu gpu;
    gpu.instance = wgpuCreateInstance(NULL);
    WGPUSurface surface = surface_new(gpu.instance, window.surface);
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.compatibleSurface = surface;
    AdapterAnswer answer = request_adapter(gpu.instance, &options);
    if (answer.status != WGPURequestAdapterStatus_Success) {
        fprintf(stderr, "no adapter: %s\n", answer.message);
    }
    REQUIRE(answer.adapter != NULL);
    gpu.adapter = answer.adapter;
    device_open_on(&gpu, WGPU_DEVICE_DESCRIPTOR_INIT);

    frames(&gpu, surface, window);
    sizes(&gpu, surface);
    states(&gpu, surface);
    compositor_gone(&gpu, surface);
    wgpuSurfaceRelease(surface);
    window_close(window);
    device_close(&gpu);
    wl_proxy_destroy(wm_base);
    wl_compositor_destroy(compositor);
    wl_registry_destroy(registry);
    wl_display_disconnect(display);
    return finished();
}
