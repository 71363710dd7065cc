//! Articles for tests of what their lines tell of each other.

use std::sync::LazyLock;

use marsad::data::Source;
use marsad::record::Entity;
use marsad::{Document, Engine, Record};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Source::embedded()).expect("the shipped files load"));

/// The records of an article of a Friday, the title first.
pub fn records(lines: &[&str]) -> Vec<Record> {
    let document = Document {
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        published: Some("2018-05-18".to_owned()),
        ..Document::new("article", "", "")
    };
    ENGINE.worker().code(&document)
}

/// Asserts whom the record of a trigger names, in a line of its own; gives that record.
#[allow(dead_code, reason = "not all tests ask of whom a record tells")]
pub fn told(line: &str, trigger: &str, actors: &[&str], recipients: &[&str]) -> Record {
    let mut records = records(&["", line]);
    let found = records.iter().position(|record| record.trigger.text == trigger);
    let found = found.unwrap_or_else(|| panic!("no record of {trigger} in {line}: {records:#?}"));
    let record = records.swap_remove(found);
    let names = |entities: &[Entity]| entities.iter().map(|entity| entity.text.clone()).collect::<Vec<_>>();
    assert_eq!(names(&record.actors), actors, "actors of {trigger} in {line}");
    assert_eq!(names(&record.recipients), recipients, "recipients of {trigger} in {line}");
    record
}
