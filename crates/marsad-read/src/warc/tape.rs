//! A stream with a way back: what was read since a mark can be read again.

use std::io::{self, BufRead, Read};

use crate::compress::Bytes;
use crate::replay::read_buffered;

/// How much is read at once.
const BLOCK: usize = 1 << 16;

/// How far back one may go.
const KEPT: usize = 8 << 20;

/// A stream that remembers what was read since the last [`mark`](Self::mark), up to a limit.
pub(super) struct Tape {
    input: Bytes,
    kept: Vec<u8>,
    /// Where in the stream `kept` begins.
    offset: u64,
    mark: usize,
    at: usize,
}

impl Tape {
    pub(super) fn new(input: Bytes) -> Self {
        Self { input, kept: Vec::new(), offset: 0, mark: 0, at: 0 }
    }

    /// The place of the next byte in the stream.
    pub(super) fn position(&self) -> u64 {
        self.offset + self.at as u64
    }

    /// Remembers this place.
    pub(super) fn mark(&mut self) {
        self.mark = self.at;
    }

    /// Goes back to the byte after the mark, or stays where that has been forgotten.
    pub(super) fn rewind(&mut self) {
        self.at = self.at.min(self.mark + 1);
    }

    /// At least `count` of the bytes to come, if there are so many.
    pub(super) fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.kept.len() - self.at < count && self.more()? > 0 {}
        Ok(self.kept.get(self.at..).unwrap_or_default())
    }

    /// Reads a block onto the end of what is kept; gives its length.
    fn more(&mut self) -> io::Result<usize> {
        if self.at - self.mark > KEPT {
            self.mark = self.at;
        }
        // Moved only now and then, so that each byte is moved a few times at most.
        if self.mark > 16 * BLOCK || self.mark == self.kept.len() {
            self.kept.drain(..self.mark);
            self.offset += self.mark as u64;
            self.at -= self.mark;
            self.mark = 0;
        }
        let block = loop {
            match self.input.fill_buf() {
                Ok(block) => break block,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        };
        let count = block.len().min(BLOCK);
        self.kept.extend_from_slice(block.get(..count).unwrap_or_default());
        self.input.consume(count);
        Ok(count)
    }
}

impl Read for Tape {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, buffer)
    }
}

impl BufRead for Tape {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.kept.len());
    }
}
