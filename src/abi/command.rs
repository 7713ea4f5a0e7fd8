//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPULoadOp {
    /// DOC
    Undefined = 0,
    /// DOC
    Load = 1,
    /// DOC
    Clear = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStoreOp {
    /// DOC
    Undefined = 0,
    /// DOC
    Store = 1,
    /// DOC
    Discard = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUColor {
    /// DOC
    pub r: f64,
    /// DOC
    pub g: f64,
    /// DOC
    pub b: f64,
    /// DOC
    pub a: f64,
}

impl WGPUColor {
    /// `WGPU_COLOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        r: 0.0,
        g: 0.0,
        b: 0.0,
        a: 0.0,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCommandBufferDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
}

impl WGPUCommandBufferDescriptor {
    /// `WGPU_COMMAND_BUFFER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCommandEncoderDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
}

impl WGPUCommandEncoderDescriptor {
    /// `WGPU_COMMAND_ENCODER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUExtent3D {
    /// DOC
    pub width: u32,
    /// DOC
    pub height: u32,
    /// DOC
    pub depthOrArrayLayers: u32,
}

impl WGPUExtent3D {
    /// `WGPU_EXTENT_3D_INIT`: every member at its default.
    pub const INIT: Self = Self {
        width: 0,
        height: 1,
        depthOrArrayLayers: 1,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUOrigin3D {
    /// DOC
    pub x: u32,
    /// DOC
    pub y: u32,
    /// DOC
    pub z: u32,
}

impl WGPUOrigin3D {
    /// `WGPU_ORIGIN_3D_INIT`: every member at its default.
    pub const INIT: Self = Self { x: 0, y: 0, z: 0 };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderBundleDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
}

impl WGPURenderBundleDescriptor {
    /// `WGPU_RENDER_BUNDLE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderBundleEncoderDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub colorFormatCount: usize,
    /// DOC
    pub colorFormats: *const Enum<WGPUTextureFormat>,
    /// DOC
    pub depthStencilFormat: Enum<WGPUTextureFormat>,
    /// DOC
    pub sampleCount: u32,
    /// DOC
    pub depthReadOnly: WGPUBool,
    /// DOC
    pub stencilReadOnly: WGPUBool,
}

impl WGPURenderBundleEncoderDescriptor {
    /// `WGPU_RENDER_BUNDLE_ENCODER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        colorFormatCount: 0,
        colorFormats: ptr::null(),
        depthStencilFormat: WGPUTextureFormat::Undefined.c(),
        sampleCount: 1,
        depthReadOnly: WGPU_FALSE,
        stencilReadOnly: WGPU_FALSE,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassMaxDrawCount {
    /// DOC
    pub chain: WGPUChainedStruct,
    /// DOC
    pub maxDrawCount: u64,
}

impl WGPURenderPassMaxDrawCount {
    /// `WGPU_RENDER_PASS_MAX_DRAW_COUNT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::RenderPassMaxDrawCount.c()),
        maxDrawCount: 50000000,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTexelCopyBufferLayout {
    /// DOC
    pub offset: u64,
    /// DOC
    pub bytesPerRow: u32,
    /// DOC
    pub rowsPerImage: u32,
}

impl WGPUTexelCopyBufferLayout {
    /// `WGPU_TEXEL_COPY_BUFFER_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        offset: 0,
        bytesPerRow: WGPU_COPY_STRIDE_UNDEFINED,
        rowsPerImage: WGPU_COPY_STRIDE_UNDEFINED,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUComputePassDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub timestampWrites: Nullable<*const WGPUPassTimestampWrites>,
}

impl WGPUComputePassDescriptor {
    /// `WGPU_COMPUTE_PASS_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        timestampWrites: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassColorAttachment {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub view: Nullable<WGPUTextureView>,
    /// DOC
    pub depthSlice: u32,
    /// DOC
    pub resolveTarget: Nullable<WGPUTextureView>,
    /// DOC
    pub loadOp: Enum<WGPULoadOp>,
    /// DOC
    pub storeOp: Enum<WGPUStoreOp>,
    /// DOC
    pub clearValue: WGPUColor,
}

impl WGPURenderPassColorAttachment {
    /// `WGPU_RENDER_PASS_COLOR_ATTACHMENT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        view: WGPUTextureView::NULL,
        depthSlice: WGPU_DEPTH_SLICE_UNDEFINED,
        resolveTarget: WGPUTextureView::NULL,
        loadOp: WGPULoadOp::Undefined.c(),
        storeOp: WGPUStoreOp::Undefined.c(),
        clearValue: WGPUColor::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTexelCopyBufferInfo {
    /// DOC
    pub layout: WGPUTexelCopyBufferLayout,
    /// DOC
    pub buffer: WGPUBuffer,
}

impl WGPUTexelCopyBufferInfo {
    /// `WGPU_TEXEL_COPY_BUFFER_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        layout: WGPUTexelCopyBufferLayout::INIT,
        buffer: WGPUBuffer::NULL,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTexelCopyTextureInfo {
    /// DOC
    pub texture: WGPUTexture,
    /// DOC
    pub mipLevel: u32,
    /// DOC
    pub origin: WGPUOrigin3D,
    /// DOC
    pub aspect: Enum<WGPUTextureAspect>,
}

impl WGPUTexelCopyTextureInfo {
    /// `WGPU_TEXEL_COPY_TEXTURE_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        texture: WGPUTexture::NULL,
        mipLevel: 0,
        origin: WGPUOrigin3D::INIT,
        aspect: WGPUTextureAspect::Undefined.c(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub colorAttachmentCount: usize,
    /// DOC
    pub colorAttachments: *const WGPURenderPassColorAttachment,
    /// DOC
    pub depthStencilAttachment: Nullable<*const WGPURenderPassDepthStencilAttachment>,
    /// DOC
    pub occlusionQuerySet: Nullable<WGPUQuerySet>,
    /// DOC
    pub timestampWrites: Nullable<*const WGPUPassTimestampWrites>,
}

impl WGPURenderPassDescriptor {
    /// `WGPU_RENDER_PASS_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        colorAttachmentCount: 0,
        colorAttachments: ptr::null(),
        depthStencilAttachment: ptr::null(),
        occlusionQuerySet: WGPUQuerySet::NULL,
        timestampWrites: ptr::null(),
    };
}
