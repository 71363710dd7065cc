//! The command as others see it: exit status, standard error, formats, threads.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "{\"id\":\"a\",\"published\":\"2024-05-15\",\"text\":\"تظاهر مئات المعلمين في بغداد\"}";

fn marsad(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_marsad"));
    command.args(arguments).env_remove("MARSAD_DATA");
    command
}

fn run(arguments: &[&str]) -> Output {
    marsad(arguments).stdin(Stdio::null()).output().expect("the program runs")
}

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("the file can be written");
    path
}

fn error(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_bad_input_is_named_and_the_good_are_coded() {
    let lines = format!("{ARTICLE}\n{ARTICLE}\n{{\"id\": \"b\", \n{ARTICLE}\n{ARTICLE}\n");
    let broken = file("broken.jsonl", lines.as_bytes());
    let output = run(&["code", "--view", broken.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("broken.jsonl:3:"), "{}", error(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout).matches("تظاهر").count() % 4, 0);
    for (name, bytes) in [("empty.txt", &b""[..]), ("binary.txt", &b"\0\x01\x02\0\0\xff"[..])] {
        let bad = file(name, bytes);
        let output = run(&["code", bad.to_str().expect("UTF-8"), "missing.txt"]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        assert!(error(&output).contains(name) && error(&output).contains("missing.txt"), "{}", error(&output));
    }
}

#[test]
fn usage_is_status_two() {
    for arguments in [
        &["code", "--published", "yesterday"][..],
        &["code", "--format", "none"],
        &["nothing"],
        &["eval"],
        &["code", "--output", "/no/such/folder/file"],
    ] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_fault_in_the_data_names_file_and_line() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("data");
    fs::create_dir_all(directory.join("text")).expect("the directory can be made");
    fs::write(directory.join("text/abbreviations.tsv"), "nothing\tright\n").expect("the file can be written");
    let output = run(&["--data", directory.to_str().expect("UTF-8"), "code"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(error(&output).contains("text/abbreviations.tsv:1:"), "{}", error(&output));
}

#[test]
fn threads_change_nothing() {
    let lines: String = (0..200).map(|n| ARTICLE.replace("\"a\"", &format!("\"a{n}\"")) + "\n").collect();
    let many = file("many.jsonl", lines.as_bytes());
    let many = many.to_str().expect("UTF-8");
    let one = run(&["code", "--format", "json", "-j", "1", many]);
    assert!(one.status.success());
    assert!(serde_json::from_slice::<Vec<marsad::Record>>(&one.stdout).is_ok());
    for threads in ["2", "5"] {
        assert_eq!(run(&["code", "--format", "json", "-j", threads, many]).stdout, one.stdout);
    }
}

#[test]
fn formats_have_their_shape() {
    let article = file("article.json", ARTICLE.as_bytes());
    let article = article.to_str().expect("UTF-8");
    let text = |format: &str| String::from_utf8(run(&["code", "--format", format, article]).stdout).expect("UTF-8");
    for line in text("jsonl").lines() {
        assert!(serde_json::from_str::<marsad::Record>(line).is_ok(), "{line}");
    }
    for line in text("plover").lines() {
        let event: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(event["event"].is_array() && event["source"].is_array() && event["date"].is_string(), "{line}");
    }
    let (csv, table) = (text("csv"), text("table"));
    assert!(csv.starts_with("id,doc,published,") && table.starts_with("id\tdoc\tpublished\t"));
    assert_eq!(csv.lines().count(), table.lines().count());
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let lines: String = (0..2000).map(|_| ARTICLE.to_owned() + "\n").collect();
    let many = file("pipe.jsonl", lines.as_bytes());
    let mut child = marsad(&["code", "--view", many.to_str().expect("UTF-8")])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut first = [0; 10];
    child.stdout.take().expect("piped").read_exact(&mut first).expect("something is written");
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!((output.status.code(), error(&output).as_str()), (Some(0), ""));
}

#[test]
fn the_manual_and_completions_are_of_all_commands() {
    for command in ["code", "explain", "analyse", "times", "numbers", "names", "rules", "check", "eval", "bench"] {
        assert!(run(&["manual", command]).status.success(), "{command}");
        assert!(String::from_utf8_lossy(&run(&["completions", "bash"]).stdout).contains(command), "{command}");
    }
}

#[test]
fn test_sets_that_nobody_names_are_skipped() {
    for (command, set) in [("eval-gsr", "bench/gsr"), ("eval-times", "bench/recognizers"), ("eval-names", "gold/dev")] {
        let output = marsad(&[command]).env_remove("MARSAD_REFERENCE").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains(&format!("{set} skipped: name it")), "{command}: {said}");
        let output = marsad(&[command]).env("MARSAD_REFERENCE", "nowhere").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains("skipped: no such file"), "{command}: {said}");
    }
}
