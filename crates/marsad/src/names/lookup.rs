//! What the tables know of each spelling that a worker has met: looked up once, not once a token.

use super::cues::CueSet;
use super::particles::Particle;
use super::phrases::WordId;
use super::recogniser::Recogniser;
use super::terms::Opened;
use crate::morph::{Analysis, Clitics, Morphology, Origin, Pos};
use crate::text::{FormId, Forms};

/// A spelling as the tables know it.
#[derive(Debug, Default)]
pub(super) struct Lookup {
    /// The key under which it is looked up.
    pub key: Box<str>,
    /// The number of the key, if some name or word of the tables has it.
    pub word: Option<WordId>,
    /// The same of the key without article.
    pub bare: Option<WordId>,
    /// What it does around names.
    pub cues: CueSet,
    /// The same of the stems of its readings that do anything.
    pub stems: Box<[(StemPlace, CueSet)]>,
    /// What it is among the words of a name.
    pub particle: Option<Particle>,
    /// Its ways to open a name, the one with least cut off first.
    pub names: Box<[NameOpening]>,
    /// Its ways to open an adjective of a state or people.
    pub nisbas: Box<[NisbaOpening]>,
    /// The terms that it opens.
    pub terms: Box<[Opened]>,
    /// The likeliest reading as a name before which nothing is written: its cost.
    pub name_cost: Option<u16>,
    /// The likeliest reading as another nominal: its cost.
    pub noun_cost: Option<u16>,
}

/// Where a reading's stem stands in the spelling, and whether the article is cut off it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StemPlace((u8, u8), bool);

impl StemPlace {
    /// That of a reading.
    pub fn of(reading: &Analysis) -> Self {
        Self(reading.stem, reading.clitics.has(Clitics::ARTICLE))
    }
}

/// A word as the first of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameOpening {
    /// Where it leads among the names.
    pub node: u32,
    /// Whether a conjunction is cut off.
    pub joined: bool,
    /// Whether a preposition is cut off.
    pub governed: bool,
}

/// A word as the first of an adjective.
#[derive(Debug, Clone, Copy)]
pub(super) struct NisbaOpening {
    /// Where it leads among the adjectives.
    pub node: u32,
    /// Whether the article is cut off.
    pub definite: bool,
    /// Whether a conjunction is cut off.
    pub joined: bool,
    /// Whether a conjunction or preposition is cut off.
    pub cut: bool,
}

/// The spellings of a worker, by [`FormId`]. Grows over documents.
#[derive(Debug, Default)]
pub struct Lookups {
    all: Vec<Lookup>,
    none: Lookup,
}

/// A reading this much dearer than the best one is not what the writer means.
const FAR: u16 = 260;

/// A reading that mends the spelling must not be this much dearer than one that does not.
pub(super) const MENDED: u16 = 60;

impl Lookups {
    /// Looks up the spellings that are new.
    pub(super) fn extend(&mut self, forms: &Forms, morphology: &Morphology, recogniser: &Recogniser) {
        for id in self.all.len()..forms.len() {
            let form = FormId(u32::try_from(id).unwrap_or(u32::MAX));
            self.all.push(Lookup::new(forms.text(form), morphology.of(form), recogniser));
        }
    }

    /// A spelling; an empty one for an id of another worker.
    pub(super) fn get(&self, form: FormId) -> &Lookup {
        self.all.get(form.0 as usize).unwrap_or(&self.none)
    }
}

impl Lookup {
    fn new(text: &str, readings: &[Analysis], recogniser: &Recogniser) -> Self {
        let Recogniser { spelling, words, .. } = recogniser;
        let key = spelling.key(text);
        let (mut names, mut nisbas, mut cuts) = (Vec::new(), Vec::new(), Vec::new());
        spelling.cuts(&key, &mut cuts);
        for cut in &cuts {
            let word = words.get(&cut.key);
            if let Some(node) = word.and_then(|word| recogniser.names.step(0, word)) {
                names.push(NameOpening { node, joined: cut.joined, governed: cut.governed });
            }
            let bare = spelling.bare(&cut.key).and_then(|bare| words.get(bare));
            for (word, definite) in [(bare, true), (word, false)] {
                if let Some(node) = word.and_then(|word| recogniser.states.forms.step(0, word)) {
                    let cut_off = cut.joined || cut.governed;
                    nisbas.push(NisbaOpening { node, definite, joined: cut.joined, cut: cut_off });
                }
            }
        }
        let (word, bare) = (words.get(&key), words.get(spelling.bare(&key).unwrap_or(&key)));
        let (mut stems, mut stem_key): (Vec<(StemPlace, CueSet)>, _) = (Vec::new(), String::new());
        for reading in readings {
            let place = StemPlace::of(reading);
            if !stems.iter().any(|(known, _)| *known == place) {
                spelling.write_key(stem(text, reading, &spelling.article), &mut stem_key);
                stems.push((place, recogniser.cues.of(words.get(&stem_key))));
            }
        }
        stems.retain(|(_, cues)| !cues.is_empty());
        let named = readings.iter().find(|reading| reading.pos == Pos::Name && !reading.clitics.any(LED_BY));
        let noun = readings.iter().find(|reading| reading.pos != Pos::Name && reading.pos.is_nominal());
        Self {
            word,
            bare,
            cues: recogniser.cues.of(word),
            stems: stems.into(),
            particle: word.and_then(|word| recogniser.particles.of(word)),
            names: names.into(),
            nisbas: nisbas.into(),
            terms: recogniser.terms.opened(
                near(readings),
                |reading| spelling.key(stem(text, reading, &spelling.article)),
                bare,
            ),
            name_cost: named.map(|reading| reading.cost),
            noun_cost: noun.map(|reading| reading.cost),
            key: key.into(),
        }
    }
}

/// The readings that may be meant, the best first. Where the spelling is right as it stands, those that mend it must not be
/// much dearer.
fn near(readings: &[Analysis]) -> impl Iterator<Item = &Analysis> + Clone {
    let (cost, exact) = readings.first().map_or((0, false), |best| (best.cost, best.origin == Origin::Lexicon));
    let limit = move |reading: &Analysis| {
        cost.saturating_add(if exact && reading.origin == Origin::Tolerant { MENDED } else { FAR })
    };
    readings.iter().filter(move |reading| reading.cost <= limit(reading))
}

/// What may be written before a name.
pub(super) const LED_BY: Clitics = Clitics::PREPOSITIONS.with(Clitics::AND).with(Clitics::SO);

/// The stem of a reading of a spelling, without the article.
pub(super) fn stem<'t>(form: &'t str, reading: &Analysis, article: &str) -> &'t str {
    let at = |n: u8| form.char_indices().nth(usize::from(n)).map_or(form.len(), |(byte, _)| byte);
    let stem = form.get(at(reading.stem.0)..at(reading.stem.1)).unwrap_or(form);
    if reading.clitics.has(Clitics::ARTICLE) { stem.strip_prefix(article).unwrap_or(stem) } else { stem }
}
