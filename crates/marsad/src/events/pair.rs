//! Two who share a noun: `الجانبان الروسي والتركي`, `الرئيسان بوتين وأردوغان`, `الطيران الروسي والسوري`.

use super::frame::Argument;
use super::participant::Resolver;
use crate::morph::{Number, Pos};
use crate::names::Kind;
use crate::record::Entity;
use crate::syntax::Relation;

impl Resolver<'_, '_> {
    /// The two persons whose names stand behind a dual that says what they are: `الرئيسان بوتين وأردوغان`.
    pub(super) fn pair(&self, noun: u32) -> Option<Vec<Entity>> {
        self.article.word(noun).filter(|word| word.features.number == Some(Number::Dual))?;
        let syntax = &self.article.syntax;
        let first = syntax.related(noun, Relation::Apposition).next()?;
        let joined = syntax.related(first, Relation::Conjunct).chain(syntax.related(noun, Relation::Conjunct));
        let both: Vec<Entity> =
            std::iter::once(first).chain(joined).filter_map(|token| self.entity(Argument::word(token))).collect();
        (both.len() == 2).then_some(both)
    }

    /// The two states whose adjectives share a dual: `الجانبان الروسي والتركي`.
    pub(super) fn sides(&self, noun: u32) -> Option<Vec<Entity>> {
        self.article.word(noun).filter(|word| word.features.number == Some(Number::Dual))?;
        let state = |token: &u32| self.article.names.headed(*token).is_some_and(|one| one.kind == Kind::State);
        let first = self.article.syntax.related(noun, Relation::Adjective).find(state)?;
        let joined = self.article.syntax.related(first, Relation::Conjunct).filter(state);
        let both: Vec<Entity> = std::iter::once(first)
            .chain(joined)
            .filter_map(|token| self.article.names.headed(token).map(|mention| self.mentioned(mention)))
            .collect();
        (both.len() == 2).then_some(both)
    }

    /// The state of an adjective joined to a body acts by the body of its own that is meant: `الطيران الروسي والسوري`.
    pub(super) fn like_equal(&self, token: u32, mut entity: Entity) -> Entity {
        let syntax = &self.article.syntax;
        let state = self.article.names.headed(token).is_some_and(|mention| mention.kind == Kind::State);
        let nisba = state && self.article.word(token).is_some_and(|word| word.pos == Pos::Adjective);
        let equal = syntax.head(token).filter(|_| nisba && syntax.relation(token) == Relation::Conjunct);
        let body =
            equal.and_then(|equal| self.article.mention_of(equal)).filter(|body| body.kind == Kind::Organisation);
        if let Some(sector) = body.and_then(|body| body.sector) {
            entity.sector = Some(sector.code().to_owned());
        }
        entity
    }
}
