//! From arguments to the entities of a record.

use super::frame::Argument;
use super::framer::Framer;
use super::nation::is_nation;
use super::owner;
use super::phrase;
use super::reference;
use super::slots::Slot;
use super::source::{Found, Speech};
use crate::article::Article;
use crate::morph::{Analysis, Clitics, NounKind, Number, Person, Pos};
use crate::names::{Kind, Mention, Sector};
use crate::record::Entity;
use crate::syntax::{Relation, suffix_agrees};

/// The code of the sector of armed forces.
const MILITARY: &str = "MIL";
/// The code of a sector that nothing tells.
const UNKNOWN: &str = "UNK";

/// Resolves arguments.
pub(super) struct Resolver<'r, 'a> {
    pub article: &'r Article<'a>,
    pub framer: &'r Framer<'r, 'a>,
    pub speech: &'r Speech,
    /// Whether the act is done, not said: of such an official says `we` for his state.
    pub deed: bool,
    /// Whether the act is one of force, which is done to persons.
    pub force: bool,
    /// Whether the act is mostly one between states.
    pub states: bool,
}

impl Resolver<'_, '_> {
    /// The entity of an argument; none where it is no participant.
    pub fn entity(&self, argument: Argument) -> Option<Entity> {
        if argument.pronoun {
            return self.pronoun(argument.token, true);
        }
        let mention = self.article.mention_of(argument.token);
        // `واعتقلت بعضهم`
        let some = |word: &Analysis| {
            word.pos == Pos::Quantifier && word.suffix.is_some_and(|suffix| suffix.number == Number::Plural)
        };
        if mention.is_none() && self.article.word(argument.token).is_some_and(some) {
            return self.pronoun(argument.token, true);
        }
        let mention =
            mention.filter(|mention| mention.kind == Kind::State).and_then(|_| self.person(argument.token)).or(mention);
        match mention.or_else(|| self.apposed(argument.token)) {
            Some(mention) => Some(self.like_equal(argument.token, self.mentioned(mention))),
            None => self.described(argument.token),
        }
    }

    /// Who is named right behind a noun that only says what he is: `إلى العاصمة صنعاء`, `المتطوعة في المستشفى رزان النجار`.
    fn apposed(&self, noun: u32) -> Option<&Mention> {
        let mut named = self.article.syntax.related(noun, Relation::Apposition);
        let mention = named.find_map(|token| self.article.names.headed(token))?;
        let human = || self.article.lexeme(noun).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        (mention.kind == Kind::State || mention.kind == Kind::Person && human()).then_some(mention)
    }

    /// The person whose name stands behind the adjective of his state: `التونسي أنيس العامري`.
    fn person(&self, nisba: u32) -> Option<&Mention> {
        self.article.word(nisba).filter(|word| word.pos == Pos::Adjective)?;
        let mut named = self.article.syntax.related(nisba, Relation::Apposition);
        named.find_map(|token| self.article.names.headed(token)).filter(|mention| mention.kind == Kind::Person)
    }

    /// The entities of what fills a slot. A verb may hold two pronouns: its person is the subject, its suffix the object.
    pub fn filling(&self, slot: Slot, argument: Argument) -> Vec<Entity> {
        match slot {
            Slot::Subject if argument.pronoun && self.framer.is_verb(argument.token) => {
                self.pronouns(argument.token, false)
            }
            _ => self.entities(argument),
        }
    }

    /// Whom the pronoun on a word means that does not mean the one whose act the word names, within the sentence.
    pub fn other_than(&self, token: u32, doer: &Entity) -> Option<Entity> {
        let shape = reference::shape(self.article, token, true)?;
        let mentions = self.article.names.mentions.iter();
        let acting = mentions.into_iter().find(|mention| super::assemble::same(&self.mentioned(mention), doer))?;
        let index = reference::antecedent(self.article, token, shape, Some(acting))?;
        let mention = self.article.names.mentions.get(index).filter(|mention| mention.kind != Kind::Place)?;
        let near = phrase::sentence(self.article, token)?.tokens.contains(&mention.head);
        near.then(|| self.noting_pronoun(self.mentioned(mention), token))
    }

