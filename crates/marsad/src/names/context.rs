//! What the article as a whole tells of a mention: the country spoken of, the place meant.

use rustc_hash::FxHashMap;

use super::cues::Cue;
use super::draft::Draft;
use super::gazetteer::{Place, PlaceKind};
use super::reading::Reader;
use super::recogniser::Target;
use super::{Kind, Sector};
use crate::morph::Person;

/// How often each country is met, the title counting more.
#[derive(Debug, Default)]
pub(super) struct Countries {
    counts: FxHashMap<[u8; 3], u32>,
    met: Vec<Sight>,
}

/// Gives descriptions without a country of their own the one that the article speaks of.
pub(super) fn countries(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    let mut seen = Countries::default();
    drafts.iter().for_each(|draft| seen.count(reader, draft));
    if let Some(main) = seen.main() {
        drafts.iter_mut().for_each(|draft| seen.fill(reader, draft, main));
    }
    let rebels: Vec<_> = drafts.iter().filter(|draft| draft.mention.sector == Some(Sector::Reb)).collect();
    let rebels: Vec<_> = rebels.iter().map(|draft| draft.mention.country).collect();
    drafts.iter_mut().for_each(|draft| settle(reader, draft, &rebels));
}

/// Whether persons are told to be all over the world (`صحفيون في جميع أنحاء العالم`).
fn is_everywhere(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    let scene = &reader.scene;
    let end = draft.end();
    let within = |token: u32| scene.same_line(draft.mention.head, token) && scene.cue(token, Cue::World);
    draft.mention.kind == Kind::People && scene.cue(end, Cue::Locative) && (end + 1..end + 4).any(within)
}

/// What depends on the country: bodies above states have no sector, gunmen of a state with rebels are rebels.
fn settle(reader: &Reader<'_, '_>, draft: &mut Draft, rebels: &[Option<[u8; 3]>]) {
    let band = draft.inner.first().and_then(|inner| inner.mention.sector);
    draft.inner.iter_mut().for_each(|inner| settle(reader, inner, rebels));
    // Those who are of a body are what it is.
    if draft.mention.kind == Kind::People && draft.mention.sector == band && draft.target.is_none() {
        draft.mention.sector = draft.inner.first().map_or(band, |inner| inner.mention.sector);
    }
    let term = draft.term.and_then(|term| reader.scene.recogniser.terms.get(term)).filter(|_| draft.target.is_none());
    if let Some((term, (state, sector))) = term.and_then(|term| Some((term, term.there?)))
        && draft.mention.country == Some(state)
        && draft.mention.sector == term.sector
    {
        draft.mention.sector = Some(sector);
    }
    let mention = &mut draft.mention;
    let above = mention.country.is_some_and(|country| ABOVE.contains(&&country));
    let official = matches!(mention.kind, Kind::Person | Kind::People) && mention.sector == Some(Sector::Gov);
    let civil = mention.kind == Kind::Organisation && mention.sector != Some(Sector::Mil);
    if above && (civil || official && draft.target.is_none()) {
        mention.sector = None;
    }
    if mention.sector == Some(Sector::Uaf) && mention.country.is_some() && rebels.contains(&mention.country) {
        mention.sector = Some(Sector::Reb);
    }
    let described = draft.target.is_none()
        && matches!(mention.kind, Kind::Person | Kind::Organisation | Kind::Group | Kind::People);
    if described && !above {
        mention.sector = mention.sector.or(Some(Sector::Unk));
    }
}

/// Bodies above states whose civil organs have no sector.
const ABOVE: [&[u8; 3]; 4] = [b"UNO", b"EUR", b"IGO", b"NGO"];

impl Countries {
    fn count(&mut self, reader: &Reader<'_, '_>, draft: &Draft) {
        if let Some(country) = draft.mention.country.filter(|_| draft.told)
            && reader.scene.recogniser.states.of(country).is_some()
        {
            let head = draft.mention.head;
            let title = reader.scene.article.tokens.get(head as usize).is_some_and(|token| token.line == 0);
            let place = matches!(draft.mention.kind, Kind::Place | Kind::State)
                && (reader.after_locative(head) || reader.scene.is_in(head));
            let weight = 1 + u32::from(place) + 2 * u32::from(title);
            *self.counts.entry(country).or_default() += weight;
            let body = !matches!(draft.mention.kind, Kind::Place | Kind::State);
            let sector = draft.mention.sector.filter(|_| body);
            self.met.push(Sight { token: head, country, place, sector });
        }
        draft.inner.iter().for_each(|inner| self.count(reader, inner));
    }

