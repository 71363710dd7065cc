//! The query language: any text is a query or an error that names a column within it, a cause and a hint.

#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_search::parse;

fuzz_target!(|text: &str| {
    if let Err(error) = parse(text) {
        assert!((1..=text.chars().count() + 1).contains(&error.column));
        assert!(!error.cause.is_empty() && !error.hint.is_empty());
    }
});
