//! What a mention may take from another of the same article: date and place, where it is plainly the same event.
//!
//! A title tells what the first lines tell again with date and place. Further down, a mention of the same type with a
//! participant in common goes on with an event already dated; and what somebody says is said on the day that the article
//! gives for his speaking.

use super::dating::FAR;
use crate::record::{Date, Entity, Record};

/// How many lines of the body tell what the title says.
const LEAD: u32 = 2;

/// Keeps of what entities were resolved from only what stands in the record's own line: what is carried over brings no
/// words of another line along.
pub(super) fn cite_own_lines(records: &mut [Record], lines: &[String]) {
    for record in records {
        let Some(line) = lines.get(record.line as usize) else { continue };
        let sources = record.sources.iter_mut().map(|source| &mut source.entity);
        for entity in record.actors.iter_mut().chain(&mut record.recipients).chain(sources) {
            entity.resolved_from = entity.resolved_from.take().filter(|words| line.contains(words.as_str()));
        }
    }
}

/// Completes the records of one article, in text order.
pub(super) fn complete(records: &mut [Record]) {
    for index in 0..records.len() {
        let Some(record) = records.get(index) else { continue };
        let date = if record.date.is_none() { carried(record, records, index) } else { None };
        let partner = || {
            let later = records.iter().skip(index + 1).filter(|other| record.line == 0 && other.line <= LEAD);
            let earlier = records.iter().take(index).rev().filter(|other| record.line > 0 && other.line > 0);
            later.chain(earlier).find(|other| same_event(record, other) && other.place.is_some())
        };
        let place = match record.place {
            None => partner()
                .and_then(|other| other.place.clone())
                .or_else(|| only(record, records, |other| other.place.clone(), |place| place.text.clone())),
            Some(_) => None,
        };
        if let Some(record) = records.get_mut(index) {
            if let Some(mut date) = date {
                "article".clone_into(&mut date.basis);
                record.date = Some(date);
            }
            if place.is_some() {
                record.place = place;
            }
        }
    }
}

/// The date of another mention of the same event: of what the first lines tell of a title, of the mention before it, of a
/// later one by the same word, or of the news that the article begins with.
fn carried(record: &Record, records: &[Record], index: usize) -> Option<Date> {
    // A year says when something was, not that it is the same.
    let exact = |other: &&Record| {
        other.date.as_ref().is_some_and(|date| !matches!(date.precision.as_str(), "year" | "decade" | "vague"))
    };
    let later = || records.iter().skip(index + 1).filter(exact);
    let mut earlier = records.iter().take(index).rev().filter(exact);
    let titled = |other: &&Record| {
        record.line == 0
            && (1..=LEAD).contains(&other.line)
            && record.action == other.action
            && record.modality == other.modality
    };
    let body = |other: &&Record| record.line > 0 && other.line > 0 && same_event(record, other);
    let again = |other: &&Record| body(other) && record.trigger.lemma == other.trigger.lemma;
    let found = later().find(titled).or_else(|| earlier.find(body)).or_else(|| later().find(again));
    found.and_then(|other| other.date.clone()).or_else(|| news(record, records))
}

/// The day of the acts of force and protest that the first lines tell, where they tell of one day close to publication.
fn news(record: &Record, records: &[Record]) -> Option<Date> {
    if record.modality != "actual" || record.line > 2 * LEAD || !matches!(record.action.as_str(), "ASSAULT" | "PROTEST")
    {
        return None;
    }
    let near = |other: &Record| other.date.as_ref().is_some_and(|date| is_near(date, record));
    let same = |other: &&Record| other.action == record.action && other.modality == "actual" && near(other);
    // Protests of one kind go on; attacks and their dead are told apart.
    let like = |other: &&Record| record.action == "ASSAULT" || other.mode == record.mode;
    if !records.iter().filter(same).any(|other| like(&other)) {
        return None;
    }
    let mut days = records.iter().filter(same).map(|other| (other.line, other.date.clone()));
    let (line, first) = days.next()?;
    let day = first?;
    let one = days.all(|(_, date)| date.is_some_and(|date| date.value == day.value));
    (one && line <= LEAD && day.precision == "day").then_some(day)
}

/// Whether a date is of the days before publication.
fn is_near(date: &Date, record: &Record) -> bool {
    let day = |text: Option<&str>| text.and_then(|text| text.get(..10)?.parse::<jiff::civil::Date>().ok());
    match (day(date.start.as_deref()), day(record.published.as_deref())) {
        (Some(start), Some(published)) => start.until(published).is_ok_and(|span| span.get_days() <= FAR),
        _ => true,
    }
}

/// Gives the acts of force and protest that name nobody who did them those who did all others of the article, where these
/// agree: the dead of an article are the work of those who attack in it.
pub(super) fn supply_actors(records: &mut [Record]) {
    for action in ["ASSAULT", "PROTEST"] {
        let armed = action == "ASSAULT";
        let likely = |actor: &Entity| is_armed(actor) == armed;
        let told = |record: &&Record| {
            record.action == action && record.modality == "actual" && record.actors.first().is_some_and(likely)
        };
        let mut named = records.iter().filter(told);
        let Some(first) = named.next() else { continue };
        let country = |record: &Record| record.actors.iter().map(|actor| actor.country.clone()).collect::<Vec<_>>();
        let wanted = country(first);
        if wanted.len() != 1 || !named.all(|other| country(other) == wanted) {
            continue;
        }
        let actors = first.actors.clone();
        let silent =
            |record: &&mut Record| record.action == action && record.modality == "actual" && record.actors.is_empty();
        for record in records.iter_mut().filter(silent) {
            let own = record.recipients.iter().any(|recipient| recipient.country == wanted[0]);
            if !own {
                record.actors = actors.clone();
            }
        }
    }
}

