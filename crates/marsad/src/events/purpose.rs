//! Purposes: what a clause says an act is for or against (`احتجاجا على الحكومة`, `للمطالبة برحيل الرئيس`), and whom that names.

use super::phrase;
use super::wordset::WordSet;
use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Lemmas, Pos};
use crate::names::Kind;
use crate::syntax::Words;

/// How far behind its act a purpose is looked for, and how far behind the purpose its addressee, in tokens.
const REACH: (u32, u32) = (25, 10);

/// The words that open a purpose.
#[derive(Debug)]
pub(super) struct Purposes {
    words: WordSet,
}

impl Purposes {
    /// Reads the list `purposes`.
    pub fn new(source: &Source, lemmas: &Lemmas<'_>) -> Result<Self, Error> {
        let file = source.file("events/lists/purposes.txt")?;
        Ok(Self { words: WordSet::compile("@purposes", source, lemmas, &file, 1)? })
    }

    /// The one whom the purpose behind a trigger addresses: the first person, body, group or state that it names.
    pub fn addressee(&self, article: &Article<'_>, words: &Words, trigger: u32) -> Option<u32> {
        let end = phrase::sentence(article, trigger)?.tokens.end;
        let opens = (trigger + 1..end.min(trigger + REACH.0)).find(|token| self.words.has(article, *token))?;
        for token in opens + 1..end.min(opens + REACH.1) {
            if self.words.has(article, token) {
                continue;
            }
            if article.word(token).is_some_and(|word| word.pos == Pos::Verb) {
                return None;
            }
            let local = |index| words.preposition(index).is_some_and(|preposition| preposition.local);
            let Some(mention) = article.mention_of(token).filter(|mention| mention.head == token) else { continue };
            if article.syntax.preposition(token).is_some_and(local) {
                return None;
            }
            if matches!(mention.kind, Kind::Person | Kind::Organisation | Kind::Group | Kind::State) {
                return Some(token);
            }
        }
        None
    }
}
