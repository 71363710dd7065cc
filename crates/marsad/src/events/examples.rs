//! The examples of rule pages as tests: each runs against the whole rule set.

use super::page::{Example, Page};
use crate::record::{Entity, Record};

/// An example that does not give what its page says.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The rule's id.
    pub rule: String,
    /// Data file.
    pub file: String,
    /// Line of the example.
    pub line: usize,
    /// The sentence.
    pub text: String,
    /// What is wrong.
    pub cause: String,
}

/// The outcome of all examples.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// How many examples ran.
    pub run: usize,
    /// Those that failed.
    pub failures: Vec<Failure>,
    /// How many open examples ran: sentences that the engine is known not to get right yet.
    pub open: usize,
    /// The open examples that it gets right by now, which can be plain ones.
    pub closed: Vec<Failure>,
}

impl Report {
    /// Judges one example of a page by the records of its sentence.
    pub fn judge(&mut self, page: &Page, example: &Example, records: &[Record]) {
        let outcome = |cause: String| Failure {
            rule: page.id.clone(),
            file: page.file.clone(),
            line: example.line,
            text: example.text.clone(),
            cause,
        };
        match (example.open, fault(page, example, records)) {
            (false, cause) => {
                self.run += 1;
                self.failures.extend(cause.map(outcome));
            }
            (true, Some(_)) => self.open += 1,
            (true, None) => {
                self.open += 1;
                self.closed.push(outcome("right by now".to_owned()));
            }
        }
    }
}

fn fault(page: &Page, example: &Example, records: &[Record]) -> Option<String> {
    let own: Vec<&Record> = records.iter().filter(|record| record.rule == page.id).collect();
    if !example.yes {
        return (!own.is_empty()).then(|| format!("{} fires on {}", page.id, triggers(&own)));
    }
    if page.code == "NONE" {
        return None;
    }
    if own.is_empty() {
        let all: Vec<&Record> = records.iter().collect();
        let stolen: Vec<String> =
            all.iter().map(|record| format!("{} on {}", record.rule, record.trigger.text)).collect();
        return Some(match stolen.as_slice() {
            [] => "no record".to_owned(),
            others => format!("not this rule but {}", others.join(", ")),
        });
    }
    let wanted = |key: &str| example.expected.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str());
    let candidates: Vec<&Record> = match wanted("trigger") {
        Some(trigger) => own.iter().copied().filter(|record| record.trigger.text.ends_with(trigger)).collect(),
        None => own.clone(),
    };
    let Some(record) = candidates.first() else {
        return Some(format!("the trigger is {}", triggers(&own)));
    };
    example.expected.iter().find_map(|(key, value)| difference(record, key, value)).or_else(|| {
        (wanted("modality").is_none() && record.modality != "actual")
            .then(|| format!("modality is {}", record.modality))
    })
}

fn triggers(records: &[&Record]) -> String {
    records.iter().map(|record| record.trigger.text.as_str()).collect::<Vec<_>>().join(", ")
}

fn difference(record: &Record, key: &str, value: &str) -> Option<String> {
    match key {
        "actor" => entities(&record.actors, value).map(|found| format!("actors are {found}")),
        "recipient" => entities(&record.recipients, value).map(|found| format!("recipients are {found}")),
        "place" => {
            let found = record.place.as_ref().map_or("-", |place| place.text.as_str());
            differs(found, value).then(|| format!("place is {found}"))
        }
        "source" => {
            let found = record.sources.last().map_or("-", |source| source.entity.text.as_str());
            differs(found, value).then(|| format!("source is {found}"))
        }
        "date" => {
            let found = record.date.as_ref().map_or("-", |date| date.value.as_str());
            (found != value).then(|| format!("date is {found}"))
        }
        "modality" => (record.modality != value).then(|| format!("modality is {}", record.modality)),
        "mode" => {
            let found = record.mode.as_deref().unwrap_or("-");
            (found != value).then(|| format!("mode is {found}"))
        }
        _ => None,
    }
}

fn differs(found: &str, wanted: &str) -> bool {
    !found.contains(wanted) && !wanted.contains(found)
}

/// The entities as text, if they are not the wanted ones (`a; b`, `-` none).
fn entities(found: &[Entity], wanted: &str) -> Option<String> {
    let wanted: Vec<&str> = wanted.split(';').map(str::trim).filter(|name| *name != "-" && !name.is_empty()).collect();
    let right = wanted.len() == found.len()
        && wanted.iter().all(|name| found.iter().any(|entity| !differs(&entity.text, name)));
    let texts: Vec<&str> = found.iter().map(|entity| entity.text.as_str()).collect();
    (!right).then(|| if texts.is_empty() { "-".to_owned() } else { texts.join("; ") })
}
