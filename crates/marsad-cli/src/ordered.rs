//! Work on many documents with several threads and give the results in the order of the documents.
//!
//! The calling thread reads and writes; the others work, each with its own [`Worker`]. At most a fixed number of documents is
//! between reading and writing, so that memory stays bounded whatever the input, and a slow document holds up no more than that.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use marsad::{Document, Engine, Worker};

use crate::failure::Failure;

/// How many documents may be in flight for each thread.
const WINDOW: usize = 16;

/// Applies `work` to every document (or what holds one) and hands the results to `write`, in order. Where the engine breaks on a document,
/// which is a fault of the program, that is told and the next documents are worked on; gives how many these were.
pub(crate) fn each<D: Borrow<Document> + Send, T: Send>(
    engine: &Engine,
    threads: usize,
    documents: &mut impl Iterator<Item = D>,
    work: impl Fn(&mut Worker<'_>, D) -> T + Sync,
    mut write: impl FnMut(T) -> Result<(), Failure>,
) -> Result<usize, Failure> {
    let mut broken = 0;
    let mut write = |result: Option<T>| match result {
        Some(result) => write(result),
        None => {
            broken += 1;
            Ok(())
        }
    };
    if threads <= 1 {
        let mut worker = engine.worker();
        for document in documents {
            write(guarded(engine, &mut worker, document, &work))?;
        }
        return Ok(broken);
    }
    let (to_work, jobs) = mpsc::channel::<(usize, D)>();
    let (done, results) = mpsc::channel::<(usize, Option<T>)>();
    let jobs = Mutex::new(jobs);
    thread::scope(|scope| -> Result<(), Failure> {
        for _ in 0..threads {
            let (jobs, done, work) = (&jobs, done.clone(), &work);
            scope.spawn(move || {
                let mut worker = engine.worker();
                loop {
                    let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((number, document)) = next else { break };
                    if done.send((number, guarded(engine, &mut worker, document, work))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        // When this closure ends, by whatever way, `to_work` is dropped and the threads end.
        let to_work = to_work;
        let mut waiting = BTreeMap::new();
        let (mut read, mut written, mut ended) = (0, 0, false);
        loop {
            while !ended && read - written < threads * WINDOW {
                let sent = documents.next().is_some_and(|document| to_work.send((read, document)).is_ok());
                read += usize::from(sent);
                ended = !sent;
            }
            if read == written {
                return Ok(());
            }
            let Ok((number, result)) = results.recv() else { return Ok(()) };
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&written) {
                write(result)?;
                written += 1;
            }
        }
    })?;
    Ok(broken)
}

fn guarded<'e, D: Borrow<Document>, T>(
    engine: &'e Engine,
    worker: &mut Worker<'e>,
    document: D,
    work: impl Fn(&mut Worker<'_>, D) -> T,
) -> Option<T> {
    let id = document.borrow().id.clone();
    // The worker is replaced after a panic, so nothing half done is seen again.
    let result = catch_unwind(AssertUnwindSafe(|| work(worker, document)));
    if result.is_err() {
        *worker = engine.worker();
        eprintln!("marsad: document {}: the engine broke on it\n  hint: please report the document", id);
    }
    result.ok()
}

/// As many threads as asked for, or as the machine has.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)).max(1)
}
