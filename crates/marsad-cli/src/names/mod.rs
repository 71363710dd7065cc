//! `marsad names`: entities, references and places, row by row; what the tables hold; what is found outside of them.

mod survey;
mod tables;

use clap::Args;
use marsad::Article;
use marsad::data::Source;
use marsad::names::{Kind, Mention};
use serde_json::json;

use crate::failure::Ended;
use crate::layers::line;
use crate::listing::{self, ListingArgs, Row};

/// Show the entities and places of documents, with their codes
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad names article.txt --published 2018-05-18
  marsad names news.jsonl.gz --format jsonl | jq -r .id | sort | uniq -c
  marsad names --tables                               how many rows the tables hold
  marsad names news.jsonl.gz --untabled 1000          the most frequent names that no table has
  marsad names news.jsonl.gz --places 300 --seed 1    places drawn by a fixed seed, as the program understood them")]
pub(crate) struct NamesArgs {
    #[command(flatten)]
    listing: ListingArgs,
    /// Count the rows of the tables and stop
    #[arg(long, conflicts_with_all = ["untabled", "places"])]
    tables: bool,
    /// The N most frequent names of persons, bodies and places that stand in no table, as found in all documents together
    #[arg(long, value_name = "N", conflicts_with = "places")]
    untabled: Option<usize>,
    /// N places drawn from all mentions of places, with their text and the point chosen
    #[arg(long, value_name = "N")]
    places: Option<usize>,
    /// The seed of the draw
    #[arg(long, value_name = "SEED", default_value_t = 1, requires = "places")]
    seed: u64,
}

/// Runs the command.
pub(crate) fn run(args: &NamesArgs, source: &Source) -> Ended {
    if args.tables {
        return tables::run(source);
    }
    if let Some(count) = args.untabled {
        return survey::untabled(&args.listing, source, count);
    }
    if let Some(count) = args.places {
        return survey::places(&args.listing, source, count, args.seed);
    }
    listing::run(&args.listing, source, |article| {
        let named = article.names.mentions.iter().filter(|mention| !mention.tokens.is_empty());
        named.map(|mention| row(article, mention)).collect()
    })
}

/// The row of a mention. Its stretch is the name proper, as in records; `phrase` is the whole, title included.
fn row(article: &Article<'_>, mention: &Mention) -> Row {
    let (_, start, end, _) = article.stretch_of(&mention.name);
    let (_, _, _, phrase) = article.stretch_of(&mention.tokens);
    let point = mention.point.as_ref();
    let text = |id: &marsad::names::MentionId| {
        let meant = article.names.mentions.get(id.0 as usize)?;
        Some(article.stretch_of(&meant.name).3)
    };
    let meant: Vec<String> = mention.referent.iter().chain(&mention.parties).filter_map(text).collect();
    let fields = vec![
        ("kind", json!(kind(mention.kind))),
        ("phrase", json!(phrase)),
        ("id", json!(mention.id)),
        ("name", json!(mention.canonical)),
        ("name_en", json!(mention.english)),
        ("country", json!(mention.country())),
        ("sector", json!(mention.sector.map(|sector| sector.code()))),
        ("role", json!(mention.role)),
        ("refers_to", json!((!meant.is_empty()).then_some(meant))),
        ("lat", json!(point.map(|point| point.latitude))),
        ("lon", json!(point.map(|point| point.longitude))),
        ("admin1", json!(point.and_then(|point| point.admin1.as_deref()))),
        ("geonames", json!(point.and_then(|point| point.geonames))),
        ("precision", json!(point.map(|point| point.precision))),
        ("within_km", json!(point.and_then(|point| point.within))),
    ];
    Row { line: line(article, mention.name.start), start, end, fields }
}

/// The name of a kind of mention.
pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::Organisation => "organisation",
        Kind::State => "state",
        Kind::Group => "group",
        Kind::Place => "place",
        Kind::People => "people",
        Kind::Reference => "reference",
    }
}
