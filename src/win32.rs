//! Whether a window of Windows is still there: drivers answer calls about one that is not each in their own way.

use std::ffi::c_int;

use raw_window_handle::RawWindowHandle;

#[link(name = "user32")]
unsafe extern "system" {
    fn IsWindow(window: isize) -> c_int;
}

/// Asks the system, which takes no longer than a look into a table.
pub fn is_gone(window: RawWindowHandle) -> bool {
    // SAFETY: any number may be asked about.
    matches!(window, RawWindowHandle::Win32(its) if unsafe { IsWindow(its.hwnd.get()) } == 0)
}
