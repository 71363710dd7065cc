//! Bytes at rest: packed where that makes them smaller.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};

/// As they are.
const PLAIN: u8 = 0;
/// In zlib's format, which carries a checksum.
const ZLIB: u8 = 1;

/// The largest blob that is unpacked: damage must not fill the memory.
const LIMIT: u64 = 1 << 30;

/// Packs bytes: one byte that tells how, then the bytes.
#[must_use]
pub fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(vec![ZLIB], Compression::new(6));
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    match packed {
        Ok(packed) if packed.len() <= bytes.len() => packed,
        _ => [&[PLAIN], bytes].concat(),
    }
}

/// The bytes that were packed; none when these never came from [`pack`].
#[must_use]
pub fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (kind, bytes) = packed.split_first()?;
    match *kind {
        PLAIN => Some(bytes.to_vec()),
        ZLIB => {
            let mut out = Vec::new();
            ZlibDecoder::new(bytes).take(LIMIT).read_to_end(&mut out).ok()?;
            Some(out)
        }
        _ => None,
    }
}

/// The SHA-256 of parts, each ended so that no two lists of parts are alike.
#[must_use]
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// The SHA-256 of bytes, as `sha256sum` prints it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{hash, pack, unpack};

    #[test]
    fn parts_are_told_apart() {
        assert_ne!(hash([b"ab".as_slice(), b"c"]), hash([b"a".as_slice(), b"bc"]));
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(bytes: Vec<u8>) {
            prop_assert_eq!(unpack(&pack(&bytes)), Some(bytes));
        }

        #[test]
        fn any_bytes_unpack_or_not(bytes: Vec<u8>) {
            let _ = unpack(&bytes);
        }

        #[test]
        fn damage_never_passes_for_content(bytes in proptest::collection::vec(97_u8..101, 100..400), at: usize, flip in 1_u8..) {
            let mut packed = pack(&bytes);
            let at = 3 + at % (packed.len() - 3);
            packed[at] ^= flip;
            // Some bits only fill up the last byte.
            prop_assert!(unpack(&packed).is_none_or(|unpacked| unpacked == bytes));
        }
    }
}
