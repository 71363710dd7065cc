//! Which noun a day belongs to, whatever verb of the sentence it hangs on.

use super::dating::Dating;
use super::phrase;
use crate::morph::{Aspect, Clitics, Gender, NounKind, Number, Pos};
use crate::syntax::Relation;
use crate::time::{Precision, TimeExpression};

/// How far before the word that sets its day an event's noun may stand, in tokens.
const REACH: u32 = 14;

/// A day that belongs to a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Claim {
    /// The noun of the event.
    pub noun: u32,
    /// Whether it is the noun's alone, not also that of the clause: `ألغى اجتماعا مقررا الخميس`, but `أوقع هجوم الأحد`.
    pub alone: bool,
}

impl Dating<'_, '_> {
    /// The noun to which a day belongs.
    pub(super) fn claim(&self, time: &TimeExpression) -> Option<Claim> {
        self.scheduled(time)
            .or_else(|| self.awaited(time))
            .or_else(|| self.judged(time))
            .map(|noun| Claim { noun, alone: true })
            .or_else(|| self.second_term(time).map(|noun| Claim { noun, alone: false }))
    }

    /// Whether a day is a noun's that is neither the trigger nor told of by it.
    pub(super) fn is_anothers(&self, trigger: u32, verbal: bool, time: &TimeExpression) -> bool {
        let claim = self.claim(time).filter(|claim| claim.alone);
        claim.is_some_and(|claim| !self.holds_claim(trigger, verbal, claim))
    }

    /// Whether a trigger is a noun whose day is set: `الاجتماع المقرر الخميس`.
    pub(super) fn is_set(&self, trigger: u32) -> bool {
        self.article.times.iter().filter_map(|time| self.claim(time)).any(|claim| claim.alone && claim.noun == trigger)
    }

    /// Whether a trigger is the noun that has a day, or governs it as a noun: `زيارة لإجراء محادثات`; not as an act done in
    /// words about it (`verbal`).
    pub(super) fn holds_claim(&self, trigger: u32, verbal: bool, claim: Claim) -> bool {
        let nominal = |token: u32| self.article.word(token).is_some_and(|word| word.pos != Pos::Verb);
        trigger == claim.noun
            || !verbal
                && nominal(trigger)
                && self
                    .article
                    .syntax
                    .ancestors(claim.noun)
                    .take_while(|above| nominal(*above))
                    .any(|above| above == trigger)
    }

    /// Whether a time is of a noun's quality, not of what happens: since which something lasts, or one far off, of the
    /// participle before it (`الصحفي المعتقل منذ 2016`, `القانون المؤرخ في 24 أكتوبر 2011`), or the year that a noun is of
    /// (`الانتخابات لعام 2016`).
    pub(super) fn is_quality(&self, trigger: u32, time: &TimeExpression) -> bool {
        self.is_dated(trigger, time) || self.is_of_year(trigger, time)
    }

