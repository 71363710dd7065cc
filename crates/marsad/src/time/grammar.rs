//! The compiled grammar of numbers and times, and its passes over an article.

use super::count::number;
use super::expression::{Basis, NumberExpression, Precision, TimeExpression, TimeKind};
use super::feast::{self, Feast};
use super::frame::Key;
use super::items::{ItemKind, Line};
use super::lexicon::{Builder, Lexicon};
use super::matcher::{Match, PASSES, Rules};
use super::numeral::Numerals;
use super::resolve::{Context, Resolver};
use super::rule::Example;
use super::spellings::Spellings;
use super::tense::Tense;
use crate::article::Article;
use crate::data::{Error, Source};
use crate::text::Forms;

/// The words, rules and feasts, compiled. Immutable and free of state: one serves all threads.
#[derive(Debug)]
pub struct Grammar {
    lexicon: Lexicon,
    times: Rules,
    numbers: Rules,
    relative: Rules,
    feasts: Vec<Feast>,
    tense: Tense,
    sentences: Vec<Example>,
}

impl Grammar {
    /// Compiles `time/` and `numbers/` of the data.
    ///
    /// # Errors
    /// The first fault in a file, with its place.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let mut builder = Builder::new(source)?;
        let feasts = feast::read(source, &mut builder)?;
        let numerals = Numerals::new(&mut builder);
        let tense = Tense::new(source, &mut builder)?;
        let times = Rules::new(source, PASSES[0], &mut builder, numerals)?;
        let numbers = Rules::new(source, PASSES[1], &mut builder, numerals)?;
        let sentences = super::check::sentences(source)?;
        let relative = Rules::new(source, "relative/", &mut builder, numerals)?;
        Ok(Self { lexicon: builder.finish(), times, numbers, relative, feasts, tense, sentences })
    }

    /// Looks up the spellings that a worker has met since the last call.
    pub fn extend(&self, forms: &Forms, spellings: &mut Spellings) {
        spellings.extend(forms, &self.lexicon, [&self.times, &self.numbers]);
    }

    /// The numbers of an article, in text order. The tokens and lines must be there.
    #[must_use]
    pub fn numbers(&self, article: &Article<'_>) -> Vec<NumberExpression> {
        self.count(&self.numbers, article)
    }

    /// Numbers and times in one pass.
    #[must_use]
    pub fn expressions(&self, article: &Article<'_>) -> (Vec<NumberExpression>, Vec<TimeExpression>) {
        let (mut numbers, mut times) = (Vec::new(), Vec::new());
        let mut context = Context { published: article.document.day(), ..Context::default() };
        let mut line = Line::new(&self.lexicon, article);
        for index in 0..article.lines.len() {
            line.read(index);
            self.times_of(&line, index, &mut context, &mut times);
            line.forget();
            scan(&self.numbers, &line, |m| {
                numbers.extend(place(&line, m).map(|place| number(&m.frame, &self.lexicon, place)));
            });
        }
        (numbers, times)
    }

    /// Ordinals that count from here or from the end (`the next`, `the last but one`), in text order. The unit says from
    /// where: `current` or `end`; both bounds are the steps from there.
    #[must_use]
    pub fn relative_ordinals(&self, article: &Article<'_>) -> Vec<NumberExpression> {
        self.count(&self.relative, article)
    }

    fn count(&self, rules: &Rules, article: &Article<'_>) -> Vec<NumberExpression> {
        let mut found = Vec::new();
        let mut line = Line::new(&self.lexicon, article);
        for index in 0..article.lines.len() {
            line.read(index);
            scan(rules, &line, |m| {
                found.extend(place(&line, m).map(|place| number(&m.frame, &self.lexicon, place)));
            });
        }
        found
    }

    /// The temporal expressions of an article, in text order, resolved against its day of publication and against each
    /// other. The tokens and lines must be there; the words chosen in context, if there, tell the tense of a clause.
    #[must_use]
    pub fn times(&self, article: &Article<'_>) -> Vec<TimeExpression> {
        let mut found: Vec<TimeExpression> = Vec::new();
        let mut context = Context { published: article.document.day(), ..Context::default() };
        let mut line = Line::new(&self.lexicon, article);
        for index in 0..article.lines.len() {
            line.read(index);
            self.times_of(&line, index, &mut context, &mut found);
        }
        found
    }

    /// The times of one line; `context` goes on from line to line.
    fn times_of(&self, line: &Line<'_>, index: usize, context: &mut Context, found: &mut Vec<TimeExpression>) {
        scan(&self.times, line, |m| {
            let Some(place) = place(line, m) else { return };
            context.future = self.tense.future(line, m.first, m.end);
            let resolved = Resolver { feasts: &self.feasts, context: *context }.resolve(&m.frame);
            // A day is where the story has come to; so is a month or a year that says its own.
            let told = resolved.precision == Precision::Day && resolved.kind != TimeKind::Duration;
            if let Some(day) =
                if told { resolved.to } else { resolved.from.filter(|_| resolved.basis == Basis::Expression) }
            {
                context.story = Some(day);
            }
            let named = m.frame.has(Key::Era).then(|| place.text(line.article, index));
            found.push(TimeExpression {
                tokens: place.tokens,
                start: place.start,
                end: place.end,
                kind: resolved.kind,
                value: resolved.value.or(named),
                from: resolved.from,
                to: resolved.to,
                precision: resolved.precision,
                basis: resolved.basis,
                modifier: resolved.modifier,
            });
        });
    }

    /// The ids of the rules that made the expressions of an article, in text order.
    #[must_use]
    pub fn rules_used(&self, article: &Article<'_>, numbers: bool) -> Vec<&str> {
        let rules = if numbers { &self.numbers } else { &self.times };
        let mut used = Vec::new();
        let mut line = Line::new(&self.lexicon, article);
        for index in 0..article.lines.len() {
            line.read(index);
            scan(rules, &line, |m| used.extend(rules.rules.get(m.rule).map(|rule| rule.id.as_str())));
        }
        used
    }

    /// The examples that the rules and tables carry.
    pub fn examples(&self) -> impl Iterator<Item = &Example> {
        self.times.rules.iter().chain(&self.numbers.rules).flat_map(|rule| &rule.examples).chain(&self.sentences)
    }
}

/// Where an expression stands.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub tokens: std::ops::Range<u32>,
    pub start: u32,
    pub end: u32,
}

impl Place {
    fn text(&self, article: &Article<'_>, line: usize) -> String {
        let text = article.document.lines.get(line).map_or("", String::as_str);
        text.chars().skip(self.start as usize).take((self.end - self.start) as usize).collect()
    }
}

fn place(line: &Line<'_>, m: &Match) -> Option<Place> {
    let (first, last) = (line.items.get(m.first)?, line.items.get(m.end.checked_sub(1)?)?);
    let cut = if m.frame.has(Key::Whole) { 0 } else { m.cut };
    let start = (first.start + cut).min(first.end.saturating_sub(1));
    Some(Place { tokens: first.first..last.last + 1, start, end: last.end.max(start) })
}

/// Calls `found` with the best match from left to right, none overlapping another.
fn scan(rules: &Rules, line: &Line<'_>, mut found: impl FnMut(&Match)) {
    let mut at = 0;
    while let Some(item) = line.items.get(at) {
        let plain = item.kind == ItemKind::Word && item.senses.0 == item.senses.1;
        let Some(best) = (if plain { None } else { rules.best(line, at) }) else {
            at += 1;
            continue;
        };
        // What only looks like an expression is passed over whole.
        if !best.frame.has(Key::Skip) {
            found(&best);
        }
        at = best.end.max(at + 1);
    }
}
