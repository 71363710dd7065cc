//! The poller where feeds, pages and the program itself fail: no article lost or doubled.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod server;
mod site;

use std::time::Duration;

use marsad_store::{Error, Feed, Store};
use marsad_watch::{Article, Keep, Kept, Note, Subscription, Watch};
use server::{START, ok, rss, status};
use site::{HTML, RSS, Site, entry, run, titles};

#[test]
fn a_slow_body_and_a_large_one_cost_their_feed_only() {
    let mut site = Site::with("slow", 0..2);
    site.subscriptions.patience = 1;
    let feeds = ["/slow", "/large", "/large-gz"].map(|path| Subscription {
        url: site.server.url(path),
        name: None,
        every: None,
    });
    site.subscriptions.feeds.splice(0..0, feeds);
    let slow = server::Response { stalls: Some(Duration::from_secs(4)), ..ok(RSS, rss(&site.server, 5..9)) };
    site.server.set("/slow", slow);
    site.server.set("/large", ok(RSS, vec![b' '; 20 << 20]));
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &vec![b' '; 20 << 20]).unwrap();
    site.server.set("/large-gz", ok(RSS, packed.finish().unwrap()).with("Content-Encoding", "gzip"));
    let told = site.once();
    let failed = |path: &str| {
        let url = site.server.url(path);
        told.iter().find_map(|note| match note {
            Note::FeedFailed { feed, cause, .. } if *feed == url => Some(cause.clone()),
            _ => None,
        })
    };
    assert!(failed("/slow").is_some(), "{told:?}");
    assert!(failed("/large").unwrap().contains("larger than 1048576"));
    assert!(failed("/large-gz").unwrap().contains("larger than 1048576"));
    assert_eq!(site.titles(), titles(0..2));
    // Back to life, it is read.
    site.pages(5..9);
    site.server.set("/slow", ok(RSS, rss(&site.server, 5..9)));
    site.later(4 * 3600);
    assert_eq!(site.titles(), titles((0..2).chain(5..9)));
}

#[test]
fn a_large_page_is_taken_from_the_feed() {
    let site = Site::with("large-page", 0..2);
    site.server.set("/1", ok(HTML, vec![b' '; 20 << 20]));
    site.once();
    assert_eq!(site.titles(), titles(0..2));
    assert_eq!(site.server.count("/1"), 1);
}

#[test]
fn broken_markup_costs_nothing_in_the_end() {
    let site = Site::with("broken", 0..6);
    let whole = rss(&site.server, 0..6);
    let cut = whole.char_indices().map(|(at, _)| at).nth(whole.chars().count() * 2 / 3).unwrap();
    site.server.set("/rss", ok(RSS, whole[..cut].replace("<channel>", "<channel><bad & <worse></channel>")));
    site.once();
    let first = site.titles().len();
    assert!((3..6).contains(&first), "{first}");
    site.feed(0..6);
    site.later(3600);
    assert_eq!(site.titles(), titles(0..6));
    // No feed at all.
    site.server.set("/rss", ok(HTML, "<html><body>502</body></html>"));
    site.later(3600);
    assert!(site.row().error.unwrap().contains("a web page"));
    site.feed(0..7);
    site.pages(6..7);
    site.later(8 * 3600);
    assert_eq!(site.titles(), titles(0..7));
}

#[test]
fn a_vanished_feed_is_asked_less_and_less_and_a_gone_one_never() {
    let site = Site::with("vanished", 0..1);
    site.server.set("/rss", status(404));
    for _ in 0..200 {
        site.later(1800);
    }
    let times: Vec<i64> = site.server.asked().iter().map(|asked| asked.at - START).collect();
    let waits: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(times.len() < 12, "asked {} times in 100 hours", times.len());
    // Twice as long each time, but for jitter, up to a day.
    assert!(waits.windows(2).all(|pair| pair[1] * 10 >= pair[0] * 9), "{waits:?}");
    assert!(waits.iter().any(|wait| *wait >= 23 * 3600), "{waits:?}");
    site.feed(0..1);
    site.later(30 * 3600);
    assert_eq!(site.titles(), titles(0..1));
    site.server.set("/rss", status(410));
    site.later(3600);
    let before = site.server.count("/rss");
    (0..20).for_each(|_| drop(site.later(86_400)));
    assert_eq!(site.server.count("/rss"), before);
}

#[test]
fn a_page_that_fails_is_tried_again_though_the_feed_drops_it() {
    let site = Site::with("flaky", 0..3);
    let feed = ok(RSS, rss(&site.server, 0..3)).with("ETag", "\"a\"");
    site.server.set("/rss", feed);
    site.server.set("/1", status(500));
    site.once();
    assert_eq!(site.titles(), titles([0, 2]));
    site.server.set("/rss", ok(RSS, rss(&site.server, 7..7)));
    site.pages(1..2);
    site.later(3600);
    assert_eq!(site.titles(), titles(0..3));
    // One that never comes is taken from the feed in the end.
    site.server.set("/8", status(500));
    site.feed(8..9);
    (0..8).for_each(|_| drop(site.later(6 * 3600)));
    assert_eq!(site.titles(), titles((0..3).chain(8..9)));
    assert_eq!(site.server.count("/8"), 6);
}

/// A store that fails after so many times: the program is killed there.
struct Killed<K> {
    keep: K,
    left: usize,
}

impl<K: Keep> Keep for Killed<K> {
    fn feed(&self, url: &str) -> Result<Option<Feed>, Error> {
        self.keep.feed(url)
    }

    fn seen(&self, key: &str) -> Result<bool, Error> {
        self.keep.seen(key)
    }

    fn keep(&mut self, article: Option<Article>, done: &[String], feed: Feed, now: i64) -> Result<(), Error> {
        if self.left == 0 {
            // What stands first in a transaction that is cut may be kept, the rest not.
            let row = self.keep.feed(&feed.url)?.unwrap_or(Feed { state: "{}".to_owned(), ..feed });
            self.keep.keep(article, &[], row, now)?;
            return Err(Store::open("/nonexistent").unwrap_err());
        }
        self.left -= 1;
        self.keep.keep(article, done, feed, now)
    }
}

#[test]
fn killed_at_any_moment_nothing_is_lost_or_doubled() {
    for left in 0..9 {
        let site = Site::with(&format!("killed-{left}"), 0..6);
        let store = Store::create(&site.path).unwrap();
        let writer = store.writer(run()).unwrap();
        let mut killed = Killed { keep: Kept::new(&store, &writer, entry), left };
        let ended = Watch::new(&site.subscriptions, &site.clock, |_: &Note| ()).run(&mut killed, false);
        assert_eq!(ended.is_err(), left < 8, "{left}");
        writer.finish("{}".to_owned(), String::new()).unwrap();
        drop(store);
        site.later(3600);
        assert_eq!(site.titles(), titles(0..6), "{left}");
    }
}
