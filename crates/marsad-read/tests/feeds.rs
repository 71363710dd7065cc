//! Feeds, sitemaps and lists of feeds, sound and broken.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::io::Cursor;

use marsad_read::feed::{self, Feed};
use marsad_read::{Format, Options, Reader};
use proptest::prelude::*;

const RSS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>وكالة الرافدين</title><link>https://r.example/</link><atom:link href="https://r.example/rss" rel="self"/>
<ttl>15</ttl><language>ar</language><image><title>شعار</title><url>x.png</url><link>https://r.example/</link></image>
<item><title><![CDATA[وصول الوزير & الوفد]]></title><link>https://r.example/1</link><guid isPermaLink="false">r-1</guid>
<pubDate>الجمعة، 18 أيار 2018 15:04</pubDate>
<description>ملخص قصير</description>
<content:encoded><![CDATA[<p>وصل الوزير إلى العاصمة.</p><p>وقال إن المحادثات إيجابية.</p><p>اقرأ أيضا: <a href="/2">خبر آخر</a></p>]]></content:encoded></item>
<item><title>خبر &amp;quot;ثان&amp;quot;</title><link> https://r.example/2 </link><pubDate>Fri, 18 May 2018 16:00:00 +0300</pubDate><description>&lt;p&gt;ملخص&lt;/p&gt;</description></item>
<item><title>ثالث</title><guid>https://r.example/3</guid><pubDate>قريبا</pubDate></item>
</channel></rss>"#;

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title type="text">صدى</title><link href="https://s.example/feed" rel="self"/>
<entry><id>urn:1</id><title type="html">&lt;b&gt;عنوان&lt;/b&gt; أول</title><link rel="enclosure" href="a.mp3"/><link rel="alternate" href="https://s.example/1"/>
<updated>2018-05-19T00:00:00Z</updated><published>2018-05-18T10:00:00Z</published><summary>س</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>فقرة <em>أولى</em>.</p><p>فقرة ثانية.</p></div></content></entry>
<entry><id>urn:2</id><title>ثان</title><link href="https://s.example/2"/><updated>2018-05-19T00:00:00Z</updated></entry></feed>"#;

fn parsed(text: &str) -> Feed {
    feed::parse(text).unwrap()
}

#[test]
fn rss() {
    let feed = parsed(RSS);
    assert_eq!((feed.title.as_deref(), feed.ttl, feed.items.len()), (Some("وكالة الرافدين"), Some(15), 3));
    let [first, second, third] = &feed.items[..] else { panic!() };
    assert_eq!((first.id.as_deref(), first.url.as_deref()), (Some("r-1"), Some("https://r.example/1")));
    assert_eq!((first.title.as_deref(), first.published.as_deref()), (Some("وصول الوزير & الوفد"), Some("2018-05-18")));
    assert_eq!((second.url.as_deref(), second.title.as_deref()), (Some("https://r.example/2"), Some("خبر \"ثان\"")));
    assert_eq!(second.published.as_deref(), Some("2018-05-18T16:00:00+03:00"));
    assert_eq!((third.url.as_deref(), third.unknown_date.as_deref()), (Some("https://r.example/3"), Some("قريبا")));
    let document = first.document(&feed).unwrap();
    assert_eq!(document.lines, ["وصول الوزير & الوفد", "وصل الوزير إلى العاصمة.", "وقال إن المحادثات إيجابية."]);
    assert_eq!((document.outlet.as_deref(), document.language.as_deref()), (Some("وكالة الرافدين"), Some("ar")));
    assert_eq!((second.document(&feed), third.document(&feed)), (None, None));
}

#[test]
fn atom() {
    let feed = parsed(ATOM);
    let [first, second] = &feed.items[..] else { panic!() };
    assert_eq!((first.title.as_deref(), first.url.as_deref()), (Some("عنوان أول"), Some("https://s.example/1")));
    assert_eq!(first.published.as_deref(), Some("2018-05-18T10:00:00Z"));
    assert_eq!(first.document(&feed).unwrap().lines, ["عنوان أول", "فقرة أولى.", "فقرة ثانية."]);
    assert_eq!(second.published.as_deref(), Some("2018-05-19T00:00:00Z"));
}

#[test]
fn json_feed() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "ج", "items": [
        {"id": 1, "url": "https://j.example/1", "title": "عنوان", "content_text": "سطر أول < ثان\nسطر ثان", "date_published": "2018-05-18T10:00:00Z"},
        {"id": "2", "summary": "قصير"}]}"#;
    let feed = parsed(text);
    assert_eq!(feed.items[0].document(&feed).unwrap().lines, ["عنوان", "سطر أول < ثان", "سطر ثان"]);
    assert_eq!(feed.items[1].document(&feed), None);
    assert!(feed::parse("{\"version\": \"https://jsonfeed.org/version/1\", ").is_err());
}

