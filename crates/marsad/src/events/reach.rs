//! What a trigger's prepositions name, in its own phrase and in those of its arguments.

use super::frame::{Argument, Frame};
use super::framer::Framer;
use super::light::Role;
use super::owner;
use super::phrase;
use super::slots::Slot;
use crate::morph::{Case, Clitics, NounKind, Pos};
use crate::names::Kind;
use crate::syntax::{Class, Relation, takes_up};

/// The free preposition of direction.
const TO: &str = "\u{625}\u{644}\u{649}";

impl Framer<'_, '_> {
    pub(super) fn obliques(&self, frame: &mut Frame, token: u32) {
        self.obliques_after(frame, token, 0);
    }

    /// What prepositions name about a token, behind another.
    pub(super) fn obliques_after(&self, frame: &mut Frame, token: u32, after: u32) {
        for child in self.article.syntax.related(token, Relation::Oblique).filter(|child| *child > after || after == 0)
        {
            if child == frame.trigger || self.article.syntax.ancestors(frame.trigger).any(|a| a == child) {
                continue;
            }
            let Some(index) = self.article.syntax.preposition(child) else { continue };
            let agent = self.words.preposition(index).is_some_and(|preposition| preposition.agent);
            let slot = if agent { Slot::Agent } else { Slot::Preposition(index) };
            let suffixed = self.article.word(child).is_some_and(|word| word.suffix.is_some() && !word.pos.is_nominal());
            if suffixed && self.counts_among(child, index) {
                continue;
            }
            match self.taken_up(token, child) {
                Some(noun) => self.add_all(frame, slot, noun, false),
                None if suffixed => frame.add(slot, Argument::pronoun(child)),
                None => self.add_all(frame, slot, child, false),
            }
            if self.words.prefix_index(Clitics::BY) == Some(index) {
                self.wielders(frame, child);
            }
        }
        // What stands after an idafa belongs to its first term as well: `جرائم حرب بحق المدنيين`.
        for genitive in self.article.syntax.related(token, Relation::Genitive) {
            let named = self.article.names.headed(genitive).is_some();
            if !named && genitive != frame.trigger && frame.arguments.len() < 32 {
                self.obliques(frame, genitive);
            }
        }
    }

    /// Whether a pronoun only says among whom those are that stand behind it: `عشر دول، بينها ألمانيا وهولندا`.
    fn counts_among(&self, pronoun: u32, preposition: usize) -> bool {
        let among = self.words.preposition(preposition).is_some_and(|preposition| preposition.among);
        let comma =
            pronoun.checked_sub(1).is_some_and(|before| self.words.class(self.article, before) == Some(Class::Comma));
        let named = self.article.word(pronoun + 1).is_none_or(|word| word.pos.is_nominal());
        among && comma && named
    }

    /// The noun that a relative clause describes, where a pronoun of the clause takes it up: `الاتفاق الذي توصلوا إليه`.
    fn taken_up(&self, verb: u32, pronoun: u32) -> Option<u32> {
        let syntax = &self.article.syntax;
        let noun = syntax.head(verb).filter(|_| syntax.relation(verb) == Relation::Relative)?;
        // `الهجمات التي شنوها عليها`: the verb has taken it up already.
        let free = self.article.word(verb).is_some_and(|word| word.suffix.is_none());
        (free && takes_up(self.article, pronoun, noun)).then_some(noun)
    }

    /// What hangs on the adjectives of a noun (`تدريبات مشتركة مع`), and behind a participle in a name on the name.
    pub(super) fn outer_obliques(&self, frame: &mut Frame) {
        let trigger = frame.trigger;
        let adjectives: Vec<u32> = self.article.syntax.related(trigger, Relation::Adjective).collect();
        for adjective in adjectives {
            self.obliques(frame, adjective);
        }
        if let Some(head) = self.within_name(trigger) {
            self.obliques_after(frame, head, trigger);
        }
    }

