//! When: the day that a sentence states for its event.
//!
//! A date belongs to what it hangs on: the trigger, a clause on it, or the words above it in the same clause. It is not taken
//! over by what only stands in the background of the clause (`بعد مقتل`, `رغم احتجاجات`), by the content of what somebody
//! asks or reports, nor across another event from a day far off (`أدان ضم القرم عام 2014`). A clause without a date goes on
//! with the day of the clause before it in its sentence.

use rustc_hash::FxHashSet;

use super::background::Background;
use super::frame::Frame;
use super::phrase;
use crate::article::Article;
use crate::morph::{Aspect, Clitics, Pos};
use crate::record::{Date, Span};
use crate::syntax::{Relation, Words};
use crate::time::{Basis, Precision, TimeExpression, TimeKind};

/// Reads the days of one article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dating<'s, 'a> {
    pub article: &'s Article<'a>,
    pub words: &'s Words,
    pub background: &'s Background,
}

pub(super) const COMMA: &str = "\u{60c}";

/// How many words may stand between a verb and its day.
const NEAR: usize = 6;

/// How many days from publication a day is far off: no day of the news itself.
pub(super) const FAR: i32 = 7;

impl Dating<'_, '_> {
    /// The date of a trigger. `container` is the verb of which the event is only the content; `verbal` says that the act is
    /// done in words, about something else; `speaks` tells it of other words.
    pub fn date(
        &self,
        frame: &Frame,
        container: Option<u32>,
        verbal: bool,
        speaks: impl Fn(u32) -> bool,
    ) -> Option<Date> {
        let trigger = frame.trigger;
        if let Some(time) = self.claimed(trigger, verbal) {
            return written(self.article, time);
        }
        if let Some(time) = self.of(trigger, trigger, true, verbal) {
            return written(self.article, time);
        }
        if let Some(time) = self.setting(trigger, verbal) {
            return written(self.article, time);
        }
        if let Some(reckoned) = self.reckoned(trigger) {
            return reckoned;
        }
        let mut child = trigger;
        for governor in self.article.syntax.ancestors(trigger).take(4) {
            let light = frame.light.is_some_and(|light| light.verb == governor);
            if !self.climbs(frame, child, governor) || container == Some(governor) {
                break;
            }
            if !light
                && (self.background.is_answer(self.article, governor) || speaks(governor))
                && self.is_content(child, governor)
            {
                break;
            }
            // The day of a light verb is that of the noun under it.
            if let Some(time) = self.of(governor, trigger, light, verbal) {
                return written(self.article, time);
            }
            child = governor;
        }
        let put = |time: &TimeExpression| written(self.article, time);
        let apart = || self.set_apart(frame).and_then(put);
        let before = || self.before(trigger);
        let headed = || self.headed(trigger).and_then(put);
        let behind = self.behind(trigger).and_then(put);
        let begun = || self.begun(trigger).and_then(put);
        let shared = || self.shared(trigger).and_then(put);
        let attending = || self.attending(trigger).and_then(put);
        behind.or_else(apart).or_else(before).or_else(attending).or_else(shared).or_else(headed).or_else(begun)
    }

    /// The day that is the trigger's own by its form.
    fn claimed(&self, trigger: u32, verbal: bool) -> Option<&TimeExpression> {
        let noun = self.article.word(trigger).is_some_and(|word| word.pos != Pos::Verb);
        let sentence = phrase::sentence(self.article, trigger).filter(|_| noun)?;
        self.article.times.iter().find(|time| {
            time.tokens.start > trigger
                && time.tokens.start < sentence.tokens.end
                && time.from.is_some()
                && matches!(time.kind, TimeKind::Date | TimeKind::Time)
                && self.claim(time).is_some_and(|claim| {
                    claim.noun == trigger || claim.alone && self.holds_claim(trigger, verbal, claim)
                })
        })
    }

