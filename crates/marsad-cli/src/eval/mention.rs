//! An event mention as the scorer sees it, the same for gold and program.

use marsad::record::{Entity, Record};

use super::words;

/// One event mention.
#[derive(Debug, Clone, Default)]
pub(super) struct Mention {
    /// Line, 0 is the title.
    pub(super) line: u32,
    /// Which word of the line the trigger is, from 0; none if the line has no such word.
    pub(super) word: Option<usize>,
    /// The trigger as it stands.
    pub(super) trigger: String,
    /// Type before folding.
    pub(super) kind: String,
    /// PLOVER mode.
    pub(super) mode: Option<String>,
    /// `actual`, `future`, `hypothetical`, `negated`.
    pub(super) modality: String,
    /// Who did it.
    pub(super) actors: Vec<Participant>,
    /// To whom.
    pub(super) recipients: Vec<Participant>,
    /// When.
    pub(super) date: Option<String>,
    /// Where, in words.
    pub(super) place: Option<String>,
    /// Who asserts it, in words.
    pub(super) source: Option<String>,
    /// The rule that fired; empty in gold.
    pub(super) rule: String,
}

/// A participant: its words and its code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Participant {
    pub(super) text: String,
    pub(super) country: Option<String>,
    pub(super) sector: Option<String>,
}

impl Mention {
    /// Whether it is told as done or to come, not as wished, feared or denied.
    pub(super) fn is_core(&self) -> bool {
        self.modality == "actual" || self.modality == "future"
    }
}

/// The mention that a record tells of.
pub(super) fn of_record(record: &Record, lines: &[String]) -> Mention {
    let line = lines.get(record.line as usize).map_or("", String::as_str);
    Mention {
        line: record.line,
        word: words::at(line, record.trigger.start as usize),
        trigger: record.trigger.text.clone(),
        kind: record.action.clone(),
        mode: record.mode.clone(),
        modality: record.modality.clone(),
        actors: record.actors.iter().map(participant).collect(),
        recipients: record.recipients.iter().map(participant).collect(),
        date: record.date.as_ref().map(|date| date.value.clone()),
        place: record.place.as_ref().map(|place| place.text.clone()),
        // Sources stand outermost first; the last is the one that asserts the event itself.
        source: record.sources.last().map(|source| source.entity.text.clone()),
        rule: record.rule.clone(),
    }
}

fn participant(entity: &Entity) -> Participant {
    Participant { text: entity.text.clone(), country: entity.country.clone(), sector: entity.sector.clone() }
}
