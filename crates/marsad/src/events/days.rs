//! The day that a mention takes from another of its article.

use super::coherence::{Criterion, LEAD, NEWS, first, is_actual, is_said};
use super::dating::FAR;
use super::kin::{Kin, share};
use crate::record::{Date, Record};

/// The day of the nearest mention that is plainly of one event with the one at hand.
pub(super) fn date<'t>(kin: &[Kin<'t>]) -> Option<&'t Date> {
    if let Some(pair) = kin.iter().find(|pair| fell_then(pair)) {
        return pair.other.record.date.as_ref();
    }
    let gone = |pair: &Kin<'t>| pair.one.elsewhen || pair.struck && pair.other.reckoned;
    if kin.iter().any(gone) {
        return None;
    }
    let day = |date: &Date| date.precision == "day" && is_short(date);
    let dated = |pair: &&Kin<'t>| pair.other.record.date.as_ref().is_some_and(day);
    // What a clause is reckoned from is not of its day.
    let apart = |pair: &&Kin<'t>| pair.one.reckoned && pair.same_sentence();
    let mut kin: Vec<Kin<'t>> = kin.iter().filter(dated).filter(|pair| !apart(pair)).copied().collect();
    // Of days told equally near the latest is the news.
    kin.sort_by_key(|&Kin { one, other, .. }| {
        let start = other.record.date.as_ref().and_then(|date| date.start.as_deref());
        (one.record.line.abs_diff(other.record.line), std::cmp::Reverse(start))
    });
    let criteria: &[Criterion] = &[
        news_of_force,
        news_of_protest,
        same_course,
        same_parties,
        titled_day,
        same_manner,
        same_doers,
        said_there,
        said_on_visit,
        fell_beside,
        struck_within,
        struck_after,
        told_of,
        met_in_lead,
    ];
    first(&kin, criteria, |_| true)?.other.record.date.as_ref()
}

/// The dead and wounded of a sentence fell on the day of the attack on them.
fn fell_then(pair: &Kin<'_>) -> bool {
    let told = pair.other.record.date.as_ref().is_some_and(|date| date.basis != "article");
    pair.struck && told && pair.same_modality() && !pair.one.reckoned && !pair.other.reckoned
}

/// The acts of force that the first lines tell are of the day that they give, if it is one of those before publication.
fn news_of_force(pair: &Kin<'_>) -> bool {
    let near = is_near(&pair.other.record) && pair.one.record.line <= NEWS && pair.other.record.line <= LEAD;
    let feared = pair.one.record.modality == "hypothetical" && !pair.same_modality();
    pair.are("ASSAULT") && near && !pair.one.habit && !pair.one.reckoned && !feared
}

/// The same of protests, but protests of one kind go on while others come.
fn news_of_protest(pair: &Kin<'_>) -> bool {
    pair.are("PROTEST")
        && is_near(&pair.other.record)
        && pair.same_mode()
        && pair.one.record.line <= NEWS
        && pair.other.record.line <= LEAD
}

/// An act told again by a word of its kind, by the same, with something in common, or in the next line; what goes on is of
/// no day.
fn same_course(pair: &Kin<'_>) -> bool {
    let alike = pair.same_act() && pair.same_rule() && pair.same_modality();
    let one = pair.share_actors() || pair.share_recipients() || pair.places_share();
    let next = pair.one.record.line.abs_diff(pair.other.record.line) <= 1;
    alike && pair.actors_agree() && !pair.places_differ() && (one || next) && !pair.one.lasts()
}

/// An act by the same on the same.
fn same_parties(pair: &Kin<'_>) -> bool {
    let parties = pair.share_actors() && pair.share_recipients();
    pair.same_act() && pair.same_modality() && parties && !pair.one.lasts()
}

/// Acts of force done in one way, as facts, with nothing that parts the two.
fn same_manner(pair: &Kin<'_>) -> bool {
    let alike = pair.are("ASSAULT") && pair.same_mode() && pair.same_modality() && is_actual(&pair.one.record);
    alike && pair.agree() && !pair.places_differ()
}

