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
    /// Where more of it stands among [`Spellings::sensed`]; none for what has no senses, as most words.
    pub sensed: Option<u32>,
    /// Whether it may be the first of several words that count as one.
    pub tailed: bool,
    /// The proclitics that it is, if it is nothing else; 0 for any other word.
    pub proclitics: u8,
}

/// What is seen of a spelling that has senses.
#[derive(Debug)]
struct Sensed {
    /// Of the word at a glance.
    glance: Glance,
    /// What may follow it in each pass over an article.
    openings: [Glance; PASSES.len()],
}

/// The spellings of a worker, by [`FormId`]. Grows over documents.
#[derive(Debug, Default)]
pub struct Spellings {
    all: Vec<Spelling>,
    sensed: Vec<Sensed>,
}

impl Spellings {
    /// Looks up the spellings that are new.
    pub(super) fn extend(&mut self, forms: &Forms, lexicon: &Lexicon, passes: [&Rules; PASSES.len()]) {
        for id in self.all.len()..forms.len() {
            let text = forms.text(FormId(u32::try_from(id).unwrap_or(u32::MAX)));
            let senses = lexicon.find(text);
            let slice = lexicon.slice(senses);
            let sensed = (!slice.is_empty()).then_some(self.sensed.len() as u32);
            if sensed.is_some() {
                let openings = passes.map(|rules| rules.top.opening(slice));
                self.sensed.push(Sensed { glance: Glance::item(ItemKind::Word, slice), openings });
            }
            self.all.push(Spelling {
                senses,
                sensed,
                tailed: slice.iter().any(|sense| sense.tail != 0),
                proclitics: lexicon.proclitic(text).unwrap_or(0),
            });
        }
    }

    /// A spelling; an empty one for an id of another worker.
    pub(super) fn get(&self, form: FormId) -> Spelling {
        self.all.get(form.0 as usize).copied().unwrap_or_default()
    }

    /// What is seen of a spelling as a word at a glance.
    pub(super) fn glance(&self, spelling: Spelling) -> Glance {
        self.of(spelling.sensed).map_or(Glance::WORDS, |sensed| sensed.glance)
    }

    /// What may follow a word in a pass; none if it has no senses.
    pub(super) fn opening(&self, sensed: Option<u32>, pass: usize) -> Option<Glance> {
        self.of(sensed)?.openings.get(pass).copied()
    }

    fn of(&self, sensed: Option<u32>) -> Option<&Sensed> {
        self.sensed.get(sensed? as usize)
    }
}
