//! Words in the sense of Universal Dependencies: a token cut at its clitics, with universal parts of speech.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::letters::code;
use super::rule::Action;
use super::vocal::{Vocal, mark};
use super::{Analyser, Clitics};
use crate::article::Article;
use crate::data::{Error, Source};
use crate::text::TokenKind;

/// One syntactic word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its letters, as characters of the token's normal spelling.
    pub letters: Range<usize>,
    /// Universal part of speech.
    pub upos: &'static str,
    /// Lemma with diacritics.
    pub lemma: String,
    /// What part of the token it is.
    pub part: Part,
}

/// What part of a token a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A proclitic.
    Proclitic(Clitics),
    /// The word itself.
    Stem,
    /// A suffixed pronoun.
    Pronoun,
}

/// The universal parts of speech.
pub(super) const TAGS: [&str; 17] = [
    "VERB", "NOUN", "PROPN", "ADJ", "NUM", "DET", "ADP", "CCONJ", "SCONJ", "PART", "PRON", "ADV", "INTJ", "PUNCT",
    "SYM", "X", "AUX",
];

/// The conventions of the output, compiled.
#[derive(Debug, Default)]
pub struct Universal {
    rows: FxHashMap<Box<str>, (&'static str, Box<str>)>,
}

impl Universal {
    /// Reads `morph/universal.tsv`.
    ///
    /// # Errors
    /// When the table is missing or malformed, or a tag is no universal part of speech.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let mut out = Self::default();
        let file = source.file("morph/universal.tsv")?;
        for row in file.table(["name", "upos", "lemma"])? {
            let [name, upos, lemma] = row.cells;
            let tag = TAGS.iter().find(|tag| **tag == upos).ok_or_else(|| {
                file.error(row.line, format!("no tag {upos:?}"), "the tags are those of Universal Dependencies")
            })?;
            out.rows.insert(name.into(), (tag, lemma.into()));
        }
        Ok(out)
    }

    fn word(&self, name: &str, written: &str, lemma: &str, letters: Range<usize>, part: Part) -> Word {
        let (upos, spelled) = self.rows.get(name).map_or(("X", "="), |(upos, lemma)| (*upos, lemma));
        let lemma = match spelled {
            "-" => lemma.to_owned(),
            "=" => written.chars().skip(letters.start).take(letters.len()).collect(),
            fixed => fixed.to_owned(),
        };
        Word { letters, upos, lemma, part }
    }
}

impl Analyser {
    /// The syntactic words of a token in order; together they cover its normal spelling.
    #[must_use]
    pub fn words(&self, article: &Article<'_>, token: u32) -> Vec<Word> {
        let form = article.form(token);
        let length = form.chars().count();
        let universal = &self.universal;
        let Some(reading) = article.word(token) else {
            let name = match article.kind(token) {
                Some(TokenKind::Number) => "number",
                Some(TokenKind::Punctuation) => "punctuation",
                Some(TokenKind::Foreign) => "foreign",
                Some(TokenKind::Hashtag) => "hashtag",
                _ => "symbol",
            };
            let mut word = universal.word(name, form, form, 0..length, Part::Stem);
            if matches!(word.upos, "PUNCT" | "SYM") {
                word.lemma = article.text(token).to_owned();
            }
            return vec![word];
        };
        let mut out = Vec::new();
        let mut at = 0;
        for (clitic, text) in &self.affixes.proclitics {
            if reading.clitics.has(*clitic) && *clitic != Clitics::ARTICLE {
                let name = clitic.name();
                out.push(universal.word(name, form, "", at..at + text.len(), Part::Proclitic(*clitic)));
                at += text.len();
            }
        }
        let end = usize::from(reading.stem.1).min(length);
        let lexeme = article.entry(reading.lexeme);
        let lemma = lexeme.map_or_else(String::new, |lexeme| dictionary_form(&lexeme.lemma));
        let mut word = universal.word(reading.pos.name(), form, &lemma, at.min(end)..end, Part::Stem);
        if let Some(lexeme) = lexeme.filter(|lexeme| !lexeme.universal.is_empty()) {
            word.upos = lexeme.universal;
        }
        out.push(word);
        self.retag(article, token, &mut out);
        if end < length {
            out.push(universal.word("suffix", form, "", end..length, Part::Pronoun));
        }
        out
    }
}

impl Analyser {
    /// Lets the rules change the tags of a token's words, of which the last is the word itself.
    fn retag(&self, article: &Article<'_>, token: u32, words: &mut [Word]) {
        let sentence = article.sentences.iter().find(|sentence| sentence.tokens.contains(&token));
        let tokens = sentence.map_or(token..token + 1, |sentence| sentence.tokens.clone());
        let around = self.around(article, tokens, token, &article.words);
        for rule in &self.rules.tags {
            let Action::Tag(upos, conjunction) = rule.action else { continue };
            if !around.fits(rule) {
                continue;
            }
            let word = if conjunction {
                words.iter_mut().find(|word| matches!(word.part, Part::Proclitic(Clitics::AND | Clitics::SO)))
            } else {
                words.last_mut()
            };
            if let Some(word) = word {
                word.upos = upos;
            }
        }
    }
}

/// The lemma as treebanks write it: nouns in -in with their ي.
fn dictionary_form(lemma: &str) -> String {
    let mut text = Vocal::new(lemma);
    match text.last_mut() {
        Some(last) if last.vowel() == mark::IN => {
            *last = last.with_vowel(mark::I);
            text.push(super::vocal::Seg { letter: code::YA, marks: 0 });
            text.text()
        }
        _ => lemma.to_owned(),
    }
}
