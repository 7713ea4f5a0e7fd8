/* WGPUSampler: creation, what it does to a texture in a shader, errors. */
#include "common.h"

static void bad_case(Gpu *gpu, WGPUSamplerDescriptor descriptor, const char *part) {
    WGPUSampler sampler = NULL;
    descriptor.label = sv("wrong");
    EXPECT_INVALID(gpu, TEXTS("wgpuDeviceCreateSampler", "'wrong'", part),
                   sampler = wgpuDeviceCreateSampler(gpu->device, &descriptor));
    CHECK(sampler != NULL);
    wgpuSamplerRelease(sampler);
}
#define bad(...) CASE(bad_case(__VA_ARGS__))

static void creation(Gpu *gpu) {
    WGPUSampler plain = NULL;
    EXPECT_OK(gpu, plain = wgpuDeviceCreateSampler(gpu->device, NULL));
    CHECK(plain != NULL);
    wgpuSamplerRelease(plain);

    WGPUSamplerDescriptor all = WGPU_SAMPLER_DESCRIPTOR_INIT, d;
    all.addressModeU = WGPUAddressMode_Repeat;
    all.addressModeV = WGPUAddressMode_MirrorRepeat;
    all.addressModeW = WGPUAddressMode_ClampToEdge;
    all.magFilter = all.minFilter = WGPUFilterMode_Linear;
    all.mipmapFilter = WGPUMipmapFilterMode_Linear;
    all.lodMinClamp = 1.5f;
    all.lodMaxClamp = 2.5f;
    all.compare = WGPUCompareFunction_LessEqual;
    all.maxAnisotropy = 65535; /* clamped to what there is */
    EXPECT_OK(gpu, wgpuSamplerRelease(wgpuDeviceCreateSampler(gpu->device, &all)));

    d = all, d.addressModeU = (WGPUAddressMode)77, bad(gpu, d, "addressModeU");
    d = all, d.addressModeV = (WGPUAddressMode)77, bad(gpu, d, "addressModeV");
    d = all, d.addressModeW = (WGPUAddressMode)77, bad(gpu, d, "addressModeW");
    d = all, d.magFilter = (WGPUFilterMode)77, bad(gpu, d, "magFilter");
    d = all, d.minFilter = (WGPUFilterMode)77, bad(gpu, d, "minFilter");
    d = all, d.mipmapFilter = (WGPUMipmapFilterMode)77, bad(gpu, d, "mipmapFilter");
    d = all, d.compare = (WGPUCompareFunction)77, bad(gpu, d, "compare");
    d = all, d.lodMinClamp = -1, bad(gpu, d, "-1");
    d = all, d.lodMaxClamp = 1, bad(gpu, d, "1");
    d = all, d.lodMinClamp = NAN, bad(gpu, d, "lodMinClamp");
    d = all, d.lodMaxClamp = NAN, bad(gpu, d, "lodMaxClamp");
    d = all, d.maxAnisotropy = 0, bad(gpu, d, "0");
    d = all, d.magFilter = WGPUFilterMode_Nearest, bad(gpu, d, "");
    d = all, d.minFilter = WGPUFilterMode_Nearest, bad(gpu, d, "");
    d = all, d.mipmapFilter = WGPUMipmapFilterMode_Nearest, bad(gpu, d, "");
    WGPUChainedStruct unknown = {.next = NULL, .sType = (WGPUSType)0x12345678};
    d = all, d.nextInChain = &unknown, bad(gpu, d, "0x12345678");
}

