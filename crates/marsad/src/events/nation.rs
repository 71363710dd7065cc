//! Peoples as a whole, who meet and break with others by their governments.

use crate::article::Article;
use crate::morph::{Analysis, Clitics, Number, Pos};
use crate::names::{Kind, Mention, Sector};

/// Whether acts of a type are mostly done by states to states.
pub(super) fn is_of_states(action: &str) -> bool {
    matches!(action, "CONSULT" | "AGREE" | "COOPERATE" | "REJECT" | "SANCTION" | "THREATEN")
}

/// Whether a mention is of a people as a whole: `الروس`, not `عشرات الروس`.
pub(super) fn is_nation(article: &Article<'_>, mention: &Mention) -> bool {
    let whole = |word: &Analysis| {
        let many = word.features.number == Some(Number::Plural) || word.pos == Pos::Noun;
        many && word.clitics.has(Clitics::ARTICLE)
    };
    mention.kind == Kind::People
        && mention.sector == Some(Sector::Cvl)
        && mention.tokens.len() == 1
        && mention.canonical.is_some()
        && article.word(mention.head).is_some_and(whole)
}
