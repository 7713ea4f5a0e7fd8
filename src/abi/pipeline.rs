//! Compute and render pipelines: shaders and the fixed state around them.

use super::*;

/// What a color is multiplied with before blending.
///
/// "Source" is the fragment shader's output, "target" the color already there. In the alpha
/// component the factor's alpha is used.
///
/// Spec: GPUBlendFactor.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBlendFactor {
    /// No choice: `WGPUBlendFactor_One` for the source, `WGPUBlendFactor_Zero` for the target.
    Undefined = 0,
    /// 0.
    Zero = 1,
    /// 1.
    One = 2,
    /// The source's color.
    Src = 3,
    /// 1 - the source's color.
    OneMinusSrc = 4,
    /// The source's alpha.
    SrcAlpha = 5,
    /// 1 - the source's alpha.
    OneMinusSrcAlpha = 6,
    /// The target's color.
    Dst = 7,
    /// 1 - the target's color.
    OneMinusDst = 8,
    /// The target's alpha.
    DstAlpha = 9,
    /// 1 - the target's alpha.
    OneMinusDstAlpha = 0xa,
    /// min(source's alpha, 1 - target's alpha); 1 for the alpha component.
    SrcAlphaSaturated = 0xb,
    /// The constant of `wgpuRenderPassEncoderSetBlendConstant`.
    Constant = 0xc,
    /// 1 - the constant of `wgpuRenderPassEncoderSetBlendConstant`.
    OneMinusConstant = 0xd,
    /// The second source's color (`@blend_src(1)`). Needs `WGPUFeatureName_DualSourceBlending`.
    Src1 = 0xe,
    /// 1 - the second source's color. Needs `WGPUFeatureName_DualSourceBlending`.
    OneMinusSrc1 = 0xf,
    /// The second source's alpha. Needs `WGPUFeatureName_DualSourceBlending`.
    Src1Alpha = 0x10,
    /// 1 - the second source's alpha. Needs `WGPUFeatureName_DualSourceBlending`.
    OneMinusSrc1Alpha = 0x11,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How the two colors are combined, each multiplied with its factor (but for Min and Max).
///
/// Spec: GPUBlendOperation.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBlendOperation {
    /// No choice: `WGPUBlendOperation_Add` is used.
    Undefined = 0,
    /// Source + target.
    Add = 1,
    /// Source - target.
    Subtract = 2,
    /// Target - source.
    ReverseSubtract = 3,
    /// The smaller one. Both factors must be `WGPUBlendFactor_One`.
    Min = 4,
    /// The larger one. Both factors must be `WGPUBlendFactor_One`.
    Max = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// How an asynchronous pipeline creation ended.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCreatePipelineAsyncStatus {
    /// The pipeline is there; the callback owns one reference.
    Success = 1,
    /// The last reference to the instance went away first. No pipeline.
    CallbackCancelled = 2,
    /// The descriptor or the shaders are invalid; the message says why. No pipeline, and no error
    /// on the device.
    ValidationError = 3,
    /// The driver or the shader compiler failed. No pipeline, and no error on the device.
    InternalError = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which triangles are dropped.
///
/// Spec: GPUCullMode.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCullMode {
    /// No choice: `WGPUCullMode_None` is used.
    Undefined = 0,
    /// None.
    None = 1,
    /// Those that show their front, see [`WGPUFrontFace`].
    Front = 2,
    /// Those that show their back, see [`WGPUFrontFace`].
    Back = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which triangles show their front, judged by the order of their vertices on the target (y down).
///
/// Spec: GPUFrontFace.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFrontFace {
    /// No choice: `WGPUFrontFace_CCW` is used.
    Undefined = 0,
    /// Those whose vertices run counter-clockwise.
    CCW = 1,
    /// Those whose vertices run clockwise.
    CW = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Type of the elements of an index buffer.
