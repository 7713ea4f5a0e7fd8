//! The raw forms in which C passes things: pointers, arrays, strings, enums, booleans, flags.

use std::borrow::Cow;
use std::ffi::CStr;
use std::slice;

use crate::abi::{CEnum, Enum, WGPU_STRLEN, WGPUStringView};
use crate::error::Fault;

/// A required struct.
///
/// # Safety
/// A non-NULL, aligned pointer must lead to a `T` that lives as long as the call.
pub unsafe fn required<'a, T>(pointer: *const T, name: &str) -> Result<&'a T, Fault> {
    // SAFETY: the caller's promise is the same.
    unsafe { optional(pointer, name) }?
        .ok_or_else(|| Fault::validation(format!("`{name}` is NULL, but it is required")))
}

/// A struct that may be NULL.
///
/// # Safety
/// As [`required`].
pub unsafe fn optional<'a, T>(pointer: *const T, name: &str) -> Result<Option<&'a T>, Fault> {
    if !pointer.is_aligned() {
        return Err(misaligned(name));
    }
    // SAFETY: aligned; the rest is the caller's promise.
    Ok(unsafe { pointer.as_ref() })
}

/// A place to write a result to.
///
/// # Safety
/// A non-NULL, aligned pointer must lead to room for a `T` that nobody else uses during the call.
pub unsafe fn output<'a, T>(pointer: *mut T, name: &str) -> Result<&'a mut T, Fault> {
    if !pointer.is_aligned() {
        return Err(misaligned(name));
    }
    // SAFETY: aligned; the rest is the caller's promise.
    unsafe { pointer.as_mut() }
        .ok_or_else(|| Fault::validation(format!("`{name}` is NULL, but it is required")))
}

/// An array; NULL is fine when it has no elements.
///
/// # Safety
/// A non-NULL, aligned pointer must lead to `count` elements that live as long as the call.
#[inline]
pub unsafe fn array<'a, T>(pointer: *const T, count: usize, name: &str) -> Result<&'a [T], Fault> {
    if count == 0 {
        return Ok(&[]);
    }
    if pointer.is_null()
        || !pointer.is_aligned()
        || count > isize::MAX as usize / size_of::<T>().max(1)
    {
        return Err(no_array(
            pointer.is_null(),
            pointer.is_aligned(),
            count,
            name,
        ));
    }
    // SAFETY: not NULL, aligned, a possible size; the rest is the caller's promise.
    Ok(unsafe { slice::from_raw_parts(pointer, count) })
}

#[cold]
#[inline(never)]
fn no_array(is_null: bool, is_aligned: bool, count: usize, name: &str) -> Fault {
    if is_null {
        Fault::validation(format!("`{name}` is NULL, but its count is {count}"))
    } else if !is_aligned {
        misaligned(name)
    } else {
        Fault::validation(format!("`{name}` has an impossible count of {count}"))
    }
}

/// An array that cannot have more elements than a limit of the device says. A made-up count is refused before anything is read.
///
/// # Safety
/// As [`array`].
pub unsafe fn limited<'a, T>(
    pointer: *const T,
    count: usize,
    name: &str,
    (limit, limit_name): (u32, &str),
) -> Result<&'a [T], Fault> {
    if count > limit as usize {
        return Err(Fault::validation(format!(
            "`{name}` has {count} elements, but the device's {limit_name} is {limit}"
        )));
    }
    // SAFETY: the caller's promise is the same.
    unsafe { array(pointer, count, name) }
}

/// Takes holes away from the end: with and without them, lists of attachments mean the same.
pub fn trim_holes<T>(list: &mut Vec<Option<T>>) {
    while matches!(list.last(), Some(None)) {
        list.pop();
    }
}

#[cold]
fn misaligned(name: &str) -> Fault {
    Fault::validation(format!("`{name}` is not aligned for its type"))
}

/// The bytes of a string view: None for the null view.
///
/// # Safety
/// The view must lead to as many bytes as it says, or to a terminated string, that live as long as the call.
unsafe fn bytes<'a>(view: WGPUStringView, name: &str) -> Result<Option<&'a [u8]>, Fault> {
    match (view.data.is_null(), view.length) {
        (true, WGPU_STRLEN) => Ok(None),
        (_, 0) => Ok(Some(&[])),
        (true, length) => Err(Fault::validation(format!(
            "`{name}` has NULL data, but a length of {length}"
        ))),
        // SAFETY: the caller promises a terminated string.
        (false, WGPU_STRLEN) => Ok(Some(unsafe { CStr::from_ptr(view.data) }.to_bytes())),
        // SAFETY: the caller promises `length` bytes.
        (false, length) => unsafe { array(view.data.cast(), length, name) }.map(Some),
    }
}

/// Text whose bytes matter, such as shader code: None for the null view, a fault for what is not UTF-8.
///
/// # Safety
/// As [`bytes`].
pub unsafe fn text<'a>(view: WGPUStringView, name: &str) -> Result<Option<&'a str>, Fault> {
    // SAFETY: the caller's promise is the same.
    let Some(bytes) = (unsafe { bytes(view, name) })? else {
        return Ok(None);
    };
    std::str::from_utf8(bytes).map(Some).map_err(|error| {
        Fault::validation(format!(
            "`{name}` is not UTF-8: byte {} cannot be read",
            error.valid_up_to()
        ))
    })
}

