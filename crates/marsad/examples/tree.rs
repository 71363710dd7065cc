//! Prints the dependency analysis of the lines of standard input: `cargo run --example tree < article.txt`.

use std::io::Read;

use marsad::{Document, Engine, data::Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let engine = Engine::new(&Source::embedded())?;
    let mut worker = engine.worker();
    let document = Document::new("tree", "", &text);
    let article = worker.analyse(&document);
    for token in 0..article.tokens.len() as u32 {
        let head = article.syntax.head(token).map_or_else(|| "-".to_owned(), |head| head.to_string());
        let pos = article.word(token).map(|word| word.pos);
        println!(
            "{token}\t{}\t{}\t{}\t{pos:?}\t{:?}\t{head}",
            article.tokens[token as usize].line,
            article.text(token),
            article.lemma(token),
            article.syntax.relation(token)
        );
    }
    Ok(())
}
