/* WGPUSurface on windows: sources, capabilities, configuration and frames.
 *
 * libs: x11 xcb
 * needs: display */
#include "surface.h"

#ifndef _WIN32
#include <xcb/xcb.h>
#endif

static void sources(void) {
    WGPUInstance instance = wgpuCreateInstance(NULL);
    CHECK(wgpuInstanceCreateSurface(instance, NULL) == NULL);
    CHECK_LOGGED("wgpuInstanceCreateSurface", "`descriptor` is NULL");
    CHECK(surface_of(instance, NULL) == NULL);
    CHECK_LOGGED("'main window'", "no surface source");
    CHECK(surface_of(NULL, NULL) == NULL);
    CHECK_LOGGED("`instance` is NULL");

    WGPUSurfaceSourceXlibWindow xlib = WGPU_SURFACE_SOURCE_XLIB_WINDOW_INIT;
    WGPUSurfaceSourceXCBWindow xcb = WGPU_SURFACE_SOURCE_XCB_WINDOW_INIT;
    WGPUSurfaceSourceWaylandSurface wayland = WGPU_SURFACE_SOURCE_WAYLAND_SURFACE_INIT;
    WGPUSurfaceSourceWindowsHWND win32 = WGPU_SURFACE_SOURCE_WINDOWS_HWND_INIT;
#ifdef _WIN32
    void *const others[] = {&xlib, &xcb, &wayland};
    for (int i = 0; i < 3; i++) {
        CHECK(surface_of(instance, others[i]) == NULL);
        CHECK_LOGGED("Linux and other Unix only");
    }
    CHECK(surface_of(instance, &win32) == NULL);
    CHECK_LOGGED("SurfaceSourceWindowsHWND.hwnd", "0");
    WGPUSurfaceSourceSwapChainPanel panel = {.chain.sType = (WGPUSType)WGPUSType_SurfaceSourceSwapChainPanel};
    CHECK(surface_of(instance, &panel) == NULL);
    CHECK_LOGGED("SurfaceSourceSwapChainPanel.panelNative", "NULL");
    win32.hwnd = GetDesktopWindow();
    win32.chain.next = &panel.chain;
    panel.panelNative = GetDesktopWindow();
    CHECK(surface_of(instance, &win32) == NULL);
    CHECK_LOGGED("two surface sources");
#else
    CHECK(surface_of(instance, &xlib) == NULL);
    CHECK_LOGGED("SurfaceSourceXlibWindow.display", "NULL");
    xlib.display = display;
    CHECK(surface_of(instance, &xlib) == NULL);
    CHECK_LOGGED("SurfaceSourceXlibWindow.window", "0");
    xcb.window = 1;
    CHECK(surface_of(instance, &xcb) == NULL);
    CHECK_LOGGED("SurfaceSourceXCBWindow.connection", "NULL");
    CHECK(surface_of(instance, &wayland) == NULL);
    CHECK_LOGGED("SurfaceSourceWaylandSurface.display", "NULL");
    CHECK(surface_of(instance, &win32) == NULL);
    CHECK_LOGGED("Windows only");
    WGPUSurfaceSourceSwapChainPanel panel = {.chain.sType = (WGPUSType)WGPUSType_SurfaceSourceSwapChainPanel};
    CHECK(surface_of(instance, &panel) == NULL);
    CHECK_LOGGED("Windows only");
    xlib.window = 1;
    xlib.chain.next = &xcb.chain;
    xcb.connection = display;
    CHECK(surface_of(instance, &xlib) == NULL);
    CHECK_LOGGED("two surface sources");
#endif
    WGPUSurfaceSourceMetalLayer metal = WGPU_SURFACE_SOURCE_METAL_LAYER_INIT;
    CHECK(surface_of(instance, &metal) == NULL);
    CHECK_LOGGED("macOS");
    WGPUSurfaceSourceAndroidNativeWindow android = WGPU_SURFACE_SOURCE_ANDROID_NATIVE_WINDOW_INIT;
    CHECK(surface_of(instance, &android) == NULL);
    CHECK_LOGGED("Android only");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    CHECK(surface_of(instance, &unknown) == NULL);
    CHECK_LOGGED("0x12345678");
    wgpuInstanceRelease(instance);
}

