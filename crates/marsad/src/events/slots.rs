//! Names of argument slots in rules.

use crate::syntax::Words;

/// An argument of a trigger, as rules name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Slot {
    Subject,
    Object,
    Of,
    Nisba,
    Agent,
    That,
    Content,
    /// To whom the content is done: the object of a masdar that the trigger takes (`قضت بسجن الناشط`).
    Patient,
    /// For whom the content is: behind ل or إلى in its phrase (`تعهد بتقديم مساعدات للبنان`).
    Gain,
    /// With whom the accord was made that an argument names: `الاتفاق النووي مع إيران`, `الاتفاق النووي الإيراني`.
    Party,
    /// Whom the purpose of the act addresses (`احتجاجا على الحكومة`).
    Purpose,
    /// The trigger itself, where a noun of persons reports what was done to them (`سقط قتلى`).
    Trigger,
    /// Whoever speaks where the trigger stands.
    Speaker,
    /// By index of the table of prepositions.
    Preposition(usize),
}

impl Slot {
    /// The slot of a name.
    #[must_use]
    pub fn parse(name: &str, words: &Words) -> Option<Self> {
        Some(match name {
            "subject" => Self::Subject,
            "object" => Self::Object,
            "of" => Self::Of,
            "nisba" => Self::Nisba,
            "agent" => Self::Agent,
            "that" => Self::That,
            "content" => Self::Content,
            "patient" => Self::Patient,
            "gain" => Self::Gain,
            "party" => Self::Party,
            "purpose" => Self::Purpose,
            "trigger" => Self::Trigger,
            "speaker" => Self::Speaker,
            preposition => Self::Preposition(words.preposition_index(preposition)?),
        })
    }

    /// The name that rules use.
    #[must_use]
    pub fn name(self, words: &Words) -> &str {
        match self {
            Self::Subject => "subject",
            Self::Object => "object",
            Self::Of => "of",
            Self::Nisba => "nisba",
            Self::Agent => "agent",
            Self::That => "that",
            Self::Content => "content",
            Self::Patient => "patient",
            Self::Gain => "gain",
            Self::Party => "party",
            Self::Purpose => "purpose",
            Self::Trigger => "trigger",
            Self::Speaker => "speaker",
            Self::Preposition(index) => words.preposition(index).map_or("", |preposition| &preposition.form),
        }
    }
}

/// Slots to be joined, each with its alternatives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Slots(pub Vec<Vec<Slot>>);

impl Slots {
    /// Reads `subject, of / nisba, مع`; `-` is none. An unknown name is given back.
    ///
    /// # Errors
    /// The name that is no slot.
    pub fn parse<'t>(text: &'t str, words: &Words) -> Result<Self, &'t str> {
        let mut slots = Vec::new();
        for item in crate::data::list(text) {
            let alternatives = item.split('/').map(str::trim);
            let alternatives: Result<Vec<Slot>, &str> =
                alternatives.map(|name| Slot::parse(name, words).ok_or(name)).collect();
            slots.push(alternatives?);
        }
        Ok(Self(slots))
    }
}
