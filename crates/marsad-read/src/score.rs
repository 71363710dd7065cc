//! How well pages are read: titles, dates and paragraphs against a list of what they hold.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::{Options, Reader};

/// What a page holds: a row of a file of JSON Lines that stands beside the pages.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
pub struct Gold {
    /// The file's name.
    pub page: String,
    /// The title.
    pub title: String,
    /// The day of publication; none if the page tells none.
    pub date: Option<String>,
    /// The paragraphs, headings within the text included.
    pub text: Vec<String>,
}

/// What was read of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageScore {
    /// The file's name.
    pub page: String,
    /// The title read.
    pub title: String,
    /// Whether it is right.
    pub title_right: bool,
    /// The day read.
    pub date: Option<String>,
    /// Whether it is right.
    pub date_right: bool,
    /// Paragraphs read that are none.
    pub extra: Vec<String>,
    /// Paragraphs missed.
    pub missed: Vec<String>,
    /// How many were read rightly.
    pub right: usize,
}

impl PageScore {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.title_right && self.date_right && self.extra.is_empty() && self.missed.is_empty()
    }
}

/// F1 of paragraphs over pages: each that is read and stands in the page counts once, and in full or not at all.
#[must_use]
pub fn f1<'s>(scores: impl IntoIterator<Item = &'s PageScore>) -> f64 {
    let (mut right, mut all) = (0, 0);
    for score in scores {
        right += 2 * score.right;
        all += 2 * score.right + score.extra.len() + score.missed.len();
    }
    if all == 0 { 0.0 } else { right as f64 / all as f64 }
}

/// Reads the pages that a list names.
///
/// # Errors
/// What is wrong with the list; a page that cannot be read is a page of which nothing was read.
pub fn score(list: &Path) -> Result<Vec<PageScore>, String> {
    let text = fs::read_to_string(list).map_err(|error| format!("{}: {error}", list.display()))?;
    let folder = list.parent().unwrap_or(Path::new("."));
    let mut scores = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let gold: Gold = serde_json::from_str(line).map_err(|error| {
            format!(
                "{}:{}: {error}\n  hint: {{\"page\": ..., \"title\": ..., \"date\": ..., \"text\": [...]}}",
                list.display(),
                number + 1
            )
        })?;
        scores.push(one(folder, gold));
    }
    Ok(scores)
}

fn one(folder: &Path, gold: Gold) -> PageScore {
    let read = Reader::open(folder.join(&gold.page), Options::default()).find_map(Result::ok).unwrap_or_default();
    let mut lines = read.lines.into_iter();
    let title = lines.next().unwrap_or_default();
    let date = read.published.and_then(|date| date.get(..10).map(str::to_owned));
    let (mut extra, mut missed, mut right) = (Vec::new(), gold.text, 0);
    for line in lines {
        match missed.iter().position(|known| *known == line) {
            Some(at) => {
                missed.remove(at);
                right += 1;
            }
            None => extra.push(line),
        }
    }
    let (title_right, date_right) = (title == gold.title, date == gold.date);
    PageScore { page: gold.page, title, title_right, date, date_right, extra, missed, right }
}
