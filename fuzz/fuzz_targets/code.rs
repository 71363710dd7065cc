//! The whole engine: any text gives records whose spans are their texts, and the same ones twice.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad::data::Source;
use marsad::{Document, Engine};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Source::embedded()).expect("the shipped files load"));

fuzz_target!(|text: String| {
    let (title, body) = text.split_once('\n').unwrap_or(("", &text));
    let mut document = Document::new("fuzz", title, body);
    document.published = Some("2018-05-18".to_owned());
    let records = ENGINE.worker().code(&document);
    for record in &records {
        let line: Vec<char> = document.lines[record.line as usize].chars().collect();
        let trigger: String = line[record.trigger.start as usize..record.trigger.end as usize].iter().collect();
        assert_eq!(trigger, record.trigger.text);
    }
    assert_eq!(records, ENGINE.worker().code(&document));
});
