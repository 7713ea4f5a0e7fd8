// Doubles eight numbers on the GPU, through what `zig translate-c` makes of the header.
const std = @import("std");
const gpu = @import("gpu.zig");

const code =
    \\@group(0) @binding(0) var<storage, read_write> values: array<u32>;
    \\@compute @workgroup_size(8)
    \\fn main(@builtin(global_invocation_id) id: vec3u) { values[id.x] *= 2; }
;

fn text(value: []const u8) gpu.WGPUStringView {
    return .{ .data = value.ptr, .length = value.len };
}

fn onAdapter(_: gpu.WGPURequestAdapterStatus, adapter: gpu.WGPUAdapter, _: gpu.WGPUStringView, to: ?*anyopaque, _: ?*anyopaque) callconv(.c) void {
    @as(*gpu.WGPUAdapter, @ptrCast(@alignCast(to))).* = adapter;
}

fn onDevice(_: gpu.WGPURequestDeviceStatus, device: gpu.WGPUDevice, _: gpu.WGPUStringView, to: ?*anyopaque, _: ?*anyopaque) callconv(.c) void {
    @as(*gpu.WGPUDevice, @ptrCast(@alignCast(to))).* = device;
}

fn onMap(status: gpu.WGPUMapAsyncStatus, _: gpu.WGPUStringView, to: ?*anyopaque, _: ?*anyopaque) callconv(.c) void {
    @as(*gpu.WGPUMapAsyncStatus, @ptrCast(@alignCast(to))).* = status;
}

pub fn main() !void {
    const instance = gpu.wgpuCreateInstance(null);
    defer gpu.wgpuInstanceRelease(instance);

    var adapter: gpu.WGPUAdapter = null;
    _ = gpu.wgpuInstanceRequestAdapter(instance, null, .{
        .mode = gpu.WGPUCallbackMode_AllowProcessEvents,
        .callback = onAdapter,
        .userdata1 = @ptrCast(&adapter),
    });
    gpu.wgpuInstanceProcessEvents(instance);
    if (adapter == null) return error.NoAdapter;
    defer gpu.wgpuAdapterRelease(adapter);

    var device: gpu.WGPUDevice = null;
    _ = gpu.wgpuAdapterRequestDevice(adapter, null, .{
        .mode = gpu.WGPUCallbackMode_AllowProcessEvents,
        .callback = onDevice,
        .userdata1 = @ptrCast(&device),
    });
    gpu.wgpuInstanceProcessEvents(instance);
    if (device == null) return error.NoDevice;
    defer gpu.wgpuDeviceRelease(device);
    const queue = gpu.wgpuDeviceGetQueue(device);
    defer gpu.wgpuQueueRelease(queue);

    const values = [_]u32{ 1, 2, 3, 4, 5, 6, 7, 8 };
    const size = @sizeOf(@TypeOf(values));
    const work = gpu.wgpuDeviceCreateBuffer(device, &.{
        .usage = gpu.WGPUBufferUsage_Storage | gpu.WGPUBufferUsage_CopyDst | gpu.WGPUBufferUsage_CopySrc,
        .size = size,
    });
    defer gpu.wgpuBufferRelease(work);
    const result = gpu.wgpuDeviceCreateBuffer(device, &.{
        .usage = gpu.WGPUBufferUsage_MapRead | gpu.WGPUBufferUsage_CopyDst,
        .size = size,
    });
    defer gpu.wgpuBufferRelease(result);
    gpu.wgpuQueueWriteBuffer(queue, work, 0, &values, size);

    var source: gpu.WGPUShaderSourceWGSL = .{
        .chain = .{ .sType = gpu.WGPUSType_ShaderSourceWGSL },
        .code = text(code),
    };
    const shader = gpu.wgpuDeviceCreateShaderModule(device, &.{ .nextInChain = &source.chain });
    defer gpu.wgpuShaderModuleRelease(shader);
    const pipeline = gpu.wgpuDeviceCreateComputePipeline(device, &.{
        .compute = .{ .module = shader, .entryPoint = text("main") },
    });
    defer gpu.wgpuComputePipelineRelease(pipeline);
    const layout = gpu.wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    defer gpu.wgpuBindGroupLayoutRelease(layout);
    const entry: gpu.WGPUBindGroupEntry = .{ .buffer = work, .size = size };
    const group = gpu.wgpuDeviceCreateBindGroup(device, &.{ .layout = layout, .entryCount = 1, .entries = &entry });
    defer gpu.wgpuBindGroupRelease(group);

    const encoder = gpu.wgpuDeviceCreateCommandEncoder(device, null);
    defer gpu.wgpuCommandEncoderRelease(encoder);
    const pass = gpu.wgpuCommandEncoderBeginComputePass(encoder, null);
    defer gpu.wgpuComputePassEncoderRelease(pass);
    gpu.wgpuComputePassEncoderSetPipeline(pass, pipeline);
    gpu.wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, null);
    gpu.wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    gpu.wgpuComputePassEncoderEnd(pass);
    gpu.wgpuCommandEncoderCopyBufferToBuffer(encoder, work, 0, result, 0, size);
    const commands = gpu.wgpuCommandEncoderFinish(encoder, null);
    defer gpu.wgpuCommandBufferRelease(commands);
    gpu.wgpuQueueSubmit(queue, 1, &commands);

    var mapped: gpu.WGPUMapAsyncStatus = 0;
    _ = gpu.wgpuBufferMapAsync(result, gpu.WGPUMapMode_Read, 0, size, .{
        .mode = gpu.WGPUCallbackMode_AllowProcessEvents,
        .callback = onMap,
        .userdata1 = @ptrCast(&mapped),
    });
    while (mapped == 0) gpu.wgpuInstanceProcessEvents(instance);
    if (mapped != gpu.WGPUMapAsyncStatus_Success) return error.NotMapped;

    const range: [*]const u32 = @ptrCast(@alignCast(gpu.wgpuBufferGetConstMappedRange(result, 0, size)));
    var line: [128]u8 = undefined;
    var writer = std.fs.File.stdout().writer(&line);
    for (range[0..values.len]) |value| try writer.interface.print("{d} ", .{value});
    try writer.interface.print("\n", .{});
    try writer.interface.flush();
}
