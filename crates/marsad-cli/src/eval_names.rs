//! `marsad eval-names`: the scores of the names stage on annotated articles and on a corpus of tagged names.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use marsad::data::Source;
use marsad::names::{Kind, Mention};
use marsad::text::TokenKind;
use marsad::{Article, Document, Engine};
use serde_json::Value;

use crate::eval::fold::{self, Fold, Side};
use crate::failure::{Ended, Failure, Outcome};
use crate::output::{self, Output};
use crate::reference;

/// Score actors and places on annotated articles, and names on a tagged corpus
#[derive(Debug, Args)]
pub(crate) struct EvalNamesArgs {
    /// The directory of annotated articles; else gold/dev below MARSAD_REFERENCE
    gold: Option<PathBuf>,
    /// The tagged corpus, a word and its tag a line; else bench/anercorp.txt below MARSAD_REFERENCE
    tagged: Option<PathBuf>,
    /// Fold to hold out: the files whose CRC-32 of the name leaves N when divided by 5
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(0..fold::FIFTHS))]
    fold: Option<u64>,
    /// With --fold: score the four fifths to work on, or the fifth held out
    #[arg(long, value_enum, requires = "fold")]
    only: Option<Side>,
    /// List what was missed or coded otherwise
    #[arg(long)]
    errors: bool,
}

/// Runs the command; a file that is absent is said to be skipped.
pub(crate) fn run(args: &EvalNamesArgs, source: &Source) -> Ended {
    let engine = Engine::new(source)?;
    let mut out = output::stdout();
    if let Some(articles) = reference::find(args.gold.as_deref(), reference::GOLD, &mut out)? {
        gold(&engine, &articles, args, &mut out)?;
    }
    if let Some(corpus) = reference::find(args.tagged.as_deref(), reference::NAMES, &mut out)? {
        tagged(&engine, &corpus, args.errors, &mut out)?;
    }
    out.finish()?;
    Ok(Outcome::Done)
}

#[derive(Debug, Default)]
struct Tally {
    all: usize,
    found: usize,
    country: usize,
    sector: usize,
    both: usize,
}

impl Tally {
    fn print(&self, what: &str, out: &mut Output) -> std::io::Result<()> {
        let share = |n: usize| n as f64 / self.all.max(1) as f64;
        writeln!(
            out,
            "{what:<12} {:>5}  found {:.3}  country {:.3}  sector {:.3}  both {:.3}",
            self.all,
            share(self.found),
            share(self.country),
            share(self.sector),
            share(self.both)
        )
    }
}

fn gold(engine: &Engine, directory: &Path, args: &EvalNamesArgs, out: &mut Output) -> Result<(), Failure> {
    let mut files: Vec<PathBuf> = fs::read_dir(directory)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let fold = args.fold.map(|held| Fold { held, side: args.only });
    let (mut actors, mut places) = (Tally::default(), Tally::default());
    let mut worker = engine.worker();
    for path in files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if fold.is_some_and(|fold| !fold.takes(&name)) {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let Ok(value) = serde_json::from_str::<Value>(&text) else { continue };
        let mut document = Document { id: name.clone(), ..Document::default() };
        let strings = |key: &str| value[key].as_array().into_iter().flatten().filter_map(Value::as_str);
        document.lines = strings("lines").map(str::to_owned).collect();
        document.published = value["published"].as_str().map(str::to_owned);
        let article = worker.analyse(&document);
        let mut seen = std::collections::BTreeSet::new();
        for event in value["events"].as_array().into_iter().flatten() {
            let line = event["line"].as_u64().unwrap_or(0) as u32;
            for role in ["actors", "recipients"] {
                for entity in event[role].as_array().into_iter().flatten() {
                    if seen.insert((line, entity.to_string())) {
                        actor(&article, line, entity, args.errors, &mut actors, out)?;
                    }
                }
            }
            if event["place"].is_object() && seen.insert((line, event["place"].to_string())) {
                place(&article, line, &event["place"], args.errors, &mut places, out)?;
            }
        }
    }
    actors.print("participants", out)?;
    places.print("places", out)?;
    Ok(())
}

