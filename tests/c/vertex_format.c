/* WGPUVertexFormat: what a shader sees of given bytes, for every format. */
#include "render.h"

/* How the components lie in memory: u/s integers, n/m normalized without/with sign, f floats, p packed 10-10-10-2, b BGRA. */
typedef struct Format {
    WGPUVertexFormat format;
    char kind;
    uint32_t bits, count;
} Format;

static const Format FORMATS[] = {
    {WGPUVertexFormat_Uint8, 'u', 8, 1},     {WGPUVertexFormat_Uint8x2, 'u', 8, 2},
    {WGPUVertexFormat_Uint8x4, 'u', 8, 4},   {WGPUVertexFormat_Sint8, 's', 8, 1},
    {WGPUVertexFormat_Sint8x2, 's', 8, 2},   {WGPUVertexFormat_Sint8x4, 's', 8, 4},
    {WGPUVertexFormat_Unorm8, 'n', 8, 1},    {WGPUVertexFormat_Unorm8x2, 'n', 8, 2},
    {WGPUVertexFormat_Unorm8x4, 'n', 8, 4},  {WGPUVertexFormat_Snorm8, 'm', 8, 1},
    {WGPUVertexFormat_Snorm8x2, 'm', 8, 2},  {WGPUVertexFormat_Snorm8x4, 'm', 8, 4},
    {WGPUVertexFormat_Uint16, 'u', 16, 1},   {WGPUVertexFormat_Uint16x2, 'u', 16, 2},
    {WGPUVertexFormat_Uint16x4, 'u', 16, 4}, {WGPUVertexFormat_Sint16, 's', 16, 1},
    {WGPUVertexFormat_Sint16x2, 's', 16, 2}, {WGPUVertexFormat_Sint16x4, 's', 16, 4},
    {WGPUVertexFormat_Unorm16, 'n', 16, 1},  {WGPUVertexFormat_Unorm16x2, 'n', 16, 2},
    {WGPUVertexFormat_Unorm16x4, 'n', 16, 4},{WGPUVertexFormat_Snorm16, 'm', 16, 1},
    {WGPUVertexFormat_Snorm16x2, 'm', 16, 2},{WGPUVertexFormat_Snorm16x4, 'm', 16, 4},
    {WGPUVertexFormat_Float16, 'f', 16, 1},  {WGPUVertexFormat_Float16x2, 'f', 16, 2},
    {WGPUVertexFormat_Float16x4, 'f', 16, 4},{WGPUVertexFormat_Float32, 'f', 32, 1},
    {WGPUVertexFormat_Float32x2, 'f', 32, 2},{WGPUVertexFormat_Float32x3, 'f', 32, 3},
    {WGPUVertexFormat_Float32x4, 'f', 32, 4},{WGPUVertexFormat_Uint32, 'u', 32, 1},
    {WGPUVertexFormat_Uint32x2, 'u', 32, 2}, {WGPUVertexFormat_Uint32x3, 'u', 32, 3},
    {WGPUVertexFormat_Uint32x4, 'u', 32, 4}, {WGPUVertexFormat_Sint32, 's', 32, 1},
    {WGPUVertexFormat_Sint32x2, 's', 32, 2}, {WGPUVertexFormat_Sint32x3, 's', 32, 3},
    {WGPUVertexFormat_Sint32x4, 's', 32, 4}, {WGPUVertexFormat_Unorm10_10_10_2, 'p', 0, 4},
    {WGPUVertexFormat_Unorm8x4BGRA, 'b', 8, 4},
};

/* 0.5, -2, 1.5, 0.25 in both sizes. */
static const uint16_t HALVES[4] = {0x3800, 0xC000, 0x3E00, 0x3400};
static const float FLOATS[4] = {0.5f, -2.0f, 1.5f, 0.25f};
static const uint8_t BYTES[16] = {0x81, 0x7E, 0x02, 0xC3, 0x14, 0x95, 0x66, 0x37, 0xF8, 0x09, 0x5A, 0xAB, 0x1C, 0xED, 0x2E, 0x8F};

static uint32_t word(uint32_t bits, uint32_t i) {
    uint32_t value = 0;
    for (uint32_t byte = 0; byte < bits / 8; byte++) {
        value |= (uint32_t)BYTES[i * bits / 8 + byte] << (8 * byte);
    }
    return value;
}

static int32_t with_sign(uint32_t value, uint32_t bits) {
    uint32_t sign = UINT32_C(1) << (bits - 1);
    return (int32_t)((value ^ sign) - sign);
}

/* The four numbers that the shader must see; for integers as their bits. */
static void expected(const Format *f, float floats[4], uint32_t integers[4]) {
    for (uint32_t i = 0; i < 4; i++) {
        floats[i] = i == 3 ? 1 : 0;
        integers[i] = i == 3 ? 1 : 0;
    }
    for (uint32_t i = 0; i < f->count; i++) {
        uint32_t raw = f->kind == 'p' ? 0 : word(f->bits, i);
        switch (f->kind) {
            case 'u': integers[i] = raw; break;
            case 's': integers[i] = f->bits == 32 ? raw : (uint32_t)with_sign(raw, f->bits); break;
            case 'n': floats[i] = (float)raw / (float)((UINT32_C(1) << f->bits) - 1); break;
            case 'm': {
                float value = (float)with_sign(raw, f->bits) / (float)((UINT32_C(1) << (f->bits - 1)) - 1);
                floats[i] = value < -1 ? -1 : value;
                break;
            }
            case 'f': floats[i] = FLOATS[i]; break;
            case 'p': floats[i] = i == 3 ? (float)(word(32, 0) >> 30) / 3.0f : (float)(word(32, 0) >> (10 * i) & 1023) / 1023.0f; break;
            default: floats[i == 3 ? 3 : 2 - i] = (float)raw / 255.0f; break;
        }
    }
}

