//! What the program got wrong, told so that an author of rules can mend it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use marsad::Document;

use super::fields::{agree, same_codes, same_entities};
use super::matching::apart;
use super::mention::{Mention, Participant};
use super::words::Words;

/// Writes the mistakes of a document, line by line: `missed` (in gold alone), `spurious` (coded alone), `type` (the trigger is
/// right, the type is not), and for matched mentions each wrong field. `only` limits them to a type.
pub(super) fn write(
    out: &mut impl Write,
    document: &Document,
    gold: &[Mention],
    coded: &[Mention],
    pairs: &[(usize, usize)],
    words: &Words,
    only: Option<&str>,
) -> io::Result<()> {
    let mut lines: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let wanted = |mention: &Mention| only.is_none_or(|only| mention.kind.eq_ignore_ascii_case(only));
    for (g, mention) in gold.iter().enumerate() {
        let matched = pairs.iter().find(|&&(of, _)| of == g).and_then(|&(_, c)| coded.get(c));
        if !wanted(mention) {
            continue;
        }
        let told = lines.entry(mention.line).or_default();
        match matched {
            Some(coded) => told.extend(wrong(mention, coded, words)),
            None => told.push(format!("missed    {}", describe(mention))),
        }
    }
    for (c, mention) in coded.iter().enumerate() {
        if !wanted(mention) || pairs.iter().any(|&(_, of)| of == c) {
            continue;
        }
        let same = gold.iter().find(|gold| gold.line == mention.line && apart(gold, mention) == Some(0));
        let told = lines.entry(mention.line).or_default();
        match same {
            Some(gold) if gold.kind != mention.kind => {
                told.push(format!("type      {}  gold {}", describe(mention), gold.kind));
            }
            _ => told.push(format!("spurious  {}", describe(mention))),
        }
    }
    for (line, told) in lines.iter().filter(|(_, told)| !told.is_empty()) {
        let text = document.lines.get(*line as usize).map_or("", String::as_str);
        writeln!(out, "{}:{line}  {text}", document.id)?;
        for mistake in told {
            writeln!(out, "  {mistake}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The wrong fields of a matched mention.
fn wrong(gold: &Mention, coded: &Mention, words: &Words) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |field: &str, gold_value: String, coded_value: String| {
        let Mention { kind, trigger, .. } = gold;
        told.push(format!("{field:<9} {kind} {trigger}  gold {gold_value}  coded {coded_value}  [{}]", coded.rule));
    };
    if gold.modality != coded.modality {
        tell("modality", gold.modality.clone(), coded.modality.clone());
    }
    if gold.mode != coded.mode {
        tell("mode", optional(gold.mode.as_deref()), optional(coded.mode.as_deref()));
    }
    let slots = [("actor", &gold.actors, &coded.actors), ("recipient", &gold.recipients, &coded.recipients)];
    for (name, gold, coded) in slots {
        if same_entities(gold, coded, words) != gold.len().max(coded.len()) {
            tell(name, participants(gold), participants(coded));
        } else if same_codes(gold, coded) != gold.len() {
            tell("code", participants(gold), participants(coded));
        }
    }
    if gold.date != coded.date {
        tell("date", optional(gold.date.as_deref()), optional(coded.date.as_deref()));
    }
    let texts = [("place", &gold.place, &coded.place), ("source", &gold.source, &coded.source)];
    for (name, gold, coded) in texts {
        if !agree(gold.as_deref(), coded.as_deref(), words) {
            tell(name, optional(gold.as_deref()), optional(coded.as_deref()));
        }
    }
    told
}

/// A mention on one line.
fn describe(mention: &Mention) -> String {
    let mut text = format!("{} {}", mention.kind, mention.trigger);
    let mode = mention.mode.as_deref().map(|mode| format!(" {mode}")).unwrap_or_default();
    let _ = write!(text, "{mode} {}", mention.modality);
    let _ = write!(text, "  {} → {}", participants(&mention.actors), participants(&mention.recipients));
    let others = [("date", &mention.date), ("place", &mention.place), ("source", &mention.source)];
    for (name, value) in others {
        if let Some(value) = value {
            let _ = write!(text, "  {name} {value}");
        }
    }
    if !mention.rule.is_empty() {
        let _ = write!(text, "  [{}]", mention.rule);
    }
    text
}

fn participants(participants: &[Participant]) -> String {
    let one = |participant: &Participant| {
        let Participant { text, country, sector } = participant;
        format!("{text} ({} {})", optional(country.as_deref()), optional(sector.as_deref()))
    };
    if participants.is_empty() { "-".to_owned() } else { participants.iter().map(one).collect::<Vec<_>>().join(" + ") }
}

fn optional(value: Option<&str>) -> String {
    value.unwrap_or("-").to_owned()
}
