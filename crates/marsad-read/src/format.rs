//! Which format a text is in.

use crate::markup::{Markup, Piece};

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The title, then one paragraph a line.
    Plain,
    /// A web page.
    Html,
    /// JSON objects one after the other, or an array of them.
    Json,
    /// One JSON object a line.
    JsonLines,
    /// RSS, Atom or JSON Feed: a document an item that holds its whole text.
    Feed,
    /// A list of addresses; it holds no documents.
    Sitemap,
    /// A web archive: a document a page.
    Warc,
}

impl Format {
    /// The format's name: `plain`, `html`, `json`, `jsonl`, `feed`, `sitemap`, `warc`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::Warc => "warc",
        }
    }

    /// Whether an input of this format can hold more than one document.
    pub(crate) fn holds_several(self) -> bool {
        !matches!(self, Self::Plain | Self::Html)
    }

    /// The format of an input, from its name (extensions of compression aside) and its first characters.
    #[must_use]
    pub fn detect(name: &str, head: &str) -> Self {
        let lower = name.to_ascii_lowercase();
        let stem = [".gz", ".zst", ".zstd"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
        let ends = |extensions: &[&str]| extensions.iter().any(|end| stem.ends_with(end));
        if ends(&[".jsonl", ".ndjson"]) {
            Self::JsonLines
        } else if ends(&[".json"]) {
            json(head.trim_start())
        } else if ends(&[".html", ".htm", ".xhtml"]) {
            Self::Html
        } else if ends(&[".warc"]) {
            Self::Warc
        } else if ends(&[".txt"]) {
            Self::Plain
        } else {
            sniff(head.trim_start())
        }
    }
}

/// The format of a text without a telling name.
fn sniff(head: &str) -> Format {
    let next = |head: &str| head.trim_start().chars().next();
    if let Some(rest) = head.strip_prefix('{') {
        return if matches!(next(rest), Some('"' | '}')) { json(head) } else { Format::Plain };
    }
    if let Some(rest) = head.strip_prefix('[') {
        return if matches!(next(rest), Some('{' | ']')) { Format::Json } else { Format::Plain };
    }
    if head.starts_with("WARC/1.") || head.starts_with("WARC/0.") {
        return Format::Warc;
    }
    if let Some(list) = list(head) {
        return list;
    }
    let lower = head.get(..head.len().min(512)).map_or_else(|| head.to_ascii_lowercase(), str::to_ascii_lowercase);
    let html = ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<meta", "<p>", "<!--", "<?xml"];
    if html.iter().any(|tag| lower.starts_with(tag)) { Format::Html } else { Format::Plain }
}

/// The format of a list, by the first element of its XML.
fn list(head: &str) -> Option<Format> {
    let first = Markup::new(head).find_map(|piece| match piece {
        Piece::Open { name, .. } => Some(Some(name)),
        Piece::Text(text) if text.trim().is_empty() => None,
        Piece::Text(_) | Piece::Close { .. } => Some(None),
    });
    match first.flatten()?.as_str() {
        "rss" | "feed" | "atom:feed" | "rdf:rdf" | "channel" => Some(Format::Feed),
        "urlset" | "sitemapindex" => Some(Format::Sitemap),
        _ => None,
    }
}

/// JSON Lines when the first line is a whole object, or the second begins another.
fn json(head: &str) -> Format {
    if head.get(..512.min(head.len())).unwrap_or(head).contains("jsonfeed.org/version") {
        return Format::Feed;
    }
    let mut lines = head.lines();
    let first = lines.next().unwrap_or("");
    let whole = first.starts_with('{') && first.trim_end().ends_with('}');
    let another = first.starts_with("{\"") && lines.next().is_some_and(|second| second.starts_with("{\""));
    // A single object on one line is read the same way by both.
    if whole || another { Format::JsonLines } else { Format::Json }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_found() {
        for (name, head, format) in [
            ("a.txt", "{\"", Format::Plain),
            ("a.jsonl.gz", "", Format::JsonLines),
            ("a.json", "{\n \"id\": 1", Format::Json),
            ("a.json", "{\"id\": 1}\n{\"id\": 2}", Format::JsonLines),
            ("a.json", "{\"id\": 1,\n\"text\": 2}", Format::Json),
            ("-", "[\n {\"id\"", Format::Json),
            ("-", "[1] a note", Format::Plain),
            ("-", "{\"id\": broken\n{\"id\": 2}", Format::JsonLines),
            ("-", "\n <!DOCTYPE html><html>", Format::Html),
            ("-", "<notes> on", Format::Plain),
            ("-", "<?xml version=\"1.0\"?>\n<!-- x --><rss version=\"2.0\">", Format::Feed),
            ("a.xml", "<feed xmlns=\"x\">", Format::Feed),
            ("a.xml", "<urlset>", Format::Sitemap),
            ("a.xml", "<?xml version=\"1.0\"?><html>", Format::Html),
            ("a.json", "{\"version\": \"https://jsonfeed.org/version/1.1\",", Format::Feed),
            ("-", "WARC/1.0\r\n", Format::Warc),
        ] {
            assert_eq!(Format::detect(name, head), format, "{name} {head}");
        }
    }
}
