// A triangle in a window: WebGPU draws, GLFW makes the window. Escape or the window's button ends it.
//
//   cc window.c $(pkg-config --cflags --libs wgpu-native glfw3) -o window
#include <stdbool.h>
#include <stdio.h>
#include <webgpu.h>

#if defined(_WIN32)
#define GLFW_EXPOSE_NATIVE_WIN32
#else
#define GLFW_EXPOSE_NATIVE_X11
#endif
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>

#define STRING(literal) ((WGPUStringView){literal, sizeof(literal) - 1})

static const char CODE[] =
    "struct Corner { @builtin(position) position: vec4f, @location(0) color: vec3f }"
    "@vertex fn corner(@builtin(vertex_index) i: u32) -> Corner {"
    "    let places = array(vec2f(0, 0.8), vec2f(-0.8, -0.8), vec2f(0.8, -0.8));"
    "    let colors = array(vec3f(1, 0, 0), vec3f(0, 1, 0), vec3f(0, 0, 1));"
    "    return Corner(vec4f(places[i], 0, 1), colors[i]);"
    "}"
    "@fragment fn color(in: Corner) -> @location(0) vec4f { return vec4f(in.color, 1); }";

static void got_adapter(WGPURequestAdapterStatus s, WGPUAdapter adapter, WGPUStringView why, void *to, void *unused) {
    (void)unused;
    if (s != WGPURequestAdapterStatus_Success) fprintf(stderr, "no adapter: %.*s\n", (int)why.length, why.data);
    *(WGPUAdapter *)to = adapter;
}

static void got_device(WGPURequestDeviceStatus s, WGPUDevice device, WGPUStringView why, void *to, void *unused) {
    (void)unused;
    if (s != WGPURequestDeviceStatus_Success) fprintf(stderr, "no device: %.*s\n", (int)why.length, why.data);
    *(WGPUDevice *)to = device;
}

static WGPUSurface surface_of(WGPUInstance instance, GLFWwindow *window) {
#if defined(_WIN32)
    WGPUSurfaceSourceWindowsHWND source = WGPU_SURFACE_SOURCE_WINDOWS_HWND_INIT;
    source.hinstance = GetModuleHandle(NULL);
    source.hwnd = glfwGetWin32Window(window);
#else
    WGPUSurfaceSourceXlibWindow source = WGPU_SURFACE_SOURCE_XLIB_WINDOW_INIT;
    source.display = glfwGetX11Display();
    source.window = glfwGetX11Window(window);
#endif
    return wgpuInstanceCreateSurface(instance, &(WGPUSurfaceDescriptor){
        .nextInChain = &source.chain, .label = STRING("window")});
}

static WGPURenderPipeline pipeline_of(WGPUDevice device, WGPUTextureFormat format) {
    WGPUShaderSourceWGSL source = {.chain.sType = WGPUSType_ShaderSourceWGSL, .code = STRING(CODE)};
    WGPUShaderModule shader = wgpuDeviceCreateShaderModule(device, &(WGPUShaderModuleDescriptor){
        .nextInChain = &source.chain, .label = STRING("triangle")});
    WGPUColorTargetState target = WGPU_COLOR_TARGET_STATE_INIT;
    target.format = format;
    WGPUFragmentState fragment = WGPU_FRAGMENT_STATE_INIT;
    fragment.module = shader;
    fragment.targetCount = 1;
    fragment.targets = &target;
    WGPURenderPipelineDescriptor descriptor = WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = STRING("triangle");
    descriptor.vertex.module = shader;
    descriptor.fragment = &fragment;
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(device, &descriptor);
    wgpuShaderModuleRelease(shader);
    return pipeline;
}

// Gives the textures the size of the window, if it has one.
static bool fit(WGPUSurface surface, WGPUSurfaceConfiguration *config, GLFWwindow *window) {
    int width, height;
    glfwGetFramebufferSize(window, &width, &height);
    if (width <= 0 || height <= 0) return false; // as small as a hidden window is
    if (config->width != (uint32_t)width || config->height != (uint32_t)height) {
        config->width = (uint32_t)width;
        config->height = (uint32_t)height;
        wgpuSurfaceConfigure(surface, config);
    }
    return true;
}

