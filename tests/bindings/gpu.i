/* A Python module made by SWIG from the headers alone. SWIG has no callbacks of its own, so three small ones in C keep
   the answers where Python can fetch them. */
%module gpu
%{
#include "wgpu_abi.h"
%}
%include <stdint.i>
%include <carrays.i>
%include <cpointer.i>
%array_functions(uint32_t, numbers)
%pointer_functions(WGPUCommandBuffer, commandBuffers)

%include "webgpu.h"
%include "wgpu.h"
%include "wgpu_abi.h"

%inline %{
static int answer;
static void *answered;

static void gotAdapter(WGPURequestAdapterStatus s, WGPUAdapter adapter, WGPUStringView why, void *a, void *b) {
    (void)why, (void)a, (void)b;
    answer = (int)s;
    answered = adapter;
}

static void gotDevice(WGPURequestDeviceStatus s, WGPUDevice device, WGPUStringView why, void *a, void *b) {
    (void)why, (void)a, (void)b;
    answer = (int)s;
    answered = device;
}

static void gotMap(WGPUMapAsyncStatus s, WGPUStringView why, void *a, void *b) {
    (void)why, (void)a, (void)b;
    answer = (int)s;
}

static WGPUAdapter requestAdapter(WGPUInstance instance) {
    WGPURequestAdapterCallbackInfo info = {0};
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = gotAdapter;
    answered = 0;
    wgpuInstanceRequestAdapter(instance, 0, info);
    wgpuInstanceProcessEvents(instance);
    return (WGPUAdapter)answered;
}

static WGPUDevice requestDevice(WGPUInstance instance, WGPUAdapter adapter) {
    WGPURequestDeviceCallbackInfo info = {0};
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = gotDevice;
    answered = 0;
    wgpuAdapterRequestDevice(adapter, 0, info);
    wgpuInstanceProcessEvents(instance);
    return (WGPUDevice)answered;
}

static int mapToRead(WGPUInstance instance, WGPUBuffer buffer, size_t size) {
    WGPUBufferMapCallbackInfo info = {0};
    info.mode = WGPUCallbackMode_AllowProcessEvents;
    info.callback = gotMap;
    answer = 0;
    wgpuBufferMapAsync(buffer, WGPUMapMode_Read, 0, size, info);
    while (!answer) wgpuInstanceProcessEvents(instance);
    return answer == WGPUMapAsyncStatus_Success;
}

static uint32_t *asNumbers(const void *memory) { return (uint32_t *)memory; }
%}