#[test]
fn sitemaps() {
    let text = "<?xml version='1.0'?><urlset xmlns:news='n'><url><loc>https://m.example/1?a=1&amp;b=2</loc><lastmod>2019-01-01</lastmod>\
        <news:news><news:publication><news:name>المدى</news:name><news:language>ar</news:language></news:publication>\
        <news:publication_date>2018-05-18</news:publication_date><news:title>عنوان</news:title></news:news></url><url><loc>https://m.example/2</loc></url></urlset>";
    let feed = parsed(text);
    let item = &feed.items[0];
    assert_eq!((item.url.as_deref(), item.title.as_deref()), (Some("https://m.example/1?a=1&b=2"), Some("عنوان")));
    assert_eq!((item.outlet.as_deref(), item.published.as_deref()), (Some("المدى"), Some("2018-05-18")));
    assert_eq!((feed.items.len(), feed.items[1].published.as_deref()), (2, None));
    let index = parsed(
        "<sitemapindex><sitemap><loc>https://m.example/a.xml</loc></sitemap><sitemap><loc>https://m.example/b.xml</loc></sitemap></sitemapindex>",
    );
    assert_eq!(index.lists, ["https://m.example/a.xml", "https://m.example/b.xml"]);
}

#[test]
fn lists_of_feeds() {
    let text = "<opml version=\"2.0\"><head><title>x</title></head><body><outline text=\"أخبار\"><outline type=\"rss\" text=\"a\" title=\"المدى\" xmlUrl=\"https://a.example/rss?x=1&amp;y=2\"/>\
        <outline text='b' xmlUrl='https://b.example/rss'></outline></outline><outline xmlUrl='https://b.example/rss'/></body></opml>";
    let found: Vec<_> = feed::opml(text).into_iter().map(|feed| (feed.url, feed.name)).collect();
    assert_eq!(
        found,
        [
            ("https://a.example/rss?x=1&y=2".to_owned(), Some("المدى".to_owned())),
            ("https://b.example/rss".to_owned(), Some("b".to_owned()))
        ]
    );
}

#[test]
fn what_is_broken_costs_its_item() {
    // An entity that does not exist, an element that is not closed, a cut in the last item.
    let text = "<rss><channel><item><title>a &nope; b & c</title><link>u1</link></item><item><title>d<link>u2</link></item>\
                <item><title>e</title><link>u3</link></item><item><title>f</title><link>u4";
    let feed = parsed(text);
    let urls: Vec<_> = feed.items.iter().map(|item| item.url.as_deref()).collect();
    assert_eq!(urls.len(), 3);
    assert_eq!((urls[0], urls[2]), (Some("u1"), Some("u3")));
    assert_eq!(feed.items[0].title.as_deref(), Some("a &nope; b & c"));
    for none in ["", "x", "<html><body>404</body></html>", "{}", "[]", "<opml/>"] {
        assert!(feed::parse(none).is_err(), "{none}");
    }
}

fn read(name: &str, text: &str) -> (Vec<String>, Vec<String>, Reader) {
    let mut reader =
        Reader::new(Cursor::new(text.as_bytes().to_vec()), name, Options { keep_raw: true, ..Options::default() });
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    while let Some(item) = reader.next() {
        match item {
            Ok(document) => {
                let origin = reader.origin().unwrap();
                // What is kept can be read again, and gives the same.
                let again = Reader::new(
                    Cursor::new(origin.raw),
                    "-",
                    Options { format: Some(origin.format), ..Options::default() },
                )
                .next();
                assert_eq!(again.unwrap().unwrap().lines, document.lines);
                good.push(document.id);
            }
            Err(error) => bad.push(error.cause),
        }
    }
    (good, bad, reader)
}

#[test]
fn feeds_as_inputs() {
    let (good, bad, reader) = read("a.xml", RSS);
    assert_eq!((good, bad, reader.format()), (vec!["r-1".to_owned()], vec![], Format::Feed));
    assert_eq!(reader.skipped().get("item without its whole text"), Some(&2));
    assert_eq!(read("-", ATOM).0, ["urn:1"]);
    let two = RSS.replace("<description>ملخص قصير</description>", "");
    let twice = two.replacen(
        "</channel>",
        &format!(
            "{}</channel>",
            &two[two.find("<item>").unwrap()..=two.find("</item>").unwrap() + 6].replace("r-1", "r-9")
        ),
        1,
    );
    assert_eq!(read("feed", &twice).0, ["r-1", "r-9"]);
    let (good, bad, _) = read("s.xml", "<urlset><url><loc>https://m.example/1</loc></url></urlset>");
    assert!(good.is_empty() && bad[0].contains("lists addresses"), "{bad:?}");
    let (good, bad, _) = read("s.xml", "<rss><channel></channel></rss>");
    assert!(good.is_empty() && bad[0].contains("no items"), "{bad:?}");
}

proptest! {
    #[test]
    fn any_text_ends(text in "(<[a-z:!/]{0,8}|[a-z<>&;\"'/=!\\[\\] \u{628}-\u{62D}]|<item>|</item>|<url>|<loc>|<!\\[CDATA\\[|\\]\\]>|<title>|</rss>){0,60}") {
        for start in ["<rss>", "<feed>", "<urlset>", "<rdf:RDF>", "<sitemapindex>", "<!--", ""] {
            let text = format!("{start}{text}");
            if let Ok(feed) = feed::parse(&text) {
                for item in &feed.items {
                    let _ = item.document(&feed);
                }
            }
            let _ = feed::opml(&text);
        }
    }

    #[test]
    fn a_cut_feed_keeps_its_whole_items(at in 0..RSS.len()) {
        let at = (0..=at).rev().find(|at| RSS.is_char_boundary(*at)).unwrap();
        let whole = RSS[..at].matches("</item>").count();
        if let Ok(feed) = feed::parse(&RSS[..at]) {
            prop_assert!(feed.items.len() >= whole);
            prop_assert_eq!(&feed.items[..whole], &parsed(RSS).items[..whole]);
        }
    }
}
