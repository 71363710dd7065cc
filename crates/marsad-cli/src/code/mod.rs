//! `marsad code`: documents in, records out.

mod flat;
mod plover;
mod view;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use marsad::data::Source;
use marsad::{Document, Engine, Record};

use crate::documents::Inputs;
use crate::failure::{Ended, Outcome};
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
    /// With --format plover: keep events that the text denies
    #[arg(long)]
    negated: bool,
    /// Write to FILE
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads; all processors unless told. The output is the same
    #[arg(long, short = 'j', value_name = "N")]
    threads: Option<usize>,
    /// When to colour the view
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines of the article with their events under them
    View,
    /// One record a line, all fields
    Jsonl,
    /// An array of records, indented
    Json,
    /// One record a line, the main fields, tab-separated
    Table,
    /// The same, comma-separated
    Csv,
    /// PLOVER's field names, one event a line; denied events are left out
    Plover,
}

/// How one run writes.
#[derive(Debug, Clone, Copy)]
struct Writer {
    format: Format,
    negated: bool,
    style: Style,
}

/// What came of a document.
struct Coded {
    bytes: Vec<u8>,
    records: usize,
}

/// Runs the command.
pub(crate) fn run(args: &CodeArgs, source: &Source) -> Ended {
    let mut documents = args.inputs.documents()?;
    let to_file = args.output.as_ref().is_some_and(|path| path.as_os_str() != "-");
    let terminal = !to_file && io::stdout().is_terminal();
    let default = if args.view || terminal { Format::View } else { Format::Jsonl };
    let color = if to_file && args.color == When::Auto { When::Never } else { args.color };
    let format = args.format.unwrap_or(default);
    let writer = Writer { format, negated: args.negated, style: Style::new(color).on_terminal(terminal) };
    let engine = Engine::new(source)?;
    let mut out = output::to(args.output.as_deref())?;
    let mut progress = Progress::new(terminal);
    let mut broken = false;
    out.write_all(writer.opening().as_bytes())?;
    let mut first = true;
    ordered::each(
        &engine,
        ordered::threads(args.threads),
        &mut documents,
        |worker, document| {
            let records = worker.code(&document);
            Coded { bytes: writer.document(&document, &records), records: records.len() }
        },
        |coded| {
            let Some(coded) = coded else {
                broken = true;
                return Ok(());
            };
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
    Ok(Outcome::unless(documents.failed() || broken))
}

impl Writer {
    fn opening(self) -> String {
        match self.format {
            Format::Table => flat::header('\t'),
            Format::Csv => flat::header(','),
            Format::Json => "[".to_owned(),
            _ => String::new(),
        }
    }

    fn between(self) -> &'static str {
        match self.format {
            Format::Json => ",",
            Format::View => "\n",
            _ => "",
        }
    }

    fn closing(self, empty: bool) -> &'static str {
        match self.format {
            Format::Json if empty => "]\n",
            Format::Json => "\n]\n",
            _ => "",
        }
    }

    /// What is written for a document; nothing for one without records, but in the view.
    fn document(self, document: &Document, records: &[Record]) -> Vec<u8> {
        let mut out = Vec::new();
        match self.format {
            Format::View => out = view::document(document, records, self.style).into_bytes(),
            Format::Table => records.iter().for_each(|record| out.extend(flat::row(record, '\t').bytes())),
            Format::Csv => records.iter().for_each(|record| out.extend(flat::row(record, ',').bytes())),
            Format::Jsonl => records.iter().for_each(|record| line(&mut out, record)),
            Format::Plover => {
                let kept = records.iter().filter(|record| self.negated || record.modality != "negated");
                kept.for_each(|record| line(&mut out, &plover::event(record)));
            }
            Format::Json => {
                for (index, record) in records.iter().enumerate() {
                    // A value in memory can always be written.
                    let text = serde_json::to_string_pretty(record).unwrap_or_default();
                    out.extend(if index == 0 { "\n  " } else { ",\n  " }.bytes());
                    out.extend(text.replace('\n', "\n  ").bytes());
                }
            }
        }
        out
    }
}

fn line(out: &mut Vec<u8>, value: &impl serde::Serialize) {
    // A value in memory can always be written.
    let _ = serde_json::to_writer(&mut *out, value);
    out.push(b'\n');
}
