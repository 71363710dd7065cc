//! The index on disk: its fields, its writer.

use std::fs;
use std::path::Path;

use tantivy::directory::MmapDirectory;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use crate::error::Error;
use crate::indexed::Indexed;

/// Counts changes of what the index holds; an index of another number is made anew.
const VERSION: &str = "1";

/// Memory of the writer.
const HEAP: usize = 200_000_000;

/// What stands before a spelling, to tell it from a lemma.
pub(crate) const EXACT: char = '=';

/// The fields.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// Lemmas and spellings of all words, a lemma and a spelling at each position.
    pub body: Field,
    /// The same of the title.
    pub title: Field,
    /// Terms of the records, all of a record at one position.
    pub record: Field,
    pub row: Field,
    pub day: Field,
    pub doc: Field,
    pub outlet: Field,
    pub types: Field,
    pub countries: Field,
}

/// An index.
pub struct Index {
    pub(crate) index: tantivy::Index,
    pub(crate) fields: Fields,
    pub(crate) reader: IndexReader,
}

fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    // Words come ready; the analyser is asked for nothing.
    let words = |norms| {
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions)
            .set_fieldnorms(norms);
        TextOptions::default().set_indexing_options(indexing)
    };
    let fields = Fields {
        body: builder.add_text_field("body", words(true)),
        title: builder.add_text_field("title", words(true)),
        record: builder.add_text_field("record", words(false)),
        row: builder.add_u64_field("row", INDEXED | FAST),
        day: builder.add_u64_field("day", INDEXED | FAST),
        doc: builder.add_text_field("doc", STRING),
        outlet: builder.add_text_field("outlet", STRING | FAST),
        types: builder.add_text_field("types", STRING | FAST),
        countries: builder.add_text_field("countries", STRING | FAST),
    };
    (builder.build(), fields)
}

impl Index {
    /// Opens the index in a directory, or begins one. An index of another version, or one that is damaged, is begun anew: it is derived.
    ///
    /// # Errors
    /// The directory cannot be read or written.
    pub fn open(directory: &Path) -> Result<Self, Error> {
        let mark = directory.join("version");
        if directory.exists() && fs::read_to_string(&mark).ok().as_deref() != Some(VERSION) {
            // Nothing is deleted that is not an index.
            if !mark.exists() && fs::read_dir(directory)?.next().is_some() {
                return Err(Error::Taken(directory.to_owned()));
            }
            fs::remove_dir_all(directory)?;
        }
        fs::create_dir_all(directory)?;
        fs::write(&mark, VERSION)?;
        let (schema, fields) = schema();
        let open =
            || tantivy::Index::open_or_create(MmapDirectory::open(directory)?, schema.clone()).map_err(Error::from);
        let index = match open() {
            Ok(index) => index,
            Err(_) => {
                fs::remove_dir_all(directory)?;
                fs::create_dir_all(directory)?;
                fs::write(&mark, VERSION)?;
                open()?
            }
        };
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index, fields, reader })
    }

    /// What was told at the last [`Writer::commit`]; none for a new index.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn state(&self) -> Result<Option<String>, Error> {
        Ok(self.index.load_metas()?.payload)
    }

    /// A writer; there is one at a time.
    ///
    /// # Errors
    /// Another one is at work, or the index cannot be written.
    pub fn writer(&self) -> Result<Writer, Error> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        Ok(Writer { writer: self.index.writer_with_num_threads(threads, HEAP)?, fields: self.fields })
    }

    /// Lets searches see what was committed.
    ///
    /// # Errors
    /// The index cannot be read.
    pub fn refresh(&self) -> Result<(), Error> {
        Ok(self.reader.reload()?)
    }

    /// How many documents it holds.
    #[must_use]
    pub fn documents(&self) -> u64 {
        self.reader.searcher().num_docs()
    }
}

/// Writes an index. What is not committed is forgotten, whatever way the program ends.
pub struct Writer {
    writer: IndexWriter,
    fields: Fields,
}

impl Writer {
    /// Adds a document. Several threads may do so at once.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn add(&self, document: Indexed) -> Result<(), Error> {
        let fields = &self.fields;
        let mut entry = TantivyDocument::new();
        entry.add_u64(fields.row, document.row);
        entry.add_u64(fields.day, document.day);
        entry.add_text(fields.doc, document.doc);
        entry.add_text(fields.outlet, document.outlet);
        document.types.into_iter().for_each(|name| entry.add_text(fields.types, name));
        document.countries.into_iter().for_each(|name| entry.add_text(fields.countries, name));
        let (mut body, mut title) = (Vec::with_capacity(document.words.len() * 2), Vec::new());
        for word in document.words {
            let at = word.position as usize;
            let from = body.len();
            body.extend(word.lemmas.into_iter().map(|lemma| token(at, lemma)));
            body.push(token(at, format!("{EXACT}{}", word.surface)));
            if word.line == 0 {
                title.extend_from_slice(body.get(from..).unwrap_or_default());
            }
        }
        let records = document.records.into_iter().enumerate();
        let records = records.flat_map(|(at, terms)| terms.into_iter().map(move |term| token(at, term))).collect();
        for (field, tokens) in [(fields.body, body), (fields.title, title), (fields.record, records)] {
            entry.add_pre_tokenized_text(field, PreTokenizedString { text: String::new(), tokens });
        }
        self.writer.add_document(entry)?;
        Ok(())
    }

    /// Takes a document out by its number in the store.
    pub fn remove(&self, row: u64) {
        self.writer.delete_term(Term::from_field_u64(self.fields.row, row));
    }

    /// Makes all of it last, with a word on how far it goes, together or not at all.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn commit(&mut self, state: &str) -> Result<(), Error> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(state);
        commit.commit()?;
        Ok(())
    }

    /// Waits until segments are merged, for searches that come later.
    ///
    /// # Errors
    /// The index cannot be written.
    pub fn settle(self) -> Result<(), Error> {
        Ok(self.writer.wait_merging_threads()?)
    }
}

fn token(position: usize, text: String) -> Token {
    Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 }
}
