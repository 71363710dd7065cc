//! Search and export out of a store, as others see them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ARTICLES: &str = r#"{"id":"a","outlet":"alpha","published":"2024-05-15","title":"احتجاج","text":"تظاهر مئات المعلمين أمام وزارة التربية في بغداد."}
{"id":"b","outlet":"beta","published":"2024-05-16","title":"زيارة","text":"وصل وزير الخارجية المصري إلى بغداد."}
{"id":"c","outlet":"beta","published":"2024-05-17","title":"جلسة","text":"اجتمع رئيس الحكومة والوزراء في القاهرة."}
"#;

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_marsad"));
    command.args(arguments).env_remove("MARSAD_DATA").stdin(Stdio::null());
    command.output().expect("the program runs")
}

fn text(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// A folder of a test's own with a store of the articles.
fn store(name: &str) -> (PathBuf, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    let (news, store) = (folder.join("news.jsonl"), folder.join("news.store"));
    fs::write(&news, ARTICLES).expect("the file can be written");
    let store = store.to_str().expect("UTF-8").to_owned();
    text(&["ingest", news.to_str().expect("UTF-8"), "--store", &store]);
    (folder, store)
}

#[test]
fn articles_are_found() {
    let (_, store) = store("search-found");
    let ids = |arguments: &[&str]| text(&[&["search", "--store", &store, "--format", "ids"], arguments].concat());
    assert_eq!(ids(&["وزير"]).lines().count(), 2);
    assert_eq!(ids(&["\"وزير الخارجية\""]), "b\n");
    assert_eq!(ids(&["--type", "PROTEST", "--country", "IRQ"]), "a\n");
    assert_eq!(ids(&["بغداد", "--outlet", "beta"]), "b\n");
    assert_eq!(ids(&["-وزير"]), "a\n");
    let line: serde_json::Value = serde_json::from_str(
        text(&["search", "--store", &store, "والوزراء", "--sort", "newest"]).lines().next().expect("a hit"),
    )
    .expect("JSON");
    assert_eq!(line["id"], "c");
    assert!(line["snippet"]["pieces"].as_array().expect("pieces").iter().any(|piece| piece["matched"] == true));
    let view = text(&["search", "--store", &store, "وزير", "--format", "view", "--facets"]);
    assert!(view.contains("2 articles") && view.contains("beta 2"), "{view}");
}

#[test]
fn a_bad_query_is_a_fault_of_usage() {
    let (_, store) = store("search-bad");
    for (query, column) in [("(a", "column 1"), ("colour:red", "column 1"), ("date:never", "column 6")] {
        let output = run(&["search", "--store", &store, query]);
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{query}: {error}");
        assert!(error.contains(column) && error.contains("hint:"), "{query}: {error}");
    }
    assert_eq!(run(&["search", "--store", &store]).status.code(), Some(2));
    assert_eq!(run(&["search", "--store", "/no/such/store", "a"]).status.code(), Some(1));
}

#[test]
fn exports_out_of_a_store_are_its_records() {
    let (folder, store) = store("export-store");
    let news = folder.join("news.jsonl");
    let coded = text(&["code", "--format", "jsonl", news.to_str().expect("UTF-8")]);
    let exported = text(&["export", "--store", &store, "--format", "jsonl"]);
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert!(!coded.is_empty());
    assert_eq!(sorted(&exported), sorted(&coded));
    for layout in ["csv", "geojson", "plover", "gdelt", "gdelt-mentions", "icews", "polecat"] {
        let file = folder.join(layout);
        let file = file.to_str().expect("UTF-8");
        text(&["export", "--store", &store, "--format", layout, "-o", file]);
        assert!(fs::metadata(file).expect("written").len() > 0, "{layout}");
        let dictionary = fs::read_to_string(format!("{file}.dictionary.csv")).expect("a dictionary");
        assert_eq!(dictionary, text(&["export", "--format", layout, "--dictionary"]));
    }
    let parquet = folder.join("parquet");
    text(&["export", "--store", &store, "--format", "parquet", "-o", parquet.to_str().expect("UTF-8")]);
    assert!(parquet.join("year=2024/month=5/part-0.parquet").is_file());
    let protests = text(&["export", "--store", &store, "--format", "jsonl", "--type", "PROTEST"]);
    assert!(protests.lines().count() >= 1 && protests.lines().all(|line| line.contains("\"event\":\"PROTEST\"")));
    let found = text(&["export", "--store", &store, "--format", "jsonl", "--query", "معلم"]);
    assert!(found.lines().count() >= 1 && found.lines().all(|line| line.contains("\"doc\":\"a\"")));
    let events = text(&["events", &store, "--format", "jsonl", "--type", "PROTEST"]);
    assert!(events.lines().count() >= 1 && events.lines().all(|line| line.contains("PROTEST")));
}
