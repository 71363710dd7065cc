//! Days told by their names alone, in what is still to come: `دعت إلى إضراب الأحد`.

use jiff::ToSpan;

use super::assemble::Assembler;
use super::frame::Frame;
use super::modality::{Judgement, Value};
use super::phrase;
use crate::morph::{Aspect, Pos};
use crate::record::Date;
use crate::syntax::Auxiliary;
use crate::time::{Basis, Precision};

/// How many days after which a day of the week comes again.
const WEEK: i32 = 7;

/// Within how many days from publication a day to come may be told by how far off it is.
const SOON: i32 = 20;

impl Assembler<'_, '_> {
    /// The day of an act to come: the next of its name, where a day of the week was taken for the last and nothing says that it is
    /// gone. A gathering that somebody asks for or fears is to come too. The day on which it is decided is not its own (`قررت
    /// الاثنين إرسال قوات`).
    pub(super) fn to_come(
        &self,
        code: &str,
        trigger: u32,
        modality: Value,
        judged: Judgement,
        date: Date,
    ) -> Option<Date> {
        let behind = self.is_behind(trigger, &date);
        let asked = |container: u32| container < trigger && matches!(code, "PROTEST" | "CONSULT");
        match modality {
            Value::Future if self.was(trigger) => Some(date),
            Value::Future if behind => Some(self.next(&date).unwrap_or(date)),
            Value::Future => Some(date).filter(|date| !self.lies_before(date)),
            Value::Hypothetical if behind && judged.container.is_some_and(asked) => {
                Some(self.next(&date).unwrap_or(date))
            }
            _ => Some(date),
        }
    }

    /// The day of what happened: not one after publication, but that of the year before where a verb of the past has a day of a month
    /// that was taken for the next (`عقدت القمة السابقة في 29 مارس`).
    pub(super) fn gone(&self, trigger: u32, date: Date) -> Option<Date> {
        let article = self.article;
        let day = |text: Option<&String>| text.and_then(|text| text.parse::<jiff::civil::Date>().ok());
        let (Some(start), Some(published)) = (day(date.start.as_ref()), article.document.day()) else {
            return Some(date);
        };
        if start <= published {
            return Some(date);
        }
        let token =
            article.tokens.iter().position(|token| token.line == date.line && token.start == date.offsets.start)?;
        let time = article.times.iter().find(|time| time.tokens.contains(&(token as u32)))?;
        let verb =
            std::iter::once(trigger).chain(article.syntax.ancestors(trigger)).find(|token| self.is_verb(*token))?;
        let past = article.word(verb).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        let numbered = article.numbers.iter().any(|number| time.tokens.contains(&number.tokens.start));
        let far = published.until(start).is_ok_and(|span| span.get_days() > SOON);
        let guessed = time.basis == Basis::Publication && time.precision == Precision::Day && numbered && far;
        if !guessed || !past || self.words.is_speech(article, verb) {
            return None;
        }
        let start = start.checked_sub(1.year()).ok()?.to_string();
        Some(Date { value: start.clone(), end: Some(start.clone()), start: Some(start), ..date })
    }

    /// Whether a day lies before publication.
    fn lies_before(&self, date: &Date) -> bool {
        let published = self.article.document.day().map(|day| day.to_string());
        date.end.as_ref().zip(published.as_ref()).is_some_and(|(end, published)| end < published)
    }

    /// Whether what is told without a past verb lies after the day of publication: `زيارة الأسبوع المقبل`, `يبدأ غدا زيارة`.
    pub(super) fn is_to_come(&self, frame: &Frame, date: Option<&Date>) -> bool {
        let trigger = frame.trigger;
        let Some(word) = self.article.word(trigger) else { return false };
        let told = word.pos == Pos::Verb;
        if told && word.features.aspect != Some(Aspect::Imperfect) {
            return false;
        }
        let known = |date: &&Date| {
            told || date.basis == "expression"
                || self.dating().is_set(trigger)
                || self.is_carried(frame) && self.dating().is_near(date)
        };
        let published = self.article.document.published.as_deref().and_then(|day| day.get(..10));
        let start = date.filter(known).and_then(|date| date.start.as_deref());
        start.zip(published).is_some_and(|(start, published)| start > published)
    }

    /// Whether a verb of the present tells of a noun: its light verb, or the one that it is the subject or object of.
    fn is_carried(&self, frame: &Frame) -> bool {
        let article = self.article;
        let within = |token: u32| article.word(token).is_some_and(|word| word.pos.is_nominal());
        let mut above = article.syntax.ancestors(frame.trigger).skip_while(|token| within(*token)).take(1);
        let verb = frame.light.map(|light| light.verb).or_else(|| above.next());
        verb.and_then(|verb| article.word(verb))
            .is_some_and(|word| word.pos == Pos::Verb && word.features.aspect == Some(Aspect::Imperfect))
    }

    /// Whether a day stands behind a trigger.
    fn is_behind(&self, trigger: u32, date: &Date) -> bool {
        let token = self.article.tokens.get(trigger as usize);
        token.is_some_and(|token| token.line == date.line && token.end < date.offsets.start)
    }

    /// Whether `كان` stands before a trigger in its sentence: what was to come may be gone.
    fn was(&self, trigger: u32) -> bool {
        let article = self.article;
        let start = phrase::sentence(article, trigger).map_or(trigger, |sentence| sentence.tokens.start);
        (start..trigger).any(|token| {
            let past = article.word(token).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
            past && self.words.auxiliary(article, token) == Some(Auxiliary::Copula)
        })
    }

    fn next(&self, date: &Date) -> Option<Date> {
        let article = self.article;
        let background = &self.coder.background;
        let published = article.document.day()?;
        let time = article.times.iter().find(|time| {
            let line = article.tokens.get(time.tokens.start as usize).map(|token| token.line);
            line == Some(date.line) && time.start == date.offsets.start && time.precision == Precision::Day
        })?;
        let (from, to) = (time.from?, time.to?);
        let week = published.since(from).is_ok_and(|gone| gone.get_days() < WEEK);
        let named =
            time.basis == Basis::Publication && time.tokens.clone().any(|token| background.is_weekday(article, token));
        let gone = time.tokens.clone().any(|token| background.is_gone(article, token));
        if !named || !week || to >= published || gone {
            return None;
        }
        let (start, end) = (from.checked_add(WEEK.days()).ok()?, to.checked_add(WEEK.days()).ok()?);
        let value = if start == end { start.to_string() } else { format!("{start}/{end}") };
        Some(Date { value, start: Some(start.to_string()), end: Some(end.to_string()), ..date.clone() })
    }
}
