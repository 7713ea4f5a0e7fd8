//! Sentinel values and the two values of a C boolean.

/// A `WGPUBool` that is true.
pub const WGPU_TRUE: u32 = 1;
/// A `WGPUBool` that is false.
pub const WGPU_FALSE: u32 = 0;
/// As the `arrayLayerCount` of a view: 1 for a one-, two- or three-dimensional view, 6 for a cube,
/// and all layers from `baseArrayLayer` on for arrays of them.
pub const WGPU_ARRAY_LAYER_COUNT_UNDEFINED: u32 = u32::MAX;
/// As `bytesPerRow` or `rowsPerImage` of a copy: not given. Allowed where the copy has only one row
/// of blocks, or only one image, so that the stride is never used.
pub const WGPU_COPY_STRIDE_UNDEFINED: u32 = u32::MAX;
/// As `depthClearValue`: not given, a NaN. An error where the depth is to be cleared.
pub const WGPU_DEPTH_CLEAR_VALUE_UNDEFINED: f32 = f32::NAN;
/// As the `depthSlice` of a color attachment: the view is not three-dimensional. A view that is
/// three-dimensional needs a real slice.
pub const WGPU_DEPTH_SLICE_UNDEFINED: u32 = u32::MAX;
/// As a required limit of 32 bits: the default of the standard is enough.
pub const WGPU_LIMIT_U32_UNDEFINED: u32 = u32::MAX;
/// As a required limit of 64 bits: the default of the standard is enough.
pub const WGPU_LIMIT_U64_UNDEFINED: u64 = u64::MAX;
/// As the `mipLevelCount` of a view: all levels from `baseMipLevel` on.
pub const WGPU_MIP_LEVEL_COUNT_UNDEFINED: u32 = u32::MAX;
/// As the index of a pass's timestamp: none is written at this end of the pass.
pub const WGPU_QUERY_SET_INDEX_UNDEFINED: u32 = u32::MAX;
/// As the `length` of a `WGPUStringView`: the text ends at its first NUL byte, or, with a NULL
/// pointer, there is no text.
pub const WGPU_STRLEN: usize = usize::MAX;
/// As the size of a mapped range: from the offset to the end of the buffer.
pub const WGPU_WHOLE_MAP_SIZE: usize = usize::MAX;
/// As the size of a part of a buffer: from the offset to the end of the buffer.
pub const WGPU_WHOLE_SIZE: u64 = u64::MAX;