///
/// Spec: GPUIndexFormat.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUIndexFormat {
    /// No choice: right for a non-strip topology, a validation error for `SetIndexBuffer`.
    Undefined = 0,
    /// 16-bit unsigned, 2 bytes each; 0xFFFF restarts a strip.
    Uint16 = 1,
    /// 32-bit unsigned, 4 bytes each; 0xFFFFFFFF restarts a strip.
    Uint32 = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What the vertices form.
///
/// Spec: GPUPrimitiveTopology.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPrimitiveTopology {
    /// No choice: `WGPUPrimitiveTopology_TriangleList` is used.
    Undefined = 0,
    /// Each vertex a point, one pixel large.
    PointList = 1,
    /// Each pair of vertices a line.
    LineList = 2,
    /// Each vertex but the first a line from the one before.
    LineStrip = 3,
    /// Each three vertices a triangle.
    TriangleList = 4,
    /// Each vertex but the first two a triangle with the two before.
    TriangleStrip = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// What becomes of a stencil value.
///
/// Spec: GPUStencilOperation.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStencilOperation {
    /// No choice: `WGPUStencilOperation_Keep` is used.
    Undefined = 0,
    /// It stays.
    Keep = 1,
    /// It becomes 0.
    Zero = 2,
    /// It becomes the reference of `wgpuRenderPassEncoderSetStencilReference`.
    Replace = 3,
    /// All its bits are flipped.
    Invert = 4,
    /// One more, at most 255.
    IncrementClamp = 5,
    /// One less, at least 0.
    DecrementClamp = 6,
    /// One more, from 255 to 0.
    IncrementWrap = 7,
    /// One less, from 0 to 255.
    DecrementWrap = 8,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Which channels of a color attachment are written: a combination of the `WGPUColorWriteMask_*`
/// flags.
///
/// Spec: GPUColorWrite.
pub type WGPUColorWriteMask = WGPUFlags;
/// Nothing is written.
pub const WGPUColorWriteMask_None: WGPUColorWriteMask = 0x0;
/// The red channel.
pub const WGPUColorWriteMask_Red: WGPUColorWriteMask = 0x1;
/// The green channel.
pub const WGPUColorWriteMask_Green: WGPUColorWriteMask = 0x2;
/// The blue channel.
pub const WGPUColorWriteMask_Blue: WGPUColorWriteMask = 0x4;
/// The alpha channel.
pub const WGPUColorWriteMask_Alpha: WGPUColorWriteMask = 0x8;
/// All four channels; the default.
pub const WGPUColorWriteMask_All: WGPUColorWriteMask = 0xf;

/// Called exactly once for every `wgpuDeviceCreateComputePipelineAsync`.
///
/// On success the callback owns one reference of `pipeline`; otherwise that is NULL and `message`
/// says why. The message lives only during the call.
pub type WGPUCreateComputePipelineAsyncCallback = Option<
    unsafe extern "C" fn(
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPUComputePipeline,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// Called exactly once for every `wgpuDeviceCreateRenderPipelineAsync`.
///
/// On success the callback owns one reference of `pipeline`; otherwise that is NULL and `message`
/// says why. The message lives only during the call.
pub type WGPUCreateRenderPipelineAsyncCallback = Option<
    unsafe extern "C" fn(
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPURenderPipeline,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// The callback of `wgpuDeviceCreateComputePipelineAsync` and when it may be called.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCreateComputePipelineAsyncCallbackInfo {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback is called. Has no default: 0 is not a mode.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. With NULL nothing is called; the future still completes.
    pub callback: WGPUCreateComputePipelineAsyncCallback,
    /// Passed to the callback as it is; never read.
    pub userdata1: Nullable<*mut c_void>,
    /// Passed to the callback as it is; never read.
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUCreateComputePipelineAsyncCallbackInfo {
    /// `WGPU_CREATE_COMPUTE_PIPELINE_ASYNC_CALLBACK_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        mode: Enum::ZERO,
        callback: None,
        userdata1: ptr::null_mut(),
        userdata2: ptr::null_mut(),
    };
}

/// The callback of `wgpuDeviceCreateRenderPipelineAsync` and when it may be called.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCreateRenderPipelineAsyncCallbackInfo {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback is called. Has no default: 0 is not a mode.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. With NULL nothing is called; the future still completes.
    pub callback: WGPUCreateRenderPipelineAsyncCallback,
    /// Passed to the callback as it is; never read.
    pub userdata1: Nullable<*mut c_void>,
    /// Passed to the callback as it is; never read.
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUCreateRenderPipelineAsyncCallbackInfo {
    /// `WGPU_CREATE_RENDER_PIPELINE_ASYNC_CALLBACK_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        mode: Enum::ZERO,
        callback: None,
        userdata1: ptr::null_mut(),
        userdata2: ptr::null_mut(),
    };
}