    /// Whose weapon it was done with: `برصاص القوات الإسرائيلية`, `بنيران مدفعية الجيش`, `بصواريخ إيرانية`.
    fn wielders(&self, frame: &mut Frame, weapon: u32) {
        if !self.article.lexeme(weapon).is_some_and(|lexeme| lexeme.kind.any(NounKind::WEAPON)) {
            return;
        }
        for owner in owner::owners(self.article, self.words, weapon) {
            frame.add(Slot::Agent, Argument::word(owner));
        }
    }

    /// Where somebody's own envoy serves, within the phrase that names him: `سفيرها لدى الهند`.
    fn posted(&self, envoy: u32) -> Option<(Slot, u32)> {
        let body = self.article.lexeme(envoy).is_some_and(|lexeme| lexeme.kind.any(NounKind::ORGANISATION));
        let own = body || self.article.word(envoy).is_some_and(|word| word.suffix.is_some());
        let mention = self.article.names.headed(envoy).filter(|_| own)?;
        let state = mention.tokens.clone().skip(1).find(|token| {
            self.article.names.headed(*token).is_some_and(|inner| inner.kind == Kind::State && *token > envoy)
        })?;
        let (index, width) = self.words.preposition_at(self.article, state.checked_sub(1)?)?;
        (width == 1).then_some((Slot::Preposition(index), state))
    }

    /// What a preposition names inside an argument's phrase fills the trigger's own slot where nothing else does: where it
    /// hangs is a guess of the syntax (`قطعت علاقاتها مع كندا`, `مذكرة توقيف بحق الحاكم`). Of a subject's phrase no place.
    pub(super) fn reach(&self, frame: &mut Frame) {
        let syntax = &self.article.syntax;
        let mut found: Vec<(Slot, u32)> = Vec::new();
        // `تعرضت قاعدة للجيش لهجوم`: whose that is which suffers it does not do it.
        let suffers = frame.light.is_some_and(|light| light.role == Role::Recipient);
        let to = self.words.prefix_index(Clitics::TO);
        for (slot, argument) in frame.arguments.iter().filter(|(_, argument)| !argument.pronoun) {
            let subject = *slot == Slot::Subject;
            // `هجوم استهدف مركزا للشرطة`: what belongs to the target is nothing to the act.
            let target = frame
                .light
                .is_some_and(|light| light.role == Role::Upon && syntax.head(argument.token) == Some(light.verb));
            // A place has nothing of its own: `احتج الطلاب في كابول ضد الحكومة`.
            let place = matches!(slot, Slot::Preposition(_))
                && self.article.mention_of(argument.token).is_some_and(|m| matches!(m.kind, Kind::Place | Kind::State));
            if target || !subject && !place && !matches!(slot, Slot::Object | Slot::Of) {
                continue;
            }
            for token in std::iter::once(argument.token).chain(syntax.related(argument.token, Relation::Genitive)) {
                for child in syntax.related(token, Relation::Oblique) {
                    let Some(index) = syntax.preposition(child) else { continue };
                    let Some(preposition) = self.words.preposition(index) else { continue };
                    if preposition.agent || subject && preposition.local || suffers && Some(index) == to {
                        continue;
                    }
                    found.push((Slot::Preposition(index), child));
                }
            }
        }
        // `اعترفت بالمدينة عاصمة لإسرائيل`: as what an act takes its object.
        let open =
            |token: &u32| *token > frame.trigger && self.article.word(*token).is_some_and(|word| word.pos == Pos::Noun);
        for token in syntax.related(frame.trigger, Relation::Other).filter(open) {
            let behind = syntax.related(token, Relation::Oblique);
            let next = behind.filter(|child| *child == token + 1);
            let to = next.filter(|child| syntax.preposition(*child) == self.words.prefix_index(Clitics::TO));
            found.extend(to.filter_map(|child| Some((Slot::Preposition(syntax.preposition(child)?), child))));
        }
        for (_, argument) in
            frame.arguments.iter().filter(|(slot, argument)| *slot == Slot::Object && !argument.pronoun)
        {
            // `مدد العقوبات التي يفرضها على روسيا`
            let Some(light) = self.light.relative(self.article, argument.token) else { continue };
            let asked = syntax.related(light.verb, Relation::Oblique).filter_map(|child| {
                let index = syntax.preposition(child)?;
                let preposition = self.words.preposition(index)?;
                (!preposition.local && !preposition.agent).then_some((Slot::Preposition(index), child))
            });
            found.extend(asked);
        }
        let objects = frame.filling(Slot::Object).filter(|argument| !argument.pronoun);
        found.extend(objects.flat_map(|argument| self.posted(argument.token)));
        let own: Vec<Slot> = frame.arguments.iter().map(|(slot, _)| *slot).collect();
        for (slot, token) in found.into_iter().filter(|(slot, _)| !own.contains(slot)) {
            let suffixed = self.article.word(token).is_some_and(|word| word.suffix.is_some() && !word.pos.is_nominal());
            if suffixed {
                frame.add(slot, Argument::pronoun(token));
            } else {
                self.add_all(frame, slot, token, false);
            }
        }
    }