    fn is_dated(&self, trigger: u32, time: &TimeExpression) -> bool {
        let article = self.article;
        let under = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Preposition);
        let before = time.tokens.start.checked_sub(1).filter(|before| *before != trigger);
        let before = before.and_then(|before| if under(before) { before.checked_sub(1) } else { Some(before) });
        let Some((before, word)) = before.and_then(|before| Some((before, article.word(before)?))) else {
            return false;
        };
        let participle = matches!(word.pos, Pos::ActiveParticiple | Pos::PassiveParticiple);
        let attribute = || match article.syntax.relation(before) {
            Relation::Adjective => article.mention_of(before).is_none() && article.syntax.head(before) != Some(trigger),
            Relation::Other => word.pos == Pos::PassiveParticiple,
            _ => false,
        };
        before != trigger
            && participle
            && word.clitics.has(Clitics::ARTICLE)
            && (self.since(time) || self.is_far(time) && attribute())
    }

    /// Whether a year stands with `ل` behind a noun that is not the trigger.
    fn is_of_year(&self, trigger: u32, time: &TimeExpression) -> bool {
        let article = self.article;
        let first = article.word(time.tokens.start);
        let of = time.precision == Precision::Year && first.is_some_and(|word| word.clitics.has(Clitics::TO));
        let nominal =
            |token: &u32| article.word(*token).is_some_and(|word| matches!(word.pos, Pos::Noun | Pos::Masdar));
        of && (trigger + 1..time.tokens.start).any(|token| nominal(&token))
    }

    /// The noun before a participle of planning that the day hangs on: `اجتماع الوزراء، المقرر عقده الخميس`.
    fn scheduled(&self, time: &TimeExpression) -> Option<u32> {
        let article = self.article;
        let planned = |token: &u32| self.background.is_planned(article, *token);
        let participle = (time.tokens.start.saturating_sub(3)..time.tokens.start).rev().find(planned)?;
        let gender = article.word(participle)?.features.gender;
        let agrees = |token: &u32| {
            article.word(*token).is_some_and(|word| {
                let plural = word.features.number == Some(Number::Plural);
                gender.is_none()
                    || if plural { gender == Some(Gender::Feminine) } else { word.features.gender == gender }
            })
        };
        self.events_before(participle).find(agrees)
    }

    /// The noun to which a day to come belongs that hangs on what was done or said before it: `يؤكد لقاء الرئيس الجمعة`.
    fn awaited(&self, time: &TimeExpression) -> Option<u32> {
        let article = self.article;
        let (from, published) = (time.from?, article.document.day()?);
        let head = (time.precision <= Precision::Day && from > published)
            .then(|| time.tokens.clone().find_map(|token| article.syntax.head(token)))??;
        let verb = article.word(head).filter(|word| word.pos == Pos::Verb)?;
        let done = verb.features.aspect == Some(Aspect::Perfect)
            || self.words.is_speech(article, head) && !verb.clitics.has(Clitics::FUTURE);
        self.events_before(time.tokens.start).next().filter(|noun| done && *noun > head)
    }

    /// The noun of what is judged, with the day behind it: `أدانت الهجوم على المدينة الأحد`.
    fn judged(&self, time: &TimeExpression) -> Option<u32> {
        let article = self.article;
        let head = time.tokens.clone().find_map(|token| article.syntax.head(token))?;
        let judged = self.background.is_judgement(article, head);
        let said = |noun: u32| self.words.is_speech(article, noun) || self.words.is_report_noun(article, noun);
        self.events_before(time.tokens.start).next().filter(|noun| judged && *noun > head && !said(*noun))
    }

    /// The noun of which a day is the second term: `إضراب الثلاثاء`.
    fn second_term(&self, time: &TimeExpression) -> Option<u32> {
        let article = self.article;
        let first = time.tokens.start;
        let known = article.word(first).is_some_and(|word| word.clitics.has(Clitics::ARTICLE));
        let long = time.precision == Precision::Month || time.precision == Precision::Year;
        let before = first.checked_sub(1).filter(|before| (known || long) && self.is_event(*before))?;
        let bare = article.word(before).is_some_and(|word| {
            word.suffix.is_none() && !word.clitics.has(Clitics::ARTICLE) && article.mention_of(before).is_none()
        });
        bare.then_some(before)
    }

    /// The nouns of events before a token in its sentence, the nearest first.
    fn events_before(&self, token: u32) -> impl Iterator<Item = u32> {
        let start = phrase::sentence(self.article, token).map_or(token, |sentence| sentence.tokens.start);
        (start.max(token.saturating_sub(REACH))..token).rev().filter(|token| self.is_event(*token))
    }

    pub(super) fn is_event(&self, token: u32) -> bool {
        let article = self.article;
        let event = || article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::EVENT));
        article.word(token).is_some_and(|word| word.pos == Pos::Masdar || word.pos == Pos::Noun && event())
            && article.mention_of(token).is_none()
            && !self.is_time(token)
    }
}
