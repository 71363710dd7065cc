//! The query language: what stands in a query, and what is wrong with one that cannot be read.

mod fields;
mod lexer;
mod node;
mod parser;

pub use fields::{Field, FieldKind, fields};
pub use node::{Node, QueryError};
pub use parser::parse;
