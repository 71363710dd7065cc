//! Which format a text is in.

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
}

impl Format {
    /// The format's name: `plain`, `html`, `json`, `jsonl`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
        }
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
    let lower = head.get(..head.len().min(512)).map_or_else(|| head.to_ascii_lowercase(), str::to_ascii_lowercase);
    let html = ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<meta", "<p>", "<!--", "<?xml"];
    if html.iter().any(|tag| lower.starts_with(tag)) { Format::Html } else { Format::Plain }
}

/// JSON Lines when the first line is a whole object, or the second begins another.
fn json(head: &str) -> Format {
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
        ] {
            assert_eq!(Format::detect(name, head), format, "{name} {head}");
        }
    }
}
