//! Documents in, documents and records out.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use marsad::data::Source;
use marsad::{Document, Engine};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, TestRunner};

use marsad_store::{Entry, Error, Feed, Filter, Near, Role, Run, Store, Stored, StoredRecord, Tally, Who, coding};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&Source::embedded()).unwrap());

/// A folder of its own for a test, emptied.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run() -> Run {
    Run { kind: "ingest", begun: "2024-05-15T10:00:00Z".to_owned(), coded: "0.1.0+test".to_owned() }
}

fn entry(document: &Document) -> Entry {
    let coding = coding::code(&mut ENGINE.worker(), document);
    let raw = serde_json::to_vec(document).unwrap();
    Entry::new(document.clone(), true, "json", &raw, coding)
}

fn add(store: &Store, documents: &[Document]) -> Tally {
    let writer = store.writer(run()).unwrap();
    documents.iter().for_each(|document| writer.add(entry(document)).unwrap());
    writer.finish("{}".to_owned(), "2024-05-15T10:01:00Z".to_owned()).unwrap()
}

fn visit() -> Document {
    Document {
        published: Some("2024-05-15".to_owned()),
        outlet: Some("one".to_owned()),
        url: Some("https://example.org/visit".to_owned()),
        ..Document::new("visit", "زيارة", "وصل وزير الخارجية المصري إلى بغداد يوم الاثنين.")
    }
}

fn protest() -> Document {
    Document {
        published: Some("2024-06-01T08:00:00Z".to_owned()),
        ..Document::new("protest", "احتجاج", "تظاهر مئات المعلمين أمام وزارة التربية في تونس.")
    }
}

fn ids(store: &Store, filter: &Filter) -> Vec<String> {
    let mut found = Vec::new();
    let each = |stored: &StoredRecord<'_>| {
        found.push(stored.record.id.clone());
        Ok::<(), Error>(())
    };
    store.records(filter, each).unwrap();
    assert_eq!(store.count(filter).unwrap(), found.len() as u64);
    found
}

#[test]
fn what_goes_in_comes_out() {
    let store = Store::create(folder("in-out").join("a.store")).unwrap();
    let tally = add(&store, &[visit(), protest()]);
    assert_eq!((tally.added, tally.versions, tally.known), (2, 0, 0));
    let mut found = Vec::new();
    let each = |stored: Stored| {
        found.push(stored.document);
        Ok::<(), Error>(())
    };
    store.documents(false, each).unwrap();
    assert_eq!(found, [visit(), protest()]);
    let mut lines = String::new();
    let each = |stored: &StoredRecord<'_>| {
        lines.push_str(stored.json);
        lines.push('\n');
        Ok::<(), Error>(())
    };
    store.records(&Filter::default(), each).unwrap();
    let mut worker = ENGINE.worker();
    let records = [visit(), protest()].map(|document| worker.code(&document)).concat();
    let expected: String = records.iter().map(|record| serde_json::to_string(record).unwrap() + "\n").collect();
    assert!(!records.is_empty());
    assert_eq!(lines, expected);
    let (format, raw) = store.raw(1).unwrap();
    assert_eq!((format.as_str(), raw), ("json", serde_json::to_vec(&visit()).unwrap()));
}

#[test]
fn the_same_again_adds_nothing_and_another_text_is_a_version() {
    let store = Store::create(folder("versions").join("a.store")).unwrap();
    add(&store, &[visit(), protest()]);
    let again = Document { id: "other id".to_owned(), ..visit() };
    let tally = add(&store, &[again, protest()]);
    assert_eq!((tally.added, tally.versions, tally.known), (0, 0, 2));
    assert_eq!(store.find("other id").unwrap(), store.find("visit").unwrap());
    let mut changed = visit();
    changed.lines.push("وغادرها الثلاثاء.".to_owned());
    let tally = add(&store, &[changed, visit()]);
    assert_eq!((tally.added, tally.versions, tally.known), (0, 1, 1));
    let all = ids(&store, &Filter { versions: true, ..Filter::default() }).len();
    assert!(ids(&store, &Filter::default()).len() < all);
    assert_eq!(store.document(1).unwrap().map(|old| (old.version, old.current)), Some((1, false)));
    assert_eq!(store.document(3).unwrap().map(|new| (new.version, new.current)), Some((2, true)));
}

#[test]
fn two_articles_never_share_an_id() {
    let store = Store::create(folder("names").join("a.store")).unwrap();
    let other = Document { url: Some("https://example.org/other".to_owned()), ..protest() };
    let tally = add(&store, &[protest(), other]);
    assert_eq!(tally.added, 2);
    let found = ids(&store, &Filter::default());
    assert_eq!(found.first().map(String::as_str), Some("protest#1"));
    assert!(found.iter().any(|id| id.starts_with("protest~")), "{found:?}");
}

