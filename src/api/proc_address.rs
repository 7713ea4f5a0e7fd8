//! Functions by name, for those who load the library at run time.

use macro_rules_attribute::apply;

use crate::abi::*;
use crate::convert::input;
use crate::export::export;
use crate::native::proc_table::PROC_TABLE;

/// Returns the function of this name, of `webgpu.h`, `wgpu.h` or `wgpu_abi.h`; NULL for any other name.
///
/// Cast the result to the function's `WGPUProc*` type before calling it. Any thread.
#[apply(export)]
pub fn wgpuGetProcAddress(procName: WGPUStringView) -> WGPUProc {
    // SAFETY: the caller of the C function promises a readable string.
    let name = unsafe { input::text(procName, "procName") }?.unwrap_or_default();
    Ok(find(name))
}

fn find(name: &str) -> WGPUProc {
    let found = PROC_TABLE.binary_search_by(|(known, _)| known.cmp(&name));
    found.ok().map(|at| PROC_TABLE[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_function_and_nothing_else() {
        for (name, function) in PROC_TABLE {
            assert_eq!(
                find(name).map(|f| f as usize),
                Some(*function as usize),
                "{name}"
            );
        }
        assert!(find("").is_none());
        assert!(find("wgpuBuffer").is_none());
        assert!(find("zzz").is_none());
    }
}
