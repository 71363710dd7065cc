//! Copies and events of a whole store.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

mod articles;
#[path = "articles/measure.rs"]
mod measure;

use std::path::Path;

use articles::{TOPICS, article, copy};
use marsad::data::Source;
use marsad::{Document, Engine};
use marsad_store::{Entry, Run, Store, coding};

fn store(name: &str, engine: &Engine, documents: &[Document]) -> Store {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    let mut store = Store::create(path).unwrap();
    let run = Run { kind: "ingest", begun: "2024-05-15T10:00:00Z".to_owned(), coded: "test".to_owned() };
    let writer = store.writer(run).unwrap();
    let mut worker = engine.worker();
    for document in documents {
        let coding = coding::code(&mut worker, document);
        writer.add(Entry::new(document.clone(), true, "none", &[], coding)).unwrap();
    }
    writer.finish("{}".to_owned(), "2024-05-15T10:00:01Z".to_owned()).unwrap();
    store.derive().unwrap();
    store
}

#[test]
fn copies_are_told_from_articles_on_the_same_topic() {
    let engine = Engine::new(&Source::embedded()).unwrap();
    for seed in [1, 100_000] {
        let figures = measure::figures(&engine, seed);
        assert!(figures.precision() >= 0.99, "precision {}", figures.precision());
        assert!(figures.recall() >= 0.95, "recall {}", figures.recall());
    }
}

#[test]
fn copies_lead_to_their_original_whatever_the_order() {
    let engine = Engine::new(&Source::embedded()).unwrap();
    let mut documents = Vec::new();
    for seed in 0..40 {
        let mut original = article(&format!("a{seed}"), TOPICS[seed as usize % TOPICS.len()], seed);
        original.published = Some("2024-01-01".to_owned());
        let mut near = copy(&original, &format!("b{seed}"), seed);
        near.published = Some("2024-01-02".to_owned());
        let same = Document {
            id: format!("c{seed}"),
            url: None,
            published: Some("2024-01-03".to_owned()),
            ..original.clone()
        };
        documents.extend([original, near, same]);
    }
    let forward = store("forward.store", &engine, &documents);
    let found: Vec<(String, String, String)> = forward
        .connection()
        .prepare(
            "SELECT d.name, o.name, c.rule FROM copies AS c JOIN documents AS d ON d.id = c.doc
             JOIN documents AS o ON o.id = c.original ORDER BY d.name",
        )
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(found.len() >= 76, "{} of 80 copies", found.len());
    for (copy, original, rule) in &found {
        assert_eq!(copy[1..], original[1..]);
        assert!(original.starts_with('a'), "{copy} is a copy of {original}");
        assert!(rule == "exact" || copy.starts_with('b'), "{copy}: {rule}");
    }
    documents.reverse();
    let backward = store("backward.store", &engine, &documents);
    assert!(forward.check().unwrap().faults.is_empty());
    assert_eq!(forward.digest().unwrap(), backward.digest().unwrap());
}
