/* WGPUBindGroup: what may fill a layout, every mismatch, and that a group keeps its resources. */
#include "common.h"

static WGPUBindGroupLayout layout_of(Gpu *gpu, WGPUBindGroupLayoutEntry entry) {
    entry.visibility = WGPUShaderStage_Compute;
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.entryCount = 1;
    descriptor.entries = &entry;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static WGPUBindGroup create(Gpu *gpu, const char *label, WGPUBindGroupLayout layout, size_t count,
                            const WGPUBindGroupEntry *entries) {
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.layout = layout;
    descriptor.entryCount = count;
    descriptor.entries = entries;
    return wgpuDeviceCreateBindGroup(gpu->device, &descriptor);
}

static void good_case(Gpu *gpu, WGPUBindGroupLayout layout, WGPUBindGroupEntry entry) {
    WGPUBindGroup group = NULL;
    EXPECT_OK(gpu, group = create(gpu, "good", layout, 1, &entry));
    CHECK(group != NULL);
    wgpuBindGroupRelease(group);
}
#define good(...) CASE(good_case(__VA_ARGS__))

#define BAD(gpu, layout, entry, ...)                                                                \
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "'wrong'", __VA_ARGS__),                 \
                   wgpuBindGroupRelease(create(gpu, "wrong", layout, 1, &(entry))))

static void buffers(Gpu *gpu) {
    WGPUBindGroupLayoutEntry uniform = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT, storage = uniform;
    uniform.buffer.type = WGPUBufferBindingType_Uniform;
    uniform.buffer.minBindingSize = 16;
    storage.buffer.type = WGPUBufferBindingType_Storage;
    WGPUBindGroupLayout for_uniform = layout_of(gpu, uniform), for_storage = layout_of(gpu, storage);
    WGPUBuffer buffer = buffer_new(gpu, "both", WGPUBufferUsage_Uniform | WGPUBufferUsage_Storage, 1024);
    WGPUBuffer vertices = buffer_new(gpu, "vertices", WGPUBufferUsage_Vertex, 1024);
    WGPUBindGroupEntry whole = WGPU_BIND_GROUP_ENTRY_INIT, e;
    whole.buffer = buffer;

    good(gpu, for_uniform, whole);
    good(gpu, for_storage, whole);
    e = whole, e.offset = 256, e.size = 16, good(gpu, for_uniform, e);
    e = whole, e.offset = 768, e.size = 256, good(gpu, for_storage, e);

    e = whole, e.offset = 128, e.size = 16;
    BAD(gpu, for_uniform, e, "128");
    e = whole, e.size = 8;
    BAD(gpu, for_uniform, e, "8");
    e = whole, e.offset = 768, e.size = 512;
    BAD(gpu, for_uniform, e, "both");
    e = whole, e.offset = 1024;
    BAD(gpu, for_uniform, e, "both");
    e = whole, e.offset = 2048;
    BAD(gpu, for_uniform, e, "both");
    e = whole, e.offset = UINT64_MAX - 255, e.size = 512;
    BAD(gpu, for_uniform, e, "both");
    e = whole, e.size = 0;
    BAD(gpu, for_uniform, e, "");
    e = whole, e.size = 6;
    BAD(gpu, for_storage, e, "6");
    e = whole, e.buffer = vertices;
    BAD(gpu, for_uniform, e, "vertices");
    e = whole, e.binding = 1;
    BAD(gpu, for_uniform, e, "1");
    e = whole, e.buffer = NULL;
    BAD(gpu, for_uniform, e, "0");
    wgpuBufferRelease(vertices);
    e = whole, e.buffer = vertices;
    BAD(gpu, for_uniform, e, "released");

    WGPUSampler sampler = wgpuDeviceCreateSampler(gpu->device, NULL);
    e = whole, e.sampler = sampler; /* two kinds at once */
    BAD(gpu, for_uniform, e, "");
    e.buffer = NULL; /* the wrong kind */
    BAD(gpu, for_uniform, e, "");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    e = whole, e.nextInChain = &unknown;
    BAD(gpu, for_uniform, e, "0x12345678");

    WGPUBindGroupEntry twice[2] = {whole, whole};
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "twice"),
                   wgpuBindGroupRelease(create(gpu, "twice", for_uniform, 2, twice)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "none"),
                   wgpuBindGroupRelease(create(gpu, "none", for_uniform, 0, NULL)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "entries"),
                   wgpuBindGroupRelease(create(gpu, "null", for_uniform, 1, NULL)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "entries"),
                   wgpuBindGroupRelease(create(gpu, "endless", for_uniform, SIZE_MAX / 8, twice)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "'made up'", "maxBindingsPerBindGroup"),
                   wgpuBindGroupRelease(create(gpu, "made up", for_uniform, (size_t)1 << 40, twice)));
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroup", "layout"),
                   wgpuBindGroupRelease(create(gpu, "no layout", NULL, 1, &whole)));
    wgpuBufferDestroy(buffer); /* only the submit minds */
    good(gpu, for_uniform, whole);
    wgpuSamplerRelease(sampler);
    wgpuBufferRelease(buffer);
    wgpuBindGroupLayoutRelease(for_uniform);
    wgpuBindGroupLayoutRelease(for_storage);
}

