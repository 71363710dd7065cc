//! Articles for tests of what their lines tell of each other.

use std::sync::LazyLock;

use marsad::data::Source;
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
