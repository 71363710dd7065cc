//! What a mention takes from another of its article, where both are plainly of one event: who, whom, where, when.
//!
//! Each function below that names a criterion says when two mentions are of one event for the field at hand; the first that
//! holds of the nearest mention gives the field. Only what a mention lacks is given, and only from what the sentences
//! themselves told, so that no link leads on to a third event. The criteria were kept for what they bring right and wrong
//! on annotated articles, together about two of three; what reads well but did not stand the test is not here.

use super::days::date;
use super::fallen;
use super::kin::{Kin, Told, comrades, share};
use super::parties::bears_arms;
use super::sites_shared::{place, same_blow};
use crate::record::{Date, Entity, Place, Record};

/// How many lines of the body tell what the title says.
pub(super) const LEAD: u32 = 2;
/// How many lines go on with it.
pub(super) const NEWS: u32 = 4;

/// Keeps of what entities were resolved from only what stands in the record's own line: what is carried over brings no
/// words of another line along.
pub(super) fn cite_own_lines(records: &mut [Record], lines: &[String]) {
    for record in records {
        let Some(line) = lines.get(record.line as usize) else { continue };
        let sources = record.sources.iter_mut().map(|source| &mut source.entity);
        for entity in record.actors.iter_mut().chain(&mut record.recipients).chain(sources) {
            entity.resolved_from = entity.resolved_from.take().filter(|words| line.contains(words.as_str()));
        }
    }
}

/// Completes the mentions of an article.
pub(super) fn complete(all: &mut [Told]) {
    let gains: Vec<Gain> = (0..all.len()).map(|index| gain(all, index)).collect();
    for (Told { record, heading, .. }, gain) in all.iter_mut().zip(gains) {
        record.actors.extend(gain.actors);
        record.recipients.extend(gain.recipients);
        // Crowds and arms: the title says where they are (`أفغانستان.. قتلى في تفجير`).
        let heading = heading.take().filter(|_| is_physical(record) && is_actual(record));
        record.place = record.place.take().or(heading).or(gain.place);
        record.date = record.date.take().or(gain.date);
    }
    fallen::by_attackers(all);
}

/// What a mention gains from others.
#[derive(Default)]
struct Gain {
    actors: Vec<Entity>,
    recipients: Vec<Entity>,
    place: Option<Place>,
    date: Option<Date>,
}

fn gain(all: &[Told], index: usize) -> Gain {
    let Some(Told { record, .. }) = all.get(index) else { return Gain::default() };
    let kin = Kin::of(all, index);
    let actors = if record.actors.is_empty() { actors(&kin, all) } else { None }.unwrap_or_default();
    let mut recipients = if record.recipients.is_empty() { recipients(&kin) } else { None }.unwrap_or_default();
    recipients.retain(|one| !share(std::slice::from_ref(one), &record.actors));
    recipients.retain(|one| !share(std::slice::from_ref(one), &actors));
    Gain {
        actors,
        recipients,
        place: if record.place.is_none() && !is_spoken(record) { place(&kin).cloned() } else { None },
        date: if record.date.is_none() { date(&kin).cloned() } else { None }
            .map(|date| Date { basis: "article".to_owned(), ..date }),
    }
}

pub(super) type Criterion = fn(&Kin<'_>) -> bool;

/// The first criterion that holds of a mention which has something, and that mention.
pub(super) fn first<'k, 't>(
    kin: &'k [Kin<'t>],
    criteria: &[Criterion],
    has: impl Fn(&Told) -> bool,
) -> Option<&'k Kin<'t>> {
    criteria.iter().find_map(|holds| kin.iter().find(|pair| has(pair.other) && holds(pair)))
}

fn actors(kin: &[Kin<'_>], all: &[Told]) -> Option<Vec<Entity>> {
    let able = |pair: &&Kin<'_>| {
        let actors = &pair.other.record.actors;
        !actors.is_empty() && may_do(&pair.other.record) && !share(actors, &pair.one.record.recipients)
    };
    let donors: Vec<Kin<'_>> = kin.iter().filter(able).copied().collect();
    let any = |_: &Told| true;
    let one = &kin.first()?.one.record;
    let alone = agreed(one, all);
    let titled = |pair: &&Kin<'_>| alone && title(pair);
    let found = first(&donors, &[announced], any)
        .or_else(|| donors.iter().find(titled))
        .or_else(|| first(&donors, &[goes_on, listed, struck, fell_with, seized, lead, taken_up, fought_on], any))
        .or_else(|| donors.iter().find(|pair| alone && pair.are("PROTEST") && pair.same_modality()))
        .or_else(|| first(&donors, &[met_again], any))
        .or_else(|| donors.iter().find(|pair| amid(pair)).filter(|_| one_hand(&donors)))
        .or_else(|| donors.iter().find(|pair| alone && (told_alike(pair) || held_on(pair))))?;
    Some(found.other.record.actors.clone())
}

