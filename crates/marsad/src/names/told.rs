//! Verbs spelt like masdars right behind those they tell of: `إن جنديا قتل في الهجوم`, `الجيش قصف المدينة`.

use super::{Kind, Mention};
use crate::article::Article;
use crate::morph::{Analysis, Aspect, Clitics, Gender, Number, Person, Pos, Voice};

/// How many words back the opening of a clause is looked for.
const CLAUSE: usize = 16;

/// The verbs to take instead of masdars and nouns, by token.
pub(super) fn verbs(article: &Article<'_>) -> impl Iterator<Item = (u32, Analysis)> {
    let mentions = &article.names.mentions;
    mentions.iter().filter(|mention| !matches!(mention.kind, Kind::Place | Kind::Reference)).filter_map(|mention| {
        let token = mention.tokens.end;
        let verb = verb_reading(article, token).filter(|verb| agrees(article, verb, mention))?;
        opens(article, mention).then_some((token, verb))
    })
}

/// The reading of a bare masdar or noun as a verb in the perfect.
fn verb_reading(article: &Article<'_>, token: u32) -> Option<Analysis> {
    let chosen = article.word(token)?;
    let bare = matches!(chosen.pos, Pos::Masdar | Pos::Noun) && chosen.clitics == Clitics::default();
    if !bare || chosen.suffix.is_some() || article.names.covering(token).is_some() {
        return None;
    }
    let fits = |reading: &&Analysis| {
        reading.pos == Pos::Verb
            && reading.features.aspect == Some(Aspect::Perfect)
            && reading.features.person == Some(Person::Third)
            && reading.features.voice != Some(Voice::Passive)
            && reading.suffix.is_none()
            && reading.clitics == Clitics::default()
    };
    article.analyses(token).iter().find(fits).copied()
}

/// Whether a verb behind those of a mention can tell of them: of one man, or of a pair.
fn agrees(article: &Article<'_>, verb: &Analysis, mention: &Mention) -> bool {
    let Some(head) = article.word(mention.head) else { return false };
    let pair = head.features.number == Some(Number::Dual)
        || article.word(mention.tokens.start).is_some_and(|word| word.clitics.has(Clitics::AND));
    match verb.features.number {
        Some(Number::Dual) => pair,
        _ => head.features.gender == Some(Gender::Masculine) && head.features.number != Some(Number::Plural) && !pair,
    }
}

/// Whether a mention opens its clause: nothing but nouns stands between it and a particle like `أن`, or the start of the line.
fn opens(article: &Article<'_>, mention: &Mention) -> bool {
    let definite =
        article.word(mention.head).is_some_and(|word| word.clitics.has(Clitics::ARTICLE) || word.pos == Pos::Name);
    if definite && article.lines.iter().any(|line| line.start == mention.tokens.start) {
        return true;
    }
    for token in (0..mention.tokens.start).rev().take(CLAUSE) {
        let Some(word) = article.word(token) else { return false };
        if article.analyser.opens_nominal_clause(word) {
            return true;
        }
        let passes = word.pos.is_nominal() || word.pos == Pos::Preposition;
        if !passes || word.pos == Pos::Masdar {
            return false;
        }
    }
    false
}
