//! Web archives (WARC): the pages that crawlers have kept, Common Crawl's news among them.
//!
//! Records are read one after the other, compressed each alone (gzip, zstd) or not at all. A damaged one is told with its
//! place in the file; the next is found by its own first bytes, so nothing after it is lost.

pub(crate) mod content;
mod dictionary;
pub(crate) mod http;
mod members;
mod tape;

use std::collections::VecDeque;

use crate::compress::Bytes;
pub(crate) use members::Packing;
use members::{Chunk, Members};

/// How an archive's record begins.
const START: &[u8; 5] = b"WARC/";

/// The longest head of a record.
const HEAD: usize = 1 << 16;

/// What an archive gave.
#[derive(Debug)]
pub(crate) enum Found {
    Record(Record),
    /// A record that cannot be read, at a byte of the file.
    Broken {
        offset: u64,
        cause: String,
    },
    /// A record larger than the limit, passed over.
    Large {
        offset: u64,
        size: u64,
    },
}

/// A record of an archive.
#[derive(Debug)]
pub(crate) struct Record {
    /// Its fields, names in lower case.
    pub(crate) fields: Vec<(String, String)>,
    /// Its block.
    pub(crate) block: Vec<u8>,
}

impl Record {
    /// The value of a field, its name in lower case.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        http::field(&self.fields, name)
    }
}

/// The records of an archive.
pub(crate) struct Archive {
    members: Members,
    /// Whether nothing is compressed.
    plain: bool,
    limit: usize,
    /// What has been read and not been given, from `at` on.
    buffer: Vec<u8>,
    at: usize,
    /// How many bytes were dropped from the front of the buffer so far.
    dropped: u64,
    /// Where in the bytes read so far members begin, and where in the file.
    starts: VecDeque<(u64, u64)>,
    /// A damaged member that begins after what is in the buffer.
    broken: Option<(u64, String)>,
    /// Whether what was given last was damage that unpacking told, and the last damage of any kind.
    by_member: bool,
    told: Option<u64>,
    ended: bool,
}

