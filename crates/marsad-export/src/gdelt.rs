//! GDELT 2.0 Events.

use marsad::record::{Entity, Place};

use crate::actor::{cameo, name};
use crate::cell::Cell;
use crate::entry::Entry;
use crate::moment;
use crate::pair::{number, pairs};
use crate::scale;
use crate::tables::country;

/// The rows of an event, 61 values each: one for each pair of participants.
pub(crate) fn rows(entry: &Entry<'_>) -> Vec<Vec<Cell>> {
    let event = &entry.event;
    let record = event.lead;
    let scale = scale::of(record);
    let day = moment::day(record);
    let of_day = |field: fn(jiff::civil::Date) -> i64| day.map_or(Cell::Empty, |day| Cell::Integer(field(day)));
    let part = |length: usize| Cell::text(Some(scale.cameo.get(..length).unwrap_or(scale.cameo)));
    let count = |number: u64| Cell::Integer(i64::try_from(number).unwrap_or(i64::MAX));
    let added = event.first.and_then(moment::stamp);
    pairs(record)
        .into_iter()
        .enumerate()
        .map(|(index, (one, other))| {
            let mut row = vec![
                Cell::Integer(number(event.id, index)),
                of_day(moment::number),
                of_day(moment::month_number),
                of_day(|day| i64::from(day.year())),
                Cell::number(day.map(moment::fraction)),
            ];
            row.extend(actor(one));
            row.extend(actor(other));
            row.extend([
                Cell::integer(i32::from(record.line <= 1)),
                Cell::text(Some(scale.cameo)),
                part(3),
                part(2),
                Cell::integer(scale.quad),
                Cell::Number(scale.goldstein),
                count(event.reports),
                count(event.outlets),
                count(event.documents),
                Cell::Empty,
            ]);
            row.extend(place(None));
            row.extend(place(None));
            row.extend(place(record.place.as_ref()));
            row.extend([
                added.map_or(Cell::Empty, Cell::Integer),
                Cell::text(Some(record.url.as_deref().unwrap_or(&record.doc))),
            ]);
            row
        })
        .collect()
}

fn actor(entity: Option<&Entity>) -> [Cell; 10] {
    let codes = entity.map(cameo).unwrap_or_default();
    let kind = |index: usize| Cell::text(codes.types.get(index).copied());
    [
        Cell::text(Some(codes.code.as_str()).filter(|code| !code.is_empty())),
        Cell::text(entity.map(name)),
        Cell::text(codes.country),
        Cell::text(codes.group),
        Cell::Empty,
        Cell::Empty,
        Cell::Empty,
        kind(0),
        kind(1),
        kind(2),
    ]
}

/// The eight columns of a place; without one, type 0 and nothing.
fn place(place: Option<&Place>) -> [Cell; 8] {
    let Some(place) = place else {
        return [
            Cell::Integer(0),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
        ];
    };
    let state = place.country.as_deref().and_then(country);
    let whole = place.precision == "country";
    let american = place.country.as_deref() == Some("USA");
    let kind = match place.precision.as_str() {
        "country" => 1,
        "admin1" | "district" => {
            if american {
                2
            } else {
                5
            }
        }
        _ => {
            if american {
                3
            } else {
                4
            }
        }
    };
    let own = place.name_en.as_deref().unwrap_or(&place.text);
    let parts = [Some(own), place.admin1.as_deref(), state.map(|state| state.english)];
    let mut full: Vec<&str> = parts.into_iter().flatten().collect();
    full.dedup();
    let fips = state.and_then(|state| state.fips);
    [
        Cell::Integer(kind),
        Cell::Text(full.join(", ")),
        Cell::text(fips),
        Cell::text(fips.filter(|_| whole)),
        Cell::Empty,
        Cell::number(place.lat),
        Cell::number(place.lon),
        Cell::text(fips.filter(|_| whole)),
    ]
}
