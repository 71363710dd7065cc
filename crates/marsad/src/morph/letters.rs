//! The alphabet as small numbers: a letter is a byte, a word is a `u128` with six bits a letter.
//!
//! The code of a letter is its place in the Unicode block: U+0621..U+063A are 1 to 26, U+0641..U+064A are 27 to 36, U+0671
//! is 37. Packed words make cutting a stem out of a word a shift and a mask, and a lookup one hash of two machine words.

/// The code of a letter; 0 is no letter.
pub type Letter = u8;

/// Codes that the rules of spelling speak of.
#[allow(missing_docs)]
pub mod code {
    use super::Letter;

    pub const HAMZA: Letter = 1;
    pub const MADDA: Letter = 2;
    pub const ALEF_HAMZA: Letter = 3;
    pub const WAW_HAMZA: Letter = 4;
    pub const ALEF_HAMZA_BELOW: Letter = 5;
    pub const YA_HAMZA: Letter = 6;
    pub const ALEF: Letter = 7;
    pub const TA_MARBUTA: Letter = 9;
    pub const TA: Letter = 10;
    pub const DAL: Letter = 15;
    pub const ZAY: Letter = 18;
    pub const LAM: Letter = 30;
    pub const NUN: Letter = 32;
    pub const HA: Letter = 33;
    pub const WAW: Letter = 34;
    pub const MAQSURA: Letter = 35;
    pub const YA: Letter = 36;
    pub const WASLA: Letter = 37;
}

/// The code of a character; 0 when it is no Arabic letter.
#[must_use]
pub fn letter(c: char) -> Letter {
    match c as u32 {
        u @ 0x621..=0x63A => (u - 0x620) as Letter,
        u @ 0x641..=0x64A => (u - 0x640 + 26) as Letter,
        0x671 => code::WASLA,
        _ => 0,
    }
}

/// The character of a code.
#[must_use]
pub fn character(letter: Letter) -> char {
    let point = match letter {
        1..=26 => 0x620 + u32::from(letter),
        27..=36 => 0x640 + u32::from(letter) - 26,
        37 => 0x671,
        _ => 0x640,
    };
    char::from_u32(point).unwrap_or('\u{640}')
}

/// The letter that stands for a class of letters that the press confuses: the alefs, ya and alef maqsura, ha and ta
/// marbuta, hamza on its seats.
#[must_use]
pub fn fold(letter: Letter) -> Letter {
    match letter {
        code::MADDA | code::ALEF_HAMZA | code::ALEF_HAMZA_BELOW | code::WASLA => code::ALEF,
        code::MAQSURA => code::YA,
        code::TA_MARBUTA => code::HA,
        code::WAW_HAMZA | code::YA_HAMZA => code::HAMZA,
        other => other,
    }
}

/// Whether a letter is a hamza, alone or on a seat.
#[must_use]
pub fn is_hamza(letter: Letter) -> bool {
    (code::HAMZA..=code::YA_HAMZA).contains(&letter) && letter != code::MADDA
}

/// Letters that fit a packed word.
pub const MAX: usize = 21;

/// A word or part of one, six bits a letter, the first letter lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Packed(pub u128);

impl Packed {
    /// Packs letters; `None` when there are too many.
    #[must_use]
    pub fn new(letters: impl IntoIterator<Item = Letter>) -> Option<Self> {
        let mut bits = 0;
        for (i, letter) in letters.into_iter().enumerate() {
            if i >= MAX {
                return None;
            }
            bits |= u128::from(letter) << (6 * i);
        }
        Some(Self(bits))
    }

    /// The letters from `start` to `end`.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        let length = end.saturating_sub(start).min(MAX);
        let bits = self.0.checked_shr(6 * start as u32).unwrap_or(0);
        Self(bits & ((1 << (6 * length)) - 1))
    }

    /// One letter.
    #[must_use]
    pub fn at(self, index: usize) -> Letter {
        (self.0.checked_shr(6 * index as u32).unwrap_or(0) & 63) as Letter
    }
}

/// A word ready for lookup: its letters as written and folded.
#[derive(Debug, Clone, Copy)]
pub struct Spelling {
    /// As written.
    pub exact: Packed,
    /// With confusable letters folded.
    pub folded: Packed,
    /// Number of letters.
    pub length: usize,
}

impl Spelling {
    /// Encodes a word; `None` when it has another character than a letter, is empty or too long.
    #[must_use]
    pub fn new(word: &str) -> Option<Self> {
        let (mut exact, mut folded, mut length) = (0, 0, 0);
        for c in word.chars() {
            let l = letter(c);
            if l == 0 || length >= MAX {
                return None;
            }
            exact |= u128::from(l) << (6 * length);
            folded |= u128::from(fold(l)) << (6 * length);
            length += 1;
        }
        (length > 0).then_some(Self { exact: Packed(exact), folded: Packed(folded), length })
    }
}