impl Archive {
    pub(crate) fn new(input: Bytes, packing: Packing, limit: usize) -> Self {
        let members = Members::new(input, packing);
        let (buffer, starts) = (Vec::new(), VecDeque::new());
        Self {
            members,
            plain: packing == Packing::None,
            limit,
            buffer,
            at: 0,
            dropped: 0,
            starts,
            broken: None,
            by_member: false,
            told: None,
            ended: false,
        }
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.at..).unwrap_or_default()
    }

    /// Reads until so many bytes stand ready; false where a break or the end comes before.
    fn need(&mut self, count: usize) -> bool {
        while self.rest().len() < count {
            if self.ended || self.broken.is_some() {
                return false;
            }
            if self.at > 1 << 20 {
                self.drop_read();
            }
            let before = self.dropped + self.buffer.len() as u64;
            match self.members.read(&mut self.buffer) {
                Chunk::Data => {
                    let start = self.members.offset();
                    if !self.plain && self.starts.back().is_none_or(|(_, known)| *known != start) {
                        self.starts.push_back((before, start));
                    }
                }
                Chunk::Broken { offset, cause } => self.broken = Some((offset, cause)),
                Chunk::End => self.ended = true,
            }
        }
        true
    }

    fn drop_read(&mut self) {
        self.buffer.drain(..self.at);
        self.dropped += self.at as u64;
        self.at = 0;
    }

    /// Where the next byte, or its member, stands in the file.
    fn offset(&mut self) -> u64 {
        let here = self.dropped + self.at as u64;
        while self.starts.get(1).is_some_and(|(at, _)| *at <= here) {
            self.starts.pop_front();
        }
        if self.plain { here } else { self.starts.front().map_or(0, |(_, offset)| *offset) }
    }

    /// The damaged member behind what is in the buffer, if there is one.
    fn member(&mut self) -> Option<Found> {
        let (offset, cause) = self.broken.take()?;
        self.by_member = true;
        Some(Found::Broken { offset, cause })
    }

    /// Gives up what is in the buffer for the break behind it.
    fn give_up(&mut self, offset: u64, cause: String) -> Found {
        self.at = self.buffer.len();
        self.drop_read();
        self.member().unwrap_or(Found::Broken { offset, cause })
    }

    /// Goes on to where a record begins again, from `from` bytes ahead.
    fn seek(&mut self, from: usize) {
        self.at = (self.at + from).min(self.buffer.len());
        loop {
            if let Some(found) = self.rest().windows(START.len() + 1).position(|part| part.starts_with(b"\nWARC/")) {
                self.at += found + 1;
                return;
            }
            self.at = self.buffer.len().saturating_sub(START.len()).max(self.at);
            let ready = self.rest().len();
            if !self.need(ready + 1) {
                self.at = self.buffer.len();
                return;
            }
        }
    }

    /// Passes over bytes without keeping them.
    fn pass(&mut self, mut count: u64) -> bool {
        while count > 0 {
            let ready = (self.rest().len() as u64).min(count);
            self.at += ready as usize;
            count -= ready;
            if count > 0 && !self.need(1) {
                return false;
            }
        }
        true
    }

    fn record(&mut self) -> Option<Found> {
        while self.need(1) && matches!(self.rest().first(), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        let offset = self.offset();
        if !self.need(1) {
            return self.member();
        }
        if !self.need(START.len()) || !self.rest().starts_with(START) {
            let cut = self.rest().len() < START.len();
            if cut {
                return Some(self.give_up(offset, "the file ends within it".to_owned()));
            }
            self.seek(0);
            return Some(Found::Broken { offset, cause: "no record begins here".to_owned() });
        }
        let mut wanted = 1 << 10;
        let head = loop {
            let whole = self.need(wanted);
            let head = self.rest().get(..self.rest().len().min(wanted)).and_then(http::head);
            if head.is_some() || !whole || wanted > HEAD {
                break head;
            }
            wanted *= 2;
        };
        let Some((fields, _, start)) = head else {
            if self.ended && self.broken.is_none() && self.rest().len() < HEAD {
                return Some(self.give_up(offset, "the file ends within it".to_owned()));
            }
            if self.broken.is_some() {
                return Some(self.give_up(offset, String::new()));
            }
            self.seek(START.len());
            return Some(Found::Broken { offset, cause: "its head has no end".to_owned() });
        };
        let Some(length) = http::field(&fields, "content-length").and_then(|length| length.parse::<u64>().ok()) else {
            self.seek(start);
            return Some(Found::Broken { offset, cause: "its head tells no length".to_owned() });
        };
        let size = usize::try_from(length).ok().filter(|size| *size <= self.limit);
        let Some(size) = size else {
            self.at += start;
            if !self.pass(length) {
                return Some(self.give_up(offset, "the file ends within it".to_owned()));
            }
            return Some(Found::Large { offset, size: length });
        };
        // One byte of what follows is read too: so the check sum of a compressed record has been seen before it is given.
        let whole = self.need(start + size + 5);
        let same = self.broken.as_ref().is_some_and(|(broken, _)| *broken == offset);
        if !whole && (same || self.rest().len() < start + size) {
            if self.broken.is_none() || !same {
                // Its length may be wrong, and the next record within.
                let next = self.rest().get(start..).unwrap_or_default();
                if let Some(next) = next.windows(6).position(|part| part == b"\nWARC/") {
                    self.at += start + next + 1;
                    return Some(Found::Broken { offset, cause: "it is shorter than its head says".to_owned() });
                }
            }
            return Some(self.give_up(offset, "the file ends within it".to_owned()));
        }
        let after = self.rest().get(start + size..).unwrap_or_default();
        let blank = after.iter().take(4).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let block = self.rest().get(start..start + size).unwrap_or_default();
        if blank == 0 && !after.is_empty() {
            let next = block.windows(10).position(|part| part == b"\r\n\r\nWARC/1").map_or(size, |next| next + 4);
            self.seek((start + next).saturating_sub(1));
            return Some(Found::Broken { offset, cause: "its length is not what its head says".to_owned() });
        }
        let block = block.to_vec();
        self.at += start + size;
        Some(Found::Record(Record { fields, block }))
    }
}

impl Iterator for Archive {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            self.by_member = false;
            let found = self.record()?;
            if let Found::Broken { offset, .. } = found
                && self.told.replace(offset) == Some(offset)
                && self.by_member
            {
                // What the damage did to the record was told before unpacking came to its check sum.
                continue;
            }
            return Some(found);
        }
    }
}
