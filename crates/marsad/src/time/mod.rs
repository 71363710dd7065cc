//! Numbers and temporal expressions, resolved.

mod calendar;
pub mod check;
mod count;
mod expression;
mod feast;
mod frame;
mod grammar;
mod items;
mod lexicon;
mod matcher;
mod moon;
mod numeral;
mod period;
mod resolve;
mod rule;
mod span;
mod spelling;
mod starts;
mod tense;
#[cfg(test)]
mod tests;

pub use expression::{Basis, NumberExpression, NumberKind, Precision, TimeExpression, TimeKind};
pub use grammar::Grammar;
pub use rule::Example;
