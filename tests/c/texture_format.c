/* WGPUTextureFormat: what the header says that each format allows, on a device without features and with them. */
#include "render.h"

/* S sampled, F filterable, R renderable, B blendable, M multisample, W storage (read, write), X storage read-write;
 * bytes of a texel, 0 where the format cannot be written from memory. */
typedef struct Format {
    WGPUTextureFormat format;
    uint32_t bytes;
    const char *allows;
} Format;

static const Format FORMATS[] = {
    {WGPUTextureFormat_R8Unorm, 1, "SFRBM"},
    {WGPUTextureFormat_R8Snorm, 1, "SF"},
    {WGPUTextureFormat_R8Uint, 1, "SRM"},
    {WGPUTextureFormat_R8Sint, 1, "SRM"},
    {WGPUTextureFormat_R16Unorm, 2, ""},
    {WGPUTextureFormat_R16Snorm, 2, ""},
    {WGPUTextureFormat_R16Uint, 2, "SRM"},
    {WGPUTextureFormat_R16Sint, 2, "SRM"},
    {WGPUTextureFormat_R16Float, 2, "SFRBM"},
    {WGPUTextureFormat_RG8Unorm, 2, "SFRBM"},
    {WGPUTextureFormat_RG8Snorm, 2, "SF"},
    {WGPUTextureFormat_RG8Uint, 2, "SRM"},
    {WGPUTextureFormat_RG8Sint, 2, "SRM"},
    {WGPUTextureFormat_R32Float, 4, "SRMWX"},
    {WGPUTextureFormat_R32Uint, 4, "SRWX"},
    {WGPUTextureFormat_R32Sint, 4, "SRWX"},
    {WGPUTextureFormat_RG16Unorm, 4, ""},
    {WGPUTextureFormat_RG16Snorm, 4, ""},
    {WGPUTextureFormat_RG16Uint, 4, "SRM"},
    {WGPUTextureFormat_RG16Sint, 4, "SRM"},
    {WGPUTextureFormat_RG16Float, 4, "SFRBM"},
    {WGPUTextureFormat_RGBA8Unorm, 4, "SFRBMW"},
    {WGPUTextureFormat_RGBA8UnormSrgb, 4, "SFRBM"},
    {WGPUTextureFormat_RGBA8Snorm, 4, "SFW"},
    {WGPUTextureFormat_RGBA8Uint, 4, "SRMW"},
    {WGPUTextureFormat_RGBA8Sint, 4, "SRMW"},
    {WGPUTextureFormat_BGRA8Unorm, 4, "SFRBM"},
    {WGPUTextureFormat_BGRA8UnormSrgb, 4, "SFRBM"},
    {WGPUTextureFormat_RGB10A2Uint, 4, "SRM"},
    {WGPUTextureFormat_RGB10A2Unorm, 4, "SFRBM"},
    {WGPUTextureFormat_RG11B10Ufloat, 4, "SF"},
    {WGPUTextureFormat_RGB9E5Ufloat, 4, "SF"},
    {WGPUTextureFormat_RG32Float, 8, "SRW"},
    {WGPUTextureFormat_RG32Uint, 8, "SRW"},
    {WGPUTextureFormat_RG32Sint, 8, "SRW"},
    {WGPUTextureFormat_RGBA16Unorm, 8, ""},
    {WGPUTextureFormat_RGBA16Snorm, 8, ""},
    {WGPUTextureFormat_RGBA16Uint, 8, "SRMW"},
    {WGPUTextureFormat_RGBA16Sint, 8, "SRMW"},
    {WGPUTextureFormat_RGBA16Float, 8, "SFRBMW"},
    {WGPUTextureFormat_RGBA32Float, 16, "SRW"},
    {WGPUTextureFormat_RGBA32Uint, 16, "SRW"},
    {WGPUTextureFormat_RGBA32Sint, 16, "SRW"},
    {WGPUTextureFormat_Stencil8, 1, "SRM"},
    {WGPUTextureFormat_Depth16Unorm, 2, "SRM"},
    {WGPUTextureFormat_Depth24Plus, 0, "SRM"},
    {WGPUTextureFormat_Depth24PlusStencil8, 0, "SRM"},
    {WGPUTextureFormat_Depth32Float, 0, "SRM"},
    {WGPUTextureFormat_Depth32FloatStencil8, 0, ""},
};

