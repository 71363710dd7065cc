//! The compiled knowledge of the stage.

use super::Names;
use super::bearing::Bearings;
use super::cues::Cues;
use super::entity::Entities;
use super::gazetteer::{Gazetteer, PlaceKind};
use super::lookup::Lookups;
use super::particles::Particles;
use super::phrases::{Phrases, Vocabulary};
use super::reading::Reader;
use super::spelling::Spelling;
use super::states::States;
use super::terms::Terms;
use super::vowels::Vowels;
use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Analyser, Morphology};
use crate::text::Forms;

/// Finds actors and places in articles. Immutable.
#[derive(Debug)]
pub struct Recogniser {
    pub(super) spelling: Spelling,
    pub(super) words: Vocabulary,
    pub(super) names: Phrases<Target>,
    pub(super) states: States,
    pub(super) entities: Entities,
    pub(super) places: Gazetteer,
    pub(super) terms: Terms,
    pub(super) cues: Cues,
    pub(super) particles: Particles,
    pub(super) bearings: Bearings,
    pub(super) vowels: Vowels,
}

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A state, by its name.
    State(u16),
    /// A state, by its capital or seat of power.
    Seat(u16),
    /// An actor.
    Entity(u32),
    /// A place.
    Place(u32),
}

impl Recogniser {
    /// Compiles the tables below `actors/`, `places/` and `names/`.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn new(source: &Source, analyser: &Analyser) -> Result<Self, Error> {
        let spelling = Spelling::new(source)?;
        let mut words = Vocabulary::default();
        let mut names = Phrases::default();
        // A row of a place is about so long; tables that grow while they are filled take twice the time.
        let places = source.files("places/", ".tsv").map(|file| file.text.len()).sum::<usize>() / 64;
        words.reserve(places);
        names.reserve(places);
        let particles = Particles::read(source, &spelling, &mut words)?;
        let mut states = States::read(source, &spelling, &mut words, |words, name, state| {
            let target = if state.seat { Target::Seat(state.index) } else { Target::State(state.index) };
            particles.spellings(name, &spelling, words, |path| names.add(path.iter().copied(), target));
        })?;
        let entities = Entities::read(source, |name, index| {
            particles.spellings(name, &spelling, &mut words, |path| {
                names.add(path.iter().copied(), Target::Entity(index));
            });
        })?;
        let places = Gazetteer::read(source, |name, index| {
            particles.spellings(name, &spelling, &mut words, |path| {
                names.add(path.iter().copied(), Target::Place(index));
            });
        })?;
        names.finish();
        let key = |name: &str| {
            let keys = name.split_whitespace().map(|word| words.get(&spelling.key(word)));
            keys.collect::<Option<Vec<_>>>()
        };
        let find = |name: &str, country: [u8; 3]| {
            let node = key(name)?.into_iter().try_fold(0, |node, word| names.step(node, word))?;
            let named = names.values(node).iter().filter_map(|target| match target {
                Target::Place(index) => places.get(*index).map(|place| (*index, place)),
                _ => None,
            });
            let towns = named.filter(|(_, place)| place.country == Some(country) && place.kind == PlaceKind::Town);
            towns.max_by_key(|(_, place)| place.population).map(|(index, _)| index)
        };
        for state in &mut states.all {
            state.capital = state.seats.iter().find_map(|seat| find(seat, state.code));
        }
        let terms = Terms::read(source, &spelling, &mut words, analyser)?;
        let cues = Cues::read(source, &spelling, &mut words)?;
        let bearings = Bearings::read(source, &spelling, &mut words)?;
        let vowels = Vowels::read(source)?;
        Ok(Self { bearings, vowels, spelling, words, names, states, entities, places, terms, cues, particles })
    }

    /// Looks up the spellings that a worker has met since the last call, and analysed.
    pub fn extend(&self, forms: &Forms, morphology: &Morphology, lookups: &mut Lookups) {
        lookups.extend(forms, morphology, self);
    }

    /// The mentions of an article, whose words must have been chosen.
    #[must_use]
    pub fn mentions(&self, article: &Article<'_>) -> Names {
        Reader::new(self, article).read()
    }

    /// How many states, named actors and places the tables hold.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [self.states.all.len(), self.entities.all.len(), self.places.len()]
    }
}
