//! `marsad check`: the tests that the data carry.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use marsad::data::{Error, Source};
use marsad::{Engine, morph};

use crate::failure::{Ended, Failure, Outcome};
use crate::knowledge;
use crate::output;
use crate::style::{Part, Style, When};

/// Run every test that the data carry: examples of rules, paradigms, expressions
///
/// Without DIR the data in the program are tested, with it those of a directory: an author of rules runs this after each change.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad check                       the program as it is
  marsad check crates/marsad/data    the files you are editing
  marsad --data my-data check        the same by the general option

Exit status: 0 all pass; 1 some fail, each with file, line and cause.")]
pub(crate) struct CheckArgs {
    /// A directory of knowledge files
    #[arg(value_name = "DATA DIR")]
    directory: Option<PathBuf>,
    /// Name the open examples of rules that come out right by now
    #[arg(long)]
    open: bool,
}

/// One kind of tests with its outcome.
struct Suite {
    name: &'static str,
    run: usize,
    failures: Vec<Fault>,
    /// Tests known not to hold yet, run and counted apart.
    open: usize,
}

/// A test that failed, or a fault that lets the data load.
struct Fault {
    place: String,
    cause: String,
    /// The sentence or word tested; empty if there is none.
    text: String,
}

/// Runs the command.
pub(crate) fn run(args: &CheckArgs, source: &Source) -> Ended {
    let own = args.directory.as_deref().map(|directory| knowledge::source(Some(directory))).transpose()?;
    let source = own.as_ref().unwrap_or(source);
    let engine = Engine::new(source)?;
    let style = Style::new(When::Auto);
    let suites = [
        rules(&engine),
        triggers(&engine),
        times(&engine, style),
        lexicon(&engine),
        paradigms(&engine, source)?,
        declensions(&engine, source)?,
        readings(&engine),
    ];
    let mut out = output::stdout();
    if args.open {
        for example in engine.check_rules().closed {
            writeln!(out, "right by now {}:{}: {}", example.file, example.line, example.rule)?;
        }
    }
    for suite in &suites {
        for Fault { place, cause, text } in &suite.failures {
            writeln!(out, "{} {place}: {cause}", style.paint(Part::Lost, "fails"))?;
            if !text.is_empty() {
                writeln!(out, "      {}", style.isolate(text))?;
            }
        }
    }
    for Suite { name, run, failures, open } in &suites {
        write!(out, "{name:<24}{run:>7} run{:>6} failed", failures.len())?;
        if *open > 0 {
            write!(out, "{open:>6} open: known not to hold yet")?;
        }
        writeln!(out)?;
    }
    out.finish()?;
    Ok(Outcome::unless(suites.iter().any(|suite| !suite.failures.is_empty())))
}

/// The examples of rule pages, each against the whole rule set.
fn rules(engine: &Engine) -> Suite {
    let report = engine.check_rules();
    let failures = report.failures.into_iter().map(|failure| Fault {
        place: format!("{}:{}", failure.file, failure.line),
        cause: format!("{}: {}", failure.rule, failure.cause),
        text: failure.text,
    });
    Suite { name: "examples of rules", run: report.run, failures: failures.collect(), open: report.open }
}

/// The triggers of rules: a lemma that the lexicon lacks matches in one spelling only.
fn triggers(engine: &Engine) -> Suite {
    let rules = engine.coder().rules();
    let failures = rules.unknown.iter().map(|(lemma, file, line)| Fault {
        place: format!("{file}:{line}"),
        cause: "the lexicon lacks this trigger".to_owned(),
        text: lemma.clone(),
    });
    let run = rules.rules.iter().map(|rule| rule.page.triggers.len()).sum();
    Suite { name: "triggers in the lexicon", run, failures: failures.collect(), open: 0 }
}

/// The examples of the rules and tables of numbers and times.
fn times(engine: &Engine, style: Style) -> Suite {
    let report = engine.check_times();
    let failures = report.failures.into_iter().map(|failure| {
        let wanted =
            failure.wanted.map_or_else(|| "nothing by this rule".to_owned(), |wanted| values(&[wanted], style));
        let cause = format!("wanted {wanted}, found {}", values(&failure.found, style));
        Fault { place: format!("{}:{}", failure.file, failure.line), cause, text: failure.text }
    });
    Suite { name: "numbers and times", run: report.count, failures: failures.collect(), open: 0 }
}

fn values(found: &[(String, String)], style: Style) -> String {
    let one = |(text, value): &(String, String)| format!("{} = {value}", style.isolate(text));
    if found.is_empty() { "nothing".to_owned() } else { found.iter().map(one).collect::<Vec<_>>().join(", ") }
}

/// The entries of the lexicon: one that cannot be inflected is left out when the lexicon is loaded.
fn lexicon(engine: &Engine) -> Suite {
    let analyser = engine.analyser();
    of_errors("entries of the lexicon", analyser.lexemes().len(), analyser.faults())
}

/// Golden paradigms: the verb yields each form, and each form has the reading that it came from.
fn paradigms(engine: &Engine, source: &Source) -> Result<Suite, Failure> {
    let checked = morph::check::paradigms(engine.analyser(), source)?;
    Ok(of_errors("forms of paradigms", checked.count, &checked.failures))
}

/// Golden declensions, in the same way.
fn declensions(engine: &Engine, source: &Source) -> Result<Suite, Failure> {
    let checked = morph::check::declensions(engine.analyser(), source)?;
    Ok(of_errors("forms of declensions", checked.count, &checked.failures))
}

/// The examples of the rules that choose among readings.
fn readings(engine: &Engine) -> Suite {
    let checked = morph::check::examples(engine);
    of_errors("choices of readings", checked.count, &checked.failures)
}

fn of_errors(name: &'static str, run: usize, errors: &[Error]) -> Suite {
    let failures = errors.iter().map(|error| Fault {
        place: format!("{}:{}", error.file, error.line),
        cause: error.cause.clone(),
        text: String::new(),
    });
    Suite { name, run, failures: failures.collect(), open: 0 }
}
