//! Analyses by spelling, each worked out once a worker.

use rustc_hash::FxHashMap;

use super::constrain::{Open, Touch};
use super::lexeme::Lexeme;
use super::property::Properties;
use super::tag::Tag;
use super::{Analysis, LexemeId, Pos};
use crate::text::FormId;

/// The analyses of the spellings a worker has met, and the entries of words that only it has met.
#[derive(Debug, Default)]
pub struct Morphology {
    spellings: Vec<Spelling>,
    analyses: Vec<Analysis>,
    /// The properties of each reading, apart from it: choosing among readings asks of little else.
    bits: Vec<Properties>,
    /// The kind and the cost of each reading.
    weights: Vec<(Tag, u16)>,
    /// The constraints that can touch each spelling, one spelling after the other.
    rules: Vec<Touch>,
    /// What is open of each spelling before anything is known of its context.
    opens: Vec<Open>,
    guessed: Vec<Lexeme>,
    ids: FxHashMap<(Box<str>, Pos), LexemeId>,
}

/// Where a spelling has its readings, the likeliest first, and the constraints that can touch them, by their place among
/// all, in order.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spelling {
    pub readings: (u32, u32),
    pub rules: (u32, u32),
}

/// Properties and tag of a reading.
pub(super) type Traits = (Properties, Tag);

/// A reading so much costlier than a word's cheapest is not considered: no context outweighs it.
const HOPELESS: u16 = 1300;

/// Ids from here on are guessed entries.
const GUESSED: u32 = 1 << 31;

impl Morphology {
    /// The analyses of a spelling, the likeliest first; empty when it has not been analysed.
    #[must_use]
    pub fn of(&self, form: FormId) -> &[Analysis] {
        let (start, end) = self.spelling(form).readings;
        self.analyses.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// How many spellings have been analysed: those with a smaller id.
    #[must_use]
    pub fn known(&self) -> usize {
        self.spellings.len()
    }

    /// Where the readings of a spelling stand among all, and the constraints that can touch them.
    pub(super) fn spelling(&self, form: FormId) -> Spelling {
        self.spellings.get(form.0 as usize).copied().unwrap_or_default()
    }

    /// A reading by its place among all.
    pub(super) fn reading(&self, index: u32) -> Option<&Analysis> {
        self.analyses.get(index as usize)
    }

    /// The properties of all readings.
    pub(super) fn bits(&self) -> &[Properties] {
        &self.bits
    }

    /// The kinds and costs of all readings.
    pub(super) fn weights(&self) -> &[(Tag, u16)] {
        &self.weights
    }

    /// The constraints of all spellings.
    pub(super) fn rules(&self) -> &[Touch] {
        &self.rules
    }

    /// The readings of a spelling that are not hopeless beside the likeliest; none if it has none.
    pub(super) fn likely(&self, form: FormId) -> Option<Open> {
        self.opens.get(form.0 as usize).filter(|open| open.alive != 0).copied()
    }

    /// The first readings of a spelling, as many as a set of bits holds, with those in `alive` open; none if that is none.
    pub(super) fn open(&self, form: FormId, alive: u64) -> Option<Open> {
        let Spelling { readings: (start, end), rules } = self.spelling(form);
        let count = (end - start).min(64);
        let bits = self.bits.get(start as usize..(start + count) as usize)?;
        let mut open = Open { start, count, alive, rules, ..Open::default() };
        open.sum(bits);
        (alive != 0).then_some(open)
    }

    /// Adds the analyses of the next spelling, the likeliest first, and the constraints that can touch them.
    pub(super) fn push(&mut self, analyses: &[Analysis], traits: &[Traits], rules: impl Iterator<Item = Touch>) {
        let (reading, rule) = (self.analyses.len() as u32, self.rules.len() as u32);
        self.analyses.extend_from_slice(analyses);
        self.bits.extend(traits.iter().map(|(bits, _)| *bits));
        self.weights.extend(analyses.iter().zip(traits).map(|(analysis, (_, tag))| (*tag, analysis.cost)));
        self.rules.extend(rules);
        let (readings, rules) = ((reading, self.analyses.len() as u32), (rule, self.rules.len() as u32));
        let limit = analyses.first().map_or(0, |first| first.cost.saturating_add(HOPELESS));
        let count = analyses.iter().take(64).take_while(|reading| reading.cost <= limit).count() as u32;
        let alive = u64::MAX.checked_shr(64 - count).unwrap_or(0);
        let mut open = Open { start: reading, count, alive, rules, ..Open::default() };
        open.sum(self.bits.get(reading as usize..).unwrap_or(&[]));
        self.opens.push(open);
        self.spellings.push(Spelling { readings, rules });
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
