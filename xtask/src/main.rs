//! Chores of the repository: `cargo xtask`.

mod count;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("count") => {
            let corpus =
                arguments.next().map_or_else(|| PathBuf::from("../shared/corpus/news.jsonl.gz"), PathBuf::from);
            count::run(&corpus, Path::new("crates/marsad/data"))
        }
        _ => Err("chores: count [CORPUS]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
