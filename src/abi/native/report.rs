//! Logging, and how many objects are alive.

use super::*;

/// How much is logged: a level and everything more serious.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPULogLevel {
    /// Nothing.
    Off = 0,
    /// Failures that nobody else was told of, such as uncaptured errors without a callback.
    Error = 1,
    /// Also what still works but should be changed, such as a missing validation layer.
    Warn = 2,
    /// Also what is normal: adapters found, devices made.
    Info = 3,
    /// Also the life of single objects.
    Debug = 4,
    /// Also single steps; much text, and slow.
    Trace = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// The objects of one kind.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURegistryReport {
    /// Handles given out and not released for the last time.
    pub numAllocated: usize,
    /// Objects alive; the same as `numAllocated`. A number that grows from frame to frame shows a
    /// missing release.
    pub numKeptFromUser: usize,
    /// Places whose object was released, kept for new ones.
    pub numReleasedFromUser: usize,
    /// Bytes that the library itself keeps for one object; GPU memory not counted.
    pub elementSize: usize,
}

/// The objects of each kind that the library has a table for.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUHubReport {
    /// The [`WGPUAdapter`]s.
    pub adapters: WGPURegistryReport,
    /// The [`WGPUDevice`]s.
    pub devices: WGPURegistryReport,
    /// The [`WGPUQueue`]s.
    pub queues: WGPURegistryReport,
    /// The [`WGPUPipelineLayout`]s.
    pub pipelineLayouts: WGPURegistryReport,
    /// The [`WGPUShaderModule`]s.
    pub shaderModules: WGPURegistryReport,
    /// The [`WGPUBindGroupLayout`]s.
    pub bindGroupLayouts: WGPURegistryReport,
    /// The [`WGPUBindGroup`]s.
    pub bindGroups: WGPURegistryReport,
    /// The [`WGPUCommandBuffer`]s and [`WGPUCommandEncoder`]s together.
    pub commandBuffers: WGPURegistryReport,
    /// The [`WGPURenderBundle`]s.
    pub renderBundles: WGPURegistryReport,
    /// The [`WGPURenderPipeline`]s.
    pub renderPipelines: WGPURegistryReport,
    /// The [`WGPUComputePipeline`]s.
    pub computePipelines: WGPURegistryReport,
    /// The `WGPUAbiPipelineCache`s of `wgpu_abi.h`.
    pub pipelineCaches: WGPURegistryReport,
    /// The [`WGPUQuerySet`]s.
    pub querySets: WGPURegistryReport,
    /// The [`WGPUBuffer`]s.
    pub buffers: WGPURegistryReport,
    /// The [`WGPUTexture`]s, those of surfaces among them.
    pub textures: WGPURegistryReport,
    /// The [`WGPUTextureView`]s.
    pub textureViews: WGPURegistryReport,
    /// The [`WGPUSampler`]s.
    pub samplers: WGPURegistryReport,
}

/// How many objects are alive, filled by `wgpuGenerateReport`. Plain numbers; nothing is to be
/// freed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUGlobalReport {
    /// The [`WGPUSurface`]s.
    pub surfaces: WGPURegistryReport,
    /// All other objects.
    pub hub: WGPUHubReport,
}

/// Receives the log of the library, set by `wgpuSetLogCallback`.
///
/// It is called on any thread, several at a time, within whatever call logs; it must not call
/// functions of this library and must not unwind. `message` lives until it returns. `userdata` is
/// handed on as it is.
pub type WGPULogCallback = Option<
    unsafe extern "C" fn(level: WGPULogLevel, message: WGPUStringView, userdata: *mut c_void),
>;
