//! GeoJSON (RFC 7946).

use serde_json::{Map, Value, json};

use crate::Layout;
use crate::cell::Cell;
use crate::dictionary::columns;
use crate::entry::Entry;
use crate::flat;

/// A report as a `Feature`: the point of its place and all fields.
pub(crate) fn feature(entry: &Entry<'_>) -> Value {
    let place = entry.record.place.as_ref();
    let point = place.and_then(|place| Some(json!({"type": "Point", "coordinates": [place.lon?, place.lat?]})));
    let names = columns(Layout::Geojson).map(|column| column.name.to_owned());
    let properties: Map<String, Value> = names.zip(flat::cells(entry).into_iter().map(value)).collect();
    json!({"type": "Feature", "id": entry.record.id, "geometry": point, "properties": properties})
}

fn value(cell: Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Integer(number) => json!(number),
        Cell::Number(number) => json!(number),
        Cell::List(values) => json!(values),
    }
}