static void draw(WGPUDevice device, WGPUQueue queue, WGPURenderPipeline pipeline, WGPUTexture texture) {
    WGPURenderPassColorAttachment target = WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT;
    target.view = wgpuTextureCreateView(texture, NULL);
    target.loadOp = WGPULoadOp_Clear;
    target.storeOp = WGPUStoreOp_Store;
    target.clearValue = (WGPUColor){0.2, 0.2, 0.2, 1};
    WGPUCommandEncoder encoder = wgpuDeviceCreateCommandEncoder(device, NULL);
    WGPURenderPassEncoder pass = wgpuCommandEncoderBeginRenderPass(encoder, &(WGPURenderPassDescriptor){
        .colorAttachmentCount = 1, .colorAttachments = &target});
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    wgpuRenderPassEncoderEnd(pass);
    WGPUCommandBuffer commands = wgpuCommandEncoderFinish(encoder, NULL);
    wgpuQueueSubmit(queue, 1, &commands);
    wgpuCommandBufferRelease(commands);
    wgpuRenderPassEncoderRelease(pass);
    wgpuCommandEncoderRelease(encoder);
    wgpuTextureViewRelease(target.view);
}

int main(void) {
    if (!glfwInit()) return 1;
    glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API); // without, GLFW makes an OpenGL context of its own
    GLFWwindow *window = glfwCreateWindow(640, 480, "Triangle", NULL, NULL);
    if (!window) return 1;

    WGPUInstance instance = wgpuCreateInstance(NULL);
    WGPUSurface surface = surface_of(instance, window);
    if (!surface) return 1;
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.compatibleSurface = surface;
    WGPUAdapter adapter = NULL;
    wgpuInstanceRequestAdapter(instance, &options, (WGPURequestAdapterCallbackInfo){
        .mode = WGPUCallbackMode_AllowProcessEvents, .callback = got_adapter, .userdata1 = &adapter});
    wgpuInstanceProcessEvents(instance); // runs the callback
    if (!adapter) return 1;
    WGPUDevice device = NULL;
    wgpuAdapterRequestDevice(adapter, NULL, (WGPURequestDeviceCallbackInfo){
        .mode = WGPUCallbackMode_AllowProcessEvents, .callback = got_device, .userdata1 = &device});
    wgpuInstanceProcessEvents(instance);
    if (!device) return 1;
    WGPUQueue queue = wgpuDeviceGetQueue(device);

    WGPUSurfaceCapabilities can = WGPU_SURFACE_CAPABILITIES_INIT;
    wgpuSurfaceGetCapabilities(surface, adapter, &can);
    WGPUSurfaceConfiguration config = WGPU_SURFACE_CONFIGURATION_INIT;
    config.device = device;
    config.format = can.formats[0]; // the surface's favourite
    wgpuSurfaceCapabilitiesFreeMembers(can);
    WGPURenderPipeline pipeline = pipeline_of(device, config.format);

    while (!glfwWindowShouldClose(window) && glfwGetKey(window, GLFW_KEY_ESCAPE) != GLFW_PRESS) {
        glfwPollEvents();
        if (!fit(surface, &config, window)) {
            glfwWaitEvents();
            continue;
        }
        WGPUSurfaceTexture frame = WGPU_SURFACE_TEXTURE_INIT;
        wgpuSurfaceGetCurrentTexture(surface, &frame);
        switch (frame.status) {
        case WGPUSurfaceGetCurrentTextureStatus_SuccessOptimal:
        case WGPUSurfaceGetCurrentTextureStatus_SuccessSuboptimal:
            draw(device, queue, pipeline, frame.texture);
            wgpuSurfacePresent(surface); // waits for the screen
            wgpuTextureRelease(frame.texture);
            break;
        case WGPUSurfaceGetCurrentTextureStatus_Outdated:
            config.width = 0; // configure anew, whatever the size
            break;
        case WGPUSurfaceGetCurrentTextureStatus_Timeout:
            break; // the next round tries again
        default:
            fprintf(stderr, "no frame: status %d\n", (int)frame.status);
            return 1;
        }
    }

    wgpuRenderPipelineRelease(pipeline);
    wgpuSurfaceRelease(surface); // before its window
    wgpuQueueRelease(queue);
    wgpuDeviceRelease(device);
    wgpuAdapterRelease(adapter);
    wgpuInstanceRelease(instance);
    glfwDestroyWindow(window);
    glfwTerminate();
    return 0;
}
