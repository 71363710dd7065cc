//! Why a command ends early, and the exit status that follows.

use std::{fmt, io};

/// A command's end before its work was done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line asks for something that cannot be: exit status 2.
    Usage(String),
    /// An input or the data cannot be used: exit status 1.
    Input(String),
    /// The reader of the output has gone. Nothing is said about it: `marsad code … | head` is no fault.
    Closed,
}

impl Failure {
    /// A fault of a file with its name, the cause and what to do.
    pub(crate) fn file(name: impl fmt::Display, cause: impl fmt::Display, hint: &str) -> Self {
        let hint = if hint.is_empty() { String::new() } else { format!("\n  hint: {hint}") };
        Self::Input(format!("{name}: {cause}{hint}"))
    }
}

impl From<io::Error> for Failure {
    /// Errors of writing: all reading maps its own.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::file("output", error, "is there room left, and may the file be written?"),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<marsad::data::Error> for Failure {
    fn from(error: marsad::data::Error) -> Self {
        Self::Input(error.to_string())
    }
}

impl From<marsad_store::Error> for Failure {
    fn from(error: marsad_store::Error) -> Self {
        Self::Input(error.to_string())
    }
}

/// How a command ended that came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything was done.
    Done,
    /// Some inputs failed, each named on standard error; the others were done.
    SomeFailed,
}

impl Outcome {
    /// Done, unless something failed.
    pub(crate) fn unless(failed: bool) -> Self {
        if failed { Self::SomeFailed } else { Self::Done }
    }
}

/// What every command gives.
pub(crate) type Ended = Result<Outcome, Failure>;
