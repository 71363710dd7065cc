//! One atom of a pattern at one item: all ways in which it matches.

use std::rc::Rc;

use super::frame::Value;
use super::items::{ItemKind, Line};
use super::lexicon::{LITERAL, clitic};
use super::matcher::{Match, Rules};
use super::rule::{Atom, Clitics, Core, Numeric};

impl Rules {
    /// All ways to match one atom at an item.
    pub(super) fn steps(
        &self,
        atom: &Atom,
        line: &Line<'_>,
        at: usize,
        clitics: Option<Option<Clitics>>,
        depth: usize,
    ) -> Steps {
        if atom.core == Core::Border {
            let border = line.items.get(at).is_none_or(|item| matches!(item.kind, ItemKind::Mark(_)));
            return if border { Steps::one(Step::at(at, 0, at, Value::Number(0.0))) } else { Steps::none() };
        }
        let Some(item) = line.items.get(at) else { return Steps::none() };
        if atom.tight && item.spaced {
            return Steps::none();
        }
        let allowed = |bits: u8| permits(clitics, bits);
        let cut = |sense_cut: u8| if item.clitics != 0 { item.core - item.start } else { u32::from(sense_cut) };
        match &atom.core {
            Core::Literals(words) => {
                let hit = line.senses(item).iter().find(|s| {
                    s.class == LITERAL
                        && words.contains(&(s.value as u32))
                        && allowed((s.clitics | item.clitics) & clitic::OUTER)
                });
                hit.map(|s| Step::at(at, cut(s.cut), at + 1, Value::Number(s.value))).into_iter().collect()
            }
            Core::Marks(marks) => match item.kind {
                ItemKind::Mark(mark) if marks.contains(&mark) => {
                    Steps::one(Step::at(at, 0, at + 1, Value::Number(0.0)))
                }
                _ => Steps::none(),
            },
            Core::Class(class, low, high) => self.class_steps(line, at, (*class, *low, *high), &allowed),
            Core::Number(low, high, numeric) => {
                let figures = matches!(item.kind, ItemKind::Figure(..));
                if *numeric == Numeric::Words && figures {
                    return Steps::none();
                }
                let mut ends = Vec::new();
                self.numerals.cardinals(line, at, allowed, &mut ends);
                let cut = self.number_cut(line, at);
                let inside = ends.into_iter().rev().filter(|(_, value)| {
                    (*low..=*high).contains(value) && (*numeric == Numeric::Any || value.fract() == 0.0)
                });
                inside.map(|(end, value)| Step::at(at, cut, end, Value::Number(value))).collect()
            }
            Core::Ordinal(low, high) => {
                let end = self.numerals.ordinal(line, at, allowed).filter(|(_, value)| (*low..=*high).contains(value));
                let cut = self.number_cut(line, at);
                end.map(|(end, value)| Step::at(at, cut, end, Value::Number(value))).into_iter().collect()
            }
            Core::Figure(low, high, wanted) => {
                let ItemKind::Figure(_, digits, 0) = item.kind else { return Steps::none() };
                let value = item.whole().unwrap_or(f64::NAN);
                let fits = (*low..=*high).contains(&value)
                    && (*wanted == 0 || *wanted == digits)
                    && allowed(item.clitics & clitic::OUTER);
                fits.then(|| Step::at(at, cut(0), at + 1, Value::Number(value))).into_iter().collect()
            }
            Core::Clock => {
                let ItemKind::Figure(value, _, 2) = item.kind else { return Steps::none() };
                let (hour, minute) = (value.trunc(), (value.fract() * 100.0).round());
                let fits = hour <= 24.0 && minute < 60.0 && allowed(item.clitics & clitic::OUTER);
                let minutes = Value::Number(hour * 60.0 + minute);
                fits.then(|| Step::at(at, cut(0), at + 1, minutes)).into_iter().collect()
            }
            Core::Together => {
                let ItemKind::Figure(value, 3 | 4, 0) = item.kind else { return Steps::none() };
                let (hour, minute) = ((value / 100.0).trunc(), value % 100.0);
                let fits = hour <= 24.0 && minute < 60.0 && allowed(item.clitics & clitic::OUTER);
                let minutes = Value::Number(hour * 60.0 + minute);
                fits.then(|| Step::at(at, cut(0), at + 1, minutes)).into_iter().collect()
            }
            Core::Group(group) => {
                let Some(found) = self.group(*group, line, at, clitics, depth) else { return Steps::none() };
                let step = |m: &Match| Step {
                    first: m.first,
                    cut: m.cut,
                    end: m.end,
                    next: m.next,
                    value: Value::Frame(Rc::clone(&m.frame)),
                };
                found.iter().map(step).collect()
            }
            Core::Definite => {
                let definite = item.kind == ItemKind::Word && line.definite(item);
                definite.then(|| Step::at(at, 0, at + 1, Value::Number(0.0))).into_iter().collect()
            }
            Core::Border => Steps::none(),
        }
    }

