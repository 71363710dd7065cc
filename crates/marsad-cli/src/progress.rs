//! Progress of a long run on standard error, where that is a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often the line is written anew.
const EVERY: Duration = Duration::from_millis(250);

/// A line that counts documents and records and tells the rate.
pub(crate) struct Progress {
    shown: bool,
    begun: Instant,
    told: Instant,
    documents: usize,
    records: usize,
}

impl Progress {
    /// Begins to count. Where results go to the same terminal nothing is told: they are the progress.
    pub(crate) fn new(results_on_terminal: bool) -> Self {
        let now = Instant::now();
        let shown = io::stderr().is_terminal() && !results_on_terminal;
        Self { shown, begun: now, told: now, documents: 0, records: 0 }
    }

    /// Counts a document.
    pub(crate) fn add(&mut self, records: usize) {
        self.documents += 1;
        self.records += records;
        if self.shown && self.told.elapsed() >= EVERY {
            self.told = Instant::now();
            self.tell('\r');
        }
    }

    /// Tells the sum if there was more than one document.
    pub(crate) fn finish(self) {
        if self.shown && self.documents > 1 {
            self.tell('\n');
        }
    }

    fn tell(&self, end: char) {
        let Self { documents, records, .. } = self;
        let rate = *documents as f64 / self.begun.elapsed().as_secs_f64().max(1e-6);
        let mut error = io::stderr().lock();
        // A terminal that cannot be written to is no reason to stop.
        let _ = write!(error, "\r\x1b[K{documents} documents, {records} records, {rate:.0} documents/s{end}");
        let _ = error.flush();
    }
}
