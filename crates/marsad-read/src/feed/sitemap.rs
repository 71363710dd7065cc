//! Sitemaps: addresses, with title and date where the site follows the layout for news; and lists of sitemaps.

use super::{Feed, Item, plain};
use crate::markup::{Markup, Piece};

/// Reads a sitemap. What is broken ends an entry early, never the list.
pub(super) fn parse(text: &str) -> Feed {
    let mut feed = Feed::default();
    let mut item: Option<Item> = None;
    let mut list = false;
    let (mut name, mut value) = (String::new(), String::new());
    for piece in Markup::new(text) {
        match piece {
            Piece::Open { name: opened, empty, .. } => {
                match &*opened {
                    "url" => item = Some(Item::default()),
                    "sitemap" => list = true,
                    _ => {}
                }
                (name, value) = (if empty { String::new() } else { opened }, String::new());
            }
            Piece::Text(text) => value.push_str(&text),
            Piece::Close { name: closed } => {
                let value = std::mem::take(&mut value);
                let text = value.trim();
                match (&*closed, &mut item) {
                    ("url", _) => feed.items.extend(item.take().filter(|item| item.url.is_some())),
                    ("sitemap", _) => list = false,
                    ("loc", _) if list && !text.is_empty() => feed.lists.push(text.to_owned()),
                    (_, Some(item)) if closed == name && !text.is_empty() => field(item, &closed, text),
                    _ => {}
                }
                name.clear();
            }
        }
    }
    feed
}

fn field(item: &mut Item, name: &str, text: &str) {
    match name {
        "loc" => item.url = Some(text.to_owned()),
        "news:title" => item.title = Some(plain(text)),
        "news:name" => item.outlet = Some(plain(text)),
        "news:language" => item.language = Some(text.to_owned()),
        "news:publication_date" => item.date(text),
        // The day of the last change may be long after publication; it only serves where nothing else is told.
        _ => {}
    }
}
