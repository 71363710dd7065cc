//! The paragraphs of a page's article.

use super::is_letter;
use dom_query::Document;
use dom_smoothie::{Config, ParsePolicy, Readability};

use super::bare;
use super::blocks::{Block, blocks};
use super::furniture::cleared;

/// A page of news has a few thousand elements; one with more is not worth minutes of scoring.
const ELEMENTS: usize = 200_000;

/// An article that a page marks has at least so many letters; less is a teaser.
const LEAST: usize = 80;

/// The paragraphs of the article in a pruned page. In order: what the page marks as the article's body, the blocks that its
/// JSON-LD repeats, what looks like an article by its shape.
///
/// # Errors
/// Why there is none.
pub(super) fn paragraphs(page: Document, told: Option<&str>) -> Result<Vec<String>, String> {
    let marked: Vec<Block> = page
        .select("[itemprop=\"articleBody\"]")
        .iter()
        .next()
        .map_or_else(Vec::new, |body| body.nodes().iter().flat_map(blocks).collect());
    let marked = texts(cleared(marked));
    if letters(&marked.concat()) >= LEAST {
        return Ok(marked);
    }
    let everything = cleared(blocks(&page.root()));
    let Some(told) = told else { return shaped(page, &everything) };
    let size = |lines: &[String]| letters(&lines.concat());
    let repeated = repeated(&everything, told);
    if let Some(lines) = repeated.as_ref().filter(|_| !cut(told)) {
        return Ok(lines.clone());
    }
    // The data of the page may hold the start of the article alone, or an article that its elements do not hold: it is fetched
    // later, or behind a wall.
    let known = repeated.unwrap_or_else(|| split(told));
    match shaped(page, &everything) {
        Ok(lines) if size(&lines) * 2 >= size(&known) * 3 => Ok(lines),
        _ => Ok(known),
    }
}

/// Whether a text ends as if it went on.
fn cut(told: &str) -> bool {
    let told = told.trim_end();
    let ends = ['.', '!', '?', '\u{61F}', '\u{6D4}', ':', '"', '\u{BB}', '\u{201D}', ')', ']', '/', '*'];
    told.ends_with("..") || !told.ends_with(ends)
}

/// The blocks of a page that stand in the text that its data tell, if they are nearly all of it.
fn repeated(everything: &[Block], told: &str) -> Option<Vec<String>> {
    let whole = bare(told);
    let mut from = 0;
    let mut lines: Vec<String> = Vec::new();
    let mut found = 0;
    for block in everything {
        let part = bare(&block.text);
        // In order: a sentence that also stands in a list of links is taken once.
        let Some(at) = whole.get(from..).and_then(|rest| rest.find(&part)).filter(|_| !part.is_empty()) else {
            continue;
        };
        // A short block far ahead is a word met by chance.
        if part.len() * 3 < at {
            continue;
        }
        from += at + part.len();
        found += part.len();
        lines.push(block.text.clone());
    }
    (found * 100 >= whole.len() * 85 && !lines.is_empty()).then_some(lines)
}

/// The article by its shape.
fn shaped(page: Document, everything: &[Block]) -> Result<Vec<String>, String> {
    let html = page.html();
    let cells: Vec<String> = page.select("td").iter().map(|cell| bare(&cell.text())).collect();
    let config = Config { max_elements_to_parse: ELEMENTS, ..Config::default() };
    let mut reading =
        Readability::with_document(page, None, Some(config.clone())).map_err(|error| error.to_string())?;
    let article = reading.parse().or_else(|_| {
        // Short notes have too little text for the scoring; they are taken without it.
        Readability::new(html, None, Some(config))?.parse_with_policy(ParsePolicy::Raw)
    });
    let article = article.map_err(|error| error.to_string())?;
    let content = Document::fragment(article.content);
    let lines = in_cell(&cells, texts(cleared(blocks(&content.root()))));
    if lines.is_empty() { Ok(texts(everything.to_vec())) } else { Ok(lines) }
}

/// The lines that stand in the one cell which holds nearly all of them, where a page is laid out as a table.
fn in_cell(cells: &[String], lines: Vec<String>) -> Vec<String> {
    let size = |lines: &mut dyn Iterator<Item = &String>| lines.map(|line| letters(line)).sum::<usize>();
    let whole = size(&mut lines.iter());
    let inside = |cell: &String, line: &str| cell.contains(&bare(line));
    let holds = |cell: &&String| size(&mut lines.iter().filter(|line| inside(cell, line))) * 100 >= whole * 80;
    match cells.iter().filter(holds).min_by_key(|cell| cell.len()) {
        Some(cell) => lines.into_iter().filter(|line| inside(cell, line)).collect(),
        None => lines,
    }
}

/// The paragraphs of a text told in one piece.
fn split(told: &str) -> Vec<String> {
    let fragment;
    let text = if told.contains("<p") || told.contains("<br") {
        fragment = Document::fragment(told);
        return texts(blocks(&fragment.root()));
    } else {
        told
    };
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

fn texts(blocks: Vec<Block>) -> Vec<String> {
    blocks.into_iter().map(|block| block.text).collect()
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| is_letter(*c)).count()
}
