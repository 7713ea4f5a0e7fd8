//! Sentinel values and the two values of a C boolean.

/// DOC
pub const WGPU_TRUE: u32 = 1;
/// DOC
pub const WGPU_FALSE: u32 = 0;
/// DOC
pub const WGPU_ARRAY_LAYER_COUNT_UNDEFINED: u32 = u32::MAX;
/// DOC
pub const WGPU_COPY_STRIDE_UNDEFINED: u32 = u32::MAX;
/// DOC
pub const WGPU_DEPTH_CLEAR_VALUE_UNDEFINED: f32 = f32::NAN;
/// DOC
pub const WGPU_DEPTH_SLICE_UNDEFINED: u32 = u32::MAX;
/// DOC
pub const WGPU_LIMIT_U32_UNDEFINED: u32 = u32::MAX;
/// DOC
pub const WGPU_LIMIT_U64_UNDEFINED: u64 = u64::MAX;
/// DOC
pub const WGPU_MIP_LEVEL_COUNT_UNDEFINED: u32 = u32::MAX;
/// DOC
pub const WGPU_QUERY_SET_INDEX_UNDEFINED: u32 = u32::MAX;
/// DOC
pub const WGPU_STRLEN: usize = usize::MAX;
/// DOC
pub const WGPU_WHOLE_MAP_SIZE: usize = usize::MAX;
/// DOC
pub const WGPU_WHOLE_SIZE: u64 = u64::MAX;
