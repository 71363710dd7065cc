//! Where in a document the words of a query stand.

use std::collections::BTreeSet;

use marsad::{Document, Worker};

use crate::query::Node;
use crate::words::{Reading, ask, read};

/// How many code points of a line a snippet holds at most.
const LENGTH: usize = 220;

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text, as it stands in the line.
    pub text: String,
    /// Whether it matches.
    pub matched: bool,
}

/// A part of a document that shows why it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The line; 0 is the title.
    pub line: u32,
    /// First code point of the line that is shown.
    pub start: u32,
    /// The stretches one after the other.
    pub pieces: Vec<Piece>,
}

/// The words that a query asks for, ready to be found in documents.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    lemmas: BTreeSet<String>,
    spellings: BTreeSet<String>,
}

impl Marks {
    /// The words of a query, those behind NOT left out.
    pub fn of(worker: &mut Worker<'_>, node: &Node) -> Self {
        let mut marks = Self::default();
        marks.add(worker, node);
        marks
    }

    fn add(&mut self, worker: &mut Worker<'_>, node: &Node) {
        match node {
            Node::And(nodes) | Node::Or(nodes) => nodes.iter().for_each(|node| self.add(worker, node)),
            Node::Not(_) | Node::Field { .. } => {}
            Node::Words { text, exact, .. } => {
                for word in ask(worker, text) {
                    if *exact || word.lemmas.is_empty() {
                        self.spellings.insert(word.surface);
                    } else {
                        self.lemmas.extend(word.lemmas);
                    }
                }
            }
        }
    }

    fn fits(&self, word: &Reading) -> bool {
        self.spellings.contains(&word.surface) || word.lemmas.iter().any(|lemma| self.lemmas.contains(lemma))
    }
}

/// The line of a document with most of a query's different words, the earlier one of two, with its matches marked; the title and first
/// paragraph's begin where none matches.
pub(crate) fn snippet(worker: &mut Worker<'_>, document: &Document, marks: &Marks) -> Option<Snippet> {
    let matches: Vec<Reading> = read(worker, document).into_iter().filter(|word| marks.fits(word)).collect();
    let variety = |line: u32| {
        let words = matches.iter().filter(|word| word.line == line);
        words.map(|word| word.lemmas.first().unwrap_or(&word.surface)).collect::<BTreeSet<_>>().len()
    };
    let lines: BTreeSet<u32> = matches.iter().map(|word| word.line).collect();
    let unmarked = || (0..document.lines.len() as u32).find(|line| *line > 0 || document.lines.len() == 1);
    let line = lines.into_iter().rev().max_by_key(|line| variety(*line)).or_else(unmarked)?;
    let text: Vec<char> = document.lines.get(line as usize)?.chars().collect();
    let spans: Vec<(usize, usize)> =
        matches.iter().filter(|word| word.line == line).map(|word| (word.start as usize, word.end as usize)).collect();
    let (start, end) = window(&text, spans.first().map_or(0, |span| span.0));
    let piece = |from: usize, to: usize, matched| Piece {
        text: text.get(from..to).unwrap_or_default().iter().collect(),
        matched,
    };
    let (mut pieces, mut at) = (Vec::new(), start);
    for (from, to) in spans.into_iter().filter(|(from, to)| *from >= start && *to <= end) {
        if from > at {
            pieces.push(piece(at, from, false));
        }
        pieces.push(piece(from, to, true));
        at = to;
    }
    if end > at {
        pieces.push(piece(at, end, false));
    }
    Some(Snippet { line, start: start as u32, pieces })
}

/// The part of a line that is shown: around the first match, cut between words.
fn window(text: &[char], first: usize) -> (usize, usize) {
    if text.len() <= LENGTH {
        return (0, text.len());
    }
    let from = first.saturating_sub(LENGTH / 3);
    let is_space = |at: &usize| text.get(*at).is_some_and(|c| c.is_whitespace());
    let start = if from == 0 { 0 } else { (from..first).find(is_space).map_or(first, |at| at + 1) };
    let limit = (start + LENGTH).min(text.len());
    let end = if limit == text.len() { limit } else { (first + 1..limit).rev().find(is_space).unwrap_or(limit) };
    (start, end.max(start))
}
