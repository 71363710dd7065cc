//! Who suffers what a noun names: neither who does it, nor a thing that says nothing.

use super::assemble::{Assembler, is_speech_act, same};
use super::frame::{Argument, Frame};
use super::owner;
use super::participant::Resolver;
use super::phrase;
use super::rule::Rule;
use super::slots::{Slot, Slots};
use crate::morph::{Clitics, NounKind, Number, Pos};
use crate::names::Kind;
use crate::record::Entity;
use crate::syntax::Relation;

impl Assembler<'_, '_> {
    /// Whether the idafa of one act of speech is a thing, which says nothing itself: `انتقاد سياسات الحكومة`, `رفض قرار المحكمة`.
    pub(super) fn falls_on_thing(&self, rule: &Rule, frame: &Frame) -> bool {
        let one = self
            .article
            .word(frame.trigger)
            .is_some_and(|word| word.pos == Pos::Masdar && word.features.number == Some(Number::Singular));
        let actor = NounKind(NounKind::HUMAN.0 | NounKind::GROUP.0 | NounKind::ORGANISATION.0 | NounKind::PLACE.0);
        let thing = |argument: &Argument| {
            let masdar = self.article.word(argument.token).is_some_and(|word| word.pos == Pos::Masdar);
            let lexeme = self.article.lexeme(argument.token);
            !argument.pronoun
                && self.article.names.headed(argument.token).is_none()
                && !self.met.has(argument.token, self.coder.sides)
                && lexeme.is_some_and(|lexeme| masdar || !lexeme.kind.any(actor))
        };
        let idafa = frame.arguments().get(frame.idafa.clone()).unwrap_or_default();
        one && is_speech_act(&rule.page.code)
            && idafa.iter().all(|(slot, argument)| *slot == Slot::Object && thing(argument))
    }

    /// Whom the pronoun on a verbal noun means, if the one who governs it does it for sure: whoever is accused of it or ordered to it,
    /// and bodies that arrest (`اتهمت العائلة الجيش بقتله`, `منعت الشرطة الناشطة من السفر عند توقيفها`).
    pub(super) fn other_sufferer(&self, resolver: &Resolver<'_, '_>, frame: &Frame, doer: &Entity) -> Option<Entity> {
        let pronoun =
            frame.filling(Slot::Object).find(|argument| argument.pronoun && argument.token == frame.trigger)?;
        let person = doer.role.is_some() || doer.id.as_ref().is_some_and(|id| id.starts_with("person"));
        let body = !person && matches!(doer.sector.as_deref(), Some("COP" | "MIL" | "JUD" | "SPY" | "GOV"));
        if body { resolver.other_than(pronoun.token, doer) } else { None }
    }

    /// Of those whom an act names that is blamed or praised not the sufferers but who did it: `أدانت المنظمة قتل المدنيين`.
    pub(super) fn answerable(
        &self,
        resolver: &Resolver<'_, '_>,
        rule: &Rule,
        frame: &Frame,
        named: Vec<Entity>,
    ) -> Vec<Entity> {
        let slots = rule.recipient.0.iter().flatten();
        let acts = slots.flat_map(|slot| frame.slot(*slot)).filter(|argument| !argument.pronoun);
        for act in acts.filter(|argument| argument.token > frame.trigger) {
            let harms =
                |code: &str| matches!(code, "ASSAULT" | "COERCE" | "SANCTION" | "RETREAT" | "ACCUSE" | "THREATEN");
            let inner = self.won(act.token).filter(|(inner, _)| harms(&inner.page.code));
            let Some((inner, inside)) = inner else { continue };
            let suffering = self.participants(resolver, &inside, &inner.recipient);
            if named.iter().any(|one| suffering.iter().any(|victim| same(victim, one))) {
                let doers = self.named_actors(resolver, inner, &inside, None).into_iter();
                return doers.filter(|doer| !suffering.iter().any(|victim| same(victim, doer))).collect();
            }
        }
        named
    }

    /// Whether an act has somebody as its object beside its idafa, in the accusative or behind a ل that it does not ask for
    /// otherwise (`بيع أسلحة للعراق`).
    pub(super) fn has_object_apart(&self, frame: &Frame) -> bool {
        let to = self.words.prefix_index(Clitics::TO);
        let asks =
            to.and_then(|to| self.words.preposition(to)).is_some_and(|to| self.article.takes(frame.trigger, &to.form));
        let mut others = frame.arguments().iter().enumerate().filter(|(index, _)| !frame.idafa.contains(index));
        others.any(|(_, (slot, argument))| {
            let behind_to = self.article.syntax.preposition(argument.token).is_some();
            *slot == Slot::Object
                && argument.token > frame.trigger
                && !(behind_to && asks)
                && self.article.names.headed(argument.token).is_some_and(|named| named.kind != Kind::Place)
        })
    }

    /// The ships, aircraft and vehicles that fill the slots, but for those in which nobody sits.
    pub(super) fn carriers(&self, resolver: &Resolver<'_, '_>, frame: &Frame, slots: &Slots) -> Vec<Entity> {
        let things = slots.0.iter().flatten().flat_map(|slot| frame.slot(*slot)).filter(|thing| !thing.pronoun);
        // `طائرتين بدون طيار`: what says so stands right behind, whatever it hangs on.
        let said = |thing: u32| phrase::name(self.article, thing).start..phrase::name(self.article, thing).end + 2;
        let manned = things.filter(|thing| !self.met.any(said(thing.token), self.coder.unmanned));
        manned.filter_map(|thing| resolver.aboard(owner::counted(self.article, thing.token))).collect()
    }

    /// Those whose things fill the slots, by the pronoun on them: `تجميد أصولهم`.
    pub(super) fn possessors(&self, resolver: &Resolver<'_, '_>, frame: &Frame, slots: &Slots) -> Vec<Entity> {
        let things = slots.0.iter().flatten().flat_map(|slot| frame.slot(*slot)).filter(|thing| !thing.pronoun);
        let owned = things.filter_map(|thing| owner::possessed(self.article, thing.token));
        owned.filter_map(|noun| resolver.entity(Argument::pronoun(noun))).take(1).collect()
    }

    /// Who acts with help that comes from another: `شن الجيش بدعم من موسكو حملة`.
    pub(super) fn supported(&self, resolver: &Resolver<'_, '_>, help: u32) -> Vec<Entity> {
        // It hangs on the verb, or on the subject before it: `كان الجيش، بدعم من موسكو، أطلق حملة`.
        let verb = self.article.syntax.ancestors(help).take(2).find(|verb| self.is_verb(*verb));
        let acting = verb.into_iter().flat_map(|verb| resolver.framer.subjects(verb, 0));
        // `تقدم القوات بإسناد من التحالف`
        let deed = self.article.syntax.head(help).filter(|deed| {
            self.article.word(*deed).is_some_and(|word| word.pos == Pos::Masdar)
                && !resolver.framer.is_transitive(*deed)
                && self.article.names.headed(*deed).is_none()
        });
        let of_deed = deed.into_iter().flat_map(|deed| self.article.syntax.related(deed, Relation::Genitive));
        let acting = acting.chain(of_deed.map(|one| (one, true)));
        let named = acting.filter(|(token, _)| !self.is_verb(*token));
        named.filter_map(|(token, _)| resolver.entity(Argument { inherited: true, ..Argument::word(token) })).collect()
    }
}
