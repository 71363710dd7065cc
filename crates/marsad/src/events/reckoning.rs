//! The day of what another event is reckoned from: `وقع القصف بعد 3 أيام على الغارات`, `زار بغداد غداة الهجوم`.
//!
//! Such a noun does not happen on the day of its clause but so long before or after it.

use jiff::ToSpan;
use jiff::civil;

use super::dating::{Dating, FAR, times_on};
use super::phrase;
use crate::morph::{Clitics, Number, Pos};
use crate::record::{Date, Span};
use crate::syntax::Relation;
use crate::time::{Precision, TimeKind};

/// In how many lines the news stands by whose day a clause without one is reckoned.
const LEAD: u32 = 2;

/// How many words above a trigger the noun may stand that is reckoned from: `غداة تعليق عمليات إجلاء`.
const DEPTH: usize = 3;

/// A stretch of time between an event and its clause.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    /// How long, in `unit`; below zero for what lies before the clause.
    amount: i32,
    unit: Precision,
    /// Its first and last token.
    tokens: (u32, u32),
    /// The word of the clause under which it stands.
    governor: u32,
    /// Whether what is reckoned from went on all the while: `بعد شهر من الاحتجاجات`.
    lasts: bool,
}

impl Dating<'_, '_> {
    /// Whether a trigger is what its clause is reckoned from, and then its day, if the clause has one.
    pub(super) fn reckoned(&self, trigger: u32) -> Option<Option<Date>> {
        let mut noun = trigger;
        for _ in 0..DEPTH {
            if let Some(stretch) = self.stretch(noun) {
                return Some(stretch.and_then(|stretch| self.moved(trigger, stretch)));
            }
            let relation = self.article.syntax.relation(noun);
            if !matches!(relation, Relation::Genitive | Relation::Relative) {
                break;
            }
            noun = self.article.syntax.head(noun)?;
        }
        None
    }

    /// The stretch of time before a noun that is reckoned from; the inner none where it is not told how long.
    fn stretch(&self, noun: u32) -> Option<Option<Stretch>> {
        let article = self.article;
        let word = article.word(noun).filter(|word| word.pos != Pos::Verb)?;
        let governor = article.syntax.head(noun)?;
        let before = noun.checked_sub(1)?;
        if let Some(days) = self.background.morrow(article, before) {
            let tokens = (before, before);
            return Some(Some(Stretch { amount: days, unit: Precision::Day, tokens, governor, lasts: false }));
        }
        let many = word.features.number == Some(Number::Plural);
        let lasting = |index| many && self.background.lasting.contains(&index);
        let lasts = article.syntax.preposition(noun).is_some_and(lasting);
        let counted = article.syntax.preposition(noun).is_some_and(|index| self.background.counted.contains(&index));
        let first = noun.saturating_sub(u32::from(!word.clitics.any(Clitics::PREPOSITIONS)));
        let time = article.times.iter().find(|time| counted && time.from.is_none() && time.tokens.end == first)?;
        // Some hours later it is mostly the same day.
        if time.value.as_deref().is_some_and(|value| value.starts_with("PT")) {
            return None;
        }
        // `بعد ثلاثة أيام`: the preposition says on which side of the clause.
        let side = self.background.side(article, time.tokens.start)?;
        let length = time
            .value
            .as_deref()
            .filter(|_| time.kind == TimeKind::Duration && time.modifier.is_none())
            .and_then(length);
        let tokens = (time.tokens.start, time.tokens.end - 1);
        Some(length.map(|(amount, unit)| Stretch { amount: amount * side, unit, tokens, governor, lasts }))
    }

    /// The day so far from that of the clause.
    fn moved(&self, trigger: u32, stretch: Stretch) -> Option<Date> {
        let article = self.article;
        let anchor = self.anchor(trigger, stretch)?;
        let span = match stretch.unit {
            Precision::Day => stretch.amount.days(),
            Precision::Month => stretch.amount.months(),
            _ => stretch.amount.years(),
        };
        let day = anchor.checked_add(span).ok()?;
        let digits = match stretch.unit {
            Precision::Day => 10,
            Precision::Month => 7,
            _ => 4,
        };
        let (start, end) = match stretch.unit {
            _ if stretch.lasts => (day.min(anchor), day.max(anchor)),
            Precision::Day => (day, day),
            Precision::Month => (day.first_of_month(), day.last_of_month()),
            _ => (day.first_of_year(), day.last_of_year()),
        };
        let (first, last) = stretch.tokens;
        let line = article.tokens.get(first as usize)?.line;
        let Span { start: from, end: to } = article.span_of(&(first..last + 1));
        let value = if stretch.lasts { format!("{start}/{end}") } else { day.to_string().get(..digits)?.to_owned() };
        Some(Date {
            value,
            start: Some(start.to_string()),
            end: Some(end.to_string()),
            precision: stretch.unit.name().to_owned(),
            basis: "article".to_owned(),
            text: article.line_text(line, from, to).to_owned(),
            line,
            offsets: Span { start: from, end: to },
        })
    }

    /// The day of the clause: its own, that which heads its sentence, or that of the news.
    fn anchor(&self, trigger: u32, stretch: Stretch) -> Option<civil::Date> {
        let article = self.article;
        let exact = |time: &&crate::time::TimeExpression| {
            time.precision <= stretch.unit && !self.since(time) && time.tokens.start < trigger
        };
        let verb = std::iter::once(stretch.governor)
            .chain(article.syntax.ancestors(stretch.governor))
            .take(DEPTH)
            .find(|token| article.word(*token).is_some_and(|word| word.pos == Pos::Verb));
        let own = || verb.and_then(|verb| times_on(article, verb).filter(exact).find_map(|time| time.from));
        let head = || self.headed(trigger).filter(exact).and_then(|time| time.from);
        let news = || {
            let published = article.document.day()?;
            let near = |day: &civil::Date| published.since(*day).is_ok_and(|gone| (0..=FAR).contains(&gone.get_days()));
            let lead = article.times.iter().filter(|time| {
                let line = article.tokens.get(time.tokens.start as usize).map(|token| token.line);
                line.is_some_and(|line| line <= LEAD) && time.precision == Precision::Day && time.from == time.to
            });
            lead.filter(|time| !self.since(time)).filter_map(|time| time.from).find(near)
        };
        phrase::sentence(article, trigger)?;
        own().or_else(head).or_else(news)
    }
}

/// How long a TIMEX value lasts, in days, months or years: `P3D`.
fn length(value: &str) -> Option<(i32, Precision)> {
    let value = value.strip_prefix('P')?;
    let unit = value.chars().last()?;
    let amount: i32 = value.strip_suffix(unit)?.parse().ok()?;
    Some(match unit {
        'D' => (amount, Precision::Day),
        'W' => (amount.checked_mul(7)?, Precision::Day),
        'M' => (amount, Precision::Month),
        'Y' => (amount, Precision::Year),
        _ => return None,
    })
}
