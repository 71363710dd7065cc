//! Sets of words in conditions: lemmas, quoted spellings, named lists.
//!
//! Hundreds of conditions ask of the same words whether they are in their sets. So the sets are numbered, and each word
//! knows the sets that it is in; which those are is found once for each word of an article ([`Met`](super::met::Met)).

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::data::{Error, File, Source};
use crate::morph::{Clitics, Lemmas, LexemeId, bare};

/// A set of words, as its number among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordSet(pub(super) u32);

/// All sets, by the words in them.
#[derive(Debug, Default)]
pub(super) struct WordSets {
    /// How many there are.
    count: usize,
    by_lexeme: FxHashMap<LexemeId, Vec<WordSet>>,
    /// By normal spelling without clitics, as places among [`WordSets::spelt`].
    by_spelling: FxHashMap<String, u32>,
    spelt: Vec<Spelt>,
    /// Bytes of the longest of them.
    longest: usize,
}

/// What a spelling is in.
#[derive(Debug, Default)]
struct Spelt {
    sets: Vec<WordSet>,
    /// Sets in which it is the first of several words, by the second, with those after that.
    sequences: FxHashMap<String, Vec<(Vec<String>, WordSet)>>,
}

/// What a word is looked up by.
#[derive(Debug, Clone)]
enum Key {
    Lexeme(LexemeId),
    Spelling(String),
    /// The first word, the second and those after it.
    Sequence(String, String, Vec<String>),
}

/// Compiles sets.
pub(super) struct Compiler<'c> {
    source: &'c Source,
    lemmas: &'c Lemmas<'c>,
    sets: WordSets,
    /// Sets by their text: what several conditions say is one set.
    known: FxHashMap<String, WordSet>,
    /// Lists by name.
    lists: FxHashMap<String, Vec<Key>>,
}

impl<'c> Compiler<'c> {
    pub fn new(source: &'c Source, lemmas: &'c Lemmas<'c>) -> Self {
        let (known, lists) = (FxHashMap::default(), FxHashMap::default());
        Self { source, lemmas, sets: WordSets::default(), known, lists }
    }

    /// Compiles `A | B | "C D" | @list`.
    ///
    /// # Errors
    /// A list that does not exist.
    pub fn set(&mut self, text: &str, file: &File<'_>, line: usize) -> Result<WordSet, Error> {
        if let Some(&set) = self.known.get(text) {
            return Ok(set);
        }
        let mut keys = Vec::new();
        self.add(text, file, line, &mut keys)?;
        let set = WordSet(self.sets.count as u32);
        self.sets.count += 1;
        keys.into_iter().for_each(|key| self.sets.enter(key, set));
        self.known.insert(text.to_owned(), set);
        Ok(set)
    }

    /// The set of a list by name, `events/lists/NAME.txt`.
    ///
    /// # Errors
    /// When the list does not exist.
    pub fn named(&mut self, name: &str) -> Result<WordSet, Error> {
        let file = self.source.file(&format!("events/lists/{name}.txt"))?;
        self.set(&format!("@{name}"), &file, 1)
    }

    /// All sets compiled.
    pub fn finish(self) -> WordSets {
        self.sets
    }

    fn add(&mut self, text: &str, file: &File<'_>, line: usize, keys: &mut Vec<Key>) -> Result<(), Error> {
        for item in text.split(['|', '\n']).map(str::trim).filter(|item| !item.is_empty()) {
            if let Some(name) = item.strip_prefix('@') {
                keys.extend_from_slice(self.list(name, file, line)?);
            } else if let Some(quoted) = item.strip_prefix('"').and_then(|item| item.strip_suffix('"')) {
                let mut words = quoted.split_whitespace().map(str::to_owned);
                let Some(first) = words.next() else { continue };
                keys.push(match words.next() {
                    None => Key::Spelling(first),
                    Some(second) => Key::Sequence(first, second, words.collect()),
                });
            } else {
                let found = self.lemmas.find(item);
                if found.is_empty() {
                    keys.push(Key::Spelling(bare(item)));
                }
                keys.extend(found.into_iter().map(Key::Lexeme));
            }
        }
        Ok(())
    }

