/* Windows of Windows, for surface.h. */
#ifndef WGPU_ABI_TESTS_WINDOW_WIN32_H
#define WGPU_ABI_TESTS_WINDOW_WIN32_H

#include <windows.h>

typedef HWND Window;

/* The window is painted by nobody but the surface. */
static LRESULT CALLBACK on_message(HWND window, UINT message, WPARAM wide, LPARAM longer) {
    switch (message) {
    case WM_ERASEBKGND: return 1;
    case WM_PAINT: ValidateRect(window, NULL); return 0;
    default: return DefWindowProcW(window, message, wide, longer);
    }
}

static inline void windows_open(void) {
    WNDCLASSW class = {.lpfnWndProc = on_message, .hInstance = GetModuleHandleW(NULL), .lpszClassName = L"test"};
    REQUIRE(RegisterClassW(&class) != 0);
}

static inline void windows_close(void) { UnregisterClassW(L"test", GetModuleHandleW(NULL)); }

static inline WGPUNativeDisplayHandle display_handle(void) {
    return (WGPUNativeDisplayHandle){.type = WGPUNativeDisplayHandleType_None};
}

/* Windows whose messages nobody takes count as hung. */
static inline void messages_take(void) {
    for (MSG message; PeekMessageW(&message, NULL, 0, 0, PM_REMOVE);) {
        DispatchMessageW(&message);
    }
}

/* Without a frame, so that its size is that of what is drawn. */
static inline Window window_new(void) {
    Window window = CreateWindowExW(WS_EX_TOPMOST, L"test", L"test", WS_POPUP | WS_VISIBLE, 0, 0, WIDTH, HEIGHT, NULL, NULL,
                                    GetModuleHandleW(NULL), NULL);
    REQUIRE(window != NULL);
    messages_take();
    return window;
}

static inline void window_resize(Window window, uint32_t width, uint32_t height) {
    REQUIRE(SetWindowPos(window, NULL, 0, 0, (int)width, (int)height, SWP_NOMOVE | SWP_NOZORDER | SWP_NOACTIVATE));
    messages_take();
}

static inline void window_close(Window window) {
    DestroyWindow(window);
    messages_take();
}

typedef WGPUSurfaceSourceWindowsHWND WindowSource;

static inline WindowSource window_source(Window window) {
    WindowSource source = WGPU_SURFACE_SOURCE_WINDOWS_HWND_INIT;
    source.hinstance = GetModuleHandleW(NULL);
    source.hwnd = window;
    return source;
}

/* As 0xRRGGBB, from the screen: a window's own device context need not have what a GPU drew. No messages are taken here: with them
 * Wine may paint the window black until the next frame. */
static inline unsigned long pixel_of(Window window, int x, int y) {
    POINT point = {x, y};
    ClientToScreen(window, &point);
    HDC screen = GetDC(NULL);
    COLORREF color = GetPixel(screen, point.x, point.y);
    ReleaseDC(NULL, screen);
    return (unsigned long)GetRValue(color) << 16 | (unsigned long)GetGValue(color) << 8 | GetBValue(color);
}

static inline void windows_may_go(void) {}

#endif
