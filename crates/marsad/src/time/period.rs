//! Calendar units, counted stretches, durations, sets and times of day.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::calendar::{civil, days, distance, month, months, stretch, week, years};
use super::expression::{Basis, Precision};
use super::frame::{Frame, Key, Symbol};
use super::resolve::{Context, Found};

/// Resolves stretches against a context.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    pub context: Context,
}

impl Period {
    /// A calendar unit: pointed at (`الأسبوع الماضي`), named (`عام 2011`), or part of another (`الربع الثالث من 2016`).
    pub fn calendar(&self, frame: &Frame) -> Option<Found> {
        let published = self.context.published;
        let shift = frame.int(Key::Shift);
        if frame.has(Key::Decade) || frame.has(Key::Century) || frame.is(Key::Unit, Symbol::Century) {
            return self.long(frame);
        }
        let basis = if frame.has(Key::Year) { Basis::Expression } else { Basis::Publication };
        let year = frame.int(Key::Year).or_else(|| {
            let this = i64::from(published?.year());
            Some(this + if frame.is(Key::Unit, Symbol::Year) { shift.unwrap_or(0) } else { 0 })
        });
        if let Some(season) = frame.symbol(Key::Season) {
            return self.season(frame, season, basis);
        }
        if let Some(quarter) = frame.int(Key::Quarter) {
            let year = year?;
            let span = stretch(year, 3 * (quarter - 1) + 1, 3)?;
            return Some(Found::new(format!("{year:04}-Q{quarter}"), span, Precision::Season, basis));
        }
        if let Some(half) = frame.int(Key::Half) {
            if frame.has(Key::Month) || frame.is(Key::Unit, Symbol::Month) {
                let (first, last) = self.half_of_month(frame, year)?;
                let middle = days(first, 14)?;
                let span = if half == 1 { (first, middle) } else { (days(middle, 1)?, last) };
                return Some(Found::new(format!("{}/{}", span.0, span.1), span, Precision::Week, basis));
            }
            let year = year?;
            let span = stretch(year, 6 * (half - 1) + 1, 6)?;
            return Some(Found::new(format!("{year:04}-H{half}"), span, Precision::Season, basis));
        }
        if frame.has(Key::Year) {
            let year = year?;
            return Some(Found::new(format!("{year:04}"), stretch(year, 1, 12)?, Precision::Year, Basis::Expression));
        }
        let unit = frame.symbol(Key::Unit)?;
        self.shifted(
            unit,
            shift? - i64::from(unit == Symbol::Weekend && frame.has(Key::Open) && self.weekend_is_over()),
        )
    }

    /// Early in a week, what is told of the weekend was at the last one.
    fn weekend_is_over(&self) -> bool {
        let early =
            |published| week(published).is_some_and(|(sunday, _)| days(sunday, 2).is_some_and(|d| published <= d));
        self.context.future == Some(false) && self.context.published.is_some_and(early)
    }

    fn half_of_month(&self, frame: &Frame, year: Option<i64>) -> Option<(Date, Date)> {
        if let Some(number) = frame.int(Key::Month) {
            return month(year?, number);
        }
        let first = months(self.context.published?.first_of_month(), frame.int(Key::Shift).unwrap_or(0))?;
        Some((first, first.last_of_month()))
    }

