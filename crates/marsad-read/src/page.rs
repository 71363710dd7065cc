//! A web page as a server or an archive gives it: bytes, an address, and perhaps the name of an encoding.

use marsad::Document;

use crate::{encoding, html, language};

/// A page that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its article. The id is its address.
    pub document: Document,
    /// The page in UTF-8.
    pub raw: Vec<u8>,
    /// What is odd about it.
    pub odd: Vec<String>,
}

/// Why a page holds no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Its bytes are no text.
    Binary,
    /// It is in another language; what that looks like.
    Language(String),
    /// It holds no article; why.
    Empty(String),
}

impl Refused {
    /// In a word or two, for counting.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Binary => "not text",
            Self::Language(_) => "not Arabic",
            Self::Empty(_) => "no article in the page",
        }
    }
}

/// The text of bytes that a server gave: `charset` is the encoding that it names. None if they are no text.
#[must_use]
pub fn text(bytes: &[u8], url: Option<&str>, charset: Option<&str>) -> Option<String> {
    let host = url.and_then(host);
    let top = host.as_deref().and_then(|host| host.rsplit('.').next());
    let encoding = encoding::detect_told(bytes, charset, top)?;
    Some(encoding.decode_with_bom_removal(bytes).0.into_owned())
}

/// Reads a page. The language is looked at before anything is taken out of the page, so that the many pages of other languages
/// in an archive cost little. A page that does not name its outlet gets the host of its address.
///
/// # Errors
/// Why it holds no document.
pub fn page(bytes: &[u8], url: Option<&str>, charset: Option<&str>) -> Result<Page, Refused> {
    let text = text(bytes, url, charset).ok_or(Refused::Binary)?;
    if let Some(other) = language::other_than_arabic(&text) {
        return Err(Refused::Language(other));
    }
    let (mut document, odd) = html::document(&text).map_err(|(cause, _)| Refused::Empty(cause))?;
    // A page that gives another site's address for its own is a copy of that site's page.
    document.url = document.url.or_else(|| url.map(str::to_owned));
    let site = || Some(url.and_then(host)?.trim_start_matches("www.").to_owned());
    document.outlet = document.outlet.or_else(site);
    document.id = url.map(str::to_owned).or_else(|| document.url.clone()).unwrap_or_default();
    Ok(Page { document, raw: text.into_bytes(), odd })
}

/// The host of an address, in lower case, without user and port.
#[must_use]
pub fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let host = if host.starts_with('[') { host.split(']').next()? } else { host.split(':').next()? };
    Some(host.to_ascii_lowercase()).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        for (url, wanted) in [
            ("https://User@Example.ORG:8080/a?b", Some("example.org")),
            ("http://example.org?x", Some("example.org")),
            ("http://[::1]:80/", Some("[::1")),
            ("example.org/a", None),
            ("http:///a", None),
        ] {
            assert_eq!(host(url).as_deref(), wanted, "{url}");
        }
    }

    #[test]
    fn a_word_in_windows_1256_is_told_by_the_host() {
        // The letters alone would be anything; the country of the host is what tells.
        let bytes = encoding_rs::WINDOWS_1256.encode("<p>عاجل</p>").0;
        for url in ["http://news.example.eg/1", "http://news.example/1"] {
            let read = page(&bytes, Some(url), None);
            assert_eq!(read.map(|page| page.document.lines.concat()).as_deref(), Ok("عاجل"), "{url}");
        }
    }
}
