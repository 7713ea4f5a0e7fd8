//! Keeps libwayland quiet where there is no compositor: Mesa asks it for one whenever devices are looked for, and each time it
//! writes to standard error that XDG_RUNTIME_DIR is not set. On servers and in containers that is all that a program prints.

use std::env;
use std::ffi::{CStr, c_char, c_void};
use std::sync::OnceLock;

use libloading::Library;

type Handler = unsafe extern "C" fn(*const c_char, *mut c_void);
type SetHandler = unsafe extern "C" fn(Handler);

/// What a program with Wayland has; without the first no connection is possible, unless one of the others names it.
const VARIABLES: [&str; 3] = ["XDG_RUNTIME_DIR", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"];

/// What libwayland has to say goes to the log, once and for all, if this process cannot have a connection.
pub fn quiet() {
    static LIBRARY: OnceLock<Option<Library>> = OnceLock::new();
    if VARIABLES.iter().all(|name| env::var_os(name).is_none()) {
        LIBRARY.get_or_init(load);
    }
}

fn load() -> Option<Library> {
    // SAFETY: loading libwayland does nothing, and it is never unloaded. The type of the function is that of its header, where the
    // handler's second parameter is a va_list: a pointer, or as good as one to a handler that does not look at it.
    unsafe {
        let library = Library::new("libwayland-client.so.0").ok()?;
        let set = library
            .get::<SetHandler>(b"wl_log_set_handler_client\0")
            .ok()?;
        set(log);
        Some(library)
    }
}

unsafe extern "C" fn log(format: *const c_char, _: *mut c_void) {
    // SAFETY: libwayland passes a text that ends with NUL.
    let text = unsafe { CStr::from_ptr(format) }.to_string_lossy();
    let text = text.trim_end();
    if text.contains(VARIABLES[0]) {
        log::debug!("libwayland: {text}");
    } else {
        log::warn!("libwayland: {text}");
    }
}
