//! The rules of the house that a compiler does not check: the order of the stages, Arabic in data only, small files.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};

/// The stages in order; one may use those before it.
const STAGES: [&str; 6] = ["text", "morph", "time", "names", "syntax", "events"];

/// The longest Rust file.
const LINES: usize = 450;

/// The Rust files below a directory, in name order.
fn files(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(directory) else { return found };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The sources of all crates of the workspace; only this one's when it stands alone.
fn sources() -> Vec<PathBuf> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found: Vec<PathBuf> = fs::read_dir(crates)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path().join("src"))
        .filter(|path| path.is_dir())
        .flat_map(|path| files(&path))
        .collect();
    if found.is_empty() {
        found = files(&source());
    }
    found
}

/// Rust text without comments, without modules of tests, and without the help of commands, which is written for readers.
fn code(text: &str) -> String {
    let text = match text.find("#[cfg(test)]\nmod tests {") {
        Some(tests) => &text[..tests],
        None => text,
    };
    let mut kept = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if c == '"' {
            let length = string(rest);
            if !kept.trim_end().ends_with("help =") {
                kept.push_str(&rest[..length]);
            }
            length
        } else if rest.starts_with("'\"'") || rest.starts_with("'/'") {
            kept.push_str(&rest[..3]);
            3
        } else {
            kept.push(c);
            c.len_utf8()
        };
        rest = &rest[skip..];
    }
    kept
}

/// The length of the string literal at the start of `text`.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}')
}

#[test]
fn comments_and_tests_are_no_code() {
    assert_eq!(code("after_help = \"b\"c"), "after_help = c");
    assert_eq!(code("a // b\n\"// c\" /* d */ '\"' e\n#[cfg(test)]\nmod tests {\n f }"), "a \n\"// c\"  '\"' e\n");
}

#[test]
fn no_stage_uses_a_later_one() {
    for (rank, stage) in STAGES.iter().enumerate() {
        for file in files(&source().join(stage)) {
            if file.file_name().is_some_and(|name| name == "tests.rs") {
                continue;
            }
            let code = code(&fs::read_to_string(&file).unwrap());
            for later in &STAGES[rank + 1..] {
                for path in [format!("crate::{later}::"), format!("super::super::{later}::")] {
                    assert!(!code.contains(&path), "{}: {stage} comes before {later}", file.display());
                }
            }
            // The examples in the data run through all stages; nothing else in a stage knows the whole.
            let examples = file.file_name().is_some_and(|name| name == "check.rs");
            for whole in ["crate::engine", "crate::Engine", "crate::Worker"] {
                assert!(examples || !code.contains(whole), "{}: a stage does not know the engine", file.display());
            }
        }
    }
}

#[test]
fn every_stage_is_in_the_order() {
    let mut found: Vec<String> = fs::read_dir(source())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    found.sort();
    let mut stages = STAGES.to_vec();
    stages.sort_unstable();
    assert_eq!(found, stages, "a folder of src/ is a stage");
}

#[test]
fn arabic_stands_in_data_only() {
    let mut found = Vec::new();
    for file in sources() {
        if file.iter().any(|part| part == "tests") {
            continue;
        }
        let code = code(&fs::read_to_string(&file).unwrap());
        let line = code.lines().find(|line| line.chars().any(is_arabic_letter));
        found.extend(line.map(|line| format!("{}: {}", file.display(), line.trim())));
    }
    assert!(found.is_empty(), "move these to data/:\n{}", found.join("\n"));
}

#[test]
fn files_are_small() {
    let mut lengths: Vec<(usize, PathBuf)> =
        sources().into_iter().map(|file| (fs::read_to_string(&file).unwrap().lines().count(), file)).collect();
    lengths.sort();
    let long: Vec<_> = lengths.iter().filter(|(lines, _)| *lines > LINES).collect();
    assert!(long.is_empty(), "longer than {LINES} lines: {long:?}");
    let (median, _) = lengths[lengths.len() / 2];
    assert!(median < 200, "the median file has {median} lines");
}

#[test]
fn nothing_is_left_undone() {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("todo", "!("), concat!("unimplemented", "!(")];
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        let mark = marks.iter().find(|mark| text.contains(**mark));
        assert_eq!(mark, None, "{}", file.display());
    }
}
