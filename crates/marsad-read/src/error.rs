//! What can go wrong in an input, and what is merely odd.

use std::fmt;

/// Where in an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The input as a whole.
    Whole,
    /// A line, and a byte in it where one is known, both from 1, after decompression and decoding.
    Line(u64, Option<u64>),
    /// A byte, from 0, after decompression.
    Byte(u64),
}

/// A document, or an input, that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The input's name as it was given.
    pub file: String,
    /// Where in it.
    pub place: Place,
    /// What is wrong.
    pub cause: String,
    /// What to do; empty if there is nothing to say.
    pub hint: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, place, cause, hint } = self;
        match place {
            Place::Whole => write!(f, "{file}: {cause}")?,
            Place::Line(line, None) => write!(f, "{file}:{line}: {cause}")?,
            Place::Line(line, Some(column)) => write!(f, "{file}:{line}:{column}: {cause}")?,
            Place::Byte(byte) => write!(f, "{file}: byte {byte}: {cause}")?,
        }
        if hint.is_empty() { Ok(()) } else { write!(f, "\n  hint: {hint}") }
    }
}

impl std::error::Error for ReadError {}

/// Something odd about a document that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The input's name as it was given.
    pub file: String,
    /// The document's id.
    pub document: String,
    /// What is odd, and what follows from it.
    pub text: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: document {}: {}", self.file, self.document, self.text)
    }
}
