//! Dates of publication as outlets write them, in one form.

use jiff::civil::{Date, Time};
use jiff::fmt::rfc2822::DateTimeParser;

use crate::months::{european, first_date};

/// A date or date and time in ISO 8601 (`2018-05-18`, `2018-05-18T15:04:05+03:00`), its day as written: no zone is
/// converted. Reads ISO 8601 and what comes close (a space for the `T`, `/` or `.` for `-`, no seconds, `2018-05-18 15:04 UTC`),
/// RFC 2822 (`Fri, 18 May 2018 15:04:05 +0300`), days first (`18/05/2018`) where day and month cannot be confused, and Arabic
/// names of months, of which the day alone is taken.
/// None for anything else.
#[must_use]
pub fn normal_date(text: &str) -> Option<String> {
    let text: String = text.trim().chars().map(european).collect();
    let known = near_iso(&text).or_else(|| {
        let zoned = DateTimeParser::new().relaxed_weekday(true).parse_zoned(&text).ok()?;
        let (seconds, moment) = (zoned.offset().seconds(), zoned.datetime());
        Some(format!("{}T{}{}", moment.date(), clock(moment.time()), zone(seconds)))
    });
    known.or_else(|| first_date(&text).map(|date| date.to_string()))
}

fn near_iso(text: &str) -> Option<String> {
    let (day, rest) = match text.split_once(['T', 't', ' ']) {
        Some((day, rest)) => (day, Some(rest.trim())),
        None => (text, None),
    };
    let date = date(day)?;
    let Some(rest) = rest.filter(|rest| !rest.is_empty()) else { return Some(date.to_string()) };
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.')).unwrap_or(rest.len());
    let (time, offset) = (time(rest.get(..end)?)?, rest.get(end..)?.trim());
    Some(format!("{date}T{}{}", clock(time), offset_of(offset)?))
}

fn date(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| text.get(range)?.parse().ok();
        return Date::new(text.get(..4)?.parse().ok()?, part(4..6)?, part(6..8)?).ok();
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, middle, last] = parts[..] else { return None };
    let number = |part: &str| if part.len() <= 4 { part.parse::<i16>().ok() } else { None };
    let (first_number, middle_number, last_number) = (number(first)?, number(middle)?, number(last)?);
    let small = |n: i16| i8::try_from(n).ok();
    if first.len() == 4 {
        return Date::new(first_number, small(middle_number)?, small(last_number)?).ok();
    }
    // Day first is the region's habit and month first the American one: kept only where both give the same day.
    let clear = first_number > 12 || first_number == middle_number;
    if last.len() == 4 && clear {
        Date::new(last_number, small(middle_number)?, small(first_number)?).ok()
    } else {
        None
    }
}

fn time(text: &str) -> Option<Time> {
    let whole = text.split('.').next()?;
    if whole.len() == 6 && whole.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range: std::ops::Range<usize>| whole.get(range)?.parse().ok();
        return Time::new(part(0..2)?, part(2..4)?, part(4..6)?, 0).ok();
    }
    let parts: Vec<i8> = whole.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts[..] {
        [hour, minute] => Time::new(hour, minute, 0, 0).ok(),
        [hour, minute, second] => Time::new(hour, minute, second, 0).ok(),
        _ => None,
    }
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
}

/// A zone as ISO 8601 writes it: nothing, `Z`, or hours and minutes.
fn offset_of(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    if ["z", "utc", "gmt"].contains(&text.to_ascii_lowercase().as_str()) {
        return Some("Z".to_owned());
    }
    let digits: String = text.get(1..)?.chars().filter(|c| *c != ':').collect();
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes): (i32, i32) = match digits.len() {
        2 => (digits.parse().ok()?, 0),
        4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        _ => return None,
    };
    (hours <= 14 && minutes < 60).then(|| zone(sign * (hours * 3600 + minutes * 60)))
}

fn zone(seconds: i32) -> String {
    let (sign, size) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    format!("{sign}{:02}:{:02}", size / 3600, size % 3600 / 60)
}

#[cfg(test)]
mod tests {
    use super::normal_date;

    #[test]
    fn dates_take_one_form() {
        for (text, normal) in [
            ("2018-05-18", "2018-05-18"),
            ("2018-05-18T15:04:05+03:00", "2018-05-18T15:04:05+03:00"),
            ("2018-05-18T15:04:05.123Z", "2018-05-18T15:04:05Z"),
            ("2018-05-18 15:04", "2018-05-18T15:04:00"),
            ("2018-05-18 15:04:05 +0300", "2018-05-18T15:04:05+03:00"),
            ("2018/5/8 9:04 UTC", "2018-05-08T09:04:00Z"),
            ("20180518", "2018-05-18"),
            ("18/05/2018", "2018-05-18"),
            ("2018-05-18T150405", "2018-05-18T15:04:05"),
            ("٢٠١٨-٠٥-١٨", "2018-05-18"),
            ("Fri, 18 May 2018 15:04:05 +0300", "2018-05-18T15:04:05+03:00"),
            ("18 May 2018 15:04:05 GMT", "2018-05-18T15:04:05+00:00"),
        ] {
            assert_eq!(normal_date(text).as_deref(), Some(normal), "{text}");
        }
        for text in [
            "",
            "yesterday",
            "05/06/2018",
            "2018-13-01",
            "2018-02-30",
            "2018-05",
            "2018-05-18T25:00",
            "2018-05-18 noon",
            "1526655845",
        ] {
            assert_eq!(normal_date(text), None, "{text}");
        }
    }
}
