//! Textures and their views.

use super::*;

/// Which channel, or which constant, a channel of a texture view shows.
///
/// Spec: GPUTextureViewDescriptor.swizzle.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUComponentSwizzle {
    /// No choice: the channel shows itself.
    Undefined = 0,
    /// The constant 0.
    Zero = 1,
    /// The constant 1.
    One = 2,
    /// The red channel.
    R = 3,
    /// The green channel.
    G = 4,
    /// The blue channel.
    B = 5,
    /// The alpha channel.
    A = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which part of a combined depth-stencil texture is meant.
///
/// Spec: GPUTextureAspect.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureAspect {
    /// No choice: `WGPUTextureAspect_All` is used.
    Undefined = 0,
    /// Everything that the format has.
    All = 1,
    /// The stencil part; the format must have one.
    StencilOnly = 2,
    /// The depth part; the format must have one.
    DepthOnly = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Shape of a texture's memory.
///
/// Spec: GPUTextureDimension.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureDimension {
    /// No choice: `WGPUTextureDimension_2D` is used.
    Undefined = 0,
    /// A row of texels. Height, layer count, mip level count and sample count are 1; no depth,
    /// stencil or compressed format, no render attachment.
    _1D = 1,
    /// An image, or an array of equal images. The only shape that can be multisampled.
    _2D = 2,
    /// A volume: all three extents halve from mip level to mip level. No depth or stencil format;
    /// compressed formats need `WGPUFeatureName_TextureCompressionBCSliced3D` or
    /// `WGPUFeatureName_TextureCompressionASTCSliced3D`.
    _3D = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How a shader sees a texture view.
///
/// Spec: GPUTextureViewDimension.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUTextureViewDimension {
    /// No choice. For a view it follows the texture: 1D, 2D (one layer), 2D array (several), 3D.
    /// For a binding layout it is `WGPUTextureViewDimension_2D`.
    Undefined = 0,
    /// `texture_1d`: a 1D texture.
    _1D = 1,
    /// `texture_2d`: one layer of a 2D texture.
    _2D = 2,
    /// `texture_2d_array`: any number of layers of a 2D texture.
    _2DArray = 3,
    /// `texture_cube`: 6 layers of a square 2D texture, as the faces +X, -X, +Y, -Y, +Z, -Z. Cannot
    /// be a storage texture.
    Cube = 4,
    /// `texture_cube_array`: a multiple of 6 layers of a square 2D texture. Cannot be a storage
    /// texture.
    CubeArray = 5,
    /// `texture_3d`: a 3D texture.
    _3D = 6,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What a texture may be used for: a combination of the `WGPUTextureUsage_*` flags.
///
/// A use that is not listed when the texture is created is a validation error later. A set of zero
/// and unknown bits are validation errors at creation, as is a use that the format does not allow.
///
/// Spec: GPUTextureUsage.
pub type WGPUTextureUsage = WGPUFlags;
/// No use at all. Not valid for creating a texture; for a view it stands for the texture's usage.
pub const WGPUTextureUsage_None: WGPUTextureUsage = 0x0;
/// May be the source of a copy.
pub const WGPUTextureUsage_CopySrc: WGPUTextureUsage = 0x1;
/// May be the target of a copy and of `wgpuQueueWriteTexture`.
pub const WGPUTextureUsage_CopyDst: WGPUTextureUsage = 0x2;
/// May be bound as a sampled texture ([`WGPUTextureBindingLayout`]).
pub const WGPUTextureUsage_TextureBinding: WGPUTextureUsage = 0x4;
/// May be bound as a storage texture ([`WGPUStorageTextureBindingLayout`]).
pub const WGPUTextureUsage_StorageBinding: WGPUTextureUsage = 0x8;
/// May be a color, resolve or depth-stencil attachment of a render pass.
pub const WGPUTextureUsage_RenderAttachment: WGPUTextureUsage = 0x10;
/// Contents live only within a render pass, so that a tile-based GPU needs no memory for them.
///
/// Only together with [`WGPUTextureUsage_RenderAttachment`] and nothing else; the attachment must
/// be cleared on load and discarded on store.
pub const WGPUTextureUsage_TransientAttachment: WGPUTextureUsage = 0x20;

/// Order of the channels of a texture view.
///
/// The identity (each channel itself) is all that this library supports; it does not offer
/// `WGPUFeatureName_TextureComponentSwizzle`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureComponentSwizzle {
    /// What the view's red channel shows; default red.
    pub r: Enum<WGPUComponentSwizzle>,
    /// What the view's green channel shows; default green.
    pub g: Enum<WGPUComponentSwizzle>,
    /// What the view's blue channel shows; default blue.
    pub b: Enum<WGPUComponentSwizzle>,
    /// What the view's alpha channel shows; default alpha.
    pub a: Enum<WGPUComponentSwizzle>,
}

impl WGPUTextureComponentSwizzle {
    /// `WGPU_TEXTURE_COMPONENT_SWIZZLE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        r: WGPUComponentSwizzle::Undefined.c(),
        g: WGPUComponentSwizzle::Undefined.c(),
        b: WGPUComponentSwizzle::Undefined.c(),
        a: WGPUComponentSwizzle::Undefined.c(),
    };
}

