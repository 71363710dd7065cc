//! How far an ingest has come, on standard error where that is a terminal.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often the line is written anew.
const EVERY: Duration = Duration::from_millis(250);

/// A line with counts, rate and time left.
pub(crate) struct Progress {
    shown: bool,
    begun: Instant,
    told: Option<Instant>,
    size: Option<u64>,
}

impl Progress {
    /// Begins; `size` is the bytes of all files, if it is known.
    pub(crate) fn new(size: Option<u64>) -> Self {
        Self { shown: io::stderr().is_terminal(), begun: Instant::now(), told: None, size }
    }

    /// Tells that so many documents have been coded, and so many bytes read.
    pub(crate) fn tell(&mut self, documents: u64, words: u64, bytes: u64) {
        if !self.shown || self.told.is_some_and(|told| told.elapsed() < EVERY) {
            return;
        }
        self.told = Some(Instant::now());
        let elapsed = self.begun.elapsed();
        let rate = |count: u64| count as f64 / elapsed.as_secs_f64().max(1e-6);
        let left = match self.size {
            Some(size) if bytes > 0 => {
                let share = (bytes as f64 / size.max(1) as f64).min(1.0);
                let left = elapsed.mul_f64((1.0 - share) / share.max(1e-9));
                format!(", {:.0} %, {} left", share * 100.0, duration(left))
            }
            _ => String::new(),
        };
        let line = format!("{documents} documents, {:.0}/s, {:.0} words/s{left}", rate(documents), rate(words));
        let mut error = io::stderr().lock();
        // A terminal that cannot be written to is no reason to stop.
        let _ = write!(error, "\r\x1b[K{line}");
        let _ = error.flush();
    }

    /// Clears the line and gives the time that it took.
    pub(crate) fn finish(&self) -> Duration {
        if self.shown && self.told.is_some() {
            eprint!("\r\x1b[K");
        }
        self.begun.elapsed()
    }
}

/// A duration as one reads it.
fn duration(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..90 => format!("{seconds} s"),
        seconds @ 90..5400 => format!("{} min", (seconds + 30) / 60),
        seconds => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}
