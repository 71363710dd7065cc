//! The layouts.

/// A set of columns, or a shape of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// All fields as columns, comma-separated, with header.
    Csv,
    /// The same, tab-separated.
    Table,
    /// One record a line, all fields.
    Jsonl,
    /// The columns of CSV with types, and the record; a directory of files, partitioned by date.
    Parquet,
    /// A `FeatureCollection` of points.
    Geojson,
    /// PLOVER's names, one event a line.
    Plover,
    /// GDELT 2.0 Events.
    Gdelt,
    /// GDELT 2.0 Mentions.
    GdeltMentions,
    /// ICEWS.
    Icews,
    /// POLECAT.
    Polecat,
}

/// What one row tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// One document's report of an event.
    Report,
    /// An event, however many report it.
    Event,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Self; 10] = [
        Self::Csv,
        Self::Table,
        Self::Jsonl,
        Self::Parquet,
        Self::Geojson,
        Self::Plover,
        Self::Gdelt,
        Self::GdeltMentions,
        Self::Icews,
        Self::Polecat,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Table => "table",
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
            Self::Geojson => "geojson",
            Self::Plover => "plover",
            Self::Gdelt => "gdelt",
            Self::GdeltMentions => "gdelt-mentions",
            Self::Icews => "icews",
            Self::Polecat => "polecat",
        }
    }

    /// What it holds, in a line of help.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Csv => "One record a line, all fields as columns, comma-separated",
            Self::Table => "The same, tab-separated",
            Self::Jsonl => "One record a line, all fields",
            Self::Parquet => "The columns of csv with types and lists, in a directory of files by month (--output DIR)",
            Self::Geojson => "Points with all fields, for maps",
            Self::Plover => "PLOVER's field names, one event a line; denied events are left out",
            Self::Gdelt => "GDELT 2.0 Events: 61 columns, a row a pair of participants; denied events are left out",
            Self::GdeltMentions => "GDELT 2.0 Mentions: 16 columns; denied events are left out",
            Self::Icews => "ICEWS: 20 columns, a row a pair of participants; denied events are left out",
            Self::Polecat => "POLECAT: 40 columns; denied events are left out",
        }
    }

    /// Whether a row is a report or an event. GDELT's table of events counts reports; all others have a row each.
    #[must_use]
    pub fn unit(self) -> Unit {
        if self == Self::Gdelt { Unit::Event } else { Unit::Report }
    }

    /// Whether the layout has no place for what did not happen, so that events which the text denies are left out.
    #[must_use]
    pub fn drops_negated(self) -> bool {
        matches!(self, Self::Plover | Self::Gdelt | Self::GdeltMentions | Self::Icews | Self::Polecat)
    }
}
