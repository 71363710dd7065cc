//! The event record: what the engine says of one event mention. Field names are a public contract.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One event mention with its citations. Offsets are code points, half open, within the line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// `<document id>#<n>`, n from 1 in text order.
    pub id: String,
    /// The document's id.
    pub doc: String,
    /// The document's publication time.
    pub published: Option<String>,
    /// The document's outlet.
    pub outlet: Option<String>,
    /// The document's address.
    pub url: Option<String>,
    /// Line of the trigger; 0 is the title.
    pub line: u32,
    /// The trigger's sentence.
    pub sentence: Span,
    /// The word that names the action.
    pub trigger: Trigger,
    /// PLOVER type before folding.
    pub action: String,
    /// `actual`, `future`, `hypothetical` or `negated`.
    pub modality: String,
    /// PLOVER type after folding.
    pub event: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// The most specific CAMEO code known.
    pub cameo: String,
    /// CAMEO quad class, 1 to 4.
    pub quad: u8,
    /// Goldstein value, -10 to 10.
    pub goldstein: f64,
    /// PLOVER's own scale, -10 to 10.
    pub plover_score: f64,
    /// Who did it.
    pub actors: Vec<Entity>,
    /// To whom it was done.
    pub recipients: Vec<Entity>,
    /// When.
    pub date: Option<Date>,
    /// Where.
    pub place: Option<Place>,
    /// Who says so, outermost first.
    pub sources: Vec<SourceEntity>,
    /// The quoted stretch that holds the trigger.
    pub quote: Option<Span>,
    /// Counts by kind: `dead`, `injured`, `arrested`, ...
    pub size: BTreeMap<String, Size>,
    /// Id of the rule that fired.
    pub rule: String,
    /// 0 to 1.
    pub confidence: f64,
    /// Program and data version.
    pub version: String,
}

/// A stretch of a line in code points, half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

/// The token that names the action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// The token as it stands.
    pub text: String,
    /// Which occurrence of that token in the line, from 1.
    pub nth: u32,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// Lemma with diacritics.
    pub lemma: String,
}

/// A participant.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest name, a stretch of `line`.
    pub text: String,
    /// Line where `text` stands.
    pub line: u32,
    /// First code point of `text` in that line.
    pub start: u32,
    /// One past its last code point.
    pub end: u32,
    /// Canonical Arabic name.
    pub name: Option<String>,
    /// English name.
    pub name_en: Option<String>,
    /// Stable id in the entity tables.
    pub id: Option<String>,
    /// ISO 3166-1 alpha-3 or a code for bodies above states.
    pub country: Option<String>,
    /// Sector code.
    pub sector: Option<String>,
    /// The office, if named.
    pub role: Option<String>,
    /// The pronoun or short form in the trigger's line that was resolved.
    pub resolved_from: Option<String>,
}

/// A source of an assertion and the word that introduces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceEntity {
    /// Who says so.
    #[serde(flatten)]
    pub entity: Entity,
    /// The word that introduces it.
    pub cue: String,
}

/// A resolved date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    /// `2018-05-18`, `2018-05`, `2018` or `from/to`.
    pub value: String,
    /// First day.
    pub start: Option<String>,
    /// Last day.
    pub end: Option<String>,
    /// `day`, `week`, `month`, `season`, `year`, `decade` or `vague`.
    pub precision: String,
    /// `expression`, `article` or `publication`.
    pub basis: String,
    /// The expression.
    pub text: String,
    /// Its line.
    pub line: u32,
    /// Its offsets.
    pub offsets: Span,
}

/// A resolved place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The words.
    pub text: String,
    /// Line of the words.
    pub line: u32,
    /// Their offsets in that line.
    pub offsets: Span,
    /// Canonical Arabic name.
    pub name: Option<String>,
    /// English name.
    pub name_en: Option<String>,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// First-level division, English name.
    pub admin1: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// `site`, `town`, `district`, `admin1` or `country`.
    pub precision: String,
}

/// A count with its bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// Least value.
    pub min: Option<f64>,
    /// Greatest value.
    pub max: Option<f64>,
    /// The words.
    pub text: String,
}
