//! `marsad explain`: all that led, or did not lead, to a record.

mod layers;
mod trials;

use std::io::Write;

use clap::Args;
use marsad::Engine;
use marsad::data::Source;

use crate::documents::Inputs;
use crate::failure::{Ended, Outcome};
use crate::output;
use crate::style::{Part, Style, When, plain};

/// Show why each line was coded as it was: words, tree, names, times, rules tried
///
/// For each line: the tokens with the chosen reading and their place in the tree, entities and places, times and numbers, and for every
/// word that some rule knows the rules tried, with the condition that stopped each. Verbs and verbal nouns that no rule knows are
/// named too.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad explain article.txt
  marsad explain article.txt --published 2018-05-18 --line 3
  marsad explain article.txt --rules                 only the rules tried and the records")]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    inputs: Inputs,
    /// Only this line; the title is 0
    #[arg(long, value_name = "N")]
    line: Option<usize>,
    /// Leave out tokens, names, times and numbers
    #[arg(long)]
    rules: bool,
    /// When to colour
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

/// Runs the command.
pub(crate) fn run(args: &ExplainArgs, source: &Source) -> Ended {
    let mut documents = args.inputs.documents()?;
    let engine = Engine::new(source)?;
    let mut worker = engine.worker();
    let style = Style::new(args.color);
    let mut out = output::stdout();
    for document in &mut documents {
        let records = worker.code(&document);
        let article = worker.analyse(&document);
        let candidates = engine.coder().candidates(&article, engine.parser().words());
        writeln!(out, "{}", style.paint(Part::Title, &plain(&document.id)))?;
        for (number, range) in article.lines.iter().enumerate() {
            if range.is_empty() || args.line.is_some_and(|only| only != number) {
                continue;
            }
            let text = document.lines.get(number).map_or("", String::as_str);
            writeln!(out, "\n{} {}", style.paint(Part::Faint, &format!("line {number}")), plain(text))?;
            if !args.rules {
                layers::tokens(&mut out, &engine, &article, range, style)?;
                layers::names(&mut out, &article, range, style)?;
                layers::times(&mut out, &article, range, style)?;
            }
            trials::write(&mut out, &engine, &article, range, &candidates, &records, style)?;
        }
        writeln!(out)?;
    }
    out.finish()?;
    Ok(Outcome::unless(documents.failed()))
}