    /// A unit so many away from the one that holds the day of publication.
    fn shifted(&self, unit: Symbol, shift: i64) -> Option<Found> {
        let published = self.context.published?;
        let basis = Basis::Publication;
        Some(match unit {
            Symbol::Day | Symbol::Night | Symbol::Hour | Symbol::Minute | Symbol::Second => Found::day(
                if unit == Symbol::Day || unit == Symbol::Night { days(published, shift)? } else { published },
                basis,
            ),
            Symbol::Week => {
                let (from, to) = week(days(published, 7 * shift)?)?;
                Found::new(format!("{from}/{to}"), (from, to), Precision::Week, basis)
            }
            Symbol::Weekend => {
                let (_, to) = week(days(published, 7 * shift)?)?;
                let friday = days(to, -1)?;
                Found::new(format!("{friday}/{to}"), (friday, to), Precision::Day, basis)
            }
            Symbol::Month => {
                let first = months(published.first_of_month(), shift)?;
                let value = format!("{:04}-{:02}", first.year(), first.month());
                Found::new(value, (first, first.last_of_month()), Precision::Month, basis)
            }
            Symbol::Quarter | Symbol::Half => {
                let length = if unit == Symbol::Quarter { 3 } else { 6 };
                let number =
                    i64::from(published.year()) * 12 / length + i64::from(published.month() - 1) / length + shift;
                let per_year = 12 / length;
                let (year, part) = (number.div_euclid(per_year), number.rem_euclid(per_year));
                let letter = if length == 3 { 'Q' } else { 'H' };
                let span = stretch(year, part * length + 1, length)?;
                Found::new(format!("{year:04}-{letter}{}", part + 1), span, Precision::Season, basis)
            }
            Symbol::Year => {
                let year = i64::from(published.year()) + shift;
                Found::new(format!("{year:04}"), stretch(year, 1, 12)?, Precision::Year, basis)
            }
            Symbol::Decade => {
                let first = (i64::from(published.year()) / 10 + shift) * 10;
                Found::new(format!("{:03}", first / 10), stretch(first, 1, 120)?, Precision::Decade, basis)
            }
            _ => return None,
        })
    }

    fn season(&self, frame: &Frame, season: Symbol, basis: Basis) -> Option<Found> {
        let (code, first) = match season {
            Symbol::Spring => ("SP", 3),
            Symbol::Summer => ("SU", 6),
            Symbol::Autumn => ("FA", 9),
            Symbol::Winter => ("WI", 12),
            _ => return None,
        };
        let year = match (frame.int(Key::Year), frame.int(Key::Shift)) {
            (Some(year), _) => year,
            (None, shift) => {
                let published = self.context.published?;
                let this = i64::from(published.year());
                if frame.is(Key::Unit, Symbol::Year) {
                    this + shift.unwrap_or(0)
                } else {
                    let near = |year: &i64| stretch(*year, first, 3);
                    let mut around = this - 2..=this + 2;
                    match shift {
                        Some(s) if s < 0 => around.rev().find(|y| near(y).is_some_and(|(_, to)| to < published))?,
                        Some(s) if s > 0 => around.find(|y| near(y).is_some_and(|(from, _)| from > published))?,
                        _ => {
                            let begun = around.rev().find(|y| near(y).is_some_and(|(from, _)| from <= published));
                            let year = begun.unwrap_or(this);
                            let (_, ended) = near(&year)?;
                            let (next, _) = near(&(year + 1))?;
                            let (back, ahead) = (distance(ended, published), distance(published, next));
                            let ahead = match self.context.future {
                                Some(future) => future,
                                None => 2 * ahead < back,
                            };
                            if back > 0 && ahead { year + 1 } else { year }
                        }
                    }
                }
            }
        };
        let span = stretch(year, first, 3)?;
        Some(Found::new(format!("{year:04}-{code}"), span, Precision::Season, basis))
    }

    /// Decades and centuries.
    fn long(&self, frame: &Frame) -> Option<Found> {
        let this = self.context.published.map(|day| i64::from(day.year()));
        let century = frame.int(Key::Century).or_else(|| {
            let shift = frame.int(Key::Shift).filter(|_| frame.is(Key::Unit, Symbol::Century))?;
            Some((this? - 1).div_euclid(100) + 1 + shift)
        });
        let basis = if frame.has(Key::Century) { Basis::Expression } else { Basis::Publication };
        if let Some(decade) = frame.int(Key::Decade) {
            let (first, basis) = if decade >= 100 {
                (decade, Basis::Expression)
            } else if let Some(century) = century {
                ((century - 1) * 100 + decade, basis)
            } else {
                let this = this?;
                let own = this.div_euclid(100) * 100 + decade;
                (if own <= this { own } else { own - 100 }, Basis::Publication)
            };
            return Some(Found::new(format!("{:03}", first / 10), stretch(first, 1, 120)?, Precision::Decade, basis));
        }
        let century = century?;
        if let Some(half) = frame.int(Key::Half) {
            let first = (century - 1) * 100 + if half == 1 { 1 } else { 51 };
            return Some(Found::new(
                format!("{first:04}/{:04}", first + 49),
                stretch(first, 1, 600)?,
                Precision::Decade,
                basis,
            ));
        }
        let span = (civil((century - 1) * 100 + 1, 1, 1)?, civil(century * 100, 12, 31)?);
        Some(Found::new(format!("{:02}", century - 1), span, Precision::Vague, basis))
    }