/// Blending of the color or of the alpha of a target: source * `srcFactor` OP target * `dstFactor`.
///
/// The defaults replace the target by the source.
///
/// Spec: GPUBlendComponent.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBlendComponent {
    /// How the products are combined. Default add.
    pub operation: Enum<WGPUBlendOperation>,
    /// Factor of the fragment shader's output. Default one.
    pub srcFactor: Enum<WGPUBlendFactor>,
    /// Factor of the color already there. Default zero.
    pub dstFactor: Enum<WGPUBlendFactor>,
}

impl WGPUBlendComponent {
    /// `WGPU_BLEND_COMPONENT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        operation: WGPUBlendOperation::Undefined.c(),
        srcFactor: WGPUBlendFactor::Undefined.c(),
        dstFactor: WGPUBlendFactor::Undefined.c(),
    };
}

/// Value of a pipeline-overridable constant (`override` in WGSL).
///
/// Spec: GPUProgrammableStage.constants.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUConstantEntry {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name of the constant, or the decimal number of its `@id(n)`. It must exist in the module and
    /// come once.
    pub key: WGPUStringView,
    /// The value, finite, converted to the constant's type; one that the type cannot hold is a
    /// validation error. For `bool` 0 is false and the rest is true.
    pub value: f64,
}

impl WGPUConstantEntry {
    /// `WGPU_CONSTANT_ENTRY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        key: WGPUStringView::INIT,
        value: 0.0,
    };
}

/// Multisampling of a render pipeline; it must match the attachments of the pass.
///
/// Spec: GPUMultisampleState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUMultisampleState {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Samples per pixel: 1 (the default) or 4; other counts as in
    /// [`WGPUTextureDescriptor::sampleCount`].
    pub count: u32,
    /// Samples that are written, bit n for sample n. Default all.
    pub mask: u32,
    /// `WGPU_TRUE` to derive the covered samples from the alpha of the first target: needs 4
    /// samples, a blendable target with alpha, and a shader without `sample_mask` output.
    pub alphaToCoverageEnabled: WGPUBool,
}

impl WGPUMultisampleState {
    /// `WGPU_MULTISAMPLE_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        count: 1,
        mask: 0xFFFFFFFF,
        alphaToCoverageEnabled: WGPU_FALSE,
    };
}

/// How vertices become triangles, lines or points.
///
/// Spec: GPUPrimitiveState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPrimitiveState {
    /// Extension chain: `WGPUPrimitiveStateExtras` (`wgpu.h`) or NULL. Any other struct is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// What the vertices form. Default triangle list.
    pub topology: Enum<WGPUPrimitiveTopology>,
    /// Index format of indexed draws with a strip topology, which fixes the value that restarts the
    /// strip. Must be undefined for lists.
    pub stripIndexFormat: Enum<WGPUIndexFormat>,
    /// Which triangles show their front. Default counter-clockwise.
    pub frontFace: Enum<WGPUFrontFace>,
    /// Which triangles are dropped. Default none.
    pub cullMode: Enum<WGPUCullMode>,
    /// `WGPU_TRUE` to clamp depth instead of clipping at the near and far plane. Needs
    /// `WGPUFeatureName_DepthClipControl`.
    pub unclippedDepth: WGPUBool,
}

