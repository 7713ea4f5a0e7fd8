//! The stack and its names, from Windows of 64 bits, whose programs carry tables of their functions.

use std::ffi::c_void;
use std::ptr::null_mut;

use super::{DEPTH, Place};
use crate::native::proc_table::PROC_TABLE;

#[link(name = "kernel32")]
unsafe extern "system" {
    fn RtlCaptureStackBackTrace(
        skip: u32,
        count: u32,
        addresses: *mut *mut c_void,
        hash: *mut u32,
    ) -> u16;
    fn RtlLookupFunctionEntry(
        address: usize,
        base: *mut usize,
        history: *mut c_void,
    ) -> *const FunctionEntry;
    fn GetModuleFileNameW(module: usize, text: *mut u16, room: u32) -> u32;
}

/// The beginning of an entry, which all processors have.
#[repr(C)]
struct FunctionEntry {
    begin: u32,
}

pub fn walk() -> Vec<usize> {
    let mut addresses = [null_mut(); DEPTH];
    // SAFETY: there is room for as many addresses as are asked for.
    let count =
        unsafe { RtlCaptureStackBackTrace(0, DEPTH as u32, addresses.as_mut_ptr(), null_mut()) };
    addresses[..usize::from(count)]
        .iter()
        .map(|address| address.addr())
        .collect()
}

/// The name is known of functions that this library exports.
pub fn place(address: usize) -> Option<Place> {
    let mut base = 0;
    // SAFETY: the address is only looked up.
    let entry = unsafe { RtlLookupFunctionEntry(address, &mut base, null_mut()) };
    if entry.is_null() {
        return None;
    }
    // SAFETY: the entry lies in a module that has a return address on the stack, or had when the object was made: where it was
    // unloaded meanwhile, the look-up finds nothing.
    let start = base + unsafe { (*entry).begin } as usize;
    let mut file = [0; 1024];
    // SAFETY: the room is that of the array; the module's handle is its address.
    let length = unsafe { GetModuleFileNameW(base, file.as_mut_ptr(), file.len() as u32) };
    let exported = PROC_TABLE
        .iter()
        .find(|(_, function)| *function as usize == start);
    Some(Place {
        file: String::from_utf16_lossy(&file[..length as usize]),
        base,
        symbol: exported.map(|(name, _)| (name.to_string(), start)),
    })
}
