//! A document with what came of it, packed for the store. Made by the threads that code, so that the one that writes is quick.

use marsad::{Document, Record};

use crate::coding::Coding;
use crate::identity::{self, Hash};
use crate::pack::{hex, pack, sha256, unpack};
use crate::read::Stored;
use crate::signature::Signature;

/// A document to be kept.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) document: Document,
    pub(crate) article: Hash,
    pub(crate) content: Hash,
    pub(crate) text: Hash,
    pub(crate) format: String,
    pub(crate) raw: Vec<u8>,
    pub(crate) raw_hash: [u8; 32],
    pub(crate) lines: Vec<u8>,
    pub(crate) records: Vec<Record>,
    pub(crate) packed_records: Vec<u8>,
    pub(crate) signature: Signature,
    pub(crate) words: u64,
}

impl Entry {
    /// Packs a document. `named`: its id is its own, not made up by the reader ([`identity::key`]). `format` and `raw`: the
    /// input that it was read from (`json` and the object, `html` and the page), kept so that it can be read again.
    #[must_use]
    pub fn new(document: Document, named: bool, format: &str, raw: &[u8], coding: Coding) -> Self {
        // Values in memory can always be written.
        let lines = serde_json::to_vec(&document.lines).unwrap_or_default();
        Self {
            article: identity::article(&document, named),
            content: identity::content(&document),
            text: identity::text(&document),
            format: format.to_owned(),
            raw: pack(raw, &lines),
            raw_hash: sha256(raw),
            lines: pack(&lines, &[]),
            packed_records: pack_records(&coding.records, &lines),
            records: coding.records,
            signature: coding.signature,
            words: coding.words,
            document,
        }
    }

    /// A document of the store read again from its raw input, by a newer reader: a new version of its article, where it differs.
    #[must_use]
    pub fn again(stored: &Stored, document: Document, format: &str, raw: &[u8], coding: Coding) -> Self {
        Self { article: stored.article, ..Self::new(document, true, format, raw, coding) }
    }

    /// The same under an id that no other article has: its own and the start of the hash of its key.
    pub(crate) fn renamed(&self) -> Self {
        let mut entry = self.clone();
        let hash = hex(&self.article);
        entry.document.id = format!("{}~{}", self.document.id, hash.get(..8).unwrap_or(&hash));
        for (record, n) in entry.records.iter_mut().zip(1..) {
            record.doc.clone_from(&entry.document.id);
            record.id = format!("{}#{n}", record.doc);
        }
        let lines = unpack(&entry.lines, &[]).unwrap_or_default();
        entry.packed_records = pack_records(&entry.records, &lines);
        entry
    }
}

/// A new coding of a document that the store has.
#[derive(Debug, Clone)]
pub struct Recoded {
    pub(crate) doc: i64,
    pub(crate) records: Vec<Record>,
    pub(crate) packed: Vec<u8>,
    pub(crate) signature: Signature,
    pub(crate) words: u64,
}

impl Recoded {
    /// Packs the coding of a document of the store.
    #[must_use]
    pub fn new(stored: &Stored, coding: Coding) -> Self {
        let lines = serde_json::to_vec(&stored.document.lines).unwrap_or_default();
        let packed = pack_records(&coding.records, &lines);
        Self { doc: stored.row, records: coding.records, packed, signature: coding.signature, words: coding.words }
    }
}

/// What records are likely to repeat, after the lines. Files hold blobs packed with it: it never changes.
const DICTIONARY: &[u8] = include_bytes!("record.dict");

/// Records as the store keeps them, beside the lines before packing.
pub(crate) fn pack_records(records: &[Record], lines: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for record in records {
        let _ = serde_json::to_writer(&mut bytes, record);
        bytes.push(b'\n');
    }
    pack(&bytes, &dictionary(lines))
}

/// Records as JSON Lines, from how the store keeps them and the lines.
pub(crate) fn unpack_records(packed: &[u8], lines: &[u8]) -> Option<String> {
    String::from_utf8(unpack(packed, &dictionary(lines))?).ok()
}

fn dictionary(lines: &[u8]) -> Vec<u8> {
    [lines, DICTIONARY].concat()
}
