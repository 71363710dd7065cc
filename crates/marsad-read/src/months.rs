//! Dates in Arabic words: the engine's names of months, found in lines that pages and feeds show to readers.

use std::sync::LazyLock;

use jiff::civil::Date;
use marsad::data::{Error, Source};
use marsad::text::Characters;

/// Compiled once for all readers; without the shipped files, which always load, no date in words is understood.
static MONTHS: LazyLock<Option<Months>> = LazyLock::new(|| Months::new(&Source::embedded()).ok());

/// The civil names of months with their spellings as the engine compares them, word by word.
struct Months {
    characters: Characters,
    names: Vec<(Vec<String>, Month)>,
}

/// A month of the civil calendar or of the Hijri one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Month {
    Civil(i8),
    Hijri(i8),
}

/// A piece of a line: a number or a word. Marks between them are left out.
enum Piece {
    Number(i16),
    Word(String),
}

impl Months {
    fn new(source: &Source) -> Result<Self, Error> {
        let characters = Characters::new(source)?;
        let mut names = Vec::new();
        for row in source.file("time/words/months.tsv")?.table(["class", "value", "forms"])? {
            let [class, value, forms] = row.cells;
            let month = match (class, value.parse()) {
                ("MONTH" | "WEAKMONTH", Ok(month)) => Month::Civil(month),
                ("HMONTH", Ok(month)) => Month::Hijri(month),
                _ => continue,
            };
            for form in forms.split(", ") {
                let words = form.trim_start_matches('!').split([' ', '/']);
                names.push((words.map(|word| characters.normal(word)).collect::<Vec<_>>(), month));
            }
        }
        // Of two names the longer one is meant where both fit.
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Ok(Self { characters, names })
    }

    fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let kind = |c: char| (european(c).is_ascii_digit(), c.is_alphanumeric() || self.is_mark(c));
            let (digit, inside) = kind(c);
            let end = rest.find(|next: char| kind(next) != (digit, inside)).unwrap_or(rest.len());
            let piece = rest.get(..end).unwrap_or_default();
            if digit {
                let figures: String = piece.chars().map(european).collect();
                pieces.push(Piece::Number(figures.parse().unwrap_or(-1)));
            } else if inside {
                pieces.push(Piece::Word(self.characters.normal(piece)));
            }
            rest = rest.get(end..).unwrap_or_default();
        }
        pieces
    }

    /// Whether a character that is no letter stands within words: a vowel, a kashida.
    fn is_mark(&self, c: char) -> bool {
        !c.is_whitespace() && !c.is_ascii() && self.characters.normal(&c.to_string()).is_empty()
    }

    /// The month that pieces begin with, and how many they are; a second name of the same month may follow the first.
    fn month(&self, pieces: &[Piece]) -> Option<(Month, usize)> {
        let (month, count) = self.name(pieces)?;
        match self.name(pieces.get(count..)?) {
            Some((again, more)) if again == month => Some((month, count + more)),
            _ => Some((month, count)),
        }
    }

    fn name(&self, pieces: &[Piece]) -> Option<(Month, usize)> {
        let fits = |words: &[String]| {
            words.len() <= pieces.len()
                && words.iter().zip(pieces).all(|(word, piece)| matches!(piece, Piece::Word(other) if other == word))
        };
        self.names.iter().find(|(words, _)| fits(words)).map(|(words, month)| (*month, words.len()))
    }

    /// Whether a line holds a full date, of either calendar.
    fn has_date(&self, text: &str) -> bool {
        let pieces = self.pieces(text);
        let is_number = |at: usize, range: std::ops::RangeInclusive<i16>| matches!(pieces.get(at), Some(Piece::Number(number)) if range.contains(number));
        (0..pieces.len()).any(|at| {
            let found = self.month(pieces.get(at..).unwrap_or_default());
            found.is_some_and(|(_, count)| {
                let year = is_number(at + count, 1300..=2100) || is_number(at + count + 1, 1300..=2100);
                let day = at > 0 && is_number(at - 1, 1..=31) || is_number(at + count, 1..=31);
                day && year
            })
        })
    }

    fn dates(&self, text: &str) -> Vec<Date> {
        let pieces = self.pieces(text);
        let number = |at: usize| match pieces.get(at) {
            Some(Piece::Number(number)) => Some(*number),
            _ => None,
        };
        let mut found = Vec::new();
        for at in 0..pieces.len() {
            let Some((Month::Civil(month), count)) = self.month(pieces.get(at..).unwrap_or_default()) else { continue };
            let before = at.checked_sub(1).and_then(number);
            let after = number(at + count);
            let day_first = before.zip(after).and_then(|(day, year)| civil(year, month, day));
            let month_first = || after.zip(number(at + count + 1)).and_then(|(day, year)| civil(year, month, day));
            found.extend(day_first.or_else(month_first));
        }
        found
    }
}

fn civil(year: i16, month: i8, day: i16) -> Option<Date> {
    (1900..=2100).contains(&year).then(|| Date::new(year, month, i8::try_from(day).ok()?).ok())?
}

/// A digit of the Arabic-Indic or Persian rows as the European one; any other character as it is.
pub(crate) fn european(c: char) -> char {
    let row = |zero: u32| (c as u32).checked_sub(zero).filter(|d| *d < 10).and_then(|d| char::from_digit(d, 10));
    row(0x660).or_else(|| row(0x6F0)).unwrap_or(c)
}

/// The first full date with an Arabic name of its month in a line. A date of the Hijri calendar beside it is passed over.
pub(crate) fn first_date(text: &str) -> Option<Date> {
    MONTHS.as_ref()?.dates(text).first().copied()
}

/// Whether a line holds a full date with a name of its month, civil or Hijri.
pub(crate) fn has_date(text: &str) -> bool {
    MONTHS.as_ref().is_some_and(|months| months.has_date(text))
}

/// The earliest of the dates in a line: where a page tells when it was published and when it was changed, the first.
pub(crate) fn earliest_date(text: &str) -> Option<Date> {
    MONTHS.as_ref()?.dates(text).into_iter().min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_with_names_of_months() {
        for (text, date) in [
            ("الجمعة 18 أيار 2018", "2018-05-18"),
            ("نشر في ١٨ مايو ٢٠١٨ الساعة 03:04 م", "2018-05-18"),
            ("18 أيار/مايو 2018", "2018-05-18"),
            ("مايو 18, 2018", "2018-05-18"),
            ("الجمعة 2 رمضان 1439 هـ - 18 مايو 2018 م", "2018-05-18"),
            ("4 تشرين الثاني 2018", "2018-11-04"),
            ("13 جويلية 2018", "2018-07-13"),
            ("9-غشت-2018", "2018-08-09"),
            ("7 ديسمبر، 2018", "2018-12-07"),
            ("1 مَايُو 2018", "2018-05-01"),
        ] {
            assert_eq!(first_date(text).map(|date| date.to_string()).as_deref(), Some(date), "{text}");
        }
        for text in ["", "18 مايو", "مايو 2018", "45 مايو 2018", "2 رمضان 1439", "18 كلمة 2018"] {
            assert_eq!(first_date(text), None, "{text}");
        }
        assert!(has_date("2 رمضان 1439 هـ") && has_date("18 مايو 2018") && !has_date("18 مايو") && !has_date("2018"));
        let both = "آخر تحديث: 19 أيار 2018، نشر: 18 أيار 2018";
        assert_eq!(earliest_date(both).map(|date| date.to_string()).as_deref(), Some("2018-05-18"));
    }
}