static void life(Gpu *gpu, Window window) {
    WGPUSurface surface = surface_new(gpu->instance, window);
    wgpuSurfaceSetLabel(surface, sv("renamed"));
    wgpuSurfaceAddRef(surface);
    wgpuSurfaceRelease(surface);
    CHECK_NOTHING_LOGGED();
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Error);
    CHECK_LOGGED("wgpuSurfacePresent", "'renamed'", "wgpuSurfaceConfigure");
    wgpuSurfaceRelease(surface);

    wgpuSurfaceRelease(surface);
    CHECK_LOGGED("released", "'renamed'");
    CHECK_EQ(acquire(surface).status, WGPUSurfaceGetCurrentTextureStatus_Error);
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Error);
    WGPUSurfaceConfiguration config = plain(gpu);
    wgpuSurfaceConfigure(surface, &config);
    wgpuSurfaceUnconfigure(surface);
    wgpuSurfaceAddRef(surface);
    wgpuSurfaceSetLabel(surface, sv("dead"));
    CHECK_LOGGED("wgpuSurfaceSetLabel", "released");
    wgpuSurfaceGetCurrentTexture(surface, NULL);
    CHECK_LOGGED("`surfaceTexture` is NULL");
    CHECK_QUIET(gpu);
}

static void capabilities(Gpu *gpu, WGPUSurface surface) {
    WGPUSurfaceCapabilities caps = WGPU_SURFACE_CAPABILITIES_INIT;
    CHECK_EQ(wgpuSurfaceGetCapabilities(surface, gpu->adapter, &caps), WGPUStatus_Success);
    CHECK(caps.usages & WGPUTextureUsage_RenderAttachment);
    bool format = false, fifo = false, opaque = false;
    for (size_t i = 0; i < caps.formatCount; i++) {
        CHECK(caps.formats[i] != WGPUTextureFormat_Undefined);
        format |= caps.formats[i] == WGPUTextureFormat_BGRA8Unorm;
    }
    for (size_t i = 0; i < caps.presentModeCount; i++) {
        CHECK(caps.presentModes[i] >= WGPUPresentMode_Fifo && caps.presentModes[i] <= WGPUPresentMode_Mailbox);
        fifo |= caps.presentModes[i] == WGPUPresentMode_Fifo;
    }
    for (size_t i = 0; i < caps.alphaModeCount; i++) {
        opaque |= caps.alphaModes[i] == WGPUCompositeAlphaMode_Opaque;
    }
    CHECK(format && fifo && opaque);
    wgpuSurfaceCapabilitiesFreeMembers(caps);
    wgpuSurfaceCapabilitiesFreeMembers(caps);
    wgpuSurfaceCapabilitiesFreeMembers((WGPUSurfaceCapabilities){0});

    caps.formatCount = 99;
    CHECK_EQ(wgpuSurfaceGetCapabilities(surface, NULL, &caps), WGPUStatus_Error);
    CHECK_LOGGED("`adapter` is NULL");
    CHECK_EQ(caps.formatCount, 0);
    CHECK_EQ(wgpuSurfaceGetCapabilities(surface, gpu->adapter, NULL), WGPUStatus_Error);
    CHECK_LOGGED("`capabilities` is NULL");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    caps.nextInChain = &unknown;
    CHECK_EQ(wgpuSurfaceGetCapabilities(surface, gpu->adapter, &caps), WGPUStatus_Error);
    CHECK_LOGGED("0x12345678");

    caps = WGPU_SURFACE_CAPABILITIES_INIT;
    WGPUInstance other = wgpuCreateInstance(NULL);
    AdapterAnswer stranger = request_adapter(other, NULL);
    CHECK_EQ(wgpuSurfaceGetCapabilities(surface, stranger.adapter, &caps), WGPUStatus_Error);
    CHECK_LOGGED("another instance");
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.compatibleSurface = surface;
    AdapterAnswer none = request_adapter(other, &options);
    CHECK_EQ(none.status, WGPURequestAdapterStatus_Error);
    CHECK_CONTAINS(none.message, "compatibleSurface");
    options.compatibleSurface = (WGPUSurface)gpu->adapter;
    none = request_adapter(gpu->instance, &options);
    CHECK_EQ(none.status, WGPURequestAdapterStatus_Error);
    CHECK_CONTAINS(none.message, "compatibleSurface");
    wgpuAdapterRelease(stranger.adapter);
    wgpuInstanceRelease(other);

#ifndef _WIN32
    /* OpenGL wants to know the display when the instance is made. */
    options.compatibleSurface = surface;
    options.backendType = WGPUBackendType_OpenGL;
    none = request_adapter(gpu->instance, &options);
    CHECK_EQ(none.status, WGPURequestAdapterStatus_Unavailable);
#endif
    CHECK_QUIET(gpu);
}