fn recipients(kin: &[Kin<'_>]) -> Option<Vec<Entity>> {
    let mut all: Vec<Entity> = Vec::new();
    for one in kin.iter().filter(|pair| fallen(pair)).flat_map(|pair| &pair.other.record.recipients) {
        if !all.iter().any(|known| known.line == one.line && known.start == one.start) {
            all.push(one.clone());
        }
    }
    if !all.is_empty() {
        all.sort_by_key(|one| (one.line, one.start));
        return Some(all);
    }
    let named = |pair: &&Kin<'_>| !pair.other.record.recipients.is_empty();
    if let Some(pair) = kin.iter().filter(named).find(|pair| asked_again(pair)) {
        return Some(pair.other.record.recipients.clone());
    }
    let able = |pair: &&Kin<'_>| named(pair) && !pair.opposed() && pair.same_act() && pair.same_rule();
    if let Some(pair) = kin.iter().filter(able).find(|pair| pair.share_actors() && (held_to(pair) || pair.same_line()))
    {
        return Some(pair.other.record.recipients.clone());
    }
    let mut alike = kin.iter().filter(|pair| pair.are("COERCE") && pair.same_rule()).filter(named);
    let one = &alike.next()?.other.record.recipients;
    alike.all(|other| parties(&other.other.record.recipients) == parties(one)).then(|| one.clone())
}

/// Who announces what is known by now did it: `… إن الغارات`.
fn announced(pair: &Kin<'_>) -> bool {
    let mut sources = pair.one.record.sources.iter().map(|source| std::slice::from_ref(&source.entity));
    pair.earlier
        && pair.same_act()
        && is_deed(&pair.one.record)
        && pair.one.back
        && pair.one.record.line <= NEWS
        && sources.any(|source| share(source, &pair.other.record.actors))
}

/// A title tells what the first lines tell.
fn title(pair: &Kin<'_>) -> bool {
    pair.same_act()
        && pair.same_modality()
        && pair.one.record.line == 0
        && pair.other.record.line <= LEAD
        && pair.agree()
}

/// The first lines tell what the title told.
fn lead(pair: &Kin<'_>) -> bool {
    pair.same_act()
        && pair.same_modality()
        && pair.other.record.line == 0
        && pair.one.record.line <= LEAD
        && pair.agree()
}

/// An act told again by a word of its kind, of one participant or more.
fn goes_on(pair: &Kin<'_>) -> bool {
    pair.earlier && pair.same_act() && pair.same_rule() && (pair.share_actors() || pair.share_recipients())
}

/// Acts of one kind that a line lists.
fn listed(pair: &Kin<'_>) -> bool {
    pair.same_act() && pair.same_rule() && pair.same_line() && pair.same_modality()
}

/// The attack by which the dead and wounded of its sentence fell, or whose they are.
pub(super) fn struck(pair: &Kin<'_>) -> bool {
    let apart = !pair.opposed() && !comrades(&pair.other.record.actors, &pair.one.record.recipients);
    pair.struck && pair.same_modality() && apart && pair.other.record.actors.iter().all(is_armed)
}

/// The dead and wounded of one sentence fell by the same hand: `قتل اثنان برصاص الجيش وأصيب عشرة`.
fn fell_with(pair: &Kin<'_>) -> bool {
    pair.one.casualty
        && pair.other.casualty
        && pair.are("ASSAULT")
        && pair.same_sentence()
        && pair.same_modality()
        && !pair.opposed()
}

/// Those whom an attack left dead and wounded in its sentence suffered it.
fn fallen(pair: &Kin<'_>) -> bool {
    let apart = !pair.opposed() && !comrades(&pair.other.record.recipients, &pair.one.record.actors);
    pair.struck && pair.other.casualty && pair.same_modality() && apart
}

/// Arrests and bans of the first lines are the work of those who arrest and ban there.
fn seized(pair: &Kin<'_>) -> bool {
    pair.are("COERCE") && pair.same_rule() && pair.same_modality() && pair.one.record.line <= NEWS
}

/// A noun that points back to the nearest act of its kind.
fn taken_up(pair: &Kin<'_>) -> bool {
    pair.earlier && pair.one.back && pair.same_act() && (pair.same_word() || pair.same_rule()) && pair.agree()
}

/// A battle that points back to one whose two sides were named.
fn fought_on(pair: &Kin<'_>) -> bool {
    let sides = pair.other.record.actors.len() > 1;
    pair.earlier && pair.one.back && pair.one.mutual && pair.other.mutual && pair.are("ASSAULT") && sides
}

/// An arrest or ban told later by the same word in the article of one who arrests and bans.
fn held_on(pair: &Kin<'_>) -> bool {
    pair.earlier
        && pair.are("COERCE")
        && pair.same_rule()
        && is_actual(&pair.one.record)
        && is_actual(&pair.other.record)
}

/// A stroke of the same hand as the other force that its sentence tells of, neither an answer to the other: `دخل الجيش البلدة وسط قصف
/// عنيف`. Who shoots down what flies did not send it.
fn amid(pair: &Kin<'_>) -> bool {
    let actors = &pair.other.record.actors;
    let known = |actor: &Entity| is_armed(actor) && actor.sector.as_deref() != Some("UAF");
    // Bombs that go off are not laid by those who shoot at the crowd.
    let bomb = matches!(pair.one.record.mode.as_deref(), Some("explosives" | "suicide-attack"));
    same_blow(pair)
        && (!bomb || pair.same_mode())
        && actors.len() == 1
        && actors.iter().all(known)
        && pair.one.behind == pair.other.behind
        && pair.other.record.mode.as_deref() != Some("destroy")
        && !pair.opposed()
        && !comrades(actors, &pair.one.record.recipients)
}

/// Whether all force of a sentence whose doers are told is of one side.
fn one_hand(donors: &[Kin<'_>]) -> bool {
    let mut told = donors.iter().filter(|pair| pair.are("ASSAULT") && pair.same_sentence());
    let Some(first) = told.next() else { return false };
    told.all(|pair| share(&pair.other.record.actors, &first.other.record.actors))
}

/// A meeting that the first lines tell of again is of those who meet there.
fn met_again(pair: &Kin<'_>) -> bool {
    pair.earlier && pair.are("CONSULT") && pair.one.record.line <= NEWS && pair.other.record.actors.len() > 1
}

/// An act that the lead tells as a fact by a word of the same kind.
fn told_alike(pair: &Kin<'_>) -> bool {
    pair.same_act()
        && pair.same_rule()
        && !pair.one.back
        && is_actual(&pair.one.record)
        && pair.other.record.line <= LEAD
}

/// A threat, refusal, promise or sanction by the same as another, and as real: it is of the same quarrel. Of accords that are left
/// the parties are those whom the line names.
fn held_to(pair: &Kin<'_>) -> bool {
    let record = &pair.one.record;
    let lasting = matches!(record.action.as_str(), "THREATEN" | "SANCTION" | "REJECT" | "AGREE");
    lasting && record.mode.as_deref() != Some("withdraw") && pair.same_modality()
}

/// A request of the same that the article tells again in its own voice.
fn asked_again(pair: &Kin<'_>) -> bool {
    pair.are("REQUEST") && pair.same_modality() && pair.one.record.sources.is_empty() && pair.share_actors()
}

/// Whether all other acts of a mention's type, as real as it, that name their actors are by the same.
fn agreed(one: &Record, all: &[Told]) -> bool {
    let alike = |told: &&Told| {
        let other = &told.record;
        other.action == one.action && other.modality == one.modality && !other.actors.is_empty() && other.id != one.id
    };
    let mut named = all.iter().filter(alike).map(|told| parties(&told.record.actors));
    let Some(first) = named.next() else { return false };
    named.all(|other| other == first)
}

/// For whom entities act, in order.
fn parties(entities: &[Entity]) -> Vec<(Option<&str>, Option<&str>)> {
    let mut parties: Vec<_> =
        entities.iter().map(|entity| (entity.country.as_deref(), entity.sector.as_deref())).collect();
    parties.sort_unstable();
    parties
}

/// Whether those whom a record names as actors are such as do its act: crowds protest, arms are borne by others.
pub(super) fn may_do(record: &Record) -> bool {
    let sectors = || record.actors.iter().filter_map(|actor| actor.sector.as_deref());
    match record.action.as_str() {
        "PROTEST" => !sectors().any(|sector| matches!(sector, "GOV" | "MIL" | "COP" | "REB" | "SPY")),
        "ASSAULT" => !sectors().any(|sector| matches!(sector, "CVL" | "JRN")),
        _ => true,
    }
}

/// Whether an entity may have used force: governments do by those who bear arms for them.
fn is_armed(entity: &Entity) -> bool {
    bears_arms(entity) || entity.sector.as_deref() == Some("GOV")
}

/// Whether an act is no more than words, which others say elsewhere.
fn is_spoken(record: &Record) -> bool {
    let blame = record.action == "ACCUSE" && record.mode.as_deref() == Some("disapprove");
    blame || matches!(record.action.as_str(), "REQUEST" | "REJECT" | "THREATEN")
}

pub(super) fn is_actual(record: &Record) -> bool {
    record.modality == "actual"
}

pub(super) fn is_physical(record: &Record) -> bool {
    matches!(record.action.as_str(), "ASSAULT" | "PROTEST")
}

/// Whether an act is done by saying it.
pub(super) fn is_said(record: &Record) -> bool {
    matches!(record.action.as_str(), "SUPPORT" | "ACCUSE" | "REQUEST" | "REJECT" | "THREATEN" | "AGREE" | "CONCEDE")
}

/// Whether an act is done, not said.
pub(super) fn is_deed(record: &Record) -> bool {
    is_physical(record) || matches!(record.action.as_str(), "COERCE" | "MOBILIZE" | "RETREAT" | "CONSULT")
}
