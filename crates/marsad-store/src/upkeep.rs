//! Copies of the file, and its size.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::error::Error;
use crate::store::Store;

/// Pages copied between two looks at other connections.
const STEP: i32 = 1000;

/// What a store holds, for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Each line: what, and how many.
    pub counts: Vec<(&'static str, u64)>,
    /// Bytes of each table with its indexes, the largest first.
    pub sizes: Vec<(String, u64)>,
    /// Bytes of all current texts, in UTF-8.
    pub text: u64,
    /// Bytes of the file.
    pub file: u64,
    /// Versions of program and data, and how many documents each has coded.
    pub coded: Vec<(String, u64)>,
    /// Days of the first and last publication.
    pub days: Option<(String, String)>,
}

const COUNTS: [(&str, &str); 9] = [
    ("articles", "SELECT count(*) FROM documents WHERE current = 1"),
    ("older versions", "SELECT count(*) FROM documents WHERE current = 0"),
    ("copies of others", "SELECT count(*) FROM copies"),
    ("outlets", "SELECT count(DISTINCT outlet) FROM documents"),
    ("words", "SELECT ifnull(sum(words), 0) FROM documents WHERE current = 1"),
    ("reports", "SELECT ifnull(sum(mentions), 0) FROM documents WHERE current = 1"),
    ("events", "SELECT count(*) FROM events"),
    ("entities", "SELECT count(*) FROM entities"),
    ("feeds", "SELECT count(*) FROM feeds"),
];

impl Store {
    /// Copies the store to a file, as it is at one moment, while others may read and write. The file appears when it is whole, in
    /// place of one that was there.
    ///
    /// # Errors
    /// When either cannot be read or written.
    pub fn backup(&self, to: &Path) -> Result<(), Error> {
        let part = to.with_extension("part");
        let fault = |error| Error::sqlite(&part, &error);
        let stale = |error: std::io::Error| Error::new(&part, error.to_string(), "remove this file");
        if part.exists() {
            fs::remove_file(&part).map_err(stale)?;
        }
        let mut copy = Connection::open(&part).map_err(fault)?;
        let backup = Backup::new(&self.connection, &mut copy).map_err(fault)?;
        backup.run_to_completion(STEP, Duration::ZERO, None).map_err(fault)?;
        drop(backup);
        // A copy that is moved about must not need a second file.
        copy.pragma_update(None, "journal_mode", "DELETE").map_err(fault)?;
        copy.close().map_err(|(_, error)| fault(error))?;
        fs::rename(&part, to)
            .map_err(|error| Error::new(to, error.to_string(), "check that the folder may be written to"))
    }

    /// Writes the file anew without what was deleted, and gives its size before and after in bytes.
    ///
    /// # Errors
    /// When the store cannot be written, or somebody else writes to it.
    pub fn compact(&self) -> Result<(u64, u64), Error> {
        let size = || fs::metadata(&self.path).map_or(0, |data| data.len());
        let checkpoint = || self.asked(|connection| connection.pragma_update(None, "wal_checkpoint", "TRUNCATE"));
        let orphans = "DELETE FROM entities WHERE id NOT IN (SELECT entity FROM participants)";
        checkpoint()?;
        let before = size();
        self.asked(|connection| connection.execute_batch(&format!("{orphans}; VACUUM; PRAGMA optimize")))?;
        checkpoint()?;
        Ok((before, size()))
    }

    /// What the store holds.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn holdings(&self) -> Result<Holdings, Error> {
        let number = |sql: &str| self.asked(|connection| connection.query_row(sql, [], |row| row.get::<_, i64>(0)));
        let mut holdings = Holdings::default();
        for (name, sql) in COUNTS {
            holdings.counts.push((name, number(sql)?.unsigned_abs()));
        }
        let pairs = |sql: &str| {
            self.asked(|connection| {
                let mut statement = connection.prepare(sql)?;
                let pair = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()));
                statement.query_map([], pair)?.collect::<rusqlite::Result<Vec<(String, u64)>>>()
            })
        };
        holdings.sizes = pairs(
            "SELECT t.tbl_name, sum(s.pgsize) FROM dbstat AS s JOIN sqlite_schema AS t ON t.name = s.name
             GROUP BY t.tbl_name ORDER BY 2 DESC",
        )
        .unwrap_or_default();
        holdings.coded = pairs("SELECT coded, count(*) FROM documents GROUP BY coded ORDER BY coded")?;
        holdings.days = self.asked(|connection| {
            let sql = "SELECT min(day), max(day) FROM documents WHERE current = 1";
            connection.query_row(sql, [], |row| Ok(row.get::<_, Option<_>>(0)?.zip(row.get(1)?)))
        })?;
        self.documents(false, |stored| {
            holdings.text += stored.document.lines.iter().map(|line| line.len() as u64 + 1).sum::<u64>();
            Ok::<(), Error>(())
        })?;
        holdings.file = fs::metadata(&self.path).map_or(0, |data| data.len());
        Ok(holdings)
    }
}