/* Samples a 2x1 texture (0, 1) at x = 0.5, 1.25, -0.25 and gives what the shader saw. */
static void sample(Gpu *gpu, const WGPUSamplerDescriptor *descriptor, float out[3]) {
    WGPUTexture texture = texture_new(gpu, "two texels", WGPUTextureFormat_R8Unorm,
                                      WGPUTextureUsage_TextureBinding | WGPUTextureUsage_CopyDst, 2, 1, 1);
    uint8_t texels[2] = {0, 255};
    WGPUTexelCopyTextureInfo target = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    target.texture = texture;
    WGPUTexelCopyBufferLayout layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    wgpuQueueWriteTexture(gpu->queue, &target, texels, 2, &layout, &(WGPUExtent3D){2, 1, 1});
    WGPUBuffer buffer = buffer_new(gpu, "seen", WGPUBufferUsage_Storage | WGPUBufferUsage_CopySrc, 16);
    WGPUComputePipeline pipeline = compute_new(
        gpu, "sampling", NULL,
        "@group(0) @binding(0) var t: texture_2d<f32>;"
        "@group(0) @binding(1) var s: sampler;"
        "@group(0) @binding(2) var<storage, read_write> seen: array<f32, 4>;"
        "@compute @workgroup_size(1) fn main() {"
        "  seen[0] = textureSampleLevel(t, s, vec2f(0.5, 0.5), 0.0).r;"
        "  seen[1] = textureSampleLevel(t, s, vec2f(1.25, 0.5), 0.0).r;"
        "  seen[2] = textureSampleLevel(t, s, vec2f(-0.25, 0.5), 0.0).r;"
        "}");
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL);
    WGPUSampler sampler = wgpuDeviceCreateSampler(gpu->device, descriptor);
    WGPUBindGroupEntry entries[3] = {WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT, WGPU_BIND_GROUP_ENTRY_INIT};
    entries[0].textureView = view;
    entries[1].binding = 1;
    entries[1].sampler = sampler;
    entries[2].binding = 2;
    entries[2].buffer = buffer;
    WGPUBindGroupDescriptor group = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    group.layout = wgpuComputePipelineGetBindGroupLayout(pipeline, 0);
    group.entryCount = 3;
    group.entries = entries;
    WGPUBindGroup bound = wgpuDeviceCreateBindGroup(gpu->device, &group);
    WGPUCommandEncoder encoder = encoder_new(gpu, "sample");
    dispatch_once(encoder, pipeline, bound);
    submit(gpu, encoder);
    float seen[4];
    buffer_read(gpu, buffer, 0, seen, sizeof seen);
    memcpy(out, seen, 3 * sizeof *out);
    CHECK_QUIET(gpu);
    wgpuBindGroupRelease(bound);
    wgpuBindGroupLayoutRelease(group.layout);
    wgpuSamplerRelease(sampler);
    wgpuTextureViewRelease(view);
    wgpuComputePipelineRelease(pipeline);
    wgpuBufferRelease(buffer);
    wgpuTextureRelease(texture);
}

static void near_to(int line, float actual, float expected) {
    if (actual < expected - 0.02f || actual > expected + 0.02f) {
        fail(__FILE__, line, "sampled %g, expected %g", (double)actual, (double)expected);
    }
}
#define CHECK_NEAR(actual, expected) near_to(__LINE__, actual, expected)

static void filtering_and_addressing(Gpu *gpu) {
    float seen[3];
    WGPUSamplerDescriptor d = WGPU_SAMPLER_DESCRIPTOR_INIT;
    sample(gpu, &d, seen); /* nearest, clamped */
    CHECK_NEAR(seen[1], 1.0f);
    CHECK_NEAR(seen[2], 0.0f);
    d.magFilter = d.minFilter = WGPUFilterMode_Linear;
    sample(gpu, &d, seen);
    CHECK_NEAR(seen[0], 0.5f);
    CHECK_NEAR(seen[1], 1.0f);
    d.magFilter = d.minFilter = WGPUFilterMode_Nearest;
    d.addressModeU = WGPUAddressMode_Repeat;
    sample(gpu, &d, seen);
    CHECK_NEAR(seen[1], 0.0f);
    CHECK_NEAR(seen[2], 1.0f);
    d.addressModeU = WGPUAddressMode_MirrorRepeat;
    sample(gpu, &d, seen);
    CHECK_NEAR(seen[1], 1.0f);
    CHECK_NEAR(seen[2], 0.0f);
}

static void life(Gpu *gpu) {
    WGPUSampler sampler = wgpuDeviceCreateSampler(gpu->device, NULL);
    wgpuSamplerSetLabel(sampler, sv("named"));
    wgpuSamplerAddRef(sampler);
    wgpuSamplerRelease(sampler);
    wgpuSamplerSetLabel(sampler, WGPU_STRING_VIEW_INIT);
    CHECK_QUIET(gpu);
    wgpuSamplerRelease(sampler);
    wgpuSamplerRelease(sampler);
    wgpuSamplerAddRef(sampler);
    wgpuSamplerSetLabel(sampler, sv("dead"));
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    creation(&gpu);
    filtering_and_addressing(&gpu);
    life(&gpu);
    device_close(&gpu);
    return finished();
}
