//! Calendar arithmetic that the civil calendar of `jiff` does not bring: weeks of the region, Hijri dates, Easter.

use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};

/// A day so many days away; none beyond the calendar's end.
#[must_use]
pub(super) fn days(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(count).ok()?).ok()
}

/// The same day so many months away, or the last day of that month.
#[must_use]
pub(super) fn months(day: Date, count: i64) -> Option<Date> {
    day.checked_add(Span::new().try_months(count).ok()?).ok()
}

/// A day of the civil calendar, if there is one.
#[must_use]
pub(super) fn civil(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// First and last day of a month.
#[must_use]
pub(super) fn month(year: i64, month: i64) -> Option<(Date, Date)> {
    let first = civil(year, month, 1)?;
    Some((first, first.last_of_month()))
}

/// First and last day of so many months from the first of one.
#[must_use]
pub(super) fn stretch(year: i64, month: i64, count: i64) -> Option<(Date, Date)> {
    let first = civil(year, month, 1)?;
    Some((first, days(months(first, count)?, -1)?))
}

/// The week of a day, Sunday to Saturday.
#[must_use]
pub(super) fn week(day: Date) -> Option<(Date, Date)> {
    let sunday = days(day, -i64::from(day.weekday().to_sunday_zero_offset()))?;
    Some((sunday, days(sunday, 6)?))
}

/// The weekday of a number, Monday = 1.
#[must_use]
pub(super) fn weekday(number: i64) -> Option<Weekday> {
    Weekday::from_monday_one_offset(i8::try_from(number).ok()?).ok()
}

/// The nearest such weekday before (`step` -1) or after (1) a day, the day itself not counted.
#[must_use]
pub(super) fn nearest(day: Date, weekday: Weekday, step: i32) -> Option<Date> {
    day.nth_weekday(step, weekday).ok()
}

/// The civil day of a Hijri date by the tabular calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of
/// thirty). The month as sighted or announced may begin a day earlier or later.
#[must_use]
pub(super) fn from_hijri(year: i64, month: i64, day: i64) -> Option<Date> {
    if !(1..=9000).contains(&year) || !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let number = (11 * year + 3).div_euclid(30) + 354 * year + 30 * month - (month - 1).div_euclid(2) + day;
    // Day 1 of the era is 16 July 622 of the Julian, 19 July 622 of the Gregorian calendar.
    days(date(622, 7, 19), number - 385)
}

/// The Hijri year, month and day of a civil day by the same calendar.
#[must_use]
pub(super) fn to_hijri(day: Date) -> Option<(i64, i64, i64)> {
    let elapsed = i64::from(date(622, 7, 19).until(day).ok()?.get_days());
    let year = (30 * elapsed + 10646).div_euclid(10631);
    let start = from_hijri(year, 1, 1)?;
    let within = i64::from(start.until(day).ok()?.get_days());
    let month = (1..=12_i64).rev().find(|m| 30 * (m - 1) - (m - 1).div_euclid(2) <= within).unwrap_or(1);
    let day = within - (30 * (month - 1) - (month - 1).div_euclid(2)) + 1;
    Some((year, month, day))
}

/// Easter Sunday of the Western churches.
#[must_use]
pub(super) fn easter(year: i64) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15).rem_euclid(30);
    let e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - (c % 4)).rem_euclid(7);
    let m = (a + 11 * d + 22 * e) / 451;
    let n = d + e - 7 * m + 114;
    civil(year, n / 31, n % 31 + 1)
}

/// Easter Sunday of the Eastern churches, by the Julian calendar, told in the Gregorian.
#[must_use]
pub(super) fn eastern_easter(year: i64) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15).rem_euclid(30);
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let n = d + e + 114;
    let julian = civil(year, n / 31, n % 31 + 1)?;
    days(julian, year.div_euclid(100) - year.div_euclid(400) - 2)
}

/// The middle of two days, for measuring how near a stretch is.
#[must_use]
pub(super) fn distance(from: Date, to: Date) -> i64 {
    from.until((jiff::Unit::Day, to)).map_or(0, |span| i64::from(span.get_days()))
}

/// A day so many years away.
#[must_use]
pub(super) fn years(day: Date, count: i64) -> Option<Date> {
    day.checked_add(i32::try_from(count).ok().filter(|c| c.abs() < 9999)?.years()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hijri_days_of_known_feasts() {
        // First of Ramadan 1439, Adha 1439, Muharram 1440: within a day of what was announced.
        for ((y, m, d), announced) in
            [((1439, 9, 1), date(2018, 5, 17)), ((1439, 12, 10), date(2018, 8, 21)), ((1440, 1, 1), date(2018, 9, 11))]
        {
            let computed = from_hijri(y, m, d).unwrap();
            assert!(distance(computed, announced).abs() <= 1, "{y}-{m}-{d}: {computed}");
            assert_eq!(to_hijri(computed), Some((y, m, d)));
        }
        assert_eq!(from_hijri(1, 1, 1), Some(date(622, 7, 19)));
    }

    #[test]
    fn easters_of_known_years() {
        assert_eq!(easter(2018), Some(date(2018, 4, 1)));
        assert_eq!(eastern_easter(2018), Some(date(2018, 4, 8)));
        assert_eq!(eastern_easter(2021), Some(date(2021, 5, 2)));
    }
}
