//! `marsad search`: articles of a store by their words and by what their records say.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use marsad::Engine;
use marsad::data::Source;
use marsad_search::{Archive, Error, Facets, Node, Order, Page, Progress, Snippet, parse};
use marsad_store::Stored;
use serde_json::json;

use crate::failure::{Ended, Failure, Outcome};
use crate::filters::Filters;
use crate::output::{self, Output};
use crate::style::{Part, Style, When, plain};

/// Find articles of a store by their words and by what their records say
///
/// A word finds all forms of its lemma, with whatever is attached to it. =word finds this spelling only, "some words" words in a
/// row. Words side by side must all be there; OR, NOT and parentheses join them otherwise. field:value asks for more:
/// title, outlet, date of the article; type, mode, modality, actor, recipient, who, source, sector, country, place, near, when of one of
/// its records.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad search --store news.store 'ministers NATO'                   both words, in any form
  marsad search --store news.store '\"foreign minister\" -visit'        a phrase, without a word
  marsad search --store news.store 'type:PROTEST country:IRQ date:2018-05..2018-06'
  marsad search --store news.store 'actor:TURGOV recipient:SYR' --facets
  marsad search --store news.store 'near:33.3,44.4,50 type:ASSAULT,COERCE' --format jsonl
  marsad search --store news.store --type PROTEST --outlet bbc         filters alone, the newest first

The index lies beside the store (STORE.index) and is brought up to date first. docs/search.md has the whole language.")]
pub(crate) struct SearchArgs {
    /// What to search for; without it the filters alone select
    #[arg(value_name = "QUERY", allow_hyphen_values = true)]
    query: Option<String>,
    /// The store
    #[arg(long, value_name = "STORE")]
    store: PathBuf,
    /// How many articles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Pass over so many before
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// The best, the newest or the oldest first
    #[arg(long, value_enum, default_value_t = Sort::Best)]
    sort: Sort,
    /// Also count the articles found by type, country, outlet and month
    #[arg(long)]
    facets: bool,
    /// How articles are written; on a terminal the default is view, else jsonl
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    filters: Filters,
    /// When to colour the view
    #[arg(long, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// By BM25; the newest first where there is no word to rank by
    Best,
    /// The newest first
    Newest,
    /// The oldest first
    Oldest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Title, outlet, day, and the words around the match
    View,
    /// One article a line
    Jsonl,
    /// Ids of the articles
    Ids,
}

