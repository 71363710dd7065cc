//! A line as the rules see it: words with their senses, figures with their values, marks.
//!
//! Figures with separators are taken apart here (`2018/05/18` is three figures and two marks, `3.5` and `1,200` one
//! figure), and proclitics written apart are put where they belong (`و 19`, `الـ27`), so that rules need not care how the
//! tokens were cut.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::glance::Glance;
use super::lexicon::{LITERAL, Lexicon, Sense, clitic};
use super::matcher::Match;
use crate::article::Article;
use crate::text::TokenKind;

/// One item of a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// The tokens it was made of: first and last.
    pub first: u32,
    pub last: u32,
    /// Offsets in the line, code points; proclitics written apart included.
    pub start: u32,
    pub end: u32,
    /// Where the item proper starts if proclitics are written apart.
    pub core: u32,
    /// What it is.
    pub kind: ItemKind,
    /// Proclitics written apart.
    pub clitics: u8,
    /// Senses, as a range of the lexicon's.
    pub senses: (u32, u32),
    /// What is seen of it at a glance.
    pub glance: Glance,
    /// For words with senses where more of them stands in the worker's spellings.
    pub sensed: Option<u32>,
    /// Whether it may be the first of several words that count as one.
    pub tailed: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum ItemKind {
    Word,
    /// Value, number of digits before the separator, digits after it.
    Figure(f64, u8, u8),
    Mark(char),
}

impl Item {
    /// The figure's value, if it has no fraction.
    pub fn whole(&self) -> Option<f64> {
        match self.kind {
            ItemKind::Figure(value, _, 0) => Some(value),
            _ => None,
        }
    }
}

/// The items of one line and what is needed to read them.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub items: Vec<Item>,
    pub lexicon: &'a Lexicon,
    pub article: &'a Article<'a>,
    /// What groups of rules match at items of this line: group, item, proclitics allowed.
    pub known: RefCell<Known>,
}

/// Matches by group, item and proclitics allowed; none where the group does not match.
type Known = FxHashMap<(u32, u32, u32), Option<Rc<[Match]>>>;

impl<'a> Line<'a> {
    pub fn new(lexicon: &'a Lexicon, article: &'a Article<'a>) -> Self {
        Self { items: Vec::with_capacity(64), lexicon, article, known: RefCell::default() }
    }

    /// Forgets what groups match, for another set of rules.
    pub fn forget(&self) {
        self.known.borrow_mut().clear();
    }

    /// Fills the items from the tokens of a line.
    pub fn read(&mut self, line: usize) {
        self.items.clear();
        self.known.borrow_mut().clear();
        let Some(range) = self.article.lines.get(line).cloned() else { return };
        // Proclitics that wait for the item they belong to: first token, start, bits.
        let mut pending: Option<(u32, u32, u8)> = None;
        let mut read = range.start;
        for index in range.clone() {
            if index < read {
                continue;
            }
            let Some(token) = self.article.tokens.get(index as usize) else { continue };
            let next = (index + 1 < range.end).then(|| self.article.tokens.get(index as usize + 1)).flatten();
            let before = self.items.len();
            let mut item = Item {
                first: index,
                last: index,
                start: token.start,
                end: token.end,
                core: token.start,
                kind: ItemKind::Word,
                clitics: 0,
                senses: (0, 0),
                glance: Glance::default(),
                sensed: None,
                tailed: false,
                spaced: token.spaced,
            };
            match token.kind {
                TokenKind::Word | TokenKind::Foreign => {
                    let spelling = self.article.spellings.get(token.form);
                    let bits = spelling.proclitics;
                    if bits != 0
                        && let Some(next) = next
                        && (!next.spaced && next.kind == TokenKind::Number || bits == clitic::AND)
                    {
                        pending.get_or_insert((index, token.start, 0)).2 |= bits;
                        continue;
                    }
                    (item.senses, item.sensed, item.tailed) = (spelling.senses, spelling.sensed, spelling.tailed);
                    item.glance = self.article.spellings.glance(spelling);
                    self.items.push(item);
                }
                TokenKind::Number => match self.glued(index) {
                    Some(Glued::Name) => {
                        item.glance = Glance::item(ItemKind::Word, &[]);
                        self.items.push(item);
                    }
                    Some(Glued::Exponent(power)) => {
                        self.figures(item);
                        self.raise(power, index + 1);
                        read = index + 2;
                    }
                    None => self.figures(item),
                },
                TokenKind::Punctuation | TokenKind::Symbol => {
                    let spelling = self.article.spellings.get(token.form);
                    (item.senses, item.tailed) = (spelling.senses, spelling.tailed);
                    if let Some(mark) = self.article.form(index).chars().find(|c| !is_invisible(*c)) {
                        item.kind = ItemKind::Mark(mark);
                        item.glance = Glance::item(item.kind, self.lexicon.slice(item.senses));
                        self.items.push(item);
                    }
                }
                TokenKind::Hashtag => {
                    item.glance = Glance::item(ItemKind::Word, &[]);
                    self.items.push(item);
                }
            }
            if let Some((first, start, bits)) = pending.take()
                && let Some(item) = self.items.get_mut(before)
            {
                (item.first, item.start, item.clitics) = (first, start, bits);
            }
        }
        // A closing conjunction belongs to nothing.
    }

