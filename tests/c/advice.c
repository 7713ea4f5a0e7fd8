/* What messages of core do not say and ours do: which limit, what is to choose from, how to mend it. */
#include "render.h"

static void limits(Gpu *gpu) {
    WGPULimits has = WGPU_LIMITS_INIT;
    wgpuDeviceGetLimits(gpu->device, &has);
    WGPULimits most = WGPU_LIMITS_INIT;
    wgpuAdapterGetLimits(gpu->adapter, &most);
    char number[32];
    snprintf(number, sizeof number, "%llu", (unsigned long long)most.maxBufferSize);
    REQUIRE(most.maxBufferSize > has.maxBufferSize);
    EXPECT_INVALID(gpu, TEXTS("'large'", "help: ", "maxBufferSize", number, "requiredLimits"),
                   wgpuBufferRelease(buffer_new(gpu, "large", WGPUBufferUsage_Storage, has.maxBufferSize + 4)));

    WGPUTextureDescriptor texture = WGPU_TEXTURE_DESCRIPTOR_INIT;
    texture.format = WGPUTextureFormat_RGBA8Unorm;
    texture.usage = WGPUTextureUsage_TextureBinding;
    texture.label = sv("wide");
    texture.size = (WGPUExtent3D){has.maxTextureDimension2D + 1, 1, 1};
    EXPECT_INVALID(gpu, TEXTS("'wide'", "descriptor.size.width", "maxTextureDimension2D", "help: "),
                   wgpuTextureRelease(wgpuDeviceCreateTexture(gpu->device, &texture)));
    texture.size = (WGPUExtent3D){1, has.maxTextureDimension2D + 1, 1};
    EXPECT_INVALID(gpu, TEXTS("descriptor.size.height", "maxTextureDimension2D"),
                   wgpuTextureRelease(wgpuDeviceCreateTexture(gpu->device, &texture)));
    texture.size = (WGPUExtent3D){1, 1, has.maxTextureArrayLayers + 1};
    EXPECT_INVALID(gpu, TEXTS("descriptor.size.depthOrArrayLayers", "maxTextureArrayLayers"),
                   wgpuTextureRelease(wgpuDeviceCreateTexture(gpu->device, &texture)));
    texture.dimension = WGPUTextureDimension_1D;
    texture.size = (WGPUExtent3D){has.maxTextureDimension1D + 1, 1, 1};
    EXPECT_INVALID(gpu, TEXTS("descriptor.size.width", "maxTextureDimension1D"),
                   wgpuTextureRelease(wgpuDeviceCreateTexture(gpu->device, &texture)));
    texture.dimension = WGPUTextureDimension_3D;
    texture.size = (WGPUExtent3D){1, 1, has.maxTextureDimension3D + 1};
    EXPECT_INVALID(gpu, TEXTS("descriptor.size.depthOrArrayLayers", "maxTextureDimension3D"),
                   wgpuTextureRelease(wgpuDeviceCreateTexture(gpu->device, &texture)));

    WGPUComputePipeline pipeline = compute_new(gpu, "empty", NULL, "@compute @workgroup_size(1) fn main() {}");
    WGPUCommandEncoder e = encoder_new(gpu, "many");
    WGPUComputePassEncoder pass = wgpuCommandEncoderBeginComputePass(e, NULL);
    wgpuComputePassEncoderSetPipeline(pass, pipeline);
    wgpuComputePassEncoderDispatchWorkgroups(pass, has.maxComputeWorkgroupsPerDimension + 1, 1, 1);
    wgpuComputePassEncoderEnd(pass);
    wgpuComputePassEncoderRelease(pass);
    EXPECT_INVALID(gpu, TEXTS("'many'", "help: ", "maxComputeWorkgroupsPerDimension"),
                   wgpuCommandBufferRelease(wgpuCommandEncoderFinish(e, NULL)));
    wgpuCommandEncoderRelease(e);
    wgpuComputePipelineRelease(pipeline);

    /* A limit that core names in its own way. */
    WGPUBindGroupLayoutEntry entries[65];
    for (uint32_t i = 0; i < 65; i++) {
        entries[i] = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
        entries[i].binding = i;
        entries[i].visibility = WGPUShaderStage_Compute;
        entries[i].buffer.type = WGPUBufferBindingType_Uniform;
        entries[i].buffer.hasDynamicOffset = WGPU_TRUE;
    }
    WGPUBindGroupLayoutDescriptor layout = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    layout.entries = entries;
    layout.entryCount = has.maxDynamicUniformBuffersPerPipelineLayout + 1;
    REQUIRE(layout.entryCount <= 65);
    EXPECT_INVALID(gpu, TEXTS("help: ", "maxDynamicUniformBuffersPerPipelineLayout is"),
                   wgpuBindGroupLayoutRelease(wgpuDeviceCreateBindGroupLayout(gpu->device, &layout)));
}