/// Arrest, charge, sentence and release of an article are mostly of one person: a pronoun in them means him.
pub(super) fn follow_custody(records: &mut [Record]) {
    let held = |record: &Record| {
        matches!(
            (record.action.as_str(), record.mode.as_deref()),
            ("COERCE", Some("arrest")) | ("RETREAT", Some("release")) | ("SANCTION", Some("convict"))
        ) || record.action == "ACCUSE" && matches!(record.mode.as_deref(), Some("allege" | "investigate"))
    };
    let mut named: Vec<(&Entity, usize)> = Vec::new();
    for record in records.iter().filter(|record| held(record)) {
        for person in record.recipients.iter().filter(|person| person.resolved_from.is_none()) {
            match named.iter_mut().find(|(known, _)| same_person(known, person)) {
                Some((_, times)) => *times += 1,
                None => named.push((person, 1)),
            }
        }
    }
    let all: usize = named.iter().map(|(_, times)| times).sum();
    let Some((person, times)) = named.into_iter().max_by_key(|(_, times)| *times) else { return };
    if times < 2 || 2 * times < all {
        return;
    }
    let person = person.clone();
    for record in records.iter_mut().filter(|record| held(record)) {
        if let [resolved] = record.recipients.as_mut_slice()
            && resolved.resolved_from.is_some()
            && !same_person(resolved, &person)
        {
            *resolved = Entity { resolved_from: resolved.resolved_from.clone(), ..person.clone() };
        }
    }
}

fn same_person(one: &Entity, other: &Entity) -> bool {
    one.id.is_some() && one.id == other.id || one.text == other.text
}

/// Whether an entity bears arms or rules.
fn is_armed(entity: &Entity) -> bool {
    matches!(entity.sector.as_deref(), Some("MIL" | "COP" | "GOV" | "REB" | "PRM" | "UAF" | "SPY" | "CRM" | "PRE"))
}

/// What all dated (or placed) acts of force and protest of an article agree on: an article that tells of one such event tells it
/// in pieces.
fn only<T>(
    record: &Record,
    records: &[Record],
    value: impl Fn(&Record) -> Option<T>,
    key: impl Fn(&T) -> String,
) -> Option<T> {
    if record.modality != "actual" || record.line > 2 * LEAD || !matches!(record.action.as_str(), "ASSAULT" | "PROTEST")
    {
        return None;
    }
    let mut all =
        records.iter().filter(|other| other.action == record.action && other.modality == "actual").filter_map(value);
    let first = all.next()?;
    let wanted = key(&first);
    all.all(|other| key(&other) == wanted).then_some(first)
}

/// An attack and its casualties in one sentence: who attacked killed, and who was killed was attacked. `casualty` tells
/// which records are of the dead and wounded.
pub(super) fn join_casualties(records: &mut [Record], casualty: &[bool]) {
    for (killed, attack) in pairs(records, casualty) {
        let actors = records.get(attack).map(|record| record.actors.clone()).unwrap_or_default();
        let recipients = records.get(killed).map(|record| record.recipients.clone()).unwrap_or_default();
        if let Some(record) = records.get_mut(killed).filter(|record| record.actors.is_empty()) {
            record.actors =
                actors.into_iter().filter(|actor| !share(std::slice::from_ref(actor), &recipients)).collect();
        }
        if let Some(record) = records.get_mut(attack).filter(|record| record.recipients.is_empty()) {
            let actors = record.actors.clone();
            record.recipients =
                recipients.into_iter().filter(|one| !share(std::slice::from_ref(one), &actors)).collect();
        }
    }
}

/// The casualties and attacks that stand in one sentence, told alike.
fn pairs(records: &[Record], casualty: &[bool]) -> Vec<(usize, usize)> {
    let is = |index: usize, wanted: bool| casualty.get(index).is_some_and(|flag| *flag == wanted);
    let mut found = Vec::new();
    for (killed, one) in records.iter().enumerate().filter(|(index, one)| one.action == "ASSAULT" && is(*index, true)) {
        let attack = records.iter().enumerate().find(|(index, other)| {
            is(*index, false)
                && other.action == one.action
                && (other.line, other.sentence) == (one.line, one.sentence)
                && other.modality == one.modality
        });
        found.extend(attack.map(|(attack, _)| (killed, attack)));
    }
    found
}

/// Whether two mentions are plainly of one event: one type and modality, the same trigger word or mode, and participants that agree
/// where both name them.
fn same_event(one: &Record, other: &Record) -> bool {
    if one.line == 0 && one.action == other.action && share(&one.actors, &other.actors) {
        return one.modality == other.modality;
    }
    one.action == other.action
        && one.modality == other.modality
        && (one.trigger.lemma == other.trigger.lemma
            || one.rule == other.rule
            || one.mode.is_some() && one.mode == other.mode)
        && agree(&one.actors, &other.actors)
        && agree(&one.recipients, &other.recipients)
        && (share(&one.actors, &other.actors) || share(&one.recipients, &other.recipients))
}

/// Whether two lists may be of the same participants: one is empty or they share one.
fn agree(one: &[Entity], other: &[Entity]) -> bool {
    one.is_empty() || other.is_empty() || share(one, other)
}

fn share(one: &[Entity], other: &[Entity]) -> bool {
    one.iter().any(|entity| other.iter().any(|known| same_entity(entity, known)))
}

fn same_entity(one: &Entity, other: &Entity) -> bool {
    one.id.is_some() && one.id == other.id
        || one.text == other.text
        || one.country.is_some() && one.country == other.country && one.sector.is_some() && one.sector == other.sector
}
