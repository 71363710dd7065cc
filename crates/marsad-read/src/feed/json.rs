//! JSON Feed, versions 1 and 1.1.

use serde_json::{Map, Value};

use super::{Feed, Item};

pub(super) fn parse(text: &str) -> Result<Feed, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("invalid JSON: {error}"))?;
    let string = |object: &Map<String, Value>, name: &str| match object.get(name) {
        Some(Value::String(text)) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let object = value.as_object().ok_or("no JSON Feed: the value is no object")?;
    let mut feed = Feed { title: string(object, "title"), ..Feed::default() };
    let language = string(object, "language");
    for item in object.get("items").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
        let plain = || string(item, "content_text").map(|text| html_escape::encode_text(&text).replace('\n', "<br>"));
        let mut read = Item {
            id: string(item, "id"),
            url: string(item, "url").or_else(|| string(item, "external_url")),
            title: string(item, "title"),
            content: string(item, "content_html").or_else(plain),
            summary: string(item, "summary"),
            language: string(item, "language").or_else(|| language.clone()),
            ..Item::default()
        };
        if let Some(date) = string(item, "date_published").or_else(|| string(item, "date_modified")) {
            read.date(&date);
        }
        feed.items.push(read);
    }
    Ok(feed)
}
