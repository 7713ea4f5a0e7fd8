//! Pipeline caches: how they are made, read and released.

use std::ffi::c_void;
use std::ptr;

use crate::abi::*;
use crate::api::device::Device;
use crate::api::pipeline_cache::{PipelineCache, PipelineCacheKind, create};
use crate::convert::{chain, input, pipeline_cache as convert};
use crate::error::{Context, Fault};
use crate::export::{self, export};
use crate::handle::Shared;
use crate::out;
use macro_rules_attribute::apply;

/// More adds nothing: the signature has 32 bytes.
const MAX_KEY_SIZE: usize = 1024;

/// # Safety
/// `pointer` must lead to `size` bytes.
unsafe fn bytes<'a>(pointer: *const c_void, size: usize, name: &str) -> Result<&'a [u8], Fault> {
    // SAFETY: the caller's promise is the same.
    unsafe { input::array(pointer.cast::<u8>(), size, name) }
}

/// Creates a cache of compiled pipelines, empty or with the bytes of an earlier run.
///
/// The device must have the feature `WGPUNativeFeature_PipelineCache` (Vulkan). The bytes are checked before the driver sees them:
/// their signature, their length, the kind of GPU and the version of the driver. Bytes that fail are a validation error, or with
/// `fallback` ignored; use a `key`, or keep the bytes where only the user may write, as drivers trust what they read. `descriptor`
/// may be NULL: an empty cache. Returns an error object, and reports, on failure; NULL when the device handle is dead. The caller
/// owns the handle. Any thread.
#[apply(export)]
pub fn wgpuAbiDeviceCreatePipelineCache(
    device: WGPUDevice,
    descriptor: Nullable<*const WGPUAbiPipelineCacheDescriptor>,
) -> WGPUAbiPipelineCache {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::optional(descriptor, "descriptor") }
        .on(&device)?
        .copied()
        .unwrap_or(WGPUAbiPipelineCacheDescriptor::INIT);
    // SAFETY: as above.
    let label = unsafe { input::label(c.label) };
    let mut kind = PipelineCacheKind::default();
    let result = export::guard(|| {
        // SAFETY: as above.
        let (data, key) = unsafe {
            chain::none(c.nextInChain, "descriptor")?;
            (
                bytes(c.data, c.dataSize, "descriptor.data")?,
                bytes(c.key, c.keySize, "descriptor.key")?,
            )
        };
        if key.len() > MAX_KEY_SIZE {
            return Err(Fault::validation(format!(
                "descriptor.keySize is {}, but a key has at most {MAX_KEY_SIZE} bytes",
                key.len()
            )));
        }
        kind.key = key.into();
        match create(&device, label.as_deref(), data, key) {
            Err(fault) if c.fallback != WGPU_FALSE && !data.is_empty() => {
                log::warn!("{}", fault.text("wgpuAbiDeviceCreatePipelineCache"));
                create(&device, label.as_deref(), &[], key)
            }
            result => result,
        }
    });
    device.created(
        "wgpuAbiDeviceCreatePipelineCache",
        label.as_deref(),
        kind,
        result,
    )
}

/// The bytes of the cache as it is now, to be given to `wgpuAbiDeviceCreatePipelineCache` in a later run.
///
/// Writes `data`; give it back with `wgpuAbiPipelineCacheDataFreeMembers`. Returns `WGPUStatus_Error`, with no bytes, when the handle
/// is dead, the cache is an error object, its device is lost, or the driver does not give the bytes. Any thread.
#[apply(export)]
pub fn wgpuAbiPipelineCacheGetData(
    pipelineCache: WGPUAbiPipelineCache,
    data: *mut WGPUAbiPipelineCacheData,
) -> WGPUStatus {
    // SAFETY: the caller of the C function promises a valid pointer.
    let out = unsafe { input::output(data, "data") }?;
    (out.data, out.dataSize) = (ptr::null(), 0);
    // SAFETY: as above.
    unsafe { chain::none(out.nextInChain, "data") }?;
    let cache = PipelineCache::get(pipelineCache, "pipelineCache")?;
    let id = cache.core().on(&cache.device)?;
    let core = export::guard(|| Ok(cache.device.global.pipeline_cache_get_data(id)))?;
    let Some(core) = core.filter(|_| !cache.device.is_lost()) else {
        return Ok(WGPUStatus::Error);
    };
    let (bytes, size) = out::array(convert::seal(&core, &cache.key));
    (out.data, out.dataSize) = (bytes.cast(), size);
    Ok(WGPUStatus::Success)
}

/// Frees what `wgpuAbiPipelineCacheGetData` wrote. A zeroed struct, or one freed before, is left alone. Any thread.
#[apply(export)]
pub fn wgpuAbiPipelineCacheDataFreeMembers(data: WGPUAbiPipelineCacheData) {
    out::free(data.data);
    Ok(())
}

/// Takes one more reference, which must be given back with `wgpuAbiPipelineCacheRelease`. Any thread.
#[apply(export)]
pub fn wgpuAbiPipelineCacheAddRef(pipelineCache: WGPUAbiPipelineCache) {
    PipelineCache::add_ref(pipelineCache)
}

/// Gives one reference back. Pipelines that were made with the cache do not need it. Any thread.
#[apply(export)]
pub fn wgpuAbiPipelineCacheRelease(pipelineCache: WGPUAbiPipelineCache) {
    PipelineCache::release(pipelineCache).map(drop)
}

/// Changes the label, which later error messages name. Any thread.
#[apply(export)]
pub fn wgpuAbiPipelineCacheSetLabel(pipelineCache: WGPUAbiPipelineCache, label: WGPUStringView) {
    // SAFETY: the caller of the C function promises a valid view.
    let label = unsafe { input::label(label) };
    PipelineCache::get(pipelineCache, "pipelineCache")?
        .label
        .set(label.as_deref());
    Ok(())
}
