/* Objects that never change may share one of the core behind their handles when they are made from equal descriptors: nobody can tell,
 * and what was destroyed makes submits fail. */
#include "common.h"

static WGPUTextureView view(WGPUTexture texture, const char *label) {
    WGPUTextureViewDescriptor descriptor = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    return wgpuTextureCreateView(texture, &descriptor);
}

static WGPUSampler sampler(Gpu *gpu, const char *label, float most) {
    WGPUSamplerDescriptor descriptor = WGPU_SAMPLER_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.lodMaxClamp = most;
    return wgpuDeviceCreateSampler(gpu->device, &descriptor);
}

static WGPUBindGroupLayout layout_of(Gpu *gpu, WGPUBindGroupLayoutEntry entry) {
    entry.visibility = WGPUShaderStage_Compute;
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static WGPUBindGroup group(Gpu *gpu, const char *label, WGPUBindGroupLayout layout, WGPUBindGroupEntry entry) {
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.layout = layout;
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
}

static void views(Gpu *gpu) {
    WGPUTexture texture = texture_new(gpu, "texture", WGPUTextureFormat_RGBA8Unorm, WGPUTextureUsage_TextureBinding, 4, 4, 1);
    WGPUBindGroupLayoutEntry sampled = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT, stored = sampled;
    sampled.texture.sampleType = WGPUTextureSampleType_Float;
    stored.storageTexture.access = WGPUStorageTextureAccess_WriteOnly;
    stored.storageTexture.format = WGPUTextureFormat_RGBA8Unorm;
    WGPUBindGroupLayout fits = layout_of(gpu, sampled), fits_not = layout_of(gpu, stored);
    WGPUTextureView first = view(texture, "same"), second = view(texture, "same"), other = view(texture, "other");
    CHECK(first != second);
    wgpuTextureViewRelease(first);
    WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
    entry.textureView = second;
    EXPECT_OK(gpu, wgpuBindGroupRelease(group(gpu, "group", fits, entry)));
    EXPECT_INVALID(gpu, TEXTS("'same'"), wgpuBindGroupRelease(group(gpu, "group", fits_not, entry)));
    entry.textureView = other;
    EXPECT_INVALID(gpu, TEXTS("'other'"), wgpuBindGroupRelease(group(gpu, "group", fits_not, entry)));

    WGPUBindGroup kept = group(gpu, "group", fits, entry);
    wgpuTextureDestroy(texture);
    EXPECT_OK(gpu, wgpuTextureViewRelease(view(texture, "same")));
    EXPECT_OK(gpu, wgpuBindGroupRelease(group(gpu, "group", fits, entry)));
    wgpuBindGroupRelease(kept);
    wgpuTextureViewRelease(second);
    wgpuTextureViewRelease(other);
    wgpuTextureRelease(texture);
    wgpuBindGroupLayoutRelease(fits);
    wgpuBindGroupLayoutRelease(fits_not);
}

static void samplers(Gpu *gpu) {
    WGPUBindGroupLayoutEntry any = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT, comparing = any;
    any.sampler.type = WGPUSamplerBindingType_Filtering;
    comparing.sampler.type = WGPUSamplerBindingType_Comparison;
    WGPUBindGroupLayout fits = layout_of(gpu, any), fits_not = layout_of(gpu, comparing);
    WGPUSampler made[40];
    for (int i = 0; i < 40; i++) {
        made[i] = sampler(gpu, i % 2 == 0 ? "even" : "odd", (float)(i / 4));
        CHECK(i == 0 || made[i] != made[i - 1]);
    }
    for (int i = 0; i < 40; i += 3) {
        WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
        entry.sampler = made[i];
        EXPECT_OK(gpu, wgpuBindGroupRelease(group(gpu, "group", fits, entry)));
        EXPECT_INVALID(gpu, TEXTS("'group'"), wgpuBindGroupRelease(group(gpu, "group", fits_not, entry)));
    }
    for (int i = 0; i < 40; i++) {
        wgpuSamplerRelease(made[i]);
    }
    wgpuBindGroupLayoutRelease(fits);
    wgpuBindGroupLayoutRelease(fits_not);
}

static WGPUCommandEncoder dispatch(Gpu *gpu, WGPUComputePipeline pipeline, WGPUBindGroup group) {
    WGPUCommandEncoder encoder = encoder_new(gpu, "encoder");
    dispatch_once(encoder, pipeline, group);
    return encoder;
}

static void groups(Gpu *gpu) {
    WGPUBindGroupLayoutEntry storage = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    storage.buffer.type = WGPUBufferBindingType_Storage;
    WGPUBindGroupLayout layout = layout_of(gpu, storage);
    WGPUPipelineLayoutDescriptor of = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    of.bindGroupLayoutCount = 1;
    of.bindGroupLayouts = &layout;
    WGPUPipelineLayout pipeline_layout = wgpuDeviceCreatePipelineLayout(gpu->device, &of);
    WGPUComputePipeline pipeline = compute_new(gpu, "add", pipeline_layout,
                                               "@group(0) @binding(0) var<storage, read_write> data: array<u32>;"
                                               "@compute @workgroup_size(1) fn main() { data[0] += 1u; }");
    WGPUBuffer buffers[2];
    uint32_t zero[64] = {0};
    for (int i = 0; i < 2; i++) {
        buffers[i] = buffer_with(gpu, "data", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, zero, sizeof zero);
    }
    /* Each adds one to its own element; equal groups to the same. */
    for (int i = 0; i < 12; i++) {
        WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
        entry.buffer = buffers[i % 2];
        entry.size = i % 3 == 0 ? 4 : WGPU_WHOLE_SIZE;
        WGPUBindGroup made = group(gpu, "group", layout, entry), equal = group(gpu, "group", layout, entry);
        wgpuBindGroupRelease(made);
        submit(gpu, dispatch(gpu, pipeline, equal));
        wgpuBindGroupRelease(equal);
    }
    for (int i = 0; i < 2; i++) {
        uint32_t sum = 0;
        buffer_read(gpu, buffers[i], 0, &sum, sizeof sum);
        CHECK_EQ(sum, 6);
    }
    WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
    entry.buffer = buffers[0];
    WGPUBindGroup made[3] = {group(gpu, "group", layout, entry)};
    EXPECT_OK(gpu, submit(gpu, dispatch(gpu, pipeline, made[0])));
    wgpuBufferDestroy(buffers[0]);
    EXPECT_OK(gpu, made[1] = group(gpu, "group", layout, entry));
    EXPECT_OK(gpu, made[2] = group(gpu, "group", layout, entry));
    for (int i = 0; i < 3; i++) {
        EXPECT_INVALID(gpu, TEXTS("wgpuQueueSubmit", "destroyed"), submit(gpu, dispatch(gpu, pipeline, made[i])));
        wgpuBindGroupRelease(made[i]);
    }
    wgpuBufferRelease(buffers[0]);
    wgpuBufferRelease(buffers[1]);
    wgpuComputePipelineRelease(pipeline);
    wgpuPipelineLayoutRelease(pipeline_layout);
    wgpuBindGroupLayoutRelease(layout);
}

/* The value that a pipeline of this module writes, by an entry point and with a constant. */
static WGPUComputePipeline pipeline_new(Gpu *gpu, WGPUPipelineLayout layout, WGPUShaderModule module, const char *entry,
                                        double addend) {
    WGPUConstantEntry constant = WGPU_CONSTANT_ENTRY_INIT;
    constant.key = sv("addend");
    constant.value = addend;
    WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    descriptor.label = sv("compute");
    descriptor.layout = layout;
    descriptor.compute.module = module;
    descriptor.compute.entryPoint = sv(entry);
    descriptor.compute.constantCount = 1;
    descriptor.compute.constants = &constant;
    return wgpuDeviceCreateComputePipeline(gpu->device, &descriptor);
}

static WGPUPipelineLayout pipeline_layout_new(Gpu *gpu, WGPUBindGroupLayout layout) {
    WGPUPipelineLayoutDescriptor descriptor = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    descriptor.bindGroupLayoutCount = 1;
    descriptor.bindGroupLayouts = &layout;
    return wgpuDeviceCreatePipelineLayout(gpu->device, &descriptor);
}

/* Layouts, modules and pipelines, all made anew for each of several requests that differ in one thing only. */
static void pipelines(Gpu *gpu) {
    const char *text = "override addend: u32;\n"
                       "@group(0) @binding(0) var<storage, read_write> s: array<u32>;\n"
                       "@compute @workgroup_size(1) fn one() { s[0] = 1u + addend; }\n"
                       "@compute @workgroup_size(1) fn two() { s[0] = 2u + addend; }\n";
    struct {
        const char *entry;
        double addend;
        uint32_t value;
    } cases[] = {{"one", 10, 11}, {"one", 10, 11}, {"two", 10, 12}, {"one", 20, 21}, {"one", 10, 11}, {"two", 20, 22}};
    WGPUBuffer buffer = buffer_new(gpu, "result", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 4);
    WGPUBindGroupLayoutEntry stored = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    stored.buffer.type = WGPUBufferBindingType_Storage;
    WGPUComputePipeline before = NULL;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        WGPUBindGroupLayout layout = layout_of(gpu, stored);
        WGPUPipelineLayout pipeline_layout = pipeline_layout_new(gpu, layout);
        WGPUShaderModule module = shader_new(gpu, "text", text);
        WGPUComputePipeline pipeline = pipeline_new(gpu, pipeline_layout, module, cases[i].entry, cases[i].addend);
        CHECK(pipeline != before);
        /* What the next one may share is released, in another order each time. */
        if (before != NULL) {
            wgpuComputePipelineRelease(before);
        }
        before = pipeline;
        wgpuShaderModuleRelease(module);
        WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
        entry.buffer = buffer;
        WGPUBindGroup bound = group(gpu, "group", layout, entry);
        EXPECT_OK(gpu, submit(gpu, dispatch(gpu, pipeline, bound)));
        uint32_t value = 0;
        buffer_read(gpu, buffer, 0, &value, sizeof value);
        CHECK_EQ(value, cases[i].value);
        wgpuBindGroupRelease(bound);
        wgpuPipelineLayoutRelease(pipeline_layout);
        wgpuBindGroupLayoutRelease(layout);
    }
    wgpuComputePipelineRelease(before);
    wgpuBufferRelease(buffer);
}

