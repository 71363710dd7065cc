//! What one row of an export is made of.

use marsad::{Document, Record};

/// A report of an event: a record, its document, and the event that several reports may share.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The record.
    pub record: &'a Record,
    /// The document that holds it.
    pub document: &'a Document,
    /// The event.
    pub event: Event<'a>,
}

/// What is known of an event from all its reports.
#[derive(Debug, Clone, Copy)]
pub struct Event<'a> {
    /// Id of the event.
    pub id: &'a str,
    /// How many reports of it there are.
    pub reports: u64,
    /// In how many documents.
    pub documents: u64,
    /// By how many outlets.
    pub outlets: u64,
    /// Publication of the first report, ISO 8601.
    pub first: Option<&'a str>,
    /// Publication of the last report.
    pub last: Option<&'a str>,
    /// The record that stands for the event: its participants are the event's.
    pub lead: &'a Record,
}

impl<'a> Entry<'a> {
    /// A report that is an event of its own.
    #[must_use]
    pub fn alone(record: &'a Record, document: &'a Document) -> Self {
        let published = record.published.as_deref();
        let event = Event {
            id: &record.id,
            reports: 1,
            documents: 1,
            outlets: 1,
            first: published,
            last: published,
            lead: record,
        };
        Self { record, document, event }
    }
}
