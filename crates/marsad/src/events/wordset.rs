//! Sets of words in conditions: lemmas, quoted spellings, named lists.

use rustc_hash::FxHashSet;

use crate::article::Article;
use crate::data::{Error, File, Source};
use crate::morph::{Lemmas, LexemeId, bare};

/// A set of words, looked up once at load.
#[derive(Debug, Clone, Default)]
pub struct WordSet {
    lexemes: FxHashSet<LexemeId>,
    /// Normal spellings without clitics.
    spellings: FxHashSet<String>,
    /// Quoted items of several words.
    sequences: Vec<Vec<String>>,
}

impl WordSet {
    /// Compiles `A | B | "C D" | @list`.
    ///
    /// # Errors
    /// A list that does not exist.
    pub fn compile(
        text: &str,
        source: &Source,
        lemmas: &Lemmas<'_>,
        file: &File<'_>,
        line: usize,
    ) -> Result<Self, Error> {
        let mut set = Self::default();
        set.add(text, source, lemmas, file, line)?;
        Ok(set)
    }

    fn add(
        &mut self,
        text: &str,
        source: &Source,
        lemmas: &Lemmas<'_>,
        file: &File<'_>,
        line: usize,
    ) -> Result<(), Error> {
        for item in text.split(['|', '\n']).map(str::trim).filter(|item| !item.is_empty()) {
            if let Some(name) = item.strip_prefix('@') {
                let list = source.file(&format!("events/lists/{name}.txt")).map_err(|_| {
                    file.error(
                        line,
                        format!("no list {name:?}"),
                        format!("make events/lists/{name}.txt or name another"),
                    )
                })?;
                for (line, text) in list.lines() {
                    self.add(text, source, lemmas, &list, line)?;
                }
            } else if let Some(quoted) = item.strip_prefix('"').and_then(|item| item.strip_suffix('"')) {
                let words: Vec<String> = quoted.split_whitespace().map(str::to_owned).collect();
                match <[String; 1]>::try_from(words) {
                    Ok([single]) => {
                        self.spellings.insert(single);
                    }
                    Err(words) => self.sequences.push(words),
                }
            } else {
                let found = lemmas.find(item);
                if found.is_empty() {
                    self.spellings.insert(bare(item));
                }
                self.lexemes.extend(found);
            }
        }
        Ok(())
    }

    /// Whether a token is one of the words.
    #[must_use]
    pub fn has(&self, article: &Article<'_>, token: u32) -> bool {
        if let Some(word) = article.word(token) {
            let verb = article.lexeme(token).and_then(|lexeme| lexeme.verb);
            if self.lexemes.contains(&word.lexeme) || verb.is_some_and(|verb| self.lexemes.contains(&verb)) {
                return true;
            }
        }
        if !self.spellings.is_empty()
            && (self.spellings.contains(article.form(token)) || self.spellings.contains(article.bare(token)))
        {
            return true;
        }
        self.sequences.iter().any(|sequence| {
            sequence.iter().zip(token..).all(|(word, token)| {
                word == article.form(token) || word == article.bare(token) || word == article.without_conjunction(token)
            })
        })
    }

    /// Whether any token of a range is one of the words.
    #[must_use]
    pub fn any(&self, article: &Article<'_>, tokens: impl IntoIterator<Item = u32>) -> bool {
        tokens.into_iter().any(|token| self.has(article, token))
    }
}