    /// With whom what the trigger has as its object or behind a free preposition was agreed: behind a preposition of partners in its
    /// phrase or that of its participle (`الاتفاق المبرم مع طهران`), else the state that its adjective names.
    pub(super) fn parties(&self, frame: &Frame) -> Vec<Argument> {
        let syntax = &self.article.syntax;
        let free = |index: usize| {
            let by = self.words.prefix_index(Clitics::BY) == Some(index);
            !by && self.words.preposition(index).is_some_and(|preposition| !preposition.local && !preposition.temporal)
        };
        let asked = |slot: &Slot| match slot {
            Slot::Preposition(index) => free(*index),
            slot => matches!(slot, Slot::Object | Slot::Of),
        };
        let plain = |argument: &&Argument| !argument.pronoun && self.article.names.headed(argument.token).is_none();
        let accords =
            frame.arguments.iter().filter(|(slot, _)| asked(slot)).map(|(_, argument)| argument).filter(plain);
        let partner = |token: &u32| {
            let preposition = syntax.preposition(*token).and_then(|index| self.words.preposition(index));
            preposition.is_some_and(|preposition| preposition.partner)
        };
        let state = |token: &u32| self.article.names.headed(*token).is_some_and(|it| it.kind == Kind::State);
        let mut found: Vec<u32> = Vec::new();
        for accord in accords.map(|argument| argument.token) {
            let adjectives = || syntax.related(accord, Relation::Adjective);
            let words = std::iter::once(accord).chain(adjectives());
            let with: Vec<u32> =
                words.flat_map(|word| syntax.related(word, Relation::Oblique)).filter(partner).collect();
            if with.is_empty() { found.extend(adjectives().filter(state)) } else { found.extend(with) }
        }
        found.into_iter().flat_map(|token| self.joined(token)).map(Argument::word).collect()
    }

    /// Whether the spelling of a noun behind ب is a verbal noun's too: `قضت بسجن ثلاثة`.
    fn may_be_act(&self, token: u32) -> bool {
        let by = self.words.prefix_index(Clitics::BY);
        self.article.syntax.preposition(token) == by
            && self.article.analyses(token).iter().any(|reading| reading.pos == Pos::Masdar)
    }