/// The mentions of a line whose phrase shares a word with a text; where none does, those of the whole article.
fn sharing<'m>(article: &'m Article<'_>, line: u32, text: &str) -> Vec<&'m Mention> {
    let wanted: Vec<String> = text.split_whitespace().map(stem).collect();
    let shares = |mention: &&Mention| {
        mention.name.clone().any(|token| {
            let word = stem(article.form(token));
            wanted.contains(&word) || article.form(token).split('_').any(|part| wanted.contains(&stem(part)))
        })
    };
    let here =
        |mention: &&Mention| article.tokens.get(mention.tokens.start as usize).is_some_and(|token| token.line == line);
    let mentions = &article.names.mentions;
    let referred = |mention: &&'m Mention| mention.referent.and_then(|id| mentions.get(id.0 as usize));
    let local: Vec<&Mention> = mentions.iter().filter(here).collect();
    let mut found: Vec<&Mention> = local.iter().copied().filter(shares).collect();
    found.extend(local.iter().filter_map(referred).filter(shares));
    found
}

/// A word without what may be written before it, its alefs alike.
fn stem(word: &str) -> String {
    let plain: String = word
        .chars()
        .filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{640}' | '"' | '«' | '»' | '،' | '.'))
        .map(|c| match c {
            '\u{623}' | '\u{625}' | '\u{622}' => '\u{627}',
            '\u{649}' => '\u{64a}',
            '\u{629}' => '\u{647}',
            _ => c,
        })
        .collect();
    let mut rest = plain.as_str();
    for prefix in ["\u{648}", "\u{641}", "\u{628}", "\u{644}\u{644}", "\u{644}", "\u{643}", "\u{627}\u{644}"] {
        if let Some(cut) = rest.strip_prefix(prefix).filter(|cut| cut.chars().count() > 2) {
            rest = cut;
        }
    }
    rest.to_owned()
}

fn actor(
    article: &Article<'_>,
    line: u32,
    entity: &Value,
    errors: bool,
    tally: &mut Tally,
    out: &mut Output,
) -> std::io::Result<()> {
    let text = entity["text"].as_str().unwrap_or("");
    tally.all += 1;
    let found = sharing(article, line, text);
    let country = |mention: &&&Mention| mention.country() == entity["country"].as_str();
    let sector = |mention: &&&Mention| mention.sector.map(|sector| sector.code()) == entity["sector"].as_str();
    let both = found.iter().any(|mention| country(&mention) && sector(&mention));
    tally.found += usize::from(!found.is_empty());
    tally.country += usize::from(found.iter().any(|mention| country(&mention)));
    tally.sector += usize::from(found.iter().any(|mention| sector(&mention)));
    tally.both += usize::from(both);
    if errors && !both {
        let given: Vec<String> = found
            .iter()
            .map(|mention| {
                let code = mention.sector.map_or("-", |sector| sector.code());
                format!("{} {} {code}", article.text_of(&mention.tokens), mention.country().unwrap_or("-"))
            })
            .collect();
        let wanted = (entity["country"].as_str().unwrap_or("-"), entity["sector"].as_str().unwrap_or("-"));
        let what = if found.is_empty() { "MISS" } else { "CODE" };
        writeln!(
            out,
            "{what} {}:{line} {text} {} {} | {}",
            article.document.id,
            wanted.0,
            wanted.1,
            given.join(" | ")
        )?;
    }
    Ok(())
}

fn place(
    article: &Article<'_>,
    line: u32,
    place: &Value,
    errors: bool,
    tally: &mut Tally,
    out: &mut Output,
) -> std::io::Result<()> {
    let text = place["text"].as_str().unwrap_or("");
    tally.all += 1;
    let found = sharing(article, line, text);
    let right = found.iter().any(|mention| mention.country() == place["country"].as_str());
    tally.found += usize::from(!found.is_empty());
    tally.country += usize::from(right);
    tally.sector += usize::from(found.iter().any(|mention| mention.point.is_some()));
    tally.both += usize::from(right && found.iter().any(|mention| mention.point.is_some()));
    if errors && !right {
        let given: Vec<&str> = found.iter().map(|mention| article.text_of(&mention.tokens)).collect();
        let country = place["country"].as_str().unwrap_or("-");
        writeln!(out, "PLACE {}:{line} {text} {country} | {}", article.document.id, given.join(" | "))?;
    }
    Ok(())
}

/// Right, given and wanted spans of a type.
#[derive(Debug, Default)]
struct Spans {
    right: usize,
    given: usize,
    wanted: usize,
    met: usize,
}