    /// What a group matches at an item, longest first; worked out once a line.
    pub(super) fn group(
        &self,
        group: usize,
        line: &Line<'_>,
        at: usize,
        clitics: Option<Option<Clitics>>,
        depth: usize,
    ) -> Option<Rc<[Match]>> {
        let (starts, item) = (self.groups.get(group)?, line.items.get(at)?);
        if !starts.admit(item) {
            return None;
        }
        let code = match clitics {
            None => 0,
            Some(None) => 1,
            Some(Some(Clitics { bits, optional })) => 2 + u32::from(bits) * 2 + u32::from(optional),
        };
        let key = (group as u32, at as u32, code);
        if let Some(known) = line.known.borrow().get(&key) {
            return known.clone();
        }
        // A group that comes back to itself at the same item matches nothing more there.
        line.known.borrow_mut().insert(key, None);
        let mut found = Vec::new();
        self.matches(starts, line, at, clitics, depth + 1, &mut found);
        found.sort_by(|a, b| b.end.cmp(&a.end).then(a.rule.cmp(&b.rule)));
        found.dedup_by(|a, b| a.end == b.end && a.frame == b.frame);
        let found: Option<Rc<[Match]>> = if found.is_empty() { None } else { Some(found.into()) };
        line.known.borrow_mut().insert(key, found.clone());
        found
    }

    fn class_steps(
        &self,
        line: &Line<'_>,
        at: usize,
        (class, low, high): (u8, f64, f64),
        allowed: &impl Fn(u8) -> bool,
    ) -> Steps {
        let Some(item) = line.items.get(at) else { return Steps::none() };
        let mut steps = Steps::none();
        for sense in line.senses(item) {
            let fits = sense.class == class
                && (low..=high).contains(&sense.value)
                && allowed((sense.clitics | item.clitics) & clitic::OUTER)
                && line.lexicon.permits(sense, line.form(item));
            if !fits {
                continue;
            }
            if line.tail_stands(sense, at) {
                let words = line.lexicon.tail(sense).len();
                let cut = if item.clitics != 0 { item.core - item.start } else { u32::from(sense.cut) };
                steps.push(Step::at(at, cut, at + 1 + words, Value::Number(sense.value)));
            }
        }
        steps.longest_first()
    }

    /// The characters that proclitics take of a number's first word.
    fn number_cut(&self, line: &Line<'_>, at: usize) -> u32 {
        let Some(item) = line.items.get(at) else { return 0 };
        if item.clitics != 0 {
            return item.core - item.start;
        }
        let starts = self.numerals.starts();
        let ordinals = self.numerals.ordinal_starts();
        let number = line.senses(item).iter().filter(|s| starts.contains(&s.class) || ordinals.contains(&s.class));
        number.map(|s| u32::from(s.cut)).min().unwrap_or(0)
    }
}

/// Any proclitics.
pub(super) const ANY: Clitics = Clitics { bits: clitic::OUTER, optional: true };

fn permits(clitics: Option<Option<Clitics>>, bits: u8) -> bool {
    match clitics {
        None => true,
        Some(None) => bits == 0,
        Some(Some(Clitics { bits: wanted, optional: true })) => bits & !wanted == 0,
        Some(Some(Clitics { bits: wanted, optional: false })) => bits == wanted,
    }
}

/// The ways to match one atom; mostly none or one, which take no allocation.
#[derive(Debug)]
pub(super) struct Steps {
    first: Option<Step>,
    more: Vec<Step>,
}

impl Steps {
    fn none() -> Self {
        Self { first: None, more: Vec::new() }
    }

    fn one(step: Step) -> Self {
        Self { first: Some(step), more: Vec::new() }
    }

    fn push(&mut self, step: Step) {
        if self.first.is_none() {
            self.first = Some(step);
        } else {
            self.more.push(step);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.first.is_none()
    }

    fn longest_first(mut self) -> Self {
        if self.more.is_empty() {
            return self;
        }
        self.more.extend(self.first.take());
        self.more.sort_by_key(|step| std::cmp::Reverse(step.end));
        self.more.into_iter().collect()
    }
}

impl FromIterator<Step> for Steps {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        let mut steps = steps.into_iter();
        Self { first: steps.next(), more: steps.collect() }
    }
}

impl IntoIterator for Steps {
    type Item = Step;
    type IntoIter = std::iter::Chain<std::option::IntoIter<Step>, std::vec::IntoIter<Step>>;

    fn into_iter(self) -> Self::IntoIter {
        self.first.into_iter().chain(self.more)
    }
}

/// One way to match one atom.
#[derive(Debug)]
pub(super) struct Step {
    pub first: usize,
    pub cut: u32,
    pub end: usize,
    pub next: usize,
    pub value: Value,
}

impl Step {
    fn at(first: usize, cut: u32, end: usize, value: Value) -> Self {
        Self { first, cut, end, next: end, value }
    }
}
