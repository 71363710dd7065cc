//! What sites list of their articles: RSS, Atom, JSON Feed, sitemaps; and OPML, which lists feeds.
//!
//! ```
//! let text = "<rss><channel><title>S</title><item><title>T</title><link>https://example.org/1</link>\
//!             <pubDate>18 \u{0645}\u{0627}\u{064A}\u{0648} 2018</pubDate></item></channel></rss>";
//! let feed = marsad_read::feed::parse(text)?;
//! assert_eq!(feed.items[0].url.as_deref(), Some("https://example.org/1"));
//! assert_eq!(feed.items[0].published.as_deref(), Some("2018-05-18"));
//! # Ok::<(), String>(())
//! ```

mod json;
mod opml;
mod sitemap;
mod xml;

use marsad::Document;

use crate::format::Format;
use crate::html;

pub use opml::{Subscription, opml};

/// A list of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// What the list calls itself.
    pub title: Option<String>,
    /// How many minutes the list asks to be left alone after it was fetched.
    pub ttl: Option<u32>,
    /// The articles, in order.
    pub items: Vec<Item>,
    /// Addresses of further lists (of a sitemap that lists sitemaps).
    pub lists: Vec<String>,
}

/// An article in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// The id that the list gives it.
    pub id: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its title, without markup.
    pub title: Option<String>,
    /// Date of publication as [`normal_date`](crate::normal_date) writes it, names of months in Arabic included.
    pub published: Option<String>,
    /// The date as the list writes it, where it is not understood.
    pub unknown_date: Option<String>,
    /// The whole text in HTML, if the list holds it.
    pub content: Option<String>,
    /// A summary in HTML.
    pub summary: Option<String>,
    /// The outlet, if the item tells it.
    pub outlet: Option<String>,
    /// The language, if the item or its list tells it.
    pub language: Option<String>,
}

/// A description of so many letters, or of several paragraphs, is the article and not a summary.
const WHOLE: usize = 600;

impl Item {
    /// The document, if the list holds the whole text: what it calls content, or a description as long as an article. Its id
    /// is the item's id or address, or empty.
    #[must_use]
    pub fn document(&self, feed: &Feed) -> Option<Document> {
        let lines = match (&self.content, &self.summary) {
            (Some(content), _) => html::fragment(content),
            (None, Some(summary)) => {
                let lines = html::fragment(summary);
                let letters = lines.iter().flat_map(|line| line.chars()).filter(|c| c.is_alphabetic()).count();
                if letters < WHOLE {
                    return None;
                }
                lines
            }
            (None, None) => return None,
        };
        if lines.is_empty() {
            return None;
        }
        let title = self.title.clone().unwrap_or_default();
        Some(Document {
            id: self.id.clone().or_else(|| self.url.clone()).unwrap_or_default(),
            lines: crate::json::lines(&title, &lines.join("\n")),
            published: self.published.clone(),
            outlet: self.outlet.clone().or_else(|| feed.title.clone()),
            url: self.url.clone(),
            language: self.language.clone(),
        })
    }

    /// Sets the date from the text that the list gives.
    fn date(&mut self, text: &str) {
        self.published = crate::normal_date(text);
        self.unknown_date = self.published.is_none().then(|| text.to_owned()).filter(|text| !text.is_empty());
    }
}

/// Reads a list in any of its formats.
///
/// # Errors
/// Why the text is no list.
pub fn parse(text: &str) -> Result<Feed, String> {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    match Format::detect("-", text) {
        Format::Feed if text.starts_with('{') => json::parse(text),
        Format::Feed => Ok(xml::parse(text)),
        Format::Sitemap => Ok(sitemap::parse(text)),
        Format::Html => Err("a web page, no feed".to_owned()),
        _ => Err("no feed: neither RSS, Atom, JSON Feed nor a sitemap".to_owned()),
    }
}

/// A title as text: markup and entities in it resolved once more, since many feeds escape them twice.
fn plain(text: &str) -> String {
    let text = text.trim();
    if text.contains(['<', '&']) {
        html::fragment(text).join(" ")
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