static void bad_case(Gpu *gpu, WGPUSurface surface, WGPUSurfaceConfiguration config, const char *part) {
    EXPECT_INVALID(gpu, TEXTS("wgpuSurfaceConfigure", "'main window'", part), wgpuSurfaceConfigure(surface, &config));
    /* It is left without configuration. */
    CHECK_EQ(acquire(surface).status, WGPUSurfaceGetCurrentTextureStatus_Error);
    CHECK_LOGGED("wgpuSurfaceGetCurrentTexture", "'main window'", "not configured");
}
#define bad(...) CASE(bad_case(__VA_ARGS__))

static void configuration(Gpu *gpu, WGPUSurface surface) {
    WGPUSurfaceConfiguration all = plain(gpu), c;
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &all));
    c = all, c.width = 0, bad(gpu, surface, c, "config.width is 0");
    c = all, c.height = 0, bad(gpu, surface, c, "config.height is 0");
    c = all, c.width = 1000000, bad(gpu, surface, c, "1000000");
    c = all, c.format = WGPUTextureFormat_Undefined, bad(gpu, surface, c, "config.format");
    c = all, c.format = (WGPUTextureFormat)0x7777, bad(gpu, surface, c, "config.format");
    c = all, c.format = WGPUTextureFormat_Depth32Float, bad(gpu, surface, c, "");
    c = all, c.format = WGPUTextureFormat_R8Unorm, bad(gpu, surface, c, "R8Unorm");
    c = all, c.usage = 0, bad(gpu, surface, c, "config.usage is 0");
    c = all, c.usage = UINT64_C(1) << 40, bad(gpu, surface, c, "config.usage");
    c = all, c.usage = 0x8000, bad(gpu, surface, c, "config.usage");
    c = all, c.usage |= WGPUTextureUsage_TransientAttachment, bad(gpu, surface, c, "config.usage");
    c = all, c.presentMode = (WGPUPresentMode)77, bad(gpu, surface, c, "config.presentMode");
    c = all, c.alphaMode = (WGPUCompositeAlphaMode)77, bad(gpu, surface, c, "config.alphaMode");
    c = all, c.alphaMode = WGPUCompositeAlphaMode_Unpremultiplied, bad(gpu, surface, c, "PostMultiplied");
    c = all, c.viewFormatCount = 1, bad(gpu, surface, c, "config.viewFormats");
    WGPUTextureFormat view = WGPUTextureFormat_RGBA8Unorm;
    c.viewFormats = &view, bad(gpu, surface, c, "Rgba8Unorm");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    c = all, c.nextInChain = &unknown, bad(gpu, surface, c, "0x12345678");
    WGPUSurfaceColorManagement color = WGPU_SURFACE_COLOR_MANAGEMENT_INIT;
    c.nextInChain = &color.chain, bad(gpu, surface, c, "SurfaceColorManagement.colorSpace");
    color.colorSpace = WGPUPredefinedColorSpace_SRGB;
    bad(gpu, surface, c, "SurfaceColorManagement.toneMappingMode");

    wgpuSurfaceConfigure(surface, NULL);
    CHECK_LOGGED("`config` is NULL");
    c = all, c.device = NULL;
    wgpuSurfaceConfigure(surface, &c);
    CHECK_LOGGED("`config.device` is NULL");

    /* What is right: all there is. */
    WGPUSurfaceConfigurationExtras extras = {.chain.sType = (WGPUSType)WGPUSType_SurfaceConfigurationExtras,
                                             .desiredMaximumFrameLatency = UINT32_MAX};
    color.toneMappingMode = WGPUToneMappingMode_Standard;
    color.chain.next = &extras.chain;
    view = WGPUTextureFormat_BGRA8UnormSrgb;
    c = all, c.nextInChain = &color.chain;
    c.usage |= WGPUTextureUsage_CopySrc | WGPUTextureUsage_CopyDst | WGPUTextureUsage_TextureBinding;
    c.presentMode = WGPUPresentMode_Immediate;
    c.viewFormatCount = 1, c.viewFormats = &view;
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &c));
    WGPUSurfaceTexture frame = acquire(surface);
    CHECK_EQ(frame.status, WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal);
    REQUIRE(frame.texture != NULL);
    CHECK_EQ(wgpuTextureGetUsage(frame.texture), c.usage);
    WGPUTextureViewDescriptor other = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    other.format = view;
    EXPECT_OK(gpu, wgpuTextureViewRelease(wgpuTextureCreateView(frame.texture, &other)));
    EXPECT_OK(gpu, wgpuSurfaceUnconfigure(surface));
    wgpuTextureRelease(frame.texture);
    CHECK_NOTHING_LOGGED();
}

