//! The sets of words that the words of an article are in.

use std::cell::RefCell;

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
    /// The trigger whose clause was last asked for, and the tokens of it.
    clause: RefCell<(Option<u32>, Vec<u32>)>,
}

impl<'s, 'a> Met<'s, 'a> {
    /// Looks every word up.
    pub fn new(rules: &Rules, sets: &WordSets, article: &'s Article<'a>, seen: &'s mut SeenWords) -> Self {
        let mut found = Vec::new();
        let tokens = 0..article.tokens.len() as u32;
        let words = tokens.map(|token| seen.word((rules, sets), article, token, &mut found)).collect();
        Self { article, seen, words, found, clause: RefCell::default() }
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

    /// Whether a word of a trigger's clause is in a set.
    pub fn in_clause(&self, trigger: u32, set: WordSet) -> bool {
        let mut clause = self.clause.borrow_mut();
        if clause.0 != Some(trigger) {
            *clause = (Some(trigger), phrase::clause(self.article, trigger));
        }
        self.any(clause.1.iter().copied(), set)
    }

    /// Whether a word of a token's line is in a set.
    pub fn in_line(&self, token: u32, set: WordSet) -> bool {
        self.any(phrase::line(self.article, token), set)
    }

    /// Whether a word of the title or of the first line of the text is in a set.
    pub fn in_lead(&self, set: WordSet) -> bool {
        let lead = self.article.tokens.iter().take_while(|token| token.line <= 1).count();
        self.any(0..lead as u32, set)
    }
}
