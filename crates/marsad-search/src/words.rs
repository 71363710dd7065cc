//! Words as search sees them.

use std::collections::BTreeSet;

use marsad::text::TokenKind;
use marsad::{Article, Document, Worker};

use crate::fold::{bare, fold};

/// How far apart the words of two lines are, so that no phrase crosses them.
const LINE_GAP: u32 = 8;

/// A word of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its line.
    pub line: u32,
    /// First code point in the line.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Which word it is; words of two lines are further apart.
    pub position: u32,
    /// Folded lemmas: the chosen one, and for a word that the lexicon does not hold its stem.
    pub lemmas: Vec<String>,
    /// The spelling without diacritics.
    pub surface: String,
    /// Whether it is a name that the lexicon does not hold.
    pub guessed: bool,
}

/// The words of a document in order; punctuation is none.
#[must_use]
pub fn read(worker: &mut Worker<'_>, document: &Document) -> Vec<Reading> {
    readings(&worker.words(document))
}

fn readings(article: &Article<'_>) -> Vec<Reading> {
    let (mut words, mut position, mut line) = (Vec::new(), 0, 0);
    for (index, token) in article.tokens.iter().enumerate() {
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        let index = index as u32;
        if token.line != line {
            line = token.line;
            position += LINE_GAP;
        }
        let surface = bare(article.text(index));
        let guessed = article.word(index).is_some_and(|word| article.analyser.lexeme(word.lexeme).is_none());
        let mut lemmas = Vec::with_capacity(1);
        let mut lemma = |text: &str| {
            let folded = fold(text);
            if !folded.is_empty() && !lemmas.contains(&folded) {
                lemmas.push(folded);
            }
        };
        lemma(article.lemma(index));
        if guessed || article.lemma(index).is_empty() {
            lemma(article.bare(index));
        }
        words.push(Reading { line, start: token.start, end: token.end, position, lemmas, surface, guessed });
        position += 1;
    }
    words
}

/// A word of a query: the folded lemmas that it may mean, and its spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    pub lemmas: Vec<String>,
    pub surface: String,
}

/// How many lemmas an ambiguous word of a query stands for.
const MEANINGS: usize = 4;

/// The words of a piece of a query. A query has no context to choose by, so a word stands for the lemmas of all its likeliest readings
/// that cut off as little of it as the chosen one does.
pub(crate) fn ask(worker: &mut Worker<'_>, text: &str) -> Vec<Asked> {
    let document = Document::new("query", "", text);
    let article = worker.words(&document);
    let mut asked = Vec::new();
    for (index, token) in article.tokens.iter().enumerate() {
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        let index = index as u32;
        let length = |word: &marsad::morph::Analysis| word.stem.1.saturating_sub(word.stem.0);
        let longest = article.analyses(index).iter().map(length).max().unwrap_or(0);
        let mut seen = BTreeSet::new();
        let mut lemmas: Vec<String> = Vec::new();
        let mut add = |text: &str| {
            let folded = fold(text);
            if !folded.is_empty() && lemmas.len() < MEANINGS && seen.insert(folded.clone()) {
                lemmas.push(folded);
            }
        };
        add(article.lemma(index));
        add(article.bare(index));
        for word in article.analyses(index).iter().filter(|word| length(word) == longest) {
            add(article.entry(word.lexeme).map_or("", |lexeme| &lexeme.lemma));
        }
        asked.push(Asked { lemmas, surface: bare(article.text(index)) });
    }
    asked
}
