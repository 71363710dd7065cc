//! A site with a feed, the store that keeps it, and what the tests ask of both.

#![allow(clippy::unwrap_used, dead_code, reason = "a test says what it expects by unwrapping, and not each uses all")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use marsad_store::{Coding, Entry, Error, Feed, Run, Store};
use marsad_watch::{Article, Kept, Note, Subscription, Subscriptions, Watch};

use crate::server::{Server, Still, ok, page, rss};

pub const RSS: &str = "application/rss+xml; charset=utf-8";
pub const HTML: &str = "text/html; charset=utf-8";

/// A server, a store and what is watched.
pub struct Site {
    pub clock: Still,
    pub server: Server,
    pub path: PathBuf,
    pub subscriptions: Subscriptions,
}

impl Site {
    pub fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("watch-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let clock = Still::new();
        let server = Server::new(&clock);
        let feeds = vec![Subscription { url: server.url("/rss"), name: None, every: Some(10) }];
        let subscriptions =
            Subscriptions { every: 30, gap: 2, cap: 1, patience: 20, contact: Some("a@b.example".to_owned()), feeds };
        Self { clock, server, path: folder.join("news.store"), subscriptions }
    }

    /// A feed with its pages.
    pub fn with(name: &str, ns: std::ops::Range<usize>) -> Self {
        let site = Self::new(name);
        site.pages(ns.clone());
        site.feed(ns);
        site
    }

    pub fn pages(&self, ns: std::ops::Range<usize>) {
        ns.for_each(|n| self.server.set(&format!("/{n}"), ok(HTML, page(n))));
    }

    pub fn feed(&self, ns: impl IntoIterator<Item = usize>) {
        self.server.set("/rss", ok(RSS, rss(&self.server, ns)));
    }

    /// One run; what it told.
    pub fn once(&self) -> Vec<Note> {
        let store = Store::create(&self.path).unwrap();
        let writer = store.writer(run()).unwrap();
        let mut told = Vec::new();
        let mut kept = Kept::new(&store, &writer, entry);
        Watch::new(&self.subscriptions, &self.clock, |note: &Note| told.push(note.clone()))
            .run(&mut kept, false)
            .unwrap();
        writer.finish("{}".to_owned(), String::new()).unwrap();
        told
    }

    /// A run after so much time.
    pub fn later(&self, seconds: i64) -> Vec<Note> {
        self.clock.pass(seconds);
        self.once()
    }

    /// The documents in the store: titles with dates, and how often.
    pub fn documents(&self) -> BTreeMap<(String, Option<String>), usize> {
        let mut found = BTreeMap::new();
        let store = Store::create(&self.path).unwrap();
        store
            .documents(true, |stored| {
                let document = &stored.document;
                *found.entry((document.lines[0].clone(), document.published.clone())).or_default() += 1;
                Ok::<(), Error>(())
            })
            .unwrap();
        found
    }

    pub fn titles(&self) -> Vec<String> {
        self.documents().into_iter().flat_map(|((title, _), count)| vec![title; count]).collect()
    }

    pub fn row(&self) -> Feed {
        Store::create(&self.path).unwrap().feed(&self.server.url("/rss")).unwrap().unwrap()
    }
}

pub fn run() -> Run {
    Run { kind: "watch", begun: String::new(), coded: "test".to_owned() }
}

pub fn entry(article: Article) -> Entry {
    Entry::new(article.document, true, article.format, &article.raw, Coding::default())
}

pub fn titles(ns: impl IntoIterator<Item = usize>) -> Vec<String> {
    let mut titles: Vec<String> = ns.into_iter().map(|n| format!("الخبر {n}")).collect();
    titles.sort();
    titles
}
