//! Tokens, sentences and quotes as stretches of a line.

use std::ops::Range;

use super::FormId;

/// One token of a line: a word with its clitics, a number, a punctuation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The line it stands in.
    pub line: u32,
    /// First code point in the line.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// First byte in the line.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// Whether the text carries diacritics that constrain its reading.
    pub marked: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Normal spelling.
    pub form: FormId,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Arabic letters.
    Word,
    /// A hashtag of several words, underscores kept, without its sign (`جوني_هاليداي`); one of a single word is a [`TokenKind::Word`].
    Hashtag,
    /// Digits with their separators (`1,200`, `3.5`, `2018`); Arabic-Indic and Persian digits are European ones in the form.
    Number,
    /// Letters of another script.
    Foreign,
    /// A punctuation mark, one character or a run of the same (`..`). The form is one of few: `.` `!` `؟` for stops, `..` for
    /// an ellipsis, `،` `؛` `:` for pauses, `-` for dashes, `«` `»` for double quotation marks and `‘` `’` for single ones by
    /// what they do, whatever sign is written (`text/punctuation.tsv`).
    Punctuation,
    /// Anything else: signs, emoji.
    Symbol,
}

/// One sentence: a range of the article's tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The line it stands in.
    pub line: u32,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// First code point in the line.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// A quoted stretch: the tokens between a pair of quotation marks, the marks not included. Quotes may nest, and one left
/// open at the end of a paragraph runs to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The line it stands in.
    pub line: u32,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Nesting depth, 1 outermost.
    pub depth: u8,
    /// Whether the closing mark is there.
    pub closed: bool,
}
