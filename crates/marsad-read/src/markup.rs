//! The tags and texts of XML as feeds write it: whatever is broken in it, what stands before and after is found.

use std::borrow::Cow;

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// A tag: its name in lower case, its attributes as written, whether it closes itself.
    Open { name: String, attributes: &'t str, empty: bool },
    /// An end tag.
    Close { name: String },
    /// Text, entities replaced.
    Text(Cow<'t, str>),
}

/// Pieces of a text in order. Comments, declarations and instructions are passed over; a tag without end is text no more.
pub(crate) struct Markup<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Markup<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Where the next piece begins, in bytes.
    pub(crate) fn offset(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes past the next `mark`, or to the end; gives what stands before it.
    fn until(&mut self, mark: &str) -> &'t str {
        let rest = self.rest();
        let end = rest.find(mark);
        self.at += end.map_or(rest.len(), |end| end + mark.len());
        rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
    }

    fn tag(&mut self) -> Option<Piece<'t>> {
        let rest = self.rest();
        // A `>` within a value does not end the tag, unless the quotation marks are broken.
        let mut quote = None;
        let end = rest.char_indices().find(|(_, c)| {
            match (quote, *c) {
                (None, '"' | '\'') => quote = Some(*c),
                (Some(open), c) if open == c => quote = None,
                _ => {}
            }
            quote.is_none() && *c == '>' || *c == '<'
        });
        let end = match end {
            Some((end, '>')) => end,
            _ => rest.find('>')?,
        };
        let inside = rest.get(..end)?;
        self.at += end + 1;
        if let Some(name) = inside.strip_prefix('/') {
            return Some(Piece::Close { name: name.trim().to_lowercase() });
        }
        let (inside, empty) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let end = inside.find(|c: char| c.is_whitespace()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        Some(Piece::Open { name: name.to_lowercase(), attributes, empty })
    }
}

impl<'t> Iterator for Markup<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            let Some(tag) = rest.strip_prefix('<') else {
                let end = rest.find('<').unwrap_or(rest.len());
                self.at += end;
                return Some(Piece::Text(html_escape::decode_html_entities(rest.get(..end).unwrap_or_default())));
            };
            if rest.starts_with("<![CDATA[") {
                self.at += "<![CDATA[".len();
                return Some(Piece::Text(Cow::Borrowed(self.until("]]>"))));
            }
            if rest.starts_with("<!--") {
                self.until("-->");
            } else if tag.starts_with(['!', '?']) {
                self.until(">");
            } else if tag.starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '_') {
                self.at += 1;
                if let Some(tag) = self.tag() {
                    return Some(tag);
                }
                self.at = self.text.len();
            } else {
                self.at += 1;
                return Some(Piece::Text(Cow::Borrowed("<")));
            }
        }
    }
}

/// The value of an attribute, entities replaced.
pub(crate) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some(equals) = rest.find('=') {
        let (before, after) = (rest.get(..equals)?, rest.get(equals + 1..)?.trim_start());
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, next) = match quote {
            Some(quote) => after.get(1..)?.split_once(quote)?,
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if before.split_whitespace().next_back().is_some_and(|known| known.eq_ignore_ascii_case(name)) {
            return Some(html_escape::decode_html_entities(value).trim().to_owned());
        }
        rest = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_sound_and_broken_markup() {
        let show = |text: &str| {
            let pieces = Markup::new(text).map(|piece| match piece {
                Piece::Open { name, attributes, empty } => {
                    format!("<{name}{attributes}{}>", if empty { "/" } else { "" })
                }
                Piece::Close { name } => format!("</{name}>"),
                Piece::Text(text) => text.into_owned(),
            });
            pieces.collect::<Vec<_>>().join("|")
        };
        assert_eq!(show("<?xml x?><!-- <a> --><A b=\"1>2\">c &amp; d<br/></A>"), "<a b=\"1>2\">|c & d|<br/>|</a>");
        assert_eq!(show("<a><![CDATA[<b> & c]]></a>"), "<a>|<b> & c|</a>");
        assert_eq!(show("1 < 2 & 3<a"), "1 |<| 2 & 3");
        assert_eq!(show("<a b=\"1>2"), "<a b=\"1>|2");
        assert_eq!(show("<![CDATA[x"), "x");
        assert_eq!(attribute(" a='1' HREF = \"x&amp;y\" c=3", "href").as_deref(), Some("x&y"));
        assert_eq!(attribute(" a=1 c=3 d", "c").as_deref(), Some("3"));
        assert_eq!(attribute(" a=\"1", "a"), None);
    }
}
