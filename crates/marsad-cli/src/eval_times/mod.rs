//! `marsad eval-times`: numbers and times against the public cases of Microsoft's Recognizers-Text.
//!
//! A case is a sentence with what must be found in it. Cases marked as not supported by the reference implementation are
//! left out. In files of extractors and models the span counts: every stretch wanted must be found exactly, and nothing else of its
//! kind; in files of parsers the value of each. Recognizers tell values in conventions of their own ([`values`]
//! says how ours are carried over). Cases that are wrong, or no Arabic of the press, are named with the reason in
//! `exceptions.tsv`; they count as failures in the first figure and are left out of the second.

mod cases;
mod sample;
mod values;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use marsad::data::Source;
use marsad::{Document, Engine, Worker};

use crate::failure::{Ended, Failure, Outcome};
use crate::output::{self, Output};
use crate::reference;
use cases::{Case, Kind};

/// Score numbers and times on the public cases of Recognizers-Text
#[derive(Debug, Args)]
pub(crate) struct EvalTimesArgs {
    /// The directory of the cases; else bench/recognizers below MARSAD_REFERENCE
    cases: Option<PathBuf>,
    /// List the failures
    #[arg(long, short)]
    verbose: bool,
    /// Only the files whose names hold this
    #[arg(long, default_value = "")]
    only: String,
    /// Instead, draw lines of this corpus and list the times found in them, for reading
    #[arg(long, value_name = "CORPUS")]
    sample: Option<PathBuf>,
    /// What the draw depends on
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many expressions to draw
    #[arg(long, default_value_t = 200)]
    count: usize,
    /// Show the lines drawn above their expressions
    #[arg(long)]
    context: bool,
}

/// The cases that are not to be met, each with its reason.
const EXCEPTIONS: &str = include_str!("exceptions.tsv");

/// Runs the command; a directory that is absent is said to be skipped.
pub(crate) fn run(args: &EvalTimesArgs, source: &Source) -> Ended {
    let engine = Engine::new(source)?;
    let mut out = output::stdout();
    if let Some(corpus) = &args.sample {
        sample::run(corpus, &engine, args.seed, args.count, args.context, &mut out)?;
        out.finish()?;
        return Ok(Outcome::Done);
    }
    let Some(cases) = reference::find(args.cases.as_deref(), reference::TIMES, &mut out)? else {
        out.finish()?;
        return Ok(Outcome::Done);
    };
    let mut files: Vec<PathBuf> = fs::read_dir(cases)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    writeln!(out, "{:<43} {:>25}   {:>25}", "", "all cases", "without exceptions")?;
    writeln!(out, "{:<43} {:>12} {:>12}   {:>12} {:>12}", "file", "spans", "values", "spans", "values")?;
    for path in files.iter().filter(|path| path.to_string_lossy().contains(&args.only)) {
        file(path, &engine, args.verbose, &mut out)?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

fn file(path: &Path, engine: &Engine, verbose: bool, out: &mut Output) -> Result<(), Failure> {
    let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(kind) = Kind::of_file(&name) else { return Ok(()) };
    let text = fs::read_to_string(path).map_err(|error| Failure::file(path.display(), error, ""))?;
    let cases = cases::read(&text).map_err(|error| Failure::file(path.display(), error, "a list of cases in JSON"))?;
    if cases.is_empty() {
        return Ok(());
    }
    let mut worker = engine.worker();
    let (mut spans, mut values, mut kept_spans, mut kept_values) = ((0, 0), (0, 0), (0, 0), (0, 0));
    let mut failures = Vec::new();
    for case in &cases {
        let (span, value) = judge(case, kind, engine, &mut worker);
        let reason = exception(&name, &case.input);
        let valued = kind.has_values() || case.wanted.iter().any(|wanted| wanted.value.is_some());
        let count = |good: bool, all: &mut (usize, usize), kept: &mut (usize, usize)| {
            for count in [Some(all), reason.is_none().then_some(kept)].into_iter().flatten() {
                count.0 += usize::from(good);
                count.1 += 1;
            }
        };
        count(span, &mut spans, &mut kept_spans);
        if valued {
            count(value, &mut values, &mut kept_values);
        }
        if !span && !kind.has_values() || valued && !value {
            failures.push((case, span, value, reason));
        }
    }
    let share = |(good, all): (usize, usize)| match all {
        0 => "-".to_owned(),
        _ => format!("{good}/{all} {:.2}", good as f64 / all as f64),
    };
    let shares = [spans, values, kept_spans, kept_values].map(share);
    writeln!(out, "{name:<43} {:>12} {:>12}   {:>12} {:>12}", shares[0], shares[1], shares[2], shares[3])?;
    if verbose {
        for (case, span, value, reason) in failures {
            writeln!(out, "  {} span, {} value: {}", told(span), told(value), case.input)?;
            if let Some(reason) = reason {
                writeln!(out, "      excepted: {reason}")?;
            }
            for wanted in &case.wanted {
                writeln!(
                    out,
                    "      wanted {:?} {}",
                    wanted.text,
                    wanted.value.as_ref().map_or(String::new(), ToString::to_string)
                )?;
            }
            for (text, value) in shown(case, kind, engine, &mut worker) {
                writeln!(out, "      found  {text:?} {value}")?;
            }
        }
    }
    Ok(())
}

fn told(good: bool) -> &'static str {
    if good { "right" } else { "wrong" }
}

/// Why a case is not to be met, if it is not.
fn exception(file: &str, input: &str) -> Option<&'static str> {
    EXCEPTIONS.lines().skip(1).find_map(|line| {
        let mut cells = line.split('\t');
        let (named, text, reason) = (cells.next()?, cells.next()?, cells.next()?);
        (file.contains(named) && text == input.trim()).then_some(reason)
    })
}

fn document(case: &Case) -> Document {
    let mut document = Document::new("case", "", "");
    document.lines = vec![case.input.clone()];
    document.published = case.reference.clone();
    document
}

/// Whether the spans and the values of a case are right.
fn judge(case: &Case, kind: Kind, engine: &Engine, worker: &mut Worker<'_>) -> (bool, bool) {
    let document = document(case);
    let article = worker.words(&document);
    if kind.is_number() {
        let found = match kind {
            Kind::RelativeOrdinal => {
                let mut all = engine.time().numbers(&article);
                all.extend(engine.time().relative_ordinals(&article));
                all
            }
            _ => engine.time().numbers(&article),
        };
        return values::numbers(case, kind, &found);
    }
    values::times(case, kind, &engine.time().times(&article), document.day())
}

fn shown(case: &Case, kind: Kind, engine: &Engine, worker: &mut Worker<'_>) -> Vec<(String, String)> {
    let document = document(case);
    let article = worker.words(&document);
    let stretch = |start: u32, end: u32| {
        case.input.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect::<String>()
    };
    if kind.is_number() {
        let found = engine.time().numbers(&article);
        let value = marsad::time::check::number_value;
        return found.iter().map(|n| (stretch(n.start, n.end), format!("{} {}", n.kind.name(), value(n)))).collect();
    }
    let value = marsad::time::check::time_value;
    let found = engine.time().times(&article);
    found.iter().map(|t| (stretch(t.start, t.end), format!("{} {}", t.kind.name(), value(t)))).collect()
}
