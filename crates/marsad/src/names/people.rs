//! People with a number or a quantifier before them.

use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::terms::{Alone, Class};
use super::{Kind, Sector};
use crate::morph::{Clitics, Number, Pos};
use crate::text::TokenKind;
use crate::time::NumberKind;

/// No count has more words before its noun.
const LONGEST: u32 = 7;

impl Reader<'_, '_> {
    /// A counted or portioned phrase of people: `ثلاثة جنود أتراك`, `آلاف المواطنين`, `نحو 100 فلسطيني`; or a quantifier that
    /// stands for people by itself (`المئات`).
    pub fn counted(&self, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        let mut from = at;
        let mut alone = None;
        while from < end && from < at + LONGEST {
            let quantity = scene.term(from, |class| matches!(class, Class::Quantity(_)));
            if let Some((met, term)) = quantity {
                // `غالبيتهم أطفال` says what they are.
                if scene.article.word(from + met.length - 1).is_some_and(|word| word.suffix.is_some()) {
                    break;
                }
                if term.class == Class::Quantity(Alone::Each) && scene.cue(from + met.length, Cue::Locative) {
                    return None;
                }
                if term.class == Class::Quantity(Alone::Yes) && (scene.is_definite(from) || alone.is_some()) {
                    alone = Some(from + met.length);
                }
                from += met.length;
            } else if let Some(stop) = self.number(from) {
                from = stop;
            } else if from > at && (scene.cue(from, Cue::Of) || scene.cue(from, Cue::Bound) || self.is_percent(from)) {
                from += 1;
            } else {
                break;
            }
        }
        if from == at {
            return None;
        }
        // `شيع المئات شبانا`: whom the crowd does something to is not what it is of.
        let apart = alone == Some(from) && self.is_object(from);
        if let Some(mut draft) = self.counted_people(from, end).filter(|_| !apart) {
            draft.mention.tokens.start = at;
            draft.mention.name.start = at;
            draft.mention.head = at;
            return Some(draft);
        }
        let stop = alone?;
        let mut draft = Draft::new(Kind::People, at..stop);
        draft.mention.sector = Some(Sector::Cvl);
        Some(draft)
    }

    /// Whether a word opens the hundred of a percentage: `10 في المئة من المهاجرين`.
    fn is_percent(&self, at: u32) -> bool {
        let hundred = self.scene.article.word(at + 1);
        let hundred = hundred.is_some_and(|word| word.pos == Pos::Numeral && word.clitics.has(Clitics::ARTICLE));
        hundred && self.scene.cue(at, Cue::Locative)
    }

    /// The people after a count.
    fn counted_people(&self, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        if at >= end || scene.article.kind(at) != Some(TokenKind::Word) || scene.is_joined(at) {
            return None;
        }
        let people = scene.term(at, |class| matches!(class, Class::People | Class::Office | Class::Organ));
        if let Some((met, term)) = people {
            if scene.article.word(at).is_some_and(|word| word.pos == Pos::Verb) {
                return None;
            }
            let met = super::terms::Met { number: Some(Number::Plural), ..met };
            let mut draft = self.described(at, met, term, end)?;
            if draft.mention.sector == Some(Sector::Unk) {
                // Counted others are people like those counted before.
                draft.mention.sector = Some(Sector::Cvl);
                draft.stateless = false;
            }
            if draft.mention.kind == Kind::Person {
                draft.mention.kind = Kind::People;
            }
            return Some(draft);
        }
        let hit = scene.nisba(at)?;
        let mut draft = self.nisba_draft(at, hit.nisba, hit.end);
        self.as_people(&mut draft, &hit, end);
        Some(draft)
    }

    /// Where a cardinal number that starts at a token ends, its counted noun left out.
    fn number(&self, at: u32) -> Option<u32> {
        let scene = &self.scene;
        let article = scene.article;
        let found = article.numbers.iter().find(|number| number.tokens.start == at);
        if let Some(number) = found {
            if !matches!(number.kind, NumberKind::Cardinal | NumberKind::Range) {
                return None;
            }
            // `15 عاما على 374 متهما`: what is counted is no people.
            let people = |token: u32| scene.noun(token).is_some() || scene.nisba(token).is_some();
            if number.unit.is_some() && !number.tokens.clone().any(people) {
                return None;
            }
            // A dual counts itself: `جنديان تركيان`.
            if scene.noun(at).is_some() || scene.nisba(at).is_some() {
                return None;
            }
            // The unit may be among the tokens: stop before the first noun of people.
            let stop = (at + 1..number.tokens.end)
                .find(|token| scene.noun(*token).is_some() || scene.nisba(*token).is_some())
                .unwrap_or(number.tokens.end);
            return Some(stop);
        }
        if scene.is_time(at) {
            return None;
        }
        let digits = article.kind(at) == Some(TokenKind::Number);
        let word = article.word(at).is_some_and(|word| word.pos == Pos::Numeral);
        (digits || word).then_some(at + 1)
    }
}
