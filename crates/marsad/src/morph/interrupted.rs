//! Masdars spelt like verbs that a comma parts from the verb which governs them: `أعلنت الوزارة، الثلاثاء، فرض عقوبات`.

use super::{Analyser, Analysis, Aspect, Pos};
use crate::article::Article;

impl Analyser {
    /// The masdars to take instead of verbs in the perfect that stand without conjunction after a comma, in a sentence that
    /// opened with a verb. After a clause that opens with a subordinator the verb is the main one.
    #[must_use]
    pub fn interrupted_masdars(&self, article: &Article<'_>) -> Vec<(u32, Analysis)> {
        let mut found = Vec::new();
        for sentence in &article.sentences {
            let is = |token: u32, pos: Pos| article.word(token).is_some_and(|word| word.pos == pos);
            let mut words = sentence.tokens.clone().filter(|token| article.word(*token).is_some());
            let subordinate =
                words.by_ref().take(2).any(|token| is(token, Pos::Subordinator) || is(token, Pos::Adverb));
            let opens = words.next().is_some() && sentence.tokens.clone().take(3).any(|token| is(token, Pos::Verb));
            if subordinate || !opens {
                continue;
            }
            for token in sentence.tokens.clone().skip(3) {
                let bare = article.word(token).is_some_and(|word| {
                    word.pos == Pos::Verb && word.features.aspect == Some(Aspect::Perfect) && word.clitics.0 == 0
                });
                let next = article.word(token + 1).is_some_and(|word| word.pos.is_nominal());
                if bare && next && Self::is_comma(article, token - 1) {
                    let bare = |reading: &&Analysis| reading.pos == Pos::Masdar && reading.clitics.0 == 0;
                    let masdar = article.analyses(token).iter().find(bare);
                    found.extend(masdar.map(|reading| (token, *reading)));
                }
            }
        }
        found
    }

    fn is_comma(article: &Article<'_>, token: u32) -> bool {
        article.form(token) == COMMA
    }
}

/// The normal form of the comma, as the text stage gives it.
const COMMA: &str = "\u{60c}";