    /// The entity of a subject, which a verb's person may be.
    pub fn subject(&self, argument: Argument) -> Option<Entity> {
        if argument.pronoun && self.framer.is_verb(argument.token) {
            return self.pronoun(argument.token, false);
        }
        self.entity(argument)
    }

    /// The entities of an argument: one, or those whom `الجانبان` and its like mean together.
    pub fn entities(&self, argument: Argument) -> Vec<Entity> {
        if argument.pronoun {
            return self.pronouns(argument.token, true);
        }
        let mention = self.article.mention_of(argument.token);
        let both = mention.map(|mention| self.parties(mention)).filter(|both| !both.is_empty());
        let pair = || self.pair(argument.token).or_else(|| self.sides(argument.token).filter(|_| mention.is_none()));
        match both.or_else(pair) {
            Some(both) => both,
            _ => self.entity(argument).into_iter().collect(),
        }
    }

    /// Those whom a noun such as `الجانبان` means together.
    fn parties(&self, mention: &Mention) -> Vec<Entity> {
        let parties = mention.parties.iter().filter_map(|id| self.article.names.mentions.get(id.0 as usize));
        let named = |party: &Mention| Entity {
            resolved_from: Some(self.article.text_of(&mention.name).to_owned()),
            ..self.named(party)
        };
        parties.map(named).collect()
    }

    /// The entities of a pronoun: one, or those whom a dual or plural means together (`بحث ماكرون وكونتي تعاونهما`).
    fn pronouns(&self, token: u32, suffix_first: bool) -> Vec<Entity> {
        let shape = reference::shape(self.article, token, suffix_first);
        let meant = shape.zip(self.meant(token, suffix_first));
        let several = meant.map(|(shape, mention)| {
            if reference::is_group(self.article, mention, shape) {
                let group = reference::joined(self.article, mention);
                let members = group.iter().filter_map(|index| self.article.names.mentions.get(*index));
                return members.filter_map(|member| self.entity(Argument::word(member.head))).collect();
            }
            self.parties(mention)
        });
        let several: Vec<Entity> = several.unwrap_or_default();
        if several.is_empty() {
            return self.pronoun(token, suffix_first).into_iter().collect();
        }
        several.into_iter().map(|entity| self.noting_pronoun(entity, token)).collect()
    }

    /// A ship, an aircraft, a vehicle as those in it; whose they are is told by those whom its phrase names.
    pub fn aboard(&self, thing: u32) -> Option<Entity> {
        let carries = self.article.lexeme(thing).is_some_and(|lexeme| lexeme.kind.any(NounKind::VEHICLE));
        if !carries {
            return None;
        }
        let named = owner::owners(self.article, self.framer.words, thing).first().copied();
        let owner = named.and_then(|named| self.owner(thing, named));
        Some(Entity {
            country: owner.as_ref().and_then(|owner| owner.country.clone()),
            sector: Some(owner.and_then(|owner| owner.sector).unwrap_or_else(|| UNKNOWN.to_owned())),
            ..self.stretch(&phrase::name(self.article, thing))
        })
    }

    /// Who stands behind a thing, by one that its phrase names. The arms and ships of a state are its army.
    pub fn owner(&self, thing: u32, named: u32) -> Option<Entity> {
        let mut entity = self.entity(Argument::word(named))?;
        let state = self.article.names.headed(named).is_some_and(|mention| mention.kind == Kind::State);
        let armed = self.article.lexeme(thing).is_some_and(|lexeme| lexeme.kind.any(NounKind::WEAPON));
        if state && armed {
            let (line, start, end, text) = self.article.stretch_of(&phrase::name(self.article, thing));
            (entity.line, entity.start, entity.end, entity.text) = (line, start, end, text);
            entity.sector = Some(MILITARY.to_owned());
            (entity.id, entity.name, entity.name_en) = (None, None, None);
        }
        Some(entity)
    }

