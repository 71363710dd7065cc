//! `marsad code`: documents in, records out.

mod formats;
mod view;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use marsad::Engine;
use marsad::data::Source;
use marsad_export::{Entry, Export, Layout, Options, Text, describe};

pub(crate) use formats::Format;
use formats::Writer;

use crate::documents::Inputs;
use crate::failure::{Ended, Failure, Outcome};
use crate::ordered;
use crate::output;
use crate::progress::Progress;
use crate::style::{Style, When};

/// Code articles: documents in, event records out
///
/// On a terminal the records stand under the lines of the article; elsewhere each is one line of JSON.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad code article.txt --published 2018-05-18        read it on the terminal
  marsad code article.txt --view | less -R              the same, page by page
  marsad code news.jsonl.gz --output events.jsonl       a collection, all processors
  marsad code --format csv *.html > events.csv          for a spreadsheet or R
  marsad code --format gdelt news.jsonl -o events.tsv   as GDELT 2.0, with a data dictionary beside
  curl -s URL | marsad code --outlet bbc | jq .event    a page from the web

Exit status: 0 done; 1 some inputs failed (each is named, the others are done); 2 usage.")]
pub(crate) struct CodeArgs {
    #[command(flatten)]
    inputs: Inputs,
    /// How records are written; on a terminal the default is view, else jsonl
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The readable view, also where the output is no terminal
    #[arg(long, conflicts_with = "format")]
    view: bool,
    /// With plover, gdelt, icews, polecat: keep events that the text denies
    #[arg(long)]
    negated: bool,
    /// Write to FILE; with --format a data dictionary is written beside it
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads; all processors unless told. The output is the same
    #[arg(long, short = 'j', value_name = "N")]
    threads: Option<usize>,
    /// When to colour the view
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

/// What came of a document.
struct Coded {
    bytes: Vec<u8>,
    records: usize,
}

/// Runs the command.
pub(crate) fn run(args: &CodeArgs, source: &Source) -> Ended {
    let file = args.output.as_deref().filter(|path| path.as_os_str() != "-");
    let terminal = file.is_none() && io::stdout().is_terminal();
    let default = if args.view || terminal { Format::View } else { Format::Layout(Layout::Jsonl) };
    let format = args.format.unwrap_or(default);
    let layout = format.layout();
    if layout == Some(Layout::Parquet) {
        return parquet(args, file, source);
    }
    let color = if file.is_some() && args.color == When::Auto { When::Never } else { args.color };
    let style = || Style::new(color).on_terminal(terminal);
    let writer = match layout.and_then(|layout| Text::new(layout, args.negated)) {
        Some(text) => Writer::Text(text),
        None if format == Format::Json => Writer::Json,
        None => Writer::View(style()),
    };
    let mut documents = args.inputs.documents()?;
    let engine = Engine::new(source)?;
    let mut out = output::to(args.output.as_deref())?;
    if let (Some(layout), Some(file), Some(_)) = (layout, file, args.format) {
        describe(layout, file).map_err(broken)?;
    }
    let mut progress = Progress::new(terminal);
    out.write_all(writer.opening().as_bytes())?;
    let mut first = true;
    let broken = ordered::each(
        &engine,
        ordered::threads(args.threads),
        &mut documents,
        |worker, document| {
            let records = worker.code(&document);
            Coded { bytes: writer.document(&document, &records), records: records.len() }
        },
        |coded| {
            if !coded.bytes.is_empty() {
                if !first {
                    out.write_all(writer.between().as_bytes())?;
                }
                out.write_all(&coded.bytes)?;
                first = false;
            }
            if terminal {
                out.flush()?;
            }
            progress.add(coded.records);
            Ok(())
        },
    )?;
    out.write_all(writer.closing(first).as_bytes())?;
    out.finish()?;
    progress.finish();
    Ok(Outcome::unless(documents.failed() || broken > 0))
}

/// Codes into a directory of Parquet.
fn parquet(args: &CodeArgs, directory: Option<&Path>, source: &Source) -> Ended {
    let Some(directory) = directory else {
        let hint = "name a new directory: --output DIR";
        return Err(Failure::Usage(format!("--format parquet: it is a directory of files, no stream\n  hint: {hint}")));
    };
    let mut documents = args.inputs.documents()?;
    let engine = Engine::new(source)?;
    let mut export = Export::create(Layout::Parquet, Options::default(), directory).map_err(broken)?;
    let mut progress = Progress::new(false);
    let broke = ordered::each(
        &engine,
        ordered::threads(args.threads),
        &mut documents,
        |worker, document| {
            let records = worker.code(&document);
            (document, records)
        },
        |(document, records)| {
            for record in &records {
                export.add(&Entry::alone(record, &document)).map_err(broken)?;
            }
            progress.add(records.len());
            Ok(())
        },
    )?;
    export.finish().map_err(broken)?;
    progress.finish();
    Ok(Outcome::unless(documents.failed() || broke > 0))
}

/// An output that cannot be written: the command line asked for what cannot be.
fn broken(error: marsad_export::Error) -> Failure {
    Failure::Usage(error.to_string())
}
