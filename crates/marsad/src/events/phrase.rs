//! Stretches of text around a token: its phrase, its clause, its line.

use std::ops::Range;

use crate::article::Article;
use crate::morph::Pos;
use crate::names::Kind;
use crate::syntax::Relation;

/// Room for the tokens of most phrases and clauses.
const PHRASE: usize = 16;

/// The tokens of a noun's phrase: the word with its idafa, adjectives, names and prepositional modifiers, no clause. A verb, which
/// stands for its dropped subject, is alone: what hangs on it is not said of the subject; persons are not what they have to do
/// with (`عشرة أشخاص على صلة بالهجوم`).
pub(super) fn tokens(article: &Article<'_>, head: u32) -> Vec<u32> {
    if article.word(head).is_some_and(|word| word.pos == Pos::Verb) {
        return vec![head];
    }
    let persons = article.names.headed(head).is_some_and(|mention| mention.kind == Kind::People);
    within(article, head, !persons)
}

/// The same without prepositional modifiers.
pub(super) fn core(article: &Article<'_>, head: u32) -> Vec<u32> {
    within(article, head, false)
}

fn within(article: &Article<'_>, head: u32, modifiers: bool) -> Vec<u32> {
    let mut found = Vec::with_capacity(PHRASE);
    found.push(head);
    let mut next = 0;
    while let Some(&token) = found.get(next) {
        next += 1;
        for &child in article.syntax.children(token) {
            let relation = article.syntax.relation(child);
            let inner =
                matches!(relation, Relation::Genitive | Relation::Adjective | Relation::Part | Relation::Function);
            if (inner || modifiers && relation == Relation::Oblique) && found.len() < 40 {
                found.push(child);
            }
        }
    }
    found
}

/// The shortest full name of what a noun heads: from the head to the last of its adjectives and idafa, its prefixed words cut by the caller.
pub(super) fn name(article: &Article<'_>, head: u32) -> Range<u32> {
    let mut end = head + 1;
    let mut next = vec![head];
    while let Some(token) = next.pop() {
        for &child in article.syntax.children(token) {
            let relation = article.syntax.relation(child);
            if child > head && matches!(relation, Relation::Genitive | Relation::Adjective | Relation::Part) {
                end = end.max(child + 1);
                next.push(child);
            }
        }
    }
    head..end
}

/// The tokens of the clause that a trigger stands in.
pub(super) fn clause(article: &Article<'_>, trigger: u32) -> Vec<u32> {
    let mut top = trigger;
    for ancestor in article.syntax.ancestors(trigger) {
        if opens_clause(article.syntax.relation(top)) {
            break;
        }
        top = ancestor;
    }
    let mut found = Vec::with_capacity(PHRASE);
    found.push(top);
    let mut next = 0;
    while let Some(&token) = found.get(next) {
        next += 1;
        for &child in article.syntax.children(token) {
            let verbal = article.word(child).is_some_and(|word| word.pos == Pos::Verb);
            let relation = article.syntax.relation(child);
            let out = opens_clause(relation) && (relation != Relation::Conjunct || verbal);
            if !out && found.len() < 200 {
                found.push(child);
            }
        }
    }
    found
}

/// Whether a relation is that of a clause to what it hangs on.
pub(super) fn opens_clause(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Root | Relation::Complement | Relation::Relative | Relation::Adverbial | Relation::Circumstantial
    )
}

/// The tokens of a trigger's line.
pub(super) fn line(article: &Article<'_>, trigger: u32) -> Range<u32> {
    let line = article.tokens.get(trigger as usize).map_or(0, |token| token.line);
    article.lines.get(line as usize).cloned().unwrap_or(0..0)
}

/// The sentence of a token.
pub(super) fn sentence<'t>(article: &'t Article<'_>, token: u32) -> Option<&'t crate::text::Sentence> {
    let index = article.sentences.partition_point(|sentence| sentence.tokens.end <= token);
    article.sentences.get(index).filter(|sentence| sentence.tokens.contains(&token))
}
