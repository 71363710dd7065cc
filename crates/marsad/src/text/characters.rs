//! What each character is, and how the normal spelling writes it.

use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashMap;

use crate::data::{Error, File, Source};

/// What a character is to the tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// An Arabic letter.
    Letter,
    /// A digit of a number.
    Digit,
    /// A diacritic that tells how to read.
    Vowel,
    /// A diacritic that does not.
    Sign,
    /// The lengthening stroke.
    Kashida,
    /// Invisible.
    Control,
    /// A combining mark of another script.
    Accent,
    /// White space.
    Space,
    /// A letter of another script.
    Foreign,
    /// A punctuation mark or anything else.
    Other,
}

impl Class {
    /// The names that `text/characters.tsv` uses.
    const NAMES: [(&'static str, Self); 8] = [
        ("letter", Self::Letter),
        ("digit", Self::Digit),
        ("vowel", Self::Vowel),
        ("sign", Self::Sign),
        ("kashida", Self::Kashida),
        ("control", Self::Control),
        ("accent", Self::Accent),
        ("space", Self::Space),
    ];

    /// The class of a character that no range names.
    fn of(c: char) -> Self {
        if c.is_whitespace() {
            Self::Space
        } else if c.is_alphabetic() {
            Self::Foreign
        } else if c.is_control() {
            Self::Control
        } else {
            Self::Other
        }
    }
}

/// The class of every character and the normal spelling of those that are written otherwise.
#[derive(Debug)]
pub struct Characters {
    /// By code point, for the basic plane; whether the character has a row in `normal` stands beside its class.
    classes: Vec<(Class, bool)>,
    normal: FxHashMap<char, Box<str>>,
    compositions: FxHashMap<(char, char), char>,
}

impl Characters {
    /// Reads `text/characters.tsv`, `text/letters.tsv` and `text/compositions.tsv`.
    ///
    /// # Errors
    /// The first fault in one of them.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let basic = 0..0x1_0000_u32;
        let mut classes: Vec<_> =
            basic.map(|code| (char::from_u32(code).map_or(Class::Other, Class::of), false)).collect();
        let file = source.file("text/characters.tsv")?;
        for row in file.table(["first", "last", "class", "note"])? {
            let [first, last, name, _] = row.cells;
            let class = Class::NAMES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class);
            let class = class.ok_or_else(|| {
                file.error(row.line, format!("unknown class {name:?}"), "the classes are named at the head of the file")
            })?;
            for code in range(&file, row.line, first, last)? {
                if let Some(entry) = classes.get_mut(code as usize) {
                    entry.0 = class;
                }
            }
        }
        let mut normal = FxHashMap::default();
        let file = source.file("text/letters.tsv")?;
        for row in file.table(["code", "letter", "normal"])? {
            let code = code(&file, row.line, row.cells[0])?;
            let letter = single(&file, row.line, row.cells[1])?;
            if letter as u32 != code {
                return Err(file.error(
                    row.line,
                    "code and letter differ",
                    "write the code point of the letter beside it",
                ));
            }
            if row.cells[2].is_empty() {
                return Err(file.error(row.line, "no normal spelling", "name the letters that stand for it"));
            }
            if let Some(entry) = classes.get_mut(code as usize) {
                entry.1 = true;
            }
            normal.insert(letter, row.cells[2].into());
        }
        let mut compositions = FxHashMap::default();
        let file = source.file("text/compositions.tsv")?;
        for row in file.table(["letter", "sign", "normal"])? {
            let letter = single(&file, row.line, row.cells[0])?;
            let sign = char::from_u32(code(&file, row.line, row.cells[1])?).unwrap_or('\u{FFFD}');
            compositions.insert((letter, sign), single(&file, row.line, row.cells[2])?);
        }
        Ok(Self { classes, normal, compositions })
    }

    /// The class of a character.
    pub(super) fn class(&self, c: char) -> Class {
        self.classes.get(c as usize).map_or_else(|| Class::of(c), |entry| entry.0)
    }

    /// Adds to `spelling` what the normal spelling writes for a character.
    pub(super) fn push(&self, c: char, spelling: &mut String) {
        match self.classes.get(c as usize) {
            Some((Class::Letter | Class::Digit | Class::Foreign | Class::Other, false)) | None => spelling.push(c),
            Some((_, true)) => spelling.push_str(self.normal.get(&c).map_or("", |normal| normal)),
            Some((Class::Sign, false)) => {
                let composed = spelling.chars().next_back().and_then(|last| self.compositions.get(&(last, c)));
                if let Some(&composed) = composed {
                    spelling.pop();
                    spelling.push(composed);
                }
            }
            Some((Class::Accent, false)) => {
                // A foreign letter keeps its accent; on an Arabic one it means nothing.
                if spelling.chars().next_back().is_some_and(|last| self.class(last) == Class::Foreign) {
                    spelling.push(c);
                }
            }
            Some((Class::Vowel | Class::Kashida | Class::Control | Class::Space, false)) => {}
        }
    }

    /// The normal spelling of a word: letters folded, diacritics, kashida and invisible characters left out.
    #[must_use]
    pub fn normal(&self, text: &str) -> String {
        let mut spelling = String::with_capacity(text.len());
        text.chars().for_each(|c| self.push(c, &mut spelling));
        spelling
    }

    /// The code points of `text` that the characters `part` of its normal spelling stand for. Parts that meet in the
    /// spelling meet in the text, and all parts together cover it: a diacritic or a kashida goes with the letter
    /// before it, a ligature with the first of its letters.
    #[must_use]
    pub fn stretch(&self, text: &str, part: Range<usize>) -> Range<u32> {
        let mut spelling = String::new();
        let (mut points, mut start, mut end) = (0, None, None);
        for c in text.chars() {
            let before = spelling.chars().count();
            self.push(c, &mut spelling);
            if spelling.chars().count() > before {
                // The first code point that brings the letter, or one after it, is where the part begins.
                if start.is_none() && before >= part.start {
                    start = Some(points);
                }
                if end.is_none() && before >= part.end {
                    end = Some(points);
                }
            }
            points += 1;
        }
        let end = if part.end == 0 { 0 } else { end.unwrap_or(points) };
        let start = if part.start == 0 { 0 } else { start.unwrap_or(points) };
        start.min(end)..end
    }
}

/// A code point written in hexadecimal.
pub(super) fn code(file: &File<'_>, line: usize, cell: &str) -> Result<u32, Error> {
    u32::from_str_radix(cell, 16)
        .ok()
        .filter(|code| char::from_u32(*code).is_some())
        .ok_or_else(|| file.error(line, format!("{cell:?} is no code point"), "write it in hexadecimal: 064B"))
}

fn range(file: &File<'_>, line: usize, first: &str, last: &str) -> Result<RangeInclusive<u32>, Error> {
    let (first, last) = (code(file, line, first)?, code(file, line, last)?);
    if first <= last {
        Ok(first..=last)
    } else {
        Err(file.error(line, "the range runs backwards", "the smaller code point comes first"))
    }
}

/// A cell that holds one character.
pub(super) fn single(file: &File<'_>, line: usize, cell: &str) -> Result<char, Error> {
    let mut characters = cell.chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) => Ok(c),
        _ => Err(file.error(line, format!("{cell:?} is not one character"), "write one character")),
    }
}
