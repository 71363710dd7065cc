//! Where: the place that a clause states for its event.

use super::frame::{Argument, Frame};
use super::phrase;
use super::slots::{Slot, Slots};
use crate::article::Article;
use crate::morph::{Clitics, NounKind, Pos};
use crate::names::{Kind, Mention};
use crate::record::{Place, Span};
use crate::syntax::{Relation, Words};

/// How far the place of an event may stand from its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Anywhere in the clause: what is done happens where the clause is.
    Clause,
    /// The same, and the state visited is the place.
    Visit,
    /// With the trigger itself: places in the clause of what is only said belong to its content.
    Words,
}

/// The place of a trigger: what its rule says, then the nearest place under a preposition of place in its phrase or clause.
pub(super) fn place(article: &Article<'_>, words: &Words, frame: &Frame, slots: &Slots, scope: Scope) -> Option<Place> {
    for alternatives in &slots.0 {
        for slot in alternatives {
            // A state that is attacked is the recipient, not the place; one that is visited is both.
            let apart = matches!(slot, Slot::Preposition(_)) || scope == Scope::Visit;
            let filled = frame
                .slot(*slot)
                .into_iter()
                .filter_map(|argument| located(article, argument))
                .find(|mention| apart || mention.kind != Kind::State);
            if let Some(mention) = filled {
                return Some(record(article, mention));
            }
        }
    }
    if let Some(mention) = frame.scene.iter().find_map(|token| article.mention_of(*token)) {
        return Some(record(article, mention));
    }
    // A preposition that a word asks for (`رحب بتركيا`) says nothing of where.
    let local = |token: u32| {
        let preposition = article.syntax.preposition(token).and_then(|index| words.preposition(index));
        preposition.is_some_and(|p| {
            p.local
                && !(article.mention_of(token).is_some_and(|mention| mention.kind == Kind::State)
                    && article
                        .syntax
                        .head(token)
                        .is_some_and(|governor| p.form.chars().count() == 1 && article.takes(governor, &p.form)))
        })
    };
    let own = frame.arguments().iter().filter(|(slot, _)| matches!(slot, Slot::Preposition(_)));
    for (_, argument) in own {
        if local(argument.token)
            && let Some(mention) = located(article, *argument)
        {
            return Some(record(article, mention));
        }
    }
    if scope == Scope::Words {
        return None;
    }
    let mut candidates: Vec<&Mention> = Vec::new();
    for token in phrase::clause(article, frame.trigger) {
        if local(token)
            && let Some(mention) = place_at(article, token)
        {
            candidates.push(mention);
        }
    }
    let nearest = candidates.into_iter().min_by_key(|mention| mention.head.abs_diff(frame.trigger))?;
    Some(record(article, nearest))
}

/// The place that a token heads.
pub(super) fn at(article: &Article<'_>, token: u32) -> Option<Place> {
    article.names.headed(token).map(|mention| record(article, mention))
}

fn located<'m>(article: &'m Article<'_>, argument: Argument) -> Option<&'m Mention> {
    if argument.pronoun { None } else { place_at(article, argument.token) }
}

/// The place that a phrase names: its own mention, or one in its idafa (`وسط بغداد`, `محافظة حلب`).
fn place_at<'m>(article: &'m Article<'_>, token: u32) -> Option<&'m Mention> {
    let is_place = |mention: &&Mention| mention.point.is_some() || matches!(mention.kind, Kind::Place | Kind::State);
    let mut at = token;
    for _ in 0..4 {
        if let Some(mention) = article.mention_of(at).filter(is_place) {
            return Some(mention);
        }
        if let Some(mention) = article.mention_of(at).and_then(|body| seat(article, body)) {
            return Some(mention);
        }
        if article.verb(at).is_some() {
            return None;
        }
        let Some(genitive) = article.syntax.related(at, Relation::Genitive).next() else {
            return taken_up(article, at);
        };
        at = genitive;
    }
    None
}

/// Which place a noun with the article takes up: `المدينة`, `الميناء`, the last of that noun named before it.
fn taken_up<'m>(article: &'m Article<'_>, noun: u32) -> Option<&'m Mention> {
    let word = article.word(noun)?;
    let place = article.lexeme(noun).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
    if !place || !word.clitics.has(Clitics::ARTICLE) || article.mention_of(noun).is_some() {
        return None;
    }
    if let Some(named) = named_after(article, noun) {
        return Some(named);
    }
    let lemma = article.lemma(noun);
    article.names.mentions.iter().rev().find(|mention| {
        mention.head < noun
            && mention.kind == Kind::Place
            && mention.tokens.len() > 1
            && article.lemma(mention.tokens.start) == lemma
    })
}

/// The name that stands for a noun of place right before it: `شوارع العاصمة نيامي`, `العاصمة الأردنية عمان`.
fn named_after<'m>(article: &'m Article<'_>, noun: u32) -> Option<&'m Mention> {
    let is_name = |token: u32| article.word(token).is_none_or(|word| word.pos == Pos::Name && word.clitics.0 == 0);
    let describes = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Adjective);
    let at = if describes(noun + 1) { noun + 2 } else { noun + 1 };
    let mention = article.names.headed(at).filter(|_| is_name(at))?;
    matches!(mention.kind, Kind::Place | Kind::State).then_some(mention)
}

/// Where a body named with its place stands: `وزارة الدفاع في كابول`.
fn seat<'m>(article: &'m Article<'_>, body: &Mention) -> Option<&'m Mention> {
    article.names.mentions.iter().find(|mention| {
        mention.head > body.head
            && body.tokens.contains(&mention.head)
            && matches!(mention.kind, Kind::Place | Kind::State)
            && article.word(mention.head - 1).is_some_and(|word| word.pos == Pos::Preposition)
    })
}

fn record(article: &Article<'_>, mention: &Mention) -> Place {
    let (line, start, end, text) = article.stretch_of(&mention.name);
    let point = mention.point.as_ref();
    Place {
        text,
        line,
        offsets: Span { start, end },
        name: mention.canonical.clone(),
        name_en: mention.english.clone(),
        country: mention.country().map(str::to_owned),
        admin1: point.and_then(|point| point.admin1.clone()),
        lat: point.map(|point| point.latitude),
        lon: point.map(|point| point.longitude),
        geonames: point.and_then(|point| point.geonames),
        precision: point.map_or("country", |point| point.precision).to_owned(),
    }
}