    /// Whether a word is what its governor is about, not who acts nor the occasion.
    fn is_content(&self, child: u32, governor: u32) -> bool {
        let article = self.article;
        let verb = article.word(governor).is_some_and(|word| word.pos == Pos::Verb);
        let occasion =
            article.syntax.preposition(child).filter(|_| verb).is_some_and(|index| {
                self.background.settings.contains(&index) || self.background.sayings.contains(&index)
            });
        article.syntax.relation(child) != Relation::Subject && !occasion
    }

    /// The day between commas that the main verb of a sentence leaves behind a clause: `دعت إلى بحث الهجوم الذي وقع في
    /// المدينة، الثلاثاء، وطالبت …`.
    fn set_apart(&self, frame: &Frame) -> Option<&TimeExpression> {
        let article = self.article;
        let verb = frame.light.map_or(frame.trigger, |light| light.verb);
        let main = |token: u32| {
            article.word(token).is_some_and(|word| word.pos == Pos::Verb)
                && matches!(article.syntax.relation(token), Relation::Root | Relation::Conjunct)
        };
        let sentence = phrase::sentence(article, verb).filter(|_| main(verb))?;
        let comma = |token: u32| article.form(token) == COMMA;
        let next = (verb + 1..sentence.tokens.end).find(|token| main(*token)).unwrap_or(sentence.tokens.end);
        article.times.iter().find(|time| {
            (verb + 1..next).contains(&time.tokens.start)
                && time.kind == TimeKind::Date
                && time.precision == Precision::Day
                && !self.is_far(time)
                && !self.is_anothers(frame.trigger, true, time)
                && comma(time.tokens.start - 1)
                && (time.tokens.end >= sentence.tokens.end || comma(time.tokens.end))
        })
    }

    /// Whether an event stands in the clause of the word above it, not behind it.
    fn climbs(&self, frame: &Frame, child: u32, governor: u32) -> bool {
        let article = self.article;
        let relation = article.syntax.relation(child);
        let verb = |token| article.word(token).is_some_and(|word| word.pos == Pos::Verb);
        let same_clause = !phrase::opens_clause(relation) && (relation != Relation::Conjunct || !verb(child));
        let light = frame.light.is_some_and(|light| light.verb == governor);
        same_clause
            && !self.is_time(governor)
            && !self.measures(child)
            && !self.background.holds(article, child, governor)
            && (light || !self.words.is_speech(article, governor) || !verb(child))
    }

    /// Whether a noun under a preposition is what the time before it is counted from or of: `بعد أشهر على ضم`, `الأسبوع
    /// السابع للاحتجاجات`.
    fn measures(&self, noun: u32) -> bool {
        let article = self.article;
        let counted = article.syntax.preposition(noun).is_some_and(|index| self.background.counted.contains(&index));
        let apart = article.word(noun).is_some_and(|word| !word.clitics.any(Clitics::PREPOSITIONS));
        let first = noun.saturating_sub(u32::from(apart));
        counted && article.times.iter().any(|time| time.from.is_none() && time.tokens.end == first)
    }

    /// The date of a word: the nearest one to the trigger that hangs on it or, for a noun, on a clause on it.
    fn of(&self, word: u32, trigger: u32, own: bool, verbal: bool) -> Option<&TimeExpression> {
        let clauses = self
            .article
            .syntax
            .related(word, Relation::Relative)
            .chain(self.clause_behind(word))
            .filter(|_| word == trigger || self.heads(word, trigger));
        // What is asked or blamed has its own day, before the asking.
        let said = self.words.is_speech(self.article, trigger);

        let times = std::iter::once(word).chain(clauses).flat_map(|head| {
            times_on(self.article, head).chain(self.left(head)).filter(move |time| {
                let from = if head < time.tokens.start { trigger.max(head) } else { trigger };
                let lent = own && verbal && self.claim(time).is_some_and(|claim| claim.noun != trigger);
                time.from.is_some()
                    && time.precision < Precision::Decade
                    && !lent
                    && !self.ranks(time)
                    && !self.is_to_come(trigger, time)
                    && !self.is_quality(trigger, time)
                    && !self.is_anothers(trigger, verbal, time)
                    && (head == word && own && !said || !self.is_far(time) || self.reaches(from, time))
                    && !self.is_behind(self.seen_from(word, trigger, time), time)
            })
        });
        // `أعلنت الأربعاء توقيف خمسة يوم الأحد`: the first day is that of the verb above.
        let times: Vec<&TimeExpression> = times.collect();
        let day = |time: &&TimeExpression| time.precision == Precision::Day && !self.since(time);
        let above = word < trigger && times.iter().any(|time| time.tokens.end <= trigger && day(time));
        let own_day = |time: &&TimeExpression| time.tokens.start > trigger && day(time) && self.reaches(trigger, time);
        let behind = times.iter().copied().filter(|_| above).find(own_day);
        behind.or_else(|| times.into_iter().min_by_key(|time| time.tokens.start.abs_diff(trigger)))
    }

