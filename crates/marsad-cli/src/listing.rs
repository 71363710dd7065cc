//! Commands that list what one stage found: rows under their lines on a terminal, one JSON object a row elsewhere.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

use clap::{Args, ValueEnum};
use marsad::data::Source;
use marsad::{Article, Document, Engine};
use serde_json::{Map, Value, json};

use crate::documents::{Documents, Inputs};
use crate::failure::{Ended, Failure, Outcome};
use crate::output;
use crate::style::{Part, Style, When, plain};

/// What every such command takes.
#[derive(Debug, Args)]
pub(crate) struct ListingArgs {
    #[command(flatten)]
    inputs: Inputs,
    /// How rows are written; on a terminal the default is view, else jsonl
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// When to colour the view
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

impl ListingArgs {
    /// The documents named.
    pub(crate) fn documents(&self) -> Result<Documents, Failure> {
        self.inputs.documents()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines of the article with the rows under them
    View,
    /// One row a line
    Jsonl,
}

/// One row: a stretch of a line and what is said of it.
pub(crate) struct Row {
    pub(crate) line: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Names and values; null ones are written in JSON and left out of the view.
    pub(crate) fields: Vec<(&'static str, Value)>,
}

/// Lists what `rows` finds in every document.
pub(crate) fn run(args: &ListingArgs, source: &Source, rows: impl Fn(&Article<'_>) -> Vec<Row>) -> Ended {
    let mut documents = args.inputs.documents()?;
    let engine = Engine::new(source)?;
    let mut worker = engine.worker();
    let default = if io::stdout().is_terminal() { Format::View } else { Format::Jsonl };
    let format = args.format.unwrap_or(default);
    let style = Style::new(args.color);
    let mut out = output::stdout();
    for document in &mut documents {
        let article = worker.analyse(&document);
        let rows = rows(&article);
        match format {
            Format::View => out.write_all(view(&document, &rows, style).as_bytes())?,
            Format::Jsonl => {
                for row in &rows {
                    serde_json::to_writer(&mut out, &object(&article, row))?;
                    writeln!(out)?;
                }
            }
        }
    }
    out.finish()?;
    Ok(Outcome::unless(documents.failed()))
}

fn object(article: &Article<'_>, row: &Row) -> Value {
    let text = article.line_text(row.line, row.start, row.end);
    let own = [
        ("doc", json!(article.document.id)),
        ("line", json!(row.line)),
        ("start", json!(row.start)),
        ("end", json!(row.end)),
        ("text", json!(text)),
    ];
    let fields = own.into_iter().chain(row.fields.iter().cloned());
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn view(document: &Document, rows: &[Row], style: Style) -> String {
    let mut out = format!("{}\n", style.paint(Part::Title, &plain(&document.id)));
    for (number, line) in document.lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let _ = writeln!(out, "\n{}", plain(line));
        for row in rows.iter().filter(|row| row.line as usize == number) {
            let count = row.end.saturating_sub(row.start) as usize;
            let text: String = line.chars().skip(row.start as usize).take(count).collect();
            let _ = write!(out, "  {}", style.paint(Part::Name, &style.isolate(&text)));
            for (name, value) in &row.fields {
                match value {
                    Value::Null => {}
                    Value::String(text) => {
                        _ = write!(out, "  {} {}", style.paint(Part::Faint, name), shown(text, style))
                    }
                    other => _ = write!(out, "  {} {other}", style.paint(Part::Faint, name)),
                }
            }
            out.push('\n');
        }
    }
    out.push('\n');
    out
}

/// A value: isolated where it is not Latin.
fn shown(text: &str, style: Style) -> String {
    if text.is_ascii() { text.to_owned() } else { style.isolate(text) }
}
