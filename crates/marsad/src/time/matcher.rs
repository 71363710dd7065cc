//! Finds what rules match: recursive descent over the groups, started only where a word can start an expression.

use super::frame::{Frame, Key, Value};
use super::items::{ItemKind, Line};
use super::lexicon::{Builder, LITERAL, clitic};
use super::numeral::Numerals;
use super::rule::{Atom, Clitics, Core, Form, Groups, Numeric, Rule, Term, read};
use super::starts::Starts;
use crate::data::{Error, Source};

/// How deep groups may refer to groups.
pub(super) const DEPTH: usize = 12;

/// A set of rules, indexed by what their first word can be.
#[derive(Debug)]
pub(super) struct Rules {
    pub rules: Vec<Rule>,
    pub(super) numerals: Numerals,
    groups: Vec<Starts>,
    top: Starts,
}

/// A stretch of items that a rule matched.
#[derive(Debug, Clone)]
pub(super) struct Match {
    /// First item of the expression.
    pub first: usize,
    /// Characters cut from it: its proclitics.
    pub cut: u32,
    /// One past the last item of the expression.
    pub end: usize,
    /// One past the last item looked at.
    next: usize,
    pub frame: Frame,
    /// The rule's number.
    pub rule: usize,
}

/// What has been matched of a form so far.
#[derive(Debug, Clone, Default)]
struct Bound {
    first: Option<(usize, u32)>,
    end: usize,
    captured: Vec<(usize, Value)>,
    merged: Frame,
}

impl Rules {
    /// Reads and indexes the rule files of a folder.
    pub fn new(source: &Source, folder: &str, builder: &mut Builder, numerals: Numerals) -> Result<Self, Error> {
        let mut names = Groups::default();
        let mut rules = Vec::new();
        for file in source.files(folder, ".rules") {
            rules.extend(read(&file, builder, &mut names)?);
        }
        for (group, name) in names.0.iter().enumerate() {
            if !rules.iter().any(|rule: &Rule| rule.group == group) {
                let place =
                    rules.iter().find(|r| r.forms.iter().any(|f| f.atoms.iter().any(|a| a.core == Core::Group(group))));
                let (file, line) = place.map_or((folder.to_owned(), 0), |rule| (rule.file.clone(), rule.line));
                return Err(Error {
                    file,
                    line,
                    cause: format!("no rule is in the group {name:?}"),
                    hint: "define it with `part`".to_owned(),
                });
            }
        }
        let mut this = Self { rules, numerals, groups: Vec::new(), top: Starts::default() };
        this.groups = (0..names.0.len()).map(|group| this.starts(|rule| rule.group == group)).collect();
        this.top = this.starts(|rule| rule.top);
        Ok(this)
    }

    /// The best expression that starts at an item, or after one that it looks at.
    pub fn best(&self, line: &Line<'_>, at: usize) -> Option<Match> {
        let best = self.longest(line, at)?;
        // What a look at the word before brought must not hide something longer.
        let rival = (best.first > at).then(|| self.longest(line, best.first)).flatten();
        rival.filter(|rival| rival.first == best.first && rival.end > best.end).or(Some(best))
    }

    /// The longest expression, of equal ones the one whose rule stands first.
    fn longest(&self, line: &Line<'_>, at: usize) -> Option<Match> {
        let mut found = Vec::new();
        self.matches(&self.top, line, at, None, 0, &mut found);
        let reach = |m: &Match| m.end;
        found.into_iter().reduce(|best, next| {
            let better = reach(&next) > reach(&best)
                || reach(&next) == reach(&best)
                    && (next.first < best.first || next.first == best.first && next.rule < best.rule);
            if better { next } else { best }
        })
    }

    fn matches(
        &self,
        starts: &Starts,
        line: &Line<'_>,
        at: usize,
        clitics: Option<Option<Clitics>>,
        depth: usize,
        out: &mut Vec<Match>,
    ) {
        if depth > DEPTH || out.len() > 256 {
            return;
        }
        let Some(item) = line.items.get(at) else { return };
        let mut try_all = |list: &[(u32, u32)]| {
            for &(rule, form) in list {
                self.form(rule, form, line, at, clitics, depth, out);
            }
        };
        match item.kind {
            ItemKind::Figure(..) => try_all(&starts.figures),
            ItemKind::Mark(_) | ItemKind::Word => {
                if item.kind != ItemKind::Word {
                    try_all(&starts.marks);
                }
                let senses = line.senses(item);
                for (i, sense) in senses.iter().enumerate() {
                    let list = if sense.class == LITERAL {
                        starts.literals.get(&(sense.value as u32)).map(Vec::as_slice)
                    } else if senses.get(..i).is_some_and(|before| before.iter().any(|s| s.class == sense.class)) {
                        None
                    } else {
                        starts.classes.get(usize::from(sense.class)).map(Vec::as_slice)
                    };
                    try_all(list.unwrap_or(&[]));
                }
            }
        }
        try_all(&starts.any);
    }

