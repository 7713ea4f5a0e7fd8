//! Vertex buffers: formats of attributes, and how buffers are stepped through.

use super::*;

/// Type of a vertex attribute in memory, and thereby in the shader.
///
/// Missing components read as 0, a missing fourth one as 1. `Unorm` and `Snorm` are integers that
/// the shader sees as floats: 0 to 1, or -1 to 1.
///
/// Spec: GPUVertexFormat.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUVertexFormat {
    /// 1 byte: one unsigned 8-bit integer; `u32`.
    Uint8 = 1,
    /// 2 bytes: two unsigned 8-bit integers; `vec2<u32>`.
    Uint8x2 = 2,
    /// 4 bytes: four unsigned 8-bit integers; `vec4<u32>`.
    Uint8x4 = 3,
    /// 1 byte: one signed 8-bit integer; `i32`.
    Sint8 = 4,
    /// 2 bytes: two signed 8-bit integers; `vec2<i32>`.
    Sint8x2 = 5,
    /// 4 bytes: four signed 8-bit integers; `vec4<i32>`.
    Sint8x4 = 6,
    /// 1 byte: one unsigned normalized 8-bit number; `f32`.
    Unorm8 = 7,
    /// 2 bytes: two unsigned normalized 8-bit numbers; `vec2<f32>`.
    Unorm8x2 = 8,
    /// 4 bytes: four unsigned normalized 8-bit numbers; `vec4<f32>`.
    Unorm8x4 = 9,
    /// 1 byte: one signed normalized 8-bit number; `f32`.
    Snorm8 = 0xa,
    /// 2 bytes: two signed normalized 8-bit numbers; `vec2<f32>`.
    Snorm8x2 = 0xb,
    /// 4 bytes: four signed normalized 8-bit numbers; `vec4<f32>`.
    Snorm8x4 = 0xc,
    /// 2 bytes: one unsigned 16-bit integer; `u32`.
    Uint16 = 0xd,
    /// 4 bytes: two unsigned 16-bit integers; `vec2<u32>`.
    Uint16x2 = 0xe,
    /// 8 bytes: four unsigned 16-bit integers; `vec4<u32>`.
    Uint16x4 = 0xf,
    /// 2 bytes: one signed 16-bit integer; `i32`.
    Sint16 = 0x10,
    /// 4 bytes: two signed 16-bit integers; `vec2<i32>`.
    Sint16x2 = 0x11,
    /// 8 bytes: four signed 16-bit integers; `vec4<i32>`.
    Sint16x4 = 0x12,
    /// 2 bytes: one unsigned normalized 16-bit number; `f32`.
    Unorm16 = 0x13,
    /// 4 bytes: two unsigned normalized 16-bit numbers; `vec2<f32>`.
    Unorm16x2 = 0x14,
    /// 8 bytes: four unsigned normalized 16-bit numbers; `vec4<f32>`.
    Unorm16x4 = 0x15,
    /// 2 bytes: one signed normalized 16-bit number; `f32`.
    Snorm16 = 0x16,
    /// 4 bytes: two signed normalized 16-bit numbers; `vec2<f32>`.
    Snorm16x2 = 0x17,
    /// 8 bytes: four signed normalized 16-bit numbers; `vec4<f32>`.
    Snorm16x4 = 0x18,
    /// 2 bytes: one 16-bit float; `f32`.
    Float16 = 0x19,
    /// 4 bytes: two 16-bit floats; `vec2<f32>`.
    Float16x2 = 0x1a,
    /// 8 bytes: four 16-bit floats; `vec4<f32>`.
    Float16x4 = 0x1b,
    /// 4 bytes: one 32-bit float; `f32`.
    Float32 = 0x1c,
    /// 8 bytes: two 32-bit floats; `vec2<f32>`.
    Float32x2 = 0x1d,
    /// 12 bytes: three 32-bit floats; `vec3<f32>`.
    Float32x3 = 0x1e,
    /// 16 bytes: four 32-bit floats; `vec4<f32>`.
    Float32x4 = 0x1f,
    /// 4 bytes: one unsigned 32-bit integer; `u32`.
    Uint32 = 0x20,
    /// 8 bytes: two unsigned 32-bit integers; `vec2<u32>`.
    Uint32x2 = 0x21,
    /// 12 bytes: three unsigned 32-bit integers; `vec3<u32>`.
    Uint32x3 = 0x22,
    /// 16 bytes: four unsigned 32-bit integers; `vec4<u32>`.
    Uint32x4 = 0x23,
    /// 4 bytes: one signed 32-bit integer; `i32`.
    Sint32 = 0x24,
    /// 8 bytes: two signed 32-bit integers; `vec2<i32>`.
    Sint32x2 = 0x25,
    /// 12 bytes: three signed 32-bit integers; `vec3<i32>`.
    Sint32x3 = 0x26,
    /// 16 bytes: four signed 32-bit integers; `vec4<i32>`.
    Sint32x4 = 0x27,
    /// 4 bytes: unsigned normalized, 10 bits each for x, y, z from the lowest bit on, 2 for w;
    /// `vec4<f32>`.
    Unorm10_10_10_2 = 0x28,
    /// 4 bytes: four unsigned normalized 8-bit numbers in the order z, y, x, w; `vec4<f32>`.
    Unorm8x4BGRA = 0x29,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// When a vertex buffer moves on by one stride.
///
/// Spec: GPUVertexStepMode.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUVertexStepMode {
    /// No choice: `WGPUVertexStepMode_Vertex` if the layout has attributes; without them the layout
    /// is left out (see [`WGPUVertexBufferLayout`]).
    Undefined = 0,
    /// With each vertex.
    Vertex = 1,
    /// With each instance.
    Instance = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// One attribute of the vertices in a vertex buffer.
///
/// Spec: GPUVertexAttribute.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUVertexAttribute {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// Type in memory. Has no default.
    pub format: Enum<WGPUVertexFormat>,
    /// Bytes from the start of the vertex: a multiple of the format's size or of 4, whichever is
    /// smaller. The attribute must end within the stride (with stride 0 within the limit
    /// `maxVertexBufferArrayStride`).
    pub offset: u64,
    /// Number of the shader's `@location(n)`: once in the pipeline, below the limit
    /// `maxVertexAttributes`.
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

/// How vertices lie in one vertex buffer.
///
/// A layout without attributes whose step mode is undefined is a hole: the slot takes no buffer.
///
/// Spec: GPUVertexBufferLayout.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUVertexBufferLayout {
    /// Extension chain. No known struct extends this one: leave it NULL, anything else is a
    /// validation error.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the buffer moves on by one stride. Default vertex.
    pub stepMode: Enum<WGPUVertexStepMode>,
    /// Bytes from one vertex to the next: a multiple of 4, at most the limit
    /// `maxVertexBufferArrayStride`. With 0 all vertices read the same bytes.
    pub arrayStride: u64,
    /// Number of `attributes`; the sum over all buffers is at most the limit `maxVertexAttributes`.
    pub attributeCount: usize,
    /// The attributes, in any order.
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

/// The vertex stage of a render pipeline: shader and vertex buffers.
///
/// Spec: GPUVertexState.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUVertexState {
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
    /// Number of `buffers`, at most the limit `maxVertexBuffers`.
    pub bufferCount: usize,
    /// Layout of each vertex buffer, by slot.
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
