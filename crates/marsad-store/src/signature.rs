//! MinHash: a short signature by which near copies of a text are found.

/// How many values a signature has.
pub const VALUES: usize = 128;

/// How many lemmas in a row make a shingle.
const SHINGLE: usize = 3;

/// Texts of fewer lemmas have no signature: a headline is soon like another.
const LEAST: usize = 20;

/// The signature of a text: for each of [`VALUES`] orders of all shingles of lemmas the least shingle of the text, 16 bits of it.
/// Of two texts the share of equal values estimates the share of shingles that they have in common. Empty for a short text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signature(Vec<u16>);

impl Signature {
    /// The signature of a text by its lemmas in order.
    #[must_use]
    pub fn new(lemmas: &[&str]) -> Self {
        if lemmas.len() < LEAST {
            return Self::default();
        }
        let words: Vec<u64> = lemmas.iter().map(|lemma| letters(lemma)).collect();
        let mut least = [u64::MAX; VALUES];
        for shingle in words.windows(SHINGLE) {
            let shingle = shingle.iter().fold(0, |sum, word| mix(sum ^ word));
            for (order, least) in least.iter_mut().enumerate() {
                *least = (*least).min(mix(shingle ^ (order as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)));
            }
        }
        // The least values begin with zeros: the low bits tell them apart.
        Self(least.iter().map(|value| *value as u16).collect())
    }

    /// The share of shingles that two texts have in common, estimated; 0 where one has none.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f64 {
        let count = self.0.len();
        if count == 0 || other.0.len() != count {
            return 0.0;
        }
        self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count() as f64 / count as f64
    }

    /// A number for a stretch of `rows` values: texts that have one in common are worth comparing. None past the end.
    #[must_use]
    pub fn band(&self, index: usize, rows: usize) -> Option<u64> {
        let values = self.0.chunks_exact(rows.max(1)).nth(index)?;
        Some(values.iter().fold(0, |sum, value| mix(sum ^ u64::from(*value))))
    }

    /// The signature as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    /// The signature from bytes; none when their number is wrong.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let values: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        (bytes.is_empty() || bytes.len() == VALUES * 2).then_some(Self(values))
    }
}

/// A number for a word, by FNV-1a.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0xCBF2_9CE4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Spreads the bits of a number, by the finaliser of `SplitMix64`.
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Signature;

    #[test]
    fn similarity_estimates_what_is_shared() {
        let words: Vec<String> = (0..400).map(|n| format!("w{n}")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let one = Signature::new(&words[..300]);
        assert!((one.similarity(&one) - 1.0).abs() < 1e-9);
        // 198 shingles of 398 in common: half.
        let half = one.similarity(&Signature::new(&words[100..]));
        assert!((half - 0.5).abs() < 0.12, "{half}");
        assert!(one.similarity(&Signature::new(&words[300..])) < 0.05);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_signature_or_none(bytes: Vec<u8>, words in proptest::collection::vec("[a-d]{0,2}", 0..40)) {
            let _ = Signature::from_bytes(&bytes);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let signature = Signature::new(&words);
            prop_assert_eq!(Signature::from_bytes(&signature.to_bytes()), Some(signature));
        }
    }
}
