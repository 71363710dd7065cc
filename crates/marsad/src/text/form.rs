//! Normal spellings of tokens, each stored once.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// A normal spelling, as an index into [`Forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// The normal spellings a worker has met: no diacritics, no tatweel, no presentation forms, Persian letters as Arabic
/// ones; hamza, alef maqsura and ta marbuta as written. Grows over documents, so that what is worked out for a spelling
/// (its analyses) is worked out once.
#[derive(Debug, Default)]
pub struct Forms {
    /// By the letters themselves: to compare them where they are stored would cost more than all else.
    short: FxHashMap<Key, FormId>,
    long: FxHashMap<Box<str>, FormId>,
    /// All spellings, one after the other.
    letters: String,
    stored: Vec<Stored>,
}

/// Where a spelling is stored.
#[derive(Debug, Clone, Copy)]
struct Stored {
    start: u32,
    end: u32,
    /// Whether each character takes two bytes, as Arabic letters do.
    even: bool,
}

/// A spelling of at most 23 bytes, which nearly all are, and its length.
type Key = [u64; 3];

fn key(text: &str) -> Option<Key> {
    let mut bytes = [0; 24];
    bytes.get_mut(..text.len()).filter(|room| room.len() < 24)?.copy_from_slice(text.as_bytes());
    bytes[23] = text.len() as u8;
    let [first, second, third] = [0, 8, 16].map(|at| bytes.get(at..at + 8).and_then(|part| part.try_into().ok()));
    Some([first?, second?, third?].map(u64::from_le_bytes))
}

impl Forms {
    /// The id of a spelling, new or known.
    pub fn intern(&mut self, text: &str) -> FormId {
        let next = FormId(u32::try_from(self.stored.len()).unwrap_or(u32::MAX));
        let id = match key(text) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => match self.long.get(text) {
                Some(&id) => id,
                None => *self.long.entry(text.into()).or_insert(next),
            },
        };
        if id == next {
            let offset = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
            let start = offset(self.letters.len());
            self.letters.push_str(text);
            let even = text.chars().all(|c| c.len_utf8() == 2);
            self.stored.push(Stored { start, end: offset(self.letters.len()), even });
        }
        id
    }

    /// The spelling of an id; empty for an id of another worker.
    #[must_use]
    pub fn text(&self, id: FormId) -> &str {
        let stored = self.stored.get(id.0 as usize);
        stored.and_then(|stored| self.letters.get(stored.start as usize..stored.end as usize)).unwrap_or("")
    }

    /// Some characters of the spelling of an id; those that there are of them.
    #[must_use]
    pub fn part(&self, id: FormId, characters: Range<usize>) -> &str {
        let text = self.text(id);
        let even = self.stored.get(id.0 as usize).is_some_and(|stored| stored.even);
        let byte = |character: usize| match even {
            true => character.saturating_mul(2).min(text.len()),
            false => text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte),
        };
        text.get(byte(characters.start)..byte(characters.end)).unwrap_or("")
    }

    /// How many spellings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stored.len()
    }

    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stored.is_empty()
    }
}
