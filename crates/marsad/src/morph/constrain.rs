//! Applying the rules to the readings of a sentence.

use super::memo::Traits;
use super::property::Properties;
use super::rule::{Action, Amount, Condition, Rule};

/// The readings of one token that are still open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Open {
    /// Index of its first reading among those of the worker.
    pub readings: u32,
    /// Index of the properties of that among those of the worker's ambiguities.
    pub start: u32,
    /// How many it had.
    pub count: u32,
    /// Those that are open, as a set of bits.
    pub alive: u64,
    /// The rules that can touch it, as a stretch of those of the worker's ambiguities.
    pub rules: (u32, u32),
    /// Properties of at least one open reading.
    pub any: Properties,
    /// Properties of all open readings.
    pub all: Properties,
}

impl Open {
    /// A token with one thing to be said of it.
    #[must_use]
    pub fn one(bits: Properties) -> Self {
        Self { count: 1, alive: 1, any: bits, all: bits, ..Self::default() }
    }

    /// Sums up the open readings.
    pub fn sum(&mut self, bits: &[Properties]) {
        (self.any, self.all) = (Properties::NONE, Properties::ALL);
        for (i, bits) in bits.iter().enumerate().take(64) {
            if self.alive >> i & 1 != 0 {
                self.any = self.any.with(*bits);
                self.all = self.all.shared(*bits);
            }
        }
    }
}

/// A constraint that can touch a word.
#[derive(Debug, Clone, Copy)]
pub struct Touch {
    /// Its place among the constraints.
    pub rule: u16,
    /// The readings of the word that it leaves where it holds, as a set of bits.
    pub left: u64,
}

/// The constraints whose target fits some readings of a word but not all, in order: no other changes anything.
pub(super) fn touching(rules: &[Rule], readings: &[Traits]) -> impl Iterator<Item = Touch> {
    let several = if readings.len() < 2 { &[] } else { rules };
    let any = readings.iter().fold(Properties::NONE, |any, reading| any.with(reading.bits));
    let all = u64::MAX >> (64 - readings.len().clamp(1, 64));
    several.iter().enumerate().filter(move |(_, rule)| any.has(rule.target.with)).filter_map(move |(index, rule)| {
        let fitting = readings.iter().enumerate().take(64).filter(|(_, reading)| rule.target.fits(reading.bits));
        let fitting = fitting.fold(0, |set, (i, _)| set | 1 << i);
        let left = match rule.action {
            Action::Remove => !fitting,
            Action::Select => fitting,
            Action::Mood(_) | Action::Tag(..) => all,
        };
        (left & all != 0 && left & all != all).then_some(Touch { rule: index as u16, left })
    })
}

/// Applies the removing and selecting rules to a sentence. `touching` holds the rules that can touch each spelling, `bits`
/// the properties of all readings, `edge` those of what stands before and after the sentence.
pub fn constrain(rules: &[Rule], touching: &[Touch], tokens: &mut [Open], bits: &[Properties], edge: Properties) {
    let edge = Open::one(edge);
    for index in 0..tokens.len() {
        let Some(&Open { rules: (start, end), start: first, count, mut alive, .. }) = tokens.get(index) else { break };
        let own = bits.get(first as usize..(first + count) as usize).unwrap_or(&[]);
        for touch in touching.get(start as usize..end as usize).unwrap_or(&[]) {
            if alive.count_ones() < 2 {
                break;
            }
            // A rule leaves one reading at least.
            let left = alive & touch.left;
            let rule = (left != alive && left != 0).then(|| rules.get(usize::from(touch.rule))).flatten();
            if !rule.is_some_and(|rule| holds(rule, tokens, bits, index, &edge)) {
                continue;
            }
            alive = left;
            if let Some(token) = tokens.get_mut(index) {
                token.alive = alive;
                token.sum(own);
            }
        }
    }
}

/// Whether a rule's context holds around a token.
#[must_use]
pub fn holds(rule: &Rule, tokens: &[Open], bits: &[Properties], index: usize, edge: &Open) -> bool {
    rule.conditions.iter().all(|condition| {
        let place = index.checked_add_signed(isize::from(condition.place));
        let neighbour = place.and_then(|at| tokens.get(at)).unwrap_or(edge);
        let own = bits.get(neighbour.start as usize..(neighbour.start + neighbour.count) as usize).unwrap_or(&[]);
        meets(condition, neighbour, own)
    })
}

fn meets(condition: &Condition, token: &Open, own: &[Properties]) -> bool {
    let shape = &condition.shape;
    if token.count <= 1 {
        return shape.fits(token.any) == (condition.amount != Amount::None);
    }
    // A shape that no reading can have is told without a look at each.
    let possible = token.any.has(shape.with);
    let mut open = own.iter().enumerate().take(64).filter(|(i, _)| token.alive >> i & 1 != 0).map(|(_, bits)| *bits);
    match condition.amount {
        Amount::Any => possible && open.any(|bits| shape.fits(bits)),
        Amount::Only => token.all.has(shape.with) && open.all(|bits| shape.fits(bits)),
        Amount::None => !(possible && open.any(|bits| shape.fits(bits))),
    }
}
