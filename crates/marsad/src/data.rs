//! The knowledge files: where they come from, how a table is read, and how an error in one is told.
//!
//! All knowledge is plain text. A [`Source`] maps file names (`lexicon/verbs/ba.tsv`) to their text; the shipped one is
//! embedded in the library, another can be filled from a directory by the program.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

static EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// A set of data files by name, in name order.
#[derive(Debug, Clone, Default)]
pub struct Source {
    files: BTreeMap<Cow<'static, str>, Cow<'static, str>>,
}

impl Source {
    /// The files shipped with the library.
    #[must_use]
    pub fn embedded() -> Self {
        let files = EMBEDDED.iter().map(|&(name, text)| (Cow::Borrowed(name), Cow::Borrowed(text))).collect();
        Self { files }
    }

    /// Adds or replaces one file.
    pub fn insert(&mut self, name: String, text: String) {
        self.files.insert(Cow::Owned(name), Cow::Owned(text));
    }

    /// The text of one file.
    ///
    /// # Errors
    /// When no file has that name.
    pub fn file(&self, name: &str) -> Result<File<'_>, Error> {
        match self.files.get_key_value(name) {
            Some((name, text)) => Ok(File { name, text }),
            None => Err(Error {
                file: name.to_owned(),
                line: 0,
                cause: "the file is missing".to_owned(),
                hint: "every data file named in data/README.md must be present".to_owned(),
            }),
        }
    }

    /// The files whose names start with `prefix` and end with `suffix`, in name order.
    pub fn files<'s>(&'s self, prefix: &'s str, suffix: &'s str) -> impl Iterator<Item = File<'s>> {
        self.files
            .iter()
            .filter(move |(name, _)| name.starts_with(prefix) && name.ends_with(suffix))
            .map(|(name, text)| File { name, text })
    }
}

/// One data file.
#[derive(Debug, Clone, Copy)]
pub struct File<'s> {
    /// Path relative to the data directory.
    pub name: &'s str,
    /// The whole text.
    pub text: &'s str,
}

impl<'s> File<'s> {
    /// An error at a line of this file, counted from 1 (0: the file as a whole).
    pub fn error(&self, line: usize, cause: impl Into<String>, hint: impl Into<String>) -> Error {
        Error { file: self.name.to_owned(), line, cause: cause.into(), hint: hint.into() }
    }

    /// The file's lines that are neither empty nor comments (`#`), with their numbers from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &'s str)> {
        self.text
            .lines()
            .enumerate()
            .map(|(i, line)| (i + 1, line.trim_end_matches('\r')))
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
    }

    /// Reads the file as a table of `N` tab-separated columns whose first line must name them.
    ///
    /// # Errors
    /// When the header differs, a row has another number of columns, or a row's first cell is empty.
    pub fn table<const N: usize>(&self, columns: [&str; N]) -> Result<Vec<Row<'s, N>>, Error> {
        let mut lines = self.lines();
        let header = columns.join("\t");
        match lines.next() {
            Some((_, first)) if first == header => {}
            Some((line, first)) => {
                return Err(self.error(
                    line,
                    format!("the header is {first:?}"),
                    format!("the first line must name the columns: {header:?}"),
                ));
            }
            None => return Ok(Vec::new()),
        }
        lines.map(|(line, text)| self.row(line, text, &header)).collect()
    }

    fn row<const N: usize>(&self, line: usize, text: &'s str, header: &str) -> Result<Row<'s, N>, Error> {
        let mut cells = [""; N];
        let mut count = 0;
        for cell in text.split('\t') {
            if let Some(slot) = cells.get_mut(count) {
                *slot = cell.trim();
            }
            count += 1;
        }
        if count == N && !cells[0].is_empty() {
            Ok(Row { line, cells })
        } else {
            Err(self.error(
                line,
                format!("{count} columns instead of {N}, or an empty first one: {text:?}"),
                format!("columns are separated by one tab each: {header:?}"),
            ))
        }
    }
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'s, const N: usize> {
    /// Line number in the file, from 1.
    pub line: usize,
    /// The cells, trimmed.
    pub cells: [&'s str; N],
}

/// A fault in a data file: where, what, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Path relative to the data directory.
    pub file: String,
    /// Line from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub hint: String,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, cause, hint } = self;
        match line {
            0 => write!(f, "{file}: {cause}")?,
            _ => write!(f, "{file}:{line}: {cause}")?,
        }
        if hint.is_empty() { Ok(()) } else { write!(f, "\n  hint: {hint}") }
    }
}

impl std::error::Error for Error {}

/// The cells of a list in one cell: comma-separated, `-` for none.
pub fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(str::trim).filter(|item| !item.is_empty() && *item != "-")
}

/// A cell that may be absent: `-` is none.
#[must_use]
pub fn optional(cell: &str) -> Option<&str> {
    if cell.is_empty() || cell == "-" { None } else { Some(cell) }
}
