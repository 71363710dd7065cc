//! How long the stages take on one article of press style: `cargo bench -p marsad`. For real text `marsad bench FILE`.

use divan::{Bencher, counter::ItemsCount};
use marsad::data::Source;
use marsad::text::{Forms, Tokenizer};
use marsad::{Document, Engine};

fn main() {
    divan::main();
}

/// An article of this project's own writing: the title, then a paragraph a line.
static ARTICLE: &str = include_str!("article.txt");

fn article() -> Document {
    let (title, text) = ARTICLE.split_once('\n').unwrap_or((ARTICLE, ""));
    let mut document = Document::new("bench", title, text);
    document.published = Some("2018-05-18".to_owned());
    document
}

#[divan::bench]
fn load(bencher: Bencher) {
    let source = Source::embedded();
    bencher.bench(|| Engine::new(&source));
}

#[divan::bench]
fn text(bencher: Bencher) {
    let tokenizer = Tokenizer::new(&Source::embedded()).expect("the shipped files load");
    let (document, mut forms) = (article(), Forms::default());
    let count = tokenizer.read(&document, &mut forms).tokens.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| tokenizer.read(&document, &mut forms));
}

#[divan::bench]
fn code(bencher: Bencher) {
    let engine = Engine::new(&Source::embedded()).expect("the shipped files load");
    let (document, mut worker) = (article(), engine.worker());
    let count = worker.analyse(&document).tokens.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| worker.code(&document));
}
