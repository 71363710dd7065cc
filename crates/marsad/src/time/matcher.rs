//! Finds what rules match: recursive descent over the groups, started only where a word can start an expression.

use std::rc::Rc;

use super::frame::{Frame, Key, Value};
use super::glance::Glance;
use super::items::{Item, ItemKind, Line};
use super::lexicon::{Builder, LITERAL};
use super::numeral::Numerals;
use super::outlook::Outlook;
use super::rule::{Clitics, Core, Form, Groups, Rule, Term, read};
use super::starts::{Entry, Starts};
use super::steps::ANY;
use crate::data::{Error, Source};

/// How deep groups may refer to groups.
pub(super) const DEPTH: usize = 12;

/// A set of rules, indexed by what their first word can be.
#[derive(Debug)]
pub(super) struct Rules {
    pub rules: Vec<Rule>,
    pub(super) numerals: Numerals,
    pub(super) groups: Vec<Starts>,
    pub(super) top: Starts,
    /// What can go on with a numeral.
    numerals_glance: Glance,
    /// The pass over each article that they are for, if there is one: its number in [`PASSES`].
    pass: Option<usize>,
}

/// The folders whose rules pass over each article.
pub(super) const PASSES: [&str; 2] = ["time/", "numbers/"];

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
    pub next: usize,
    pub frame: Rc<Frame>,
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
        let numerals_glance = numerals.glance();
        let pass = PASSES.iter().position(|pass| *pass == folder);
        let mut this = Self { rules, numerals, groups: Vec::new(), top: Starts::default(), numerals_glance, pass };
        this.groups = (0..names.0.len()).map(|group| this.starts(|rule| rule.group == group)).collect();
        this.top = this.starts(|rule| rule.top);
        let outlook = Outlook::new(&this.rules, numerals, &this.groups);
        this.groups.iter_mut().for_each(|starts| starts.look_ahead(&outlook));
        this.top.look_ahead(&outlook);
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
        let item = line.items.get(at).filter(|item| self.top.admit(item))?;
        // Most words that may start an expression are ruled out by what follows them.
        let opening = self.pass.and_then(|pass| line.opening(item, pass));
        if let (Some(opening), Some(ahead)) = (opening, self.ahead(line, item, at))
            && !opening.meets(ahead)
        {
            return None;
        }
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

    /// What may follow an item in an expression: the next one or, where words may count as one with it, those behind them
    /// too; none if that is not known.
    fn ahead(&self, line: &Line<'_>, item: &Item, at: usize) -> Option<Glance> {
        let glance = |at: usize| line.items.get(at).map_or(Glance::END, |next| next.glance);
        let next = glance(at + 1);
        if item.tailed && line.senses(item).iter().any(|sense| sense.tail != 0 && line.tail_stands(sense, at)) {
            return None;
        }
        if !item.glance.meets(self.numerals_glance) || !next.meets(self.numerals_glance) {
            return Some(next);
        }
        let mut ends = Vec::new();
        self.numerals.cardinals(line, at, |_| true, &mut ends);
        ends.extend(self.numerals.ordinal(line, at, |_| true));
        Some(ends.into_iter().fold(next, |seen, (end, _)| seen.or(glance(end))))
    }

    pub(super) fn matches(
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
        let ahead = self.ahead(line, item, at);
        // What groups match here: many forms begin with the same ones.
        let mut known: Vec<(usize, Option<Rc<[Match]>>)> = Vec::new();
        let mut try_form = |entry: &Entry, out: &mut Vec<Match>| {
            if let Some((group, after)) = entry.lead {
                let at_hand = known.iter().position(|(other, _)| *other == group).unwrap_or_else(|| {
                    known.push((group, self.group(group, line, at, clitics, depth)));
                    known.len() - 1
                });
                let Some((_, Some(found))) = known.get(at_hand) else { return };
                let glance = |m: &Match| line.items.get(m.next).map_or(Glance::END, |item| item.glance);
                if after.is_some_and(|after| !found.iter().any(|m| after.meets(glance(m)))) {
                    return;
                }
            }
            let (rule, form) = entry.id;
            if let Some(pattern) = self.rules.get(rule as usize).and_then(|r| r.forms.get(form as usize)) {
                self.form(rule as usize, pattern, line, at, clitics, depth, out);
            }
        };
        match item.kind {
            ItemKind::Figure(..) => starts.figures.going_on(ahead).for_each(|id| try_form(id, out)),
            ItemKind::Mark(mark) => {
                let list = starts.marks.get(&mark);
                list.into_iter().flat_map(|list| list.going_on(ahead)).for_each(|id| try_form(id, out));
            }
            ItemKind::Word => {}
        }
        let senses = line.senses(item);
        for (i, sense) in senses.iter().enumerate() {
            let before = senses.get(..i).unwrap_or(&[]);
            if before.iter().any(|s| s.class == sense.class && (s.class != LITERAL || s.value == sense.value)) {
                continue;
            }
            for id in starts.list(sense).into_iter().flat_map(|list| list.going_on(ahead)) {
                // The lists are in the order of the rules.
                if !before.iter().filter_map(|sense| starts.list(sense)).any(|list| list.has(id.id, ahead)) {
                    try_form(id, out);
                }
            }
        }
        starts.any.going_on(ahead).for_each(|id| try_form(id, out));
    }

    #[allow(clippy::too_many_arguments)]
    fn form(
        &self,
        rule: usize,
        form: &Form,
        line: &Line<'_>,
        at: usize,
        clitics: Option<Option<Clitics>>,
        depth: usize,
        out: &mut Vec<Match>,
    ) {
        let mut done = Vec::new();
        let mut bound = Bound { end: at, ..Bound::default() };
        self.follow(form, 0, line, at, &mut bound, clitics, depth, &mut done);
        for (bound, next) in done {
            let Some((first, cut)) = bound.first else { continue };
            let Some(frame) = fill(form, &bound) else { continue };
            let frame = Rc::new(frame);
            out.push(Match { first, cut, end: bound.end, next, frame, rule });
        }
    }

    /// Matches the atoms from number `index` on, from item `at`; `bound` is left as it was. `clitics`: `None` at the start of an expression (any may
    /// stand), `Some(None)` inside one (none may), `Some(Some(_))` as the referring rule says.
    #[allow(clippy::too_many_arguments)]
    fn follow(
        &self,
        form: &Form,
        index: usize,
        line: &Line<'_>,
        at: usize,
        bound: &mut Bound,
        clitics: Option<Option<Clitics>>,
        depth: usize,
        done: &mut Vec<(Bound, usize)>,
    ) {
        if done.len() > 64 {
            return;
        }
        let Some(atom) = form.atoms.get(index) else {
            done.push((bound.clone(), at));
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
            let before = (bound.first, bound.end, bound.captured.len(), bound.merged.len());
            if !atom.context {
                bound.first.get_or_insert((step.first, step.cut));
                bound.end = step.end;
            }
            match (step.value, &atom.name) {
                (value, Some(_)) => bound.captured.push((index, value)),
                (Value::Frame(frame), None) => bound.merged.merge(&frame),
                _ => {}
            }
            self.follow(form, index + 1, line, step.next, bound, clitics, depth, done);
            (bound.first, bound.end) = (before.0, before.1);
            bound.captured.truncate(before.2);
            bound.merged.truncate(before.3);
        }
        if atom.optional {
            self.follow(form, index + 1, line, at, bound, clitics, depth, done);
        }
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
            Term::Captured { name, factor, plus, other } => match captured(name) {
                Some(Value::Number(number)) => {
                    let other = other.as_deref().and_then(&captured);
                    let more = if let Some(Value::Number(more)) = other { *more } else { 0.0 };
                    frame.put(*key, number * factor + plus + more);
                }
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
