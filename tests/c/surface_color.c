/* wgpu_abi.h: color spaces of a surface, and the display behind it. On lavapipe every color space but sRGB must be refused.
 *
 * libs: x11
 * needs: display */
#include "surface.h"

#include <math.h>

static WGPUSurfaceConfiguration configuration(const Gpu *gpu, WGPUAbiColorFormat format, WGPUAbiSurfaceColorSpace *space) {
    *space = (WGPUAbiSurfaceColorSpace){.chain.sType = (WGPUSType)WGPUAbiSType_SurfaceColorSpace,
                                        .colorSpace = format.colorSpace};
    WGPUSurfaceConfiguration config = WGPU_SURFACE_CONFIGURATION_INIT;
    config.nextInChain = &space->chain;
    config.device = gpu->device;
    config.format = format.format;
    config.width = config.height = 32;
    return config;
}

static bool is_listed(const WGPUAbiColorFormats *formats, WGPUAbiColorFormat format) {
    for (size_t i = 0; i < formats->formatCount; i++) {
        if (formats->formats[i].format == format.format && formats->formats[i].colorSpace == format.colorSpace) {
            return true;
        }
    }
    return false;
}

/* What is listed can be configured and gives a frame; what is not is refused. */
static void every_pair(Gpu *gpu, WGPUSurface surface) {
    WGPUAbiColorFormats formats = WGPU_ABI_COLOR_FORMATS_INIT;
    CHECK_EQ(wgpuAbiSurfaceGetColorFormats(surface, gpu->adapter, &formats), WGPUStatus_Success);
    REQUIRE(formats.formatCount > 0);
    CHECK(is_listed(&formats, (WGPUAbiColorFormat){WGPUTextureFormat_BGRA8Unorm, WGPUAbiColorSpace_SRGB}));
    WGPUAbiSurfaceColorSpace space;
    for (size_t i = 0; i < formats.formatCount; i++) {
        CHECK(formats.formats[i].colorSpace != WGPUAbiColorSpace_Auto);
        WGPUSurfaceConfiguration config = configuration(gpu, formats.formats[i], &space);
        EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
        WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
        EXPECT_OK(gpu, wgpuSurfaceGetCurrentTexture(surface, &frame));
        CHECK(frame.texture != NULL);
        wgpuSurfacePresent(surface);
        wgpuTextureRelease(frame.texture);
    }
    for (uint32_t number = WGPUAbiColorSpace_SRGB; number <= WGPUAbiColorSpace_ExtendedDisplayP3; number++) {
        WGPUAbiColorFormat format = {WGPUTextureFormat_BGRA8Unorm, (WGPUAbiColorSpace)number};
        WGPUSurfaceConfiguration config = configuration(gpu, format, &space);
        if (!is_listed(&formats, format)) {
            EXPECT_INVALID(gpu, TEXTS("wgpuSurfaceConfigure"), wgpuSurfaceConfigure(surface, &config));
        }
    }
    WGPUSurfaceConfiguration config =
        configuration(gpu, (WGPUAbiColorFormat){WGPUTextureFormat_BGRA8Unorm, (WGPUAbiColorSpace)77}, &space);
    EXPECT_INVALID(gpu, TEXTS("wgpuSurfaceConfigure", "colorSpace", "0x0000004d"), wgpuSurfaceConfigure(surface, &config));
    config = configuration(gpu, (WGPUAbiColorFormat){WGPUTextureFormat_BGRA8Unorm, WGPUAbiColorSpace_Auto}, &space);
    EXPECT_OK(gpu, wgpuSurfaceConfigure(surface, &config));
    wgpuSurfaceUnconfigure(surface);
    wgpuAbiColorFormatsFreeMembers(formats);
    wgpuAbiColorFormatsFreeMembers(formats); /* does nothing */
}

static void display_info(Gpu *gpu, WGPUSurface surface) {
    WGPUAbiDisplayInfo info = WGPU_ABI_DISPLAY_INFO_INIT;
    CHECK_EQ(wgpuAbiSurfaceGetDisplayInfo(surface, gpu->adapter, &info), WGPUStatus_Success);
#ifdef __linux__
    /* Nobody tells. */
    CHECK(isnan(info.maxLuminance) && isnan(info.minLuminance) && isnan(info.currentHeadroom));
    CHECK_EQ(info.bitsPerColor, 0);
#endif
    CHECK_EQ(wgpuAbiSurfaceGetDisplayInfo(NULL, gpu->adapter, &info), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiSurfaceGetDisplayInfo(surface, NULL, &info), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiSurfaceGetDisplayInfo(surface, gpu->adapter, NULL), WGPUStatus_Error);
}

static void wrong_arguments(Gpu *gpu, WGPUSurface surface) {
    WGPUAbiColorFormats formats = WGPU_ABI_COLOR_FORMATS_INIT;
    CHECK_EQ(wgpuAbiSurfaceGetColorFormats(NULL, gpu->adapter, &formats), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiSurfaceGetColorFormats(surface, NULL, &formats), WGPUStatus_Error);
    CHECK_EQ(wgpuAbiSurfaceGetColorFormats(surface, gpu->adapter, NULL), WGPUStatus_Error);
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    formats.nextInChain = &unknown;
    CHECK_EQ(wgpuAbiSurfaceGetColorFormats(surface, gpu->adapter, &formats), WGPUStatus_Error);
    WGPUInstance other = wgpuCreateInstance(NULL);
    AdapterAnswer answer = request_adapter(other, NULL);
    formats.nextInChain = NULL;
    CHECK_EQ(wgpuAbiSurfaceGetColorFormats(surface, answer.adapter, &formats), WGPUStatus_Error);
    CHECK_EQ(formats.formatCount, 0);
    wgpuAdapterRelease(answer.adapter);
    wgpuInstanceRelease(other);
}

static void on_vulkan(Gpu *gpu, WGPUSurface surface, Window window) {
    (void)window;
    every_pair(gpu, surface);
    display_info(gpu, surface);
    wrong_arguments(gpu, surface);
    wgpuSurfaceRelease(surface);
}

int main(void) {
    display_open();
    CHECK(on_window(wgpuCreateInstance(NULL), on_vulkan));
    logged[0] = '\0'; /* what is wrong without a device: the other program looks at such lines */
    display_close();
    return finished();
}
