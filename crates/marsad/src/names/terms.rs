//! Nouns by which actors are described: offices, organs, people; the adjectives that qualify them; words that count or
//! point back.

use rustc_hash::FxHashMap;

use super::Sector;
use super::entity::{code, sector};
use super::phrases::{Vocabulary, WordId};
use super::spelling::Spelling;
use crate::data::{Error, File, Source, optional};
use crate::morph::{Analyser, Analysis, Gender, LexemeId, Morphology, Number, Origin, Pos, bare};

/// A term, as an index.
pub(super) type TermId = u16;

/// A noun or adjective by which actors are described.
#[derive(Debug)]
pub(super) struct Term {
    /// What it does.
    pub class: Class,
    /// The sector it gives.
    pub sector: Option<Sector>,
    /// The sector that it gives where the phrase names its state and nothing else tells: of `الزعيم الكوري`, not of every leader.
    pub of_state: Option<Sector>,
    /// The sector that it has in one state instead: who is meant by `الميليشيات` in Yemen.
    pub there: Option<([u8; 3], Sector)>,
    /// The body above states that it is by itself; all zeros for what belongs to no single state.
    pub country: Option<[u8; 3]>,
    /// Whether a feminine singular of its noun is meant too: not of a masculine noun of people, whose feminine is most
    /// often an abstract or an adjective (`دبلوماسية`); women's titles have rows of their own.
    feminine: bool,
    /// English.
    pub english: Box<str>,
}

/// What a term does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Title of a single person.
    Office,
    /// Head noun of a body.
    Organ,
    /// Noun of people.
    People,
    /// Adjective.
    Quality(Note),
    /// Counts or portions people.
    Quantity(Alone),
    /// Points back.
    Back(Reference),
}

/// Whether a word that counts people stands for them by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Alone {
    /// With the article it does (`المئات`).
    Yes,
    No,
    /// It counts those listed after it, who stand each for themselves (`كل من القاهرة وأنقرة`).
    Each,
}

/// What an adjective tells beside the sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Note {
    /// Nothing.
    Plain,
    /// An office left.
    Former,
    /// Bears arms.
    Armed,
    /// Of the place spoken of.
    Local,
    /// Above states.
    World,
    /// Of another region.
    Foreign,
    /// A conviction, after which parties are called.
    Creed,
}

/// How a noun points back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reference {
    /// The two parties.
    Sides,
    /// The two states.
    States,
    /// The two persons of an office.
    Persons,
    /// The country of the one spoken of.
    OwnState,
    /// Somebody of the same office.
    Counterpart,
    /// The issuer of a statement.
    Statement,
    /// The one named last (`الأخير`), as a noun of its own.
    Latter,
}

/// The terms by the lexeme of their first word.
#[derive(Debug, Default)]
pub(super) struct Terms {
    all: Vec<Term>,
    by_lexeme: FxHashMap<LexemeId, Vec<Reading>>,
    by_word: FxHashMap<WordId, Vec<Reading>>,
}

/// One term under its first word.
#[derive(Debug, Clone)]
struct Reading {
    term: TermId,
    /// The words after the first, without article.
    rest: Box<[WordId]>,
    /// Whether only feminine forms of the lexeme are meant: `متحدثة`, which is no lexeme of its own.
    woman: bool,
    /// The key of the first word where only that plural is meant: `قوات` is not every form of `قوة`.
    plural: Option<Box<str>>,
}

fn is_feminine(analysis: &Analysis) -> bool {
    analysis.features.gender == Some(Gender::Feminine)
}

fn is_woman(analysis: &Analysis) -> bool {
    analysis.features.gender == Some(Gender::Feminine) && analysis.features.number == Some(Number::Singular)
}

/// Stands in the place of a country for what belongs to no single state.
pub(super) const NO_STATE: [u8; 3] = [0; 3];

/// A term met in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Met {
    /// The term.
    pub term: TermId,
    /// How many words it takes.
    pub length: u32,
    /// Whether its row names this very plural.
    pub exact: bool,
    /// Number of the first word.
    pub number: Option<Number>,
    /// The reading of the first word, unless it was found by spelling alone.
    pub reading: Option<Analysis>,
}

/// A term that a word opens.
#[derive(Debug)]
pub(super) struct Opened {
    /// The term, if the words after it complete it.
    met: Met,
    /// Those words, without article.
    rest: Box<[WordId]>,
}

