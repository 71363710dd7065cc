//! A document as the index takes it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use marsad::{Document, Record, Worker};

use crate::attributes::terms;
use crate::days;
use crate::words::{Reading, read};

/// A document as the index takes it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Indexed {
    /// Its number in the store.
    pub row: u64,
    /// Its id.
    pub doc: String,
    /// Its outlet, or nothing.
    pub outlet: String,
    /// Day of publication as a number (20180518), 0 if unknown.
    pub day: u64,
    /// Its words, those of the title first.
    pub words: Vec<Reading>,
    /// What each of its records says.
    pub records: Vec<BTreeSet<String>>,
    /// Types of its records, each once.
    pub types: BTreeSet<String>,
    /// Countries of its records' places, each once.
    pub countries: BTreeSet<String>,
}

impl Indexed {
    /// Reads a document.
    #[must_use]
    pub fn new(worker: &mut Worker<'_>, row: u64, document: &Document, records: &[Record]) -> Self {
        let day = document.published.as_deref().and_then(|day| day.get(..10)).and_then(|day| day.parse::<Date>().ok());
        let countries = records.iter().filter_map(|record| record.place.as_ref()?.country.clone());
        Self {
            row,
            doc: document.id.clone(),
            outlet: document.outlet.clone().unwrap_or_default(),
            day: day.map_or(0, days::number),
            words: read(worker, document),
            records: records.iter().map(terms).collect(),
            types: records.iter().map(|record| record.event.clone()).collect(),
            countries: countries.collect(),
        }
    }
}
