//! Questions over articles of our own, with the documents that must and must not be found: `questions/`. And what the index does when the
//! store changes.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use marsad::data::Source;
use marsad::{Document, Engine};
use marsad_read::Reader;
use marsad_search::{Archive, Order, Page, parse};
use marsad_store::{Entry, Run, Store, coding};
use proptest::prelude::*;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Source::embedded()).unwrap());

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions")
}

fn articles() -> Vec<Document> {
    let path = folder().join("articles.jsonl");
    Reader::open(&path, marsad_read::Options::default()).map(Result::unwrap).collect()
}

/// A new store of documents.
fn store(name: &str, documents: &[Document]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.store"));
    for stale in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{stale}", path.display()));
    }
    let _ = fs::remove_dir_all(Archive::directory(&path));
    add(&path, documents);
    path
}

fn add(path: &Path, documents: &[Document]) {
    let store = Store::create(path).unwrap();
    let run = Run { kind: "ingest", begun: "2024-05-15T10:00:00Z".to_owned(), coded: "test".to_owned() };
    let writer = store.writer(run).unwrap();
    let mut worker = ENGINE.worker();
    for document in documents {
        let coding = coding::code(&mut worker, document);
        writer.add(Entry::new(document.clone(), true, "json", b"", coding)).unwrap();
    }
    writer.finish("{}".to_owned(), "2024-05-15T10:00:01Z".to_owned()).unwrap();
}

fn open(path: &Path) -> Archive<'static> {
    Archive::open(path, &ENGINE, |_| ()).unwrap()
}

fn found(archive: &mut Archive<'_>, query: &str) -> BTreeSet<String> {
    let page = Page { limit: 100, ..Page::default() };
    let results = archive.search(&parse(query).unwrap(), page).unwrap();
    assert_eq!(results.hits.len() as u64, results.total, "{query}");
    let id = |row: u64| archive.store.document(row as i64).unwrap().unwrap().document.id;
    results.hits.iter().map(|hit| id(hit.row)).collect()
}