/// What a title tells is of the day that the first lines give for an act of its type.
fn titled_day(pair: &Kin<'_>) -> bool {
    pair.same_act() && pair.same_modality() && pair.one.record.line == 0 && pair.other.record.line <= LEAD
}

/// An act of the lead by those who do one of its type there, on a day of the news.
fn same_doers(pair: &Kin<'_>) -> bool {
    let lead = pair.one.record.line <= LEAD && pair.other.record.line <= LEAD;
    lead && pair.same_act() && pair.same_modality() && pair.share_actors() && is_near(&pair.other.record)
}

/// What those who met say, told behind their meeting, they said there.
fn said_there(pair: &Kin<'_>) -> bool {
    said_when_met(pair) && pair.other.record.mode.as_deref() != Some("visit")
}

/// Where no meeting has a day, they said it on their visit.
fn said_on_visit(pair: &Kin<'_>) -> bool {
    said_when_met(pair)
}

fn said_when_met(pair: &Kin<'_>) -> bool {
    let (one, other) = (&pair.one.record, &pair.other.record);
    let met = other.action == "CONSULT" && is_near(other) && other.line <= LEAD && is_actual(other);
    let parties = || share(&one.actors, &other.actors) || share(&one.actors, &other.recipients);
    met && pair.earlier && is_said(one) && is_actual(one) && parties() && !pair.one.lasts()
}

/// Dead and wounded told beside what has a day fell on it: `دخلت القوات البلدة الأربعاء. وسقط قتلى`.
fn fell_beside(pair: &Kin<'_>) -> bool {
    let beside = pair.earlier && pair.one.record.line - pair.other.record.line <= 1;
    beside && pair.one.casualty && !pair.one.back && !pair.one.mutual
}

/// What force the first lines tell of beside what has a day in its sentence was of that day.
fn struck_within(pair: &Kin<'_>) -> bool {
    let news = is_actual(&pair.one.record) && pair.one.record.line <= NEWS;
    pair.one.record.action == "ASSAULT" && pair.same_sentence() && news
}

/// Force by nobody named, in the line behind another act of force.
fn struck_after(pair: &Kin<'_>) -> bool {
    let next = pair.one.record.line == pair.other.record.line + 1;
    pair.are("ASSAULT") && next && pair.same_modality() && pair.one.record.actors.is_empty() && !pair.one.back
}

/// The act of force of the lead of which others tell later.
fn told_of(pair: &Kin<'_>) -> bool {
    pair.are("ASSAULT") && pair.other.record.line <= 1 && !pair.one.casualty && !pair.one.record.sources.is_empty()
}

/// A meeting of which the first lines tell again by a word of its kind.
fn met_in_lead(pair: &Kin<'_>) -> bool {
    let lead = pair.one.record.line <= NEWS && pair.other.record.line <= LEAD;
    pair.are("CONSULT") && pair.same_rule() && lead
}

/// Whether a date is a day or a night.
fn is_short(date: &Date) -> bool {
    let day = |text: Option<&String>| text?.parse::<jiff::civil::Date>().ok();
    let span = day(date.start.as_ref()).zip(day(date.end.as_ref()));
    span.is_none_or(|(start, end)| start.until(end).is_ok_and(|span| span.get_days() <= 1))
}

/// Whether a record's date is of the days before publication.
pub(super) fn is_near(record: &Record) -> bool {
    let day = |text: Option<&str>| text.and_then(|text| text.get(..10)?.parse::<jiff::civil::Date>().ok());
    let start = record.date.as_ref().and_then(|date| day(date.start.as_deref()));
    match (start, day(record.published.as_deref())) {
        (Some(start), Some(published)) => start.until(published).is_ok_and(|span| span.get_days() <= FAR),
        _ => true,
    }
}
