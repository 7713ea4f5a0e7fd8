//! Our own additions about rays: acceleration structures, which ray queries of shaders look through.

use super::*;
use crate::handle::{Kind, RawHandle};

/// A bottom level acceleration structure: triangles or boxes, sorted so that rays find them.
///
/// From `wgpuAbiDeviceCreateBlas`; given back with `wgpuAbiBlasRelease`. It is empty until
/// `wgpuAbiCommandEncoderBuildAccelerationStructures` builds it.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUAbiBlas(pub(crate) usize);

/// A top level acceleration structure: instances of [`WGPUAbiBlas`], each with a place. What shaders
/// bind.
///
/// From `wgpuAbiDeviceCreateTlas`; given back with `wgpuAbiTlasRelease`.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUAbiTlas(pub(crate) usize);

impl WGPUAbiBlas {
    /// The handle that stands for no object.
    pub const NULL: Self = Self(0);
}

impl WGPUAbiTlas {
    /// The handle that stands for no object.
    pub const NULL: Self = Self(0);
}

impl RawHandle for WGPUAbiBlas {
    const KIND: Kind = Kind::Blas;
    fn from_bits(bits: usize) -> Self {
        Self(bits)
    }
    fn bits(self) -> usize {
        self.0
    }
}

impl RawHandle for WGPUAbiTlas {
    const KIND: Kind = Kind::Tlas;
    fn from_bits(bits: usize) -> Self {
        Self(bits)
    }
    fn bits(self) -> usize {
        self.0
    }
}

/// As `vertexCount`, `indexCount` or `primitiveCount` of a build: as many as the structure was created for.
pub const WGPU_ABI_COUNT_UNDEFINED: u32 = u32::MAX;

/// Uses of buffers besides those of [`WGPUBufferUsage`], to be combined with them.
pub type WGPUAbiBufferUsage = WGPUFlags;
/// Vertices, indices, transforms and boxes of builds. Needs the feature `WGPUNativeFeature_RayQuery`. The buffer can be copied from
/// as if it had `CopySrc`, too.
pub const WGPUAbiBufferUsage_BlasInput: WGPUAbiBufferUsage = 0x1_0000_0000;

/// How an acceleration structure is made: a combination of the `WGPUAbiAccelerationStructureFlags_*`.
pub type WGPUAbiAccelerationStructureFlags = WGPUFlags;
/// None of those below.
pub const WGPUAbiAccelerationStructureFlags_None: WGPUAbiAccelerationStructureFlags = 0x0;
/// Leaves room for later updates. wgpu-core 30 builds anew every time, so this only costs memory.
pub const WGPUAbiAccelerationStructureFlags_AllowUpdate: WGPUAbiAccelerationStructureFlags = 0x1;
/// It can be compacted: see `wgpuAbiBlasPrepareCompaction`. For a [`WGPUAbiBlas`].
pub const WGPUAbiAccelerationStructureFlags_AllowCompaction: WGPUAbiAccelerationStructureFlags =
    0x2;
/// Rays are to be fast. Not together with `PreferFastBuild`.
pub const WGPUAbiAccelerationStructureFlags_PreferFastTrace: WGPUAbiAccelerationStructureFlags =
    0x4;
/// Builds are to be fast. Not together with `PreferFastTrace`.
pub const WGPUAbiAccelerationStructureFlags_PreferFastBuild: WGPUAbiAccelerationStructureFlags =
    0x8;
/// Little memory is to be taken, for builds and for the result.
pub const WGPUAbiAccelerationStructureFlags_LowMemory: WGPUAbiAccelerationStructureFlags = 0x10;
/// Builds read a transform for each geometry of triangles from a buffer. For a [`WGPUAbiBlas`] of triangles.
pub const WGPUAbiAccelerationStructureFlags_UseTransform: WGPUAbiAccelerationStructureFlags = 0x20;
/// Shaders may ask for the corners of the triangle that was hit. Needs the feature
/// `WGPUAbiFeature_RayHitVertexReturn`; a [`WGPUAbiTlas`] with it has only instances with it.
pub const WGPUAbiAccelerationStructureFlags_AllowRayHitVertexReturn:
    WGPUAbiAccelerationStructureFlags = 0x40;