    /// The normal spelling of a word.
    pub fn form(&self, item: &Item) -> &str {
        self.article.form(item.last)
    }

    /// What may follow a word in a pass.
    pub fn opening(&self, item: &Item, pass: usize) -> Option<Glance> {
        self.article.spellings.opening(item.sensed, pass)
    }

    /// Whether the words follow that a sense of an item asks for.
    pub fn tail_stands(&self, sense: &Sense, at: usize) -> bool {
        self.lexicon.tail(sense).iter().enumerate().all(|(i, word)| {
            self.items.get(at + 1 + i).is_some_and(|next| {
                let literal = |s: &Sense| s.class == LITERAL && s.value as u32 == *word;
                next.clitics == 0 && self.senses(next).iter().any(|s| literal(s) && s.clitics & clitic::OUTER == 0)
            })
        })
    }

    /// Whether a word has the article.
    pub fn definite(&self, item: &Item) -> bool {
        self.lexicon.definite(self.form(item))
    }

    pub fn senses(&self, item: &Item) -> &'a [Sense] {
        self.lexicon.slice(item.senses)
    }

    /// What is written together with figures that makes them more or less than a number.
    fn glued(&self, figures: u32) -> Option<Glued> {
        let close = |at: u32| self.article.tokens.get(at as usize).filter(|token| !token.spaced);
        let text = |at: u32| self.article.text(at);
        let letter =
            |at: u32| close(at).is_some_and(|token| token.kind == TokenKind::Word) && text(at).chars().count() == 1;
        let next = figures + 1;
        if close(next)?.kind == TokenKind::Foreign {
            if let Some(power) = exponent(text(next)) {
                return Some(Glued::Exponent(power));
            }
            let alone = text(next).chars().count() == 1
                && close(next + 1).is_none_or(|token| token.kind == TokenKind::Punctuation);
            return alone.then_some(Glued::Name);
        }
        let point = close(next + 1).is_some() && text(next + 1) == ".";
        (letter(next) && point && letter(next + 2)).then_some(Glued::Name)
    }

    /// Multiplies the figure read last by a power of ten, which stands in the token `last`.
    fn raise(&mut self, power: i32, last: u32) {
        let end = self.article.tokens.get(last as usize).map(|token| token.end);
        if let (Some(item), Some(end)) = (self.items.last_mut(), end)
            && let ItemKind::Figure(value, digits, decimals) = item.kind
        {
            let decimals = i32::from(decimals) - power;
            // Dividing keeps `12e-1` at 1.2.
            let tens = 10f64.powi(power.abs());
            let value = if power < 0 { value / tens } else { value * tens };
            item.kind = ItemKind::Figure(value, digits, u8::try_from(decimals).unwrap_or(0));
            (item.last, item.end) = (last, end);
        }
    }

    /// Takes a token of digits and separators apart.
    fn figures(&mut self, template: Item) {
        let article = self.article;
        let text = article.text(template.first);
        let figure = Glance::item(ItemKind::Figure(0.0, 0, 0), &[]);
        let template = Item { glance: Glance::item(ItemKind::Word, &[]), ..template };
        if text.len() > 64 {
            return self.items.push(template);
        }
        let mut runs = [Run::default(); 8];
        let mut count = 0;
        for (offset, c) in text.chars().enumerate() {
            let offset = offset as u32;
            if let Some(digit) = digit(c) {
                if count == 0 || runs.get(count - 1).is_none_or(|run| run.mark.is_some()) {
                    count += 1;
                }
                let Some(run) = runs.get_mut(count - 1) else { return self.items.push(template) };
                if run.digits == 0 {
                    run.start = offset;
                }
                run.value = run.value * 10.0 + f64::from(digit);
                run.digits = run.digits.saturating_add(1);
                run.end = offset + 1;
            } else if let Some(run) = count.checked_sub(1).and_then(|last| runs.get_mut(last))
                && !is_invisible(c)
            {
                run.mark.get_or_insert((c, offset));
            }
        }
        let Some(runs) = runs.get(..count) else { return };
        let mut done = 0;
        while let Some(run) = runs.get(done) {
            let rest = runs.get(done..).unwrap_or(&[]);
            let (value, taken, decimals) = number(rest);
            let end = rest.get(taken - 1).map_or(run.end, |run| run.end);
            self.items.push(Item {
                start: template.start + run.start,
                core: template.start + run.start,
                end: template.start + end,
                kind: ItemKind::Figure(value, run.digits, decimals),
                glance: figure,
                spaced: done == 0 && template.spaced,
                ..template
            });
            done += taken;
            if let Some((mark, offset)) = rest.get(taken - 1).and_then(|run| run.mark)
                && (done < runs.len() || !is_separator(mark))
            {
                let start = template.start + offset;
                self.items.push(Item {
                    start,
                    core: start,
                    end: start + 1,
                    kind: ItemKind::Mark(mark),
                    glance: Glance::item(ItemKind::Mark(mark), &[]),
                    spaced: false,
                    ..template
                });
            }
        }
        if runs.is_empty() {
            self.items.push(template);
        }
    }
}

