//! Values of a row, and how text formats write them.

use std::borrow::Cow;

/// A value of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words or a code.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number.
    Number(f64),
    /// Several words or codes, absent ones keeping their place.
    List(Vec<Option<String>>),
}

impl Cell {
    /// Text, or nothing.
    pub(crate) fn text(value: Option<&str>) -> Self {
        value.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    /// A number, or nothing.
    pub(crate) fn number(value: Option<f64>) -> Self {
        value.map_or(Self::Empty, Self::Number)
    }

    /// A whole number.
    pub(crate) fn integer(value: impl Into<i64>) -> Self {
        Self::Integer(value.into())
    }

    /// The value as plain text; values of a list are joined by `; `.
    #[must_use]
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) => text.into(),
            Self::Integer(value) => value.to_string().into(),
            Self::Number(value) => value.to_string().into(),
            Self::List(values) => {
                values.iter().map(|value| value.as_deref().unwrap_or_default()).collect::<Vec<_>>().join("; ").into()
            }
        }
    }
}

/// A cell of CSV, quoted where it must be (RFC 4180).
pub(crate) fn comma(text: &str) -> Cow<'_, str> {
    if text.contains([',', '"', '\n', '\r']) {
        return format!("\"{}\"", text.replace('"', "\"\"")).into();
    }
    text.into()
}

/// A cell between tabs, which has neither tabs nor line ends; what would be one is a space.
pub(crate) fn tab(text: &str) -> Cow<'_, str> {
    if text.contains(['\t', '\n', '\r']) {
        return text.replace(['\t', '\n', '\r'], " ").into();
    }
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted() {
        assert_eq!(comma("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(comma("a b"), "a b");
        assert_eq!(tab("a, b\tc\n"), "a, b c ");
    }

    #[test]
    fn lists_keep_the_place_of_what_is_absent() {
        let cell = Cell::List(vec![Some("a".into()), None, Some("b".into())]);
        assert_eq!(cell.plain(), "a; ; b");
    }
}
