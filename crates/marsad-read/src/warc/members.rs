//! The compressed members of an archive, one after the other: a damaged one is passed over, and the next one found again.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use super::dictionary::{self, Dictionary};
use super::tape::Tape;
use crate::compress::Bytes;

/// How an archive is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// What reading on gave.
pub(super) enum Chunk {
    /// Bytes were added.
    Data,
    /// The member that begins at the byte of the file is damaged; what it gave before is not to be trusted.
    Broken {
        offset: u64,
        cause: String,
    },
    End,
}

const STEP: usize = 1 << 16;

/// An archive's bytes without compression.
pub(super) struct Members {
    state: State,
    /// Where the member being read begins in the file.
    offset: u64,
    decoder: Box<FrameDecoder>,
    dictionary: Dictionary,
}

enum State {
    Plain(Tape),
    /// Between two members.
    Next(Tape, Packing),
    Gzip(Box<GzDecoder<Tape>>),
    Zstd(Tape),
    End,
}

impl Members {
    pub(super) fn new(input: Bytes, packing: Packing) -> Self {
        let tape = Tape::new(input);
        let state = if packing == Packing::None { State::Plain(tape) } else { State::Next(tape, packing) };
        Self { state, offset: 0, decoder: Box::new(FrameDecoder::new()), dictionary: Dictionary::None }
    }

    /// Where the member being read begins in the file.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Adds some bytes to `out`, all of one member.
    pub(super) fn read(&mut self, out: &mut Vec<u8>) -> Chunk {
        loop {
            match std::mem::replace(&mut self.state, State::End) {
                State::End => return Chunk::End,
                State::Plain(mut tape) => {
                    let count = match tape.peek(1) {
                        Ok(bytes) => {
                            let bytes = bytes.get(..bytes.len().min(STEP)).unwrap_or_default();
                            out.extend_from_slice(bytes);
                            bytes.len()
                        }
                        Err(error) => return Chunk::Broken { offset: tape.position(), cause: error.to_string() },
                    };
                    tape.consume(count);
                    tape.mark();
                    self.state = State::Plain(tape);
                    return if count == 0 { Chunk::End } else { Chunk::Data };
                }
                State::Next(tape, packing) => {
                    if let Err(error) = self.begin(tape, packing) {
                        return Chunk::Broken { offset: self.offset, cause: error.to_string() };
                    }
                }
                State::Gzip(mut decoder) => {
                    let before = out.len();
                    out.resize(before + STEP, 0);
                    let read = decoder.read(out.get_mut(before..).unwrap_or_default());
                    out.truncate(before + read.as_ref().copied().unwrap_or(0));
                    match read {
                        Ok(0) => self.state = State::Next(decoder.into_inner(), Packing::Gzip),
                        Ok(_) => {
                            self.state = State::Gzip(decoder);
                            return Chunk::Data;
                        }
                        Err(error) => return self.broken(decoder.into_inner(), Packing::Gzip, &error.to_string()),
                    }
                }
                State::Zstd(mut tape) => match self.frame(&mut tape, out) {
                    Ok(0) if self.decoder.is_finished() => {
                        let (told, found) =
                            (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
                        if told.is_some() && found.is_some() && told != found {
                            return self.broken(tape, Packing::Zstd, "its check sum is wrong");
                        }
                        self.state = State::Next(tape, Packing::Zstd);
                    }
                    Ok(count) => {
                        self.state = State::Zstd(tape);
                        if count > 0 {
                            return Chunk::Data;
                        }
                    }
                    Err(cause) => return self.broken(tape, Packing::Zstd, &cause),
                },
            }
        }
    }

    fn frame(&mut self, tape: &mut Tape, out: &mut Vec<u8>) -> Result<usize, String> {
        if self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            let strategy = BlockDecodingStrategy::UptoBytes(STEP);
            self.decoder.decode_blocks(&mut *tape, strategy).map_err(|error| error.to_string())?;
        }
        let before = out.len();
        out.resize(before + STEP, 0);
        let read = self.decoder.read(out.get_mut(before..).unwrap_or_default());
        out.truncate(before + read.as_ref().copied().unwrap_or(0));
        read.map_err(|error| error.to_string())
    }

