//! Articles about sport: attacks, defences, meetings and withdrawals there are none of politics.

use super::met::Met;
use super::wordset::{Compiler, WordSet};
use crate::data::Error;
use crate::text::TokenKind;

/// An article is about sport when one word in this many is of the list …
const ONE_IN: usize = 25;
/// … and so many different ones are met: of the corpus's articles from sports pages more than half, of those from the
/// Middle East's none that tells of politics.
const DIFFERENT: usize = 6;

/// The words of sport.
#[derive(Debug)]
pub(super) struct Sport(WordSet);

impl Sport {
    pub fn new(sets: &mut Compiler<'_>) -> Result<Self, Error> {
        Ok(Self(sets.named("sport-article")?))
    }

    /// Whether an article is about sport.
    pub fn fills(&self, met: &Met<'_, '_>) -> bool {
        let article = met.article;
        let tokens = 0..article.tokens.len() as u32;
        let words = tokens.clone().filter(|token| article.kind(*token) == Some(TokenKind::Word)).count();
        let mut different: Vec<&str> = Vec::new();
        let mut all = 0;
        for token in tokens.filter(|token| met.has(*token, self.0)) {
            all += 1;
            let lemma = article.lemma(token);
            if !different.contains(&lemma) {
                different.push(lemma);
            }
        }
        different.len() >= DIFFERENT && all * ONE_IN >= words
    }
}
