//! Whom the pronoun in a ground means: who is arrested, banned, fined, praised or blamed is so for what he did himself (`أغلقت السلطات
//! الصحيفة لنشرها تقريرا`, `شكر الأردن على استضافته اللاجئين`).

use super::assemble::Assembler;
use super::frame::Frame;
use super::participant::Resolver;
use super::reference;
use super::rule::Rule;
use super::slots::Slot;
use crate::morph::{Clitics, Pos};
use crate::record::Entity;
use crate::syntax::suffix_agrees;

impl Assembler<'_, '_> {
    /// The sufferers of the act that a verbal noun gives the ground of, or those praised or blamed, where its own pronoun can mean
    /// them.
    pub(super) fn punished(&self, resolver: &Resolver<'_, '_>, frame: &Frame) -> Vec<Entity> {
        let ground = frame.trigger;
        let masdar = self.article.word(ground).is_some_and(|word| word.pos == Pos::Masdar && word.suffix.is_some());
        let told = frame.filling(Slot::Subject).any(|argument| argument.pronoun && argument.token == ground);
        if !masdar || !told {
            return Vec::new();
        }
        // `أشاد بالأردن لاستضافته اللاجئين`: the ground may hang on the one who is named right before it.
        let mut above = self.article.syntax.ancestors(ground).take(2).filter_map(|act| self.won(act));
        let Some((rule, frame)) = above.find(|(rule, _)| self.is_ground_of(rule, ground)) else { return Vec::new() };
        let slots = rule.recipient.0.iter().flatten();
        let shape = |token: u32| reference::shape(self.article, token, true);
        let mut suffering = slots.flat_map(|slot| frame.slot(*slot)).filter(|argument| argument.token != ground);
        let agrees = suffering.any(|argument| match argument.pronoun {
            true => shape(argument.token) == shape(ground),
            false => suffix_agrees(self.article, ground, argument.token),
        });
        if agrees { self.named_recipients(resolver, rule, &frame) } else { Vec::new() }
    }

    /// Whether a verbal noun may tell for what an act was done to somebody, or why he was praised or blamed.
    fn is_ground_of(&self, rule: &Rule, masdar: u32) -> bool {
        let preposition = self.article.syntax.preposition(masdar).and_then(|index| self.words.preposition(index));
        let under = |temporal: bool| preposition.is_some_and(|p| p.temporal == temporal && (p.temporal || p.apart));
        let to = self.is_under(masdar, Clitics::TO);
        match rule.page.code.as_str() {
            "COERCE" | "SANCTION" => to || under(true) || under(false),
            "SUPPORT" | "ACCUSE" => to || under(false) || self.is_why(masdar),
            _ => false,
        }
    }

    /// Whether a word stands under a preposition that says for what somebody is praised or blamed: `على`, `بسبب`.
    pub(super) fn is_why(&self, token: u32) -> bool {
        let Some(index) = self.article.syntax.preposition(token) else { return false };
        let Some(preposition) = self.words.preposition(index) else { return false };
        preposition.edge || !preposition.temporal && self.coder.modality.takes_for_granted(index)
    }
}
