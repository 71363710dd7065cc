//! Words that belong to names of persons, and the spellings of names that hold them.

use rustc_hash::FxHashMap;

use super::phrases::{Vocabulary, WordId};
use super::spelling::Spelling;
use crate::data::{Error, Source};

/// Where a particle stands in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Particle {
    /// Between two parts.
    Link,
    /// Opens a part of two words.
    Before,
    /// Closes a part of two words.
    After,
}

/// The particles of names: `names/particles.tsv`.
#[derive(Debug, Default)]
pub(super) struct Particles {
    kinds: FxHashMap<WordId, (Particle, bool)>,
}

impl Particles {
    /// Reads the table.
    ///
    /// # Errors
    /// The first fault in it.
    pub fn read(source: &Source, spelling: &Spelling, words: &mut Vocabulary) -> Result<Self, Error> {
        let mut out = Self::default();
        let file = source.file("names/particles.tsv")?;
        for row in file.table(["word", "kind", "joins"])? {
            let [word, kind, joins] = row.cells;
            let kind = match kind {
                "link" => Particle::Link,
                "before" => Particle::Before,
                "after" => Particle::After,
                _ => return Err(file.error(row.line, format!("unknown kind {kind:?}"), "link, before, after")),
            };
            out.kinds.insert(words.intern(&spelling.key(word)), (kind, joins == "yes"));
        }
        Ok(out)
    }

    /// What a word is among names.
    pub fn of(&self, word: WordId) -> Option<Particle> {
        self.kinds.get(&word).map(|(kind, _)| *kind)
    }

    /// Tells `found` the words of a name, and again with a particle written together with the word after it.
    pub fn spellings(&self, name: &str, spelling: &Spelling, words: &mut Vocabulary, mut found: impl FnMut(&[WordId])) {
        let parts = || name.split(|c: char| c.is_whitespace() || c == '-' || c == '.').filter(|part| !part.is_empty());
        let path: Vec<WordId> = parts().map(|part| words.intern(&spelling.key(part))).collect();
        found(&path);
        for (i, word) in path.iter().enumerate() {
            if !self.kinds.get(word).is_some_and(|(_, joins)| *joins) {
                continue;
            }
            let mut two = parts().skip(i).map(|part| spelling.key(part));
            if let (Some(key), Some(next)) = (two.next(), two.next()) {
                let mut joined = path.clone();
                let word = words.intern(&format!("{key}{next}"));
                joined.splice(i..i + 2, [word]);
                found(&joined);
            }
        }
    }
}
