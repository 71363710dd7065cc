//! The rules tried on a line, what stopped each, and the records that came out.

use std::io::{self, Write};
use std::ops::Range;

use marsad::events::Candidate;
use marsad::morph::Pos;
use marsad::record::Entity;
use marsad::{Article, Engine, Record};

use super::layers::heading;
use crate::style::{Part, Style};

/// Writes the trials of a line.
pub(super) fn write(
    out: &mut impl Write,
    engine: &Engine,
    article: &Article<'_>,
    line: &Range<u32>,
    candidates: &[Candidate],
    records: &[Record],
    style: Style,
) -> io::Result<()> {
    let rules = &engine.coder().rules().rules;
    let of_line: Vec<&Candidate> = candidates.iter().filter(|candidate| line.contains(&candidate.trigger)).collect();
    if !of_line.is_empty() {
        heading(out, "rules tried", style)?;
    }
    let mut last = None;
    for candidate in &of_line {
        let Some(rule) = rules.get(candidate.rule) else { continue };
        if last != Some(candidate.trigger) {
            last = Some(candidate.trigger);
            trigger(out, engine, article, candidate.trigger, style)?;
        }
        match &candidate.lost {
            None => writeln!(out, "         {}", style.paint(Part::Event, &format!("✓ {}", rule.page.id)))?,
            Some(why) => {
                let id = style.paint(Part::Lost, &format!("✗ {:<32}", rule.page.id));
                writeln!(out, "         {id} {}", style.paint(Part::Faint, why))?;
            }
        }
    }
    unknown(out, article, line, &of_line, style)?;
    let number = article.tokens.get(line.start as usize).map_or(0, |token| token.line);
    let told: Vec<&Record> = records.iter().filter(|record| record.line == number).collect();
    if !told.is_empty() {
        heading(out, "records", style)?;
    }
    for record in told {
        let names = |entities: &[Entity]| {
            let texts: Vec<String> = entities.iter().map(|entity| coded(entity, style)).collect();
            if texts.is_empty() { "-".to_owned() } else { texts.join(" + ") }
        };
        let date = record.date.as_ref().map_or("-", |date| date.value.as_str());
        let place = record.place.as_ref().map_or_else(|| "-".to_owned(), |place| style.isolate(&place.text));
        let source = record.sources.last().map_or_else(|| "-".to_owned(), |source| style.isolate(&source.entity.text));
        writeln!(
            out,
            "    {} {}{} {}  {} → {}  date {date}  place {place}  says {source}",
            record.id,
            style.paint(Part::Event, &record.action),
            record.mode.as_ref().map(|mode| format!(" {mode}")).unwrap_or_default(),
            record.modality,
            names(&record.actors),
            names(&record.recipients),
        )?;
    }
    Ok(())
}

/// An entity with the country and sector that it is coded with: `الجيش (SYR MIL)`.
fn coded(entity: &Entity, style: Style) -> String {
    let code = |code: &Option<String>| code.clone().unwrap_or_else(|| "-".to_owned());
    format!("{} ({} {})", style.isolate(&entity.text), code(&entity.country), code(&entity.sector))
}

/// A trigger with what fills its slots.
fn trigger(out: &mut impl Write, engine: &Engine, article: &Article<'_>, trigger: u32, style: Style) -> io::Result<()> {
    write!(out, "    {trigger:>4} {}", style.paint(Part::Trigger, &style.isolate(article.text(trigger))))?;
    for filled in engine.coder().arguments(article, engine.parser().words(), trigger) {
        let slot = if filled.slot.is_ascii() { filled.slot } else { style.isolate(&filled.slot) };
        let pronoun = if filled.pronoun { " (pronoun)" } else { "" };
        write!(out, "  {} {}{pronoun}", style.paint(Part::Faint, &slot), style.isolate(article.text(filled.token)))?;
    }
    writeln!(out)
}

/// Verbs and verbal nouns that no rule knows: where an event was missed, the word is here or its rule was stopped above.
fn unknown(
    out: &mut impl Write,
    article: &Article<'_>,
    line: &Range<u32>,
    tried: &[&Candidate],
    style: Style,
) -> io::Result<()> {
    let verbal = |token: &u32| article.word(*token).is_some_and(|word| matches!(word.pos, Pos::Verb | Pos::Masdar));
    let known = |token: &u32| tried.iter().any(|candidate| candidate.trigger == *token);
    let words: Vec<String> = line
        .clone()
        .filter(|token| verbal(token) && !known(token))
        .map(|token| format!("{token} {}", style.isolate(article.text(token))))
        .collect();
    if words.is_empty() {
        return Ok(());
    }
    heading(out, "no rule for", style)?;
    writeln!(out, "    {}", words.join("  "))
}