    #[allow(clippy::too_many_arguments)]
    fn form(
        &self,
        rule: u32,
        form: u32,
        line: &Line<'_>,
        at: usize,
        clitics: Option<Option<Clitics>>,
        depth: usize,
        out: &mut Vec<Match>,
    ) {
        let rule = rule as usize;
        let Some(form) = self.rules.get(rule).and_then(|r| r.forms.get(form as usize)) else { return };
        let mut done = Vec::new();
        let bound = Bound { end: at, ..Bound::default() };
        self.follow(form, 0, line, at, bound, clitics, depth, &mut done);
        for (bound, next) in done {
            let Some((first, cut)) = bound.first else { continue };
            let Some(frame) = fill(form, &bound) else { continue };
            out.push(Match { first, cut, end: bound.end, next, frame, rule });
        }
    }

    /// Matches the atoms from number `index` on, from item `at`. `clitics`: `None` at the start of an expression (any may
    /// stand), `Some(None)` inside one (none may), `Some(Some(_))` as the referring rule says.
    #[allow(clippy::too_many_arguments)]
    fn follow(
        &self,
        form: &Form,
        index: usize,
        line: &Line<'_>,
        at: usize,
        bound: Bound,
        clitics: Option<Option<Clitics>>,
        depth: usize,
        done: &mut Vec<(Bound, usize)>,
    ) {
        if done.len() > 64 {
            return;
        }
        let Some(atom) = form.atoms.get(index) else {
            done.push((bound, at));
            return;
        };
        if atom.absent {
            let stands = line.items.get(at).is_some() && !self.steps(atom, line, at, Some(Some(ANY)), depth).is_empty();
            if !stands {
                self.follow(form, index + 1, line, at, bound, clitics, depth, done);
            }
            return;
        }
        let here = match (&bound.first, atom.clitics) {
            _ if atom.context => Some(Some(ANY)),
            (_, Some(own)) => Some(Some(own)),
            (None, None) => clitics,
            (Some(_), None) => Some(None),
        };
        for step in self.steps(atom, line, at, here, depth) {
            // A name captured twice must be the same twice.
            let same = |(i, value): &(usize, Value)| {
                let name = form.atoms.get(*i).and_then(|a| a.name.as_deref());
                name != atom.name.as_deref() || *value == step.value
            };
            if atom.name.is_some() && !bound.captured.iter().all(same) {
                continue;
            }
            let mut next = bound.clone();
            if !atom.context {
                next.first.get_or_insert((step.first, step.cut));
                next.end = step.end;
            }
            match (step.value, &atom.name) {
                (value, Some(_)) => next.captured.push((index, value)),
                (Value::Frame(frame), None) => next.merged.merge(&frame),
                _ => {}
            }
            self.follow(form, index + 1, line, step.next, next, clitics, depth, done);
        }
        if atom.optional {
            self.follow(form, index + 1, line, at, bound, clitics, depth, done);
        }
    }

    /// All ways to match one atom at an item.
    fn steps(
        &self,
        atom: &Atom,
        line: &Line<'_>,
        at: usize,
        clitics: Option<Option<Clitics>>,
        depth: usize,
    ) -> Vec<Step> {
        if atom.core == Core::Border {
            let border = line.items.get(at).is_none_or(|item| matches!(item.kind, ItemKind::Mark(_)));
            return if border { vec![Step::at(at, 0, at, Value::Number(0.0))] } else { Vec::new() };
        }
        let Some(item) = line.items.get(at) else { return Vec::new() };
        if atom.tight && item.spaced {
            return Vec::new();
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
                ItemKind::Mark(mark) if marks.contains(&mark) => vec![Step::at(at, 0, at + 1, Value::Number(0.0))],
                _ => Vec::new(),
            },
            Core::Class(class, low, high) => self.class_steps(line, at, (*class, *low, *high), &allowed),
            Core::Number(low, high, numeric) => {
                let figures = matches!(item.kind, ItemKind::Figure(..));
                if *numeric == Numeric::Words && figures {
                    return Vec::new();
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
                let ItemKind::Figure(_, digits, 0) = item.kind else { return Vec::new() };
                let value = item.whole().unwrap_or(f64::NAN);
                let fits = (*low..=*high).contains(&value)
                    && (*wanted == 0 || *wanted == digits)
                    && allowed(item.clitics & clitic::OUTER);
                fits.then(|| Step::at(at, cut(0), at + 1, Value::Number(value))).into_iter().collect()
            }
            Core::Clock => {
                let ItemKind::Figure(value, _, 2) = item.kind else { return Vec::new() };
                let (hour, minute) = (value.trunc(), (value.fract() * 100.0).round());
                let fits = hour <= 24.0 && minute < 60.0 && allowed(item.clitics & clitic::OUTER);
                let minutes = Value::Number(hour * 60.0 + minute);
                fits.then(|| Step::at(at, cut(0), at + 1, minutes)).into_iter().collect()
            }
            Core::Group(group) => {
                let mut found = Vec::new();
                if let Some(starts) = self.groups.get(*group) {
                    self.matches(starts, line, at, clitics, depth + 1, &mut found);
                }
                found.sort_by(|a, b| b.end.cmp(&a.end).then(a.rule.cmp(&b.rule)));
                found.dedup_by(|a, b| a.end == b.end && a.frame == b.frame);
                let step = |m: Match| Step {
                    first: m.first,
                    cut: m.cut,
                    end: m.end,
                    next: m.next,
                    value: Value::Frame(Box::new(m.frame)),
                };
                found.into_iter().map(step).collect()
            }
            Core::Definite => {
                let definite = item.kind == ItemKind::Word && line.definite(item);
                definite.then(|| Step::at(at, 0, at + 1, Value::Number(0.0))).into_iter().collect()
            }
            Core::Border => Vec::new(),
        }
    }