    /// So much before or after the day of publication, or of the story.
    pub fn away(&self, frame: &Frame) -> Option<Found> {
        let after = frame.is(Key::Ago, Symbol::Future) && !frame.has(Key::Open) && self.context.future == Some(false);
        // `Two days later` in a past clause counts from what was told before.
        let story = frame.is(Key::Anchor, Symbol::Story) || after;
        let (anchor, basis) =
            if story { (self.context.story?, Basis::Article) } else { (self.context.published?, Basis::Publication) };
        let direction = frame.symbol(Key::Ago).or_else(|| frame.symbol(Key::Window))?;
        let past = direction == Symbol::Past || frame.has(Key::Open) && self.context.future == Some(false);
        let sign = if past { -1.0 } else { 1.0 };
        let mut other = anchor;
        let mut finest = Precision::Decade;
        let mut any = false;
        for (amount, unit) in frame.amounts() {
            other = moved(other, amount * sign, unit)?;
            finest = finest.min(precision(unit));
            any = true;
        }
        // `The first cinema after 35 years`: where nothing speaks of the future, so long a time has passed.
        let unsaid = frame.is(Key::Ago, Symbol::Future) && self.context.future.is_none() && !frame.has(Key::Anchor);
        if !any || unsaid && finest >= Precision::Year && !frame.has(Key::Open) {
            return None;
        }
        if frame.has(Key::Window) {
            let next = if finest == Precision::Day
                && frame.amounts().any(|(_, unit)| precision(unit) == Precision::Day && is_clock(unit))
            {
                0
            } else {
                1
            };
            let (from, to) = if sign < 0.0 { (other, anchor) } else { (days(anchor, next)?, other) };
            let (from, to) = (from, to.max(from));
            return Some(Found::new(format!("{from}/{to}"), (from, to), Precision::Day, basis));
        }
        let mut found = match finest {
            Precision::Week => {
                let (from, to) = week(other)?;
                Found::new(format!("{from}/{to}"), (from, to), finest, basis)
            }
            Precision::Month | Precision::Season => {
                let value = format!("{:04}-{:02}", other.year(), other.month());
                Found::new(value, (other.first_of_month(), other.last_of_month()), Precision::Month, basis)
            }
            Precision::Year => {
                let year = i64::from(other.year());
                Found::new(format!("{year:04}"), stretch(year, 1, 12)?, finest, basis)
            }
            Precision::Decade => {
                let first = i64::from(other.year()) / 10 * 10;
                Found::new(format!("{:03}", first / 10), stretch(first, 1, 120)?, finest, basis)
            }
            _ => Found::day(other, basis),
        };
        found.approximate = frame.has(Key::Approximate);
        Some(found)
    }
}

fn is_clock(unit: Symbol) -> bool {
    matches!(unit, Symbol::Second | Symbol::Minute | Symbol::Hour)
}

fn precision(unit: Symbol) -> Precision {
    match unit {
        Symbol::Week | Symbol::Weekend => Precision::Week,
        Symbol::Month => Precision::Month,
        Symbol::Quarter | Symbol::Half | Symbol::Season => Precision::Season,
        Symbol::Year => Precision::Year,
        Symbol::Decade | Symbol::Century => Precision::Decade,
        _ => Precision::Day,
    }
}

fn moved(day: Date, amount: f64, unit: Symbol) -> Option<Date> {
    if amount.abs() > 100_000.0 {
        return None;
    }
    let whole = amount.round() as i64;
    match unit {
        Symbol::Second | Symbol::Minute => Some(day),
        Symbol::Hour => days(day, (amount / 24.0).trunc() as i64),
        Symbol::Week | Symbol::Weekend => days(day, (amount * 7.0).round() as i64),
        Symbol::Month => months(day, whole),
        Symbol::Quarter | Symbol::Season => months(day, (amount * 3.0).round() as i64),
        Symbol::Half => months(day, (amount * 6.0).round() as i64),
        Symbol::Year if amount.fract() == 0.0 => years(day, whole),
        Symbol::Year => months(day, (amount * 12.0).round() as i64),
        Symbol::Decade => years(day, (amount * 10.0).round() as i64),
        Symbol::Century => years(day, (amount * 100.0).round() as i64),
        _ => days(day, whole),
    }
}

