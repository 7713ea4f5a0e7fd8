//! Chained structs: each known type at most once, an unknown one is a validation fault.

use crate::abi::WGPUChainedStruct;
use crate::error::Fault;

/// No honest chain is longer; a chain that leads back into itself is.
const MAX_LINKS: usize = 64;

/// One struct of a chain.
#[derive(Clone, Copy)]
pub struct Link<'a> {
    pub s_type: u32,
    chained: &'a WGPUChainedStruct,
}

impl<'a> Link<'a> {
    /// The struct as the type that `s_type` stands for.
    ///
    /// # Safety
    /// `T` must be the `repr(C)` struct that goes with `s_type`, which begins with a `WGPUChainedStruct`.
    pub unsafe fn cast<T>(self, name: &str) -> Result<&'a T, Fault> {
        // SAFETY: the application said by `sType` that a `T` starts here.
        unsafe { super::input::required(std::ptr::from_ref(self.chained).cast(), name) }
    }
}

/// Hands every link of the chain to `f`, which says whether it knows the type.
///
/// # Safety
/// `next` must be NULL or lead to a chain of structs that live as long as the call.
pub unsafe fn each<'a>(
    next: *const WGPUChainedStruct,
    name: &str,
    mut f: impl FnMut(Link<'a>) -> Result<bool, Fault>,
) -> Result<(), Fault> {
    let mut seen = [0_u32; MAX_LINKS];
    let mut count = 0;
    let mut next = next;
    // SAFETY: the caller promises a chain.
    while let Some(chained) = unsafe { super::input::optional(next, name) }? {
        let s_type = chained.sType.raw();
        if seen[..count].contains(&s_type) {
            return Err(Fault::validation(format!(
                "the chain of `{name}` has two structs of sType {s_type:#010x}"
            )));
        }
        if count == MAX_LINKS {
            return Err(Fault::validation(format!(
                "the chain of `{name}` has more than {MAX_LINKS} structs"
            )));
        }
        seen[count] = s_type;
        count += 1;
        if !f(Link { s_type, chained })? {
            return Err(Fault::validation(format!(
                "the chain of `{name}` has a struct of sType {s_type:#010x}, which has no meaning there"
            )));
        }
        next = chained.next;
    }
    Ok(())
}

/// For structs that nothing can be chained to.
///
/// # Safety
/// As [`each`].
#[inline]
pub unsafe fn none(next: *const WGPUChainedStruct, name: &str) -> Result<(), Fault> {
    if next.is_null() {
        return Ok(());
    }
    // SAFETY: the caller's promise is the same.
    unsafe { each(next, name, |_| Ok(false)) }
}

#[cfg(test)]
mod tests {
    use std::ptr;

    use super::*;
    use crate::abi::{Enum, WGPUSType};

    fn link(s_type: u32) -> WGPUChainedStruct {
        WGPUChainedStruct::of(Enum::<WGPUSType>::of(s_type))
    }

    fn types(first: &WGPUChainedStruct, known: &[u32]) -> Result<Vec<u32>, Fault> {
        let mut found = Vec::new();
        // SAFETY: the chain is made of local structs.
        unsafe {
            each(first, "descriptor", |link| {
                found.push(link.s_type);
                Ok(known.contains(&link.s_type))
            })
        }?;
        Ok(found)
    }

    #[test]
    fn links_come_in_order() {
        let mut second = link(2);
        let mut first = link(1);
        first.next = &mut second;
        assert_eq!(types(&first, &[1, 2]).ok(), Some(vec![1, 2]));
        // SAFETY: NULL is no chain.
        assert!(unsafe { none(ptr::null(), "descriptor") }.is_ok());
    }

    #[test]
    fn unknown_and_repeated_types_are_faults() {
        let mut second = link(1);
        let mut first = link(1);
        assert!(types(&first, &[2]).is_err());
        first.next = &mut second;
        assert!(types(&first, &[1]).is_err());
    }

    #[test]
    fn a_chain_into_itself_ends() {
        let mut first = link(1);
        first.next = &raw mut first;
        assert!(types(&first, &[1]).is_err());
    }
}
