//! OPML: the lists of feeds that readers exchange.

use crate::markup::{Markup, Piece, attribute};

/// A feed that a list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Its address.
    pub url: String,
    /// Its name, if it has one.
    pub name: Option<String>,
}

/// The feeds of an OPML list, in order; each address once.
#[must_use]
pub fn opml(text: &str) -> Vec<Subscription> {
    let mut found: Vec<Subscription> = Vec::new();
    for piece in Markup::new(text) {
        let Piece::Open { name, attributes, .. } = piece else { continue };
        let url = attribute(attributes, "xmlurl").filter(|url| name == "outline" && !url.is_empty());
        if let Some(url) = url.filter(|url| found.iter().all(|known| known.url != *url)) {
            let name = attribute(attributes, "title").or_else(|| attribute(attributes, "text"));
            found.push(Subscription { url, name: name.filter(|name| !name.is_empty()) });
        }
    }
    found
}
