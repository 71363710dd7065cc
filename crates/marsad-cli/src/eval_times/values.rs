//! Our values beside those of Recognizers.
//!
//! Theirs tell a past and a future reading of what is open; ours chooses by the clause, and either is right. What they tell
//! differently without meaning anything else is carried over:
//!
//! | ours | theirs |
//! |---|---|
//! | a day whose month or year the sentence leaves open | any with the same TIMEX, `XXXX-10-02`, `XXXX-XX-27` |
//! | last day of a stretch | the day after it, in periods that they count to their end |
//! | both years of a range | to the beginning of the last |
//! | a week from Sunday | the ISO week with the same distance from the day of reading; the weekend by its TIMEX |
//! | a month, a year, a week counted from today (`قبل شهر`) | the same day in it |
//! | the stretch that `مطلع`, `أواخر` leave | theirs are halves, or the rest from today; compared by the whole |
//! | hours of a day that is named | the hours alone |
//! | `T07:00` | `T07` |
//! | durations | seconds, a month of 30 days and a year of 365 |
//! | a range's bounds | without saying whether they belong to it |
//! | a number with its unit | the number |

use jiff::civil::{Date, Weekday};
use jiff::{ToSpan, Unit};
use marsad::time::{Basis, NumberExpression, NumberKind, Precision, TimeExpression, TimeKind};
use serde_json::Value;

use super::cases::{Case, Kind, Wanted};

/// Judges times: spans and values.
pub(super) fn times(case: &Case, kind: Kind, found: &[TimeExpression], reference: Option<Date>) -> (bool, bool) {
    let wanted = |time: &TimeExpression| case.wanted.iter().find(|wanted| wanted.span == (time.start, time.end));
    let all = case.wanted.iter().all(|wanted| found.iter().any(|time| wanted.span == (time.start, time.end)));
    let more = found.iter().any(|time| of_kind(time, kind) && wanted(time).is_none());
    let value = |wanted: &Wanted| {
        let Some(value) = &wanted.value else { return true };
        let overlapping = found.iter().filter(|time| time.start < wanted.span.1 && wanted.span.0 < time.end);
        overlapping.into_iter().any(|time| time_is(time, value, kind, reference))
    };
    (all && !more, case.wanted.iter().all(value))
}

fn of_kind(time: &TimeExpression, kind: Kind) -> bool {
    let value = time.value.as_deref().unwrap_or("");
    let range = value.contains('/') || time.from != time.to;
    match kind {
        Kind::Date | Kind::Holiday => time.kind == TimeKind::Date && time.precision == Precision::Day && !range,
        Kind::DatePeriod => time.kind == TimeKind::Date && (time.precision != Precision::Day || range),
        Kind::Time => time.kind == TimeKind::Time && time.from.is_none() && !range,
        Kind::TimePeriod => time.kind == TimeKind::Time && time.from.is_none() && range,
        Kind::Duration => time.kind == TimeKind::Duration,
        _ => false,
    }
}

fn text<'v>(value: &'v Value, path: &str) -> &'v str {
    value.pointer(path).and_then(Value::as_str).unwrap_or("")
}

fn time_is(time: &TimeExpression, wanted: &Value, kind: Kind, reference: Option<Date>) -> bool {
    let timex = text(wanted, "/Timex");
    if time.value.as_deref().is_some_and(|value| !timex.is_empty() && same_timex(value, timex)) {
        return true;
    }
    ["/FutureResolution", "/PastResolution"].iter().any(|side| {
        let get = |key: &str| text(wanted, &format!("{side}/{key}"));
        match kind {
            Kind::Date | Kind::Holiday => get("date").parse().is_ok_and(|date: Date| is_day(time, date, reference)),
            Kind::DatePeriod => match (get("startDate").parse(), get("endDate").parse()) {
                (Ok(from), Ok(to)) => is_period(time, from, to, timex, reference),
                _ => false,
            },
            Kind::Time => {
                time.value.as_deref().is_some_and(|value| clock(value) == clock(&format!("T{}", get("time"))))
            }
            Kind::TimePeriod => time.value.as_deref().and_then(|value| value.split_once('/')).is_some_and(|(a, b)| {
                let hours = |text: &str| text.find('T').and_then(|at| clock(text.get(at..)?));
                hours(a) == clock(&format!("T{}", get("startTime")))
                    && hours(b) == clock(&format!("T{}", get("endTime")))
            }),
            Kind::Duration => {
                let seconds = time.value.as_deref().and_then(seconds);
                seconds.zip(get("duration").parse::<f64>().ok()).is_some_and(|(a, b)| (a - b).abs() < 0.5)
            }
            _ => false,
        }
    })
}

