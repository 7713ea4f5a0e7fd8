//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureFormat {
    /// DOC
    Undefined = 0,
    /// DOC
    R8Unorm = 1,
    /// DOC
    R8Snorm = 2,
    /// DOC
    R8Uint = 3,
    /// DOC
    R8Sint = 4,
    /// DOC
    R16Unorm = 5,
    /// DOC
    R16Snorm = 6,
    /// DOC
    R16Uint = 7,
    /// DOC
    R16Sint = 8,
    /// DOC
    R16Float = 9,
    /// DOC
    RG8Unorm = 0xa,
    /// DOC
    RG8Snorm = 0xb,
    /// DOC
    RG8Uint = 0xc,
    /// DOC
    RG8Sint = 0xd,
    /// DOC
    R32Float = 0xe,
    /// DOC
    R32Uint = 0xf,
    /// DOC
    R32Sint = 0x10,
    /// DOC
    RG16Unorm = 0x11,
    /// DOC
    RG16Snorm = 0x12,
    /// DOC
    RG16Uint = 0x13,
    /// DOC
    RG16Sint = 0x14,
    /// DOC
    RG16Float = 0x15,
    /// DOC
    RGBA8Unorm = 0x16,
    /// DOC
    RGBA8UnormSrgb = 0x17,
    /// DOC
    RGBA8Snorm = 0x18,
    /// DOC
    RGBA8Uint = 0x19,
    /// DOC
    RGBA8Sint = 0x1a,
    /// DOC
    BGRA8Unorm = 0x1b,
    /// DOC
    BGRA8UnormSrgb = 0x1c,
    /// DOC
    RGB10A2Uint = 0x1d,
    /// DOC
    RGB10A2Unorm = 0x1e,
    /// DOC
    RG11B10Ufloat = 0x1f,
    /// DOC
    RGB9E5Ufloat = 0x20,
    /// DOC
    RG32Float = 0x21,
    /// DOC
    RG32Uint = 0x22,
    /// DOC
    RG32Sint = 0x23,
    /// DOC
    RGBA16Unorm = 0x24,
    /// DOC
    RGBA16Snorm = 0x25,
    /// DOC
    RGBA16Uint = 0x26,
    /// DOC
    RGBA16Sint = 0x27,
    /// DOC
    RGBA16Float = 0x28,
    /// DOC
    RGBA32Float = 0x29,
    /// DOC
    RGBA32Uint = 0x2a,
    /// DOC
    RGBA32Sint = 0x2b,
    /// DOC
    Stencil8 = 0x2c,
    /// DOC
    Depth16Unorm = 0x2d,
    /// DOC
    Depth24Plus = 0x2e,
    /// DOC
    Depth24PlusStencil8 = 0x2f,
    /// DOC
    Depth32Float = 0x30,
    /// DOC
    Depth32FloatStencil8 = 0x31,
    /// DOC
    BC1RGBAUnorm = 0x32,
    /// DOC
    BC1RGBAUnormSrgb = 0x33,
    /// DOC
    BC2RGBAUnorm = 0x34,
    /// DOC
    BC2RGBAUnormSrgb = 0x35,
    /// DOC
    BC3RGBAUnorm = 0x36,
    /// DOC
    BC3RGBAUnormSrgb = 0x37,
    /// DOC
    BC4RUnorm = 0x38,
    /// DOC
    BC4RSnorm = 0x39,
    /// DOC
    BC5RGUnorm = 0x3a,
    /// DOC
    BC5RGSnorm = 0x3b,
    /// DOC
    BC6HRGBUfloat = 0x3c,
    /// DOC
    BC6HRGBFloat = 0x3d,
    /// DOC
    BC7RGBAUnorm = 0x3e,
    /// DOC
    BC7RGBAUnormSrgb = 0x3f,
    /// DOC
    ETC2RGB8Unorm = 0x40,
    /// DOC
    ETC2RGB8UnormSrgb = 0x41,
    /// DOC
    ETC2RGB8A1Unorm = 0x42,
    /// DOC
    ETC2RGB8A1UnormSrgb = 0x43,
    /// DOC
    ETC2RGBA8Unorm = 0x44,
    /// DOC
    ETC2RGBA8UnormSrgb = 0x45,
    /// DOC
    EACR11Unorm = 0x46,
    /// DOC
    EACR11Snorm = 0x47,
    /// DOC
    EACRG11Unorm = 0x48,
    /// DOC
    EACRG11Snorm = 0x49,
    /// DOC
    ASTC4x4Unorm = 0x4a,
    /// DOC
    ASTC4x4UnormSrgb = 0x4b,
    /// DOC
    ASTC5x4Unorm = 0x4c,
    /// DOC
    ASTC5x4UnormSrgb = 0x4d,
    /// DOC
    ASTC5x5Unorm = 0x4e,
    /// DOC
    ASTC5x5UnormSrgb = 0x4f,
    /// DOC
    ASTC6x5Unorm = 0x50,
    /// DOC
    ASTC6x5UnormSrgb = 0x51,
    /// DOC
    ASTC6x6Unorm = 0x52,
    /// DOC
    ASTC6x6UnormSrgb = 0x53,
    /// DOC
    ASTC8x5Unorm = 0x54,
    /// DOC
    ASTC8x5UnormSrgb = 0x55,
    /// DOC
    ASTC8x6Unorm = 0x56,
    /// DOC
    ASTC8x6UnormSrgb = 0x57,
    /// DOC
    ASTC8x8Unorm = 0x58,
    /// DOC
    ASTC8x8UnormSrgb = 0x59,
    /// DOC
    ASTC10x5Unorm = 0x5a,
    /// DOC
    ASTC10x5UnormSrgb = 0x5b,
    /// DOC
    ASTC10x6Unorm = 0x5c,
    /// DOC
    ASTC10x6UnormSrgb = 0x5d,
    /// DOC
    ASTC10x8Unorm = 0x5e,
    /// DOC
    ASTC10x8UnormSrgb = 0x5f,
    /// DOC
    ASTC10x10Unorm = 0x60,
    /// DOC
    ASTC10x10UnormSrgb = 0x61,
    /// DOC
    ASTC12x10Unorm = 0x62,
    /// DOC
    ASTC12x10UnormSrgb = 0x63,
    /// DOC
    ASTC12x12Unorm = 0x64,
    /// DOC
    ASTC12x12UnormSrgb = 0x65,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}
