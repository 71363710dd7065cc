//! The articles of `examples/` against their golden records.
//!
//! A golden file is the readable view, so that a change reads as what it means. After a change that is meant, write them
//! anew and read the difference: `MARSAD_BLESS=1 cargo test -p marsad-cli --test examples && git diff examples`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use marsad::data::Source;
use marsad::{Engine, verify};
use marsad_read::{Options, Reader};

const DAY: &str = "2024-05-15";

const ARTICLES: [&str; 6] =
    ["conflict.json", "courts.json", "diplomacy.json", "protest.txt", "quiet.txt", "visit.json"];

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

fn view(article: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_marsad"))
        .args(["code", "--view", "--color", "never", "--published", DAY])
        .arg(examples().join(article))
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{article}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn articles_give_their_golden_records() {
    let mut different = Vec::new();
    for article in ARTICLES {
        let stem = article.split('.').next().unwrap_or(article);
        let golden = examples().join("golden").join(format!("{stem}.txt"));
        let found = view(article);
        if std::env::var_os("MARSAD_BLESS").is_some() {
            fs::create_dir_all(examples().join("golden")).expect("the directory can be made");
            fs::write(&golden, found).expect("the golden file can be written");
        } else if fs::read_to_string(&golden).unwrap_or_default() != found {
            different.push(stem);
        }
    }
    assert!(
        different.is_empty(),
        "{different:?} differ from examples/golden; if that is meant: MARSAD_BLESS=1 cargo test -p marsad-cli --test examples"
    );
}

#[test]
fn records_keep_their_promises() {
    let engine = Engine::new(&Source::embedded()).expect("the shipped files load");
    let mut worker = engine.worker();
    for article in ARTICLES {
        let options = Options { published: Some(DAY.to_owned()), ..Options::default() };
        for document in Reader::open(examples().join(article), options) {
            let document = document.expect("the article is read");
            let lines = document.lines.len();
            assert!((9..=15).contains(&lines), "{article} has {lines} lines");
            assert_eq!(verify::faults(&worker.code(&document), &document), Vec::<String>::new(), "{article}");
        }
    }
}