/* Labels belong to handles, and reports name the one that was used. */
static void labels_of_modules(Gpu *gpu) {
    const char *text = "@compute @workgroup_size(1) fn main() {}\n";
    WGPUShaderModule modules[] = {shader_new(gpu, "same", text), shader_new(gpu, "same", text), shader_new(gpu, "other", text)};
    const char *names[] = {"'same'", "'renamed'", "'other'"};
    CHECK(modules[0] != modules[1]);
    wgpuShaderModuleSetLabel(modules[1], sv("renamed"));
    Gpu sibling = *gpu;
    device_open_on(&sibling, WGPU_DEVICE_DESCRIPTOR_INIT);
    for (int i = 0; i < 3; i++) {
        WGPUComputePipelineDescriptor descriptor = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
        descriptor.compute.module = modules[i];
        EXPECT_OK(gpu, wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &descriptor)));
        EXPECT_INVALID(&sibling, TEXTS(names[i]),
                       wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(sibling.device, &descriptor)));
        wgpuShaderModuleRelease(modules[i]);
        EXPECT_INVALID(gpu, TEXTS("released"),
                       wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &descriptor)));
    }
    wgpuQueueRelease(sibling.queue);
    wgpuDeviceRelease(sibling.device);
    /* A text that is wrong is wrong each time. */
    for (int i = 0; i < 2; i++) {
        EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateShaderModule", "'wrong'"),
                       wgpuShaderModuleRelease(shader_new(gpu, "wrong", "fn main( {}")));
    }
}