impl WGPUPrimitiveState {
    /// `WGPU_PRIMITIVE_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        topology: WGPUPrimitiveTopology::Undefined.c(),
        stripIndexFormat: WGPUIndexFormat::Undefined.c(),
        frontFace: WGPUFrontFace::Undefined.c(),
        cullMode: WGPUCullMode::Undefined.c(),
        unclippedDepth: WGPU_FALSE,
    };
}

/// The depth-stencil attachment of a render pass.
///
/// Load and store operations are required for each aspect that the format has and that is not read
/// only, and must be undefined for the others.
///
/// Spec: GPURenderPassDepthStencilAttachment.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassDepthStencilAttachment {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// One mip level and one layer, all aspects, of a depth or stencil texture with
    /// [`WGPUTextureUsage_RenderAttachment`]. Required.
    pub view: WGPUTextureView,
    /// What depth holds at first.
    pub depthLoadOp: Enum<WGPULoadOp>,
    /// What becomes of depth in the end.
    pub depthStoreOp: Enum<WGPUStoreOp>,
    /// Depth for `WGPULoadOp_Clear`, 0 to 1; required then. Default
    /// [`WGPU_DEPTH_CLEAR_VALUE_UNDEFINED`], a NaN.
    pub depthClearValue: f32,
    /// `WGPU_TRUE` if the pass only tests depth; the texture may then be bound in it as well.
    pub depthReadOnly: WGPUBool,
    /// What stencil holds at first.
    pub stencilLoadOp: Enum<WGPULoadOp>,
    /// What becomes of stencil in the end.
    pub stencilStoreOp: Enum<WGPUStoreOp>,
    /// Stencil for `WGPULoadOp_Clear`; the low 8 bits count. Default 0.
    pub stencilClearValue: u32,
    /// `WGPU_TRUE` if the pass only tests stencil; the texture may then be bound in it as well.
    pub stencilReadOnly: WGPUBool,
}

impl WGPURenderPassDepthStencilAttachment {
    /// `WGPU_RENDER_PASS_DEPTH_STENCIL_ATTACHMENT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        view: WGPUTextureView::NULL,
        depthLoadOp: WGPULoadOp::Undefined.c(),
        depthStoreOp: WGPUStoreOp::Undefined.c(),
        depthClearValue: WGPU_DEPTH_CLEAR_VALUE_UNDEFINED,
        depthReadOnly: WGPU_FALSE,
        stencilLoadOp: WGPULoadOp::Undefined.c(),
        stencilStoreOp: WGPUStoreOp::Undefined.c(),
        stencilClearValue: 0,
        stencilReadOnly: WGPU_FALSE,
    };
}

/// Stencil test for the triangles that show one side.
///
/// The defaults do nothing: always pass, keep.
///
/// Spec: GPUStencilFaceState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUStencilFaceState {
    /// How the reference is compared with the stencil value, both after masking with
    /// [`WGPUDepthStencilState::stencilReadMask`]. Default always.
    pub compare: Enum<WGPUCompareFunction>,
    /// When this test fails. Default keep.
    pub failOp: Enum<WGPUStencilOperation>,
    /// When it passes and the depth test fails. Default keep.
    pub depthFailOp: Enum<WGPUStencilOperation>,
    /// When both pass. Default keep.
    pub passOp: Enum<WGPUStencilOperation>,
}

impl WGPUStencilFaceState {
    /// `WGPU_STENCIL_FACE_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        compare: WGPUCompareFunction::Undefined.c(),
        failOp: WGPUStencilOperation::Undefined.c(),
        depthFailOp: WGPUStencilOperation::Undefined.c(),
        passOp: WGPUStencilOperation::Undefined.c(),
    };
}

