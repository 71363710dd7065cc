//! Whose a thing is: who stands behind a noun that is nobody itself (`رصاص القوات`, `مواقف الإمارات`, `طائرة صينية`).

use crate::article::Article;
use crate::morph::{Aspect, Clitics, NounKind, Pos};
use crate::names::Kind;
use crate::syntax::{Relation, Words};

/// How many idafas deep an owner is looked for.
const DEPTH: u8 = 3;

/// The actors in the idafa of a noun, nearest first, else those to whom it is said to belong (`آليات تابعة للميليشيات`), else
/// the states that its adjectives name.
pub(super) fn owners(article: &Article<'_>, words: &Words, thing: u32) -> Vec<u32> {
    let mut at = vec![thing];
    for _ in 0..DEPTH {
        let genitives: Vec<u32> =
            at.iter().flat_map(|noun| article.syntax.related(*noun, Relation::Genitive)).collect();
        let named: Vec<u32> = genitives.iter().copied().filter(|noun| is_actor(article, *noun)).collect();
        let actors = if named.is_empty() { holders(article, words, &at) } else { named };
        if !actors.is_empty() {
            let joined: Vec<u32> = actors
                .iter()
                .flat_map(|actor| article.syntax.related(*actor, Relation::Conjunct))
                .filter(|noun| is_actor(article, *noun))
                .collect();
            return actors.into_iter().chain(joined).collect();
        }
        let nisba = at.iter().chain(&genitives).flat_map(|noun| article.syntax.related(*noun, Relation::Adjective));
        let states: Vec<u32> = nisba.filter(|adjective| is_state(article, *adjective)).take(1).collect();
        if !states.is_empty() {
            return states;
        }
        let makers: Vec<u32> = at.iter().chain(&genitives).flat_map(|noun| makers(article, *noun)).collect();
        if !makers.is_empty() {
            return makers;
        }
        at = genitives;
    }
    // `مخازن ومواقع الميليشيات`: what is joined without an article has one owner.
    let open = |noun: u32| article.word(noun).is_some_and(|word| !word.clitics.has(Clitics::ARTICLE));
    let inside = article.syntax.related(thing, Relation::Genitive).filter(|noun| open(*noun));
    let nouns: Vec<u32> = std::iter::once(thing).filter(|noun| open(*noun)).chain(inside).collect();
    let equals = nouns.iter().flat_map(|noun| article.syntax.related(*noun, Relation::Conjunct));
    equals
        .filter(|equal| open(*equal))
        .map(|equal| owners(article, words, equal))
        .find(|owners| !owners.is_empty())
        .unwrap_or_default()
}

/// To whom a noun is said to belong: `رتلا تابعا للقوات`.
pub(super) fn holder(article: &Article<'_>, words: &Words, noun: u32) -> Option<u32> {
    let equals = article.syntax.head(noun).filter(|_| article.syntax.relation(noun) == Relation::Conjunct);
    let nouns: Vec<u32> = std::iter::once(noun).chain(equals).collect();
    holders(article, words, &nouns).first().copied()
}

/// Those who made a thing, by the clause that describes it: `قانون أعدته الحكومة`, `السياسات التي تنتهجها إسرائيل`, `تصريحات أدلى بها
/// الوزير`.
fn makers(article: &Article<'_>, thing: u32) -> Vec<u32> {
    let verbs = article.syntax.related(thing, Relation::Relative);
    let taken_up = |verb: u32| {
        article.syntax.related(verb, Relation::Oblique).any(|word| {
            article.word(word).is_some_and(|word| word.pos == Pos::Preposition && word.suffix.is_some())
                && article.syntax.preposition(word).is_some()
                && article.text(word).starts_with('\u{628}')
        })
    };
    let made = verbs.filter(|verb| {
        article.word(*verb).is_some_and(|word| {
            matches!(word.features.aspect, Some(Aspect::Perfect | Aspect::Imperfect))
                && (word.suffix.is_some() || taken_up(*verb))
        })
    });
    made.flat_map(|verb| article.syntax.related(verb, Relation::Subject))
        .filter(|subject| is_actor(article, *subject))
        .collect()
}

/// The noun of a thing's phrase whose pronoun says whose it is: `أصولهم`, `مصادر تمويله`.
pub(super) fn possessed(article: &Article<'_>, thing: u32) -> Option<u32> {
    let mut at = Some(thing);
    for _ in 0..DEPTH {
        let noun = at?;
        if article.word(noun).is_some_and(|word| word.suffix.is_some() && word.pos.is_nominal()) {
            return Some(noun);
        }
        at = article.syntax.related(noun, Relation::Genitive).next();
    }
    None
}

/// What a number or a portion is of, the thing itself else: `عددا من القاطرات`, `بعض السفن`.
pub(super) fn counted(article: &Article<'_>, thing: u32) -> u32 {
    let portion = article.word(thing).is_some_and(|word| word.pos == Pos::Quantifier)
        || article.lexeme(thing).is_some_and(|lexeme| lexeme.kind.any(NounKind::MEASURE));
    let genitives = article.syntax.related(thing, Relation::Genitive);
    let of = genitives.chain(article.syntax.related(thing, Relation::Oblique)).next();
    of.filter(|_| portion).unwrap_or(thing)
}

/// The actors behind ل that nouns or their adjectives take (`مقار للحزب`, `سفينة تابعة للبحرية`), and those on whom something was
/// laid (`العقوبات المفروضة على روسيا`).
fn holders(article: &Article<'_>, words: &Words, nouns: &[u32]) -> Vec<u32> {
    let Some(to) = words.prefix_index(Clitics::TO) else { return Vec::new() };
    let adjectives = nouns.iter().flat_map(|noun| article.syntax.related(*noun, Relation::Adjective));
    let held = nouns.iter().copied().chain(adjectives);
    let laid = |word: u32, index: usize| {
        let participle = article.word(word).is_some_and(|word| word.pos == Pos::PassiveParticiple);
        participle && words.preposition(index).is_some_and(|preposition| preposition.edge)
    };
    let behind = |word: u32| {
        article
            .syntax
            .related(word, Relation::Oblique)
            .filter(move |noun| article.syntax.preposition(*noun).is_some_and(|index| index == to || laid(word, index)))
    };
    held.flat_map(behind).filter(|noun| is_actor(article, *noun)).collect()
}

fn is_actor(article: &Article<'_>, token: u32) -> bool {
    article.names.headed(token).is_some_and(|mention| mention.kind != Kind::Place)
}

fn is_state(article: &Article<'_>, token: u32) -> bool {
    article.names.headed(token).is_some_and(|mention| mention.kind == Kind::State)
}
