//! One reading of a word.

/// An entry of the lexicon, or of the worker's list of guessed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LexemeId(pub u32);

/// One reading of a word: its lexeme, features, clitics and where they stand in the normal spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Analysis {
    /// The word's entry: lemma, root, gloss, and the verb it comes from.
    pub lexeme: LexemeId,
    /// Part of speech.
    pub pos: Pos,
    /// Inflection of the stem.
    pub features: Features,
    /// Prefixed words and the article.
    pub clitics: Clitics,
    /// The suffixed pronoun, if any.
    pub suffix: Option<Clitic>,
    /// The stem in characters of the normal spelling, prefixes and suffixed pronoun cut off.
    pub stem: (u8, u8),
    /// Where the reading comes from.
    pub origin: Origin,
    /// Rank among readings of the spelling; smaller is likelier.
    pub cost: u16,
}

impl Analysis {
    /// How many characters of the spelling are the article: two, one after the preposition ل, else none.
    #[must_use]
    pub fn article_length(&self) -> usize {
        match (self.clitics.has(Clitics::ARTICLE), self.clitics.has(Clitics::TO)) {
            (false, _) => 0,
            (true, false) => 2,
            (true, true) => 1,
        }
    }
}

/// Where a reading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// A lexicon entry in its exact spelling.
    Lexicon,
    /// A lexicon entry in a tolerated spelling (missing hamza, ى for ي, ه for ة).
    Tolerant,
    /// Worked out from affixes and templates.
    Guess,
}

/// Part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Pos {
    Verb,
    Noun,
    /// A masdar: a noun whose lexeme names its verb.
    Masdar,
    /// A proper noun.
    Name,
    Adjective,
    ActiveParticiple,
    PassiveParticiple,
    /// An elative (`أكبر`).
    Elative,
    Numeral,
    /// A noun that counts or limits another (`كل`, `بعض`, `عدة`).
    Quantifier,
    Preposition,
    Conjunction,
    Subordinator,
    Particle,
    Pronoun,
    Demonstrative,
    Relative,
    Interrogative,
    Adverb,
    Interjection,
}

impl Pos {
    /// Its name in the data files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Verb => "verb",
            Self::Noun => "noun",
            Self::Masdar => "masdar",
            Self::Name => "name",
            Self::Adjective => "adjective",
            Self::ActiveParticiple => "active participle",
            Self::PassiveParticiple => "passive participle",
            Self::Elative => "elative",
            Self::Numeral => "numeral",
            Self::Quantifier => "quantifier",
            Self::Preposition => "preposition",
            Self::Conjunction => "conjunction",
            Self::Subordinator => "subordinator",
            Self::Particle => "particle",
            Self::Pronoun => "pronoun",
            Self::Demonstrative => "demonstrative",
            Self::Relative => "relative",
            Self::Interrogative => "interrogative",
            Self::Adverb => "adverb",
            Self::Interjection => "interjection",
        }
    }

    /// Whether it is of a closed class that other words are seldom spelled like.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Preposition
                | Self::Conjunction
                | Self::Subordinator
                | Self::Particle
                | Self::Pronoun
                | Self::Demonstrative
                | Self::Relative
                | Self::Interrogative
        )
    }

    /// Whether it can head a noun phrase.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Noun
                | Self::Masdar
                | Self::Name
                | Self::ActiveParticiple
                | Self::PassiveParticiple
                | Self::Elative
                | Self::Adjective
                | Self::Numeral
                | Self::Quantifier
        )
    }

    /// Whether it can modify a noun by agreement.
    #[must_use]
    pub fn is_adjectival(self) -> bool {
        matches!(self, Self::Adjective | Self::ActiveParticiple | Self::PassiveParticiple | Self::Elative)
    }
}

/// Inflection; `None` where the category does not apply or is not visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub struct Features {
    pub person: Option<Person>,
    pub gender: Option<Gender>,
    pub number: Option<Number>,
    pub aspect: Option<Aspect>,
    pub mood: Option<Mood>,
    pub voice: Option<Voice>,
    pub state: Option<State>,
    pub case: Option<Case>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Person {
    First,
    Second,
    Third,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Gender {
    Masculine,
    Feminine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Number {
    Singular,
    Dual,
    Plural,
}

/// Perfect, imperfect or imperative; the future is an imperfect with the clitic سـ or after سوف.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Aspect {
    Perfect,
    Imperfect,
    Imperative,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Mood {
    Indicative,
    Subjunctive,
    Jussive,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Voice {
    Active,
    Passive,
}

/// Definite (article), construct (first term of an idafa or with a suffix), or indefinite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum State {
    Definite,
    Construct,
    Indefinite,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Case {
    Nominative,
    Accusative,
    Genitive,
}

/// The words written before a stem, as a set; their order is fixed: أ و/ف س ل/ب/ك ال.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Clitics(pub u16);

impl Clitics {
    /// The interrogative hamza.
    pub const QUESTION: Self = Self(1);
    /// The conjunction و.
    pub const AND: Self = Self(1 << 1);
    /// The conjunction ف.
    pub const SO: Self = Self(1 << 2);
    /// The future particle س.
    pub const FUTURE: Self = Self(1 << 3);
    /// The preposition ب.
    pub const BY: Self = Self(1 << 4);
    /// The preposition ل before a noun.
    pub const TO: Self = Self(1 << 5);
    /// The particle ل before an imperfect verb: purpose or command.
    pub const PURPOSE: Self = Self(1 << 6);
    /// The emphatic ل.
    pub const INDEED: Self = Self(1 << 7);
    /// The preposition ك.
    pub const LIKE: Self = Self(1 << 8);
    /// The article ال.
    pub const ARTICLE: Self = Self(1 << 9);

    /// The names of the clitics in the data files, in the order of their bits.
    pub const NAMES: [&'static str; 10] =
        ["question", "and", "so", "future", "by", "to", "purpose", "indeed", "like", "article"];

    /// The clitic of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::NAMES.iter().position(|&n| n == name).map(|bit| Self(1 << bit))
    }

    /// The name of a single clitic; empty for sets.
    #[must_use]
    pub fn name(self) -> &'static str {
        let bit = self.0.trailing_zeros() as usize;
        if self.0.is_power_of_two() { Self::NAMES.get(bit).copied().unwrap_or("") } else { "" }
    }

    /// Whether all of `other` are in the set.
    #[must_use]
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is in the set.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set with `other` added.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without another.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The prepositions that can be prefixed.
    pub const PREPOSITIONS: Self = Self(Self::BY.0 | Self::TO.0 | Self::LIKE.0);
}

/// A suffixed pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub struct Clitic {
    pub person: Person,
    pub gender: Option<Gender>,
    pub number: Number,
    /// How many characters of the spelling it takes.
    pub length: u8,
}
