//! The closed classes of words that numbers and dates are made of, in all their forms and with all their proclitics.

use rustc_hash::FxHashMap;

use super::frame::Symbol;
use super::spelling::{LIMIT, fold, folded};
use crate::data::{Error, File, Source, list};

/// Proclitics as a set of bits.
pub(super) mod clitic {
    pub const AND: u8 = 1;
    pub const ARTICLE: u8 = 32;
    /// All but the article.
    pub const OUTER: u8 = 31;

    /// The bit of a name in `proclitics.tsv`, in the order of the bits.
    pub fn from_name(name: &str) -> Option<u8> {
        let names = ["and", "so", "by", "to", "like", "article"];
        names.iter().position(|n| *n == name).map(|bit| 1 << bit)
    }
}

/// The class of words written out in rules.
pub(super) const LITERAL: u8 = 0;

/// One way to read a spelling.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sense {
    /// The class.
    pub class: u8,
    /// The proclitics it carries.
    pub clitics: u8,
    /// How many characters of the spelling the proclitics before the article take.
    pub cut: u8,
    /// Its value; for [`LITERAL`] the word's number.
    pub value: f64,
    /// The words that must follow, in [`Lexicon::tails`]; 0 for none.
    pub tail: u32,
    /// The spelling that must stand exactly, in [`Lexicon::exact`]; 0 for any that folds alike.
    pub exact: u32,
}

/// All senses by folded spelling.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    keys: FxHashMap<Box<str>, (u32, u32)>,
    senses: Vec<Sense>,
    /// Following words of entries of several words, as literal numbers.
    tails: Vec<Vec<u32>>,
    exact: Vec<Box<str>>,
    /// Names of classes.
    classes: Vec<String>,
    /// Texts that stand as values, numbered from [`TEXTS`].
    texts: Vec<String>,
    /// What may be written before a word: spelling, bits, characters before the article.
    proclitics: Vec<(String, u8)>,
}

/// Numbers of texts start here, above all symbols.
const TEXTS: usize = 1_000_000_000;

impl Lexicon {
    /// The range of a spelling's senses, to be read by [`Lexicon::slice`].
    pub fn find(&self, text: &str) -> (u32, u32) {
        let mut buffer = [0; LIMIT];
        fold(text, &mut buffer).and_then(|key| self.keys.get(key)).copied().unwrap_or((0, 0))
    }

    /// The senses of a range.
    pub fn slice(&self, range: (u32, u32)) -> &[Sense] {
        self.senses.get(range.0 as usize..range.1 as usize).unwrap_or(&[])
    }