    /// Whether a time ends after publication and a verb told what was done: `طلبت من السفير المغادرة خلال 24 ساعة`.
    fn is_to_come(&self, verb: u32, time: &TimeExpression) -> bool {
        let done = self
            .article
            .word(verb)
            .is_some_and(|word| word.pos == Pos::Verb && word.features.aspect == Some(Aspect::Perfect));
        let published = self.article.document.day();
        // `هذا الأسبوع` goes on after the act.
        let short = time.precision == Precision::Day;
        done && short && time.to.zip(published).is_some_and(|(to, published)| to > published)
    }

    /// Whether a noun says no more than what its second term does: `أعمال العنف التي وقعت الثلاثاء`.
    fn heads(&self, noun: u32, term: u32) -> bool {
        let article = self.article;
        article.syntax.relation(term) == Relation::Genitive
            && article.syntax.head(term) == Some(noun)
            && article.word(noun).is_some_and(|word| word.pos.is_nominal())
            && article.mention_of(noun).is_none()
    }

    /// The times right behind a verb, no comma or other verb between, that hang on a later one: `والتقى الوزيران في 12 مايو في
    /// قمة تعهد فيها`.
    fn left(&self, verb: u32) -> impl Iterator<Item = &TimeExpression> {
        let article = self.article;
        let is_verb = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Verb);
        let joined = |token: u32| article.word(token).is_some_and(|word| word.clitics.has(Clitics::AND));
        let parts = move |token: u32| is_verb(token) || article.word(token).is_none() && !self.is_time(token);
        article.times.iter().filter(move |time| {
            let first = time.tokens.start;
            let head = article.syntax.head(first).filter(|head| *head >= time.tokens.end);
            is_verb(verb)
                && matches!(time.kind, TimeKind::Date | TimeKind::Time)
                && first > verb
                && (verb + 1..first).len() < NEAR
                && head.is_some_and(is_verb)
                && !joined(first)
                && !first.checked_sub(1).is_some_and(joined)
                && !(verb + 1..first).any(parts)
        })
    }

    /// A verb that follows a noun directly and tells of it: `60 قتيلا سقطوا الاثنين`.
    fn clause_behind(&self, noun: u32) -> Option<u32> {
        let article = self.article;
        let bare = article.word(noun).is_some_and(|word| word.pos.is_nominal() && !word.clitics.has(Clitics::ARTICLE));
        let verb =
            article.word(noun + 1).filter(|word| bare && word.pos == Pos::Verb && word.clitics == Clitics::default());
        verb.filter(|word| word.features.aspect == Some(Aspect::Perfect)).map(|_| noun + 1)
    }

    /// The day of what an act takes place in, or of what something is said in: `خلال جلسة عقدت الثلاثاء`; of the attack in which
    /// somebody was killed: `قتل في هجوم شنه التنظيم في يناير 2017`.
    fn setting(&self, trigger: u32, verbal: bool) -> Option<&TimeExpression> {
        let article = self.article;
        let within =
            |token: u32, set: &FxHashSet<usize>| article.syntax.preposition(token).is_some_and(|i| set.contains(&i));
        let attack = |token: u32| !verbal && self.is_event(token) && within(token, &self.background.sayings);
        let held = |token: &u32| {
            within(*token, &self.background.settings)
                || verbal && within(*token, &self.background.sayings)
                || attack(*token)
        };
        let nouns = article.syntax.related(trigger, Relation::Oblique).filter(held);
        let heads = nouns.flat_map(|noun| {
            std::iter::once((noun, noun))
                .chain(article.syntax.related(noun, Relation::Relative).map(move |verb| (noun, verb)))
        });
        let dated = |(noun, head): (u32, u32)| times_on(article, head).map(move |time| (noun, time));
        heads
            .flat_map(dated)
            .find(|(noun, time)| {
                !self.is_far(time)
                    || attack(*noun) && time.from.is_some() && time.precision < Precision::Decade && !self.since(time)
            })
            .map(|(_, time)| time)
    }

    /// From where on the words before a time may put it behind: from the trigger, or from the word it hangs on where the
    /// trigger stands behind the time and is not joined to what is before it.
    fn seen_from(&self, word: u32, trigger: u32, time: &TimeExpression) -> u32 {
        let joined = self.article.word(trigger).is_some_and(|word| word.clitics.has(Clitics::AND));
        if trigger < time.tokens.start || joined { word.max(trigger) } else { word }
    }

    /// Whether a time stands within what is in the background of the clause: `بسبب أعمال العنف الجمعة`.
    pub(super) fn is_behind(&self, word: u32, time: &TimeExpression) -> bool {
        let article = self.article;
        let comma = |token: &u32| article.form(*token) == COMMA;
        let held = |token: u32| {
            let happens = article.word(token).is_some_and(|word| matches!(word.pos, Pos::Masdar | Pos::Verb));
            (happens || self.is_event(token))
                && article.syntax.preposition(token).is_some_and(|index| self.background.prepositions.contains(&index))
        };
        let near = (word + 1..time.tokens.start).rev().take_while(|token| !comma(token));
        // `منذ انتخابه في مارس إلى أنقرة اليوم`: what has a day of its own leaves the next to the clause.
        let dated = |token: &u32| self.is_time(*token);
        near.take_while(|token| !dated(token)).any(held)
    }

    /// Whether nothing else that happens stands between a trigger and a day behind it.
    pub(super) fn reaches(&self, trigger: u32, time: &TimeExpression) -> bool {
        let article = self.article;
        let happens = |token: u32| {
            article.word(token).is_some_and(|word| match word.pos {
                Pos::Verb => true,
                Pos::Masdar => !word.clitics.has(Clitics::ARTICLE) && article.mention_of(token).is_none(),
                _ => false,
            })
        };
        !(trigger + 1..time.tokens.start).any(happens)
    }

    /// Whether a token belongs to a time: `الأسبوع السابع للاحتجاجات`.
    pub(super) fn is_time(&self, token: u32) -> bool {
        self.article.times.iter().any(|time| time.tokens.contains(&token))
    }

    pub(super) fn is_far(&self, time: &TimeExpression) -> bool {
        let (Some(from), Some(published)) = (time.from, self.article.document.day()) else { return false };
        time.precision > Precision::Week || published.until(from).is_ok_and(|span| span.get_days().abs() > FAR)
    }

    /// Whether a date is a day of the news itself, not one until which something lasts.
    pub(super) fn is_near(&self, date: &Date) -> bool {
        let article = self.article;
        let line = |time: &TimeExpression| article.tokens.get(time.tokens.start as usize).map(|token| token.line);
        let found = article.times.iter().find(|time| time.start == date.offsets.start && line(time) == Some(date.line));
        found.is_some_and(|time| !self.is_far(time) && !self.since(time))
    }

    /// A day that stands behind an event's noun with nothing else that happens between: a day far off, or any if the noun is
    /// in the background of its clause.
    fn behind(&self, trigger: u32) -> Option<&TimeExpression> {
        let article = self.article;
        let noun = article.word(trigger).is_some_and(|word| word.pos != Pos::Verb);
        let sentence = phrase::sentence(article, trigger).filter(|_| noun)?;
        let next = article.times.iter().find(|time| {
            time.tokens.start > trigger && time.from.is_some() && matches!(time.kind, TimeKind::Date | TimeKind::Time)
        })?;
        let behind = article.syntax.ancestors(trigger).take(3).scan(trigger, |child, governor| {
            let held = self.background.holds(article, *child, governor);
            *child = governor;
            Some(held)
        });
        let follows = sentence.tokens.contains(&next.tokens.start)
            && self.reaches(trigger, next)
            && !(self.is_far(next) && self.since(next));
        (follows && (self.is_far(next) || behind.into_iter().any(|held| held))).then_some(next)
    }

    /// Whether a time is that since which something lasts, or before or after which it happened.
    pub(super) fn since(&self, time: &TimeExpression) -> bool {
        let under = |token| self.article.syntax.preposition(token);
        time.tokens.clone().filter_map(under).any(|index| self.background.prepositions.contains(&index))
    }

    /// Whether a day stands behind an event that a word of speech is about: `أشار إلى عقد الجلسة الخميس`.
    fn is_of_content(&self, word: u32, time: &TimeExpression) -> bool {
        let article = self.article;
        let about = |event: u32| {
            let under =
                std::iter::once(event).chain(article.syntax.ancestors(event)).take_while(|above| *above != word);
            let index = under.last().and_then(|child| article.syntax.preposition(child));
            index.is_some_and(|index| {
                let Background { settings, sayings, prepositions, .. } = self.background;
                ![settings, sayings, prepositions].into_iter().any(|set| set.contains(&index))
            })
        };
        (word + 1..time.tokens.start)
            .rev()
            .take_while(|token| article.form(*token) != COMMA)
            .any(|token| self.is_event(token) && about(token))
    }

    /// The date that hangs on a word itself.
    pub fn on(&self, word: u32) -> Option<Date> {
        let near = |time: &&TimeExpression| {
            !self.is_far(time)
                && !self.is_behind(word, time)
                && !self.is_of_content(word, time)
                && self.claim(time).is_none_or(|claim| claim.noun == word)
        };
        times_on(self.article, word).find(near).and_then(|time| written(self.article, time))
    }
}

