//! All readings of a word.

use super::affix::{Affixes, Hosts, Prefix, Suffix};
use super::frequency::{self, Transitions};
use super::letters::{Letter, Packed, Spelling, code, is_hamza};
use super::lexeme::Lexeme;
use super::lexicon::Lexicon;
use super::memo::{Morphology, Traits, limit};
use super::rule::Rules;
use super::stems::{Stem, opening};
use super::universal::Universal;
use super::verb::First;
use super::vocal::{Vocal, mark};
use super::{Analysis, Aspect, Case, Clitics, Features, LexemeId, Mood, Number, Origin, Person, Pos, State, Voice};
use super::{property, tag};
use crate::data::{Error, Source};
use crate::text::{FormId, Forms};

/// The lexicon and the affixes, compiled.
#[derive(Debug)]
pub struct Analyser {
    pub(super) lexicon: Lexicon,
    pub(super) affixes: Affixes,
    pub(super) universal: Universal,
    pub(super) transitions: Transitions,
    pub(super) rules: Rules,
}

/// What a name with a pronoun costs more.
const OWNED_NAME: u16 = 600;
/// Readings that cost more than this, and that much more than their entry, leave room for an unknown name.
const STRAINED: (u16, u16) = (1200, 100);
/// Letters of a noun that is easily found within an unknown name.
const SHORT: u8 = 3;

/// Mismatches beyond this are no reading of a word that has an exact one.
const FAR: u16 = 240;

impl Analyser {
    /// Compiles the tables of lexicon, affixes and forms.
    ///
    /// # Errors
    /// The first malformed table. Verbs whose lemma does not follow from their root are left out and listed in
    /// [`Analyser::faults`].
    pub fn new(source: &Source) -> Result<Self, Error> {
        let mut lexicon = Lexicon::new(source)?;
        frequency::weigh(source, &mut lexicon.lexemes)?;
        let mut out = Self {
            lexicon,
            affixes: Affixes::new(source)?,
            universal: Universal::new(source)?,
            transitions: Transitions::new(source)?,
            rules: Rules::default(),
        };
        out.rules = Rules::new(source, &out.lexicon)?;
        Ok(out)
    }

    /// Rows of the lexicon from which no paradigm follows.
    #[must_use]
    pub fn faults(&self) -> &[Error] {
        &self.lexicon.faults
    }

    /// An entry of the lexicon; those of guessed words are in [`Morphology::guessed`].
    #[must_use]
    pub fn lexeme(&self, id: LexemeId) -> Option<&Lexeme> {
        self.lexicon.lexemes.get(id.0 as usize)
    }

    /// All entries.
    #[must_use]
    pub fn lexemes(&self) -> &[Lexeme] {
        &self.lexicon.lexemes
    }

    /// Analyses the spellings that the memo does not have yet.
    pub fn extend(&self, forms: &Forms, morphology: &mut Morphology) {
        let (mut readings, mut traits) = (Vec::new(), Vec::new());
        for index in morphology.known()..forms.len() {
            let text = forms.text(FormId(index as u32));
            readings.clear();
            self.analyse(text, morphology, &mut readings);
            let limit = limit(&readings);
            traits.clear();
            traits.extend(readings.iter().map(|reading| {
                let lexeme = self.lexeme(reading.lexeme).or_else(|| morphology.guessed(reading.lexeme));
                let bits = property::of(reading, lexeme, &self.rules.members);
                Traits { bits, tag: tag::of(reading), likely: reading.cost <= limit }
            }));
            let rules = super::constrain::touching(&self.rules.constraints, &traits);
            morphology.push(&readings, &traits, rules);
        }
    }

    /// Adds the readings of a word in normal spelling to `out`, the likeliest first: those of the lexicon, else guesses.
    /// Nothing for what has other characters than letters.
    pub fn analyse(&self, word: &str, morphology: &mut Morphology, out: &mut Vec<Analysis>) {
        let Some(spelling) = Spelling::new(word) else { return };
        self.readings(spelling, None, out);
        if out.is_empty() {
            self.guess(spelling, morphology, out);
        } else if out.iter().all(|reading| self.is_strained(reading)) {
            Self::guess_name(spelling, morphology, out);
        }
        out.sort_by_key(|reading| reading.cost);
    }

