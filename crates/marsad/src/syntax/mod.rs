//! Clauses and their arguments, by a shallow dependency analysis.

/// One clause.
#[derive(Debug, Clone, Default)]
pub struct Clause {}
