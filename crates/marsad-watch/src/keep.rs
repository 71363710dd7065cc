//! Where the poller keeps what it knows and what it finds: a store, or for a dry run memory over a store.

use std::collections::{BTreeMap, BTreeSet};

use marsad::Document;
use marsad_store::{Entry, Error, Feed, Store, Writer};

/// An article that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The document.
    pub document: Document,
    /// What it was read from: `html`, or `json` where the feed held the whole text.
    pub format: &'static str,
    /// The same, in bytes.
    pub raw: Vec<u8>,
    /// What is odd about it.
    pub odd: Vec<String>,
}

/// Where things are kept.
pub trait Keep {
    /// A feed's row.
    ///
    /// # Errors
    /// When it cannot be read.
    fn feed(&self, url: &str) -> Result<Option<Feed>, Error>;

    /// Whether an item has been seen.
    ///
    /// # Errors
    /// When it cannot be read.
    fn seen(&self, key: &str) -> Result<bool, Error>;

    /// Keeps an article if there is one, the keys of items that are done with, and the row of their feed, in this order: cut off
    /// anywhere, an article may be asked for again, but is never lost.
    ///
    /// # Errors
    /// When it cannot be written.
    fn keep(&mut self, article: Option<Article>, done: &[String], feed: Feed, now: i64) -> Result<(), Error>;
}

/// A store with the thread that writes to it, and how an article becomes an entry (coded).
pub struct Kept<'s, C> {
    store: &'s Store,
    writer: &'s Writer,
    code: C,
}

impl<'s, C: FnMut(Article) -> Entry> Kept<'s, C> {
    /// Keeps things in a store.
    pub fn new(store: &'s Store, writer: &'s Writer, code: C) -> Self {
        Self { store, writer, code }
    }
}

impl<C: FnMut(Article) -> Entry> Keep for Kept<'_, C> {
    fn feed(&self, url: &str) -> Result<Option<Feed>, Error> {
        self.store.feed(url)
    }

    fn seen(&self, key: &str) -> Result<bool, Error> {
        self.store.seen(key)
    }

    fn keep(&mut self, article: Option<Article>, done: &[String], feed: Feed, now: i64) -> Result<(), Error> {
        if let Some(article) = article {
            self.writer.add((self.code)(article))?;
        }
        for key in done {
            self.writer.mark_seen(key, &feed.url, now)?;
        }
        self.writer.put_feed(feed)?;
        self.writer.commit().map(|_| ())
    }
}

/// Memory over what a store holds, which is not changed.
#[derive(Debug, Default)]
pub struct Dry {
    store: Option<Store>,
    feeds: BTreeMap<String, Feed>,
    seen: BTreeSet<String>,
    /// What would have been kept.
    pub articles: Vec<Article>,
}

impl Dry {
    /// Over a store, if there is one.
    #[must_use]
    pub fn new(store: Option<Store>) -> Self {
        Self { store, ..Self::default() }
    }
}

impl Keep for Dry {
    fn feed(&self, url: &str) -> Result<Option<Feed>, Error> {
        match (self.feeds.get(url), &self.store) {
            (Some(feed), _) => Ok(Some(feed.clone())),
            (None, Some(store)) => store.feed(url),
            (None, None) => Ok(None),
        }
    }

    fn seen(&self, key: &str) -> Result<bool, Error> {
        match &self.store {
            _ if self.seen.contains(key) => Ok(true),
            Some(store) => store.seen(key),
            None => Ok(false),
        }
    }

    fn keep(&mut self, article: Option<Article>, done: &[String], feed: Feed, _: i64) -> Result<(), Error> {
        self.articles.extend(article);
        self.seen.extend(done.iter().cloned());
        self.feeds.insert(feed.url.clone(), feed);
        Ok(())
    }
}
