//! Lists to judge the names stage by: frequent names outside the tables, places drawn by a seed.

use std::collections::BTreeMap;
use std::io::Write;

use marsad::data::Source;
use marsad::morph::Clitics;
use marsad::names::{Kind, Mention};
use marsad::{Article, Engine};

use super::kind;
use crate::failure::{Ended, Outcome};
use crate::layers::line;
use crate::listing::ListingArgs;
use crate::output;

/// The most frequent names that no table has: `count kind name`, equals by kind and name. A name counts once a mention; short
/// forms count for the name that they stand for.
pub(super) fn untabled(args: &ListingArgs, source: &Source, count: usize) -> Ended {
    let engine = Engine::new(source)?;
    let mut worker = engine.worker();
    let mut found: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
    let mut documents = args.documents()?;
    for document in &mut documents {
        let article = worker.analyse(&document);
        for mention in &article.names.mentions {
            let full = mention.referent.and_then(|id| article.names.mentions.get(id.0 as usize)).unwrap_or(mention);
            let own = !matches!(mention.kind, Kind::Reference | Kind::People) && mention.named;
            if own && full.named && full.id.is_none() && full.canonical.is_none() {
                *found.entry((kind(full.kind), written(&article, full))).or_default() += 1;
            }
        }
    }
    let mut list: Vec<_> = found.into_iter().collect();
    list.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
    let mut out = output::stdout();
    for ((kind, name), times) in list.into_iter().take(count) {
        writeln!(out, "{times}\t{kind}\t{name}")?;
    }
    out.finish()?;
    Ok(Outcome::unless(documents.failed()))
}

/// A name as written, without what is prefixed to it, the article restored where a preposition has swallowed its alef.
fn written(article: &Article<'_>, mention: &Mention) -> String {
    let (_, _, _, text) = article.stretch_of(&mention.name);
    let definite = article.word(mention.name.start).is_some_and(|word| word.clitics.has(Clitics::ARTICLE));
    if definite && text.starts_with('\u{644}') { format!("\u{627}{text}") } else { text }
}

/// Places drawn from all mentions that have a point and are places or states told by name: `document line text english kind
/// country latitude longitude precision sentence`, in the order of the text.
pub(super) fn places(args: &ListingArgs, source: &Source, count: usize, seed: u64) -> Ended {
    let engine = Engine::new(source)?;
    let mut worker = engine.worker();
    let mut drawn: Vec<(u64, usize, String)> = Vec::new();
    let mut random = Random(seed);
    let mut order = 0;
    let mut documents = args.documents()?;
    for document in &mut documents {
        let article = worker.analyse(&document);
        for mention in article.names.mentions.iter().filter(|mention| mention.kind == Kind::Place && mention.named) {
            let key = random.next();
            order += 1;
            // The smallest keys of all are a fair draw without knowing how many there will be.
            if drawn.len() < count || drawn.last().is_some_and(|(last, ..)| key < *last) {
                let at = drawn.partition_point(|(other, ..)| *other < key);
                drawn.insert(at, (key, order, told(&article, mention)));
                drawn.truncate(count);
            }
        }
    }
    drawn.sort_by_key(|(_, order, _)| *order);
    let mut out = output::stdout();
    for (_, _, row) in drawn {
        writeln!(out, "{row}")?;
    }
    out.finish()?;
    Ok(Outcome::unless(documents.failed()))
}

fn told(article: &Article<'_>, mention: &Mention) -> String {
    let point = mention.point.as_ref();
    let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.4}"));
    let sentence = article.sentences.iter().find(|sentence| sentence.tokens.contains(&mention.head));
    [
        article.document.id.clone(),
        line(article, mention.head).to_string(),
        written(article, mention),
        mention.english.clone().unwrap_or_else(|| "-".to_owned()),
        mention.country().unwrap_or("-").to_owned(),
        number(point.map(|point| point.latitude)),
        number(point.map(|point| point.longitude)),
        point.map_or("-", |point| point.precision).to_owned(),
        sentence.map_or("", |sentence| article.text_of(&sentence.tokens)).to_owned(),
    ]
    .join("\t")
}

/// SplitMix64: the same numbers from the same seed, everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