/// TIMEX3's duration of a frame: `P3D`, `PT1.5H`, `P1Y6M`.
pub(super) fn duration(frame: &Frame) -> String {
    let mut calendar = String::new();
    let mut clock = String::new();
    for (amount, unit) in frame.amounts() {
        let (amount, letter) = match unit {
            Symbol::Second => (amount, 'S'),
            Symbol::Minute => (amount, 'M'),
            Symbol::Hour => (amount, 'H'),
            Symbol::Week => (amount, 'W'),
            Symbol::Month => (amount, 'M'),
            Symbol::Quarter | Symbol::Season => (amount * 3.0, 'M'),
            Symbol::Half => (amount * 6.0, 'M'),
            Symbol::Year => (amount, 'Y'),
            Symbol::Decade => (amount * 10.0, 'Y'),
            Symbol::Century => (amount * 100.0, 'Y'),
            Symbol::While => (amount, 'X'),
            _ => (amount, 'D'),
        };
        let out = if is_clock(unit) { &mut clock } else { &mut calendar };
        let _ = match unit {
            Symbol::Decade if amount < 0.0 => write!(out, "XDE"),
            Symbol::Century if amount < 0.0 => write!(out, "XCE"),
            _ if amount < 0.0 => write!(out, "X{letter}"),
            _ => write!(out, "{amount}{letter}"),
        };
    }
    if clock.is_empty() { format!("P{calendar}") } else { format!("P{calendar}T{clock}") }
}

/// TIMEX3's value of something that recurs.
pub(super) fn set(frame: &Frame) -> Option<String> {
    let clock = clock(frame).unwrap_or_default();
    if let Some(day) = frame.int(Key::Weekday) {
        return Some(format!("XXXX-WXX-{day}{clock}"));
    }
    if let Some(month) = frame.int(Key::Month) {
        return Some(
            frame.int(Key::Day).map_or(format!("XXXX-{month:02}"), |day| format!("XXXX-{month:02}-{day:02}{clock}")),
        );
    }
    if frame.has(Key::Amount) {
        return Some(duration(frame));
    }
    let unit = frame.symbol(Key::Unit);
    if !clock.is_empty() {
        return Some(format!("XXXX-XX-XX{clock}"));
    }
    let mut every = Frame::default();
    every.put(Key::Amount, frame.number(Key::Set).unwrap_or(1.0));
    every.put(Key::Of, f64::from(unit? as u32));
    Some(duration(&every))
}

/// The time of day of a frame: `T15:00`, `TMO`, with its zone.
pub(super) fn clock(frame: &Frame) -> Option<String> {
    let part = frame.symbol(Key::Part);
    let Some(hour) = frame.int(Key::Hour) else {
        return part.map(|part| {
            let code = match part {
                Symbol::Noon => "MI",
                Symbol::Afternoon => "AF",
                Symbol::Evening => "EV",
                Symbol::Night => "NI",
                Symbol::Midnight => "24:00",
                _ => "MO",
            };
            format!("T{code}")
        });
    };
    let hour = match part {
        Some(Symbol::Afternoon | Symbol::Evening) if hour < 12 => hour + 12,
        Some(Symbol::Night) if (5..12).contains(&hour) => hour + 12,
        Some(Symbol::Night | Symbol::Midnight | Symbol::Morning | Symbol::Dawn) if hour == 12 => 0,
        Some(Symbol::Noon) if hour < 10 => hour + 12,
        _ => hour,
    };
    let minutes = hour * 60 + frame.int(Key::Minute).unwrap_or(0) - frame.int(Key::Before).unwrap_or(0);
    let minutes = minutes.rem_euclid(24 * 60);
    let mut text = format!("T{:02}", minutes / 60);
    if frame.has(Key::Minute) || frame.has(Key::Before) {
        let _ = write!(text, ":{:02}", minutes % 60);
    } else {
        text.push_str(":00");
    }
    if let Some(second) = frame.int(Key::Second) {
        let _ = write!(text, ":{second:02}");
    }
    if let Some(zone) = frame.int(Key::Zone) {
        let sign = if zone < 0 { '-' } else { '+' };
        let _ = if zone == 0 {
            write!(text, "Z")
        } else {
            write!(text, "{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60)
        };
    }
    Some(text)
}