static const char *name_of(const Format *format) {
    static char text[32];
    snprintf(text, sizeof text, "format 0x%x", (unsigned)format->format);
    return text;
}

static void agree(const Format *format, char letter, bool allowed) {
    bool said = strchr(format->allows, letter) != NULL;
    if (allowed != said) {
        fail(__FILE__, __LINE__, "%s: '%c' is %s, but the header says otherwise", name_of(format), letter,
             allowed ? "allowed" : "refused");
    }
}

static bool is_depth(WGPUTextureFormat format) {
    return format >= WGPUTextureFormat_Stencil8 && format <= WGPUTextureFormat_Depth32FloatStencil8;
}

static WGPUTexture create(const Gpu *gpu, WGPUTextureFormat format, WGPUTextureUsage usage, uint32_t samples) {
    WGPUTextureDescriptor descriptor = WGPU_TEXTURE_DESCRIPTOR_INIT;
    descriptor.usage = usage;
    descriptor.size = (WGPUExtent3D){120, 120, 1}; /* whole blocks of every format */
    descriptor.format = format;
    descriptor.sampleCount = samples;
    return wgpuDeviceCreateTexture(gpu->device, &descriptor);
}

/* Whether these statements go without a validation error. */
#define WORKS(gpu, result, ...)                                                   \
    do {                                                                          \
        wgpuDevicePushErrorScope((gpu)->device, WGPUErrorFilter_Validation);      \
        __VA_ARGS__;                                                              \
        result = scope_pop(gpu).count == 0;                                       \
    } while (0)

static bool creates(Gpu *gpu, WGPUTextureFormat format, WGPUTextureUsage usage, uint32_t samples) {
    bool works;
    WGPUTexture texture;
    WORKS(gpu, works, texture = create(gpu, format, usage, samples));
    CHECK(texture != NULL);
    CHECK_EQ(wgpuTextureGetFormat(texture), format);
    wgpuTextureRelease(texture);
    return works;
}

static bool filters(Gpu *gpu, WGPUTextureFormat format) {
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = WGPUShaderStage_Fragment;
    entry.texture.sampleType = WGPUTextureSampleType_Float;
    WGPUBindGroupLayoutDescriptor layout = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    layout.entryCount = 1;
    layout.entries = &entry;
    WGPUTexture texture = create(gpu, format, WGPUTextureUsage_TextureBinding, 1);
    WGPUTextureView view = wgpuTextureCreateView(texture, NULL);
    WGPUBindGroupEntry bound = WGPU_BIND_GROUP_ENTRY_INIT;
    bound.textureView = view;
    WGPUBindGroupDescriptor group = WGPU_BIND_GROUP_DESCRIPTOR_INIT;
    group.layout = wgpuDeviceCreateBindGroupLayout(gpu->device, &layout);
    group.entryCount = 1;
    group.entries = &bound;
    bool works;
    WORKS(gpu, works, wgpuBindGroupRelease(wgpuDeviceCreateBindGroup(gpu->device, &group)));
    wgpuBindGroupLayoutRelease(group.layout);
    wgpuTextureViewRelease(view);
    wgpuTextureRelease(texture);
    return works;
}

static bool stores(Gpu *gpu, WGPUTextureFormat format, WGPUStorageTextureAccess access) {
    WGPUBindGroupLayoutEntry entry = WGPU_BIND_GROUP_LAYOUT_ENTRY_INIT;
    entry.visibility = WGPUShaderStage_Compute;
    entry.storageTexture.access = access;
    entry.storageTexture.format = format;
    WGPUBindGroupLayoutDescriptor layout = WGPU_BIND_GROUP_LAYOUT_DESCRIPTOR_INIT;
    layout.entryCount = 1;
    layout.entries = &entry;
    bool works;
    WORKS(gpu, works, wgpuBindGroupLayoutRelease(wgpuDeviceCreateBindGroupLayout(gpu->device, &layout)));
    return works;
}

