//! Times that tell since when there was nothing alike: `أعنف هجوم منذ 2014`, `لأول مرة منذ عامين`. They are no event's own.

use super::background::Background;
use super::dating::{COMMA, Dating};
use super::phrase;
use crate::morph::Pos;
use crate::time::{NumberKind, Precision, TimeExpression, TimeKind};

/// The value of a time not long ago that nobody tells exactly.
const PAST: &str = "PAST_REF";

/// How many tokens before `منذ` a word of rank may stand.
const RANK: u32 = 8;

impl Dating<'_, '_> {
    /// Whether a time only tells how long there was none alike: `أعنف هجوم منذ 2014`.
    pub(super) fn ranks(&self, time: &TimeExpression) -> bool {
        (self.since(time) || self.opens_with_start(time)) && self.is_ranked(time.tokens.start)
    }

    /// Whether a time begins with the word since which something lasts: `لأول مرة منذ عامين`.
    fn opens_with_start(&self, time: &TimeExpression) -> bool {
        let index = self.words.preposition_index(self.article.form(time.tokens.start));
        index.is_some_and(|index| self.background.starts.contains(&index))
    }

    /// Whether a sentence tells of a time far from the day of publication before a trigger.
    pub(super) fn is_elsewhen(&self, trigger: u32) -> bool {
        let Some(sentence) = phrase::sentence(self.article, trigger) else { return false };
        self.article.times.iter().any(|time| {
            sentence.tokens.start <= time.tokens.start
                && time.tokens.end <= trigger
                && time.kind == TimeKind::Date
                && time.from.is_some()
                && time.precision < Precision::Decade
                && self.is_far(time)
                && !self.ranks(time)
        }) || self.article.times.iter().any(|time| {
            (trigger + 1..sentence.tokens.end).contains(&time.tokens.start)
                && self.is_stretch(time)
                && self.reaches(trigger, time)
        })
    }

    /// Whether a time is a stretch of days or longer through which something happened: `خلال ثلاثة عقود`, `في الأشهر الأخيرة`.
    fn is_stretch(&self, time: &TimeExpression) -> bool {
        let long = |value: &str| value == PAST || value.starts_with('P') && !value.starts_with("PT");
        let mut under = time.tokens.clone().filter_map(|token| self.article.syntax.preposition(token));
        let Background { settings, sayings, .. } = self.background;
        let within = under.any(|index| settings.contains(&index) || sayings.contains(&index));
        within && time.from.is_none() && time.value.as_deref().is_some_and(long)
    }

    /// Whether a word of rank stands before a token in its clause.
    pub(super) fn is_ranked(&self, first: u32) -> bool {
        let article = self.article;
        // `أكثر من 160` counts, `الأعنف` ranks.
        let number = |token: u32| article.numbers.iter().find(|number| number.tokens.contains(&token));
        let ranked = |token: u32| match number(token) {
            Some(number) => number.kind == NumberKind::Ordinal,
            None => article.word(token).is_some_and(|word| word.pos == Pos::Elative),
        };
        let start = phrase::sentence(article, first).map_or(first, |sentence| sentence.tokens.start);
        let mut near =
            (start.max(first.saturating_sub(RANK))..first).rev().take_while(|token| article.form(*token) != COMMA);
        near.any(ranked)
    }
}
