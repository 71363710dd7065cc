//! The date that a page shows beside its title, where it tells none to machines.

use super::furniture::is_label;
use super::is_letter;
use dom_query::{Document, NodeId, NodeRef};

use crate::dates::normal_date;
use crate::months;

/// How far above the title its own head reaches, in elements.
const HEAD: usize = 3;

/// The element that shows the title: a heading with its text, or the first heading, or the first element with just its text.
pub(super) fn title<'p>(page: &'p Document, titles: &[String]) -> Option<NodeRef<'p>> {
    let bare = |text: &str| text.chars().filter(|c| is_letter(*c)).collect::<String>();
    let wanted: Vec<String> = titles.iter().map(|title| bare(title)).filter(|title| !title.is_empty()).collect();
    let shows = |node: &NodeRef<'_>| {
        let text = bare(&node.text());
        !text.is_empty()
            && wanted.iter().any(|title| *title == text || title.contains(&text) && text.len() * 2 > title.len())
    };
    let headings = page.select("h1, h2, h3");
    let heading = headings.nodes().iter().find(|node| shows(node)).copied();
    let first = || page.select("h1").nodes().first().copied();
    let leaf = || {
        let all = page.select("body *");
        all.nodes().iter().find(|node| node.element_children().is_empty() && shows(node)).copied()
    };
    heading.or_else(leaf).or_else(first)
}

/// A text that starts the article is a date line of its own if it is no longer than this.
const LINE: usize = 45;

/// A text of so many letters after the title is a sentence of the article, whatever the article's first line was taken to be.
const SENTENCE: usize = 70;

/// A date and the text that shows it.
pub(super) struct Shown {
    pub(super) date: String,
    pub(super) text: String,
}

/// The date shown between the title and the first line of the text, or above the title within its head.
pub(super) fn date(page: &Document, title: Option<&NodeRef<'_>>, first: Option<&str>) -> Option<Shown> {
    let title = title?;
    let bare = |text: &str| text.chars().filter(|c| is_letter(*c)).collect::<String>();
    let first = first.map(bare).unwrap_or_default();
    let head: Vec<NodeId> = title.ancestors_it(Some(HEAD)).filter(|node| !is_page(node)).map(|node| node.id).collect();
    let (mut above, mut passed) = (None, false);
    for node in page.root().descendants_it() {
        if node.id == title.id {
            passed = true;
        }
        if elsewhere(&node) {
            continue;
        }
        if node.is_text() {
            let text = bare(&node.text());
            let length = text.chars().count();
            if passed && length > LINE && (length > SENTENCE || first.starts_with(&text)) {
                break;
            }
        }
        let Some(found) = of(&node) else { continue };
        if passed {
            return Some(found);
        }
        if node.ancestors_it(Some(HEAD)).any(|node| head.contains(&node.id)) {
            above = Some(found);
        }
    }
    above.or_else(|| labelled(page)).or_else(|| only(page))
}

/// A date anywhere in a page that says of itself that it is that of publication.
fn labelled(page: &Document) -> Option<Shown> {
    let label = |node: &NodeRef<'_>| node.is_text() && is_label(node.text().trim()) && !elsewhere(node);
    page.root().descendants_it().filter(label).find_map(|node| of(&node))
}

/// A date that a page marks with `<time>`, if it is the only one.
fn only(page: &Document) -> Option<Shown> {
    let times = page.select("time[datetime]");
    let mut dates: Vec<String> =
        times.iter().filter_map(|time| time.attr("datetime")).map(|date| date.to_string()).collect();
    dates.dedup();
    if dates.len() == 1 { dates.pop().map(|date| Shown { date, text: String::new() }) } else { None }
}

/// The date of a `<time>` or of a short text.
fn of(node: &NodeRef<'_>) -> Option<Shown> {
    let text = node.text();
    let text = text.trim();
    if node.node_name().is_some_and(|name| &*name == "time") {
        let changed = node.attr("itemprop").is_some_and(|name| name.contains("odified"));
        let changed =
            changed || node.class().is_some_and(|class| class.contains("updated") && !class.contains("published"));
        let date = node.attr("datetime").filter(|_| !changed).map(|date| date.to_string());
        return Some(Shown { date: date.filter(|date| normal_date(date).is_some())?, text: text.to_owned() });
    }
    if !node.is_text() {
        return None;
    }
    let digits = text.chars().filter(|c| months::european(*c).is_ascii_digit()).count();
    // A sentence tells the date of something else.
    let sentence = text.chars().count() > LINE && text.ends_with(['.', '!', '?', '\u{61F}']);
    if digits < 5 || text.chars().count() > 120 || sentence {
        return None;
    }
    let date = months::earliest_date(text).map(|date| date.to_string()).or_else(|| numeric(text))?;
    Some(Shown { date, text: text.to_owned() })
}

/// A date in figures within a text.
fn numeric(text: &str) -> Option<String> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '\u{60C}' | '|' | '(' | ')'));
    let dates = words.filter(|word| word.len() >= 8).filter_map(normal_date);
    dates.filter(|date| date.get(..4).is_some_and(|year| ("1950".."2100").contains(&year))).min()
}

/// Whether a node stands among links or notes of the site.
fn elsewhere(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(None).any(|node| {
        node.node_name().is_some_and(|name| {
            matches!(&*name, "nav" | "aside" | "footer" | "script" | "style" | "head" | "title" | "a")
        })
    })
}

fn is_page(node: &NodeRef<'_>) -> bool {
    node.node_name().is_none_or(|name| matches!(&*name, "body" | "html"))
}

/// The day in an address such as `/2018/05/18/`.
pub(super) fn of_address(url: &str) -> Option<String> {
    let parts: Vec<&str> = url.split('?').next()?.split('/').collect();
    parts.windows(3).find_map(|parts| {
        let [year, month, day] = parts else { return None };
        let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
        normal_date(&format!("{year}-{month}-{day}")).filter(|_| fits && year.starts_with(['1', '2']))
    })
}
