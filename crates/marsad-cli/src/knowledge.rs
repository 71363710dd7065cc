//! The knowledge files: those in the binary, or a directory that stands in their place.

use std::fs;
use std::path::{Path, PathBuf};

use marsad::data::Source;

use crate::failure::Failure;

/// The shipped files, or those of a directory in their place.
///
/// A directory replaces the shipped files altogether, so what the author sees there is what the engine knows.
pub(crate) fn source(directory: Option<&Path>) -> Result<Source, Failure> {
    let Some(directory) = directory else { return Ok(Source::embedded()) };
    let mut source = Source::default();
    for path in files(directory)? {
        let read = |error| Failure::file(path.display(), error, "a data file is UTF-8 text that you may read");
        let text = fs::read_to_string(&path).map_err(read)?;
        let name = path.strip_prefix(directory).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        source.insert(name, text);
    }
    Ok(source)
}

/// A source with a table of places beside its own.
pub(crate) fn with_places(mut source: Source, table: Option<&Path>) -> Result<Source, Failure> {
    let Some(table) = table else { return Ok(source) };
    let hint = "name a table that `marsad gazetteer import` has written";
    let text = fs::read_to_string(table).map_err(|error| Failure::file(table.display(), error, hint))?;
    source.insert("places/\u{ff}imported.tsv".to_owned(), text);
    Ok(source)
}

/// All files below a directory that hold data: pages of documentation and hidden files are none.
fn files(directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fault =
        |error| Failure::file(directory.display(), error, "name the directory that holds lexicon/, events/, ...");
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.is_dir() && !hidden {
            files.extend(self::files(&path)?);
        } else if !hidden && path.extension().is_some_and(|extension| extension != "md") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