    /// Whether a reading takes a rare word in a rare form: a name with a pronoun, a short noun with clitics, a passive or
    /// an imperative.
    fn is_strained(&self, reading: &Analysis) -> bool {
        let entry = self.lexeme(reading.lexeme).map_or(0, |lexeme| lexeme.cost);
        let (features, clitics) = (&reading.features, reading.clitics);
        let rare = match reading.pos {
            Pos::Verb => {
                features.voice == Some(Voice::Passive)
                    || features.aspect == Some(Aspect::Imperative)
                    || features.person == Some(Person::Second)
                    || features.number == Some(Number::Dual)
                    || reading.suffix.is_some_and(|suffix| suffix.person != Person::Third)
                    || clitics.any(Clitics::QUESTION.with(Clitics::INDEED))
            }
            Pos::Name => true,
            _ => reading.stem.1.saturating_sub(reading.stem.0) <= SHORT || clitics.has(Clitics::QUESTION),
        };
        rare && !clitics.has(Clitics::ARTICLE)
            && reading.cost >= STRAINED.0
            && reading.cost >= entry.saturating_add(STRAINED.1)
    }

    /// The readings of the lexicon that agree with a diacritised spelling, unsorted.
    #[must_use]
    pub fn analyse_marked(&self, word: &str) -> Vec<Analysis> {
        let written = Vocal::new(word);
        let mut out = Vec::new();
        if let (Some(exact), Some(folded)) = (written.exact(), written.folded()) {
            self.readings(Spelling { exact, folded, length: written.len() }, Some(&written), &mut out);
        }
        out
    }

    fn readings(&self, word: Spelling, marks: Option<&Vocal>, out: &mut Vec<Analysis>) {
        let n = word.length;
        let (longest_prefix, longest_suffix) = self.affixes.longest;
        for before in 0..n.min(longest_prefix + 1) {
            let prefixes = self.affixes.prefixes(word.folded.part(0, before), before);
            if prefixes.is_empty() {
                continue;
            }
            for after in 0..(n - before).min(longest_suffix + 1) {
                let Some(group) = self.affixes.suffixes(word.folded.part(n - after, n), after) else { continue };
                for stem in self.lexicon.stems.of(word.folded.part(before, n - after)) {
                    if stem.slots.0 & group.slots.0 == 0 {
                        continue;
                    }
                    let far = self.stem_distance(word, stem, before, after);
                    for (suffix, slot) in group.suffixes.iter().zip(&group.each) {
                        if !stem.slots.has(*slot) {
                            continue;
                        }
                        for prefix in prefixes {
                            if let Some(reading) = self.reading(word, prefix, stem, suffix, far)
                                && marks.is_none_or(|marks| self.agrees(marks, prefix, stem, suffix))
                            {
                                add(out, reading);
                            }
                        }
                    }
                }
            }
        }
        super::alike::weigh(out, |reading| self.lexeme(reading.lexeme)?.name);
        // An exact reading drives out those that take much tolerance.
        if out.iter().any(|reading| reading.origin == Origin::Lexicon) {
            out.retain(|reading| reading.origin == Origin::Lexicon || reading.cost & 1 == 0);
        }
    }

    fn stem_distance(&self, word: Spelling, stem: &Stem, before: usize, after: usize) -> u16 {
        let written = word.exact.part(before, word.length - after);
        let length = word.length - before - after;
        if written == stem.exact {
            return 0;
        }
        (0..length)
            .map(|i| {
                let (a, b) = (written.at(i), stem.exact.at(i));
                let last = i + 1 == length;
                // Before an ending the seat of a last hamza follows the case.
                if last && after > 0 && is_hamza(a) && is_hamza(b) { 0 } else { distance(a, b, last && after == 0) }
            })
            .sum()
    }

