//! Which reports of our own the store takes for reports of one event, beside which tell of one (`articles/events.tsv`).

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use marsad::data::Source;
use marsad::{Document, Engine};
use marsad_store::{Entry, Error, EventRow, Run, Store, coding};

const REPORTS: &str = include_str!("articles/events.tsv");

/// A report: its event, the type of the mention looked at, and the document.
fn reports() -> Vec<(&'static str, &'static str, Document)> {
    let rows = REPORTS.lines().filter(|line| !line.starts_with('#'));
    rows.enumerate()
        .map(|(n, row)| {
            let [event, action, published, text] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
            let document = Document {
                published: Some(published.to_owned()),
                outlet: Some(format!("outlet-{}", n % 4)),
                ..Document::new(format!("r{n}"), "", text)
            };
            (event, action, document)
        })
        .collect()
}

fn store(name: &str, engine: &Engine, documents: &[Document]) -> Store {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    let mut store = Store::create(path).unwrap();
    let run = Run { kind: "ingest", begun: "2024-12-31T10:00:00Z".to_owned(), coded: "test".to_owned() };
    let writer = store.writer(run).unwrap();
    for document in documents {
        let coding = coding::code(&mut engine.worker(), document);
        writer.add(Entry::new(document.clone(), true, "none", &[], coding)).unwrap();
    }
    writer.finish("{}".to_owned(), "2024-12-31T10:00:01Z".to_owned()).unwrap();
    store.derive().unwrap();
    store
}

fn events(store: &Store) -> Vec<EventRow> {
    let mut all = Vec::new();
    let each = |event: EventRow| {
        all.push(event);
        Ok::<(), Error>(())
    };
    store.events(1, None, each).unwrap();
    all
}

/// For each document and type the events that its mentions belong to.
fn found(store: &Store) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut found: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for event in events(store) {
        for (record, _) in store.members(event.row).unwrap() {
            let doc = record.split('#').next().unwrap().to_owned();
            found.entry((doc, event.action.clone())).or_default().insert(event.record.clone());
        }
    }
    found
}

#[test]
fn reports_of_one_event_are_joined_and_no_others() {
    let engine = Engine::new(&Source::embedded()).unwrap();
    let reports = reports();
    let documents: Vec<Document> = reports.iter().map(|(.., document)| document.clone()).collect();
    let store = store("events.store", &engine, &documents);
    let found = found(&store);
    let none = BTreeSet::new();
    let of = |n: usize| found.get(&(reports[n].2.id.clone(), reports[n].1.to_owned())).unwrap_or(&none);
    let (mut right, mut wrong, mut missed) = (0, Vec::new(), Vec::new());
    for one in 0..reports.len() {
        for other in one + 1..reports.len() {
            let joined = !of(one).is_disjoint(of(other));
            let pair = || format!("{} | {}", reports[one].2.lines[1], reports[other].2.lines[1]);
            match (joined, reports[one].0 == reports[other].0) {
                (true, true) => right += 1,
                (true, false) => wrong.push(pair()),
                (false, true) => missed.push(pair()),
                (false, false) => {}
            }
        }
    }
    println!("{right} pairs joined rightly, {} wrongly, {} missed", wrong.len(), missed.len());
    assert!(wrong.is_empty(), "joined wrongly: {wrong:#?}");
    assert!(missed.len() * 5 <= right, "missed: {missed:#?}");
}

#[test]
fn reports_and_events_are_both_counted_and_can_be_taken_apart() {
    let engine = Engine::new(&Source::embedded()).unwrap();
    let documents: Vec<Document> = reports().into_iter().map(|(.., document)| document).collect();
    let mut store = store("split.store", &engine, &documents);
    let (reports, all) = store.reports_and_events().unwrap();
    let list = events(&store);
    assert_eq!(list.len() as u64, all);
    assert_eq!(list.iter().map(|event| event.mentions).sum::<u64>(), reports);
    let largest = &list[0];
    assert!(largest.mentions > 1 && largest.documents > 1 && largest.outlets > 1, "{largest:?}");
    assert!(largest.first_report < largest.last_report);
    let before = store.digest().unwrap();
    let members = store.members(largest.row).unwrap();
    let (member, rule) = members[1].clone();
    assert!(members[0].1.is_none() && rule.is_some());
    store.split(&member, None).unwrap();
    assert!(!store.is_derived().unwrap());
    store.derive().unwrap();
    assert_eq!(store.reports_and_events().unwrap(), (reports, all + 1));
    store.join(&member, None).unwrap();
    store.derive().unwrap();
    assert_eq!(store.digest().unwrap(), before);
}

#[test]
fn the_order_of_reading_changes_no_event() {
    let engine = Engine::new(&Source::embedded()).unwrap();
    let mut documents: Vec<Document> = reports().into_iter().map(|(.., document)| document).collect();
    let forward = store("order.store", &engine, &documents);
    documents.reverse();
    let backward = store("reverse.store", &engine, &documents);
    assert_eq!(forward.digest().unwrap(), backward.digest().unwrap());
    assert!(backward.check().unwrap().faults.is_empty());
}
