//! Classes of readings between which transitions are counted.

use super::{Analysis, Aspect, Clitics, Mood, Person, Pos, State};
use crate::text::TokenKind;

/// A class of readings: what the word is, and which proclitics it bears.
pub type Tag = u8;

/// The names of what a word is, in the order of their numbers.
pub const CORES: [&str; 32] = [
    "stop",
    "pause",
    "quote",
    "number",
    "other",
    "perfect",
    "imperfect",
    "dependent",
    "person",
    "future",
    "imperative",
    "noun",
    "noun.definite",
    "noun.suffix",
    "noun.construct",
    "noun.accusative",
    "adjective",
    "adjective.definite",
    "adjective.accusative",
    "elative",
    "name",
    "numeral",
    "quantifier",
    "preposition",
    "preposition.suffix",
    "conjunction",
    "subordinator",
    "particle",
    "pronoun",
    "relative",
    "interrogative",
    "adverb",
];

/// Number of tags: each core with no proclitic, a conjunction, a preposition, or both.
pub const TAGS: usize = CORES.len() * 4;

/// The tag of the edge of a sentence.
pub const STOP: Tag = 0;

/// The name of a tag.
#[must_use]
pub fn name(tag: Tag) -> String {
    let core = CORES.get(usize::from(tag) % CORES.len()).copied().unwrap_or("");
    let clitics = ["", "and+", "by+", "and+by+"].get(usize::from(tag) / CORES.len()).copied().unwrap_or("");
    format!("{clitics}{core}")
}

/// The tag of a name.
#[must_use]
pub fn of_name(name: &str) -> Option<Tag> {
    let (level, core) = match name.strip_prefix("and+by+") {
        Some(core) => (3, core),
        None => match (name.strip_prefix("and+"), name.strip_prefix("by+")) {
            (Some(core), _) => (1, core),
            (_, Some(core)) => (2, core),
            _ => (0, name),
        },
    };
    let core = CORES.iter().position(|c| *c == core)?;
    Some((core + level * CORES.len()) as Tag)
}

/// The tag of a token that is no word.
#[must_use]
pub fn of_token(kind: TokenKind, form: &str) -> Tag {
    match (kind, form.chars().next()) {
        (TokenKind::Number, _) => 3,
        (TokenKind::Punctuation, Some('.' | '!' | '\u{61F}')) => STOP,
        (TokenKind::Punctuation, Some('\u{AB}' | '\u{BB}' | '\u{2018}' | '\u{2019}' | '"')) => 2,
        (TokenKind::Punctuation, _) => 1,
        _ => 4,
    }
}

/// The tag of a reading.
#[must_use]
pub fn of(reading: &Analysis) -> Tag {
    let core = core(reading);
    let conjunction = reading.clitics.any(Clitics::AND.with(Clitics::SO));
    let preposition = reading.clitics.any(Clitics::PREPOSITIONS.with(Clitics::PURPOSE));
    core + CORES.len() as Tag * (Tag::from(conjunction) + 2 * Tag::from(preposition))
}

fn core(reading: &Analysis) -> Tag {
    let features = &reading.features;
    let suffix = reading.suffix.is_some();
    let accusative = features.case == Some(super::Case::Accusative) && features.state == Some(State::Indefinite);
    match reading.pos {
        Pos::Verb => match (features.aspect, features.person, features.mood) {
            (Some(Aspect::Imperative), ..) => 10,
            _ if reading.clitics.has(Clitics::FUTURE) => 9,
            (_, Some(Person::First | Person::Second), _) => 8,
            (Some(Aspect::Imperfect), _, Some(Mood::Subjunctive | Mood::Jussive)) => 7,
            (Some(Aspect::Imperfect), ..) => 6,
            _ => 5,
        },
        Pos::Noun | Pos::Masdar if suffix => 13,
        Pos::Noun | Pos::Masdar => match features.state {
            Some(State::Definite) => 12,
            Some(State::Construct) => 14,
            _ if accusative => 15,
            _ => 11,
        },
        Pos::Adjective | Pos::ActiveParticiple | Pos::PassiveParticiple => match features.state {
            _ if suffix => 13,
            Some(State::Definite) => 17,
            _ if accusative => 18,
            _ => 16,
        },
        Pos::Elative => {
            if features.state == Some(State::Definite) {
                17
            } else {
                19
            }
        }
        Pos::Name => 20,
        Pos::Numeral => 21,
        Pos::Quantifier => 22,
        Pos::Preposition if suffix => 24,
        Pos::Preposition => 23,
        Pos::Conjunction => 25,
        Pos::Subordinator => 26,
        Pos::Particle | Pos::Interjection => 27,
        Pos::Pronoun | Pos::Demonstrative => 28,
        Pos::Relative => 29,
        Pos::Interrogative => 30,
        Pos::Adverb => 31,
    }
}

/// The group of tags among which an entry's readings are spread: its part of speech.
#[must_use]
pub fn group(tag: Tag) -> u8 {
    match tag % CORES.len() as Tag {
        6..=10 => 5,
        12..=15 => 11,
        17 | 18 => 16,
        24 => 23,
        core => core,
    }
}
