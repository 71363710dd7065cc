//! Pairs gold mentions with the program's, one to one.

use super::mention::Mention;

/// The farthest that two triggers of one mention may stand apart, in words.
const REACH: usize = 3;

/// Pairs of indices (gold, coded) of mentions that are the same: within a line, the same type and the same trigger; then,
/// among those left, the same type and triggers at most [`REACH`] words apart, the nearest first.
pub(super) fn pairs(gold: &[Mention], coded: &[Mention]) -> Vec<(usize, usize)> {
    let mut near: Vec<(usize, usize, usize)> = Vec::new();
    for (g, one) in gold.iter().enumerate() {
        for (c, other) in coded.iter().enumerate() {
            if one.line == other.line
                && one.kind == other.kind
                && let Some(apart) = apart(one, other).filter(|&apart| apart <= REACH)
            {
                near.push((apart, g, c));
            }
        }
    }
    near.sort_unstable();
    let (mut taken, mut used) = (vec![false; gold.len()], vec![false; coded.len()]);
    let mut pairs = Vec::new();
    for (_, g, c) in near {
        if !taken[g] && !used[c] {
            (taken[g], used[c]) = (true, true);
            pairs.push((g, c));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// How many words apart two triggers of a line stand.
pub(super) fn apart(one: &Mention, other: &Mention) -> Option<usize> {
    Some(one.word?.abs_diff(other.word?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(line: u32, word: usize, kind: &str) -> Mention {
        Mention { line, word: Some(word), kind: kind.to_owned(), ..Mention::default() }
    }

    #[test]
    fn the_same_trigger_comes_first() {
        let gold = [mention(1, 2, "ASSAULT"), mention(1, 4, "ASSAULT"), mention(2, 4, "AID")];
        let coded = [mention(1, 4, "ASSAULT"), mention(1, 5, "ASSAULT"), mention(2, 8, "AID"), mention(2, 4, "AGREE")];
        assert_eq!(pairs(&gold, &coded), [(0, 1), (1, 0)]);
    }
}
