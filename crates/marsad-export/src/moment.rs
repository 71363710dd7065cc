//! Days and moments of rows.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use marsad::Record;

/// The day of an event: the first of its date, else that of publication.
pub(crate) fn day(record: &Record) -> Option<Date> {
    let date = record.date.as_ref().and_then(|date| date.start.as_deref());
    date.and_then(|day| day.parse().ok()).or_else(|| published(record))
}

/// The day of publication as written, in whatever zone.
pub(crate) fn published(record: &Record) -> Option<Date> {
    record.published.as_deref()?.get(..10)?.parse().ok()
}

/// `20180518`.
pub(crate) fn number(day: Date) -> i64 {
    month_number(day) * 100 + i64::from(day.day())
}

/// `201805`.
pub(crate) fn month_number(day: Date) -> i64 {
    i64::from(day.year()) * 100 + i64::from(day.month())
}

/// The year and its passed part as GDELT counts it, to four places: (months passed * 30 + day) / 365.
pub(crate) fn fraction(day: Date) -> f64 {
    let days = (i32::from(day.month()) - 1) * 30 + i32::from(day.day());
    let years = f64::from(day.year()) + f64::from(days) / 365.0;
    (years * 10_000.0).round() / 10_000.0
}

/// `20180518120415` in UTC; midnight where only the day is known, as written where no zone is.
pub(crate) fn stamp(moment: &str) -> Option<i64> {
    let utc = moment.parse::<Timestamp>().ok().map(|moment| TimeZone::UTC.to_datetime(moment));
    let civil = || moment.parse::<DateTime>().ok();
    let day = || moment.get(..10)?.parse::<Date>().ok().map(|day| day.to_datetime(jiff::civil::Time::midnight()));
    let at = utc.or_else(civil).or_else(day)?;
    let time = i64::from(at.hour()) * 10_000 + i64::from(at.minute()) * 100 + i64::from(at.second());
    Some(number(at.date()) * 1_000_000 + time)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn fractions_are_gdelts() {
        assert_eq!(fraction(date(2015, 2, 18)), 2015.1315);
        assert_eq!(fraction(date(2013, 1, 1)), 2013.0027);
    }

    #[test]
    fn moments_are_in_utc() {
        assert_eq!(stamp("2018-05-18T15:04:05+03:00"), Some(20_180_518_120_405));
        assert_eq!(stamp("2018-05-18T15:04:05"), Some(20_180_518_150_405));
        assert_eq!(stamp("2018-05-18"), Some(20_180_518_000_000));
        assert_eq!(stamp("yesterday"), None);
    }
}