static void buffers(Gpu *gpu) {
    WGPUBufferDescriptor odd = WGPU_BUFFER_DESCRIPTOR_INIT;
    odd.size = 6;
    odd.usage = WGPUBufferUsage_Vertex;
    odd.mappedAtCreation = WGPU_TRUE;
    EXPECT_INVALID(gpu, TEXTS("help: ", "multiple of 4"), wgpuBufferRelease(wgpuDeviceCreateBuffer(gpu->device, &odd)));
    EXPECT_INVALID(gpu, TEXTS("help: ", "second buffer"),
                   wgpuBufferRelease(buffer_new(gpu, "both", WGPUBufferUsage_MapRead | WGPUBufferUsage_Storage, 16)));
}

static void alignments(Gpu *gpu) {
    WGPUBuffer buffer = buffer_new(gpu, "numbers", WGPUBufferUsage_CopyDst | WGPUBufferUsage_CopySrc, 64);
    EXPECT_INVALID(gpu, TEXTS("'numbers'", "help: ", "multiples of 4"), wgpuQueueWriteBuffer(gpu->queue, buffer, 2, "abcd", 4));
    WGPUBuffer other = buffer_new(gpu, "other", WGPUBufferUsage_CopyDst, 64);
    EXPECT_BAD_RECORDING(gpu, TEXTS("help: ", "multiples of 4"),
                         wgpuCommandEncoderCopyBufferToBuffer(e, buffer, 0, other, 32, 6));
    wgpuBufferRelease(other);
    wgpuBufferRelease(buffer);
}

static void rows(Gpu *gpu) {
    WGPUTexture texture = texture_new(gpu, "photo", WGPUTextureFormat_RGBA8Unorm,
                                      WGPUTextureUsage_CopyDst | WGPUTextureUsage_CopySrc, 4, 4, 1);
    uint8_t pixels[64] = {0};
    WGPUTexelCopyTextureInfo to = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    to.texture = texture;
    WGPUTexelCopyBufferLayout layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    WGPUExtent3D size = {4, 4, 1};
    EXPECT_INVALID(gpu, TEXTS("'photo'", "help: ", "width times"),
                   wgpuQueueWriteTexture(gpu->queue, &to, pixels, sizeof pixels, &layout, &size));
    layout.bytesPerRow = 12; /* three channels */
    EXPECT_INVALID(gpu, TEXTS("'photo'", "help: ", "give pixels of three a fourth"),
                   wgpuQueueWriteTexture(gpu->queue, &to, pixels, sizeof pixels, &layout, &size));
    WGPUBuffer buffer = buffer_new(gpu, "rows", WGPUBufferUsage_CopyDst, 64);
    WGPUTexelCopyBufferInfo rows = WGPU_TEXEL_COPY_BUFFER_INFO_INIT;
    rows.buffer = buffer;
    rows.layout.bytesPerRow = 16;
    EXPECT_BAD_RECORDING(gpu, TEXTS("help: ", "multiple of 256"),
                         wgpuCommandEncoderCopyTextureToBuffer(e, &to, &rows, &size));
    wgpuBufferRelease(buffer);
    wgpuTextureRelease(texture);
}

static void features(Gpu *gpu) {
    WGPUQuerySetDescriptor times = WGPU_QUERY_SET_DESCRIPTOR_INIT;
    times.type = WGPUQueryType_Timestamp;
    times.count = 2;
    EXPECT_INVALID(gpu, TEXTS("help: add WGPUFeatureName_TimestampQuery to requiredFeatures"),
                   wgpuQuerySetRelease(wgpuDeviceCreateQuerySet(gpu->device, &times)));
}