    fn reading(&self, word: Spelling, prefix: &Prefix, stem: &Stem, suffix: &Suffix, far: u16) -> Option<Analysis> {
        let cell = self.affixes.cells.get(usize::from(suffix.cell))?;
        if !prefix.hosts.has(suffix.host) || prefix.person != cell.person {
            return None;
        }
        let first = prefix.person == code::ALEF_HAMZA;
        if stem.first == First::Only && !first || stem.first == First::Other && first {
            return None;
        }
        let mut features = stem.features.over(cell.features);
        if suffix.host == Hosts::NOUN {
            nominal(prefix, stem, suffix, &mut features)?;
        }
        let n = word.length;
        // No pronoun is written with ta marbuta.
        if suffix.pronoun.is_some() && word.exact.at(n - 1) == code::TA_MARBUTA {
            return None;
        }
        let (before, after) = (usize::from(prefix.length), usize::from(suffix.length));
        let mut far = far + part_distance(word.exact.part(n - after, n), suffix.exact, after, true);
        let opens = word.exact.part(0, before);
        if opens != prefix.exact {
            let merged = stem.first == First::Only && stem.prefix == mark::A;
            far += (0..before)
                .map(|i| {
                    let meant = if merged && i + 1 == before { code::MADDA } else { prefix.exact.at(i) };
                    distance(opens.at(i), meant, false)
                })
                .sum::<u16>();
        }
        let lexeme = self.lexeme(stem.lexeme)?;
        let mut cost =
            stem.cost + lexeme.cost + prior(&features, stem.pos) + clitic_cost(prefix.clitics, stem.pos) + 2 * far;
        cost += match suffix.pronoun {
            Some(pronoun) if pronoun.person == Person::Second => 350,
            Some(pronoun) if pronoun.gender == FEMININE && pronoun.number == Number::Plural => 250,
            Some(pronoun) if pronoun.person == Person::First && pronoun.number == Number::Singular => 200,
            Some(_) => 40,
            None => 0,
        };
        if suffix.pronoun.is_some() && stem.pos == Pos::Name {
            cost += OWNED_NAME;
        }
        // The lowest bit says that the reading is far; see `readings`.
        let cost = cost & !1 | u16::from(far >= FAR);
        Some(Analysis {
            lexeme: stem.lexeme,
            pos: stem.pos,
            features,
            clitics: prefix.clitics,
            suffix: suffix.pronoun,
            stem: (prefix.proclitics, (n - usize::from(suffix.pronoun.map_or(0, |p| p.length))) as u8),
            origin: if far == 0 { Origin::Lexicon } else { Origin::Tolerant },
            cost,
        })
    }

    /// Whether the marks in the text allow a reading.
    fn agrees(&self, marks: &Vocal, prefix: &Prefix, stem: &Stem, suffix: &Suffix) -> bool {
        let mut whole = prefix.text;
        if prefix.person != 0 {
            whole.pop();
        }
        whole.extend(&self.inflect(stem, prefix.person, &suffix.ending));
        let end = marks.len().saturating_sub(1);
        let tanwin = marks.segs().iter().rev().take(2).any(|seg| (mark::AN..=mark::IN).contains(&seg.vowel()));
        let bound = self.affixes.cells.get(usize::from(suffix.cell)).is_some_and(|cell| {
            cell.features.state == Some(State::Construct) || cell.features.number == Some(Number::Dual)
        });
        if tanwin
            && (bound || stem.pos == Pos::Verb || suffix.pronoun.is_some() || prefix.clitics.has(Clitics::ARTICLE))
        {
            return false;
        }
        marks.len() == whole.len()
            && marks.segs().iter().zip(whole.segs()).enumerate().all(|(i, (written, meant))| {
                let (a, b) = (written.vowel(), meant.vowel());
                // Case endings are not in the paradigm; a shadda after the article is assimilation.
                let open = b == mark::NONE || a == mark::NONE || a == mark::SUKUN || a == b || i == end;
                open && (!written.doubled() || meant.doubled() || i == usize::from(prefix.proclitics))
            })
    }
}

/// What proclitics and endings of nouns ask of each other.
fn nominal(prefix: &Prefix, stem: &Stem, suffix: &Suffix, features: &mut Features) -> Option<()> {
    let article = prefix.clitics.has(Clitics::ARTICLE);
    if prefix.lam && opening(stem.exact) != code::LAM {
        return None;
    }
    if article {
        if suffix.pronoun.is_some() || matches!(features.state, Some(State::Construct | State::Indefinite)) {
            return None;
        }
        features.state = Some(State::Definite);
    }
    if suffix.pronoun.is_some() {
        features.state = Some(State::Construct);
    }
    if prefix.clitics.any(Clitics::PREPOSITIONS) {
        let bare_accusative = features.case == Some(Case::Accusative) && features.state == Some(State::Indefinite);
        if features.case == Some(Case::Nominative) || bare_accusative {
            return None;
        }
        features.case = Some(Case::Genitive);
    }
    Some(())
}

