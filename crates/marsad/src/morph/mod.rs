//! Morphology: every analysis of a word, and the one chosen in context.

mod affix;
mod alike;
mod analyser;
mod analysis;
mod awaited;
pub mod check;
mod choose;
mod conjugate;
mod constrain;
mod declension;
mod features;
mod frequency;
mod guess;
mod interrupted;
mod lemmas;
mod letters;
mod lexeme;
mod lexicon;
mod memo;
mod noun;
mod opening;
mod places;
mod property;
mod rule;
mod slot;
mod spelling;
mod stems;
pub mod tag;
mod template;
mod universal;
mod verb;
mod vocal;

pub use analyser::Analyser;
pub use analysis::{
    Analysis, Aspect, Case, Clitic, Clitics, Features, Gender, LexemeId, Mood, Number, Origin, Person, Pos, State,
    Voice,
};
pub use conjugate::Inflected;
pub use declension::Declension;
pub use frequency::Transitions;
pub use lemmas::{Lemmas, bare, ordered};
pub use lexeme::{Args, Lexeme, NameKind, NounKind, VerbForm};
pub use memo::Morphology;
pub use universal::{Part, Word};
