/* WGPUBindGroupLayout: every kind of entry and every rule of the descriptor. */
#include "common.h"

static WGPUBindGroupLayout create(Gpu *gpu, const char *label, size_t count, const WGPUBindGroupLayoutEntry *entries) {
    WGPUBindGroupLayoutDescriptor descriptor = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    descriptor.label = sv(label);
    descriptor.entryCount = count;
    descriptor.entries = entries;
    return wgpuDeviceCreateBindGroupLayout(gpu->device, &descriptor);
}

static void good_case(Gpu *gpu, WGPUBindGroupLayoutEntry entry) {
    WGPUBindGroupLayout layout = NULL;
    EXPECT_OK(gpu, layout = create(gpu, "good", 1, &entry));
    CHECK(layout != NULL);
    wgpuBindGroupLayoutRelease(layout);
}
#define good(...) CASE(good_case(__VA_ARGS__))

static void bad_case(Gpu *gpu, WGPUBindGroupLayoutEntry entry, const char *part) {
    WGPUBindGroupLayout layout = NULL;
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "'wrong'", part), layout = create(gpu, "wrong", 1, &entry));
    CHECK(layout != NULL);
    wgpuBindGroupLayoutRelease(layout);
}
#define bad(...) CASE(bad_case(__VA_ARGS__))

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUBindGroupLayoutEntry none = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT, e;
    none.visibility = WGPUShaderStage_Compute;
    WGPUBindGroupLayoutEntry buffer = none, sampler = none, texture = none, storage = none;
    buffer.buffer.type = WGPUBufferBindingType_Uniform;
    sampler.sampler.type = WGPUSamplerBindingType_Filtering;
    texture.texture.sampleType = WGPUTextureSampleType_Float;
    storage.storageTexture.access = WGPUStorageTextureAccess_WriteOnly;
    storage.storageTexture.format = WGPUTextureFormat_RGBA8Unorm;

    EXPECT_OK(&gpu, wgpuBindGroupLayoutRelease(create(&gpu, "empty", 0, NULL)));
    good(&gpu, buffer);
    e = buffer, e.buffer.type = WGPUBufferBindingType_Undefined, good(&gpu, e);
    e = buffer, e.buffer.type = WGPUBufferBindingType_Storage, e.buffer.hasDynamicOffset = WGPU_TRUE, good(&gpu, e);
    e = buffer, e.buffer.type = WGPUBufferBindingType_ReadOnlyStorage, e.buffer.minBindingSize = 16, good(&gpu, e);
    good(&gpu, sampler);
    e = sampler, e.sampler.type = WGPUSamplerBindingType_Undefined, good(&gpu, e);
    e = sampler, e.sampler.type = WGPUSamplerBindingType_NonFiltering, good(&gpu, e);
    e = sampler, e.sampler.type = WGPUSamplerBindingType_Comparison, good(&gpu, e);
    for (int t = WGPUTextureSampleType_Undefined; t <= WGPUTextureSampleType_Uint; t++) {
        e = texture, e.texture.sampleType = (WGPUTextureSampleType)t, good(&gpu, e);
    }
    for (int d = WGPUTextureViewDimension_Undefined; d <= WGPUTextureViewDimension_3D; d++) {
        e = texture, e.texture.viewDimension = (WGPUTextureViewDimension)d, good(&gpu, e);
    }
    e = texture, e.texture.sampleType = WGPUTextureSampleType_UnfilterableFloat;
    e.texture.multisampled = WGPU_TRUE, good(&gpu, e);
    good(&gpu, storage);
    e = storage, e.storageTexture.access = WGPUStorageTextureAccess_Undefined, good(&gpu, e);
    e = storage, e.storageTexture.access = WGPUStorageTextureAccess_ReadOnly, good(&gpu, e);
    e = storage, e.storageTexture.access = WGPUStorageTextureAccess_ReadWrite;
    e.storageTexture.format = WGPUTextureFormat_R32Uint, good(&gpu, e);
    e = buffer, e.bindingArraySize = 1, good(&gpu, e);
    e = buffer, e.visibility = WGPUShaderStage_None, good(&gpu, e);
    e = buffer, e.visibility = WGPUShaderStage_Vertex | WGPUShaderStage_Fragment | WGPUShaderStage_Compute, good(&gpu, e);

    bad(&gpu, none, "binding 0");
    e = buffer, e.sampler = sampler.sampler, bad(&gpu, e, "binding 0");
    e = texture, e.storageTexture = storage.storageTexture, bad(&gpu, e, "binding 0");
    e = buffer, e.buffer.type = (WGPUBufferBindingType)77, bad(&gpu, e, "buffer.type");
    e = sampler, e.sampler.type = (WGPUSamplerBindingType)77, bad(&gpu, e, "sampler.type");
    e = texture, e.texture.sampleType = (WGPUTextureSampleType)77, bad(&gpu, e, "texture.sampleType");
    e = texture, e.texture.viewDimension = (WGPUTextureViewDimension)77, bad(&gpu, e, "texture.viewDimension");
    e = storage, e.storageTexture.access = (WGPUStorageTextureAccess)77, bad(&gpu, e, "storageTexture.access");
    e = storage, e.storageTexture.format = (WGPUTextureFormat)0x7777, bad(&gpu, e, "storageTexture.format");
    e = storage, e.storageTexture.format = WGPUTextureFormat_Undefined, bad(&gpu, e, "storageTexture.format");
    e = storage, e.storageTexture.viewDimension = (WGPUTextureViewDimension)77, bad(&gpu, e, "storageTexture.viewDimension");
    e = buffer, e.visibility = 0x80, bad(&gpu, e, "");
    e = buffer, e.visibility = UINT64_C(1) << 36, bad(&gpu, e, "visibility");
    e = buffer, e.binding = 1000, bad(&gpu, e, "1000");
    e = buffer, e.binding = UINT32_MAX, bad(&gpu, e, "4294967295");
    e = buffer, e.bindingArraySize = 4, bad(&gpu, e, ""); /* needs a native feature */
    e = buffer, e.buffer.type = WGPUBufferBindingType_Storage, e.visibility = WGPUShaderStage_Vertex, bad(&gpu, e, "");
    e = storage, e.visibility = WGPUShaderStage_Vertex, bad(&gpu, e, "");
    e = storage, e.storageTexture.format = WGPUTextureFormat_R8Unorm, bad(&gpu, e, "");
    e = storage, e.storageTexture.access = WGPUStorageTextureAccess_ReadWrite, bad(&gpu, e, "");
    e = storage, e.storageTexture.viewDimension = WGPUTextureViewDimension_Cube, bad(&gpu, e, "");
    e = texture, e.texture.multisampled = WGPU_TRUE, bad(&gpu, e, "");
    e.texture.sampleType = WGPUTextureSampleType_UnfilterableFloat;
    e.texture.viewDimension = WGPUTextureViewDimension_3D, bad(&gpu, e, "");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    e = buffer, e.nextInChain = &unknown, bad(&gpu, e, "0x12345678");
    e = buffer, e.buffer.nextInChain = &unknown, bad(&gpu, e, "0x12345678");
    e = texture, e.texture.nextInChain = &unknown, bad(&gpu, e, "0x12345678");

    WGPUBindGroupLayoutEntry twice[2] = {buffer, sampler};
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "0"),
                   wgpuBindGroupLayoutRelease(create(&gpu, "twice", 2, twice)));
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "entries"),
                   wgpuBindGroupLayoutRelease(create(&gpu, "nothing", 3, NULL)));
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "entries"),
                   wgpuBindGroupLayoutRelease(create(&gpu, "endless", SIZE_MAX, twice)));
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "'made up'", "maxBindingsPerBindGroup"),
                   wgpuBindGroupLayoutRelease(create(&gpu, "made up", (size_t)1 << 40, twice)));
    /* More than a stage may have, in one layout and in two. */
    WGPUBindGroupLayoutEntry many[20];
    for (uint32_t i = 0; i < 20; i++) {
        many[i] = sampler;
        many[i].binding = i;
    }
    EXPECT_OK(&gpu, wgpuBindGroupLayoutRelease(create(&gpu, "sixteen", 16, many)));
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroupLayout", "'many'", "Samplers", "16", "17"),
                   wgpuBindGroupLayoutRelease(create(&gpu, "many", 17, many)));
    WGPUBindGroupLayout both[2] = {create(&gpu, "most", 16, many), create(&gpu, "one", 1, many)};
    WGPUPipelineLayoutDescriptor whole = WGPU_PIPELINE_LAYOUT_DESCRIPTOR_INIT;
    whole.bindGroupLayoutCount = 2;
    whole.bindGroupLayouts = both;
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreatePipelineLayout", "Samplers", "16", "17"),
                   wgpuPipelineLayoutRelease(wgpuDeviceCreatePipelineLayout(gpu.device, &whole)));
    wgpuBindGroupLayoutRelease(both[0]);
    wgpuBindGroupLayoutRelease(both[1]);

    WGPUBindGroupLayout layout = create(&gpu, "life", 1, &buffer);
    wgpuBindGroupLayoutSetLabel(layout, sv("renamed"));
    wgpuBindGroupLayoutAddRef(layout);
    wgpuBindGroupLayoutRelease(layout);
    WGPUBindGroupDescriptor group = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    group.layout = layout;
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroup"),
                   wgpuBindGroupRelease(wgpuDeviceCreateBindGroup(gpu.device, &group))); /* no entries, but alive */
    wgpuBindGroupLayoutRelease(layout);
    EXPECT_INVALID(&gpu, TEXTS("wgpuDeviceCreateBindGroup", "released"),
                   wgpuBindGroupRelease(wgpuDeviceCreateBindGroup(gpu.device, &group)));
    wgpuBindGroupLayoutRelease(layout);
    device_close(&gpu);
    return finished();
}
