//! Which reports tell of the same event.
//!
//! Mentions are compared day by day within one type of action and one modality. The richest mention leads an event; a poorer one
//! joins the leading mention that it matches by the strongest rule, or leads an event of its own. Nothing joins by way of
//! a third mention, so no chain of likenesses joins what differs, and what joined each mention can be read off the table. The outcome
//! does not depend on the order in which documents came.

mod brief;
mod day;
mod list;
mod matching;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{Connection, Result, TransactionBehavior};

use crate::copies;
use crate::error::Error;
use crate::store::Store;
use brief::Brief;
use day::{Day, Tables};

pub use list::EventRow;
pub use matching::RULES;

/// What a reader has taken apart: pairs of record ids, the second empty for "from all others".
#[derive(Debug, Default)]
pub(crate) struct Splits(BTreeSet<(String, String)>);

impl Splits {
    fn apart(&self, one: &str, other: &str) -> bool {
        let has = |one: &str, other: &str| self.0.contains(&(one.to_owned(), other.to_owned()));
        !self.0.is_empty() && (has(one, "") || has(other, "") || has(one, other) || has(other, one))
    }
}

impl Store {
    /// Derives copies and events anew from what is there, in one transaction.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn derive(&mut self) -> std::result::Result<(), Error> {
        let fault = |error| Error::sqlite(&self.path, &error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        copies::derive(&transaction).map_err(fault)?;
        events(&transaction).map_err(fault)?;
        transaction.execute("UPDATE facts SET value = 1 WHERE name = 'derived'", []).map_err(fault)?;
        transaction.commit().map_err(fault)
    }

    /// Takes a record out of its event, or keeps two records apart; for good, until [`join`](Self::join) takes it back. Events must be
    /// [derived](Self::derive) anew to show it.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn split(&self, record: &str, other: Option<&str>) -> std::result::Result<(), Error> {
        let sql = "INSERT OR IGNORE INTO event_splits (record, other) VALUES (?, ?)";
        self.split_changed(sql, record, other)
    }

    /// Takes a [`split`](Self::split) back.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn join(&self, record: &str, other: Option<&str>) -> std::result::Result<(), Error> {
        self.split_changed("DELETE FROM event_splits WHERE record = ? AND other = ?", record, other)
    }

    fn split_changed(&self, sql: &str, record: &str, other: Option<&str>) -> std::result::Result<(), Error> {
        self.asked(|connection| {
            connection.execute(sql, [record, other.unwrap_or("")])?;
            connection.execute("UPDATE facts SET value = 0 WHERE name = 'derived'", [])?;
            Ok(())
        })
    }
}

fn events(connection: &Connection) -> Result<()> {
    connection.execute_batch("DELETE FROM event_members; DELETE FROM event_sums")?;
    let mut statement = connection.prepare("SELECT record, other FROM event_splits")?;
    let splits = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_>>()?;
    let splits = Splits(splits);
    let mut tables = Tables::new(connection)?;
    let mut before: Option<(String, Option<Date>)> = None;
    let (mut today, mut yesterday) = (Vec::new(), Day::default());
    let mut close = |kind: &str, day: Option<Date>, mentions: Vec<Brief>, yesterday: &mut Day| -> Result<()> {
        let next = Day::new(kind, day, mentions, yesterday, &splits);
        tables.write(&std::mem::replace(yesterday, next))
    };
    brief::each(connection, |kind, day, mention| {
        let differs = before.as_ref().is_none_or(|(old, at)| old != kind || *at != day);
        if differs && let Some((kind, day)) = before.replace((kind.to_owned(), day)) {
            close(&kind, day, std::mem::take(&mut today), &mut yesterday)?;
        }
        today.push(mention);
        Ok(())
    })?;
    if let Some((kind, day)) = before {
        close(&kind, day, today, &mut yesterday)?;
    }
    tables.write(&yesterday)
}
