//! Names that only their vowels tell apart: `names/vowels.tsv`.

use super::entity::code;
use crate::data::{Error, Source};

/// A letter with the marks on it.
type Marked = (char, Vec<char>);

/// Written forms with the state that each means.
#[derive(Debug, Default)]
pub(super) struct Vowels(Vec<(Box<str>, [u8; 3])>);

impl Vowels {
    /// Reads the table.
    ///
    /// # Errors
    /// The first fault in it.
    pub fn read(source: &Source) -> Result<Self, Error> {
        let file = source.file("names/vowels.tsv")?;
        let mut out = Vec::new();
        for row in file.table(["written", "code"])? {
            let [written, letters] = row.cells;
            out.push((written.into(), code(&file, row.line, letters)?.unwrap_or_default()));
        }
        Ok(Self(out))
    }

    /// The one of some states whose written form the marks on a word agree with; none where it bears no mark or several agree.
    pub fn country(&self, word: &str, among: &[[u8; 3]]) -> Option<[u8; 3]> {
        let marks = marked(word);
        if marks.iter().all(|(_, marks)| marks.is_empty()) {
            return None;
        }
        let mut agreeing =
            self.0.iter().filter(|(written, country)| among.contains(country) && agree(&marks, &marked(written)));
        let (_, country) = agreeing.next()?;
        agreeing.next().is_none().then_some(*country)
    }
}

/// Letters, each with the marks above and below it.
fn marked(word: &str) -> Vec<Marked> {
    let mut out: Vec<Marked> = Vec::new();
    for c in word.chars() {
        match (c, out.last_mut()) {
            ('\u{64b}'..='\u{652}', Some((_, marks))) => marks.push(c),
            ('\u{64b}'..='\u{652}' | '\u{640}', _) => {}
            _ => out.push((c, Vec::new())),
        }
    }
    out
}

/// Whether the word ends with the letters of the written form and no mark of the one speaks against the other.
fn agree(word: &[Marked], written: &[Marked]) -> bool {
    let from = word.len().saturating_sub(written.len());
    let tail = word.get(from..).unwrap_or(word);
    let fits = |((letter, marks), (other, known)): (&Marked, &Marked)| {
        letter == other && (marks.is_empty() || known.is_empty() || marks.iter().all(|mark| known.contains(mark)))
    };
    // The last letter bears the case, which tells nothing.
    let shorter = tail.len().saturating_sub(1);
    tail.len() == written.len() && tail.iter().zip(written).take(shorter).all(fits)
}

#[cfg(test)]
mod tests {
    use super::Vowels;
    use crate::data::Source;

    #[test]
    fn shadda_and_damma_tell_amman_from_oman() {
        let vowels = Vowels::read(&Source::embedded()).expect("the shipped table");
        let both = [*b"JOR", *b"OMN"];
        assert_eq!(vowels.country("عمّان", &both), Some(*b"JOR"));
        assert_eq!(vowels.country("وعُمان", &both), Some(*b"OMN"));
        assert_eq!(vowels.country("عُمانُ", &both), Some(*b"OMN"));
        assert_eq!(vowels.country("عمان", &both), None);
    }
}
