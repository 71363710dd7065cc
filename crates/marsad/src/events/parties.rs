//! Who takes part in an event: those its slots name, those who stand behind things, those whom the clause above names.

use super::answer::Answers;
use super::assemble::{Assembler, is_speech_act, same};
use super::control;
use super::frame::{Argument, Frame};
use super::light::Role;
use super::owner;
use super::participant::Resolver;
use super::phrase;
use super::rule::Rule;
use super::slots::{Slot, Slots};
use crate::morph::{Clitics, NounKind, Pos};
use crate::names::{Kind, Sector};
use crate::record::Entity;

/// The free preposition of direction.
const TOWARDS: &str = "\u{625}\u{644}\u{649}";

impl Assembler<'_, '_> {
    /// Those whom the rule's slots name as doers; where they name nobody the agent, a nisba, or who stands behind a thing.
    pub(super) fn named_actors(
        &self,
        resolver: &Resolver<'_, '_>,
        rule: &Rule,
        frame: &Frame,
        seat: Option<u32>,
    ) -> Vec<Entity> {
        let mut actors = self.punished(resolver, frame);
        if actors.is_empty() {
            actors = self.participants(resolver, frame, &rule.actor);
        }
        if actors.is_empty() {
            actors = self.participants(resolver, frame, &Slots(vec![vec![Slot::Agent], vec![Slot::Nisba]]));
        }
        if actors.is_empty() {
            actors = self.origin(resolver, rule, frame);
        }
        if actors.is_empty() {
            actors = self.owners(resolver, frame, (&rule.page.code, &rule.actor), |thing| !self.is_place(thing));
        }
        if let Some(seat) = seat.and_then(|seat| resolver.entity(Argument::word(seat))) {
            actors.retain(|actor| !same(&seat, actor));
        }
        actors
    }

    /// From whom an act comes that a noun names, where the rule has no other use for the preposition: `هجوم من التحالف`.
    fn origin(&self, resolver: &Resolver<'_, '_>, rule: &Rule, frame: &Frame) -> Vec<Entity> {
        let nominal = self.article.word(frame.trigger).is_some_and(|word| word.pos != Pos::Verb);
        let Some(from) = self.words.origin().map(Slot::Preposition).filter(|_| nominal) else { return Vec::new() };
        // `قتلى وجرحى من المدنيين`: of whom the victims are, unless it is of both who fought.
        let victims = self.coder.sizes.is_victim(self.article, frame.trigger);
        let both = |argument: &Argument| {
            self.article.mention_of(argument.token).is_some_and(|mention| !mention.parties.is_empty())
        };
        let used = rule.recipient.0.iter().flatten().any(|slot| *slot == from);
        // Arms come from where they are fired: `هجوم من سوريا`.
        let land = |argument: &Argument| {
            rule.page.code == "ASSAULT"
                && self.article.names.headed(argument.token).is_some_and(|mention| mention.kind == Kind::State)
        };
        // `إجلاء آلاف الأشخاص من سكان القريتين`: of whom they are.
        let people = |token: u32| self.article.names.headed(token).is_some_and(|mention| mention.kind == Kind::People);
        let counted = frame.filling(Slot::Object).chain(frame.filling(Slot::Of)).any(|argument| people(argument.token));
        // `مقتل 13 معظمهم من الشرطة`
        let before = |token: u32| token.checked_sub(2).and_then(|token| self.article.word(token));
        let portion = |token: u32| before(token).is_some_and(|w| w.pos == Pos::Quantifier && w.suffix.is_some());
        let among = |argument: &Argument| counted && people(argument.token) || portion(argument.token);
        // `نقل السفارة من تل أبيب إلى القدس`
        let way = matches!(rule.page.code.as_str(), "SUPPORT" | "AID")
            && frame.arguments().iter().any(|(_, argument)| self.is_towards(argument.token));
        let apart = |argument: &Argument| !used && !way && !argument.pronoun && !land(argument) && !among(argument);
        // `طرد دبلوماسيين من الطرفين`: from both sides comes whatever they do to each other.
        let open = comes_from(&rule.page.code) && !victims;
        let told = |argument: &Argument| apart(argument) && (open || both(argument));
        let named = frame.slot(from).into_iter().filter(told);
        named.filter(|argument| self.may_act(*argument)).flat_map(|argument| resolver.entities(argument)).collect()
    }

