//! The place that a mention takes from another of its article.

use super::coherence::{LEAD, NEWS, first, is_actual, is_deed, is_physical, is_said};
use super::days::is_near;
use super::kin::{Kin, Told, share};
use crate::record::Place;

/// The place of the nearest mention that is plainly of one event with the one at hand.
pub(super) fn place<'t>(kin: &[Kin<'t>]) -> Option<&'t Place> {
    let exact = |told: &Told| told.record.place.as_ref().is_some_and(|place| place.precision != "country");
    // Within a sentence what no table knows is told by its own words.
    let told = |told: &Told| {
        told.record.place.as_ref().is_some_and(|place| place.precision != "country" || place.name.is_none())
    };
    let any = |told: &Told| told.record.place.is_some();
    let found = first(kin, &[news_alike], exact)
        .or_else(|| first(kin, &[same_blow], told))
        .or_else(|| first(kin, &[fell_there], any))
        .or_else(|| first(kin, &[same_day, bare_lead], exact))
        .or_else(|| first(kin, &[told_in_title, told_later], any))
        .or_else(|| first(kin, &[titled], exact))
        .or_else(|| first(kin, &[of_one_time], any))
        .or_else(|| first(kin, &[pointed_back], exact))
        .or_else(|| first(kin, &[met_there, owned_up, beside_news, same_told], any))?;
    found.other.record.place.as_ref()
}

/// Acts of one kind that the first lines tell.
fn news_alike(pair: &Kin<'_>) -> bool {
    pair.same_act() && pair.same_rule() && pair.one.record.line <= NEWS && pair.agree()
}

/// Acts of force of one sentence, no word like `بينما` between them.
pub(super) fn same_blow(pair: &Kin<'_>) -> bool {
    let together = pair.same_sentence() && pair.one.meanwhile == pair.other.meanwhile;
    pair.are("ASSAULT") && together && pair.same_modality()
}

/// The dead and wounded of a sentence fell where the attack on them was.
fn fell_there(pair: &Kin<'_>) -> bool {
    pair.struck && pair.one.casualty && pair.same_modality()
}

/// Deeds of one type on one day.
fn same_day(pair: &Kin<'_>) -> bool {
    pair.same_act() && is_deed(&pair.one.record) && pair.same_date() && pair.agree()
}

/// A mention in the lead that names nobody is of what the lead tells.
fn bare_lead(pair: &Kin<'_>) -> bool {
    let record = &pair.one.record;
    pair.same_act()
        && record.actors.is_empty()
        && record.recipients.is_empty()
        && record.line <= LEAD
        && pair.other.record.line <= LEAD
}

/// An act of the title, by the same, told again by a word of its kind.
fn told_in_title(pair: &Kin<'_>) -> bool {
    pair.same_act() && pair.same_rule() && pair.other.record.line == 0 && pair.share_actors()
}

/// Force and protest that a later line tells again by the same word.
fn told_later(pair: &Kin<'_>) -> bool {
    is_physical(&pair.one.record)
        && pair.same_act()
        && pair.same_word()
        && !pair.earlier
        && !pair.same_line()
        && !pair.days_differ()
        && pair.recipients_agree()
}

/// What a title tells as a fact happened where the article says that acts of its type did.
fn titled(pair: &Kin<'_>) -> bool {
    pair.same_act() && pair.one.record.line == 0 && is_actual(&pair.one.record)
}

/// Acts of one type and time; the place that a title names beside what it says is not where it is said.
fn of_one_time(pair: &Kin<'_>) -> bool {
    pair.same_act() && pair.same_date() && !(is_said(&pair.one.record) && pair.other.record.line == 0)
}

/// A noun of force that points back to an act of its kind with nothing that parts the two.
fn pointed_back(pair: &Kin<'_>) -> bool {
    let alike = pair.same_act() && pair.same_rule() && pair.same_modality() && pair.agree();
    pair.earlier && pair.one.back && is_physical(&pair.one.record) && alike
}

/// The meetings of a visit are held where it leads; a meeting told again in its sentence is held where it was.
fn met_there(pair: &Kin<'_>) -> bool {
    let visit = pair.other.record.mode.as_deref() == Some("visit");
    pair.are("CONSULT") && pair.same_sentence() && (visit || pair.same_word())
}

/// What those who did it say of the act that the lead tells.
fn owned_up(pair: &Kin<'_>) -> bool {
    let mut sources = pair.one.record.sources.iter().map(|source| std::slice::from_ref(&source.entity));
    let lead = pair.other.record.line <= 1 && pair.same_act() && pair.actors_agree();
    lead && !pair.opposed() && !pair.one.lasts() && sources.any(|source| share(source, &pair.other.record.actors))
}

/// Force and protest in the line of what of their kind happened on a day of the news.
fn beside_news(pair: &Kin<'_>) -> bool {
    let dated = pair.other.record.date.is_some() && is_near(&pair.other.record);
    pair.same_act() && is_physical(&pair.one.record) && pair.same_line() && dated && is_actual(&pair.other.record)
}

/// What the first lines tell on by the same word.
fn same_told(pair: &Kin<'_>) -> bool {
    let next = pair.one.record.line.saturating_sub(pair.other.record.line) <= 1;
    let news = pair.one.record.line <= NEWS && !pair.one.back && !pair.one.elsewhen;
    pair.earlier
        && next
        && news
        && pair.same_act()
        && pair.same_word()
        && (pair.agree() || is_physical(&pair.one.record))
}
