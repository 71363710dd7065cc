//! Sites: places that a phrase tells of, named ones and such as no table has (`سوق مزدحمة`, `مقر الحزب`, `حدود غزة`).

use std::ops::Range;

use super::met::Met;
use super::phrase;
use super::wordset::{Compiler, WordSet};
use crate::article::Article;
use crate::data::Error;
use crate::morph::{Clitics, NounKind, Pos};
use crate::names::{Kind, Mention};
use crate::record::{Place, Span};
use crate::syntax::{Class, Relation, Words};
use crate::text::TokenKind;

/// How many words before a clause its place may begin.
const WHERE: u32 = 6;

/// No name in quotation marks has more words.
const QUOTED: usize = 4;

/// What words are sites, from lists below `events/lists`.
#[derive(Debug)]
pub(super) struct Sites {
    /// Sites that the lexicon does not tell as places.
    more: WordSet,
    /// Places that say nothing of where without a word that tells which: `منطقة`.
    bare: WordSet,
    /// Places in which nothing happens: `جانب`, `مسار`.
    none: WordSet,
    /// Sites on which things happen: `على الحدود`.
    edges: WordSet,
    /// Words before a site that take some of many or a stretch of it: `أحد فنادق`, `طول الخط`.
    parts: WordSet,
    /// Words that open what happens in the place before them: `الساحل حيث`.
    wheres: WordSet,
    /// Words that open what else happened: `بينما`.
    apart: WordSet,
    /// Nouns of bodies that are buildings as well: `في المدرسة`.
    houses: WordSet,
    /// Verbs by which a place holds a meeting: `تستضيف جنيف`.
    hosting: WordSet,
    /// Verbs by which an act reaches a place: `انفجار هز العاصمة`.
    reaching: WordSet,
    /// Sites that behind ب are what somebody is sentenced to: `بالسجن`.
    sentences: WordSet,
    /// Nouns of courts, which judge where they sit.
    courts: WordSet,
    /// Words that alone tell on which side of a place something happens: `شرقي حلب`.
    sides: WordSet,
    /// Nouns of meetings that are named after where they are held: `قمة`.
    summits: WordSet,
    /// Nouns that with the article mean the state told of: `في البلاد`.
    lands: WordSet,
    /// Gatherings at which somebody speaks: `في مؤتمر صحفي`.
    occasions: WordSet,
}

