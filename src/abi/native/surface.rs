//! Surfaces: hidden windows, latency, and WinUI panels.

use super::*;

/// Further values of [`WGPUSurfaceGetCurrentTextureStatus`].
#[macro_rules_derive(c_enum)]
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WGPUNativeSurfaceGetCurrentTextureStatus {
    /// No texture, because nothing of the window can be seen. Leave the frame out and try again
    /// later; the surface stays configured. Only on macOS, where asking would otherwise take up to
    /// a second.
    WGPUSurfaceGetCurrentTextureStatus_Occluded = 0x30001,
    #[doc(hidden)]
    Force32 = 0x7FFFFFFF,
}

/// An extension of [`WGPUSurfaceConfiguration`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceConfigurationExtras {
    /// The head, of type `WGPUSType_SurfaceConfigurationExtras`.
    pub chain: WGPUChainedStruct,
    /// How many frames may be on their way at once. 1: least delay, but processor and GPU wait for
    /// each other. 2: the default. 3: most even. The surface takes the nearest number that it can.
    pub desiredMaximumFrameLatency: u32,
}

/// A panel of WinUI. An extension of [`WGPUSurfaceDescriptor`], for Direct3D 12.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUSurfaceSourceSwapChainPanel {
    /// The head, of type `WGPUSType_SurfaceSourceSwapChainPanel`.
    pub chain: WGPUChainedStruct,
    /// The `ISwapChainPanelNative *` of the panel, which must outlive the surface.
    pub panelNative: *mut c_void,
}