/// A label: bad bytes are replaced, an impossible view counts as none.
///
/// # Safety
/// As [`bytes`].
pub unsafe fn label<'a>(view: WGPUStringView) -> Option<Cow<'a, str>> {
    // SAFETY: the caller's promise is the same.
    match unsafe { bytes(view, "label") } {
        Ok(Some(bytes)) if !bytes.is_empty() => Some(String::from_utf8_lossy(bytes)),
        _ => None,
    }
}

/// The value of an enum, or a fault that names the member.
#[inline]
pub fn value<E: CEnum>(raw: Enum<E>, name: &str) -> Result<E, Fault> {
    raw.get().ok_or_else(|| no_value(raw, name))
}

#[cold]
pub fn no_value<E: CEnum>(raw: Enum<E>, name: &str) -> Fault {
    Fault::validation(format!("`{name}` is {raw}, which is no {}", E::NAME))
}

/// 64-bit flags in core's 32 bits; bits above are a fault, bits that core does not know are left for it to refuse.
pub fn flags(flags: u64, name: &str) -> Result<u32, Fault> {
    u32::try_from(flags)
        .map_err(|_| Fault::validation(format!("`{name}` is {flags:#x}, which has unknown bits")))
}

/// A number that is neither infinite nor NaN.
pub fn finite(number: f32, name: &str) -> Result<f32, Fault> {
    if number.is_finite() {
        Ok(number)
    } else {
        Err(Fault::validation(format!(
            "`{name}` is {number}, but it must be finite"
        )))
    }
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;
    use crate::abi::WGPUFilterMode;

    fn view(data: &[u8], length: usize) -> WGPUStringView {
        WGPUStringView {
            data: data.as_ptr().cast(),
            length,
        }
    }

    #[test]
    fn string_views_have_five_forms() {
        let null = WGPUStringView::INIT;
        let bad = WGPUStringView {
            data: ptr::null(),
            length: 3,
        };
        // SAFETY: the views lead to static bytes.
        unsafe {
            assert_eq!(text(null, "t").ok(), Some(None));
            assert_eq!(
                text(view(b"abc\0", WGPU_STRLEN), "t").ok(),
                Some(Some("abc"))
            );
            assert_eq!(text(view(b"abc", 2), "t").ok(), Some(Some("ab")));
            assert_eq!(text(view(b"abc", 0), "t").ok(), Some(Some("")));
            assert!(text(bad, "t").is_err());
            assert_eq!(label(bad), None);
        }
    }

    #[test]
    fn bad_utf8_is_a_fault_in_code_and_replaced_in_labels() {
        // SAFETY: the view leads to static bytes.
        unsafe {
            let fault = text(view(b"ab\xFF", 3), "code").unwrap_err();
            assert!(fault.text("f").contains("byte 2"), "{}", fault.text("f"));
            assert_eq!(label(view(b"ab\xFF", 3)).as_deref(), Some("ab\u{FFFD}"));
        }
    }

    #[test]
    fn arrays_are_checked_before_they_are_read() {
        let numbers = [1_u32, 2, 3];
        // SAFETY: the pointers lead to three numbers, or are refused.
        unsafe {
            assert_eq!(array(numbers.as_ptr(), 3, "a").ok(), Some(&numbers[..]));
            assert_eq!(array::<u32>(ptr::null(), 0, "a").ok(), Some(&[][..]));
            assert!(array::<u32>(ptr::null(), 1, "a").is_err());
            assert!(array(numbers.as_ptr().byte_add(1), 1, "a").is_err());
            assert!(array(numbers.as_ptr(), usize::MAX, "a").is_err());
            assert!(limited(numbers.as_ptr(), 3, "a", (3, "maxA")).is_ok());
            let fault = limited(numbers.as_ptr(), 1 << 30, "a", (3, "maxA")).unwrap_err();
            assert!(fault.text("f").contains("maxA is 3"), "{fault:?}");
            assert!(required::<u32>(ptr::null(), "a").is_err());
            assert!(optional(numbers.as_ptr().byte_add(2), "a").is_err());
        }
    }

    #[test]
    fn an_unknown_enum_value_names_member_and_type() {
        let raw: Enum<WGPUFilterMode> = Enum::of(77);
        let text = value(raw, "descriptor.magFilter").unwrap_err().text("f");
        assert!(text.contains("descriptor.magFilter") && text.contains("WGPUFilterMode"));
        assert!(value(Enum::<WGPUFilterMode>::of(0x7FFF_FFFF), "m").is_err());
    }

    #[test]
    fn flags_above_32_bits_are_refused() {
        assert_eq!(flags(0xFFFF_FFFF, "f").ok(), Some(u32::MAX));
        assert!(flags(1 << 32, "f").is_err());
    }
}