    fn list(&mut self, name: &str, file: &File<'_>, line: usize) -> Result<&[Key], Error> {
        if !self.lists.contains_key(name) {
            let source = self.source;
            let list = source.file(&format!("events/lists/{name}.txt")).map_err(|_| {
                file.error(line, format!("no list {name:?}"), format!("make events/lists/{name}.txt or name another"))
            })?;
            let mut keys = Vec::new();
            for (line, text) in list.lines() {
                self.add(text, &list, line, &mut keys)?;
            }
            self.lists.insert(name.to_owned(), keys);
        }
        Ok(self.lists.get(name).map_or(&[], Vec::as_slice))
    }
}

impl WordSets {
    /// How many sets there are.
    pub fn count(&self) -> usize {
        self.count
    }

    fn enter(&mut self, key: Key, set: WordSet) {
        let sets = match key {
            Key::Lexeme(lexeme) => self.by_lexeme.entry(lexeme).or_default(),
            Key::Spelling(word) => &mut self.spelt(word).sets,
            Key::Sequence(first, second, rest) => {
                return self.spelt(first).sequences.entry(second).or_default().push((rest, set));
            }
        };
        // Sets are entered one after the other: a word named twice stands last.
        if sets.last() != Some(&set) {
            sets.push(set);
        }
    }

    fn spelt(&mut self, word: String) -> &mut Spelt {
        self.longest = self.longest.max(word.len());
        let next = self.spelt.len() as u32;
        let place = *self.by_spelling.entry(word).or_insert(next);
        if place == next {
            self.spelt.push(Spelt::default());
        }
        &mut self.spelt[place as usize]
    }

    /// Tells `found` the sets that a token is in whatever follows it, some perhaps twice, and `opens` the spellings of it
    /// with which several words begin that sets name.
    pub fn of(&self, article: &Article<'_>, token: u32, mut found: impl FnMut(WordSet), mut opens: impl FnMut(u32)) {
        let lexemes = [article.word(token).map(|word| word.lexeme), article.lexeme(token).and_then(|word| word.verb)];
        let by_lexeme = lexemes.iter().flatten().filter_map(|lexeme| self.by_lexeme.get(lexeme));
        by_lexeme.flatten().for_each(|set| found(*set));
        for (index, spelling) in spellings(article, token).into_iter().enumerate() {
            let Some(spelling) = spelling.filter(|spelling| spelling.len() <= self.longest) else { continue };
            let Some(&place) = self.by_spelling.get(spelling) else { continue };
            let Some(spelt) = self.spelt.get(place as usize) else { continue };
            // Only in sequences a word without its conjunction or preposition counts that keeps other clitics.
            if index < 2 {
                spelt.sets.iter().for_each(|set| found(*set));
            }
            if !spelt.sequences.is_empty() {
                opens(place);
            }
        }
    }

    /// Tells `found` the sets that name several words of which a token is the first, by one of its spellings.
    pub fn opened(&self, spelling: u32, article: &Article<'_>, token: u32, mut found: impl FnMut(WordSet)) {
        let Some(spelt) = self.spelt.get(spelling as usize) else { return };
        let is = |(word, token): (&String, u32)| spellings(article, token).contains(&Some(word.as_str()));
        for second in spellings(article, token + 1).into_iter().flatten() {
            let sequences = spelt.sequences.get(second).into_iter().flatten();
            let standing = sequences.filter(|(rest, _)| rest.iter().zip(token + 2..).all(is));
            standing.for_each(|(_, set)| found(*set));
        }
    }
}

/// The article as it is written.
pub(super) const ARTICLE: &str = "\u{627}\u{644}";

/// The spellings under which a token is looked up: the whole, that without clitics, that without a conjunction and that
/// which begins with the article (`بالاتفاق`), where they differ from it.
fn spellings<'a>(article: &'a Article<'_>, token: u32) -> [Option<&'a str>; 4] {
    let form = article.form(token);
    let bare = article.bare(token);
    let other = |spelling: &'a str, known: &str| (spelling.len() != known.len()).then_some(spelling);
    let joined = if bare.len() == form.len() { None } else { other(article.without_conjunction(token), form) };
    let definite = article
        .word(token)
        .is_some_and(|word| word.clitics.has(Clitics::ARTICLE) && word.clitics.any(Clitics::PREPOSITIONS));
    let named = form.find(ARTICLE).filter(|at| definite && *at > 0).and_then(|at| form.get(at..));
    let named =
        named.filter(|named| named.len() != bare.len() && joined.is_none_or(|joined| joined.len() != named.len()));
    [Some(form), other(bare, form), joined.filter(|joined| joined.len() != bare.len()), named]
}
