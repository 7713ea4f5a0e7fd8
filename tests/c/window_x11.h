/* Windows of X11, for surface.h. */
#ifndef WGPU_ABI_TESTS_WINDOW_X11_H
#define WGPU_ABI_TESTS_WINDOW_X11_H

#include <X11/Xlib.h>
#include <X11/Xutil.h>

static Display *display;

static inline void windows_open(void) {
    XInitThreads(); /* the driver has threads of its own */
    display = XOpenDisplay(NULL);
    REQUIRE(display != NULL);
}

static inline void windows_close(void) { XCloseDisplay(display); }

static inline WGPUNativeDisplayHandle display_handle(void) {
    WGPUNativeDisplayHandle handle = {.type = WGPUNativeDisplayHandleType_Xlib};
    handle.data.xlib.display = display;
    return handle;
}

static inline Window window_new(void) {
    int screen = DefaultScreen(display);
    Window window = XCreateSimpleWindow(display, RootWindow(display, screen), 0, 0, WIDTH, HEIGHT, 0, 0, 0);
    XSelectInput(display, window, StructureNotifyMask);
    XMapWindow(display, window);
    for (XEvent event; XNextEvent(display, &event), event.type != MapNotify;) {
    }
    return window;
}

static inline void window_resize(Window window, uint32_t width, uint32_t height) {
    XResizeWindow(display, window, width, height);
    XSync(display, True);
}

static inline void window_close(Window window) {
    XDestroyWindow(display, window);
    XSync(display, True);
}

typedef WGPUSurfaceSourceXlibWindow WindowSource;

static inline WindowSource window_source(Window window) {
    WindowSource source = WGPU_SURFACE_SOURCE_XLIB_WINDOW_INIT;
    source.display = display;
    source.window = window;
    return source;
}

/* As 0xRRGGBB. */
static inline unsigned long pixel_of(Window window, int x, int y) {
    XImage *image = XGetImage(display, window, x, y, 1, 1, AllPlanes, ZPixmap);
    REQUIRE(image != NULL);
    unsigned long pixel = XGetPixel(image, 0, 0) & 0xFFFFFF;
    XDestroyImage(image);
    return pixel;
}

static inline int on_x_error(Display *where, XErrorEvent *event) {
    (void)where, (void)event;
    return 0;
}

/* From here on the driver may use windows that are gone: without this, Xlib ends the process. */
static inline void windows_may_go(void) { XSetErrorHandler(on_x_error); }

#endif