/// Adds a reading unless it is there; one that differs in mood alone leaves the mood open.
fn add(out: &mut Vec<Analysis>, reading: Analysis) {
    let twin = out.iter_mut().find(|known| {
        known.lexeme == reading.lexeme
            && known.pos == reading.pos
            && known.clitics == reading.clitics
            && known.suffix == reading.suffix
            && Features { mood: None, ..known.features } == Features { mood: None, ..reading.features }
    });
    let Some(known) = twin else { return out.push(reading) };
    known.features.mood = match (known.features.mood, reading.features.mood) {
        (a, b) if a == b => a,
        (Some(Mood::Subjunctive), Some(Mood::Jussive)) | (Some(Mood::Jussive), Some(Mood::Subjunctive)) => {
            Some(Mood::Subjunctive)
        }
        _ => None,
    };
    if reading.cost < known.cost {
        known.cost = reading.cost;
        known.origin = reading.origin;
    }
}

/// How far a written letter is from the one meant, in hundredths of a nat; `last` at the end of the word.
fn distance(written: Letter, meant: Letter, last: bool) -> u16 {
    match (written, meant) {
        (a, b) if a == b => 0,
        (code::ALEF, code::ALEF_HAMZA | code::ALEF_HAMZA_BELOW) => 60,
        (code::ALEF, code::MADDA) => 100,
        (code::ALEF_HAMZA | code::ALEF_HAMZA_BELOW, code::ALEF) => 130,
        (code::ALEF_HAMZA, code::ALEF_HAMZA_BELOW) | (code::ALEF_HAMZA_BELOW, code::ALEF_HAMZA) => 240,
        (code::ALEF_HAMZA, code::MADDA) => 130,
        (code::MAQSURA, code::YA) if last => 80,
        (code::YA, code::MAQSURA) if last => 120,
        (code::HA, code::TA_MARBUTA) if last => 180,
        (a, b) if is_hamza(a) && is_hamza(b) => 60,
        _ => 250,
    }
}

fn part_distance(written: Packed, meant: Packed, length: usize, end: bool) -> u16 {
    if written == meant {
        return 0;
    }
    (0..length).map(|i| distance(written.at(i), meant.at(i), end && i + 1 == length)).sum()
}

/// How rare a cell is in the press, whatever the word.
fn prior(features: &Features, pos: Pos) -> u16 {
    let mut cost = match features.person {
        _ if pos != Pos::Verb => 0,
        Some(Person::Second) => 300,
        Some(Person::First) if features.number == Some(Number::Singular) => 100,
        Some(Person::First) => 0,
        _ => 0,
    };
    if features.aspect == Some(Aspect::Imperative) {
        cost += 100;
    }
    if features.number == Some(Number::Dual) {
        cost += 120;
    }
    if pos == Pos::Verb && features.number == Some(Number::Plural) && features.gender == FEMININE {
        cost += 250;
    }
    cost
}

const FEMININE: Option<super::Gender> = Some(super::Gender::Feminine);

/// How rare proclitics are before such a word.
fn clitic_cost(clitics: Clitics, pos: Pos) -> u16 {
    let mut cost = 0;
    for (clitic, price) in
        [(Clitics::QUESTION, 700), (Clitics::AND, 10), (Clitics::SO, 250), (Clitics::INDEED, 500), (Clitics::LIKE, 300)]
    {
        if clitics.has(clitic) {
            cost += price;
        }
    }
    if clitics.has(Clitics::INDEED) && pos != Pos::Verb {
        cost += 400;
    }
    let loath = matches!(pos, Pos::Preposition | Pos::Particle | Pos::Conjunction | Pos::Interjection);
    if loath && clitics.any(Clitics::PREPOSITIONS) {
        cost += 200;
    }
    cost
}
