//! Prints the temporal expressions of a text on standard input: `cargo run --example times < article.txt`.

use std::io::Read;

use marsad::data::Source;
use marsad::{Document, Engine};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let engine = Engine::new(&Source::embedded())?;
    let mut document = Document::new("example", "", &text);
    document.published = Some("2018-05-18".to_owned());
    let mut worker = engine.worker();
    let article = worker.analyse(&document);
    for time in &article.times {
        println!("{} {:?} {}", article.text_of(&time.tokens), time.value, time.basis.name());
    }
    Ok(())
}
