//! States and territories, and the adjectives of states and peoples.

use rustc_hash::FxHashMap;

use super::Sector;
use super::entity::{code, sector};
use super::phrases::{Phrases, Vocabulary, WordId};
use super::spelling::Spelling;
use crate::data::{Error, Source, optional};
use crate::morph::{Gender, Number};

/// A state or territory.
#[derive(Debug)]
pub(super) struct State {
    /// ISO 3166-1 alpha-3.
    pub code: [u8; 3],
    /// Arabic name.
    pub name: Box<str>,
    /// English name.
    pub english: Box<str>,
    /// Names of its capital, the likeliest first: that of `names/capitals.tsv`, its seats, its own.
    pub seats: Vec<Box<str>>,
    /// The capital's index among the places, if it is there.
    pub capital: Option<u32>,
}

/// What an adjective of a state or people says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Nisba {
    /// The country or body above states.
    pub country: Option<[u8; 3]>,
    /// The sector, where the adjective is of a group (`حوثي`).
    pub sector: Option<Sector>,
    /// Index of the state; none for peoples and bodies.
    pub state: Option<u16>,
    /// The states among which a people lives, as an index of [`States::homes`].
    pub homes: Option<u16>,
    /// Number of the form.
    pub number: Number,
    /// Gender of the form.
    pub gender: Gender,
}

/// The states by index and the forms of their adjectives, without article.
#[derive(Debug, Default)]
pub(super) struct States {
    pub all: Vec<State>,
    by_code: FxHashMap<[u8; 3], u16>,
    nisbas: Vec<Nisba>,
    homes: Vec<Vec<[u8; 3]>>,
    pub forms: Phrases<u32>,
}

/// One ending of an adjective.
struct Ending<'s> {
    letters: &'s str,
    number: Number,
    gender: Gender,
}