/// Chained to [`WGPUTextureViewDescriptor`]: reorders the view's channels.
///
/// Anything but the identity is a validation error.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureComponentSwizzleDescriptor {
    /// Header of the struct; `sType` must be `WGPUSType_TextureComponentSwizzleDescriptor`.
    pub chain: WGPUChainedStruct,
    /// The order of the channels.
    pub swizzle: WGPUTextureComponentSwizzle,
}

impl WGPUTextureComponentSwizzleDescriptor {
    /// `WGPU_TEXTURE_COMPONENT_SWIZZLE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::TextureComponentSwizzleDescriptor.c()),
        swizzle: WGPUTextureComponentSwizzle::INIT,
    };
}

/// What `wgpuDeviceCreateTexture` creates. New contents are zero.
///
/// Spec: GPUTextureDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureDescriptor {
    /// Extension chain: [`WGPUTextureBindingViewDimension`] or NULL. Any other struct is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// What the texture may be used for; at least one flag.
    pub usage: WGPUTextureUsage,
    /// Shape. Default `WGPUTextureDimension_2D`.
    pub dimension: Enum<WGPUTextureDimension>,
    /// Extents in texels of mip level 0; none may be 0. Limits: `maxTextureDimension1D`,
    /// `maxTextureDimension2D`, `maxTextureDimension3D`, and `maxTextureArrayLayers` for the layers
    /// of a 2D texture. Width and height of a compressed format must be multiples of its block.
    pub size: WGPUExtent3D,
    /// Format of the texels. Has no default.
    pub format: Enum<WGPUTextureFormat>,
    /// Number of mip levels, from 1 (the default) to 1 + floor(log2(largest extent)). 1 for
    /// multisampled and 1D textures.
    pub mipLevelCount: u32,
    /// Samples per texel: 1 (the default) or 4; other counts need
    /// `WGPUNativeFeature_TextureAdapterSpecificFormatFeatures`. A multisampled texture is 2D, has
    /// one layer and one mip level, [`WGPUTextureUsage_RenderAttachment`] and no
    /// [`WGPUTextureUsage_StorageBinding`].
    pub sampleCount: u32,
    /// Number of `viewFormats`.
    pub viewFormatCount: usize,
    /// Further formats that views may have. Only the same format with or without `Srgb` is allowed.
    pub viewFormats: *const Enum<WGPUTextureFormat>,
}

impl WGPUTextureDescriptor {
    /// `WGPU_TEXTURE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        usage: WGPUTextureUsage_None,
        dimension: WGPUTextureDimension::Undefined.c(),
        size: WGPUExtent3D::INIT,
        format: WGPUTextureFormat::Undefined.c(),
        mipLevelCount: 1,
        sampleCount: 1,
        viewFormatCount: 0,
        viewFormats: ptr::null(),
    };
}

/// What `wgpuTextureCreateView` creates; a NULL descriptor gives the whole texture.
///
/// Spec: GPUTextureViewDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTextureViewDescriptor {
    /// Extension chain: [`WGPUTextureComponentSwizzleDescriptor`] or NULL. Any other struct is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Format of the view: the texture's, one of its `viewFormats`, or the format of the aspect
    /// chosen. `WGPUTextureFormat_Undefined` (the default) takes the texture's, or the aspect's.
    pub format: Enum<WGPUTextureFormat>,
    /// How shaders see the view. Default: from the texture, see
    /// `WGPUTextureViewDimension_Undefined`.
    pub dimension: Enum<WGPUTextureViewDimension>,
    /// First mip level of the view.
    pub baseMipLevel: u32,
    /// Number of mip levels, at least 1. [`WGPU_MIP_LEVEL_COUNT_UNDEFINED`] (the default) takes all
    /// that follow `baseMipLevel`.
    pub mipLevelCount: u32,
    /// First array layer of the view.
    pub baseArrayLayer: u32,
    /// Number of array layers: 1 for 1D, 2D and 3D, 6 for a cube, a multiple of 6 for a cube array.
    /// [`WGPU_ARRAY_LAYER_COUNT_UNDEFINED`] (the default) takes 1 or 6 where the dimension says so,
    /// else all that follow `baseArrayLayer`.
    pub arrayLayerCount: u32,
    /// Aspect that shaders see. A view for an attachment must have all. Default all.
    pub aspect: Enum<WGPUTextureAspect>,
    /// A subset of the texture's usage. [`WGPUTextureUsage_None`] (the default) takes all of it.
    /// The view's format must allow it: an `Srgb` view of a texture with
    /// [`WGPUTextureUsage_StorageBinding`] has to leave that flag out.
    pub usage: WGPUTextureUsage,
}

impl WGPUTextureViewDescriptor {
    /// `WGPU_TEXTURE_VIEW_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        format: WGPUTextureFormat::Undefined.c(),
        dimension: WGPUTextureViewDimension::Undefined.c(),
        baseMipLevel: 0,
        mipLevelCount: WGPU_MIP_LEVEL_COUNT_UNDEFINED,
        baseArrayLayer: 0,
        arrayLayerCount: WGPU_ARRAY_LAYER_COUNT_UNDEFINED,
        aspect: WGPUTextureAspect::Undefined.c(),
        usage: WGPUTextureUsage_None,
    };
}
