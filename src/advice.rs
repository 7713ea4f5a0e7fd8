//! How to mend what core refuses, where its message does not say: a line "help: ..." below it.

use std::error::Error;

use wgpu_core::binding_model::CreateBindGroupError;
use wgpu_core::device::DeviceError;
use wgpu_core::instance::RequestDeviceError;
use wgpu_types::{Features, FeaturesWGPU, FeaturesWebGPU};

use crate::api::device::Device;
use crate::convert::{features, limits};
use crate::error::{Fault, chain_text};

/// A part of a message of core, and what helps. The tests in `tests/c/advice.c` see them come.
const HELP: &[(&str, &str)] = &[
    (
        "mapped at creation have to be aligned",
        "the size of a buffer that is mapped at creation must be a multiple of 4",
    ),
    (
        "`MAP` usage can only be combined",
        "a buffer to map for reading can only be copied to besides, one for writing only be copied from: make a second buffer for the \
         other uses, and copy",
    ),
    (
        "`COPY_BUFFER_ALIGNMENT`",
        "offsets and sizes in buffers are multiples of 4, and of the bytes of a texel where texels are copied",
    ),
    (
        "Number of bindings in bind group descriptor",
        DERIVED_LAYOUTS,
    ),
    (
        "Unable to find a corresponding declaration for the given binding",
        DERIVED_LAYOUTS,
    ),
    (
        "Bytes per row does not respect",
        "in copies between buffers and textures it is a multiple of 256; writing a texture through the queue takes any",
    ),
    (
        "less than the number of bytes in a complete row",
        "a row has the width times the bytes of a texel; textures have 1, 2 or 4 channels, so give pixels of three a fourth",
    ),
    (
        "Number of bytes per row needs to be specified",
        "it is the width times the bytes of a texel, where nothing lies between the rows",
    ),
];

const DERIVED_LAYOUTS: &str =
    "a layout that the pipeline derived has those bindings only that its entry points use";

/// A part of a message of core that is about a limit without naming it, and those that it may be, as core calls them.
const LIMITS: &[(&str, &[&str])] = &[
    ("greater than the maximum buffer size", &["max_buffer_size"]),
    (
        "`max_*_buffer_binding_size` limit",
        &[
            "max_storage_buffer_binding_size",
            "max_uniform_buffer_binding_size",
        ],
    ),
    (
        "Each current dispatch group size dimension",
        &["max_compute_workgroups_per_dimension"],
    ),
];