/* A view and a command buffer that outlive their frame. */
static void late_work(Gpu *gpu, WGPUSurface surface) {
    WGPUSurfaceConfiguration config = plain(gpu);
    config.usage |= WGPUTextureUsage_CopySrc;
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    WGPUSurfaceTexture frame = acquire(surface);
    WGPUTextureView view = wgpuTextureCreateView(frame.texture, NULL);
    WGPUCommandEncoder encoder = encoder_new(gpu, "late");
    WGPUBuffer bytes = buffer_new(gpu, "bytes", WGPUBufferUsage_CopyDst, 256 * HEIGHT);
    WGPUTexelCopyTextureInfo from = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    from.texture = frame.texture;
    WGPUTexelCopyBufferInfo to = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    to.buffer = bytes;
    to.layout.bytesPerRow = 256;
    wgpuCommandEncoderCopyTextureToBuffer(encoder, &from, &to, &(WGPUExtent3D){WIDTH, HEIGHT, 1});
    WGPUCommandBuffer late = wgpuCommandEncoderFinish(encoder, NULL);
    EXPECT_OK(gpu, draw(gpu, frame.texture, 0, 0, 1));
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit"), wgpuQueueSubmit(gpu->queue, 1, &late));
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    CHECK_GOOD(show(gpu, surface, 1, 1, 0));
    wgpuCommandBufferRelease(late);
    wgpuCommandEncoderRelease(encoder);
    wgpuTextureViewRelease(view);
    wgpuTextureRelease(frame.texture);
    wgpuBufferRelease(bytes);
}