static WGPUShaderModule module_of(const Gpu *gpu, const char *type) {
    char wgsl[512];
    snprintf(wgsl, sizeof wgsl,
             "struct F { @builtin(position) p: vec4f, @location(0) @interpolate(flat) a: %s }"
             "@vertex fn vs(@builtin(vertex_index) i: u32, @location(0) a: %s) -> F {"
             "  return F(vec4f(f32(i32(i & 1u) * 4 - 1), f32(i32(i >> 1u) * 4 - 1), 0.0, 1.0), a);"
             "}"
             "@fragment fn fs(f: F) -> @location(0) %s { return f.a; }",
             type, type, type);
    return shader_new(gpu, type, wgsl);
}

static void see(Gpu *gpu, WGPUShaderModule module, WGPUTextureFormat target, const Format *f, void *out) {
    WGPUVertexAttribute attribute = WGPU_VERTEX_ATTRIBUTE_INIT;
    attribute.format = f->format;
    WGPUVertexBufferLayout layout = WGPU_VERTEX_BUFFER_LAYOUT_INIT; /* stride 0: all vertices read the same */
    layout.attributeCount = 1;
    layout.attributes = &attribute;
    RenderSetup setup;
    render_setup(&setup, "seeing", module);
    setup.descriptor.vertex.bufferCount = 1;
    setup.descriptor.vertex.buffers = &layout;
    setup.target.format = target;
    WGPURenderPipeline pipeline = wgpuDeviceCreateRenderPipeline(gpu->device, &setup.descriptor);
    const void *data = f->kind != 'f' ? (const void *)BYTES : f->bits == 16 ? (const void *)HALVES : (const void *)FLOATS;
    uint8_t bytes[16] = {0};
    memcpy(bytes, data, f->kind == 'f' && f->bits == 16 ? sizeof HALVES : sizeof bytes);
    WGPUBuffer buffer = buffer_with(gpu, "bytes", WGPUBufferUsage_Vertex, bytes, sizeof bytes);
    WGPUTexture texture = texture_new(gpu, "seen", target, WGPUTextureUsage_RenderAttachment | WGPUTextureUsage_CopySrc, 1, 1, 1);
    WGPURenderPassColorAttachment color = clear_to_black(wgpuTextureCreateView(texture, NULL));
    WGPUCommandEncoder encoder = encoder_new(gpu, "see");
    WGPURenderPassEncoder pass = pass_begin(encoder, "see", &color, NULL);
    wgpuRenderPassEncoderSetPipeline(pass, pipeline);
    wgpuRenderPassEncoderSetVertexBuffer(pass, 0, buffer, 0, WGPU_WHOLE_SIZE);
    wgpuRenderPassEncoderDraw(pass, 3, 1, 0, 0);
    pass_end(pass);
    submit(gpu, encoder);
    texture_read(gpu, texture, 0, 0, WGPUTextureAspect_All, 1, 1, 16, out);
    CHECK_QUIET(gpu);
    wgpuTextureViewRelease(color.view);
    wgpuTextureRelease(texture);
    wgpuBufferRelease(buffer);
    wgpuRenderPipelineRelease(pipeline);
}

int main(void) {
    Gpu gpu;
    device_open(&gpu);
    WGPUShaderModule floating = module_of(&gpu, "vec4f"), positive = module_of(&gpu, "vec4u"), integer = module_of(&gpu, "vec4i");
    CHECK_EQ(sizeof FORMATS / sizeof FORMATS[0], WGPUVertexFormat_Unorm8x4BGRA);
    for (size_t n = 0; n < sizeof FORMATS / sizeof FORMATS[0]; n++) {
        const Format *f = &FORMATS[n];
        float floats[4], seen_floats[4];
        uint32_t integers[4], seen_integers[4];
        expected(f, floats, integers);
        bool whole = f->kind == 'u' || f->kind == 's';
        if (whole) {
            see(&gpu, f->kind == 'u' ? positive : integer,
                f->kind == 'u' ? WGPUTextureFormat_RGBA32Uint : WGPUTextureFormat_RGBA32Sint, f, seen_integers);
        } else {
            see(&gpu, floating, WGPUTextureFormat_RGBA32Float, f, seen_floats);
        }
        for (int i = 0; i < 4; i++) {
            if (whole && seen_integers[i] != integers[i]) {
                fail(__FILE__, __LINE__, "format 0x%x, component %d: 0x%x, expected 0x%x", (unsigned)f->format, i,
                     seen_integers[i], integers[i]);
            }
            float difference = whole ? 0 : seen_floats[i] - floats[i];
            if (!(difference < 1e-5f && difference > -1e-5f)) {
                fail(__FILE__, __LINE__, "format 0x%x, component %d: %g, expected %g", (unsigned)f->format, i,
                     (double)seen_floats[i], (double)floats[i]);
            }
        }
    }
    wgpuShaderModuleRelease(floating);
    wgpuShaderModuleRelease(positive);
    wgpuShaderModuleRelease(integer);
    device_close(&gpu);
    return finished();
}
