//! What can go wrong in searching.

use std::fmt;

use crate::query::QueryError;

/// Why a search failed.
#[derive(Debug)]
pub enum Error {
    /// The query cannot be understood.
    Query(QueryError),
    /// The index cannot be read or written.
    Index(String),
    /// Where the index belongs there is something else.
    Taken(std::path::PathBuf),
    /// The store cannot be read.
    Store(marsad_store::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Query(error) => error.fmt(f),
            Self::Index(cause) => {
                write!(
                    f,
                    "the search index: {cause}\n  hint: it is derived; delete it, and it is made anew from the store"
                )
            }
            Self::Taken(path) => {
                let path = path.display();
                write!(f, "{path}: here the search index belongs, and there is something else\n  hint: move it away")
            }
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {}

impl From<QueryError> for Error {
    fn from(error: QueryError) -> Self {
        Self::Query(error)
    }
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        Self::Index(error.to_string())
    }
}

impl From<tantivy::directory::error::OpenDirectoryError> for Error {
    fn from(error: tantivy::directory::error::OpenDirectoryError) -> Self {
        Self::Index(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Index(error.to_string())
    }
}

impl From<marsad_store::Error> for Error {
    fn from(error: marsad_store::Error) -> Self {
        Self::Store(error)
    }
}
