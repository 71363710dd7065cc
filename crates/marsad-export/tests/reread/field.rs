//! What a column of the flat layouts must hold, read off the record's JSON and not from the code that writes it.

use marsad_export::Entry;
use serde_json::{Value, json};

/// The value of a column as JSON: lists as arrays, what is absent as null.
pub fn expected(name: &str, entry: &Entry<'_>) -> Value {
    let record = serde_json::to_value(entry.record).unwrap();
    let list = |of: &str, field: &str| -> Value {
        record[of].as_array().unwrap().iter().map(|entity| entity[field].clone()).collect()
    };
    if let Some(field) = name.strip_prefix("event_") {
        return match field {
            "id" => json!(entry.record.id),
            "reports" | "documents" | "outlets" => json!(1),
            _ => record["published"].clone(),
        };
    }
    let parts: Vec<&str> = name.splitn(2, '_').collect();
    match (parts[0], parts.get(1).copied()) {
        ("actor" | "recipient" | "source", field) => list(&format!("{}s", parts[0]), field.unwrap_or("text")),
        ("sentence" | "trigger" | "quote", Some(field)) => record[parts[0]][field].clone(),
        ("trigger", None) => record["trigger"]["text"].clone(),
        ("date", field) => record["date"][field.unwrap_or("value")].clone(),
        ("place", field) => record["place"][field.unwrap_or("text")].clone(),
        ("lat" | "lon" | "admin1" | "geonames", None) => record["place"][name].clone(),
        ("size", None) => json!(record["size"].to_string()),
        ("record", None) => json!(record.to_string()),
        ("title", None) => match entry.document.lines.first() {
            Some(title) if !title.is_empty() => json!(title),
            _ => Value::Null,
        },
        _ => record.get(name).unwrap_or_else(|| panic!("no field {name}")).clone(),
    }
}

/// The same as text of a cell.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
        Value::Number(number) => number.as_f64().unwrap().to_string(),
        other => other.to_string(),
    }
}
