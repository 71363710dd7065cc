//! The layouts that are text.

use serde::Serialize;

use crate::cell::{Cell, comma, tab};
use crate::dictionary::columns;
use crate::entry::Entry;
use crate::{Layout, flat, gdelt, geojson, icews, mentions, plover, polecat};

/// Writes reports in a layout of text. It holds no state, so that threads may each write their part:
/// [`opening`](Self::opening), the parts with [`between`](Self::between) among those that are not empty, [`closing`](Self::closing).
#[derive(Debug, Clone, Copy)]
pub struct Text {
    layout: Layout,
    negated: bool,
}

impl Text {
    /// A writer, none for Parquet. With `negated`, events that the text denies stay in layouts that have no place for them.
    #[must_use]
    pub fn new(layout: Layout, negated: bool) -> Option<Self> {
        (layout != Layout::Parquet).then_some(Self { layout, negated })
    }

    /// What stands before the first row. GDELT's files have no header.
    #[must_use]
    pub fn opening(self) -> String {
        let header =
            |separator| columns(self.layout).map(|column| column.name).collect::<Vec<_>>().join(separator) + "\n";
        match self.layout {
            Layout::Csv => header(","),
            Layout::Table | Layout::Icews | Layout::Polecat => header("\t"),
            Layout::Geojson => "{\"type\": \"FeatureCollection\", \"features\": [\n".to_owned(),
            _ => String::new(),
        }
    }

    /// What stands between two parts that hold rows.
    #[must_use]
    pub fn between(self) -> &'static str {
        if self.layout == Layout::Geojson { ",\n" } else { "" }
    }

    /// What stands behind the last row.
    #[must_use]
    pub fn closing(self) -> &'static str {
        if self.layout == Layout::Geojson { "\n]}\n" } else { "" }
    }

    /// Whether a report has rows in this layout.
    #[must_use]
    pub fn keeps(self, entry: &Entry<'_>) -> bool {
        self.negated || !self.layout.drops_negated() || entry.record.modality != "negated"
    }

    /// Writes the rows of a report and tells how many there are: none for a denied event where the layout leaves it out, several
    /// where the layout has a row a pair of participants.
    pub fn rows(self, entry: &Entry<'_>, out: &mut Vec<u8>) -> usize {
        if !self.keeps(entry) {
            return 0;
        }
        match self.layout {
            Layout::Csv => cells(out, &flat::cells(entry), ",", |cell| comma(cell).into_owned()),
            Layout::Table => tabs(out, &[flat::cells(entry)]),
            Layout::Gdelt => return many(out, &gdelt::rows(entry)),
            Layout::GdeltMentions => return many(out, &mentions::rows(entry)),
            Layout::Icews => return many(out, &icews::rows(entry)),
            Layout::Polecat => tabs(out, &[polecat::row(entry)]),
            Layout::Jsonl | Layout::Parquet => line(out, entry.record),
            Layout::Plover => line(out, &plover::event(entry.record)),
            Layout::Geojson => json(out, &geojson::feature(entry)),
        }
        1
    }
}

fn many(out: &mut Vec<u8>, rows: &[Vec<Cell>]) -> usize {
    tabs(out, rows);
    rows.len()
}

fn tabs(out: &mut Vec<u8>, rows: &[Vec<Cell>]) {
    for row in rows {
        cells(out, row, "\t", |cell| tab(cell).into_owned());
    }
}

fn cells(out: &mut Vec<u8>, row: &[Cell], separator: &str, write: impl Fn(&str) -> String) {
    for (index, cell) in row.iter().enumerate() {
        if index > 0 {
            out.extend(separator.bytes());
        }
        out.extend(write(&cell.plain()).bytes());
    }
    out.push(b'\n');
}

fn line(out: &mut Vec<u8>, value: &impl Serialize) {
    json(out, value);
    out.push(b'\n');
}

fn json(out: &mut Vec<u8>, value: &impl Serialize) {
    // A value in memory can always be written.
    let _ = serde_json::to_writer(out, value);
}
