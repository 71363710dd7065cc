//! What the engine makes of a document, ready to be kept.

use marsad::data::Source;
use marsad::{Document, Record, Worker};

use crate::pack::{hash, hex};
use crate::signature::Signature;

/// What the engine makes of a document.
#[derive(Debug, Clone, Default)]
pub struct Coding {
    /// Its records.
    pub records: Vec<Record>,
    /// By which its copies are found.
    pub signature: Signature,
    /// How many words it has.
    pub words: u64,
}

/// Codes a document with a worker of the engine.
#[must_use]
pub fn code(worker: &mut Worker<'_>, document: &Document) -> Coding {
    let (article, records) = worker.analyse_and_code(document);
    let tokens = 0..article.tokens.len() as u32;
    let lemmas: Vec<&str> = tokens.map(|token| article.lemma(token)).filter(|lemma| !lemma.is_empty()).collect();
    Coding { records, signature: Signature::new(&lemmas), words: lemmas.len() as u64 }
}

/// The version of program and data that codes: `0.1.0+1f6b03ce`, the last part being the start of the SHA-256 of all data files.
#[must_use]
pub fn version(source: &Source) -> String {
    let files = source.files("", "").flat_map(|file| [file.name.as_bytes(), file.text.as_bytes()]);
    let data = hash(files);
    format!("{}+{}", marsad::VERSION, hex(data.get(..4).unwrap_or(&data)))
}
