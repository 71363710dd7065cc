//! What the stage finds: expressions as token ranges with their values.

use std::ops::Range;

use jiff::civil::Date;

/// A number in words or figures.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberExpression {
    /// Its tokens, the unit included where it has one.
    pub tokens: Range<u32>,
    /// What it is.
    pub kind: NumberKind,
    /// The value, if exact.
    pub value: Option<f64>,
    /// Least value.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// Lemma of the unit, currency or counted noun.
    pub unit: Option<String>,
}

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum NumberKind {
    Cardinal,
    Ordinal,
    Percent,
    Fraction,
    Range,
    Money,
}

/// A temporal expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens, a prefixed preposition of the first included (that is no part of [`text`](Self::tokens) offsets).
    pub tokens: Range<u32>,
    /// Offsets of the expression proper in its line, code points.
    pub start: u32,
    /// One past its last code point.
    pub end: u32,
    /// What it is.
    pub kind: TimeKind,
    /// TIMEX3 value: `2018-05-18`, `2018-W20`, `P3D`, `2018-05-18T15:00`, `XXXX-WXX-5`; none if unresolved.
    pub value: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// How exact it is.
    pub precision: Precision,
    /// What it was resolved against.
    pub basis: Basis,
}

/// TIMEX3 type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum TimeKind {
    Date,
    Time,
    Duration,
    Set,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Precision {
    Day,
    Week,
    Month,
    Season,
    Year,
    Decade,
    Vague,
}

/// What an expression was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The expression says it all.
    Expression,
    /// Another date of the article.
    Article,
    /// The day of publication.
    Publication,
    /// Not resolved: the day of publication is unknown, or the expression is vague.
    Unresolved,
}
