//! Whose a thing is: who stands behind a noun that is nobody itself (`رصاص القوات`, `مواقف الإمارات`, `طائرة صينية`).

use crate::article::Article;
use crate::names::Kind;
use crate::syntax::Relation;

/// How many idafas deep an owner is looked for.
const DEPTH: u8 = 3;

/// The actors in the idafa of a noun, nearest first, else the states that its adjectives name, else those by whom it was done.
pub(super) fn owners(article: &Article<'_>, thing: u32) -> Vec<u32> {
    let mut at = vec![thing];
    for _ in 0..DEPTH {
        let genitives: Vec<u32> =
            at.iter().flat_map(|noun| article.syntax.related(*noun, Relation::Genitive)).collect();
        let mut actors: Vec<u32> = genitives.iter().copied().filter(|noun| is_actor(article, *noun)).collect();
        if !actors.is_empty() {
            let joined: Vec<u32> = actors
                .iter()
                .flat_map(|actor| article.syntax.related(*actor, Relation::Conjunct))
                .filter(|noun| is_actor(article, *noun))
                .collect();
            actors.extend(joined);
            return actors;
        }
        let nisba = at.iter().chain(&genitives).flat_map(|noun| article.syntax.related(*noun, Relation::Adjective));
        let states: Vec<u32> = nisba.filter(|adjective| is_state(article, *adjective)).take(1).collect();
        if !states.is_empty() {
            return states;
        }
        at = genitives;
    }
    Vec::new()
}

fn is_actor(article: &Article<'_>, token: u32) -> bool {
    article.names.headed(token).is_some_and(|mention| mention.kind != Kind::Place)
}

fn is_state(article: &Article<'_>, token: u32) -> bool {
    article.names.headed(token).is_some_and(|mention| mention.kind == Kind::State)
}