fn tagged(engine: &Engine, path: &Path, errors: bool, out: &mut Output) -> Result<(), Failure> {
    let text = fs::read_to_string(path)?;
    let mut scores: BTreeMap<&str, Spans> = BTreeMap::new();
    let mut worker = engine.worker();
    let mut line: Vec<(&str, &str)> = Vec::new();
    let mut lines = Vec::new();
    for row in text.lines() {
        let (word, tag) = row.split_once(' ').unwrap_or((row, "O"));
        line.push((word, tag));
        if word == "." {
            lines.push(std::mem::take(&mut line));
        }
    }
    lines.push(line);
    // The corpus has no borders of articles; some sentences together are context enough.
    for part in lines.chunks(8) {
        compare(&mut worker, part, errors, &mut scores, out)?;
    }
    for (name, spans) in &scores {
        let precision = spans.right as f64 / spans.given.max(1) as f64;
        let recall = spans.met as f64 / spans.wanted.max(1) as f64;
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        writeln!(
            out,
            "{name:<5} P {precision:.3}  R {recall:.3}  F1 {f1:.3}  ({} given, {} wanted)",
            spans.given, spans.wanted
        )?;
    }
    Ok(())
}

type Span<'t> = (usize, usize, usize, &'t str);

fn compare(
    worker: &mut marsad::Worker<'_>,
    part: &[Vec<(&str, &str)>],
    errors: bool,
    scores: &mut BTreeMap<&'static str, Spans>,
    out: &mut Output,
) -> std::io::Result<()> {
    let mut document = Document { id: "tagged".to_owned(), lines: vec![String::new()], ..Document::default() };
    let mut wanted: Vec<Span<'static>> = Vec::new();
    for words in part {
        let mut text = String::new();
        let mut at = 0;
        let line = document.lines.len();
        for (word, tag) in words {
            let end = at + word.chars().count();
            let class = class(tag);
            match wanted.last_mut() {
                Some(last) if tag.starts_with("I-") && last.0 == line && Some(last.3) == class => last.2 = end,
                _ => wanted.extend(class.map(|class| (line, at, end, class))),
            }
            text.push_str(word);
            text.push(' ');
            at = end + 1;
        }
        document.lines.push(text);
    }
    let article = worker.analyse(&document);
    let given: Vec<Span<'static>> =
        article.names.mentions.iter().filter_map(|mention| given(&article, mention)).collect();
    let overlap = |a: &Span<'_>, b: &Span<'_>| a.0 == b.0 && a.1 < b.2 && b.1 < a.2;
    for span in &wanted {
        let score = scores.entry(span.3).or_default();
        score.wanted += 1;
        let met = given.iter().any(|other| other.3 == span.3 && overlap(other, span));
        score.met += usize::from(met);
        if errors && !met {
            writeln!(out, "missed {} {}", span.3, cut(&document, span))?;
        }
    }
    for span in &given {
        let score = scores.entry(span.3).or_default();
        score.given += 1;
        let right = wanted.iter().any(|other| other.3 == span.3 && overlap(other, span));
        score.right += usize::from(right);
        if errors && !right {
            writeln!(out, "extra {} {}", span.3, cut(&document, span))?;
        }
    }
    Ok(())
}

fn cut(document: &Document, span: &Span<'_>) -> String {
    let line = document.lines.get(span.0).map_or("", String::as_str);
    line.chars().skip(span.1).take(span.2 - span.1).collect()
}

fn class(tag: &str) -> Option<&'static str> {
    match tag.get(2..)? {
        "PERS" | "PER" => Some("PERS"),
        "LOC" => Some("LOC"),
        "ORG" => Some("ORG"),
        _ => None,
    }
}

/// Whether a body has a name in the corpus's eyes: it tags no organs of states (`الحكومة اللبنانية`, `الجيش الإسرائيلي`).
fn is_tagged(mention: &Mention) -> bool {
    use marsad::names::Sector::{Cop, Gov, Jud, Leg, Mil, Spy};
    let organ = mention.sector.is_some_and(|sector| [Gov, Mil, Cop, Jud, Leg, Spy].contains(&sector));
    let army = mention.sector == Some(Mil);
    mention.named && (!organ || mention.kind == Kind::Group || mention.id.is_some() && !army)
}

/// The span of a mention that the corpus would tag: names, not descriptions or adjectives.
fn given(article: &Article<'_>, mention: &Mention) -> Option<Span<'static>> {
    let class = match mention.kind {
        Kind::Person if mention.named => "PERS",
        Kind::Place => "LOC",
        // The corpus tags seats of power neither as places nor as bodies.
        Kind::State if mention.point.as_ref().is_some_and(|point| point.precision == "site") => return None,
        Kind::State if mention.point.is_some() => "LOC",
        Kind::Organisation | Kind::Group if is_tagged(mention) => "ORG",
        _ => return None,
    };
    let first = article.tokens.get(mention.name.start as usize)?;
    let last = article.tokens.get(mention.name.end as usize - 1)?;
    (first.kind != TokenKind::Punctuation).then_some((
        first.line as usize,
        first.start as usize,
        last.end as usize,
        class,
    ))
}
