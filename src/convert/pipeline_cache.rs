//! The bytes of pipeline caches: core's, in an envelope that tells whether they are those that were given out.
//!
//! Drivers believe what they read, so a bit that fell over on a disk may crash them; core checks its own header only.
//! The envelope: magic, version, the length of core's bytes (little endian), the HMAC of all this and of core's bytes, those bytes.

use super::sha256::{hmac, same};

const MAGIC: &[u8; 8] = b"wgpuabiC";
const VERSION: u32 = 1;
const HEAD: usize = 8 + 4 + 8;
const SIGNATURE: usize = 32;

/// Puts core's bytes into their envelope.
pub fn seal(core: &[u8], key: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(HEAD + SIGNATURE + core.len());
    sealed.extend_from_slice(MAGIC);
    sealed.extend_from_slice(&VERSION.to_le_bytes());
    sealed.extend_from_slice(&(core.len() as u64).to_le_bytes());
    let signature = hmac(key, &[&sealed, core]);
    sealed.extend_from_slice(&signature);
    sealed.extend_from_slice(core);
    sealed
}

/// Takes core's bytes out, or says what is wrong with the envelope.
pub fn open<'a>(sealed: &'a [u8], key: &[u8]) -> Result<&'a [u8], &'static str> {
    let Some((head, rest)) = sealed.split_at_checked(HEAD) else {
        return Err("it is too short to be a pipeline cache");
    };
    let (magic, rest_of_head) = head.split_at(8);
    let (version, length) = rest_of_head.split_at(4);
    if magic != MAGIC {
        return Err("it is no pipeline cache of this library");
    }
    if version != VERSION.to_le_bytes() {
        return Err("it is of another version of this library");
    }
    let Some((signature, core)) = rest.split_at_checked(SIGNATURE) else {
        return Err("it is cut off");
    };
    if length != (core.len() as u64).to_le_bytes() {
        return Err(
            "its length is not what its header says: it is cut off, or something was appended",
        );
    }
    if !same(&hmac(key, &[head, core]), signature) {
        return Err(
            "its signature does not fit: it was damaged or changed, or signed with another key",
        );
    }
    Ok(core)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_comes_out() {
        for core in [&b""[..], b"x", &[7; 1000]] {
            let sealed = seal(core, b"key");
            assert_eq!(open(&sealed, b"key"), Ok(core));
            assert!(open(&sealed, b"").is_err());
        }
    }

    #[test]
    fn every_changed_bit_and_every_cut_is_noticed() {
        let sealed = seal(b"what the driver compiled", b"");
        for i in 0..sealed.len() {
            for bit in 0..8 {
                let mut changed = sealed.clone();
                changed[i] ^= 1 << bit;
                assert!(open(&changed, b"").is_err(), "bit {bit} of byte {i}");
            }
            assert!(open(&sealed[..i], b"").is_err(), "cut after {i}");
        }
        let mut longer = sealed;
        longer.push(0);
        assert!(open(&longer, b"").is_err());
    }
}
