//! Whose an act is that another act does: `شنت المقاتلات غارات استهدفت مواقع`, `أسفر هجوم للتحالف عن مقتل اثنين`.

use super::assemble::Assembler;
use super::frame::Frame;
use super::light::Role;
use super::owner;
use super::participant::Resolver;
use super::rule::Rule;
use super::slots::Slot;
use crate::record::Entity;
use crate::syntax::Relation;

impl Assembler<'_, '_> {
    /// Those who do the act that fills the subject of a trigger.
    pub(super) fn doers_of_subject(&self, resolver: &Resolver<'_, '_>, rule: &Rule, frame: &Frame) -> Vec<Entity> {
        let fills = !frame.passive && rule.actor.0.iter().flatten().any(|slot| *slot == Slot::Subject);
        let subjects = frame.filling(Slot::Subject).filter(|argument| fills && !argument.pronoun);
        let doers = subjects.map(|argument| self.doers_of_act(resolver, rule, argument.token));
        doers.into_iter().find(|doers| !doers.is_empty()).unwrap_or_default()
    }

    /// Those who do the act of which casualties are told as the outcome: `دهس متطرف المارة ما أدى إلى مقتل امرأة`.
    pub(super) fn doers_of_cause(&self, resolver: &Resolver<'_, '_>, rule: &Rule, frame: &Frame) -> Vec<Entity> {
        let brought = frame.light.filter(|light| light.role == Role::None).map(|light| light.verb);
        // `أسفرت الغارات التي شنتها الطائرات عن مقتل مدنيين`
        let causes = brought.into_iter().flat_map(|verb| self.article.syntax.related(verb, Relation::Subject));
        let told = causes.filter(|cause| *cause != frame.trigger);
        let doers = told.map(|cause| self.doers_of_act(resolver, rule, cause)).find(|doers| !doers.is_empty());
        if let Some(doers) = doers {
            return doers;
        }
        let outcome = brought.filter(|verb| self.article.syntax.relation(*verb) == Relation::Adverbial);
        let cause = outcome
            .filter(|verb| resolver.framer.is_outcome(*verb))
            .and_then(|verb| self.article.syntax.head(verb))
            .and_then(|act| {
                let carried = self.article.syntax.related(act, Relation::Object);
                let acts = std::iter::once(act).chain(carried).filter_map(|act| self.won(act));
                acts.into_iter().find(|(told, _)| told.page.code == rule.page.code)
            });
        cause.map(|(told, frame)| self.named_actors(resolver, told, &frame, None)).unwrap_or_default()
    }

    /// Those who do an act of the type of a rule that a noun names, itself or what it is a number of: `سلسلة غارات`.
    pub(super) fn doers_of_act(&self, resolver: &Resolver<'_, '_>, rule: &Rule, noun: u32) -> Vec<Entity> {
        let counted = owner::counted(self.article, noun);
        let within = self.article.syntax.related(counted, Relation::Genitive);
        let nouns = std::iter::once(counted).chain(within);
        let acts = nouns.filter(|noun| !self.is_verb(*noun) && self.article.names.headed(*noun).is_none());
        let told = acts.filter_map(|act| self.won(act)).find(|(told, _)| told.page.code == rule.page.code);
        let Some((told, frame)) = told else { return Vec::new() };
        let frame = self.without_announcer(resolver, told, self.without_dead_doers(&frame));
        self.named_actors(resolver, told, &frame, None)
    }
}
