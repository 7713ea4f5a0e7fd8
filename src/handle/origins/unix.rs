//! The stack and its names, from the unwinder and the loader.

use std::ffi::{CStr, c_char, c_int, c_void};

use super::{DEPTH, Place};

unsafe extern "C" {
    fn _Unwind_Backtrace(
        f: extern "C" fn(*mut c_void, *mut c_void) -> c_int,
        data: *mut c_void,
    ) -> c_int;
    fn _Unwind_GetIP(context: *mut c_void) -> usize;
    fn dladdr(address: *const c_void, info: *mut DlInfo) -> c_int;
}

#[repr(C)]
struct DlInfo {
    file: *const c_char,
    base: usize,
    symbol: *const c_char,
    symbol_address: usize,
}

extern "C" fn add(context: *mut c_void, data: *mut c_void) -> c_int {
    // SAFETY: `data` is the vector that `walk` gave, and nobody else uses it.
    let addresses = unsafe { &mut *data.cast::<Vec<usize>>() };
    // SAFETY: the unwinder gave the context.
    addresses.push(unsafe { _Unwind_GetIP(context) });
    // Any number but 0 ends the walk.
    c_int::from(addresses.len() == DEPTH)
}

pub fn walk() -> Vec<usize> {
    let mut addresses: Vec<usize> = Vec::with_capacity(DEPTH);
    // SAFETY: the function takes what is passed along.
    unsafe { _Unwind_Backtrace(add, (&raw mut addresses).cast()) };
    addresses
}

pub fn place(address: usize) -> Option<Place> {
    let mut info = DlInfo {
        file: std::ptr::null(),
        base: 0,
        symbol: std::ptr::null(),
        symbol_address: 0,
    };
    // SAFETY: the address is only looked up.
    let found = unsafe { dladdr(std::ptr::without_provenance(address), &mut info) };
    let text = |pointer: *const c_char| {
        // SAFETY: the loader's strings end with a NUL and live as long as the module.
        (!pointer.is_null()).then(|| unsafe { CStr::from_ptr(pointer) }.to_string_lossy())
    };
    (found != 0).then(|| Place {
        file: text(info.file).unwrap_or_default().into_owned(),
        base: info.base,
        symbol: text(info.symbol).map(|name| (name.into_owned(), info.symbol_address)),
    })
}
