//! Which encoding a stream is in, and its text in UTF-8.

use std::io::{self, BufRead, BufReader, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1256};

use crate::compress::Bytes;
use crate::language;
use crate::replay::Replay;

/// How many bytes are looked at to find the encoding and the format.
pub(crate) const HEAD: usize = 1 << 16;

/// The encoding of a stream, from its first bytes; none when they are no text. In order: a byte order mark, the pattern of
/// UTF-16, valid UTF-8, a declaration, what reads as Arabic words in windows-1256 or ISO-8859-6, what the letters look
/// like.
pub(crate) fn detect(head: &[u8]) -> Option<&'static Encoding> {
    detect_told(head, None, None)
}

/// The same where a server names an encoding, which goes before what the page declares, and the last part of its host's name is
/// known, which tells what the letters of a text too short for anything else may be.
pub(crate) fn detect_told(head: &[u8], told: Option<&str>, top: Option<&str>) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    if let Some(encoding) = wide(head) {
        return Some(encoding);
    }
    if head.contains(&0) || controls(head) {
        return None;
    }
    if is_utf8(head) {
        return Some(UTF_8);
    }
    let told = told.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|encoding| *encoding != UTF_8);
    if let Some(encoding) = told.or_else(|| declared(head)).filter(|encoding| *encoding != UTF_8) {
        return Some(encoding);
    }
    let words = |encoding: &'static Encoding| language::arabic_words(&encoding.decode_without_bom_handling(head).0);
    let best = [WINDOWS_1256, ISO_8859_6].map(|encoding| (words(encoding), encoding));
    // A text without the letters on which the two differ reads alike in both; then windows-1256, by far the commoner.
    let best = if best[1].0 > best[0].0 { best[1] } else { best[0] };
    if best.0 > 0 && best.0 >= words(UTF_8) {
        return Some(best.1);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, false);
    // A host of no country is taken for one of the region: what is read here is Arabic, or is found not to be.
    let country = top.map(str::as_bytes).filter(|top| top.len() == 2 && top.iter().all(u8::is_ascii_lowercase));
    Some(detector.guess(country.or(Some(b"eg")), Utf8Detection::Allow))
}

/// UTF-16 without a mark: nearly every other byte is 0 (ASCII) or 6 (Arabic).
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let pairs = head.len() / 2;
    let high = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| matches!(byte, 0 | 6)).count();
    let (little, big) = (high(1), high(0));
    if pairs < 2 || !head.contains(&0) {
        None
    } else if little * 10 >= pairs * 8 && little > big {
        Some(UTF_16LE)
    } else if big * 10 >= pairs * 8 && big > little {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether more than one byte in fifty is a control that no text holds.
fn controls(head: &[u8]) -> bool {
    let count = head.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F)).count();
    count * 50 > head.len()
}

/// Whether the bytes are UTF-8, but for a character cut at their end and a few that are broken.
fn is_utf8(head: &[u8]) -> bool {
    let (mut wide, mut broken) = (0, 0);
    for chunk in head.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0
        || broken == 1 && std::str::from_utf8(head).is_err_and(|error| error.error_len().is_none())
        || broken * 20 < wide
}

/// The encoding that an HTML or XML head declares.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head.get(..4096).unwrap_or(head)).to_ascii_lowercase();
    let name = |key: &str| {
        let rest = head.get(head.find(key)? + key.len()..)?;
        let label = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
        Encoding::for_label(label.get(..end)?.as_bytes())
    };
    let marked = head.contains("<meta") || head.trim_start().starts_with("<?xml");
    marked.then(|| name("charset").or_else(|| name("encoding"))).flatten()
}

/// A stream in UTF-8. UTF-8 itself passes as it is (what is broken in it is told document by document), without its mark.
pub(crate) fn transcode(mut input: Replay<Bytes>, encoding: &'static Encoding) -> Bytes {
    if encoding == UTF_8 {
        if input.head().starts_with(b"\xEF\xBB\xBF") {
            input.consume(3);
        }
        return Box::new(input);
    }
    let decoder = encoding.new_decoder_with_bom_removal();
    Box::new(BufReader::new(Transcoder { input, decoder, text: Vec::new(), at: 0, ended: false }))
}

struct Transcoder {
    input: Replay<Bytes>,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Read for Transcoder {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.ended {
            let bytes = self.input.fill_buf()?;
            self.ended = bytes.is_empty();
            let count = bytes.len().min(HEAD);
            let bytes = bytes.get(..count).unwrap_or_default();
            self.text.resize(self.decoder.max_utf8_buffer_length(count).unwrap_or(count * 3 + 16), 0);
            let (_, read, written, _) = self.decoder.decode_to_utf8(bytes, &mut self.text, self.ended);
            self.text.truncate(written);
            self.at = 0;
            self.input.consume(read);
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), rest.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at += count;
        Ok(count)
    }
}
