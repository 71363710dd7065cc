//! One reading a word, in context.

use super::{Analyser, Analysis};
use crate::article::Article;
use crate::text::TokenKind;

impl Analyser {
    /// Chooses a reading for each token; none for what is no word.
    #[must_use]
    pub fn choose(&self, article: &Article<'_>) -> Vec<Option<Analysis>> {
        article
            .tokens
            .iter()
            .map(|token| match token.kind {
                TokenKind::Word => article.morphology.of(token.form).first().copied(),
                _ => None,
            })
            .collect()
    }
}
