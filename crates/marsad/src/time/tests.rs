//! The rules' own examples, and the stage on any text.

use crate::data::Source;
use crate::engine::Engine;

#[test]
fn every_rule_keeps_its_examples() {
    let engine = Engine::new(&Source::embedded()).unwrap_or_else(|error| panic!("{error}"));
    let report = engine.check_times();
    let shown: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
    assert!(shown.is_empty(), "{} of {}\n{}", shown.len(), report.count, shown.join("\n"));
}
