//! Numbers and temporal expressions, resolved.

mod expression;

pub use expression::{Basis, NumberExpression, NumberKind, Precision, TimeExpression, TimeKind};
