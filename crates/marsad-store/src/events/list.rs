//! Events out of the store.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use serde::Serialize;

use crate::error::Error;
use crate::filter::Filter;
use crate::store::Store;

/// An event: what its leading report says of it, and what all of its reports come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventRow {
    /// Its number in this file.
    #[serde(skip)]
    pub row: i64,
    /// The record id of the leading report.
    pub record: String,
    /// PLOVER type before folding.
    pub action: String,
    /// PLOVER type after folding.
    pub event: String,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// `actual`, `future`, `hypothetical`, `negated`.
    pub modality: String,
    /// CAMEO code.
    pub cameo: String,
    /// First day of the event, else the day of publication.
    pub day: Option<String>,
    /// First day, where a report gives it.
    pub date_start: Option<String>,
    /// Last day.
    pub date_end: Option<String>,
    /// English name of the place, else Arabic.
    pub place: Option<String>,
    /// Country of the place.
    pub country: Option<String>,
    /// Degrees north.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// How many reports tell of it.
    pub mentions: u64,
    /// In how many articles.
    pub documents: u64,
    /// In how many, copies counted once.
    pub originals: u64,
    /// Of how many outlets.
    pub outlets: u64,
    /// When it was first reported.
    pub first_report: Option<String>,
    /// When it was last reported.
    pub last_report: Option<String>,
    /// Share of the dates given that are the commonest one.
    pub date_agreement: f64,
    /// Share of reports whose participants do not differ from the leading one's.
    pub participant_agreement: f64,
}

const COLUMNS: &str =
    "id, record, action, event, mode, modality, cameo, day, date_start, date_end, place, country, lat, lon,
    mentions, documents, originals, outlets, first_report, last_report, date_agreement, participant_agreement";

impl Store {
    /// Hands events with at least so many reports to `each`, the most reported first, then by day and record.
    ///
    /// # Errors
    /// When the store cannot be read, or what `each` gave.
    pub fn events<E: From<Error>>(
        &self,
        reports: u64,
        limit: Option<usize>,
        mut each: impl FnMut(EventRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let fault = |error| Error::sqlite(&self.path, &error);
        let sql = format!(
            "SELECT {COLUMNS} FROM events WHERE mentions >= ? ORDER BY mentions DESC, outlets DESC, day, record LIMIT ?"
        );
        let mut statement = self.connection.prepare(&sql).map_err(fault)?;
        let limit = limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(-1));
        let least = i64::try_from(reports).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![least, limit]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            each(event(row).map_err(fault)?)?;
        }
        Ok(())
    }

    /// The event that a report, by its number in this file, tells of; none while events are not [derived](Self::derive).
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn event_of(&self, mention: i64) -> Result<Option<EventRow>, Error> {
        let sql = format!(
            "SELECT {COLUMNS} FROM events WHERE id = ifnull((SELECT event FROM event_members WHERE mention = ?1), ?1)"
        );
        self.asked(|connection| connection.prepare_cached(&sql)?.query_row([mention], event).optional())
    }

    /// The numbers in this file of all events that a filter lets a report of through.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn events_of(&self, filter: &Filter) -> Result<BTreeSet<i64>, Error> {
        let condition = filter.condition();
        let sql = format!(
            "SELECT DISTINCT ifnull(e.event, m.id) FROM mentions AS m JOIN documents AS d ON d.id = m.doc
            LEFT JOIN event_members AS e ON e.mention = m.id WHERE {}",
            condition.sql
        );
        self.asked(|connection| {
            let mut statement = connection.prepare(&sql)?;
            statement.query_map(params_from_iter(condition.values), |row| row.get(0))?.collect()
        })
    }

    /// The reports of an event by its number in this file: the record id of each, the leading one first, and the rule that
    /// joined it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn members(&self, event: i64) -> Result<Vec<(String, Option<String>)>, Error> {
        let sql = "SELECT d.name || '#' || m.n, e.rule FROM mentions AS m JOIN documents AS d ON d.id = m.doc
            LEFT JOIN event_members AS e ON e.mention = m.id
            WHERE m.id = ?1 OR m.id IN (SELECT mention FROM event_members WHERE event = ?1)
            ORDER BY e.rule IS NOT NULL, d.published, d.name, m.n";
        self.asked(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            statement.query_map([event], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })
    }

    /// How many reports and how many events the current documents hold.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn reports_and_events(&self) -> Result<(u64, u64), Error> {
        let sql =
            "SELECT (SELECT ifnull(sum(mentions), 0) FROM documents WHERE current = 1), (SELECT count(*) FROM events)";
        self.asked(|connection| {
            let count = |row: &Row<'_>, index| row.get::<_, i64>(index).map(i64::unsigned_abs);
            connection.query_row(sql, [], |row| Ok((count(row, 0)?, count(row, 1)?)))
        })
    }
}

fn event(row: &Row<'_>) -> rusqlite::Result<EventRow> {
    let count = |index| row.get::<_, i64>(index).map(i64::unsigned_abs);
    Ok(EventRow {
        row: row.get(0)?,
        record: row.get(1)?,
        action: row.get(2)?,
        event: row.get(3)?,
        mode: row.get(4)?,
        modality: row.get(5)?,
        cameo: row.get(6)?,
        day: row.get(7)?,
        date_start: row.get(8)?,
        date_end: row.get(9)?,
        place: row.get(10)?,
        country: row.get(11)?,
        lat: row.get(12)?,
        lon: row.get(13)?,
        mentions: count(14)?,
        documents: count(15)?,
        originals: count(16)?,
        outlets: count(17)?,
        first_report: row.get(18)?,
        last_report: row.get(19)?,
        date_agreement: row.get(20)?,
        participant_agreement: row.get(21)?,
    })
}
