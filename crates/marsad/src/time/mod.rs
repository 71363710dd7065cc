//! Numbers and temporal expressions, resolved.
//!
//! A [`Grammar`] is the words and rules of `data/time` and `data/numbers`, compiled. It needs an article's tokens; with the
//! words that morphology chose it knows the tense of a clause better. `data/time/README.md` describes the rules.
//!
//! ```
//! use marsad::{Document, Engine, data::Source};
//!
//! let engine = Engine::new(&Source::embedded())?;
//! let mut document = Document::new("example", "", "قتل ثلاثة جنود مساء الخميس في هجوم");
//! document.published = Some("2018-05-18".to_owned());
//! let mut worker = engine.worker();
//! let article = worker.analyse(&document);
//! assert_eq!(article.times[0].value.as_deref(), Some("2018-05-17TEV"));
//! assert_eq!(article.times[0].date().as_deref(), Some("2018-05-17"));
//! assert_eq!(article.numbers[0].value, Some(3.0));
//! # Ok::<(), marsad::data::Error>(())
//! ```

mod calendar;
pub mod check;
mod count;
mod expression;
mod feast;
mod frame;
mod glance;
mod grammar;
mod items;
mod lexicon;
mod matcher;
mod moon;
mod numeral;
mod outlook;
mod period;
mod resolve;
mod rule;
mod span;
mod spelling;
mod spellings;
mod starts;
mod steps;
mod tense;

pub use expression::{Basis, NumberExpression, NumberKind, Precision, TimeExpression, TimeKind};
pub use grammar::Grammar;
pub use rule::Example;
pub use spellings::Spellings;
