/* WGPUPipelineLayout: groups, holes, immediates, limits. */
#include "common.h"

static WGPUBindGroupLayout group_layout(Gpu *gpu, uint32_t count, WGPUBufferBindingType type, bool dynamic) {
    WGPUBindGroupLayoutEntry entries[16];
    for (uint32_t i = 0; i < count; i++) {
        entries[i] = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
        entries[i].binding = i;
        entries[i].visibility = WGPUShaderStage_Compute;
        entries[i].buffer.type = type;
        entries[i].buffer.hasDynamicOffset = dynamic;
    }
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = sv("groups");
    descriptor.entryCount = count;
    descriptor.entries = entries;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static WGPUPipelineLayout create(Gpu *gpu, size_t count, const WGPUBindGroupLayout *layouts, uint32_t immediates) {
    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = sv("layout");
    descriptor.bindGroupLayoutCount = count;
    descriptor.bindGroupLayouts = layouts;
    descriptor.immediateSize = immediates;
    return wgpuDeviceCreatePipelineLayout(gpu->device, &descriptor);
}

#define GOOD(gpu, ...) EXPECT_OK(gpu, wgpuPipelineLayoutRelease(create(gpu, __VA_ARGS__)))
#define BAD(gpu, part, ...)                                                        \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreatePipelineLayout", "'layout'", part), \
                   wgpuPipelineLayoutRelease(create(gpu, __VA_ARGS__)))

static void groups(Gpu *gpu) {
    WGPUBindGroupLayout uniform = group_layout(gpu, 2, WGPUBufferBindingType_Uniform, false);
    WGPUBindGroupLayout dynamic = group_layout(gpu, 5, WGPUBufferBindingType_Uniform, true);
    WGPUBindGroupLayout storage = group_layout(gpu, 5, WGPUBufferBindingType_Storage, false);
    WGPUBindGroupLayout four[5] = {uniform, uniform, uniform, uniform, uniform};
    GOOD(gpu, 0, NULL, 0);
    GOOD(gpu, 4, four, 0);
    BAD(gpu, "4", 5, four, 0);
    WGPUBindGroupLayout holes[3] = {uniform, NULL, uniform};
    GOOD(gpu, 3, holes, 0);
    WGPUBindGroupLayout two_dynamic[2] = {dynamic, dynamic}; /* 10 of 8 */
    BAD(gpu, "8", 2, two_dynamic, 0);
    WGPUBindGroupLayout two_storage[2] = {storage, storage}; /* 10 of 8 in a stage */
    BAD(gpu, "8", 2, two_storage, 0);
    BAD(gpu, "bindGroupLayouts", 2, NULL, 0);
    BAD(gpu, "bindGroupLayouts", SIZE_MAX, four, 0);
    BAD(gpu, "maxBindGroups", (size_t)1 << 40, four, 0);
    /* So many immediates every device has. */
    GOOD(gpu, 0, NULL, 64);
    BAD(gpu, "68", 0, NULL, 68);
    BAD(gpu, "", 0, NULL, UINT32_MAX);

    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    descriptor.nextInChain = &unknown;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreatePipelineLayout", "0x12345678"),
                   wgpuPipelineLayoutRelease(wgpuDeviceCreatePipelineLayout(gpu->device, &descriptor)));
    wgpuBindGroupLayoutRelease(uniform);
    BAD(gpu, "released", 1, four, 0);
    wgpuBindGroupLayoutRelease(dynamic);
    wgpuBindGroupLayoutRelease(storage);
}

/* The layouts of a pipeline with automatic layout are its own. */
static void derived_layouts_are_exclusive(Gpu *gpu) {
    WGPUComputePipeline pipeline = compute_new(gpu, "auto", NULL,
                                               "@group(0) @binding(0) var<storage, read_write> v: u32;"
                                               "@compute @workgroup_size(1) fn main() { v = 1u; }");
    WGPUBindGroupLayout derived = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    BAD(gpu, "auto", 1, &derived, 0);
    wgpuBindGroupLayoutRelease(derived);
    wgpuComputePipelineRelease(pipeline);
}

static void immediates(void) {
    Gpu gpu;
    WGPUDeviceDescriptor descriptor = WGPU_DEVICE_DESCRIPTOR_INIT;
    WGPULimits limits = WGPU_LIMITS_INIT;
    limits.maxImmediateSize = 128;
    descriptor.requiredLimits = &limits;
    device_open_with(&gpu, descriptor);
    GOOD(&gpu, 0, NULL, 128);
    BAD(&gpu, "132", 0, NULL, 132);
    BAD(&gpu, "6", 0, NULL, 6);
    device_close(&gpu);
}

static void life(Gpu *gpu) {
    WGPUPipelineLayout layout = create(gpu, 0, NULL, 0);
    wgpuPipelineLayoutSetLabel(layout, sv("renamed"));
    wgpuPipelineLayoutAddRef(layout);
    wgpuPipelineLayoutRelease(layout);
    const char *wgsl = "@compute @workgroup_size(1) fn main() {}";
    EXPECT_OK(gpu, wgpuComputePipelineRelease(compute_new(gpu, "uses it", layout, wgsl)));
    wgpuPipelineLayoutRelease(layout);
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateComputePipeline", "released"),
                   wgpuComputePipelineRelease(compute_new(gpu, "too late", layout, wgsl)));
    wgpuPipelineLayoutRelease(layout);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    groups(&gpu);
    derived_layouts_are_exclusive(&gpu);
    life(&gpu);
    device_close(&gpu);
    immediates();
    return finished();
}