    /// The literal words that must follow a sense.
    pub fn tail(&self, sense: &Sense) -> &[u32] {
        self.tails.get(sense.tail as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether the original spelling satisfies a sense.
    pub fn permits(&self, sense: &Sense, text: &str) -> bool {
        sense.exact == 0 || self.exact.get(sense.exact as usize).is_some_and(|exact| **exact == *text)
    }

    /// The number of a class.
    pub fn class(&self, name: &str) -> Option<u8> {
        self.classes.iter().position(|class| class == name).and_then(|n| u8::try_from(n).ok())
    }

    /// The text that a value stands for.
    pub fn text(&self, value: f64) -> Option<&str> {
        let index = (value as usize).checked_sub(TEXTS)?;
        self.texts.get(index).map(String::as_str)
    }

    /// Whether a spelling starts with the article, after whatever other proclitics.
    pub fn definite(&self, text: &str) -> bool {
        let article =
            |(spelling, bits): &&(String, u8)| bits & clitic::ARTICLE != 0 && text.starts_with(spelling.as_str());
        self.proclitics.iter().find(article).is_some()
    }

    /// The bits of a spelling that is nothing but proclitics.
    pub fn proclitic(&self, text: &str) -> Option<u8> {
        self.proclitics.iter().find(|(spelling, _)| spelling == text).map(|(_, bits)| *bits)
    }
}

/// A lexicon in the making.
#[derive(Debug)]
pub(super) struct Builder {
    lexicon: Lexicon,
    /// The senses of each key, in order of first appearance, so that the same data give the same numbers.
    entries: Vec<Vec<Sense>>,
    index: FxHashMap<Box<str>, usize>,
    literals: FxHashMap<String, u32>,
}

impl Builder {
    /// Reads the proclitics and all tables of words.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let mut lexicon = Lexicon { classes: vec!["LITERAL".to_owned()], ..Lexicon::default() };
        lexicon.tails.push(Vec::new());
        lexicon.exact.push("".into());
        let file = source.file("time/proclitics.tsv")?;
        for row in file.table(["spelling", "bits"])? {
            let mut bits = 0;
            for name in list(row.cells[1]) {
                bits |= clitic::from_name(name).ok_or_else(|| {
                    file.error(row.line, format!("no proclitic is called {name:?}"), "and, so, by, to, like, article")
                })?;
            }
            lexicon.proclitics.push((row.cells[0].to_owned(), bits));
        }
        let mut builder =
            Self { lexicon, entries: Vec::new(), index: FxHashMap::default(), literals: FxHashMap::default() };
        for file in source.files("time/words", ".tsv").chain(source.files("numbers/words", ".tsv")) {
            builder.read(&file)?;
        }
        Ok(builder)
    }

    fn read(&mut self, file: &File<'_>) -> Result<(), Error> {
        for row in file.table(["class", "value", "forms"])? {
            let [class, value, forms] = row.cells;
            let class = self.class(class);
            let value = self.value(value);
            self.forms(class, value, forms);
        }
        Ok(())
    }

    fn forms(&mut self, class: u8, value: f64, forms: &str) {
        for form in list(forms) {
            let (form, exact) = form.strip_prefix('!').map_or((form, false), |form| (form, true));
            let mut words = form.split_whitespace();
            let Some(first) = words.next() else { continue };
            let tail: Vec<u32> = words.map(|word| self.literal(word)).collect();
            let tail = if tail.is_empty() {
                0
            } else {
                self.lexicon.tails.push(tail);
                self.lexicon.tails.len() as u32 - 1
            };
            self.add(first, Sense { class, clitics: 0, cut: 0, value, tail, exact: u32::from(exact) });
        }
    }

    /// The number of a class, new or known.
    pub fn class(&mut self, name: &str) -> u8 {
        self.lexicon.class(name).unwrap_or_else(|| {
            self.lexicon.classes.push(name.to_owned());
            (self.lexicon.classes.len() - 1).min(255) as u8
        })
    }

    /// The bits of a spelling that is nothing but proclitics.
    pub fn proclitic(&self, text: &str) -> Option<u8> {
        self.lexicon.proclitic(text)
    }

    /// Adds words with a value that is not in a table of words.
    pub fn words(&mut self, class: &str, value: f64, forms: &str) {
        let class = self.class(class);
        self.forms(class, value, forms);
    }

    /// The class of a name, if any table has it.
    pub fn known_class(&self, name: &str) -> Option<u8> {
        self.lexicon.class(name)
    }

    /// A value as a number: as it stands, a symbol's, or a text's.
    pub fn value(&mut self, text: &str) -> f64 {
        if let Ok(number) = text.parse::<f64>() {
            return number;
        }
        if let Some(symbol) = Symbol::from_name(text) {
            return f64::from(symbol as u32);
        }
        self.text(text)
    }

    /// The number of a text.
    pub fn text(&mut self, text: &str) -> f64 {
        let index = self.lexicon.texts.iter().position(|t| t == text).unwrap_or_else(|| {
            self.lexicon.texts.push(text.to_owned());
            self.lexicon.texts.len() - 1
        });
        (TEXTS + index) as f64
    }

    /// The number of a word written out in a rule, new or known.
    pub fn literal(&mut self, word: &str) -> u32 {
        let key = folded(word);
        if let Some(&id) = self.literals.get(&key) {
            return id;
        }
        let id = self.literals.len() as u32;
        self.literals.insert(key, id);
        self.add(word, Sense { class: LITERAL, clitics: 0, cut: 0, value: f64::from(id), tail: 0, exact: 0 });
        id
    }

    /// Adds a form with every proclitic that it can carry. `(article)form` takes the article or not; a form that starts
    /// with the article always has it.
    fn add(&mut self, form: &str, sense: Sense) {
        let proclitics = std::mem::take(&mut self.lexicon.proclitics);
        let article = proclitics.iter().find(|(_, bits)| *bits == clitic::ARTICLE);
        let article = article.map_or("", |(spelling, _)| spelling);
        let optional = form.strip_prefix('(').and_then(|form| form.strip_prefix(article)?.strip_prefix(')'));
        let (stem, with, without) = match optional {
            Some(stem) => (stem, true, true),
            None => match form.strip_prefix(article) {
                Some(stem) if stem.chars().count() > 1 => (stem, true, false),
                _ => (form, false, true),
            },
        };
        if without {
            self.insert(stem.to_owned(), sense);
        }
        for (spelling, bits) in &proclitics {
            let has = bits & clitic::ARTICLE != 0;
            if if has { with } else { without } {
                let outer = (bits & clitic::OUTER).count_ones() as u8;
                self.insert(format!("{spelling}{stem}"), Sense { clitics: *bits, cut: outer, ..sense });
            }
        }
        self.lexicon.proclitics = proclitics;
    }

    fn insert(&mut self, spelling: String, mut sense: Sense) {
        if sense.exact != 0 {
            self.lexicon.exact.push(spelling.as_str().into());
            sense.exact = self.lexicon.exact.len() as u32 - 1;
        }
        let index = *self.index.entry(folded(&spelling).into()).or_insert(self.entries.len());
        if index == self.entries.len() {
            self.entries.push(Vec::with_capacity(1));
        }
        if let Some(senses) = self.entries.get_mut(index)
            && !senses.contains(&sense)
        {
            senses.push(sense);
        }
    }

    /// The finished lexicon.
    pub fn finish(mut self) -> Lexicon {
        let senses = &mut self.lexicon.senses;
        let range = |entry: Vec<Sense>| {
            let start = senses.len() as u32;
            senses.extend(entry);
            (start, senses.len() as u32)
        };
        let ranges: Vec<_> = self.entries.into_iter().map(range).collect();
        let range = |index: usize| ranges.get(index).copied().unwrap_or_default();
        self.lexicon.keys = self.index.into_iter().map(|(key, index)| (key, range(index))).collect();
        self.lexicon
    }
}
