//! What the lexicon says of each spelling that a worker has met: looked up once, not once a token.

use super::glance::Glance;
use super::items::ItemKind;
use super::lexicon::Lexicon;
use super::matcher::{PASSES, Rules};
use crate::text::{FormId, Forms};

/// A spelling as the rules see it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spelling {
    /// Its senses, as a range of the lexicon's.
    pub senses: (u32, u32),
    /// What is seen of it as a word at a glance.
    pub glance: Glance,
    /// Whether it may be the first of several words that count as one.
    pub tailed: bool,
    /// Where what may follow it stands in [`Spellings::openings`]; none for what has no senses.
    pub opening: Option<u32>,
    /// The proclitics that it is, if it is nothing else; 0 for any other word.
    pub proclitics: u8,
}

/// The spellings of a worker, by [`FormId`]. Grows over documents.
#[derive(Debug, Default)]
pub struct Spellings {
    all: Vec<Spelling>,
    /// For spellings that have senses: what may follow them in each pass over an article.
    openings: Vec<[Glance; PASSES.len()]>,
}

impl Spellings {
    /// Looks up the spellings that are new.
    pub(super) fn extend(&mut self, forms: &Forms, lexicon: &Lexicon, passes: [&Rules; PASSES.len()]) {
        for id in self.all.len()..forms.len() {
            let text = forms.text(FormId(u32::try_from(id).unwrap_or(u32::MAX)));
            let senses = lexicon.find(text);
            let slice = lexicon.slice(senses);
            let opening = (!slice.is_empty()).then_some(self.openings.len() as u32);
            if opening.is_some() {
                self.openings.push(passes.map(|rules| rules.top.opening(slice)));
            }
            self.all.push(Spelling {
                senses,
                opening,
                glance: Glance::item(ItemKind::Word, slice),
                tailed: slice.iter().any(|sense| sense.tail != 0),
                proclitics: lexicon.proclitic(text).unwrap_or(0),
            });
        }
    }

    /// A spelling; an empty one for an id of another worker.
    pub(super) fn get(&self, form: FormId) -> Spelling {
        self.all.get(form.0 as usize).copied().unwrap_or_default()
    }

    /// What may follow a spelling in a pass.
    pub(super) fn opening(&self, index: u32, pass: usize) -> Option<Glance> {
        self.openings.get(index as usize)?.get(pass).copied()
    }
}
