//! GDELT 2.0 Mentions.

use marsad::record::Entity;
use marsad::{Document, Record};

use crate::cell::Cell;
use crate::entry::Entry;
use crate::moment;
use crate::pair::{number, pairs};

/// The rows of a report, 16 values each: one for each pair of participants of its event, so that each row has its event's row.
pub(crate) fn rows(entry: &Entry<'_>) -> Vec<Vec<Cell>> {
    let Entry { record, document, event } = entry;
    let stamp = |moment: Option<&str>| moment.and_then(moment::stamp).map_or(Cell::Empty, Cell::Integer);
    let offset = |line: u32, start: u32| Cell::Integer(offset(document, line, start));
    let of = |entity: Option<&Entity>| {
        let here = entity.and_then(|entity| counterpart(record, entity));
        here.map_or(Cell::Integer(-1), |entity| offset(entity.line, entity.start))
    };
    let length = self::offset(document, u32::MAX, 0) - 1;
    pairs(event.lead)
        .into_iter()
        .enumerate()
        .map(|(index, (one, other))| {
            vec![
                Cell::Integer(number(event.id, index)),
                stamp(event.first),
                stamp(record.published.as_deref()),
                Cell::Integer(if record.url.is_some() { 1 } else { 2 }),
                Cell::text(record.outlet.as_deref()),
                Cell::text(Some(record.url.as_deref().unwrap_or(&record.doc))),
                Cell::Integer(i64::from(record.line) + 1),
                of(one),
                of(other),
                offset(record.line, record.trigger.start),
                Cell::Integer(1),
                Cell::Integer((record.confidence * 100.0).round() as i64),
                Cell::Integer(length.max(0)),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ]
        })
        .collect()
}

/// Where a place of a line stands in the document whose lines are joined by one line end each.
fn offset(document: &Document, line: u32, start: u32) -> i64 {
    let before = document.lines.iter().take(line as usize).map(|line| line.chars().count() as i64 + 1);
    before.sum::<i64>() + i64::from(start)
}

/// The participant of this report that is the event's: the same id, else the same words, else the same country and sector.
fn counterpart<'r>(record: &'r Record, entity: &Entity) -> Option<&'r Entity> {
    let mut own = record.actors.iter().chain(&record.recipients);
    let same_id = |other: &&Entity| other.id.is_some() && other.id == entity.id;
    let same_code = |other: &&Entity| {
        other.country.is_some() && (&other.country, &other.sector) == (&entity.country, &entity.sector)
    };
    own.clone()
        .find(|other| *other == entity)
        .or_else(|| own.clone().find(same_id))
        .or_else(|| own.clone().find(|other| other.text == entity.text))
        .or_else(|| own.find(same_code))
}
