//! A store through the command: killed and resumed, read twice, recoded, damaged.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

#[path = "../../marsad-store/tests/articles/mod.rs"]
mod articles;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use marsad::data::Source;
use marsad::{Document, Engine};
use marsad_store::{Entry, Run, Store, coding};

use articles::{Dice, TOPICS, article, copy, json_lines};

/// A folder of its own for a test, emptied.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn marsad(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_marsad"));
    command.args(arguments).env_remove("MARSAD_DATA").stdin(Stdio::null());
    command
}

/// What a command writes to standard output, and its exit status.
fn run(arguments: &[&str]) -> (String, Option<i32>) {
    let output = marsad(arguments).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

/// The digest of a store that must be whole.
fn digest(store: &str) -> String {
    let (told, status) = run(&["store", "check", store, "--digest"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains(" 0 faults"), "{told}");
    told.lines().find_map(|line| line.strip_prefix("digest ")).unwrap().to_owned()
}

/// Articles, copies of some, some twice, one in two versions.
fn collection(folder: &Path, count: u64) -> PathBuf {
    let mut documents = Vec::new();
    for seed in 0..count {
        documents.push(article(&format!("a{seed}"), TOPICS[seed as usize % TOPICS.len()], seed));
        if seed % 7 == 0 {
            documents.push(copy(&documents[documents.len() / 2].clone(), &format!("b{seed}"), seed));
            documents.push(documents[documents.len() / 3].clone());
        }
    }
    let mut changed = documents[1].clone();
    changed.lines.push("أعلن البرلمان ذلك.".to_owned());
    documents.push(changed);
    let path = folder.join("news.jsonl");
    fs::write(&path, json_lines(&documents)).unwrap();
    path
}

/// Kills an ingest at random moments, looks at what is there, resumes it and compares.
#[allow(clippy::disallowed_methods, reason = "a test waits to kill at some moment")]
fn killed_and_resumed(folder: &Path, news: &str, kills: u64) {
    let whole = folder.join("whole.store").display().to_string();
    let begun = Instant::now();
    assert_eq!(run(&["ingest", news, "--store", &whole]).1, Some(0));
    let (expected, duration) = (digest(&whole), begun.elapsed());
    let mut dice = Dice::new(u64::from(std::process::id()));
    for kill in 1..=kills {
        let store = folder.join(format!("killed-{kill}.store"));
        let name = store.display().to_string();
        let after = Duration::from_millis(dice.roll(duration.as_millis() as usize) as u64);
        let mut child =
            marsad(&["ingest", news, "--store", &name]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(after);
        child.kill().unwrap();
        child.wait().unwrap();
        let (mut found, mut status) = ("no store yet\n".to_owned(), Some(0));
        if store.exists() {
            (found, status) = run(&["store", "check", &name]);
        }
        assert_eq!(status, Some(0), "killed after {after:?}: {found}");
        assert_eq!(run(&["ingest", news, "--store", &name]).1, Some(0));
        let same = digest(&name) == expected;
        let found = found.lines().next().unwrap_or("");
        println!("{kill:2}: killed after {:5} ms, then {found}; resumed: same content {same}", after.as_millis());
        assert!(same, "killed after {after:?}");
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(format!("{name}{end}"));
        }
    }
}

#[test]
fn a_killed_ingest_resumes_to_the_same_store() {
    let folder = folder("killed");
    let news = collection(&folder, 60);
    killed_and_resumed(&folder, news.to_str().unwrap(), 4);
}

/// The same on a collection of one's own: `MARSAD_CORPUS=news.jsonl.gz cargo test -p marsad-cli --test ingest -- --ignored
/// --nocapture`.
#[test]
#[ignore = "takes minutes, and a collection named by MARSAD_CORPUS"]
fn a_killed_ingest_of_a_corpus_resumes_to_the_same_store() {
    let corpus = std::env::var("MARSAD_CORPUS").unwrap();
    killed_and_resumed(&folder("killed-corpus"), &corpus, 20);
}

#[test]
fn the_same_again_adds_nothing_in_any_order_of_files() {
    let folder = folder("again");
    let news = collection(&folder, 20);
    fs::create_dir(folder.join("more")).unwrap();
    fs::write(folder.join("more/one.txt"), "عنوان\nتظاهر مئات المعلمين في بغداد\n").unwrap();
    fs::write(folder.join("more/.hidden.txt"), "عنوان\nتظاهر مئات الطلاب في بغداد\n").unwrap();
    fs::write(folder.join("more/broken.jsonl"), "{\"id\": \"b\", \n{\"text\": \"تظاهر عشرات العمال في تونس\"}\n")
        .unwrap();
    let (news, more) = (news.to_str().unwrap(), folder.join("more").display().to_string());
    let store = folder.join("a.store").display().to_string();
    let (told, status) = run(&["ingest", news, &more, "--store", &store]);
    assert_eq!(status, Some(1), "{told}");
    assert!(told.contains("added     25 articles, 1 new versions"), "{told}");
    assert!(told.contains("skipped 1\n  1 × invalid JSON"), "{told}");
    let first = digest(&store);
    let (told, _) = run(&["ingest", &more, news, "--store", &store, "--threads", "1"]);
    assert!(told.contains("added     0 articles, 0 new versions, 0 records"), "{told}");
    assert_eq!(digest(&store), first);
    let copy = folder.join("copy.store").display().to_string();
    assert_eq!(run(&["store", "backup", &store, &copy]).1, Some(0));
    assert_eq!(digest(&copy), first);
    assert_eq!(run(&["store", "compact", &copy]).1, Some(0));
    assert_eq!(digest(&copy), first);
}

#[test]
fn only_what_another_version_coded_is_coded_anew() {
    let folder = folder("recode");
    let news = collection(&folder, 6);
    let store = folder.join("a.store").display().to_string();
    run(&["ingest", news.to_str().unwrap(), "--store", &store]);
    let first = digest(&store);
    let recoded = |arguments: &[&str]| run(arguments).0.lines().next().unwrap_or("").to_owned();
    assert!(recoded(&["recode", &store]).starts_with("recoded   0 documents"));
    let open = rusqlite::Connection::open(&store).unwrap();
    open.execute_batch(
        "UPDATE documents SET coded = 'older', mentions = 0 WHERE id IN (2, 3); DELETE FROM mentions WHERE doc IN (2, 3)",
    )
    .unwrap();
    drop(open);
    let (told, status) = run(&["store", "check", &store]);
    assert!(status == Some(1) && told.contains("not what the records say"), "{told}");
    assert!(recoded(&["recode", &store]).starts_with("recoded   2 documents"));
    assert_eq!(digest(&store), first);
    assert!(recoded(&["recode", &store, "--all", "--until", "1999-01-01"]).starts_with("recoded   0 documents"));
    assert!(!recoded(&["recode", &store, "--all", "--reread"]).starts_with("recoded   0 documents"));
    assert_eq!(digest(&store), first);
}

#[test]
fn what_a_newer_reader_reads_otherwise_is_a_version() {
    let folder = folder("reread");
    let page = "{\"id\": \"a\", \"url\": \"https://example.org/a\", \"text\": \"تظاهر مئات المعلمين في بغداد\"}\n";
    fs::write(folder.join("a.jsonl"), page).unwrap();
    let (news, store) = (folder.join("a.jsonl").display().to_string(), folder.join("a.store").display().to_string());
    run(&["ingest", &news, "--store", &store]);
    // As if an older reader had read another text out of another page.
    let other = Document { url: Some("https://example.org/a".to_owned()), ..Document::new("a", "", "اختصار") };
    let engine = Engine::new(&Source::embedded()).unwrap();
    let open = Store::open(&store).unwrap();
    let begun = "2024-05-15T10:00:00Z".to_owned();
    let writer = open.writer(Run { kind: "ingest", begun: begun.clone(), coded: "older".to_owned() }).unwrap();
    let coding = coding::code(&mut engine.worker(), &other);
    writer.add(Entry::new(other, true, "jsonl", page.replace("بغداد", "تونس").as_bytes(), coding)).unwrap();
    writer.finish("{}".to_owned(), begun).unwrap();
    drop(open);
    let recoded = || run(&["recode", &store, "--reread"]).0;
    assert!(recoded().starts_with("recoded   0 documents, 1 new versions"));
    assert!(recoded().starts_with("recoded   1 documents, 0 new versions"));
    assert!(recoded().starts_with("recoded   0 documents, 0 new versions"));
    let (told, status) = run(&["store", "check", &store]);
    assert!(status == Some(0) && told.starts_with("3 documents"), "{told}");
    let (told, _) = run(&["store", "stats", &store]);
    assert!(told.contains("older versions     2"), "{told}");
}

#[test]
fn damage_is_told_with_file_and_remedy() {
    let folder = folder("damage");
    let news = collection(&folder, 20);
    let store = folder.join("a.store").display().to_string();
    run(&["ingest", news.to_str().unwrap(), "--store", &store]);
    let whole = fs::read(&store).unwrap();
    let mut dice = Dice::new(7);
    let mut seen = 0;
    for round in 0..12 {
        let mut bytes = whole.clone();
        let at = if round == 0 { 0 } else { dice.roll(bytes.len() - 8192) };
        bytes[at..at + 4096].iter_mut().for_each(|byte| *byte ^= 0xA5);
        if round == 11 {
            bytes.truncate(whole.len() / 2);
        }
        fs::write(&store, &bytes).unwrap();
        for arguments in [&["store", "check", &store][..], &["events", &store], &["store", "stats", &store]] {
            let output = marsad(arguments).output().unwrap();
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {told}");
            assert!(!told.contains("panicked"), "{told}");
            if arguments[1] == "check" {
                seen += i32::from(output.status.code() == Some(1));
            } else if output.status.code() == Some(1) {
                assert!(told.contains("a.store: ") && told.contains("hint: "), "{told}");
            }
        }
    }
    assert!(seen >= 6, "{seen} of 12 damages seen");
}
