//! Recording commands: encoders, passes, attachments, copies, bundles.

use super::*;

/// What an attachment holds when a render pass begins.
///
/// Spec: GPULoadOp.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPULoadOp {
    /// Not given: required for aspects that are absent or read only, an error for others.
    Undefined = 0,
    /// What the texture held before. On tile-based GPUs slower than clearing.
    Load = 1,
    /// The attachment's clear value.
    Clear = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What becomes of an attachment when a render pass ends.
///
/// Spec: GPUStoreOp.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStoreOp {
    /// Not given: required for aspects that are absent or read only, an error for others.
    Undefined = 0,
    /// The results are written to the texture.
    Store = 1,
    /// The results are dropped; the texture then reads as zero. Right for depth buffers that nobody
    /// reads afterwards.
    Discard = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// A color as four numbers, without regard to a format.
///
/// All four must be finite. Values outside of what the format can hold are clamped; for integer
/// formats they are converted to integers.
///
/// Spec: GPUColor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUColor {
    /// Red.
    pub r: f64,
    /// Green.
    pub g: f64,
    /// Blue.
    pub b: f64,
    /// Alpha; 0 is transparent.
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

/// What `wgpuCommandEncoderFinish` returns; NULL is the same as the defaults.
///
/// Spec: GPUCommandBufferDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCommandBufferDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
}

impl WGPUCommandBufferDescriptor {
    /// `WGPU_COMMAND_BUFFER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// What `wgpuDeviceCreateCommandEncoder` creates; NULL is the same as the defaults.
///
/// Spec: GPUCommandEncoderDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCommandEncoderDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
}

impl WGPUCommandEncoderDescriptor {
    /// `WGPU_COMMAND_ENCODER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// Size of a texture or of a part of it, in texels.
///
/// Spec: GPUExtent3D.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUExtent3D {
    /// Texels in a row. Default 0, so it must be set for most uses.
    pub width: u32,
    /// Rows. Default 1.
    pub height: u32,
    /// Depth of a 3D texture, layers of a 2D one. Default 1.
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

/// A corner within one mip level of a texture, in texels.
///
/// Spec: GPUOrigin3D.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUOrigin3D {
    /// Column. A multiple of the block width for compressed formats.
    pub x: u32,
    /// Row, from the top. A multiple of the block height for compressed formats.
    pub y: u32,
    /// Depth slice of a 3D texture, array layer of a 2D one.
    pub z: u32,
}

impl WGPUOrigin3D {
    /// `WGPU_ORIGIN_3D_INIT`: every member at its default.
    pub const INIT: Self = Self { x: 0, y: 0, z: 0 };
}

/// What `wgpuRenderBundleEncoderFinish` returns; NULL is the same as the defaults.
///
/// Spec: GPURenderBundleDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderBundleDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
}

impl WGPURenderBundleDescriptor {
    /// `WGPU_RENDER_BUNDLE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
    };
}

/// What `wgpuDeviceCreateRenderBundleEncoder` creates.
///
/// The formats and the sample count must be those of every pass that executes the bundle, and of
/// every pipeline set in it.
///
/// Spec: GPURenderBundleEncoderDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderBundleEncoderDescriptor {
    /// Extension chain: [`WGPUAbiMultiview`] or NULL. Any other struct is a validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Number of `colorFormats`, at most the limit `maxColorAttachments`.
    pub colorFormatCount: usize,
    /// Formats of the color attachments; `WGPUTextureFormat_Undefined` for one that is left out.
    pub colorFormats: *const Enum<WGPUTextureFormat>,
    /// Format of the depth-stencil attachment, `WGPUTextureFormat_Undefined` (the default) for
    /// none.
    pub depthStencilFormat: Enum<WGPUTextureFormat>,
    /// Samples per pixel, 1 (the default) or 4.
    pub sampleCount: u32,
    /// `WGPU_TRUE` if no pipeline in the bundle writes depth. Required in a pass with read-only
    /// depth.
    pub depthReadOnly: WGPUBool,
    /// `WGPU_TRUE` if no pipeline in the bundle writes stencil. Required in a pass with read-only
    /// stencil.
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

/// Chained to [`WGPURenderPassDescriptor`]: a bound for the number of draws, those of bundles counted.
///
/// A pass with more draws makes its encoder invalid. Without this struct the default holds.
///
/// Spec: GPURenderPassDescriptor.maxDrawCount.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassMaxDrawCount {
    /// Header of the struct; `sType` must be `WGPUSType_RenderPassMaxDrawCount`.
    pub chain: WGPUChainedStruct,
    /// Upper bound of draws in the pass. Default 50,000,000.
    pub maxDrawCount: u64,
}

impl WGPURenderPassMaxDrawCount {
    /// `WGPU_RENDER_PASS_MAX_DRAW_COUNT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(WGPUSType::RenderPassMaxDrawCount.c()),
        maxDrawCount: 50000000,
    };
}