/// What rays make of a geometry: a combination of the `WGPUAbiGeometryFlags_*`.
pub type WGPUAbiGeometryFlags = WGPUFlags;
/// None of those below.
pub const WGPUAbiGeometryFlags_None: WGPUAbiGeometryFlags = 0x0;
/// Every hit counts. Without it, each is only a candidate until the shader confirms it.
pub const WGPUAbiGeometryFlags_Opaque: WGPUAbiGeometryFlags = 0x1;
/// No primitive is offered as a candidate more than once.
pub const WGPUAbiGeometryFlags_NoDuplicateAnyHitInvocation: WGPUAbiGeometryFlags = 0x2;

/// Whether later builds may start from what is there.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiAccelerationStructureUpdateMode {
    /// The default: `Build`.
    Undefined = 0,
    /// Every build begins anew.
    Build = 1,
    /// An update where that is possible. wgpu-core 30 begins anew all the same; results do not differ.
    PreferUpdate = 2,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The size and kind of triangles: what a [`WGPUAbiBlas`] keeps room for.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBlasTriangleSize {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The format of positions: `Float32x3`, with the feature
    /// `WGPUAbiFeature_ExtendedAccelerationStructureVertexFormats` also `Float32x2`, `Float16x2`, `Float16x4`, `Snorm16x2` and
    /// `Snorm16x4`.
    pub vertexFormat: Enum<WGPUVertexFormat>,
    /// The most vertices of a build.
    pub vertexCount: u32,
    /// The format of indices. `Undefined`: no indices, each three vertices are a triangle.
    pub indexFormat: Enum<WGPUIndexFormat>,
    /// The most indices of a build, a multiple of 3; 0 without an `indexFormat`.
    pub indexCount: u32,
    /// What rays make of the triangles.
    pub flags: WGPUAbiGeometryFlags,
}

impl WGPUAbiBlasTriangleSize {
    /// `WGPU_ABI_BLAS_TRIANGLE_SIZE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        vertexFormat: WGPUVertexFormat::Float32x3.c(),
        vertexCount: 0,
        indexFormat: Enum::ZERO,
        indexCount: 0,
        flags: WGPUAbiGeometryFlags_Opaque,
    };
}

/// The number of boxes that a [`WGPUAbiBlas`] keeps room for.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBlasBoxSize {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The most boxes of a build.
    pub primitiveCount: u32,
    /// What rays make of the boxes.
    pub flags: WGPUAbiGeometryFlags,
}

impl WGPUAbiBlasBoxSize {
    /// `WGPU_ABI_BLAS_BOX_SIZE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        primitiveCount: 0,
        flags: WGPUAbiGeometryFlags_None,
    };
}

/// Describes a bottom level acceleration structure, for `wgpuAbiDeviceCreateBlas`. It has geometries of triangles, or of boxes.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBlasDescriptor {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
    /// How it is made.
    pub flags: WGPUAbiAccelerationStructureFlags,
    /// Whether builds may be updates.
    pub updateMode: Enum<WGPUAbiAccelerationStructureUpdateMode>,
    /// The number of `triangleGeometries`, at most `maxBlasGeometryCount`; 0 if there are `boxGeometries`.
    pub triangleGeometryCount: usize,
    /// The geometries of triangles. May be NULL if there are none. Copied.
    pub triangleGeometries: *const WGPUAbiBlasTriangleSize,
    /// The number of `boxGeometries`, at most `maxBlasGeometryCount`; 0 if there are `triangleGeometries`.
    pub boxGeometryCount: usize,
    /// The geometries of axis-aligned boxes. May be NULL if there are none. Copied.
    pub boxGeometries: *const WGPUAbiBlasBoxSize,
}

impl WGPUAbiBlasDescriptor {
    /// `WGPU_ABI_BLAS_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        flags: WGPUAbiAccelerationStructureFlags_None,
        updateMode: Enum::ZERO,
        triangleGeometryCount: 0,
        triangleGeometries: ptr::null(),
        boxGeometryCount: 0,
        boxGeometries: ptr::null(),
    };
}

/// Describes a top level acceleration structure, for `wgpuAbiDeviceCreateTlas`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTlasDescriptor {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
    /// The most instances of a build, at most `maxTlasInstanceCount`.
    pub maxInstances: u32,
    /// How it is made; not `UseTransform` and not `AllowCompaction`.
    pub flags: WGPUAbiAccelerationStructureFlags,
    /// Whether builds may be updates.
    pub updateMode: Enum<WGPUAbiAccelerationStructureUpdateMode>,
}

