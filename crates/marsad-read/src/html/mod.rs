//! A web page as a document: its main content, without menus and adverts, and what it says of itself.

mod blocks;
mod content;
mod furniture;
mod linked;
mod metadata;
mod prune;
mod shown;

use dom_query::Document as Page;
use marsad::Document;

use crate::dates::normal_date;
use crate::json::{Read, lines, unknown_date};
use metadata::Claims;

/// Deeper pages are none that a person wrote, and deep recursion would exhaust the stack.
const DEPTH: usize = 512;

/// The document of a page; its id is empty.
///
/// # Errors
/// Cause and hint.
pub(crate) fn document(text: &str) -> Result<Read, (String, String)> {
    let hint = "save the page with its article, or give the text as plain text or JSON";
    if depth(text) > DEPTH {
        return Err((format!("the page nests elements more than {DEPTH} deep"), hint.to_owned()));
    }
    let page = Page::from(text);
    let claims = Claims::read(&page);
    let window = page.select_single("title").text();
    let titles: Vec<String> = claims.titles().chain(Some(window.to_string())).map(|title| folded(&title)).collect();
    let shown = shown::title(&page, &titles);
    let title = title(&titles, shown.as_ref().map(|node| folded(&node.text())), claims.outlet().as_deref());
    // What is shown beside the title is looked for in a page that still has all of it.
    let whole = Page::from(text);
    prune::prune(&page, shown.as_ref());
    let told = claims.linked.body.as_deref();
    let mut body = content::paragraphs(page.clone(), told)
        .map_err(|error| (format!("no article found in the page: {error}"), hint.to_owned()))?;
    // The heading often stands again at the head of the content.
    while body.first().is_some_and(|line| bare(line) == bare(&title)) {
        body.remove(0);
    }
    let shown = shown::date(&whole, shown::title(&whole, &titles).as_ref(), body.first().map(String::as_str));
    // So does the line that dates it.
    if let Some(shown) = shown.as_ref().filter(|shown| !shown.text.is_empty()) {
        let (line, is_line) =
            (bare(&shown.text), |text: &String| text.chars().count() < shown.text.chars().count() * 2 + 40);
        let repeats = |text: &String| is_line(text) && bare(text).contains(&line);
        body.retain({
            let mut left = 2;
            move |text| {
                left -= i32::from(left > 0);
                left == 0 || !repeats(text)
            }
        });
    }
    let all = lines(&title, &body.join("\n"));
    if all.iter().all(String::is_empty) {
        return Err(("no article found in the page".to_owned(), hint.to_owned()));
    }
    let url = claims.url();
    let mut odd = Vec::new();
    let told: Vec<String> = claims.published().chain(shown.map(|shown| shown.date)).collect();
    let published = told.iter().find_map(|date| normal_date(date)).or_else(|| shown::of_address(url.as_deref()?));
    if let (None, Some(given)) = (&published, told.first()) {
        odd.push(unknown_date(given));
    }
    let document = Document {
        id: String::new(),
        lines: all,
        published,
        outlet: claims.outlet(),
        url,
        language: claims.language(),
    };
    Ok((document, odd))
}

/// The paragraphs of a piece of a page, as feeds hold them.
pub(crate) fn fragment(text: &str) -> Vec<String> {
    if depth(text) > DEPTH {
        return Vec::new();
    }
    // Feeds of a text without any element escape nothing.
    if !text.contains('<') && !text.contains('&') {
        return text.lines().map(folded).filter(|line| !line.is_empty()).collect();
    }
    let piece = Page::fragment(text);
    prune::prune(&piece, None);
    furniture::cleared(blocks::blocks(&piece.root())).into_iter().map(|block| block.text).collect()
}

/// The title: what the page shows, if that is what it tells; otherwise what it tells, without the name of the site.
fn title(titles: &[String], shown: Option<String>, outlet: Option<&str>) -> String {
    let told = titles.iter().find(|title| !title.is_empty());
    match (told, shown) {
        (Some(told), Some(shown)) if !shown.is_empty() && told.contains(&shown) => shown,
        (Some(told), _) => without_site(told, outlet),
        (None, shown) => shown.unwrap_or_default(),
    }
}

/// A title without the site's name before or after it, where a mark sets it apart and it is the outlet's name, or the mark is
/// one that no headline holds and the name the shorter part.
fn without_site(title: &str, outlet: Option<&str>) -> String {
    const MARKS: [&str; 8] = [" | ", " :: ", " — ", " – ", " - ", " » ", " / ", " · "];
    let is_site = |mark: &str, name: &str, rest: &str| {
        let outlet = outlet.is_some_and(|outlet| outlet.contains(name) || name.contains(outlet));
        outlet || mark.contains(['|', ':']) && rest.chars().count() > name.chars().count()
    };
    for mark in MARKS {
        let (last, first) = (title.rsplit_once(mark), title.split_once(mark));
        let parts = last.into_iter().chain(first.map(|(name, rest)| (rest, name)));
        for (rest, name) in parts.map(|(rest, name)| (rest.trim(), name.trim())) {
            if !name.is_empty() && is_site(mark, name, rest) {
                return rest.to_owned();
            }
        }
    }
    title.to_owned()
}

/// Whether a character is a letter or a digit; the common ones of Arabic are told without a table.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{64A}' | '\u{660}'..='\u{669}') || c.is_alphanumeric()
}

/// A text's letters and digits alone.
fn bare(text: &str) -> String {
    text.chars().filter(|c| is_letter(*c)).collect()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
