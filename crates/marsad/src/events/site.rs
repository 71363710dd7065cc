//! Sites: places that a phrase tells of, named ones and such as no table has (`سوق مزدحمة`, `مقر الحزب`, `حدود غزة`).

use std::ops::Range;

use super::met::Met;
use super::phrase;
use super::site_words::Sites;
use crate::article::Article;
use crate::morph::{Clitics, NounKind, Person, Pos};
use crate::names::{Kind, Mention};
use crate::record::{Place, Span};
use crate::syntax::{Class, Relation, Words};
use crate::text::TokenKind;

/// How many words before a clause its place may begin.
const WHERE: u32 = 6;

/// A place in the text.
#[derive(Debug, Clone)]
pub(super) struct Site<'m> {
    /// The words that tell it.
    pub name: Range<u32>,
    /// The place of a table that it is, or lies in.
    pub anchor: Option<&'m Mention>,
    /// Whether a name alone tells it.
    pub named: bool,
    /// Whether its noun says little of where, and nothing tells in what place it lies: `مواقع استراتيجية`.
    pub vague: bool,
    /// Whether it is the state spoken of, by a noun that says no more: `في البلاد`.
    pub land: bool,
}

impl<'m> Site<'m> {
    pub fn named(mention: &'m Mention) -> Self {
        Self { name: mention.name.clone(), anchor: Some(mention), named: true, vague: false, land: false }
    }

    /// Whether it is a state, not a town that may stand for one.
    pub fn is_state(&self) -> bool {
        self.named && self.anchor.is_some_and(|mention| mention.kind == Kind::State && !is_town(mention))
    }

    /// The place as records tell it.
    pub fn place(&self, article: &Article<'_>) -> Place {
        let (line, start, end, text) = article.stretch_of(&self.name);
        let anchor = self.anchor;
        let point = anchor.and_then(|mention| mention.point.as_ref());
        let town = point.and_then(|point| point.town.clone());
        let [name, english] = town.map_or_else(
            || {
                [
                    anchor.and_then(|mention| mention.canonical.clone()),
                    anchor.and_then(|mention| mention.english.clone()),
                ]
            },
            |town| town.map(Some),
        );
        Place {
            text,
            line,
            offsets: Span { start, end },
            name,
            name_en: english,
            country: anchor.and_then(Mention::country).map(str::to_owned),
            admin1: point.and_then(|point| point.admin1.clone()),
            lat: point.map(|point| point.latitude),
            lon: point.map(|point| point.longitude),
            geonames: point.and_then(|point| point.geonames),
            precision: point.map_or("country", |point| point.precision).to_owned(),
        }
    }
}

/// Finds sites in an article.
#[derive(Clone, Copy)]
pub(super) struct Finder<'s, 'a> {
    pub met: &'s Met<'s, 'a>,
    pub words: &'s Words,
    pub sites: &'s Sites,
}

impl<'s, 'a> Finder<'s, 'a> {
    pub(super) fn article(&self) -> &'s Article<'a> {
        self.met.article
    }

