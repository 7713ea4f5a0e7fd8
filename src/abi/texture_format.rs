//! Texture formats.

use super::*;

/// Format of the texels of a texture: size, channels, and what it may be used for.
///
/// Every format can be sampled and, but for some depth formats, copied to and from buffers and
/// other textures. The rest is said of each one:
///
/// - Filterable: linear samplers may read it (`WGPUTextureSampleType_Float`); others are read
///   unfiltered.
/// - Renderable: [`WGPUTextureUsage_RenderAttachment`] is allowed.
/// - Blendable: a [`WGPUColorTargetState`] with this format may blend.
/// - Multisample: it may have 4 samples; resolvable: they may be resolved to one.
/// - Storage: [`WGPUTextureUsage_StorageBinding`] is allowed, for these accesses.
/// - Counts n bytes: weight in `maxColorAttachmentBytesPerSample`, where it is not the size.
///
/// What is said holds on every adapter. With
/// `WGPUNativeFeature_TextureAdapterSpecificFormatFeatures` a device allows all that its adapter
/// can do. Bytes of a number are in the order of the host.
///
/// Spec: GPUTextureFormat.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureFormat {
    /// No format: stands for "none" or for a default where a member says so, else a validation
    /// error.
    Undefined = 0,
    /// 1 byte: red, unsigned normalized, 8 bits.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable.
    R8Unorm = 1,
    /// 1 byte: red, signed normalized, 8 bits.
    ///
    /// Filterable.
    R8Snorm = 2,
    /// 1 byte: red, unsigned integer, 8 bits.
    ///
    /// Renderable, multisample.
    R8Uint = 3,
    /// 1 byte: red, signed integer, 8 bits.
    ///
    /// Renderable, multisample.
    R8Sint = 4,
    /// 2 bytes: red, unsigned normalized, 16 bits.
    ///
    /// Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
    R16Unorm = 5,
    /// 2 bytes: red, signed normalized, 16 bits.
    ///
    /// Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
    R16Snorm = 6,
    /// 2 bytes: red, unsigned integer, 16 bits.
    ///
    /// Renderable, multisample.
    R16Uint = 7,
    /// 2 bytes: red, signed integer, 16 bits.
    ///
    /// Renderable, multisample.
    R16Sint = 8,
    /// 2 bytes: red, float, 16 bits.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable.
    R16Float = 9,
    /// 2 bytes: red and green, unsigned normalized, 8 bits each.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable.
    RG8Unorm = 0xa,
    /// 2 bytes: red and green, signed normalized, 8 bits each.
    ///
    /// Filterable.
    RG8Snorm = 0xb,
    /// 2 bytes: red and green, unsigned integer, 8 bits each.
    ///
    /// Renderable, multisample.
    RG8Uint = 0xc,
    /// 2 bytes: red and green, signed integer, 8 bits each.
    ///
    /// Renderable, multisample.
    RG8Sint = 0xd,
    /// 4 bytes: red, float, 32 bits.
    ///
    /// Renderable, multisample; storage: read, write, read-write. Filterable with
    /// `WGPUFeatureName_Float32Filterable`, blendable with `WGPUFeatureName_Float32Blendable`.
    R32Float = 0xe,
    /// 4 bytes: red, unsigned integer, 32 bits.
    ///
    /// Renderable; storage: read, write, read-write.
    R32Uint = 0xf,
    /// 4 bytes: red, signed integer, 32 bits.
    ///
    /// Renderable; storage: read, write, read-write.
    R32Sint = 0x10,
    /// 4 bytes: red and green, unsigned normalized, 16 bits each.
    ///
    /// Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
    RG16Unorm = 0x11,
    /// 4 bytes: red and green, signed normalized, 16 bits each.
    ///
    /// Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
    RG16Snorm = 0x12,
    /// 4 bytes: red and green, unsigned integer, 16 bits each.
    ///
    /// Renderable, multisample.
    RG16Uint = 0x13,
    /// 4 bytes: red and green, signed integer, 16 bits each.
    ///
    /// Renderable, multisample.
    RG16Sint = 0x14,
    /// 4 bytes: red and green, float, 16 bits each.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable.
    RG16Float = 0x15,
    /// 4 bytes: red, green, blue and alpha, unsigned normalized, 8 bits each.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable; storage: read, write. Counts 8
    /// bytes as a color target.
    RGBA8Unorm = 0x16,
    /// 4 bytes: red, green, blue and alpha, unsigned normalized, 8 bits each; the colors in sRGB
    /// encoding, linear in shaders.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable. Counts 8 bytes as a color
    /// target.
    RGBA8UnormSrgb = 0x17,
    /// 4 bytes: red, green, blue and alpha, signed normalized, 8 bits each.
    ///
    /// Filterable; storage: read, write.
    RGBA8Snorm = 0x18,
    /// 4 bytes: red, green, blue and alpha, unsigned integer, 8 bits each.
    ///
    /// Renderable, multisample; storage: read, write.
    RGBA8Uint = 0x19,
    /// 4 bytes: red, green, blue and alpha, signed integer, 8 bits each.
    ///
    /// Renderable, multisample; storage: read, write.
    RGBA8Sint = 0x1a,
    /// 4 bytes: blue, green, red and alpha, unsigned normalized, 8 bits each.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable. Storage: write, with
    /// `WGPUFeatureName_BGRA8UnormStorage`. Counts 8 bytes as a color target.
    BGRA8Unorm = 0x1b,
    /// 4 bytes: blue, green, red and alpha, unsigned normalized, 8 bits each; the colors in sRGB
    /// encoding, linear in shaders.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable. Counts 8 bytes as a color
    /// target.
    BGRA8UnormSrgb = 0x1c,
    /// 4 bytes: unsigned integers, 10 bits each for red, green and blue from the lowest bit on, 2
    /// for alpha.
    ///
    /// Renderable, multisample. Counts 8 bytes as a color target.
    RGB10A2Uint = 0x1d,
    /// 4 bytes: unsigned normalized, 10 bits each for red, green and blue from the lowest bit on, 2
    /// for alpha.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable. Counts 8 bytes as a color
    /// target.
    RGB10A2Unorm = 0x1e,
    /// 4 bytes: floats without sign, 11 bits each for red and green from the lowest bit on, 10 for
    /// blue.
    ///
    /// Filterable. Renderable, blendable, multisample and resolvable with
    /// `WGPUFeatureName_RG11B10UfloatRenderable`. Counts 8 bytes as a color target.
    RG11B10Ufloat = 0x1f,
    /// 4 bytes: floats without sign, 9 bits each for red, green and blue from the lowest bit on,
    /// with a common exponent of 5 bits.
    ///
    /// Filterable.
    RGB9E5Ufloat = 0x20,
    /// 8 bytes: red and green, float, 32 bits each.
    ///
    /// Renderable; storage: read, write. Filterable with `WGPUFeatureName_Float32Filterable`,
    /// blendable with `WGPUFeatureName_Float32Blendable`.
    RG32Float = 0x21,
    /// 8 bytes: red and green, unsigned integer, 32 bits each.
    ///
    /// Renderable; storage: read, write.
    RG32Uint = 0x22,
    /// 8 bytes: red and green, signed integer, 32 bits each.
    ///
    /// Renderable; storage: read, write.
    RG32Sint = 0x23,
    /// 8 bytes: red, green, blue and alpha, unsigned normalized, 16 bits each.
    ///
    /// Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
    RGBA16Unorm = 0x24,
    /// 8 bytes: red, green, blue and alpha, signed normalized, 16 bits each.
    ///
    /// Filterable; storage: read, write. Needs `WGPUNativeFeature_TextureFormat16bitNorm`.
    RGBA16Snorm = 0x25,
    /// 8 bytes: red, green, blue and alpha, unsigned integer, 16 bits each.
    ///
    /// Renderable, multisample; storage: read, write.
    RGBA16Uint = 0x26,
    /// 8 bytes: red, green, blue and alpha, signed integer, 16 bits each.
    ///
    /// Renderable, multisample; storage: read, write.
    RGBA16Sint = 0x27,
    /// 8 bytes: red, green, blue and alpha, float, 16 bits each.
    ///
    /// Filterable, renderable, blendable, multisample, resolvable; storage: read, write.
    RGBA16Float = 0x28,
    /// 16 bytes: red, green, blue and alpha, float, 32 bits each.
    ///
    /// Renderable; storage: read, write. Filterable with `WGPUFeatureName_Float32Filterable`,
    /// blendable with `WGPUFeatureName_Float32Blendable`.
    RGBA32Float = 0x29,
    /// 16 bytes: red, green, blue and alpha, unsigned integer, 32 bits each.
    ///
    /// Renderable; storage: read, write.
    RGBA32Uint = 0x2a,
    /// 16 bytes: red, green, blue and alpha, signed integer, 32 bits each.
    ///
    /// Renderable; storage: read, write.
    RGBA32Sint = 0x2b,
    /// 1 byte: stencil, an unsigned integer of 8 bits.
    ///
    /// Renderable, multisample; copied in both directions.
    Stencil8 = 0x2c,
    /// 2 bytes: depth, unsigned normalized, 16 bits.
    ///
    /// Renderable, multisample; copied in both directions.
    Depth16Unorm = 0x2d,
    /// Depth of at least 24 bits, in 4 bytes; integer or float, whichever the GPU has.
    ///
    /// Renderable, multisample; cannot be copied to or from buffers.
    Depth24Plus = 0x2e,
    /// Depth as in `WGPUTextureFormat_Depth24Plus`, and 8 bits of stencil.
    ///
    /// Renderable, multisample; only the stencil aspect can be copied to and from buffers.
    Depth24PlusStencil8 = 0x2f,
    /// 4 bytes: depth, float.
    ///
    /// Renderable, multisample; can be copied to buffers, not from them.
    Depth32Float = 0x30,
    /// Depth as in `WGPUTextureFormat_Depth32Float`, and 8 bits of stencil.
    ///
    /// Renderable, multisample; depth can be copied to buffers, stencil in both directions. Needs
    /// `WGPUFeatureName_Depth32FloatStencil8`.
    Depth32FloatStencil8 = 0x31,
    /// 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC1RGBAUnorm = 0x32,
    /// 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized in sRGB
    /// encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC1RGBAUnormSrgb = 0x33,
    /// 16 bytes per block of 4 x 4 texels: color, and alpha in 4 bits, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC2RGBAUnorm = 0x34,
    /// 16 bytes per block of 4 x 4 texels: color, and alpha in 4 bits, unsigned normalized in sRGB
    /// encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC2RGBAUnormSrgb = 0x35,
    /// 16 bytes per block of 4 x 4 texels: color, and interpolated alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC3RGBAUnorm = 0x36,
    /// 16 bytes per block of 4 x 4 texels: color, and interpolated alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC3RGBAUnormSrgb = 0x37,
    /// 8 bytes per block of 4 x 4 texels: red, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC4RUnorm = 0x38,
    /// 8 bytes per block of 4 x 4 texels: red, signed normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC4RSnorm = 0x39,
    /// 16 bytes per block of 4 x 4 texels: red and green, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC5RGUnorm = 0x3a,
    /// 16 bytes per block of 4 x 4 texels: red and green, signed normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC5RGSnorm = 0x3b,
    /// 16 bytes per block of 4 x 4 texels: red, green and blue floats of 16 bits, without sign.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC6HRGBUfloat = 0x3c,
    /// 16 bytes per block of 4 x 4 texels: red, green and blue floats of 16 bits, with sign.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC6HRGBFloat = 0x3d,
    /// 16 bytes per block of 4 x 4 texels: color and alpha, of the best quality, unsigned
    /// normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC7RGBAUnorm = 0x3e,
    /// 16 bytes per block of 4 x 4 texels: color and alpha, of the best quality, unsigned
    /// normalized in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionBC`.
    BC7RGBAUnormSrgb = 0x3f,
    /// 8 bytes per block of 4 x 4 texels: color, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    ETC2RGB8Unorm = 0x40,
    /// 8 bytes per block of 4 x 4 texels: color, unsigned normalized in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    ETC2RGB8UnormSrgb = 0x41,
    /// 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    ETC2RGB8A1Unorm = 0x42,
    /// 8 bytes per block of 4 x 4 texels: color and one bit of alpha, unsigned normalized in sRGB
    /// encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    ETC2RGB8A1UnormSrgb = 0x43,
    /// 16 bytes per block of 4 x 4 texels: color, and 8 bits of alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    ETC2RGBA8Unorm = 0x44,
    /// 16 bytes per block of 4 x 4 texels: color, and 8 bits of alpha, unsigned normalized in sRGB
    /// encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    ETC2RGBA8UnormSrgb = 0x45,
    /// 8 bytes per block of 4 x 4 texels: red, 11 bits, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    EACR11Unorm = 0x46,
    /// 8 bytes per block of 4 x 4 texels: red, 11 bits, signed normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    EACR11Snorm = 0x47,
    /// 16 bytes per block of 4 x 4 texels: red and green, 11 bits each, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    EACRG11Unorm = 0x48,
    /// 16 bytes per block of 4 x 4 texels: red and green, 11 bits each, signed normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionETC2`.
    EACRG11Snorm = 0x49,
    /// 16 bytes per block of 4 x 4 texels (8.00 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC4x4Unorm = 0x4a,
    /// 16 bytes per block of 4 x 4 texels (8.00 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC4x4UnormSrgb = 0x4b,
    /// 16 bytes per block of 5 x 4 texels (6.40 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC5x4Unorm = 0x4c,
    /// 16 bytes per block of 5 x 4 texels (6.40 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC5x4UnormSrgb = 0x4d,
    /// 16 bytes per block of 5 x 5 texels (5.12 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC5x5Unorm = 0x4e,
    /// 16 bytes per block of 5 x 5 texels (5.12 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC5x5UnormSrgb = 0x4f,
    /// 16 bytes per block of 6 x 5 texels (4.27 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC6x5Unorm = 0x50,
    /// 16 bytes per block of 6 x 5 texels (4.27 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC6x5UnormSrgb = 0x51,
    /// 16 bytes per block of 6 x 6 texels (3.56 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC6x6Unorm = 0x52,
    /// 16 bytes per block of 6 x 6 texels (3.56 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC6x6UnormSrgb = 0x53,
    /// 16 bytes per block of 8 x 5 texels (3.20 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC8x5Unorm = 0x54,
    /// 16 bytes per block of 8 x 5 texels (3.20 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC8x5UnormSrgb = 0x55,
    /// 16 bytes per block of 8 x 6 texels (2.67 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC8x6Unorm = 0x56,
    /// 16 bytes per block of 8 x 6 texels (2.67 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC8x6UnormSrgb = 0x57,
    /// 16 bytes per block of 8 x 8 texels (2.00 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC8x8Unorm = 0x58,
    /// 16 bytes per block of 8 x 8 texels (2.00 bits each): color and alpha, unsigned normalized in
    /// sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC8x8UnormSrgb = 0x59,
    /// 16 bytes per block of 10 x 5 texels (2.56 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x5Unorm = 0x5a,
    /// 16 bytes per block of 10 x 5 texels (2.56 bits each): color and alpha, unsigned normalized
    /// in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x5UnormSrgb = 0x5b,
    /// 16 bytes per block of 10 x 6 texels (2.13 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x6Unorm = 0x5c,
    /// 16 bytes per block of 10 x 6 texels (2.13 bits each): color and alpha, unsigned normalized
    /// in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x6UnormSrgb = 0x5d,
    /// 16 bytes per block of 10 x 8 texels (1.60 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x8Unorm = 0x5e,
    /// 16 bytes per block of 10 x 8 texels (1.60 bits each): color and alpha, unsigned normalized
    /// in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x8UnormSrgb = 0x5f,
    /// 16 bytes per block of 10 x 10 texels (1.28 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x10Unorm = 0x60,
    /// 16 bytes per block of 10 x 10 texels (1.28 bits each): color and alpha, unsigned normalized
    /// in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC10x10UnormSrgb = 0x61,
    /// 16 bytes per block of 12 x 10 texels (1.07 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC12x10Unorm = 0x62,
    /// 16 bytes per block of 12 x 10 texels (1.07 bits each): color and alpha, unsigned normalized
    /// in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC12x10UnormSrgb = 0x63,
    /// 16 bytes per block of 12 x 12 texels (0.89 bits each): color and alpha, unsigned normalized.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC12x12Unorm = 0x64,
    /// 16 bytes per block of 12 x 12 texels (0.89 bits each): color and alpha, unsigned normalized
    /// in sRGB encoding.
    ///
    /// Filterable. Needs `WGPUFeatureName_TextureCompressionASTC`.
    ASTC12x12UnormSrgb = 0x65,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}
