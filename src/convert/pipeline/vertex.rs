//! The vertex stage.

use std::borrow::Cow;

use wgpu_core::pipeline::{VertexBufferLayout, VertexState};
use wgpu_types::{Limits, VertexAttribute, VertexFormat, VertexStepMode};

use super::{Kept, chain, input};
use crate::abi::*;
use crate::api::device::Device;
use crate::error::Fault;

/// # Safety
/// The state's pointers must be valid for the call.
pub unsafe fn state(
    c: &WGPUVertexState,
    kept: &mut Kept,
    device: &Device,
) -> Result<VertexState<'static>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let buffers = unsafe {
        chain::none(c.nextInChain, "vertex")?;
        let limit = (device.limits.max_vertex_buffers, "maxVertexBuffers");
        input::limited(c.buffers, c.bufferCount, "buffers", limit)
    }?;
    Ok(VertexState {
        // SAFETY: as above.
        stage: unsafe { kept.stage(c.module, c.entryPoint, c.constants, c.constantCount, device) }?,
        buffers: buffers
            .iter()
            .enumerate()
            .map(|(i, buffer)| {
                // SAFETY: as above.
                unsafe { buffer_layout(buffer, &device.limits) }
                    .map_err(|fault| fault.within(format_args!("buffers[{i}]")))
            })
            .collect::<Result<_, _>>()?,
    })
}

/// The layout of a slot; None for a hole.
///
/// # Safety
/// The layout's pointers must be valid for the call.
unsafe fn buffer_layout(
    c: &WGPUVertexBufferLayout,
    limits: &Limits,
) -> Result<Option<VertexBufferLayout<'static>>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let attributes = unsafe {
        chain::none(c.nextInChain, "layout")?;
        let limit = (limits.max_vertex_attributes, "maxVertexAttributes");
        input::limited(c.attributes, c.attributeCount, "attributes", limit)
    }?;
    let step_mode = match input::value(c.stepMode, "stepMode")? {
        WGPUVertexStepMode::Undefined if attributes.is_empty() => return Ok(None),
        WGPUVertexStepMode::Instance => VertexStepMode::Instance,
        _ => VertexStepMode::Vertex,
    };
    Ok(Some(VertexBufferLayout {
        array_stride: c.arrayStride,
        step_mode,
        attributes: attributes
            .iter()
            .enumerate()
            .map(|(i, c)| {
                // SAFETY: as above.
                unsafe { attribute(c) }
                    .map_err(|fault| fault.within(format_args!("attributes[{i}]")))
            })
            .collect::<Result<Cow<_>, _>>()?,
    }))
}

/// # Safety
/// The attribute's chain must be valid for the call.
unsafe fn attribute(c: &WGPUVertexAttribute) -> Result<VertexAttribute, Fault> {
    // SAFETY: the caller promises a valid chain.
    unsafe { chain::none(c.nextInChain, "attribute") }?;
    let format = format(c.format, "format")?;
    // Core adds the two without a look.
    if c.offset.checked_add(format.size()).is_none() {
        return Err(Fault::validation(format!(
            "`offset` is {}: the attribute must end within the array stride",
            c.offset
        )));
    }
    Ok(VertexAttribute {
        format,
        offset: c.offset,
        shader_location: c.shaderLocation,
    })
}

/// A format of vertices.
pub fn format(raw: Enum<WGPUVertexFormat>, name: &str) -> Result<VertexFormat, Fault> {
    macro_rules! same_names {
        ($($format:ident)*) => {
            match input::value(raw, name)? {
                WGPUVertexFormat::Unorm8x4BGRA => VertexFormat::Unorm8x4Bgra,
                $(WGPUVertexFormat::$format => VertexFormat::$format,)*
                WGPUVertexFormat::Force32 => return Err(input::no_value(raw, name)),
            }
        };
    }
    Ok(same_names! {
        Uint8 Uint8x2 Uint8x4 Sint8 Sint8x2 Sint8x4
        Unorm8 Unorm8x2 Unorm8x4 Snorm8 Snorm8x2 Snorm8x4
        Uint16 Uint16x2 Uint16x4 Sint16 Sint16x2 Sint16x4
        Unorm16 Unorm16x2 Unorm16x4 Snorm16 Snorm16x2 Snorm16x4
        Float16 Float16x2 Float16x4
        Float32 Float32x2 Float32x3 Float32x4
        Uint32 Uint32x2 Uint32x3 Uint32x4
        Sint32 Sint32x2 Sint32x3 Sint32x4
        Unorm10_10_10_2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ATTRIBUTE: WGPUVertexAttribute = WGPUVertexAttribute {
        format: WGPUVertexFormat::Float32x3.c(),
        ..WGPUVertexAttribute::INIT
    };

    fn layout(c: &WGPUVertexBufferLayout) -> Result<Option<VertexBufferLayout<'static>>, String> {
        // SAFETY: the layout is made of local arrays.
        unsafe { buffer_layout(c, &Limits::defaults()) }.map_err(|fault| fault.text("f"))
    }

    fn with(attributes: &[WGPUVertexAttribute]) -> WGPUVertexBufferLayout {
        WGPUVertexBufferLayout {
            arrayStride: 16,
            attributeCount: attributes.len(),
            attributes: attributes.as_ptr(),
            ..WGPUVertexBufferLayout::INIT
        }
    }

    #[test]
    fn a_slot_without_mode_and_attributes_is_a_hole() {
        assert!(layout(&WGPUVertexBufferLayout::INIT).unwrap().is_none());
        let used = layout(&with(&[ATTRIBUTE])).unwrap().unwrap();
        assert_eq!(used.step_mode, VertexStepMode::Vertex);
        assert_eq!(used.attributes[0].format, VertexFormat::Float32x3);
        let empty = layout(&WGPUVertexBufferLayout {
            stepMode: WGPUVertexStepMode::Instance.c(),
            ..WGPUVertexBufferLayout::INIT
        });
        let empty = empty.unwrap().unwrap();
        assert_eq!(empty.step_mode, VertexStepMode::Instance);
        assert!(empty.attributes.is_empty());
    }

    #[test]
    fn wrong_attributes_are_named() {
        let no_format = WGPUVertexAttribute::INIT;
        let text = layout(&with(&[ATTRIBUTE, no_format])).unwrap_err();
        assert!(
            text.contains("attributes[1]") && text.contains("format"),
            "{text}"
        );
        let far = WGPUVertexAttribute {
            offset: u64::MAX,
            ..ATTRIBUTE
        };
        assert!(layout(&with(&[far])).unwrap_err().contains("offset"));
        let missing = WGPUVertexBufferLayout {
            attributes: std::ptr::null(),
            ..with(&[ATTRIBUTE])
        };
        assert!(layout(&missing).unwrap_err().contains("attributes"));
    }

    #[test]
    fn every_format_has_its_size() {
        let sizes = (1..=0x29).map(|raw| format(Enum::of(raw), "f").ok().unwrap().size());
        assert_eq!(sizes.sum::<u64>(), 4 * 7 + 5 * 14 + 3 * 40 + 2 * 4);
    }
}
