//! Search in a store by Marsad's own analysis: a word finds all forms of its lemma, a phrase its words in a row, a field what the event records
//! say. The query language stands in `docs/search.md`.
//!
//! The index is derived: it lies beside the store, is brought up to date when it is opened, and may be deleted at any moment. The
//! store alone is the system of record.

mod archive;
mod attributes;
mod compile;
mod days;
mod error;
mod facets;
mod fold;
mod index;
mod indexed;
mod query;
mod same_record;
mod search;
mod snippet;
mod words;

pub use archive::{Archive, Progress};
pub use days::days;
pub use error::Error;
pub use facets::Facets;
pub use index::{Index, Writer};
pub use indexed::Indexed;
pub use query::{Field, FieldKind, Node, QueryError, fields, parse};
pub use search::{Hit, Order, Page, Results};
pub use snippet::{Piece, Snippet};
pub use words::{Reading, read};
