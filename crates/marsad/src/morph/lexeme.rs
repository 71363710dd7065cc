//! Entries of the lexicon.

use super::{Gender, LexemeId, Pos};

/// An entry: a word with all its inflected forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexeme {
    /// Dictionary form with diacritics.
    pub lemma: Box<str>,
    /// Radicals without diacritics; empty where there is no root.
    pub root: Box<str>,
    /// English gloss; empty for words derived from a verb.
    pub gloss: Box<str>,
    /// Part of speech.
    pub pos: Pos,
    /// Gender of a noun or name, where it is one.
    pub gender: Option<Gender>,
    /// The verb of a masdar or participle.
    pub verb: Option<LexemeId>,
    /// Which participle of its verb a noun is (`مُتَّهَم`); none for other nouns.
    pub participle: Option<Pos>,
    /// The form of a verb or of the verb it comes from.
    pub verb_form: Option<VerbForm>,
    /// What a noun denotes.
    pub kind: NounKind,
    /// Objects and prepositions of a verb; its masdar and participles inherit them.
    pub args: Args,
    /// What kind of name it is.
    pub name: Option<NameKind>,
    /// Universal part of speech of a closed word, as its row gives it; else empty.
    pub universal: &'static str,
    /// How rare it is: hundredths of a nat.
    pub cost: u16,
}

impl Lexeme {
    /// An entry of which only lemma and part of speech are known.
    #[must_use]
    pub fn new(lemma: &str, pos: Pos) -> Self {
        Self {
            lemma: lemma.into(),
            root: "".into(),
            gloss: "".into(),
            pos,
            gender: None,
            verb: None,
            participle: None,
            verb_form: None,
            kind: NounKind::default(),
            args: Args::default(),
            name: None,
            universal: "",
            cost: 0,
        }
    }
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum VerbForm {
    I,
    II,
    III,
    IV,
    V,
    VI,
    VII,
    VIII,
    IX,
    X,
    Q1,
    Q2,
    Q4,
}

impl VerbForm {
    const NAMES: [(Self, &'static str); 13] = [
        (Self::I, "1"),
        (Self::II, "2"),
        (Self::III, "3"),
        (Self::IV, "4"),
        (Self::V, "5"),
        (Self::VI, "6"),
        (Self::VII, "7"),
        (Self::VIII, "8"),
        (Self::IX, "9"),
        (Self::X, "10"),
        (Self::Q1, "Q1"),
        (Self::Q2, "Q2"),
        (Self::Q4, "Q4"),
    ];

    /// The form that a cell of the lexicon names.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(form, _)| *form)
    }

    /// Its name in the lexicon.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(form, _)| *form == self).map_or("", |(_, name)| name)
    }
}

/// What a noun denotes, as a set of flags; the letters are those of the lexicon's column `kind`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct NounKind(pub u16);

impl NounKind {
    /// A human.
    pub const HUMAN: Self = Self(1);
    /// A collective of humans.
    pub const GROUP: Self = Self(1 << 1);
    /// An organisation or office.
    pub const ORGANISATION: Self = Self(1 << 2);
    /// A place.
    pub const PLACE: Self = Self(1 << 3);
    /// A time.
    pub const TIME: Self = Self(1 << 4);
    /// An event or act.
    pub const EVENT: Self = Self(1 << 5);
    /// A weapon or means.
    pub const WEAPON: Self = Self(1 << 6);
    /// A measure or money.
    pub const MEASURE: Self = Self(1 << 7);
    /// What carries people: a ship, an aircraft, a vehicle.
    pub const VEHICLE: Self = Self(1 << 8);

    /// Reads the letters of the column.
    #[must_use]
    pub fn of(letters: &str) -> Self {
        Self(letters.chars().fold(0, |bits, c| {
            bits | match c {
                'h' => 1,
                'g' => 1 << 1,
                'o' => 1 << 2,
                'p' => 1 << 3,
                't' => 1 << 4,
                'e' => 1 << 5,
                'w' => 1 << 6,
                'm' => 1 << 7,
                'v' => 1 << 8,
                _ => 0,
            }
        }))
    }

    /// Whether any of `other` is in the set.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a verb governs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Args {
    /// Most objects it takes: 0, 1 or 2.
    pub objects: u8,
    /// Whether it also stands without object.
    pub intransitive: bool,
    /// Whether its object is named even where its preposition follows: nobody accuses but somebody.
    pub bound: bool,
    /// Prepositions and complementisers, as the lexicon writes them (without diacritics).
    pub governs: Box<[Box<str>]>,
}

impl Args {
    /// Whether it governs a preposition or complementiser, by its bare letters.
    #[must_use]
    pub fn takes(&self, word: &str) -> bool {
        self.governs.iter().any(|governed| &**governed == word)
    }

    /// Reads the column `args`.
    #[must_use]
    pub fn of(cell: &str) -> Self {
        let mut out = Self::default();
        let mut governs: Vec<Box<str>> = Vec::new();
        for item in crate::data::list(cell) {
            match item {
                "t" => out.objects = out.objects.max(1),
                "tt" => out.objects = 2,
                "t!" => (out.objects, out.bound) = (out.objects.max(1), true),
                "i" => out.intransitive = true,
                other => governs.push(other.into()),
            }
        }
        out.governs = governs.into();
        out
    }
}

/// What kind of name a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A given name.
    Given,
    /// A family name.
    Family,
    /// Given or family name.
    Both,
    /// A title that is part of names.
    Title,
    /// A particle of names.
    Particle,
    /// A company, medium, agency.
    Organisation,
    /// A place.
    Place,
}

impl NameKind {
    /// The kind that a cell of the lexicon names.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "given" => Self::Given,
            "family" => Self::Family,
            "both" => Self::Both,
            "title" => Self::Title,
            "particle" => Self::Particle,
            "org" => Self::Organisation,
            "place" => Self::Place,
            _ => return None,
        })
    }
}
