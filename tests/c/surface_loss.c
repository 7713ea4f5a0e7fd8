/* WGPUSurface on windows when something goes: devices that are lost, windows that are closed, frames that are never given
 * back; and when several threads use it.
 *
 * libs: x11
 * needs: display */
#include "surface.h"

#include <stdatomic.h>

/* A device of the same adapter; `gpu` lends its instance and adapter. */
static void second_device(Gpu *second, const Gpu *gpu) {
    second->instance = gpu->instance;
    second->adapter = gpu->adapter;
    device_open_on(second, WGPU_DEVICE_DESCRIPTOR_INIT);
}

static void second_close(Gpu *second) {
    CHECK_QUIET(second);
    wgpuQueueRelease(second->queue);
    wgpuDeviceRelease(second->device);
}

static void lost_devices(Gpu *gpu, WGPUSurface surface, Window window) {
    WGPUSurfaceConfiguration config;
    /* Destroyed between frames (0), with a texture out (1), drawn on (2), and then unconfigured (3), configured anew (4). */
    for (int when = 0; when < 5; when++) {
        Gpu doomed;
        second_device(&doomed, gpu);
        config = plain(&doomed);
        wgpuSurfaceConfigure(surface, &config);
        CHECK_GOOD(show(&doomed, surface, 0, 0, 1));
        WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
        if (when > 0) {
            frame = acquire(surface);
            CHECK_GOOD(frame.status);
        }
        if (when > 1) {
            draw(&doomed, frame.texture, 1, 0, 0);
        }
        wgpuDeviceDestroy(doomed.device);
        wgpuInstanceProcessEvents(doomed.instance);
        if (when == 3) {
            wgpuSurfaceUnconfigure(surface);
        } else if (when == 4) {
            wgpuSurfaceConfigure(surface, &config);
        } else if (when > 0) {
            CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
        }
        if (frame.texture != NULL) {
            wgpuTextureRelease(frame.texture);
        }
        if (when == 3) {
            wgpuSurfaceConfigure(surface, &config);
        }
        /* It goes on as if nothing was, and nothing is seen. */
        for (int i = 0; i < 4; i++) {
            frame = acquire(surface);
            CHECK_EQ(frame.status, WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal);
            CHECK_EQ(wgpuTextureGetWidth(frame.texture), WIDTH);
            CHECK_EQ(acquire(surface).status, WGPUSurfaceGetCurrentTextureStatus_Error);
            CHECK_LOGGED("not presented yet");
            draw(&doomed, frame.texture, 1, 0, 0);
            CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
            wgpuTextureRelease(frame.texture);
        }
        CHECK_PIXEL(window, 5, 5, 0x0000FF);
        CHECK_EQ(doomed.lost.count, 1);
        if (when % 2 == 0) { /* else the next device takes over from a living handle */
            second_close(&doomed);
        }
        config = plain(gpu);
        EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
        CHECK_GOOD(show(gpu, surface, 0, 1, 0));
        CHECK_PIXEL(window, 5, 5, 0x00FF00);
        if (when % 2 == 1) {
            second_close(&doomed);
        }
    }
    /* Two healthy devices take turns, with and without a texture out. */
    Gpu other;
    second_device(&other, gpu);
    for (int i = 0; i < 6; i++) {
        Gpu *turn = i % 2 ? gpu : &other;
        config = plain(turn);
        EXPECT_OK(turn, wgpuSurfaceConfigure(surface, &config));
        CHECK_GOOD(show(turn, surface, 1, i % 2, 0));
        CHECK_PIXEL(window, 5, 5, i % 2 ? 0xFFFF00 : 0xFF0000);
        WGPUSurfaceTexture frame = acquire(surface);
        wgpuTextureRelease(frame.texture);
    }
    second_close(&other);
    CHECK_QUIET(gpu);
    CHECK_NOTHING_LOGGED();
}

static void foreign_device(Gpu *gpu, WGPUSurface surface) {
    Gpu foreign;
    device_open(&foreign);
    WGPUSurfaceConfiguration config = plain(&foreign);
    EXPECT_INVALID(&foreign, TEXTS("wgpuSurfaceConfigure", "another instance"), wgpuSurfaceConfigure(surface, &config));
    device_close(&foreign);
    config = plain(gpu);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    CHECK_GOOD(show(gpu, surface, 1, 1, 1));
}

static void released_with_a_frame_out(Gpu *gpu, Window window) {
    WGPUSurface surface = surface_new(gpu->instance, window);
    WGPUSurfaceConfiguration config = plain(gpu);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    WGPUSurfaceTexture frame = acquire(surface);
    CHECK_GOOD(frame.status);
    draw(gpu, frame.texture, 1, 0, 0);
    wgpuSurfaceRelease(surface);
    EXPECT_INVALID(gpu, TEXTS("wgpuTextureCreateView"), wgpuTextureViewRelease(wgpuTextureCreateView(frame.texture, NULL)));
    CHECK_EQ(wgpuTextureGetWidth(frame.texture), WIDTH);
    wgpuTextureRelease(frame.texture);
}

