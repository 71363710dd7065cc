//! `marsad export`: records of a store in the layouts of the field.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use marsad::data::Source;
use marsad::{Document, Engine, Record};
use marsad_export::{Entry, Event, Export, Layout, Options, Partition, Unit, dictionary};
use marsad_store::{EventRow, Store, StoredRecord};

use crate::code::Format;
use crate::failure::{Ended, Failure, Outcome};
use crate::filters::Filters;
use crate::{output, search};

/// Write the records of a store in the layouts of the field, with a data dictionary beside
///
/// Nothing is capped, and memory does not grow with the number of records. Reports and events are told apart: flat layouts carry the
/// event of each report and its counts, GDELT's table has a row an event.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad export --store news.store --format csv -o events.csv            all reports, all fields
  marsad export --store news.store --format parquet -o events.parquet    a directory by month, for pandas, polars, DuckDB, R
  marsad export --store news.store --format gdelt -o gdelt.tsv --when 2018
  marsad export --store news.store --format geojson --type PROTEST --country IRQ -o protests.geojson
  marsad export --store news.store --format jsonl --query 'NATO -summit' | jq .event
  marsad export --format polecat --dictionary                            what the columns mean")]
pub(crate) struct ExportArgs {
    /// The store
    #[arg(long, value_name = "STORE", required_unless_present = "dictionary")]
    store: Option<PathBuf>,
    /// The layout
    #[arg(long, value_enum, default_value_t = Format::Layout(Layout::Jsonl))]
    format: Format,
    /// Write to FILE, for parquet a new directory; else to standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// With plover, gdelt, icews, polecat: keep events that the text denies
    #[arg(long)]
    negated: bool,
    /// How finely parquet is cut by date
    #[arg(long, value_enum, default_value_t = By::Month)]
    partition: By,
    /// Only articles that this query finds, as in marsad search
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    /// Print the data dictionary of the layout and do nothing else
    #[arg(long)]
    dictionary: bool,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// One directory
    None,
    /// A directory a year
    Year,
    /// A directory a month
    Month,
    /// A directory a day
    Day,
}

/// Runs the command.
pub(crate) fn run(args: &ExportArgs, source: &Source) -> Ended {
    let Some(layout) = args.format.layout() else {
        return Err(Failure::Usage(
            "--format: view and json are for marsad code\n  hint: jsonl has one record a line".to_owned(),
        ));
    };
    if args.dictionary {
        let mut out = output::stdout();
        out.write_all(dictionary(layout).as_bytes())?;
        out.finish()?;
        return Ok(Outcome::Done);
    }
    let Some(path) = &args.store else { return Err(Failure::Usage("--store: name a store".to_owned())) };
    let filter = args.filters.filter()?;
    let mut store = Store::open(path)?;
    if !store.is_derived()? {
        store.derive()?;
    }
    let wanted = match &args.query {
        Some(query) => Some(found(query, path, source)?),
        None => None,
    };
    let partition = match args.partition {
        By::None => Partition::None,
        By::Year => Partition::Year,
        By::Month => Partition::Month,
        By::Day => Partition::Day,
    };
    let options = Options { negated: args.negated, partition };
    let mut export = match args.output.as_deref().filter(|path| path.as_os_str() != "-") {
        Some(path) => Export::create(layout, options, path),
        None => Export::stream(layout, options, Box::new(output::stdout())),
    }
    .map_err(broken)?;
    let (mut seen, mut open) = (BTreeSet::new(), (0, Document::default()));
    store.records(&filter, |stored: &StoredRecord<'_>| {
        if wanted.as_ref().is_some_and(|wanted| !wanted.contains(&stored.doc)) {
            return Ok(());
        }
        let event = store.event_of(stored.row)?;
        let row = event.as_ref().map_or(stored.row, |event| event.row);
        if layout.unit() == Unit::Event && !seen.insert(row) {
            return Ok(());
        }
        if open.0 != stored.doc {
            open = (stored.doc, store.document(stored.doc)?.map(|stored| stored.document).unwrap_or_default());
        }
        add(&mut export, &store, stored, &open.1, event.as_ref())
    })?;
    export.finish().map_err(broken)?;
    Ok(Outcome::Done)
}

/// Adds a report with its event.
fn add(
    export: &mut Export,
    store: &Store,
    stored: &StoredRecord<'_>,
    document: &Document,
    event: Option<&EventRow>,
) -> Result<(), Failure> {
    let record = &stored.record;
    let alone = Entry::alone(record, document);
    let Some(event) = event else { return export.add(&alone).map_err(broken) };
    let lead: Option<Record> = if event.row == stored.row { None } else { store.record_at(event.row)? };
    let event = Event {
        id: &event.record,
        reports: event.mentions,
        documents: event.documents,
        outlets: event.outlets,
        first: event.first_report.as_deref(),
        last: event.last_report.as_deref(),
        lead: lead.as_ref().unwrap_or(record),
    };
    export.add(&Entry { event, ..alone }).map_err(broken)
}

/// The numbers of the articles that a query finds.
fn found(query: &str, store: &std::path::Path, source: &Source) -> Result<BTreeSet<i64>, Failure> {
    let node = search::query(Some(query), &Filters::default())?;
    let engine = Engine::new(source)?;
    let mut archive = search::open(store, &engine)?;
    let Some(node) = node else { return Ok(BTreeSet::new()) };
    let rows = archive.all(&node).map_err(search::failure)?;
    Ok(rows.into_iter().filter_map(|row| i64::try_from(row).ok()).collect())
}

/// An output that cannot be written; a reader that has gone is no fault.
fn broken(error: marsad_export::Error) -> Failure {
    match error.cause.kind() {
        std::io::ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Usage(error.to_string()),
    }
}
