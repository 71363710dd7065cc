//! The compiled knowledge and the workers that use it.

use crate::data::{Error, Source};
use crate::document::Document;
use crate::morph::Morphology;
use crate::record::Record;
use crate::text::Forms;

/// The knowledge files, compiled. Immutable; share one among threads.
#[derive(Debug)]
pub struct Engine {}

impl Engine {
    /// Compiles the knowledge files.
    ///
    /// # Errors
    /// The first fault in a data file, with its place.
    pub fn new(_source: &Source) -> Result<Self, Error> {
        Ok(Self {})
    }

    /// A worker: one thread's buffers.
    #[must_use]
    pub fn worker(&self) -> Worker<'_> {
        Worker { engine: self, forms: Forms::default(), morphology: Morphology::default() }
    }
}

/// One thread's buffers: the spellings met so far and their analyses.
#[derive(Debug)]
pub struct Worker<'e> {
    engine: &'e Engine,
    forms: Forms,
    morphology: Morphology,
}

impl Worker<'_> {
    /// The event records of a document.
    pub fn code(&mut self, document: &Document) -> Vec<Record> {
        let _ = (self.engine, &self.forms, &self.morphology, document);
        Vec::new()
    }
}
