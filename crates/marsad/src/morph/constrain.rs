//! Applying the rules to the readings of a sentence.

use super::memo::Traits;
use super::property::Properties;
use super::rule::{Action, Amount, Condition, Rule};

/// The readings of one token that are still open.
#[derive(Debug, Clone, Copy, Default)]
pub struct Open {
    /// Index of its first reading among those of the sentence.
    pub start: u32,
    /// How many it had.
    pub count: u32,
    /// Those that are open, as a set of bits.
    pub alive: u64,
    /// The rules that can touch it, as a stretch of those collected for the sentence.
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

/// Applies the removing and selecting rules to a sentence. `touching` holds for each token the rules that can touch it,
/// `bits` the properties of all readings, `edge` those of what stands before and after the sentence.
pub fn constrain(rules: &[Rule], touching: &[u16], tokens: &mut [Open], bits: &[Properties], edge: Properties) {
    for index in 0..tokens.len() {
        let (start, end) = tokens.get(index).map_or((0, 0), |token| token.rules);
        let own = touching.get(start as usize..end as usize).unwrap_or(&[]);
        for rule in own.iter().filter_map(|rule| rules.get(usize::from(*rule))) {
            let Some(token) = tokens.get(index).copied() else { break };
            if token.alive.count_ones() < 2 {
                break;
            }
            let [one, other] = rule.target.one;
            let lacks = |one: Properties| one != Properties::NONE && !token.any.any(one);
            if !token.any.has(rule.target.with) || lacks(one) || lacks(other) {
                continue;
            }
            let select = match rule.action {
                Action::Remove => false,
                Action::Select => true,
                _ => continue,
            };
            let own = bits.get(token.start as usize..(token.start + token.count) as usize).unwrap_or(&[]);
            let mut hit = 0u64;
            for (i, bits) in own.iter().enumerate().take(64) {
                if token.alive >> i & 1 != 0 && rule.target.fits(*bits) {
                    hit |= 1 << i;
                }
            }
            let left = if select { hit } else { token.alive & !hit };
            if hit == 0 || left == 0 || left == token.alive || !holds(rule, tokens, bits, index, edge) {
                continue;
            }
            if let Some(token) = tokens.get_mut(index) {
                token.alive = left;
                token.sum(own);
            }
        }
    }
}

/// Whether a rule's context holds around a token.
#[must_use]
pub fn holds(rule: &Rule, tokens: &[Open], bits: &[Properties], index: usize, edge: Properties) -> bool {
    rule.conditions.iter().all(|condition| {
        let neighbour = index
            .checked_add_signed(isize::from(condition.place))
            .and_then(|at| tokens.get(at).copied())
            .unwrap_or_else(|| Open::one(edge));
        let own = bits.get(neighbour.start as usize..(neighbour.start + neighbour.count) as usize).unwrap_or(&[]);
        meets(condition, &neighbour, own)
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
