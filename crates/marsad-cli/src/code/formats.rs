//! How `marsad code` writes: the view and indented JSON are its own, the layouts those of `marsad-export`.

use clap::ValueEnum;
use clap::builder::PossibleValue;
use marsad::{Document, Record};
use marsad_export::{Entry, Layout, Text};

use super::view;
use crate::style::Style;

/// What `--format` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Lines of the article with their events under them.
    View,
    /// An array of records, indented.
    Json,
    /// A layout of exports.
    Layout(Layout),
}

impl Format {
    /// The layout of an export, none for what is read and not exported.
    pub(crate) fn layout(self) -> Option<Layout> {
        match self {
            Self::View | Self::Json => None,
            Self::Layout(layout) => Some(layout),
        }
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [Format; Layout::ALL.len() + 2] = {
            let mut all = [Format::View; Layout::ALL.len() + 2];
            all[1] = Format::Json;
            let mut index = 0;
            while index < Layout::ALL.len() {
                all[index + 2] = Format::Layout(Layout::ALL[index]);
                index += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::View => PossibleValue::new("view").help("Lines of the article with their events under them"),
            Self::Json => PossibleValue::new("json").help("An array of records, indented"),
            Self::Layout(layout) => PossibleValue::new(layout.name()).help(layout.about()),
        })
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
