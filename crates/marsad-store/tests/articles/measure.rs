//! How well copies are found: pairs of an article and its edited copy, and pairs of two articles on one topic.

use marsad::{Document, Engine};
use marsad_store::coding;
use marsad_store::copies::THRESHOLD;

use crate::articles::{TOPICS, article, copy};

/// Pairs of each sort.
pub const PAIRS: u64 = 300;

/// What was found.
#[derive(Debug, Default)]
pub struct Figures {
    pub found: usize,
    pub missed: usize,
    pub wrong: usize,
    /// Similarities of copies and of other pairs, ascending.
    pub copies: Vec<f64>,
    pub others: Vec<f64>,
}

impl Figures {
    pub fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.wrong).max(1) as f64
    }

    pub fn recall(&self) -> f64 {
        self.found as f64 / (self.found + self.missed).max(1) as f64
    }
}

/// Compares the signatures of all pairs, made from a seed.
pub fn figures(engine: &Engine, seed: u64) -> Figures {
    let mut worker = engine.worker();
    let mut signature = |document: &Document| coding::code(&mut worker, document).signature;
    let mut figures = Figures::default();
    for pair in 0..PAIRS {
        let topic = TOPICS[pair as usize % TOPICS.len()];
        let original = article("a", topic, seed + pair * 2);
        let one = signature(&original);
        let near = one.similarity(&signature(&copy(&original, "b", seed + pair)));
        let far = one.similarity(&signature(&article("c", topic, seed + pair * 2 + 1)));
        figures.copies.push(near);
        figures.others.push(far);
        if near >= THRESHOLD {
            figures.found += 1;
        } else {
            figures.missed += 1;
        }
        figures.wrong += usize::from(far >= THRESHOLD);
    }
    figures.copies.sort_by(f64::total_cmp);
    figures.others.sort_by(f64::total_cmp);
    figures
}
