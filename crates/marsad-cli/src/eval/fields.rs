//! Whether the fields of a matched mention are right.

use super::mention::{Mention, Participant};
use super::words::Words;

/// How many entities of two lists can be paired, each at most once, so that `same` holds.
pub(super) fn paired(
    gold: &[Participant],
    coded: &[Participant],
    same: impl Fn(&Participant, &Participant) -> bool,
) -> usize {
    let mut partner: Vec<Option<usize>> = vec![None; coded.len()];
    (0..gold.len())
        .filter(|&g| {
            let mut seen = vec![false; coded.len()];
            place(g, &mut partner, &mut seen, &|g: usize, c: usize| same(&gold[g], &coded[c]))
        })
        .count()
}

/// Finds a partner for `g`, moving others on where that makes room (an augmenting path).
fn place(g: usize, partner: &mut [Option<usize>], seen: &mut [bool], same: &impl Fn(usize, usize) -> bool) -> bool {
    for c in 0..partner.len() {
        if !seen[c] && same(g, c) {
            seen[c] = true;
            if partner[c].is_none_or(|other| place(other, partner, seen, same)) {
                partner[c] = Some(g);
                return true;
            }
        }
    }
    false
}

/// Entities are the same when they have a content word in common.
pub(super) fn same_entities(gold: &[Participant], coded: &[Participant], words: &Words) -> usize {
    paired(gold, coded, |gold, coded| words.share(&gold.text, &coded.text))
}

/// Entities whose country and sector are both right.
pub(super) fn same_codes(gold: &[Participant], coded: &[Participant]) -> usize {
    paired(gold, coded, |gold, coded| gold.country == coded.country && gold.sector == coded.sector)
}

/// Whether two optional texts agree: both absent, or with a content word in common.
pub(super) fn agree(gold: Option<&str>, coded: Option<&str>, words: &Words) -> bool {
    match (gold, coded) {
        (None, None) => true,
        (Some(gold), Some(coded)) => words.share(gold, coded),
        _ => false,
    }
}

/// Whether a matched mention makes a right record: modality, date and the countries of all participants.
pub(super) fn right_record(gold: &Mention, coded: &Mention) -> bool {
    gold.modality == coded.modality
        && gold.date == coded.date
        && countries(&gold.actors) == countries(&coded.actors)
        && countries(&gold.recipients) == countries(&coded.recipients)
}

/// The countries of participants, each as often as it occurs, in order.
fn countries(participants: &[Participant]) -> Vec<Option<&str>> {
    let mut countries: Vec<_> = participants.iter().map(|participant| participant.country.as_deref()).collect();
    countries.sort_unstable();
    countries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairing_makes_room() {
        let entity = |text: &str| Participant { text: text.to_owned(), ..Participant::default() };
        let gold = [entity("ab"), entity("a")];
        let coded = [entity("a"), entity("b")];
        let same = |gold: &Participant, coded: &Participant| gold.text.contains(&coded.text);
        assert_eq!(paired(&gold, &coded, same), 2);
    }
}
