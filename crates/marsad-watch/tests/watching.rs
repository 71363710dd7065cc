//! The poller against a server that does what servers do: polite and right.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod server;
mod site;

use std::sync::{Arc, Barrier};

use marsad_watch::{Note, Subscription, Watch};
use server::{START, Server, ok, page, rss, status};
use site::{HTML, RSS, Site, titles};

#[test]
fn new_articles_come_once_with_their_dates() {
    let site = Site::with("once", 0..5);
    site.once();
    assert_eq!(site.titles(), titles(0..5));
    // Names of months in Arabic, from the feed.
    assert!(site.documents().contains_key(&("الخبر 3".to_owned(), Some("2018-05-04".to_owned()))));
    site.pages(5..7);
    site.feed(2..7);
    site.later(3600);
    assert_eq!(site.titles(), titles(0..7));
    (0..7).for_each(|n| assert_eq!(site.server.count(&format!("/{n}")), 1));
    assert_eq!((site.server.count("/rss"), site.server.count("/robots.txt")), (2, 1));
    let asked = site.server.all_asked();
    assert!(
        asked.iter().all(|asked| asked.fields["user-agent"].starts_with("marsad/")
            && asked.fields["user-agent"].contains("a@b.example"))
    );
    // Two seconds between two requests to the host.
    assert!(
        asked.windows(2).all(|pair| pair[1].at - pair[0].at >= 2),
        "{:?}",
        asked.iter().map(|asked| asked.at).collect::<Vec<_>>()
    );
}

#[test]
fn an_unchanged_feed_is_not_sent_again() {
    let site = Site::with("unchanged", 0..2);
    let feed = || ok(RSS, rss(&site.server, 0..2));
    site.server.set("/rss", feed().with("ETag", "\"v1\"").with("Last-Modified", "Fri, 18 May 2018 00:00:00 GMT"));
    site.once();
    // Asked again too soon, nothing is asked at all.
    site.later(60);
    assert_eq!(site.server.count("/rss"), 1);
    let told = site.later(3600);
    assert!(told.contains(&Note::Unchanged { feed: site.server.url("/rss") }), "{told:?}");
    let asked = site.server.asked();
    let last = &asked.last().unwrap().fields;
    assert_eq!((&*last["if-none-match"], &*last["if-modified-since"]), ("\"v1\"", "Fri, 18 May 2018 00:00:00 GMT"));
    assert_eq!(site.titles(), titles(0..2));
}

#[test]
fn a_server_that_asks_for_time_gets_it() {
    for (name, answer, wait) in [
        ("429", status(429).with("Retry-After", "7200"), 7200),
        ("503", status(503).with("Retry-After", "Fri, 18 May 2018 03:00:00 GMT"), 3 * 3600),
    ] {
        let site = Site::with(name, 0..2);
        site.server.set("/rss", answer);
        site.once();
        site.later(wait - 300);
        assert_eq!(site.server.count("/rss"), 1, "{name}");
        site.feed(0..2);
        site.later(301);
        assert_eq!((site.server.count("/rss"), site.titles()), (2, titles(0..2)), "{name}");
    }
    // The same for pages; the others of the host wait too, and none is lost.
    let site = Site::with("429-page", 0..4);
    site.server.set("/1", status(429).with("Retry-After", "3600"));
    site.once();
    let asked = site.server.asked().len();
    site.later(1800);
    assert!(site.server.asked().iter().skip(asked).all(|asked| asked.path == "/rss"));
    site.pages(1..2);
    site.later(1900);
    assert_eq!(site.titles(), titles(0..4));
}

#[test]
fn what_the_feed_says_of_its_freshness_holds() {
    for (name, field, ttl) in [("ttl", None, "<ttl>180</ttl>"), ("age", Some("max-age=10800"), "")] {
        let site = Site::with(name, 0..1);
        let text = rss(&site.server, 0..1).replace("<channel>", &format!("<channel>{ttl}"));
        let answer = ok(RSS, text);
        site.server.set("/rss", field.map_or(answer.clone(), |field| answer.with("Cache-Control", field)));
        site.once();
        site.later(3 * 3600 - 60);
        assert_eq!(site.server.count("/rss"), 1, "{name}");
        // A tenth of jitter at most.
        site.later(60 + 1080);
        assert_eq!(site.server.count("/rss"), 2, "{name}");
    }
}

