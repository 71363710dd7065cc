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
    /// The cost of each reading, apart from it: choosing among readings asks of little else.
    costs: Vec<u16>,
    /// What is open of words of each ambiguity before anything is known of their context.
    opens: Vec<Open>,
    /// The ambiguities, as places among `opens`: words that can be the same things are chosen among by the same rules.
    ambiguities: FxHashMap<Box<[Traits]>, u32>,
    /// The properties of the readings of each ambiguity, one ambiguity after the other.
    bits: Vec<Properties>,
    /// The same of their kinds.
    tags: Vec<Tag>,
    /// The constraints that can touch each ambiguity, one ambiguity after the other.
    rules: Vec<Touch>,
    guessed: Vec<Lexeme>,
    ids: FxHashMap<(Box<str>, Pos), LexemeId>,
}

/// Where a spelling has its readings, the likeliest first, and its ambiguity.
#[derive(Debug, Clone, Copy)]
struct Spelling {
    start: u32,
    end: u32,
    ambiguity: u32,
}

/// What of a reading it is chosen by, but for its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Traits {
    pub bits: Properties,
    pub tag: Tag,
    /// Whether it is not hopeless beside the likeliest of its word.
    pub likely: bool,
}

/// A reading so much costlier than a word's cheapest is not considered: no context outweighs it.
const HOPELESS: u16 = 1300;

/// The highest cost of a reading that is not hopeless beside the likeliest.
pub(super) fn limit(readings: &[Analysis]) -> u16 {
    readings.first().map_or(0, |first| first.cost.saturating_add(HOPELESS))
}

/// Ids from here on are guessed entries.
const GUESSED: u32 = 1 << 31;

impl Morphology {
    /// The analyses of a spelling, the likeliest first; empty when it has not been analysed.
    #[must_use]
    pub fn of(&self, form: FormId) -> &[Analysis] {
        let spelling = self.spellings.get(form.0 as usize);
        spelling.and_then(|known| self.analyses.get(known.start as usize..known.end as usize)).unwrap_or(&[])
    }

    /// How many spellings have been analysed: those with a smaller id.
    #[must_use]
    pub fn known(&self) -> usize {
        self.spellings.len()
    }

    /// A reading by its place among all.
    pub(super) fn reading(&self, index: u32) -> Option<&Analysis> {
        self.analyses.get(index as usize)
    }

    /// The kinds and costs of the readings that a token had.
    pub(super) fn weights(&self, open: &Open) -> impl Iterator<Item = (Tag, u16)> {
        let tags = self.tags.get(open.start as usize..(open.start + open.count) as usize);
        let costs = self.costs.get(open.readings as usize..(open.readings + open.count) as usize);
        tags.unwrap_or(&[]).iter().copied().zip(costs.unwrap_or(&[]).iter().copied())
    }

    /// The properties of all readings.
    pub(super) fn bits(&self) -> &[Properties] {
        &self.bits
    }

    /// The constraints of all ambiguities.
    pub(super) fn rules(&self) -> &[Touch] {
        &self.rules
    }

    /// The readings of a spelling that are not hopeless beside the likeliest; none if it has none.
    pub(super) fn likely(&self, form: FormId) -> Option<Open> {
        let spelling = self.spellings.get(form.0 as usize)?;
        let open = self.opens.get(spelling.ambiguity as usize).filter(|open| open.alive != 0)?;
        Some(Open { readings: spelling.start, ..*open })
    }

    /// The first readings of a spelling, as many as a set of bits holds, with those in `alive` open; none if that is none.
    pub(super) fn open(&self, form: FormId, alive: u64) -> Option<Open> {
        let spelling = self.spellings.get(form.0 as usize)?;
        let open = self.opens.get(spelling.ambiguity as usize)?;
        let count = (spelling.end - spelling.start).min(64);
        let bits = self.bits.get(open.start as usize..(open.start + count) as usize)?;
        let mut open = Open { readings: spelling.start, count, alive, ..*open };
        open.sum(bits);
        (alive != 0).then_some(open)
    }

    /// Adds the analyses of the next spelling, the likeliest first. `rules` are the constraints that can touch them.
    pub(super) fn push(&mut self, analyses: &[Analysis], traits: &[Traits], rules: impl Iterator<Item = Touch>) {
        let start = self.analyses.len() as u32;
        self.analyses.extend_from_slice(analyses);
        self.costs.extend(analyses.iter().map(|analysis| analysis.cost));
        let ambiguity = match self.ambiguities.get(traits) {
            Some(&known) => known,
            None => self.add(traits, rules),
        };
        self.spellings.push(Spelling { start, end: self.analyses.len() as u32, ambiguity });
    }

    /// Adds an ambiguity.
    fn add(&mut self, traits: &[Traits], rules: impl Iterator<Item = Touch>) -> u32 {
        let (start, rule) = (self.bits.len() as u32, self.rules.len() as u32);
        self.bits.extend(traits.iter().map(|reading| reading.bits));
        self.tags.extend(traits.iter().map(|reading| reading.tag));
        self.rules.extend(rules);
        let count = traits.iter().take(64).take_while(|reading| reading.likely).count() as u32;
        let alive = u64::MAX.checked_shr(64 - count).unwrap_or(0);
        let mut open = Open { start, count, alive, rules: (rule, self.rules.len() as u32), ..Open::default() };
        open.sum(self.bits.get(start as usize..).unwrap_or(&[]));
        let index = self.opens.len() as u32;
        self.opens.push(open);
        self.ambiguities.insert(traits.into(), index);
        index
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
