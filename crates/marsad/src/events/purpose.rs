//! Purposes: what a clause says an act is for or against (`احتجاجا على الحكومة`, `للمطالبة برحيل الرئيس`), and whom that names.

use super::met::Met;
use super::phrase;
use super::wordset::{Compiler, WordSet};
use crate::data::Error;
use crate::morph::Pos;
use crate::names::Kind;
use crate::syntax::{Relation, Words};

/// How far behind its act a purpose is looked for, and how far behind the purpose its addressee, in tokens.
const REACH: (u32, u32) = (25, 10);

/// The words that open a purpose.
#[derive(Debug)]
pub(super) struct Purposes {
    words: WordSet,
}

impl Purposes {
    /// Reads the list `purposes`.
    pub fn new(sets: &mut Compiler<'_>) -> Result<Self, Error> {
        Ok(Self { words: sets.named("purposes")? })
    }

    /// The one whom the purpose behind a trigger addresses: the first person, body, group or state that it names.
    pub fn addressee(&self, met: &Met<'_, '_>, words: &Words, trigger: u32) -> Option<u32> {
        let article = met.article;
        let end = phrase::sentence(article, trigger)?.tokens.end;
        let opens = (trigger + 1..end.min(trigger + REACH.0)).find(|token| met.has(*token, self.words))?;
        for token in opens + 1..end.min(opens + REACH.1) {
            if met.has(token, self.words) {
                continue;
            }
            if let Some(verb) = article.word(token).filter(|word| word.pos == Pos::Verb) {
                // `احتجاجا على قانون أقره البرلمان`
                if verb.suffix.is_some() && article.syntax.relation(token) == Relation::Relative {
                    continue;
                }
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
