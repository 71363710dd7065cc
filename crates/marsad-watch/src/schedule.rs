//! When an address may be asked again.

use jiff::fmt::rfc2822::DateTimeParser;

use crate::http::Answer;

/// Never longer than this, whatever a server asks for: a mistake of its must not cost a feed.
const LONGEST: i64 = 7 * DAY;
const DAY: i64 = 86_400;

/// The moment that `Retry-After` names, in seconds since 1970.
#[must_use]
pub fn retry_after(answer: &Answer, now: i64) -> Option<i64> {
    let value = answer.field("retry-after")?.trim();
    let wait = match value.parse::<i64>() {
        Ok(seconds) => seconds,
        Err(_) => moment(value)? - now,
    };
    Some(now + wait.clamp(1, LONGEST))
}

/// For how many seconds an answer says that it stays fresh: `Cache-Control: max-age`, or `Expires`.
#[must_use]
pub fn fresh(answer: &Answer, now: i64) -> i64 {
    let control = answer.field("cache-control").unwrap_or_default().to_ascii_lowercase();
    let mut parts = control.split(',').map(str::trim);
    let age = parts.find_map(|part| part.strip_prefix("max-age=")?.trim_matches('"').parse::<i64>().ok());
    let expires = || moment(answer.field("expires")?).map(|moment| moment - now);
    age.or_else(expires).unwrap_or(0).clamp(0, DAY)
}

fn moment(text: &str) -> Option<i64> {
    let zoned = DateTimeParser::new().relaxed_weekday(true).parse_zoned(text).ok()?;
    Some(zoned.timestamp().as_second())
}

/// How long to wait after so many failures in a row: twice as long after each, up to a day, with jitter.
#[must_use]
pub fn backoff(every: i64, failures: u32, seed: &str) -> i64 {
    let wait = every.saturating_mul(1 << failures.min(10)).clamp(every.min(DAY), DAY);
    jitter(wait, seed, failures)
}

/// A wait up to a tenth longer, so that feeds do not come due together. The same for the same feed and turn: what a run does can
/// be told from what it was given.
#[must_use]
pub fn jitter(wait: i64, seed: &str, turn: u32) -> i64 {
    let bytes = seed.bytes().chain(turn.to_le_bytes());
    let hash =
        bytes.fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    let span = wait / 10 + 1;
    wait + (hash >> 16) as i64 % span
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(name: &str, value: &str) -> Answer {
        Answer { fields: vec![(name.to_owned(), value.to_owned())], ..Answer::default() }
    }

    #[test]
    fn what_servers_ask_for() {
        let now = 1_526_655_845;
        assert_eq!(retry_after(&answer("retry-after", "120"), now), Some(now + 120));
        assert_eq!(retry_after(&answer("retry-after", "Fri, 18 May 2018 15:10:00 GMT"), now), Some(1_526_656_200));
        assert_eq!(retry_after(&answer("retry-after", "-5"), now), Some(now + 1));
        assert_eq!(retry_after(&answer("retry-after", "99999999999"), now), Some(now + LONGEST));
        assert_eq!(retry_after(&answer("retry-after", "soon"), now), None);
        assert_eq!(fresh(&answer("cache-control", "public, max-age=600"), now), 600);
        assert_eq!(fresh(&answer("cache-control", "no-cache"), now), 0);
        assert_eq!(fresh(&answer("expires", "Fri, 18 May 2018 15:10:00 GMT"), now), 355);
        assert_eq!(fresh(&answer("expires", "0"), now), 0);
    }

    #[test]
    fn failures_wait_longer_and_longer() {
        let mut last = 0;
        for failures in 1..8 {
            let wait = backoff(900, failures, "a");
            assert!(wait > last && wait <= DAY + DAY / 10, "{failures} {wait}");
            last = wait;
        }
        assert!(backoff(900, u32::MAX, "a") <= DAY + DAY / 10);
        assert_eq!(backoff(900, 3, "a"), backoff(900, 3, "a"));
        assert_ne!(jitter(3600, "a", 0), jitter(3600, "b", 0));
    }
}
