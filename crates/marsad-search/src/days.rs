//! Days, months and years in queries and in the index.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// A stretch of days, both ends in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Days {
    pub first: Date,
    pub last: Date,
}

/// The days that an open end stands for.
const FIRST: Date = date(1, 1, 1);
const LAST: Date = date(9999, 12, 31);

impl Days {
    /// Reads `2018-05-18`, `2018-05`, `2018`, `from..to`, `from..`, `..to`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once("..") {
            None => Self::unit(text),
            Some(("", "")) => None,
            Some((from, to)) => {
                let first = if from.is_empty() { FIRST } else { Self::unit(from)?.first };
                let last = if to.is_empty() { LAST } else { Self::unit(to)?.last };
                (first <= last).then_some(Self { first, last })
            }
        }
    }

    fn unit(text: &str) -> Option<Self> {
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| digits(year, 4))?.parse().ok()?;
        let month = parts.next().map(|month| digits(month, 2).then(|| month.parse().ok()).flatten());
        let day = parts.next().map(|day| digits(day, 2).then(|| day.parse().ok()).flatten());
        if parts.next().is_some() {
            return None;
        }
        let (first, length): (Date, Span) = match (month, day) {
            (None, _) => (Date::new(year, 1, 1).ok()?, 1.year()),
            (Some(month), None) => (Date::new(year, month?, 1).ok()?, 1.month()),
            (Some(month), Some(day)) => (Date::new(year, month?, day?).ok()?, 1.day()),
        };
        let last = first.checked_add(length).and_then(|after| after.yesterday()).unwrap_or(LAST);
        Some(Self { first, last })
    }

    /// The fewest names of years, months and days that make up the stretch, within the years that a newspaper may tell of.
    pub fn names(self) -> Vec<String> {
        let (mut day, last) = (self.first.max(date(1000, 1, 1)), self.last.min(date(2999, 12, 31)));
        let mut names = Vec::new();
        while day <= last {
            let year = Date::new(day.year(), 12, 31).unwrap_or(LAST);
            let month = day.last_of_month();
            let (name, end) = if (day.month(), day.day()) == (1, 1) && year <= last {
                (format!("{:04}", day.year()), year)
            } else if day.day() == 1 && month <= last {
                (format!("{:04}-{:02}", day.year(), day.month()), month)
            } else {
                (day.to_string(), day)
            };
            names.push(name);
            match end.tomorrow() {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        names
    }
}

/// First and last day of `2018-05-18`, `2018-05`, `2018`, `from..to`, `from..` or `..to`; none for what is no date.
#[must_use]
pub fn days(text: &str) -> Option<(String, String)> {
    Days::parse(text).map(|Days { first, last }| (first.to_string(), last.to_string()))
}

/// `20180518`.
pub(crate) fn number(day: Date) -> u64 {
    let (year, month, day) = (u64::from(day.year().unsigned_abs()), day.month() as u64, day.day() as u64);
    year * 10_000 + month * 100 + day
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_years_and_ranges_are_read() {
        let days = |text| Days::parse(text).map(|days| (days.first.to_string(), days.last.to_string()));
        let pair = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        assert_eq!(days("2018-05-18"), pair("2018-05-18", "2018-05-18"));
        assert_eq!(days("2018-02"), pair("2018-02-01", "2018-02-28"));
        assert_eq!(days("2018-05..2018-06"), pair("2018-05-01", "2018-06-30"));
        assert_eq!(days("..2018"), pair("0001-01-01", "2018-12-31"));
        for bad in ["", "..", "18", "2018-13", "2018-02-30", "2019..2018", "2018-05-18-1", "yesterday"] {
            assert_eq!(days(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_stretch_has_the_fewest_names() {
        let names = |text| Days::parse(text).expect("days").names();
        assert_eq!(names("2018"), ["2018"]);
        assert_eq!(
            names("2018-11-29..2020-02-02"),
            ["2018-11-29", "2018-11-30", "2018-12", "2019", "2020-01", "2020-02-01", "2020-02-02"]
        );
        assert_eq!(names("2018..").len(), 982);
    }
}
