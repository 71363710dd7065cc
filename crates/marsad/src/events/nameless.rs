//! Whom force hits where no name and no noun of persons says it: so many, or an adjective alone.

use std::collections::BTreeMap;

use super::owner;
use super::participant::Resolver;
use super::phrase;
use super::wordset::ARTICLE;
use crate::morph::{Case, Gender, Number, Pos};
use crate::names::{Kind, Mention, Sector};
use crate::record::Entity;
use crate::syntax::Relation;
use crate::time::{NumberExpression, NumberKind};

impl Resolver<'_, '_> {
    /// So many of whom nothing else is said, as only persons are in an act that is done: `قتل خمسة في انفجار`, `قتل ثلاثة منهم`.
    pub(super) fn counted(&self, token: u32) -> Option<Entity> {
        let article = self.article;
        let bare = |number: &&NumberExpression| {
            number.tokens.contains(&token)
                && matches!(number.kind, NumberKind::Cardinal | NumberKind::Range)
                && number.unit.is_none()
        };
        let figure = article.word(token).is_none_or(|word| word.pos == Pos::Numeral);
        let dated = article.times.iter().any(|time| time.tokens.contains(&token));
        let number = article.numbers.iter().find(bare).filter(|_| self.force && figure && !dated)?;
        // `الستة`, `اثنان من الهجمات`, `11 منها`
        let known = article.text(number.tokens.start).starts_with(ARTICLE);
        let next = self.of(number.tokens.end).and_then(|next| article.word(next));
        let of_things = next.is_some_and(|next| next.suffix.is_none_or(|suffix| suffix.number == Number::Singular));
        if known || of_things {
            return None;
        }
        let mut nouns = [Relation::Part, Relation::Genitive, Relation::Adjective].into_iter().flat_map(|relation| {
            article.syntax.related(token, relation).filter(|child| !number.tokens.contains(child))
        });
        if nouns.next().is_some() {
            return None;
        }
        let them = self.of(number.tokens.end);
        let range = number.tokens.start..them.map_or(number.tokens.end, |them| them + 1);
        let of = them.and_then(|them| self.pronoun(them, true));
        let civil = || Sector::Cvl.code().to_owned();
        Some(Entity {
            country: of.as_ref().and_then(|of| of.country.clone()),
            sector: Some(of.and_then(|of| of.sector).unwrap_or_else(civil)),
            ..self.stretch(&range)
        })
    }

    /// A token if it is the preposition of origin, with its pronoun or before a noun: `من الجنود`, `منهم`.
    fn of(&self, token: u32) -> Option<u32> {
        let words = self.framer.words;
        let found = words.preposition_at(self.article, token).map(|(index, _)| index);
        let index = found.or_else(|| self.article.syntax.preposition(token));
        (index.is_some() && index == words.origin()).then_some(token)
    }

    /// Whether an adjective without noun stands where force names whom it hits: a name that no table knows (`اغتيل كرامي`), or another
    /// of those told of before (`أصيب آخر`).
    pub(super) fn is_bare_quality(&self, token: u32) -> bool {
        let syntax = &self.article.syntax;
        let Some(word) = self.article.word(token).filter(|_| self.force) else { return false };
        let features = word.features;
        let one = features.number != Some(Number::Plural) && features.gender == Some(Gender::Masculine);
        // `أصيب اثنان آخران`
        let others = word.pos == Pos::Elative && features.number == Some(Number::Dual);
        let bare = (word.pos == Pos::Adjective || others)
            && word.clitics.0 == 0
            && word.suffix.is_none()
            && features.case != Some(Case::Accusative);
        let hit = syntax.relation(token) == Relation::Subject
            && syntax.head(token).is_some_and(|verb| verb < token && syntax.passive(verb));
        one && bare && hit && syntax.related(token, Relation::Genitive).next().is_none()
    }

    /// The country of persons or bodies without an entry: that of whom their pronoun means (`شقيقه`), of their adjective or idafa.
    pub(super) fn home(&self, token: u32) -> Option<String> {
        if self.article.word(token).is_some_and(|word| word.suffix.is_some()) {
            return self.pronoun(token, true)?.country;
        }
        let owner = owner::owners(self.article, self.framer.words, token).first().copied()?;
        let country = self.article.names.headed(owner).and_then(Mention::country);
        // `ملياردير أفريقي` is of some state.
        country.filter(|country| *country != "IGO").map(str::to_owned)
    }

    /// Whether a participle in the sound plural stands for persons (`المفطرين`, `منتقدي الحكومة`), and is not told of those before a
    /// comma (`الحوثيين، الموالين لإيران`).
    pub(super) fn is_of_persons(&self, token: u32) -> bool {
        let apart = token.checked_sub(1).is_none_or(|before| self.article.word(before).is_some());
        apart
            && self.article.word(token).is_some_and(|word| {
                matches!(word.pos, Pos::ActiveParticiple | Pos::PassiveParticiple)
                    && word.features.number == Some(Number::Plural)
                    && word.features.gender == Some(Gender::Masculine)
                    && word.features.case.is_some()
                    && word.suffix.is_none()
            })
    }

    /// The country that persons without an entry most likely belong to: the one that their line and the article speak of most.
    pub(super) fn setting(&self, token: u32) -> Option<String> {
        let line = phrase::line(self.article, token);
        let mut scores: BTreeMap<&str, u32> = BTreeMap::new();
        for mention in &self.article.names.mentions {
            let state = |country: &&str| !ABOVE.contains(country);
            let Some(country) = mention.country().filter(state) else { continue };
            let near = if line.contains(&mention.head) { NEAR } else { 0 };
            let there = if near > 0 && mention.kind == Kind::Place { NEAR } else { 0 };
            *scores.entry(country).or_default() += 1 + near + there;
        }
        scores.into_iter().max_by_key(|(_, score)| *score).map(|(country, _)| country.to_owned())
    }
}

/// What a mention in the line is worth against one anywhere in the article.
const NEAR: u32 = 4;

/// Bodies above states, to which no persons belong by where they are.
const ABOVE: [&str; 7] = ["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"];
