//! Acts of two sides, meetings and battles: whether the clause's subject is the side that the act does not name.

use super::assemble::Assembler;
use super::frame::{Argument, Frame};
use super::framer::Framer;
use super::rule::Rule;
use super::slots::Slot;
use crate::morph::{Number, Pos};
use crate::syntax::Relation;

impl Assembler<'_, '_> {
    /// Whether a rule tells of an act with another in which the clause's subject takes part: a meeting, or a battle when or in which
    /// he acts (`سيطرت القوات على البلدة بعد معارك مع المسلحين`).
    pub(super) fn takes_two(&self, rule: &Rule, frame: &Frame) -> bool {
        let held = self.article.syntax.preposition(frame.trigger).and_then(|index| self.words.preposition(index));
        let during = held.is_some_and(|preposition| preposition.temporal || preposition.local);
        let joined = matches!(rule.page.code.as_str(), "AGREE" | "COOPERATE" | "SUPPORT");
        rule.page.code == "CONSULT" || (during || joined) && self.is_mutual(rule)
    }

    /// The word of talks whose object or idafa holds an act: who only talks of it does not do it.
    pub(super) fn talks_about(&self, act: u32) -> Option<u32> {
        let mut child = act;
        for governor in self.article.syntax.ancestors(act).take(5) {
            let named = self.article.names.headed(child).is_some();
            let topic = matches!(self.article.syntax.relation(child), Relation::Object | Relation::Genitive);
            if topic && !named && self.won(governor).is_some_and(|(rule, _)| rule.page.code == "CONSULT") {
                return Some(governor);
            }
            child = governor;
        }
        None
    }

    /// Whether a rule names as an actor with whom an act is done: a meeting, a battle.
    pub(super) fn is_mutual(&self, rule: &Rule) -> bool {
        rule.actor.0.iter().flatten().any(|slot| match slot {
            Slot::Preposition(index) => self.words.preposition(*index).is_some_and(|preposition| preposition.partner),
            _ => false,
        })
    }

    /// Whether a meeting names only whom it is held with: `لإجراء محادثات مع نظيره`, `للقاء نظيره`.
    pub(super) fn only_partner(&self, framer: &Framer<'_, '_>, frame: &Frame) -> bool {
        let own = |slot: Slot| {
            !matches!(slot, Slot::Preposition(_) | Slot::Gain | Slot::Content | Slot::Patient | Slot::Purpose)
        };
        let met = frame.idafa.clone().filter(|_| framer.is_transitive(frame.trigger) && frame.idafa.len() == 1);
        let several = |token: u32| {
            let number = self.article.word(token).and_then(|word| word.features.number);
            matches!(number, Some(Number::Dual | Number::Plural))
        };
        let named = |(index, (slot, argument)): (usize, &(Slot, Argument))| {
            let partner = met.clone().any(|at| at == index) && !argument.pronoun && !several(argument.token);
            let known = argument.pronoun || self.article.names.headed(argument.token).is_some();
            own(*slot) && known && !partner
        };
        !frame.arguments().iter().enumerate().any(named)
    }

    /// Whether the one named after a verb of meeting is whom its dropped subject met: `… حيث التقى رئيس الإقليم`.
    pub(super) fn met_by_dropped(&self, frame: &Frame) -> bool {
        let slots = |wanted: fn(&Slot) -> bool| frame.arguments().iter().any(|(slot, _)| wanted(slot));
        let one = self
            .article
            .word(frame.trigger)
            .is_some_and(|word| word.pos == Pos::Verb && word.features.number == Some(Number::Singular));
        let asks =
            self.article.verb(frame.trigger).is_some_and(|verb| verb.args.objects > 0 && !verb.args.intransitive);
        // The spelling of such a verb is that of its passive too.
        one && asks
            && slots(|slot| matches!(slot, Slot::Object)) == frame.passive
            && slots(|slot| matches!(slot, Slot::Subject)) != frame.passive
    }

    /// Whether a noun of meeting names whom the clause's subject met: `صرح الوزير بعد لقاء نظيره`.
    pub(super) fn is_met(&self, frame: &Frame) -> bool {
        let masdar = self.article.word(frame.trigger).is_some_and(|word| word.pos == Pos::Masdar);
        let held = self.article.syntax.preposition(frame.trigger).and_then(|index| self.words.preposition(index));
        masdar
            && held.is_some_and(|preposition| preposition.temporal)
            && frame.filling(Slot::Object).next().is_some()
            && frame.filling(Slot::Subject).next().is_none()
    }
}
