"""The two long enums: formats of textures and of vertex attributes. Part of ``wgpu.enums``."""

from __future__ import annotations

from ._coreutils import BaseEnum as _BaseEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final


class Enum(_BaseEnum):
    """Base of all enums of ``wgpu.enums``."""


class TextureFormat(Enum):
    """What one texel of a texture holds. Formats whose name begins with "bc", "etc2", "eac" or
    "astc" are compressed in blocks; they need the feature "texture-compression-..." of their
    family, and can neither be rendered to nor stored to.

    - ``r8unorm``: one channel of 8 bits, 0 to 1; 1 byte.
    - ``r8snorm``: one channel of 8 bits, -1 to 1; 1 byte.
    - ``r8uint``: one channel of 8 bits, unsigned integers; 1 byte.
    - ``r8sint``: one channel of 8 bits, signed integers; 1 byte.
    - ``r16unorm``: one channel of 16 bits, 0 to 1; 2 bytes; needs "texture-formats-tier1" or
      "texture-format16bit-norm".
    - ``r16snorm``: one channel of 16 bits, -1 to 1; 2 bytes; needs "texture-formats-tier1" or
      "texture-format16bit-norm".
    - ``r16uint``: one channel of 16 bits, unsigned integers; 2 bytes.
    - ``r16sint``: one channel of 16 bits, signed integers; 2 bytes.
    - ``r16float``: one channel of 16 bits, floats; 2 bytes.
    - ``rg8unorm``: two channels of 8 bits, 0 to 1; 2 bytes.
    - ``rg8snorm``: two channels of 8 bits, -1 to 1; 2 bytes.
    - ``rg8uint``: two channels of 8 bits, unsigned integers; 2 bytes.
    - ``rg8sint``: two channels of 8 bits, signed integers; 2 bytes.
    - ``r32uint``: one channel of 32 bits, unsigned integers; 4 bytes.
    - ``r32sint``: one channel of 32 bits, signed integers; 4 bytes.
    - ``r32float``: one channel of 32 bits, floats; 4 bytes.
    - ``rg16unorm``: two channels of 16 bits, 0 to 1; 4 bytes; needs "texture-formats-tier1" or
      "texture-format16bit-norm".
    - ``rg16snorm``: two channels of 16 bits, -1 to 1; 4 bytes; needs "texture-formats-tier1" or
      "texture-format16bit-norm".
    - ``rg16uint``: two channels of 16 bits, unsigned integers; 4 bytes.
    - ``rg16sint``: two channels of 16 bits, signed integers; 4 bytes.
    - ``rg16float``: two channels of 16 bits, floats; 4 bytes.
    - ``rgba8unorm``: four channels of 8 bits, 0 to 1; 4 bytes.
    - ``rgba8unorm-srgb``: four channels of 8 bits, 0 to 1, r, g, b in sRGB; 4 bytes.
    - ``rgba8snorm``: four channels of 8 bits, -1 to 1; 4 bytes.
    - ``rgba8uint``: four channels of 8 bits, unsigned integers; 4 bytes.
    - ``rgba8sint``: four channels of 8 bits, signed integers; 4 bytes.
    - ``bgra8unorm``: four channels in the order b, g, r, a of 8 bits, 0 to 1; 4 bytes.
    - ``bgra8unorm-srgb``: four channels in the order b, g, r, a of 8 bits, 0 to 1, r, g, b in
      sRGB; 4 bytes.
    - ``rgb9e5ufloat``: r, g, b with 9 bits each and a common exponent of 5 bits; 4 bytes; not for
      rendering.
    - ``rgb10a2uint``: r, g, b with 10 bits, a with 2, unsigned integers; 4 bytes.
    - ``rgb10a2unorm``: r, g, b with 10 bits, a with 2, 0 to 1; 4 bytes.
    - ``rg11b10ufloat``: r, g with 11 bits, b with 10, floats without sign; 4 bytes; rendering
      needs "rg11b10ufloat-renderable".
    - ``rg32uint``: two channels of 32 bits, unsigned integers; 8 bytes.
    - ``rg32sint``: two channels of 32 bits, signed integers; 8 bytes.
    - ``rg32float``: two channels of 32 bits, floats; 8 bytes.
    - ``rgba16unorm``: four channels of 16 bits, 0 to 1; 8 bytes; needs "texture-formats-tier1" or
      "texture-format16bit-norm".
    - ``rgba16snorm``: four channels of 16 bits, -1 to 1; 8 bytes; needs "texture-formats-tier1"
      or "texture-format16bit-norm".
    - ``rgba16uint``: four channels of 16 bits, unsigned integers; 8 bytes.
    - ``rgba16sint``: four channels of 16 bits, signed integers; 8 bytes.
    - ``rgba16float``: four channels of 16 bits, floats; 8 bytes.
    - ``rgba32uint``: four channels of 32 bits, unsigned integers; 16 bytes.
    - ``rgba32sint``: four channels of 32 bits, signed integers; 16 bytes.
    - ``rgba32float``: four channels of 32 bits, floats; 16 bytes.
    - ``stencil8``: stencil values of 8 bits.
    - ``depth16unorm``: depth of 16 bits, 0 to 1; 2 bytes.
    - ``depth24plus``: depth of at least 24 bits; no copies between it and buffers.
    - ``depth24plus-stencil8``: depth of at least 24 bits, and stencil of 8 bits.
    - ``depth32float``: depth as 32-bit float; 4 bytes.
    - ``depth32float-stencil8``: depth as 32-bit float, and stencil of 8 bits; needs the feature
      of that name.
    - ``bc1-rgba-unorm``: blocks of 4x4 texels, color and one bit of alpha; 8 bytes a block.
    - ``bc1-rgba-unorm-srgb``: the same as ``bc1-rgba-unorm``, in sRGB.
    - ``bc2-rgba-unorm``: blocks of 4x4 texels, color and alpha with hard steps; 16 bytes a
      block.
    - ``bc2-rgba-unorm-srgb``: the same as ``bc2-rgba-unorm``, in sRGB.
    - ``bc3-rgba-unorm``: blocks of 4x4 texels, color and smooth alpha; 16 bytes a block.
    - ``bc3-rgba-unorm-srgb``: the same as ``bc3-rgba-unorm``, in sRGB.
    - ``bc4-r-unorm``: blocks of 4x4 texels, one channel, 0 to 1; 8 bytes a block.
    - ``bc4-r-snorm``: blocks of 4x4 texels, one channel, -1 to 1; 8 bytes a block.
    - ``bc5-rg-unorm``: blocks of 4x4 texels, two channels, 0 to 1; 16 bytes a block.
    - ``bc5-rg-snorm``: blocks of 4x4 texels, two channels, -1 to 1; 16 bytes a block.
    - ``bc6h-rgb-ufloat``: blocks of 4x4 texels, high dynamic range, without sign; 16 bytes a
      block.
    - ``bc6h-rgb-float``: blocks of 4x4 texels, high dynamic range, with sign; 16 bytes a block.
    - ``bc7-rgba-unorm``: blocks of 4x4 texels, color and alpha, best quality; 16 bytes a block.
    - ``bc7-rgba-unorm-srgb``: the same as ``bc7-rgba-unorm``, in sRGB.
    - ``etc2-rgb8unorm``: blocks of 4x4 texels, color; 8 bytes a block.
    - ``etc2-rgb8unorm-srgb``: the same as ``etc2-rgb8unorm``, in sRGB.
    - ``etc2-rgb8a1unorm``: blocks of 4x4 texels, color and one bit of alpha; 8 bytes a block.
    - ``etc2-rgb8a1unorm-srgb``: the same as ``etc2-rgb8a1unorm``, in sRGB.
    - ``etc2-rgba8unorm``: blocks of 4x4 texels, color and alpha; 16 bytes a block.
    - ``etc2-rgba8unorm-srgb``: the same as ``etc2-rgba8unorm``, in sRGB.
    - ``eac-r11unorm``: blocks of 4x4 texels, one channel, 0 to 1; 8 bytes a block.
    - ``eac-r11snorm``: blocks of 4x4 texels, one channel, -1 to 1; 8 bytes a block.
    - ``eac-rg11unorm``: blocks of 4x4 texels, two channels, 0 to 1; 16 bytes a block.
    - ``eac-rg11snorm``: blocks of 4x4 texels, two channels, -1 to 1; 16 bytes a block.
    - ``astc-4x4-unorm``: blocks of 4x4 texels, color and alpha; 16 bytes a block, 8.00 bits a
      texel.
    - ``astc-4x4-unorm-srgb``: the same as ``astc-4x4-unorm``, in sRGB.
    - ``astc-5x4-unorm``: blocks of 5x4 texels, color and alpha; 16 bytes a block, 6.40 bits a
      texel.
    - ``astc-5x4-unorm-srgb``: the same as ``astc-5x4-unorm``, in sRGB.
    - ``astc-5x5-unorm``: blocks of 5x5 texels, color and alpha; 16 bytes a block, 5.12 bits a
      texel.
    - ``astc-5x5-unorm-srgb``: the same as ``astc-5x5-unorm``, in sRGB.
    - ``astc-6x5-unorm``: blocks of 6x5 texels, color and alpha; 16 bytes a block, 4.27 bits a
      texel.
    - ``astc-6x5-unorm-srgb``: the same as ``astc-6x5-unorm``, in sRGB.
    - ``astc-6x6-unorm``: blocks of 6x6 texels, color and alpha; 16 bytes a block, 3.56 bits a
      texel.
    - ``astc-6x6-unorm-srgb``: the same as ``astc-6x6-unorm``, in sRGB.
    - ``astc-8x5-unorm``: blocks of 8x5 texels, color and alpha; 16 bytes a block, 3.20 bits a
      texel.
    - ``astc-8x5-unorm-srgb``: the same as ``astc-8x5-unorm``, in sRGB.
    - ``astc-8x6-unorm``: blocks of 8x6 texels, color and alpha; 16 bytes a block, 2.67 bits a
      texel.
    - ``astc-8x6-unorm-srgb``: the same as ``astc-8x6-unorm``, in sRGB.
    - ``astc-8x8-unorm``: blocks of 8x8 texels, color and alpha; 16 bytes a block, 2.00 bits a
      texel.
    - ``astc-8x8-unorm-srgb``: the same as ``astc-8x8-unorm``, in sRGB.
    - ``astc-10x5-unorm``: blocks of 10x5 texels, color and alpha; 16 bytes a block, 2.56 bits a
      texel.
    - ``astc-10x5-unorm-srgb``: the same as ``astc-10x5-unorm``, in sRGB.
    - ``astc-10x6-unorm``: blocks of 10x6 texels, color and alpha; 16 bytes a block, 2.13 bits a
      texel.
    - ``astc-10x6-unorm-srgb``: the same as ``astc-10x6-unorm``, in sRGB.
    - ``astc-10x8-unorm``: blocks of 10x8 texels, color and alpha; 16 bytes a block, 1.60 bits a
      texel.
    - ``astc-10x8-unorm-srgb``: the same as ``astc-10x8-unorm``, in sRGB.
    - ``astc-10x10-unorm``: blocks of 10x10 texels, color and alpha; 16 bytes a block, 1.28 bits
      a texel.
    - ``astc-10x10-unorm-srgb``: the same as ``astc-10x10-unorm``, in sRGB.
    - ``astc-12x10-unorm``: blocks of 12x10 texels, color and alpha; 16 bytes a block, 1.07 bits
      a texel.
    - ``astc-12x10-unorm-srgb``: the same as ``astc-12x10-unorm``, in sRGB.
    - ``astc-12x12-unorm``: blocks of 12x12 texels, color and alpha; 16 bytes a block, 0.89 bits
      a texel.
    - ``astc-12x12-unorm-srgb``: the same as ``astc-12x12-unorm``, in sRGB.
    """

    r8unorm: Final = "r8unorm"
    r8snorm: Final = "r8snorm"
    r8uint: Final = "r8uint"
    r8sint: Final = "r8sint"
    r16unorm: Final = "r16unorm"
    r16snorm: Final = "r16snorm"
    r16uint: Final = "r16uint"
    r16sint: Final = "r16sint"
    r16float: Final = "r16float"
    rg8unorm: Final = "rg8unorm"
    rg8snorm: Final = "rg8snorm"
    rg8uint: Final = "rg8uint"
    rg8sint: Final = "rg8sint"
    r32uint: Final = "r32uint"
    r32sint: Final = "r32sint"
    r32float: Final = "r32float"
    rg16unorm: Final = "rg16unorm"
    rg16snorm: Final = "rg16snorm"
    rg16uint: Final = "rg16uint"
    rg16sint: Final = "rg16sint"
    rg16float: Final = "rg16float"
    rgba8unorm: Final = "rgba8unorm"
    rgba8unorm_srgb: Final = "rgba8unorm-srgb"
    rgba8snorm: Final = "rgba8snorm"
    rgba8uint: Final = "rgba8uint"
    rgba8sint: Final = "rgba8sint"
    bgra8unorm: Final = "bgra8unorm"
    bgra8unorm_srgb: Final = "bgra8unorm-srgb"
    rgb9e5ufloat: Final = "rgb9e5ufloat"
    rgb10a2uint: Final = "rgb10a2uint"
    rgb10a2unorm: Final = "rgb10a2unorm"
    rg11b10ufloat: Final = "rg11b10ufloat"
    rg32uint: Final = "rg32uint"
    rg32sint: Final = "rg32sint"
    rg32float: Final = "rg32float"
    rgba16unorm: Final = "rgba16unorm"
    rgba16snorm: Final = "rgba16snorm"
    rgba16uint: Final = "rgba16uint"
    rgba16sint: Final = "rgba16sint"
    rgba16float: Final = "rgba16float"
    rgba32uint: Final = "rgba32uint"
    rgba32sint: Final = "rgba32sint"
    rgba32float: Final = "rgba32float"
    stencil8: Final = "stencil8"
    depth16unorm: Final = "depth16unorm"
    depth24plus: Final = "depth24plus"
    depth24plus_stencil8: Final = "depth24plus-stencil8"
    depth32float: Final = "depth32float"
    depth32float_stencil8: Final = "depth32float-stencil8"
    bc1_rgba_unorm: Final = "bc1-rgba-unorm"
    bc1_rgba_unorm_srgb: Final = "bc1-rgba-unorm-srgb"
    bc2_rgba_unorm: Final = "bc2-rgba-unorm"
    bc2_rgba_unorm_srgb: Final = "bc2-rgba-unorm-srgb"
    bc3_rgba_unorm: Final = "bc3-rgba-unorm"
    bc3_rgba_unorm_srgb: Final = "bc3-rgba-unorm-srgb"
    bc4_r_unorm: Final = "bc4-r-unorm"
    bc4_r_snorm: Final = "bc4-r-snorm"
    bc5_rg_unorm: Final = "bc5-rg-unorm"
    bc5_rg_snorm: Final = "bc5-rg-snorm"
    bc6h_rgb_ufloat: Final = "bc6h-rgb-ufloat"
    bc6h_rgb_float: Final = "bc6h-rgb-float"
    bc7_rgba_unorm: Final = "bc7-rgba-unorm"
    bc7_rgba_unorm_srgb: Final = "bc7-rgba-unorm-srgb"
    etc2_rgb8unorm: Final = "etc2-rgb8unorm"
    etc2_rgb8unorm_srgb: Final = "etc2-rgb8unorm-srgb"
    etc2_rgb8a1unorm: Final = "etc2-rgb8a1unorm"
    etc2_rgb8a1unorm_srgb: Final = "etc2-rgb8a1unorm-srgb"
    etc2_rgba8unorm: Final = "etc2-rgba8unorm"
    etc2_rgba8unorm_srgb: Final = "etc2-rgba8unorm-srgb"
    eac_r11unorm: Final = "eac-r11unorm"
    eac_r11snorm: Final = "eac-r11snorm"
    eac_rg11unorm: Final = "eac-rg11unorm"
    eac_rg11snorm: Final = "eac-rg11snorm"
    astc_4x4_unorm: Final = "astc-4x4-unorm"
    astc_4x4_unorm_srgb: Final = "astc-4x4-unorm-srgb"
    astc_5x4_unorm: Final = "astc-5x4-unorm"
    astc_5x4_unorm_srgb: Final = "astc-5x4-unorm-srgb"
    astc_5x5_unorm: Final = "astc-5x5-unorm"
    astc_5x5_unorm_srgb: Final = "astc-5x5-unorm-srgb"
    astc_6x5_unorm: Final = "astc-6x5-unorm"
    astc_6x5_unorm_srgb: Final = "astc-6x5-unorm-srgb"
    astc_6x6_unorm: Final = "astc-6x6-unorm"
    astc_6x6_unorm_srgb: Final = "astc-6x6-unorm-srgb"
    astc_8x5_unorm: Final = "astc-8x5-unorm"
    astc_8x5_unorm_srgb: Final = "astc-8x5-unorm-srgb"
    astc_8x6_unorm: Final = "astc-8x6-unorm"
    astc_8x6_unorm_srgb: Final = "astc-8x6-unorm-srgb"
    astc_8x8_unorm: Final = "astc-8x8-unorm"
    astc_8x8_unorm_srgb: Final = "astc-8x8-unorm-srgb"
    astc_10x5_unorm: Final = "astc-10x5-unorm"
    astc_10x5_unorm_srgb: Final = "astc-10x5-unorm-srgb"
    astc_10x6_unorm: Final = "astc-10x6-unorm"
    astc_10x6_unorm_srgb: Final = "astc-10x6-unorm-srgb"
    astc_10x8_unorm: Final = "astc-10x8-unorm"
    astc_10x8_unorm_srgb: Final = "astc-10x8-unorm-srgb"
    astc_10x10_unorm: Final = "astc-10x10-unorm"
    astc_10x10_unorm_srgb: Final = "astc-10x10-unorm-srgb"
    astc_12x10_unorm: Final = "astc-12x10-unorm"
    astc_12x10_unorm_srgb: Final = "astc-12x10-unorm-srgb"
    astc_12x12_unorm: Final = "astc-12x12-unorm"
    astc_12x12_unorm_srgb: Final = "astc-12x12-unorm-srgb"


