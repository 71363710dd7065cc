//! Time, as the poller asks for it: tests put their own in its place.

use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock that can be waited on.
pub trait Clock {
    /// Seconds since 1970.
    fn now(&self) -> i64;

    /// Waits.
    fn sleep(&self, seconds: i64);
}

/// The clock of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

#[allow(
    clippy::disallowed_methods,
    reason = "this is the one place where the poller meets time; no record depends on it"
)]
impl Clock for System {
    fn now(&self) -> i64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| i64::try_from(time.as_secs()).unwrap_or(i64::MAX))
    }

    fn sleep(&self, seconds: i64) {
        thread::sleep(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)));
    }
}
