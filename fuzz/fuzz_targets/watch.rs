//! What a poller reads of others: robots.txt, addresses of redirects, lists of feeds.

#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_watch::robots::Robots;
use marsad_watch::{Subscriptions, address};

fuzz_target!(|text: &str| {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let _ = Robots::parse(rest).allows(first);
    if let Some(joined) = address::join("https://a.example/x/y?z", first) {
        assert!(joined.is_ascii() && address::origin(&joined).is_some());
    }
    let _ = Subscriptions::parse(text);
});