/// Blending of a color target.
///
/// Spec: GPUBlendState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBlendState {
    /// Blending of red, green and blue.
    pub color: WGPUBlendComponent,
    /// Blending of alpha.
    pub alpha: WGPUBlendComponent,
}

impl WGPUBlendState {
    /// `WGPU_BLEND_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        color: WGPUBlendComponent::INIT,
        alpha: WGPUBlendComponent::INIT,
    };
}

/// The shader of a compute pipeline.
///
/// Spec: GPUProgrammableStage.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUComputeState {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The shader module. Required, of the same device.
    pub module: WGPUShaderModule,
    /// Name of the function. The null string takes the only one of the module for this stage; it is
    /// a validation error if there are none or several.
    pub entryPoint: WGPUStringView,
    /// Number of `constants`.
    pub constantCount: usize,
    /// Values of overridable constants; those without a default in the shader must be given.
    pub constants: *const WGPUConstantEntry,
}

impl WGPUComputeState {
    /// `WGPU_COMPUTE_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        module: WGPUShaderModule::NULL,
        entryPoint: WGPUStringView::INIT,
        constantCount: 0,
        constants: ptr::null(),
    };
}

/// Depth and stencil test of a render pipeline.
///
/// Spec: GPUDepthStencilState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDepthStencilState {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Format of the attachment, with depth or stencil. Required.
    pub format: Enum<WGPUTextureFormat>,
    /// Whether fragments that pass write their depth. Required for a format with depth;
    /// `WGPUOptionalBool_Undefined` (the default) or false for one without.
    pub depthWriteEnabled: Enum<WGPUOptionalBool>,
    /// How a fragment's depth is compared with the stored one. Required for a format with depth if
    /// depth is written or a stencil face has a `depthFailOp` other than keep; undefined or always
    /// for a format without depth.
    pub depthCompare: Enum<WGPUCompareFunction>,
    /// Stencil test for triangles that show their front, and for lines and points.
    pub stencilFront: WGPUStencilFaceState,
    /// Stencil test for triangles that show their back.
    pub stencilBack: WGPUStencilFaceState,
    /// Bits of reference and stencil value that are compared. Default all.
    pub stencilReadMask: u32,
    /// Bits of the stencil value that are written. Default all.
    pub stencilWriteMask: u32,
    /// Constant added to each fragment's depth, in units of the smallest difference that the format
    /// can hold. Only for triangles; 0 for lines and points.
    pub depthBias: i32,
    /// Factor of the triangle's slope that is added to the depth. Only for triangles; finite.
    pub depthBiasSlopeScale: f32,
    /// Largest bias that is added; 0 (the default) for no bound. Only for triangles; finite.
    pub depthBiasClamp: f32,
}

impl WGPUDepthStencilState {
    /// `WGPU_DEPTH_STENCIL_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        format: WGPUTextureFormat::Undefined.c(),
        depthWriteEnabled: WGPUOptionalBool::Undefined.c(),
        depthCompare: WGPUCompareFunction::Undefined.c(),
        stencilFront: WGPUStencilFaceState::INIT,
        stencilBack: WGPUStencilFaceState::INIT,
        stencilReadMask: 0xFFFFFFFF,
        stencilWriteMask: 0xFFFFFFFF,
        depthBias: 0,
        depthBiasSlopeScale: 0.0,
        depthBiasClamp: 0.0,
    };
}

/// One color target of a render pipeline.
///
/// Spec: GPUColorTargetState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUColorTargetState {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Format of the attachment, renderable and with color. `WGPUTextureFormat_Undefined` (the
    /// default) is a hole: the pipeline has no such target.
    pub format: Enum<WGPUTextureFormat>,
    /// Blending, or NULL for replacing. The format must be blendable.
    pub blend: Nullable<*const WGPUBlendState>,
    /// Channels that are written. Default all.
    pub writeMask: WGPUColorWriteMask,
}

