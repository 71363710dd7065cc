//! The documents of a command line: files one after the other, or standard input.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use clap::Args;
use marsad::Document;
use marsad_read::{Options, Reader, normal_date};

use crate::failure::Failure;

/// What every command that reads documents takes.
#[derive(Debug, Args)]
pub(crate) struct Inputs {
    /// Documents: plain text, HTML, JSON, JSON Lines, feeds or WARC, also in gzip or zstd; - or none is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Date of publication for documents that carry none (2018-05-18); without one, relative dates stay open
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Outlet for documents that carry none
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
}

impl Inputs {
    /// The documents in order.
    pub(crate) fn documents(&self) -> Result<Documents, Failure> {
        let published = self.published.as_deref().map(day).transpose()?;
        let mut files = self.files.clone();
        if files.is_empty() {
            files.push(PathBuf::from("-"));
        }
        files.reverse();
        let options = Options { published, outlet: self.outlet.clone(), ..Options::default() };
        Ok(Documents { files, options, open: None, failed: false })
    }
}

/// A day or moment of an option.
pub(crate) fn day(text: &str) -> Result<String, Failure> {
    normal_date(text).ok_or_else(|| {
        let hint = "give a day, or a day and a time: 2018-05-18, 2018-05-18T15:04:05+03:00";
        Failure::Usage(format!("--published: no date: {text:?}\n  hint: {hint}"))
    })
}

/// An iterator over documents. What cannot be read is told on standard error and passed over.
pub(crate) struct Documents {
    /// Files to come, the next one last.
    files: Vec<PathBuf>,
    options: Options,
    open: Option<Reader>,
    failed: bool,
}

impl Documents {
    /// Whether some input could not be read so far.
    pub(crate) fn failed(&self) -> bool {
        self.failed
    }

    fn open_next(&mut self) -> Option<Reader> {
        let file = self.files.pop()?;
        if file.as_os_str() != "-" {
            return Some(Reader::open(&file, self.options.clone()));
        }
        if io::stdin().is_terminal() {
            eprintln!("marsad: reading from the terminal; end with Ctrl-D, or name a FILE");
        }
        Some(Reader::new(io::stdin(), "-", self.options.clone()))
    }
}

impl Iterator for Documents {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        loop {
            if self.open.is_none() {
                self.open = Some(self.open_next()?);
            }
            let reader = self.open.as_mut()?;
            let read = reader.next();
            for warning in reader.warnings() {
                eprintln!("marsad: warning: {warning}");
            }
            match read {
                Some(Ok(document)) => return Some(document),
                Some(Err(error)) => {
                    self.failed = true;
                    eprintln!("marsad: {error}");
                }
                None => {
                    let told: Vec<String> =
                        reader.skipped().iter().map(|(why, count)| format!("{count} {why}")).collect();
                    if !told.is_empty() {
                        eprintln!("marsad: {}: passed over: {}", reader.name(), told.join(", "));
                    }
                    self.open = None;
                }
            }
        }
    }
}
