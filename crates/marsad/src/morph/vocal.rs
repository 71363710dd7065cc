//! Diacritised words as short sequences of letters with their marks; what generation works on.

use super::letters::{Letter, Packed, character, code, fold, letter};

/// The marks on a letter: a vowel or tanwin, and shadda.
pub mod mark {
    /// No vowel written.
    pub const NONE: u8 = 0;
    /// Fatha.
    pub const A: u8 = 1;
    /// Damma.
    pub const U: u8 = 2;
    /// Kasra.
    pub const I: u8 = 3;
    /// Sukun.
    pub const SUKUN: u8 = 4;
    /// Tanwin of fatha.
    pub const AN: u8 = 5;
    /// Tanwin of damma.
    pub const UN: u8 = 6;
    /// Tanwin of kasra.
    pub const IN: u8 = 7;
    /// Superscript alef.
    pub const DAGGER: u8 = 8;
    /// Shadda, a bit beside the vowel.
    pub const SHADDA: u8 = 16;
    /// The bits of the vowel.
    pub const VOWEL: u8 = 15;

    /// The mark of a character; `None` when it is no diacritic.
    #[must_use]
    pub fn of(c: char) -> Option<u8> {
        Some(match c {
            '\u{64E}' => A,
            '\u{64F}' => U,
            '\u{650}' => I,
            '\u{652}' => SUKUN,
            '\u{64B}' => AN,
            '\u{64C}' => UN,
            '\u{64D}' => IN,
            '\u{670}' => DAGGER,
            '\u{651}' => SHADDA,
            _ => return None,
        })
    }

    /// The character of a vowel.
    #[must_use]
    pub fn character(vowel: u8) -> Option<char> {
        Some(match vowel & VOWEL {
            A => '\u{64E}',
            U => '\u{64F}',
            I => '\u{650}',
            SUKUN => '\u{652}',
            AN => '\u{64B}',
            UN => '\u{64C}',
            IN => '\u{64D}',
            DAGGER => '\u{670}',
            _ => return None,
        })
    }
}

/// A letter with its marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Seg {
    /// The letter's code.
    pub letter: Letter,
    /// Its marks.
    pub marks: u8,
}

impl Seg {
    /// The vowel among its marks.
    #[must_use]
    pub fn vowel(self) -> u8 {
        self.marks & mark::VOWEL
    }

    /// The same letter with another vowel.
    #[must_use]
    pub fn with_vowel(self, vowel: u8) -> Self {
        Self { letter: self.letter, marks: self.marks & mark::SHADDA | vowel }
    }

    /// Whether it carries shadda.
    #[must_use]
    pub fn doubled(self) -> bool {
        self.marks & mark::SHADDA != 0
    }
}

const CAPACITY: usize = 32;

/// A diacritised word or part of one, at most 32 letters; what does not fit is cut off.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Vocal {
    segs: [Seg; CAPACITY],
    len: u8,
}

impl Default for Vocal {
    fn default() -> Self {
        Self { segs: [Seg::default(); CAPACITY], len: 0 }
    }
}

impl std::fmt::Debug for Vocal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text())
    }
}

