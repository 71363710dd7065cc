//! Purposes: what a clause says an act is for or against (`احتجاجا على الحكومة`, `للمطالبة برحيل الرئيس`), and whom that names.

use super::met::Met;
use super::phrase;
use super::wordset::{Compiler, WordSet};
use crate::data::Error;
use crate::morph::{Clitics, Pos};
use crate::names::{Kind, Mention, Sector};
use crate::syntax::{Class, Relation, Words};

/// How far behind its act a purpose is looked for, and how far behind the purpose its addressee, in tokens.
const REACH: (u32, u32) = (25, 10);

/// The words that open a purpose.
#[derive(Debug)]
pub(super) struct Purposes {
    words: WordSet,
    /// Acts on whom people protest for: `احتجاجا على اعتقال الناشط`.
    suffered: WordSet,
    crowd: WordSet,
}

/// A purpose.
#[derive(Debug, Clone, Copy)]
pub(super) struct Purpose {
    /// The word that opens it.
    pub opens: u32,
    /// The head of the name of the one whom it addresses.
    pub addressee: Option<u32>,
}

impl Purposes {
    /// Reads the lists `purposes`, `protested-for`, `crowd`.
    pub fn new(sets: &mut Compiler<'_>) -> Result<Self, Error> {
        Ok(Self { words: sets.named("purposes")?, suffered: sets.named("protested-for")?, crowd: sets.named("crowd")? })
    }

    /// The first purpose behind a trigger that names whom it addresses, a person, body, group or state; else the first.
    pub fn of(&self, met: &Met<'_, '_>, words: &Words, trigger: u32) -> Option<Purpose> {
        if !met.in_line(trigger, self.words) {
            return None;
        }
        let end = phrase::sentence(met.article, trigger)?.tokens.end;
        let behind = trigger + 1..end.min(trigger + REACH.0);
        let told = behind.take_while(|token| !self.is_anothers(met, *token));
        let opening = told.filter(|token| met.has(*token, self.words));
        let all: Vec<Purpose> =
            opening.map(|opens| Purpose { opens, addressee: self.named_behind(met, words, opens, end) }).collect();
        all.iter().find(|purpose| purpose.addressee.is_some()).or(all.first()).copied()
    }

    /// Whether a verb tells of others than the crowd.
    fn is_anothers(&self, met: &Met<'_, '_>, token: u32) -> bool {
        let article = met.article;
        let mut subjects = article.syntax.related(token, Relation::Subject);
        article.word(token).is_some_and(|word| word.pos == Pos::Verb)
            && article.syntax.relation(token) != Relation::Relative
            && subjects.any(|subject| {
                let name = article.names.headed(subject).map_or(subject..subject + 1, |mention| mention.tokens.clone());
                !met.any(name, self.crowd)
            })
    }

    fn named_behind(&self, met: &Met<'_, '_>, words: &Words, opens: u32, end: u32) -> Option<u32> {
        let article = met.article;
        let by = words.prefix_index(Clitics::BY);
        for token in opens + 1..end.min(opens + REACH.1) {
            if met.has(token, self.words) {
                continue;
            }
            if let Some(verb) = article.word(token).filter(|word| word.pos == Pos::Verb) {
                // `احتجاجا على قانون أقره البرلمان`, `على ما وصفوه بانتهاكات الحكومة`
                let described = article.syntax.relation(token) == Relation::Relative
                    || token.checked_sub(1).is_some_and(|before| words.class(article, before) == Some(Class::Free));
                if verb.suffix.is_some() && described {
                    continue;
                }
                return None;
            }
            let local =
                |index| Some(index) != by && words.preposition(index).is_some_and(|preposition| preposition.local);
            let Some(mention) = article.mention_of(token).filter(|mention| mention.head == token) else { continue };
            if article.syntax.preposition(token).is_some_and(local) {
                return None;
            }
            let quality = article.syntax.relation(token) == Relation::Adjective;
            if is_addressee(mention, quality) && !self.is_suffering(met, words, token) {
                return Some(token);
            }
        }
        None
    }

    /// Whether somebody is named as the one to whom it was done: `مقتل الناشط`, `الإفراج عن الصحافي`.
    fn is_suffering(&self, met: &Met<'_, '_>, words: &Words, token: u32) -> bool {
        // `مقتل مدنيين على يد الجيش`
        let preposition = met.article.syntax.preposition(token).and_then(|index| words.preposition(index));
        if preposition.is_some_and(|preposition| preposition.agent) {
            return false;
        }
        let act = met.article.syntax.head(token).filter(|act| *act < token);
        let done_to =
            matches!(met.article.syntax.relation(token), Relation::Genitive | Relation::Oblique | Relation::Part);
        done_to && act.is_some_and(|act| met.has(act, self.suffered))
    }
}

fn is_addressee(mention: &Mention, quality: bool) -> bool {
    let forces = matches!(mention.sector, Some(Sector::Mil | Sector::Cop | Sector::Gov));
    matches!(mention.kind, Kind::Person | Kind::Organisation | Kind::Group | Kind::State)
        || mention.kind == Kind::People && forces && !quality
}
