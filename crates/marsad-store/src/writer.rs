//! The one thread that writes. It owns its connection and puts what comes within a short time into one transaction.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior, params};

use crate::entry::{Entry, Recoded};
use crate::error::Error;
use crate::feeds::{self, Feed};
use crate::identity::Hash;
use crate::insert::{self, Added};
use crate::store::Store;

/// How many jobs may wait for the writer.
const WAITING: usize = 64;

/// A transaction ends after so many jobs, or after so long.
const BATCH: usize = 256;
const EVERY: Duration = Duration::from_secs(2);

/// What a run was for, and what came of it.
#[derive(Debug, Clone)]
pub struct Run {
    /// `ingest`, `watch`, `recode`.
    pub kind: &'static str,
    /// When it began, ISO 8601 in UTC: the library asks no clock for what it keeps.
    pub begun: String,
    /// Version of program and data ([`coding::version`](crate::coding::version)).
    pub coded: String,
}

/// How many documents a run has added.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// New articles.
    pub added: u64,
    /// New versions of articles.
    pub versions: u64,
    /// Documents that were there.
    pub known: u64,
    /// Documents that were coded anew.
    pub recoded: u64,
    /// Records of what was added.
    pub records: u64,
    /// Words of what was added.
    pub words: u64,
}

/// The thread that writes. Jobs are done in the order in which they come, and what stands together in one transaction is kept
/// together or not at all. Dropped without [`finish`](Self::finish), what is not committed yet is committed still, and errors are lost.
#[derive(Debug)]
pub struct Writer {
    jobs: SyncSender<Job>,
    thread: JoinHandle<Result<Tally, Error>>,
    path: PathBuf,
}

enum Job {
    Document(Box<Entry>),
    Recoded(Box<Recoded>),
    Known { article: Hash, content: Hash, name: String },
    Feed(Box<Feed>),
    Seen { item: String, feed: String, at: i64 },
    Commit(mpsc::Sender<Tally>),
    End { summary: String, ended: String },
}

impl Store {
    /// Begins to write, on a thread and a connection of its own.
    ///
    /// # Errors
    /// When the store cannot be written to.
    pub fn writer(&self, run: Run) -> Result<Writer, Error> {
        let store = self.again()?;
        let path = self.path.clone();
        let (jobs, queue) = mpsc::sync_channel(WAITING);
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || write(store, &run, &queue));
        let thread = thread.map_err(|error| Error::new(&path, format!("no thread to write: {error}"), ""))?;
        Ok(Writer { jobs, thread, path })
    }
}

impl Writer {
    /// Gives a document to be kept; waits while many are waiting.
    ///
    /// # Errors
    /// When the writer has failed; [`finish`](Self::finish) tells why.
    pub fn add(&self, entry: Entry) -> Result<(), Error> {
        self.send(Job::Document(Box::new(entry)))
    }

    /// Gives a new coding of a document, in place of the one that is there.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn recoded(&self, recoded: Recoded) -> Result<(), Error> {
        self.send(Job::Recoded(Box::new(recoded)))
    }

    /// Tells of a document that is there as it is ([`Store::knows`]), and need not be coded: it counts as known, and its id is kept.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn known(&self, article: Hash, content: Hash, name: &str) -> Result<(), Error> {
        self.send(Job::Known { article, content, name: name.to_owned() })
    }

    /// Gives the state of a feed to be kept.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn put_feed(&self, feed: Feed) -> Result<(), Error> {
        self.send(Job::Feed(Box::new(feed)))
    }

    /// Marks an item of a feed as seen, at a time in seconds since 1970.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn mark_seen(&self, item: &str, feed: &str, at: i64) -> Result<(), Error> {
        self.send(Job::Seen { item: item.to_owned(), feed: feed.to_owned(), at })
    }

    /// Waits until all that was given is committed.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn commit(&self) -> Result<Tally, Error> {
        let (answer, answers) = mpsc::channel();
        self.send(Job::Commit(answer))?;
        answers.recv().map_err(|_| self.gone())
    }

    /// Ends the run and its thread. `summary` is JSON that is kept with the run, `ended` the moment in ISO 8601.
    ///
    /// # Errors
    /// What went wrong with any job.
    pub fn finish(self, summary: String, ended: String) -> Result<Tally, Error> {
        let gone = self.gone();
        let _ = self.jobs.send(Job::End { summary, ended });
        drop(self.jobs);
        self.thread.join().unwrap_or(Err(gone))
    }

    fn send(&self, job: Job) -> Result<(), Error> {
        self.jobs.send(job).map_err(|_| self.gone())
    }

    fn gone(&self) -> Error {
        Error::new(&self.path, "writing to the store has stopped", "what was committed before is safe")
    }
}

fn write(mut store: Store, run: &Run, queue: &Receiver<Job>) -> Result<Tally, Error> {
    let path = store.path.clone();
    let fault = |error| Error::sqlite(&path, &error);
    let mut tally = Tally::default();
    let id = begin(&store.connection, run).map_err(fault)?;
    let mut ended = false;
    while !ended {
        let Ok(first) = queue.recv() else { return Ok(tally) };
        let transaction = store.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let begun = Instant::now();
        let (mut next, mut count, mut waiting) = (Some(first), 0, Vec::new());
        while let Some(job) = next.take() {
            count += 1;
            match job {
                Job::Document(entry) => {
                    tally.count(&entry, insert::document(&transaction, &entry, &run.coded, id).map_err(fault)?)
                }
                Job::Known { article, content, name } => {
                    tally.known += 1;
                    if let Some(doc) = insert::known(&transaction, &article, &content).map_err(fault)? {
                        insert::alias(&transaction, &name, doc).map_err(fault)?;
                    }
                }
                Job::Recoded(recoded) => {
                    insert::recoded(&transaction, &recoded, &run.coded).map_err(fault)?;
                    tally.recoded += 1;
                    tally.records += recoded.records.len() as u64;
                    tally.words += recoded.words;
                }
                Job::Feed(feed) => feeds::put(&transaction, &feed).map_err(fault)?,
                Job::Seen { item, feed, at } => feeds::mark(&transaction, &item, &feed, at).map_err(fault)?,
                Job::Commit(answer) => {
                    waiting.push(answer);
                    break;
                }
                Job::End { summary, ended: moment } => {
                    let sql = "UPDATE runs SET ended = ?, summary = ? WHERE id = ?";
                    transaction.execute(sql, params![moment, summary, id]).map_err(fault)?;
                    ended = true;
                    break;
                }
            }
            if count < BATCH {
                next = match queue.recv_timeout(EVERY.saturating_sub(begun.elapsed())) {
                    Ok(job) => Some(job),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => break,
                };
            }
        }
        transaction.commit().map_err(fault)?;
        for answer in waiting {
            // Who asked may have gone.
            let _ = answer.send(tally);
        }
    }
    // So that the file alone holds all; where readers are at work, a later run does it.
    let _ = store.connection.pragma_update(None, "wal_checkpoint", "TRUNCATE");
    Ok(tally)
}

fn begin(connection: &Connection, run: &Run) -> rusqlite::Result<i64> {
    let sql = "INSERT INTO runs (kind, begun, coded) VALUES (?, ?, ?)";
    connection.execute(sql, params![run.kind, run.begun, run.coded])?;
    Ok(connection.last_insert_rowid())
}

impl Tally {
    fn count(&mut self, entry: &Entry, added: Added) {
        match added {
            Added::New => self.added += 1,
            Added::Version(_) => self.versions += 1,
            Added::Known => {
                self.known += 1;
                return;
            }
        }
        self.records += entry.records.len() as u64;
        self.words += entry.words;
    }
}
