//! Acts that name nobody, no place and no day: which of them tell of an event all the same.

use super::assemble::Assembler;
use super::frame::{Argument, Frame};
use super::modality::Value;
use super::page::Page;
use super::rule::Rule;
use super::slots::Slot;
use crate::morph::{Analysis, Clitics, Pos};
use crate::syntax::Relation;

impl Assembler<'_, '_> {
    /// Whether a trigger with which nothing is named tells of an event, and does not only point back to one.
    pub(super) fn tells_by_itself(&self, rule: &Rule, frame: &Frame, modality: Value) -> bool {
        let noun = self.article.word(frame.trigger).is_some_and(|word| !word.pos.is_adjectival());
        let force = matches!(rule.page.code.as_str(), "ASSAULT" | "COERCE");
        noun && implies_parties(&rule.page.code)
            || self.stands_alone(rule, frame, modality)
            || self.predicates(frame)
            || force && self.is_described(frame.trigger)
    }

    /// Whether an act that names nobody is told all the same: a crowd's or an armed one, told as a fact by a verb or
    /// introduced by an indefinite noun.
    fn stands_alone(&self, rule: &Rule, frame: &Frame, modality: Value) -> bool {
        let told = matches!(modality, Value::Actual | Value::Future)
            && matches!(rule.page.code.as_str(), "PROTEST" | "ASSAULT");
        let word = self.article.word(frame.trigger);
        let introduced = word
            .is_some_and(|word| word.pos == Pos::Verb || !word.clitics.has(Clitics::ARTICLE) && word.suffix.is_none());
        told && introduced
    }

    /// Whether a trigger that names nobody says that something happened, and does not only point back to it: a finite
    /// verb, a noun under a light verb, the subject of a verb, a noun with a clause of its own.
    fn predicates(&self, frame: &Frame) -> bool {
        let syntax = &self.article.syntax;
        self.article.word(frame.trigger).is_some_and(|word| word.pos == Pos::Verb)
            || frame.light.is_some()
            || syntax.relation(frame.trigger) == Relation::Subject
            || syntax.related(frame.trigger, Relation::Relative).next().is_some()
    }

    /// Whether an adjective tells how an act was, and not which of several: `القصف المكثف` but `الغارة الأولى`.
    fn is_described(&self, trigger: u32) -> bool {
        let which = |word: &Analysis| matches!(word.pos, Pos::Elative | Pos::Numeral);
        let mut described = self.article.syntax.related(trigger, Relation::Adjective);
        described.any(|word| self.article.word(word).is_some_and(|word| !which(word)))
    }
}

/// Whether a word of a type tells of an event even where its sentence names nobody: between whom or by whom, the article has
/// told (`تم خرق الاتفاق`, `بعد وقف إطلاق النار`).
fn implies_parties(action: &str) -> bool {
    matches!(action, "AGREE" | "THREATEN" | "REJECT" | "REQUEST" | "RETREAT" | "MOBILIZE")
}

/// Whether what an act of a type is about tells it where nobody is named: `التحقيق في الهجوم`, `بفرض عقوبات`.
pub(super) fn tells_content(page: &Page, frame: &Frame) -> bool {
    let about = |(slot, argument): &(Slot, Argument)| {
        matches!(slot, Slot::Object | Slot::Of | Slot::Preposition(_)) && !argument.pronoun
    };
    let told = match page.code.as_str() {
        "AGREE" | "SANCTION" | "THREATEN" => true,
        // `لا لوم في الحب`: blame falls on somebody.
        "ACCUSE" => page.mode.as_deref() == Some("investigate"),
        _ => false,
    };
    told && frame.arguments().iter().any(about)
}
