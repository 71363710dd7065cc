//! `marsad times`, `marsad numbers`, `marsad names`: what these stages find, row by row.

use clap::Args;
use marsad::Article;
use marsad::data::Source;
use marsad::names::{Kind, Mention};
use marsad::time::Basis;
use serde_json::json;

use crate::failure::Ended;
use crate::listing::{self, ListingArgs, Row};

/// Show the temporal expressions of documents, resolved
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad times article.txt --published 2018-05-18
  marsad times article.txt --published 2018-05-20 --format jsonl")]
pub(crate) struct TimesArgs {
    #[command(flatten)]
    listing: ListingArgs,
}

/// Show the numbers of documents: counts, shares, amounts of money
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad numbers article.txt
  marsad numbers news.jsonl.gz --format jsonl | jq 'select(.kind == \"money\")'")]
pub(crate) struct NumbersArgs {
    #[command(flatten)]
    listing: ListingArgs,
}

/// Show the entities and places of documents, with their codes
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad names article.txt --published 2018-05-18
  marsad names news.jsonl.gz --format jsonl | jq -r .id | sort | uniq -c")]
pub(crate) struct NamesArgs {
    #[command(flatten)]
    listing: ListingArgs,
}

/// Runs `marsad times`.
pub(crate) fn times(args: &TimesArgs, source: &Source) -> Ended {
    listing::run(&args.listing, source, |article| {
        let rows = article.times.iter().map(|time| Row {
            line: line(article, time.tokens.start),
            start: time.start,
            end: time.end,
            fields: vec![
                ("type", json!(time.kind.name())),
                ("value", json!(time.value)),
                ("from", json!(time.from.map(|day| day.to_string()))),
                ("to", json!(time.to.map(|day| day.to_string()))),
                ("precision", json!(time.precision.name())),
                ("mod", json!(time.modifier)),
                ("basis", json!((time.basis != Basis::Unresolved).then(|| time.basis.name()))),
            ],
        });
        rows.collect()
    })
}

/// Runs `marsad numbers`.
pub(crate) fn numbers(args: &NumbersArgs, source: &Source) -> Ended {
    listing::run(&args.listing, source, |article| {
        let rows = article.numbers.iter().map(|number| Row {
            line: line(article, number.tokens.start),
            start: number.start,
            end: number.end,
            fields: vec![
                ("kind", json!(number.kind.name())),
                ("value", json!(number.value)),
                ("min", json!(number.min)),
                ("max", json!(number.max)),
                ("unit", json!(number.unit)),
            ],
        });
        rows.collect()
    })
}

/// Runs `marsad names`.
pub(crate) fn names(args: &NamesArgs, source: &Source) -> Ended {
    listing::run(&args.listing, source, |article| {
        let named = article.names.mentions.iter().filter(|mention| !mention.tokens.is_empty());
        named.map(|mention| name(article, mention)).collect()
    })
}

fn name(article: &Article<'_>, mention: &Mention) -> Row {
    let (line, start, end, _) = article.stretch_of(&mention.tokens);
    let point = mention.point.as_ref();
    let fullest = mention.referent.and_then(|id| article.names.mentions.get(id.0 as usize));
    let fields = vec![
        ("kind", json!(kind_of_name(mention.kind))),
        ("id", json!(mention.id)),
        ("name", json!(mention.canonical)),
        ("name_en", json!(mention.english)),
        ("country", json!(mention.country())),
        ("sector", json!(mention.sector.map(|sector| sector.code()))),
        ("role", json!(mention.role)),
        ("refers_to", json!(fullest.map(|fullest| article.text_of(&fullest.tokens)))),
        ("lat", json!(point.map(|point| point.latitude))),
        ("lon", json!(point.map(|point| point.longitude))),
        ("admin1", json!(point.and_then(|point| point.admin1.as_deref()))),
        ("geonames", json!(point.and_then(|point| point.geonames))),
        ("precision", json!(point.map(|point| point.precision))),
    ];
    Row { line, start, end, fields }
}

/// The line of a token.
pub(crate) fn line(article: &Article<'_>, token: u32) -> u32 {
    article.tokens.get(token as usize).map_or(0, |token| token.line)
}

/// The name of a kind of mention.
pub(crate) fn kind_of_name(kind: Kind) -> &'static str {
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
