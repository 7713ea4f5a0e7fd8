//! What of bind groups and their layouts stages may write, for strict instances.

use std::sync::Arc;

use wgpu_core::binding_model::BindGroupLayoutDescriptor;
use wgpu_types::{BindingType, BufferBindingType, StorageTextureAccess};

use super::input;
use crate::abi::*;
use crate::api::aliasing::{Place, WritableBinding, Written};
use crate::api::buffer::Buffer;
use crate::api::texture_view::TextureView;
use crate::error::Fault;
use crate::handle::{RawHandle, Shared, to_bits};

/// The bindings of a layout that stages may write.
pub fn writable_of(descriptor: &BindGroupLayoutDescriptor) -> Arc<[WritableBinding]> {
    let mut entries: Vec<_> = descriptor.entries.iter().collect();
    entries.sort_by_key(|entry| entry.binding);
    let mut offsets = 0;
    let mut writable = Vec::new();
    for entry in entries {
        let mut dynamic = None;
        let writes = match entry.ty {
            BindingType::Buffer {
                ty,
                has_dynamic_offset,
                ..
            } => {
                if has_dynamic_offset {
                    dynamic = Some(offsets);
                    offsets += 1;
                }
                ty == BufferBindingType::Storage { read_only: false }
            }
            BindingType::StorageTexture { access, .. } => access != StorageTextureAccess::ReadOnly,
            _ => false,
        };
        if writes {
            writable.push(WritableBinding {
                binding: entry.binding,
                stages: entry.visibility,
                dynamic,
            });
        }
    }
    writable.into()
}

/// What a group lets stages write.
///
/// # Safety
/// The descriptor's pointers must be valid for the call.
pub unsafe fn written(
    c: &WGPUBindGroupDescriptor,
    writable: &[WritableBinding],
) -> Result<Box<[Written]>, Fault> {
    // SAFETY: the caller promises valid pointers.
    let entries = unsafe { input::array(c.entries, c.entryCount, "descriptor.entries") }?;
    let place = |entry: &WGPUBindGroupEntry| -> Result<Option<Place>, Fault> {
        if entry.buffer.bits() != 0 {
            let buffer = Buffer::get(entry.buffer, "buffer")?;
            let end = match entry.size {
                WGPU_WHOLE_SIZE => buffer.size,
                size => entry.offset.saturating_add(size),
            };
            return Ok(Some(Place::Buffer {
                id: to_bits(buffer.core()?),
                start: entry.offset,
                end,
            }));
        }
        match entry.textureView.bits() {
            0 => Ok(None),
            _ => Ok(TextureView::get(entry.textureView, "textureView")?
                .part
                .clone()),
        }
    };
    let mut written = Vec::new();
    for of in writable {
        for entry in entries.iter().filter(|entry| entry.binding == of.binding) {
            if let Some(place) = place(entry)? {
                written.push(Written {
                    stages: of.stages,
                    dynamic: of.dynamic,
                    place,
                });
            }
        }
    }
    Ok(written.into())
}
