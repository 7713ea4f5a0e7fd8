//! SHA-256 (FIPS 180-4) and HMAC (RFC 2104) with it: whether bytes that come back are those that went out.

const ROUNDS: [u32; 64] = [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
];

const START: [u32; 8] = [
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

const BLOCK: usize = 64;

fn mix(state: &mut [u32; 8], block: &[u8]) {
    let mut w = [0_u32; 64];
    for (word, bytes) in w.iter_mut().zip(block.chunks_exact(4)) {
        *word = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    for i in 16..64 {
        let (a, b) = (w[i - 15], w[i - 2]);
        let near = a.rotate_right(7) ^ a.rotate_right(18) ^ (a >> 3);
        let far = b.rotate_right(17) ^ b.rotate_right(19) ^ (b >> 10);
        w[i] = w[i - 16]
            .wrapping_add(near)
            .wrapping_add(w[i - 7])
            .wrapping_add(far);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, round) in w.iter().zip(ROUNDS) {
        let turned = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let chosen = (e & f) ^ (!e & g);
        let first = h
            .wrapping_add(turned)
            .wrapping_add(chosen)
            .wrapping_add(round)
            .wrapping_add(*word);
        let turned = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let second = turned.wrapping_add((a & b) ^ (a & c) ^ (b & c));
        (h, g, f, e) = (g, f, e, d.wrapping_add(first));
        (d, c, b, a) = (c, b, a, first.wrapping_add(second));
    }
    for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(more);
    }
}

/// The digest of the parts, one after the other. They are not copied together: caches are megabytes.
fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut state = START;
    let mut tail = Vec::with_capacity(2 * BLOCK);
    let mut length = 0_u64;
    for part in parts {
        let mut part = *part;
        length += part.len() as u64;
        if !tail.is_empty() {
            let taken = part.len().min(BLOCK - tail.len());
            tail.extend_from_slice(&part[..taken]);
            part = &part[taken..];
            if tail.len() == BLOCK {
                mix(&mut state, &tail);
                tail.clear();
            }
        }
        if tail.is_empty() {
            let blocks = part.chunks_exact(BLOCK);
            tail.extend_from_slice(blocks.remainder());
            blocks.for_each(|block| mix(&mut state, block));
        }
    }
    tail.push(0x80);
    while tail.len() % BLOCK != BLOCK - 8 {
        tail.push(0);
    }
    tail.extend_from_slice(&(8 * length).to_be_bytes());
    tail.chunks_exact(BLOCK)
        .for_each(|block| mix(&mut state, block));
    let mut digest = [0; 32];
    for (bytes, word) in digest.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

/// The signature of the parts under a key.
pub fn hmac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut pad = [0_u8; BLOCK];
    if key.len() > BLOCK {
        pad[..32].copy_from_slice(&sha256(&[key]));
    } else {
        pad[..key.len()].copy_from_slice(key);
    }
    let (inner, outer) = (pad.map(|byte| byte ^ 0x36), pad.map(|byte| byte ^ 0x5c));
    let mut all: Vec<&[u8]> = vec![&inner];
    all.extend_from_slice(parts);
    sha256(&[&outer, &sha256(&all)])
}

/// Whether two signatures are the same, in a time that does not tell where they differ.
pub fn same(a: &[u8; 32], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn the_examples_of_the_standard() {
        for (message, digest) in [
            (
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(text(&sha256(&[message.as_bytes()])), digest);
        }
        let million = vec![b'a'; 1_000_000];
        let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
        assert_eq!(text(&sha256(&[&million])), digest);
        // In parts of every length.
        let parts: Vec<&[u8]> = million.chunks(37).collect();
        assert_eq!(text(&sha256(&parts)), digest);
    }

    #[test]
    fn the_examples_of_rfc_4231() {
        for (key, message, expected) in [
            (
                vec![0x0b; 20],
                &b"Hi There"[..],
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            ),
            (
                b"Jefe".to_vec(),
                b"what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            ),
            (
                vec![0xaa; 131],
                b"Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            ),
        ] {
            let (head, rest) = message.split_at(3);
            let signature = hmac(&key, &[head, rest]);
            assert_eq!(text(&signature), expected);
            assert!(same(&signature, &signature));
            let mut other = signature;
            other[31] ^= 1;
            assert!(!same(&signature, &other) && !same(&signature, &other[..31]));
        }
    }
}