    fn class_steps(
        &self,
        line: &Line<'_>,
        at: usize,
        (class, low, high): (u8, f64, f64),
        allowed: &impl Fn(u8) -> bool,
    ) -> Vec<Step> {
        let Some(item) = line.items.get(at) else { return Vec::new() };
        let mut steps = Vec::new();
        for sense in line.senses(item) {
            let fits = sense.class == class
                && (low..=high).contains(&sense.value)
                && allowed((sense.clitics | item.clitics) & clitic::OUTER)
                && line.lexicon.permits(sense, line.form(item));
            if !fits {
                continue;
            }
            let tail = line.lexicon.tail(sense);
            let follows = tail.iter().enumerate().all(|(i, word)| {
                line.items.get(at + 1 + i).is_some_and(|next| {
                    next.clitics == 0
                        && line
                            .senses(next)
                            .iter()
                            .any(|s| s.class == LITERAL && s.value as u32 == *word && s.clitics & clitic::OUTER == 0)
                })
            });
            if follows {
                let cut = if item.clitics != 0 { item.core - item.start } else { u32::from(sense.cut) };
                steps.push(Step::at(at, cut, at + 1 + tail.len(), Value::Number(sense.value)));
            }
        }
        steps.sort_by(|a, b| b.end.cmp(&a.end));
        steps
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
const ANY: Clitics = Clitics { bits: clitic::OUTER, optional: true };

fn permits(clitics: Option<Option<Clitics>>, bits: u8) -> bool {
    match clitics {
        None => true,
        Some(None) => bits == 0,
        Some(Some(Clitics { bits: wanted, optional: true })) => bits & !wanted == 0,
        Some(Some(Clitics { bits: wanted, optional: false })) => bits == wanted,
    }
}

/// One way to match one atom.
#[derive(Debug)]
struct Step {
    first: usize,
    cut: u32,
    end: usize,
    next: usize,
    value: Value,
}

impl Step {
    fn at(first: usize, cut: u32, end: usize, value: Value) -> Self {
        Self { first, cut, end, next: end, value }
    }
}

/// The frame of a form: what its groups say, then what it says itself. None if a value names what was not captured.
fn fill(form: &Form, bound: &Bound) -> Option<Frame> {
    let mut frame = bound.merged.clone();
    let captured = |name: &str| {
        let hit = bound.captured.iter().find(|(i, _)| form.atoms.get(*i).and_then(|a| a.name.as_deref()) == Some(name));
        hit.map(|(_, value)| value)
    };
    for (key, term) in &form.values {
        match term {
            Term::Number(number) => frame.put(*key, *number),
            Term::Captured { name, factor, plus } => match captured(name) {
                Some(Value::Number(number)) => frame.put(*key, number * factor + plus),
                Some(value @ Value::Frame(_)) => frame.set(*key, value.clone()),
                None if is_optional(form, name) => {}
                None => return None,
            },
        }
    }
    // Hours that run down before one part of the day are a score.
    let hour =
        |key| frame.frame(key).filter(|end| !end.has(Key::Part) || key == Key::To).and_then(|end| end.int(Key::Hour));
    if let (Some(from), Some(to)) = (hour(Key::From), hour(Key::To))
        && from > to
        && to < 12
    {
        return None;
    }
    // `24 years and 30 years` are two stretches, not one.
    let mut units: Vec<_> = frame.amounts().map(|(_, unit)| unit).collect();
    let count = units.len();
    units.sort_unstable();
    units.dedup();
    if units.len() < count {
        return None;
    }
    // A range that runs down is a score, a date or a telephone.
    if let (Some(least), Some(most)) = (frame.number(Key::Minimum), frame.number(Key::Maximum))
        && least > most
    {
        return None;
    }
    debug_assert!(!frame.has(Key::From) || frame.has(Key::To) || frame.has(Key::Open));
    Some(frame)
}

fn is_optional(form: &Form, name: &str) -> bool {
    form.atoms.iter().any(|atom| atom.name.as_deref() == Some(name) && atom.optional)
}
