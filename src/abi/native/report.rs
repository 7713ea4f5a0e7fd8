//! DOC

use super::*;

/// DOC
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPULogLevel {
    /// DOC
    Off = 0,
    /// DOC
    Error = 1,
    /// DOC
    Warn = 2,
    /// DOC
    Info = 3,
    /// DOC
    Debug = 4,
    /// DOC
    Trace = 5,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPURegistryReport {
    /// DOC
    pub numAllocated: usize,
    /// DOC
    pub numKeptFromUser: usize,
    /// DOC
    pub numReleasedFromUser: usize,
    /// DOC
    pub elementSize: usize,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUHubReport {
    /// DOC
    pub adapters: WGPURegistryReport,
    /// DOC
    pub devices: WGPURegistryReport,
    /// DOC
    pub queues: WGPURegistryReport,
    /// DOC
    pub pipelineLayouts: WGPURegistryReport,
    /// DOC
    pub shaderModules: WGPURegistryReport,
    /// DOC
    pub bindGroupLayouts: WGPURegistryReport,
    /// DOC
    pub bindGroups: WGPURegistryReport,
    /// DOC
    pub commandBuffers: WGPURegistryReport,
    /// DOC
    pub renderBundles: WGPURegistryReport,
    /// DOC
    pub renderPipelines: WGPURegistryReport,
    /// DOC
    pub computePipelines: WGPURegistryReport,
    /// DOC
    pub pipelineCaches: WGPURegistryReport,
    /// DOC
    pub querySets: WGPURegistryReport,
    /// DOC
    pub buffers: WGPURegistryReport,
    /// DOC
    pub textures: WGPURegistryReport,
    /// DOC
    pub textureViews: WGPURegistryReport,
    /// DOC
    pub samplers: WGPURegistryReport,
}

/// DOC
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUGlobalReport {
    /// DOC
    pub surfaces: WGPURegistryReport,
    /// DOC
    pub hub: WGPUHubReport,
}

/// DOC
pub type WGPULogCallback = Option<
    unsafe extern "C" fn(level: WGPULogLevel, message: WGPUStringView, userdata: *mut c_void),
>;
