//! Documents and event records at rest: one SQLite file, the system of record of a collection.
//!
//! A [`Store`] is a connection. One [`Writer`], a thread of its own, takes [`Entry`]s (a document with its raw input and what the
//! engine made of it) and commits them in batches; any number of stores read meanwhile. Documents are known by their
//! [key](identity::key): the same document again adds nothing, a changed one becomes a new version. The tables stand in
//! `docs/store.md`.
//!
//! ```
//! use marsad::{Document, Engine, data::Source};
//! use marsad_store::{Entry, Filter, Run, Store, StoredRecord, coding};
//!
//! # let folder = std::env::temp_dir().join(format!("marsad-store-doc-{}", std::process::id()));
//! # std::fs::create_dir_all(&folder)?;
//! # let path = folder.join("news.store");
//! let store = Store::create(&path)?;
//! let source = Source::embedded();
//! let engine = Engine::new(&source)?;
//! let run = Run { kind: "ingest", begun: "2024-05-15T10:00:00Z".to_owned(), coded: coding::version(&source) };
//! let writer = store.writer(run)?;
//! let document = Document::new("1", "", "وصل وزير الخارجية المصري إلى باريس");
//! let coding = coding::code(&mut engine.worker(), &document);
//! writer.add(Entry::new(document, true, "plain", b"the raw input", coding))?;
//! let tally = writer.finish("{}".to_owned(), "2024-05-15T10:00:01Z".to_owned())?;
//! assert_eq!(tally.added, 1);
//!
//! let visits = Filter { events: vec!["CONSULT".to_owned()], ..Filter::default() };
//! store.records(&visits, |stored: &StoredRecord<'_>| {
//!     println!("{}", stored.json);
//!     Ok::<(), marsad_store::Error>(())
//! })?;
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod check;
pub mod coding;
pub mod copies;
mod entry;
mod error;
pub mod events;
mod feeds;
pub mod filter;
pub mod identity;
mod insert;
pub mod pack;
mod read;
pub mod signature;
mod store;
mod upkeep;
mod writer;

pub use check::Check;
pub use coding::Coding;
pub use entry::{Entry, Recoded};
pub use error::Error;
pub use events::EventRow;
pub use feeds::Feed;
pub use filter::{Filter, Near, Role, Who};
pub use insert::Added;
pub use read::{Stored, StoredRecord};
pub use signature::Signature;
pub use store::Store;
pub use upkeep::Holdings;
pub use writer::{Run, Tally, Writer};
