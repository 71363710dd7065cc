//! Properties of readings as bits, the vocabulary of the rules in `morph/*.rules`.

use rustc_hash::FxHashMap;

use super::lexeme::{Lexeme, NounKind};
use super::{Analysis, Aspect, Case, Clitics, Gender, LexemeId, Mood, Number, Origin, Person, Pos, State, Voice};
use crate::text::TokenKind;

/// A set of properties: those of [`NAMES`] and, after them, the sets of lemmas that the rules name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Properties(u128, u128);

impl Properties {
    /// No property.
    pub const NONE: Self = Self(0, 0);
    /// Every property.
    pub const ALL: Self = Self(u128::MAX, u128::MAX);
    /// How many there may be.
    pub const ROOM: usize = 256;

    /// The property of an index below [`Properties::ROOM`].
    #[must_use]
    pub const fn at(index: usize) -> Self {
        match index {
            0..128 => Self(1 << index, 0),
            128..256 => Self(0, 1 << (index - 128)),
            _ => Self::NONE,
        }
    }

    /// Whether all of `other` are in the set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0 && self.1 & other.1 == other.1
    }

    /// Whether any of `other` is in the set.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0 || self.1 & other.1 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0, self.1 | other.1)
    }

    /// What both sets share.
    #[must_use]
    pub fn shared(self, other: Self) -> Self {
        Self(self.0 & other.0, self.1 & other.1)
    }
}

/// The property of readings that mend a spelling.
pub(super) const TOLERANT: Properties = Properties::at(53);

/// The property of given and family names.
pub(super) const PERSONAL: Properties = Properties::at(56);

/// The names of the properties in the order of their bits; sets of lemmas that the rules name come after them.
pub const NAMES: [&str; 58] = [
    "verb",
    "noun",
    "masdar",
    "name",
    "adjective",
    "active",
    "passive-participle",
    "elative",
    "numeral",
    "quantifier",
    "preposition",
    "conjunction",
    "subordinator",
    "particle",
    "pronoun",
    "demonstrative",
    "relative",
    "interrogative",
    "adverb",
    "interjection",
    "perfect",
    "imperfect",
    "imperative",
    "dependent",
    "passive",
    "first-or-second",
    "definite",
    "construct",
    "indefinite",
    "singular",
    "dual",
    "plural",
    "masculine",
    "feminine",
    "nominative",
    "accusative",
    "genitive",
    "and",
    "by",
    "future",
    "purpose",
    "article",
    "suffix",
    "question",
    "indeed",
    "guessed",
    "human",
    "place",
    "start",
    "stop",
    "pause",
    "quote",
    "number",
    "tolerated",
    "nisba",
    "mine",
    "person",
    "title",
];

/// Which readings belong to a set of lemmas.
pub type Members = FxHashMap<LexemeId, Properties>;

/// The bit of a name.
#[must_use]
pub fn bit(name: &str) -> Option<Properties> {
    NAMES.iter().position(|n| *n == name).map(Properties::at)
}

const fn at(index: usize) -> Properties {
    Properties::at(index)
}

/// The properties of the place before a sentence.
pub const START: Properties = at(48).with(at(49));

/// The properties of a token that is no word.
#[must_use]
pub fn of_token(kind: TokenKind, form: &str) -> Properties {
    match (kind, super::tag::of_token(kind, form)) {
        (TokenKind::Number, _) => at(52),
        (_, super::tag::STOP) => at(49),
        (_, 2) => at(51),
        (_, 1) => at(50),
        _ => Properties::NONE,
    }
}

/// The properties of a reading.
#[must_use]
pub fn of(reading: &Analysis, lexeme: Option<&Lexeme>, members: &Members) -> Properties {
    let mut bits = members.get(&reading.lexeme).copied().unwrap_or_default();
    bits = bits.with(at(match reading.pos {
        Pos::Verb => 0,
        Pos::Noun => 1,
        Pos::Masdar => 2,
        Pos::Name => 3,
        Pos::Adjective => 4,
        Pos::ActiveParticiple => 5,
        Pos::PassiveParticiple => 6,
        Pos::Elative => 7,
        Pos::Numeral => 8,
        Pos::Quantifier => 9,
        Pos::Preposition => 10,
        Pos::Conjunction => 11,
        Pos::Subordinator => 12,
        Pos::Particle => 13,
        Pos::Pronoun => 14,
        Pos::Demonstrative => 15,
        Pos::Relative => 16,
        Pos::Interrogative => 17,
        Pos::Adverb => 18,
        Pos::Interjection => 19,
    }));
    let mut put = |index: usize, holds: bool| {
        if holds {
            bits = bits.with(at(index));
        }
    };
    let f = &reading.features;
    put(20, f.aspect == Some(Aspect::Perfect));
    put(21, f.aspect == Some(Aspect::Imperfect));
    put(22, f.aspect == Some(Aspect::Imperative));
    put(23, matches!(f.mood, Some(Mood::Subjunctive | Mood::Jussive)));
    put(24, f.voice == Some(Voice::Passive) && reading.pos == Pos::Verb);
    put(25, reading.pos == Pos::Verb && matches!(f.person, Some(Person::First | Person::Second)));
    put(26, f.state == Some(State::Definite));
    put(27, f.state == Some(State::Construct));
    put(28, f.state == Some(State::Indefinite));
    put(29, f.number == Some(Number::Singular));
    put(30, f.number == Some(Number::Dual));
    put(31, f.number == Some(Number::Plural));
    put(32, f.gender == Some(Gender::Masculine));
    put(33, f.gender == Some(Gender::Feminine));
    put(34, f.case == Some(Case::Nominative));
    put(35, f.case == Some(Case::Accusative));
    put(36, f.case == Some(Case::Genitive));
    let clitics = reading.clitics;
    put(37, clitics.any(Clitics::AND.with(Clitics::SO)));
    put(38, clitics.any(Clitics::PREPOSITIONS));
    put(39, clitics.has(Clitics::FUTURE));
    put(40, clitics.has(Clitics::PURPOSE));
    put(41, clitics.has(Clitics::ARTICLE));
    put(42, reading.suffix.is_some());
    put(55, reading.suffix.is_some_and(|s| s.person == Person::First && s.number == Number::Singular));
    put(43, clitics.has(Clitics::QUESTION));
    put(44, clitics.has(Clitics::INDEED));
    put(45, reading.origin == Origin::Guess);
    put(53, reading.origin == Origin::Tolerant);
    if let Some(lexeme) = lexeme {
        put(54, lexeme.lemma.ends_with("\u{64A}\u{651}"));
        let kinds = [Some(super::NameKind::Given), Some(super::NameKind::Family), Some(super::NameKind::Both)];
        put(56, reading.pos == Pos::Name && kinds.contains(&lexeme.name));
        put(57, reading.pos == Pos::Name && lexeme.name == Some(super::NameKind::Title));
        put(46, lexeme.kind.any(NounKind::HUMAN));
        put(47, lexeme.kind.any(NounKind::PLACE) || lexeme.name == Some(super::NameKind::Place));
    }
    bits
}
