//! Documents and records out of the store, streamed.

use std::borrow::Borrow;

use marsad::{Document, Record};
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use crate::entry::unpack_records;
use crate::error::Error;
use crate::filter::Filter;
use crate::identity::Hash;
use crate::insert;
use crate::pack::unpack;
use crate::store::Store;

/// A document of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its number in this file.
    pub row: i64,
    /// Which article it is: the hash of its key.
    pub article: Hash,
    /// Which version of the article, from 1.
    pub version: u32,
    /// Whether it is the newest version.
    pub current: bool,
    /// The version of program and data that coded it.
    pub coded: String,
    /// The document as it was coded.
    pub document: Document,
}

impl Borrow<Document> for Stored {
    fn borrow(&self) -> &Document {
        &self.document
    }
}

/// A record of the store.
#[derive(Debug, Clone)]
pub struct StoredRecord<'r> {
    /// Its number in this file.
    pub row: i64,
    /// Its document's number in this file.
    pub doc: i64,
    /// The record as `marsad code` writes it: one line of JSON.
    pub json: &'r str,
    /// The record.
    pub record: Record,
}

impl Store {
    /// Hands the records that a filter lets through to `each`, by document and place in it. Memory does not grow with their
    /// number. What `each` returns as an error ends the walk.
    ///
    /// # Errors
    /// When the store cannot be read, or what `each` gave.
    pub fn records<E: From<Error>>(
        &self,
        filter: &Filter,
        mut each: impl FnMut(&StoredRecord<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let condition = filter.condition();
        let sql = format!(
            "SELECT m.id, m.doc, m.n FROM mentions AS m JOIN documents AS d ON d.id = m.doc WHERE {} ORDER BY m.id",
            condition.sql
        );
        let fault = |error| Error::sqlite(&self.path, &error);
        let mut statement = self.connection.prepare(&sql).map_err(fault)?;
        let mut rows = statement.query(params_from_iter(condition.values)).map_err(fault)?;
        let (mut open, mut text) = (0, String::new());
        while let Some(row) = rows.next().map_err(fault)? {
            let (id, doc, n) = triple(row).map_err(fault)?;
            if doc != open {
                text = self.record_lines(doc)?;
                open = doc;
            }
            let line = usize::try_from(n - 1).ok().and_then(|n| text.lines().nth(n));
            let json = line.ok_or_else(|| Error::damaged(&self.path, format!("document {doc} has no record {n}")))?;
            each(&StoredRecord { row: id, doc, json, record: self.record(doc, json)? })?;
        }
        Ok(())
    }

    /// How many records a filter lets through.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn count(&self, filter: &Filter) -> Result<u64, Error> {
        let condition = filter.condition();
        let sql =
            format!("SELECT count(*) FROM mentions AS m JOIN documents AS d ON d.id = m.doc WHERE {}", condition.sql);
        let values = params_from_iter(condition.values);
        let count: i64 = self.asked(|connection| connection.prepare(&sql)?.query_row(values, |row| row.get(0)))?;
        Ok(count.unsigned_abs())
    }

    /// Hands documents to `each`, in the order in which they came; without `versions` only the newest of each article.
    ///
    /// # Errors
    /// When the store cannot be read, or what `each` gave.
    pub fn documents<E: From<Error>>(
        &self,
        versions: bool,
        mut each: impl FnMut(Stored) -> Result<(), E>,
    ) -> Result<(), E> {
        let fault = |error| Error::sqlite(&self.path, &error);
        let sql = format!("{DOCUMENT} WHERE d.current >= ? ORDER BY d.id");
        let mut statement = self.connection.prepare(&sql).map_err(fault)?;
        let mut rows = statement.query([i64::from(!versions)]).map_err(fault)?;
        while let Some(row) = rows.next().map_err(fault)? {
            each(self.stored(row)?)?;
        }
        Ok(())
    }

