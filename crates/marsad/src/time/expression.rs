//! What the stage finds: expressions as token ranges with their values.

use std::ops::Range;

use jiff::civil::Date;

/// A number in words or figures.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberExpression {
    /// Its tokens, the unit included where it has one.
    pub tokens: Range<u32>,
    /// Offsets of the expression proper (no prefixed conjunction or preposition) in its line, code points.
    pub start: u32,
    /// One past its last code point.
    pub end: u32,
    /// What it is.
    pub kind: NumberKind,
    /// The number said, also when it is said to be approximate; none where only bounds are (`أكثر من مئة`, `عشرات`).
    pub value: Option<f64>,
    /// Least value.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// Lemma of the unit, currency (as an ISO 4217 code) or counted kind of person.
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

impl NumberKind {
    /// The name in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cardinal => "cardinal",
            Self::Ordinal => "ordinal",
            Self::Percent => "percent",
            Self::Fraction => "fraction",
            Self::Range => "range",
            Self::Money => "money",
        }
    }
}

/// A temporal expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its tokens, a prefixed preposition of the first included (that is no part of [`start`](Self::start)).
    pub tokens: Range<u32>,
    /// Offsets of the expression proper in its line, code points.
    pub start: u32,
    /// One past its last code point.
    pub end: u32,
    /// What it is.
    pub kind: TimeKind,
    /// TIMEX3 value: `2018-05-18`, `2018-05`, `2018-05-13/2018-05-19` (weeks and ranges), `P3D`, `2018-05-18T15:00`,
    /// `XXXX-WXX-5`; none if unresolved.
    pub value: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// How exact it is.
    pub precision: Precision,
    /// What it was resolved against.
    pub basis: Basis,
    /// TIMEX3's `mod`: `START`, `MID`, `END`, `APPROX`.
    pub modifier: Option<&'static str>,
}

impl TimeExpression {
    /// The value in the codebook's form: `2018-05-18`, `2018-05`, `2018`, or `from/to` for any other span. None without one.
    #[must_use]
    pub fn date(&self) -> Option<String> {
        let (from, to) = (self.from?, self.to?);
        let value = self.value.as_deref()?;
        let plain = value.split('T').next().unwrap_or(value);
        let plain_date = matches!(plain.len(), 4 | 7 | 10) && plain.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if plain_date && !value.contains('/') {
            return Some(plain.to_owned());
        }
        Some(if from == to { from.to_string() } else { format!("{from}/{to}") })
    }
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

impl TimeKind {
    /// The name in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
        }
    }
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

impl Precision {
    /// The name in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Season => "season",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Vague => "vague",
        }
    }
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

impl Basis {
    /// The name in the output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Expression => "expression",
            Self::Article => "article",
            Self::Publication => "publication",
            Self::Unresolved => "unresolved",
        }
    }
}
