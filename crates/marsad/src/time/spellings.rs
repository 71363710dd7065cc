//! What the lexicon says of each spelling that a worker has met: looked up once, not once a token.

use super::glance::Glance;
use super::items::ItemKind;
use super::lexicon::Lexicon;
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
    /// The proclitics that it is, if it is nothing else; 0 for any other word.
    pub proclitics: u8,
}

/// The spellings of a worker, by [`FormId`]. Grows over documents.
#[derive(Debug, Default)]
pub struct Spellings(Vec<Spelling>);

impl Spellings {
    /// Looks up the spellings that are new.
    pub(super) fn extend(&mut self, forms: &Forms, lexicon: &Lexicon) {
        for id in self.0.len()..forms.len() {
            let text = forms.text(FormId(u32::try_from(id).unwrap_or(u32::MAX)));
            let senses = lexicon.find(text);
            let slice = lexicon.slice(senses);
            self.0.push(Spelling {
                senses,
                glance: Glance::item(ItemKind::Word, slice),
                tailed: slice.iter().any(|sense| sense.tail != 0),
                proclitics: lexicon.proclitic(text).unwrap_or(0),
            });
        }
    }

    /// A spelling; an empty one for an id of another worker.
    pub(super) fn get(&self, form: FormId) -> Spelling {
        self.0.get(form.0 as usize).copied().unwrap_or_default()
    }
}
