//! What a record of an archive holds: a page, a text, or nothing to read.

use std::io::Read as _;

use marsad::Document;

use super::Packing;
use super::{Record, http};
use crate::page::{Page, page};

/// Whether the first bytes of a file are those of an archive, and how it is compressed.
pub(crate) fn packing(head: &[u8], name: &str) -> Option<Packing> {
    let mut start = [0; 5];
    match head {
        _ if head.starts_with(super::START) => Some(Packing::None),
        [0x1F, 0x8B, ..] => {
            flate2::bufread::GzDecoder::new(head).read_exact(&mut start).ok()?;
            (start == super::START).then_some(Packing::Gzip)
        }
        // A frame that is passed over: archives keep their dictionary in it.
        [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Some(Packing::Zstd),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => {
            let named = name.to_ascii_lowercase().contains(".warc");
            let mut input = head;
            let mut frame = ruzstd::decoding::FrameDecoder::new();
            let strategy = ruzstd::decoding::BlockDecodingStrategy::UptoBlocks(1);
            let begun = frame.reset(&mut input).is_ok() && frame.decode_blocks(&mut input, strategy).is_ok();
            let archive = begun && frame.read_exact(&mut start).is_ok() && start == super::START;
            (named || archive).then_some(Packing::Zstd)
        }
        _ => None,
    }
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
