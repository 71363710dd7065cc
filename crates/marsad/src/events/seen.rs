//! What the event stage knows of each word that a worker has met: looked up once, not once a token.

use super::rule::Rules;
use super::wordset::{WordSet, WordSets};
use crate::article::Article;
use crate::morph::{Clitics, LexemeId};

/// The words of a worker, by spelling and chosen reading. Grows over documents.
///
/// They stand in the order in which they were met, so that the frequent ones stand together.
#[derive(Debug, Default)]
pub struct SeenWords {
    words: Vec<Seen>,
    /// By spelling the last of its words, as its place from 1; 0 for none.
    last: Vec<u32>,
    /// The sets of all words, one word after the other, sorted.
    sets: Vec<WordSet>,
    /// The spellings with which several words begin that sets name, one word after the other.
    openings: Vec<u32>,
}

/// What of a chosen reading decides what the word is in; none for what has no reading.
type Reading = Option<(LexemeId, (u8, u8), Clitics)>;

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
struct Seen {
    reading: Reading,
    /// The word of the same spelling before it.
    before: u32,
    /// Where the sets that it is in whatever follows stand among those of all words.
    sets: (u32, u32),
    /// The same of its spellings with which several words begin.
    openings: (u32, u32),
    /// Whether some rule names it, read in whatever way.
    triggers: bool,
}

/// A word of an article.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// Where the sets that it is in stand, sorted; some may stand there twice.
    pub sets: (u32, u32),
    /// Whether they stand among those of the article, not of the worker.
    pub here: bool,
    /// Whether some rule names it, read in whatever way.
    pub triggers: bool,
}

impl SeenWords {
    /// What is known of a token; sets that it is in only for what follows it are added to `found` with all others.
    pub(super) fn word(
        &mut self,
        (rules, sets): (&Rules, &WordSets),
        article: &Article<'_>,
        token: u32,
        found: &mut Vec<WordSet>,
    ) -> Word {
        let Some(form) = article.tokens.get(token as usize).map(|token| token.form.0 as usize) else {
            return Word::default();
        };
        let reading = article.word(token).map(|word| (word.lexeme, word.stem, word.clitics));
        let seen = match self.known(form, reading) {
            Some(seen) => seen,
            None => self.meet((rules, sets), article, token, (form, reading)),
        };
        let word = Word { sets: seen.sets, here: false, triggers: seen.triggers };
        let start = found.len();
        for opening in stretch(&self.openings, seen.openings) {
            sets.opened(*opening, article, token, |set| found.push(set));
        }
        if found.len() == start {
            return word;
        }
        found.extend_from_slice(self.sets(seen.sets));
        found.get_mut(start..).unwrap_or_default().sort_unstable();
        Word { sets: (start as u32, found.len() as u32), here: true, ..word }
    }

    /// A stretch of the sets of all words.
    pub(super) fn sets(&self, place: (u32, u32)) -> &[WordSet] {
        stretch(&self.sets, place)
    }

    fn known(&self, form: usize, reading: Reading) -> Option<Seen> {
        let word = |place: u32| self.words.get(place.checked_sub(1)? as usize);
        let last = word(*self.last.get(form)?);
        std::iter::successors(last, |seen| word(seen.before)).find(|seen| seen.reading == reading).copied()
    }

    fn meet(
        &mut self,
        (rules, sets): (&Rules, &WordSets),
        article: &Article<'_>,
        token: u32,
        (form, reading): (usize, Reading),
    ) -> Seen {
        if self.last.len() <= form {
            self.last.resize(article.forms.len(), 0);
        }
        let (set, opening) = (self.sets.len(), self.openings.len());
        sets.of(article, token, |set| self.sets.push(set), |opening| self.openings.push(opening));
        self.sets.get_mut(set..).unwrap_or_default().sort_unstable();
        let place = self.words.len() as u32 + 1;
        let seen = Seen {
            reading,
            before: self.last.get_mut(form).map_or(0, |last| std::mem::replace(last, place)),
            sets: (set as u32, self.sets.len() as u32),
            openings: (opening as u32, self.openings.len() as u32),
            triggers: rules.may_trigger(article, token),
        };
        self.words.push(seen);
        seen
    }
}

/// The elements from one place to another.
pub(super) fn stretch<T>(all: &[T], (start, end): (u32, u32)) -> &[T] {
    all.get(start as usize..end as usize).unwrap_or(&[])
}
