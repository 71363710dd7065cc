//! What the index holds of an event record: terms such as `type:protest`. All terms of a record stand at one position, so that conditions can
//! be asked of one and the same record.

use std::collections::BTreeSet;

use jiff::civil::Date;
use marsad::Record;
use marsad::record::Entity;

use crate::days::Days;
use crate::fold::{fold, words};

/// Up to how many days of an event have terms of their own; of a longer one its months have, or its years.
const DAYS: usize = 62;

/// Shortest prefix of a CAMEO code that is asked for.
const CAMEO: usize = 2;

/// The terms of a record.
pub(crate) fn terms(record: &Record) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    let mut add = |field: &str, value: &str| {
        if !value.is_empty() {
            terms.insert(term(field, value));
        }
    };
    add("type", &record.event);
    add("action", &record.action);
    add("mode", record.mode.as_deref().unwrap_or_default());
    add("modality", &record.modality);
    add("rule", &record.rule);
    add("quad", &record.quad.to_string());
    record.contexts.iter().for_each(|context| add("context", context));
    (CAMEO..=record.cameo.len()).for_each(|n| add("cameo", record.cameo.get(..n).unwrap_or_default()));
    for (role, entities) in [("actor", &record.actors), ("recipient", &record.recipients)] {
        for entity in entities {
            party(entity, |value| add(role, value));
            party(entity, |value| add("who", value));
            add("sector", entity.sector.as_deref().unwrap_or_default());
        }
    }
    for source in &record.sources {
        party(&source.entity, |value| add("source", value));
    }
    if let Some(place) = &record.place {
        let names = [Some(&place.text), place.name.as_ref(), place.name_en.as_ref(), place.admin1.as_ref()];
        for name in names.into_iter().flatten() {
            words(name).for_each(|word| add("place", &word));
        }
        add("place", &place.geonames.map(|id| id.to_string()).unwrap_or_default());
        add("country", place.country.as_deref().unwrap_or_default());
        if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
            add("near", &format!("{lat},{lon}"));
        }
    }
    stretch(record).into_iter().for_each(|name| add("when", &name));
    terms
}

/// A term of a field; values are folded, so that codes may be typed in small letters.
pub(crate) fn term(field: &str, value: &str) -> String {
    format!("{field}:{}", fold(value))
}

/// What a participant is asked for by: the words of its names, id, country, sector, both.
fn party(entity: &Entity, mut add: impl FnMut(&str)) {
    for name in
        [Some(&entity.text), entity.name.as_ref(), entity.name_en.as_ref(), entity.role.as_ref()].into_iter().flatten()
    {
        words(name).for_each(|word| add(&word));
    }
    let (country, sector) =
        (entity.country.as_deref().unwrap_or_default(), entity.sector.as_deref().unwrap_or_default());
    for value in [entity.id.as_deref().unwrap_or_default(), country, sector, &format!("{country}{sector}")] {
        add(value);
    }
}

/// The names of all days, months and years that an event touches; the day of publication where the text gives none.
fn stretch(record: &Record) -> BTreeSet<String> {
    let date = record.date.as_ref();
    let day = |text: Option<&String>| text.and_then(|text| text.get(..10)).and_then(|text| text.parse::<Date>().ok());
    let first = day(date.and_then(|date| date.start.as_ref())).or_else(|| day(record.published.as_ref()));
    let Some(first) = first else { return BTreeSet::new() };
    let last = day(date.and_then(|date| date.end.as_ref())).filter(|last| *last >= first).unwrap_or(first);
    let mut names = BTreeSet::new();
    let mut day = first;
    for _ in 0..DAYS {
        names.insert(day.to_string());
        names.insert(format!("{:04}-{:02}", day.year(), day.month()));
        names.insert(format!("{:04}", day.year()));
        match day.tomorrow() {
            Ok(next) if next <= last => day = next,
            _ => return names,
        }
    }
    // What lasts longer is known by its months and years alone, and by its first and last day.
    names.extend((Days { first, last }).names().into_iter().flat_map(|name| {
        let year = name.get(..4).map(str::to_owned);
        let months =
            if name.len() == 4 { (1..=12).map(|month| format!("{name}-{month:02}")).collect() } else { vec![name] };
        months.into_iter().chain(year)
    }));
    names.insert(last.to_string());
    names
}
