//! Sixty pages of twelve layouts (`pages/make.py`): what is read of them against what they hold.
//!
//! `marsad eval-pages crates/marsad-read/tests/pages/gold.jsonl` prints the scores.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::fs;
use std::path::PathBuf;

use marsad_read::score::{f1, score};

#[test]
fn titles_dates_and_paragraphs() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let all = score(&folder.join("gold.jsonl")).unwrap();
    all.iter().filter(|page| !page.is_right()).for_each(|page| println!("{page:#?}"));
    let right = |test: fn(&&_) -> bool| all.iter().filter(test).count();
    assert_eq!((all.len(), right(|page| page.title_right), right(|page| page.date_right)), (60, 60, 60));
    assert!(f1(&all) >= 0.95, "{}", f1(&all));
    let is_old = |name: &str| std::str::from_utf8(&fs::read(folder.join(name)).unwrap()).is_err();
    let old: Vec<_> = all.iter().filter(|page| is_old(&page.page)).collect();
    assert!(old.len() > 10 && old.iter().all(|page| page.is_right()), "{} pages in old encodings", old.len());
}

#[test]
fn a_list_that_is_none_is_told_with_its_line() {
    let list = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gold.jsonl");
    fs::write(&list, "{\"page\": \"none.html\", \"title\": \"\", \"date\": null, \"text\": [\"a\"]}\n{}\n").unwrap();
    let error = score(&list).unwrap_err();
    assert!(error.contains("gold.jsonl:2: missing field"), "{error}");
    fs::write(&list, "{\"page\": \"none.html\", \"title\": \"x\", \"date\": null, \"text\": [\"a\"]}\n").unwrap();
    let pages = score(&list).unwrap();
    assert_eq!((pages[0].missed.len(), pages[0].title_right, f1(&pages)), (1, false, 0.0));
}
