//! The sets of words that the words of an article are in.

use std::cell::{OnceCell, RefCell};

use super::phrase;
use super::rule::Rules;
use super::seen::{SeenWords, Word, stretch};
use super::wordset::{WordSet, WordSets};
use crate::article::Article;

/// An article with the sets that its words are in.
pub(super) struct Met<'s, 'a> {
    pub article: &'s Article<'a>,
    seen: &'s SeenWords,
    words: Vec<Word>,
    /// The sets of the words that are in some for what follows them.
    found: Vec<WordSet>,
    /// How many sets there are.
    sets: usize,
    /// For each line the sets that any of its words is in, as bits, once they are asked for: most conditions ask of a
    /// stretch of a line, and most are answered by the whole line.
    lines: Vec<OnceCell<Box<[u64]>>>,
    /// The trigger whose clause was last asked for, and the tokens of it.
    clause: RefCell<(Option<u32>, Vec<u32>)>,
}

impl<'s, 'a> Met<'s, 'a> {
    /// Looks every word up.
    pub fn new(rules: &Rules, sets: &WordSets, article: &'s Article<'a>, seen: &'s mut SeenWords) -> Self {
        let mut found = Vec::new();
        let tokens = 0..article.tokens.len() as u32;
        let words = tokens.map(|token| seen.word((rules, sets), article, token, &mut found)).collect();
        let lines = vec![OnceCell::new(); article.lines.len()];
        Self { article, seen, words, found, sets: sets.count(), lines, clause: RefCell::default() }
    }

    fn of(&self, token: u32) -> &[WordSet] {
        let Some(word) = self.words.get(token as usize) else { return &[] };
        if word.here { stretch(&self.found, word.sets) } else { self.seen.sets(word.sets) }
    }

    /// Whether some rule names a word, read in whatever way.
    pub fn may_trigger(&self, token: u32) -> bool {
        self.words.get(token as usize).is_some_and(|word| word.triggers)
    }

    /// Whether a token is in a set.
    pub fn has(&self, token: u32, set: WordSet) -> bool {
        self.of(token).binary_search(&set).is_ok()
    }

    /// Whether any of some tokens is in a set.
    pub fn any(&self, tokens: impl IntoIterator<Item = u32>, set: WordSet) -> bool {
        tokens.into_iter().any(|token| self.has(token, set))
    }

    /// Whether a word of a phrase is in a set.
    pub fn in_phrase(&self, head: u32, set: WordSet) -> bool {
        self.in_line(head, set) && self.any(phrase::tokens(self.article, head), set)
    }

    /// Whether a word of a trigger's clause is in a set.
    pub fn in_clause(&self, trigger: u32, set: WordSet) -> bool {
        if !self.in_line(trigger, set) {
            return false;
        }
        let mut clause = self.clause.borrow_mut();
        if clause.0 != Some(trigger) {
            *clause = (Some(trigger), phrase::clause(self.article, trigger));
        }
        self.any(clause.1.iter().copied(), set)
    }

    /// Whether a word of a token's line is in a set.
    pub fn in_line(&self, token: u32, set: WordSet) -> bool {
        let line = self.article.tokens.get(token as usize).map_or(0, |token| token.line);
        let Some(sets) = self.lines.get(line as usize) else { return false };
        let sets = sets.get_or_init(|| {
            let mut sets = vec![0; self.sets.div_ceil(64)];
            for set in phrase::line(self.article, token).flat_map(|token| self.of(token)) {
                if let Some(bits) = sets.get_mut(set.0 as usize / 64) {
                    *bits |= 1 << (set.0 % 64);
                }
            }
            sets.into()
        });
        sets.get(set.0 as usize / 64).is_some_and(|bits| bits >> (set.0 % 64) & 1 != 0)
    }

    /// Whether a word of the title or of the first line of the text is in a set.
    pub fn in_lead(&self, set: WordSet) -> bool {
        let lead = self.article.tokens.iter().take_while(|token| token.line <= 1).count();
        self.any(0..lead as u32, set)
    }
}