impl WGPUAbiTlasDescriptor {
    /// `WGPU_ABI_TLAS_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        maxInstances: 0,
        flags: WGPUAbiAccelerationStructureFlags_None,
        updateMode: Enum::ZERO,
    };
}

/// The triangles of one geometry of a build. Formats and flags are those that the structure was created with.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBlasTriangles {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The positions. The buffer needs usage `WGPUAbiBufferUsage_BlasInput`.
    pub vertexBuffer: WGPUBuffer,
    /// Bytes from one vertex to the next: at least the size of the format (6 bytes for `Float16x4` and `Snorm16x4`), and a multiple
    /// of the size of its components.
    pub vertexStride: u64,
    /// The number of vertices before the first one that is used. Indices begin to count there.
    pub firstVertex: u32,
    /// How many vertices, at most as many as created for.
    pub vertexCount: u32,
    /// The indices, if the geometry was created with a format for them; else NULL. Needs usage `WGPUAbiBufferUsage_BlasInput`, and a
    /// size that is a multiple of 4. An index beyond `vertexCount` counts as the last one.
    pub indexBuffer: Nullable<WGPUBuffer>,
    /// The number of indices before the first one.
    pub firstIndex: u32,
    /// How many indices, a multiple of 3 and at most as many as created for.
    pub indexCount: u32,
    /// 12 numbers as in [`WGPUAbiTransform`], applied to the vertices, if the structure was created with the flag `UseTransform`;
    /// else NULL. Needs usage `WGPUAbiBufferUsage_BlasInput`.
    pub transformBuffer: Nullable<WGPUBuffer>,
    /// Bytes before the transform, a multiple of 16.
    pub transformOffset: u64,
}

impl WGPUAbiBlasTriangles {
    /// `WGPU_ABI_BLAS_TRIANGLES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        vertexBuffer: WGPUBuffer::NULL,
        vertexStride: 12,
        firstVertex: 0,
        vertexCount: WGPU_ABI_COUNT_UNDEFINED,
        indexBuffer: WGPUBuffer::NULL,
        firstIndex: 0,
        indexCount: WGPU_ABI_COUNT_UNDEFINED,
        transformBuffer: WGPUBuffer::NULL,
        transformOffset: 0,
    };
}

/// The boxes of one geometry of a build, each with six 32-bit floats: the smallest x, y, z, then the greatest.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBlasBoxes {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The boxes. The buffer needs usage `WGPUAbiBufferUsage_BlasInput`.
    pub buffer: WGPUBuffer,
    /// Bytes before the first box, a multiple of 8 and less than 4 GiB.
    pub offset: u64,
    /// Bytes from one box to the next, a multiple of 8 and at least 24.
    pub stride: u64,
    /// How many boxes, at most as many as created for.
    pub primitiveCount: u32,
}

impl WGPUAbiBlasBoxes {
    /// `WGPU_ABI_BLAS_BOXES_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        buffer: WGPUBuffer::NULL,
        offset: 0,
        stride: 24,
        primitiveCount: WGPU_ABI_COUNT_UNDEFINED,
    };
}

/// One bottom level structure of a build: as many geometries as it was created with or fewer, of the same kind and in the same order.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiBlasBuild {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// What is built; once in a call.
    pub blas: WGPUAbiBlas,
    /// The number of `triangleGeometries`.
    pub triangleGeometryCount: usize,
    /// The geometries of triangles. May be NULL if there are none.
    pub triangleGeometries: *const WGPUAbiBlasTriangles,
    /// The number of `boxGeometries`.
    pub boxGeometryCount: usize,
    /// The geometries of boxes. May be NULL if there are none.
    pub boxGeometries: *const WGPUAbiBlasBoxes,
}

impl WGPUAbiBlasBuild {
    /// `WGPU_ABI_BLAS_BUILD_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        blas: WGPUAbiBlas::NULL,
        triangleGeometryCount: 0,
        triangleGeometries: ptr::null(),
        boxGeometryCount: 0,
        boxGeometries: ptr::null(),
    };
}