#[test]
fn questions_are_answered() {
    let mut archive = open(&store("questions", &articles()));
    let all: BTreeSet<String> = articles().into_iter().map(|document| document.id).collect();
    let text = fs::read_to_string(folder().join("questions.tsv")).unwrap();
    let mut wrong = Vec::new();
    let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    assert!(rows.len() >= 40);
    for row in rows {
        let [query, must, not, about] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        let list = |text: &str| text.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
        let must = list(must);
        let not = if not == "*" { all.difference(&must).cloned().collect() } else { list(not) };
        assert!(must.is_subset(&all) && not.is_subset(&all), "{row}");
        let found = found(&mut archive, query);
        if !must.is_subset(&found) || !not.is_disjoint(&found) {
            wrong.push(format!("{query} ({about}): {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_index_follows_the_store() {
    let documents = articles();
    let (first, rest) = documents.split_at(3);
    let path = store("follow", first);
    assert_eq!(found(&mut open(&path), "وزير").len(), 2);
    add(&path, rest);
    assert_eq!(found(&mut open(&path), "وزير").len(), 3);
    // A new version of an article takes the place of the old one.
    let mut changed = first[0].clone();
    changed.lines = vec![String::new(), "تأجلت الزيارة.".to_owned()];
    add(&path, &[changed]);
    let mut archive = open(&path);
    assert_eq!(found(&mut archive, "وزير").len(), 2);
    assert_eq!(found(&mut archive, "تأجلت"), BTreeSet::from(["visit".to_owned()]));
    assert_eq!(archive.index.documents(), documents.len() as u64);
    // What is not there is made anew.
    drop(archive);
    fs::remove_dir_all(Archive::directory(&path)).unwrap();
    assert_eq!(found(&mut open(&path), "تأجلت").len(), 1);
}

#[test]
fn what_is_not_committed_is_done_again() {
    let path = store("killed", &articles());
    {
        // As a program that was killed leaves it: documents written, nothing committed.
        let index = marsad_search::Index::open(&Archive::directory(&path)).unwrap();
        let writer = index.writer().unwrap();
        writer.add(marsad_search::Indexed { row: 1, doc: "half".to_owned(), ..Default::default() }).unwrap();
    }
    let mut archive = open(&path);
    assert_eq!(archive.index.documents(), articles().len() as u64);
    assert_eq!(found(&mut archive, "doc:half").len(), 0);
}

#[test]
fn a_folder_of_others_is_left_alone() {
    let path = store("others", &articles()[..1]);
    let folder = Archive::directory(&path);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mine.txt"), "mine").unwrap();
    assert!(matches!(Archive::open(&path, &ENGINE, |_| ()), Err(marsad_search::Error::Taken(_))));
    assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), "mine");
}

#[test]
fn snippets_mark_what_matches() {
    let mut archive = open(&store("snippets", &articles()));
    let cabinet = articles().into_iter().find(|document| document.id == "cabinet").unwrap();
    let snippet = |archive: &mut Archive<'_>, query: &str| {
        let snippet = archive.snippet(&cabinet, &parse(query).unwrap()).unwrap();
        let marked: Vec<String> =
            snippet.pieces.iter().filter(|piece| piece.matched).map(|piece| piece.text.clone()).collect();
        let whole: String = snippet.pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert!(cabinet.lines[snippet.line as usize].contains(&whole));
        (snippet.line, marked)
    };
    assert_eq!(snippet(&mut archive, "وزير موازنة"), (1, vec!["والوزراء".to_owned(), "الموازنة".to_owned()]));
    assert_eq!(snippet(&mut archive, "=لوزيرهم"), (2, vec!["لوزيرهم".to_owned()]));
    assert_eq!(snippet(&mut archive, "outlet:beta"), (1, Vec::new()));
}

#[test]
fn facets_count_documents() {
    let mut archive = open(&store("facets", &articles()));
    let page = Page { facets: true, ..Page::default() };
    let facets = archive.search(&parse("وزير").unwrap(), page).unwrap().facets.unwrap();
    assert_eq!(facets.outlets, [("alpha".to_owned(), 2), ("beta".to_owned(), 1)]);
    assert_eq!(facets.months, [("2018-05".to_owned(), 2), ("2019-03".to_owned(), 1)]);
    let protests = archive.search(&parse("type:PROTEST").unwrap(), page).unwrap().facets.unwrap();
    assert!(protests.types.contains(&("PROTEST".to_owned(), 2)), "{protests:?}");
    assert!(protests.countries.contains(&("IRQ".to_owned(), 1)), "{protests:?}");
}

#[test]
fn orders_are_by_rank_or_day() {
    let mut archive = open(&store("orders", &articles()));
    let mut days = |order| {
        let page = Page { order, ..Page::default() };
        let hits = archive.search(&parse("وزير").unwrap(), page).unwrap().hits;
        let ids: Vec<String> =
            hits.iter().map(|hit| archive.store.document(hit.row as i64).unwrap().unwrap().document.id).collect();
        (ids, hits.iter().map(|hit| hit.score).collect::<Vec<_>>())
    };
    assert_eq!(days(Order::Newest).0, ["former", "cabinet", "visit"]);
    assert_eq!(days(Order::Oldest).0, ["visit", "cabinet", "former"]);
    let scores = days(Order::Best).1;
    assert!(scores.iter().all(|score| *score > 0.0) && scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn values_that_cannot_be_are_told() {
    let mut archive = open(&store("values", &articles()));
    for (query, column) in
        [("date:yesterday", 6), ("وزير near:1,2", 11), ("near:100,0,5", 6), ("when:2018-13", 6), ("\"،\"", 1)]
    {
        let error = archive.search(&parse(query).unwrap(), Page::default()).unwrap_err();
        let marsad_search::Error::Query(error) = error else { panic!("{query}: {error}") };
        assert_eq!(error.column, column, "{query}: {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_query_breaks_the_search(parts in proptest::collection::vec(prop::sample::select(vec![
        "(", ")", "\"", "-", "=", "type:PROTEST", "near:1,2,3", "date:2018..", "when:..", "title:وزير", "country:", "OR", "NOT",
        "وزير", "والوزراء", "«", "»", ",", "😀", "a", "2019", "who:أ ب", "cameo:1", "quad:9", "actor:\"وزير الخارجية\""]), 0..12)) {
        static ARCHIVE: LazyLock<std::sync::Mutex<Archive<'static>>> =
            LazyLock::new(|| std::sync::Mutex::new(open(&store("any", &articles()))));
        if let Ok(node) = parse(&parts.join(" ")) {
            let page = Page { facets: true, ..Page::default() };
            let _ = ARCHIVE.lock().unwrap().search(&node, page);
        }
    }
}
