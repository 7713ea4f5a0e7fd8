//! Our own additions, in `wgpu_abi.h`: what neither official header has.

use super::*;

/// Which library this is. The strings are static: nothing is to be freed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiVersion {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The version of this library, such as `0.1.0`.
    pub library: WGPUStringView,
    /// The version of wgpu-core that it is built on, such as `30.0.1`.
    pub core: WGPUStringView,
    /// The date of the standard header that `webgpu.h` follows, as year, month: `202607`.
    pub standardHeader: u32,
    /// The interface of `wgpu.h`, as `wgpuGetVersion` tells it: one byte for each of four numbers.
    pub nativeHeader: u32,
}

impl WGPUAbiVersion {
    /// `WGPU_ABI_VERSION_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        library: WGPUStringView::INIT,
        core: WGPUStringView::INIT,
        standardHeader: 0,
        nativeHeader: 0,
    };
}

/// An object that is alive, as `wgpuAbiEnumerateObjects` tells it.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiObject {
    /// The C type of the handle, such as `WGPUBuffer`. Static.
    pub kind: WGPUStringView,
    /// The label; empty when it has none. Lives until the callback returns.
    pub label: WGPUStringView,
    /// The handle's bits, as a pointer.
    pub handle: *mut c_void,
    /// How many references the application holds.
    pub references: u32,
    /// The function that made the object and its callers, innermost first, as file and offset for `addr2line`,
    /// with the name where it is known. Empty unless the environment variable `WGPU_ABI_LEAKS` was set, to something other
    /// than `0`, when the first object was made. Lives until the callback returns.
    pub origin: WGPUStringView,
}

/// Called by `wgpuAbiEnumerateObjects` for each object that is alive, during the call, with no lock
/// held.
pub type WGPUAbiObjectCallback =
    Option<unsafe extern "C" fn(object: *const WGPUAbiObject, userdata: Nullable<*mut c_void>)>;

/// Switches of instances besides those of [`WGPUInstanceFlag`], to be combined with them.
pub type WGPUAbiInstanceFlag = WGPUFlags;
/// Refuses whatever the standard refuses, also what programs written for wgpu-native rely on. The environment variable
/// `WGPU_ABI_STRICT` (any value but `0`) does the same for all instances.
pub const WGPUAbiInstanceFlag_Strict: WGPUAbiInstanceFlag = 1 << 7;

/// Numbers of the structs of `wgpu_abi.h` that can be chained.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUAbiSType {
    /// [`WGPUAbiDeviceExtras`], chained to [`WGPUDeviceDescriptor`].
    DeviceExtras = 0x5A00_0001,
    /// [`WGPUAbiAdapterSelector`], chained to [`WGPURequestAdapterOptions`].
    AdapterSelector = 0x5A00_0002,
    /// [`WGPUAbiPipelineExtras`], chained to [`WGPUComputePipelineDescriptor`],
    /// [`WGPURenderPipelineDescriptor`] or [`WGPUAbiMeshPipelineDescriptor`].
    PipelineExtras = 0x5A00_0003,
    /// [`WGPUAbiMultiview`], chained to [`WGPURenderPipelineDescriptor`], [`WGPUAbiMeshPipelineDescriptor`],
    /// [`WGPURenderPassDescriptor`] or [`WGPURenderBundleEncoderDescriptor`].
    Multiview = 0x5A00_0004,
    /// [`WGPUAbiSurfaceColorSpace`], chained to [`WGPUSurfaceConfiguration`].
    SurfaceColorSpace = 0x5A00_0005,
    /// [`WGPUAbiMeshLimits`], chained to [`WGPULimits`].
    MeshLimits = 0x5A00_0006,
    /// [`WGPUAbiAccelerationStructureLimits`], chained to [`WGPULimits`].
    AccelerationStructureLimits = 0x5A00_0010,
    /// [`WGPUAbiAccelerationStructureBindingLayout`], chained to [`WGPUBindGroupLayoutEntry`].
    AccelerationStructureBindingLayout = 0x5A00_0011,
    /// [`WGPUAbiAccelerationStructureBindingEntry`], chained to [`WGPUBindGroupEntry`].
    AccelerationStructureBindingEntry = 0x5A00_0012,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// Asks for a device with all that its adapter has, in one word instead of 32 limits.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiDeviceExtras {
    /// The link; its `sType` is `WGPUAbiSType_DeviceExtras`.
    pub chain: WGPUChainedStruct,
    /// Not 0: every limit is the adapter's, whatever `requiredLimits` says.
    pub allLimits: WGPUBool,
    /// Not 0: every feature of the adapter that is not experimental, besides `requiredFeatures`.
    pub allFeatures: WGPUBool,
}

impl WGPUAbiDeviceExtras {
    /// `WGPU_ABI_DEVICE_EXTRAS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::DeviceExtras)),
        allLimits: WGPU_FALSE,
        allFeatures: WGPU_FALSE,
    };
}
