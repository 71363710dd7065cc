//! What phrases take from others of their sentence: the country that an adjective after the second of two bodies tells of both
//! (`السلطات والميليشيات الليبية`), and what others are (`مقتل ثلاثة جنود وجرح آخرين`).

use super::Kind;
use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::terms::{Class, NO_STATE};

/// Gives bodies the state of the adjective behind the body that is joined to them.
pub(super) fn adjectives(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for index in (0..drafts.len()).rev() {
        let (Some(first), Some(second)) = (drafts.get(index), drafts.get(index + 1)) else { continue };
        let body = |draft: &Draft| {
            draft.term.is_some()
                && draft.target.is_none()
                && matches!(draft.mention.kind, Kind::Organisation | Kind::Group)
        };
        let bare = body(first) && first.definite && !first.told && !first.stateless;
        let start = second.mention.tokens.start;
        let beside =
            first.end() == start && reader.scene.same_line(first.mention.head, start) && reader.scene.is_joined(start);
        // With the second body its own adjective, not its owner's: `الشرطة وقوات التحالف`.
        let last = second.end().saturating_sub(1);
        let adjective = reader.scene.nisba(last).filter(|hit| hit.definite && !hit.joined);
        let country =
            adjective.and_then(|hit| hit.nisba.country).filter(|country| second.mention.country == Some(*country));
        if !bare || !beside || !body(second) {
            continue;
        }
        if let (Some(country), Some(first)) = (country, drafts.get_mut(index)) {
            first.tell(Some(country));
        }
    }
}

/// Lets others be of the country and sector of those told before them in their line.
pub(super) fn others(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for index in 1..drafts.len() {
        let Some(others) = drafts.get(index).filter(|draft| is_others(reader, draft)) else { continue };
        let same = |draft: &&Draft| reader.scene.same_line(draft.mention.head, others.mention.head);
        let before = drafts.get(..index).unwrap_or(&[]).iter().rev().take_while(same);
        let mut persons = before.filter(|draft| is_described(draft) && !is_means(reader, draft));
        let Some((country, sector)) = persons.next().map(|draft| (draft.mention.country, draft.mention.sector)) else {
            continue;
        };
        if let Some(others) = drafts.get_mut(index) {
            others.mention.sector = sector;
            if !others.told {
                (others.mention.country, others.told) = (country, country.is_some());
            }
        }
    }
}

/// Whether a phrase tells of others and says no more of them.
fn is_others(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    let term = draft.term.and_then(|term| reader.scene.recogniser.terms.get(term));
    let others = term.is_some_and(|term| {
        term.class == Class::People && term.country == Some(NO_STATE) && term.english.as_ref() == OTHERS
    });
    others && draft.inner.is_empty()
}

/// How the tables render the noun for others.
const OTHERS: &str = "others";

/// Whether persons are those by whose arms something was done (`برصاص قناصة`).
fn is_means(reader: &Reader<'_, '_>, draft: &Draft) -> bool {
    let scene = &reader.scene;
    let start = draft.mention.tokens.start;
    start.checked_sub(1).is_some_and(|before| {
        scene.same_line(before, start) && scene.is_led(before) && !scene.stem_cue(before, Cue::Victim)
    })
}

/// Whether a phrase describes persons without a name.
fn is_described(draft: &Draft) -> bool {
    let persons = matches!(draft.mention.kind, Kind::People | Kind::Person);
    let noun = draft.term.is_some() || draft.mention.kind == Kind::People;
    persons && noun && draft.target.is_none() && draft.mention.name == draft.mention.tokens
}
