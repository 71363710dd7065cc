//! A fixed split of a gold directory: four fifths to work on, one fifth held out to measure on.

use clap::ValueEnum;

/// Into how many parts the files fall.
pub(crate) const FIFTHS: u64 = 5;

/// Which part of a directory is scored.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fold {
    /// The fifth held out, 0 to 4.
    pub(crate) held: u64,
    /// The side scored; both if none.
    pub(crate) side: Option<Side>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Side {
    /// The four fifths to work on
    Work,
    /// The fifth held out
    Held,
}

impl Fold {
    /// Whether a file is scored. It depends on nothing but its name, so that adding files moves no other.
    pub(crate) fn takes(self, name: &str) -> bool {
        let held = u64::from(hash(name)) % FIFTHS == self.held;
        self.side.is_none_or(|side| held == (side == Side::Held))
    }
}

/// CRC-32 (IEEE) of the bytes of the file name: what every language has at hand (`zlib.crc32` in Python).
fn hash(name: &str) -> u32 {
    let step = |crc: u32, byte: u8| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    };
    !name.bytes().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_share_nothing() {
        assert_eq!(hash("123456789"), 0xcbf4_3926);
        for name in ["a.json", "b.json", "c.json"] {
            let takes = |side| Fold { held: 2, side }.takes(name);
            assert_ne!(takes(Some(Side::Work)), takes(Some(Side::Held)));
            assert!(takes(None));
        }
    }
}
