//! `marsad ingest`: files and folders into a store.

mod articles;
mod files;
mod progress;
mod skipped;

use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use marsad::Engine;
use marsad::data::Source;
use marsad_read::Options;
use marsad_store::{Entry, Run, Store, Tally, coding};
use serde_json::json;

use crate::documents::day;
use crate::failure::{Ended, Failure, Outcome};
use crate::{clock, ordered, output};
use articles::{Article, Articles};
pub(crate) use progress::Progress;
use skipped::Skipped;

/// Read files and folders into a store, coded
///
/// The same document again adds nothing; a changed one becomes a new version. A run that was killed is resumed by running it
/// again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad ingest news.jsonl.gz --store news.store        an archive
  marsad ingest pages/ --store news.store               all files below a folder
  marsad store check news.store                         is it whole?

Exit status: 0 done; 1 some inputs failed (each kind is named and counted, the others are done); 2 usage.")]
pub(crate) struct IngestArgs {
    /// Files in all formats that marsad code reads, folders of them; - is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The store; it is made where there is none
    #[arg(long, value_name = "STORE")]
    store: PathBuf,
    /// Date of publication for documents that carry none (2018-05-18)
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Outlet for documents that carry none
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Do not look for copies and events; marsad recode --events does it later
    #[arg(long)]
    no_events: bool,
    /// How many threads code; all processors unless told. The store is the same
    #[arg(long, short = 'j', value_name = "N")]
    threads: Option<usize>,
}

/// Runs the command.
pub(crate) fn run(args: &IngestArgs, source: &Source) -> Ended {
    let published = args.published.as_deref().map(day).transpose()?;
    let options = Options { published, outlet: args.outlet.clone(), keep_raw: true, ..Options::default() };
    let files = files::list(&args.files, &args.store)?;
    let engine = Engine::new(source)?;
    let mut store = Store::create(&args.store)?;
    let run = Run { kind: "ingest", begun: clock::now(), coded: coding::version(source) };
    let writer = store.writer(run)?;
    let mut progress = Progress::new(files.size);
    let mut articles = Articles::new(files, options, &store, &writer);
    let bytes = articles.bytes();
    let (mut coded, mut words) = (0, 0);
    let given = ordered::each(
        &engine,
        ordered::threads(args.threads),
        &mut articles,
        |worker, article: Article| {
            let coding = coding::code(worker, &article.document);
            let (format, raw, named) = match &article.origin {
                Some(origin) => (origin.format.name(), origin.raw.as_slice(), origin.named),
                None => ("none", &[][..], false),
            };
            (coding.words, Entry::new(article.document, named, format, raw, coding))
        },
        |(count, entry)| {
            coded += 1;
            words += count;
            progress.tell(coded, words, articles::taken(&bytes));
            Ok(writer.add(entry)?)
        },
    );
    let Articles { mut skipped, read, text, fault, .. } = articles;
    (0..given.as_ref().copied().unwrap_or(0)).for_each(|_| skipped.broke());
    // Where the writer has failed, finishing it tells why.
    let summary = json!({ "read": read, "skipped": skipped.causes() });
    let tally = writer.finish(summary.to_string(), clock::now())?;
    given?;
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    let time = progress.finish();
    if !args.no_events && !store.is_derived()? {
        store.derive()?;
    }
    Report { tally, read, text, coded, time, skipped: &skipped }.write(&store)?;
    Ok(Outcome::unless(skipped.count() > 0))
}

/// What a run tells at its end.
struct Report<'a> {
    tally: Tally,
    read: u64,
    text: u64,
    coded: u64,
    time: Duration,
    skipped: &'a Skipped,
}

impl Report<'_> {
    fn write(&self, store: &Store) -> Result<(), Failure> {
        let Self { tally: Tally { added, versions, known, records, words, .. }, read, coded, time, .. } = *self;
        let mut out = output::stdout();
        let seconds = time.as_secs_f64();
        let rate = |count: u64| count as f64 / seconds.max(1e-6);
        writeln!(out, "read      {read} documents, {:.1} MB of text", self.text as f64 / 1e6)?;
        writeln!(out, "added     {added} articles, {versions} new versions, {records} records; {known} were there")?;
        let rates = format!("{:.0} documents/s, {:.0} words/s", rate(coded), rate(words));
        writeln!(out, "coded     {coded} documents, {words} words in {seconds:.1} s: {rates}")?;
        if store.is_derived()? {
            let (reports, events) = store.reports_and_events()?;
            writeln!(out, "holds     {reports} reports of {events} events")?;
        }
        self.skipped.write(&mut out)?;
        let size = std::fs::metadata(store.path()).map_or(0, |data| data.len());
        writeln!(out, "store     {}, {:.1} MB", store.path().display(), size as f64 / 1e6)?;
        out.finish()
    }
}