/* A pipeline that draws to the format, of the numeric type that it wants. */
static bool draws(Gpu *gpu, WGPUShaderModule const modules[3], WGPUTextureFormat format, bool blending) {
    WGPUBlendState blend = {WGPU_BLEND_COMPONENT_INIT, WGPU_BLEND_COMPONENT_INIT};
    blend.color.dstFactor = WGPUBlendFactor_One;
    for (int type = 0; type < 3; type++) {
        RenderSetup setup;
        render_setup(&setup, "format", modules[type]);
        setup.target.format = format;
        setup.target.blend = blending ? &blend : NULL;
        bool works;
        WORKS(gpu, works, wgpuRenderPipelineRelease(wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor)));
        if (works) {
            return true;
        }
    }
    return false;
}

/* The size of a texel is what a write of one needs, and no byte less. */
static void texel_size(Gpu *gpu, const Format *format) {
    WGPUTexture texture = texture_new(gpu, "texel", format->format, WGPUTextureUsage_CopyDst, 1, 1, 1);
    WGPUTexelCopyTextureInfo target = WGPU_TEXEL_COPY_TEXTURE_INFO_INIT;
    target.texture = texture;
    WGPUTexelCopyBufferLayout layout = WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT;
    const uint8_t bytes[16] = {0};
    const WGPUExtent3D one = {1, 1, 1};
    EXPECT_OK(gpu, wgpuQueueWriteTexture(gpu->queue, &target, bytes, format->bytes, &layout, &one));
    EXPECT_INVALID(gpu, TEXTS("wgpuQueueWriteTexture"),
                   wgpuQueueWriteTexture(gpu->queue, &target, bytes, format->bytes - 1, &layout, &one));
    wgpuTextureRelease(texture);
}

static void without_features(void) {
    Gpu gpu;
    device_open(&gpu);
    static const char *const TYPES[3] = {"vec4f", "vec4u", "vec4i"};
    WGPUShaderModule modules[3];
    for (int i = 0; i < 3; i++) {
        char wgsl[256];
        snprintf(wgsl, sizeof wgsl,
                 "@vertex fn vs() -> @builtin(position) vec4f { return vec4f(); }"
                 "@fragment fn fs() -> @location(0) %s { return %s(); }",
                 TYPES[i], TYPES[i]);
        modules[i] = shader_new(&gpu, TYPES[i], wgsl);
    }
    for (size_t i = 0; i < sizeof FORMATS / sizeof FORMATS[0]; i++) {
        const Format *f = &FORMATS[i];
        agree(f, 'S', creates(&gpu, f->format, WGPUTextureUsage_TextureBinding, 1));
        agree(f, 'R', creates(&gpu, f->format, WGPUTextureUsage_RenderAttachment, 1));
        agree(f, 'W', creates(&gpu, f->format, WGPUTextureUsage_StorageBinding, 1));
        agree(f, 'M', creates(&gpu, f->format, WGPUTextureUsage_RenderAttachment, 4));
        if (f->allows[0] == '\0') {
            continue;
        }
        agree(f, 'F', filters(&gpu, f->format));
        agree(f, 'W', stores(&gpu, f->format, WGPUStorageTextureAccess_WriteOnly));
        agree(f, 'W', stores(&gpu, f->format, WGPUStorageTextureAccess_ReadOnly));
        agree(f, 'X', stores(&gpu, f->format, WGPUStorageTextureAccess_ReadWrite));
        if (!is_depth(f->format)) {
            agree(f, 'R', draws(&gpu, modules, f->format, false));
            agree(f, 'B', draws(&gpu, modules, f->format, true));
        }
        if (f->bytes != 0) {
            texel_size(&gpu, f);
        }
    }
    /* Compressed formats need a feature each. */
    for (uint32_t format = WGPUTextureFormat_BC1RGBAUnorm; format <= WGPUTextureFormat_ASTC12x12UnormSrgb; format++) {
        CHECK(!creates(&gpu, (WGPUTextureFormat)format, WGPUTextureUsage_TextureBinding, 1));
    }
    for (int i = 0; i < 3; i++) {
        wgpuShaderModuleRelease(modules[i]);
    }
    device_close(&gpu);
}

