//! Bytes at rest: packed where that makes them smaller, against a dictionary of what they are likely to repeat.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use sha2::{Digest, Sha256};

/// As they are.
const PLAIN: u8 = 0;
/// The start of a hash of the bytes, then zlib's format, whose own checksums are too weak for short texts.
const ZLIB: u8 = 1;

/// How much of the hash stands before what is packed.
const SEAL: usize = 4;

/// The largest blob that is unpacked: damage must not fill the memory.
const LIMIT: usize = 1 << 30;

/// How far back a dictionary is looked at.
const WINDOW: usize = 1 << 15;

/// Packs bytes: one byte that tells how, then the bytes. The same dictionary, which may be empty, is needed to unpack them; its end
/// counts most.
#[must_use]
pub fn pack(bytes: &[u8], dictionary: &[u8]) -> Vec<u8> {
    match deflate(bytes, dictionary) {
        Some(packed) if packed.len() <= bytes.len() => packed,
        _ => [&[PLAIN], bytes].concat(),
    }
}

/// The bytes that were packed; none when these never came from [`pack`] with this dictionary.
#[must_use]
pub fn unpack(packed: &[u8], dictionary: &[u8]) -> Option<Vec<u8>> {
    let (kind, bytes) = packed.split_first()?;
    match *kind {
        PLAIN => Some(bytes.to_vec()),
        ZLIB => {
            let (seal, packed) = bytes.split_at_checked(SEAL)?;
            inflate(packed, dictionary).filter(|unpacked| hash([unpacked.as_slice()]).starts_with(seal))
        }
        _ => None,
    }
}

fn deflate(bytes: &[u8], dictionary: &[u8]) -> Option<Vec<u8>> {
    let mut stream = Compress::new(Compression::new(6), true);
    let dictionary = near_end(dictionary);
    if !dictionary.is_empty() {
        stream.set_dictionary(dictionary).ok()?;
    }
    let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
    out.push(ZLIB);
    out.extend(hash([bytes]).iter().take(SEAL));
    loop {
        let rest = bytes.get(usize::try_from(stream.total_in()).ok()?..)?;
        match stream.compress_vec(rest, &mut out, FlushCompress::Finish).ok()? {
            Status::StreamEnd => return Some(out),
            _ => out.reserve(bytes.len() / 2 + 64),
        }
    }
}

fn inflate(bytes: &[u8], dictionary: &[u8]) -> Option<Vec<u8>> {
    let mut stream = Decompress::new(true);
    let mut out = Vec::with_capacity(bytes.len() * 5 + 64);
    loop {
        let before = (stream.total_in(), out.len());
        let rest = bytes.get(usize::try_from(before.0).ok()?..)?;
        match stream.decompress_vec(rest, &mut out, FlushDecompress::None) {
            Ok(Status::StreamEnd) => return Some(out),
            Ok(_) if out.len() == out.capacity() && out.len() < LIMIT => out.reserve(out.len()),
            Ok(_) if (stream.total_in(), out.len()) == before => return None,
            Ok(_) => {}
            Err(error) => {
                error.needs_dictionary()?;
                stream.set_dictionary(near_end(dictionary)).ok()?;
            }
        }
    }
}

fn near_end(dictionary: &[u8]) -> &[u8] {
    dictionary.get(dictionary.len().saturating_sub(WINDOW)..).unwrap_or(dictionary)
}

/// The first half of the SHA-256 of parts, each ended so that no two lists of parts are alike.
#[must_use]
pub fn hash<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> [u8; 16] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let (mut half, whole) = ([0; 16], hasher.finalize());
    half.iter_mut().zip(whole).for_each(|(to, from)| *to = from);
    half
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

    #[test]
    fn what_stands_in_the_dictionary_costs_little() {
        let text = "one two three four five six seven eight nine ten eleven twelve".repeat(3);
        let known = pack(text.as_bytes(), text.as_bytes());
        assert!(known.len() < 20, "{}", known.len());
        assert_eq!(unpack(&known, text.as_bytes()), Some(text.into_bytes()));
        assert_eq!(unpack(&known, b"another dictionary"), None);
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(bytes: Vec<u8>, dictionary: Vec<u8>, copies in 0_usize..2000) {
            let bytes = bytes.repeat(copies);
            prop_assert_eq!(unpack(&pack(&bytes, &dictionary), &dictionary), Some(bytes));
        }

        #[test]
        fn any_bytes_unpack_or_not(mut bytes: Vec<u8>, dictionary: Vec<u8>, zlib: bool) {
            if zlib {
                bytes.splice(0..0, [1, 0, 0, 0, 0, 0x78, 0x9C]);
            }
            let _ = unpack(&bytes, &dictionary);
        }

        #[test]
        fn damage_never_passes_for_content(bytes in proptest::collection::vec(97_u8..101, 100..400), at: usize, flip in 1_u8..) {
            let mut packed = pack(&bytes, b"aaabbbccc");
            let at = 3 + at % (packed.len() - 3);
            packed[at] ^= flip;
            // Some bits only fill up the last byte.
            prop_assert!(unpack(&packed, b"aaabbbccc").is_none_or(|unpacked| unpacked == bytes));
        }
    }
}
