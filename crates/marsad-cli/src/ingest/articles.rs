//! The documents of the files that the store does not have yet.

use std::borrow::Borrow;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use marsad::Document;
use marsad_read::{Options, Origin, Reader};
use marsad_store::{Store, Writer, identity};

use super::files::{Counted, Files};
use super::skipped::Skipped;

/// A document and what it was read from.
pub(crate) struct Article {
    pub(crate) document: Document,
    pub(crate) origin: Option<Origin>,
}

impl Borrow<Document> for Article {
    fn borrow(&self) -> &Document {
        &self.document
    }
}

/// An iterator over what is new. What is there already is told to the writer, what cannot be read is told on standard error
/// and counted.
pub(crate) struct Articles<'a> {
    /// Files to come, the next one last.
    paths: Vec<PathBuf>,
    options: Options,
    open: Option<Reader>,
    store: &'a Store,
    writer: &'a Writer,
    count: Arc<AtomicU64>,
    /// What was passed over, and why.
    pub(crate) skipped: Skipped,
    /// Documents read so far.
    pub(crate) read: u64,
    /// Bytes of text read so far, in UTF-8, of documents that are there and of new ones.
    pub(crate) text: u64,
    /// Why the store could not be asked.
    pub(crate) fault: Option<marsad_store::Error>,
}

impl<'a> Articles<'a> {
    pub(crate) fn new(files: Files, options: Options, store: &'a Store, writer: &'a Writer) -> Self {
        let mut paths = files.paths;
        paths.reverse();
        Self {
            paths,
            options,
            open: None,
            store,
            writer,
            count: Arc::default(),
            skipped: Skipped::default(),
            read: 0,
            text: 0,
            fault: None,
        }
    }

    /// Where the number of bytes taken from the files is kept.
    pub(crate) fn bytes(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.count)
    }

    fn open_next(&mut self) -> Option<Reader> {
        let path = self.paths.pop()?;
        let name = path.display().to_string();
        if name == "-" {
            return Some(Reader::new(io::stdin(), "-", self.options.clone()));
        }
        match Counted::open(&path, &self.count) {
            Ok(file) => Some(Reader::new(file, &name, self.options.clone())),
            // The reader says it better.
            Err(_) => Some(Reader::open(&path, self.options.clone())),
        }
    }

    /// Whether the store has a document; if so the writer is told.
    fn is_known(&mut self, document: &Document, named: bool) -> bool {
        let (article, content) = (identity::article(document, named), identity::content(document));
        let known = self.store.knows(&article, &content);
        let told = known.and_then(|known| {
            if known {
                self.writer.known(article, content, &document.id)?;
            }
            Ok(known)
        });
        told.unwrap_or_else(|fault| {
            self.fault = Some(fault);
            false
        })
    }
}

impl Iterator for Articles<'_> {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        while self.fault.is_none() {
            if self.open.is_none() {
                self.open = Some(self.open_next()?);
            }
            let reader = self.open.as_mut()?;
            let read = reader.next();
            let origin = reader.origin();
            for warning in reader.warnings() {
                self.skipped.warn(&warning);
            }
            match read {
                Some(Ok(document)) => {
                    self.read += 1;
                    self.text += document.lines.iter().map(|line| line.len() as u64 + 1).sum::<u64>();
                    if !self.is_known(&document, origin.as_ref().is_some_and(|origin| origin.named)) {
                        return Some(Article { document, origin });
                    }
                }
                Some(Err(error)) => self.skipped.add(&error),
                None => {
                    self.skipped.passed(reader.skipped());
                    self.open = None;
                }
            }
        }
        None
    }
}

/// Bytes taken from the files so far.
pub(crate) fn taken(count: &AtomicU64) -> u64 {
    count.load(Ordering::Relaxed)
}
