//! From what an expression says to the days it means.

use jiff::civil::Date;

use super::calendar::{civil, days, distance, month, months, nearest, stretch, week, weekday};
use super::expression::{Basis, Precision, TimeKind};
use super::feast::Feast;
use super::frame::{Frame, Key, Symbol};
use super::period::{self, Period};

/// What an expression is resolved against.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// Day of publication.
    pub published: Option<Date>,
    /// Last day told in the story so far.
    pub story: Option<Date>,
    /// Whether the clause is about the future; none if nothing tells.
    pub future: Option<bool>,
}

/// The outcome.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Resolved {
    pub kind: TimeKind,
    pub value: Option<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub precision: Precision,
    pub basis: Basis,
    pub modifier: Option<&'static str>,
}

/// A stretch of days with its TIMEX3 value.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub value: String,
    pub days: Option<(Date, Date)>,
    pub precision: Precision,
    pub basis: Basis,
    pub approximate: bool,
}

impl Found {
    pub fn day(day: Date, basis: Basis) -> Self {
        Self { value: day.to_string(), days: Some((day, day)), precision: Precision::Day, basis, approximate: false }
    }

    pub fn new(value: String, days: (Date, Date), precision: Precision, basis: Basis) -> Self {
        Self { value, days: Some(days), precision, basis, approximate: false }
    }

    pub(super) fn unknown(value: String, precision: Precision) -> Self {
        Self { value, days: None, precision, basis: Basis::Unresolved, approximate: false }
    }
}

/// The parts of knowledge that resolving needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolver<'g> {
    pub feasts: &'g [Feast],
    pub context: Context,
}