    /// Those whom the rule's slots name as sufferers or addressees.
    pub(super) fn named_recipients(&self, resolver: &Resolver<'_, '_>, rule: &Rule, frame: &Frame) -> Vec<Entity> {
        let mut recipients = self.participants(resolver, frame, &rule.recipient);
        let held = self.article.syntax.preposition(frame.trigger).and_then(|index| self.words.preposition(index));
        let hit = suffers(frame) || frame.light.is_some_and(|light| light.role == Role::Upon);
        if recipients.is_empty() && (hit || held.is_some_and(|preposition| preposition.under)) {
            let hits = Slots(vec![vec![Slot::Object]]);
            recipients = self.participants(resolver, frame, &hits);
            if recipients.is_empty() && hit {
                let falls = |thing: u32| self.falls_on_owner(&rule.page.code, thing);
                recipients = self.owners(resolver, frame, (&rule.page.code, &hits), falls);
            }
        }
        if recipients.is_empty() && falls_on_carriers(&rule.page.code) {
            recipients = self.carriers(resolver, frame, &rule.recipient);
        }
        if recipients.is_empty() {
            let falls = |thing: u32| self.falls_on_owner(&rule.page.code, thing);
            recipients = self.owners(resolver, frame, (&rule.page.code, &rule.recipient), falls);
            if matches!(rule.page.code.as_str(), "ACCUSE" | "SUPPORT") && !recipients.is_empty() {
                recipients = self.answerable(resolver, rule, frame, recipients);
            }
        }
        if recipients.is_empty() && answers_for_things(&rule.page.code) {
            recipients = self.possessors(resolver, frame, &rule.recipient);
        }
        if recipients.is_empty() && matches!(rule.page.code.as_str(), "REQUEST" | "ACCUSE" | "THREATEN") {
            let answering = self.coder.answers.given_by(resolver.framer, frame.trigger);
            recipients = answering.into_iter().filter_map(|argument| resolver.subject(argument)).collect();
        }
        if recipients.is_empty() && rule.page.code == "REJECT" {
            let refused = Answers::refused_to(resolver.framer, frame.trigger);
            recipients = refused.into_iter().filter_map(|argument| resolver.entity(argument)).collect();
        }
        if recipients.is_empty() && matches!(rule.page.code.as_str(), "AGREE" | "REJECT" | "THREATEN" | "REQUEST") {
            recipients = self.others_in_content(resolver, &rule.page.code, frame);
        }
        if recipients.is_empty() && rule.page.code == "THREATEN" {
            recipients = self.conditioned(resolver, frame.trigger);
        }
        if recipients.is_empty() && rule.page.code == "AID" && self.is_under(frame.trigger, Clitics::BY) {
            recipients = self.supported(resolver, frame.trigger);
        }
        recipients
    }

