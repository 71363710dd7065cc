//! `marsad events`: the events of a store with the reports that tell of each.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use marsad_store::events::RULES;
use marsad_store::{EventRow, Filter, Store};
use serde_json::json;

use crate::failure::{Ended, Outcome};
use crate::filters::Filters;
use crate::output::{self, Output};
use crate::style::{Part, Style, When};

/// List events with their reports: outlets, first and last report, agreement
///
/// An event is a leading report and those that joined it, each by a rule. Reports and events are counted apart; whatever was
/// joined can be taken apart.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad events news.store                       the events most reported, with their reports
  marsad events news.store --type PROTEST --country IRQ --when 2018-05..2018-06
  marsad events news.store --format jsonl        all events, one a line
  marsad events news.store --split 'BBC-1#3'     this report tells of something else
  marsad events news.store --rules               what joins two reports")]
pub(crate) struct EventsArgs {
    /// The store
    #[arg(value_name = "STORE")]
    store: PathBuf,
    /// How many events, the most reported first; 20 in the view, else all
    #[arg(long, short = 'n', value_name = "N")]
    limit: Option<usize>,
    /// Only events with at least so many reports
    #[arg(long, value_name = "N", default_value_t = 1)]
    reports: u64,
    /// Write one JSON object a line
    #[arg(long, value_name = "FORMAT", value_parser = ["view", "jsonl"], default_value = "view")]
    format: String,
    /// Take this report out of its event; with --from, only keep the two apart
    #[arg(long, value_name = "RECORD")]
    split: Option<String>,
    /// Take a --split back
    #[arg(long, value_name = "RECORD", conflicts_with = "split")]
    join: Option<String>,
    /// The other report of --split and --join
    #[arg(long, value_name = "RECORD")]
    from: Option<String>,
    /// Print the rules that join reports
    #[arg(long)]
    rules: bool,
    #[command(flatten)]
    filters: Filters,
}

/// Runs the command.
pub(crate) fn run(args: &EventsArgs) -> Ended {
    let mut out = output::stdout();
    if args.rules {
        for (name, asks) in RULES {
            writeln!(out, "{name:16} {asks}")?;
        }
        out.finish()?;
        return Ok(Outcome::Done);
    }
    let mut store = Store::open(&args.store)?;
    if let Some(record) = &args.split {
        store.split(record, args.from.as_deref())?;
    }
    if let Some(record) = &args.join {
        store.join(record, args.from.as_deref())?;
    }
    if !store.is_derived()? {
        store.derive()?;
    }
    let view = args.format == "view";
    let limit = args.limit.or(view.then_some(20));
    let (reports, events) = store.reports_and_events()?;
    if view {
        writeln!(out, "{events} events of {reports} reports")?;
    }
    // The store gives events in their order; which of them are wanted their reports tell.
    let filter = args.filters.filter()?;
    let wanted = if filter == Filter::default() { None } else { Some(store.events_of(&filter)?) };
    let mut left = limit.unwrap_or(usize::MAX);
    let asked = if wanted.is_some() { None } else { limit };
    store.events(args.reports, asked, |event| {
        if left == 0 || wanted.as_ref().is_some_and(|wanted| !wanted.contains(&event.row)) {
            return Ok(());
        }
        left -= 1;
        if view {
            show(&store, &event, &mut out)
        } else {
            serde_json::to_writer(&mut out, &line(&store, &event)?)?;
            Ok(out.write_all(b"\n")?)
        }
    })?;
    out.finish()?;
    Ok(Outcome::Done)
}

fn line(store: &Store, event: &EventRow) -> Result<serde_json::Value, crate::failure::Failure> {
    let members = store.members(event.row)?;
    let members: Vec<_> = members.iter().map(|(record, rule)| json!({ "record": record, "rule": rule })).collect();
    let mut value = serde_json::to_value(event)?;
    if let Some(object) = value.as_object_mut() {
        object.insert("members".to_owned(), members.into());
    }
    Ok(value)
}

fn show(store: &Store, event: &EventRow, out: &mut Output) -> Result<(), crate::failure::Failure> {
    let style = Style::new(When::Auto);
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    let mode = event.mode.as_deref().map(|mode| format!(" {mode}")).unwrap_or_default();
    let kind = style.paint(Part::Event, &format!("{}{mode}", event.event));
    writeln!(
        out,
        "\n{kind}  {}  {}  {}  {}",
        event.modality,
        text(&event.day),
        style.isolate(&text(&event.place)),
        text(&event.country)
    )?;
    writeln!(
        out,
        "  {} reports in {} articles ({} without copies) of {} outlets, {} to {}; dates agree {:.0} %, participants {:.0} %",
        event.mentions,
        event.documents,
        event.originals,
        event.outlets,
        text(&event.first_report),
        text(&event.last_report),
        event.date_agreement * 100.0,
        event.participant_agreement * 100.0
    )?;
    for (record, rule) in store.members(event.row)? {
        let rule = rule.unwrap_or_else(|| "leads".to_owned());
        writeln!(out, "    {record}  {}", style.paint(Part::Faint, &rule))?;
    }
    Ok(())
}
