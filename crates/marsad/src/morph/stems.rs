//! The table of stems: folded letters to the stems spelled with them.

use rustc_hash::FxHashMap;

use super::letters::{Letter, Packed};
use super::slot::Slots;
use super::verb::First;
use super::vocal::{Seg, Vocal};
use super::{Features, LexemeId, Pos};

/// One stem.
#[derive(Debug, Clone, Copy)]
pub struct Stem {
    /// Its entry.
    pub lexeme: LexemeId,
    /// Its letters as the dictionary spells them.
    pub exact: Packed,
    /// The cells it serves.
    pub slots: Slots,
    /// Part of speech of its readings.
    pub pos: Pos,
    /// Its own features; an ending's overrule them.
    pub features: Features,
    /// The vowel of a verb's person prefix.
    pub prefix: u8,
    /// With which persons it goes.
    pub first: First,
    /// How unlikely the stem is beside others of its entry.
    pub cost: u16,
    text: u32,
    length: u8,
    next: u32,
}

/// All stems.
#[derive(Debug, Default)]
pub struct Stems {
    heads: FxHashMap<Packed, u32>,
    stems: Vec<Stem>,
    texts: Vec<Seg>,
}

/// What a stem is besides its letters.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct StemUse {
    pub lexeme: LexemeId,
    pub slots: Slots,
    pub pos: Pos,
    pub features: Features,
    pub prefix: u8,
    pub first: First,
    pub cost: u16,
}

impl StemUse {
    /// A stem of a noun or closed word.
    #[must_use]
    pub fn nominal(lexeme: LexemeId, pos: Pos, features: Features, slots: Slots) -> Self {
        Self { lexeme, slots, pos, features, prefix: 0, first: First::Any, cost: 0 }
    }
}

impl Stems {
    /// Adds a stem; one that is too long for a packed word is left out.
    pub fn add(&mut self, text: &Vocal, usage: StemUse) {
        let (Some(exact), Some(folded)) = (text.exact(), text.folded()) else { return };
        let index = self.stems.len() as u32;
        let next = self.heads.insert(folded, index).unwrap_or(u32::MAX);
        let start = self.texts.len() as u32;
        self.texts.extend_from_slice(text.segs());
        let StemUse { lexeme, slots, pos, features, prefix, first, cost } = usage;
        self.stems.push(Stem {
            lexeme,
            exact,
            slots,
            pos,
            features,
            prefix,
            first,
            cost,
            text: start,
            length: text.len() as u8,
            next,
        });
    }

    /// The stems with these folded letters.
    pub fn of(&self, folded: Packed) -> impl Iterator<Item = &Stem> {
        let mut at = self.heads.get(&folded).copied().unwrap_or(u32::MAX);
        std::iter::from_fn(move || {
            let stem = self.stems.get(at as usize)?;
            at = stem.next;
            Some(stem)
        })
    }

    /// All stems of an entry.
    pub fn of_lexeme(&self, lexeme: LexemeId) -> impl Iterator<Item = &Stem> {
        self.stems.iter().filter(move |stem| stem.lexeme == lexeme)
    }

    /// The diacritised letters of a stem.
    #[must_use]
    pub fn text(&self, stem: &Stem) -> &[Seg] {
        let start = stem.text as usize;
        self.texts.get(start..start + usize::from(stem.length)).unwrap_or(&[])
    }

    /// Makes room for that many stems.
    pub fn reserve(&mut self, stems: usize) {
        self.heads.reserve(stems);
        self.stems.reserve(stems);
        self.texts.reserve(stems * 5);
    }
}

/// The first letter of a packed stem.
#[must_use]
pub fn opening(exact: Packed) -> Letter {
    exact.at(0)
}
