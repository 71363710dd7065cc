//! POLECAT.

use marsad::record::Entity;

use crate::actor::name;
use crate::cell::Cell;
use crate::entry::Entry;
use crate::moment;
use crate::scale;
use crate::tables::country;

/// What stands where nothing is known.
const NONE: &str = "None";

/// The values of a report, 40 of them.
pub(crate) fn row(entry: &Entry<'_>) -> Vec<Cell> {
    let record = entry.record;
    let scale = scale::of(record);
    let place = record.place.as_ref();
    let words = |text: Option<&str>| Cell::Text(text.unwrap_or(NONE).to_owned());
    let day = |day: Option<jiff::civil::Date>| words(day.map(|day| day.to_string()).as_deref());
    let name_of_place = place.map(|place| place.name_en.as_deref().unwrap_or(&place.text));
    let precision = place.map(|place| place.precision.as_str());
    let at =
        |precisions: &[&str]| words(name_of_place.filter(|_| precision.is_some_and(|own| precisions.contains(&own))));
    let number = |value: Option<f64>| value.map_or(words(None), Cell::Number);
    let quad = match scale.quad {
        1 => "VERBAL COOPERATION",
        2 => "MATERIAL COOPERATION",
        3 => "VERBAL CONFLICT",
        4 => "MATERIAL CONFLICT",
        _ => NONE,
    };
    let feature = match precision {
        Some("country") => Some("PCLI"),
        Some("admin1") => Some("ADM1"),
        Some("district") => Some("ADM2"),
        Some("town") => Some("PPL"),
        _ => None,
    };
    let province =
        if precision == Some("admin1") { name_of_place } else { place.and_then(|place| place.admin1.as_deref()) };
    let mut row = vec![
        words(Some(&record.id)),
        day(moment::day(record)),
        words(Some(&record.event)),
        words(scale.mode),
        Cell::Number(scale.plover),
        words(Some(quad)),
        joined(scale::contexts(record, "negated").map(Some)),
    ];
    row.extend(party(&record.actors));
    row.extend(party(&record.recipients));
    row.extend([
        words(name_of_place),
        at(&["town", "site"]),
        at(&["district"]),
        words(province),
        words(place.and_then(|place| place.country.as_deref())),
        number(place.and_then(|place| place.lat)),
        number(place.and_then(|place| place.lon)),
        place.and_then(|place| place.geonames).map_or(words(None), Cell::integer),
        words(place.map(|place| place.text.as_str())),
        words(feature),
        words(record.outlet.as_deref()),
        day(moment::published(record)),
        words(None),
        words(None),
        words(None),
        words(Some(entry.document.language.as_deref().unwrap_or("ar"))),
        words(Some(&record.version)),
    ]);
    row
}

/// The eight columns of actors or recipients; values keep the order of the participants.
fn party(entities: &[Entity]) -> [Cell; 8] {
    let all = |field: fn(&Entity) -> Option<&str>| joined(entities.iter().map(field));
    let first = entities.first().and_then(|entity| entity.sector.as_deref());
    [
        all(|entity| Some(name(entity))),
        all(|entity| entity.country.as_deref()),
        all(|entity| entity.country.as_deref().and_then(country).and_then(|country| country.cow)),
        Cell::Text(first.unwrap_or(NONE).to_owned()),
        all(|entity| entity.sector.as_deref()),
        all(|entity| entity.role.as_deref()),
        all(|entity| Some(&entity.text)),
        Cell::Text(NONE.to_owned()),
    ]
}

/// Values joined by `; `, each unknown one as `None`; `None` for no value at all.
fn joined<'r>(values: impl Iterator<Item = Option<&'r str>>) -> Cell {
    let values: Vec<&str> = values.map(|value| value.unwrap_or(NONE)).collect();
    Cell::Text(if values.is_empty() { NONE.to_owned() } else { values.join("; ") })
}
