//! `marsad eval`: the program's records against mentions annotated by hand.

mod fields;
mod figures;
pub(crate) mod fold;
mod gold;
mod matching;
mod mention;
mod mistakes;
mod report;
pub(crate) mod words;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use marsad::data::Source;
use marsad::{Document, Engine};

use crate::failure::{Ended, Outcome};
use figures::Tally;
use fold::{Fold, Side};
use words::Words;

/// Score the program against annotated articles
///
/// GOLD is a file or a directory of files, one article each with its mentions. Mentions are matched one to one within a
/// line: the same type and the same trigger word or, failing that, the same type and triggers at most three words apart.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad eval gold/                               all figures, and detection type by type
  marsad eval gold/ --errors --type CONSULT       what was missed, invented or wrong, with its line
  marsad eval gold/ --fold 0 --only work          score four fifths, keep one fifth unseen
  marsad eval gold/ --format json | jq .detection")]
pub(crate) struct EvalArgs {
    /// A gold file, or a directory of them
    gold: PathBuf,
    /// Print the figures as a table or as JSON
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Print every mention that was missed, invented or wrong in a field, with its line
    #[arg(long)]
    errors: bool,
    /// With --errors: only mentions of this type
    #[arg(long, value_name = "TYPE", requires = "errors")]
    r#type: Option<String>,
    /// Hold out the fifth of the files whose CRC-32 of the file name leaves N when divided by 5
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(0..fold::FIFTHS))]
    fold: Option<u64>,
    /// With --fold: score the four fifths to work on, or the fifth held out
    #[arg(long, value_enum, requires = "fold")]
    only: Option<Side>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// Runs the command.
pub(crate) fn run(args: &EvalArgs, source: &Source) -> Ended {
    let words = Words::new(source)?;
    let engine = Engine::new(source)?;
    let mut worker = engine.worker();
    let fold = args.fold.map(|held| Fold { held, side: args.only });
    let mut tally = Tally::default();
    let mut out = crate::output::stdout();
    for gold in gold::read(&args.gold, fold)? {
        let document = Document {
            id: gold.doc,
            lines: gold.lines,
            published: gold.published,
            outlet: gold.outlet,
            url: gold.url,
            language: None,
        };
        let records = worker.code(&document);
        let gold: Vec<_> = gold.events.iter().map(|event| event.mention(&document.lines)).collect();
        let coded: Vec<_> = records.iter().map(|record| mention::of_record(record, &document.lines)).collect();
        let pairs = matching::pairs(&gold, &coded);
        tally.add(&gold, &coded, &pairs, &words);
        if args.errors {
            mistakes::write(&mut out, &document, &gold, &coded, &pairs, &words, args.r#type.as_deref())?;
        }
    }
    match args.format {
        Format::Table => report::table(&mut out, &tally)?,
        Format::Json => report::json(&mut out, &tally)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}