/// Core's message in other words, where its own mislead.
pub fn reworded(error: &(dyn Error + 'static)) -> Option<String> {
    let CreateBindGroupError::WrongBindingType {
        binding,
        actual: declared,
        expected: given,
    } = error.downcast_ref()?
    else {
        return None;
    };
    Some(format!(
        "Binding {binding} is given a {given}, but the layout has {declared:?} there"
    ))
}

/// Why a device could not be opened. Where the driver gives no reason, core calls the device, which never was, lost.
pub fn not_opened(error: &RequestDeviceError) -> Fault {
    use DeviceError::{Lost, OutOfMemory};
    if !matches!(error, RequestDeviceError::Device(Lost | OutOfMemory)) {
        return Fault::internal(chain_text(error));
    }
    Fault::internal("the driver did not open a device").help(
        "what was logged (wgpuSetLogCallback) may tell why. Some drivers open 64 devices for one process at most: release those \
         that are no longer used, and with them their queues and objects, which keep a device open. Else another adapter may do",
    )
}

/// What helps against an error with this message.
pub fn help(message: &str) -> Option<String> {
    let missing = missing_features(message);
    if !missing.is_empty() {
        return Some(add_feature(&features::describe(missing)));
    }
    let found = HELP.iter().find(|(part, _)| message.contains(part));
    found.map(|(_, help)| (*help).to_owned())
}

fn add_feature(names: &str) -> String {
    format!("add {names} to requiredFeatures of WGPUDeviceDescriptor, if the adapter has it")
}

/// A fault of what the device cannot do because it lacks a feature: `what` needs it, or need it.
pub fn lacks_feature(what: &str, feature: &str) -> Fault {
    let text = format!("{what} the feature {feature}, which the device does not have");
    Fault::validation(text).help(&add_feature(feature))
}

fn missing_features(message: &str) -> Features {
    let mut missing = Features::empty();
    let Some((_, listed)) = message.split_once("Features { features_wgpu: ") else {
        return missing;
    };
    let listed = listed.split_once('}').map_or(listed, |(listed, _)| listed);
    let words = listed.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    for word in words {
        missing.features_wgpu |= FeaturesWGPU::from_name(word).unwrap_or_default();
        missing.features_webgpu |= FeaturesWebGPU::from_name(word).unwrap_or_default();
    }
    missing
}

/// What there is to be had of the limit that a message of core is about.
pub fn limit(message: &str, device: &Device) -> Option<String> {
    let unnamed = LIMITS.iter().find(|(part, _)| message.contains(part));
    let unnamed = unnamed.map_or(&[][..], |(_, names)| *names);
    // Core puts names between backticks.
    let named = message.split('`').skip(1).step_by(2);
    let named = named.filter(|name| name.starts_with("max_"));
    unnamed.iter().copied().chain(named).find_map(|name| {
        let (c, has) = limits::named(name, &device.limits)?;
        // Of several it is the one whose value the message tells.
        let mut numbers = message.split(|c: char| !c.is_ascii_digit());
        numbers.find(|number| *number == has.to_string())?;
        let (_, most) = limits::named(name, &device.adapter.limits)?;
        Some(help_with_limit(c, has, most))
    })
}

/// A fault if a value exceeds the device's limit that core calls `limit`.
pub fn within_limit(
    what: std::fmt::Arguments<'_>,
    value: u64,
    limit: &str,
    device: &Device,
) -> Result<(), Fault> {
    let [Some((name, has)), Some((_, most))] =
        [&device.limits, &device.adapter.limits].map(|limits| limits::named(limit, limits))
    else {
        return Err(Fault::internal(format!("there is no limit {limit}")));
    };
    if value <= has {
        return Ok(());
    }
    let text = format!("`{what}` is {value}, which exceeds the limit {name}");
    Err(Fault::validation(text).help(&help_with_limit(name, has, most)))
}

/// How a limit of this C name can be raised, or that it cannot.
pub fn help_with_limit(name: &str, has: u64, most: u64) -> String {
    if most > has {
        format!(
            "the device's {name} is {has}, its adapter has up to {most}: ask for more with requiredLimits of WGPUDeviceDescriptor"
        )
    } else {
        format!("the device's {name} is {has}, and its adapter has no more")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_features_are_named_as_in_c() {
        let both = Features::TIMESTAMP_QUERY | Features::SHADER_F64;
        let error = wgpu_core::device::MissingFeatures(both);
        assert_eq!(
            help(&error.to_string()).unwrap(),
            "add WGPUFeatureName_TimestampQuery, WGPUNativeFeature_ShaderF64 to requiredFeatures of WGPUDeviceDescriptor, \
             if the adapter has it"
        );
        assert!(help("nothing is known of this").is_none());
    }

    #[test]
    fn a_driver_that_opens_no_device_is_explained() {
        let text = |error| not_opened(&error).message().to_owned();
        let lost = text(RequestDeviceError::Device(DeviceError::Lost));
        assert!(
            lost.contains("did not open") && lost.contains("help: "),
            "{lost}"
        );
        let other = RequestDeviceError::UnsupportedFeature(Features::SHADER_F64);
        assert_eq!(text(other.clone()), chain_text(&other));
    }

    #[test]
    fn limits_can_be_raised_or_not() {
        assert!(help_with_limit("maxBufferSize", 4, 8).contains("ask for more"));
        assert!(help_with_limit("maxBufferSize", 8, 8).contains("no more"));
    }
}
