//! What is alive, for programs and debuggers.

use std::ffi::c_void;
use std::ptr;

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::api::objects;
use crate::error::Fault;
use crate::event::string_view;
use crate::export::export;
use crate::handle::origins;

/// Calls `callback` for every object that is alive, of all instances, kind by kind. Any thread.
///
/// Objects that other threads make or release meanwhile may or may not be among them.
#[apply(export)]
pub fn wgpuAbiEnumerateObjects(callback: WGPUAbiObjectCallback, userdata: Nullable<*mut c_void>) {
    let Some(callback) = callback else {
        return Err(Fault::validation("`callback` is NULL, but it is required"));
    };
    for object in objects::live() {
        let origin = origins::recall(object.bits);
        let c = WGPUAbiObject {
            kind: string_view(object.kind),
            label: string_view(object.label.as_deref().unwrap_or("")),
            handle: ptr::without_provenance_mut(object.bits),
            references: object.references,
            origin: string_view(origin.as_deref().unwrap_or("")),
        };
        // SAFETY: the application gave a function of this type; the object lives until it returns.
        unsafe { callback(&c, userdata) };
    }
    Ok(())
}