#[test]
fn redirects_are_followed_and_lasting_ones_remembered() {
    let site = Site::with("moved", 0..2);
    site.server.set("/rss", status(301).with("Location", "/new/rss"));
    site.server.set("/new/rss", ok(RSS, rss(&site.server, 0..2)));
    site.server.set("/0", status(302).with("Location", "../0/b?x=أ"));
    site.server.set("/0/b?x=%D8%A3", ok(HTML, page(0)));
    site.once();
    site.later(3600);
    assert_eq!((site.server.count("/rss"), site.server.count("/new/rss")), (1, 2));
    assert_eq!(site.titles(), titles(0..2));
    // What has moved and then is not there is looked for where it was.
    site.server.set("/new/rss", status(404));
    site.feed(0..3);
    site.pages(2..3);
    site.later(3600);
    site.later(7200);
    assert_eq!(site.titles(), titles(0..3));

    let site = Site::with("lent", 0..1);
    site.server.set("/rss", status(302).with("Location", "/tmp"));
    site.server.set("/tmp", ok(RSS, rss(&site.server, 0..1)));
    site.once();
    site.later(3600);
    assert_eq!((site.server.count("/rss"), site.server.count("/tmp")), (2, 2));

    let site = Site::with("loop", 0..1);
    site.server.set("/rss", status(301).with("Location", "/rss"));
    site.once();
    assert!(site.row().error.unwrap().contains("redirect"));
    assert!(site.server.count("/rss") <= 7);
}

#[test]
fn robots_are_obeyed() {
    let site = Site::with("robots", 0..3);
    site.server.set("/robots.txt", ok("text/plain", "User-agent: *\nDisallow: /1\nCrawl-delay: 7\n"));
    site.once();
    assert_eq!(site.server.count("/1"), 0);
    // What the feed itself says of the article is kept.
    assert_eq!(site.titles(), titles(0..3));
    let asked = site.server.asked();
    assert!(asked.windows(2).all(|pair| pair[1].at - pair[0].at >= 7));
    // Kept in the store, it is not asked for again within the day.
    site.later(3600);
    assert_eq!(site.server.count("/robots.txt"), 1);
    site.later(86_400);
    assert_eq!(site.server.count("/robots.txt"), 2);

    let site = Site::with("forbidden", 0..3);
    site.server.set("/robots.txt", ok("text/plain", "User-agent: marsad\nDisallow: /\n"));
    site.once();
    assert_eq!(site.server.asked().len(), 0);
    assert!(site.row().error.unwrap().contains("forbids"));

    // A site whose robots.txt fails is left alone, not fetched as if it had none.
    let site = Site::with("unknown", 0..3);
    site.server.set("/robots.txt", status(500));
    site.once();
    assert_eq!(site.server.asked().len(), 0);
    site.server.set("/robots.txt", status(404));
    site.later(3600);
    assert_eq!(site.titles(), titles(0..3));

    // A redirect must not lead where robots.txt forbids.
    let site = Site::with("around", 0..1);
    site.server.set("/robots.txt", ok("text/plain", "User-agent: *\nDisallow: /secret\n"));
    site.server.set("/0", status(302).with("Location", "/secret"));
    site.server.set("/secret", ok(HTML, page(0)));
    site.once();
    assert_eq!(site.server.count("/secret"), 0);
}

#[test]
fn one_article_under_many_names_comes_once() {
    let mut site = Site::with("names", 0..1);
    site.once();
    // Another id for the same address, with the mark of an advertiser; the same id with another address.
    let feed = rss(&site.server, 0..1);
    site.server.set("/rss", ok(RSS, feed.replace("/0</link>", "/0?utm_source=rss</link>").replace(">g0<", ">g0-b<")));
    site.later(3600);
    site.server.set("/rss", ok(RSS, feed.replace("/0</link>", "/0-c</link>")));
    site.later(3600);
    assert_eq!((site.titles(), site.server.asked().len()), (titles(0..1), 4));
    // The same text under another id and address of the same host.
    site.server.set("/0-d", ok(HTML, page(0)));
    site.server.set("/rss", ok(RSS, feed.replace("/0</link>", "/0-d</link>").replace(">g0<", ">g0-d<")));
    let told = site.later(3600);
    assert!(told.iter().any(|note| matches!(note, Note::Doubled { .. })), "{told:?}");
    // Another feed of the site lists it too.
    site.subscriptions.feeds.push(Subscription { url: site.server.url("/rss2"), name: None, every: None });
    site.server.set("/rss2", ok(RSS, feed.replace(">g0<", ">other<")));
    site.later(3600);
    assert_eq!(site.titles(), titles(0..1));
}

#[test]
fn old_encodings_and_other_languages() {
    let site = Site::with("languages", 0..2);
    let old = page(0).replace("<meta charset=\"utf-8\">", "");
    let bytes: Vec<u8> = old.chars().map(windows_1256).collect();
    site.server.set("/0", ok("text/html", bytes));
    site.server.set("/1", ok(HTML, "<html><body><h1>News</h1><p>The minister said that the decision was final and would stand.</p></body></html>"));
    site.once();
    assert_eq!(site.titles(), titles(0..1));
    site.later(3600);
    assert_eq!(site.server.count("/1"), 1);
}

