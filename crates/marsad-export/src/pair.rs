//! Events as pairs: GDELT and ICEWS have one actor and one target a row, a record has lists.

use marsad::Record;
use marsad::record::Entity;

/// Who acts and upon whom, in one row.
pub(crate) type Pair<'r> = (Option<&'r Entity>, Option<&'r Entity>);

/// All rows of a record: each actor with each recipient; where there are only actors, the sides of a meeting or a clash, each of them
/// with each after it; one row at least.
pub(crate) fn pairs(record: &Record) -> Vec<Pair<'_>> {
    let (actors, recipients) = (&record.actors, &record.recipients);
    match (actors.as_slice(), recipients.as_slice()) {
        ([], []) => vec![(None, None)],
        ([], recipients) => recipients.iter().map(|recipient| (None, Some(recipient))).collect(),
        ([actor], []) => vec![(Some(actor), None)],
        (actors, []) => actors
            .iter()
            .enumerate()
            .flat_map(|(index, one)| actors.iter().skip(index + 1).map(move |other| (Some(one), Some(other))))
            .collect(),
        (actors, recipients) => actors
            .iter()
            .flat_map(|actor| recipients.iter().map(move |recipient| (Some(actor), Some(recipient))))
            .collect(),
    }
}

/// A number that stands for an id in data sets that number their rows. The same id and pair give the same number in every
/// export; it has at most 53 bits, so that programs which read it as floating point keep it.
pub(crate) fn number(id: &str, pair: usize) -> i64 {
    let bytes = id.bytes().chain([0x1F]).chain((pair as u64).to_le_bytes());
    let mut hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    (hash >> 11) as i64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numbers_are_small_and_apart() {
        let all: BTreeSet<i64> =
            (0..100_000).map(|n| number(&format!("a#{n}"), 0)).chain((1..1000).map(|n| number("a#1", n))).collect();
        assert_eq!(all.len(), 100_999);
        assert!(all.iter().all(|n| (0..1 << 53).contains(n)));
    }
}
