//! What a record of an archive holds: a page, a text, or nothing to read.

use std::io::Read as _;

use marsad::Document;

use super::{Packing, Record, http};
use crate::page::{Page, page};
use crate::{compress, encoding};

/// Whether the first bytes of a file are those of an archive, and how it is compressed. An archive whose beginning is damaged is
/// known by a record that begins further on, or by its name.
pub(crate) fn packing(head: &[u8], name: &str) -> Option<Packing> {
    let name = name.to_ascii_lowercase();
    let named = name.contains(".warc");
    match head {
        _ if head.starts_with(super::START) => Some(Packing::None),
        // A frame that is passed over: archives keep their dictionary in it.
        [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Packing::Zstd),
        [0x28, 0xB5, 0x2F, 0xFD, ..] if named => Some(Packing::Zstd),
        _ => match start(head) {
            Some((packing, begun)) if begun == *super::START => Some(packing),
            // Whole, and something else: only its name can say that it ought to be an archive.
            Some(_) if !named => None,
            _ if !named && compress::foreign(head).is_some() => None,
            _ => further_on(head, named).or_else(|| by_name(head, &name)),
        },
    }
}

/// How the data that begin here are compressed, and the first of them; none where they are not, or are damaged.
fn start(bytes: &[u8]) -> Option<(Packing, [u8; 5])> {
    let mut start = [0; 5];
    match bytes {
        [0x1F, 0x8B, 8, ..] => {
            flate2::bufread::GzDecoder::new(bytes).read_exact(&mut start).ok()?;
            Some((Packing::Gzip, start))
        }
        [0x28, 0xB5, 0x2F, 0xFD, ..] => {
            let mut input = bytes;
            let mut frame = ruzstd::decoding::FrameDecoder::new();
            frame.reset(&mut input).ok()?;
            frame.decode_blocks(&mut input, ruzstd::decoding::BlockDecodingStrategy::UptoBlocks(1)).ok()?;
            frame.read_exact(&mut start).ok()?;
            Some((Packing::Zstd, start))
        }
        _ => None,
    }
}

/// How a record is compressed that begins further on. Text may speak of archives, so one that is not compressed counts only
/// where the file is called an archive.
fn further_on(head: &[u8], named: bool) -> Option<Packing> {
    (1..head.len()).find_map(|at| {
        let rest = head.get(at..)?;
        let begun = match rest {
            [b'\n', rest @ ..] if named => rest.starts_with(super::START).then_some(Packing::None),
            _ => None,
        };
        begun.or_else(|| start(rest).filter(|(_, begun)| *begun == *super::START).map(|(packing, _)| packing))
    })
}

/// How an archive is compressed by its name alone, where the file holds no text.
fn by_name(head: &[u8], name: &str) -> Option<Packing> {
    let binary = encoding::detect(head).is_none();
    let ends = [(".warc.gz", Packing::Gzip), (".warc.zst", Packing::Zstd), (".warc.zstd", Packing::Zstd)];
    let whole = start(head).is_some();
    ends.iter().find(|(end, _)| name.ends_with(end)).map(|(_, packing)| *packing).filter(|_| binary && !whole)
}

/// The document of a record; none for records that are no pages by their kind (requests, the archive's own notes).
///
/// # Errors
/// In a word or two, why a page holds no document.
pub(crate) fn document(record: &Record, limit: usize) -> Result<Option<Page>, &'static str> {
    let url = record.field("warc-target-uri").map(|url| url.trim_matches(['<', '>']));
    match record.field("warc-type").unwrap_or_default() {
        "response" => {}
        "resource" => {
            let (kind, charset) = http::kind(record.field("content-type").unwrap_or_default());
            return of(&kind, &record.block, url, charset.as_deref());
        }
        // Text that a crawler has taken out of a page, with its title first.
        "conversion" => return of("text/plain", &record.block, url, Some("utf-8")),
        "revisit" => return Err("seen before by the crawler"),
        _ => return Ok(None),
    }
    let Some(answer) = http::answer(&record.block, limit) else {
        // Names that were looked up are kept as answers too.
        return if url.is_some_and(|url| url.starts_with("http")) {
            Err("no answer of a web server")
        } else {
            Ok(None)
        };
    };
    if answer.status != 200 {
        return Err("the server had no page");
    }
    of(&answer.kind, &answer.body, url, answer.charset.as_deref())
}

fn of(kind: &str, body: &[u8], url: Option<&str>, charset: Option<&str>) -> Result<Option<Page>, &'static str> {
    match kind {
        "text/html" | "application/xhtml+xml" | "" => {
            page(body, url, charset).map(Some).map_err(|refused| refused.kind())
        }
        "text/plain" => {
            let text = String::from_utf8_lossy(body);
            let mut lines = crate::json::lines("", &text);
            if lines.len() > 1 {
                lines.remove(0);
            }
            if crate::language::check(&lines).is_some() {
                return Err("not Arabic");
            }
            let url = url.map(str::to_owned);
            let outlet = url.as_deref().and_then(crate::host);
            let document = Document { id: url.clone().unwrap_or_default(), lines, outlet, url, ..Document::default() };
            Ok(Some(Page { document, raw: body.to_vec(), odd: Vec::new() }))
        }
        _ => Err("no web page"),
    }
}
