//! Shaders from GLSL and SPIR-V, shaders with fewer checks, and the compilers of Direct3D 12.

use super::*;

/// The shader compiler of the Direct3D 12 backend.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDx12Compiler {
    /// DXC if `dxcompiler.dll` is found, otherwise FXC.
    Undefined = 0,
    /// The compiler that is part of Windows: slow, and without newer features, but always there.
    Fxc = 1,
    /// The newer compiler, from `dxcompiler.dll` version 1.8.2502 or later, which the program
    /// brings along; see `WGPUInstanceExtras::dxcPath`.
    Dxc = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// A shader model of Direct3D 12. Accepted for compatibility: the library takes the newest one that
/// both the compiler and the device have.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUDxcMaxShaderModel {
    /// Shader model 6.0: subgroup (wave) operations.
    V6_0 = 0,
    /// Shader model 6.1: view index, barycentric coordinates.
    V6_1 = 1,
    /// Shader model 6.2: 16-bit numbers.
    V6_2 = 2,
    /// Shader model 6.3: ray tracing pipelines.
    V6_3 = 3,
    /// Shader model 6.4: dot products of packed bytes.
    V6_4 = 4,
    /// Shader model 6.5: ray queries, mesh shaders.
    V6_5 = 5,
    /// Shader model 6.6: 64-bit atomics, indexing of all descriptors.
    V6_6 = 6,
    /// Shader model 6.7: quad operations, writable multisampled textures.
    V6_7 = 7,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// A macro that is defined before GLSL code is read.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderDefine {
    /// The name of the macro.
    pub name: WGPUStringView,
    /// What it stands for. Not given or empty: nothing.
    pub value: WGPUStringView,
}

/// Shader code in GLSL 4.40 and later, or the Vulkan dialect of it, for one stage. An extension of
/// [`WGPUShaderModuleDescriptor`].
///
/// Only a part of GLSL is understood: descriptor sets are given by `layout(set=, binding=)`,
/// textures and samplers are separate. The entry point is `main`. Everything is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderSourceGLSL {
    /// The head, of type `WGPUSType_ShaderSourceGLSL`.
    pub chain: WGPUChainedStruct,
    /// The stage of the code: exactly one flag.
    pub stage: WGPUShaderStage,
    /// The code, in UTF-8.
    pub code: WGPUStringView,
    /// The number of elements in `defines`.
    pub defineCount: u32,
    /// The macros to define. May be NULL if the count is 0.
    pub defines: *const WGPUShaderDefine,
}

/// Shader code in SPIR-V, for `wgpuDeviceCreateShaderModuleSpirV`. Everything is copied.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUShaderModuleDescriptorSpirV {
    /// A name for error messages and debuggers.
    pub label: WGPUStringView,
    /// The number of 32-bit words in `source`, not of bytes.
    pub sourceSize: u32,
    /// The words of the module, the first one `0x07230203`.
    pub source: *const u32,
}

/// Checks that the library adds to a shader, for `wgpuDeviceCreateShaderModuleTrusted`.
///
/// A check left out makes the shader faster and the program responsible: where the check would have
/// caught something, anything may happen, beyond this library's promise to answer every call.
/// `wgpuDeviceCreateShaderModule` has all checks. Those of integer division are always on.
pub type WGPUShaderRuntimeChecks = WGPUFlags;
/// None of the checks below.
pub const WGPUShaderRuntimeChecks_None: WGPUShaderRuntimeChecks = 0x0;
/// Indices are kept within their arrays and buffers, also where the driver does not do it.
pub const WGPUShaderRuntimeChecks_BoundsChecks: WGPUShaderRuntimeChecks = 0x1;
/// Every loop ends at some time, so that compilers cannot take an endless one for code never
/// reached.
pub const WGPUShaderRuntimeChecks_ForceLoopBounding: WGPUShaderRuntimeChecks = 0x2;
/// Functions of a ray query do nothing when they are called in the wrong order.
pub const WGPUShaderRuntimeChecks_RayQueryInitializationTracking: WGPUShaderRuntimeChecks = 0x4;
/// Task shaders start no more mesh workgroups than the limits allow.
pub const WGPUShaderRuntimeChecks_TaskShaderDispatchTracking: WGPUShaderRuntimeChecks = 0x8;
/// Mesh shaders name only vertices that exist.
pub const WGPUShaderRuntimeChecks_MeshShaderPrimitiveIndicesClamp: WGPUShaderRuntimeChecks = 0x10;
