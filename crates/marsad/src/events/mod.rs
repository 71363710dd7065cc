//! The event stage: triggers, rules, modality, participants, circumstances, attribution, records.
//!
//! Each word that the index of rules knows is a candidate. Its arguments are read off the syntax into a frame; the rules of
//! the word are tried on the frame; the one that asks most and holds wins. The record then takes its participants from the
//! frame's slots, its modality from what governs the trigger, its date and place from the clause, its sources from the
//! reporting words above it.

mod act;
mod answer;
mod assemble;
mod background;
mod carried;
mod circumstance;
mod claim;
mod coherence;
mod coming;
mod condition;
mod content;
mod control;
mod crowd;
mod cue;
mod custody;
mod dating;
mod days;
mod doers;
mod examples;
mod fallen;
mod frame;
mod framer;
mod governing;
mod idafa;
mod kin;
mod light;
mod meeting;
mod met;
mod modality;
mod nameless;
mod naming;
mod nation;
mod own;
mod owner;
mod page;
mod pair;
mod participant;
mod parties;
mod phrase;
mod punished;
mod purpose;
mod rank;
mod reach;
mod reckoning;
mod reference;
mod rule;
mod saying;
mod seen;
mod sequence;
mod shared;
mod silent;
mod site;
mod site_phrase;
mod site_words;
mod sites_shared;
mod size;
mod slots;
mod source;
mod sufferers;
mod teller;
mod topic;
mod types;
mod wordset;

use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Analyser, Lemmas};
use crate::record::Record;
use crate::syntax::Words;

pub use examples::{Failure, Report};
pub use modality::Value as Modality;
pub use page::{Example, Page, TriggerKind};
pub use rule::{Rule, Rules};
pub use seen::SeenWords;

/// The compiled knowledge of this stage.
#[derive(Debug)]
pub struct Coder {
    rules: Rules,
    sets: wordset::WordSets,
    light: light::LightVerbs,
    purposes: purpose::Purposes,
    naming: naming::Naming,
    answers: answer::Answers,
    /// What opens the condition of a threat.
    conditions: wordset::WordSet,
    /// Words of aircraft and vehicles in which nobody sits.
    unmanned: wordset::WordSet,
    /// Nouns of those who are in the street.
    demonstrators: wordset::WordSet,
    /// Nouns of no persons that act all the same: `رفض الجانب الروسي`.
    sides: wordset::WordSet,
    /// Nouns of what is had from another: `شراء`.
    obtaining: wordset::WordSet,
    /// Nouns of those who only tell of deeds.
    tellers: wordset::WordSet,
    modality: governing::Modality,
    speech: source::Speech,
    types: types::Types,
    sizes: size::Sizes,
    sport: topic::Sport,
    background: background::Background,
    sites: site_words::Sites,
}

/// What became of one candidate.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The trigger's token.
    pub trigger: u32,
    /// Index of the rule in [`Rules::rules`].
    pub rule: usize,
    /// Why it did not fire; none for the one that did.
    pub lost: Option<String>,
}

/// What fills a slot of a trigger, before any rule is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The slot's name in rules.
    pub slot: String,
    /// The head of the phrase, or the token that carries the pronoun.
    pub token: u32,
    /// Whether it is a pronoun: a suffix, or the person of a verb.
    pub pronoun: bool,
}

impl Coder {
    /// Compiles the files below `events/`.
    ///
    /// # Errors
    /// The first fault in one of them.
    pub fn new(source: &Source, analyser: &Analyser, words: &Words) -> Result<Self, Error> {
        let types = types::Types::new(source)?;
        let lemmas = &Lemmas::new(analyser);
        let mut sets = wordset::Compiler::new(source, lemmas);
        let rules = Rules::new(source, &mut sets, lemmas, words)?;
        for rule in &rules.rules {
            check_code(source, &types, &rule.page)?;
        }
        Ok(Self {
            rules,
            light: light::LightVerbs::new(source, lemmas, words)?,
            purposes: purpose::Purposes::new(&mut sets)?,
            naming: naming::Naming::new(&mut sets)?,
            answers: answer::Answers::new(&mut sets)?,
            conditions: sets.named("conditions")?,
            unmanned: sets.named("unmanned")?,
            demonstrators: sets.named("demonstrators")?,
            sides: sets.named("sides")?,
            obtaining: sets.named("obtaining")?,
            tellers: sets.named("tellers")?,
            modality: governing::Modality::new(source, lemmas, words)?,
            speech: source::Speech::new(source, words)?,
            types,
            sizes: size::Sizes::new(source, lemmas)?,
            sport: topic::Sport::new(&mut sets)?,
            background: background::Background::new(source, words)?,
            sites: site_words::Sites::new(&mut sets)?,
            sets: sets.finish(),
        })
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The event records of an article, in text order; `seen` are the words that its worker has met.
    #[must_use]
    pub fn records(&self, article: &Article<'_>, words: &Words, seen: &mut SeenWords) -> Vec<Record> {
        assemble::Assembler::new(self, article, words, seen).records()
    }

    /// What fills the slots of a token taken as a trigger.
    #[must_use]
    pub fn arguments(&self, article: &Article<'_>, words: &Words, trigger: u32) -> Vec<Filled> {
        assemble::Assembler::new(self, article, words, &mut SeenWords::default()).arguments(trigger)
    }

    /// Every rule tried on every trigger, and why each did not fire.
    #[must_use]
    pub fn candidates(&self, article: &Article<'_>, words: &Words) -> Vec<Candidate> {
        assemble::Assembler::new(self, article, words, &mut SeenWords::default()).candidates()
    }
}

fn check_code(source: &Source, types: &types::Types, page: &Page) -> Result<(), Error> {
    let modes = page.mode.iter().chain(page.modes.iter().map(|(mode, _, _)| mode));
    let wrong = if types.has(&page.code) {
        modes
            .into_iter()
            .find(|mode| !types.has_mode(&page.code, mode))
            .map(|mode| format!("mode {mode:?} of {}", page.code))
    } else {
        Some(format!("type {:?}", page.code))
    };
    match wrong {
        None => Ok(()),
        Some(what) => Err(source.file(&page.file)?.error(
            page.line,
            format!("rule {}: no {what}", page.id),
            "types and modes stand in events/types.tsv",
        )),
    }
}
