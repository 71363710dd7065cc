//! Where a number ends.

use rustc_hash::FxHashMap;

use super::characters::{Characters, Class, single};
use crate::data::{Error, Source};

/// The signs that join digits, with their normal spelling.
#[derive(Debug)]
pub(super) struct Separators(FxHashMap<char, char>);

/// How far a number reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// Bytes of the number.
    pub(super) number: usize,
    /// Bytes of the whole chain of digits and separators that it starts; longer than `number` when the chain is no
    /// number but a date or a list (`15.5.2018`), which is cut at every separator.
    pub(super) chain: usize,
}

impl Separators {
    /// Reads `text/numbers.tsv`.
    pub(super) fn new(source: &Source) -> Result<Self, Error> {
        let file = source.file("text/numbers.tsv")?;
        let rows = file.table(["sign", "normal"])?;
        let pair = |row: &crate::data::Row<'_, 2>| {
            Ok((single(&file, row.line, row.cells[0])?, single(&file, row.line, row.cells[1])?))
        };
        rows.iter().map(pair).collect::<Result<_, _>>().map(Self)
    }

    /// The normal spelling of a separator.
    pub(super) fn normal(&self, c: char) -> Option<char> {
        self.0.get(&c).copied()
    }

    /// The extent of the number at the start of `text`, which is a digit.
    pub(super) fn extent(&self, characters: &Characters, text: &str) -> Extent {
        let digits = |text: &str| {
            let run = text.chars().take_while(|c| characters.class(*c) == Class::Digit);
            run.fold((0, 0), |(count, bytes), c| (count + 1, bytes + c.len_utf8()))
        };
        let (first, whole) = digits(text);
        let mut shape = Shape { first, groups: 0, regular: true, thousands: None, last: (None, 0) };
        let mut chain = whole;
        // Marks of direction around a sign are not seen.
        let unseen = |text: &str| {
            let run = text.chars().take_while(|c| characters.class(*c) == Class::Control);
            run.map(char::len_utf8).sum::<usize>()
        };
        while let Some(rest) = text.get(chain..) {
            let before = unseen(rest);
            let Some(sign) = rest.get(before..).and_then(|rest| rest.chars().next()) else { break };
            if self.normal(sign).is_none() {
                break;
            }
            let mut at = before + sign.len_utf8();
            at += unseen(rest.get(at..).unwrap_or(""));
            let (count, bytes) = digits(rest.get(at..).unwrap_or(""));
            if count == 0 {
                break;
            }
            shape.add(sign, count);
            chain += at + bytes;
        }
        Extent { number: if shape.is_number() { chain } else { whole }, chain }
    }
}

/// The groups of digits in a chain.
#[derive(Debug)]
struct Shape {
    first: usize,
    groups: usize,
    /// Whether all groups but the last are thousands with the same sign.
    regular: bool,
    thousands: Option<char>,
    last: (Option<char>, usize),
}

impl Shape {
    fn add(&mut self, sign: char, digits: usize) {
        if let (Some(previous), count) = self.last {
            self.regular &= count == 3 && *self.thousands.get_or_insert(previous) == previous;
        }
        self.groups += 1;
        self.last = (Some(sign), digits);
    }

    /// A whole number, a decimal fraction (`3.5`, `106,78`), thousands (`1,200,000`), or thousands and a fraction
    /// (`1,200.5`). Two long groups at a comma (`2017,2018`) are a list.
    fn is_number(&self) -> bool {
        let (sign, digits) = self.last;
        match self.groups {
            0 => true,
            1 => self.first <= 3 || digits <= 2 || matches!(sign, Some('.' | '\u{66b}')),
            _ => self.regular && self.first <= 3 && (sign != self.thousands || digits == 3),
        }
    }
}
