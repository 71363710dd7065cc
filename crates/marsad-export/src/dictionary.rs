//! Data dictionaries: what each column of a layout means and how Marsad fills it. The header of a layout is its dictionary's
//! first column, so that they cannot differ.

use crate::Layout;
use crate::cell::comma;

/// A column, a property or a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Name, as it stands in the header.
    pub name: &'static str,
    /// Type of its values.
    pub kind: &'static str,
    /// Unit or code; `-` for none.
    pub unit: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// How Marsad fills it, or that it stays empty.
    pub filled: &'static str,
}

static FLAT: &str = include_str!("../data/columns/flat.tsv");
static JSONL: &str = include_str!("../data/columns/jsonl.tsv");
static PARQUET: &str = include_str!("../data/columns/parquet.tsv");
static GEOJSON: &str = include_str!("../data/columns/geojson.tsv");
static PLOVER: &str = include_str!("../data/columns/plover.tsv");
static GDELT: &str = include_str!("../data/columns/gdelt.tsv");
static MENTIONS: &str = include_str!("../data/columns/gdelt-mentions.tsv");
static ICEWS: &str = include_str!("../data/columns/icews.tsv");
static POLECAT: &str = include_str!("../data/columns/polecat.tsv");

/// The columns of a layout in their order.
pub fn columns(layout: Layout) -> impl Iterator<Item = Column> {
    let table = match layout {
        Layout::Csv | Layout::Table => FLAT,
        Layout::Jsonl => JSONL,
        Layout::Parquet => PARQUET,
        Layout::Geojson => GEOJSON,
        Layout::Plover => PLOVER,
        Layout::Gdelt => GDELT,
        Layout::GdeltMentions => MENTIONS,
        Layout::Icews => ICEWS,
        Layout::Polecat => POLECAT,
    };
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        Column { name: next(), kind: next(), unit: next(), meaning: next(), filled: next() }
    })
}

/// The dictionary of a layout as CSV: position, name, type, unit, meaning, how it is filled.
#[must_use]
pub fn dictionary(layout: Layout) -> String {
    let mut out = "position,name,type,unit,meaning,filled\n".to_owned();
    for (index, column) in columns(layout).enumerate() {
        out += &(index + 1).to_string();
        for cell in [column.name, column.kind, column.unit, column.meaning, column.filled] {
            out.push(',');
            out += &comma(cell);
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_layouts_have_their_number_of_columns() {
        let count = |layout| columns(layout).count();
        assert_eq!(count(Layout::Gdelt), 61);
        assert_eq!(count(Layout::GdeltMentions), 16);
        assert_eq!(count(Layout::Icews), 20);
        assert_eq!(count(Layout::Polecat), 40);
    }

    #[test]
    fn every_column_is_described() {
        for layout in Layout::ALL {
            for column in columns(layout) {
                let Column { name, kind, unit, meaning, filled } = column;
                assert!([name, kind, unit, meaning, filled].iter().all(|cell| !cell.is_empty()), "{column:?}");
            }
        }
    }
}
