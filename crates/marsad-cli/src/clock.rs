//! The time of day, for what a store says about itself. No record depends on it.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since 1970.
#[allow(clippy::disallowed_methods, reason = "a run tells when it was; what it codes does not depend on it")]
pub(crate) fn seconds() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed())
}

/// This moment in UTC: `2024-05-15T10:00:00Z`.
pub(crate) fn now() -> String {
    jiff::Timestamp::from_second(seconds()).map(|moment| moment.to_string()).unwrap_or_default()
}
