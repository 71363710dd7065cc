//! One article as the engine takes it.

use serde::{Deserialize, Serialize};

/// One article: its lines and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Identifier, unique in its collection.
    pub id: String,
    /// Line 0 is the title (it may be empty), then one paragraph a line, none of them empty.
    pub lines: Vec<String>,
    /// Date, or date and time, of publication in ISO 8601; unknown when absent.
    pub published: Option<String>,
    /// The outlet's name or code.
    pub outlet: Option<String>,
    /// The article's address.
    pub url: Option<String>,
    /// Language code, if declared.
    pub language: Option<String>,
}

impl Document {
    /// A document from a title and a text with one paragraph a line; empty lines are dropped.
    #[must_use]
    pub fn new(id: impl Into<String>, title: &str, text: &str) -> Self {
        let paragraphs = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines = std::iter::once(title.trim()).chain(paragraphs).map(str::to_owned);
        Self { id: id.into(), lines: lines.collect(), ..Self::default() }
    }

    /// The calendar day of publication, read from the first ten characters of [`published`](Self::published).
    #[must_use]
    pub fn day(&self) -> Option<jiff::civil::Date> {
        self.published.as_deref()?.get(..10)?.parse().ok()
    }
}
