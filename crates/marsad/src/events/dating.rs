//! When: the day that a sentence states for its event.
//!
//! A date belongs to what it hangs on: the trigger, a clause on it, or the words above it in the same clause. It is not taken
//! over by what only stands in the background of the clause (`بعد مقتل`, `رغم احتجاجات`), by the content of what somebody
//! asks or reports, nor across another event from a day far off (`أدان ضم القرم عام 2014`). A clause without a date goes on
//! with the day of the clause before it in its sentence.

use rustc_hash::FxHashSet;

use super::frame::Frame;
use super::phrase;
use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Aspect, Clitics, Pos, ordered};
use crate::record::{Date, Span};
use crate::syntax::{Relation, Words};
use crate::time::{Basis, Precision, TimeExpression, TimeKind};

/// The words that set what they govern in the background of a clause, from `events/background.tsv`.
#[derive(Debug)]
pub(super) struct Background {
    /// Indices of prepositions.
    prepositions: FxHashSet<usize>,
    /// Lemmas of nouns: `أعقاب`, `خلفية`.
    nouns: FxHashSet<String>,
}

impl Background {
    pub fn new(source: &Source, words: &Words) -> Result<Self, Error> {
        let file = source.file("events/background.tsv")?;
        let (mut prepositions, mut nouns) = (FxHashSet::default(), FxHashSet::default());
        for row in file.table(["word", "class"])? {
            match row.cells {
                [word, "preposition"] => {
                    let index = words.preposition_index(word).ok_or_else(|| {
                        file.error(row.line, format!("no preposition {word:?}"), "one of syntax/prepositions.tsv")
                    })?;
                    prepositions.insert(index);
                }
                [word, "noun"] => {
                    nouns.insert(ordered(word));
                }
                [_, class] => return Err(file.error(row.line, format!("no class {class:?}"), "preposition, noun")),
            }
        }
        Ok(Self { prepositions, nouns })
    }

    /// Whether a word, or the word that governs it, puts it behind its clause.
    fn holds(&self, article: &Article<'_>, token: u32, governor: u32) -> bool {
        article.syntax.preposition(token).is_some_and(|index| self.prepositions.contains(&index))
            || self.nouns.contains(article.lemma(governor))
    }
}

/// Reads the days of one article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dating<'s, 'a> {
    pub article: &'s Article<'a>,
    pub words: &'s Words,
    pub background: &'s Background,
}

/// How many days from publication a day is far off: no day of the news itself.
const FAR: i32 = 7;

impl Dating<'_, '_> {
    /// The date of a trigger. `container` is the verb of which the event is only the content.
    pub fn date(&self, frame: &Frame, container: Option<u32>) -> Option<Date> {
        let trigger = frame.trigger;
        if let Some(time) = self.of(trigger, trigger) {
            return written(self.article, time);
        }
        let mut child = trigger;
        for governor in self.article.syntax.ancestors(trigger).take(4) {
            if !self.climbs(frame, child, governor) || container == Some(governor) {
                break;
            }
            if let Some(time) = self.of(governor, trigger) {
                return written(self.article, time);
            }
            child = governor;
        }
        self.behind(trigger).and_then(|time| written(self.article, time)).or_else(|| self.before(trigger))
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
            && !self.background.holds(article, child, governor)
            && (light || !self.words.is_speech(article, governor) || !verb(child))
    }

    /// The date of a word: the nearest one to the trigger that hangs on it or, for a noun, on a clause on it.
    fn of(&self, word: u32, trigger: u32) -> Option<&TimeExpression> {
        let clauses = self.article.syntax.related(word, Relation::Relative).filter(|_| word == trigger);
        let heads = std::iter::once(word).chain(clauses);
        let times = heads.flat_map(|head| times_on(self.article, head)).filter(|time| {
            let said = self.words.is_speech(self.article, trigger);
            word == trigger && !said || !self.is_far(time) || self.reaches(trigger, time)
        });
        times.min_by_key(|time| time.tokens.start.abs_diff(trigger))
    }

    /// Whether nothing else that happens stands between a trigger and a day behind it.
    fn reaches(&self, trigger: u32, time: &TimeExpression) -> bool {
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
    fn is_time(&self, token: u32) -> bool {
        self.article.times.iter().any(|time| time.tokens.contains(&token))
    }

    fn is_far(&self, time: &TimeExpression) -> bool {
        let (Some(from), Some(published)) = (time.from, self.article.document.day()) else { return false };
        time.precision > Precision::Week || published.until(from).is_ok_and(|span| span.get_days().abs() > FAR)
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
        let follows = sentence.tokens.contains(&next.tokens.start) && self.reaches(trigger, next);
        (follows && (self.is_far(next) || behind.into_iter().any(|held| held))).then_some(next)
    }

    /// The day of the clause before a verb in its sentence, unless that only reports or the verb stands in another's clause.
    fn before(&self, trigger: u32) -> Option<Date> {
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
        let sentence = phrase::sentence(article, verb).filter(|_| joined)?;
        for earlier in (sentence.tokens.start..verb).rev() {
            if self.words.is_report(article, earlier) {
                return None;
            }
            if told(earlier).is_some()
                && let Some(time) =
                    times_on(article, earlier).find(|time| time.tokens.start < verb && !self.since(time))
            {
                return written(article, time);
            }
        }
        None
    }

    /// Whether a time is that since which something lasts, or before or after which it happened.
    fn since(&self, time: &TimeExpression) -> bool {
        let under = |token| self.article.syntax.preposition(token);
        time.tokens.clone().filter_map(under).any(|index| self.background.prepositions.contains(&index))
    }

    /// The date that hangs on a word itself.
    pub fn on(&self, word: u32) -> Option<Date> {
        times_on(self.article, word).next().and_then(|time| written(self.article, time))
    }
}

/// The dates that hang on a word or on a part of its phrase.
fn times_on<'t>(article: &'t Article<'_>, head: u32) -> impl Iterator<Item = &'t TimeExpression> {
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

fn written(article: &Article<'_>, time: &TimeExpression) -> Option<Date> {
    let (from, to) = (time.from?, time.to?);
    let value = match time.precision {
        Precision::Day if from == to => from.to_string(),
        Precision::Month => from.to_string().get(..7)?.to_owned(),
        Precision::Year => from.to_string().get(..4)?.to_owned(),
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