impl Resolver<'_> {
    /// Resolves a frame.
    pub fn resolve(&self, frame: &Frame) -> Resolved {
        if let Some(range) = self.range(frame) {
            return range;
        }
        if frame.has(Key::Set) {
            let value = period::set(frame);
            return Resolved {
                kind: TimeKind::Set,
                value,
                from: None,
                to: None,
                precision: Precision::Vague,
                basis: Basis::Expression,
                modifier: None,
            };
        }
        if frame.has(Key::Amount) && !frame.has(Key::Ago) && !frame.has(Key::Window) {
            let value = Some(period::duration(frame));
            let modifier = modifier(frame, false);
            return Resolved {
                kind: TimeKind::Duration,
                value,
                from: None,
                to: None,
                precision: Precision::Vague,
                basis: Basis::Expression,
                modifier,
            };
        }
        let found = self.found(frame);
        let clock = period::clock(frame);
        let kind = if clock.is_some() { TimeKind::Time } else { TimeKind::Date };
        let Some(mut found) = found else {
            return Resolved {
                kind,
                value: clock.or_else(|| vague(frame, self.context.future)),
                from: None,
                to: None,
                precision: if kind == TimeKind::Time { Precision::Day } else { Precision::Vague },
                basis: if kind == TimeKind::Time { Basis::Expression } else { Basis::Unresolved },
                modifier: modifier(frame, false),
            };
        };
        if let Some(clock) = clock {
            found.value.push_str(&clock);
        }
        let edge = frame.symbol(Key::Edge);
        if let (Some(span), Some(edge)) = (found.days, edge) {
            found.days = Some(cut(span, edge, self.context.published));
        }
        Resolved {
            kind,
            from: found.days.map(|d| d.0),
            to: found.days.map(|d| d.1),
            value: Some(found.value),
            precision: found.precision,
            basis: found.basis,
            modifier: modifier(frame, found.approximate),
        }
    }

    /// The days an expression means, its time of day aside.
    fn found(&self, frame: &Frame) -> Option<Found> {
        if frame.has(Key::Vague) || frame.has(Key::Era) {
            return None;
        }
        if let Some(day) = frame.frame(Key::Anchor) {
            let anchor = self.found(day)?;
            // What is a day wider on either side is counted from its own day.
            let first = days(anchor.days?.0, i64::from(anchor.approximate))?;
            let context = Context { published: Some(first), future: None, ..self.context };
            return Period { context }.away(frame).map(|found| Found { basis: anchor.basis, ..found });
        }
        if frame.has(Key::Ago) || frame.has(Key::Window) {
            return Period { context: self.context }.away(frame);
        }
        if frame.has(Key::Feast) {
            return self.feast(frame);
        }
        if frame.is(Key::Anchor, Symbol::Story) {
            return self.story(frame);
        }
        if frame.has(Key::Weekday) && !frame.has(Key::Day) && !frame.has(Key::HijriDay) {
            return self.weekday(frame);
        }
        if frame.has(Key::Weeks) {
            return self.week_of(frame);
        }
        if let Some(found) = self.day_or_month(frame) {
            return Some(found);
        }
        if frame.has(Key::HijriMonth) || frame.has(Key::HijriYear) {
            return self.hijri(frame);
        }
        Period { context: self.context }.calendar(frame)
    }

    /// `في اليوم نفسه`, `الشهر التالي`: counted from the last day of the story.
    fn story(&self, frame: &Frame) -> Option<Found> {
        // Where nothing has been told, a clause about the future counts from today.
        let today = || self.context.published.filter(|_| self.context.future == Some(true));
        let (anchor, basis) = match self.context.story {
            Some(day) => (day, Basis::Article),
            None => (today()?, Basis::Publication),
        };
        let context = Context { published: Some(anchor), ..self.context };
        let mut plain = frame.clone();
        plain.put(Key::Anchor, f64::from(Symbol::Publication as u32));
        let resolver = Self { context, ..*self };
        let mut found = resolver.found(&plain)?;
        found.basis = basis;
        Some(found)
    }

    /// A weekday alone, with a direction, in a week or in a month.
    fn weekday(&self, frame: &Frame) -> Option<Found> {
        let number = frame.int(Key::Weekday)?;
        let wanted = weekday(number)?;
        let unknown = || Some(Found::unknown(format!("XXXX-WXX-{number}"), Precision::Day));
        if let (Some(nth), true) = (frame.int(Key::Nth), frame.has(Key::Month) || frame.is(Key::Unit, Symbol::Month)) {
            let (from, _) = self.month_span(frame)?;
            // `Thursday the third of May` is that day if it is a Thursday, else the third Thursday.
            let day = days(from, nth - 1)
                .filter(|day| nth > 0 && day.weekday() == wanted)
                .or_else(|| from.nth_weekday_of_month(i8::try_from(nth).ok()?, wanted).ok())?;
            return Some(Found::day(day, self.basis(frame)));
        }
        let Some(published) = self.context.published else { return unknown() };
        let shift = frame.int(Key::Shift);
        // `Yesterday, Thursday`: where both disagree by a day, the weekday is right.
        if frame.is(Key::Unit, Symbol::Day) {
            let day = days(published, shift.unwrap_or(0))?;
            let beside = [0, 1, -1].into_iter().filter_map(|step| days(day, step));
            let named = beside.into_iter().find(|beside| beside.weekday() == wanted);
            return Some(Found::day(named.unwrap_or(day), Basis::Publication));
        }
        let day = if frame.is(Key::Unit, Symbol::Week) {
            let (sunday, _) = week(days(published, 7 * shift.unwrap_or(0))?)?;
            days(sunday, i64::from(wanted.to_sunday_zero_offset()))?
        } else {
            let last = if published.weekday() == wanted { published } else { nearest(published, wanted, -1)? };
            match shift {
                Some(0) => {
                    let (sunday, _) = week(published)?;
                    days(sunday, i64::from(wanted.to_sunday_zero_offset()))?
                }
                Some(step) if step < 0 => days(nearest(published, wanted, -1)?, 7 * (step + 1))?,
                Some(step) => days(nearest(published, wanted, 1)?, 7 * (step - 1))?,
                None if self.context.future == Some(true) && last != published => nearest(published, wanted, 1)?,
                None => last,
            }
        };
        let mut found = Found::day(day, Basis::Publication);
        if frame.has(Key::Night) {
            found.days = Some((day, days(day, 1)?));
        }
        Some(found)
    }

    /// First and last day of the month that a frame names or points at.
    fn month_span(&self, frame: &Frame) -> Option<(Date, Date)> {
        let number = frame.int(Key::Month);
        let published = self.context.published;
        if let Some(number) = number {
            let year = self.year_of(frame, |year| month(year, number))?;
            return month(year, number);
        }
        let first = months(published?.first_of_month(), frame.int(Key::Shift).unwrap_or(0))?;
        Some((first, first.last_of_month()))
    }

    /// The year that a frame says, points at, or leaves to be guessed: the nearest one, past before future.
    fn year_of(&self, frame: &Frame, span: impl Fn(i64) -> Option<(Date, Date)>) -> Option<i64> {
        if let Some(year) = frame.int(Key::Year) {
            return Some(year);
        }
        let published = self.context.published?;
        let this = i64::from(published.year());
        let shift = frame.int(Key::Shift);
        if frame.is(Key::Unit, Symbol::Year) {
            return Some(this + shift.unwrap_or(0));
        }
        // `Since the beginning of May` may be of the May that runs: it only has to have begun.
        let begun = frame.has(Key::Open);
        let around = (this - 2..=this + 2).filter_map(|year| {
            let (from, to) = span(year)?;
            Some((year, (from, if begun { from } else { to })))
        });
        self.choose(around, shift).map(|(year, _)| year)
    }

    /// Of several stretches the one a writer means: before, in or after the day of publication as `shift` says, else by the
    /// tense, else the nearest one, the past preferred.
    pub(super) fn choose<T: Copy>(
        &self,
        around: impl Iterator<Item = (T, (Date, Date))>,
        shift: Option<i64>,
    ) -> Option<(T, (Date, Date))> {
        let published = self.context.published?;
        let all: Vec<_> = around.collect();
        let past = || all.iter().rev().find(|(_, (_, to))| *to < published).copied();
        let future = || all.iter().find(|(_, (from, _))| *from > published).copied();
        let now = all.iter().find(|(_, (from, to))| *from <= published && published <= *to).copied();
        match shift {
            Some(step) if step < 0 => past(),
            Some(0) => {
                now.or_else(|| all.iter().min_by_key(|(_, (from, _))| distance(*from, published).abs()).copied())
            }
            Some(_) => future(),
            None if now.is_some() => now,
            None => match (past(), future()) {
                (Some(before), Some(after)) => {
                    let back = distance(before.1.1, published);
                    let ahead = distance(published, after.1.0);
                    let likely = if self.context.future == Some(true) { ahead <= 3 * back } else { 2 * ahead < back };
                    Some(if likely { after } else { before })
                }
                (before, after) => before.or(after),
            },
        }
    }

    pub(super) fn basis(&self, frame: &Frame) -> Basis {
        if frame.has(Key::Year) && !frame.has(Key::Shift) { Basis::Expression } else { Basis::Publication }
    }

    /// A day of a month, or a month.
    fn day_or_month(&self, frame: &Frame) -> Option<Found> {
        let number = frame.int(Key::Month);
        if frame.has(Key::Half) || frame.has(Key::Quarter) {
            return None;
        }
        let last = frame.int(Key::Day) == Some(-1);
        if last && let Some((_, day)) = self.month_span(frame) {
            return Some(Found::day(day, self.basis(frame)));
        }
        let Some(day) = frame.int(Key::Day) else {
            let number = number?;
            let Some(span) = self.month_span(frame) else {
                return Some(Found::unknown(format!("XXXX-{number:02}"), Precision::Month));
            };
            let value = format!("{:04}-{number:02}", span.0.year());
            return Some(Found::new(value, span, Precision::Month, self.basis(frame)));
        };
        let resolved = match number {
            Some(number) => {
                // `The fifth of last May` is not of the May that runs.
                let runs = |d: Date| self.context.published.is_some_and(|p| p.first_of_month() == d.first_of_month());
                let last = frame.int(Key::Shift) == Some(-1) && !frame.has(Key::Open);
                let year =
                    self.year_of(frame, |year| civil(year, number, day).filter(|d| !last || !runs(*d)).map(|d| (d, d)));
                year.and_then(|year| civil(year, number, day))
            }
            None if frame.is(Key::Unit, Symbol::Month) => {
                let (first, _) = self.month_span(frame)?;
                civil(first.year().into(), first.month().into(), day)
            }
            None if frame.has(Key::HijriMonth) => return None,
            None => {
                let first = self.context.published.map(Date::first_of_month);
                let around = (-3..=3).filter_map(|m| {
                    let month = months(first?, m)?;
                    civil(month.year().into(), month.month().into(), day).map(|d| (d, (d, d)))
                });
                let fits = |d: &Date| frame.int(Key::Weekday).and_then(weekday).is_none_or(|w| d.weekday() == w);
                let shift = frame.int(Key::Shift);
                let fitting = self.choose(around.clone().filter(|(d, _)| fits(d)), shift);
                // `The second Sunday` where the second is no Sunday.
                let nth = (-3..=3).filter_map(|m| {
                    let wanted = frame.int(Key::Weekday).and_then(weekday).filter(|_| (1..=5).contains(&day))?;
                    let d = months(first?, m)?.nth_weekday_of_month(i8::try_from(day).ok()?, wanted).ok()?;
                    Some((d, (d, d)))
                });
                fitting.or_else(|| self.choose(nth, shift)).or_else(|| self.choose(around, shift)).map(|(d, _)| d)
            }
        };
        let resolved = resolved.map(|day| if frame.has(Key::Turned) { self.turned(day) } else { day });
        let Some(resolved) = resolved else {
            let value = number.map_or(format!("XXXX-XX-{day:02}"), |number| format!("XXXX-{number:02}-{day:02}"));
            return Some(Found::unknown(value, Precision::Day));
        };
        Some(Found::day(resolved, self.basis(frame)))
    }

    /// Of a day in three pairs of figures, whose first and last may be day and year or year and day, the one nearer to
    /// publication; the day stands first unless that is years away.
    fn turned(&self, day: Date) -> Date {
        let other = civil(2000 + i64::from(day.day()), day.month().into(), i64::from(day.year() % 100));
        match (self.context.published, other) {
            (Some(published), Some(other)) => {
                let far = |day: Date| distance(published, day).abs();
                if far(day) > 3 * 365 && far(other) < far(day) / 2 { other } else { day }
            }
            _ => day,
        }
    }

    /// The n-th week of a month or a year, or the week of a day.
    fn week_of(&self, frame: &Frame) -> Option<Found> {
        let nth = frame.int(Key::Weeks)?;
        let basis = self.basis(frame);
        if nth == 0 {
            let day = self.day_or_month(frame)?.days?.0;
            let (from, to) = week(day)?;
            return Some(Found::new(format!("{from}/{to}"), (from, to), Precision::Week, basis));
        }
        let within = if frame.has(Key::Month) || frame.is(Key::Unit, Symbol::Month) {
            self.month_span(frame)?
        } else {
            stretch(self.year_of(frame, |year| stretch(year, 1, 12))?, 1, 12)?
        };
        let (from, to) = if nth < 0 {
            (days(within.1, -6)?, within.1)
        } else {
            let from = days(within.0, 7 * (nth - 1))?;
            (from, days(from, 6)?)
        };
        Some(Found::new(format!("{from}/{to}"), (from, to), Precision::Week, basis))
    }
}

