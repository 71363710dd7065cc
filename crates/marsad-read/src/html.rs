//! A web page as a document: its main content, without menus and adverts, and what it says of itself.

use dom_smoothie::{Config, ParsePolicy, Readability, TextMode};
use marsad::Document;

use crate::dates::normal_date;
use crate::json::{Read, lines, unknown_date};

/// A page of news has a few thousand elements; one with more is not worth minutes of scoring.
const ELEMENTS: usize = 200_000;

/// Deeper pages are none that a person wrote, and deep recursion would exhaust the stack.
const DEPTH: usize = 512;

/// The document of a page; its id is empty.
///
/// # Errors
/// Cause and hint.
pub(crate) fn document(page: &str) -> Result<Read, (String, String)> {
    let hint = "save the page with its article, or give the text as plain text or JSON";
    if depth(page) > DEPTH {
        return Err((format!("the page nests elements more than {DEPTH} deep"), hint.to_owned()));
    }
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: ELEMENTS, ..Config::default() };
    let reading = |policy| -> Result<dom_smoothie::Article, dom_smoothie::ReadabilityError> {
        let mut reading = Readability::new(page, None, Some(config.clone()))?;
        match policy {
            Some(policy) => reading.parse_with_policy(policy),
            None => reading.parse(),
        }
    };
    // Short notes have too little text for the scoring; they are taken without it.
    let article = reading(None).or_else(|_| reading(Some(ParsePolicy::Raw)));
    let article = article.map_err(|error| (format!("no article found in the page: {error}"), hint.to_owned()))?;
    let mut odd = Vec::new();
    let given = article.published_time.clone().or_else(|| date(page));
    let published = given.as_deref().and_then(normal_date);
    if let (Some(given), None) = (&given, &published) {
        odd.push(unknown_date(given));
    }
    let mut all = lines(&article.title, &article.text_content);
    // The heading often stands again at the head of the content.
    if all.len() > 1 && all[0] == all[1] {
        all.remove(1);
    }
    if all.iter().all(String::is_empty) {
        return Err(("no article found in the page".to_owned(), hint.to_owned()));
    }
    let address = || {
        let canonical = attribute(page, "link", "canonical", "href");
        canonical.or_else(|| attribute(page, "meta", "og:url", "content"))
    };
    let document = Document {
        id: String::new(),
        lines: all,
        published,
        outlet: article.site_name,
        url: article.url.or_else(address),
        language: article.lang,
    };
    Ok((document, odd))
}

/// The date that a page gives of itself in other places than the usual one; a `<time>` may also date something else, so it
/// comes last.
fn date(page: &str) -> Option<String> {
    let marks = ["datePublished", "publish_date", "pubdate", "DC.date", "name=\"date\""];
    let meta = marks.iter().find_map(|mark| attribute(page, "meta", mark, "content"));
    meta.or_else(|| attribute(page, "time", "datetime", "datetime"))
}

/// An attribute of the first element of a page with this name and this text in its tag.
fn attribute(page: &str, element: &str, mark: &str, name: &str) -> Option<String> {
    let tags = page.split('<').filter(|tag| tag.starts_with(element) && tag.contains(mark));
    tags.filter_map(|tag| {
        let tag = tag.split('>').next()?;
        let value = tag.get(tag.find(name)? + name.len()..)?.strip_prefix('=')?;
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        value.get(1..)?.split(quote).next().map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
    })
    .next()
}

/// How deep the tags of a page nest at most, counted roughly: elements that need no end tag count as if they did, but for
/// those that cannot have content.
fn depth(page: &str) -> usize {
    const EMPTY: [&str; 8] = ["br", "img", "meta", "link", "input", "hr", "source", "p"];
    let (mut depth, mut most) = (0_usize, 0);
    for tag in page.split('<').skip(1) {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !name.is_empty() && !EMPTY.contains(&name.as_str()) {
            depth += 1;
            most = most.max(depth);
        }
    }
    most
}
