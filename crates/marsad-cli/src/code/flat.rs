//! Records as rows: the main fields, for spreadsheets and statistics. Several participants stand in one cell, separated by `; `.

use marsad::Record;
use marsad::record::Entity;

const COLUMNS: [&str; 28] = [
    "id",
    "doc",
    "published",
    "outlet",
    "url",
    "line",
    "trigger",
    "action",
    "modality",
    "event",
    "mode",
    "cameo",
    "quad",
    "goldstein",
    "actor",
    "actor_country",
    "actor_sector",
    "recipient",
    "recipient_country",
    "recipient_sector",
    "date",
    "place",
    "place_country",
    "lat",
    "lon",
    "source",
    "rule",
    "confidence",
];

/// The first row.
pub(super) fn header(separator: char) -> String {
    COLUMNS.join(&separator.to_string()) + "\n"
}

/// One record.
pub(super) fn row(record: &Record, separator: char) -> String {
    let place = record.place.as_ref();
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let cells: [String; COLUMNS.len()] = [
        record.id.clone(),
        record.doc.clone(),
        text(record.published.as_deref()),
        text(record.outlet.as_deref()),
        text(record.url.as_deref()),
        record.line.to_string(),
        record.trigger.text.clone(),
        record.action.clone(),
        record.modality.clone(),
        record.event.clone(),
        text(record.mode.as_deref()),
        record.cameo.clone(),
        record.quad.to_string(),
        record.goldstein.to_string(),
        join(&record.actors, |actor| Some(&actor.text)),
        join(&record.actors, |actor| actor.country.as_deref()),
        join(&record.actors, |actor| actor.sector.as_deref()),
        join(&record.recipients, |recipient| Some(&recipient.text)),
        join(&record.recipients, |recipient| recipient.country.as_deref()),
        join(&record.recipients, |recipient| recipient.sector.as_deref()),
        text(record.date.as_ref().map(|date| date.value.as_str())),
        text(place.map(|place| place.text.as_str())),
        text(place.and_then(|place| place.country.as_deref())),
        number(place.and_then(|place| place.lat)),
        number(place.and_then(|place| place.lon)),
        record.sources.iter().map(|source| source.entity.text.as_str()).collect::<Vec<_>>().join("; "),
        record.rule.clone(),
        record.confidence.to_string(),
    ];
    let cells = cells.map(|cell| quote(&cell, separator));
    cells.join(&separator.to_string()) + "\n"
}

fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

/// One property of all participants; the count and order of the cells of a participant agree, absent ones are empty.
fn join<'r>(entities: &'r [Entity], of: impl Fn(&'r Entity) -> Option<&'r str>) -> String {
    entities.iter().map(|entity| of(entity).unwrap_or_default()).collect::<Vec<_>>().join("; ")
}

/// A cell: in CSV quoted where it must be (RFC 4180), in a table without tabs and line ends.
fn quote(cell: &str, separator: char) -> String {
    if separator == '\t' {
        return cell.replace(['\t', '\n', '\r'], " ");
    }
    if cell.contains([separator, '"', '\n', '\r']) {
        return format!("\"{}\"", cell.replace('"', "\"\""));
    }
    cell.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted() {
        assert_eq!(quote("a \"b\", c", ','), "\"a \"\"b\"\", c\"");
        assert_eq!(quote("a, b\tc", '\t'), "a, b c");
    }
}
