//! Bindings that hold arrays of resources.

use super::*;

/// Several resources at one binding. An extension of [`WGPUBindGroupEntry`], whose own resource is
/// then left empty.
///
/// Exactly one of the three arrays is given, of the kind that the layout has at this binding. It
/// has as many elements as the layout's count, or, with
/// `WGPUNativeFeature_PartiallyBoundBindingArray`, at most as many. The arrays are only read during
/// the call.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupEntryExtras {
    /// The head, of type `WGPUSType_BindGroupEntryExtras`.
    pub chain: WGPUChainedStruct,
    /// The buffers, each bound from its begin to its end. NULL if the binding holds something else.
    pub buffers: *const WGPUBuffer,
    /// The number of elements in `buffers`.
    pub bufferCount: usize,
    /// The samplers. NULL if the binding holds something else.
    pub samplers: *const WGPUSampler,
    /// The number of elements in `samplers`.
    pub samplerCount: usize,
    /// The views. NULL if the binding holds something else.
    pub textureViews: *const WGPUTextureView,
    /// The number of elements in `textureViews`.
    pub textureViewCount: usize,
}

/// Makes a binding hold an array. An extension of [`WGPUBindGroupLayoutEntry`].
///
/// Needs `WGPUNativeFeature_TextureBindingArray` for textures and samplers,
/// `WGPUNativeFeature_BufferBindingArray` for buffers, and with either of them
/// `WGPUNativeFeature_StorageResourceBindingArray` for storage resources.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct WGPUBindGroupLayoutEntryExtras {
    /// The head, of type `WGPUSType_BindGroupLayoutEntryExtras`.
    pub chain: WGPUChainedStruct,
    /// How many resources the array holds: the `N` of `binding_array<T, N>`. 0: not an array.
    pub count: u32,
}