impl Vocal {
    /// Reads a diacritised text; leading marks (of an ending such as ـَت) are dropped,, see [`Ending`].
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut out = Self::default();
        for c in text.chars() {
            if let Some(mark) = mark::of(c) {
                out.mark_last(mark);
            } else {
                out.push(Seg { letter: letter(c), marks: 0 });
            }
        }
        out
    }

    /// A word from its letters.
    #[must_use]
    pub fn from_segs(segs: &[Seg]) -> Self {
        let mut out = Self::default();
        for &seg in segs {
            out.push(seg);
        }
        out
    }

    /// Adds a mark to the last letter.
    pub fn mark_last(&mut self, mark: u8) {
        if let Some(last) = self.last_mut() {
            if mark == mark::SHADDA {
                last.marks |= mark::SHADDA;
            } else {
                *last = last.with_vowel(mark);
            }
        }
    }

    /// Appends a letter.
    pub fn push(&mut self, seg: Seg) {
        if let Some(slot) = self.segs.get_mut(usize::from(self.len)) {
            *slot = seg;
            self.len += 1;
        }
    }

    /// Appends a word.
    pub fn extend(&mut self, other: &Self) {
        for &seg in other.segs() {
            self.push(seg);
        }
    }

    /// Removes the last letter.
    pub fn pop(&mut self) -> Option<Seg> {
        let last = self.segs().last().copied()?;
        self.len -= 1;
        Some(last)
    }

    /// The letters.
    #[must_use]
    pub fn segs(&self) -> &[Seg] {
        self.segs.get(..usize::from(self.len)).unwrap_or(&[])
    }

    /// The letters, to change.
    pub fn segs_mut(&mut self) -> &mut [Seg] {
        self.segs.get_mut(..usize::from(self.len)).unwrap_or(&mut [])
    }

    /// The last letter.
    #[must_use]
    pub fn last(&self) -> Option<Seg> {
        self.segs().last().copied()
    }

    /// The last letter, to change.
    pub fn last_mut(&mut self) -> Option<&mut Seg> {
        self.segs_mut().last_mut()
    }

    /// The code of the last letter, 0 when empty.
    #[must_use]
    pub fn last_letter(&self) -> Letter {
        self.last().map_or(0, |seg| seg.letter)
    }

    /// Number of letters.
    #[must_use]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// The bare letters packed.
    #[must_use]
    pub fn exact(&self) -> Option<Packed> {
        Packed::new(self.segs().iter().map(|seg| seg.letter))
    }

    /// The bare letters folded and packed.
    #[must_use]
    pub fn folded(&self) -> Option<Packed> {
        Packed::new(self.segs().iter().map(|seg| fold(seg.letter)))
    }

    /// Appends an ending: its join vowel goes on the last letter unless that has one or is a long vowel.
    pub fn join(&mut self, ending: &Ending) {
        let before = self.segs().iter().rev().nth(1).map_or(mark::NONE, |seg| seg.vowel());
        if let Some(last) = self.last_mut()
            && last.vowel() == mark::NONE
            && ending.join != mark::NONE
        {
            let long = match last.letter {
                code::ALEF | code::MAQSURA | code::MADDA => true,
                // يرمي and يدعو: only fatha is heard on the letter of a long vowel.
                code::WAW => before == mark::U && !last.doubled() && ending.join != mark::A,
                code::YA => before == mark::I && !last.doubled() && ending.join != mark::A,
                _ => false,
            };
            let join = if last.doubled() && ending.join == mark::SUKUN { mark::A } else { ending.join };
            if !long {
                *last = last.with_vowel(join);
            }
        }
        // After fatha the long vowel of an ending is a diphthong: رَمَوْا.
        let fatha = self.last().is_some_and(|last| last.vowel() == mark::A);
        let at = usize::from(self.len);
        self.extend(&ending.text);
        if fatha
            && matches!(ending.join, mark::U | mark::I)
            && let Some(first) = self.segs_mut().get_mut(at)
            && matches!(first.letter, code::WAW | code::YA)
            && first.marks == mark::NONE
        {
            first.marks = mark::SUKUN;
        }
    }

    /// Leaves out the sukun where it is not written: on the letter of a long vowel.
    pub fn tidy(&mut self) {
        let mut before = mark::NONE;
        for seg in self.segs_mut() {
            let long = seg.letter == code::WAW && before == mark::U || seg.letter == code::YA && before == mark::I;
            if long && seg.marks == mark::SUKUN {
                seg.marks = mark::NONE;
            }
            before = seg.vowel();
        }
    }

    /// The text: shadda before its vowel.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.len() * 4);
        for seg in self.segs() {
            out.push(character(seg.letter));
            if seg.doubled() {
                out.push('\u{651}');
            }
            out.extend(mark::character(seg.marks));
        }
        out
    }

    /// Whether two diacritised words can be the same word: the same letters, and no marks that contradict each other.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        self.len == other.len
            && self.segs().iter().zip(other.segs()).all(|(a, b)| {
                let (v, w) = (a.vowel() % mark::SUKUN, b.vowel() % mark::SUKUN);
                a.letter == b.letter && a.doubled() == b.doubled() && (v == w || a.vowel() == 0 || b.vowel() == 0)
            })
    }
}

/// An ending: letters, and the vowel it puts on the letter before it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ending {
    /// The vowel for the letter before.
    pub join: u8,
    /// The ending's letters.
    pub text: Vocal,
}

impl Ending {
    /// Reads `َت`, `ُوا`, `ات`, or the empty ending.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let join = text.chars().next().and_then(mark::of).unwrap_or(mark::NONE);
        let rest = text.trim_start_matches(|c| mark::of(c).is_some());
        Self { join, text: Vocal::new(rest) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        for word in ["كِتَاب", "اِسْتَقْبَلَ", "حُكُومَة", "م\u{64e}د\u{651}\u{64e}", "هٰذَا", "كِتَابًا"]
        {
            assert_eq!(Vocal::new(word).text(), word);
        }
    }

    #[test]
    fn joins() {
        let mut word = Vocal::new("كَتَب");
        word.join(&Ending::new("ُوا"));
        assert_eq!(word.text(), "كَتَبُوا");
        let mut word = Vocal::new("رَمَ");
        word.join(&Ending::new("ُوا"));
        assert_eq!(word.text(), "رَمَوْا");
        let mut word = Vocal::new("نَسِي");
        word.join(&Ending::new("ْتُ"));
        word.tidy();
        assert_eq!(word.text(), "نَسِيتُ");
    }
}
