//! Free relative clauses in the place of what a word is about: the name that a verb gives (`ندد بما وصفه بالعدوان التركي`), or who does
//! what the clause tells (`انتقد ما تفعله الحكومة`).

use super::frame::{Argument, Frame};
use super::framer::Framer;
use super::slots::Slot;
use super::wordset::{Compiler, WordSet};
use crate::data::Error;
use crate::morph::Clitics;
use crate::syntax::{Class, Relation};

/// The verbs that give names.
#[derive(Debug)]
pub(super) struct Naming {
    verbs: WordSet,
}

impl Naming {
    /// Reads the list `naming`.
    pub fn new(sets: &mut Compiler<'_>) -> Result<Self, Error> {
        Ok(Self { verbs: sets.named("naming")? })
    }
}

impl Framer<'_, '_> {
    /// Adds what a free relative clause behind a verb stands for.
    pub(super) fn free_clauses(&self, frame: &mut Frame) {
        let syntax = &self.article.syntax;
        if !self.is_verb(frame.trigger) {
            return;
        }
        let Some(by) = self.words.prefix_index(Clitics::BY) else { return };
        let clauses: Vec<u32> = syntax.related(frame.trigger, Relation::Adverbial).collect();
        let trigger = frame.trigger;
        for verb in clauses.into_iter().filter(|verb| *verb > trigger && self.is_verb(*verb)) {
            let free = |word: &u32| self.words.class(self.article, *word) == Some(Class::Free);
            let Some(opener) = syntax.related(verb, Relation::Function).find(free) else { continue };
            let behind_by = self.article.word(opener).is_some_and(|word| word.clitics.has(Clitics::BY));
            let under = opener.checked_sub(1).and_then(|before| self.words.preposition_at(self.article, before));
            let slot = match under {
                Some((preposition, _)) => Slot::Preposition(preposition),
                None if behind_by => Slot::Preposition(by),
                None => Slot::Object,
            };
            if self.met.has(verb, self.naming.verbs) {
                let names = syntax.children(verb).iter().copied().filter(|name| {
                    let relation = syntax.relation(*name);
                    let called = relation == Relation::Oblique && syntax.preposition(*name) == Some(by);
                    let direct = matches!(
                        relation,
                        Relation::Object | Relation::SecondObject | Relation::Subject | Relation::Other
                    ) && *name == verb + 1;
                    called || direct && self.article.names.headed(*name).is_none()
                });
                for name in names {
                    self.add_all(frame, slot, name, false);
                }
                continue;
            }
            // `بحسب ما أفاد المرصد`
            let said = self.words.is_report(self.article, verb) || under.is_some();
            if !said && (behind_by || self.article.bare(opener).chars().count() == 2) {
                let doers = self.subjects(verb, 0).into_iter().filter(|(doer, inherited)| *doer != verb && !inherited);
                for (doer, _) in doers {
                    for token in self.joined(doer) {
                        frame.add(Slot::Content, Argument::word(token));
                    }
                }
            }
        }
    }
}
