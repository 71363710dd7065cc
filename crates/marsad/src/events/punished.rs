//! Whom the pronoun in a ground means: who is arrested, banned or fined is so for what he did himself (`أغلقت السلطات الصحيفة
//! لنشرها تقريرا`, `اعتقلت الشرطة ناشطين بسبب مشاركتهم في مظاهرة`).

use super::assemble::Assembler;
use super::frame::Frame;
use super::participant::Resolver;
use super::reference;
use super::slots::Slot;
use crate::morph::{Clitics, Pos};
use crate::record::Entity;
use crate::syntax::suffix_agrees;

impl Assembler<'_, '_> {
    /// The sufferers of the act that a verbal noun gives the ground of, where its own pronoun can mean them.
    pub(super) fn punished(&self, resolver: &Resolver<'_, '_>, frame: &Frame) -> Vec<Entity> {
        let ground = frame.trigger;
        let syntax = &self.article.syntax;
        let masdar = self.article.word(ground).is_some_and(|word| word.pos == Pos::Masdar && word.suffix.is_some());
        let told = frame.filling(Slot::Subject).any(|argument| argument.pronoun && argument.token == ground);
        let Some(act) = syntax.head(ground).filter(|_| masdar && told && self.is_ground(ground)) else {
            return Vec::new();
        };
        let Some((rule, frame)) =
            self.won(act).filter(|(rule, _)| matches!(rule.page.code.as_str(), "COERCE" | "SANCTION"))
        else {
            return Vec::new();
        };
        let slots = rule.recipient.0.iter().flatten();
        let shape = |token: u32| reference::shape(self.article, token, true);
        let mut suffering = slots.flat_map(|slot| frame.slot(*slot));
        let agrees = suffering.any(|argument| match argument.pronoun {
            true => shape(argument.token) == shape(ground),
            false => suffix_agrees(self.article, ground, argument.token),
        });
        if agrees { self.named_recipients(resolver, rule, &frame) } else { Vec::new() }
    }

    /// Whether a verbal noun stands under a preposition that may give the ground of an act.
    fn is_ground(&self, masdar: u32) -> bool {
        let preposition = self.article.syntax.preposition(masdar).and_then(|index| self.words.preposition(index));
        self.is_under(masdar, Clitics::TO)
            || preposition.is_some_and(|preposition| preposition.temporal || preposition.apart)
    }
}
