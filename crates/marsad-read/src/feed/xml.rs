//! RSS 0.9 to 2.0 and Atom.

use super::{Feed, Item, plain};
use crate::markup::{Markup, Piece, attribute};

/// What is gathered of an item before it is weighed.
#[derive(Default)]
struct Draft {
    item: Item,
    /// The date by rank: a date of publication goes before one of change.
    dates: [Option<String>; 3],
    permanent: bool,
}

/// Reads RSS or Atom. What is broken ends an item early, never the list.
pub(super) fn parse(text: &str) -> Feed {
    let mut feed = Feed::default();
    let mut language = None;
    let mut markup = Markup::new(text);
    let mut draft: Option<Draft> = None;
    // Within the description of the list's picture and the like nothing is said of the list.
    let mut aside = false;
    while let Some(piece) = markup.next() {
        match piece {
            Piece::Open { name, .. } if is_item(&name) => {
                feed.items.extend(draft.replace(Draft::default()).map(|draft| finished(draft, language.as_ref())));
            }
            Piece::Close { name } if is_item(&name) => {
                feed.items.extend(draft.take().map(|draft| finished(draft, language.as_ref())));
            }
            Piece::Open { name, .. } if matches!(&*name, "image" | "textinput") && draft.is_none() => aside = true,
            Piece::Close { name } if matches!(&*name, "image" | "textinput") => aside = false,
            Piece::Open { name, attributes, empty } => match &mut draft {
                Some(draft) => field(draft, &name, attributes, empty, &mut markup, text),
                None if aside || empty => {}
                None => match &*name {
                    "title" => {
                        feed.title = feed
                            .title
                            .or(Some(plain(&inner(&mut markup, &name, text).0)).filter(|title| !title.is_empty()))
                    }
                    "ttl" => feed.ttl = inner(&mut markup, &name, text).0.trim().parse().ok(),
                    "language" => language = Some(inner(&mut markup, &name, text).0.trim().to_owned()),
                    "feed" => language = attribute(attributes, "xml:lang"),
                    _ => {}
                },
            },
            Piece::Close { .. } | Piece::Text(_) => {}
        }
    }
    // An item that the text breaks off in is taken when the list is read next.
    feed
}

fn is_item(name: &str) -> bool {
    matches!(name, "item" | "entry" | "rss:item" | "atom:entry")
}

fn field<'t>(draft: &mut Draft, name: &str, attributes: &str, empty: bool, markup: &mut Markup<'t>, text: &'t str) {
    let item = &mut draft.item;
    let name = name.strip_prefix("atom:").unwrap_or(name);
    if name == "link" {
        if let Some(href) = attribute(attributes, "href") {
            let kind = attribute(attributes, "rel");
            if kind.is_none_or(|kind| kind == "alternate") && item.url.is_none() {
                item.url = Some(href);
            }
        } else if !empty {
            item.url = Some(inner(markup, name, text).0.trim().to_owned()).filter(|url| !url.is_empty());
        }
        return;
    }
    if empty {
        return;
    }
    let known = matches!(
        name,
        "title"
            | "guid"
            | "id"
            | "pubdate"
            | "published"
            | "issued"
            | "dc:date"
            | "date"
            | "updated"
            | "modified"
            | "content:encoded"
            | "content"
            | "description"
            | "summary"
            | "source"
            | "dc:language"
            | "dc:publisher"
            | "dc:identifier"
    );
    if !known {
        return;
    }
    let (value, raw) = inner(markup, name, text);
    let markup_inside = attribute(attributes, "type").is_some_and(|kind| kind == "xhtml");
    let value = if markup_inside { raw.to_owned() } else { value.trim().to_owned() };
    if value.is_empty() {
        return;
    }
    match name {
        "title" => item.title = Some(plain(&value)),
        "guid" => {
            draft.permanent = attribute(attributes, "ispermalink").is_none_or(|permanent| permanent != "false");
            item.id = Some(value);
        }
        "id" | "dc:identifier" => item.id = Some(value),
        "pubdate" | "published" | "issued" => draft.dates[0] = Some(value),
        "dc:date" | "date" => draft.dates[1] = Some(value),
        "updated" | "modified" => draft.dates[2] = Some(value),
        "content:encoded" | "content" => item.content = Some(value),
        "description" | "summary" => item.summary = Some(value),
        "dc:language" => item.language = Some(value),
        "source" | "dc:publisher" if item.outlet.is_none() => {
            item.outlet = Some(plain(&value)).filter(|name| name.len() < 200)
        }
        _ => {}
    }
}

/// The text up to the end of an element, and the same as it is written. An element that is not closed ends where its item does.
fn inner<'t>(markup: &mut Markup<'t>, name: &str, text: &'t str) -> (String, &'t str) {
    let (mut inside, mut depth) = (String::new(), 0);
    let start = markup.offset();
    loop {
        let end = markup.offset();
        match markup.next() {
            Some(Piece::Text(text)) => inside.push_str(&text),
            Some(Piece::Open { name: other, empty: false, .. }) if other == name => depth += 1,
            Some(Piece::Close { name: other }) if depth > 0 && other == name => depth -= 1,
            Some(Piece::Close { name: other }) => {
                let own = other == name || other.strip_prefix("atom:") == Some(name);
                if own || is_item(&other) || matches!(&*other, "channel" | "feed" | "rss") {
                    return (inside, text.get(start..end).unwrap_or_default());
                }
            }
            Some(Piece::Open { .. }) => {}
            None => return (inside, text.get(start..end).unwrap_or_default()),
        }
    }
}

fn finished(draft: Draft, language: Option<&String>) -> Item {
    let Draft { mut item, dates, permanent } = draft;
    if let Some(date) = dates.into_iter().flatten().next() {
        item.date(&date);
    }
    if item.url.is_none() && permanent {
        item.url = item.id.clone().filter(|id| id.starts_with("http"));
    }
    item.language = item.language.or_else(|| language.cloned());
    item
}
