//! `marsad recode`: what the store holds, coded by the program and data of today.

use std::borrow::Borrow;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use marsad::data::Source;
use marsad::{Document, Engine};
use marsad_read::{Format, Options, Reader};
use marsad_store::{Entry, Recoded, Run, Store, Stored, Tally, coding, identity};

use crate::failure::{Ended, Outcome};
use crate::ingest::Progress;
use crate::{clock, ordered, output};

/// Code anew what another version has coded, and derive copies and events
///
/// A run that was killed goes on where it stopped when it is run again.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad recode news.store                        after a new version, or with --data after a change of rules
  marsad recode news.store --outlet bbc --all     documents of an outlet, whoever coded them
  marsad recode news.store --reread --all         read the pages again, with a newer reader
  marsad recode news.store --events               copies and events only")]
pub(crate) struct RecodeArgs {
    /// The store
    #[arg(value_name = "STORE")]
    store: PathBuf,
    /// Also what this version has coded
    #[arg(long)]
    all: bool,
    /// Only documents of these outlets
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    outlet: Vec<String>,
    /// Only documents published on this day or later (2018-05-18)
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only documents published on this day or earlier
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    /// Read the raw inputs again first; where a text comes out otherwise, it is a new version
    #[arg(long)]
    reread: bool,
    /// Only derive copies and events anew; no document is coded
    #[arg(long, conflicts_with_all = ["all", "outlet", "since", "until", "reread"])]
    events: bool,
    /// How many threads code; all processors unless told
    #[arg(long, short = 'j', value_name = "N")]
    threads: Option<usize>,
}

impl RecodeArgs {
    fn wants(&self, stored: &Stored, version: &str) -> bool {
        let day = stored.document.published.as_deref().and_then(|published| published.get(..10)).unwrap_or("");
        (self.all || stored.coded != version)
            && (self.outlet.is_empty()
                || stored.document.outlet.as_ref().is_some_and(|outlet| self.outlet.contains(outlet)))
            && self.since.as_deref().is_none_or(|since| day >= since)
            && self.until.as_deref().is_none_or(|until| !day.is_empty() && day <= until)
    }
}

/// A document to be coded again.
struct Again {
    stored: Stored,
    /// What its raw input gives today, where that is another text: the document, its format, its raw input.
    changed: Option<(Document, String, Vec<u8>)>,
}

impl Borrow<Document> for Again {
    fn borrow(&self) -> &Document {
        self.changed.as_ref().map_or(&self.stored.document, |(document, ..)| document)
    }
}

/// What came of it.
enum Coded {
    Same(Recoded),
    Version(Box<Entry>),
}

/// The document of a row, if it is wanted.
fn again(store: &Store, row: i64, args: &RecodeArgs, version: &str) -> Result<Option<Again>, marsad_store::Error> {
    let Some(stored) = store.document(row)?.filter(|stored| args.wants(stored, version)) else { return Ok(None) };
    let mut changed = None;
    if args.reread && stored.current {
        let (format, raw) = store.raw(row)?;
        if let Some(document) = reread(&stored.document, &format, &raw) {
            // What is an older version already stays one.
            let known = store.knows(&stored.article, &identity::content(&document))?;
            changed = (!known).then_some((document, format, raw));
        }
    }
    Ok(Some(Again { stored, changed }))
}

/// What the raw input of a document gives today, where its lines are others.
fn reread(document: &Document, format: &str, raw: &[u8]) -> Option<Document> {
    let formats = [Format::Plain, Format::Html, Format::Json, Format::JsonLines];
    let format = formats.into_iter().find(|known| known.name() == format);
    let options = Options { format: Some(format?), ..Options::default() };
    let read = Reader::new(std::io::Cursor::new(raw.to_vec()), &document.id, options).next()?.ok()?;
    (read.lines != document.lines).then(|| Document { lines: read.lines, ..document.clone() })
}

/// Runs the command.
pub(crate) fn run(args: &RecodeArgs, source: &Source) -> Ended {
    let mut store = Store::open(&args.store)?;
    let mut out = output::stdout();
    if !args.events {
        let engine = Engine::new(source)?;
        let version = coding::version(source);
        let writer = store.writer(Run { kind: "recode", begun: clock::now(), coded: version.clone() })?;
        let (mut progress, mut coded, mut words, mut fault) = (Progress::new(None), 0, 0, None);
        let mut rows = store.rows()?.into_iter();
        let mut documents = std::iter::from_fn(|| {
            rows.find_map(|row| match again(&store, row, args, &version) {
                Ok(found) => found,
                Err(error) => {
                    eprintln!("marsad: {error}");
                    fault = Some(error);
                    None
                }
            })
        });
        let given = ordered::each(
            &engine,
            ordered::threads(args.threads),
            &mut documents,
            |worker, Again { stored, changed }: Again| match changed {
                Some((document, format, raw)) => {
                    let coding = coding::code(worker, &document);
                    (coding.words, Coded::Version(Box::new(Entry::again(&stored, document, &format, &raw, coding))))
                }
                None => {
                    let coding = coding::code(worker, &stored.document);
                    (coding.words, Coded::Same(Recoded::new(&stored, coding)))
                }
            },
            |(count, recoded)| {
                coded += 1;
                words += count;
                progress.tell(coded, words, 0);
                match recoded {
                    Coded::Same(recoded) => writer.recoded(recoded)?,
                    Coded::Version(entry) => writer.add(*entry)?,
                }
                Ok(())
            },
        );
        let tally = writer.finish("{}".to_owned(), clock::now())?;
        let broken = given?;
        let seconds = progress.finish().as_secs_f64();
        let rate = tally.words as f64 / seconds.max(1e-6);
        let Tally { recoded, versions, records, .. } = tally;
        let what = format!("{recoded} documents, {versions} new versions, {records} records");
        writeln!(out, "recoded   {what} in {seconds:.1} s: {rate:.0} words/s")?;
        if fault.is_some() || broken > 0 {
            out.finish()?;
            return Ok(Outcome::SomeFailed);
        }
    }
    if args.events || !store.is_derived()? {
        store.derive()?;
    }
    let (reports, events) = store.reports_and_events()?;
    writeln!(out, "events    {events} events of {reports} reports")?;
    out.finish()?;
    Ok(Outcome::Done)
}