/* A derived layout is one pipeline's own, also of two from equal descriptors. */
static void derived_layouts(Gpu *gpu) {
    const char *text = "@group(0) @binding(0) var<storage, read_write> s: array<u32>;\n"
                       "@compute @workgroup_size(1) fn main() { s[0] += 1u; }\n";
    WGPUComputePipeline twins[] = {compute_new(gpu, "twin", NULL, text), compute_new(gpu, "twin", NULL, text)};
    WGPUBuffer buffer = buffer_new(gpu, "count", WGPUBufferUsage_Storage, 4);
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(twins[0], 0);
    WGPUBindGroup bound = group_of_buffer(gpu, layout, buffer, 4);
    EXPECT_OK(gpu, submit(gpu, dispatch(gpu, twins[0], bound)));
    EXPECT_BAD_RECORDING(gpu, TEXTS("BindGroupLayout", "ComputePipeline with 'twin'"), dispatch_once(e, twins[1], bound));
    wgpuBindGroupRelease(bound);
    wgpuBindGroupLayoutRelease(layout);
    wgpuBufferRelease(buffer);
    wgpuComputePipelineRelease(twins[0]);
    wgpuComputePipelineRelease(twins[1]);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    views(&gpu);
    samplers(&gpu);
    groups(&gpu);
    pipelines(&gpu);
    labels_of_modules(&gpu);
    derived_layouts(&gpu);
    device_close(&gpu);
    return finished();
}
