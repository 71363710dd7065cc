//! Takes away what is no part of an article by the page's own marks: elements and the names of their classes.

use super::is_letter;
use dom_query::{Document, NodeRef};

/// Elements that hold no text of an article.
const ELEMENTS: &str = "script, style, noscript, template, iframe, button, select, textarea, svg, canvas, video, audio, object, \
    dialog, menu, marquee, nav, aside, footer, figure, figcaption, amp-ad, amp-sidebar, amp-carousel, amp-social-share, amp-iframe, \
    amp-video, form, [hidden], [role=\"navigation\"], [role=\"complementary\"], [role=\"contentinfo\"], [role=\"search\"], \
    [role=\"dialog\"], [aria-hidden=\"true\"], [aria-modal=\"true\"]";

/// Parts of names of classes and ids that tell of something else than the article.
const NAMES: [&str; 63] = [
    "share",
    "sharing",
    "sharedaddy",
    "social",
    "related",
    "relatedposts",
    "comment",
    "comments",
    "disqus",
    "ticker",
    "breaking",
    "newsletter",
    "subscribe",
    "subscription",
    "paywall",
    "promo",
    "advert",
    "advertisement",
    "ads",
    "ad",
    "banner",
    "sidebar",
    "widget",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "caption",
    "cookie",
    "cookies",
    "consent",
    "popup",
    "modal",
    "menu",
    "navbar",
    "nav",
    "footer",
    "recommended",
    "recommendations",
    "trending",
    "popular",
    "mostread",
    "toolbar",
    "rating",
    "ratings",
    "vote",
    "poll",
    "signup",
    "signin",
    "login",
    "pagination",
    "pager",
    "byline",
    "author",
    "bio",
    "credit",
    "credits",
    "copyright",
    "readmore",
    "seealso",
    "outbrain",
    "gallery",
    "slideshow",
    "lightbox",
];

/// Pairs of parts that tell it only together.
const PAIRS: [[&str; 2]; 11] = [
    ["most", "read"],
    ["most", "viewed"],
    ["read", "also"],
    ["read", "more"],
    ["see", "also"],
    ["more", "news"],
    ["more", "from"],
    ["also", "like"],
    ["sign", "up"],
    ["video", "title"],
    ["next", "article"],
];

/// Removes furniture. What holds the title or most of the text stays, whatever its name.
pub(super) fn prune(page: &Document, title: Option<&NodeRef<'_>>) {
    let whole = letters(&page.root());
    let keeps: Vec<_> = title.map(|title| title.ancestors_it(None).map(|node| node.id).collect()).unwrap_or_default();
    let dear = |node: &NodeRef<'_>| {
        let name = node.node_name().unwrap_or_default();
        let own = title.is_some_and(|title| title.id == node.id) || keeps.contains(&node.id);
        own || matches!(&*name, "html" | "body" | "main" | "article") && !within_comments(node) || {
            let silent = matches!(&*name, "script" | "style" | "noscript" | "template" | "nav" | "svg");
            // With the title known to stand elsewhere, what is named so plainly goes whatever its size.
            let silent = silent || title.is_some() && plainly_named(node);
            !silent && letters(node) * 10 > whole * 4
        }
    };
    for node in page.select(ELEMENTS).nodes() {
        if !dear(node) {
            node.remove_from_parent();
        }
    }
    for node in page.select("[class], [id]").nodes() {
        if named(node) && !dear(node) {
            node.remove_from_parent();
        }
    }
    for node in page.select("[style]").nodes() {
        let style: String = node.attr_or("style", "").chars().filter(|c| !c.is_whitespace()).collect();
        if (style.contains("display:none") || style.contains("visibility:hidden")) && !dear(node) {
            node.remove_from_parent();
        }
    }
    captions(page, &keeps);
}

/// Comments are often articles to their page.
fn within_comments(node: &NodeRef<'_>) -> bool {
    std::iter::once(*node)
        .chain(node.ancestors_it(Some(4)))
        .any(|node| parts(&node).any(|part| part.starts_with("comment")))
}

fn named(node: &NodeRef<'_>) -> bool {
    let all: Vec<String> = parts(node).collect();
    all.iter().any(|part| NAMES.contains(&part.as_str()))
        || all.windows(2).any(|pair| PAIRS.iter().any(|[first, second]| pair[0] == *first && pair[1] == *second))
}

/// Whether a name of an element begins or ends with a word for what is beside an article, and not with one that says whether there
/// is such a thing.
fn plainly_named(node: &NodeRef<'_>) -> bool {
    let beside = |part: &str| matches!(part, "comment" | "comments" | "sidebar" | "disqus" | "related" | "footer");
    let names = [node.class().unwrap_or_default(), node.id_attr().unwrap_or_default()];
    names.iter().flat_map(|names| names.split_whitespace()).any(|name| {
        let lower = name.to_ascii_lowercase();
        let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        let (first, last) = (parts.next().unwrap_or_default(), parts.next_back().unwrap_or_default());
        let tells = matches!(first, "has" | "no" | "with" | "without" | "is");
        !tells && (beside(first) || beside(last))
    })
}

/// The parts of an element's classes and id, in lower case: `jp-relatedPosts` is `jp`, `related`, `posts`.
fn parts(node: &NodeRef<'_>) -> impl Iterator<Item = String> {
    let names = [node.class().unwrap_or_default(), node.id_attr().unwrap_or_default()];
    let mut found = Vec::new();
    for name in names.iter().flat_map(|names| names.split_whitespace()) {
        let mut part = String::new();
        let mut small = false;
        for c in name.chars() {
            if !c.is_alphanumeric() || c.is_uppercase() && small {
                found.extend(Some(std::mem::take(&mut part)).filter(|part| !part.is_empty()));
            }
            small = c.is_lowercase();
            part.extend(c.is_alphanumeric().then(|| c.to_ascii_lowercase()));
        }
        found.extend(Some(part).filter(|part| !part.is_empty()));
    }
    found.into_iter()
}

/// The longest text that may be the caption of a picture, in letters.
const CAPTION: usize = 160;

/// Removes captions: short texts that stand with a picture in an element of their own.
fn captions(page: &Document, keeps: &[dom_query::NodeId]) {
    for picture in page.select("img, amp-img, picture").nodes() {
        let mut own = None;
        for node in picture.ancestors_it(Some(6)) {
            if node.node_name().is_some_and(|name| &*name == "p") {
                // A paragraph of its own for the picture and what it shows.
                let text = node.text();
                let sentence = text.trim_end().ends_with(['.', '!', '?', '\u{61F}']);
                own = Some(node).filter(|_| !sentence && letters(&node) <= CAPTION / 2).or(own);
                break;
            }
            let paragraphs = || node.descendants_it().any(|child| child.node_name().is_some_and(|name| &*name == "p"));
            let body = matches!(&*node.node_name().unwrap_or_default(), "body" | "html" | "main" | "article");
            if body || keeps.contains(&node.id) || letters(&node) > CAPTION || paragraphs() {
                break;
            }
            own = Some(node);
        }
        if let Some(node) = own.filter(|node| letters(node) > 0) {
            node.remove_from_parent();
        }
    }
}

/// How many letters and digits an element shows.
pub(super) fn letters(node: &NodeRef<'_>) -> usize {
    let mut count = 0;
    let mut open = vec![*node];
    while let Some(node) = open.pop() {
        if node.is_text() {
            count += node.text().chars().filter(|c| is_letter(*c)).count();
        } else if !node.node_name().is_some_and(|name| matches!(&*name, "script" | "style" | "noscript" | "template")) {
            open.extend(node.children_it(false));
        }
    }
    count
}