static void samplers(Gpu *gpu) {
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    WGPUBindGroupLayout layouts[3];
    for (int i = 0; i < 3; i++) {
        entry.sampler.type = (WGPUSamplerBindingType)(WGPUSamplerBindingType_Filtering + i);
        layouts[i] = layout_of(gpu, entry);
    }
    WGPUSamplerDescriptor descriptor = WGPU_SAMPLER_DESCRIPTOR_INIT;
    WGPUBindGroupEntry e[3] = {WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT};
    descriptor.magFilter = WGPUFilterMode_Linear;
    e[0].sampler = wgpuDeviceCreateSampler(gpu->device, &descriptor);
    e[1].sampler = wgpuDeviceCreateSampler(gpu->device, NULL);
    descriptor = WGPU_SAMPLER_DESCRIPTOR_INIT;
    descriptor.compare = WGPUCompareFunction_Less;
    e[2].sampler = wgpuDeviceCreateSampler(gpu->device, &descriptor);
    for (int layout = 0; layout < 3; layout++) {
        for (int kind = 0; kind < 3; kind++) {
            if (layout == kind || (layout == 0 && kind == 1)) {
                good(gpu, layouts[layout], e[kind]);
            } else {
                BAD(gpu, layouts[layout], e[kind], "0");
            }
        }
    }
    for (int i = 0; i < 3; i++) {
        wgpuSamplerRelease(e[i].sampler);
        wgpuBindGroupLayoutRelease(layouts[i]);
    }
}

