//! Analyses by spelling, each worked out once a worker.

use std::ops::Range;

use super::Analysis;
use crate::text::FormId;

/// The analyses of the spellings a worker has met.
#[derive(Debug, Default)]
pub struct Morphology {
    analyses: Vec<Analysis>,
    ranges: Vec<Range<u32>>,
}

impl Morphology {
    /// The analyses of a spelling, the likeliest first; empty when it has not been analysed.
    #[must_use]
    pub fn of(&self, form: FormId) -> &[Analysis] {
        let range = self.ranges.get(form.0 as usize).cloned().unwrap_or(0..0);
        self.analyses.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// How many spellings have been analysed: those with a smaller id.
    #[must_use]
    pub fn known(&self) -> usize {
        self.ranges.len()
    }

    /// Adds the analyses of the next spelling.
    pub fn push(&mut self, analyses: &[Analysis]) {
        let start = self.analyses.len() as u32;
        self.analyses.extend_from_slice(analyses);
        self.ranges.push(start..self.analyses.len() as u32);
    }
}