static void groups(Gpu *gpu) {
    WGPUComputePipeline pipeline =
        compute_new(gpu, "two", NULL,
                    "@group(0) @binding(0) var<storage, read_write> a: u32; @group(0) @binding(1) var<uniform> b: u32;"
                    "@compute @workgroup_size(1) fn main() { a = b; }");
    WGPUBindGroupLayout layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    WGPUBuffer buffer = buffer_new(gpu, "one", WGPUBufferUsage_Storage, 16);
    EXPECT_INVALID(gpu, TEXTS("'group'", "help: ", "its entry points use"),
                   wgpuBindGroupRelease(group_of_buffer(gpu, layout, buffer, 16)));
    WGPUBindGroupEntry entries[2] = {WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT};
    entries[0].buffer = buffer;
    entries[0].size = 16;
    entries[1].binding = 7;
    entries[1].buffer = buffer;
    entries[1].size = 16;
    WGPUBindGroupDescriptor descriptor = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    descriptor.label = sv("group");
    descriptor.layout = layout;
    descriptor.entryCount = 2;
    descriptor.entries = entries;
    EXPECT_INVALID(gpu, TEXTS("binding 7", "help: ", "its entry points use"),
                   wgpuBindGroupRelease(wgpuDeviceCreateBindGroup(gpu->device, &descriptor)));
    /* Core has the two kinds the wrong way round. */
    WGPUSampler sampler = wgpuDeviceCreateSampler(gpu->device, NULL);
    entries[1] = WGPU_BIND_GROUP_ENTRY_INIT;
    entries[1].binding = 1;
    entries[1].sampler = sampler;
    EXPECT_INVALID(gpu, TEXTS("'group'", "Binding 1 is given a Sampler, but the layout has Buffer"),
                   wgpuBindGroupRelease(wgpuDeviceCreateBindGroup(gpu->device, &descriptor)));
    wgpuSamplerRelease(sampler);
    wgpuBufferRelease(buffer);
    wgpuBindGroupLayoutRelease(layout);
    wgpuComputePipelineRelease(pipeline);
}

static void entry_points(Gpu *gpu) {
    WGPUShaderModule module = shader_new(gpu, "mod",
                                         "@compute @workgroup_size(1) fn first() {} @compute @workgroup_size(1) fn second() {}"
                                         "@vertex fn vs(@location(3) a: vec3f) -> @builtin(position) vec4f { return vec4f(a, 1); }"
                                         "@fragment fn fs() -> @location(0) vec4f { return vec4f(1); }");
    WGPUComputePipelineDescriptor compute = WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT;
    compute.label = sv("pipe");
    compute.compute.module = module;
    compute.compute.entryPoint = sv("frist");
    EXPECT_INVALID(gpu, TEXTS("'pipe'", "descriptor.compute", "entry point 'frist'", "'first' (Compute)", "'vs' (Vertex)"),
                   wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &compute)));
    compute.compute.entryPoint = sv("vs"); /* of another stage */
    EXPECT_INVALID(gpu, TEXTS("entry point 'vs'", "the stage is Compute", "'vs' (Vertex)"),
                   wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &compute)));
    compute.compute.entryPoint = WGPU_STRING_VIEW_INIT; /* two to choose from */
    EXPECT_INVALID(gpu, TEXTS("`entryPoint` is not given", "'first' (Compute)", "'second' (Compute)"),
                   wgpuComputePipelineRelease(wgpuDeviceCreateComputePipeline(gpu->device, &compute)));

    RenderSetup setup;
    render_setup(&setup, "draw", module);
    setup.fragment.entryPoint = sv("main");
    WGPUVertexAttribute attribute = WGPU_VERTEX_ATTRIBUTE_INIT;
    attribute.format = WGPUVertexFormat_Float32x3;
    WGPUVertexBufferLayout layout = WGPU_VERTEX_BUFFER_LAYOUT_INIT;
    layout.stepMode = WGPUVertexStepMode_Vertex;
    layout.arrayStride = 12;
    layout.attributeCount = 1;
    layout.attributes = &attribute;
    setup.descriptor.vertex.bufferCount = 1;
    setup.descriptor.vertex.buffers = &layout;
    EXPECT_INVALID(gpu, TEXTS("'draw'", "descriptor.vertex", "@location(3) as vec3<f32>", "shaderLocation", "[0]"),
                   wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor)));
    attribute.shaderLocation = 3;
    EXPECT_INVALID(gpu, TEXTS("'draw'", "descriptor.fragment", "entry point 'main'", "'fs' (Fragment)"),
                   wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor)));
    setup.fragment.entryPoint = sv("fs");
    EXPECT_OK(gpu, wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor)));
    wgpuShaderModuleRelease(module);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    limits(&gpu);
    buffers(&gpu);
    alignments(&gpu);
    rows(&gpu);
    features(&gpu);
    groups(&gpu);
    entry_points(&gpu);
    device_close(&gpu);
    return finished();
}
