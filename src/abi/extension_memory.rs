//! Our own additions to memory: buffers that devices of other processes and interfaces share.

use super::*;

/// Features that neither standard header names. They go where a [`WGPUFeatureName`] goes, cast to it;
/// `wgpuAdapterHasFeature` knows them, the lists of `wgpuAdapterGetFeatures` leave them out, as a program
/// that does not know `wgpu_abi.h` could not name them.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiFeature {
    /// Buffers in memory that is shared through file descriptors. Vulkan on Linux and Android.
    ExternalMemoryFd = 0x5A01_0001,
    /// Mesh pipelines, their draws, and WGSL with `enable wgpu_mesh_shader;`. Needs limits: see [`WGPUAbiMeshLimits`].
    ///
    /// Experimental: wgpu-core and naga do not yet check all that they check elsewhere, so a wrong program can do what
    /// the driver leaves undefined, to its own process. Left to the program are: the numbers of workgroups in indirect
    /// buffers, which must be within the limits; and that what task and mesh stages read was written by an earlier
    /// submission (on Vulkan, wgpu-hal orders writes of the same submission only before vertex, fragment and compute stages).
    /// Asking for the feature says that the program minds this. Vulkan; Direct3D 12 and Metal untried.
    MeshShader = 0x5A01_0002,
    /// Mesh stages that make points. Needs `WGPUAbiFeature_MeshShader`. Experimental. Vulkan, Metal.
    MeshShaderPoints = 0x5A01_0003,
    /// Mesh pipelines with [`WGPUAbiMultiview`]. Needs `WGPUAbiFeature_MeshShader` and `WGPUNativeFeature_Multiview`.
    /// Experimental. Vulkan.
    MeshShaderMultiview = 0x5A01_0004,
    /// Positions of acceleration structures in other formats than `Float32x3`. Besides `WGPUNativeFeature_RayQuery`.
    ExtendedAccelerationStructureVertexFormats = 0x5A01_0010,
    /// Shaders may ask for the corners of the triangle that a ray hit. Besides `WGPUNativeFeature_RayQuery`, and experimental as
    /// that is.
    RayHitVertexReturn = 0x5A01_0011,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Describes a buffer whose memory can be shared, for `wgpuAbiDeviceCreateSharedBuffer`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiSharedBufferDescriptor {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
    /// How the buffer is used; it cannot be mapped. `CopyDst` is added.
    pub usage: WGPUBufferUsage,
    /// The size in bytes, a multiple of 4 and not 0.
    pub size: u64,
    /// An opaque file descriptor of memory that a Vulkan device, CUDA or this library exported on the
    /// same GPU with the same driver; -1: new memory, all zero. It is duplicated, and stays the
    /// caller's to close.
    pub fd: i32,
    /// With `fd`: the size in bytes of all the memory, as the exporter tells it. Else 0.
    pub memorySize: u64,
    /// With `fd`: where in the memory the buffer begins, in bytes. Else 0.
    pub offset: u64,
}

impl WGPUAbiSharedBufferDescriptor {
    /// `WGPU_ABI_SHARED_BUFFER_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        usage: WGPUBufferUsage_None,
        size: 0,
        fd: -1,
        memorySize: 0,
        offset: 0,
    };
}

/// The memory of a buffer, for another device, process or interface to import.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiSharedMemory {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The file descriptor, the caller's to close or to send to another process. -1: none.
    pub fd: i32,
    /// The size in bytes of all the memory; the importer needs it.
    pub memorySize: u64,
}

impl WGPUAbiSharedMemory {
    /// `WGPU_ABI_SHARED_MEMORY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        fd: -1,
        memorySize: 0,
    };
}
