//! A JSON object as a document.

use marsad::Document;
use serde_json::{Map, Value};

use crate::dates::normal_date;

/// A document and what is odd about it.
pub(crate) type Read = (Document, Vec<String>);

/// What a field may be called: the contract's name first, then those that archives and the gold files use.
const ID: &[&str] = &["id", "doc"];
const TITLE: &[&str] = &["title", "headline"];
const TEXT: &[&str] = &["text", "body", "content"];
const PUBLISHED: &[&str] = &["published", "date", "published_at"];
const OUTLET: &[&str] = &["outlet"];
const URL: &[&str] = &["url", "link"];
const LANGUAGE: &[&str] = &["language", "lang"];

/// The document of a JSON object; its id is empty when the object has none.
///
/// # Errors
/// Cause and hint.
pub(crate) fn document(object: &Map<String, Value>) -> Result<Read, (String, String)> {
    let mut odd = Vec::new();
    let lines = match object.get("lines").filter(|value| !value.is_null()) {
        Some(value) => given_lines(value)?,
        None => {
            let title = string(object, TITLE)?.unwrap_or_default();
            lines(&title, &text(object)?)
        }
    };
    if lines.iter().all(|line| line.trim().is_empty()) {
        let names: Vec<&str> = object.keys().take(8).map(String::as_str).collect();
        return Err((
            format!("the document has no text; its fields are {names:?}"),
            "give `title` and `text`, or `lines`, an array whose first item is the title".to_owned(),
        ));
    }
    let published = match first(object, PUBLISHED) {
        None => None,
        Some(value) => {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let normal = normal_date(&shown);
            if normal.is_none() {
                odd.push(unknown_date(&shown));
            }
            normal
        }
    };
    // What only describes the document must not lose it.
    let mut about = |names: &[&str]| {
        string(object, names).unwrap_or_else(|(cause, _)| {
            odd.push(format!("{cause}; it is left out"));
            None
        })
    };
    let (outlet, url, language) = (about(OUTLET), about(URL), about(LANGUAGE));
    let id = string(object, ID)?.unwrap_or_default();
    let document = Document { id, lines, published, outlet, url, language };
    Ok((document, odd))
}

/// What is said of a date that is not understood.
pub(crate) fn unknown_date(shown: &str) -> String {
    let shown: String = shown.chars().take(60).collect();
    format!("the date of publication {shown:?} is not understood; dates that depend on it stay unresolved")
}

/// Title and paragraphs as the lines of a document: whatever ends a line or a page in the text ends a paragraph, and what is
/// empty is dropped.
pub(crate) fn lines(title: &str, text: &str) -> Vec<String> {
    let breaks = ['\n', '\r', '\u{0B}', '\u{0C}', '\u{85}', '\u{2028}', '\u{2029}'];
    let title = title.split(breaks).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let paragraphs = text.split(breaks).map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    std::iter::once(title).chain(paragraphs).collect()
}

fn first<'o>(object: &'o Map<String, Value>, names: &[&str]) -> Option<&'o Value> {
    names.iter().find_map(|name| object.get(*name)).filter(|value| !value.is_null())
}

/// A field that holds a string, or a number written as one.
fn string(object: &Map<String, Value>, names: &[&str]) -> Result<Option<String>, (String, String)> {
    match first(object, names) {
        None => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err((format!("`{}` is no string", names[0]), "write it in quotation marks".to_owned())),
    }
}

/// The text: a string, or an array of paragraphs.
fn text(object: &Map<String, Value>) -> Result<String, (String, String)> {
    match first(object, TEXT) {
        Some(Value::Array(items)) => {
            let parts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            let cause =
                || ("`text` holds something that is no string".to_owned(), "give a string a paragraph".to_owned());
            parts.map(|parts| parts.join("\n")).ok_or_else(cause)
        }
        _ => Ok(string(object, TEXT)?.unwrap_or_default()),
    }
}

/// `lines` as they are given, since offsets count in them; empty ones after the title are dropped.
fn given_lines(value: &Value) -> Result<Vec<String>, (String, String)> {
    let cause =
        || ("`lines` is no array of strings".to_owned(), "its first item is the title, which may be empty".to_owned());
    let items = value.as_array().ok_or_else(cause)?;
    let lines: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
    let keep = |(i, line): &(usize, &str)| *i == 0 || !line.trim().is_empty();
    Ok(lines.ok_or_else(cause)?.into_iter().enumerate().filter(keep).map(|(_, line)| line.to_owned()).collect())
}