    /// The numbers in this file of all documents, of all versions, in the order in which they came.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn rows(&self) -> Result<Vec<i64>, Error> {
        self.asked(|connection| {
            connection.prepare("SELECT id FROM documents ORDER BY id")?.query_map([], |row| row.get(0))?.collect()
        })
    }

    /// A document by its number in this file.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn document(&self, row: i64) -> Result<Option<Stored>, Error> {
        let fault = |error| Error::sqlite(&self.path, &error);
        let mut statement = self.connection.prepare_cached(&format!("{DOCUMENT} WHERE d.id = ?")).map_err(fault)?;
        let mut rows = statement.query([row]).map_err(fault)?;
        rows.next().map_err(fault)?.map(|row| self.stored(row)).transpose()
    }

    /// Whether a document of this [article](crate::identity::article) and [content](crate::identity::content) is there.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn knows(&self, article: &Hash, content: &Hash) -> Result<bool, Error> {
        self.asked(|connection| Ok(insert::known(connection, article, content)?.is_some()))
    }

    /// The number in this file of the newest document with an id, also one under which it came a second time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn find(&self, name: &str) -> Result<Option<i64>, Error> {
        let sql = "SELECT id FROM documents WHERE name = ?1 UNION ALL SELECT doc FROM aliases WHERE name = ?1
            ORDER BY id DESC LIMIT 1";
        self.asked(|connection| connection.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional())
    }

    /// The records of a document by its number in this file.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn records_of(&self, row: i64) -> Result<Vec<Record>, Error> {
        self.record_lines(row)?.lines().map(|line| self.record(row, line)).collect()
    }

    /// A record by its number in this file.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn record_at(&self, row: i64) -> Result<Option<Record>, Error> {
        let asked = "SELECT m.id, m.doc, m.n FROM mentions AS m WHERE m.id = ?";
        let found = self.asked(|connection| connection.prepare_cached(asked)?.query_row([row], triple).optional())?;
        let Some((_, doc, n)) = found else { return Ok(None) };
        let records = self.records_of(doc)?;
        Ok(usize::try_from(n - 1).ok().and_then(|n| records.into_iter().nth(n)))
    }

    /// The raw input of a document by its number in this file, and its format.
    ///
    /// # Errors
    /// When the store cannot be read, or there is no such document.
    pub fn raw(&self, row: i64) -> Result<(String, Vec<u8>), Error> {
        let sql = "SELECT lines, raw, format FROM contents WHERE doc = ?";
        let found = self.asked(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            statement.query_row([row], |row| Ok((blobs(row)?, row.get(2)?))).optional()
        })?;
        let unpacked = found.and_then(|((lines, raw), format)| Some((format, unpack(&raw, &unpack(&lines, &[])?)?)));
        unpacked.ok_or_else(|| Error::damaged(&self.path, format!("the raw input of document {row}")))
    }

    fn record_lines(&self, doc: i64) -> Result<String, Error> {
        let sql = "SELECT lines, records FROM contents WHERE doc = ?";
        let found = self.asked(|connection| connection.prepare_cached(sql)?.query_row([doc], blobs).optional())?;
        let text = found.and_then(|(lines, records)| unpack_records(&records, &unpack(&lines, &[])?));
        text.ok_or_else(|| Error::damaged(&self.path, format!("the records of document {doc}")))
    }

    fn record(&self, doc: i64, json: &str) -> Result<Record, Error> {
        serde_json::from_str(json)
            .map_err(|error| Error::damaged(&self.path, format!("a record of document {doc}: {error}")))
    }

    fn stored(&self, row: &Row<'_>) -> Result<Stored, Error> {
        let (stored, lines) = columns(row).map_err(|error| Error::sqlite(&self.path, &error))?;
        let lines = unpack(&lines, &[]).and_then(|lines| serde_json::from_slice(&lines).ok());
        let lines = lines.ok_or_else(|| Error::damaged(&self.path, format!("the lines of document {}", stored.row)))?;
        Ok(Stored { document: Document { lines, ..stored.document }, ..stored })
    }

    /// Asks the database, with the file's name in what goes wrong.
    pub(crate) fn asked<T>(&self, ask: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        ask(&self.connection).map_err(|error| Error::sqlite(&self.path, &error))
    }
}

const DOCUMENT: &str =
    "SELECT d.id, d.article, d.version, d.current, d.coded, d.name, d.published, d.outlet, d.url, d.language,
    c.lines FROM documents AS d JOIN contents AS c ON c.doc = d.id";

fn columns(row: &Row<'_>) -> rusqlite::Result<(Stored, Vec<u8>)> {
    let document = Document {
        id: row.get(5)?,
        lines: Vec::new(),
        published: row.get(6)?,
        outlet: row.get(7)?,
        url: row.get(8)?,
        language: row.get(9)?,
    };
    let stored = Stored {
        row: row.get(0)?,
        article: row.get(1)?,
        version: row.get(2)?,
        current: row.get(3)?,
        coded: row.get(4)?,
        document,
    };
    Ok((stored, row.get(10)?))
}

/// Two blobs.
pub(crate) fn blobs(row: &Row<'_>) -> rusqlite::Result<(Vec<u8>, Vec<u8>)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn triple(row: &Row<'_>) -> rusqlite::Result<(i64, i64, i64)> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?))
}
