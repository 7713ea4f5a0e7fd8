//! Shader modules from plain SPIR-V, and with fewer checks.

use macro_rules_attribute::apply;
use wgpu_types::ShaderRuntimeChecks;

use crate::abi::*;
use crate::api::device::Device;
use crate::api::shader_module::create;
use crate::convert::{input, shader as convert};
use crate::error::Context;
use crate::export::export;
use crate::handle::Shared;

/// Creates a shader module from SPIR-V.
///
/// The same as `wgpuDeviceCreateShaderModule` with a chained `WGPUShaderSourceSPIRV`: the words are parsed and validated, and shaders
/// that naga does not understand are refused, since no feature of `wgpu.h` allows handing them to the driver as they are. Returns an
/// error object, and reports, when the code is wrong; NULL when the device handle is dead or `descriptor` is NULL. The caller owns
/// the handle. Any thread.
#[apply(export)]
pub fn wgpuDeviceCreateShaderModuleSpirV(
    device: WGPUDevice,
    descriptor: *const WGPUShaderModuleDescriptorSpirV,
) -> WGPUShaderModule {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: as above.
    let (label, source) = unsafe {
        (
            input::label(c.label),
            convert::words(c.source, c.sourceSize, "descriptor.source"),
        )
    };
    create(
        "wgpuDeviceCreateShaderModuleSpirV",
        &device,
        label.as_deref(),
        source,
        ShaderRuntimeChecks::checked(),
    )
}

/// Creates a shader module that has only the checks in `runtimeChecks`.
///
/// Otherwise as `wgpuDeviceCreateShaderModule`. What a check that is left out would have caught is undefined behaviour on the GPU;
/// see `WGPUShaderRuntimeChecks`. An unknown flag is a validation error. Any thread.
#[apply(export)]
pub fn wgpuDeviceCreateShaderModuleTrusted(
    device: WGPUDevice,
    descriptor: *const WGPUShaderModuleDescriptor,
    runtimeChecks: WGPUShaderRuntimeChecks,
) -> WGPUShaderModule {
    let device = Device::get(device, "device")?;
    // SAFETY: the caller of the C function promises valid pointers.
    let c = unsafe { input::required(descriptor, "descriptor") }.on(&device)?;
    // SAFETY: as above.
    let (label, source) = unsafe { (input::label(c.label), convert::source(c)) };
    let (source, checks) = match convert::runtime_checks(runtimeChecks) {
        Ok(checks) => (source, checks),
        Err(fault) => (Err(fault), ShaderRuntimeChecks::checked()),
    };
    create(
        "wgpuDeviceCreateShaderModuleTrusted",
        &device,
        label.as_deref(),
        source,
        checks,
    )
}
