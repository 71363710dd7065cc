//! What is watched, and how: a file in TOML, or OPML as readers of feeds export it.
//!
//! ```toml
//! every = 30                  # minutes between two looks at a feed, at least
//! gap = 2                     # seconds between two requests to one host, at least
//! cap = 10                    # megabytes that one answer may have
//! contact = "news@example.org"  # who watches, told to the sites
//!
//! [[feed]]
//! url = "https://example.org/rss.xml"
//! name = "example"            # the outlet; else what the pages or the feed say
//! every = 10
//! ```

use marsad_read::feed::opml;
use serde::Deserialize;

use crate::address;

/// What is watched, and how.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Subscriptions {
    /// Minutes between two looks at a feed, at least.
    #[serde(default = "every")]
    pub every: u32,
    /// Seconds between two requests to one host, at least.
    #[serde(default = "gap")]
    pub gap: u32,
    /// Megabytes that one answer may have.
    #[serde(default = "cap")]
    pub cap: u32,
    /// Seconds to wait for an answer.
    #[serde(default = "patience")]
    pub patience: u32,
    /// An address at which those who run sites reach whoever watches.
    pub contact: Option<String>,
    /// The feeds.
    #[serde(default, rename = "feed")]
    pub feeds: Vec<Subscription>,
}

/// One feed.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    /// Its address; a sitemap's will do.
    pub url: String,
    /// The outlet's name.
    pub name: Option<String>,
    /// Minutes between two looks, at least.
    pub every: Option<u32>,
}

fn every() -> u32 {
    30
}

fn gap() -> u32 {
    2
}

fn cap() -> u32 {
    10
}

fn patience() -> u32 {
    60
}

impl Subscriptions {
    /// Reads TOML or OPML, whichever it is.
    ///
    /// # Errors
    /// What is wrong with it, and what to do.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{FEFF}');
        let subscriptions = if text.trim_start().starts_with('<') {
            let found = opml(text).into_iter().map(|feed| Subscription { url: feed.url, name: feed.name, every: None });
            let feeds = found.collect();
            Self { every: every(), gap: gap(), cap: cap(), patience: patience(), contact: None, feeds }
        } else {
            basic_toml::from_str(text)
                .map_err(|error| format!("{error}\n  hint: [[feed]] and url = \"https://...\" name a feed"))?
        };
        if subscriptions.feeds.is_empty() {
            return Err("it names no feeds\n  hint: [[feed]] and url = \"https://...\" name one".to_owned());
        }
        for (at, feed) in subscriptions.feeds.iter().enumerate() {
            if address::origin(&feed.url).is_none() {
                return Err(format!(
                    "{:?} is no address of the web\n  hint: it begins with https:// or http://",
                    feed.url
                ));
            }
            if subscriptions.feeds.iter().take(at).any(|other| other.url == feed.url) {
                return Err(format!("{} is named twice\n  hint: take one out", feed.url));
            }
        }
        Ok(subscriptions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toml_and_opml() {
        let read = Subscriptions::parse(
            "every = 15\n[[feed]]\nurl = \"https://a.example/rss\"\nname = \"a\"\n[[feed]]\nurl = \"http://b.example\"\nevery = 5\n",
        );
        let read = read.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((read.every, read.gap, read.feeds.len(), read.feeds[1].every), (15, 2, 2, Some(5)));
        let read = Subscriptions::parse("<opml><outline text='a' xmlUrl='https://a.example/rss'/></opml>");
        assert_eq!(read.map(|read| read.feeds[0].name.clone()), Ok(Some("a".to_owned())));
        for (text, wanted) in [
            ("", "names no feeds"),
            ("evry = 1", "evry"),
            ("[[feed]]\nurl = \"a.example\"", "no address"),
            ("[[feed]]\nurl = \"http://a\"\n[[feed]]\nurl = \"http://a\"", "twice"),
            ("<opml/>", "names no feeds"),
        ] {
            let error = Subscriptions::parse(text).err().unwrap_or_default();
            assert!(error.contains(wanted) && error.contains("hint"), "{text}: {error}");
        }
    }
}
