//! Watches feeds politely and brings their new articles to a store.
//!
//! A [`Watch`] asks each feed of its [`Subscriptions`] when it is due, and no sooner than its server wants: with ETag and
//! Last-Modified, after Retry-After, ttl, Cache-Control and Expires, later after each failure, with a gap between two requests to one
//! host, and as robots.txt allows. New articles wait in the feed's row until they are fetched, so none is lost when a feed drops it
//! or the program is killed; ids, addresses and texts that were seen are remembered, so none comes twice. `docs/watch.md` says more.

pub mod address;
mod article;
mod check;
pub mod clock;
pub mod http;
pub mod keep;
mod manners;
mod note;
pub mod robots;
pub mod schedule;
pub mod state;
mod subscriptions;
mod watch;

pub use check::{Checked, Look};
pub use clock::Clock;
pub use keep::{Article, Dry, Keep, Kept};
pub use note::Note;
pub use subscriptions::{Subscription, Subscriptions};
pub use watch::Watch;
