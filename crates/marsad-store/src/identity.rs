//! Which article a document is, and whether two documents say the same.

use marsad::Document;

use crate::pack::{hash, hex};

/// Parameters of an address that tell where a reader came from, not what is read.
const TRACKERS: [&str; 9] =
    ["fbclid", "gclid", "dclid", "igshid", "mc_cid", "mc_eid", "ocid", "ns_campaign", "at_campaign"];

/// A hash by which the store tells things apart: the first half of a SHA-256.
pub type Hash = [u8; 16];

/// The hash of an article's [key].
#[must_use]
pub fn article(document: &Document, named: bool) -> Hash {
    hash([key(document, named).as_bytes()])
}

/// The key of an article, in this order:
///
/// - `url:` and its [address], if it has one: the same page again is the same article, and a changed text a new version;
/// - `id:` with outlet and id, if its id is its own (`named`) and not one that the reader made up from a file name;
/// - `text:` and the hash of its content: the same text again is the same article, another text another one.
#[must_use]
pub fn key(document: &Document, named: bool) -> String {
    if let Some(url) = document.url.as_deref().map(address).filter(|url| !url.is_empty()) {
        return format!("url:{url}");
    }
    if named {
        return format!("id:{}/{}", document.outlet.as_deref().unwrap_or(""), document.id);
    }
    format!("text:{}", hex(&content(document)))
}

/// An address by which pages are told apart: without scheme, `www.`, fragment and the parameters of advertisers; the host in
/// lower case.
#[must_use]
pub fn address(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.split('#').next().unwrap_or(url);
    let (page, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = page.split_once('/').unwrap_or((page, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let kept: Vec<&str> = query.split('&').filter(|parameter| !parameter.is_empty() && !tracks(parameter)).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    format!("{host}/{path}{query}")
}

fn tracks(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or(parameter).to_ascii_lowercase();
    name.starts_with("utm_") || TRACKERS.contains(&name.as_str())
}

/// The hash of all that the coding of a document depends on: lines, day of publication, outlet, address, language. Not its
/// id, which one collection may choose otherwise than another.
#[must_use]
pub fn content(document: &Document) -> Hash {
    let about = [&document.published, &document.outlet, &document.url, &document.language];
    let about = about.into_iter().map(|field| field.as_deref().unwrap_or("").as_bytes());
    hash(about.chain(document.lines.iter().map(String::as_bytes)))
}

/// The hash of a document's lines.
#[must_use]
pub fn text(document: &Document) -> Hash {
    hash(document.lines.iter().map(String::as_bytes))
}

#[cfg(test)]
mod tests {
    use marsad::Document;

    use super::{address, content, key};

    #[test]
    fn one_page_has_one_address() {
        let page = "example.org/news/1?id=2";
        for url in [
            "https://www.example.org/news/1?id=2#top",
            " http://Example.org/news/1?utm_source=x&id=2&fbclid=3",
            "https://example.org/news/1?id=2&",
        ] {
            assert_eq!(address(url), page, "{url}");
        }
        assert_ne!(address("https://example.org/News/1?id=2"), page);
        assert_ne!(address("https://example.org/news/1?id=3"), page);
        assert_eq!(address("https://example.org"), address("http://www.example.org/"));
        assert_eq!(address(""), "/");
    }

    #[test]
    fn keys_fall_back_from_address_to_id_to_text() {
        let mut document = Document::new("1", "title", "text");
        assert_eq!(key(&document, true), "id:/1");
        assert!(key(&document, false).starts_with("text:"));
        let unnamed = key(&document, false);
        document.id = "2".to_owned();
        assert_eq!(key(&document, false), unnamed);
        document.url = Some("https://example.org/a".to_owned());
        assert_eq!(key(&document, false), "url:example.org/a");
    }

    #[test]
    fn content_is_all_that_coding_depends_on() {
        let one = Document::new("1", "title", "text");
        let later = Document { published: Some("2020-01-01".to_owned()), ..one.clone() };
        let moved = Document { id: "2".to_owned(), ..one.clone() };
        assert_ne!(content(&one), content(&later));
        assert_eq!(content(&one), content(&moved));
    }
}
