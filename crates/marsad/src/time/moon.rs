//! Hijri dates, and feasts of either calendar.

use jiff::civil::Date;

use super::calendar::{civil, days, from_hijri, to_hijri};
use super::expression::{Basis, Precision};
use super::frame::{Frame, Key, Symbol};
use super::resolve::{Found, Resolver, vague};

impl Resolver<'_> {
    /// A Hijri day, month or year.
    pub(super) fn hijri(&self, frame: &Frame) -> Option<Found> {
        let (number, day) = (frame.int(Key::HijriMonth), frame.int(Key::HijriDay).or(frame.int(Key::Day)));
        let now = self.context.published.and_then(to_hijri).map(|(year, ..)| year);
        let span = |year: i64| -> Option<(Date, Date)> {
            let (month, next) = number.map_or((1, 12), |n| (n, 1));
            let first = from_hijri(year, month, day.unwrap_or(1))?;
            let after =
                if month + next > 12 { from_hijri(year + 1, 1, 1)? } else { from_hijri(year, month + next, 1)? };
            Some((first, if day.is_some() { first } else { days(after, -1)? }))
        };
        let explicit = frame.int(Key::HijriYear);
        let civil_year = frame.int(Key::Year).and_then(|year| {
            let (first, ..) = to_hijri(civil(year, 1, 1)?)?;
            (first..first + 2).find(|y| span(*y).is_some_and(|(from, _)| i64::from(from.year()) == year))
        });
        let year = match (explicit.or(civil_year), now) {
            (Some(year), _) => Some(year),
            (None, Some(now)) if frame.is(Key::Unit, Symbol::Year) => Some(now + frame.int(Key::Shift).unwrap_or(0)),
            (None, Some(now)) => {
                let around = (now - 2..=now + 2).filter_map(|year| span(year).map(|days| (year, days)));
                self.choose(around, frame.int(Key::Shift)).map(|(year, _)| year)
            }
            (None, None) => None,
        };
        let Some((from, to)) = year.and_then(span) else {
            return Some(Found::unknown(vague(frame, None).unwrap_or_else(|| "XXXX-XX".to_owned()), Precision::Month));
        };
        let basis = if explicit.or(civil_year).is_some() { Basis::Expression } else { Basis::Publication };
        let precision = match (day, number) {
            (Some(_), _) => Precision::Day,
            (None, Some(_)) => Precision::Month,
            _ => Precision::Year,
        };
        let value = if day.is_some() { from.to_string() } else { format!("{from}/{to}") };
        // The moon may be seen a day earlier or later.
        let days = Some((days(from, -1)?, days(to, 1)?));
        Some(Found { value, days, precision, basis, approximate: true })
    }

    /// A feast, in the year said or the nearest one.
    pub(super) fn feast(&self, frame: &Frame) -> Option<Found> {
        let feast = self.feasts.get(usize::try_from(frame.int(Key::Feast)?).ok()?)?;
        let basis = self.basis(frame);
        let span = match (frame.int(Key::HijriYear), frame.int(Key::Year)) {
            (Some(year), _) => feast.in_hijri_year(year),
            (None, Some(year)) => feast.in_year(year),
            (None, None) => {
                let year = i64::from(self.context.published?.year());
                if frame.is(Key::Unit, Symbol::Year) {
                    feast.in_year(year + frame.int(Key::Shift).unwrap_or(0))
                } else {
                    let around = feast.around(year).into_iter().map(|span| ((), span));
                    self.choose(around, frame.int(Key::Shift)).map(|(_, span)| span)
                }
            }
        };
        let (mut from, mut to) = span?;
        if let Some(nth) = frame.int(Key::Nth).filter(|n| (1..=10).contains(n)) {
            from = days(from, nth - 1)?;
            to = from;
        }
        let mut found = if from == to {
            Found::day(from, basis)
        } else {
            Found::new(format!("{from}/{to}"), (from, to), Precision::Day, basis)
        };
        if feast.is_hijri() {
            found.approximate = true;
            found.days = Some((days(from, -1)?, days(to, 1)?));
        }
        Some(found)
    }
}
