//! Idafa: which noun or name completes the one before it.

use super::super::agreement;
use super::Cutter;
use crate::morph::{Analysis, Case, Clitics, NounKind, Number, Pos, State};
use crate::names::{Kind, Mention, Sector};
use crate::text::TokenKind;

impl Cutter<'_, '_> {
    /// Whether the token is the second term of an idafa whose first term is `last`.
    pub(super) fn takes_genitive(&self, last: u32, at: u32) -> bool {
        at == last + 1 && self.completes(last, at)
    }

    /// Whether a word completes an open noun.
    pub(super) fn completes(&self, last: u32, at: u32) -> bool {
        let Some(first) = self.article.word(last) else { return false };
        if self.words.is_circumstance(self.article, last) {
            return false;
        }
        let hidden = agreement::may_lack_article(self.article, last) && self.article.kind(at) == Some(TokenKind::Word);
        if !hidden && !agreement::opens_idafa(first) {
            return false;
        }
        let Some(second) = self.article.word(at) else {
            return self.outer.contains_key(&at);
        };
        if hidden
            && (second.pos == Pos::Verb || second.pos.is_adjectival() && agreement::adjective(first, true, second))
        {
            return false;
        }
        // Persons whom the names stage has left alone are complete: `أحرق شاب نفسه`.
        let complete = self.article.names.headed(last).is_some_and(|mention| mention.kind == Kind::People);
        // `استهدف انتحاري حافلة`
        let open = second.pos == Pos::Noun;
        let one = first.features.number == Some(Number::Singular);
        if complete && (second.suffix.is_some() || open && one) {
            return false;
        }
        if self.is_distance(last) && self.outer.contains_key(&at) {
            return false;
        }
        let plain = !second.clitics.any(Clitics::PREPOSITIONS) && !self.has_conjunction(at);
        // The alef of tanwin shows an accusative: an object, no genitive.
        let tanwin = second.features.case == Some(Case::Accusative) && second.features.state == Some(State::Indefinite);
        // `إنقاذ نحو خمسين مهاجرا`: a number of persons that opens with a word of estimation.
        if plain && !second.pos.is_nominal() && second.pos != Pos::Verb && self.outer.contains_key(&at) {
            return true;
        }
        if !plain || !second.pos.is_nominal() || tanwin && second.pos != Pos::Name {
            return false;
        }
        // An indefinite adjective in agreement describes; anything else that is nominal completes.
        let describes = second.pos.is_adjectival() && agreement::adjective(first, false, second);
        !describes || self.outer.contains_key(&at) && !self.is_quality(last, at)
    }

    /// Whether a noun of time right behind a preposition of time is whole: `اتهم قبل أيام المعارضة`.
    fn is_distance(&self, noun: u32) -> bool {
        let before = noun.checked_sub(1).and_then(|before| self.words.preposition_at(self.article, before));
        let when = before.and_then(|(preposition, _)| self.words.preposition(preposition));
        let several = self.article.word(noun).is_some_and(|word| word.features.number != Some(Number::Singular));
        let time = self.article.lexeme(noun).is_some_and(|lexeme| lexeme.kind.any(NounKind::TIME));
        several && time && when.is_some_and(|preposition| preposition.temporal && preposition.apart)
    }

    /// Whether a mention is only an adjective to the noun before it: a state's (`سيارات فلسطينية`), or persons' after an
    /// act (`هجوم انتحاري`).
    pub(super) fn is_quality(&self, noun: u32, at: u32) -> bool {
        let mention = self.outer.get(&at).and_then(|index| self.article.names.mentions.get(*index));
        let act = self.article.verb(noun).is_some();
        // `توقيف سوري`: whom his state's adjective alone names is no quality of what is done to him.
        let bare = self.article.word(at).is_some_and(|word| !word.clitics.has(Clitics::ARTICLE));
        let civil = |mention: &Mention| bare && mention.sector == Some(Sector::Cvl) && mention.country.is_some();
        mention.is_some_and(|mention| {
            let persons = mention.kind == Kind::People && act && !civil(mention);
            mention.tokens.len() == 1 && (mention.kind == Kind::State || persons)
        }) && self.article.word(at).is_some_and(|word| word.pos == Pos::Adjective)
    }

    /// Whether what the law calls somebody stands right behind his name: `القس أندرو برونسون المتهم`.
    pub(super) fn tells_of_named(&self, noun: u32, at: u32) -> bool {
        let mentions = &self.article.names.mentions;
        let mention = |token: u32| self.outer.get(&token).and_then(|index| mentions.get(*index));
        let named = mentions.iter().any(|mention| {
            mention.head == noun && mention.named && mention.kind == Kind::Person && mention.tokens.end == at
        });
        let label = mention(at).is_some_and(|own| own.tokens.len() == 1 && !own.named);
        let participle = |word: &Analysis| {
            matches!(word.pos, Pos::ActiveParticiple | Pos::PassiveParticiple) && word.clitics.has(Clitics::ARTICLE)
        };
        named && label && self.article.word(at).is_some_and(participle)
    }
}
