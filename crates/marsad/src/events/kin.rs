//! Two mentions of one article: what they have in common, and what stands against their being of one event.

use crate::record::{Entity, Place, Record, Span};

/// A mention with what its record does not say.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub record: Record,
    /// Whether the trigger tells of dead or wounded.
    pub casualty: bool,
    /// Whether the trigger is a noun with the article, which points back: `الهجوم`, `القمة`.
    pub back: bool,
    /// How many words stand before it in its sentence that open what else happened: `بينما`.
    pub meanwhile: usize,
    /// Whether the trigger is a verb of the present.
    pub present: bool,
    /// Whether its rule tells of an act of two sides, such as a battle.
    pub mutual: bool,
    /// The place that its title opens with.
    pub heading: Option<Place>,
    /// Whether it is done again and again: `اعتادت ارتكاب`.
    pub habit: bool,
    /// Whether its clause is reckoned from it: `بعد أيام على الهجوم`.
    pub reckoned: bool,
    /// What stands with it under a word that sets it before or after the clause around: `هاجم المدينة بعد مقتل جنديين`.
    pub behind: Option<Span>,
    /// Whether its sentence tells of another time before it, far from the day of publication: `في حملة بدأت عام 2011`.
    pub elsewhen: bool,
}

impl Told {
    /// Whether the writer tells that it goes on; titles tell in the present what happened, speakers say so what they do.
    pub fn lasts(&self) -> bool {
        self.habit || self.present && self.record.line > 0 && self.record.sources.is_empty()
    }
}

/// A mention that lacks something, and another of its article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kin<'t> {
    pub one: &'t Told,
    pub other: &'t Told,
    /// Whether the other stands before.
    pub earlier: bool,
    /// Whether one tells of dead or wounded and the other of the attack by which they fell: the nearest of their sentence.
    pub struck: bool,
}

impl<'t> Kin<'t> {
    /// A mention beside each other of its article: those of the nearest lines first.
    pub fn of(all: &'t [Told], index: usize) -> Vec<Self> {
        let Some(one) = all.get(index) else { return Vec::new() };
        let mut others: Vec<usize> = (0..all.len()).filter(|other| *other != index).collect();
        others.sort_by_key(|other| {
            let line = all.get(*other).map_or(0, |told| told.record.line);
            (line.abs_diff(one.record.line), other.abs_diff(index))
        });
        let kin = |other: usize| {
            let struck = blow(all, index) == Some(other) || blow(all, other) == Some(index);
            Some(Self { one, other: all.get(other)?, earlier: other < index, struck })
        };
        others.into_iter().filter_map(kin).collect()
    }

