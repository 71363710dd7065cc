//! Trigger, actor and target of a sentence against what its annotators marked.

use std::io::Write;

use marsad::record::Entity;
use marsad::{Record, Worker};
use serde::Deserialize;

use super::{document, printed, ratio};
use crate::eval::words::Words;
use crate::output::Output;

/// A sentence that annotators marked.
#[derive(Debug, Deserialize)]
pub(super) struct Marked {
    event_type: String,
    text: String,
    spans: Vec<Marking>,
}

/// What one annotator marked: words of the trigger, the actor and the target.
#[derive(Debug, Deserialize)]
struct Marking {
    verb: Vec<String>,
    source_actor: Vec<String>,
    target_actor: Vec<String>,
}

/// Sentences in which a span was marked, and those in which the records meet one annotator's.
#[derive(Debug, Default)]
struct Tally {
    met: usize,
    marked: usize,
}

impl Tally {
    fn print(&self, kind: &str, what: &str, out: &mut Output) -> std::io::Result<()> {
        let share = ratio(self.met, self.marked);
        writeln!(out, "{kind:<8} {what:<10}  {share:.3}  ({} of {})", self.met, self.marked)
    }
}

/// Prints the shares of sentences whose trigger, actor and target are met, by type and in all.
pub(super) fn score(
    worker: &mut Worker<'_>,
    sentences: &[Marked],
    words: &Words,
    errors: bool,
    out: &mut Output,
) -> std::io::Result<()> {
    let mut sums: [Tally; 3] = Default::default();
    for kind in ["ASSAULT", "PROTEST"] {
        let mut tallies: [Tally; 3] = Default::default();
        for sentence in sentences.iter().filter(|sentence| sentence.event_type == kind) {
            one(worker, sentence, words, errors, &mut tallies, out)?;
        }
        for ((tally, sum), what) in tallies.iter().zip(&mut sums).zip(NAMES) {
            tally.print(kind, what, out)?;
            sum.met += tally.met;
            sum.marked += tally.marked;
        }
    }
    for (sum, what) in sums.iter().zip(NAMES) {
        sum.print("both", what, out)?;
    }
    Ok(())
}

const NAMES: [&str; 3] = ["trigger", "actor", "target"];

/// Scores a sentence. Participants are those of the records whose trigger an annotator marked; where there is none, of all
/// records of the type.
fn one(
    worker: &mut Worker<'_>,
    sentence: &Marked,
    words: &Words,
    errors: bool,
    tallies: &mut [Tally; 3],
    out: &mut Output,
) -> std::io::Result<()> {
    let records = worker.code(&document(&sentence.text));
    let of_kind: Vec<&Record> = records.iter().filter(|record| record.action == sentence.event_type).collect();
    let marks = |part: fn(&Marking) -> &Vec<String>| -> Vec<String> {
        sentence.spans.iter().map(|span| part(span).join(" ")).filter(|text| !text.is_empty()).collect()
    };
    let wanted = [marks(|span| &span.verb), marks(|span| &span.source_actor), marks(|span| &span.target_actor)];
    let shares = |texts: &[String], wanted: &[String]| {
        texts.iter().any(|text| wanted.iter().any(|mark| words.share(text, mark)))
    };
    let meets = |record: &&&Record| shares(std::slice::from_ref(&record.trigger.text), &wanted[0]);
    let met: Vec<&Record> = of_kind.iter().filter(meets).copied().collect();
    let told = if met.is_empty() { &of_kind } else { &met };
    let given = [
        of_kind.iter().map(|record| record.trigger.text.clone()).collect::<Vec<_>>(),
        told.iter().flat_map(|record| texts(&record.actors)).collect(),
        told.iter().flat_map(|record| targets(record)).collect(),
    ];
    for (((tally, given), wanted), what) in tallies.iter_mut().zip(&given).zip(&wanted).zip(NAMES) {
        let met = shares(given, wanted);
        tally.marked += usize::from(!wanted.is_empty());
        tally.met += usize::from(met);
        if errors && !wanted.is_empty() && !met {
            let (given, wanted) = (given.join("; "), wanted.join("; "));
            writeln!(out, "{} {what} [{wanted}] given [{given}] | {}", sentence.event_type, printed(&sentence.text))?;
        }
    }
    Ok(())
}

/// What a record's act is directed at: its recipients, or where it names none its place, for a building, a town, a base that is
/// attacked, and an embassy before which a crowd stands, are the place of the record and no recipient.
fn targets(record: &Record) -> Vec<String> {
    let recipients = texts(&record.recipients);
    match &record.place {
        Some(place) if recipients.is_empty() => vec![place.text.clone()],
        _ => recipients,
    }
}

/// The texts of entities, with the words of the sentence that stand for them.
fn texts(entities: &[Entity]) -> Vec<String> {
    let both = |entity: &Entity| [Some(entity.text.clone()), entity.resolved_from.clone()];
    entities.iter().flat_map(both).flatten().collect()
}