/// The dates that hang on a word or on a part of its phrase.
pub(super) fn times_on<'t>(article: &'t Article<'_>, head: u32) -> impl Iterator<Item = &'t TimeExpression> {
    article.times.iter().filter(move |time| {
        matches!(time.kind, TimeKind::Date | TimeKind::Time)
            && time.tokens.clone().any(|token| {
                let mut at = Some(token);
                for _ in 0..3 {
                    let Some(current) = at else { return false };
                    let relation = article.syntax.relation(current);
                    at = article.syntax.head(current);
                    if at == Some(head) {
                        return relation == Relation::Time
                            || time.tokens.contains(&token) && relation != Relation::Complement;
                    }
                    if !at.is_some_and(|next| time.tokens.contains(&next)) {
                        return false;
                    }
                }
                false
            })
    })
}

pub(super) fn written(article: &Article<'_>, time: &TimeExpression) -> Option<Date> {
    let (from, to) = (time.from?, time.to?);
    let value = match time.precision {
        Precision::Day if from == to => from.to_string(),
        // Of a part of it (`منتصف الشهر`) the days are told.
        Precision::Month if from == to.first_of_month() && to == from.last_of_month() => {
            from.to_string().get(..7)?.to_owned()
        }
        Precision::Year if from.year() == to.year() => from.to_string().get(..4)?.to_owned(),
        _ if from == to => from.to_string(),
        _ => format!("{from}/{to}"),
    };
    let precision = match time.precision {
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Season => "season",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Vague => "vague",
    };
    let basis = match time.basis {
        Basis::Expression => "expression",
        Basis::Article => "article",
        Basis::Publication => "publication",
        Basis::Unresolved => return None,
    };
    let line = article.tokens.get(time.tokens.start as usize)?.line;
    Some(Date {
        value,
        start: Some(from.to_string()),
        end: Some(to.to_string()),
        precision: precision.to_owned(),
        basis: basis.to_owned(),
        text: article.line_text(line, time.start, time.end).to_owned(),
        line,
        offsets: Span { start: time.start, end: time.end },
    })
}
