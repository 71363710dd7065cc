//! Chores of the repository: `cargo xtask`.

mod count;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("count") => match arguments.next() {
            Some(corpus) => count::run(Path::new(&corpus), Path::new("crates/marsad/data")),
            None => Err("count needs a corpus: cargo xtask count CORPUS.jsonl.gz".into()),
        },
        _ => Err("chores: count CORPUS".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
