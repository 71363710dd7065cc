//! A store: one SQLite file, opened, created, migrated.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use crate::error::Error;

/// Marks the file as a store: "MRSD".
const APPLICATION: i32 = 0x4D52_5344;

/// The steps from an empty file to the schema of today; the number of steps done is the file's `user_version`.
/// A step that has been released never changes: what must differ is a step of its own.
const MIGRATIONS: [&str; 1] = [include_str!("schema.sql")];

/// How long a connection waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection to a store. One thread uses it; another opens its own with [`Store::again`]. Any number may read while one
/// writes.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Opens a store to read and write; creates it where there is none, migrates it where it is of an older version.
    ///
    /// # Errors
    /// When the file cannot be opened, is no store, is damaged, or comes from a newer program.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::connect(path.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)
    }

    /// Opens a store that is there, to read and write.
    ///
    /// # Errors
    /// As [`create`](Self::create), and when there is no such file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        if !path.is_file() {
            return Err(Error::new(path, "there is no such store", "marsad ingest FILES --store FILE makes one"));
        }
        Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// Another connection to the same store, for another thread.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn again(&self) -> Result<Self, Error> {
        Self::connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The connection, for queries of one's own; the tables stand in `docs/store.md`. Queries change nothing: all writing goes
    /// through this crate.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    fn connect(path: &Path, flags: OpenFlags) -> Result<Self, Error> {
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let fault = |error| Error::sqlite(path, &error);
        let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
        prepare(&connection).map_err(fault)?;
        let mut store = Self { connection, path: path.to_owned() };
        store.migrate()?;
        Ok(store)
    }

    fn migrate(&mut self) -> Result<(), Error> {
        let version = self.version()?;
        if version == MIGRATIONS.len() {
            return Ok(());
        }
        let fault = |error| Error::sqlite(&self.path, &error);
        let behaviour = rusqlite::TransactionBehavior::Immediate;
        let transaction = self.connection.transaction_with_behavior(behaviour).map_err(fault)?;
        // Another process may have come first while this one waited.
        let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(fault)?;
        for step in MIGRATIONS.iter().skip(version as usize) {
            transaction.execute_batch(step).map_err(fault)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION).map_err(fault)?;
        transaction.pragma_update(None, "user_version", MIGRATIONS.len() as u32).map_err(fault)?;
        transaction.commit().map_err(fault)
    }

    /// The number of migrations done, after a look at whose file it is.
    fn version(&self) -> Result<usize, Error> {
        let fault = |error| Error::sqlite(&self.path, &error);
        let number = |name| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).map_err(fault);
        let (application, version) = (number("application_id")?, number("user_version")?);
        let tables: i64 =
            self.connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).map_err(fault)?;
        if application != i64::from(APPLICATION) && (tables > 0 || version != 0) {
            let hint = "this is a database of another program; name another file";
            return Err(Error::new(&self.path, "it is no store of Marsad", hint));
        }
        match usize::try_from(version) {
            Ok(version) if version <= MIGRATIONS.len() => Ok(version),
            _ => {
                let cause = format!("it has the schema {version}; this program knows up to {}", MIGRATIONS.len());
                Err(Error::new(&self.path, cause, "use the program that wrote it, or a newer one"))
            }
        }
    }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    // Articles fill pages of this size better than smaller ones; a file that is there keeps its own.
    connection.pragma_update(None, "page_size", 8192)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // With a write-ahead log a killed program loses nothing; after a power cut the last batches may be missing, never half there.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -65536)?;
    // Content that was tampered with must not run anything.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("distance_km", 4, flags, |context| {
        let degree = |index| context.get::<f64>(index);
        Ok(crate::filter::distance_km((degree(0)?, degree(1)?), (degree(2)?, degree(3)?)))
    })
}
