//! Words around names: prepositions of place, nouns of settlements, words that no name holds.

use rustc_hash::FxHashMap;

use super::phrases::{Vocabulary, WordId};
use super::spelling::Spelling;
use crate::data::{Error, Source};

/// What a word around names does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Cue {
    /// A preposition of place.
    Locative,
    /// The preposition of a seat (`لدى`).
    At,
    /// Another preposition.
    Other,
    /// Opens the body that a spokesman speaks for.
    OnBehalf,
    /// Opens those whom representatives stand for.
    For,
    /// Opens the leader of a coalition.
    Led,
    /// A part of a place, named with it as one place.
    Direction,
    /// A noun whose name follows.
    Settlement,
    /// The same of wider places; what follows is more often no name (`منطقة الخطر`).
    Area,
    /// A body that is also an act (`حركة القمر`).
    Act,
    /// A body that alone is what is done something with (`استخدام القوة`).
    Means,
    /// Never a part of a name.
    Barrier,
    /// A day of the week: never a part of a phrase.
    Weekday,
    /// A month: never a part of a phrase.
    Month,
    /// A name that is also an ordinary word.
    Ambiguous,
    /// Opens foreign names that are no persons' (`سان فرانسيسكو`).
    Foreign,
    /// A noun whose genitive is a person hurt or held (`مقتل فلسطيني`).
    Victim,
    /// Opens those among whom persons fell or were held, after a preposition (`في صفوف الجيش`).
    Ranks,
    /// Opens those of whom persons are a part (`عشرات القتلى من المسلحين`).
    Of,
    /// Opens the number that a count is above or below (`ما لا يقل عن`).
    Bound,
    /// Stands between a place and how far it lies from another (`على بعد`, `الواقعة`).
    Distance,
    /// A body that bears a name of its own (`حزب`, `جامعة`), which an organ of a state does not.
    Bearer,
    /// Tells that an article is of sport: towns in it are clubs.
    Sport,
    /// One or a body that stands for a state in another (`سفير`, `قنصلية`).
    Abroad,
    /// A body that behind a preposition of place is where it is fought (`في جبهة الملاجم`).
    Front,
    /// Leads to a place where something goes (`توجه الوزير إلى القاهرة`): who goes there is not of it.
    Toward,
    /// The whole world: people in it are of no state (`صحفيون حول العالم`).
    World,
    /// The noun of capitals: `العاصمة`.
    Capital,
    /// Those who protest, whatever else is said of them: `متظاهرون متشددون`.
    Crowd,
    /// A noun of ministers and ministries, which may have several portfolios.
    Cabinet,
    /// Says behind a title that its holder only acts in it: `وزير الدفاع بالوكالة`.
    Acting,
    /// What a ministry may be for beside another thing: `والتعاون الدولي`.
    Portfolio,
}

impl Cue {
    const NAMES: [(&'static str, Self); 32] = [
        ("locative", Self::Locative),
        ("at", Self::At),
        ("other", Self::Other),
        ("on-behalf", Self::OnBehalf),
        ("for", Self::For),
        ("led", Self::Led),
        ("direction", Self::Direction),
        ("settlement", Self::Settlement),
        ("area", Self::Area),
        ("act", Self::Act),
        ("means", Self::Means),
        ("barrier", Self::Barrier),
        ("weekday", Self::Weekday),
        ("month", Self::Month),
        ("ambiguous", Self::Ambiguous),
        ("foreign", Self::Foreign),
        ("victim", Self::Victim),
        ("ranks", Self::Ranks),
        ("of", Self::Of),
        ("bound", Self::Bound),
        ("distance", Self::Distance),
        ("bearer", Self::Bearer),
        ("sport", Self::Sport),
        ("abroad", Self::Abroad),
        ("front", Self::Front),
        ("toward", Self::Toward),
        ("world", Self::World),
        ("capital", Self::Capital),
        ("crowd", Self::Crowd),
        ("cabinet", Self::Cabinet),
        ("portfolio", Self::Portfolio),
        ("acting", Self::Acting),
    ];
}

/// The cues of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CueSet(u32);

impl CueSet {
    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a cue is among them.
    pub fn has(self, cue: Cue) -> bool {
        self.0 & 1 << cue as u32 != 0
    }
}

/// The cues of each word.
#[derive(Debug, Default)]
pub(super) struct Cues(FxHashMap<WordId, CueSet>);

impl Cues {
    /// Reads `names/cues.tsv`.
    ///
    /// # Errors
    /// The first fault in it.
    pub fn read(source: &Source, spelling: &Spelling, words: &mut Vocabulary) -> Result<Self, Error> {
        let mut out = Self::default();
        let file = source.file("names/cues.tsv")?;
        for row in file.table(["word", "kind"])? {
            let [word, kind] = row.cells;
            let cue = Cue::NAMES.iter().find(|(name, _)| *name == kind).map(|(_, cue)| *cue).ok_or_else(|| {
                let known: Vec<_> = Cue::NAMES.iter().map(|(name, _)| *name).collect();
                file.error(row.line, format!("unknown kind {kind:?}"), known.join(", "))
            })?;
            out.0.entry(words.intern(&spelling.key(word))).or_default().0 |= 1 << cue as u32;
        }
        Ok(out)
    }

    /// The cues of a word.
    pub fn of(&self, word: Option<WordId>) -> CueSet {
        word.and_then(|word| self.0.get(&word)).copied().unwrap_or_default()
    }
}