    /// The entity of the one who says so.
    pub fn source(&self, found: Found) -> Option<Entity> {
        if found.pronoun {
            return self.pronoun(found.token, false);
        }
        self.article
            .mention_of(found.token)
            .map(|mention| self.mentioned(mention))
            .or_else(|| Some(self.stretch(&phrase::name(self.article, found.token))))
    }

    /// Whoever speaks where a token stands.
    pub fn speaker(&self, token: u32) -> Option<Entity> {
        let found = self.speech.speaking(self.article, self.framer, token)?;
        if found.token == token {
            return None;
        }
        self.source_once(found)
    }

    /// The mention itself, or the fullest one of the same entity.
    pub(super) fn mentioned(&self, mention: &Mention) -> Entity {
        // A description that introduces somebody (`قس أميركي`) is his name in its line.
        if mention.name.len() > 1 && self.introduces(mention) {
            return self.named(mention);
        }
        let full = mention.referent.and_then(|id| self.article.names.mentions.get(id.0 as usize));
        let mut entity = self.named(full.unwrap_or(mention));
        if let Some(full) = full
            && self.line(full.head) != self.line(mention.head)
        {
            entity.resolved_from = Some(self.article.text_of(&mention.name).to_owned());
        }
        entity
    }

    /// Whether a mention only describes, and as somebody new: nouns and adjectives, none with the article.
    fn introduces(&self, mention: &Mention) -> bool {
        mention.name.clone().all(|token| {
            self.article.word(token).is_some_and(|word| {
                (matches!(word.pos, Pos::Noun | Pos::Adjective) || word.pos.is_adjectival())
                    && !word.clitics.has(Clitics::ARTICLE)
                    && word.suffix.is_none()
            })
        })
    }

    fn line(&self, token: u32) -> u32 {
        self.article.tokens.get(token as usize).map_or(0, |token| token.line)
    }

    fn named(&self, mention: &Mention) -> Entity {
        let mut entity = self.stretch(&mention.name);
        entity.name.clone_from(&mention.canonical);
        entity.name_en.clone_from(&mention.english);
        entity.id.clone_from(&mention.id);
        entity.country = self.own_country(mention).or_else(|| mention.country().map(str::to_owned));
        let sector = if self.states && is_nation(self.article, mention) { Some(Sector::Gov) } else { mention.sector };
        entity.sector = sector.map(|sector| sector.code().to_owned());
        entity.role.clone_from(&mention.role);
        entity
    }

    /// A noun of persons or bodies that the names stage left alone.
    fn described(&self, token: u32) -> Option<Entity> {
        if let Some(counted) = self.counted(token) {
            return Some(counted);
        }
        if self.is_bare_quality(token) {
            let sector = Some(Sector::Cvl.code().to_owned());
            return Some(Entity { country: self.setting(token), sector, ..self.stretch(&(token..token + 1)) });
        }
        let lexeme = self.article.lexeme(token)?;
        let kind = lexeme.kind;
        let human = kind.any(NounKind::HUMAN) || self.is_of_persons(token);
        // `قصف قاعدة جوية`: what stands somewhere is where force is used; `قاعدة للجيش` hits those who hold it.
        if self.force && !human && kind.any(NounKind::PLACE) {
            let holder = owner::holder(self.article, self.framer.words, token)?;
            return self.entity(Argument::word(holder)).filter(super::parties::bears_arms);
        }
        if !human && !kind.any(NounKind(NounKind::GROUP.0 | NounKind::ORGANISATION.0)) {
            return None;
        }
        // `تجمعات للمتمردين`: they are whose they are.
        if !human
            && !kind.any(NounKind::ORGANISATION)
            && let Some(holder) = owner::holder(self.article, self.framer.words, token)
        {
            return self.entity(Argument::word(holder));
        }
        let country = self.home(token).or_else(|| if human { self.setting(token) } else { None });
        // A gathering, a convoy of whom nothing is said is nobody.
        if !human && !kind.any(NounKind::ORGANISATION) && country.is_none() {
            return None;
        }
        let sector = human.then(|| Sector::Cvl.code().to_owned());
        Some(Entity { country, sector, ..self.stretch(&phrase::name(self.article, token)) })
    }