fn same_timex(ours: &str, theirs: &str) -> bool {
    let open = ["XXXX-XX", "XXXX"].iter().any(|blank| {
        let left = theirs.strip_prefix(blank).filter(|rest| !rest.contains('X'));
        left.is_some_and(|rest| !rest.is_empty() && ours.get(blank.len()..) == Some(rest))
    });
    ours == theirs || open || ours.starts_with('T') && clock(ours).is_some() && clock(ours) == clock(theirs)
}

/// The seconds of the day of `T07`, `T07:30`, `T07:30:15`.
fn clock(text: &str) -> Option<u32> {
    let mut parts = text.strip_prefix('T')?.split(':').map(|part| part.parse::<u32>().ok());
    let hour = parts.next()??;
    let mut next = || parts.next().unwrap_or(Some(0));
    Some(hour * 3600 + next()? * 60 + next()?)
}

/// The seconds of `P3D`, `PT1.5H`, `P1Y6M`.
fn seconds(text: &str) -> Option<f64> {
    let (mut total, mut number, mut clock) = (0.0, String::new(), false);
    for c in text.strip_prefix('P')?.chars() {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => number.push(c),
            _ => {
                let unit = match (c, clock) {
                    ('S', _) => 1.0,
                    ('M', true) => 60.0,
                    ('H', _) => 3600.0,
                    ('D', _) => 86_400.0,
                    ('W', _) => 604_800.0,
                    ('M', false) => 2_592_000.0,
                    ('Y', _) => 31_536_000.0,
                    _ => return None,
                };
                total += number.parse::<f64>().ok()? * unit;
                number.clear();
            }
        }
    }
    Some(total)
}

fn is_day(time: &TimeExpression, wanted: Date, reference: Option<Date>) -> bool {
    let (Some(from), Some(to)) = (time.from, time.to) else { return false };
    let counted = time.basis == Basis::Publication && time.precision != Precision::Day;
    if !counted {
        // A Hijri feast is told with the uncertainty of a day.
        return (from..=to).contains(&wanted) && (from == to || time.modifier == Some("APPROX"));
    }
    // The same day in the month, year or week that we say.
    let Some(reference) = reference else { return false };
    let same = match time.precision {
        Precision::Week => from.checked_add(i64::from(reference.weekday().to_sunday_zero_offset()).days()).ok(),
        Precision::Month => Some(with(from, None, reference)),
        Precision::Year => Some(with(from, Some(reference.month()), reference)),
        _ => None,
    };
    same == Some(wanted)
}

/// The reference's day in the month (or, for years, also the month) of a stretch.
fn with(from: Date, month: Option<i8>, reference: Date) -> Date {
    let first = from.with().month(month.unwrap_or(from.month())).day(1).build().unwrap_or(from);
    first.with().day(reference.day().min(first.days_in_month())).build().unwrap_or(first)
}

