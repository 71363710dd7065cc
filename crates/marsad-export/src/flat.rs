//! Reports as rows of all fields: CSV, the table, the columns of Parquet and the properties of GeoJSON.

use marsad::record::{Entity, Span};

use crate::cell::Cell;
use crate::entry::Entry;

/// The values in the order of the dictionary `flat`.
pub(crate) fn cells(entry: &Entry<'_>) -> Vec<Cell> {
    let Entry { record, event, .. } = entry;
    let (date, place) = (record.date.as_ref(), record.place.as_ref());
    let of_date = |field: fn(&marsad::record::Date) -> Option<&str>| Cell::text(date.and_then(field));
    let of_place = |field: fn(&marsad::record::Place) -> Option<&str>| Cell::text(place.and_then(field));
    let text = |text: &str| Cell::Text(text.to_owned());
    let actors = |field: fn(&Entity) -> Option<&str>| list(record.actors.iter(), field);
    let recipients = |field: fn(&Entity) -> Option<&str>| list(record.recipients.iter(), field);
    let sources = |field: fn(&Entity) -> Option<&str>| list(record.sources.iter().map(|source| &source.entity), field);
    let quote = |side: fn(&Span) -> u32| record.quote.as_ref().map_or(Cell::Empty, |quote| Cell::integer(side(quote)));
    vec![
        text(&record.id),
        text(&record.doc),
        Cell::text(record.published.as_deref()),
        Cell::text(record.outlet.as_deref()),
        Cell::text(record.url.as_deref()),
        Cell::integer(record.line),
        text(&record.trigger.text),
        text(&record.action),
        text(&record.modality),
        text(&record.event),
        Cell::text(record.mode.as_deref()),
        text(&record.cameo),
        Cell::integer(record.quad),
        Cell::Number(record.goldstein),
        actors(|entity| Some(&entity.text)),
        actors(|entity| entity.country.as_deref()),
        actors(|entity| entity.sector.as_deref()),
        recipients(|entity| Some(&entity.text)),
        recipients(|entity| entity.country.as_deref()),
        recipients(|entity| entity.sector.as_deref()),
        of_date(|date| Some(&date.value)),
        of_place(|place| Some(&place.text)),
        of_place(|place| place.country.as_deref()),
        Cell::number(place.and_then(|place| place.lat)),
        Cell::number(place.and_then(|place| place.lon)),
        sources(|entity| Some(&entity.text)),
        text(&record.rule),
        Cell::Number(record.confidence),
        Cell::Number(record.plover_score),
        Cell::List(record.contexts.iter().cloned().map(Some).collect()),
        Cell::integer(record.sentence.start),
        Cell::integer(record.sentence.end),
        Cell::integer(record.trigger.start),
        Cell::integer(record.trigger.end),
        Cell::integer(record.trigger.nth),
        text(&record.trigger.lemma),
        actors(|entity| entity.name_en.as_deref()),
        actors(|entity| entity.id.as_deref()),
        actors(|entity| entity.role.as_deref()),
        recipients(|entity| entity.name_en.as_deref()),
        recipients(|entity| entity.id.as_deref()),
        recipients(|entity| entity.role.as_deref()),
        of_date(|date| date.start.as_deref()),
        of_date(|date| date.end.as_deref()),
        of_date(|date| Some(&date.precision)),
        of_date(|date| Some(&date.basis)),
        of_place(|place| place.name.as_deref()),
        of_place(|place| place.name_en.as_deref()),
        of_place(|place| place.admin1.as_deref()),
        place.and_then(|place| place.geonames).map_or(Cell::Empty, Cell::integer),
        of_place(|place| Some(&place.precision)),
        sources(|entity| entity.country.as_deref()),
        sources(|entity| entity.sector.as_deref()),
        Cell::List(record.sources.iter().map(|source| Some(source.cue.clone())).collect()),
        quote(|quote| quote.start),
        quote(|quote| quote.end),
        // A value in memory can always be written.
        Cell::Text(serde_json::to_string(&record.size).unwrap_or_default()),
        text(&record.version),
        text(event.id),
        count(event.reports),
        count(event.documents),
        count(event.outlets),
        Cell::text(event.first),
        Cell::text(event.last),
    ]
}

fn count(number: u64) -> Cell {
    Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// One property of all participants; the count and order of the values of all properties agree, absent ones keep their place.
fn list<'r>(entities: impl Iterator<Item = &'r Entity>, field: fn(&Entity) -> Option<&str>) -> Cell {
    Cell::List(entities.map(|entity| field(entity).map(str::to_owned)).collect())
}
