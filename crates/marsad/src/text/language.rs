//! Whether a text is Arabic, and which of the languages in Arabic script it is.

use rustc_hash::FxHashMap;

use super::characters::{Characters, Class, single};
use crate::data::{Error, Source};

/// How much of a text is looked at: more tells nothing new.
const SAMPLE: usize = 20_000;

/// The marks of the languages in Arabic script (`text/languages.tsv`).
#[derive(Debug)]
pub struct Languages {
    characters: Characters,
    /// Language codes, Arabic first.
    codes: Vec<Box<str>>,
    words: FxHashMap<Box<str>, Vec<usize>>,
    letters: FxHashMap<char, Vec<usize>>,
}

/// What a text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected<'l> {
    /// The language in Arabic script with the most marks in the text; Arabic when none has any; none when the text is
    /// mostly in another script or has no letters.
    pub language: Option<&'l str>,
    /// The share of Arabic letters among all letters, 0 to 1.
    pub share: f64,
    /// How many words and letters of that language were found.
    pub marks: usize,
}

impl Languages {
    /// Reads `text/languages.tsv`.
    ///
    /// # Errors
    /// The first fault in it or in the tables of characters.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let characters = Characters::new(source)?;
        let file = source.file("text/languages.tsv")?;
        let mut codes: Vec<Box<str>> = vec!["ar".into()];
        let (mut words, mut letters) = (FxHashMap::default(), FxHashMap::default());
        for row in file.table(["language", "kind", "items"])? {
            let [code, kind, items] = row.cells;
            let index = codes.iter().position(|known| **known == *code).unwrap_or(codes.len());
            if index == codes.len() {
                codes.push(code.into());
            }
            for item in items.split_whitespace() {
                let of: &mut Vec<usize> = match kind {
                    "word" => words.entry(characters.normal(item).into()).or_default(),
                    "letter" => letters.entry(single(&file, row.line, item)?).or_default(),
                    _ => {
                        return Err(file.error(
                            row.line,
                            format!("unknown kind {kind:?}"),
                            "the kinds are word and letter",
                        ));
                    }
                };
                if !of.contains(&index) {
                    of.push(index);
                }
            }
        }
        Ok(Self { characters, codes, words, letters })
    }

    /// What a text is, from its first 20,000 characters.
    #[must_use]
    pub fn detect(&self, text: &str) -> Detected<'_> {
        let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
        let text = text.get(..end).unwrap_or(text);
        let mut scores = vec![0_usize; self.codes.len()];
        let (mut arabic, mut all) = (0_usize, 0_usize);
        for c in text.chars() {
            let class = self.characters.class(c);
            arabic += usize::from(class == Class::Letter);
            all += usize::from(matches!(class, Class::Letter | Class::Foreign));
            for &index in self.letters.get(&c).into_iter().flatten() {
                scores[index] += 1;
            }
        }
        let inside = |c: char| matches!(self.characters.class(c), Class::Space | Class::Other);
        let mut spelling = String::new();
        for word in text.split(inside) {
            spelling.clear();
            word.chars().for_each(|c| self.characters.push(c, &mut spelling));
            for &index in self.words.get(&*spelling).into_iter().flatten() {
                scores[index] += 1;
            }
        }
        let share = if all == 0 { 0.0 } else { arabic as f64 / all as f64 };
        // Of equals the first, which is Arabic.
        let best = (0..scores.len()).rev().max_by_key(|i| scores[*i]).unwrap_or(0);
        let language = (share >= 0.5).then(|| self.codes.get(best).map(|code| &**code)).flatten();
        Detected { language, share, marks: scores.get(best).copied().unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        let languages = Languages::new(&Source::embedded()).expect("the shipped files load");
        let code = |text| languages.detect(text).language;
        assert_eq!(code("قال الوزير إن بلاده ترغب في شراء أسلحة من روسيا"), Some("ar"));
        assert_eq!(code("التقى الوزير چاویش نظیره الهولندي في گازي عنتاب من دون وفد"), Some("ar"));
        assert_eq!(code("وزیر امور خارجه گفت که ایران از این تصمیم حمایت می کند"), Some("fa"));
        assert_eq!(code("وزیر خارجہ نے کہا ہے کہ پاکستان اس فیصلے کی حمایت کرتا ہے"), Some("ur"));
        assert_eq!(code("وەزیری دەرەوە گوتی ئەو بڕیارە لەگەڵ یاسا ناگونجێت"), Some("ckb"));
        assert_eq!(code("عاجل"), Some("ar"));
        assert_eq!(code("The minister said so"), None);
        assert_eq!(languages.detect("ab اب").share, 0.5);
        assert_eq!(code(""), None);
    }
}
