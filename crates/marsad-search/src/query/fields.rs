//! The fields of queries and the words that join their parts: `data/fields.tsv`, `data/operators.tsv`.

use std::sync::LazyLock;

/// A field of queries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it is said of.
    pub kind: FieldKind,
    /// What it takes.
    pub about: &'static str,
    others: &'static str,
}

/// What a field is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Words, searched as words are.
    Text,
    /// The document.
    Document,
    /// The document's day.
    Day,
    /// One of the document's event records.
    Record,
}

/// What joins parts of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    And,
    Or,
    Not,
}

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    rows::<4>(include_str!("../../data/fields.tsv"))
        .map(|[name, others, kind, about]| {
            let kind = match kind {
                "text" => FieldKind::Text,
                "day" => FieldKind::Day,
                "record" => FieldKind::Record,
                _ => FieldKind::Document,
            };
            Field { name, kind, about, others }
        })
        .collect()
});

static OPERATORS: LazyLock<Vec<(Operator, &'static str)>> = LazyLock::new(|| {
    rows::<2>(include_str!("../../data/operators.tsv"))
        .flat_map(|[name, words]| {
            let operator = match name {
                "AND" => Operator::And,
                "OR" => Operator::Or,
                _ => Operator::Not,
            };
            words.split('|').map(move |word| (operator, word))
        })
        .collect()
});

fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

/// All fields, in the order of the documentation.
#[must_use]
pub fn fields() -> &'static [Field] {
    &FIELDS
}

/// A field by any of its names.
pub(crate) fn field(name: &str) -> Option<Field> {
    FIELDS.iter().find(|field| field.name == name || field.others.split('|').any(|other| other == name)).copied()
}

/// The operator that a word is.
pub(crate) fn operator(word: &str) -> Option<Operator> {
    OPERATORS.iter().find(|(_, own)| *own == word).map(|(operator, _)| *operator)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_lost() {
        let count = |table: &str| table.lines().filter(|line| !line.starts_with('#')).count() - 1;
        assert_eq!(FIELDS.len(), count(include_str!("../../data/fields.tsv")));
        assert_eq!(field("عنوان").map(|field| field.name), Some("title"));
        assert_eq!((operator("أو"), operator("or")), (Some(Operator::Or), None));
    }
}
