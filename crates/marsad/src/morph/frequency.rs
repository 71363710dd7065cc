//! What was counted on the corpus: how frequent entries are, and which kinds of word follow each other.
//!
//! Costs are hundredths of a nat. The files are made by `cargo xtask count`; without them every entry and every sequence
//! is as likely as another.

use rustc_hash::FxHashMap;

use super::Pos;
use super::lexeme::Lexeme;
use super::tag::{self, TAGS, Tag};
use crate::data::{Error, Source};

/// Costs of sequences of tags.
#[derive(Debug)]
pub struct Transitions {
    /// By the tag that follows, then the one before: those before a word are asked for one after the other.
    costs: Vec<i16>,
    tags: Vec<u16>,
}

/// The cost of an entry that was never counted.
const UNSEEN: u16 = 1500;
/// What a participle costs more that the lexicon only derives.
const DERIVED: u16 = 100;
/// The greatest cost of a sequence.
const RAREST: i16 = 900;

impl Transitions {
    /// Reads `frequency/transitions.tsv`: a row a tag with its count, then the tags that follow with their counts.
    ///
    /// # Errors
    /// When a row names no tag or a count is no number.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let mut pairs = vec![0.0f64; TAGS * TAGS];
        let mut seen = false;
        for file in source.files("frequency/transitions", ".tsv") {
            for (line, text) in file.lines() {
                let fault = || file.error(line, format!("{text:?}"), "a tag, then pairs tag=count; see morph/tag.rs");
                let mut cells = text.split('\t');
                let from = cells.next().and_then(tag::of_name).ok_or_else(fault)?;
                for cell in cells {
                    let (to, count) = cell.split_once('=').ok_or_else(fault)?;
                    let to = tag::of_name(to).ok_or_else(fault)?;
                    let count: f64 = count.parse().map_err(|_| fault())?;
                    if let Some(slot) = pairs.get_mut(usize::from(from) * TAGS + usize::from(to)) {
                        *slot = count;
                        seen = true;
                    }
                }
            }
        }
        if !seen {
            return Ok(Self { costs: vec![0; TAGS * TAGS], tags: vec![0; TAGS] });
        }
        Ok(Self::from_counts(&pairs))
    }

    /// Costs from counts of pairs, `TAGS` rows of `TAGS`.
    #[must_use]
    pub fn from_counts(pairs: &[f64]) -> Self {
        let total: f64 = pairs.iter().sum::<f64>().max(1.0);
        let row = |from: usize| pairs.iter().skip(from * TAGS).take(TAGS).sum::<f64>();
        let before: Vec<f64> = (0..TAGS).map(row).collect();
        let column = |to: usize| pairs.iter().skip(to).step_by(TAGS).sum::<f64>();
        let after: Vec<f64> = (0..TAGS).map(column).collect();
        let mut costs = Vec::with_capacity(TAGS * TAGS);
        for to in 0..TAGS {
            for from in 0..TAGS {
                let at = |values: &[f64], i: usize| values.get(i).copied().unwrap_or(0.0);
                let expected = at(&before, from) * at(&after, to) / total;
                let seen = at(pairs, from * TAGS + to);
                // How much likelier than by chance; few counts are drawn towards chance.
                let ratio = (seen + 3.0 * (expected / (expected + 3.0)).max(0.05)) / (expected + 3.0);
                let cost = -100.0 * ratio.max(1e-4).ln();
                costs.push((cost as i16).clamp(-RAREST, RAREST));
            }
        }
        let group = |tag: usize| tag::group(tag as Tag);
        let in_group = |wanted: u8| -> f64 {
            after.iter().enumerate().filter(|(tag, _)| group(*tag) == wanted).map(|(_, count)| count + 0.1).sum()
        };
        let tags = after.iter().enumerate().map(|(tag, count)| cost((count + 0.1) / in_group(group(tag)))).collect();
        Self { costs, tags }
    }

    /// What it costs that a tag follows another, beyond the tag's own cost; negative when they attract each other.
    #[must_use]
    pub fn cost(&self, from: Tag, to: Tag) -> i16 {
        self.costs.get(usize::from(to) * TAGS + usize::from(from)).copied().unwrap_or(0)
    }

    /// How rare a tag is among those of its group.
    #[must_use]
    pub fn tag(&self, tag: Tag) -> u16 {
        self.tags.get(usize::from(tag)).copied().unwrap_or(0)
    }
}

fn cost(share: f64) -> u16 {
    (-100.0 * share.max(1e-9).ln()).clamp(0.0, f64::from(UNSEEN)) as u16
}

/// Sets the costs of entries by `frequency/lexemes.tsv`: lemma, part of speech, count.
///
/// # Errors
/// When the file is malformed.
pub fn weigh(source: &Source, lexemes: &mut [Lexeme]) -> Result<(), Error> {
    let mut counts: FxHashMap<(&str, &str), f64> = FxHashMap::default();
    let mut total = 0.0;
    for file in source.files("frequency/lexemes", ".tsv") {
        for row in file.table(["lemma", "pos", "count"])? {
            let [lemma, pos, count] = row.cells;
            let count: f64 = count
                .parse()
                .map_err(|_| file.error(row.line, format!("{count:?} is no number"), "counts are numbers"))?;
            counts.insert((lemma, pos), count);
            total += count;
        }
    }
    if counts.is_empty() {
        return Ok(());
    }
    for lexeme in lexemes {
        let count = counts.get(&(&*lexeme.lemma, lexeme.pos.name())).copied().unwrap_or(0.0);
        // Counting takes some of other words for participles that the lexicon leaves to derivation (`غارات`).
        let derived = lexeme.gloss.is_empty() && matches!(lexeme.pos, Pos::ActiveParticiple | Pos::PassiveParticiple);
        lexeme.cost = cost((count + 0.3) / total) + if derived { DERIVED } else { 0 };
    }
    Ok(())
}
