//! The engine on any text, and the loaders on any data: nothing panics, spans are stretches of the text, the same text gives
//! the same records.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::sync::LazyLock;

use marsad::data::Source;
use marsad::record::Entity;
use marsad::{Document, Engine, Record};
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Source::embedded()).expect("the shipped files load"));

/// Words in press style, to be put in any order.
static ARTICLE: &str = include_str!("../benches/article.txt");

/// Lines of words that mean something in the wrong order, with marks and any other text between.
fn line() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = ARTICLE.split_whitespace().collect();
    let marks = vec![
        ".", "،", "\"", "«", "»", "(", ")", "..", "؟", "15", "/", "#", ":", "و", "ال", "\u{200F}", "ـ", "لم", "قد",
    ];
    let part = prop_oneof![
        8 => proptest::sample::select(words).prop_map(str::to_owned),
        2 => proptest::sample::select(marks).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    proptest::collection::vec((part, any::<bool>()), 0..40).prop_map(|parts| {
        let spaced = |(part, space): (String, bool)| if space { part + " " } else { part + "  " };
        parts.into_iter().map(spaced).collect()
    })
}

/// The stretch of a line in code points; none when it is out of bounds.
fn stretch(document: &Document, line: u32, start: u32, end: u32) -> Option<String> {
    let characters: Vec<char> = document.lines.get(line as usize)?.chars().collect();
    characters.get(start as usize..end as usize).map(String::from_iter)
}

fn check(document: &Document, record: &Record) {
    let entity = |entity: &Entity| {
        assert_eq!(stretch(document, entity.line, entity.start, entity.end).as_ref(), Some(&entity.text));
    };
    let trigger = &record.trigger;
    assert_eq!(stretch(document, record.line, trigger.start, trigger.end).as_ref(), Some(&trigger.text));
    assert!(record.sentence.start <= trigger.start && trigger.end <= record.sentence.end);
    assert!(stretch(document, record.line, record.sentence.start, record.sentence.end).is_some());
    record.actors.iter().chain(&record.recipients).for_each(entity);
    record.sources.iter().for_each(|source| entity(&source.entity));
    if let Some(date) = &record.date {
        assert_eq!(stretch(document, date.line, date.offsets.start, date.offsets.end).as_ref(), Some(&date.text));
    }
    if let Some(place) = &record.place {
        assert_eq!(stretch(document, place.line, place.offsets.start, place.offsets.end).as_ref(), Some(&place.text));
    }
    if let Some(quote) = &record.quote {
        assert!(quote.start <= trigger.start && trigger.end <= quote.end);
    }
    assert!((0.0..=1.0).contains(&record.confidence));
}

#[test]
fn an_article_gives_spans_of_its_text() {
    let (title, text) = ARTICLE.split_once('\n').unwrap();
    let document = Document { published: Some("2018-05-18".into()), ..Document::new("a", title, text) };
    for record in ENGINE.worker().code(&document) {
        check(&document, &record);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_is_coded(lines in proptest::collection::vec(line(), 1..4), dated in any::<bool>()) {
        let document = Document { lines, published: dated.then(|| "2018-05-18".to_owned()), ..Document::default() };
        let mut worker = ENGINE.worker();
        let records = worker.code(&document);
        for record in &records {
            check(&document, record);
        }
        // A worker that has met other words gives the same.
        prop_assert_eq!(&records, &worker.code(&document));
        prop_assert_eq!(&records, &ENGINE.worker().code(&document));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_data_load_or_are_refused(file in any::<prop::sample::Index>(), line in any::<prop::sample::Index>(), cell in any::<prop::sample::Index>(), junk in "[a-zء-ي\t,+=|-]{0,12}") {
        let source = Source::embedded();
        let files: Vec<_> = source.files("", "").collect();
        let file = files[file.index(files.len())];
        let mut lines: Vec<String> = file.text.lines().map(str::to_owned).collect();
        prop_assume!(!lines.is_empty());
        // One cell of one line is replaced.
        let line = line.index(lines.len());
        let mut cells: Vec<String> = lines[line].split('\t').map(str::to_owned).collect();
        let cell = cell.index(cells.len());
        cells[cell] = junk;
        lines[line] = cells.join("\t");
        let mut changed = source.clone();
        changed.insert(file.name.to_owned(), lines.join("\n"));
        if let Err(error) = Engine::new(&changed) {
            prop_assert!(!error.file.is_empty() && !error.cause.is_empty(), "{error}");
        }
    }
}
