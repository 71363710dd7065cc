//! Whatever others send: no panic, and the promises hold.

use marsad_watch::robots::Robots;
use marsad_watch::state::State;
use marsad_watch::{Subscriptions, address};
use proptest::prelude::*;

proptest! {
    #[test]
    fn robots_end(text in "(User-agent: ?[*a-z]{0,7}\\n|Disallow:|Allow: ?|/[a-c*$]{0,8}|\\n|#|Crawl-delay: ?[0-9.]{0,5}|.){0,40}", path in "/[a-c]{0,12}") {
        let robots = Robots::parse(&text);
        let _ = robots.allows(&path);
        prop_assert!(robots.delay.is_none_or(|delay| (0..=3600).contains(&delay)));
    }

    #[test]
    fn what_is_forbidden_literally_is_forbidden(path in "/[a-c]{0,12}", more in "[a-c/?]{0,6}") {
        let robots = Robots::parse(&format!("User-agent: *\nDisallow: {path}"));
        let longer = format!("{path}{more}");
        prop_assert!(!robots.allows(&longer));
    }

    #[test]
    fn redirects_lead_to_addresses_of_the_web(found in ".{0,40}", base in "https?://[a-z]{1,5}(:80)?(/[a-z.]{0,4}){0,3}(\\?[a-z]{0,3})?") {
        if let Some(joined) = address::join(&base, &found) {
            prop_assert!(joined.is_ascii(), "{}", joined);
            prop_assert!(address::origin(&joined).is_some(), "{}", joined);
        }
    }

    #[test]
    fn lists_of_feeds_end(text in "(\\[\\[feed\\]\\]\\n|url = \"https://[a-z]{1,3}\"\\n|every = [0-9]{1,12}\\n|<opml>|<outline xmlUrl='http://a'/>|.|\\n){0,20}") {
        if let Ok(read) = Subscriptions::parse(&text) {
            prop_assert!(!read.feeds.is_empty());
        }
        let _ = State::read(&text);
    }
}
