//! Morphology: every analysis of a word, and the one chosen in context.

mod analysis;
mod memo;

pub use analysis::{
    Analysis, Aspect, Case, Clitic, Clitics, Features, Gender, LexemeId, Mood, Number, Origin, Person, Pos, State,
    Voice,
};
pub use memo::Morphology;
