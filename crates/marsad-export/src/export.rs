//! An export: a stream of reports into a file, a directory or any writer.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::dictionary::dictionary;
use crate::entry::Entry;
use crate::parquet_files::Files;
use crate::partition::Partition;
use crate::{Layout, Text};

/// What an export may be told.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Keep events that the text denies in layouts that have no place for them.
    pub negated: bool,
    /// How finely Parquet is cut by date.
    pub partition: Partition,
}

/// An export under way. [`finish`](Self::finish) must be called at the end.
pub struct Export {
    target: Target,
    name: PathBuf,
    rows: u64,
}

enum Target {
    Text { text: Text, out: Box<dyn Write + Send>, buffer: Vec<u8> },
    Parquet(Box<Files>),
}

/// Why an export could not be written.
#[derive(Debug)]
pub struct Error {
    /// The file or directory; empty for a writer.
    pub path: PathBuf,
    /// The cause.
    pub cause: io::Error,
    /// What to do.
    pub hint: &'static str,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  hint: {}", self.path.display(), self.cause, self.hint)
    }
}

impl std::error::Error for Error {}

impl Export {
    /// An export into a writer, which holds no dictionary.
    ///
    /// # Errors
    /// Parquet is a directory of files, and no stream; the writer's own errors.
    pub fn stream(layout: Layout, options: Options, mut out: Box<dyn Write + Send>) -> Result<Self, Error> {
        let name = PathBuf::from("output");
        let Some(text) = Text::new(layout, options.negated) else {
            let cause = io::Error::new(io::ErrorKind::InvalidInput, "parquet is a directory of files, no stream");
            return Err(Error { path: name, cause, hint: "name a directory to write to" });
        };
        out.write_all(text.opening().as_bytes()).map_err(|cause| broken(&name, cause))?;
        Ok(Self { target: Target::Text { text, out, buffer: Vec::new() }, name, rows: 0 })
    }

    /// An export into a file, or a directory for Parquet, with its data dictionary beside it: `FILE.dictionary.csv`, or
    /// `_dictionary.csv` in the directory.
    ///
    /// # Errors
    /// The path cannot be written, or is a directory that holds something.
    pub fn create(layout: Layout, options: Options, path: &Path) -> Result<Self, Error> {
        if layout == Layout::Parquet {
            let files = Files::create(path, options.partition).map_err(|cause| match cause.kind() {
                io::ErrorKind::AlreadyExists => {
                    Error { path: path.to_owned(), cause, hint: "name a new directory, or empty this one" }
                }
                _ => broken(path, cause),
            })?;
            beside(&path.join("_dictionary.csv"), layout)?;
            return Ok(Self { target: Target::Parquet(Box::new(files)), name: path.to_owned(), rows: 0 });
        }
        let file = File::create(path).map_err(|cause| broken(path, cause))?;
        let mut export = Self::stream(layout, options, Box::new(BufWriter::with_capacity(1 << 16, file)))?;
        path.clone_into(&mut export.name);
        describe(layout, path)?;
        Ok(export)
    }

    /// Writes a report.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn add(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        let written = match &mut self.target {
            Target::Text { text, out, buffer } => {
                buffer.clear();
                let rows = text.rows(entry, buffer);
                let between = if rows > 0 && self.rows > 0 { text.between() } else { "" };
                self.rows += rows as u64;
                out.write_all(between.as_bytes()).and_then(|()| out.write_all(buffer))
            }
            Target::Parquet(files) => {
                self.rows += 1;
                files.add(entry)
            }
        };
        written.map_err(|cause| broken(&self.name, cause))
    }

    /// Writes the end and tells how many rows there are.
    ///
    /// # Errors
    /// The output cannot be written.
    pub fn finish(self) -> Result<u64, Error> {
        let ended = match self.target {
            Target::Text { text, mut out, .. } => out.write_all(text.closing().as_bytes()).and_then(|()| out.flush()),
            Target::Parquet(files) => files.finish(),
        };
        ended.map(|()| self.rows).map_err(|cause| broken(&self.name, cause))
    }
}

/// Writes the data dictionary of a layout beside a file: `FILE.dictionary.csv`.
///
/// # Errors
/// It cannot be written.
pub fn describe(layout: Layout, file: &Path) -> Result<(), Error> {
    let mut dictionary = file.as_os_str().to_owned();
    dictionary.push(".dictionary.csv");
    beside(Path::new(&dictionary), layout)
}

fn beside(path: &Path, layout: Layout) -> Result<(), Error> {
    fs::write(path, dictionary(layout)).map_err(|cause| broken(path, cause))
}

fn broken(path: &Path, cause: io::Error) -> Error {
    Error { path: path.to_owned(), cause, hint: "is there room left, and may it be written?" }
}