/// TIMEX3's words for what has no place in the calendar.
pub(super) fn vague(frame: &Frame, future: Option<bool>) -> Option<String> {
    // `After some days` in a past clause has passed.
    if frame.has(Key::Open) && future == Some(false) {
        return Some("PAST_REF".to_owned());
    }
    let text = match frame.symbol(Key::Vague)? {
        Symbol::Past => "PAST_REF",
        Symbol::Future => "FUTURE_REF",
        _ => "PRESENT_REF",
    };
    Some(text.to_owned())
}

/// TIMEX3's `mod`.
fn modifier(frame: &Frame, approximate: bool) -> Option<&'static str> {
    match frame.symbol(Key::Edge) {
        Some(Symbol::Start | Symbol::Early) => Some("START"),
        Some(Symbol::Middle) => Some("MID"),
        Some(Symbol::Late | Symbol::End | Symbol::Rest) => Some("END"),
        _ if approximate || frame.has(Key::Approximate) => Some("APPROX"),
        _ => None,
    }
}

/// The part of a stretch that `مطلع`, `منتصف`, `أواخر` and the like leave: a third; `بقية` what is left after today.
fn cut((from, to): (Date, Date), edge: Symbol, published: Option<Date>) -> (Date, Date) {
    let length = distance(from, to) + 1;
    let third = (length / 3).max(1);
    let at = |offset: i64| days(from, offset).unwrap_or(from);
    match edge {
        Symbol::Start | Symbol::Early => (from, at(third - 1)),
        Symbol::Middle => (at(third), at((length - third - 1).max(third))),
        Symbol::Late | Symbol::End => (at(length - third), to),
        Symbol::Rest => published.filter(|day| (from..=to).contains(day)).map_or((from, to), |day| (day, to)),
        _ => (from, to),
    }
}