    /// Who does what a noun names, by a preposition of doers behind it or a participle of it: `استخدام القوة من قبل الشرطة`, `السياسات
    /// المتبعة من قبل الحكومة`.
    pub(super) fn agents(&self, noun: u32) -> Vec<u32> {
        let syntax = &self.article.syntax;
        let doer = |token: &u32| {
            let preposition = syntax.preposition(*token).and_then(|index| self.words.preposition(index));
            preposition.is_some_and(|preposition| preposition.agent)
        };
        let words = std::iter::once(noun)
            .chain(syntax.related(noun, Relation::Adjective))
            .chain(syntax.related(noun, Relation::Genitive));
        let named = words.flat_map(|word| syntax.related(word, Relation::Oblique)).filter(doer);
        named.flat_map(|token| self.joined(token)).collect()
    }

    /// Whether a word behind ل or إلى names somebody.
    fn is_to_whom(&self, token: u32) -> bool {
        let to = [self.words.prefix_index(Clitics::TO), self.words.preposition_index(TO)];
        self.article.syntax.preposition(token).is_some_and(|index| to.contains(&Some(index)))
            && self.article.names.headed(token).is_some_and(|mention| mention.kind != Kind::Place)
    }

    /// Who would do the content and to whom: the subject and the object of a masdar that the trigger takes.
    pub(super) fn content(&self, frame: &mut Frame) {
        let inner: Vec<(Slot, u32)> = frame
            .arguments
            .iter()
            .filter(|(slot, argument)| {
                let when = |index: usize| self.words.preposition(index).is_some_and(|p| p.temporal);
                (matches!(slot, Slot::Object) || matches!(slot, Slot::Preposition(index) if !when(*index)))
                    && !argument.pronoun
                    && self.article.mention_of(argument.token).is_none()
                    && (self
                        .article
                        .lexeme(argument.token)
                        .is_some_and(|lexeme| lexeme.verb.is_some() || lexeme.kind.any(NounKind::EVENT))
                        || self.may_be_act(argument.token))
            })
            .map(|(slot, argument)| (*slot, argument.token))
            .collect();
        let by = self.words.prefix_index(Clitics::BY).map(Slot::Preposition);
        let (mut found, mut suffering, mut gaining) = (Vec::new(), Vec::new(), Vec::new());
        for (slot, masdar) in inner {
            let phrase = phrase::tokens(self.article, masdar).into_iter();
            gaining.extend(phrase.filter(|token| self.is_to_whom(*token)));
            let noun = self.article.lexeme(masdar).is_some_and(|lexeme| lexeme.verb.is_none());
            let transitive = self.is_transitive(masdar) || noun && self.may_be_act(masdar);
            let objects: Vec<u32> = self.article.syntax.related(masdar, Relation::Object).collect();
            for genitive in self.article.syntax.related(masdar, Relation::Genitive) {
                let accusative = self.article.word(genitive).is_some_and(|w| w.features.case == Some(Case::Accusative));
                if !transitive && !accusative {
                    found.extend(self.joined(genitive));
                } else if transitive && objects.is_empty() {
                    suffering.extend(self.joined(genitive));
                }
            }
            // `نددت بالهجمات التي يشنها المتمردون`
            let told =
                (slot == Slot::Object || Some(slot) == by).then(|| self.light.relative(self.article, masdar)).flatten();
            if let Some(light) = told.filter(|light| light.role == Role::Actor) {
                let doers = self.subjects(light.verb, 0).into_iter().filter(|(doer, _)| *doer != light.verb);
                found.extend(doers.flat_map(|(doer, _)| self.joined(doer)));
            }
            suffering.extend(objects.into_iter().flat_map(|object| self.joined(object)));
            found.extend(self.agents(masdar));
            for adjective in self.article.syntax.related(masdar, Relation::Adjective) {
                if self.article.mention_of(adjective).is_some_and(|mention| mention.kind == Kind::State) {
                    found.push(adjective);
                }
            }
        }
        for token in gaining {
            frame.add(Slot::Gain, Argument::word(token));
        }
        for token in found {
            frame.add(Slot::Content, Argument::word(token));
        }
        for token in suffering {
            frame.add(Slot::Patient, Argument::word(token));
        }
    }
}
