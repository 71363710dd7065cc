//! `marsad bench`: how fast the stages are on real text, beside a stemmer on the same words.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::io::Write;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use marsad::data::Source;
use marsad::text::{Forms, TokenKind, Tokenizer};
use marsad::{Document, Engine, Moment, Stage};
use rust_stemmers::{Algorithm, Stemmer};
use serde_json::{Map, Value, json};

use crate::documents::Inputs;
use crate::failure::{Ended, Outcome};
use crate::output::{self, Output};

/// Words per second of each stage and in all, one thread, with a stemmer on the same words
///
/// Reading files is not counted, nor is loading the data, which is told apart by stage (some
/// load beside each other, so that all take less than their sum), with the memory that the process
/// holds once it is done; the lexicon is what `morph` loads. The reference is the Arabic stemmer of
/// rust-stemmers (Snowball), which cuts affixes off words and nothing else.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad bench news.jsonl.gz
  marsad bench news.jsonl.gz --format json | jq .total")]
pub(crate) struct BenchArgs {
    #[command(flatten)]
    inputs: Inputs,
    /// Print the figures as a table or as JSON
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// When the loading of each stage began and was done.
type Moments = BTreeMap<(Stage, Moment), Instant>;

#[derive(Debug, Default)]
struct Times {
    loads: Moments,
    /// In all: stages load beside each other.
    load: Duration,
    /// Bytes of memory held once the data is loaded, where the system tells.
    resident: Option<u64>,
    stages: BTreeMap<Stage, Duration>,
    reference: Duration,
    documents: usize,
    words: usize,
    records: usize,
}

/// Runs the command.
pub(crate) fn run(args: &BenchArgs, source: &Source) -> Ended {
    let begun = Instant::now();
    let moments = Mutex::default();
    let engine = Engine::new_watched(source, &|stage, moment| {
        let mut moments: MutexGuard<'_, Moments> = moments.lock().unwrap_or_else(PoisonError::into_inner);
        moments.insert((stage, moment), Instant::now());
    })?;
    let mut times = Times { load: begun.elapsed(), resident: resident(), ..Times::default() };
    times.loads = moments.into_inner().unwrap_or_else(PoisonError::into_inner);
    let tokenizer = Tokenizer::new(source)?;
    let stemmer = Stemmer::create(Algorithm::Arabic);
    let mut worker = engine.worker();
    let mut documents = args.inputs.documents()?;
    for document in &mut documents {
        let words = words(&tokenizer, &document);
        times.documents += 1;
        times.words += words.len();
        let mut last = Instant::now();
        let records = worker.code_watched(&document, |stage| {
            let now = Instant::now();
            *times.stages.entry(stage).or_default() += now - last;
            last = now;
        });
        times.records += records.len();
        let begun = Instant::now();
        for word in &words {
            black_box(stemmer.stem(word));
        }
        times.reference += begun.elapsed();
    }
    let mut out = output::stdout();
    match args.format {
        Format::Table => times.table(&mut out)?,
        Format::Json => times.json(&mut out)?,
    }
    out.finish()?;
    Ok(Outcome::unless(documents.failed()))
}

/// The memory that the process holds, in bytes; none where there is no `/proc`.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// The words of a document as they stand.
fn words<'d>(tokenizer: &Tokenizer, document: &'d Document) -> Vec<&'d str> {
    let tokens = tokenizer.read(document, &mut Forms::default()).tokens;
    let words = tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Hashtag));
    let text = words.filter_map(|token| {
        let line = document.lines.get(token.line as usize)?;
        line.get(token.byte_start as usize..token.byte_end as usize)
    });
    text.collect()
}

impl Times {
    fn rate(&self, time: Duration) -> f64 {
        let seconds = time.as_secs_f64();
        if seconds > 0.0 { self.words as f64 / seconds } else { 0.0 }
    }

    fn all(&self) -> Duration {
        self.stages.values().sum()
    }

    fn of(&self, stage: Stage) -> Duration {
        self.stages.get(&stage).copied().unwrap_or_default()
    }

    fn load_of(&self, stage: Stage) -> Duration {
        let moment = |moment| self.loads.get(&(stage, moment)).copied();
        moment(Moment::Begun).zip(moment(Moment::Done)).map_or(Duration::ZERO, |(begun, done)| done - begun)
    }

    fn table(&self, out: &mut Output) -> std::io::Result<()> {
        let Self { documents, words, records, .. } = self;
        writeln!(out, "{documents} documents, {words} words, {records} records")?;
        writeln!(out, "{:<16}{:>14}", "loading", "milliseconds")?;
        let milliseconds = |time: Duration| 1000.0 * time.as_secs_f64();
        for (stage, name) in Stage::ALL {
            writeln!(out, "{name:<16}{:>14.1}", milliseconds(self.load_of(stage)))?;
        }
        write!(out, "{:<16}{:>14.1}", "all", milliseconds(self.load))?;
        if let Some(bytes) = self.resident {
            write!(out, "   {:.1} MB resident", bytes as f64 / 1e6)?;
        }
        writeln!(out, "\n")?;
        writeln!(out, "{:<16}{:>14}{:>12}{:>8}", "coding", "words/s", "seconds", "share")?;
        let all = self.all();
        let share = |time: Duration| 100.0 * time.as_secs_f64() / all.as_secs_f64().max(1e-9);
        for (stage, name) in Stage::ALL {
            let time = self.of(stage);
            writeln!(out, "{name:<16}{:>14.0}{:>12.2}{:>7.1}%", self.rate(time), time.as_secs_f64(), share(time))?;
        }
        writeln!(out, "{:<16}{:>14.0}{:>12.2}", "all", self.rate(all), all.as_secs_f64())?;
        let reference = self.reference;
        writeln!(out, "{:<16}{:>14.0}{:>12.2}", "rust-stemmers", self.rate(reference), reference.as_secs_f64())
    }

    fn json(&self, out: &mut Output) -> std::io::Result<()> {
        let rate = |time| json!(self.rate(time).round());
        let stages: Map<String, Value> =
            Stage::ALL.iter().map(|&(stage, name)| (name.to_owned(), rate(self.of(stage)))).collect();
        let seconds = |stage| json!(self.load_of(stage).as_secs_f64());
        let loads: Map<String, Value> =
            Stage::ALL.iter().map(|&(stage, name)| (name.to_owned(), seconds(stage))).collect();
        let figures = json!({
            "documents": self.documents, "words": self.words, "records": self.records,
            "load_seconds": self.load.as_secs_f64(), "loads": loads, "resident_bytes": self.resident, "stages": stages, "total": rate(self.all()),
            "reference": rate(self.reference),
        });
        serde_json::to_writer_pretty(&mut *out, &figures)?;
        writeln!(out)
    }
}