    fn both<T: PartialEq>(&self, of: impl Fn(&'t Record) -> T) -> bool {
        of(&self.one.record) == of(&self.other.record)
    }

    /// Whether both are of a type.
    pub fn are(&self, action: &str) -> bool {
        self.same_act() && self.one.record.action == action
    }

    /// Whether they are of one type.
    pub fn same_act(&self) -> bool {
        self.both(|record| record.action.as_str())
    }

    /// Whether one is as real as the other: a meeting to come is not the one that was.
    pub fn same_modality(&self) -> bool {
        self.both(|record| record.modality.as_str())
    }

    /// Whether one rule, of words of one meaning, told both.
    pub fn same_rule(&self) -> bool {
        self.both(|record| record.rule.as_str())
    }

    /// Whether they are told by one word.
    pub fn same_word(&self) -> bool {
        self.both(|record| record.trigger.lemma.as_str())
    }

    /// Whether both are done in one way that is named.
    pub fn same_mode(&self) -> bool {
        self.one.record.mode.is_some() && self.both(|record| record.mode.as_deref())
    }

    pub fn same_line(&self) -> bool {
        self.both(|record| record.line)
    }

    pub fn same_sentence(&self) -> bool {
        self.both(|record| (record.line, record.sentence))
    }

    pub fn share_actors(&self) -> bool {
        share(&self.one.record.actors, &self.other.record.actors)
    }

    pub fn share_recipients(&self) -> bool {
        share(&self.one.record.recipients, &self.other.record.recipients)
    }

    /// Whether they may have the same actors: one names none, or they share one.
    pub fn actors_agree(&self) -> bool {
        agree(&self.one.record.actors, &self.other.record.actors)
    }

    pub fn recipients_agree(&self) -> bool {
        agree(&self.one.record.recipients, &self.other.record.recipients)
    }

    pub fn agree(&self) -> bool {
        self.actors_agree() && self.recipients_agree()
    }

    /// Whether one does what the other suffers.
    pub fn opposed(&self) -> bool {
        let (one, other) = (&self.one.record, &self.other.record);
        share(&one.recipients, &other.actors) || share(&one.actors, &other.recipients)
    }

    /// Whether both have a place, and not the same.
    pub fn places_differ(&self) -> bool {
        let place = |told: &'t Told| told.record.place.as_ref();
        let differ = |(one, other): (&Place, &Place)| {
            !share_words(&one.text, &other.text) && (one.name_en.is_none() || one.name_en != other.name_en)
        };
        place(self.one).zip(place(self.other)).is_some_and(differ)
    }

    /// Whether both are at one place.
    pub fn places_share(&self) -> bool {
        self.one.record.place.is_some() && self.other.record.place.is_some() && !self.places_differ()
    }

    /// Whether both are of some day or other time, and not the same.
    pub fn days_differ(&self) -> bool {
        let date = |told: &'t Told| told.record.date.as_ref().map(|date| date.value.as_str());
        date(self.one).zip(date(self.other)).is_some_and(|(one, other)| one != other)
    }

    /// Whether both are of one day or other time.
    pub fn same_date(&self) -> bool {
        let date = |told: &'t Told| told.record.date.as_ref().map(|date| date.value.as_str());
        date(self.one).is_some() && date(self.one) == date(self.other)
    }
}

/// The attack by which the dead or wounded of a mention fell.
fn blow(all: &[Told], index: usize) -> Option<usize> {
    let fallen = all.get(index).filter(|told| told.casualty && told.record.action == "ASSAULT")?;
    // Who attacks after somebody's death is not who killed him; but `أدان المجازر بعد مقتل خمسين`.
    let holds = |behind: Span, told: &Told| (behind.start..behind.end).contains(&told.record.trigger.start);
    let within = |other: &Told| other.back || fallen.behind.is_none_or(|behind| holds(behind, other));
    // `قتلت القوات شابا بعد عملية طعن`: nor did who kills somebody after an attack carry it out.
    let answered =
        |other: &Told| !fallen.record.actors.is_empty() && other.behind.is_some_and(|behind| !holds(behind, fallen));
    let attack = |other: &Told| {
        !other.casualty
            && other.record.action == "ASSAULT"
            && within(other)
            && !answered(other)
            && (other.record.line, other.record.sentence) == (fallen.record.line, fallen.record.sentence)
    };
    let attacks = (0..all.len()).filter(|other| all.get(*other).is_some_and(attack));
    attacks.min_by_key(|other| {
        all.get(*other).map(|attack| attack.record.trigger.start.abs_diff(fallen.record.trigger.start))
    })
}

/// Whether two names have a word in common, of more than two letters.
fn share_words(one: &str, other: &str) -> bool {
    let border = [' ', '_', '#'];
    one.split(border).any(|word| word.chars().count() > 2 && other.split(border).any(|other| other == word))
}

/// Whether two lists have an entity in common.
pub(super) fn share(one: &[Entity], other: &[Entity]) -> bool {
    one.iter().any(|entity| other.iter().any(|known| same_entity(entity, known)))
}

/// Whether somebody of one list and somebody of another serve one state: they do not fight each other.
pub(super) fn comrades(one: &[Entity], other: &[Entity]) -> bool {
    let serves = |entity: &Entity| matches!(entity.sector.as_deref(), Some("GOV" | "MIL" | "COP" | "SPY"));
    let same = |one: &Entity, other: &Entity| one.country.is_some() && one.country == other.country && serves(other);
    one.iter().filter(|one| serves(one)).any(|one| other.iter().any(|other| same(one, other)))
}

fn agree(one: &[Entity], other: &[Entity]) -> bool {
    one.is_empty() || other.is_empty() || share(one, other)
}

/// Whether two entities are one, or act for one: the same id, name, or arm of one country.
fn same_entity(one: &Entity, other: &Entity) -> bool {
    one.id.is_some() && one.id == other.id
        || one.text == other.text
        || one.country.is_some() && one.country == other.country && one.sector.is_some() && one.sector == other.sector
}
