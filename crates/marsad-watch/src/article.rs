//! From an item of a feed to a document: its page where there is one, else what the feed holds.

use marsad::Document;
use marsad_read::{Format, Options, Reader, Refused, feed, page};

use crate::http::Answer;
use crate::keep::Article;
use crate::state::Pending;

/// The article of a page that was fetched for an item. What the page does not tell the feed does.
///
/// # Errors
/// Why the page holds none.
pub(crate) fn of_page(answer: &Answer, item: &Pending, name: Option<&str>) -> Result<Article, Refused> {
    let read = page(&answer.body, Some(&answer.url), answer.charset())?;
    let mut document = read.document;
    if document.lines.first().is_none_or(String::is_empty)
        && let (Some(title), Some(first)) = (&item.title, document.lines.first_mut())
    {
        first.clone_from(title);
    }
    document.published = later(document.published, item.published.clone());
    document.outlet = name.map(str::to_owned).or(document.outlet);
    document.language = document.language.or_else(|| item.language.clone());
    Ok(Article { document, format: Format::Html.name(), raw: read.raw, odd: read.odd })
}

/// The page's date, but the feed's where that tells the hour of the same day or the page tells nothing.
fn later(page: Option<String>, feed: Option<String>) -> Option<String> {
    match (page, feed) {
        (Some(page), Some(feed)) if page.len() == 10 && feed.starts_with(&page) => Some(feed),
        (page, feed) => page.or(feed),
    }
}

/// The article that the feed itself holds, or what it says of it: title and summary.
pub(crate) fn of_feed(item: &Pending, title: Option<&str>, name: Option<&str>) -> Option<Article> {
    let listed = feed::Item {
        id: item.id.clone(),
        url: item.url.clone(),
        title: item.title.clone(),
        published: item.published.clone(),
        content: item.content.clone().or_else(|| item.title.clone()),
        language: item.language.clone(),
        ..feed::Item::default()
    };
    let of = feed::Feed { title: title.map(str::to_owned), ..feed::Feed::default() };
    let mut document: Document = listed.document(&of)?;
    if document.lines.get(1).is_some_and(|line| Some(line) == document.lines.first()) {
        document.lines.truncate(1);
    }
    document.outlet = name.map(str::to_owned).or(document.outlet);
    let raw = serde_json::to_vec(&document).ok()?;
    // Read again as it is kept, so that what is kept is known to be readable.
    let options = Options { format: Some(Format::Json), ..Options::default() };
    let mut reader = Reader::new(std::io::Cursor::new(raw.clone()), "-", options);
    let document = reader.next()?.ok()?;
    let odd = reader.warnings().into_iter().map(|warning| warning.text).collect();
    Some(Article { document, format: Format::Json.name(), raw, odd })
}
