//! Finds what rules match: recursive descent over the groups, started only where a word can start an expression.

use std::rc::Rc;

use super::frame::{Frame, Key, Value};
use super::items::{ItemKind, Line};
use super::lexicon::{Builder, LITERAL};
use super::numeral::Numerals;
use super::rule::{Clitics, Core, Form, Groups, Rule, Term, read};
use super::starts::Starts;
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
        if !self.viable(form, line, at) {
            return;
        }
        let mut done = Vec::new();
        let bound = Bound { end: at, ..Bound::default() };
        self.follow(form, 0, line, at, bound, clitics, depth, &mut done);
        for (bound, next) in done {
            let Some((first, cut)) = bound.first else { continue };
            let Some(frame) = fill(form, &bound) else { continue };
            let frame = Rc::new(frame);
            out.push(Match { first, cut, end: bound.end, next, frame, rule });
        }
    }

    /// A cheap look at the item after the first: most words that can start an expression are followed by one that cannot
    /// go on with it.
    fn viable(&self, form: &Form, line: &Line<'_>, at: usize) -> bool {
        let mut atoms = form.atoms.iter();
        let Some(first) = atoms.next() else { return false };
        let single = match &first.core {
            Core::Literals(_) | Core::Marks(_) | Core::Figure(..) | Core::Clock => true,
            Core::Class(..) => line.items.get(at).is_some_and(|item| line.senses(item).iter().all(|s| s.tail == 0)),
            _ => false,
        };
        if !single || first.optional || first.absent {
            return true;
        }
        for atom in atoms {
            if atom.absent || self.can_start(&atom.core, line, at + 1) {
                return true;
            }
            if !atom.optional {
                return false;
            }
        }
        true
    }

    /// Whether an item can be the first that an atom matches, by its kind and classes alone.
    fn can_start(&self, core: &Core, line: &Line<'_>, at: usize) -> bool {
        let Some(item) = line.items.get(at) else { return *core == Core::Border };
        let senses = line.senses(item);
        let figure = matches!(item.kind, ItemKind::Figure(..));
        match core {
            Core::Literals(words) => senses.iter().any(|s| s.class == LITERAL && words.contains(&(s.value as u32))),
            Core::Marks(marks) => matches!(item.kind, ItemKind::Mark(mark) if marks.contains(&mark)),
            Core::Class(class, ..) => senses.iter().any(|s| s.class == *class),
            Core::Number(..) => figure || senses.iter().any(|s| self.numerals.starts().contains(&s.class)),
            Core::Ordinal(..) => senses.iter().any(|s| self.numerals.ordinal_starts().contains(&s.class)),
            Core::Figure(..) | Core::Clock => figure,
            Core::Group(group) => self.groups.get(*group).is_some_and(|starts| starts.admit(item, senses)),
            Core::Border | Core::Definite => true,
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
