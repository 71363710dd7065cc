//! What the poller remembers: the state of its feeds, the items it has seen.

use rusqlite::{Connection, OptionalExtension, Result, params};

use crate::error::Error;
use crate::store::Store;

/// The state of a feed. Times are seconds since 1970.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its address, by which it is known.
    pub url: String,
    /// The ETag of the last answer.
    pub etag: Option<String>,
    /// The Last-Modified of the last answer.
    pub last_modified: Option<String>,
    /// When it was last asked.
    pub polled: Option<i64>,
    /// When it is to be asked again.
    pub due: Option<i64>,
    /// How often it has failed in a row.
    pub failures: u32,
    /// The last error.
    pub error: Option<String>,
    /// What else the poller wants to keep, in JSON.
    pub state: String,
}

impl Store {
    /// All feeds by address.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn feeds(&self) -> std::result::Result<Vec<Feed>, Error> {
        self.asked(|connection| {
            let mut statement = connection.prepare_cached(&format!("{SELECT} ORDER BY url"))?;
            statement.query_map([], feed)?.collect()
        })
    }

    /// One feed.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn feed(&self, url: &str) -> std::result::Result<Option<Feed>, Error> {
        self.asked(|connection| {
            connection.prepare_cached(&format!("{SELECT} WHERE url = ?"))?.query_row([url], feed).optional()
        })
    }

    /// Whether an item of a feed has been seen, by the id that the poller gives it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn seen(&self, item: &str) -> std::result::Result<bool, Error> {
        self.asked(|connection| connection.prepare_cached("SELECT 1 FROM seen WHERE item = ?")?.exists([item]))
    }
}

const SELECT: &str = "SELECT url, etag, last_modified, polled, due, failures, error, state FROM feeds";

fn feed(row: &rusqlite::Row<'_>) -> Result<Feed> {
    Ok(Feed {
        url: row.get(0)?,
        etag: row.get(1)?,
        last_modified: row.get(2)?,
        polled: row.get(3)?,
        due: row.get(4)?,
        failures: row.get(5)?,
        error: row.get(6)?,
        state: row.get(7)?,
    })
}

pub(crate) fn put(connection: &Connection, feed: &Feed) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO feeds (url, etag, last_modified, polled, due, failures, error, state)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            feed.url,
            feed.etag,
            feed.last_modified,
            feed.polled,
            feed.due,
            feed.failures,
            feed.error,
            feed.state,
        ])?;
    Ok(())
}

pub(crate) fn mark(connection: &Connection, item: &str, feed: &str, seen: i64) -> Result<()> {
    connection
        .prepare_cached("INSERT OR IGNORE INTO seen (item, feed, seen) VALUES (?, ?, ?)")?
        .execute(params![item, feed, seen])?;
    Ok(())
}
