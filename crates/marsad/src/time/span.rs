//! From one expression to another.

use super::expression::{Basis, TimeKind};
use super::frame::{Frame, Key};
use super::resolve::{Context, Resolved, Resolver};

impl Resolver<'_> {
    /// From one expression to another; each lends the other what it lacks.
    pub(super) fn range(&self, frame: &Frame) -> Option<Resolved> {
        let mut from = frame.frame(Key::From)?.clone();
        let mut to = frame.frame(Key::To)?.clone();
        for key in [Key::Year, Key::Unit, Key::Shift, Key::Century, Key::HijriYear] {
            if !(from.has(Key::Year) || from.has(Key::Anchor)) {
                from.inherit(&to, key);
            }
            to.inherit(frame, key);
            from.inherit(frame, key);
        }
        if from.has(Key::Hour) {
            for key in [Key::Month, Key::Day, Key::Weekday, Key::Anchor, Key::Feast] {
                from.inherit(frame, key);
                to.inherit(frame, key);
            }
        }
        for key in [Key::Month, Key::HijriMonth, Key::Part, Key::Zone] {
            let lends = key != Key::Month && key != Key::HijriMonth
                || from.has(Key::Day) && !from.has(Key::HijriMonth) && !from.has(Key::Month);
            if lends {
                from.inherit(&to, key);
            }
            let takes = key != Key::Month || to.has(Key::Day) && !to.has(Key::HijriMonth);
            if takes {
                to.inherit(&from, key);
            }
            to.inherit(frame, key);
            from.inherit(frame, key);
        }
        let inherited = to.has(Key::Day) && from.has(Key::Month) && to.int(Key::Month) == from.int(Key::Month);
        if inherited {
            to.inherit(&from, Key::Year);
        }
        let mut first = self.resolve(&from);
        // `The eleventh of it` counts from the first end.
        let story = first.from.or(self.context.story);
        let mut last = Self { context: Context { story, ..self.context }, ..*self }.resolve(&to);
        // A range does not run backwards: the year or week of one end is that of the other.
        if let (Some(start), Some(end)) = (first.from, last.to)
            && end < start
        {
            let resolver =
                Self { context: Context { published: Some(start), future: Some(true), ..self.context }, ..*self };
            let moved = resolver.resolve(&to);
            if moved.to.is_some_and(|d| d >= start) {
                last = moved;
            } else {
                let resolver =
                    Self { context: Context { published: Some(end), future: Some(false), ..self.context }, ..*self };
                let moved = resolver.resolve(&from);
                first = if moved.from.is_some_and(|d| d <= end) { moved } else { first };
            }
        }
        let value = match (&first.value, &last.value) {
            (Some(a), Some(b)) => Some(format!("{a}/{b}")),
            _ => None,
        };
        let kind = if first.kind == TimeKind::Time { TimeKind::Time } else { TimeKind::Date };
        // What still runs backwards says no stretch of days.
        let backwards = first.from.zip(last.to).is_some_and(|(from, to)| to < from);
        Some(Resolved {
            kind,
            value,
            from: first.from.filter(|_| !backwards),
            to: last.to.filter(|_| !backwards),
            precision: first.precision.min(last.precision),
            basis: worse(first.basis, last.basis),
            modifier: first.modifier.or(last.modifier),
        })
    }
}

fn worse(a: Basis, b: Basis) -> Basis {
    let rank = |basis| match basis {
        Basis::Expression => 0,
        Basis::Article => 1,
        Basis::Publication => 2,
        Basis::Unresolved => 3,
    };
    if rank(a) >= rank(b) { a } else { b }
}
