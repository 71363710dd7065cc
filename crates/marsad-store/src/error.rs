//! What can go wrong with a store.

use std::fmt;
use std::path::Path;

/// A fault of a store: which file, what happened, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file as it was named.
    pub file: String,
    /// What is wrong.
    pub cause: String,
    /// What to do; empty if there is nothing to say.
    pub hint: String,
}

impl Error {
    /// A fault of a file.
    #[must_use]
    pub fn new(file: &Path, cause: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { file: file.display().to_string(), cause: cause.into(), hint: hint.into() }
    }

    /// A fault that the database told of.
    #[must_use]
    pub(crate) fn sqlite(file: &Path, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let hint = match error.sqlite_error_code() {
            Some(Code::NotADatabase) => {
                "this file is no store; name another, or move it away and let a new one be made"
            }
            Some(Code::DatabaseCorrupt) => {
                "the file is damaged: take the last backup (marsad store backup), or ingest anew"
            }
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => {
                "another program writes to this store; wait for it to end"
            }
            Some(Code::CannotOpen) => "check the name, and that the folder exists and may be written to",
            Some(Code::ReadOnly | Code::PermissionDenied) => "make the file and its folder writable",
            Some(Code::DiskFull) => "make room on the disk and run it again: what was committed is safe",
            Some(Code::SystemIoFailure) => "check the disk; what was committed before is safe",
            _ => "marsad store check tells whether the file is whole",
        };
        Self::new(file, error.to_string(), hint)
    }

    /// Content that cannot be what was written.
    pub(crate) fn damaged(file: &Path, what: impl fmt::Display) -> Self {
        Self::new(
            file,
            format!("damaged: {what}"),
            "marsad store check lists all damage; take the last backup, or ingest anew",
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.cause)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, "\n  hint: {}", self.hint) }
    }
}

impl std::error::Error for Error {}