static void frames(Gpu *gpu, WGPUSurface surface, Window window) {
    WGPUSurfaceConfiguration config = plain(gpu);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    WGPUSurfaceTexture frame = acquire(surface);
    CHECK_EQ(frame.status, WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal);
    REQUIRE(frame.texture != NULL);
    CHECK_EQ(wgpuTextureGetWidth(frame.texture), WIDTH);
    CHECK_EQ(wgpuTextureGetHeight(frame.texture), HEIGHT);
    CHECK_EQ(wgpuTextureGetDepthOrArrayLayers(frame.texture), 1);
    CHECK_EQ(wgpuTextureGetFormat(frame.texture), WGPUTextureFormat_BGRA8Unorm);
    CHECK_EQ(wgpuTextureGetUsage(frame.texture), config.usage);
    CHECK_EQ(wgpuTextureGetDimension(frame.texture), WGPUTextureDimension_2D);
    CHECK_EQ(wgpuTextureGetMipLevelCount(frame.texture), 1);
    CHECK_EQ(wgpuTextureGetSampleCount(frame.texture), 1);

    /* A second one before the first is presented. */
    WGPUSurfaceTexture second = acquire(surface);
    CHECK_EQ(second.status, WGPUSurfaceGetCurrentTextureStatus_Error);
    CHECK_LOGGED("wgpuSurfaceGetCurrentTexture", "'main window'", "not presented yet");

    EXPECT_OK(gpu, draw(gpu, frame.texture, 1, 0, 0));
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
    CHECK_PIXEL(window, 5, 5, 0xFF0000);
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Error);
    CHECK_LOGGED("wgpuSurfacePresent", "'main window'", "no current texture");
    /* The texture counts as destroyed. */
    EXPECT_INVALID(gpu, TEXTS("wgpuTextureCreateView"), wgpuTextureViewRelease(wgpuTextureCreateView(frame.texture, NULL)));
    wgpuTextureDestroy(frame.texture);
    wgpuTextureRelease(frame.texture);

    /* Released before it is presented; the frame is shown. */
    frame = acquire(surface);
    CHECK_GOOD(frame.status);
    EXPECT_OK(gpu, draw(gpu, frame.texture, 0, 1, 0));
    wgpuTextureRelease(frame.texture);
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
    CHECK_PIXEL(window, WIDTH - 1, HEIGHT - 1, 0x00FF00);

    /* Presented without drawing: black. */
    frame = acquire(surface);
    wgpuTextureRelease(frame.texture);
    EXPECT_OK(gpu, CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success));
    CHECK_PIXEL(window, 5, 5, 0x000000);

    /* Destroyed by the application: that frame is lost, not the surface. */
    for (int drawn = 0; drawn < 2; drawn++) {
        frame = acquire(surface);
        CHECK_GOOD(frame.status);
        if (drawn) {
            draw(gpu, frame.texture, 0, 0, 1);
        }
        wgpuTextureDestroy(frame.texture);
        EXPECT_INVALID(gpu, TEXTS("wgpuSurfacePresent", "'main window'", "destroyed"),
                       CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Error));
        wgpuTextureRelease(frame.texture);
    }
    for (int i = 0; i < 8; i++) {
        CHECK_GOOD(show(gpu, surface, 0, 1, 1));
    }
    CHECK_PIXEL(window, 5, 5, 0x00FFFF);
    CHECK_NOTHING_LOGGED();
    CHECK_QUIET(gpu);
}

static void configured_anew(Gpu *gpu, WGPUSurface surface, Window window) {
    WGPUSurfaceConfiguration config = plain(gpu);
    /* With a texture out, drawn on or not, released or not: it is thrown away. */
    for (int i = 0; i < 20; i++) {
        EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
        WGPUSurfaceTexture frame = acquire(surface);
        CHECK_GOOD(frame.status);
        if (i & 1) {
            draw(gpu, frame.texture, 1, 0, 1);
        }
        if (i & 2) {
            wgpuTextureRelease(frame.texture);
        }
        EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
        if (!(i & 2)) {
            EXPECT_INVALID(gpu, TEXTS("wgpuTextureCreateView"),
                           wgpuTextureViewRelease(wgpuTextureCreateView(frame.texture, NULL)));
            wgpuTextureRelease(frame.texture);
        }
    }
    CHECK_GOOD(show(gpu, surface, 1, 0, 1));
    CHECK_PIXEL(window, 5, 5, 0xFF00FF);

    wgpuSurfaceUnconfigure(surface);
    wgpuSurfaceUnconfigure(surface);
    CHECK_NOTHING_LOGGED();
    CHECK_EQ(acquire(surface).status, WGPUSurfaceGetCurrentTextureStatus_Error);
    CHECK_LOGGED("not configured");
    CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Error);
    CHECK_LOGGED("not configured");
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    WGPUSurfaceTexture frame = acquire(surface);
    wgpuSurfaceUnconfigure(surface);
    wgpuTextureRelease(frame.texture);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    CHECK_GOOD(show(gpu, surface, 1, 1, 1));
    CHECK_PIXEL(window, 5, 5, 0xFFFFFF);
    CHECK_QUIET(gpu);
}

