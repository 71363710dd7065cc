//! Whom the acts of a court or a prison mean.

use super::kin::Told;
use crate::record::{Entity, Record};

/// Arrest, charge, sentence and release of an article are mostly of one person: a pronoun in them means him.
pub(super) fn follow(told: &mut [Told]) {
    let held = |record: &Record| {
        matches!(
            (record.action.as_str(), record.mode.as_deref()),
            ("COERCE", Some("arrest")) | ("RETREAT", Some("release")) | ("SANCTION", Some("convict"))
        ) || record.action == "ACCUSE" && matches!(record.mode.as_deref(), Some("allege" | "investigate"))
    };
    let mut named: Vec<(&Entity, usize)> = Vec::new();
    for record in told.iter().map(|told| &told.record).filter(|record| held(record)) {
        for person in record.recipients.iter().filter(|person| person.resolved_from.is_none()) {
            match named.iter_mut().find(|(known, _)| same_person(known, person)) {
                Some((_, times)) => *times += 1,
                None => named.push((person, 1)),
            }
        }
    }
    let all: usize = named.iter().map(|(_, times)| times).sum();
    let Some((person, times)) = named.into_iter().max_by_key(|(_, times)| *times) else { return };
    if times < 2 || 2 * times < all {
        return;
    }
    let person = person.clone();
    for record in told.iter_mut().map(|told| &mut told.record).filter(|record| held(record)) {
        if let [resolved] = record.recipients.as_mut_slice()
            && resolved.resolved_from.is_some()
            && !same_person(resolved, &person)
        {
            *resolved = Entity { resolved_from: resolved.resolved_from.clone(), ..person.clone() };
        }
    }
}

fn same_person(one: &Entity, other: &Entity) -> bool {
    one.id.is_some() && one.id == other.id || one.text == other.text
}