    /// The country met most often; of equals the first in the alphabet.
    fn main(&self) -> Option<[u8; 3]> {
        self.counts.iter().max_by_key(|(code, count)| (**count, std::cmp::Reverse(**code))).map(|(code, _)| *code)
    }

    fn fill(&self, reader: &Reader<'_, '_>, draft: &mut Draft, main: [u8; 3]) {
        let inner_told = draft.told;
        let kind = draft.mention.kind;
        let described = !draft.stateless && draft.target.is_none() && !matches!(kind, Kind::State | Kind::Reference);
        if described && !inner_told && draft.mention.country.is_none() && !is_everywhere(reader, draft) {
            let homes = draft.homes.map(|homes| reader.scene.recogniser.states.homes(homes));
            draft.mention.country = self.near(reader, draft, homes).or(homes.is_none().then_some(main));
        }
        draft.inner.iter_mut().for_each(|inner| self.fill(reader, inner, main));
    }

    /// The country that a phrase without one most likely belongs to: that of the last body of its kind named in full, of the
    /// places and actors of its line and of the lines around it, of the article as a whole; of a people one of its homes.
    fn near(&self, reader: &Reader<'_, '_>, draft: &Draft, homes: Option<&[[u8; 3]]>) -> Option<[u8; 3]> {
        let token = draft.mention.head;
        let line = |token: u32| reader.scene.article.tokens.get(token as usize).map_or(0, |token| token.line);
        let here = line(token);
        let total: u32 = self.counts.values().sum();
        let mut scores: Vec<([u8; 3], u32)> = self
            .counts
            .iter()
            .filter(|(country, _)| homes.is_none_or(|homes| homes.contains(country)))
            .map(|(country, count)| (*country, count * weight::WHOLE / total.max(1)))
            .collect();
        let mut add = |country: [u8; 3], worth: u32| {
            if let Some(score) = scores.iter_mut().find(|(known, _)| *known == country) {
                score.1 += worth;
            }
        };
        let beside = |sight: &&Sight| sight.token < token && line(sight.token) == here && sight.token + BESIDE > token;
        if let Some(close) = self.met.iter().filter(beside).max_by_key(|sight| sight.token) {
            add(close.country, weight::BESIDE);
        }
        let owned = reader
            .scene
            .article
            .word(token)
            .is_some_and(|word| word.suffix.is_some_and(|suffix| suffix.person == Person::Third));
        let before = |sight: &&Sight| sight.token < token && line(sight.token) == here;
        if owned && let Some(last) = self.met.iter().filter(before).max_by_key(|sight| sight.token) {
            add(last.country, weight::OWNER);
        }
        let organ = draft.mention.sector.filter(|sector| ORGANS.contains(sector));
        for sight in &self.met {
            let there = line(sight.token);
            let worth = match there {
                _ if there == here => {
                    let early = sight.token < token;
                    let near = match sight.sector {
                        // An organ of a state is that of the places and officials of its line more than of others there.
                        Some(Sector::Gov | Sector::Mil) if organ.is_some() => weight::LINE,
                        _ if organ.is_some() => {
                            if sight.place {
                                weight::SEAT
                            } else {
                                0
                            }
                        }
                        // Officials speak of other states' people as well, armies fight them; their own adjectives count anyhow.
                        Some(Sector::Gov) => weight::OFFICIAL,
                        Some(Sector::Mil) if draft.mention.kind != Kind::Person => 0,
                        _ if sight.place => weight::PLACE,
                        _ => weight::LINE,
                    };
                    near + if early && near > 0 && organ.is_none() { weight::EARLIER } else { 0 }
                }
                _ if there + 1 == here => weight::BEFORE,
                _ if there + 2 == here => weight::SECOND,
                _ if here + 1 == there => weight::AFTER,
                _ => 0,
            };
            if worth > 0 {
                add(sight.country, worth);
            }
        }
        let kin = |sight: &&Sight| sight.token < token && line(sight.token) + REACH >= here && sight.sector == organ;
        if organ.is_some()
            && let Some(last) = self.met.iter().filter(kin).max_by_key(|sight| sight.token)
        {
            add(last.country, weight::ORGAN);
        }
        scores
            .into_iter()
            .max_by_key(|(country, score)| (*score, std::cmp::Reverse(*country)))
            .map(|(country, _)| country)
    }
}

