//! Event records in the layouts of the field.
//!
//! A [`Layout`] is a set of columns with a data dictionary (the tables in `data/columns`); [`Text`] turns reports into its rows, and
//! [`Export`] writes a stream of reports into files, with the dictionary beside them. Everything streams: nothing is held but
//! what a row group of Parquet needs, and nothing is capped.
//!
//! A report is a record with its document and what is known of the event that several reports may share ([`Entry`]). Outside of a
//! store each report is its own event.

mod actor;
mod cell;
mod dictionary;
mod entry;
mod export;
mod flat;
mod gdelt;
mod geojson;
mod icews;
mod layout;
mod mentions;
mod moment;
mod pair;
mod parquet_columns;
mod parquet_files;
mod partition;
mod plover;
mod polecat;
mod scale;
mod tables;
mod text;

pub use cell::Cell;
pub use dictionary::{Column, columns, dictionary};
pub use entry::{Entry, Event};
pub use export::{Error, Export, Options, describe};
pub use layout::{Layout, Unit};
pub use partition::Partition;
pub use tables::is_sector;
pub use text::Text;
