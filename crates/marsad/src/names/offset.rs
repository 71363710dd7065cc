//! Places told by distance and direction from others: `على بعد 30 كلم شمال شرق بغداد`, `20 كيلومترا إلى الجنوب من دمشق`.

use super::Kind;
use super::bearing::{mean, moved};
use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::recogniser::Target;
use crate::text::TokenKind;

/// Kilometres from a town to what is said to lie in a direction of it, where no distance is told.
const NEAR: f64 = 10.0;
/// Share of a distance by which the place may be off it: what half a quarter of the compass is wide.
const SPREAD: f64 = 0.4;
/// No chain of words between distance and place is longer.
const LONGEST: u32 = 5;
/// Tokens between an unknown place and the words that tell where it lies.
const GAP: u32 = 5;

/// Whether a draft is a side of a state (`شمال سوريا`).
fn is_state(draft: &Draft) -> bool {
    matches!(draft.target, Some(Target::State(_)))
}

/// Moves places to where their distance and direction lead, and gives unknown settlements the point told after them.
pub(super) fn offsets(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    let mut told: Vec<usize> = Vec::new();
    for (index, draft) in drafts.iter_mut().enumerate() {
        if matches!(draft.mention.kind, Kind::Place | Kind::State) && reader.offset(draft) {
            told.push(index);
        }
    }
    for index in told {
        let Some(source) = drafts.get(index).map(|draft| draft.mention.clone()) else { continue };
        let Some(unknown) = index.checked_sub(1).and_then(|before| drafts.get_mut(before)) else { continue };
        let after = source.tokens.start.checked_sub(unknown.end()).is_some_and(|gap| (1..=GAP).contains(&gap));
        let open = (unknown.end()..source.tokens.start).all(|token| reader.leads_to_distance(token));
        let mention = &mut unknown.mention;
        if after
            && open
            && mention.kind == Kind::Place
            && mention.canonical.is_none()
            && reader.scene.same_line(mention.head, source.head)
        {
            mention.point = source.point;
            mention.country = source.country;
            unknown.told = mention.country.is_some();
        }
    }
}

impl Reader<'_, '_> {
    /// Whether a token may stand between a place and its distance from another: brackets, commas, prepositions, relatives.
    fn leads_to_distance(&self, token: u32) -> bool {
        let scene = &self.scene;
        scene.article.kind(token) == Some(TokenKind::Punctuation)
            || [Cue::Locative, Cue::Other, Cue::Barrier, Cue::Distance].iter().any(|cue| scene.cue(token, *cue))
    }

    /// The bearing of a direction, with or without article.
    fn bearing(&self, token: u32) -> Option<f64> {
        self.scene.bare(token).and_then(|word| self.scene.recogniser.bearings.of(word))
    }

    /// Moves a place to where the distance and the direction before it lead. Tells whether it did.
    fn offset(&self, draft: &mut Draft) -> bool {
        let scene = &self.scene;
        if draft.mention.point.is_none() {
            return false;
        }
        let start = draft.mention.tokens.start;
        let named = draft.inner.first().map_or(start, |inner| inner.mention.tokens.start);
        let mut bearings: Vec<f64> = (start..named).filter_map(|token| self.bearing(token)).collect();
        let first = |token: u32| token > 0 && scene.same_line(token - 1, start);
        let mut at = start;
        if first(at) && (scene.cue(at - 1, Cue::Locative) || scene.cue(at - 1, Cue::Other)) {
            at -= 1;
        }
        while first(at) && at + LONGEST > start && self.bearing(at - 1).is_some() {
            bearings.extend(self.bearing(at - 1));
            at -= 1;
        }
        if at < start && first(at) && (scene.cue(at - 1, Cue::Locative) || scene.cue(at - 1, Cue::Other)) {
            at -= 1;
        }
        let before = self.distance(|tokens| tokens.end == at || tokens.end == start);
        let after = || {
            let end = draft.end();
            self.distance(|tokens| tokens.start == end && scene.same_line(start, end)).filter(|_| !bearings.is_empty())
        };
        let distance = before.or_else(after);
        let direction = mean(bearings.into_iter());
        let Some(mut point) = draft.mention.point.clone().filter(|_| distance.is_some() || direction.is_some()) else {
            return false;
        };
        let original = draft.clone();
        let town = matches!(draft.target, Some(Target::Place(_) | Target::Seat(_))) && point.precision != "country";
        let from = (point.latitude, point.longitude);
        match (&distance, direction) {
            (Some((tokens, kilometres)), direction) => {
                if let Some(direction) = direction {
                    (point.latitude, point.longitude) = moved(from, direction, *kilometres);
                    point.within = Some((kilometres * SPREAD).max(1.0));
                } else {
                    point.within = Some(kilometres.max(1.0));
                }
                draft.mention.tokens.start = draft.mention.tokens.start.min(tokens.start);
                draft.mention.tokens.end = draft.mention.tokens.end.max(tokens.end);
                draft.mention.name = draft.mention.tokens.clone();
            }
            (None, Some(direction)) if town && named > start => {
                (point.latitude, point.longitude) = moved(from, direction, NEAR);
                point.within = Some(NEAR);
            }
            (None, Some(direction)) if named > start => {
                let country = draft.mention.country.filter(|_| is_state(draft));
                let part = country.and_then(|country| scene.recogniser.places.part(country, direction));
                let Some((latitude, longitude)) = part else { return false };
                (point.latitude, point.longitude) = (latitude, longitude);
                (point.geonames, point.admin1) = (None, None);
                draft.mention.point = Some(point);
                return false;
            }
            _ => return false,
        }
        if original.inner.is_empty() {
            let mention = &mut draft.mention;
            (mention.kind, mention.sector, mention.id) = (Kind::Place, None, None);
            if let Some([name, english]) = point.town.take() {
                (mention.canonical, mention.english) = (Some(name), Some(english));
            }
            draft.inner.push(original);
        }
        point.geonames = None;
        point.precision = if point.within.is_some_and(|within| within <= 5.0) { "town" } else { "district" };
        draft.mention.point = Some(point);
        distance.is_some()
    }

    /// Tokens and kilometres of a distance that stands where `fits` says.
    fn distance(&self, fits: impl Fn(&std::ops::Range<u32>) -> bool) -> Option<(std::ops::Range<u32>, f64)> {
        let number = self.scene.article.numbers.iter().find(|number| fits(&number.tokens))?;
        let unit = self.scene.recogniser.bearings.unit(number.unit.as_deref()?)?;
        let said = number.value.or(number.min).or(number.max)?;
        Some((number.tokens.clone(), said * unit))
    }
}