    /// An entity with the text of a range, prefixed prepositions and conjunctions cut off.
    pub(super) fn stretch(&self, range: &std::ops::Range<u32>) -> Entity {
        let (line, start, end, text) = self.article.stretch_of(range);
        Entity { text, line, start, end, ..Entity::default() }
    }

    pub(super) fn pronoun(&self, token: u32, suffix_first: bool) -> Option<Entity> {
        let shape = reference::shape(self.article, token, suffix_first)?;
        if shape.person == Some(Person::First) {
            let entity = self.own_state(token, shape).or_else(|| self.speaker(token))?;
            return Some(self.noting_pronoun(entity, token));
        }
        self.meant(token, suffix_first).map(|mention| self.noting_pronoun(self.mentioned(mention), token))
    }

    /// The mention that a pronoun of the second or third person means.
    fn meant(&self, token: u32, suffix_first: bool) -> Option<&Mention> {
        let shape = reference::shape(self.article, token, suffix_first)?;
        if shape.person == Some(Person::First) || suffix_first && self.means_thing(token) {
            return None;
        }
        if let Some(verb) = self.dropping(token, shape).filter(|_| suffix_first) {
            return self.meant(verb, false);
        }
        let mention = match self.same_speaker(token, shape).filter(|_| !suffix_first) {
            Some(mention) => mention,
            None => {
                let other = self.counterpart(token, suffix_first);
                // `بعد اعتقاله، أعلن المحامي`: who suffers force may be anybody told of before.
                let ahead = reference::subject_ahead(self.article, token).filter(|_| suffix_first && !self.force);
                let index = reference::nearest(self.article, token, shape, (other, ahead))?;
                self.article.names.mentions.get(index)?
            }
        };
        (mention.kind != Kind::Place).then_some(mention)
    }

    /// The verb without a subject of its own above a noun whose pronoun means the same: `وأعلنت رفضها`, `وهددت بسحب قواتها`.
    fn dropping(&self, noun: u32, shape: reference::Shape) -> Option<u32> {
        let word = self.article.word(noun)?;
        let owned = word.suffix.is_some() && word.pos.is_nominal() && word.pos != Pos::Pronoun;
        let syntax = &self.article.syntax;
        let verb = syntax.ancestors(noun).take(3).find(|above| self.framer.is_verb(*above)).filter(|_| owned)?;
        let dropped = self.framer.subjects(verb, 0).into_iter().any(|(subject, _)| subject == verb);
        let told = reference::shape(self.article, verb, false)?;
        (dropped && !syntax.passive(verb) && verb < noun && told == shape).then_some(verb)
    }

    /// Whom a pronoun cannot mean: a suffix of a verb or of its preposition not the verb's subject (`طلبت منهم`), the subject of
    /// a relative clause not the one whom the clause describes by a suffix (`العقوبات التي يفرضها`).
    fn counterpart(&self, token: u32, suffix_first: bool) -> Option<&Mention> {
        let syntax = &self.article.syntax;
        let word = self.article.word(token)?;
        let suffixed = word.suffix.is_some() || word.pos == Pos::Pronoun;
        if !suffix_first {
            let described = syntax.head(token).filter(|_| suffixed && syntax.relation(token) == Relation::Relative)?;
            return self.article.names.headed(described);
        }
        let verb = if self.framer.is_verb(token) { token } else { syntax.head(token)? };
        let acts = |word: &Analysis| word.pos == Pos::Verb || word.pos.is_adjectival();
        let nominal = word.pos.is_nominal() && word.pos != Pos::Pronoun;
        if !suffixed || nominal || !self.article.word(verb).is_some_and(acts) {
            return None;
        }
        let (subject, _) = self.framer.subjects(verb, 0).into_iter().next()?;
        if !self.framer.is_verb(subject) {
            return self.article.names.headed(subject);
        }
        let shape = reference::shape(self.article, subject, false)?;
        let index = reference::antecedent(self.article, subject, shape, None)?;
        self.article.names.mentions.get(index)
    }

