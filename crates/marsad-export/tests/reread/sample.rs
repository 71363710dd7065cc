//! Documents with their records: the repository's example articles as the engine codes them, and made-up ones whose words hold all that
//! could break a format.

use std::path::Path;
use std::sync::LazyLock;

use marsad::data::Source;
use marsad::record::{Entity, SourceEntity};
use marsad::{Document, Engine, Record};
use marsad_export::{Entry, Export, Layout, Options, Text};
use marsad_read::Reader;

pub static SAMPLE: LazyLock<Vec<(Document, Vec<Record>)>> = LazyLock::new(|| {
    let engine = Engine::new(&Source::embedded()).unwrap();
    let mut worker = engine.worker();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut sample = Vec::new();
    for name in ["conflict.json", "courts.json", "diplomacy.json", "visit.json", "protest.txt"] {
        for document in Reader::open(examples.join(name), marsad_read::Options::default()) {
            let document = document.unwrap();
            let records = worker.code(&document);
            sample.push((document, records));
        }
    }
    let hostile: Vec<_> = sample.iter().map(|(document, records)| hostile(document, records)).collect();
    sample.extend(hostile);
    assert!(sample.iter().map(|(_, records)| records.len()).sum::<usize>() > 50);
    sample
});

/// The same with separators, quotes, tabs and line ends in its words, foreign letters, no publication, all kinds of modality.
fn hostile(document: &Document, records: &[Record]) -> (Document, Vec<Record>) {
    let mut document = document.clone();
    document.id += "\u{200F}, \"x\"";
    document.outlet = Some("a,b\t\"c\"\nd; e".to_owned());
    let mut records = records.to_vec();
    for (index, record) in records.iter_mut().enumerate() {
        record.id += "\"h";
        record.doc.clone_from(&document.id);
        record.outlet.clone_from(&document.outlet);
        record.trigger.text = format!("«{}»,\t'😀'\r\n", record.trigger.text);
        record.modality = ["negated", "future", "actual", "hypothetical"][index % 4].to_owned();
        if index % 3 == 0 {
            (record.published, record.date, record.place) = (None, None, None);
        }
        let entity = |country: &str| Entity { text: "=1+1".into(), country: Some(country.into()), ..Entity::default() };
        record.actors.extend(["IRQ", "UNO", "KOS"].map(entity));
        record.sources.push(SourceEntity { entity: entity("ZZZ"), cue: ";".into() });
    }
    (document, records)
}

pub fn entries() -> impl Iterator<Item = Entry<'static>> {
    SAMPLE.iter().flat_map(|(document, records)| records.iter().map(move |record| Entry::alone(record, document)))
}

/// The sample in a layout of text.
pub fn text(layout: Layout, negated: bool) -> String {
    let text = Text::new(layout, negated).unwrap();
    let mut out = text.opening().into_bytes();
    let mut first = true;
    for entry in entries() {
        let mut rows = Vec::new();
        if text.rows(&entry, &mut rows) > 0 {
            if !first {
                out.extend(text.between().bytes());
            }
            first = false;
            out.extend(rows);
        }
    }
    out.extend(text.closing().bytes());
    String::from_utf8(out).unwrap()
}

/// The sample in a new file or directory below the test's own.
pub fn file(layout: Layout, options: Options, name: &str) -> std::path::PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    let mut export = Export::create(layout, options, &path).unwrap();
    for entry in entries() {
        export.add(&entry).unwrap();
    }
    assert!(export.finish().unwrap() > 0);
    path
}
