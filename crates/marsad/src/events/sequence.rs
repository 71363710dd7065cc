//! The day that an event shares with what its sentence tells before or beside it.

use super::dating::{COMMA, Dating, times_on, written};
use super::phrase;
use crate::morph::{Aspect, Pos};
use crate::record::Date;
use crate::syntax::Relation;
use crate::time::{Precision, TimeExpression};

/// How many words above a clause the verb may stand that tells of what the clause describes.
const ABOVE: usize = 4;

impl Dating<'_, '_> {
    /// The day of the clause before a verb in its sentence, unless that only reports or the verb stands in another's clause.
    pub(super) fn before(&self, trigger: u32) -> Option<Date> {
        let article = self.article;
        let told = |token: u32| {
            let word = article.word(token)?;
            (word.pos == Pos::Verb && word.features.aspect == Some(Aspect::Perfect)).then_some(token)
        };
        let mut verb = trigger;
        if told(trigger).is_none() {
            let above = article.syntax.head(trigger).filter(|above| told(*above).is_some())?;
            if self.background.holds(article, trigger, above) || self.words.is_speech(article, above) {
                return None;
            }
            verb = above;
        }
        let joined = matches!(
            article.syntax.relation(verb),
            Relation::Root | Relation::Conjunct | Relation::Adverbial | Relation::Circumstantial
        );
        let sentence = phrase::sentence(article, verb).filter(|_| joined && self.goes_on(trigger, verb))?;
        for earlier in (sentence.tokens.start..verb).rev() {
            // `قال …، وغادر` but `شدد القيود ومنع`.
            let report = self.words.is_report(article, earlier);
            let does = || article.syntax.related(earlier, Relation::Object).any(|object| object < verb);
            if report && !does() {
                return None;
            }
            let verbal = article.word(earlier).is_some_and(|word| word.pos == Pos::Verb);
            let above = || article.syntax.ancestors(verb).any(|above| above == earlier);
            if !verbal || article.syntax.relation(earlier) == Relation::Relative && !above() {
                continue;
            }
            let mut times = times_on(article, earlier).filter(|time| time.tokens.start < verb && !self.since(time));
            if let Some(time) = times.next() {
                // A year goes on only as long as its subject does.
                let near = time.precision == Precision::Day
                    || time.precision <= Precision::Month && !report
                    || time.precision == Precision::Year
                        && !report
                        && article.syntax.related(verb, Relation::Subject).next().is_none();
                let told = told(earlier).is_some() && near;
                return if told && !self.is_anothers(trigger, false, time) { written(article, time) } else { None };
            }
        }
        None
    }

