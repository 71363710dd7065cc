//! `marsad times`, `marsad numbers`: what these stages find, row by row.

use clap::Args;
use marsad::Article;
use marsad::data::Source;
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

/// The line of a token.
pub(crate) fn line(article: &Article<'_>, token: u32) -> u32 {
    article.tokens.get(token as usize).map_or(0, |token| token.line)
}