    /// The state for which an official says `لن نسمح`, where it is what he told of before in the line.
    fn own_state(&self, token: u32, shape: reference::Shape) -> Option<Entity> {
        if shape.number != Some(Number::Plural) {
            return None;
        }
        let found = self.speech.speaking(self.article, self.framer, token)?;
        let speaker = self.speaking(found)?;
        let line = phrase::line(self.article, token);
        let mentions = self.article.names.mentions.iter().rev();
        let state = |mention: &&Mention| {
            matches!(mention.kind, Kind::State | Kind::People)
                && mention.country.is_some()
                && mention.country == speaker.country
                && (line.start.max(found.cue)..token).contains(&mention.head)
                && self.article.syntax.relation(mention.head) == Relation::Subject
        };
        let told = mentions.into_iter().find(state).map(|mention| self.mentioned(mention));
        told.or_else(|| if self.deed { self.state_of(token, speaker) } else { None })
    }

    /// Whether the pronoun on a joined verbal noun means the thing that its equal is done to: `اعتراض الصاروخ وتدميره`.
    fn means_thing(&self, token: u32) -> bool {
        let syntax = &self.article.syntax;
        let masdar = self.article.word(token).is_some_and(|word| word.pos == Pos::Masdar);
        let Some(equal) = syntax.head(token).filter(|_| masdar && syntax.relation(token) == Relation::Conjunct) else {
            return false;
        };
        let mut done_to = syntax.related(equal, Relation::Genitive).chain(syntax.related(equal, Relation::Object));
        // `حجز حريتها وتكبيلها`
        let somebodys = |thing: u32| self.article.word(thing).is_some_and(|word| word.suffix.is_some());
        done_to.any(|thing| {
            self.article.names.headed(thing).is_none() && !somebodys(thing) && suffix_agrees(self.article, token, thing)
        })
    }

    /// The mention of one who speaks.
    fn speaking(&self, found: Found) -> Option<&Mention> {
        if !found.pronoun {
            return self.article.mention_of(found.token);
        }
        let shape = reference::shape(self.article, found.token, false)?;
        let index = reference::antecedent(self.article, found.token, shape, None)?;
        self.article.names.mentions.get(index)
    }

    /// The nearest mention of a state by its name: whoever governs it speaks for it of what is done (`سندعمهم`).
    fn state_of(&self, token: u32, speaker: &Mention) -> Option<Entity> {
        let governs = matches!(speaker.sector, Some(Sector::Gov | Sector::Mil));
        let named = |mention: &&Mention| {
            mention.kind == Kind::State
                && governs
                && self.article.syntax.head(mention.head) != Some(token)
                && mention.country.is_some()
                && mention.country == speaker.country
                && self.article.word(mention.head).is_none_or(|word| word.pos == Pos::Name)
        };
        let nearest = self.article.names.mentions.iter().filter(named);
        nearest.min_by_key(|mention| mention.head.abs_diff(token)).map(|mention| self.named(mention))
    }

    /// A source that is itself a pronoun is resolved by its shape alone, so that two cannot wait for each other.
    fn source_once(&self, found: Found) -> Option<Entity> {
        if !found.pronoun {
            return self.source(found);
        }
        let shape = reference::shape(self.article, found.token, false)?;
        if let Some(mention) = self.same_speaker(found.token, shape) {
            return Some(self.mentioned(mention));
        }
        let index = reference::antecedent(self.article, found.token, shape, None)?;
        self.article.names.mentions.get(index).map(|mention| self.mentioned(mention))
    }

    /// The one whose speech goes on with a verb that names no subject.
    fn same_speaker(&self, verb: u32, shape: reference::Shape) -> Option<&Mention> {
        let speaker = self.speech.goes_on(self.article, self.framer, verb)?;
        self.article.mention_of(speaker).filter(|mention| reference::fits(self.article, mention, shape))
    }

    fn noting_pronoun(&self, mut entity: Entity, token: u32) -> Entity {
        entity.resolved_from = Some(self.article.text(token).to_owned());
        entity
    }
}
