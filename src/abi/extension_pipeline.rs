//! Our own additions to pipelines and passes: caches of compiled shaders, several views at once.

use super::*;
use crate::handle::{Kind, RawHandle};

/// Pipelines as the driver compiled them, to be kept for later runs of the program.
///
/// From `wgpuAbiDeviceCreatePipelineCache`; given back with `wgpuAbiPipelineCacheRelease`. Chain
/// [`WGPUAbiPipelineExtras`] to the descriptors of pipelines that are to use and fill it. Any number of
/// threads may do so at the same time.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WGPUAbiPipelineCache(pub(crate) usize);

impl WGPUAbiPipelineCache {
    /// The handle that stands for no object.
    pub const NULL: Self = Self(0);
}

impl RawHandle for WGPUAbiPipelineCache {
    const KIND: Kind = Kind::PipelineCache;
    fn from_bits(bits: usize) -> Self {
        Self(bits)
    }
    fn bits(self) -> usize {
        self.0
    }
}

/// Describes a pipeline cache, for `wgpuAbiDeviceCreatePipelineCache`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiPipelineCacheDescriptor {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// A name for error messages and debuggers. Copied.
    pub label: WGPUStringView,
    /// The number of bytes in `data`. 0: the cache begins empty.
    pub dataSize: usize,
    /// What `wgpuAbiPipelineCacheGetData` gave in an earlier run. May be NULL if the size is 0.
    /// Copied.
    pub data: *const c_void,
    /// The number of bytes in `key`, at most 1024. 0: none.
    pub keySize: usize,
    /// A secret of the application. The data is signed with it, and data that was signed with
    /// another key is refused. Without a key damaged data is refused, but whoever may write the data
    /// can forge it, and drivers do not check what they read. May be NULL if the size is 0. Copied.
    pub key: *const c_void,
    /// True: data that cannot be used, since it is damaged or another driver's, is ignored with a
    /// warning in the log, and the cache begins empty. False: it is a validation error.
    pub fallback: WGPUBool,
}

impl WGPUAbiPipelineCacheDescriptor {
    /// `WGPU_ABI_PIPELINE_CACHE_DESCRIPTOR_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        label: WGPUStringView::INIT,
        dataSize: 0,
        data: ptr::null(),
        keySize: 0,
        key: ptr::null(),
        fallback: WGPU_FALSE,
    };
}

/// The bytes of a pipeline cache.
///
/// Filled by `wgpuAbiPipelineCacheGetData`; given back with `wgpuAbiPipelineCacheDataFreeMembers`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiPipelineCacheData {
    /// NULL; nothing can be chained here.
    pub nextInChain: *mut WGPUChainedStruct,
    /// The number of bytes in `data`.
    pub dataSize: usize,
    /// The bytes. What they mean is the driver's affair.
    pub data: *const c_void,
}

impl WGPUAbiPipelineCacheData {
    /// `WGPU_ABI_PIPELINE_CACHE_DATA_INIT`: every member at its default.
    pub const INIT: Self = Self {
        nextInChain: ptr::null_mut(),
        dataSize: 0,
        data: ptr::null(),
    };
}

/// Gives a pipeline a cache. An extension of [`WGPUComputePipelineDescriptor`],
/// [`WGPURenderPipelineDescriptor`] and [`WGPUAbiMeshPipelineDescriptor`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiPipelineExtras {
    /// The link; its `sType` is `WGPUAbiSType_PipelineExtras`.
    pub chain: WGPUChainedStruct,
    /// The cache to look in before the driver compiles, and to keep the result in. NULL: none.
    pub cache: Nullable<WGPUAbiPipelineCache>,
}

impl WGPUAbiPipelineExtras {
    /// `WGPU_ABI_PIPELINE_EXTRAS_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::PipelineExtras)),
        cache: WGPUAbiPipelineCache::NULL,
    };
}

/// Draws into several layers at once. An extension of [`WGPURenderPipelineDescriptor`],
/// [`WGPUAbiMeshPipelineDescriptor`], [`WGPURenderPassDescriptor`] and [`WGPURenderBundleEncoderDescriptor`].
///
/// The views of the pass are arrays (`WGPUTextureViewDimension_2DArray`) of the same number of layers,
/// and every draw goes to each layer whose bit is set; shaders see its number in `@builtin(view_index)`.
/// The device must have the feature `WGPUNativeFeature_Multiview`, and `WGPUNativeFeature_SelectiveMultiview`
/// if the mask leaves out a layer, which keeps what it has. Pass, pipelines and bundles must have the
/// same mask.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUAbiMultiview {
    /// The link; its `sType` is `WGPUAbiSType_Multiview`.
    pub chain: WGPUChainedStruct,
    /// Bit n: layer n of the views. The highest one must be below the limit `maxMultiviewViewCount`
    /// of [`WGPUNativeLimits`], and below 31. 0: as if this struct was not there.
    pub mask: u32,
}

impl WGPUAbiMultiview {
    /// `WGPU_ABI_MULTIVIEW_INIT`: every member at its default.
    pub const INIT: Self = Self {
        chain: WGPUChainedStruct::of(Enum::own(WGPUAbiSType::Multiview)),
        mask: 0,
    };
}