/// The few letters that the pages need.
fn windows_1256(c: char) -> u8 {
    const LETTERS: &str = "ءآأؤإئابةتثجحخدذرزسشصض";
    const MORE: &str = "طظعغـفقك";
    match c {
        c if c.is_ascii() => c as u8,
        '،' => 0xA1,
        'ل' => 0xE1,
        'م' => 0xE3,
        'ن' => 0xE4,
        'ه' => 0xE5,
        'و' => 0xE6,
        'ى' => 0xEC,
        'ي' => 0xED,
        c => match (LETTERS.chars().position(|l| l == c), MORE.chars().position(|l| l == c)) {
            (Some(at), _) => 0xC1 + at as u8,
            (_, Some(at)) => 0xD8 + at as u8,
            _ => b'?',
        },
    }
}

#[test]
fn a_dry_run_keeps_nothing() {
    let site = Site::with("dry", 0..3);
    let mut dry = marsad_watch::Dry::new(None);
    Watch::new(&site.subscriptions, &site.clock, |_: &Note| ()).run(&mut dry, false).unwrap();
    assert_eq!(dry.articles.len(), 3);
    assert!(!site.path.exists());
}

#[test]
fn a_check_tells_of_each_feed() {
    let mut site = Site::with("check", 0..3);
    let feeds = ["/none", "/page"].map(|path| Subscription { url: site.server.url(path), name: None, every: None });
    site.subscriptions.feeds.extend(feeds);
    site.server.set("/page", ok(HTML, page(0)));
    let mut watch = Watch::new(&site.subscriptions, &site.clock, |_: &Note| ());
    let told: Vec<String> = watch
        .check()
        .unwrap()
        .into_iter()
        .map(|(_, found)| {
            found.map_or_else(|cause| cause, |found| format!("{} {} {}", found.items, found.dated, found.whole))
        })
        .collect();
    assert_eq!(told, ["3 3 0", "status 404", "a web page, no feed"]);
}

#[test]
fn a_sitemap_is_watched_like_a_feed() {
    let site = Site::with("sitemap", 0..2);
    let url = |n: usize| {
        format!(
            "<url><loc>{}</loc><news:news><news:publication_date>2018-05-1{n}</news:publication_date><news:title>x</news:title></news:news></url>",
            site.server.url(&format!("/{n}"))
        )
    };
    site.server.set(
        "/rss",
        ok(
            "text/xml",
            format!("<sitemapindex><sitemap><loc>{}</loc></sitemap></sitemapindex>", site.server.url("/map")),
        ),
    );
    site.server.set("/map", ok("text/xml", format!("<urlset>{}{}</urlset>", url(0), url(1))));
    site.once();
    assert_eq!(site.titles(), titles(0..2));
    assert!(site.documents().contains_key(&("الخبر 1".to_owned(), Some("2018-05-11".to_owned()))));
}

#[test]
fn sites_are_asked_at_the_same_time_each_at_its_pace() {
    let mut site = Site::with("together", 0..3);
    let other = Server::new(&site.clock);
    // Neither answers before the other has been asked.
    let both = Arc::new(Barrier::new(2));
    let own = [10, 11, 12];
    for n in own {
        other.set(&format!("/{n}"), ok(HTML, page(n)));
    }
    other.set("/rss", ok(RSS, rss(&other, own)).meeting(&both));
    site.server.set("/rss", ok(RSS, rss(&site.server, 0..3)).meeting(&both));
    site.subscriptions.patience = 10;
    site.subscriptions.feeds.push(Subscription { url: other.url("/rss"), name: None, every: Some(10) });
    let told = site.once();
    assert!(!told.iter().any(|note| matches!(note, Note::FeedFailed { .. })), "{told:?}");
    assert_eq!(site.titles(), titles((0..3).chain(own)));
    for server in [&site.server, &other] {
        // robots.txt, the feed, three pages.
        let times: Vec<i64> = server.all_asked().iter().map(|asked| asked.at - START).collect();
        assert_eq!(times, [0, 2, 4, 6, 8]);
    }
}

#[test]
fn what_two_feeds_list_is_asked_for_once() {
    let mut site = Site::with("twice", 0..3);
    let other = Server::new(&site.clock);
    other.set("/rss", ok(RSS, rss(&site.server, 0..4).replace("false\">g", "false\">h")));
    site.server.set("/3", ok(HTML, page(3)));
    site.subscriptions.feeds.push(Subscription { url: other.url("/rss"), name: None, every: Some(10) });
    site.once();
    site.later(1800);
    assert_eq!(site.titles(), titles(0..4));
    assert_eq!([0, 1, 2, 3].map(|n| site.server.count(&format!("/{n}"))), [1; 4]);
}
