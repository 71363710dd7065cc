//! Prints the temporal expressions of a sentence: `cargo run --example times`.

use marsad::data::{Error, Source};
use marsad::{Document, Engine};

fn main() -> Result<(), Error> {
    let engine = Engine::new(&Source::embedded())?;
    let mut document = Document::new("example", "", "أعلن الرئيس الخميس أنه سيزور باريس في 3 حزيران المقبل لمدة يومين");
    document.published = Some("2018-05-18".to_owned());
    let mut worker = engine.worker();
    let article = worker.analyse(&document);
    for time in &article.times {
        println!("{} {:?} {}", article.text_of(&time.tokens), time.value, time.basis.name());
    }
    Ok(())
}
