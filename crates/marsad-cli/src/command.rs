//! The command line: one list of commands that parsing, help, completions and the manual are made of.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::analyse::{self, AnalyseArgs};
use crate::bench::{self, BenchArgs};
use crate::check::{self, CheckArgs};
use crate::code::{self, CodeArgs};
use crate::conjugate::{self, ConjugateArgs};
use crate::eval::{self, EvalArgs};
use crate::eval_gsr::{self, EvalGsrArgs};
use crate::eval_morph::{self, EvalMorphArgs};
use crate::eval_names::{self, EvalNamesArgs};
use crate::eval_pages::{self, EvalPagesArgs};
use crate::eval_times::{self, EvalTimesArgs};
use crate::events::{self, EventsArgs};
use crate::explain::{self, ExplainArgs};
use crate::export::{self, ExportArgs};
use crate::failure::Ended;
use crate::gazetteer::{self, GazetteerArgs};
use crate::ingest::{self, IngestArgs};
use crate::knowledge;
use crate::layers::{self, NumbersArgs, TimesArgs};
use crate::manual::{self, CompletionsArgs, ManualArgs};
use crate::names::{self, NamesArgs};
use crate::recode::{self, RecodeArgs};
use crate::rules::{self, RulesArgs};
use crate::search::{self, SearchArgs};
use crate::store::{self, StoreArgs};
use crate::verify::{self, VerifyArgs};
use crate::watch::{self, WatchArgs};

const EXAMPLES: &str = "Examples:
  marsad code article.txt --published 2018-05-18     the events of an article, under its lines
  marsad code news.jsonl.gz -o events.jsonl          a collection, one record a line
  marsad ingest news.jsonl.gz --store news.store     keep an archive; search, events, export work on it
  marsad search --store news.store 'type:PROTEST country:IRQ'
  marsad explain article.txt --line 3                why line 3 was coded as it was
  marsad rules PROTEST                               the rules of a type
  marsad check my-data                               test the knowledge files you edit

`marsad COMMAND --help` says more. Exit status: 0 done; 1 some inputs failed; 2 usage.";

/// Codes Arabic news into cited event records: who did what to whom, when, where, says who
#[derive(Debug, Parser)]
#[command(name = "marsad", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Line {
    #[command(subcommand)]
    command: Command,
    /// Read the knowledge files (lexicon, rules, names) from DIR instead of those in the program
    #[arg(long, global = true, value_name = "DIR", env = "MARSAD_DATA")]
    data: Option<PathBuf>,
    /// Add the places of FILE, as `marsad gazetteer import` writes them
    #[arg(long, global = true, value_name = "FILE", env = "MARSAD_PLACES")]
    with_places: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Code(CodeArgs),
    Ingest(IngestArgs),
    Watch(WatchArgs),
    Recode(RecodeArgs),
    Search(SearchArgs),
    Events(EventsArgs),
    Export(ExportArgs),
    Store(StoreArgs),
    Explain(ExplainArgs),
    Analyse(AnalyseArgs),
    Conjugate(ConjugateArgs),
    Times(TimesArgs),
    Numbers(NumbersArgs),
    Names(NamesArgs),
    Gazetteer(GazetteerArgs),
    Rules(RulesArgs),
    Check(CheckArgs),
    Eval(EvalArgs),
    EvalGsr(EvalGsrArgs),
    EvalMorph(EvalMorphArgs),
    EvalNames(EvalNamesArgs),
    EvalPages(EvalPagesArgs),
    EvalTimes(EvalTimesArgs),
    Bench(BenchArgs),
    #[command(hide = true)]
    Verify(VerifyArgs),
    Completions(CompletionsArgs),
    Manual(ManualArgs),
}

/// Runs a command line.
pub(crate) fn run(line: &Line) -> Ended {
    let source = || knowledge::with_places(knowledge::source(line.data.as_deref())?, line.with_places.as_deref());
    match &line.command {
        Command::Code(args) => code::run(args, &source()?),
        Command::Ingest(args) => ingest::run(args, &source()?),
        Command::Watch(args) => watch::run(args, &source()?),
        Command::Recode(args) => recode::run(args, &source()?),
        Command::Search(args) => search::run(args, &source()?),
        Command::Export(args) => export::run(args, &source()?),
        Command::Events(args) => events::run(args),
        Command::Store(args) => store::run(args),
        Command::Explain(args) => explain::run(args, &source()?),
        Command::Analyse(args) => analyse::run(args, &source()?),
        Command::Conjugate(args) => conjugate::run(args, &source()?),
        Command::Times(args) => layers::times(args, &source()?),
        Command::Numbers(args) => layers::numbers(args, &source()?),
        Command::Names(args) => names::run(args, &source()?),
        Command::Gazetteer(args) => gazetteer::run(args, &source()?),
        Command::Rules(args) => rules::run(args, &source()?),
        Command::Check(args) => check::run(args, &source()?),
        Command::Eval(args) => eval::run(args, &source()?),
        Command::EvalGsr(args) => eval_gsr::run(args, &source()?),
        Command::EvalMorph(args) => eval_morph::run(args, &source()?),
        Command::EvalNames(args) => eval_names::run(args, &source()?),
        Command::EvalPages(args) => eval_pages::run(args),
        Command::EvalTimes(args) => eval_times::run(args, &source()?),
        Command::Bench(args) => bench::run(args, &source()?),
        Command::Verify(args) => verify::run(args, &source()?),
        Command::Completions(args) => manual::completions(args),
        Command::Manual(args) => manual::manual(args),
    }
}
