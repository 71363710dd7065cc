//! The key under which a spelling is looked up, and the letters written together with a name.

use std::borrow::Cow;

use crate::data::{Error, Source, optional};

/// How spellings of one name are brought together: `names/spelling.tsv`, `names/clitics.tsv`.
#[derive(Debug)]
pub(super) struct Spelling {
    /// What stands in a key for each character up to the last that the table names; nothing for those left out.
    keys: Vec<Option<char>>,
    clitics: Vec<Clitic>,
    /// The article as a key.
    pub(super) article: Box<str>,
}

/// Letters written before a word.
#[derive(Debug)]
struct Clitic {
    letters: Box<str>,
    restores: Box<str>,
    preposition: bool,
}

/// A way to read a word as something written before a stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut<'k> {
    /// The key of the stem.
    pub key: Cow<'k, str>,
    /// Whether a conjunction was cut off.
    pub joined: bool,
    /// Whether a preposition was cut off.
    pub governed: bool,
}

impl Spelling {
    /// Reads the two tables.
    ///
    /// # Errors
    /// The first fault in one of them.
    pub(super) fn new(source: &Source) -> Result<Self, Error> {
        let file = source.file("names/spelling.tsv")?;
        let mut keys: Vec<Option<char>> = Vec::new();
        for row in file.table(["letter", "key"])? {
            let letter = row.cells[0].chars().next().unwrap_or_default();
            let code = letter as usize;
            keys.extend((keys.len()..=code).map(|code| char::from_u32(code as u32)));
            if let Some(key) = keys.get_mut(code) {
                *key = optional(row.cells[1]).and_then(|key| key.chars().next());
            }
        }
        let file = source.file("names/clitics.tsv")?;
        let (mut clitics, mut article) = (Vec::new(), String::new());
        for row in file.table(["letters", "kind", "restores"])? {
            let [letters, kind, restores] = row.cells;
            let restores = optional(restores).unwrap_or("").into();
            match kind {
                "and" | "preposition" => {
                    clitics.push(Clitic { letters: letters.into(), restores, preposition: kind == "preposition" });
                }
                "article" => article = letters.to_owned(),
                _ => return Err(file.error(row.line, format!("unknown kind {kind:?}"), "and, preposition, article")),
            }
        }
        Ok(Self { keys, clitics, article: article.into() })
    }

    /// The key of a spelling: exchangeable letters made one.
    pub(super) fn key(&self, text: &str) -> String {
        let mut key = String::with_capacity(text.len());
        self.write_key(text, &mut key);
        key
    }

    /// Writes the key of a spelling over another.
    pub(super) fn write_key(&self, text: &str, key: &mut String) {
        key.clear();
        key.extend(text.chars().filter_map(|c| self.keys.get(c as usize).copied().unwrap_or(Some(c))));
    }

    /// A key without the article, if it has one and enough is left.
    pub(super) fn bare<'k>(&self, key: &'k str) -> Option<&'k str> {
        key.strip_prefix(&*self.article).filter(|rest| rest.chars().nth(1).is_some())
    }

    /// All ways to cut conjunction and preposition off a key, the whole key first.
    pub(super) fn cuts<'k>(&self, key: &'k str, out: &mut Vec<Cut<'k>>) {
        out.clear();
        out.push(Cut { key: Cow::Borrowed(key), joined: false, governed: false });
        let mut from = 0;
        while let Some(&Cut { ref key, joined, governed }) = out.get(from) {
            from += 1;
            // Only a preposition restores letters, and what it stands before is cut no further.
            let &Cow::Borrowed(key) = key else { continue };
            for clitic in self.clitics.iter().filter(|clitic| !governed && (clitic.preposition || !joined)) {
                let Some(rest) = key.strip_prefix(&*clitic.letters) else { continue };
                if rest.chars().nth(1).is_none() {
                    continue;
                }
                let key = match &*clitic.restores {
                    "" => Cow::Borrowed(rest),
                    restored => Cow::Owned(format!("{restored}{rest}")),
                };
                out.push(Cut { key, joined: joined || !clitic.preposition, governed: clitic.preposition });
            }
        }
    }
}
