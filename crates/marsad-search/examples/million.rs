//! Measures search on a large collection: a corpus again and again with other names and other dates.
//!
//!     cargo run --release -p marsad-search --example million -- CORPUS.jsonl.gz FOLDER [DOCUMENTS]
//!
//! The articles of the corpus are analysed once; each copy has its names exchanged and its days moved. The index is made in FOLDER, or taken
//! as it is there from an earlier run. Then queries of four kinds run one after the other, and the times of each kind are printed.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use marsad::data::Source;
use marsad::{Document, Engine, Worker};
use marsad_read::Reader;
use marsad_search::{Index, Indexed, Page, parse};

type Done<T> = Result<T, Box<dyn Error>>;

/// Articles that are analysed.
const BASE: usize = 6000;

/// How often each query runs.
const TIMES: usize = 3;

/// Threads that analyse articles and vary them.
const THREADS: usize = 4;

fn main() -> Done<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, folder, rest @ ..] = arguments.as_slice() else {
        return Err("million CORPUS.jsonl.gz FOLDER [DOCUMENTS]".into());
    };
    let wanted = rest.first().map_or(Ok(1_000_000), |count| count.parse())?;
    let engine = Engine::new(&Source::embedded())?;
    let mut worker = engine.worker();
    let index = Index::open(Path::new(folder))?;
    let documents: Vec<Document> =
        Reader::open(Path::new(corpus), marsad_read::Options::default()).filter_map(Result::ok).take(BASE).collect();
    if index.documents() != wanted {
        fill(&index, &engine, &documents, wanted)?;
    }
    println!("{} documents, {:.2} GB of index", index.documents(), size(Path::new(folder))? as f64 / 1e9);
    measure(&index, &mut worker, &queries(&documents))
}

fn fill(index: &Index, engine: &Engine, documents: &[Document], wanted: u64) -> Done<()> {
    let begun = Instant::now();
    let parts = documents.chunks(documents.len().div_ceil(THREADS).max(1));
    let base: Vec<Indexed> = thread::scope(|scope| {
        let analysed: Vec<_> = parts.map(|part| scope.spawn(|| analyse(engine, part))).collect();
        analysed.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    });
    let words: usize = base.iter().map(|document| document.words.len()).sum();
    println!("{} articles, {} words, analysed in {:.0} s", base.len(), words, begun.elapsed().as_secs_f64());
    let mut names: BTreeSet<String> = BTreeSet::new();
    for word in base.iter().flat_map(|document| &document.words).filter(|word| word.guessed) {
        names.extend(word.lemmas.last().cloned());
    }
    let names: Vec<String> = names.into_iter().collect();
    let begun = Instant::now();
    let mut writer = index.writer()?;
    let next = AtomicU64::new(0);
    let add = || -> Result<(), marsad_search::Error> {
        loop {
            let row = next.fetch_add(1, Ordering::Relaxed);
            let Some(document) = base.get((row % base.len() as u64) as usize).filter(|_| row < wanted) else {
                return Ok(());
            };
            writer.add(varied(document, row + 1, row / base.len() as u64, &names))?;
            if row % 100_000 == 99_999 {
                eprintln!("{} documents in {:.0} s", row + 1, begun.elapsed().as_secs_f64());
            }
        }
    };
    thread::scope(|scope| {
        let adders: Vec<_> = (0..THREADS).map(|_| scope.spawn(add)).collect();
        adders.into_iter().try_for_each(|adder| adder.join().unwrap_or(Ok(())))
    })?;
    writer.commit("")?;
    writer.settle()?;
    index.refresh()?;
    println!("{wanted} documents indexed in {:.0} s", begun.elapsed().as_secs_f64());
    Ok(())
}

fn analyse(engine: &Engine, documents: &[Document]) -> Vec<Indexed> {
    let mut worker = engine.worker();
    let one = |document: &Document| {
        let records = worker.code(document);
        Indexed::new(&mut worker, 0, document, &records)
    };
    documents.iter().map(one).collect()
}

/// A copy of a document: its unknown names are others, its day another.
fn varied(document: &Indexed, row: u64, copy: u64, names: &[String]) -> Indexed {
    let mut document = document.clone();
    document.row = row;
    if copy == 0 {
        return document;
    }
    let mut changed: BTreeMap<String, String> = BTreeMap::new();
    for word in document.words.iter_mut().filter(|word| word.guessed) {
        let mut hasher = DefaultHasher::new();
        (&word.lemmas, copy).hash(&mut hasher);
        let Some(name) = names.get((hasher.finish() % names.len().max(1) as u64) as usize) else { continue };
        changed.extend(word.lemmas.iter().map(|lemma| (lemma.clone(), name.clone())));
        word.lemmas = vec![name.clone()];
        word.surface.clone_from(name);
    }
    let (year, month, day) = (2000 + copy % 25, 1 + (row + copy) % 12, 1 + row % 28);
    document.day = year * 10_000 + month * 100 + day;
    let whens = [format!("when:{year}"), format!("when:{year}-{month:02}"), format!("when:{year}-{month:02}-{day:02}")];
    for terms in &mut document.records {
        let other = |term: &String| match term.split_once(':') {
            Some(("when", _)) => None,
            Some((field, value)) => Some(changed.get(value).map_or(term.clone(), |name| format!("{field}:{name}"))),
            None => Some(term.clone()),
        };
        *terms = terms.iter().filter_map(other).chain(whens.iter().cloned()).collect();
    }
    document
}

