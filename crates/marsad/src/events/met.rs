//! The sets of words that the words of an article are in.

use std::cell::OnceCell;

use super::phrase;
use super::rule::Rules;
use super::seen::SeenWords;
use super::wordset::{WordSet, WordSets};
use crate::article::Article;

/// An article with the sets that its words are in.
pub(super) struct Met<'s, 'a> {
    pub article: &'s Article<'a>,
    sets: &'s WordSets,
    /// The sets of the words, sorted, one word after the other.
    found: Vec<WordSet>,
    /// Where those of each word end.
    ends: Vec<u32>,
    /// Whether some rule names the word, read in whatever way.
    triggers: Vec<bool>,
    /// For each line the sets of all its words.
    lines: Vec<OnceCell<Bits>>,
    /// For each trigger the sets of all words of its clause.
    clauses: Vec<OnceCell<Bits>>,
}

/// Sets met in a stretch of text, a bit each.
type Bits = Box<[u64]>;

impl<'s, 'a> Met<'s, 'a> {
    /// Looks every word up.
    pub fn new(rules: &Rules, sets: &'s WordSets, article: &'s Article<'a>, seen: &mut SeenWords) -> Self {
        let tokens = article.tokens.len();
        let mut found = Vec::with_capacity(8 * tokens);
        let (mut ends, mut triggers) = (Vec::with_capacity(tokens), Vec::with_capacity(tokens));
        for token in 0..tokens as u32 {
            let seen = seen.add((rules, sets), article, token, &mut found);
            triggers.push(seen.is_some_and(|seen| seen.triggers));
            ends.push(found.len() as u32);
        }
        let lines = article.lines.iter().map(|_| OnceCell::new()).collect();
        let clauses = (0..tokens).map(|_| OnceCell::new()).collect();
        Self { article, sets, found, ends, triggers, lines, clauses }
    }

    fn of(&self, token: u32) -> &[WordSet] {
        let end = |index: usize| self.ends.get(index).map(|end| *end as usize);
        let token = token as usize;
        let start = token.checked_sub(1).and_then(end).unwrap_or(0);
        end(token).and_then(|end| self.found.get(start..end)).unwrap_or(&[])
    }

    /// Whether some rule names a word, read in whatever way.
    pub fn may_trigger(&self, token: u32) -> bool {
        self.triggers.get(token as usize).is_some_and(|triggers| *triggers)
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
        let clause = self.clauses.get(trigger as usize);
        clause.is_some_and(|bits| is_in(bits.get_or_init(|| self.bits(phrase::clause(self.article, trigger))), set))
    }

    /// Whether a word of a token's line is in a set.
    pub fn in_line(&self, token: u32, set: WordSet) -> bool {
        let line = self.article.tokens.get(token as usize).and_then(|token| self.lines.get(token.line as usize));
        line.is_some_and(|bits| is_in(bits.get_or_init(|| self.bits(phrase::line(self.article, token))), set))
    }

    fn bits(&self, tokens: impl IntoIterator<Item = u32>) -> Bits {
        let mut bits = vec![0; self.sets.count.div_ceil(64)].into_boxed_slice();
        for set in tokens.into_iter().flat_map(|token| self.of(token)) {
            if let Some(word) = bits.get_mut(set.0 as usize / 64) {
                *word |= 1 << (set.0 % 64);
            }
        }
        bits
    }
}

fn is_in(bits: &Bits, set: WordSet) -> bool {
    bits.get(set.0 as usize / 64).is_some_and(|word| word & 1 << (set.0 % 64) != 0)
}