#[test]
fn filters_let_through_what_they_say() {
    let store = Store::create(folder("filters").join("a.store")).unwrap();
    add(&store, &[visit(), protest()]);
    let visits = |filter: Filter| ids(&store, &filter).iter().any(|id| id.starts_with("visit#"));
    let protests = |filter: Filter| ids(&store, &filter).iter().any(|id| id.starts_with("protest#"));
    let list = |item: &str| vec![item.to_owned()];
    let some = |item: &str| Some(item.to_owned());
    for (filter, visit, protest) in [
        (Filter::default(), true, true),
        (Filter { events: list("PROTEST"), ..Filter::default() }, false, true),
        (Filter { events: list("CONSULT"), quads: vec![1], ..Filter::default() }, true, false),
        (Filter { countries: list("TUN"), ..Filter::default() }, false, true),
        (Filter { outlets: list("one"), ..Filter::default() }, true, false),
        (Filter { since: some("2024-05-20"), ..Filter::default() }, false, true),
        (Filter { until: some("2024-05-20"), ..Filter::default() }, true, false),
        (Filter { published_since: some("2024-06-02"), ..Filter::default() }, false, false),
        (Filter { cameo: list("14"), ..Filter::default() }, false, true),
        (Filter { confidence: Some(0.999), ..Filter::default() }, false, false),
        (Filter { documents: list("visit"), ..Filter::default() }, true, false),
        (Filter { near: Some(Near { lat: 36.8, lon: 10.2, km: 300.0 }), ..Filter::default() }, false, true),
        (Filter { near: Some(Near { lat: 36.8, lon: 60.0, km: 300.0 }), ..Filter::default() }, false, false),
    ] {
        assert_eq!((visits(filter.clone()), protests(filter.clone())), (visit, protest), "{filter:?}");
    }
    let egypt = Who { role: Some(Role::Actor), country: some("EGY"), ..Who::default() };
    let reverse = Who { role: Some(Role::Recipient), ..egypt.clone() };
    assert!(visits(Filter { participants: vec![egypt.clone()], ..Filter::default() }));
    assert!(!visits(Filter { participants: vec![egypt, reverse], ..Filter::default() }));
}

#[test]
fn the_state_of_feeds_is_kept() {
    let store = Store::create(folder("feeds").join("a.store")).unwrap();
    let feed = Feed {
        url: "https://example.org/feed".to_owned(),
        etag: Some("\"1\"".to_owned()),
        due: Some(1_700_000_000),
        failures: 2,
        state: "{}".to_owned(),
        ..Feed::default()
    };
    let writer = store.writer(Run { kind: "watch", ..run() }).unwrap();
    writer.put_feed(feed.clone()).unwrap();
    writer.mark_seen("item 1", &feed.url, 1_700_000_000).unwrap();
    writer.commit().unwrap();
    assert_eq!(store.feed(&feed.url).unwrap().as_ref(), Some(&feed));
    writer.put_feed(Feed { failures: 0, ..feed.clone() }).unwrap();
    writer.finish("{}".to_owned(), "2024-05-15T10:01:00Z".to_owned()).unwrap();
    assert_eq!(store.feeds().unwrap(), [Feed { failures: 0, ..feed }]);
    assert_eq!((store.seen("item 1").unwrap(), store.seen("item 2").unwrap()), (true, false));
}

#[test]
fn files_that_are_no_store_are_refused() {
    let folder = folder("no-store");
    let hint = |path: &Path| Store::open(path).unwrap_err().to_string();
    assert!(hint(&folder.join("none")).contains("no such store"));
    std::fs::write(folder.join("text"), "these are words, not a database: ".repeat(100)).unwrap();
    assert!(hint(&folder.join("text")).contains("this file is no store"));
    let foreign = folder.join("foreign");
    let connection = Store::create(folder.join("made")).unwrap();
    connection.connection().execute("VACUUM INTO ?", [foreign.display().to_string()]).unwrap();
    let store = Store::open(&foreign).unwrap();
    store.connection().execute_batch("PRAGMA user_version = 99").unwrap();
    drop(store);
    assert!(hint(&foreign).contains("a newer one"));
}

#[test]
fn any_bytes_open_or_are_refused() {
    let folder = folder("bytes");
    let whole = folder.join("whole");
    drop(Store::create(&whole).unwrap());
    let whole = std::fs::read(whole).unwrap();
    let mut runner = TestRunner::new(Config { failure_persistence: None, cases: 64, ..Config::default() });
    let bytes = (vec(any::<u8>(), 0..600), 0..whole.len(), any::<bool>());
    let each = |(bytes, at, inside): (Vec<u8>, usize, bool)| {
        let path = folder.join("bytes");
        let mut content = if inside { whole.clone() } else { Vec::new() };
        let at = at.min(content.len());
        content.splice(at..(at + bytes.len()).min(content.len()), bytes);
        std::fs::write(&path, content).unwrap();
        if let Ok(store) = Store::open(&path) {
            let _ = (store.check(), store.holdings(), store.digest(), store.count(&Filter::default()));
        }
        Ok(())
    };
    runner.run(&bytes, each).unwrap();
}
