//! The types of the structures that `wgpu.h` adds to chains.

use super::*;

/// Further values of [`WGPUSType`]; cast them to it for the `sType` of a chained structure.
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeSType {
    /// [`WGPUDeviceExtras`], in a [`WGPUDeviceDescriptor`].
    WGPUSType_DeviceExtras = 0x30001,
    /// [`WGPUNativeLimits`], in a [`WGPULimits`], both when limits are asked for and when they are
    /// required.
    WGPUSType_NativeLimits = 0x30002,
    /// [`WGPUShaderSourceGLSL`], in a [`WGPUShaderModuleDescriptor`].
    WGPUSType_ShaderSourceGLSL = 0x30003,
    /// [`WGPUInstanceExtras`], in a [`WGPUInstanceDescriptor`].
    WGPUSType_InstanceExtras = 0x30004,
    /// [`WGPUBindGroupEntryExtras`], in a [`WGPUBindGroupEntry`].
    WGPUSType_BindGroupEntryExtras = 0x30005,
    /// [`WGPUBindGroupLayoutEntryExtras`], in a [`WGPUBindGroupLayoutEntry`].
    WGPUSType_BindGroupLayoutEntryExtras = 0x30006,
    /// [`WGPUQuerySetDescriptorExtras`], in a [`WGPUQuerySetDescriptor`].
    WGPUSType_QuerySetDescriptorExtras = 0x30007,
    /// [`WGPUSurfaceConfigurationExtras`], in a [`WGPUSurfaceConfiguration`].
    WGPUSType_SurfaceConfigurationExtras = 0x30008,
    /// [`WGPUSurfaceSourceSwapChainPanel`], in a [`WGPUSurfaceDescriptor`].
    WGPUSType_SurfaceSourceSwapChainPanel = 0x30009,
    /// [`WGPUPrimitiveStateExtras`], in a [`WGPUPrimitiveState`].
    WGPUSType_PrimitiveStateExtras = 0x3000a,
    /// [`WGPUSamplerDescriptorExtras`], in a [`WGPUSamplerDescriptor`].
    WGPUSType_SamplerDescriptorExtras = 0x3000b,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}