impl States {
    /// Reads `actors/nisbas.tsv` and `names/endings.tsv`; the states themselves are added one by one.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn read(
        source: &Source,
        spelling: &Spelling,
        words: &mut Vocabulary,
        mut named: impl FnMut(&mut Vocabulary, &str, StateName),
    ) -> Result<Self, Error> {
        let mut out = Self::default();
        let endings = endings(source)?;
        let capitals = source.file("names/capitals.tsv")?.table(["code", "capital"])?;
        let file = source.file("actors/states.tsv")?;
        for row in file.table(["code", "names", "english", "adjective", "people", "gender", "seats"])? {
            let [letters, names, english, adjectives, people, _, seats] = row.cells;
            let code = code(&file, row.line, letters)?.unwrap_or_default();
            let index = out.all.len() as u16;
            let name = names.split('|').next().unwrap_or("");
            let capital = capitals.iter().filter(|row| row.cells[0] == letters).map(|row| row.cells[1]);
            let towns = capital.chain(optional(seats).into_iter().flat_map(|seats| seats.split('|'))).chain([name]);
            let towns = towns.map(Into::into).collect();
            out.all.push(State { code, name: name.into(), english: english.into(), seats: towns, capital: None });
            out.by_code.insert(code, index);
            names.split('|').for_each(|name| named(words, name, StateName { index, seat: false }));
            let seats = optional(seats).into_iter().flat_map(|seats| seats.split('|'));
            seats.for_each(|seat| named(words, seat, StateName { index, seat: true }));
            let nisba = |ending: &Ending<'_>| Nisba {
                country: Some(code),
                sector: None,
                state: Some(index),
                homes: None,
                number: ending.number,
                gender: ending.gender,
            };
            out.adjective(adjectives, people, &endings, spelling, words, nisba);
        }
        let file = source.file("actors/nisbas.tsv")?;
        for row in file.table(["adjective", "english", "country", "sector", "people"])? {
            let [adjective, _, country, letters, people] = row.cells;
            let sector = sector(&file, row.line, letters)?;
            // A people of several states has the one that the article speaks of.
            let mut homes = Vec::new();
            for part in country.split('|') {
                homes.extend(code(&file, row.line, part)?);
            }
            let (country, homes) = match homes[..] {
                [] => (None, None),
                [only] => (Some(only), None),
                _ => {
                    out.homes.push(homes);
                    (None, Some(out.homes.len() as u16 - 1))
                }
            };
            let nisba = |ending: &Ending<'_>| Nisba {
                country,
                sector,
                state: None,
                homes,
                number: ending.number,
                gender: ending.gender,
            };
            out.adjective(adjective, people, &endings, spelling, words, nisba);
        }
        out.forms.finish();
        Ok(out)
    }

    fn adjective(
        &mut self,
        adjectives: &str,
        people: &str,
        endings: &[Ending<'_>],
        spelling: &Spelling,
        words: &mut Vocabulary,
        nisba: impl Fn(&Ending<'_>) -> Nisba,
    ) {
        for adjective in optional(adjectives).into_iter().flat_map(|cell| cell.split('|')) {
            let parts: Vec<String> = adjective.split_whitespace().map(|part| spelling.key(part)).collect();
            let compound = parts.len() > 1;
            for ending in endings {
                let forms: Vec<WordId> = parts
                    .iter()
                    .enumerate()
                    .map(|(i, part)| {
                        // Of a compound whose first word is no adjective (`جنوب`) only the second is inflected.
                        let inflected = !compound || i > 0 || part.ends_with('\u{64a}');
                        let form =
                            if inflected { format!("{part}{}", spelling.key(ending.letters)) } else { part.clone() };
                        words.intern(&form)
                    })
                    .collect();
                self.form(forms, nisba(ending));
            }
        }
        for plural in optional(people).into_iter().flat_map(|cell| cell.split('|')) {
            let ending = Ending { letters: "", number: Number::Plural, gender: Gender::Masculine };
            // Broken plurals show the accusative: `مسؤولين روسا`.
            for form in [plural.to_owned(), format!("{plural}\u{627}")] {
                let word = words.intern(&spelling.key(&form));
                self.form(vec![word], nisba(&ending));
            }
        }
    }

    fn form(&mut self, words: Vec<WordId>, nisba: Nisba) {
        let index = self.nisbas.len() as u32;
        self.nisbas.push(nisba);
        self.forms.add(words, index);
    }

    /// The state of a code.
    pub fn of(&self, code: [u8; 3]) -> Option<u16> {
        self.by_code.get(&code).copied()
    }

    /// The states among which a people lives.
    pub fn homes(&self, index: u16) -> &[[u8; 3]] {
        self.homes.get(usize::from(index)).map_or(&[], Vec::as_slice)
    }

    /// The first reading that ends at a node of [`forms`](Self::forms).
    pub fn nisba(&self, node: u32) -> Option<Nisba> {
        let index = *self.forms.values(node).first()?;
        self.nisbas.get(index as usize).copied()
    }
}

/// A name of a state or of its seat of power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StateName {
    /// The state.
    pub index: u16,
    /// Whether it is the capital or seat of power that stands for the state.
    pub seat: bool,
}

fn endings(source: &Source) -> Result<Vec<Ending<'_>>, Error> {
    let file = source.file("names/endings.tsv")?;
    let rows = file.table(["ending", "number", "gender"])?;
    rows.into_iter()
        .map(|row| {
            let [letters, number, gender] = row.cells;
            let number = match number {
                "singular" => Number::Singular,
                "dual" => Number::Dual,
                "plural" => Number::Plural,
                _ => return Err(file.error(row.line, format!("unknown number {number:?}"), "singular, dual, plural")),
            };
            let gender = if gender == "f" { Gender::Feminine } else { Gender::Masculine };
            Ok(Ending { letters: optional(letters).unwrap_or(""), number, gender })
        })
        .collect()
}