impl Terms {
    /// Reads the tables of terms.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn read(
        source: &Source,
        spelling: &Spelling,
        words: &mut Vocabulary,
        analyser: &Analyser,
    ) -> Result<Self, Error> {
        let mut out = Loader { terms: Self::default(), spelling, words, analyser, memo: Morphology::default() };
        let classes = [("offices", Class::Office), ("organs", Class::Organ), ("persons", Class::People)];
        for (name, class) in classes {
            let file = source.file(&format!("actors/{name}.tsv"))?;
            for row in file.table(["noun", "sector", "english"])? {
                let [noun, letters, english] = row.cells;
                let (letters, there) = letters.split_once('@').unwrap_or((letters, "-=-"));
                let (letters, body) = letters.split_once(':').unwrap_or((letters, "-"));
                let (letters, own) = letters.split_once('/').unwrap_or((letters, "-"));
                let country = if body == "---" { Some(NO_STATE) } else { code(&file, row.line, body)? };
                let term = out.add(noun, class, sector(&file, row.line, letters)?, country, english);
                if let Some(term) = out.terms.all.get_mut(usize::from(term)) {
                    term.of_state = sector(&file, row.line, own)?;
                    let (state, letters) = there.split_once('=').unwrap_or((there, "-"));
                    term.there = code(&file, row.line, state)?.zip(sector(&file, row.line, letters)?);
                }
            }
        }
        let file = source.file("names/qualities.tsv")?;
        for row in file.table(["adjective", "sector", "note", "english"])? {
            let [adjective, letters, note, english] = row.cells;
            let note = match note {
                "-" => Note::Plain,
                "former" => Note::Former,
                "armed" => Note::Armed,
                "local" => Note::Local,
                "world" => Note::World,
                "foreign" => Note::Foreign,
                "creed" => Note::Creed,
                _ => return Err(unknown(&file, row.line, note, "former, armed, local, world, foreign, creed or -")),
            };
            out.add(adjective, Class::Quality(note), sector(&file, row.line, letters)?, None, english);
        }
        let file = source.file("names/quantifiers.tsv")?;
        for row in file.table(["word", "alone"])? {
            let [word, alone] = row.cells;
            let alone = match alone {
                "yes" => Alone::Yes,
                "no" => Alone::No,
                "each" => Alone::Each,
                _ => return Err(unknown(&file, row.line, alone, "yes, no, each")),
            };
            out.add(word, Class::Quantity(alone), None, None, "");
        }
        let file = source.file("names/references.tsv")?;
        for row in file.table(["word", "what", "english"])? {
            let [word, what, english] = row.cells;
            let what = match what {
                "sides" => Reference::Sides,
                "states" => Reference::States,
                "persons" => Reference::Persons,
                "own-state" => Reference::OwnState,
                "counterpart" => Reference::Counterpart,
                "statement" => Reference::Statement,
                "latter" => Reference::Latter,
                _ => {
                    return Err(unknown(
                        &file,
                        row.line,
                        what,
                        "sides, states, persons, own-state, counterpart, statement, latter",
                    ));
                }
            };
            out.add(word, Class::Back(what), None, None, english);
        }
        Ok(out.terms)
    }

    /// A term by its index.
    pub fn get(&self, term: TermId) -> Option<&Term> {
        self.all.get(usize::from(term))
    }

    /// The terms that a spelling opens by its readings, and by itself.
    pub fn opened<'r>(
        &self,
        readings: impl Iterator<Item = &'r Analysis> + Clone,
        stem: impl Fn(&Analysis) -> String,
        word: Option<WordId>,
    ) -> Box<[Opened]> {
        let mut out = Vec::new();
        for analysis in readings.clone().filter(|reading| reading.pos.is_nominal() || reading.pos == Pos::Adverb) {
            let number = analysis.features.number;
            for reading in self.by_lexeme.get(&analysis.lexeme).into_iter().flatten() {
                let term = self.get(reading.term);
                if term.is_some_and(|term| !term.feminine) && is_woman(analysis)
                    || reading.woman && !is_feminine(analysis)
                {
                    continue;
                }
                let meant = |plural: &str| number == Some(Number::Plural) && stem(analysis).starts_with(plural);
                if reading.plural.as_deref().is_none_or(meant) {
                    let exact = reading.plural.is_some();
                    out.push(reading.opened(Met { exact, number, reading: Some(*analysis), ..reading.met() }));
                }
            }
        }
        let unknown = readings.clone().next().is_none_or(|best| best.origin == Origin::Guess);
        for reading in word.and_then(|word| self.by_word.get(&word)).into_iter().flatten() {
            let counts = self.get(reading.term).is_some_and(|term| matches!(term.class, Class::Quantity(_)));
            if unknown || counts {
                out.push(reading.opened(reading.met()));
            }
        }
        out.into()
    }

    /// Those of the terms opened by a word that the words after it complete; those found by spelling alone only where a
    /// reading gives none. `next` gives the key of a word after it.
    pub fn met(opened: &[Opened], next: impl Fn(u32) -> Option<WordId>) -> Vec<Met> {
        let fits = |opened: &&Opened| (1..).zip(&opened.rest).all(|(i, word)| next(i) == Some(*word));
        let read = opened.iter().filter(|opened| opened.met.reading.is_some());
        let met: Vec<Met> = read.filter(fits).map(|opened| opened.met).collect();
        if !met.is_empty() {
            return met;
        }
        let spelt = opened.iter().filter(|opened| opened.met.reading.is_none());
        spelt.filter(fits).map(|opened| opened.met).collect()
    }
}

