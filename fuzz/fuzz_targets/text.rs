//! The text stage: any line is cut into tokens that are stretches of it, and sentences that hold them all.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad::Document;
use marsad::data::Source;
use marsad::text::{Forms, Tokenizer};

static TOKENIZER: LazyLock<Tokenizer> =
    LazyLock::new(|| Tokenizer::new(&Source::embedded()).expect("the shipped files load"));

fuzz_target!(|line: String| {
    let document = Document { lines: vec![line.clone()], ..Document::default() };
    let text = TOKENIZER.read(&document, &mut Forms::default());
    let mut end = 0;
    for token in &text.tokens {
        assert!(token.byte_start >= end && token.byte_start < token.byte_end);
        end = token.byte_end;
        let bytes = &line[token.byte_start as usize..token.byte_end as usize];
        assert_eq!(bytes.chars().count(), (token.end - token.start) as usize);
        assert!(line.chars().skip(token.start as usize).zip(bytes.chars()).all(|(a, b)| a == b));
        let characters = TOKENIZER.characters();
        let length = characters.normal(bytes).chars().count();
        for cut in 0..=length {
            assert_eq!(characters.stretch(bytes, 0..cut).end, characters.stretch(bytes, cut..length).start);
        }
    }
    let covered = text.sentences.iter().fold(0, |next, sentence| {
        assert_eq!(sentence.tokens.start, next);
        sentence.tokens.end
    });
    assert_eq!(covered as usize, text.tokens.len());
});
