//! The stage: a document in, its tokens, lines, sentences and quotes out.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::characters::Characters;
use super::cursor::Cursor;
use super::marks::{MarkClass, Marks};
use super::number::Separators;
use super::quotes::Open;
use super::scan::Scan;
use super::sentences::Line;
use super::{Forms, Quote, Sentence, Token};
use crate::data::{Error, Source};
use crate::document::Document;

/// The knowledge of `text/`, compiled.
#[derive(Debug)]
pub struct Tokenizer {
    pub(super) characters: Characters,
    pub(super) marks: Marks,
    pub(super) separators: Separators,
    pub(super) abbreviations: FxHashMap<Box<str>, Shortening>,
}

/// Bytes of a token with the space before it, rather less than there are.
const TOKEN: usize = 8;

/// What a full stop after a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shortening {
    /// It shortens the word.
    Always,
    /// The word names a foreign letter: it does where another one stands on the other side of a full stop.
    Letter,
}

/// The layers that the stage adds to a document.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Text {
    /// All tokens in text order.
    pub tokens: Vec<Token>,
    /// For each line its range of tokens.
    pub lines: Vec<Range<u32>>,
    /// All sentences in text order; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// All quotes that hold a token, outer before inner.
    pub quotes: Vec<Quote>,
}

/// The layers under construction and what is kept beside them.
#[derive(Debug, Default)]
pub(super) struct Buffers {
    pub(super) text: Text,
    /// For each token what mark it is.
    pub(super) marks: Vec<Option<MarkClass>>,
    pub(super) open: Open,
    pub(super) spelling: String,
}

impl Tokenizer {
    /// Reads the files of `text/`.
    ///
    /// # Errors
    /// The first fault in one of them.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let file = source.file("text/abbreviations.tsv")?;
        let mut abbreviations = FxHashMap::default();
        for row in file.table(["form", "kind", "meaning"])? {
            let kind = match row.cells[1] {
                "short" => Shortening::Always,
                "letter" => Shortening::Letter,
                kind => {
                    return Err(file.error(
                        row.line,
                        format!("unknown kind {kind:?}"),
                        "the kinds are short and letter",
                    ));
                }
            };
            abbreviations.insert(row.cells[0].into(), kind);
        }
        Ok(Self {
            characters: Characters::new(source)?,
            marks: Marks::new(source)?,
            separators: Separators::new(source)?,
            abbreviations,
        })
    }

    /// What each character is.
    #[must_use]
    pub fn characters(&self) -> &Characters {
        &self.characters
    }

    /// Cuts a document into tokens, sentences and quotes. Every character that is not white space, a hashtag's sign or
    /// invisible stands in exactly one token.
    pub fn read(&self, document: &Document, forms: &mut Forms) -> Text {
        let mut out = Buffers::default();
        let tokens = document.lines.iter().map(String::len).sum::<usize>() / TOKEN;
        out.text.tokens.reserve(tokens);
        out.marks.reserve(tokens);
        for (number, line) in (0..).zip(&document.lines) {
            let first = out.text.tokens.len();
            let cursor = Cursor::new(line);
            Scan { tokenizer: self, line: number, cursor, forms, out: &mut out, spaced: false, loose: 0 }.run();
            let index = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
            let tokens = out.text.tokens.get(first..).unwrap_or(&[]);
            let marks = out.marks.get(first..).unwrap_or(&[]);
            let cut = Line { tokenizer: self, forms, tokens, marks };
            cut.split(index(first), &mut out.text.sentences);
            out.text.lines.push(index(first)..index(out.text.tokens.len()));
        }
        out.text.quotes.retain(|quote| !quote.tokens.is_empty());
        out.text
    }
}