    /// The day that a verb has before what attends it: before a participle that tells what its subject does with it (`دعت
    /// الخميس إلى وقف النار، متهمة الحكومة`), and before a clause on what it tells of that says what was done in it (`صدر أمس
    /// بيان طالبت فيه`).
    pub(super) fn attending(&self, trigger: u32) -> Option<&TimeExpression> {
        let article = self.article;
        let is_verb = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Verb);
        let verb = match article.syntax.relation(trigger) {
            Relation::Circumstantial if !is_verb(trigger) => article.syntax.head(trigger)?,
            Relation::Relative if self.takes_up_occasion(trigger) => {
                article.syntax.ancestors(trigger).take(ABOVE).find(|token| is_verb(*token))?
            }
            _ => return None,
        };
        let told = article.word(verb).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        times_on(article, verb).filter(|_| told).find(|time| {
            time.tokens.end <= trigger
                && time.precision == Precision::Day
                && time.from.is_some()
                && !self.since(time)
                && !self.is_far(time)
                && !self.is_behind(verb, time)
                && !self.is_anothers(trigger, false, time)
        })
    }

    /// Whether the clause of a verb says that it was done in what the clause describes: `بيان دعت فيه`.
    fn takes_up_occasion(&self, verb: u32) -> bool {
        let article = self.article;
        article.syntax.related(verb, Relation::Oblique).any(|token| {
            let pronoun = article.word(token).is_some_and(|word| word.pos == Pos::Preposition && word.suffix.is_some());
            let index = article.syntax.preposition(token).filter(|_| pronoun);
            index.is_some_and(|index| {
                self.background.settings.contains(&index) || self.background.sayings.contains(&index)
            })
        })
    }

    /// The day behind the verb joined to a trigger's, of which both are: `اندلعت احتجاجات ودارت مواجهات في 30 آذار`.
    pub(super) fn shared(&self, trigger: u32) -> Option<&TimeExpression> {
        let article = self.article;
        let told = |token: u32| {
            article
                .word(token)
                .is_some_and(|word| word.pos == Pos::Verb && word.features.aspect == Some(Aspect::Perfect))
                && !self.words.is_speech(article, token)
        };
        let above = || article.syntax.head(trigger).filter(|_| article.syntax.relation(trigger) == Relation::Subject);
        let verb = if told(trigger) { trigger } else { above().filter(|above| told(*above))? };
        let next = article.syntax.related(verb, Relation::Conjunct).find(|next| *next > verb && told(*next))?;
        times_on(article, next).find(|time| {
            let parted = || (verb..time.tokens.start).any(|token| article.form(token) == COMMA);
            time.tokens.start > next
                && time.from.is_some()
                && time.precision <= Precision::Month
                && !self.since(time)
                && !self.is_anothers(trigger, false, time)
                && !parted()
        })
    }

    /// Whether a verb goes on with what its sentence told: it is no state, nor is it joined to a clause on a noun, nor the
    /// trigger to what is behind the verb (`فرض عقوبات بسبب الأزمة وضم القرم`).
    fn goes_on(&self, trigger: u32, verb: u32) -> bool {
        let syntax = &self.article.syntax;
        let state = self.words.auxiliary(self.article, verb).is_some()
            || self.background.follows_conjunction(self.article, verb);
        let relative = syntax
            .ancestors(verb)
            .scan(verb, |below, above| {
                let joined = syntax.relation(*below) == Relation::Conjunct;
                *below = above;
                joined.then_some(above)
            })
            .any(|above| syntax.relation(above) == Relation::Relative);
        let held = (verb + 1..trigger)
            .any(|token| syntax.preposition(token).is_some_and(|index| self.background.prepositions.contains(&index)));
        !state && !relative && !held
    }

    /// The time that heads a trigger's sentence as an entry of a list: `- 1953: حكم عليه`, `22 آذار 2018، احتجز مسلح رهائن`.
    pub(super) fn headed(&self, trigger: u32) -> Option<&TimeExpression> {
        let article = self.article;
        let sentence = phrase::sentence(article, trigger)?;
        let mark = |token: u32| article.word(token).is_none();
        let first = sentence.tokens.clone().find(|token| self.is_time(*token) || !mark(*token))?;
        let time = article.times.iter().find(|time| time.tokens.start == first && time.from.is_some())?;
        let end = time.tokens.end;
        let entry = self.words.is_colon(article, end) || article.form(end) == COMMA && self.is_far(time);
        (entry && trigger > end).then_some(time)
    }

    /// The time of what an event has lasted from: `قتل العشرات منذ انطلاق المسيرات في آذار`.
    pub(super) fn begun(&self, trigger: u32) -> Option<&TimeExpression> {
        let article = self.article;
        let sentence = phrase::sentence(article, trigger)?;
        let start = (trigger + 1..sentence.tokens.end)
            .take_while(|token| article.word(*token).is_none_or(|word| word.pos != Pos::Verb))
            .find(|token| {
                let masdar = article.word(*token).is_some_and(|word| word.pos == Pos::Masdar);
                let index = article.syntax.preposition(*token).filter(|_| masdar);
                index.is_some_and(|index| self.background.starts.contains(&index))
            })?;
        let time = article.times.iter().find(|time| time.tokens.start > start)?;
        let held = sentence.tokens.contains(&time.tokens.start) && self.reaches(start, time);
        (held && time.from.is_some() && !self.is_ranked(start)).then_some(time)
    }
}
