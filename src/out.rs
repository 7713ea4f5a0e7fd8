//! Memory handed to C: strings and arrays that a `FreeMembers` function takes back.
//!
//! What was handed out is remembered, so that freeing twice, or freeing what is not ours, does nothing.

use std::collections::HashMap;
use std::ffi::c_void;
use std::ptr;
use std::sync::LazyLock;

use parking_lot::Mutex;

use crate::abi::WGPUStringView;

type Free = Box<dyn FnOnce() + Send>;

static GIVEN: LazyLock<Mutex<HashMap<usize, Free>>> = LazyLock::new(Mutex::default);

/// Hands out an array; NULL when it is empty.
pub fn array<T: Send + 'static>(items: Vec<T>) -> (*const T, usize) {
    array_with(items, Vec::new())
}

/// Hands out structs whose pointers lead into `kept` or to static memory; they are taken back together.
pub fn array_with<T: 'static>(items: Vec<T>, kept: Vec<String>) -> (*const T, usize) {
    #[expect(dead_code, reason = "kept to be dropped")]
    struct Together<T>(Box<[T]>, Vec<String>);
    // SAFETY: the pointers in the structs are not followed here, only by the application.
    unsafe impl<T> Send for Together<T> {}
    if items.is_empty() {
        return (ptr::null(), 0);
    }
    let items = items.into_boxed_slice();
    let (pointer, count) = (items.as_ptr(), items.len());
    let together = Together(items, kept);
    GIVEN
        .lock()
        .insert(pointer as usize, Box::new(move || drop(together)));
    (pointer, count)
}

/// Hands out a string; never NULL, not terminated.
pub fn string(text: &str) -> WGPUStringView {
    let (data, length) = array(text.as_bytes().to_vec());
    WGPUStringView {
        data: if length == 0 {
            c"".as_ptr()
        } else {
            data.cast()
        },
        length,
    }
}

/// Takes back what [`array`] or [`string`] gave; anything else is left alone.
pub fn free(pointer: *const c_void) {
    let free = GIVEN.lock().remove(&(pointer as usize));
    if let Some(free) = free {
        free();
    }
}

/// [`free`], of an array.
pub fn free_array<T>(pointer: *const T) {
    free(pointer.cast());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn freeing_twice_does_nothing() {
        let (pointer, count) = array(vec![1_u32, 2, 3]);
        assert_eq!(count, 3);
        free_array(pointer);
        free_array(pointer);
        free(ptr::null());
        free(ptr::without_provenance(12345));
    }

    #[test]
    fn an_empty_string_is_not_null() {
        let view = string("");
        assert!(!view.data.is_null());
        assert_eq!(view.length, 0);
        free(view.data.cast());
    }
}
