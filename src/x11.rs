//! Whether a window of X11 is still there: Mesa's OpenGL ES crashes when it is asked to draw on one that is not.

use std::ffi::{c_int, c_uint, c_void};
use std::ptr;
use std::sync::LazyLock;

use libloading::{Library, Symbol};
use raw_window_handle::{RawDisplayHandle, RawWindowHandle};

#[repr(C)]
struct Cookie {
    sequence: c_uint,
}

type ConnectionOf = unsafe extern "C" fn(*mut c_void) -> *mut c_void;
type HasError = unsafe extern "C" fn(*mut c_void) -> c_int;
type GetGeometry = unsafe extern "C" fn(*mut c_void, u32) -> Cookie;
type GetGeometryReply = unsafe extern "C" fn(*mut c_void, Cookie, *mut *mut c_void) -> *mut c_void;

unsafe extern "C" {
    fn free(pointer: *mut c_void);
}

/// The functions of XCB, from the libraries that a program with such a window has loaded.
struct Xcb {
    connection_of: Option<Symbol<'static, ConnectionOf>>,
    has_error: Symbol<'static, HasError>,
    get_geometry: Symbol<'static, GetGeometry>,
    get_geometry_reply: Symbol<'static, GetGeometryReply>,
    /// Where leak checkers find them.
    _libraries: (&'static Library, Option<&'static Library>),
}

static XCB: LazyLock<Option<Xcb>> = LazyLock::new(|| {
    // SAFETY: libraries of X11, whose loading does nothing; they are never unloaded. The types are those of XCB's headers.
    unsafe {
        let xcb: &'static Library = Box::leak(Box::new(Library::new("libxcb.so.1").ok()?));
        let with_xlib = Library::new("libX11-xcb.so.1").ok();
        let with_xlib: Option<&'static Library> =
            with_xlib.map(|library| &*Box::leak(Box::new(library)));
        Some(Xcb {
            connection_of: with_xlib.and_then(|library| library.get(b"XGetXCBConnection\0").ok()),
            has_error: xcb.get(b"xcb_connection_has_error\0").ok()?,
            get_geometry: xcb.get(b"xcb_get_geometry\0").ok()?,
            get_geometry_reply: xcb.get(b"xcb_get_geometry_reply\0").ok()?,
            _libraries: (xcb, with_xlib),
        })
    }
});

/// Asks the X server for the window. True when it answers that there is none; of other window systems nothing is known.
///
/// # Safety
/// The display must be open.
pub unsafe fn is_gone(display: RawDisplayHandle, window: RawWindowHandle) -> bool {
    let Some(xcb) = &*XCB else {
        return false;
    };
    let (connection, window) = match (display, window) {
        (RawDisplayHandle::Xlib(display), RawWindowHandle::Xlib(window)) => {
            let (Some(connection_of), Some(display)) = (&xcb.connection_of, display.display) else {
                return false;
            };
            // SAFETY: the caller promises an open display.
            let connection = unsafe { connection_of(display.as_ptr()) };
            (connection, window.window as u32)
        }
        (RawDisplayHandle::Xcb(display), RawWindowHandle::Xcb(window)) => (
            display.connection.map_or(ptr::null_mut(), |c| c.as_ptr()),
            window.window.get(),
        ),
        _ => return false,
    };
    if connection.is_null() {
        return false;
    }
    // SAFETY: the connection is open; what the reply gave is freed as XCB wants it.
    unsafe {
        if (xcb.has_error)(connection) != 0 {
            return true;
        }
        let mut error = ptr::null_mut();
        let cookie = (xcb.get_geometry)(connection, window);
        let reply = (xcb.get_geometry_reply)(connection, cookie, &mut error);
        let gone = reply.is_null();
        free(error);
        free(reply);
        gone
    }
}
