//! What is remembered of a feed between two runs, beyond the columns of the store.

use marsad_read::feed::{Feed as Listed, Item};
use serde::{Deserialize, Serialize};

/// Of a feed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// Where the feed has moved for good.
    pub moved: Option<String>,
    /// Whether its site says that it is gone for good.
    pub gone: bool,
    /// What it calls itself.
    pub title: Option<String>,
    /// Articles that it listed and that are not fetched yet. They outlive their listing: a feed that lists an article once, or
    /// answers that nothing has changed, loses none.
    pub pending: Vec<Pending>,
    /// For a site's robots.txt: its text.
    pub robots: Option<String>,
}

/// An article to be fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pending {
    /// The id that the feed gives it.
    pub id: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// When it was published, as the feed says.
    pub published: Option<String>,
    /// What the feed holds of its text, in HTML.
    pub content: Option<String>,
    /// Whether that is the whole text.
    pub whole: bool,
    /// The language that the feed names.
    pub language: Option<String>,
    /// How often it was asked for in vain.
    pub tries: u32,
    /// When it may be asked for, in seconds since 1970.
    pub due: i64,
}

impl Pending {
    /// An item of a feed.
    pub(crate) fn new(item: &Item, feed: &Listed, now: i64) -> Self {
        Self {
            id: item.id.clone(),
            url: item.url.clone(),
            title: item.title.clone(),
            published: item.published.clone(),
            content: item.content.clone().or_else(|| item.summary.clone()),
            whole: item.document(feed).is_some(),
            language: item.language.clone(),
            tries: 0,
            due: now,
        }
    }

    /// The keys under which the article is remembered: its id within the feed, its address anywhere.
    pub(crate) fn keys(&self, feed: &str) -> Vec<String> {
        let id = self.id.as_ref().map(|id| format!("id:{feed} {id}"));
        let url = self.url.as_ref().map(|url| address_key(url));
        id.into_iter().chain(url).collect()
    }

    /// What names it to a reader.
    pub(crate) fn name(&self) -> &str {
        self.url.as_deref().or(self.title.as_deref()).or(self.id.as_deref()).unwrap_or("an item without address")
    }
}

/// The key of an address.
pub(crate) fn address_key(url: &str) -> String {
    format!("url:{}", marsad_store::identity::address(&crate::address::encoded(url)))
}

impl State {
    /// The state kept in a row of the store; an empty one where it is none.
    #[must_use]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As the store keeps it.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