/// Where something is: three rows of four numbers. A point p goes to `(m00 m01 m02) · p + m03` and so on.
///
/// 12 numbers without gaps, so that an array of them can be copied here.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTransform {
    /// Row 0, which gives x: column 0.
    pub m00: f32,
    /// Row 0, column 1.
    pub m01: f32,
    /// Row 0, column 2.
    pub m02: f32,
    /// What is added to x.
    pub m03: f32,
    /// Row 1, which gives y: column 0.
    pub m10: f32,
    /// Row 1, column 1.
    pub m11: f32,
    /// Row 1, column 2.
    pub m12: f32,
    /// What is added to y.
    pub m13: f32,
    /// Row 2, which gives z: column 0.
    pub m20: f32,
    /// Row 2, column 1.
    pub m21: f32,
    /// Row 2, column 2.
    pub m22: f32,
    /// What is added to z.
    pub m23: f32,
}

impl WGPUAbiTransform {
    /// `WGPU_ABI_TRANSFORM_INIT`: everything stays where it is.
    pub const INIT: Self = Self {
        m00: 1.0,
        m01: 0.0,
        m02: 0.0,
        m03: 0.0,
        m10: 0.0,
        m11: 1.0,
        m12: 0.0,
        m13: 0.0,
        m20: 0.0,
        m21: 0.0,
        m22: 1.0,
        m23: 0.0,
    };
}

/// One instance of a [`WGPUAbiTlas`].
///
/// A record of 64 bytes without gaps, so that arrays of it can be filled by programs that know nothing of C structs.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTlasInstance {
    /// What is there. NULL: nothing, the record is passed over.
    pub blas: Nullable<WGPUAbiBlas>,
    /// Where it is. All numbers are finite, and the three columns on the left can be inverted.
    pub transform: WGPUAbiTransform,
    /// A number for shaders, `instance_custom_data` there; below 2^24.
    pub customIndex: u32,
    /// Rays whose mask has none of these eight bits pass through; at most 255.
    pub mask: u32,
}

impl WGPUAbiTlasInstance {
    /// `WGPU_ABI_TLAS_INSTANCE_INIT`: every member at its default.
    pub const INIT: Self = Self {
        blas: WGPUAbiBlas::NULL,
        transform: WGPUAbiTransform::INIT,
        customIndex: 0,
        mask: 255,
    };
}

/// One top level structure of a build, with all its instances.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiTlasBuild {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// What is built; once in a call.
    pub tlas: WGPUAbiTlas,
    /// The number of `instances`, at most the structure's `maxInstances`.
    pub instanceCount: usize,
    /// The instances; what was there before is gone. May be NULL if there are none. Copied.
    pub instances: *const WGPUAbiTlasInstance,
}

impl WGPUAbiTlasBuild {
    /// `WGPU_ABI_TLAS_BUILD_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        tlas: WGPUAbiTlas::NULL,
        instanceCount: 0,
        instances: ptr::null(),
    };
}

/// How the preparation of a compaction ended.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiPrepareCompactionStatus {
    /// `wgpuAbiQueueCompactBlas` may be called.
    Success = 1,
    /// The last reference to the instance went away before it was done.
    CallbackCancelled = 2,
    /// It was not possible; the message says why, and a validation error is reported too.
    Error = 3,
    /// The structure was built again, or the device was lost.
    Aborted = 4,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Called exactly once for every `wgpuAbiBlasPrepareCompaction`. `message` is empty on success and lives only during the call; no
/// lock is held.
pub type WGPUAbiPrepareCompactionCallback = Option<
    unsafe extern "C" fn(
        status: WGPUAbiPrepareCompactionStatus,
        message: WGPUStringView,
        userdata1: Nullable<*mut c_void>,
        userdata2: Nullable<*mut c_void>,
    ),
>;

/// The callback of `wgpuAbiBlasPrepareCompaction` and when it may be called.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiPrepareCompactionCallbackInfo {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// When the callback is called. Has no default: 0 is not a mode.
    pub mode: Enum<WGPUCallbackMode>,
    /// The function to call. With NULL nothing is called; the future still completes.
    pub callback: WGPUAbiPrepareCompactionCallback,
    /// Passed to the callback as it is; never read.
    pub userdata1: Nullable<*mut c_void>,
    /// Passed to the callback as it is; never read.
    pub userdata2: Nullable<*mut c_void>,
}