fn is_period(time: &TimeExpression, from: Date, to: Date, timex: &str, reference: Option<Date>) -> bool {
    let (Some(start), Some(end)) = (time.from, time.to) else { return false };
    // What `end of this week` means is told by the whole week.
    let whole = time.value.as_deref().filter(|_| time.modifier.is_some()).and_then(|value| value.split_once('/'));
    let whole = whole.and_then(|(a, b)| Some((a.parse::<Date>().ok()?, b.parse::<Date>().ok()?)));
    let (start, end) = whole.unwrap_or((start, end));
    let next = end.tomorrow().unwrap_or(end);
    // Between years they count to the beginning of the last.
    let last_year =
        time.value.as_deref().and_then(|value| value.split_once('/')).map(|(_, last)| format!("{last}-01-01"));
    if start == from && (end == to || next == to || last_year.is_some_and(|last| last == to.to_string())) {
        return true;
    }
    if timex.ends_with("-WE") && start.weekday() == Weekday::Friday && reference.is_some() {
        // The weekend is Friday and Saturday here, Saturday and Sunday there.
        return start.tomorrow().is_ok_and(|saturday| saturday == from);
    }
    let week =
        start.weekday() == Weekday::Sunday && start.until((Unit::Day, next)).is_ok_and(|span| span.get_days() == 7);
    let Some(reference) = reference.filter(|_| week || time.precision == Precision::Week) else { return false };
    // Their n-th week of a month starts on a Monday of it.
    if let Some((_, nth)) = timex.rsplit_once("-W0")
        && !week
    {
        return nth.parse::<i8>().is_ok_and(|nth| (start.day() - 1) / 7 + 1 == nth) && start.month() == from.month();
    }
    let sunday = |day: Date| day.checked_sub(i64::from(day.weekday().to_sunday_zero_offset()).days());
    let monday = |day: Date| day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days());
    let (Ok(ours), Ok(theirs)) = (sunday(reference), monday(reference)) else { return false };
    let moved = |a: Date, b: Date| a.until((Unit::Day, b)).map(|span| span.get_days()).ok();
    moved(ours, start) == moved(theirs, from)
        || timex.len() == 10 && sunday(from).ok().is_some() && (start..=end).contains(&from)
}

/// Judges numbers: spans and values. A number with its unit holds the number alone.
pub(super) fn numbers(case: &Case, kind: Kind, found: &[NumberExpression]) -> (bool, bool) {
    let candidates: Vec<&NumberExpression> = found.iter().filter(|number| number_kind(number, kind)).collect();
    let spans = case.wanted.len() == candidates.len()
        && case.wanted.iter().all(|wanted| candidates.iter().any(|n| (n.start, n.end) == wanted.span));
    let overlaps = |n: &NumberExpression, wanted: &Wanted| n.start < wanted.span.1 && wanted.span.0 < n.end;
    let right = |wanted: &Wanted| {
        let Some(value) = &wanted.value else { return true };
        candidates.iter().any(|n| overlaps(n, wanted) && number_is(n, text(value, "/value"), kind))
    };
    let more = candidates.iter().any(|n| !case.wanted.iter().any(|wanted| overlaps(n, wanted)));
    (spans, !more && case.wanted.iter().all(right))
}

fn number_kind(number: &NumberExpression, kind: Kind) -> bool {
    let bounded = number.value.is_none() || number.kind == NumberKind::Range;
    match kind {
        Kind::Number => !matches!(number.kind, NumberKind::Ordinal | NumberKind::Percent),
        Kind::NumberRange => bounded && number.kind != NumberKind::Ordinal,
        Kind::Ordinal | Kind::RelativeOrdinal => number.kind == NumberKind::Ordinal,
        Kind::Percent => number.kind == NumberKind::Percent,
        _ => false,
    }
}

fn number_is(number: &NumberExpression, wanted: &str, kind: Kind) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9);
    if kind == Kind::NumberRange {
        let bounds = wanted.trim_matches(['[', ']', '(', ')']);
        let Some((low, high)) = bounds.split_once(',') else { return false };
        let same = |ours: Option<f64>, theirs: &str| match (ours, theirs.trim().parse::<f64>()) {
            (Some(a), Ok(b)) => near(a, b),
            (None, Err(_)) => true,
            _ => false,
        };
        return same(number.min, low) && same(number.max, high);
    }
    if let (Some(ours), Ok(theirs)) = (number.value, wanted.trim_end_matches('%').parse()) {
        return near(ours, theirs);
    }
    if let Some((anchor, offset)) = wanted.find(['+', '-']).filter(|at| *at > 0).map(|at| wanted.split_at(at)) {
        let offset = offset.parse::<f64>().ok();
        return number.unit.as_deref() == Some(anchor) && number.min == offset;
    }
    false
}
