//! Readings that a mention settles: `روسيا`, taken alone, may be the accusative of an adjective; known as a state it is a name.

use super::{Kind, Mention};
use crate::article::Article;
use crate::morph::{Analysis, Clitics, Number, Pos};

/// The readings as names of words that head a state or a place and were read as common words, and of those that open the name of
/// an actor and lost a letter of it to a preposition (`بشار`), and as verbs of masdars right behind those they tell of, by token.
pub(crate) fn readings(article: &Article<'_>) -> Vec<(u32, Analysis)> {
    let found = article.names.mentions.iter().filter_map(|mention| match mention.kind {
        Kind::State | Kind::Place => of_place(article, mention.head),
        _ => of_actor(article, mention),
    });
    found.chain(super::told::verbs(article)).collect()
}

fn of_place(article: &Article<'_>, token: u32) -> Option<(u32, Analysis)> {
    let chosen = article.word(token)?;
    let common = match chosen.pos {
        // With the article, or after a noun that takes it, the adjective is as likely (`القوات السعودية`, `جنديا تركيا`).
        Pos::Adjective => !chosen.clitics.has(Clitics::ARTICLE) && !follows_accusative(article, token),
        pos => pos != Pos::Name && pos != Pos::Verb,
    };
    // No dual of a name is meant: `إسرائيلي` is the adjective.
    let name = |reading: &&Analysis| {
        reading.pos == Pos::Name
            && reading.suffix.is_none()
            && reading.clitics == chosen.clitics
            && reading.features.number != Some(Number::Dual)
    };
    let name = common.then(|| article.analyses(token).iter().find(name)).flatten()?;
    Some((token, *name))
}

fn of_actor(article: &Article<'_>, mention: &Mention) -> Option<(u32, Analysis)> {
    let token = mention.name.start;
    let first = mention.canonical.as_deref()?.split(' ').next()?;
    let cut = article.word(token)?.clitics.any(Clitics::PREPOSITIONS.with(Clitics::AND).with(Clitics::SO));
    let whole = |reading: &&Analysis| {
        reading.pos == Pos::Name && reading.suffix.is_none() && reading.clitics == Clitics::default()
    };
    let name = (cut && article.text(token) == first).then(|| article.analyses(token).iter().find(whole)).flatten()?;
    Some((token, *name))
}

/// Whether the word before is a noun with the alef of an indefinite accusative.
fn follows_accusative(article: &Article<'_>, token: u32) -> bool {
    token.checked_sub(1).is_some_and(|before| {
        article.word(before).is_some_and(|word| word.pos.is_nominal() && word.pos != Pos::Name)
            && article.form(before).ends_with('\u{627}')
    })
}
