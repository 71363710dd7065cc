//! A store with its index, brought up to date.

use std::path::{Path, PathBuf};

use marsad::{Engine, Worker};
use marsad_store::{Error as StoreError, Store};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::index::{Index, Writer};
use crate::indexed::Indexed;
use crate::query::Node;
use crate::search::{Page, Results};
use crate::snippet::{Marks, Snippet, snippet};

/// Documents between two commits: what a kill may cost.
const COMMIT: usize = 20_000;

/// A store with its search index.
pub struct Archive<'e> {
    /// The store.
    pub store: Store,
    /// The index.
    pub index: Index,
    worker: Worker<'e>,
}

/// How far the index goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct State {
    /// The last document of the store that was looked at.
    row: i64,
    /// How many runs the store had had, and how many of them had ended.
    runs: (i64, i64),
}

/// What bringing an index up to date does, told now and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Documents done.
    pub done: u64,
    /// Documents to do in all.
    pub all: u64,
}

/// A document of the store that the index may lack.
struct Row {
    id: i64,
    current: bool,
}

impl<'e> Archive<'e> {
    /// The directory of a store's index: `FILE.index`.
    #[must_use]
    pub fn directory(store: &Path) -> PathBuf {
        let mut name = store.as_os_str().to_owned();
        name.push(".index");
        PathBuf::from(name)
    }

    /// Opens a store with its index and brings the index up to date: documents that came, were replaced, or were coded anew since. Where
    /// another program is just doing so, what is there is searched.
    ///
    /// # Errors
    /// The store cannot be read, the index not be written.
    pub fn open(path: &Path, engine: &'e Engine, mut told: impl FnMut(Progress)) -> Result<Self, Error> {
        let store = Store::open(path)?;
        let index = Index::open(&Self::directory(path))?;
        let mut archive = Self { store, index, worker: engine.worker() };
        archive.catch_up(&mut told)?;
        Ok(archive)
    }

    fn catch_up(&mut self, told: &mut impl FnMut(Progress)) -> Result<(), Error> {
        let state: Option<State> = self.index.state()?.and_then(|state| serde_json::from_str(&state).ok());
        let runs = self.runs()?;
        let known = state.clone().unwrap_or_default();
        let last = self.number("SELECT ifnull(max(id), 0) FROM documents")?;
        if state.is_some() && known.runs == runs && known.row == last {
            return Ok(());
        }
        let Ok(mut writer) = self.index.writer() else { return Ok(()) };
        // A run since may have coded again or replaced what was there: then all that the index holds is looked through.
        let recoded = state.is_some() && self.changed(&known)?;
        let rows = (if recoded { 0 } else { known.row }, last);
        if !recoded && state.is_some() {
            self.forget(&mut writer, &known)?;
        }
        self.add(&mut writer, rows, recoded, told)?;
        writer.commit(&State { row: last, runs }.text())?;
        writer.settle()?;
        self.index.refresh()
    }

    /// Whether a run since has coded documents anew.
    fn changed(&self, known: &State) -> Result<bool, Error> {
        let sql =
            format!("SELECT count(*) FROM runs WHERE kind = 'recode' AND (id > {} OR ended IS NULL)", known.runs.0);
        Ok(self.number(&sql)? > 0)
    }

    /// Takes out what a newer version has replaced: the documents before the new ones whose article has a new version.
    fn forget(&self, writer: &mut Writer, known: &State) -> Result<(), Error> {
        let sql = format!(
            "SELECT o.id, 0 FROM documents AS n JOIN documents AS o ON o.article = n.article AND o.id < n.id
            WHERE n.id > {} AND o.current = 0",
            known.row
        );
        self.rows(&sql)?.iter().for_each(|row| writer.remove(row.id as u64));
        Ok(())
    }

    /// Adds the documents behind the first of two rows up to the second.
    fn add(
        &mut self,
        writer: &mut Writer,
        (from, to): (i64, i64),
        again: bool,
        told: &mut impl FnMut(Progress),
    ) -> Result<(), Error> {
        let rows =
            self.rows(&format!("SELECT id, current FROM documents WHERE id > {from} AND id <= {to} ORDER BY id"))?;
        let all = rows.len() as u64;
        for (index, row) in rows.into_iter().enumerate() {
            if again {
                writer.remove(row.id as u64);
            }
            if row.current {
                let Some(stored) = self.store.document(row.id)? else { continue };
                let records = self.store.records_of(row.id)?;
                writer.add(Indexed::new(&mut self.worker, row.id as u64, &stored.document, &records))?;
            }
            let done = index as u64 + 1;
            told(Progress { done, all });
            // While all is looked through again there is no half way to go on from.
            if !again && done.is_multiple_of(COMMIT as u64) {
                writer.commit(&State { row: row.id, runs: (0, 0) }.text())?;
            }
        }
        Ok(())
    }

    fn runs(&self) -> Result<(i64, i64), Error> {
        Ok((
            self.number("SELECT ifnull(max(id), 0) FROM runs")?,
            self.number("SELECT count(*) FROM runs WHERE ended IS NOT NULL")?,
        ))
    }

    fn number(&self, sql: &str) -> Result<i64, Error> {
        self.store.connection().query_row(sql, [], |row| row.get(0)).map_err(|error| self.fault(&error.to_string()))
    }

    fn rows(&self, sql: &str) -> Result<Vec<Row>, Error> {
        let connection = self.store.connection();
        let mut statement = connection.prepare(sql).map_err(|error| self.fault(&error.to_string()))?;
        let row = statement.query_map([], |row| Ok(Row { id: row.get(0)?, current: row.get(1)? }));
        let rows = row.map_err(|error| self.fault(&error.to_string()))?;
        rows.map(|row| row.map_err(|error| self.fault(&error.to_string()))).collect()
    }

    fn fault(&self, cause: &str) -> Error {
        let hint = "marsad store check tells whether the file is whole";
        Error::Store(StoreError::new(self.store.path(), cause, hint))
    }

    /// Searches.
    ///
    /// # Errors
    /// A value of the query cannot be read, or the index.
    pub fn search(&mut self, node: &Node, page: Page) -> Result<Results, Error> {
        self.index.search(&mut self.worker, node, page)
    }

    /// The numbers in the store of all documents that a query finds.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn all(&mut self, node: &Node) -> Result<Vec<u64>, Error> {
        self.index.all(&mut self.worker, node)
    }

    /// The part of a document that shows why a query finds it.
    pub fn snippet(&mut self, document: &marsad::Document, node: &Node) -> Option<Snippet> {
        let marks = Marks::of(&mut self.worker, node);
        snippet(&mut self.worker, document, &marks)
    }
}

impl State {
    fn text(&self) -> String {
        // A value in memory can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}
