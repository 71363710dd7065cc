//! How `marsad code` writes: the view and indented JSON are its own, the layouts those of `marsad-export`.

use clap::ValueEnum;
use marsad::{Document, Record};
use marsad_export::{Entry, Layout, Text};

use super::view;
use crate::style::Style;

/// What `--format` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines of the article with their events under them
    View,
    /// One record a line, all fields
    Jsonl,
    /// An array of records, indented
    Json,
    /// One record a line, all fields as columns, tab-separated
    Table,
    /// The same, comma-separated
    Csv,
    /// The same with types and lists, in a directory of files by month (--output DIR)
    Parquet,
    /// Points with all fields, for maps
    Geojson,
    /// PLOVER's field names, one event a line; denied events are left out
    Plover,
    /// GDELT 2.0 Events: 61 columns, a row a pair of participants; denied events are left out
    Gdelt,
    /// GDELT 2.0 Mentions: 16 columns
    GdeltMentions,
    /// ICEWS: 20 columns, a row a pair of participants; denied events are left out
    Icews,
    /// POLECAT: 40 columns; denied events are left out
    Polecat,
}

impl Format {
    /// The layout of an export, none for what is read and not exported.
    pub(crate) fn layout(self) -> Option<Layout> {
        match self {
            Self::View | Self::Json => None,
            Self::Jsonl => Some(Layout::Jsonl),
            Self::Table => Some(Layout::Table),
            Self::Csv => Some(Layout::Csv),
            Self::Parquet => Some(Layout::Parquet),
            Self::Geojson => Some(Layout::Geojson),
            Self::Plover => Some(Layout::Plover),
            Self::Gdelt => Some(Layout::Gdelt),
            Self::GdeltMentions => Some(Layout::GdeltMentions),
            Self::Icews => Some(Layout::Icews),
            Self::Polecat => Some(Layout::Polecat),
        }
    }
}

/// How one run writes. Threads share it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Writer {
    View(Style),
    Json,
    Text(Text),
}

impl Writer {
    pub(super) fn opening(self) -> String {
        match self {
            Self::Text(text) => text.opening(),
            Self::Json => "[".to_owned(),
            Self::View(_) => String::new(),
        }
    }

    pub(super) fn between(self) -> &'static str {
        match self {
            Self::Text(text) => text.between(),
            Self::Json => ",",
            Self::View(_) => "\n",
        }
    }

    pub(super) fn closing(self, empty: bool) -> &'static str {
        match self {
            Self::Text(text) => text.closing(),
            Self::Json if empty => "]\n",
            Self::Json => "\n]\n",
            Self::View(_) => "",
        }
    }

    /// What is written for a document; nothing for one without records, but in the view.
    pub(super) fn document(self, document: &Document, records: &[Record]) -> Vec<u8> {
        let mut out = Vec::new();
        match self {
            Self::View(style) => out = view::document(document, records, style).into_bytes(),
            Self::Text(text) => {
                let mut rows = Vec::new();
                for record in records {
                    rows.clear();
                    if text.rows(&Entry::alone(record, document), &mut rows) > 0 {
                        let between = if out.is_empty() { "" } else { text.between() };
                        out.extend(between.bytes());
                        out.extend(&rows);
                    }
                }
            }
            Self::Json => {
                for (index, record) in records.iter().enumerate() {
                    // A value in memory can always be written.
                    let text = serde_json::to_string_pretty(record).unwrap_or_default();
                    out.extend(if index == 0 { "\n  " } else { ",\n  " }.bytes());
                    out.extend(text.replace('\n', "\n  ").bytes());
                }
            }
        }
        out
    }
}