impl Reading {
    /// The term as met by spelling alone.
    fn met(&self) -> Met {
        let number = self.plural.is_some().then_some(Number::Plural);
        Met { term: self.term, length: self.rest.len() as u32 + 1, exact: false, number, reading: None }
    }

    fn opened(&self, met: Met) -> Opened {
        Opened { met, rest: self.rest.clone() }
    }
}

struct Loader<'l> {
    terms: Terms,
    spelling: &'l Spelling,
    words: &'l mut Vocabulary,
    analyser: &'l Analyser,
    memo: Morphology,
}

impl Loader<'_> {
    fn add(
        &mut self,
        text: &str,
        class: Class,
        sector: Option<Sector>,
        country: Option<[u8; 3]>,
        english: &str,
    ) -> TermId {
        let term = self.terms.all.len() as TermId;
        let people = matches!(class, Class::Office | Class::People);
        let first = text.split_whitespace().next().unwrap_or("");
        let feminine = !people || first.ends_with('\u{629}');
        self.terms.all.push(Term {
            class,
            sector,
            of_state: None,
            there: None,
            country,
            feminine,
            english: english.into(),
        });
        let mut parts = text.split_whitespace();
        let Some(first) = parts.next() else { return term };
        let rest: Box<[WordId]> = parts
            .map(|part| {
                let key = self.spelling.key(part);
                self.words.intern(self.spelling.bare(&key).unwrap_or(&key))
            })
            .collect();
        let mut analyses = Vec::new();
        self.analyser.analyse(first, &mut self.memo, &mut analyses);
        let mut known: Vec<(LexemeId, bool, bool)> = Vec::new();
        // `قوى` is no spelling of `قوي`.
        let spelt = analyses.iter().any(|analysis| analysis.origin == Origin::Lexicon);
        for analysis in &analyses {
            let plain = analysis.clitics == crate::morph::Clitics::default() && analysis.suffix.is_none();
            let nominal = analysis.pos.is_nominal() && analysis.pos != Pos::Name || analysis.pos == Pos::Adverb;
            let listed = analysis.origin != Origin::Guess && (analysis.origin == Origin::Lexicon || !spelt);
            // Not a form of a shorter word: `بابا` is no form of `باب`, `شرطي` none of `شرط`.
            let plural = analysis.features.number == Some(Number::Plural);
            let lemma = self.analyser.lexeme(analysis.lexeme).map_or("", |lexeme| &lexeme.lemma);
            let whole = self.spelling.key(&bare(lemma)) == self.spelling.key(first);
            let woman = people && first.ends_with('\u{629}') && is_woman(analysis) && !whole;
            let listed = listed && (plural || whole || woman);
            if plain && nominal && listed && !known.iter().any(|(lexeme, ..)| *lexeme == analysis.lexeme) {
                known.push((analysis.lexeme, plural, woman));
            }
        }
        let key = self.spelling.key(first);
        // The ending of a sound plural is no part of what must agree.
        let endings = ["\u{648}\u{646}", "\u{64a}\u{646}"];
        let stem = endings.iter().find_map(|ending| key.strip_suffix(ending)).unwrap_or(&key).to_owned();
        for (lexeme, plural, woman) in known {
            let reading = Reading { term, rest: rest.clone(), woman, plural: plural.then(|| stem.as_str().into()) };
            self.terms.by_lexeme.entry(lexeme).or_default().push(reading);
        }
        let word = self.words.intern(&key);
        self.terms.by_word.entry(word).or_default().push(Reading { term, rest, woman: false, plural: None });
        term
    }
}

fn unknown(file: &File<'_>, line: usize, cell: &str, known: &str) -> Error {
    file.error(line, format!("unknown value {:?}", optional(cell).unwrap_or("-")), known)
}
