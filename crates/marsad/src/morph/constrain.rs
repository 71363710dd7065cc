//! Applying the rules to the readings of a sentence.

use super::memo::Traits;
use super::property::Properties;
use super::rule::{Action, Amount, Condition, Rule};

/// The readings of one token that are still open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Open {
    /// Index of its first reading among those of the worker.
    pub start: u32,
    /// How many it had.
    pub count: u32,
    /// Those that are open, as a set of bits.
    pub alive: u64,
    /// The rules that can touch it, as a stretch of those of the worker's spellings.
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
        Self { start: 0, count: 1, alive: 1, rules: (0, 0), any: bits, all: bits }
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

/// The constraints whose target fits a reading of a spelling with several, by their place, in order.
pub fn touching(rules: &[Rule], readings: &[Traits]) -> Vec<u16> {
    let mut out = Vec::new();
    if readings.len() < 2 {
        return out;
    }
    let any = readings.iter().fold(Properties::NONE, |any, (bits, _)| any.with(*bits));
    for (index, rule) in rules.iter().enumerate() {
        let target = &rule.target;
        if any.has(target.with) && readings.iter().any(|(bits, _)| target.fits(*bits)) {
            out.push(index as u16);
        }
    }
    out
}

/// Applies the removing and selecting rules to a sentence. `touching` holds the rules that can touch each spelling, `bits`
/// the properties of all readings, `edge` those of what stands before and after the sentence.
pub fn constrain(rules: &[Rule], touching: &[u16], tokens: &mut [Open], bits: &[Properties], edge: Properties) {
    let edge = Open::one(edge);
    for index in 0..tokens.len() {
        let Some(&Open { rules: (start, end), start: first, count, .. }) = tokens.get(index) else { break };
        let touching = touching.get(start as usize..end as usize).unwrap_or(&[]);
        let own = bits.get(first as usize..(first + count) as usize).unwrap_or(&[]);
        for rule in touching.iter().filter_map(|rule| rules.get(usize::from(*rule))) {
            let Some(token) = tokens.get(index).filter(|token| token.alive.count_ones() > 1) else { break };
            let Some(alive) = left(rule, token, own).filter(|_| holds(rule, tokens, bits, index, &edge)) else {
                continue;
            };
            if let Some(token) = tokens.get_mut(index) {
                token.alive = alive;
                token.sum(own);
            }
        }
    }
}

/// The open readings of a token that a rule leaves, whatever stands around it; none if it changes nothing.
fn left(rule: &Rule, token: &Open, own: &[Properties]) -> Option<u64> {
    let target = &rule.target;
    let lacks = |one: Properties| one != Properties::NONE && !token.any.any(one);
    if !token.any.has(target.with) || target.one.into_iter().any(lacks) {
        return None;
    }
    let select = match rule.action {
        Action::Remove => false,
        Action::Select => true,
        _ => return None,
    };
    let mut hit = 0u64;
    for (i, bits) in own.iter().enumerate().take(64) {
        if token.alive >> i & 1 != 0 && target.fits(*bits) {
            hit |= 1 << i;
        }
    }
    let left = if select { hit } else { token.alive & !hit };
    (hit != 0 && left != 0 && left != token.alive).then_some(left)
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
    let mut open = own.iter().enumerate().take(64).filter(|(i, _)| token.alive >> i & 1 != 0).map(|(_, bits)| *bits);
    match condition.amount {
        Amount::Any => token.any.has(shape.with) && open.any(|bits| shape.fits(bits)),
        Amount::Only => token.all.has(shape.with) && open.all(|bits| shape.fits(bits)),
        Amount::None => !open.any(|bits| shape.fits(bits)),
    }
}
