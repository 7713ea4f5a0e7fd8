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
#[path = "origins/unix.rs"]
mod stack;
#[cfg(all(windows, target_pointer_width = "64"))]
#[path = "origins/windows.rs"]
mod stack;

/// How many return addresses are kept: enough to leave this library and see a few callers.
#[cfg(call_stack)]
const DEPTH: usize = 48;
/// How many callers are told.
#[cfg(call_stack)]
const CALLERS: usize = 4;

/// Where an address is.
#[cfg(call_stack)]
struct Place {
    file: String,
    base: usize,
    symbol: Option<(String, usize)>,
}

#[cfg(call_stack)]
fn addresses() -> Box<[usize]> {
    stack::walk().into()
}

#[cfg(call_stack)]
fn describe(addresses: &[usize]) -> String {
    // Where the call is: a return address may be the first one after its function. The last one of a stack is 0.
    let places: Vec<_> = addresses
        .iter()
        .filter_map(|address| address.checked_sub(1))
        .map(|call| (call, stack::place(call)))
        .collect();
    let own = stack::place(describe as *const () as usize).map_or(0, |place| place.base);
    let is_own = |place: &Option<Place>| place.as_ref().is_some_and(|p| p.base == own);
    // In a program that links the library statically everything is in one file: there the exported name tells.
    let entry = places.iter().rposition(|(_, place)| {
        let name = place.as_ref().and_then(|place| place.symbol.as_ref());
        is_own(place) && name.is_some_and(|(name, _)| name.starts_with("wgpu"))
    });
    let Some(entry) = entry else {
        return String::new();
    };
    let name = |at: usize| {
        let place: Option<&Place> = places[at].1.as_ref();
        place.and_then(|place| place.symbol.as_ref())
    };
    let mut text = name(entry).map_or(String::new(), |(name, _)| name.clone());
    for (i, (call, place)) in places[entry + 1..].iter().take(CALLERS).enumerate() {
        let before = if i == 0 { " from " } else { " < " };
        let Some(place) = place else {
            text += &format!("{before}{call:#x}");
            continue;
        };
        let file = place.file.rsplit(['/', '\\']).next().unwrap_or_default();
        text += &format!("{before}{file}+{:#x}", call - place.base);
        if let Some((name, start)) = &place.symbol {
            text += &format!(" ({name}+{:#x})", call - start);
        }
    }
    text
}

/// Nothing here tells where a return address leads.
#[cfg(not(call_stack))]
fn addresses() -> Box<[usize]> {
    Box::default()
}

#[cfg(not(call_stack))]
fn describe(_: &[usize]) -> String {
    String::new()
}
