//! Feeds, sitemaps, lists of feeds: any text ends in articles or an error.

#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_read::feed;

fuzz_target!(|text: &str| {
    let _ = feed::opml(text);
    if let Ok(feed) = feed::parse(text) {
        for item in &feed.items {
            if let Some(document) = item.document(&feed) {
                assert!(document.lines.iter().skip(1).all(|line| !line.trim().is_empty()));
            }
        }
    }
});