    /// Begins the member at which the tape stands.
    fn begin(&mut self, mut tape: Tape, packing: Packing) -> io::Result<()> {
        self.offset = tape.position();
        tape.mark();
        let head = tape.peek(18)?;
        if head.is_empty() {
            return Ok(());
        }
        let starts = match packing {
            Packing::Zstd => zstd(head).is_some(),
            _ => gzip(head),
        };
        if !starts {
            self.state = seek(tape, packing);
            let cause = match &self.state {
                State::Next(tape, _) => {
                    format!("the {} bytes before the next one are no compressed record", tape.position() - self.offset)
                }
                _ => "what stands from here to the end is no compressed record".to_owned(),
            };
            return Err(io::Error::other(cause));
        }
        if packing != Packing::Zstd {
            self.state = State::Gzip(Box::new(GzDecoder::new(tape)));
            return Ok(());
        }
        // The two lowest bits of the fifth byte tell how long the number of the dictionary is; none is told by zero.
        let head_names_one = head.get(4).is_some_and(|flags| flags & 3 != 0);
        if let Some(Some(length)) = zstd(head) {
            let kept = head.first() == Some(&dictionary::FRAME);
            tape.consume(8);
            let mut frame = tape.by_ref().take(u64::from(length));
            let read = if kept { self.dictionary.read(&mut frame, &mut self.decoder) } else { Ok(()) };
            io::copy(&mut frame, &mut io::sink())?;
            self.state = State::Next(tape, packing);
            return read.map_err(io::Error::other);
        }
        let begun = self.decoder.reset(&mut tape).map_err(|error| self.dictionary.missed(&error));
        match begun.and_then(|()| self.dictionary.apply(head_names_one, &mut self.decoder)) {
            Ok(()) => self.state = State::Zstd(tape),
            Err(cause) => {
                self.state = seek(tape, packing);
                return Err(io::Error::other(cause));
            }
        }
        Ok(())
    }

    fn broken(&mut self, mut tape: Tape, packing: Packing, cause: &str) -> Chunk {
        let ended = tape.peek(1).is_ok_and(<[u8]>::is_empty);
        tape.rewind();
        self.state = seek(tape, packing);
        let at_end = ended && matches!(self.state, State::End);
        let cause = if at_end { "the file ends within it".to_owned() } else { cause.to_owned() };
        Chunk::Broken { offset: self.offset, cause }
    }
}

/// Goes on to the next member that is one; to the end if there is none.
fn seek(mut tape: Tape, packing: Packing) -> State {
    loop {
        let Ok(bytes) = tape.peek(1 << 12) else { return State::End };
        if bytes.is_empty() {
            return State::End;
        }
        let first = if packing == Packing::Zstd { 0x28 } else { 0x1F };
        match bytes.iter().position(|byte| *byte == first) {
            None => {
                let count = bytes.len();
                tape.consume(count);
            }
            Some(0) if begins_record(bytes, packing) => return State::Next(tape, packing),
            Some(at) => tape.consume(at.max(1)),
        }
        // What was searched is not searched again.
        tape.mark();
    }
}

/// Whether bytes are the start of a member that holds a record.
fn begins_record(bytes: &[u8], packing: Packing) -> bool {
    let mut start = [0; 5];
    let read = if packing == Packing::Zstd {
        if zstd(bytes) != Some(None) {
            return false;
        }
        // Frames are told by four bytes; compressed text seldom holds them by chance.
        return true;
    } else if gzip(bytes) {
        GzDecoder::new(bytes).read_exact(&mut start)
    } else {
        return false;
    };
    read.is_ok() && &start == b"WARC/"
}

fn gzip(head: &[u8]) -> bool {
    matches!(head, [0x1F, 0x8B, 8, flags, ..] if flags & 0xE0 == 0)
}

/// Whether a frame of zstd begins; the length of one that is to be skipped.
fn zstd(head: &[u8]) -> Option<Option<u32>> {
    match head {
        [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(None),
        [0x50..=0x5F, 0x2A, 0x4D, 0x18, a, b, c, d, ..] => Some(Some(u32::from_le_bytes([*a, *b, *c, *d]))),
        _ => None,
    }
}