/// What letters make of figures that they are written together with.
enum Glued {
    /// A name or an address: `5G`, `٢٩ك.ل.م.`.
    Name,
    /// A number with a power of ten: `12e-1`.
    Exponent(i32),
}

/// The power of ten in the rest of a number: `e-1`.
fn exponent(text: &str) -> Option<i32> {
    let power = text.strip_prefix(['e', 'E'])?;
    let (sign, digits) = power.strip_prefix('-').map_or((1, power), |digits| (-1, digits));
    let value = digits.chars().try_fold(0i32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)? as i32))?;
    (!digits.is_empty() && value < 100).then_some(sign * value)
}

/// A run of digits with the mark after it.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    value: f64,
    digits: u8,
    start: u32,
    end: u32,
    mark: Option<(char, u32)>,
}

/// Reads runs of digits as one number: its value, how many runs it takes, and its digits after the decimal separator.
///
/// Three digits after a comma are thousands unless the number starts with 0; after a point they are decimals unless another
/// group of three follows. Any other number of digits after one separator is decimals. Dates keep their parts: two points
/// or two other marks are no number.
fn number(runs: &[Run]) -> (f64, usize, u8) {
    let Some(first) = runs.first() else { return (0.0, 1, 0) };
    let mark = |i: usize| runs.get(i).and_then(|run: &Run| run.mark).map(|(mark, _)| mark);
    let (Some(separator), Some(second)) = (mark(0), runs.get(1)) else { return (first.value, 1, 0) };
    if !is_separator(separator) {
        return (first.value, 1, 0);
    }
    let grouped = runs.iter().skip(1).take_while(|run| run.digits == 3).count();
    let points = separator == '.';
    if grouped >= 1 && first.digits <= 3 && first.value > 0.0 && (!points || grouped >= 2) {
        let same = (0..grouped).all(|i| mark(i) == Some(separator));
        if same || grouped == 1 {
            let taken = if same { grouped + 1 } else { 2 };
            let whole = runs.iter().take(taken).fold(0.0, |sum, run| sum * 1000.0 + run.value);
            // A decimal part after the thousands, with the other separator.
            if let (Some(other), Some(last)) = (mark(taken - 1), runs.get(taken))
                && other != separator
                && is_separator(other)
                && mark(taken).is_none()
            {
                return (whole + last.value / 10f64.powi(i32::from(last.digits)), taken + 1, last.digits);
            }
            return (whole, taken, 0);
        }
    }
    if mark(1).is_none_or(|next| next != separator) {
        let digits = i32::from(second.digits);
        return (first.value + second.value / 10f64.powi(digits), 2, second.digits);
    }
    (first.value, 1, 0)
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\u{66b}' | '\u{66c}' | '\u{60c}')
}

/// Marks of direction and joiners, which a reader does not see.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn digit(c: char) -> Option<u32> {
    let c = u32::from(c);
    [0x30, 0x660, 0x6f0].into_iter().find_map(|zero| c.checked_sub(zero).filter(|d| *d < 10))
}
