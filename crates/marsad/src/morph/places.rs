//! States, places and the nisba: names that give adjectives and people (سعودي، سعوديون، سعوديات).

use super::lexeme::{Lexeme, NameKind, NounKind};
use super::lexicon::{Lexicon, SINGULAR};
use super::noun::{self, Inflection};
use super::stems::Stems;
use super::vocal::Vocal;
use super::{Features, Gender, Pos};
use crate::data::Row;

impl Lexicon {
    /// A state: the names of one word, its seats, its adjective and people.
    pub(super) fn state(&mut self, row: &Row<'_, 7>) {
        let [_, names, english, adjective, people, gender, seats] = row.cells;
        let gender = match gender {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            _ => None,
        };
        for (cell, gloss) in [(names, english), (seats, "")] {
            for name in cell.split('|').map(str::trim).filter(|name| !name.is_empty() && *name != "-") {
                if !name.contains(' ') {
                    self.place(name, gender, gloss);
                }
            }
        }
        for adjective in adjective.split('|').map(str::trim).filter(|cell| *cell != "-" && !cell.contains(' ')) {
            self.nisba_of(&Vocal::new(adjective), english);
        }
        for plural in people.split('|').map(str::trim).filter(|cell| *cell != "-" && !cell.contains(' ')) {
            let text = bare_of_article(&Vocal::new(plural));
            if text.folded().is_some_and(|key| self.stems.of(key).next().is_some()) {
                continue;
            }
            let mut lexeme = Lexeme::new(&text.text(), Pos::Noun);
            lexeme.gloss = format!("people of {english}").into();
            lexeme.kind = NounKind(NounKind::HUMAN.0 | NounKind::GROUP.0);
            let features = Features {
                gender: Some(Gender::Masculine),
                number: Some(super::Number::Plural),
                ..Features::default()
            };
            let id = self.add(lexeme);
            let mut stems = Vec::new();
            noun::shape(&text, features, &mut stems);
            self.add_stems(id, Pos::Noun, &stems, None);
        }
    }

    /// A place's name, unless the lexicon has it.
    pub(super) fn place(&mut self, name: &str, gender: Option<Gender>, gloss: &str) {
        let text = bare_of_article(&Vocal::new(name));
        let known = |stems: &Stems, key| stems.of(key).any(|stem| stem.pos == Pos::Name);
        let mut stems = Vec::new();
        let features = Features { gender, number: SINGULAR, ..Features::default() };
        noun::shape(&text, features, &mut stems);
        noun::without_tanwin(&mut stems);
        if stems.iter().filter_map(|stem| stem.text.folded()).any(|key| known(&self.stems, key)) {
            return;
        }
        let mut lexeme = Lexeme::new(&text.text(), Pos::Name);
        lexeme.gloss = gloss.into();
        lexeme.gender = gender;
        lexeme.name = Some(NameKind::Place);
        let id = self.add(lexeme);
        self.add_stems(id, Pos::Name, &stems, None);
    }

    /// The adjective and noun of a place (سعودي، سعوديون), unless the lexicon lists it.
    pub(super) fn nisba(&mut self, base: &Vocal, gloss: &str) {
        if let Some(text) = noun::nisba(base) {
            self.nisba_of(&text, gloss);
        }
    }

    pub(super) fn nisba_of(&mut self, text: &Vocal, gloss: &str) {
        let mut text = *text;
        let gloss = gloss.trim_start_matches("of ");
        if let Some(last) = text.last_mut() {
            last.marks |= super::vocal::mark::SHADDA;
        }
        let listed = text.folded().is_some_and(|key| {
            self.stems.of(key).any(|stem| matches!(stem.pos, Pos::Adjective | Pos::ActiveParticiple))
        });
        if listed {
            return;
        }
        let mut lexeme = Lexeme::new(&text.text(), Pos::Adjective);
        lexeme.gloss = format!("of {gloss}").into();
        let id = self.add(lexeme);
        let inflection = Inflection { gender: Some(Gender::Masculine), regular: true, ..Inflection::default() };
        self.add_stems(id, Pos::Adjective, &noun::stems(&text, inflection), None);
    }
}

/// A name without the article that it bears.
fn bare_of_article(name: &Vocal) -> Vocal {
    use super::letters::code;
    match name.segs() {
        [alef, lam, rest @ ..] if alef.letter == code::ALEF && lam.letter == code::LAM && rest.len() >= 3 => {
            Vocal::from_segs(rest)
        }
        _ => *name,
    }
}