/// Runs the command.
pub(crate) fn run(args: &SearchArgs, source: &Source) -> Ended {
    let node = query(args.query.as_deref(), &args.filters)?.ok_or_else(|| {
        Failure::Usage(
            "search: nothing to search for\n  hint: give a QUERY, or a filter such as --type PROTEST".to_owned(),
        )
    })?;
    let engine = Engine::new(source)?;
    let mut archive = open(&args.store, &engine)?;
    let order = match args.sort {
        Sort::Best => Order::Best,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let page = Page { limit: args.limit, offset: args.offset, order, facets: args.facets };
    let results = archive.search(&node, page).map_err(failure)?;
    let default = if io::stdout().is_terminal() { Format::View } else { Format::Jsonl };
    let format = args.format.unwrap_or(default);
    let style = Style::new(args.color);
    let mut out = output::stdout();
    for hit in &results.hits {
        let Some(stored) =
            i64::try_from(hit.row).ok().and_then(|row| archive.store.document(row).transpose()).transpose()?
        else {
            continue;
        };
        let snippet = archive.snippet(&stored.document, &node);
        match format {
            Format::View => view(&mut out, &stored, snippet.as_ref(), style)?,
            Format::Ids => writeln!(out, "{}", stored.document.id)?,
            Format::Jsonl => {
                serde_json::to_writer(&mut out, &object(&stored, snippet.as_ref(), hit.score))?;
                writeln!(out)?;
            }
        }
    }
    match (format, &results.facets) {
        (Format::Jsonl, Some(facets)) => writeln!(out, "{}", counts(facets))?,
        (Format::View, facets) => {
            if let Some(facets) = facets {
                lists(&mut out, facets, style)?;
            }
            writeln!(out, "{} articles", results.total)?;
        }
        _ => {}
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// A query and filters as one; none for neither.
pub(crate) fn query(text: Option<&str>, filters: &Filters) -> Result<Option<Node>, Failure> {
    let mut nodes = filters.nodes();
    if let Some(text) = text {
        match parse(text).map_err(|error| failure(error.into()))? {
            // Conditions of the query and of the options hold of one record.
            Node::And(parts) => nodes.extend(parts),
            node => nodes.push(node),
        }
    }
    Ok(match nodes.len() {
        0 => None,
        1 => nodes.pop(),
        _ => Some(Node::And(nodes)),
    })
}

/// Opens a store with its index; on a terminal tells how far it is brought up to date.
pub(crate) fn open<'e>(store: &std::path::Path, engine: &'e Engine) -> Result<Archive<'e>, Failure> {
    let (shown, begun) = (io::stderr().is_terminal(), Instant::now());
    let mut told = Duration::ZERO;
    let archive = Archive::open(store, engine, |Progress { done, all }| {
        let now = begun.elapsed();
        if shown && (now - told > Duration::from_millis(250) || (done == all && told > Duration::ZERO)) {
            told = now;
            let end = if done == all { "\n" } else { "" };
            let rate = done as f64 / now.as_secs_f64().max(1e-6);
            let left = (all - done) as f64 / rate.max(1e-6);
            eprint!("\r\x1b[Kindex: {done} of {all} articles, {rate:.0}/s, {left:.0} s left{end}");
        }
    });
    archive.map_err(failure)
}

/// What went wrong in searching; a query that cannot be read is a fault of the command line.
pub(crate) fn failure(error: Error) -> Failure {
    match error {
        Error::Query(error) => Failure::Usage(error.to_string()),
        Error::Store(error) => error.into(),
        error => Failure::Input(error.to_string()),
    }
}

fn view(out: &mut Output, stored: &Stored, snippet: Option<&Snippet>, style: Style) -> Result<(), Failure> {
    let document = &stored.document;
    let known = [
        Some(document.id.as_str()),
        document.outlet.as_deref(),
        document.published.as_deref(),
        document.url.as_deref(),
    ];
    let about: Vec<String> = known.into_iter().flatten().map(plain).collect();
    let title = document.lines.first().map_or("", String::as_str);
    writeln!(out, "{}", style.paint(Part::Title, &plain(title)))?;
    writeln!(out, "{}", style.paint(Part::Faint, &about.join("  ")))?;
    if let Some(snippet) = snippet.filter(|snippet| snippet.line > 0) {
        let pieces = snippet.pieces.iter().map(|piece| match piece.matched {
            true => style.paint(Part::Trigger, &plain(&piece.text)),
            false => plain(&piece.text),
        });
        writeln!(out, "{}", pieces.collect::<String>())?;
    }
    Ok(writeln!(out)?)
}

fn object(stored: &Stored, snippet: Option<&Snippet>, score: f32) -> serde_json::Value {
    let document = &stored.document;
    let snippet = snippet.map(|snippet| {
        let pieces: Vec<_> =
            snippet.pieces.iter().map(|piece| json!({"text": piece.text, "matched": piece.matched})).collect();
        json!({"line": snippet.line, "start": snippet.start, "pieces": pieces})
    });
    json!({
        "id": document.id, "title": document.lines.first(), "outlet": document.outlet, "published": document.published,
        "url": document.url, "score": score, "snippet": snippet,
    })
}

fn counts(facets: &Facets) -> serde_json::Value {
    let map = |counts: &[(String, u64)]| {
        counts.iter().map(|(name, count)| (name.clone(), json!(count))).collect::<serde_json::Map<_, _>>()
    };
    json!({"facets": {
        "type": map(&facets.types), "country": map(&facets.countries), "outlet": map(&facets.outlets), "month": map(&facets.months),
    }})
}

/// How many values of a facet the view has.
const SHOWN: usize = 12;

fn lists(out: &mut Output, facets: &Facets, style: Style) -> Result<(), Failure> {
    let all = [
        ("type", &facets.types),
        ("country", &facets.countries),
        ("outlet", &facets.outlets),
        ("month", &facets.months),
    ];
    for (name, counts) in all {
        let shown: Vec<String> =
            counts.iter().take(SHOWN).map(|(name, count)| format!("{} {count}", plain(name))).collect();
        let more = if counts.len() > SHOWN { format!("  and {} more", counts.len() - SHOWN) } else { String::new() };
        writeln!(out, "{} {}{more}", style.paint(Part::Faint, &format!("{name:<8}")), shown.join("  "))?;
    }
    Ok(())
}
