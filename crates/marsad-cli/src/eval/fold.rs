//! A fixed split of a gold directory: four fifths to work on, one fifth held out to measure on.

use clap::ValueEnum;

/// Into how many parts the files fall.
pub(super) const FIFTHS: u64 = 5;

/// Which part of a directory is scored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fold {
    /// The fifth held out, 0 to 4.
    pub(super) held: u64,
    /// The side scored; both if none.
    pub(super) side: Option<Side>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Side {
    /// The four fifths to work on
    Work,
    /// The fifth held out
    Held,
}

impl Fold {
    /// Whether a file is scored. It depends on nothing but its name, so that adding files moves no other.
    pub(super) fn takes(self, name: &str) -> bool {
        let held = hash(name) % FIFTHS == self.held;
        self.side.is_none_or(|side| held == (side == Side::Held))
    }
}

/// FNV-1a over the bytes of the file name, 64 bits: short enough to write again in any language.
fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_share_nothing() {
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        for name in ["a.json", "b.json", "c.json"] {
            let takes = |side| Fold { held: 2, side }.takes(name);
            assert_ne!(takes(Some(Side::Work)), takes(Some(Side::Held)));
            assert!(takes(None));
        }
    }
}
