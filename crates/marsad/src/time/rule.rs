//! The rule files: what a rule says, read and compiled.
//!
//! ```text
//! rule   date.day-month-year
//! about  Day, month and year.
//! match  d:NUM(1..31) من? <month> عام|سنة? y:FIG4(1000..2999)
//! value  day=$d year=$y
//! yes    وقع في 3 أيار 2018 => 3 أيار 2018 => 2018-05-03
//! no     باع 3 كتب
//! ```
//!
//! `data/time/README.md` describes the notation in full.

use super::frame::{Key, Symbol};
use super::lexicon::{Builder, clitic};
use crate::data::{Error, File};

/// A compiled rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// `group.name`.
    pub id: String,
    pub group: usize,
    /// Whether it makes expressions by itself.
    pub top: bool,
    pub forms: Vec<Form>,
    pub examples: Vec<Example>,
    /// File and line, for errors.
    pub file: String,
    pub line: usize,
}

/// One pattern of a rule with its value.
#[derive(Debug)]
pub(super) struct Form {
    pub atoms: Vec<Atom>,
    pub values: Vec<(Key, Term)>,
}

/// One element of a pattern.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub core: Core,
    /// The letter it is captured under.
    pub name: Option<String>,
    pub optional: bool,
    /// Must stand, but is no part of the expression.
    pub context: bool,
    /// Must not stand; no part of the expression either.
    pub absent: bool,
    /// Must follow without white space.
    pub tight: bool,
    /// Proclitics required, if the rule says so; else none are allowed except on the first word of an expression.
    pub clitics: Option<Clitics>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Clitics {
    pub bits: u8,
    pub optional: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Core {
    Literals(Vec<u32>),
    Marks(Vec<char>),
    Class(u8, f64, f64),
    /// A cardinal of a range.
    Number(f64, f64, Numeric),
    Ordinal(f64, f64),
    /// Range and number of digits, 0 for any.
    Figure(f64, f64, u8),
    /// Hours and minutes with a decimal separator (`15,30`), as minutes.
    Clock,
    /// Hours and minutes written together (`1530`), as minutes.
    Together,
    Group(usize),
    /// The end of the line or a mark.
    Border,
    /// Any word that has the article.
    Definite,
}

/// Which cardinals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeric {
    Any,
    /// Without a fraction.
    Whole,
    /// Without a fraction, in words.
    Words,
}

/// The right side of a value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Term {
    Number(f64),
    /// A captured value, times and plus constants, plus another captured value.
    Captured {
        name: String,
        factor: f64,
        plus: f64,
        other: Option<String>,
    },
}

/// An example of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The rule's id.
    pub rule: String,
    /// File and line.
    pub file: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// The day of publication of its article, if it has one.
    pub published: Option<String>,
    /// The text.
    pub text: String,
    /// The expression and its value; none when the text must hold none.
    pub expected: Option<(String, String)>,
}

/// Names of groups, in order of appearance.
#[derive(Debug, Default)]
pub(super) struct Groups(pub Vec<String>);

impl Groups {
    fn id(&mut self, name: &str) -> usize {
        self.0.iter().position(|n| n == name).unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        })
    }
}