/* `told`: the driver says so by the status of a frame. */
static void window_gone(Gpu *gpu, bool told) {
    windows_may_go();
    for (int when = 0; when < 3; when++) {
        Window window = window_new();
        WGPUSurface surface = surface_new(gpu->instance, window);
        WGPUSurfaceConfiguration config = plain(gpu);
        WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
        if (when > 0) {
            EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
            CHECK_GOOD(show(gpu, surface, 1, 0, 0));
        }
        if (when > 1) {
            frame = acquire(surface);
            CHECK_GOOD(frame.status);
        }
        window_close(window);
        if (frame.texture != NULL) {
            draw(gpu, frame.texture, 1, 0, 0);
            CHECK_EQ(wgpuSurfacePresent(surface), WGPUStatus_Success);
            wgpuTextureRelease(frame.texture);
        }
        if (when > 0) {
            /* The driver learns of it by and by; no frame ends in anything but a status. */
            WGPUSurfaceGetCurrentTextureStatus status = WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal;
            for (int i = 0; i < 10 || (told && i < 1000 && status <= WGPUSurfaceGetCurrentTextureStatus_SuccessSuboptimal);
                 i++) {
                status = show(gpu, surface, 1, 0, 0);
                CHECK(status >= WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal &&
                      status <= WGPUSurfaceGetCurrentTextureStatus_Lost);
                if (i >= 10) {
                    sleep_ms(10);
                }
            }
            CHECK(!told || status > WGPUSurfaceGetCurrentTextureStatus_SuccessSuboptimal);
        }
        WGPUSurfaceCapabilities caps = WGPU_SURFACE_CAPABILITIES_INIT;
        CHECK_EQ(wgpuSurfaceGetCapabilities(surface, gpu->adapter, &caps), WGPUStatus_Success);
        CHECK_EQ(caps.formatCount, 0);
        CHECK_EQ(caps.usages, WGPUTextureUsage_None);
        EXPECT_INVALID(gpu, TEXTS("wgpuSurfaceConfigure", "'main window'"), wgpuSurfaceConfigure(surface, &config));
        if (told) {
            WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
            options.compatibleSurface = surface;
            AdapterAnswer answer = request_adapter(gpu->instance, &options);
            CHECK_EQ(answer.status, WGPURequestAdapterStatus_Unavailable);
        }
        wgpuSurfaceRelease(surface);
    }
    CHECK_QUIET(gpu);
    logged[0] = '\0';
}

/* ---- many threads ---- */

typedef struct Player {
    const Gpu *gpu;
    WGPUSurface surface;
    unsigned seed;
} Player;

static void *play(void *argument) {
    Player *player = argument;
    WGPUSurfaceConfiguration config = plain(player->gpu);
    for (int i = 0; i < 300; i++) {
        WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
        player->seed = player->seed * 1664525u + 1013904223u;
        switch ((player->seed >> 24) % 8) {
        case 0: wgpuSurfaceConfigure(player->surface, &config); break;
        case 1: wgpuSurfaceUnconfigure(player->surface); break;
        case 2:
        case 3: wgpuSurfacePresent(player->surface); break;
        default:
            wgpuSurfaceGetCurrentTexture(player->surface, &frame);
            if (frame.texture != NULL) {
                wgpuTextureRelease(frame.texture);
            }
        }
    }
    return NULL;
}

static void threads(Gpu *gpu, WGPUSurface surface, Window window) {
    Player players[3];
    pthread_t ids[3];
    for (unsigned i = 0; i < 3; i++) {
        players[i] = (Player){gpu, surface, i};
        REQUIRE(pthread_create(&ids[i], NULL, play, &players[i]) == 0);
    }
    for (int i = 0; i < 3; i++) {
        pthread_join(ids[i], NULL);
    }
    CHECK_QUIET(gpu);
    CHECK_EQ(gpu->lost.count, 0);
    WGPUSurfaceConfiguration config = plain(gpu);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    CHECK_GOOD(show(gpu, surface, 1, 0, 1));
    CHECK_PIXEL(window, 5, 5, 0xFF00FF);
    logged[0] = '\0';
}

/* ---- a thread that computes while another one resizes ---- */

static atomic_bool computing = true;

static void *compute(void *argument) {
    const Gpu *gpu = argument;
    WGPUBuffer from = buffer_new(gpu, "from", WGPUBufferUsage_CopySrc, 1 << 20);
    WGPUBuffer to = buffer_new(gpu, "to", WGPUBufferUsage_CopyDst, 1 << 20);
    while (computing) {
        WGPUCommandEncoder encoder = encoder_new(gpu, "work");
        for (int i = 0; i < 8; i++) {
            wgpuCommandEncoderCopyBufferToBuffer(encoder, from, 0, to, 0, 1 << 20);
        }
        submit(gpu, encoder);
    }
    wgpuBufferRelease(from);
    wgpuBufferRelease(to);
    return NULL;
}

static void submits_meanwhile(Gpu *gpu, WGPUSurface surface) {
    pthread_t id;
    REQUIRE(pthread_create(&id, NULL, compute, gpu) == 0);
    for (uint32_t i = 0; i < 100; i++) {
        WGPUSurfaceConfiguration config = plain(gpu);
        config.width += i % 7;
        EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
        CHECK_GOOD(show(gpu, surface, 0, 1, 0));
    }
    computing = false;
    pthread_join(id, NULL);
    CHECK_QUIET(gpu);
    CHECK_NOTHING_LOGGED();
}

static void on_vulkan(Gpu *gpu, WGPUSurface surface, Window window) {
    lost_devices(gpu, surface, window);
    foreign_device(gpu, surface);
    threads(gpu, surface, window);
    submits_meanwhile(gpu, surface);
    wgpuSurfaceRelease(surface);
    released_with_a_frame_out(gpu, window);
    window_gone(gpu, true);
}

static void on_opengl(Gpu *gpu, WGPUSurface surface, Window window) {
    lost_devices(gpu, surface, window);
    wgpuSurfaceRelease(surface);
    released_with_a_frame_out(gpu, window);
    window_gone(gpu, false);
}

int main(void) {
    display_open();
    CHECK(on_window(wgpuCreateInstance(NULL), on_vulkan));
    on_window(opengl_instance(), on_opengl); /* where the system has an OpenGL ES for windows */
    display_close();
    return finished();
}
