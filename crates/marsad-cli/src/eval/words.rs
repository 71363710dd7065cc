//! Words for the scorer: positions in a line, and whether two names share a content word.
//!
//! The scorer has its own words, apart from the engine's tokens, so that a change of the tokeniser moves no figure.

use std::collections::BTreeSet;

use marsad::data::{Error, Source};

/// The words of a line with their first and last offsets, in code points: letters, digits, marks on letters, underscores.
fn words(line: &str) -> Vec<(usize, usize, &str)> {
    let mut words = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (offset, (byte, character)) in line.char_indices().enumerate() {
        match (is_word(character), open) {
            (true, None) => open = Some((offset, byte)),
            (false, Some((start, from))) => {
                words.push((start, offset, &line[from..byte]));
                open = None;
            }
            _ => {}
        }
    }
    if let Some((start, from)) = open {
        words.push((start, line.chars().count(), &line[from..]));
    }
    words
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || is_mark(character)
}

/// Marks on Arabic letters, and the tatweel.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{640}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// Which word of a line holds an offset.
pub(super) fn at(line: &str, offset: usize) -> Option<usize> {
    words(line).iter().position(|&(start, end, _)| (start..end).contains(&offset))
}

/// Which word of a line is the `nth` that reads `text`, counted from 1. A text that is no whole word is looked for as a stretch.
pub(super) fn nth(line: &str, text: &str, nth: usize) -> Option<usize> {
    let skip = nth.saturating_sub(1);
    let same = words(line).iter().enumerate().filter(|(_, word)| word.2 == text).map(|(i, _)| i).nth(skip);
    same.or_else(|| {
        let byte = line.match_indices(text).nth(skip)?.0;
        at(line, line.get(..byte)?.chars().count())
    })
}

/// What tells content words from others.
#[derive(Debug, Default)]
pub(crate) struct Words {
    before: Vec<String>,
    after: Vec<String>,
    function: BTreeSet<String>,
}

impl Words {
    /// Reads `score/words.tsv`.
    pub(crate) fn new(source: &Source) -> Result<Self, Error> {
        let file = source.file("score/words.tsv")?;
        let mut words = Self::default();
        for row in file.table(["kind", "word"])? {
            let [kind, word] = row.cells;
            let word = normal(word);
            match kind {
                "before" => words.before.push(word),
                "after" => words.after.push(word),
                "function" => _ = words.function.insert(word),
                _ => return Err(file.error(row.line, format!("unknown kind {kind:?}"), "before, after or function")),
            }
        }
        Ok(words)
    }

    /// Whether two texts have a content word in common, clitics aside.
    pub(crate) fn share(&self, one: &str, other: &str) -> bool {
        let (one, other) = (self.content(one), self.content(other));
        one.intersection(&other).next().is_some()
    }

    /// The content words of a text, each with what is left of it when clitics are cut. Where there is none (a pronoun, a
    /// name of two letters) all its words count.
    fn content(&self, text: &str) -> BTreeSet<String> {
        // A hashtag joins its words by underscores.
        let single = words(text).into_iter().flat_map(|(_, _, word)| word.split('_'));
        let all: BTreeSet<String> = single.filter(|word| !word.is_empty()).map(normal).collect();
        let content = all.iter().filter(|word| !self.function.contains(*word) && long(word));
        let cut: BTreeSet<String> = content.flat_map(|word| self.cuts(word)).collect();
        if cut.is_empty() { all } else { cut }
    }

    /// A word and its shorter readings: clitics cut before it one after the other, then one after it.
    fn cuts(&self, word: &str) -> Vec<String> {
        let mut cuts = vec![word.to_owned()];
        let mut rest = word;
        for clitic in &self.before {
            if let Some(shorter) = rest.strip_prefix(clitic.as_str()).filter(|shorter| long(shorter)) {
                rest = shorter;
                cuts.push(rest.to_owned());
            }
        }
        for clitic in &self.after {
            let shorter: Vec<_> = cuts.iter().filter_map(|cut| cut.strip_suffix(clitic.as_str())).collect();
            let shorter: Vec<_> = shorter.into_iter().filter(|cut| long(cut)).map(str::to_owned).collect();
            if !shorter.is_empty() {
                cuts.extend(shorter);
                break;
            }
        }
        cuts.retain(|cut| !self.function.contains(cut));
        cuts
    }
}

/// Whether a word has at least three letters; shorter ones tell too little.
fn long(word: &str) -> bool {
    word.chars().nth(2).is_some()
}

/// A spelling without marks, its forms of alef, ya, ta marbuta and hamza made one.
fn normal(word: &str) -> String {
    let letters = word.chars().filter(|&letter| !is_mark(letter)).map(|letter| match letter {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' => '\u{627}',
        '\u{649}' => '\u{64a}',
        '\u{629}' => '\u{647}',
        _ => letter,
    });
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_share_words() -> Result<(), Error> {
        let words = Words::new(&Source::embedded())?;
        assert!(words.share("الحكومة الفرنسية", "حكومة فرنسا"));
        assert!(words.share("وزارة الدفاع الروسية", "الدفاع"));
        assert!(words.share("للجيش", "الجيش السوري"));
        assert!(words.share("ألكسندر_بينالا", "الكسندر بينالا"));
        assert!(words.share("هم", "هم"));
        assert!(!words.share("القوات من سوريا", "وفد من مصر"));
        assert!(!words.share("روسيا", "الولايات المتحدة"));
        Ok(())
    }

    #[test]
    fn words_are_found() {
        let line = "قتل 5 في هجوم، ثم قتل آخر #حزب_الله";
        assert_eq!(nth(line, "قتل", 2), Some(5));
        assert_eq!(nth(line, "حزب_الله", 1), Some(7));
        assert_eq!(nth(line, "فر", 1), None);
        assert_eq!(at(line, 9), Some(3));
    }
}
