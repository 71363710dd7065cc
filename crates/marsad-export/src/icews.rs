//! ICEWS Coded Event Data.

use marsad::record::Entity;

use crate::actor::{country_name, name, sector_name};
use crate::cell::Cell;
use crate::entry::Entry;
use crate::moment;
use crate::pair::{number, pairs};
use crate::scale;
use crate::tables::label;

/// The rows of a report, 20 values each: one for each pair of participants.
pub(crate) fn rows(entry: &Entry<'_>) -> Vec<Vec<Cell>> {
    let record = entry.record;
    let scale = scale::of(record);
    let place = record.place.as_ref();
    let name_of_place = place.map(|place| place.name_en.as_deref().unwrap_or(&place.text));
    let at = |precisions: &[&str]| {
        Cell::text(name_of_place.filter(|_| place.is_some_and(|place| precisions.contains(&place.precision.as_str()))))
    };
    let province = place.and_then(|place| match place.precision.as_str() {
        "admin1" => name_of_place,
        _ => place.admin1.as_deref(),
    });
    pairs(record)
        .into_iter()
        .enumerate()
        .map(|(index, (one, other))| {
            let mut row = vec![
                Cell::Integer(number(&record.id, index)),
                moment::day(record).map_or(Cell::Empty, |day| Cell::Text(day.to_string())),
            ];
            row.extend(party(one));
            row.extend([
                Cell::text(Some(label(scale.cameo))),
                Cell::text(Some(scale.cameo)),
                Cell::Number(scale.goldstein),
            ]);
            row.extend(party(other));
            row.extend([
                Cell::Integer(number(&record.doc, 0)),
                Cell::Integer(i64::from(record.line) + 1),
                Cell::text(record.outlet.as_deref()),
                at(&["town", "site"]),
                at(&["district"]),
                Cell::text(province),
                Cell::text(country_name(place.and_then(|place| place.country.as_deref()))),
                Cell::number(place.and_then(|place| place.lat)),
                Cell::number(place.and_then(|place| place.lon)),
            ]);
            row
        })
        .collect()
}

fn party(entity: Option<&Entity>) -> [Cell; 3] {
    [
        Cell::text(entity.map(name)),
        Cell::text(entity.and_then(sector_name)),
        Cell::text(country_name(entity.and_then(|entity| entity.country.as_deref()))),
    ]
}
