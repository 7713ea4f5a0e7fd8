//! Where live objects were made, for the leak report: which C function, and who called it.
//!
//! Only when `WGPU_ABI_LEAKS` asks for it. At creation the return addresses are taken, which costs a microsecond; names are looked
//! up when somebody wants to read them.

use std::collections::HashMap;
use std::sync::LazyLock;

use parking_lot::Mutex;

static ENABLED: LazyLock<bool> =
    LazyLock::new(|| std::env::var_os("WGPU_ABI_LEAKS").is_some_and(|value| value != "0"));

static ORIGINS: LazyLock<Mutex<HashMap<usize, Box<[usize]>>>> = LazyLock::new(Mutex::default);

/// Whether the report was asked for.
pub fn enabled() -> bool {
    *ENABLED
}

/// Keeps where the object with this handle is made: here.
#[inline]
pub fn keep(bits: usize) {
    if enabled() {
        let addresses = addresses();
        ORIGINS.lock().insert(bits, addresses);
    }
}

/// Forgets an object that is gone.
#[inline]
pub fn forget(bits: usize) {
    if enabled() {
        ORIGINS.lock().remove(&bits);
    }
}

/// The C function that made the object, and its callers, innermost first.
pub fn recall(bits: usize) -> Option<String> {
    if !enabled() {
        return None;
    }
    let addresses = ORIGINS.lock().get(&bits).cloned()?;
    let text = describe(&addresses);
    (!text.is_empty()).then_some(text)
}

#[cfg(unix)]
mod unix {
    use std::ffi::{CStr, c_char, c_int, c_void};

    /// How many return addresses are kept: enough to leave this library and see a few callers.
    const DEPTH: usize = 48;
    /// How many callers are told.
    pub const CALLERS: usize = 4;

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

    /// Where an address is.
    pub struct Place {
        pub file: String,
        pub base: usize,
        pub symbol: Option<(String, usize)>,
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
}

#[cfg(unix)]
fn addresses() -> Box<[usize]> {
    unix::walk().into()
}

#[cfg(unix)]
fn describe(addresses: &[usize]) -> String {
    // Where the call is: a return address may be the first one after its function. The last one of a stack is 0.
    let places: Vec<_> = addresses
        .iter()
        .filter_map(|address| address.checked_sub(1))
        .map(|call| (call, unix::place(call)))
        .collect();
    let own = unix::place(describe as *const () as usize).map_or(0, |place| place.base);
    let is_own = |place: &Option<unix::Place>| place.as_ref().is_some_and(|p| p.base == own);
    // In a program that links the library statically everything is in one file: there the exported name tells.
    let entry = places.iter().rposition(|(_, place)| {
        let name = place.as_ref().and_then(|place| place.symbol.as_ref());
        is_own(place) && name.is_some_and(|(name, _)| name.starts_with("wgpu"))
    });
    let Some(entry) = entry else {
        return String::new();
    };
    let name = |at: usize| {
        let place: Option<&unix::Place> = places[at].1.as_ref();
        place.and_then(|place| place.symbol.as_ref())
    };
    let mut text = name(entry).map_or(String::new(), |(name, _)| name.clone());
    for (i, (call, place)) in places[entry + 1..].iter().take(unix::CALLERS).enumerate() {
        let before = if i == 0 { " from " } else { " < " };
        let Some(place) = place else {
            text += &format!("{before}{call:#x}");
            continue;
        };
        let file = place.file.rsplit('/').next().unwrap_or_default();
        text += &format!("{before}{file}+{:#x}", call - place.base);
        if let Some((name, start)) = &place.symbol {
            text += &format!(" ({name}+{:#x})", call - start);
        }
    }
    text
}

/// Only Unix tells where a return address leads.
#[cfg(not(unix))]
fn addresses() -> Box<[usize]> {
    Box::default()
}

#[cfg(not(unix))]
fn describe(_: &[usize]) -> String {
    String::new()
}
