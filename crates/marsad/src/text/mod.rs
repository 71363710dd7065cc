//! The text layer: characters, tokens, sentences and quotes, with spans of the original line throughout.

mod characters;
mod cursor;
mod foreign;
mod form;
mod language;
mod marks;
mod number;
mod quotes;
mod scan;
mod sentences;
mod token;
mod tokenizer;

pub use characters::Characters;
pub use form::{FormId, Forms};
pub use language::{Detected, Languages};
pub use token::{Quote, Sentence, Token, TokenKind};
pub use tokenizer::{Text, Tokenizer};
