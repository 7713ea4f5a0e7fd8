//! Our own additions about mesh shaders: pipelines whose first stages are workgroups that make triangles.

use super::*;

/// Shader stages that the standard does not have. They go where [`WGPUShaderStage`] goes, together with its flags, in the
/// `visibility` of bind group layout entries; the device must have the feature `WGPUAbiFeature_MeshShader`.
pub type WGPUAbiShaderStage = WGPUFlags;
/// The task stage of a mesh pipeline.
pub const WGPUAbiShaderStage_Task: WGPUAbiShaderStage = 0x10000000000;
/// The mesh stage of a mesh pipeline.
pub const WGPUAbiShaderStage_Mesh: WGPUAbiShaderStage = 0x20000000000;

/// Limits of mesh shaders. An extension of [`WGPULimits`]; `WGPU_ABI_MESH_LIMITS_INIT` asks for the default of each.
///
/// Defaults are all 0: what a program uses must be asked for, together with the feature `WGPUAbiFeature_MeshShader`.
/// As with all limits, requiring less than the default gives the default, more than the adapter has is an error. Without the
/// feature the adapter's are told, but nothing can use them.
///
/// A workgroup of the mesh stage may take 28672 bytes of payload, outputs and `var<workgroup>` together, one of the task
/// stage 32768 bytes of payload and `var<workgroup>`: what every GPU with mesh shaders has.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiMeshLimits {
    /// The link; its `sType` is `WGPUAbiSType_MeshLimits`.
    pub chain: WGPUChainedStruct,
    /// Most workgroups of a draw with a task stage: the product of its three counts.
    pub maxTaskWorkgroupTotalCount: u32,
    /// Most workgroups of a draw with a task stage, in each direction.
    pub maxTaskWorkgroupsPerDimension: u32,
    /// Most workgroups of a draw without a task stage, or that one workgroup of the task stage starts: the product of three.
    pub maxMeshWorkgroupTotalCount: u32,
    /// Most workgroups of a draw without a task stage, or that one workgroup of the task stage starts, in each direction.
    pub maxMeshWorkgroupsPerDimension: u32,
    /// Most invocations in a workgroup of the task stage.
    pub maxTaskInvocationsPerWorkgroup: u32,
    /// Most invocations in a workgroup of the task stage, in each direction.
    pub maxTaskInvocationsPerDimension: u32,
    /// Most invocations in a workgroup of the mesh stage.
    pub maxMeshInvocationsPerWorkgroup: u32,
    /// Most invocations in a workgroup of the mesh stage, in each direction.
    pub maxMeshInvocationsPerDimension: u32,
    /// Most bytes that a task workgroup hands to its mesh workgroups.
    pub maxTaskPayloadSize: u32,
    /// Most vertices that a workgroup of the mesh stage makes.
    pub maxMeshOutputVertices: u32,
    /// Most triangles, lines or points that a workgroup of the mesh stage makes.
    pub maxMeshOutputPrimitives: u32,
    /// Most layers that a workgroup of the mesh stage can send primitives to.
    pub maxMeshOutputLayers: u32,
    /// Most views of a mesh pipeline with [`WGPUAbiMultiview`]; 0: none.
    pub maxMeshMultiviewViewCount: u32,
}

impl WGPUAbiMeshLimits {
    /// `WGPU_ABI_MESH_LIMITS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::MeshLimits)),
        maxTaskWorkgroupTotalCount: WGPU_LIMIT_U32_UNDEFINED,
        maxTaskWorkgroupsPerDimension: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshWorkgroupTotalCount: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshWorkgroupsPerDimension: WGPU_LIMIT_U32_UNDEFINED,
        maxTaskInvocationsPerWorkgroup: WGPU_LIMIT_U32_UNDEFINED,
        maxTaskInvocationsPerDimension: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshInvocationsPerWorkgroup: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshInvocationsPerDimension: WGPU_LIMIT_U32_UNDEFINED,
        maxTaskPayloadSize: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshOutputVertices: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshOutputPrimitives: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshOutputLayers: WGPU_LIMIT_U32_UNDEFINED,
        maxMeshMultiviewViewCount: WGPU_LIMIT_U32_UNDEFINED,
    };
}

/// Describes a mesh pipeline, for `wgpuAbiDeviceCreateMeshPipeline`.
///
/// Instead of a vertex stage it has a mesh stage, whose workgroups make vertices and primitives, and before it, if wanted, a
/// task stage, whose workgroups decide how many of them run.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiMeshPipelineDescriptor {
    /// NULL, or [`WGPUAbiPipelineExtras`], [`WGPUAbiMultiview`] or both. Several views need the feature
    /// `WGPUAbiFeature_MeshShaderMultiview`.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
    /// Layout of the pipeline, or NULL to derive one from the shaders: its bind group layouts
    /// (`wgpuRenderPipelineGetBindGroupLayout`) then fit this pipeline only. Without a `fragment` it is required.
    pub layout: Nullable<WGPUPipelineLayout>,
    /// The task stage, or NULL: draws count workgroups of the mesh stage.
    pub task: Nullable<*const WGPUComputeState>,
    /// The mesh stage.
    pub mesh: WGPUComputeState,
    /// What becomes of the primitives. `topology` must be what the mesh stage makes: `TriangleList` (the default), `LineList`, or
    /// `PointList`, for which the device needs the feature `WGPUAbiFeature_MeshShaderPoints`.
    pub primitive: WGPUPrimitiveState,
    /// Depth and stencil test, or NULL if the pass has no such attachment.
    pub depthStencil: Nullable<*const WGPUDepthStencilState>,
    /// Multisampling.
    pub multisample: WGPUMultisampleState,
    /// The fragment stage, or NULL to write depth and stencil only.
    pub fragment: Nullable<*const WGPUFragmentState>,
}

impl WGPUAbiMeshPipelineDescriptor {
    /// `WGPU_ABI_MESH_PIPELINE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        layout: WGPUPipelineLayout::NULL,
        task: ptr::null(),
        mesh: WGPUComputeState::INIT,
        primitive: WGPUPrimitiveState::INIT,
        depthStencil: ptr::null(),
        multisample: WGPUMultisampleState::INIT,
        fragment: ptr::null(),
    };
}
