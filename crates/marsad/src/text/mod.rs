//! The text layer: characters, tokens, sentences and quotes, with spans of the original line throughout.

mod form;
mod token;

pub use form::{FormId, Forms};
pub use token::{Quote, Sentence, Token, TokenKind};