static void resizes(Gpu *gpu, WGPUSurface surface, Window window) {
    WGPUSurfaceConfiguration config = plain(gpu);
    int presented = 0;
    for (uint32_t i = 0; i < 200; i++) {
        config.width = 1 + (i * 37) % 300;
        config.height = 1 + (i * 53) % 200;
        window_resize(window, config.width, config.height);
        /* First a frame of the old size, as programs do that hear of it late: any status, but one. */
        WGPUSurfaceTexture frame = acquire(surface);
        CHECK(frame.status >= WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal &&
              frame.status <= WGPUSurfaceGetCurrentTextureStatus_Outdated);
        if (frame.texture != NULL) {
            wgpuTextureRelease(frame.texture);
        }
        wgpuSurfaceConfigure(surface, &config);
        frame = acquire(surface);
        if (frame.texture != NULL) {
            CHECK_EQ(wgpuTextureGetWidth(frame.texture), config.width);
            CHECK_EQ(wgpuTextureGetHeight(frame.texture), config.height);
            draw(gpu, frame.texture, 0, (i % 2), 1);
            CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
            wgpuTextureRelease(frame.texture);
            presented++;
        }
    }
    CHECK_EQ(presented, 200);
    CHECK_PIXEL(window, (int)config.width - 1, (int)config.height - 1, 0x00FFFF);
    window_resize(window, WIDTH, HEIGHT);
    CHECK_QUIET(gpu);
    CHECK_NOTHING_LOGGED();
}

#ifndef _WIN32
static void through_xcb(Gpu *gpu) {
    xcb_connection_t *connection = xcb_connect(NULL, NULL);
    REQUIRE(!xcb_connection_has_error(connection));
    xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(connection)).data;
    xcb_window_t window = xcb_generate_id(connection);
    xcb_create_window(connection, XCB_COPY_FROM_PARENT, window, screen->root, 0, 0, WIDTH, HEIGHT, 0,
                      XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual, 0, NULL);
    xcb_map_window(connection, window);
    free(xcb_get_input_focus_reply(connection, xcb_get_input_focus(connection), NULL)); /* all done */
    WGPUSurfaceSourceXCBWindow source = WGPU_SURFACE_SOURCE_XCB_WINDOW_INIT;
    source.connection = connection;
    source.window = window;
    WGPUSurface surface = surface_of(gpu->instance, &source);
    REQUIRE(surface != NULL);
    WGPUSurfaceConfiguration config = plain(gpu);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    CHECK_GOOD(show(gpu, surface, 0, 0, 1));
    CHECK_PIXEL((Window)window, 5, 5, 0x0000FF);
    wgpuSurfaceRelease(surface);
    xcb_disconnect(connection);
}
#endif

static void on_vulkan(Gpu *gpu, WGPUSurface surface, Window window) {
    life(gpu, window);
    capabilities(gpu, surface);
    configuration(gpu, surface);
    frames(gpu, surface, window);
    late_work(gpu, surface);
    configured_anew(gpu, surface, window);
    resizes(gpu, surface, window);
    wgpuSurfaceRelease(surface);
#ifndef _WIN32
    through_xcb(gpu);
#endif
}

static void on_opengl(Gpu *gpu, WGPUSurface surface, Window window) {
    frames(gpu, surface, window);
    configured_anew(gpu, surface, window);
    resizes(gpu, surface, window);
    wgpuSurfaceRelease(surface);
}

int main(void) {
    display_open();
    sources();
    CHECK(on_window(wgpuCreateInstance(NULL), on_vulkan));
    on_window(opengl_instance(), on_opengl); /* where the system has an OpenGL ES for windows */
    display_close();
    return finished();
}