    /// The place that a phrase names: its own mention, one in its idafa (`وسط بغداد`, `محافظة حلب`), or its noun.
    pub fn at(&self, token: u32) -> Option<Site<'s>> {
        let article = self.article();
        let is_place =
            |mention: &&Mention| mention.point.is_some() || matches!(mention.kind, Kind::Place | Kind::State);
        let mut at = token;
        for _ in 0..4 {
            if let Some(mention) = article.mention_of(at).filter(is_place) {
                return Some(Site::named(mention));
            }
            if let Some(mention) = article.mention_of(at).and_then(|body| self.seat(body)) {
                return Some(Site::named(mention));
            }
            if let Some(site) = self.land(at) {
                return Some(site);
            }
            // `في العاصمة طهران`
            let mut apposed = article.syntax.related(at, Relation::Apposition);
            if let Some(town) = apposed.find_map(|name| article.names.headed(name).filter(is_place)) {
                return Some(Site::named(town));
            }
            if self.is_of_site(token, at)
                && let Some(site) = self.described(at)
            {
                return Some(site);
            }
            if article.verb(at).is_some() && !self.met.has(at, self.sites.parts) {
                return None;
            }
            let genitive = article.syntax.related(at, Relation::Genitive).next();
            let state =
                |token: &u32| article.names.headed(*token).is_some_and(|it| it.kind == Kind::State && !is_town(it));
            // `بموقف الأردن`, `في سياسة إيران`: whose it is, not where.
            if genitive.is_some_and(|genitive| state(&genitive)) && !self.is_spatial(at) {
                return None;
            }
            let Some(next) = genitive.or_else(|| self.of_which(at)) else {
                return self.taken_up(at).map(Site::named);
            };
            at = next;
        }
        None
    }

    /// Whether a noun may say where in a state something is: a noun of place or of a part, or one that no lexicon knows.
    fn is_spatial(&self, noun: u32) -> bool {
        let article = self.article();
        let Sites { more, bare, none, parts, edges, sides, .. } = self.sites;
        let known = article.lexeme(noun);
        known.is_none_or(|lexeme| lexeme.kind.any(NounKind::PLACE) || lexeme.kind.any(NounKind::EVENT))
            || [more, bare, none, parts, edges, sides].into_iter().any(|set| self.met.has(noun, *set))
    }

    /// Of what a word takes a part: `أنحاء متفرقة من الضفة`, `عدد من المواقع`.
    fn of_which(&self, part: u32) -> Option<u32> {
        let article = self.article();
        let of = |token: &u32| {
            let preposition = article.syntax.preposition(*token).and_then(|index| self.words.preposition(index));
            preposition.is_some_and(|preposition| preposition.doer)
        };
        let mut behind = article.syntax.related(part, Relation::Oblique).filter(of);
        if self.met.has(part, self.sites.parts) { behind.next() } else { None }
    }

    /// The state told of, where a noun means it by itself: `في البلاد`.
    fn land(&self, noun: u32) -> Option<Site<'s>> {
        let article = self.article();
        let word = article.word(noun)?;
        let alone = word.clitics.has(Clitics::ARTICLE)
            && article.mention_of(noun).is_none()
            && article.syntax.related(noun, Relation::Adjective).next().is_none();
        if !alone || !self.met.has(noun, self.sites.lands) {
            return None;
        }
        Some(Site { name: noun..noun + 1, anchor: self.state_told(noun), named: false, vague: false, land: true })
    }

    /// The state of which an article tells before a word: the one that most names of places and states belong to.
    fn state_told(&self, before: u32) -> Option<&'s Mention> {
        let mentions = &self.article().names.mentions;
        let states = || mentions.iter().filter(|mention| mention.kind == Kind::State && mention.country.is_some());
        let of = |state: &Mention| {
            let of = |other: &&Mention| {
                matches!(other.kind, Kind::State | Kind::Place) && other.country == state.country && other.head < before
            };
            mentions.iter().filter(of).count()
        };
        states().filter(|state| !is_town(state)).max_by_key(|state| (of(state), std::cmp::Reverse(state.head)))
    }

    /// Whether the words from the head of a phrase to a noun in it only take parts of what the noun names.
    fn is_of_site(&self, head: u32, noun: u32) -> bool {
        (head..noun).all(|token| self.met.has(token, self.sites.parts))
    }

    /// The place behind several people, of which their phrase made a part of what they are.
    pub fn beside_people(&self, token: u32) -> Option<Site<'s>> {
        let article = self.article();
        let people = article.mention_of(token).filter(|mention| mention.kind == Kind::People)?;
        self.seat(people).map(Site::named)
    }

    /// Whether a preposition says where, of the noun that it governs.
    pub fn is_local(&self, token: u32) -> bool {
        let article = self.article();
        let Some(preposition) = article.syntax.preposition(token).and_then(|index| self.words.preposition(index))
        else {
            // `قتل ثلاثة شرقي حلب`
            let place = article.names.headed(token).is_some_and(|mention| mention.kind == Kind::Place);
            return place && self.met.has(token, self.sites.sides);
        };
        // A preposition that a word asks for (`رحب بتركيا`) says nothing of where.
        let asked = || {
            let governor = article.syntax.head(token);
            article.mention_of(token).is_some_and(|mention| mention.kind == Kind::State)
                && preposition.form.chars().count() == 1
                && governor.is_some_and(|governor| article.takes(governor, &preposition.form))
        };
        if preposition.local { !asked() } else { preposition.edge && self.met.has(token, self.sites.edges) }
    }

    /// Whether a token names a place behind ب.
    pub fn is_behind_by(&self, token: u32) -> bool {
        let by = self.words.prefix_index(Clitics::BY);
        by.is_some() && self.article().syntax.preposition(token) == by && self.article().names.headed(token).is_some()
    }

    /// Whether a noun of a meeting is one that is named after where it is held.
    pub fn is_summit(&self, noun: u32) -> bool {
        self.met.has(noun, self.sites.summits)
    }

    /// Whether a noun is of a gathering at which somebody speaks.
    pub fn is_occasion(&self, noun: u32) -> bool {
        self.met.has(noun, self.sites.occasions)
    }

    /// Whether a noun is of a state of things, of which somebody speaks elsewhere.
    pub fn is_topic(&self, noun: u32) -> bool {
        self.met.has(noun, self.sites.topics)
    }

    /// Whether a noun tells of coming to a place.
    pub fn is_arrival(&self, noun: u32) -> bool {
        self.met.has(noun, self.sites.arrivals)
    }

    /// Whether a noun names an act, not somebody.
    pub fn is_act(&self, token: u32) -> bool {
        let article = self.article();
        if article.mention_of(token).is_some() {
            return false;
        }
        article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::EVENT))
            || article.word(token).is_some_and(|word| word.pos == Pos::Masdar)
    }

    /// Where a court sits that judges: `قضت محكمة في إسطنبول`.
    pub fn court(&self, token: u32) -> Option<Site<'s>> {
        let article = self.article();
        let court = article.names.headed(token).filter(|mention| mention.kind == Kind::Organisation)?;
        self.seat(court).filter(|_| self.is_court(token)).map(Site::named)
    }

    /// Whether a noun is of a court.
    pub fn is_court(&self, noun: u32) -> bool {
        self.met.has(noun, self.sites.courts)
    }

    /// Where a body or people named with their place are: `وزارة الدفاع في كابول`, not `ممثلين عن الولايات المتحدة`.
    pub(super) fn seat(&self, body: &Mention) -> Option<&'s Mention> {
        let article = self.article();
        let local = |before: u32| {
            let led = article.word(before).is_some_and(|word| word.pos == Pos::Preposition);
            let index = self.words.preposition_at(article, before).filter(|_| led).map(|(index, _)| index);
            index.and_then(|index| self.words.preposition(index)).is_some_and(|preposition| preposition.local)
        };
        article.names.mentions.iter().find(|mention| {
            mention.head > body.head
                && body.tokens.contains(&mention.head)
                && matches!(mention.kind, Kind::Place | Kind::State)
                && local(mention.head - 1)
        })
    }

    /// The place that a title opens with: `العراق: مقتل خمسة`, `أفغانستان.. قتلى في تفجير`.
    pub fn heading(&self, trigger: u32) -> Option<Site<'s>> {
        let article = self.article();
        let line = phrase::line(article, trigger);
        let mention = article.mention_of(line.start).filter(|_| line.start == 0 && trigger > 0)?;
        let place = matches!(mention.kind, Kind::Place | Kind::State) && mention.tokens.start == 0;
        // `فرنسا: قائد عملية قتل …`: what somebody is known for.
        let mut above = article
            .syntax
            .ancestors(trigger)
            .take_while(|token| article.word(*token).is_some_and(|w| w.pos.is_nominal()));
        if above.any(|token| article.names.headed(token).is_some_and(|mention| mention.kind == Kind::Person)) {
            return None;
        }
        let mark = article.kind(mention.tokens.end) == Some(TokenKind::Punctuation);
        // `دمشق: أسقطنا الصواريخ`: who says so.
        let own = article.word(trigger).is_some_and(|word| word.features.person == Some(Person::First));
        let said = own || article.text(mention.tokens.end).starts_with('"');
        (place && mark && !said && mention.tokens.end < trigger).then(|| Site::named(mention))
    }

    /// Whether a verb tells what is held in the place of its subject.
    pub fn is_hosting(&self, verb: u32) -> bool {
        self.met.has(verb, self.sites.hosting)
    }

    /// Whether a verb tells that what its subject names reaches the place of its object.
    pub fn is_reaching(&self, verb: u32) -> bool {
        self.met.has(verb, self.sites.reaching)
    }

    /// How many words that open what else happened stand before a trigger in its sentence.
    pub fn meanwhile(&self, trigger: u32) -> usize {
        let start = phrase::sentence(self.article(), trigger).map_or(trigger, |sentence| sentence.tokens.start);
        (start..trigger).filter(|token| self.met.has(*token, self.sites.apart)).count()
    }

    /// The place told right before a clause about what happens there: `الساحل الغربي، حيث سقط العشرات`.
    pub fn before_where(&self, trigger: u32) -> Option<Site<'s>> {
        let article = self.article();
        let start = phrase::sentence(article, trigger)?.tokens.start;
        let opens = (start..trigger).rev().find(|token| self.met.has(*token, self.sites.wheres))?;
        let verb = |token: &u32| article.word(*token).is_some_and(|word| word.pos == Pos::Verb);
        let comma = |token: u32| self.words.class(article, token) == Some(Class::Comma);
        if (opens..trigger).filter(verb).count() > 1 || (opens..trigger).any(comma) {
            return None;
        }
        let ends = |site: &Site<'_>| (opens.saturating_sub(1)..=opens).contains(&site.name.end);
        // `الجيش السوري، حيث أطلق`: whose it is, not where.
        let noun = |token: &u32| article.word(*token).is_none_or(|word| word.pos != Pos::Adjective);
        let mut before = (opens.saturating_sub(WHERE).max(start)..opens).filter(noun);
        before.find_map(|token| self.at(token).filter(ends))
    }
}

/// Whether a mention is a town, be it that it stands for its state.
pub(super) fn is_town(mention: &Mention) -> bool {
    mention.point.as_ref().is_some_and(|point| point.precision != "country")
}
