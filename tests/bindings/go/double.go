// Doubles eight numbers on the GPU, through cgo and the headers as they are. The flags, which cgo cannot see because they
// are constants of C, come from ffi/api.json: test_bindings.py writes them as flags.go.
package main

/*
#include "wgpu_abi.h"

extern void onAdapter(WGPURequestAdapterStatus, WGPUAdapter, WGPUStringView, void *, void *);
extern void onDevice(WGPURequestDeviceStatus, WGPUDevice, WGPUStringView, void *, void *);
extern void onMap(WGPUMapAsyncStatus, WGPUStringView, void *, void *);
*/
import "C"

import (
	"fmt"
	"os"
	"runtime"
	"unsafe"
)

const code = `
@group(0) @binding(0) var<storage, read_write> values: array<u32>;
@compute @workgroup_size(8)
fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }
`

// What the last callback was given: Go passes no pointers to Go memory through C.
var (
	adapter C.WGPUAdapter
	device  C.WGPUDevice
	mapped  C.WGPUMapAsyncStatus
)

//export onAdapter
func onAdapter(status C.WGPURequestAdapterStatus, got C.WGPUAdapter, why C.WGPUStringView, a, b unsafe.Pointer) {
	adapter = got
}

//export onDevice
func onDevice(status C.WGPURequestDeviceStatus, got C.WGPUDevice, why C.WGPUStringView, a, b unsafe.Pointer) {
	device = got
}

//export onMap
func onMap(status C.WGPUMapAsyncStatus, why C.WGPUStringView, a, b unsafe.Pointer) {
	mapped = status
}

func check(ok bool, what string) {
	if !ok {
		fmt.Fprintln(os.Stderr, what)
		os.Exit(1)
	}
}

func main() {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	text := func(value string) C.WGPUStringView {
		data := unsafe.StringData(value)
		pinner.Pin(data)
		return C.WGPUStringView{data: (*C.char)(unsafe.Pointer(data)), length: C.size_t(len(value))}
	}

	instance := C.wgpuCreateInstance(nil)
	C.wgpuInstanceRequestAdapter(instance, nil, C.WGPURequestAdapterCallbackInfo{
		mode: C.WGPUCallbackMode_AllowProcessEvents, callback: C.WGPURequestAdapterCallback(C.onAdapter)})
	C.wgpuInstanceProcessEvents(instance)
	check(adapter != nil, "no adapter")
	C.wgpuAdapterRequestDevice(adapter, nil, C.WGPURequestDeviceCallbackInfo{
		mode: C.WGPUCallbackMode_AllowProcessEvents, callback: C.WGPURequestDeviceCallback(C.onDevice)})
	C.wgpuInstanceProcessEvents(instance)
	check(device != nil, "no device")
	queue := C.wgpuDeviceGetQueue(device)

	values := [8]uint32{1, 2, 3, 4, 5, 6, 7, 8}
	const size = C.size_t(unsafe.Sizeof(values))
	buffer := func(usage C.WGPUBufferUsage) C.WGPUBuffer {
		return C.wgpuDeviceCreateBuffer(device, &C.WGPUBufferDescriptor{usage: usage, size: C.uint64_t(size)})
	}
	work := buffer(WGPUBufferUsage_Storage | WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc)
	result := buffer(WGPUBufferUsage_MapRead | WGPUBufferUsage_CopyDst)
	C.wgpuQueueWriteBuffer(queue, work, 0, unsafe.Pointer(&values), size)

	source := &C.WGPUShaderSourceWGSL{code: text(code)}
	source.chain.sType = C.WGPUSType_ShaderSourceWGSL
	pinner.Pin(source)
	shader := C.wgpuDeviceCreateShaderModule(device, &C.WGPUShaderModuleDescriptor{nextInChain: &source.chain})
	compute := C.WGPUComputePipelineDescriptor{}
	compute.compute.module = shader
	compute.compute.entryPoint = text("main")
	pipeline := C.wgpuDeviceCreateComputePipeline(device, &compute)
	entry := &C.WGPUBindGroupEntry{buffer: work, size: C.uint64_t(size)}
	pinner.Pin(entry)
	group := C.wgpuDeviceCreateBindGroup(device, &C.WGPUBindGroupDescriptor{
		layout: C.wgpuComputePipelineGetBindGroupLayout(pipeline, 0), entryCount: 1, entries: entry})

	encoder := C.wgpuDeviceCreateCommandEncoder(device, nil)
	pass := C.wgpuCommandEncoderBeginComputePass(encoder, nil)
	C.wgpuComputePassEncoderSetPipeline(pass, pipeline)
	C.wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, nil)
	C.wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1)
	C.wgpuComputePassEncoderEnd(pass)
	C.wgpuCommandEncoderCopyBufferToBuffer(encoder, work, 0, result, 0, C.uint64_t(size))
	commands := C.wgpuCommandEncoderFinish(encoder, nil)
	C.wgpuQueueSubmit(queue, 1, &commands)

	C.wgpuBufferMapAsync(result, WGPUMapMode_Read, 0, size, C.WGPUBufferMapCallbackInfo{
		mode: C.WGPUCallbackMode_AllowProcessEvents, callback: C.WGPUBufferMapCallback(C.onMap)})
	for mapped == 0 {
		C.wgpuInstanceProcessEvents(instance)
	}
	check(mapped == C.WGPUMapAsyncStatus_Success, "not mapped")
	doubled := (*[8]uint32)(C.wgpuBufferGetConstMappedRange(result, 0, size))
	for _, value := range doubled {
		fmt.Print(value, " ")
	}
	fmt.Println()
}
