//! The readable view: each line of the article with its events under it.

use std::fmt::Write as _;

use marsad::record::{Entity, Place};
use marsad::{Document, Record};

use crate::style::{Part, Style, plain};

/// A document with its records.
pub(super) fn document(document: &Document, records: &[Record], style: Style) -> String {
    let mut out = String::new();
    let known = [document.outlet.as_deref(), document.published.as_deref(), document.url.as_deref()];
    let about: Vec<String> = known.into_iter().flatten().map(plain).collect();
    let about = if about.is_empty() { String::new() } else { format!("  {}", about.join("  ")) };
    let _ = writeln!(out, "{}{}", style.paint(Part::Title, &plain(&document.id)), style.paint(Part::Faint, &about));
    for (number, text) in document.lines.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        let of_line: Vec<&Record> = records.iter().filter(|record| record.line as usize == number).collect();
        let _ = writeln!(out, "\n{}", line(text, &of_line, style));
        for record in of_line {
            event(&mut out, record, style);
        }
    }
    if records.is_empty() {
        let _ = writeln!(out, "\n{}", style.paint(Part::Faint, "no event"));
    }
    out
}

/// A line of the article, its triggers marked.
fn line(text: &str, records: &[&Record], style: Style) -> String {
    let mut spans: Vec<(usize, usize)> =
        records.iter().map(|record| (record.trigger.start as usize, record.trigger.end as usize)).collect();
    spans.sort_unstable();
    spans.dedup();
    let mut out = String::new();
    let mut rest = text.chars();
    let mut at = 0;
    let mut take = |count: usize| rest.by_ref().take(count).collect::<String>();
    for (start, end) in spans {
        let before = take(start.saturating_sub(at));
        let trigger = take(end.saturating_sub(start.max(at)));
        at = at.max(end);
        out += &plain(&before);
        out += &style.paint(Part::Trigger, &plain(&trigger));
    }
    out + &plain(&take(usize::MAX))
}

/// One event, a line for what happened and a line a field.
fn event(out: &mut String, record: &Record, style: Style) {
    let mode = record.mode.as_deref().map(|mode| format!(" {mode}")).unwrap_or_default();
    let mut kind = style.paint(Part::Event, &format!("{}{mode}", record.action));
    if record.event != record.action {
        let _ = write!(kind, " → {}", style.paint(Part::Event, &record.event));
    }
    let trigger = style.isolate(&record.trigger.text);
    let quoted = if record.quote.is_some() { "  quoted" } else { "" };
    let scale = format!("{} {:+}", record.cameo, record.goldstein);
    let about = style.paint(Part::Faint, &format!("{scale}  {}  {:.2}{quoted}", record.rule, record.confidence));
    let _ = writeln!(out, "  ● {kind}  {}  {trigger}  {about}", record.modality);
    let mut field = |name: &str, value: String| {
        let _ = writeln!(out, "    {} {value}", style.paint(Part::Faint, &format!("{name:<12}")));
    };
    for actor in &record.actors {
        field("actor", entity(actor, style));
    }
    for recipient in &record.recipients {
        field("recipient", entity(recipient, style));
    }
    if let Some(date) = &record.date {
        field("date", format!("{}  {}", date.value, style.isolate(&date.text)));
    }
    if let Some(place) = &record.place {
        field("place", self::place(place, style));
    }
    for source in &record.sources {
        field("says", format!("{}  {}", entity(&source.entity, style), style.isolate(&source.cue)));
    }
    if !record.contexts.is_empty() {
        field("contexts", record.contexts.join(", "));
    }
    for (name, size) in &record.size {
        field(name, style.isolate(&size.text));
    }
}

fn entity(entity: &Entity, style: Style) -> String {
    let mut text = style.paint(Part::Name, &style.isolate(&entity.text));
    for code in [&entity.country, &entity.sector].into_iter().flatten() {
        let _ = write!(text, " {code}");
    }
    if let Some(name) = &entity.name_en {
        let _ = write!(text, "  {}", style.paint(Part::Faint, name));
    }
    if let Some(from) = &entity.resolved_from {
        let _ = write!(text, "  {} {}", style.paint(Part::Faint, "from"), style.isolate(from));
    }
    text
}

fn place(place: &Place, style: Style) -> String {
    let mut text = style.paint(Part::Name, &style.isolate(&place.text));
    for part in [&place.name_en, &place.country].into_iter().flatten() {
        let _ = write!(text, " {part}");
    }
    if let (Some(lat), Some(lon)) = (place.lat, place.lon) {
        let _ = write!(text, "  {}", style.paint(Part::Faint, &format!("{lat:.3}, {lon:.3}")));
    }
    text
}