    /// Whether an act of a type that falls on a thing falls on whose it is: words do, and bombs do not on whose ground but on whose
    /// arms they destroy.
    fn falls_on_owner(&self, action: &str, thing: u32) -> bool {
        if answers_for_things(action) {
            return true;
        }
        let is = |kind: NounKind| self.article.lexeme(thing).is_some_and(|lexeme| lexeme.kind.any(kind));
        let index = self.article.syntax.preposition(thing);
        let taken_from =
            index.and_then(|index| self.words.preposition(index)).is_some_and(|preposition| preposition.doer);
        // `قطع رؤوس الأسرى`
        let person = |owner: u32| {
            let mention = self.article.names.headed(owner);
            mention.is_some_and(|mention| matches!(mention.kind, Kind::Person | Kind::People))
        };
        let of_body = || !is(NounKind::PLACE) && owner::owners(self.article, self.words, thing).into_iter().any(person);
        // `قصف معاقل المتمردين`: who holds them.
        let rebels = |owner: u32| {
            let sector = self.article.names.headed(owner).and_then(|mention| mention.sector);
            matches!(sector, Some(Sector::Reb | Sector::Uaf | Sector::Prm | Sector::Pre))
        };
        let held = || owner::owners(self.article, self.words, thing).into_iter().any(rebels);
        action == "ASSAULT" && (is(NounKind::WEAPON) || taken_from || of_body() || held())
    }

    /// Adds the doer that grammar's control gives: to an act without one, and to a meeting with one side.
    pub(super) fn add_doers(&self, resolver: &Resolver<'_, '_>, rule: &Rule, frame: &Frame, actors: &mut Vec<Entity>) {
        // `احتجاجا على زيارة الوزير`: who comes is no partner of whoever tells of it.
        let comes = rule.idafa == Some(Slot::Subject)
            && rule.page.mode.as_deref() == Some("visit")
            && !self.is_under(frame.trigger, Clitics::TO)
            && frame.filling(Slot::Subject).any(|argument| {
                self.article.names.headed(argument.token).is_some_and(|mention| mention.kind == Kind::Person)
            });
        let one_side = self.takes_two(rule, frame)
            && !comes
            && actors.len() == 1
            && (self.only_partner(resolver.framer, frame) || self.met_by_dropped(frame) || self.is_met(frame));
        let suffered = frame.passive && !one_side || suffers(frame);
        // `قرار ترامب سحب القوات`: forces that are moved only stand for whoever moves them.
        let troops = actors.iter().all(|actor| actor.sector.as_deref() == Some("MIL"));
        let moved = troops && stands_for_doer(rule, frame);
        if !(actors.is_empty() || one_side || moved) || suffered || !rule.has_actor() {
            return;
        }
        let judge = self.judge();
        // `بشن غارات`: the masdar around the noun is what is controlled.
        let masdar = |verb: &u32| self.article.word(*verb).is_some_and(|word| word.pos == Pos::Masdar);
        let act = frame.light.map(|light| light.verb).filter(masdar).unwrap_or(frame.trigger);
        let mut doer = control::doer(self.article, resolver.framer, act, |governor, child| {
            self.doer(&judge, rule, governor, child)
        });
        if one_side && doer.is_empty() {
            // Who only tells of a battle or an agreement had no part in it.
            let tells = |verb| rule.page.code != "CONSULT" && self.words.is_speech(self.article, verb);
            doer = control::above(self.article, resolver.framer, frame.trigger, tells);
        }
        let acting = doer.into_iter().filter(|argument| self.may_act(*argument));
        let found = acting.flat_map(|argument| resolver.entities(argument));
        let mut doers: Vec<Entity> = Vec::new();
        for one in found {
            // `أثار قرار الحكومة احتجاجات`: who gives cause to a crowd is not in it.
            let rules = rule.page.code == "PROTEST" && (bears_arms(&one) || one.sector.as_deref() == Some("GOV"));
            // `يقول أردوغان إن التعاون مع تركيا`: a state agrees with none of its own government.
            let joins = rule.page.code != "CONSULT" && one.sector.as_deref() == Some("GOV");
            let own = |known: &Entity| joins && one_side && known.sector == one.sector && known.country == one.country;
            if !rules && !actors.iter().chain(&doers).any(|known| same(known, &one) || own(known)) {
                doers.push(one);
            }
        }
        if moved {
            doers.retain(|doer| doer.sector.as_deref() == Some("GOV"));
            if !doers.is_empty() {
                actors.clear();
            }
        }
        actors.splice(0..0, doers);
    }