static void with_their_feature(void) {
    struct {
        uint32_t feature;
        WGPUTextureFormat first, last;
        WGPUTextureUsage usage;
    } cases[] = {
        {WGPUFeatureName_TextureCompressionBC, WGPUTextureFormat_BC1RGBAUnorm, WGPUTextureFormat_BC7RGBAUnormSrgb,
         WGPUTextureUsage_TextureBinding},
        {WGPUFeatureName_TextureCompressionETC2, WGPUTextureFormat_ETC2RGB8Unorm, WGPUTextureFormat_EACRG11Snorm,
         WGPUTextureUsage_TextureBinding},
        {WGPUFeatureName_TextureCompressionASTC, WGPUTextureFormat_ASTC4x4Unorm, WGPUTextureFormat_ASTC12x12UnormSrgb,
         WGPUTextureUsage_TextureBinding},
        {WGPUFeatureName_Depth32FloatStencil8, WGPUTextureFormat_Depth32FloatStencil8,
         WGPUTextureFormat_Depth32FloatStencil8, WGPUTextureUsage_RenderAttachment},
        {WGPUFeatureName_RG11B10UfloatRenderable, WGPUTextureFormat_RG11B10Ufloat, WGPUTextureFormat_RG11B10Ufloat,
         WGPUTextureUsage_RenderAttachment},
        {WGPUFeatureName_BGRA8UnormStorage, WGPUTextureFormat_BGRA8Unorm, WGPUTextureFormat_BGRA8Unorm,
         WGPUTextureUsage_StorageBinding},
        {WGPUNativeFeature_TextureFormat16bitNorm, WGPUTextureFormat_R16Unorm, WGPUTextureFormat_R16Snorm,
         WGPUTextureUsage_TextureBinding},
        {WGPUNativeFeature_TextureFormat16bitNorm, WGPUTextureFormat_RGBA16Unorm, WGPUTextureFormat_RGBA16Snorm,
         WGPUTextureUsage_StorageBinding},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Gpu gpu;
        WGPUFeatureName feature = (WGPUFeatureName)cases[i].feature;
        char name[32];
        snprintf(name, sizeof name, "feature 0x%x", (unsigned)feature);
        if (!device_open_if(&gpu, feature, name)) {
            continue;
        }
        for (uint32_t format = cases[i].first; format <= (uint32_t)cases[i].last; format++) {
            if (!creates(&gpu, (WGPUTextureFormat)format, cases[i].usage, 1)) {
                fail(__FILE__, __LINE__, "format 0x%x is refused with feature 0x%x", format, (unsigned)feature);
            }
        }
        device_close(&gpu);
    }
    /* Floats of 32 bits. */
    Gpu gpu;
    WGPUFeatureName floats[] = {WGPUFeatureName_Float32Filterable, WGPUFeatureName_Float32Blendable};
    device_open_with(&gpu, with_features(floats, 2));
    WGPUShaderModule module = shader_new(&gpu, "cover", COVER);
    WGPUShaderModule const modules[3] = {module, module, module};
    CHECK(filters(&gpu, WGPUTextureFormat_R32Float) && filters(&gpu, WGPUTextureFormat_RGBA32Float));
    CHECK(draws(&gpu, modules, WGPUTextureFormat_R32Float, true));
    CHECK(draws(&gpu, modules, WGPUTextureFormat_RGBA32Float, true));
    wgpuShaderModuleRelease(module);
    device_close(&gpu);
}

int main(void) {
    without_features();
    with_their_feature();
    return finished();
}
