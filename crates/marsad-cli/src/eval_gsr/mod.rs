//! `marsad eval-gsr`: records against sentences judged and marked for assaults and protests.

mod reading;
mod spans;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use marsad::data::Source;
use marsad::{Document, Engine, Worker};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::eval::words::Words;
use crate::failure::{Ended, Failure, Outcome};
use crate::output::{self, Output};
use crate::reference;
use reading::Signs;

/// Score detection and participants of assaults and protests on sentences
///
/// DIR holds detection.jsonl (sentences judged: yes, easy no, difficult no; ambiguous ones are left out) and spans.jsonl
/// (sentences in which several annotators marked the trigger, the actor and the target). A file that is absent is said to
/// be skipped.
#[derive(Debug, Args)]
pub(crate) struct EvalGsrArgs {
    /// The directory of the two files; else bench/gsr below MARSAD_REFERENCE
    dir: Option<PathBuf>,
    /// List the sentences judged otherwise and the spans not met
    #[arg(long)]
    errors: bool,
}

/// A sentence judged for one type of event.
#[derive(Debug, Deserialize)]
struct Judged {
    event_type: String,
    label: String,
    text: String,
}

/// Runs the command.
pub(crate) fn run(args: &EvalGsrArgs, source: &Source) -> Ended {
    let engine = Engine::new(source)?;
    let words = Words::new(source)?;
    let mut worker = engine.worker();
    let mut out = output::stdout();
    let Some(dir) = reference::find(args.dir.as_deref(), reference::EVENTS, &mut out)? else {
        out.finish()?;
        return Ok(Outcome::Done);
    };
    if let Some(sentences) = read::<Judged>(&dir.join("detection.jsonl"), &mut out)? {
        for kind in ["ASSAULT", "PROTEST"] {
            detection(&mut worker, &sentences, kind, args.errors, &mut out)?;
        }
    }
    if let Some(sentences) = read::<spans::Marked>(&dir.join("spans.jsonl"), &mut out)? {
        spans::score(&mut worker, &sentences, &words, args.errors, &mut out)?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// The rows of a JSON Lines file, or none where the file is absent.
fn read<T: DeserializeOwned>(path: &Path, out: &mut Output) -> Result<Option<Vec<T>>, Failure> {
    if !reference::is_there(path, out)? {
        return Ok(None);
    }
    let text = fs::read_to_string(path)?;
    let rows = text.lines().enumerate().map(|(index, line)| {
        let fault = |error| Failure::Input(format!("{}:{}: {error}", path.display(), index + 1));
        serde_json::from_str(line).map_err(fault)
    });
    rows.collect::<Result<Vec<T>, Failure>>().map(Some)
}

/// A sentence as a document of one paragraph, without title or date.
fn document(text: &str) -> Document {
    Document { id: "sentence".to_owned(), lines: vec![String::new(), one_line(text)], ..Document::default() }
}

/// A text without line breaks, code point for code point.
fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// The words of a text between which it is no longer broken, to print it.
fn printed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn detection(
    worker: &mut Worker<'_>,
    sentences: &[Judged],
    kind: &str,
    errors: bool,
    out: &mut Output,
) -> std::io::Result<()> {
    let (mut right, mut given, mut wanted, mut all) = (0usize, 0usize, 0usize, 0usize);
    for sentence in sentences.iter().filter(|sentence| sentence.event_type == kind && sentence.label != "ambiguous") {
        let records = worker.code(&document(&sentence.text));
        let signs = Signs::read(&sentence.text, &records, kind);
        let said = signs.is_some_and(|signs| if kind == "ASSAULT" { signs.is_assault() } else { signs.is_protest() });
        let truly = sentence.label == "yes";
        all += 1;
        given += usize::from(said);
        wanted += usize::from(truly);
        right += usize::from(said && truly);
        if errors && said != truly {
            let what = if truly { "MISSED" } else { "EXTRA" };
            let coded: Vec<String> =
                records.iter().map(|record| format!("{} {}", record.action, record.trigger.text)).collect();
            writeln!(out, "{what} {kind} ({}) {} | {}", sentence.label, printed(&sentence.text), coded.join(", "))?;
        }
    }
    let (precision, recall) = (ratio(right, given), ratio(right, wanted));
    let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
    writeln!(
        out,
        "{kind:<8} detection   P {precision:.3}  R {recall:.3}  F1 {f1:.3}  ({right} right of {given} said and {wanted} wanted in {all} sentences)"
    )
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