    /// Doers that only the clause above, or the head of a title, implies.
    pub(super) fn implied_actors(
        &self,
        resolver: &Resolver<'_, '_>,
        rule: &Rule,
        frame: &Frame,
        recipients: &[Entity],
    ) -> Vec<Entity> {
        let mut actors = Vec::new();
        if !rule.has_actor() {
            return actors;
        }
        let answered = rule.page.code == "REQUEST"
            && self
                .article
                .syntax
                .head(frame.trigger)
                .is_some_and(|word| self.coder.answers.answers(resolver.framer, word));
        if !(frame.passive || suffers(frame) || answered) && may_be_shared(&rule.page.code) {
            let topic = self.talks_about(frame.trigger);
            let said = |governor| self.words.is_speech(self.article, governor) || Some(governor) == topic;
            let above = control::above(self.article, resolver.framer, frame.trigger, said);
            // `شهدت باريس احتجاجات`: where it is does nothing.
            let doers = above.into_iter().filter(|argument| !frame.scene.contains(&argument.token));
            let named = doers.filter_map(|argument| resolver.subject(argument));
            actors.extend(named.filter(|one| !recipients.iter().any(|known| same(known, one))));
        }
        if actors.is_empty() {
            actors.extend(self.headline_state(resolver, frame));
        }
        actors
    }

    pub(super) fn participants(&self, resolver: &Resolver<'_, '_>, frame: &Frame, slots: &Slots) -> Vec<Entity> {
        let mut found: Vec<Entity> = Vec::new();
        for alternatives in &slots.0 {
            let mut filled: Vec<Entity> = Vec::new();
            for slot in alternatives {
                filled = match slot {
                    Slot::Speaker => resolver.speaker(frame.trigger).into_iter().collect(),
                    Slot::Party => {
                        let others = resolver.framer.parties(frame).into_iter();
                        others.filter(|a| self.may_act(*a)).flat_map(|a| resolver.entities(a)).collect()
                    }
                    slot => {
                        let arguments = frame.slot(*slot).into_iter().filter(|a| !self.is_told_apart(*slot, *a));
                        arguments.filter(|a| self.may_act(*a)).flat_map(|a| resolver.filling(*slot, a)).collect()
                    }
                };
                if !filled.is_empty() {
                    break;
                }
            }
            for entity in filled {
                if !found.iter().any(|known| same(known, &entity)) {
                    found.push(entity);
                }
            }
        }
        found
    }

    /// The town after which talks are named (`محادثات جنيف`, `اجتماع باريس`): it is where they are held, no party to them; so is
    /// the state of a summit (`قمة سنغافورة`) or of talks between others.
    pub(super) fn seat(&self, frame: &Frame, crowd: bool) -> Option<u32> {
        let nominal = self.article.word(frame.trigger).is_some_and(|word| word.pos != Pos::Verb);
        let among = |(slot, _): &(Slot, Argument)| {
            let Slot::Preposition(index) = slot else { return false };
            self.words.preposition(*index).is_some_and(|preposition| preposition.among)
        };
        // `احتجاجات العراق`: states do not protest in crowds.
        let host = crowd || self.finder().is_summit(frame.trigger) || frame.arguments().iter().any(among);
        let town = |argument: &Argument| {
            let mention = self.article.names.headed(argument.token);
            let at = mention.filter(|_| !argument.pronoun).and_then(|mention| mention.point.as_ref());
            at.is_some_and(|point| host || point.precision != "country")
        };
        let idafa = frame.arguments().get(frame.idafa.clone())?;
        let (_, argument) = idafa.iter().find(|(_, argument)| nominal && idafa.len() == 1 && town(argument))?;
        Some(argument.token)
    }

    /// A frame in which the dead and wounded do nothing (`قتلى في هجوم يستهدف تجمعا`).
    pub(super) fn without_dead_doers(&self, frame: &Frame) -> Frame {
        let mut living = frame.clone();
        living.arguments.retain(|(slot, argument)| {
            *slot != Slot::Subject
                || argument.pronoun
                || !phrase::name(self.article, argument.token).any(|token| self.is_victim(token))
        });
        living.idafa = living.idafa.start.min(living.arguments.len())..living.idafa.end.min(living.arguments.len());
        living
    }

