//! WGSL to naga's module.

use naga::error::ShaderError;
use naga::valid::Capabilities;
use naga::{Binding, Interpolation, Module, Sampling, TypeInner};
use wgpu_core::pipeline::CreateShaderModuleError;

use super::lenient;

/// Reads WGSL as core would do.
pub fn parse(code: &str, capabilities: Capabilities) -> Result<Module, CreateShaderModuleError> {
    let mut options = naga::front::wgsl::Options::new();
    options.capabilities = capabilities;
    let mut module = naga::front::wgsl::Frontend::new_with_options(options)
        .parse(code)
        .map_err(|inner| {
            CreateShaderModuleError::Parsing(ShaderError {
                source: String::new(),
                label: None,
                inner: Box::new(inner),
            })
        })?;
    lenient::change_bindings(&mut module, usual_sampling);
    Ok(module)
}

/// One spelling for what means the same: naga takes what is written for another thing than what is left out.
fn usual_sampling(binding: &mut Option<Binding>, _: &TypeInner) -> bool {
    let Some(Binding::Location {
        interpolation: Some(interpolation),
        sampling,
        ..
    }) = binding
    else {
        return false;
    };
    let usual = match (interpolation, *sampling) {
        (Interpolation::Perspective | Interpolation::Linear, None) => Some(Sampling::Center),
        (Interpolation::Flat, Some(Sampling::First)) => None,
        _ => return false,
    };
    *sampling = usual;
    true
}
