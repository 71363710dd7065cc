//! Marsad codes Arabic news into cited event records: who did what to whom, when, where, according to whom, and whether it
//! happened, is planned, demanded or denied.
//!
//! The stages stand in order; each reads the layers below it and adds its own to the [`Article`]:
//! [`text`] → [`morph`] → [`time`] → [`names`] → [`syntax`] → [`events`]. All knowledge is data ([`data::Source`]); an
//! [`Engine`] is that data compiled, immutable and shared; a [`Worker`] is one thread's buffers.
//!
//! ```
//! use marsad::{Document, Engine, data::Source};
//!
//! let engine = Engine::new(&Source::embedded())?;
//! let document = Document::new("example", "", "وصل وزير الخارجية المصري إلى باريس");
//! let records = engine.worker().code(&document);
//! # Ok::<(), marsad::data::Error>(())
//! ```

pub mod article;
pub mod data;
pub mod document;
pub mod engine;
pub mod events;
pub mod morph;
pub mod names;
pub mod record;
pub mod syntax;
pub mod text;
pub mod time;
pub mod verify;

pub use article::Article;
pub use document::Document;
pub use engine::{Engine, Moment, Stage, Worker};
pub use record::Record;

/// Version of program and data, as records carry it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