impl Sites {
    /// Reads the lists.
    pub fn new(sets: &mut Compiler<'_>) -> Result<Self, Error> {
        Ok(Self {
            more: sets.named("sites")?,
            bare: sets.named("sites-bare")?,
            none: sets.named("sites-none")?,
            edges: sets.named("sites-edges")?,
            parts: sets.named("sites-parts")?,
            wheres: sets.named("sites-where")?,
            apart: sets.named("sites-apart")?,
            houses: sets.named("sites-houses")?,
            hosting: sets.named("sites-hosting")?,
            reaching: sets.named("sites-reaching")?,
            sentences: sets.named("sites-sentences")?,
            courts: sets.named("sites-courts")?,
            sides: sets.named("sites-sides")?,
            summits: sets.named("sites-summits")?,
            lands: sets.named("sites-lands")?,
            occasions: sets.named("occasions")?,
        })
    }
}

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
    fn article(&self) -> &'s Article<'a> {
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
            if let Some(mention) = article.mention_of(at).and_then(|body| seat(article, body)) {
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
            let Some(genitive) = article.syntax.related(at, Relation::Genitive).next() else {
                return self.taken_up(at).map(Site::named);
            };
            at = genitive;
        }
        None
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

    /// The site that a noun tells with its adjectives, its idafa and the place named behind it.
    fn described(&self, head: u32) -> Option<Site<'s>> {
        let article = self.article();
        let word = article.word(head)?;
        let place = article.lexeme(head).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
        let is = |set| self.met.has(head, set);
        let noun = matches!(word.pos, Pos::Noun | Pos::Masdar) && word.suffix.is_none();
        if !noun || !(place || is(self.sites.more)) || is(self.sites.none) || article.mention_of(head).is_some() {
            return None;
        }
        // `الحكم بالسجن`: the sentence, not the house.
        let by = article.syntax.preposition(head).is_some_and(|by| self.words.prefix_index(Clitics::BY) == Some(by));
        if self.taken_up(head).is_some() || by && is(self.sites.sentences) {
            return None;
        }
        let bare = is(self.sites.bare);
        let mut name = phrase::name(article, head);
        if let Some(quoted) = quoted_name(article, name.end) {
            name.end = quoted.end + 1;
        }
        if bare && name.len() == 1 {
            return None;
        }
        // A name goes on to its end: `منزل القيادي علي حسن`.
        name.end = article.mention_of(name.end - 1).map_or(name.end, |mention| mention.tokens.end.max(name.end));
        let place = |mention: &&Mention| matches!(mention.kind, Kind::Place | Kind::State);
        let mut anchor = name.clone().find_map(|token| article.mention_of(token).filter(place));
        if let Some(behind) = self.behind(name.end) {
            name.end = behind.name.end.max(name.end);
            anchor = anchor.or(Some(behind));
        }
        Some(Site { name, anchor, named: false, vague: bare && anchor.is_none(), land: false })
    }

    /// The place named right behind a phrase: `مدرسة في بغداد`, `مخزن للسلاح قرب حلب`, `الخط الفاصل شرقي غزة`.
    fn behind(&self, end: u32) -> Option<&'s Mention> {
        let article = self.article();
        // What opens the next line stands behind nothing.
        let line = phrase::line(article, end.checked_sub(1)?);
        let word = |token: u32| article.word(token).filter(|word| word.suffix.is_none());
        let of = word(end).is_some_and(|word| word.pos == Pos::Noun && word.clitics.has(Clitics::TO));
        let end = if of { end + 1 } else { end };
        let led = |mention: &Mention| {
            let index = article.syntax.preposition(mention.head);
            index.and_then(|index| self.words.preposition(index)).is_some_and(|preposition| preposition.local)
        };
        let preposition = word(end).is_some_and(|word| word.pos == Pos::Preposition);
        let mut near = article.names.mentions.iter().filter(|mention| mention.tokens.start < line.end);
        near.find(|mention| match mention.kind {
            Kind::Place => {
                mention.tokens.start == end || preposition && mention.tokens.start == end + 1 && led(mention)
            }
            Kind::State => (end..end + 1 + u32::from(preposition)).contains(&mention.tokens.start) && led(mention),
            _ => false,
        })
    }

    /// The seat of a body before which something happens, or a house in which it does: `أمام البرلمان`, `في المدرسة`.
    pub fn before_body(&self, token: u32) -> Option<Site<'s>> {
        let article = self.article();
        let preposition = self.words.preposition(article.syntax.preposition(token)?)?;
        let mention = article.names.headed(token).filter(|mention| mention.kind == Kind::Organisation)?;
        let house = || self.met.has(token, self.sites.houses);
        let stands = preposition.local && (preposition.form.chars().count() > 2 || house());
        stands.then(|| {
            let behind = self.behind(mention.tokens.end);
            let name = mention.name.start..behind.map_or(mention.name.end, |behind| behind.name.end);
            Site { name, anchor: behind.or_else(|| seat(article, mention)), named: false, vague: false, land: false }
        })
    }

    /// The place behind several people, of which their phrase made a part of what they are.
    pub fn beside_people(&self, token: u32) -> Option<Site<'s>> {
        let article = self.article();
        let people = article.mention_of(token).filter(|mention| mention.kind == Kind::People)?;
        seat(article, people).map(Site::named)
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

    /// Whether a noun of a meeting is one that is named after where it is held.
    pub fn is_summit(&self, noun: u32) -> bool {
        self.met.has(noun, self.sites.summits)
    }

    /// Whether a noun is of a gathering at which somebody speaks.
    pub fn is_occasion(&self, noun: u32) -> bool {
        self.met.has(noun, self.sites.occasions)
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
        seat(article, court).filter(|_| self.met.has(token, self.sites.courts)).map(Site::named)
    }

    /// The place that a title opens with: `العراق: مقتل خمسة`, `أفغانستان.. قتلى في تفجير`.
    pub fn heading(&self, trigger: u32) -> Option<Site<'s>> {
        let article = self.article();
        let line = phrase::line(article, trigger);
        let mention = article.mention_of(line.start).filter(|_| line.start == 0 && trigger > 0)?;
        let place = matches!(mention.kind, Kind::Place | Kind::State) && mention.tokens.start == 0;
        let mark = article.kind(mention.tokens.end) == Some(TokenKind::Punctuation);
        let said = article.text(mention.tokens.end).starts_with('"');
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

    /// Which place a noun with the article takes up: `المدينة`, `الميناء`, the last of that noun named before it.
    fn taken_up(&self, noun: u32) -> Option<&'s Mention> {
        let article = self.article();
        let word = article.word(noun)?;
        let place = article.lexeme(noun).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
        if !place || !word.clitics.has(Clitics::ARTICLE) || article.mention_of(noun).is_some() {
            return None;
        }
        if let Some(named) = named_after(article, noun) {
            return Some(named);
        }
        let lemma = article.lemma(noun);
        article.names.mentions.iter().rev().find(|mention| {
            mention.head < noun
                && mention.kind == Kind::Place
                && mention.tokens.len() > 1
                && article.lemma(mention.tokens.start) == lemma
        })
    }
}

/// Whether a mention is a town, be it that it stands for its state.
fn is_town(mention: &Mention) -> bool {
    mention.point.as_ref().is_some_and(|point| point.precision != "country")
}

/// The name that stands for a noun of place right before it: `شوارع العاصمة نيامي`, `العاصمة الأردنية عمان`.
fn named_after<'m>(article: &'m Article<'_>, noun: u32) -> Option<&'m Mention> {
    let is_name = |token: u32| article.word(token).is_none_or(|word| word.pos == Pos::Name && word.clitics.0 == 0);
    let describes = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Adjective);
    let at = (noun + 1..noun + 4).find(|token| !describes(*token))?;
    let mention = article.names.headed(at).filter(|_| is_name(at))?;
    matches!(mention.kind, Kind::Place | Kind::State).then_some(mention)
}

/// Where a body named with its place stands: `وزارة الدفاع في كابول`.
fn seat<'m>(article: &'m Article<'_>, body: &Mention) -> Option<&'m Mention> {
    article.names.mentions.iter().find(|mention| {
        mention.head > body.head
            && body.tokens.contains(&mention.head)
            && matches!(mention.kind, Kind::Place | Kind::State)
            && article.word(mention.head - 1).is_some_and(|word| word.pos == Pos::Preposition)
    })
}

/// The name in quotation marks right behind a noun: `ضاحية "الراشدية"`.
fn quoted_name(article: &Article<'_>, mark: u32) -> Option<Range<u32>> {
    let quote = article.quotes.iter().find(|quote| quote.tokens.start == mark + 1)?;
    (quote.closed && (1..=QUOTED).contains(&quote.tokens.len())).then(|| quote.tokens.clone())
}
