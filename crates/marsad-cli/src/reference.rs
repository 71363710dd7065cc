//! What the `eval-*` commands measure against when they are told nothing else: material that is no part of the project. Where it is
//! absent they say that they skip it.

use std::io::{self, Write};
use std::path::Path;

/// Annotated articles.
pub(crate) const GOLD: &str = "../shared/gold/dev";
/// A corpus of articles.
pub(crate) const CORPUS: &str = "../shared/corpus/news.jsonl.gz";
/// A treebank.
pub(crate) const TREEBANK: &str = "../shared/bench/pud.conllu";
/// Tagged names.
pub(crate) const NAMES: &str = "../shared/bench/anercorp.txt";
/// Cases of numbers and times.
pub(crate) const TIMES: &str = "../shared/bench/recognizers";
/// Sentences judged for assaults and protests.
pub(crate) const EVENTS: &str = "../shared/bench/gsr";

/// Whether a file or directory is there; one that is not is said to be skipped.
///
/// # Errors
/// When writing fails.
pub(crate) fn is_there(path: &Path, out: &mut impl Write) -> io::Result<bool> {
    let there = path.exists();
    if !there {
        writeln!(out, "{} skipped: no such file or directory", path.display())?;
    }
    Ok(there)
}
