//! Draws into several layers at once.

use std::num::NonZeroU32;

use wgpu_types::{Features, Limits};

use crate::abi::*;
use crate::advice;
use crate::error::Fault;

/// More would overflow in core, which shifts by the number of layers.
const MOST: u32 = 31;

/// The mask of layers, if there is one.
pub fn mask(
    c: &WGPUAbiMultiview,
    features: Features,
    limits: &Limits,
) -> Result<Option<NonZeroU32>, Fault> {
    let Some(mask) = NonZeroU32::new(c.mask) else {
        return Ok(None);
    };
    // Core asks for it by the layers of a pass's views only.
    if !features.contains(Features::MULTIVIEW) {
        return Err(advice::lacks_feature(
            "WGPUAbiMultiview needs",
            "WGPUNativeFeature_Multiview",
        ));
    }
    let views = limits.max_multiview_view_count.min(MOST);
    if mask.ilog2() >= views {
        return Err(Fault::validation(format!(
            "WGPUAbiMultiview.mask is {mask:#x}, but only the lowest {views} bits can be set: the device's \
             maxMultiviewViewCount is {}",
            limits.max_multiview_view_count
        )));
    }
    Ok(Some(mask))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_the_number_of_bits() {
        let read = |mask, count| {
            let limits = Limits {
                max_multiview_view_count: count,
                ..Limits::defaults()
            };
            let c = WGPUAbiMultiview {
                mask,
                ..WGPUAbiMultiview::INIT
            };
            self::mask(&c, Features::MULTIVIEW, &limits).ok()
        };
        assert_eq!(read(0, 6), Some(None));
        assert_eq!(read(0x21, 6), Some(NonZeroU32::new(0x21)));
        assert_eq!(read(0x40, 6), None);
        assert_eq!(read(1, 0), None);
        assert_eq!(read(0x7FFF_FFFF, 32), Some(NonZeroU32::new(0x7FFF_FFFF)));
        assert_eq!(read(0x8000_0000, 32), None);
    }
}
