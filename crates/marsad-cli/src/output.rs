//! Where results go: standard output or a file, buffered, with errors that reach the caller.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::failure::Failure;

/// A buffered output. [`finish`](Self::finish) must be called at the end, or an error of the last write is lost.
pub(crate) struct Output(BufWriter<Box<dyn Write + Send>>);

impl Output {
    /// Writes out what is buffered.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        Ok(self.0.flush()?)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Standard output.
pub(crate) fn stdout() -> Output {
    Output(BufWriter::with_capacity(1 << 16, Box::new(io::stdout())))
}

/// A file, or standard output for none and for `-`.
pub(crate) fn to(path: Option<&Path>) -> Result<Output, Failure> {
    match path {
        Some(path) if path.as_os_str() != "-" => {
            let fault = |error| Failure::Usage(format!("{}: cannot be written: {error}", path.display()));
            let file = File::create(path).map_err(fault)?;
            Ok(Output(BufWriter::with_capacity(1 << 16, Box::new(file))))
        }
        _ => Ok(stdout()),
    }
}