static void textures(Gpu *gpu) {
    WGPUBindGroupLayoutEntry sampled = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT, stored = sampled, ints = sampled;
    sampled.texture.sampleType = WGPUTextureSampleType_Float;
    ints.texture.sampleType = WGPUTextureSampleType_Uint;
    stored.storageTexture.access = WGPUStorageTextureAccess_WriteOnly;
    stored.storageTexture.format = WGPUTextureFormat_RGBA8Unorm;
    WGPUBindGroupLayout for_sampled = layout_of(gpu, sampled), for_stored = layout_of(gpu, stored),
                        for_ints = layout_of(gpu, ints);
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.label = sv("texture");
    descriptor.usage = WGPUTextureUsage_TextureBinding | WGPUTextureUsage_StorageBinding;
    descriptor.size = (WGPUExtent3D){8, 8, 2};
    descriptor.format = WGPUTextureFormat_RGBA8Unorm;
    descriptor.mipLevelCount = 2;
    WGPUTexture texture = wgpuDeviceCreateTexture(gpu->device, &descriptor);
    WGPUTextureViewDescriptor one = WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT, v;
    one.dimension = WGPUTextureViewDimension_2D;
    one.mipLevelCount = 1;
    WGPUTextureView level = wgpuTextureCreateView(texture, &one);
    v = one, v.mipLevelCount = 2;
    WGPUTextureView levels = wgpuTextureCreateView(texture, &v);
    v = one, v.dimension = WGPUTextureViewDimension_2DArray;
    WGPUTextureView array = wgpuTextureCreateView(texture, &v);
    WGPUTexture plain = texture_new(gpu, "plain", WGPUTextureFormat_R8Unorm, WGPUTextureUsage_CopyDst, 8, 8, 1);
    WGPUTextureView unusable = wgpuTextureCreateView(plain, NULL);
    CHECK_QUIET(gpu);

    WGPUBindGroupEntry e = WGPU_BIND_GROUP_ENTRY_INIT;
    e.textureView = level, good(gpu, for_sampled, e), good(gpu, for_stored, e);
    BAD(gpu, for_ints, e, "0");
    e.textureView = levels, good(gpu, for_sampled, e);
    BAD(gpu, for_stored, e, "0");
    e.textureView = array;
    BAD(gpu, for_sampled, e, "0");
    BAD(gpu, for_stored, e, "0");
    e.textureView = unusable;
    BAD(gpu, for_sampled, e, "TEXTURE_BINDING");
    wgpuTextureViewRelease(unusable);
    BAD(gpu, for_sampled, e, "released");

    WGPUTextureView views[] = {level, levels, array};
    for (int i = 0; i < 3; i++) {
        wgpuTextureViewRelease(views[i]);
    }
    WGPUBindGroupLayout layouts[] = {for_sampled, for_stored, for_ints};
    for (int i = 0; i < 3; i++) {
        wgpuBindGroupLayoutRelease(layouts[i]);
    }
    wgpuTextureRelease(plain);
    wgpuTextureRelease(texture);
}

/* A group works after everything that made it was released. */
static void keeps_its_resources(Gpu *gpu) {
    uint32_t value = 41;
    WGPUBuffer buffer = buffer_with(gpu, "value", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, &value, 4);
    WGPUComputePipeline pipeline = compute_new(gpu, "increment", NULL,
                                               "@group(0) @binding(0) var<storage, read_write> v: u32;"
                                               "@compute @workgroup_size(1) fn main() { v += 1u; }");
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBindGroupEntry entry = WGPU_BIND_GROUP_ENTRY_INIT;
    entry.buffer = buffer;
    WGPUBindGroup group = create(gpu, "group", layout, 1, &entry);
    wgpuBindGroupLayoutRelease(layout);
    wgpuBufferAddRef(buffer);
    wgpuBufferRelease(buffer);
    wgpuBindGroupSetLabel(group, sv("renamed"));
    wgpuBindGroupAddRef(group);
    wgpuBindGroupRelease(group);

    WGPUCommandEncoder encoder = encoder_new(gpu, "use");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(encoder, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    wgpuComputePassEncoderSetBindGroup(pass, 0, group, 0, NULL);
    wgpuBindGroupRelease(group); /* the pass keeps it */
    wgpuComputePassEncoderDispatchWorkgroups(pass, 1, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    wgpuComputePipelineRelease(pipeline);
    submit(gpu, encoder);
    buffer_read(gpu, buffer, 0, &value, 4);
    CHECK_EQ(value, 42);
    CHECK_QUIET(gpu);
    wgpuBufferRelease(buffer);
    wgpuBindGroupRelease(group);
    wgpuBindGroupSetLabel(group, sv("gone"));
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    buffers(&gpu);
    samplers(&gpu);
    textures(&gpu);
    keeps_its_resources(&gpu);
    device_close(&gpu);
    return finished();
}