class VertexFormat(Enum):
    """The type of one vertex attribute: what lies in the buffer, its size, and what the shader
    gets.

    - ``uint8``: one 8-bit unsigned integer, 1 byte, ``u32``.
    - ``uint8x2``: 2 8-bit unsigned integers, 2 bytes, ``vec2<u32>``.
    - ``uint8x4``: 4 8-bit unsigned integers, 4 bytes, ``vec4<u32>``.
    - ``sint8``: one 8-bit signed integer, 1 byte, ``i32``.
    - ``sint8x2``: 2 8-bit signed integers, 2 bytes, ``vec2<i32>``.
    - ``sint8x4``: 4 8-bit signed integers, 4 bytes, ``vec4<i32>``.
    - ``unorm8``: one 8-bit unsigned integer read as 0 to 1, 1 byte, ``f32``.
    - ``unorm8x2``: 2 8-bit unsigned integers read as 0 to 1, 2 bytes, ``vec2<f32>``.
    - ``unorm8x4``: 4 8-bit unsigned integers read as 0 to 1, 4 bytes, ``vec4<f32>``.
    - ``snorm8``: one 8-bit signed integer read as -1 to 1, 1 byte, ``f32``.
    - ``snorm8x2``: 2 8-bit signed integers read as -1 to 1, 2 bytes, ``vec2<f32>``.
    - ``snorm8x4``: 4 8-bit signed integers read as -1 to 1, 4 bytes, ``vec4<f32>``.
    - ``uint16``: one 16-bit unsigned integer, 2 bytes, ``u32``.
    - ``uint16x2``: 2 16-bit unsigned integers, 4 bytes, ``vec2<u32>``.
    - ``uint16x4``: 4 16-bit unsigned integers, 8 bytes, ``vec4<u32>``.
    - ``sint16``: one 16-bit signed integer, 2 bytes, ``i32``.
    - ``sint16x2``: 2 16-bit signed integers, 4 bytes, ``vec2<i32>``.
    - ``sint16x4``: 4 16-bit signed integers, 8 bytes, ``vec4<i32>``.
    - ``unorm16``: one 16-bit unsigned integer read as 0 to 1, 2 bytes, ``f32``.
    - ``unorm16x2``: 2 16-bit unsigned integers read as 0 to 1, 4 bytes, ``vec2<f32>``.
    - ``unorm16x4``: 4 16-bit unsigned integers read as 0 to 1, 8 bytes, ``vec4<f32>``.
    - ``snorm16``: one 16-bit signed integer read as -1 to 1, 2 bytes, ``f32``.
    - ``snorm16x2``: 2 16-bit signed integers read as -1 to 1, 4 bytes, ``vec2<f32>``.
    - ``snorm16x4``: 4 16-bit signed integers read as -1 to 1, 8 bytes, ``vec4<f32>``.
    - ``float16``: one 16-bit float, 2 bytes, ``f32``.
    - ``float16x2``: 2 16-bit floats, 4 bytes, ``vec2<f32>``.
    - ``float16x4``: 4 16-bit floats, 8 bytes, ``vec4<f32>``.
    - ``float32``: one 32-bit float, 4 bytes, ``f32``.
    - ``float32x2``: 2 32-bit floats, 8 bytes, ``vec2<f32>``.
    - ``float32x3``: 3 32-bit floats, 12 bytes, ``vec3<f32>``.
    - ``float32x4``: 4 32-bit floats, 16 bytes, ``vec4<f32>``.
    - ``uint32``: one 32-bit unsigned integer, 4 bytes, ``u32``.
    - ``uint32x2``: 2 32-bit unsigned integers, 8 bytes, ``vec2<u32>``.
    - ``uint32x3``: 3 32-bit unsigned integers, 12 bytes, ``vec3<u32>``.
    - ``uint32x4``: 4 32-bit unsigned integers, 16 bytes, ``vec4<u32>``.
    - ``sint32``: one 32-bit signed integer, 4 bytes, ``i32``.
    - ``sint32x2``: 2 32-bit signed integers, 8 bytes, ``vec2<i32>``.
    - ``sint32x3``: 3 32-bit signed integers, 12 bytes, ``vec3<i32>``.
    - ``sint32x4``: 4 32-bit signed integers, 16 bytes, ``vec4<i32>``.
    - ``unorm10-10-10-2``: three 10-bit and one 2-bit unsigned integers read as 0 to 1, 4 bytes,
      ``vec4<f32>``.
    - ``unorm8x4-bgra``: 4 8-bit unsigned integers read as 0 to 1, stored in the order b, g, r, a,
      4 bytes, ``vec4<f32>``.
    """

    uint8: Final = "uint8"
    uint8x2: Final = "uint8x2"
    uint8x4: Final = "uint8x4"
    sint8: Final = "sint8"
    sint8x2: Final = "sint8x2"
    sint8x4: Final = "sint8x4"
    unorm8: Final = "unorm8"
    unorm8x2: Final = "unorm8x2"
    unorm8x4: Final = "unorm8x4"
    snorm8: Final = "snorm8"
    snorm8x2: Final = "snorm8x2"
    snorm8x4: Final = "snorm8x4"
    uint16: Final = "uint16"
    uint16x2: Final = "uint16x2"
    uint16x4: Final = "uint16x4"
    sint16: Final = "sint16"
    sint16x2: Final = "sint16x2"
    sint16x4: Final = "sint16x4"
    unorm16: Final = "unorm16"
    unorm16x2: Final = "unorm16x2"
    unorm16x4: Final = "unorm16x4"
    snorm16: Final = "snorm16"
    snorm16x2: Final = "snorm16x2"
    snorm16x4: Final = "snorm16x4"
    float16: Final = "float16"
    float16x2: Final = "float16x2"
    float16x4: Final = "float16x4"
    float32: Final = "float32"
    float32x2: Final = "float32x2"
    float32x3: Final = "float32x3"
    float32x4: Final = "float32x4"
    uint32: Final = "uint32"
    uint32x2: Final = "uint32x2"
    uint32x3: Final = "uint32x3"
    uint32x4: Final = "uint32x4"
    sint32: Final = "sint32"
    sint32x2: Final = "sint32x2"
    sint32x3: Final = "sint32x3"
    sint32x4: Final = "sint32x4"
    unorm10_10_10_2: Final = "unorm10-10-10-2"
    unorm8x4_bgra: Final = "unorm8x4-bgra"