/// Reads one file of rules.
pub(super) fn read(file: &File<'_>, builder: &mut Builder, groups: &mut Groups) -> Result<Vec<Rule>, Error> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut open: Vec<Vec<Atom>> = Vec::new();
    for (number, line) in file.lines() {
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let rest = rest.trim();
        if word == "rule" || word == "part" {
            finish(file, rules.last(), &open, builder)?;
            let group = rest.split('.').next().unwrap_or(rest);
            rules.push(Rule {
                id: rest.to_owned(),
                group: groups.id(group),
                top: word == "rule",
                forms: Vec::new(),
                examples: Vec::new(),
                file: file.name.to_owned(),
                line: number,
            });
            continue;
        }
        let Some(rule) = rules.last_mut() else {
            return Err(file.error(number, "no rule has been opened", "start with `rule group.name`"));
        };
        match word {
            "about" => {}
            "match" => open.push(pattern(rest, builder, groups).map_err(|cause| file.error(number, cause, HINT))?),
            "value" => {
                let values = values(rest, builder)
                    .map_err(|cause| file.error(number, cause, "key=number, key=symbol, key=$name"))?;
                if let Some(name) = open.iter().find_map(|atoms| uncaptured(atoms, &values)) {
                    let cause = format!("a pattern above captures no ${name}");
                    return Err(file.error(number, cause, "give it a value line of its own"));
                }
                rule.forms.extend(open.drain(..).map(|atoms| Form { atoms, values: values.clone() }));
            }
            "yes" | "no" => {
                let mut cells = rest.split("=>").map(str::trim);
                let text = cells.next().unwrap_or("").to_owned();
                let expected = match (cells.next(), cells.next()) {
                    (Some(expression), Some(value)) => Some((expression.to_owned(), value.to_owned())),
                    _ => None,
                };
                if (word == "yes") != expected.is_some() {
                    return Err(file.error(
                        number,
                        "an example without its value",
                        "yes text => expression => value; no text",
                    ));
                }
                rule.examples.push(Example {
                    rule: rule.id.clone(),
                    file: file.name.to_owned(),
                    line: number,
                    published: Some(super::check::DAY.to_owned()),
                    text,
                    expected,
                });
            }
            other => return Err(file.error(number, format!("unknown line {other:?}"), HINT)),
        }
    }
    finish(file, rules.last(), &open, builder)?;
    Ok(rules)
}

/// A name that a value asks for and a pattern does not capture: it would never match.
fn uncaptured(atoms: &[Atom], values: &[(Key, Term)]) -> Option<String> {
    let names = values.iter().flat_map(|(_, term)| match term {
        Term::Captured { name, other, .. } => [Some(name), other.as_ref()],
        Term::Number(_) => [None, None],
    });
    let captured = |name: &&String| atoms.iter().any(|atom| atom.name.as_ref() == Some(*name));
    names.flatten().find(|name| !captured(name)).cloned()
}

const HINT: &str = "see data/time/README.md: rule, part, about, match, value, yes, no";

fn finish(file: &File<'_>, rule: Option<&Rule>, open: &[Vec<Atom>], _: &Builder) -> Result<(), Error> {
    let Some(rule) = rule else { return Ok(()) };
    if !open.is_empty() || rule.forms.is_empty() {
        return Err(file.error(rule.line, format!("{} has a pattern without value", rule.id), HINT));
    }
    if !rule.examples.iter().any(|e| e.expected.is_some()) {
        return Err(file.error(
            rule.line,
            format!("{} has no example", rule.id),
            "add a line `yes text => expression => value`",
        ));
    }
    Ok(())
}

fn pattern(text: &str, builder: &mut Builder, groups: &mut Groups) -> Result<Vec<Atom>, String> {
    let atoms: Result<Vec<Atom>, String> = text.split_whitespace().map(|word| atom(word, builder, groups)).collect();
    atoms.and_then(|atoms| if atoms.is_empty() { Err("an empty pattern".to_owned()) } else { Ok(atoms) })
}

fn atom(word: &str, builder: &mut Builder, groups: &mut Groups) -> Result<Atom, String> {
    let mut text = word;
    let inner = text.strip_prefix('{').and_then(|t| t.strip_suffix('}'));
    let context = inner.is_some();
    text = inner.unwrap_or(text);
    let absent = context && text.starts_with('!');
    text = if absent { &text[1..] } else { text };
    let optional = text.len() > 1 && text.ends_with('?');
    text = if optional { &text[..text.len() - 1] } else { text };
    let mut clitics = None;
    if let Some((before, after)) = text.split_once('+')
        && !before.is_empty()
        && !after.is_empty()
    {
        let (spelling, optional) = before.strip_suffix('?').map_or((before, false), |s| (s, true));
        let bits = builder.proclitic(spelling).ok_or_else(|| format!("{spelling:?} is no proclitic"))?;
        clitics = Some(Clitics { bits: bits & clitic::OUTER, optional });
        text = after;
    }
    let tight = text.len() > 1 && text.starts_with('~');
    text = if tight { &text[1..] } else { text };
    let mut name = None;
    if let Some((before, after)) = text.split_once(':')
        && !before.is_empty()
        && before.bytes().all(|b| b.is_ascii_lowercase())
        && !after.is_empty()
    {
        name = Some(before.to_owned());
        text = after;
    }
    let core = core(text, builder, groups)?;
    Ok(Atom { core, name, optional, context, absent, tight, clitics })
}

