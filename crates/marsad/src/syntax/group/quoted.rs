//! Quotation marks within a nominal group.

use super::super::agreement;
use super::Cutter;
use crate::morph::{Analysis, Clitics};
use crate::text::{Quote, TokenKind};

impl Cutter<'_, '_> {
    /// The name in quotation marks that completes an open noun right before them.
    pub(super) fn quoted_name(&self, last: u32, at: u32) -> Option<u32> {
        let name = at + 1;
        let quote = self.article.quotes.iter().find(|quote| quote.tokens.start == name || quote.tokens.start == at)?;
        let open = at == last + 1
            && self.article.kind(at) == Some(TokenKind::Punctuation)
            && self.article.word(last).is_some_and(agreement::opens_idafa);
        let short = quote.tokens.len() <= 4 && name < self.end;
        (open && short && self.outer.contains_key(&name)).then_some(name)
    }

    /// The word with the article behind the mark that ends a quote of the phrase's own: `"تطرف" الحكومة`, `"العدوان" التركي`.
    pub(super) fn past_quote(&self, first: u32, last: u32, at: u32) -> Option<u32> {
        let own = |quote: &Quote| quote.tokens.end == at && quote.tokens.start >= first;
        let ends = at == last + 1 && at + 1 < self.end && self.article.quotes.iter().any(own);
        let goes_on = |word: &Analysis| word.clitics == Clitics::ARTICLE;
        (ends && self.article.word(at + 1).is_some_and(goes_on)).then_some(at + 1)
    }
}
