//! `marsad rules`: the event rules as pages.

use std::io::{self, Write};

use clap::Args;
use marsad::Engine;
use marsad::data::Source;
use marsad::events::{Page, TriggerKind};
use marsad::morph::bare;

use crate::failure::{Ended, Failure, Outcome};
use crate::output;
use crate::style::{Part, Style, When};

/// Search and print the event rules
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad rules                    all rules, a line each
  marsad rules PROTEST            the rules of a type
  marsad rules protest.strike     one rule: triggers, slots, conditions, examples
  marsad rules WORD               the rules that a word triggers, or whose text or examples have it")]
pub(crate) struct RulesArgs {
    /// A type, a rule's id or a part of it, an Arabic word, or an English word of the description
    word: Option<String>,
    /// When to colour
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

/// Runs the command.
pub(crate) fn run(args: &RulesArgs, source: &Source) -> Ended {
    let engine = Engine::new(source)?;
    let style = Style::new(args.color);
    let pages = engine.coder().rules().rules.iter().map(|rule| &rule.page);
    let found: Vec<&Page> = match args.word.as_deref() {
        Some(word) => best(pages.collect(), word),
        None => pages.collect(),
    };
    let Some(word) = &args.word else {
        let mut out = output::stdout();
        found.iter().try_for_each(|page| line(&mut out, page, style))?;
        out.finish()?;
        return Ok(Outcome::Done);
    };
    if found.is_empty() {
        let hint = "`marsad rules` lists them all; `marsad explain` shows what is tried on a sentence";
        return Err(Failure::Input(format!("no rule for {word:?}\n  hint: {hint}")));
    }
    let mut out = output::stdout();
    for page in &found {
        self::page(&mut out, page, style)?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// The pages that answer a word in the most telling way: by id, by type, by trigger, else by any of their text.
fn best<'p>(pages: Vec<&'p Page>, word: &str) -> Vec<&'p Page> {
    let spelled = bare(word);
    let lower = word.to_lowercase();
    let by_id = |page: &Page| page.id == word;
    let by_type = |page: &Page| page.code == word;
    let by_trigger = |page: &Page| {
        page.triggers.iter().any(|(_, lemma, _)| lemma.split(' ').next().is_some_and(|lemma| bare(lemma) == spelled))
    };
    let by_text = |page: &Page| {
        page.id.contains(&lower)
            || page.about.to_lowercase().contains(&lower)
            || page.triggers.iter().any(|(_, lemma, _)| bare(lemma).contains(&spelled))
            || page.examples.iter().any(|example| example.text.contains(word))
    };
    let ways: [&dyn Fn(&Page) -> bool; 4] = [&by_id, &by_type, &by_trigger, &by_text];
    let answers = ways.iter().map(|way| pages.iter().copied().filter(|page| way(page)).collect::<Vec<_>>());
    answers.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

fn line(out: &mut impl Write, page: &Page, style: Style) -> io::Result<()> {
    let code = format!("{} {}", page.code, page.mode.as_deref().unwrap_or(""));
    writeln!(out, "{}  {code:<26}{}", style.paint(Part::Event, &format!("{:<34}", page.id)), page.about)
}

/// A whole page in the words of its file.
fn page(out: &mut impl Write, page: &Page, style: Style) -> io::Result<()> {
    let mut field = |name: &str, value: &str| -> io::Result<()> {
        if value.is_empty() {
            Ok(())
        } else {
            writeln!(out, "{} {value}", style.paint(Part::Faint, &format!("{name:<10}")))
        }
    };
    field("rule", &style.paint(Part::Event, &page.id))?;
    field("code", format!("{} {}", page.code, page.mode.as_deref().unwrap_or("")).trim_end())?;
    field("cameo", page.cameo.as_deref().unwrap_or(""))?;
    field("contexts", &page.contexts.join(", "))?;
    field("about", &page.about)?;
    for (kind, name) in KINDS {
        let lemmas: Vec<String> =
            page.triggers.iter().filter(|(of, _, _)| *of == kind).map(|(_, lemma, _)| style.isolate(lemma)).collect();
        field(name, &lemmas.join(" | "))?;
    }
    let slots =
        [("actor", &page.actor), ("recipient", &page.recipient), ("place", &page.place), ("idafa", &page.idafa)];
    for (name, slot) in slots {
        field(name, slot.as_deref().unwrap_or(""))?;
    }
    for (must, text, _) in &page.conditions {
        field(if *must { "if" } else { "unless" }, text)?;
    }
    field("weight", &if page.weight == 0 { String::new() } else { page.weight.to_string() })?;
    for (mode, condition, _) in &page.modes {
        field("mode", &format!("{mode} if {condition}"))?;
    }
    for example in &page.examples {
        field(if example.yes { "yes" } else { "no" }, &style.isolate(&example.text))?;
        let expected: Vec<String> =
            example.expected.iter().map(|(key, value)| format!("{key}={}", style.isolate(value))).collect();
        field("", &expected.join(" "))?;
    }
    writeln!(out, "{}\n", style.paint(Part::Faint, &format!("{:<10} {}:{}", "file", page.file, page.line)))
}

const KINDS: [(TriggerKind, &str); 5] = [
    (TriggerKind::Verb, "verb"),
    (TriggerKind::Finite, "finite"),
    (TriggerKind::Masdar, "masdar"),
    (TriggerKind::Participle, "participle"),
    (TriggerKind::Noun, "noun"),
];
