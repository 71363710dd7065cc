//! Who the two sides are: `الجانبان`, `الطرفين`, `البلدين`, `الوزيران`.

use super::draft::Draft;
use super::reading::{Reader, id};
use super::terms::{Class, Reference};
use super::{Kind, MentionId, Sector};

/// Sentences before a noun that points back in which its sides are looked for.
const REACH: usize = 6;

/// Points nouns that mean two sides to both of them.
pub(super) fn resolve(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        let parties = match asked(reader, draft) {
            Some(what) => own(drafts, index).or_else(|| before(reader, drafts, index, what)),
            None => shared(drafts, index),
        };
        if let (Some(parties), Some(draft)) = (parties, drafts.get_mut(index)) {
            draft.mention.parties = parties;
        }
    }
}

/// What kind of sides a noun asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// States.
    States,
    /// Persons of an office.
    Persons,
    /// Any actors.
    Any,
}

fn asked(reader: &Reader<'_, '_>, draft: &Draft) -> Option<Asked> {
    let term = draft.term.and_then(|term| reader.scene.recogniser.terms.get(term))?;
    match term.class {
        Class::Back(Reference::Sides) => Some(Asked::Any),
        Class::Back(Reference::States) => Some(Asked::States),
        Class::Back(Reference::Persons) => Some(Asked::Persons),
        _ => None,
    }
}

/// The sides that the phrase itself names by adjectives (`الجانبان الأميركي والروسي`).
fn own(drafts: &[Draft], index: usize) -> Option<Vec<MentionId>> {
    let named = within(drafts, index);
    (named.len() == 2).then_some(named)
}

/// The mentions inside a phrase that have a country.
fn within(drafts: &[Draft], index: usize) -> Vec<MentionId> {
    let end = drafts.get(index).map_or(0, |draft| draft.mention.tokens.end);
    let inner = (index + 1..drafts.len())
        .take_while(|other| drafts.get(*other).is_some_and(|other| other.mention.tokens.start < end));
    inner.filter(|other| drafts.get(*other).is_some_and(|other| other.mention.country.is_some())).map(id).collect()
}

/// The governments whose officials or forces share one noun: `وزيرا خارجية مصر والأردن`, `ممثلون عن واشنطن وأنقرة`, `قوات من روسيا
/// وتركيا`.
fn shared(drafts: &[Draft], index: usize) -> Option<Vec<MentionId>> {
    let mention = &drafts.get(index)?.mention;
    let officials = mention.kind == Kind::People && mention.sector == Some(Sector::Gov);
    let forces = matches!(mention.kind, Kind::People | Kind::Organisation)
        && matches!(mention.sector, Some(Sector::Mil | Sector::Cop));
    if !officials && !forces {
        return None;
    }
    let named = within(drafts, index);
    let state = |id: &MentionId| drafts.get(id.0 as usize).is_some_and(|side| side.mention.kind == Kind::State);
    (named.len() > 1 && named.iter().all(state)).then_some(named)
}

/// The two different sides named last before a phrase: those of the nearest sentence that names two or more.
fn before(reader: &Reader<'_, '_>, drafts: &[Draft], index: usize, what: Asked) -> Option<Vec<MentionId>> {
    let sentences = &reader.scene.article.sentences;
    let head = drafts.get(index)?.mention.head;
    let mut sentence = sentences.partition_point(|sentence| sentence.tokens.end <= head);
    for _ in 0..REACH {
        let tokens = &sentences.get(sentence)?.tokens;
        let mut found: Vec<usize> = Vec::new();
        let mut covered = 0;
        for (other, draft) in drafts.iter().enumerate().take(index) {
            let mention = &draft.mention;
            if !tokens.contains(&mention.head) || mention.head >= head || mention.tokens.start < covered {
                continue;
            }
            let Some(side) = side(reader, drafts, other, what) else { continue };
            covered = mention.tokens.end;
            if !found.iter().any(|known| same(drafts, *known, side, what)) {
                found.push(side);
            }
        }
        if found.len() >= 2 {
            // Of more than two those that stand first: subject and partner come before the rest of a sentence.
            return Some(found.into_iter().take(2).map(id).collect());
        }
        sentence = sentence.checked_sub(1)?;
    }
    None
}

/// The side that a mention stands for: itself, or the fullest name of what it refers to.
fn side(reader: &Reader<'_, '_>, drafts: &[Draft], index: usize, what: Asked) -> Option<usize> {
    let draft = drafts.get(index)?;
    let mention = &draft.mention;
    let state = mention.country.is_some_and(|country| reader.scene.recogniser.states.of(country).is_some());
    let public = matches!(mention.sector, Some(Sector::Gov | Sector::Mil | Sector::Reb | Sector::Opp | Sector::Pty));
    let fits = match what {
        Asked::States => {
            let official = matches!(mention.kind, Kind::State | Kind::Person | Kind::Organisation);
            state && official && mention.sector == Some(Sector::Gov)
        }
        // `التقى وزير الخارجية الأردني نظيره المصري`
        Asked::Persons => {
            mention.kind == Kind::Person || mention.kind == Kind::Reference && mention.country.is_some() && state
        }
        Asked::Any => {
            let actor = matches!(mention.kind, Kind::State | Kind::Person | Kind::Organisation | Kind::Group);
            actor && (public || !state) && mention.country.is_some()
        }
    };
    let place = mention.kind == Kind::State && reader.after_locative(mention.tokens.start);
    let place = place && what == Asked::Any;
    // A counterpart means a short name, and that a full one.
    let full = |index: usize| {
        let referent = drafts.get(index).and_then(|draft| draft.mention.referent);
        referent.map_or(index, |full| full.0 as usize)
    };
    (fits && !place).then(|| full(full(index)))
}

fn same(drafts: &[Draft], one: usize, other: usize, what: Asked) -> bool {
    let (Some(one), Some(other)) = (drafts.get(one), drafts.get(other)) else { return true };
    let (one, other) = (&one.mention, &other.mention);
    match what {
        Asked::Persons => one.id.is_some() && one.id == other.id || one.name == other.name,
        Asked::States => one.country == other.country,
        // A state and its minister are one side, its rebels another.
        Asked::Any => one.country == other.country && one.sector == other.sector,
    }
}
