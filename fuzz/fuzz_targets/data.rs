//! The loaders: any text in place of any data file loads, or is refused with a place. The first two bytes choose the file.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use marsad::Engine;
use marsad::data::Source;

static NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| Source::embedded().files("", "").map(|file| file.name.to_owned()).collect());

fuzz_target!(|input: (u16, String)| {
    let (choice, text) = input;
    let name = &NAMES[usize::from(choice) % NAMES.len()];
    let mut source = Source::embedded();
    source.insert(name.clone(), text);
    if let Err(error) = Engine::new(&source) {
        assert!(!error.file.is_empty() && !error.cause.is_empty());
    }
});