    /// A frame without the one who only makes known whom force hit (`أعلنت الوزارة مقتل`): to announce it is to have done it for
    /// those alone who bear arms, and not to their own.
    pub(super) fn without_announcer(&self, resolver: &Resolver<'_, '_>, rule: &Rule, frame: Frame) -> Frame {
        let announced = frame.light.filter(|light| light.role == Role::Announcer);
        let Some(light) = announced.filter(|_| rule.page.code == "ASSAULT") else {
            return frame;
        };
        let announcers: Vec<u32> =
            resolver.framer.carriers(light, frame.trigger).into_iter().map(|(token, _)| token).collect();
        let victims = self.named_recipients(resolver, rule, &frame);
        let serves = |entity: &Entity| matches!(entity.sector.as_deref(), Some("MIL" | "COP"));
        let fired = |argument: &Argument| {
            resolver
                .subject(*argument)
                .is_some_and(|one| bears_arms(&one) && !(serves(&one) && victims.iter().any(serves)))
        };
        let mut frame = frame;
        frame.arguments.retain(|(slot, argument)| {
            *slot != Slot::Subject || !announcers.contains(&argument.token) || fired(argument)
        });
        frame.idafa = frame.idafa.start.min(frame.arguments.len())..frame.idafa.end.min(frame.arguments.len());
        frame
    }

    /// Whether a word is of persons dead or wounded.
    pub(super) fn is_victim(&self, token: u32) -> bool {
        let human = self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        human && self.coder.sizes.is_victim(self.article, token)
    }

    /// Who stands behind the things that fill the slots: `أشاد بمواقف الإمارات`, `قصفت طائرات التحالف`.
    fn owners(
        &self,
        resolver: &Resolver<'_, '_>,
        frame: &Frame,
        (code, slots): (&str, &Slots),
        answers: impl Fn(u32) -> bool,
    ) -> Vec<Entity> {
        let mut found: Vec<Entity> = Vec::new();
        for slot in slots.0.iter().flatten() {
            let things = frame.slot(*slot).into_iter();
            // `طلبا لاغتيال الرئيس`, `دعوة إلى زيارة بغداد`: what an act is for is nobody's thing.
            let purpose = |token: u32| {
                let masdar = self.article.word(token).is_some_and(|word| word.pos == Pos::Masdar);
                masdar && (self.is_under(token, Clitics::TO) || code == "REQUEST" && self.is_towards(token))
            };
            let is_thing =
                |argument: &Argument| !argument.pronoun && !purpose(argument.token) && answers(argument.token);
            for argument in things.filter(is_thing) {
                let owners = owner::owners(self.article, self.words, argument.token).into_iter();
                for entity in owners.filter_map(|token| resolver.owner(argument.token, token)) {
                    if !found.iter().any(|known| same(known, &entity)) {
                        found.push(entity);
                    }
                }
            }
            if !found.is_empty() {
                break;
            }
        }
        found
    }

    /// Whether a word names a place: it does nothing, nor does whose it is.
    fn is_place(&self, token: u32) -> bool {
        self.article.names.headed(token).is_some_and(|mention| mention.kind == Kind::Place)
    }

    /// A place is no participant.
    pub(super) fn may_act(&self, argument: Argument) -> bool {
        argument.pronoun || self.article.mention_of(argument.token).is_none_or(|mention| mention.kind != Kind::Place)
    }

    /// Whether casualties stand between a preposition such as `between` and are none of two sides: `بين قتيل وجريح`.
    fn is_told_apart(&self, slot: Slot, argument: Argument) -> bool {
        let Slot::Preposition(index) = slot else { return false };
        let among = self.words.preposition(index).is_some_and(|preposition| preposition.among);
        let definite = self.article.word(argument.token).is_some_and(|word| word.clitics.has(Clitics::ARTICLE));
        among && !definite && self.is_victim(argument.token)
    }

