//! Feasts and fixed days: the day of each in a year, from the table.

use jiff::civil::Date;

use super::calendar::{civil, days, easter, eastern_easter, from_hijri, to_hijri, weekday};
use super::lexicon::Builder;
use crate::data::{Error, Source};

/// A feast.
#[derive(Debug, Clone)]
pub(super) struct Feast {
    rule: When,
    length: i64,
}

#[derive(Debug, Clone, Copy)]
enum When {
    Civil(i64, i64),
    Hijri(i64, i64),
    Easter(i64),
    EasternEaster(i64),
    /// Month, weekday, which one.
    Weekday(i64, i64, i64),
    /// Known by name, its day not.
    Unknown,
}

/// Reads `time/feasts.tsv` and makes its names known as the class `FEAST`.
pub(super) fn read(source: &Source, builder: &mut Builder) -> Result<Vec<Feast>, Error> {
    let file = source.file("time/feasts.tsv")?;
    let mut feasts = Vec::new();
    for row in file.table(["when", "days", "forms"])? {
        let [when, length, forms] = row.cells;
        let fault = || {
            file.error(
                row.line,
                format!("{when:?} is no day"),
                "unknown, civil 12-25, hijri 10-1, easter +1, eastern-easter -2, weekday 11-4-4",
            )
        };
        builder.words("FEAST", feasts.len() as f64, forms);
        feasts.push(Feast { rule: parse(when).ok_or_else(fault)?, length: length.parse().map_err(|_| fault())? });
    }
    Ok(feasts)
}

fn parse(text: &str) -> Option<When> {
    if text == "unknown" {
        return Some(When::Unknown);
    }
    let (kind, rest) = text.split_once(' ')?;
    let offset = || rest.trim_start_matches('+').parse().ok();
    let mut numbers = rest.split('-').map(|n| n.parse::<i64>());
    let mut number = || numbers.next()?.ok();
    Some(match kind {
        "civil" => When::Civil(number()?, number()?),
        "hijri" => When::Hijri(number()?, number()?),
        "easter" => When::Easter(offset()?),
        "eastern-easter" => When::EasternEaster(offset()?),
        "weekday" => When::Weekday(number()?, number()?, number()?),
        _ => return None,
    })
}

impl Feast {
    /// First and last day in a civil year. Of a Hijri feast that falls into it twice, the first.
    pub fn in_year(&self, year: i64) -> Option<(Date, Date)> {
        let first = match self.rule {
            When::Civil(month, day) => civil(year, month, day)?,
            When::Easter(offset) => days(easter(year)?, offset)?,
            When::EasternEaster(offset) => days(eastern_easter(year)?, offset)?,
            When::Weekday(month, day, nth) => {
                civil(year, month, 1)?.nth_weekday_of_month(i8::try_from(nth).ok()?, weekday(day)?).ok()?
            }
            When::Unknown => return None,
            When::Hijri(month, day) => {
                let (hijri, ..) = to_hijri(civil(year, 1, 1)?)?;
                (hijri..hijri + 2).filter_map(|y| from_hijri(y, month, day)).find(|d| i64::from(d.year()) == year)?
            }
        };
        Some((first, days(first, self.length - 1)?))
    }

    /// First and last day in a Hijri year; none for other feasts.
    pub fn in_hijri_year(&self, year: i64) -> Option<(Date, Date)> {
        let When::Hijri(month, day) = self.rule else { return None };
        let first = from_hijri(year, month, day)?;
        Some((first, days(first, self.length - 1)?))
    }

    /// Whether its day depends on the moon.
    pub fn is_hijri(&self) -> bool {
        matches!(self.rule, When::Hijri(..))
    }

    /// All its occurrences around a year, in order.
    pub fn around(&self, year: i64) -> Vec<(Date, Date)> {
        if self.is_hijri() {
            let hijri = civil(year, 7, 1).and_then(to_hijri).map_or(0, |(y, ..)| y);
            return (hijri - 2..=hijri + 2).filter_map(|y| self.in_hijri_year(y)).collect();
        }
        (year - 1..=year + 1).filter_map(|y| self.in_year(y)).collect()
    }
}
