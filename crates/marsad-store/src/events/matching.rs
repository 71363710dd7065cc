//! Whether two mentions of one type, modality and day tell of the same.

use super::brief::{Brief, Party, Spot};
use crate::filter::distance_km;

/// The rules that join a mention to a leading one, the strongest first, each with what it asks.
pub const RULES: [(&str, &str); 7] = [
    ("copy", "the articles are copies, and both mentions come from the same rule in the same turn"),
    ("participants", "an actor and a recipient are the same"),
    ("exchanged", "the same, actor for recipient, where the action is mutual"),
    ("actor-place", "an actor and the place are the same, no recipients differ"),
    ("recipient-place", "a recipient and the place are the same, no actors differ"),
    ("place-mode", "place and mode are the same, nobody differs, and one of the two names nobody"),
    ("day-after", "participants, place and mode are the same, the dates a day apart"),
];

/// Actions that two sides do to each other.
const MUTUAL: [&str; 3] = ["CONSULT", "AGREE", "COOPERATE"];

/// Places farther apart than this are two.
const FAR: f64 = 60.0;

/// How two lists of participants, or two places, stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// They have one in common.
    Same,
    /// One of the two says nothing.
    Open,
    /// Both say something, and nothing in common.
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
    let (actors, recipients) = participants(one, other);
    let mode = one.mode.is_some() && one.mode == other.mode;
    let silent = |brief: &Brief| brief.actors.is_empty() && brief.recipients.is_empty();
    match (actors, recipients) {
        (Relation::Same, Relation::Same) => Some(1),
        _ if MUTUAL.contains(&action) && exchanged(one, other) => Some(2),
        (Relation::Same, Relation::Open) if place == Relation::Same => Some(3),
        (Relation::Open, Relation::Same) if place == Relation::Same => Some(4),
        (Relation::Open, Relation::Open) if place == Relation::Same && mode && (silent(one) || silent(other)) => {
            Some(5)
        }
        _ => None,
    }
}

/// The same for mentions whose dates are a day apart: all must agree.
pub(crate) fn rule_across_days(one: &Brief, other: &Brief) -> Option<usize> {
    let mode = one.mode.is_some() && one.mode == other.mode;
    let place = places(one.place.as_ref(), other.place.as_ref());
    let all = mode && place == Relation::Same && participants(one, other) == (Relation::Same, Relation::Same);
    all.then_some(6)
}

/// How the actors and the recipients of two mentions stand to each other.
pub(crate) fn participants(one: &Brief, other: &Brief) -> (Relation, Relation) {
    (relation(&one.actors, &other.actors), relation(&one.recipients, &other.recipients))
}

fn exchanged(one: &Brief, other: &Brief) -> bool {
    relation(&one.actors, &other.recipients) == Relation::Same
        && relation(&one.recipients, &other.actors) == Relation::Same
}

fn relation(one: &[Party], other: &[Party]) -> Relation {
    if one.is_empty() || other.is_empty() {
        Relation::Open
    } else if one.iter().any(|party| other.iter().any(|other| same(party, other))) {
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

/// How two places stand to each other; a country says nothing.
fn places(one: Option<&Spot>, other: Option<&Spot>) -> Relation {
    let (Some(one), Some(other)) = (one, other) else { return Relation::Open };
    if one.country.is_some() && other.country.is_some() && one.country != other.country {
        return Relation::Different;
    }
    if !one.fine || !other.fine {
        return Relation::Open;
    }
    if one.geonames.is_some() && one.geonames == other.geonames || one.name == other.name {
        return Relation::Same;
    }
    match (one.point, other.point) {
        (Some(a), Some(b)) if distance_km(a, b) <= FAR => Relation::Open,
        (Some(_), Some(_)) => Relation::Different,
        _ => Relation::Open,
    }
}
