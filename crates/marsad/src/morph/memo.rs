//! Analyses by spelling, each worked out once a worker.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lexeme::Lexeme;
use super::property::Properties;
use super::tag::Tag;
use super::{Analysis, LexemeId, Pos};
use crate::text::FormId;

/// The analyses of the spellings a worker has met, and the entries of words that only it has met.
#[derive(Debug, Default)]
pub struct Morphology {
    analyses: Vec<Analysis>,
    traits: Vec<Traits>,
    ranges: Vec<Range<u32>>,
    rules: Vec<u16>,
    rule_ranges: Vec<Range<u32>>,
    guessed: Vec<Lexeme>,
    ids: FxHashMap<(Box<str>, Pos), LexemeId>,
}

/// Properties and tag of a reading.
pub(super) type Traits = (Properties, Tag);

/// Ids from here on are guessed entries.
const GUESSED: u32 = 1 << 31;

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

    /// The analyses of a spelling with what choosing among them asks of each.
    pub(super) fn with_traits(&self, form: FormId) -> (&[Analysis], &[Traits]) {
        let range = self.ranges.get(form.0 as usize).cloned().unwrap_or(0..0);
        let traits = self.traits.get(range.start as usize..range.end as usize).unwrap_or(&[]);
        (self.of(form), traits)
    }

    /// The constraints that can touch a reading of a spelling, by their place among all, in order.
    pub(super) fn rules(&self, form: FormId) -> &[u16] {
        let range = self.rule_ranges.get(form.0 as usize).cloned().unwrap_or(0..0);
        self.rules.get(range.start as usize..range.end as usize).unwrap_or(&[])
    }

    /// Adds the analyses of the next spelling, and the constraints that can touch them.
    pub(super) fn push(
        &mut self,
        analyses: &[Analysis],
        traits: impl Iterator<Item = Traits>,
        rules: impl Iterator<Item = u16>,
    ) {
        let start = self.rules.len() as u32;
        self.rules.extend(rules);
        self.rule_ranges.push(start..self.rules.len() as u32);
        let start = self.analyses.len() as u32;
        self.analyses.extend_from_slice(analyses);
        self.traits.extend(traits);
        self.ranges.push(start..self.analyses.len() as u32);
    }

    /// The id of a guessed entry, new or known.
    pub fn guess(&mut self, lexeme: Lexeme) -> LexemeId {
        let key = (lexeme.lemma.clone(), lexeme.pos);
        let next = LexemeId(GUESSED | self.guessed.len() as u32);
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.guessed.push(lexeme);
        }
        id
    }

    /// A guessed entry; none for ids of the lexicon.
    #[must_use]
    pub fn guessed(&self, id: LexemeId) -> Option<&Lexeme> {
        self.guessed.get(id.0.checked_sub(GUESSED)? as usize)
    }
}