impl WGPUAbiPrepareCompactionCallbackInfo {
    /// `WGPU_ABI_PREPARE_COMPACTION_CALLBACK_INFO_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        mode: Enum::ZERO,
        callback: None,
        userdata1: ptr::null_mut(),
        userdata2: ptr::null_mut(),
    };
}

/// Limits of acceleration structures. An extension of [`WGPULimits`], to be filled and to be asked for.
///
/// The defaults hold on a device with the feature `WGPUNativeFeature_RayQuery`, as far as its adapter reaches them; without it they
/// are 0. As with all limits, requiring less than the default gives the default.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiAccelerationStructureLimits {
    /// The link; its `sType` is `WGPUAbiSType_AccelerationStructureLimits`.
    pub chain: WGPUChainedStruct,
    /// Most triangles or boxes of a [`WGPUAbiBlas`], all its geometries together; also the most vertices of a geometry. Default:
    /// 2^28.
    pub maxBlasPrimitiveCount: u32,
    /// Most geometries of a [`WGPUAbiBlas`]. Default: 2^24 - 1.
    pub maxBlasGeometryCount: u32,
    /// Most instances of a [`WGPUAbiTlas`]. Default: 2^24 - 1.
    pub maxTlasInstanceCount: u32,
    /// Most bindings of a [`WGPUAbiTlas`] that one stage can reach, over all groups. Default: 1.
    pub maxAccelerationStructuresPerShaderStage: u32,
    /// Most elements of binding arrays of [`WGPUAbiTlas`] that one stage can reach. Default: 0.
    pub maxBindingArrayAccelerationStructureElementsPerShaderStage: u32,
}

impl WGPUAbiAccelerationStructureLimits {
    /// `WGPU_ABI_ACCELERATION_STRUCTURE_LIMITS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::AccelerationStructureLimits)),
        maxBlasPrimitiveCount: WGPU_LIMIT_U32_UNDEFINED,
        maxBlasGeometryCount: WGPU_LIMIT_U32_UNDEFINED,
        maxTlasInstanceCount: WGPU_LIMIT_U32_UNDEFINED,
        maxAccelerationStructuresPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
        maxBindingArrayAccelerationStructureElementsPerShaderStage: WGPU_LIMIT_U32_UNDEFINED,
    };
}

/// Chained to [`WGPUBindGroupLayoutEntry`]: the entry binds a [`WGPUAbiTlas`], or with `bindingArraySize` an array of them
/// (feature `WGPUNativeFeature_AccelerationStructureBindingArray`).
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiAccelerationStructureBindingLayout {
    /// The link; its `sType` is `WGPUAbiSType_AccelerationStructureBindingLayout`.
    pub chain: WGPUChainedStruct,
    /// Not 0: shaders declare it `acceleration_structure<vertex_return>` and may ask for the corners of the triangle hit. Needs the
    /// feature `WGPUAbiFeature_RayHitVertexReturn` and structures with the flag for it.
    pub vertexReturn: WGPUBool,
}

impl WGPUAbiAccelerationStructureBindingLayout {
    /// `WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_LAYOUT_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::AccelerationStructureBindingLayout)),
        vertexReturn: WGPU_FALSE,
    };
}

/// Chained to [`WGPUBindGroupEntry`]: binds a [`WGPUAbiTlas`], or an array of them, in place of the other members.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiAccelerationStructureBindingEntry {
    /// The link; its `sType` is `WGPUAbiSType_AccelerationStructureBindingEntry`.
    pub chain: WGPUChainedStruct,
    /// The structure of a single binding; NULL for an array. The group keeps it. It need not be built yet: it must when the group is
    /// used.
    pub tlas: Nullable<WGPUAbiTlas>,
    /// The number of `tlases`; 0 for a single binding.
    pub tlasCount: usize,
    /// The structures of an array. May be NULL if there are none. Copied.
    pub tlases: *const WGPUAbiTlas,
}

impl WGPUAbiAccelerationStructureBindingEntry {
    /// `WGPU_ABI_ACCELERATION_STRUCTURE_BINDING_ENTRY_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::AccelerationStructureBindingEntry)),
        tlas: WGPUAbiTlas::NULL,
        tlasCount: 0,
        tlases: ptr::null(),
    };
}
