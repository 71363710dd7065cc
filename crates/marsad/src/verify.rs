//! Whether records keep their promises: spans that are stretches of the text, numbers in order, codes that exist.
//!
//! The engine keeps them by construction; this is for tests, and for records that come back from a store or a file.

use crate::document::Document;
use crate::record::{Entity, Record};

const TYPES: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];
const MODALITIES: [&str; 4] = ["actual", "future", "hypothetical", "negated"];

/// What is wrong with the records of a document, a sentence each; empty when all is well.
#[must_use]
pub fn faults(records: &[Record], document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let mut last = (0, 0);
    for (index, record) in records.iter().enumerate() {
        let wanted = format!("{}#{}", document.id, index + 1);
        let place = (record.line, record.trigger.start);
        let mut fault = |what: String| faults.push(format!("{wanted}: {what}"));
        if record.id != wanted {
            fault(format!("the id is {:?}", record.id));
        }
        if place < last {
            fault("it stands before the record before it".to_owned());
        }
        last = place;
        one(record, document, &mut fault);
    }
    faults
}

fn one(record: &Record, document: &Document, fault: &mut impl FnMut(String)) {
    let about = (&record.doc, &record.published, &record.outlet, &record.url);
    if about != (&document.id, &document.published, &document.outlet, &document.url) {
        fault("it does not tell of its document as the document does".to_owned());
    }
    if !TYPES.contains(&record.action.as_str()) || !TYPES.contains(&record.event.as_str()) {
        fault(format!("no type {:?} or {:?}", record.action, record.event));
    }
    if !MODALITIES.contains(&record.modality.as_str()) {
        fault(format!("no modality {:?}", record.modality));
    }
    if !(1..=4).contains(&record.quad) || !(0.0..=1.0).contains(&record.confidence) {
        fault(format!("quad {} or confidence {} out of range", record.quad, record.confidence));
    }
    if !(record.goldstein.abs() <= 10.0 && record.plover_score.abs() <= 10.0) {
        fault(format!("Goldstein {} or PLOVER score {} out of range", record.goldstein, record.plover_score));
    }
    spans(record, document, fault);
}

fn spans(record: &Record, document: &Document, fault: &mut impl FnMut(String)) {
    let line = document.lines.get(record.line as usize).map_or("", String::as_str);
    let trigger = &record.trigger;
    let mut span = |what: &str, line: u32, start: u32, end: u32, text: Option<&str>| {
        let of_line = document.lines.get(line as usize).map_or("", String::as_str);
        match (stretch(of_line, start, end), text) {
            (None, _) => fault(format!("{what}: {start}..{end} is no stretch of line {line}")),
            (Some(found), Some(text)) if found != text => {
                fault(format!("{what}: {start}..{end} of line {line} is {found:?}, not {text:?}"));
            }
            _ => {}
        }
    };
    span("trigger", record.line, trigger.start, trigger.end, Some(&trigger.text));
    span("sentence", record.line, record.sentence.start, record.sentence.end, None);
    let entities = record.actors.iter().chain(&record.recipients).chain(record.sources.iter().map(|s| &s.entity));
    for Entity { text, line, start, end, .. } in entities {
        span("entity", *line, *start, *end, Some(text));
    }
    if let Some(date) = &record.date {
        span("date", date.line, date.offsets.start, date.offsets.end, Some(&date.text));
    }
    if let Some(place) = &record.place {
        span("place", place.line, place.offsets.start, place.offsets.end, Some(&place.text));
    }
    if let Some(quote) = record.quote {
        span("quote", record.line, quote.start, quote.end, None);
    }
    let holds = |outer: crate::record::Span| outer.start <= trigger.start && trigger.end <= outer.end;
    if !holds(record.sentence) || record.quote.is_some_and(|quote| !holds(quote)) {
        fault("the trigger stands outside its sentence or quote".to_owned());
    }
    let stands = |text: &str| document.lines.iter().any(|line| line.contains(text));
    let participants = record.actors.iter().chain(&record.recipients);
    for from in participants.filter_map(|entity| entity.resolved_from.as_deref()).filter(|from| !line.contains(from)) {
        fault(format!("resolved from {from:?}, which line {} lacks", record.line));
    }
    for (kind, _) in record.size.iter().filter(|(_, size)| !line.contains(&size.text)) {
        fault(format!("the words of {kind} stand nowhere in line {}", record.line));
    }
    // A quote may run on over lines: its source and the words that introduce it may stand in an earlier one.
    for source in &record.sources {
        let words = [Some(source.cue.as_str()), source.entity.resolved_from.as_deref()];
        for words in words.into_iter().flatten().filter(|words| !stands(words)) {
            fault(format!("the words {words:?} of a source stand nowhere"));
        }
    }
}

/// The code points `start..end` of a line, if it has them and there is at least one.
fn stretch(line: &str, start: u32, end: u32) -> Option<&str> {
    let (start, end) = (start as usize, end as usize);
    let mut offsets = line.char_indices().map(|(offset, _)| offset).chain([line.len()]);
    let first = offsets.nth(start)?;
    let last = offsets.nth(end.checked_sub(start)?.checked_sub(1)?)?;
    line.get(first..last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_of_code_points() {
        assert_eq!(stretch("قُتل", 0, 2), Some("قُ"));
        assert_eq!(stretch("قتل", 1, 3), Some("تل"));
        assert_eq!(stretch("قتل", 1, 4), None);
        assert_eq!(stretch("قتل", 2, 2), None);
        assert_eq!(stretch("", 0, 0), None);
    }
}