impl WGPUColorTargetState {
    /// `WGPU_COLOR_TARGET_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        format: WGPUTextureFormat::Undefined.c(),
        blend: ptr::null(),
        writeMask: WGPUColorWriteMask_All,
    };
}

/// What `wgpuDeviceCreateComputePipeline` and its asynchronous twin create.
///
/// Spec: GPUComputePipelineDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUComputePipelineDescriptor {
    /// NULL, or [`WGPUAbiPipelineExtras`].
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Layout of the pipeline, or NULL to derive one from the shader: its bind group layouts
    /// (`wgpuComputePipelineGetBindGroupLayout`) then fit this pipeline only.
    pub layout: Nullable<WGPUPipelineLayout>,
    /// The shader.
    pub compute: WGPUComputeState,
}

impl WGPUComputePipelineDescriptor {
    /// `WGPU_COMPUTE_PIPELINE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        layout: WGPUPipelineLayout::NULL,
        compute: WGPUComputeState::INIT,
    };
}

/// The fragment stage of a render pipeline: shader and color targets.
///
/// Spec: GPUFragmentState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUFragmentState {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The shader module. Required, of the same device.
    pub module: WGPUShaderModule,
    /// Name of the function. The null string takes the only one of the module for this stage; it is
    /// a validation error if there are none or several.
    pub entryPoint: WGPUStringView,
    /// Number of `constants`.
    pub constantCount: usize,
    /// Values of overridable constants; those without a default in the shader must be given.
    pub constants: *const WGPUConstantEntry,
    /// Number of `targets`, at most the limit `maxColorAttachments`.
    pub targetCount: usize,
    /// The color targets, in the order of the shader's `@location(n)`. Their bytes per sample
    /// together are at most the limit `maxColorAttachmentBytesPerSample`.
    pub targets: *const WGPUColorTargetState,
}

impl WGPUFragmentState {
    /// `WGPU_FRAGMENT_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        module: WGPUShaderModule::NULL,
        entryPoint: WGPUStringView::INIT,
        constantCount: 0,
        constants: ptr::null(),
        targetCount: 0,
        targets: ptr::null(),
    };
}

/// What `wgpuDeviceCreateRenderPipeline` and its asynchronous twin create.
///
/// It needs a color target or a depth-stencil state.
///
/// Spec: GPURenderPipelineDescriptor.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPipelineDescriptor {
    /// NULL, or [`WGPUAbiPipelineExtras`], [`WGPUAbiMultiview`] or both.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Name for error messages, leak reports and GPU debuggers. Copied; the null string means no
    /// name.
    pub label: WGPUStringView,
    /// Layout of the pipeline, or NULL to derive one from the shaders: its bind group layouts
    /// (`wgpuRenderPipelineGetBindGroupLayout`) then fit this pipeline only.
    pub layout: Nullable<WGPUPipelineLayout>,
    /// The vertex stage.
    pub vertex: WGPUVertexState,
    /// How vertices become triangles, lines or points.
    pub primitive: WGPUPrimitiveState,
    /// Depth and stencil test, or NULL if the pass has no such attachment.
    pub depthStencil: Nullable<*const WGPUDepthStencilState>,
    /// Multisampling.
    pub multisample: WGPUMultisampleState,
    /// The fragment stage, or NULL to write depth and stencil only.
    pub fragment: Nullable<*const WGPUFragmentState>,
}

impl WGPURenderPipelineDescriptor {
    /// `WGPU_RENDER_PIPELINE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        layout: WGPUPipelineLayout::NULL,
        vertex: WGPUVertexState::INIT,
        primitive: WGPUPrimitiveState::INIT,
        depthStencil: ptr::null(),
        multisample: WGPUMultisampleState::INIT,
        fragment: ptr::null(),
    };
}
