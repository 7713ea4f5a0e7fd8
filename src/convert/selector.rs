//! Which adapter of several is meant.

use wgpu_types::AdapterInfo;

use super::input;
use crate::abi::*;
use crate::error::Fault;
use crate::vulkan::Ids;

/// The conditions of a [`WGPUAbiAdapterSelector`].
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Selector {
    pci: Option<PciAddress>,
    uuid: Option<[u8; 16]>,
    luid: Option<u64>,
    vendor: Option<u32>,
    device: Option<u32>,
}

impl Selector {
    /// # Safety
    /// The strings must be valid for the call.
    pub unsafe fn new(c: &WGPUAbiAdapterSelector) -> Result<Self, Fault> {
        // SAFETY: the caller promises valid views.
        let (pci, uuid) = unsafe {
            (
                input::text(c.pciBusId, "WGPUAbiAdapterSelector.pciBusId")?,
                input::text(c.deviceUUID, "WGPUAbiAdapterSelector.deviceUUID")?,
            )
        };
        let given = |text: &&str| !text.is_empty();
        Ok(Self {
            pci: pci.filter(given).map(pci_address).transpose()?,
            uuid: uuid.filter(given).map(self::uuid).transpose()?,
            luid: Some(c.deviceLUID).filter(|luid| *luid != 0),
            vendor: Some(c.vendorID).filter(|id| *id != 0),
            device: Some(c.deviceID).filter(|id| *id != 0),
        })
    }

    /// Whether this adapter is meant.
    pub fn fits(&self, info: &AdapterInfo, ids: Option<&Ids>) -> bool {
        fn is<T: PartialEq>(wanted: &Option<T>, has: Option<T>) -> bool {
            wanted.is_none() || *wanted == has
        }
        is(&self.pci, pci_address(&info.device_pci_bus_id).ok())
            && is(&self.uuid, ids.map(|ids| ids.device))
            && is(&self.luid, ids.and_then(|ids| ids.luid))
            && is(&self.vendor, Some(info.vendor))
            && is(&self.device, Some(info.device))
    }
}

/// Domain, bus, device, function.
type PciAddress = [u32; 4];

/// Tools write the domain with four digits, with eight, or not at all.
fn pci_address(text: &str) -> Result<PciAddress, Fault> {
    let parse = || {
        let (rest, function) = text.rsplit_once('.')?;
        let mut parts = rest.rsplit(':').map(hexadecimal);
        let (device, bus) = (parts.next()??, parts.next()??);
        let domain = parts.next().unwrap_or(Some(0))?;
        let all = [domain, bus, device, hexadecimal(function)?];
        parts.next().is_none().then_some(all)
    };
    parse().ok_or_else(|| {
        Fault::validation(format!(
            "WGPUAbiAdapterSelector.pciBusId is '{text}', but it must be like '0000:81:00.0' or '81:00.0'"
        ))
    })
}

fn hexadecimal(digits: &str) -> Option<u32> {
    let fine = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| fine)
}

fn uuid(text: &str) -> Result<[u8; 16], Fault> {
    let digits: String = text
        .strip_prefix("GPU-")
        .unwrap_or(text)
        .chars()
        .filter(|c| *c != '-')
        .collect();
    let number = Some(&digits)
        .filter(|digits| digits.len() == 32 && !digits.starts_with('+'))
        .and_then(|digits| u128::from_str_radix(digits, 16).ok());
    number.map(u128::to_be_bytes).ok_or_else(|| {
        Fault::validation(format!(
            "WGPUAbiAdapterSelector.deviceUUID is '{text}', but it must have 32 hexadecimal digits, as in \
             '5a3e7c1e-1d2b-4f6a-9c55-0123456789ab'"
        ))
    })
}

/// A UUID in the usual spelling.
pub fn uuid_text(uuid: [u8; 16]) -> String {
    let digits = format!("{:032x}", u128::from_be_bytes(uuid));
    let parts = [
        &digits[..8],
        &digits[8..12],
        &digits[12..16],
        &digits[16..20],
        &digits[20..],
    ];
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_by_their_numbers() {
        let address = [0, 0x81, 0, 0];
        for text in ["0000:81:00.0", "00000000:81:00.0", "81:00.0", "81:0.0"] {
            assert_eq!(pci_address(text).ok(), Some(address), "{text}");
        }
        for text in [
            "",
            "81",
            "81:00",
            "0:0:81:00.0",
            "x1:00.0",
            "+1:00.0",
            "81:00.",
            ":.0",
        ] {
            assert!(pci_address(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_uuid_comes_back_in_the_usual_spelling() {
        let text = "5a3e7c1e-1d2b-4f6a-9c55-0123456789ab";
        for spelled in [
            text.to_owned(),
            format!("GPU-{text}"),
            text.replace('-', "").to_uppercase(),
        ] {
            assert_eq!(uuid(&spelled).ok().map(uuid_text).as_deref(), Some(text));
        }
        for wrong in [
            "",
            "5a3e",
            "+a3e7c1e-1d2b-4f6a-9c55-0123456789ab",
            "zz3e7c1e1d2b4f6a9c550123456789ab",
        ] {
            assert!(uuid(wrong).is_err(), "{wrong}");
        }
    }
}
