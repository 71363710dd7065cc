//! A look at the first bytes of a stream without losing them.

use std::io::{self, BufRead, Read};

/// A stream whose first bytes have been looked at. An error met while looking is given where it stood.
pub(crate) struct Replay<R> {
    head: Vec<u8>,
    at: usize,
    error: Option<io::Error>,
    rest: R,
}

impl<R: Read> Replay<R> {
    /// Reads up to `size` bytes ahead.
    pub(crate) fn new(mut rest: R, size: usize) -> Self {
        let (mut head, mut error) = (Vec::new(), None);
        // Not read_to_end on a `take`: what was read before an error must be kept.
        let mut block = [0; 8192];
        while head.len() < size && error.is_none() {
            let wanted = block.len().min(size - head.len());
            match rest.read(block.get_mut(..wanted).unwrap_or_default()) {
                Ok(0) => break,
                Ok(count) => head.extend_from_slice(block.get(..count).unwrap_or_default()),
                Err(failure) if failure.kind() == io::ErrorKind::Interrupted => {}
                Err(failure) => error = Some(failure),
            }
        }
        Self { head, at: 0, error, rest }
    }

    /// The bytes looked at that have not been read.
    pub(crate) fn head(&self) -> &[u8] {
        self.head.get(self.at..).unwrap_or_default()
    }

    /// Whether an error follows the bytes looked at.
    pub(crate) fn broken(&self) -> bool {
        self.error.is_some()
    }
}

impl<R: BufRead> Read for Replay<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, buffer)
    }
}

impl<R: BufRead> BufRead for Replay<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at < self.head.len() {
            return Ok(self.head.get(self.at..).unwrap_or_default());
        }
        match self.error.take() {
            Some(error) => Err(error),
            None => self.rest.fill_buf(),
        }
    }

    fn consume(&mut self, count: usize) {
        if self.at < self.head.len() {
            self.at += count;
        } else {
            self.rest.consume(count);
        }
    }
}

/// Reads what a buffered input holds, for inputs that are read through their buffer alone.
pub(crate) fn read_buffered(input: &mut impl BufRead, buffer: &mut [u8]) -> io::Result<usize> {
    let available = input.fill_buf()?;
    let count = available.len().min(buffer.len());
    if let (Some(to), Some(from)) = (buffer.get_mut(..count), available.get(..count)) {
        to.copy_from_slice(from);
    }
    input.consume(count);
    Ok(count)
}
