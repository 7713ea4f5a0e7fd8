//! Our own additions about recording: many draws or dispatches in one call.

use super::*;

/// A buffer, and where in it to begin; the range goes to the buffer's end.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBoundBuffer {
    /// The buffer; NULL leaves what is bound.
    pub buffer: Nullable<WGPUBuffer>,
    /// Bytes before the first element.
    pub offset: u64,
}

impl WGPUAbiBoundBuffer {
    /// `WGPU_ABI_BOUND_BUFFER_INIT`: every member at its default.
    pub const INIT: Self = Self {
        buffer: WGPUBuffer::NULL,
        offset: 0,
    };
}

/// One draw and what it needs bound, for `wgpuAbiRenderPassEncoderDrawMany` and
/// `wgpuAbiRenderBundleEncoderDrawMany`.
///
/// A record of 168 bytes without gaps, so that arrays of it can be filled by programs that know
/// nothing of C structs: handles are 64-bit numbers, and neighbours of one kind lie side by side.
/// Handles that are NULL leave what is bound, by the draw before or by other calls.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiDraw {
    /// The pipeline; NULL leaves the one that is set.
    pub pipeline: Nullable<WGPURenderPipeline>,
    /// Bind group 0; NULL leaves the one that is set.
    pub bindGroup0: Nullable<WGPUBindGroup>,
    /// Bind group 1, likewise.
    pub bindGroup1: Nullable<WGPUBindGroup>,
    /// Bind group 2, likewise.
    pub bindGroup2: Nullable<WGPUBindGroup>,
    /// Bind group 3, likewise.
    pub bindGroup3: Nullable<WGPUBindGroup>,
    /// The vertex buffer of slot 0.
    pub vertexBuffer0: WGPUAbiBoundBuffer,
    /// The vertex buffer of slot 1.
    pub vertexBuffer1: WGPUAbiBoundBuffer,
    /// The vertex buffer of slot 2.
    pub vertexBuffer2: WGPUAbiBoundBuffer,
    /// The vertex buffer of slot 3.
    pub vertexBuffer3: WGPUAbiBoundBuffer,
    /// The index buffer. Needs `indexFormat`.
    pub indexBuffer: WGPUAbiBoundBuffer,
    /// `Undefined`: vertices are drawn in order, and there is no `indexBuffer`. Else the draw is indexed, and this is the
    /// format of `indexBuffer`.
    pub indexFormat: Enum<WGPUIndexFormat>,
    /// The dynamic offset of `bindGroup0` in bytes, if bit 0 of `dynamicOffsetMask` is set.
    pub dynamicOffset0: u32,
    /// The dynamic offset of `bindGroup1`, with bit 1.
    pub dynamicOffset1: u32,
    /// The dynamic offset of `bindGroup2`, with bit 2.
    pub dynamicOffset2: u32,
    /// The dynamic offset of `bindGroup3`, with bit 3.
    pub dynamicOffset3: u32,
    /// Which of the bind groups have a dynamic offset. Groups with several need a call of their own.
    pub dynamicOffsetMask: u32,
    /// How many vertices or indices.
    pub count: u32,
    /// How many times; 0 draws nothing.
    pub instanceCount: u32,
    /// The first vertex or index.
    pub first: u32,
    /// Added to each index of an indexed draw.
    pub baseVertex: i32,
    /// The first instance.
    pub firstInstance: u32,
    /// 0.
    pub reserved: u32,
}

impl WGPUAbiDraw {
    /// `WGPU_ABI_DRAW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        pipeline: WGPURenderPipeline::NULL,
        bindGroup0: WGPUBindGroup::NULL,
        bindGroup1: WGPUBindGroup::NULL,
        bindGroup2: WGPUBindGroup::NULL,
        bindGroup3: WGPUBindGroup::NULL,
        vertexBuffer0: WGPUAbiBoundBuffer::INIT,
        vertexBuffer1: WGPUAbiBoundBuffer::INIT,
        vertexBuffer2: WGPUAbiBoundBuffer::INIT,
        vertexBuffer3: WGPUAbiBoundBuffer::INIT,
        indexBuffer: WGPUAbiBoundBuffer::INIT,
        indexFormat: Enum::ZERO,
        dynamicOffset0: 0,
        dynamicOffset1: 0,
        dynamicOffset2: 0,
        dynamicOffset3: 0,
        dynamicOffsetMask: 0,
        count: 0,
        instanceCount: 1,
        first: 0,
        baseVertex: 0,
        firstInstance: 0,
        reserved: 0,
    };
}

/// One dispatch and what it needs bound, for `wgpuAbiComputePassEncoderDispatchMany`.
///
/// A record of 72 bytes without gaps, to be filled like [`WGPUAbiDraw`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiDispatch {
    /// The pipeline; NULL leaves the one that is set.
    pub pipeline: Nullable<WGPUComputePipeline>,
    /// Bind group 0; NULL leaves the one that is set.
    pub bindGroup0: Nullable<WGPUBindGroup>,
    /// Bind group 1, likewise.
    pub bindGroup1: Nullable<WGPUBindGroup>,
    /// Bind group 2, likewise.
    pub bindGroup2: Nullable<WGPUBindGroup>,
    /// Bind group 3, likewise.
    pub bindGroup3: Nullable<WGPUBindGroup>,
    /// The dynamic offset of `bindGroup0` in bytes, if bit 0 of `dynamicOffsetMask` is set.
    pub dynamicOffset0: u32,
    /// The dynamic offset of `bindGroup1`, with bit 1.
    pub dynamicOffset1: u32,
    /// The dynamic offset of `bindGroup2`, with bit 2.
    pub dynamicOffset2: u32,
    /// The dynamic offset of `bindGroup3`, with bit 3.
    pub dynamicOffset3: u32,
    /// Which of the bind groups have a dynamic offset. Groups with several need a call of their own.
    pub dynamicOffsetMask: u32,
    /// Workgroups in the first direction; 0 in any direction runs none.
    pub workgroupCountX: u32,
    /// Workgroups in the second direction.
    pub workgroupCountY: u32,
    /// Workgroups in the third direction.
    pub workgroupCountZ: u32,
}

impl WGPUAbiDispatch {
    /// `WGPU_ABI_DISPATCH_INIT`: every member at its default.
    pub const INIT: Self = Self {
        pipeline: WGPUComputePipeline::NULL,
        bindGroup0: WGPUBindGroup::NULL,
        bindGroup1: WGPUBindGroup::NULL,
        bindGroup2: WGPUBindGroup::NULL,
        bindGroup3: WGPUBindGroup::NULL,
        dynamicOffset0: 0,
        dynamicOffset1: 0,
        dynamicOffset2: 0,
        dynamicOffset3: 0,
        dynamicOffsetMask: 0,
        workgroupCountX: 1,
        workgroupCountY: 1,
        workgroupCountZ: 1,
    };
}
