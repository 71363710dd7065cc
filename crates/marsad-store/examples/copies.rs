//! Prints how well copies are found: `cargo run --release -p marsad-store --example copies [SEED]`.

#[path = "../tests/articles/mod.rs"]
mod articles;
#[path = "../tests/articles/measure.rs"]
mod measure;

use marsad::Engine;
use marsad::data::Source;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seed = std::env::args().nth(1).map_or(Ok(1), |seed| seed.parse())?;
    let engine = Engine::new(&Source::embedded())?;
    let figures = measure::figures(&engine, seed);
    let at = |list: &[f64], share: f64| list[((list.len() - 1) as f64 * share) as usize];
    println!("threshold  {}", marsad_store::copies::THRESHOLD);
    println!("copies     {} found, {} missed; recall {:.3}", figures.found, figures.missed, figures.recall());
    println!("others     {} taken for copies; precision {:.3}", figures.wrong, figures.precision());
    println!("similarity of copies: least {:.2}, 5 % below {:.2}", at(&figures.copies, 0.0), at(&figures.copies, 0.05));
    println!("similarity of others: most {:.2}, 5 % above {:.2}", at(&figures.others, 1.0), at(&figures.others, 0.95));
    Ok(())
}