fn core(text: &str, builder: &mut Builder, groups: &mut Groups) -> Result<Core, String> {
    if let Some(group) = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')) {
        return Ok(Core::Group(groups.id(group)));
    }
    if text.starts_with(|c: char| c.is_ascii_uppercase()) {
        let (name, low, high) = match text.split_once('(') {
            Some((name, range)) => {
                let (low, high) =
                    range.trim_end_matches(')').split_once("..").unwrap_or((range.trim_end_matches(')'), ""));
                let high = if high.is_empty() { low } else { high };
                let parse = |t: &str, builder: &mut Builder| t.parse().unwrap_or_else(|_| builder.value(t));
                (name, parse(low, builder), parse(high, builder))
            }
            None => (text, f64::NEG_INFINITY, f64::INFINITY),
        };
        return Ok(match name {
            "NUM" => Core::Number(low, high, Numeric::Any),
            "INT" => Core::Number(low, high, Numeric::Whole),
            "WORDS" => Core::Number(low, high, Numeric::Words),
            "ORD" => Core::Ordinal(low, high),
            "CLOCK" => Core::Clock,
            "HHMM" => Core::Together,
            "BORDER" => Core::Border,
            "DEFINITE" => Core::Definite,
            _ if name.starts_with("FIG") => {
                Core::Figure(low, high, name.get(3..).and_then(|d| d.parse().ok()).unwrap_or(0))
            }
            _ => Core::Class(
                builder.known_class(name).ok_or_else(|| format!("no table has the class {name}"))?,
                low,
                high,
            ),
        });
    }
    let marks: Option<Vec<char>> = text.split('|').map(single_mark).collect();
    if let Some(marks) = marks {
        return Ok(Core::Marks(marks));
    }
    Ok(Core::Literals(text.split('|').filter(|w| !w.is_empty()).map(|word| builder.literal(word)).collect()))
}

fn single_mark(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|c| !c.is_alphanumeric() && chars.next().is_none())
}

fn values(text: &str, builder: &mut Builder) -> Result<Vec<(Key, Term)>, String> {
    let pairs = text.split_whitespace().filter(|pair| *pair != "-");
    pairs
        .map(|pair| {
            let (key, term) = pair.split_once('=').ok_or_else(|| format!("{pair:?} is no key=term"))?;
            let key = Key::from_name(key).ok_or_else(|| format!("no slot is called {key:?}"))?;
            Ok((key, term_of(term, key, builder)?))
        })
        .collect()
}

fn term_of(text: &str, key: Key, builder: &mut Builder) -> Result<Term, String> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let Some(name) = rest.strip_prefix('$') else {
        if key == Key::Measure {
            return Ok(Term::Number(builder.text(text)));
        }
        let known = text.parse::<f64>().is_ok() || Symbol::from_name(text).is_some();
        return if known {
            Ok(Term::Number(builder.value(text)))
        } else {
            Err(format!("no symbol is called {text:?}"))
        };
    };
    let sign = if negative { -1.0 } else { 1.0 };
    let (name, other) = name.split_once("+$").map_or((name, None), |(name, other)| (name, Some(other.to_owned())));
    let split = name.find(['*', '+']).unwrap_or(name.len());
    let (name, operation) = name.split_at(split);
    let number = |t: &str| t.parse::<f64>().map_err(|_| format!("{t:?} is no number"));
    let (factor, plus) = match operation.chars().next() {
        Some('*') => (number(&operation[1..])?, 0.0),
        Some('+') => (1.0, number(&operation[1..])?),
        _ => (1.0, 0.0),
    };
    Ok(Term::Captured { name: name.to_owned(), factor: sign * factor, plus, other })
}