    /// Whether a word stands under the preposition that a prefix is.
    pub(super) fn is_under(&self, token: u32, prefix: Clitics) -> bool {
        let wanted = self.words.prefix_index(prefix);
        wanted.is_some() && self.article.syntax.preposition(token) == wanted
    }

    /// Whether a word stands under the free preposition of direction.
    fn is_towards(&self, token: u32) -> bool {
        let to = self.words.preposition_index(TOWARDS);
        to.is_some() && self.article.syntax.preposition(token) == to
    }

    /// The state that a title puts before a colon and its own act (`السعودية: اعتراض صاروخ`). Deaths are told from where
    /// they happen.
    fn headline_state(&self, resolver: &Resolver<'_, '_>, frame: &Frame) -> Option<Entity> {
        let article = self.article;
        let line = phrase::line(article, frame.trigger);
        let colon = line.start.checked_add(1).filter(|token| self.words.is_colon(article, *token))?;
        let state = article.names.headed(line.start).filter(|mention| mention.kind == Kind::State)?;
        let act = article.word(frame.trigger).is_some_and(|word| word.pos == Pos::Masdar);
        let opens = frame.trigger == colon + 1;
        let told = act && opens && !self.coder.sizes.is_casualty(article, frame.trigger);
        if told { resolver.entity(Argument::word(state.head)) } else { None }
    }
}

/// Whether the subject of the light verb suffers the event (`تعرض لهجوم`).
fn suffers(frame: &Frame) -> bool {
    frame.light.is_some_and(|light| light.role == Role::Recipient)
}

/// Whether an act of a type falls on those in a ship, an aircraft, a vehicle that it falls on.
fn falls_on_carriers(action: &str) -> bool {
    matches!(action, "ASSAULT" | "COERCE" | "RETREAT" | "REJECT" | "SANCTION" | "THREATEN")
}

/// Whether an act of a type that falls on a thing falls on whose it is: words do (`انتقد أداء الوزير`), bombs do not.
fn answers_for_things(action: &str) -> bool {
    is_speech_act(action) || matches!(action, "PROTEST" | "COERCE" | "SANCTION" | "AID" | "RETREAT" | "MOBILIZE")
}

/// Whether an act of a type that names no doer is likely done by the subject of the clause above it. The dead and the
/// demonstrators of a clause are seldom its subject's.
fn may_be_shared(action: &str) -> bool {
    matches!(
        action,
        "AGREE" | "AID" | "CONCEDE" | "COOPERATE" | "RETREAT" | "SANCTION" | "SUPPORT" | "REQUEST" | "COERCE"
    )
}

/// Whether whoever an act of a type comes from does it. What somebody retreats or asks from does not.
fn comes_from(action: &str) -> bool {
    matches!(action, "ASSAULT" | "THREATEN" | "AID" | "SUPPORT" | "ACCUSE" | "AGREE" | "CONCEDE")
}

/// Whether an entity is of those who bear arms.
pub(super) fn bears_arms(entity: &Entity) -> bool {
    matches!(entity.sector.as_deref(), Some("MIL" | "COP" | "REB" | "PRM" | "UAF" | "SPY" | "CRM" | "PRE"))
}

/// Whether the actor of a mention is only what the act moves, for want of another.
fn stands_for_doer(rule: &Rule, frame: &Frame) -> bool {
    let last = |slots: &Vec<Slot>| slots.len() > 1 && slots.last() == Some(&Slot::Object);
    let others = |slots: &Vec<Slot>| {
        slots.iter().filter(|slot| **slot != Slot::Object).any(|slot| frame.filling(*slot).next().is_some())
    };
    rule.actor.0.iter().any(|slots| last(slots) && !others(slots))
}
