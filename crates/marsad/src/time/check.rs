//! Runs the examples that the rules and tables carry.

use std::fmt;

use super::expression::{NumberExpression, NumberKind, TimeExpression};
use super::grammar::Grammar;
use super::rule::Example;
use crate::article::Article;
use crate::data::{Error, File, Source, optional};
use crate::document::Document;

/// The day on which examples are published unless they say another: a Friday.
pub const DAY: &str = "2018-05-18";

/// What became of the examples.
#[derive(Debug, Default)]
pub struct Report {
    /// How many there were.
    pub count: usize,
    /// Those that failed.
    pub failures: Vec<Failure>,
}

/// An example that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// File of the example.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// What was wanted: expression and value; none if none.
    pub wanted: Option<(String, String)>,
    /// What was found: expressions with values.
    pub found: Vec<(String, String)>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}\n    wanted {:?}\n    found  {:?}",
            self.file, self.line, self.text, self.wanted, self.found
        )
    }
}

/// Reads a document and shows its words to a visitor: how a caller lends this module the stages before.
pub type Reader<'r> = dyn FnMut(&Document, &mut dyn FnMut(&Article<'_>)) + 'r;

/// Reads the tables of sentences: `time/examples.tsv` and `numbers/examples.tsv`. An expression `-` says that the sentence
/// holds none.
pub(super) fn sentences(source: &Source) -> Result<Vec<Example>, Error> {
    let mut all = Vec::new();
    let mut push = |file: &File<'_>, line: usize, published: &str, [text, expression, value]: [&str; 3]| {
        all.push(Example {
            rule: String::new(),
            file: file.name.to_owned(),
            line,
            published: optional(published).map(str::to_owned),
            text: text.to_owned(),
            expected: optional(expression).map(|expression| (expression.to_owned(), value.to_owned())),
        });
    };
    let file = source.file("time/examples.tsv")?;
    for row in file.table(["published", "text", "expression", "value"])? {
        let [published, text, expression, value] = row.cells;
        push(&file, row.line, published, [text, expression, value]);
    }
    let file = source.file("numbers/examples.tsv")?;
    for row in file.table(["text", "expression", "value"])? {
        push(&file, row.line, "-", row.cells);
    }
    Ok(all)
}

/// Runs all examples of the rules and tables.
pub fn examples(grammar: &Grammar, reader: &mut Reader<'_>) -> Report {
    let mut report = Report::default();
    for example in grammar.examples() {
        report.count += 1;
        let numbers = example.file.starts_with("numbers/");
        let found = found(grammar, reader, &example.text, example.published.as_deref(), numbers);
        let good = match &example.expected {
            Some(wanted) => found.contains(wanted),
            None if example.rule.is_empty() => found.is_empty(),
            // A rule's counter-example must not be matched by that rule; other rules may find something in it.
            None => !matches_rule(grammar, reader, &example.text, &example.rule, numbers),
        };
        if !good {
            report.failures.push(Failure {
                file: example.file.clone(),
                line: example.line,
                text: example.text.clone(),
                wanted: example.expected.clone(),
                found,
            });
        }
    }
    report
}

/// The expressions of a text with their values as examples write them.
pub fn found(
    grammar: &Grammar,
    reader: &mut Reader<'_>,
    text: &str,
    published: Option<&str>,
    numbers: bool,
) -> Vec<(String, String)> {
    let mut document = Document::new("example", text, "");
    document.published = published.map(str::to_owned);
    let mut found = Vec::new();
    reader(&document, &mut |article| {
        let line = article.document.lines.first().map_or("", String::as_str);
        let stretch = |start: u32, end: u32| {
            line.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect::<String>()
        };
        if numbers {
            found.extend(grammar.numbers(article).iter().map(|n| (stretch(n.start, n.end), number_value(n))));
        } else {
            found.extend(grammar.times(article).iter().map(|t| (stretch(t.start, t.end), time_value(t))));
        }
    });
    found
}

fn matches_rule(grammar: &Grammar, reader: &mut Reader<'_>, text: &str, rule: &str, numbers: bool) -> bool {
    let mut used = false;
    reader(&Document::new("example", text, ""), &mut |article| {
        used = grammar.rules_used(article, numbers).contains(&rule);
    });
    used
}

/// A time's value as examples write it: `-` if there is none.
#[must_use]
pub fn time_value(time: &TimeExpression) -> String {
    time.value.clone().unwrap_or_else(|| "-".to_owned())
}

/// A number's value as examples write it: `364000`, `#2`, `70%`, `500..`, `100..200 USD`.
#[must_use]
pub fn number_value(number: &NumberExpression) -> String {
    let bound = |bound: Option<f64>| bound.map_or_else(String::new, |bound| bound.to_string());
    let mut text = match number.value {
        Some(value) => value.to_string(),
        None => format!("{}..{}", bound(number.min), bound(number.max)),
    };
    match number.kind {
        NumberKind::Ordinal => text.insert(0, '#'),
        NumberKind::Percent => text.push('%'),
        _ => {}
    }
    if let Some(unit) = &number.unit {
        text.push(' ');
        text.push_str(unit);
    }
    text
}