/// How texels lie in a buffer or in host memory.
///
/// In rows of blocks, each row `bytesPerRow` after the one before, each image `rowsPerImage` rows
/// after the one before. For uncompressed formats a block is one texel.
///
/// Spec: GPUTexelCopyBufferLayout.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTexelCopyBufferLayout {
    /// Bytes to the first block. In a copy it must be a multiple of the block's size in bytes (of 4
    /// for depth and stencil formats); `wgpuQueueWriteTexture` takes any.
    pub offset: u64,
    /// Bytes from one row of blocks to the next, at least those of one row of the copy. In copies
    /// between buffer and texture a multiple of 256; `wgpuQueueWriteTexture` takes any.
    /// [`WGPU_COPY_STRIDE_UNDEFINED`] (the default) is allowed when only one row is copied.
    pub bytesPerRow: u32,
    /// Rows of blocks from one image to the next, at least those of the copy.
    /// [`WGPU_COPY_STRIDE_UNDEFINED`] (the default) is allowed when only one image is copied.
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

/// What `wgpuCommandEncoderBeginComputePass` begins; NULL is the same as the defaults.
///
/// Spec: GPUComputePassDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUComputePassDescriptor {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Timestamps to write at the beginning and the end, or NULL for none.
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

/// A color attachment of a render pass.
///
/// Spec: GPURenderPassColorAttachment.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassColorAttachment {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// What is drawn to: one mip level and one layer of a color texture with
    /// [`WGPUTextureUsage_RenderAttachment`]. NULL leaves this attachment out. All attachments of a
    /// pass have the same size and sample count.
    pub view: Nullable<WGPUTextureView>,
    /// Slice of a 3D view; required for one. [`WGPU_DEPTH_SLICE_UNDEFINED`] (the default) for all
    /// others.
    pub depthSlice: u32,
    /// Single-sampled view of the same format and size that gets the mean of the samples when the
    /// pass ends; `view` must then be multisampled. NULL for none.
    pub resolveTarget: Nullable<WGPUTextureView>,
    /// What the attachment holds at first. Required if `view` is given.
    pub loadOp: Enum<WGPULoadOp>,
    /// What becomes of it in the end. Required if `view` is given.
    pub storeOp: Enum<WGPUStoreOp>,
    /// The color for `WGPULoadOp_Clear`, finite. Default: four times 0.
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

/// The buffer side of a copy between buffer and texture.
///
/// Spec: GPUTexelCopyBufferInfo.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTexelCopyBufferInfo {
    /// How the texels lie in the buffer.
    pub layout: WGPUTexelCopyBufferLayout,
    /// The buffer. Required, with [`WGPUBufferUsage_CopySrc`] or [`WGPUBufferUsage_CopyDst`].
    pub buffer: WGPUBuffer,
}

impl WGPUTexelCopyBufferInfo {
    /// `WGPU_TEXEL_COPY_BUFFER_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        layout: WGPUTexelCopyBufferLayout::INIT,
        buffer: WGPUBuffer::NULL,
    };
}

/// The texture side of a copy.
///
/// Spec: GPUTexelCopyTextureInfo.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUTexelCopyTextureInfo {
    /// The texture. Required, with [`WGPUTextureUsage_CopySrc`] or [`WGPUTextureUsage_CopyDst`].
    pub texture: WGPUTexture,
    /// Mip level to copy from or to.
    pub mipLevel: u32,
    /// First texel. All zero for multisampled and depth-stencil textures, of which only whole
    /// levels can be copied.
    pub origin: WGPUOrigin3D,
    /// Aspect to copy. Between buffer and texture it must be a single one; from texture to texture
    /// it must be all. Default all.
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

/// What `wgpuCommandEncoderBeginRenderPass` begins: attachments and queries.
///
/// At least one attachment must be given. The sum of the color formats' bytes per sample is limited
/// by `maxColorAttachmentBytesPerSample`.
///
/// Spec: GPURenderPassDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassDescriptor {
    /// Extension chain: [`WGPURenderPassMaxDrawCount`], [`WGPUAbiMultiview`] or NULL. Any other struct
    /// is a validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Number of `colorAttachments`, at most the limit `maxColorAttachments`.
    pub colorAttachmentCount: usize,
    /// The color attachments, in the order of the shader's `@location(n)`.
    pub colorAttachments: *const WGPURenderPassColorAttachment,
    /// The depth-stencil attachment, or NULL for none.
    pub depthStencilAttachment: Nullable<*const WGPURenderPassDepthStencilAttachment>,
    /// Set for `wgpuRenderPassEncoderBeginOcclusionQuery`, of type `WGPUQueryType_Occlusion`; NULL
    /// for none.
    pub occlusionQuerySet: Nullable<WGPUQuerySet>,
    /// Timestamps to write at the beginning and the end, or NULL for none.
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
