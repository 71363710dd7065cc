//! What the `eval-*` commands measure against: test sets that are no part of the project. The command line names them, or the variable
//! `MARSAD_REFERENCE` the directory that holds them all. What is not there is said to be skipped.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The variable that names the directory of the test sets.
const DIRECTORY: &str = "MARSAD_REFERENCE";

/// Annotated articles, below that directory.
pub(crate) const GOLD: &str = "gold/dev";
/// A corpus of articles.
pub(crate) const CORPUS: &str = "corpus/news.jsonl.gz";
/// A treebank.
pub(crate) const TREEBANK: &str = "bench/pud.conllu";
/// Tagged names.
pub(crate) const NAMES: &str = "bench/anercorp.txt";
/// Cases of numbers and times.
pub(crate) const TIMES: &str = "bench/recognizers";
/// Sentences judged for assaults and protests.
pub(crate) const EVENTS: &str = "bench/gsr";

/// Where a test set is: as the command line gives it, or at its `place` in the directory of all. None where it is named by neither or
/// absent, which is said.
///
/// # Errors
/// When writing fails.
pub(crate) fn find(given: Option<&Path>, place: &str, out: &mut impl Write) -> io::Result<Option<PathBuf>> {
    let directory = || std::env::var_os(DIRECTORY).map(|directory| Path::new(&directory).join(place));
    let Some(path) = given.map(Path::to_owned).or_else(directory) else {
        writeln!(out, "{place} skipped: name it, or set {DIRECTORY} to the directory that holds it")?;
        return Ok(None);
    };
    Ok(is_there(&path, out)?.then_some(path))
}

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
