//! Compression, by the first bytes.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::replay::Replay;

/// A stream of bytes.
pub(crate) type Bytes = Box<dyn BufRead + Send>;

/// Formats that are recognised so as to say that they are not read: first bytes, name, hint.
const FOREIGN: [(&[u8], &str, &str); 7] = [
    (b"PK\x03\x04", "a ZIP archive (or a document of an office program)", "unpack it, or save it as plain text"),
    (b"%PDF", "a PDF", "extract its text first (pdftotext)"),
    (b"\xFD7zXZ", "compressed by xz", "unpack it first (xz -d); gzip and zstd are read as they are"),
    (b"BZh", "compressed by bzip2", "unpack it first (bunzip2); gzip and zstd are read as they are"),
    (b"7z\xBC\xAF", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\xD0\xCF\x11\xE0", "a document of an office program", "save it as plain text"),
];

/// The name of a format that is recognised by its first bytes and not read, and what to do about it.
pub(crate) fn foreign(head: &[u8]) -> Option<(&'static str, &'static str)> {
    FOREIGN.iter().find(|(magic, ..)| head.starts_with(magic)).map(|(_, name, hint)| (*name, *hint))
}

/// A stream with its compression taken off, and what it was compressed by.
///
/// # Errors
/// Cause and hint, when the bytes are an archive that is not read.
pub(crate) fn open(input: Bytes) -> Result<(Bytes, Option<&'static str>), (String, String)> {
    let input = Replay::new(input, 8);
    if let Some((name, hint)) = foreign(input.head()) {
        return Err((format!("it is {name}"), hint.to_owned()));
    }
    Ok(match input.head() {
        [0x1F, 0x8B, ..] => (Box::new(BufReader::new(MultiGzDecoder::new(input))), Some("gzip")),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => (Box::new(BufReader::new(Frames::new(input))), Some("zstd")),
        _ => (Box::new(input), None),
    })
}

/// The frames of a zstd stream, one after the other.
struct Frames<R> {
    input: R,
    decoder: FrameDecoder,
    open: bool,
}

impl<R: BufRead> Frames<R> {
    fn new(input: R) -> Self {
        Self { input, decoder: FrameDecoder::new(), open: false }
    }
}

/// How much of a frame is unpacked at once.
const STEP: usize = 1 << 16;

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bad = |error: String| io::Error::new(io::ErrorKind::InvalidData, error);
        loop {
            if !self.open {
                if self.input.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                self.decoder.reset(&mut self.input).map_err(|error| bad(error.to_string()))?;
                self.open = true;
            }
            if self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                self.decoder
                    .decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBytes(STEP))
                    .map_err(|error| bad(error.to_string()))?;
            }
            let count = self.decoder.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            self.open = !self.decoder.is_finished();
        }
    }
}
