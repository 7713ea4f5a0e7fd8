//! Our own additions to memory: buffers and textures that devices of other processes and interfaces share.

use super::*;

/// Features that neither standard header names. They go where a [`WGPUFeatureName`] goes, cast to it;
/// `wgpuAdapterHasFeature` knows them, the lists of `wgpuAdapterGetFeatures` leave them out, as a program
/// that does not know `wgpu_abi.h` could not name them.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiFeature {
    /// Buffers and textures in memory that is shared through opaque file descriptors. Vulkan on Linux and Android.
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
    /// Textures in DMA-BUFs, whose layout in memory has a number (a DRM format modifier). Vulkan on Linux and Android.
    ExternalMemoryDmaBuf = 0x5A01_0005,
    /// As `ExternalMemoryFd`, on Windows: an `fd` is an NT handle there, whose number fits into 32 bits. Type-checked, but never
    /// run.
    ExternalMemoryWin32 = 0x5A01_0006,
    /// Positions of acceleration structures in other formats than `Float32x3`. Needs `WGPUNativeFeature_RayQuery` as well.
    ExtendedAccelerationStructureVertexFormats = 0x5A01_0010,
    /// Shaders may ask for the corners of the triangle that a ray hit. Needs `WGPUNativeFeature_RayQuery` as well, and is
    /// as experimental.
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
    /// An opaque file descriptor (on Windows an NT handle) of memory that a Vulkan device, CUDA or this library exported on the
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

/// The kinds of memory that a texture can share.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiTextureMemoryType {
    /// An opaque file descriptor, on Windows an NT handle: only the same driver on the same GPU knows the layout of the texels. For
    /// Vulkan, CUDA and OpenGL. The memory is an allocation of its own for one image (in Vulkan "dedicated"). Needs
    /// `WGPUAbiFeature_ExternalMemoryFd`, on Windows `WGPUAbiFeature_ExternalMemoryWin32`.
    OpaqueFd = 1,
    /// A DMA-BUF: modifier, offsets and strides describe the layout of the texels. For other drivers, cameras, video decoders, compositors.
    /// Needs `WGPUAbiFeature_ExternalMemoryDmaBuf`.
    DmaBuf = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Where a plane of a shared texture lies.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTexturePlane {
    /// The file descriptor (on Windows an NT handle) of the memory. It is duplicated, and stays the caller's to close.
    pub fd: i32,
    /// Where in the memory the plane begins, in bytes. 0 for opaque memory.
    pub offset: u64,
    /// The bytes from one row to the next. 0 for opaque memory.
    pub stride: u64,
}

impl WGPUAbiTexturePlane {
    /// `WGPU_ABI_TEXTURE_PLANE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        fd: -1,
        offset: 0,
        stride: 0,
    };
}

/// Describes a texture whose memory can be shared, for `wgpuAbiDeviceCreateSharedTexture`. It is 2D, with one mip level and one
/// sample.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiSharedTextureDescriptor {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
    /// How the texture is used: copies, texture binding, storage binding, render attachment.
    pub usage: WGPUTextureUsage,
    /// The size in texels. `depthOrArrayLayers` is the number of layers: 1 for DMA-BUF.
    pub size: WGPUExtent3D,
    /// The format: one with colors that is not compressed. Of a video frame (NV12, P010) each plane is imported as a texture of its own,
    /// such as `R8Unorm` and `RG8Unorm`, from its `offset`.
    pub format: Enum<WGPUTextureFormat>,
    /// The number of `viewFormats`.
    pub viewFormatCount: usize,
    /// Other formats that views may have: the same one with or without `Srgb`.
    pub viewFormats: *const Enum<WGPUTextureFormat>,
    /// The kind of memory.
    pub memoryType: Enum<WGPUAbiTextureMemoryType>,
    /// With opaque memory to import: its size in bytes, as the exporter tells it. Else 0.
    pub memorySize: u64,
    /// With a DMA-BUF. To import: 1. For new memory: the number of `modifiers` to choose from; 0: whatever the driver likes best.
    pub modifierCount: usize,
    /// DRM format modifiers, which stand for layouts of the texels. 0: row by row.
    pub modifiers: *const u64,
    /// 0: new memory, all zero. To import opaque memory: 1. To import a DMA-BUF: the number of planes that its modifier has.
    pub planeCount: usize,
    /// Where the memory to import is. All planes must lie in one DMA-BUF.
    pub planes: *const WGPUAbiTexturePlane,
}

impl WGPUAbiSharedTextureDescriptor {
    /// `WGPU_ABI_SHARED_TEXTURE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        usage: WGPUTextureUsage_None,
        size: WGPUExtent3D::INIT,
        format: WGPUTextureFormat::Undefined.c(),
        viewFormatCount: 0,
        viewFormats: ptr::null(),
        memoryType: WGPUAbiTextureMemoryType::OpaqueFd.c(),
        memorySize: 0,
        modifierCount: 0,
        modifiers: ptr::null(),
        planeCount: 0,
        planes: ptr::null(),
    };
}

/// The memory of a texture, for another device, process or interface to import. To be freed with
/// `wgpuAbiSharedTextureMemoryFreeMembers`, which leaves the file descriptor open.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiSharedTextureMemory {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The kind of memory.
    pub memoryType: Enum<WGPUAbiTextureMemoryType>,
    /// The file descriptor, the caller's to close or to send to another process. -1: none.
    pub fd: i32,
    /// The size in bytes of all the memory.
    pub memorySize: u64,
    /// The DRM format modifier of a DMA-BUF. 0 for opaque memory, where it means nothing.
    pub modifier: u64,
    /// The number of `planes`; 1 for opaque memory.
    pub planeCount: usize,
    /// Where the planes lie; `fd` is in each of them.
    pub planes: *const WGPUAbiTexturePlane,
}

impl WGPUAbiSharedTextureMemory {
    /// `WGPU_ABI_SHARED_TEXTURE_MEMORY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        memoryType: WGPUAbiTextureMemoryType::OpaqueFd.c(),
        fd: -1,
        memorySize: 0,
        modifier: 0,
        planeCount: 0,
        planes: ptr::null(),
    };
}

/// A DRM format modifier that a driver has for a format.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTextureModifier {
    /// The modifier.
    pub modifier: u64,
    /// How many planes such a texture has in memory.
    pub planeCount: u32,
}

/// The modifiers that a device can import. To be freed with `wgpuAbiTextureModifiersFreeMembers`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTextureModifiers {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The number of `modifiers`.
    pub modifierCount: usize,
    /// The modifiers; NULL when there are none.
    pub modifiers: *const WGPUAbiTextureModifier,
}

impl WGPUAbiTextureModifiers {
    /// `WGPU_ABI_TEXTURE_MODIFIERS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        modifierCount: 0,
        modifiers: ptr::null(),
    };
}

/// How an access to a shared texture begins.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTextureBeginAccess {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A sync file that the queue waits for before it goes on; -1: the other side is done. It is duplicated, and stays the caller's to
    /// close. The driver must have sync files (`VK_KHR_external_semaphore_fd`).
    pub fence: i32,
}

impl WGPUAbiTextureBeginAccess {
    /// `WGPU_ABI_TEXTURE_BEGIN_ACCESS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        fence: -1,
    };
}

/// How an access to a shared texture ended.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTextureEndAccess {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A sync file that signals when the GPU is done with the texture, the caller's to close or to send; -1: it is done already.
    pub fence: i32,
}

impl WGPUAbiTextureEndAccess {
    /// `WGPU_ABI_TEXTURE_END_ACCESS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        fence: -1,
    };
}
