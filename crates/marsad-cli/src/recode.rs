//! `marsad recode`: what the store holds, coded by the program and data of today.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use marsad::Engine;
use marsad::data::Source;
use marsad_store::{Recoded, Run, Store, Stored, coding};

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
    /// Only derive copies and events anew; no document is coded
    #[arg(long, conflicts_with_all = ["all", "outlet", "since", "until"])]
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
            rows.find_map(|row| match store.document(row) {
                Ok(stored) => stored.filter(|stored| args.wants(stored, &version)),
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
            |worker, stored: Stored| {
                let coding = coding::code(&engine, worker, &stored.document);
                (coding.words, Recoded::new(&stored, coding))
            },
            |recoded| {
                if let Some((count, recoded)) = recoded {
                    coded += 1;
                    words += count;
                    progress.tell(coded, words, 0);
                    writer.recoded(recoded)?;
                }
                Ok(())
            },
        );
        let tally = writer.finish("{}".to_owned(), clock::now())?;
        given?;
        let seconds = progress.finish().as_secs_f64();
        let rate = tally.words as f64 / seconds.max(1e-6);
        writeln!(
            out,
            "recoded   {} documents, {} records in {seconds:.1} s: {rate:.0} words/s",
            tally.recoded, tally.records
        )?;
        if fault.is_some() {
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
