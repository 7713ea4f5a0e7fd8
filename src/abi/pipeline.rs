//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBlendFactor {
    /// DOC
    Undefined = 0,
    /// DOC
    Zero = 1,
    /// DOC
    One = 2,
    /// DOC
    Src = 3,
    /// DOC
    OneMinusSrc = 4,
    /// DOC
    SrcAlpha = 5,
    /// DOC
    OneMinusSrcAlpha = 6,
    /// DOC
    Dst = 7,
    /// DOC
    OneMinusDst = 8,
    /// DOC
    DstAlpha = 9,
    /// DOC
    OneMinusDstAlpha = 0xa,
    /// DOC
    SrcAlphaSaturated = 0xb,
    /// DOC
    Constant = 0xc,
    /// DOC
    OneMinusConstant = 0xd,
    /// DOC
    Src1 = 0xe,
    /// DOC
    OneMinusSrc1 = 0xf,
    /// DOC
    Src1Alpha = 0x10,
    /// DOC
    OneMinusSrc1Alpha = 0x11,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUBlendOperation {
    /// DOC
    Undefined = 0,
    /// DOC
    Add = 1,
    /// DOC
    Subtract = 2,
    /// DOC
    ReverseSubtract = 3,
    /// DOC
    Min = 4,
    /// DOC
    Max = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCreatePipelineAsyncStatus {
    /// DOC
    Success = 1,
    /// DOC
    CallbackCancelled = 2,
    /// DOC
    ValidationError = 3,
    /// DOC
    InternalError = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUCullMode {
    /// DOC
    Undefined = 0,
    /// DOC
    None = 1,
    /// DOC
    Front = 2,
    /// DOC
    Back = 3,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUFrontFace {
    /// DOC
    Undefined = 0,
    /// DOC
    CCW = 1,
    /// DOC
    CW = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUIndexFormat {
    /// DOC
    Undefined = 0,
    /// DOC
    Uint16 = 1,
    /// DOC
    Uint32 = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUPrimitiveTopology {
    /// DOC
    Undefined = 0,
    /// DOC
    PointList = 1,
    /// DOC
    LineList = 2,
    /// DOC
    LineStrip = 3,
    /// DOC
    TriangleList = 4,
    /// DOC
    TriangleStrip = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUStencilOperation {
    /// DOC
    Undefined = 0,
    /// DOC
    Keep = 1,
    /// DOC
    Zero = 2,
    /// DOC
    Replace = 3,
    /// DOC
    Invert = 4,
    /// DOC
    IncrementClamp = 5,
    /// DOC
    DecrementClamp = 6,
    /// DOC
    IncrementWrap = 7,
    /// DOC
    DecrementWrap = 8,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUVertexFormat {
    /// DOC
    Uint8 = 1,
    /// DOC
    Uint8x2 = 2,
    /// DOC
    Uint8x4 = 3,
    /// DOC
    Sint8 = 4,
    /// DOC
    Sint8x2 = 5,
    /// DOC
    Sint8x4 = 6,
    /// DOC
    Unorm8 = 7,
    /// DOC
    Unorm8x2 = 8,
    /// DOC
    Unorm8x4 = 9,
    /// DOC
    Snorm8 = 0xa,
    /// DOC
    Snorm8x2 = 0xb,
    /// DOC
    Snorm8x4 = 0xc,
    /// DOC
    Uint16 = 0xd,
    /// DOC
    Uint16x2 = 0xe,
    /// DOC
    Uint16x4 = 0xf,
    /// DOC
    Sint16 = 0x10,
    /// DOC
    Sint16x2 = 0x11,
    /// DOC
    Sint16x4 = 0x12,
    /// DOC
    Unorm16 = 0x13,
    /// DOC
    Unorm16x2 = 0x14,
    /// DOC
    Unorm16x4 = 0x15,
    /// DOC
    Snorm16 = 0x16,
    /// DOC
    Snorm16x2 = 0x17,
    /// DOC
    Snorm16x4 = 0x18,
    /// DOC
    Float16 = 0x19,
    /// DOC
    Float16x2 = 0x1a,
    /// DOC
    Float16x4 = 0x1b,
    /// DOC
    Float32 = 0x1c,
    /// DOC
    Float32x2 = 0x1d,
    /// DOC
    Float32x3 = 0x1e,
    /// DOC
    Float32x4 = 0x1f,
    /// DOC
    Uint32 = 0x20,
    /// DOC
    Uint32x2 = 0x21,
    /// DOC
    Uint32x3 = 0x22,
    /// DOC
    Uint32x4 = 0x23,
    /// DOC
    Sint32 = 0x24,
    /// DOC
    Sint32x2 = 0x25,
    /// DOC
    Sint32x3 = 0x26,
    /// DOC
    Sint32x4 = 0x27,
    /// DOC
    Unorm10_10_10_2 = 0x28,
    /// DOC
    Unorm8x4BGRA = 0x29,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUVertexStepMode {
    /// DOC
    Undefined = 0,
    /// DOC
    Vertex = 1,
    /// DOC
    Instance = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
pub type WGPUColorWriteMask = WGPUFlags;
/// DOC
pub const WGPUColorWriteMask_None: WGPUColorWriteMask = 0x0;
/// DOC
pub const WGPUColorWriteMask_Red: WGPUColorWriteMask = 0x1;
/// DOC
pub const WGPUColorWriteMask_Green: WGPUColorWriteMask = 0x2;
/// DOC
pub const WGPUColorWriteMask_Blue: WGPUColorWriteMask = 0x4;
/// DOC
pub const WGPUColorWriteMask_Alpha: WGPUColorWriteMask = 0x8;
/// DOC
pub const WGPUColorWriteMask_All: WGPUColorWriteMask = 0xf;

/// DOC
pub type WGPUCreateComputePipelineAsyncCallback = Option<
    unsafe extern "C" fn(
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPUComputePipeline,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
pub type WGPUCreateRenderPipelineAsyncCallback = Option<
    unsafe extern "C" fn(
        status: WGPUCreatePipelineAsyncStatus,
        pipeline: WGPURenderPipeline,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCreateComputePipelineAsyncCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPUCreateComputePipelineAsyncCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUCreateRenderPipelineAsyncCallbackInfo {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub mode: Enum<WGPUCallbackMode>,
    /// DOC
    pub callback: WGPUCreateRenderPipelineAsyncCallback,
    /// DOC
    pub userdata1: Nullable<*mut c_void>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBlendComponent {
    /// DOC
    pub operation: Enum<WGPUBlendOperation>,
    /// DOC
    pub srcFactor: Enum<WGPUBlendFactor>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUConstantEntry {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub key: WGPUStringView,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUMultisampleState {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub count: u32,
    /// DOC
    pub mask: u32,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUPrimitiveState {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub topology: Enum<WGPUPrimitiveTopology>,
    /// DOC
    pub stripIndexFormat: Enum<WGPUIndexFormat>,
    /// DOC
    pub frontFace: Enum<WGPUFrontFace>,
    /// DOC
    pub cullMode: Enum<WGPUCullMode>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPassDepthStencilAttachment {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub view: WGPUTextureView,
    /// DOC
    pub depthLoadOp: Enum<WGPULoadOp>,
    /// DOC
    pub depthStoreOp: Enum<WGPUStoreOp>,
    /// DOC
    pub depthClearValue: f32,
    /// DOC
    pub depthReadOnly: WGPUBool,
    /// DOC
    pub stencilLoadOp: Enum<WGPULoadOp>,
    /// DOC
    pub stencilStoreOp: Enum<WGPUStoreOp>,
    /// DOC
    pub stencilClearValue: u32,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUStencilFaceState {
    /// DOC
    pub compare: Enum<WGPUCompareFunction>,
    /// DOC
    pub failOp: Enum<WGPUStencilOperation>,
    /// DOC
    pub depthFailOp: Enum<WGPUStencilOperation>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUVertexAttribute {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub format: Enum<WGPUVertexFormat>,
    /// DOC
    pub offset: u64,
    /// DOC
    pub shaderLocation: u32,
}

impl WGPUVertexAttribute {
    /// `WGPU_VERTEX_ATTRIBUTE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        format: Enum::ZERO,
        offset: 0,
        shaderLocation: 0,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBlendState {
    /// DOC
    pub color: WGPUBlendComponent,
    /// DOC
    pub alpha: WGPUBlendComponent,
}

impl WGPUBlendState {
    /// `WGPU_BLEND_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        color: WGPUBlendComponent::INIT,
        alpha: WGPUBlendComponent::INIT,
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUComputeState {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub module: WGPUShaderModule,
    /// DOC
    pub entryPoint: WGPUStringView,
    /// DOC
    pub constantCount: usize,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUDepthStencilState {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub format: Enum<WGPUTextureFormat>,
    /// DOC
    pub depthWriteEnabled: Enum<WGPUOptionalBool>,
    /// DOC
    pub depthCompare: Enum<WGPUCompareFunction>,
    /// DOC
    pub stencilFront: WGPUStencilFaceState,
    /// DOC
    pub stencilBack: WGPUStencilFaceState,
    /// DOC
    pub stencilReadMask: u32,
    /// DOC
    pub stencilWriteMask: u32,
    /// DOC
    pub depthBias: i32,
    /// DOC
    pub depthBiasSlopeScale: f32,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUVertexBufferLayout {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub stepMode: Enum<WGPUVertexStepMode>,
    /// DOC
    pub arrayStride: u64,
    /// DOC
    pub attributeCount: usize,
    /// DOC
    pub attributes: *const WGPUVertexAttribute,
}

impl WGPUVertexBufferLayout {
    /// `WGPU_VERTEX_BUFFER_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        stepMode: WGPUVertexStepMode::Undefined.c(),
        arrayStride: 0,
        attributeCount: 0,
        attributes: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUColorTargetState {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub format: Enum<WGPUTextureFormat>,
    /// DOC
    pub blend: Nullable<*const WGPUBlendState>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUComputePipelineDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub layout: Nullable<WGPUPipelineLayout>,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUVertexState {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub module: WGPUShaderModule,
    /// DOC
    pub entryPoint: WGPUStringView,
    /// DOC
    pub constantCount: usize,
    /// DOC
    pub constants: *const WGPUConstantEntry,
    /// DOC
    pub bufferCount: usize,
    /// DOC
    pub buffers: *const WGPUVertexBufferLayout,
}

impl WGPUVertexState {
    /// `WGPU_VERTEX_STATE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        module: WGPUShaderModule::NULL,
        entryPoint: WGPUStringView::INIT,
        constantCount: 0,
        constants: ptr::null(),
        bufferCount: 0,
        buffers: ptr::null(),
    };
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUFragmentState {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub module: WGPUShaderModule,
    /// DOC
    pub entryPoint: WGPUStringView,
    /// DOC
    pub constantCount: usize,
    /// DOC
    pub constants: *const WGPUConstantEntry,
    /// DOC
    pub targetCount: usize,
    /// DOC
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

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURenderPipelineDescriptor {
    /// DOC
    pub nextInChain: *mut WGPUChainedStruct,
    /// DOC
    pub label: WGPUStringView,
    /// DOC
    pub layout: Nullable<WGPUPipelineLayout>,
    /// DOC
    pub vertex: WGPUVertexState,
    /// DOC
    pub primitive: WGPUPrimitiveState,
    /// DOC
    pub depthStencil: Nullable<*const WGPUDepthStencilState>,
    /// DOC
    pub multisample: WGPUMultisampleState,
    /// DOC
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
