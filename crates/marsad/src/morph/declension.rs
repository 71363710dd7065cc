//! The declension of a noun, adjective or name: its forms by number, gender and the case that shows.

use super::affix::{Cell, PronounUse};
use super::letters::code;
use super::slot;
use super::stems::Stem;
use super::vocal::Vocal;
use super::{Analyser, Case, Clitics, Features, Gender, LexemeId, Number, Pos, State};

/// A row of a noun's table: one number, gender and visible case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declension {
    /// Gender, number, case; nothing else.
    pub features: Features,
    /// The forms of each column, in the order of [`Declension::COLUMNS`]; a cell without one is empty.
    pub forms: [Vec<String>; 5],
}

impl Declension {
    /// What the columns hold: without article, the same in the accusative where the spelling shows it, with the article,
    /// before another noun, and with the pronoun of the third person masculine.
    pub const COLUMNS: [&str; 5] = ["indefinite", "accusative", "definite", "construct", "suffixed"];
}

const INDEFINITE: usize = 0;
const ACCUSATIVE: usize = 1;
const DEFINITE: usize = 2;
const CONSTRUCT: usize = 3;
const SUFFIXED: usize = 4;

impl Analyser {
    /// The nouns, adjectives and names that a dictionary form names, with or without diacritics.
    #[must_use]
    pub fn nominals(&self, lemma: &str) -> Vec<LexemeId> {
        let mut found = self.lexicon.find(lemma);
        if found.is_empty() {
            let bare = super::bare(lemma);
            let all = self.lexemes().iter().enumerate();
            found.extend(all.filter(|(_, l)| super::bare(&l.lemma) == bare).map(|(i, _)| LexemeId(i as u32)));
        }
        found.retain(|id| self.lexeme(*id).is_some_and(|lexeme| lexeme.pos.is_nominal()));
        found
    }

    /// All forms of a noun, adjective or name, singular before dual before plural, masculine before feminine. Case endings
    /// that the press does not write are left out, and so is the assimilation of the article.
    #[must_use]
    pub fn decline(&self, noun: LexemeId) -> Vec<Declension> {
        let cells: Vec<_> =
            self.affixes.cells.iter().filter(|cell| (slot::NB..=slot::ND).contains(&cell.slot)).collect();
        let name = self.lexeme(noun).is_some_and(|lexeme| lexeme.pos == Pos::Name);
        let mut rows: Vec<Declension> = Vec::new();
        for stem in self.lexicon.stems.of_lexeme(noun).filter(|stem| stem.pos != Pos::Verb) {
            let own = cells.iter().filter(|cell| stem.slots.has(cell.slot));
            for row in self.decline_stem(stem, own.copied(), name) {
                match rows.iter_mut().find(|known| known.features == row.features) {
                    Some(known) => {
                        for (known, forms) in known.forms.iter_mut().zip(row.forms) {
                            known.extend(forms);
                        }
                    }
                    None => rows.push(row),
                }
            }
        }
        for forms in rows.iter_mut().flat_map(|row| &mut row.forms) {
            let mut seen = Vec::new();
            forms.retain(|form| {
                !seen.contains(form) && {
                    seen.push(form.clone());
                    true
                }
            });
        }
        rows.sort_by_key(|row| order(&row.features));
        rows
    }

    fn decline_stem<'c>(&self, stem: &Stem, cells: impl Iterator<Item = &'c Cell>, name: bool) -> Vec<Declension> {
        let mut rows: Vec<(Declension, Vec<Vocal>)> = Vec::new();
        for cell in cells {
            let features = stem.features.over(cell.features);
            // مبدأ has مبدآن from a stem of its own.
            let opening = cell.ending.text.segs().first().map_or(0, |seg| seg.letter);
            if self.lexicon.stems.text(stem).last().is_some_and(|last| last.letter == code::ALEF_HAMZA)
                && opening == code::ALEF
            {
                continue;
            }
            let text = self.inflect(stem, 0, &cell.ending);
            let key = Features {
                gender: features.gender,
                number: features.number.or(Some(Number::Singular)),
                case: features.case.filter(|_| features.state != Some(State::Indefinite)),
                ..Features::default()
            };
            let at = rows.iter().position(|(row, _)| row.features == key).unwrap_or(rows.len());
            if at == rows.len() {
                rows.push((Declension { features: key, forms: Default::default() }, Vec::new()));
            }
            let Some((row, open)) = rows.get_mut(at) else { continue };
            if cell.pronoun != PronounUse::Never
                && let Some(his) = &self.affixes.his
            {
                let mut whole = text;
                whole.extend(his);
                add(&mut row.forms[SUFFIXED], &whole);
            }
            match (cell.pronoun, features.state, features.case) {
                (PronounUse::Must, ..) => {}
                (_, Some(State::Indefinite), Some(Case::Accusative)) => add(&mut row.forms[ACCUSATIVE], &text),
                (_, Some(State::Indefinite), _) => add(&mut row.forms[INDEFINITE], &text),
                (_, Some(State::Construct), _) => add(&mut row.forms[CONSTRUCT], &text),
                _ => open.push(text),
            }
        }
        rows.into_iter().map(|(row, open)| self.complete_row(row, &open, name)).collect()
    }

    /// Puts the forms that show no state into the columns for which there is no other.
    fn complete_row(&self, mut row: Declension, open: &[Vocal], name: bool) -> Declension {
        for column in [INDEFINITE, CONSTRUCT] {
            if row.forms[column].is_empty() {
                open.iter().for_each(|text| add(&mut row.forms[column], text));
            }
        }
        let article = self.affixes.proclitics.iter().find(|(clitic, _)| *clitic == Clitics::ARTICLE);
        if let Some((_, article)) = article.filter(|_| !name) {
            for text in open {
                let mut whole = *article;
                whole.extend(text);
                add(&mut row.forms[DEFINITE], &whole);
            }
        }
        row
    }
}

fn add(forms: &mut Vec<String>, text: &Vocal) {
    let text = text.text();
    if !forms.contains(&text) {
        forms.push(text);
    }
}

fn order(features: &Features) -> (u8, u8, u8) {
    let number = match features.number {
        Some(Number::Dual) => 1,
        Some(Number::Plural) => 2,
        _ => 0,
    };
    let case = match features.case {
        None => 0,
        Some(Case::Nominative) => 1,
        Some(Case::Accusative) => 2,
        Some(Case::Genitive) => 3,
    };
    (number, u8::from(features.gender == Some(Gender::Feminine)), case)
}
