//! Whether two mentions of one type, modality and day tell of the same.

use super::brief::{Brief, Level, Party, Spot};
use crate::filter::distance_km;

/// The rules that join a mention to a leading one, the strongest first, each with what it asks.
pub const RULES: [(&str, &str); 8] = [
    ("copy", "the articles are copies, and both mentions come from the same rule in the same turn"),
    ("participants", "actors and recipients are the same"),
    ("mutual", "both sides are the same, whoever is named first, where the action is mutual"),
    ("actor-place", "actors and place are the same, no recipients differ"),
    ("recipient-place", "recipients and place are the same, no actors differ"),
    ("place-mode", "place and mode are the same, nobody differs, and one of the two names nobody"),
    ("actor-country", "actors, mode and country are the same, and neither names a smaller place or a recipient"),
    ("day-after", "all is the same, the dates a day apart, where the action is mutual"),
];

/// Actions that two sides do to each other.
const MUTUAL: [&str; 3] = ["CONSULT", "AGREE", "COOPERATE"];

/// Places farther apart than this are two.
const FAR: f64 = 60.0;

/// How two lists of participants, or two places, stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// They are the same, as far as both tell.
    Same,
    /// One of the two says nothing.
    Open,
    /// Both say something else.
    Different,
}

/// The number in [`RULES`] of the strongest rule that joins two mentions of one day; `action` as in records.
pub(crate) fn rule(action: &str, one: &Brief, other: &Brief) -> Option<usize> {
    if one.original == other.original && one.doc != other.doc && one.rule == other.rule && one.turn == other.turn {
        return Some(0);
    }
    if one.mode.is_some() && other.mode.is_some() && one.mode != other.mode {
        return None;
    }
    let place = places(one.place.as_ref(), other.place.as_ref());
    if place == Relation::Different {
        return None;
    }
    let here = place == Relation::Same;
    if MUTUAL.contains(&action) {
        return match sides(one, other) {
            (Relation::Same, true) => Some(2),
            (Relation::Same, false) if here => Some(3),
            _ => None,
        };
    }
    let mode = one.mode.is_some() && one.mode == other.mode;
    let silent = |brief: &Brief| brief.actors.is_empty() && brief.recipients.is_empty();
    match participants(one, other) {
        (Relation::Same, Relation::Same) => Some(1),
        (Relation::Same, Relation::Open) if here => Some(3),
        (Relation::Open, Relation::Same) if here => Some(4),
        (Relation::Open, Relation::Open) if here && mode && (silent(one) || silent(other)) => Some(5),
        (Relation::Same, Relation::Open) if mode && nationwide(one, other) => Some(6),
        _ => None,
    }
}

/// The same for mentions whose dates are a day apart: what two sides do is rarely done again the next day, by the same, in the same
/// place, in the same mode; an attack often is.
pub(crate) fn rule_across_days(action: &str, one: &Brief, other: &Brief) -> Option<usize> {
    let mode = one.mode.is_some() && one.mode == other.mode;
    let here = places(one.place.as_ref(), other.place.as_ref()) == Relation::Same;
    (MUTUAL.contains(&action) && mode && here && sides(one, other) == (Relation::Same, true)).then_some(7)
}

/// Whether both mentions name one country for their place, nothing smaller, and nobody to whom it was done.
fn nationwide(one: &Brief, other: &Brief) -> bool {
    let country = |brief: &Brief| brief.place.as_ref().filter(|place| place.level == Level::Country)?.country.clone();
    let whole = one.recipients.is_empty() && other.recipients.is_empty();
    whole && country(one).is_some() && country(one) == country(other)
}

/// How the participants of two mentions stand to each other, actors and recipients taken together, and whether both name two.
fn sides(one: &Brief, other: &Brief) -> (Relation, bool) {
    let all = |brief: &Brief| [brief.actors.as_slice(), &brief.recipients].concat();
    let (one, other) = (all(one), all(other));
    (relation(&one, &other), one.len() > 1 && other.len() > 1)
}

/// How the actors and the recipients of two mentions stand to each other.
pub(crate) fn participants(one: &Brief, other: &Brief) -> (Relation, Relation) {
    (relation(&one.actors, &other.actors), relation(&one.recipients, &other.recipients))
}

/// Two lists are the same when all of the shorter one stand in the longer.
fn relation(one: &[Party], other: &[Party]) -> Relation {
    let within =
        |short: &[Party], long: &[Party]| short.iter().all(|party| long.iter().any(|other| same(party, other)));
    if one.is_empty() || other.is_empty() {
        Relation::Open
    } else if (one.len() > other.len() || within(one, other)) && (one.len() < other.len() || within(other, one)) {
        Relation::Same
    } else {
        Relation::Different
    }
}

/// Whether two participants may be one: the same entity; or the same country and sector, if not both are people or bodies of a
/// name. A state stands for its government.
fn same(one: &Party, other: &Party) -> bool {
    let state = |party: &Party| party.entity.as_deref().is_none_or(|id| id.starts_with("state."));
    if one.entity.is_some() && one.entity == other.entity {
        return true;
    }
    let alike =
        one.country.is_some() && one.country == other.country && one.sector.is_some() && one.sector == other.sector;
    alike && (state(one) || state(other))
}

/// How two places stand to each other; a country says nothing, and a province may hold the other place.
fn places(one: Option<&Spot>, other: Option<&Spot>) -> Relation {
    let (Some(one), Some(other)) = (one, other) else { return Relation::Open };
    if one.country.is_some() && other.country.is_some() && one.country != other.country {
        return Relation::Different;
    }
    if one.level == Level::Country || other.level == Level::Country {
        return Relation::Open;
    }
    // A capital may go by the name of its country: the id says more than the name.
    let same = match (one.geonames, other.geonames) {
        (Some(one), Some(other)) => one == other,
        _ => one.name == other.name,
    };
    if same {
        return Relation::Same;
    }
    if one.level == Level::Province || other.level == Level::Province {
        return Relation::Open;
    }
    match (one.point, other.point) {
        (Some(a), Some(b)) if distance_km(a, b) <= FAR => Relation::Open,
        (Some(_), Some(_)) => Relation::Different,
        _ => Relation::Open,
    }
}
