//! A query as a tree.

use std::fmt;

use super::fields::Field;

/// A part of a query.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// All of them.
    And(Vec<Node>),
    /// Any of them.
    Or(Vec<Node>),
    /// What it does not match.
    Not(Box<Node>),
    /// Words in a row; a single word is a row of one. In the title only, if `title`; in this very spelling, if `exact`.
    Words {
        /// The words as typed.
        text: String,
        /// In this spelling only.
        exact: bool,
        /// In the title only.
        title: bool,
        /// Where they stand in the query, in code points from 1.
        column: usize,
    },
    /// A field has any of these values.
    Field {
        /// The field.
        field: Field,
        /// Its values as typed.
        values: Vec<String>,
        /// Where the values stand in the query.
        column: usize,
    },
}

/// What is wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// Where, in code points from 1.
    pub column: usize,
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub hint: String,
}

impl QueryError {
    pub(crate) fn new(column: usize, cause: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { column, cause: cause.into(), hint: hint.into() }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "query, column {}: {}\n  hint: {}", self.column, self.cause, self.hint)
    }
}

impl std::error::Error for QueryError {}