/// Queries by kind: words and phrases are taken from the articles, frequent ones more often than rare ones.
fn queries(documents: &[Document]) -> Vec<(&'static str, Vec<String>)> {
    let step = (documents.len() / 40).max(1);
    let lines = documents.iter().step_by(step).filter_map(|document| document.lines.get(1));
    let clean = |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().count() > 2;
    let words: Vec<Vec<String>> =
        lines.map(|line| line.split_whitespace().filter(clean).take(8).map(str::to_owned).collect()).collect();
    let word = |n: usize| words.iter().filter_map(move |line| line.get(n).cloned());
    let rows = documents.iter().step_by(step).filter_map(|document| document.lines.get(1)).filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let pair = words.windows(2).find(|pair| pair.iter().all(&clean))?;
        Some(format!("\"{}\"", pair.join(" ")))
    });
    let filters = [
        "type:PROTEST country:IRQ",
        "type:ASSAULT country:SYR",
        "type:CONSULT actor:EGYGOV",
        "type:ACCUSE actor:USA recipient:RUS",
        "mode:demo modality:actual",
        "date:2018-05..2018-06",
        "type:PROTEST date:2015",
        "type:ASSAULT when:2017-03..2018-02 country:YEM",
        "near:33.3,44.4,50 type:ASSAULT",
        "near:30,31,300",
        "outlet:france24 type:COERCE",
        "sector:MIL type:MOBILIZE",
        "source:GOV type:REJECT",
        "quad:4 country:LBY when:2018",
        "cameo:14 country:DZA",
        "type:PROTEST,COERCE country:TUN",
        "actor:TUR recipient:SYR type:ASSAULT",
        "-modality:actual type:ASSAULT country:IRQ",
    ];
    let filters =
        filters.map(str::to_owned).into_iter().chain(word(1).take(12).map(|word| format!("{word} type:ASSAULT")));
    let phrases: Vec<String> = rows.collect();
    let facets = word(2)
        .take(20)
        .chain(phrases.iter().take(10).cloned())
        .chain(["type:PROTEST".into(), "country:SYR type:ASSAULT".into()]);
    vec![
        ("term", word(0).chain(word(3)).collect()),
        ("phrase", phrases.clone()),
        ("filter", filters.collect()),
        ("facet", facets.collect()),
    ]
}

fn measure(index: &Index, worker: &mut Worker<'_>, kinds: &[(&'static str, Vec<String>)]) -> Done<()> {
    println!("{:8} {:>7} {:>9} {:>9} {:>9} {:>11}", "kind", "queries", "median", "95 %", "longest", "found");
    let mut all = Vec::new();
    for (kind, queries) in kinds {
        let page = Page { facets: *kind == "facet", ..Page::default() };
        let (mut times, mut found) = (Vec::new(), 0);
        for query in queries {
            let node = parse(query)?;
            for time in 0..=TIMES {
                let begun = Instant::now();
                let results = index.search(worker, &node, page)?;
                // The first run brings the pages of the index into memory.
                if time > 0 {
                    times.push(begun.elapsed());
                }
                found += if time == 0 { results.total } else { 0 };
            }
            if std::env::var_os("SLOW").is_some() {
                eprintln!("{:?} {query}", times.last());
            }
        }
        all.extend(times.iter().copied());
        row(kind, queries.len(), times, found / queries.len().max(1) as u64);
    }
    let count = kinds.iter().map(|(_, queries)| queries.len()).sum();
    row("all", count, all, 0);
    Ok(())
}

fn row(kind: &str, queries: usize, mut times: Vec<Duration>, found: u64) {
    times.sort_unstable();
    let at = |share: f64| times.get(((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1)));
    let shown = |share| format!("{:.1} ms", at(share).map_or(0.0, |time| time.as_secs_f64() * 1e3));
    let found = if found > 0 { format!("{found} each") } else { String::new() };
    println!("{kind:8} {queries:>7} {:>9} {:>9} {:>9} {found:>11}", shown(0.5), shown(0.95), shown(1.0));
}

fn size(folder: &Path) -> Done<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        sum += entry?.metadata()?.len();
    }
    Ok(sum)
}