/// Weights: what a country's part in the article is worth against a mention near the phrase.
mod weight {
    /// All mentions of countries, shared among them.
    pub(super) const WHOLE: u32 = 100;
    /// A place in the line.
    pub(super) const PLACE: u32 = 40;
    /// A place in the line of an organ of a state.
    pub(super) const SEAT: u32 = 80;
    /// An official in the line, for those who are no organ.
    pub(super) const OFFICIAL: u32 = 15;
    /// Another mention in the line.
    pub(super) const LINE: u32 = 20;
    /// What stands in the line before the phrase is worth more than what follows by this.
    pub(super) const EARLIER: u32 = 20;
    /// The last mention right before the phrase.
    pub(super) const BESIDE: u32 = 10;
    /// The last mention before a phrase with a pronoun of its own, which most likely means it (`إيران وحرسها`).
    pub(super) const OWNER: u32 = 40;
    /// A mention in the line before.
    pub(super) const BEFORE: u32 = 10;
    /// A mention two lines before.
    pub(super) const SECOND: u32 = 4;
    /// A mention in the next line.
    pub(super) const AFTER: u32 = 2;
    /// The last organ of the same sector named in full.
    pub(super) const ORGAN: u32 = 30;
}

/// Tokens before a phrase within which a mention stands beside it.
const BESIDE: u32 = 8;

/// Lines before a phrase in which an organ of its sector tells its country.
const REACH: u32 = 3;

/// Sectors of the organs that every state has.
const ORGANS: [Sector; 6] = [Sector::Gov, Sector::Mil, Sector::Cop, Sector::Spy, Sector::Jud, Sector::Leg];

/// A mention that tells a country.
#[derive(Debug, Clone, Copy)]
struct Sight {
    token: u32,
    country: [u8; 3],
    /// Whether it is told as a place.
    place: bool,
    /// The sector of a body or person told with it.
    sector: Option<Sector>,
}

/// Of places with one name that end before a token the one in the state that the words behind it tell, else in one that the
/// article names, else the most populous. A small place is no place of another state than that of its adjective.
pub(super) fn nearest_place(reader: &Reader<'_, '_>, end: u32, targets: &[Target]) -> Option<Target> {
    let places = &reader.scene.recogniser.places;
    let own = adjective(reader, end);
    let told = own.or_else(|| state_behind(reader, end));
    targets
        .iter()
        .filter_map(|target| match target {
            Target::Place(index) => places.get(*index).map(|place| (*target, place)),
            _ => None,
        })
        .filter(|(_, place)| own.is_none() || own == place.country || !place.is_small())
        .max_by_key(|(_, place)| {
            let there = told.is_some() && told == place.country;
            let near = place.country.is_some_and(|country| reader.speaks_of(country));
            (there, near, place.population, place.kind)
        })
        .map(|(target, _)| target)
}

/// The state of the adjective at a token that is a place's (`طرابلس اللبنانية`).
pub(super) fn adjective(reader: &Reader<'_, '_>, at: u32) -> Option<[u8; 3]> {
    let scene = &reader.scene;
    let beside = at > 0 && scene.same_line(at - 1, at) && !scene.is_led(at);
    let hit = scene.nisba(at).filter(|hit| beside && hit.definite && !hit.joined)?;
    hit.nisba.state.and(hit.nisba.country)
}

/// The state named behind a place, after a preposition or a direction (`طرابلس شمال لبنان`).
fn state_behind(reader: &Reader<'_, '_>, end: u32) -> Option<[u8; 3]> {
    let scene = &reader.scene;
    let leads = |token: &u32| {
        scene.same_line(end.saturating_sub(1), *token)
            && (scene.cue(*token, Cue::Direction) || scene.cue(*token, Cue::Locative))
    };
    let at = end + (end..end + LEAD).take_while(leads).count() as u32;
    let hit = scene.name(at).filter(|hit| scene.same_line(end.saturating_sub(1), at) && !hit.joined)?;
    let mut states = scene.targets(hit).iter().filter_map(|target| match target {
        Target::State(index) => scene.recogniser.states.all.get(usize::from(*index)).map(|state| state.code),
        _ => None,
    });
    states.next().filter(|_| at > end || hit.governed)
}

/// No more words of direction stand between a place and its state.
const LEAD: u32 = 3;

/// The state, or the town that stands for it, as a place, whose name starts at a token.
pub(super) fn state_place<'s>(reader: &Reader<'s, '_>, at: u32, target: Target) -> Option<&'s Place> {
    let recogniser = reader.scene.recogniser;
    let (Target::State(index) | Target::Seat(index)) = target else { return None };
    let country = recogniser.states.all.get(usize::from(index))?.code;
    let hit = reader.scene.name(at)?;
    let found = reader.scene.targets(hit).iter().filter_map(|target| match target {
        Target::Place(index) => recogniser.places.get(*index),
        _ => None,
    });
    let own = found.filter(|place| place.country == Some(country));
    if matches!(target, Target::State(_)) {
        return own.max_by_key(|place| (place.kind, place.population));
    }
    own.filter(|place| place.kind < PlaceKind::Country).max_by_key(|place| (place.population, place.kind))
}
