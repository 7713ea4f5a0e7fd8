/* The fuzzer of the shader front ends: an input is a shader, for a device of the noop backend.
 *
 * LANGUAGE is 0 for WGSL, 1 for GLSL (the first byte chooses the stage), 2 for SPIR-V (whole words). A shader that compiles becomes a
 * pipeline too. At most one report, an object in every case, nothing left alive; a contained panic is a finding unless naga's SPIR-V
 * front end is known for it. */
#define _GNU_SOURCE
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wgpu_abi.h"

#ifndef LANGUAGE
#define LANGUAGE 0
#endif

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static WGPUInstance instance;
static WGPUAdapter adapter;
static WGPUDevice device;
static int reports, objects, base_objects;

static _Noreturn void finding(const char *what, const char *detail) {
    fprintf(stderr, "finding: %s: %s\n", what, detail);
    abort();
}

static void report(WGPUStringView message) {
    char text[1024];
    snprintf(text, sizeof text, "%.*s", (int)message.length, message.data);
    if (getenv("FUZZ_TRACE") != NULL) {
        fprintf(stderr, "reports: %s\n", text);
    }
    if (strstr(text, "internal error") != NULL && getenv("FUZZ_PANICS") != NULL) {
        finding("a panic was contained", text);
    }
    reports++;
}

static void on_error(WGPUDevice const *of, WGPUErrorType type, WGPUStringView message, void *unused1, void *unused2) {
    (void)of, (void)type, (void)unused1, (void)unused2;
    report(message);
}

static void on_log(WGPULogLevel level, WGPUStringView message, void *unused) {
    (void)unused;
    if (level == WGPULogLevel_Error) {
        report(message);
    }
}

static void on_adapter(WGPURequestAdapterStatus status, WGPUAdapter found, WGPUStringView message, void *unused1, void *unused2) {
    (void)status, (void)message, (void)unused1, (void)unused2;
    adapter = found;
}

static void on_device(WGPURequestDeviceStatus status, WGPUDevice made, WGPUStringView message, void *unused1, void *unused2) {
    (void)status, (void)message, (void)unused1, (void)unused2;
    device = made;
}

static void on_object(const WGPUAbiObject *object, void *unused) {
    (void)object, (void)unused;
    objects++;
}

static int alive(void) {
    objects = 0;
    wgpuAbiEnumerateObjects(on_object, NULL);
    return objects;
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    wgpuSetLogCallback(on_log, NULL);
    wgpuSetLogLevel(WGPULogLevel_Error);
    instance = wgpuCreateInstance(NULL);
    WGPURequestAdapterOptions options = WGPU_REQUEST_ADAPTER_OPTIONS_INIT;
    options.backendType = WGPUBackendType_Null;
    WGPURequestAdapterCallbackInfo adapter_info = WGPU_REQUEST_ADAPTER_CALLBACK_INFO_INIT;
    adapter_info.mode = WGPUCallbackMode_AllowSpontaneous;
    adapter_info.callback = on_adapter;
    wgpuInstanceRequestAdapter(instance, &options, adapter_info);
    WGPUAbiDeviceExtras extras = WGPU_ABI_DEVICE_EXTRAS_INIT;
    extras.allFeatures = WGPU_TRUE;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    descriptor.nextInChain = &extras.chain;
    descriptor.uncapturedErrorCallbackInfo.callback = on_error;
    WGPURequestDeviceCallbackInfo device_info = WGPU_REQUEST_DEVICE_CALLBACK_INFO_INIT;
    device_info.mode = WGPUCallbackMode_AllowSpontaneous;
    device_info.callback = on_device;
    wgpuAdapterRequestDevice(adapter, &descriptor, device_info);
    if (device == NULL) {
        finding("no device", "the noop backend should have one");
    }
    base_objects = alive();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    reports = 0;
    WGPUShaderModuleDescriptor descriptor = WGPU_SHADER_MODULE_DESCRIPTOR_INIT;
#if LANGUAGE == 0
    WGPUShaderSourceWGSL source = WGPU_SHADER_SOURCE_WGSL_INIT;
    source.code = (WGPUStringView){.data = (const char *)data, .length = size};
#elif LANGUAGE == 1
    static const WGPUShaderStage STAGES[] = {WGPUShaderStage_Compute, WGPUShaderStage_Vertex, WGPUShaderStage_Fragment};
    WGPUShaderSourceGLSL source = {.chain = {.sType = (WGPUSType)WGPUSType_ShaderSourceGLSL}};
    source.stage = STAGES[size == 0 ? 0 : data[0] % 3];
    source.code = (WGPUStringView){.data = (const char *)data + (size != 0), .length = size - (size != 0)};
#else
    uint32_t *words = malloc(size / 4 * 4);
    memcpy(words, data, size / 4 * 4);
    WGPUShaderSourceSPIRV source = WGPU_SHADER_SOURCE_SPIRV_INIT;
    source.code = words;
    source.codeSize = (uint32_t)(size / 4);
#endif
    descriptor.nextInChain = &source.chain;
    WGPUShaderModule module = wgpuDeviceCreateShaderModule(device, &descriptor);
#if LANGUAGE == 2
    free(words);
#endif
    if (module == NULL || reports > 1) {
        finding("not one answer", module == NULL ? "no module" : "more than one report");
    }
    if (reports == 0) {
        WGPUComputePipelineDescriptor pipeline = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
        pipeline.compute.module = module;
        WGPUComputePipeline made = wgpuDeviceCreateComputePipeline(device, &pipeline);
        if (made == NULL || reports > 1) {
            finding("not one answer", made == NULL ? "no pipeline" : "more than one report");
        }
        wgpuComputePipelineRelease(made);
    }
    wgpuShaderModuleRelease(module);
    if (alive() != base_objects) {
        finding("objects are left", "after the shader's were released");
    }
    return 0;
}
