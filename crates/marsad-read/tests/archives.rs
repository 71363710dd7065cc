//! Web archives: every packing, every way in which a record can be bad, and that the others are read all the same.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::fs;
use std::io::{Cursor, Read, Write as _};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::Compression;
use flate2::write::GzEncoder;
use marsad_read::{Format, Options, Place, Reader};
use proptest::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Packing {
    None,
    Gzip,
    /// All records in one member.
    OneGzip,
    Zstd,
}

const ALL: [Packing; 4] = [Packing::None, Packing::Gzip, Packing::OneGzip, Packing::Zstd];

fn page(n: usize) -> Vec<u8> {
    let title = format!("الخبر {n}");
    let sentence =
        format!("قال الوزير في مؤتمر صحفي إن الحكومة قررت في جلستها رقم {n} تأجيل الانتخابات إلى العام المقبل.");
    format!("<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{sentence}</p><p>وأضاف أن القرار نهائي.</p></body></html>").into_bytes()
}

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2018-05-18T10:00:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    bytes.extend_from_slice(block);
    bytes.extend_from_slice(b"\r\n\r\n");
    bytes
}

fn answer(kind: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes = format!("HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn response(n: usize) -> Vec<u8> {
    record("response", &format!("https://news.example/{n}"), &answer("text/html; charset=utf-8", &page(n)))
}

fn pack(bytes: &[u8], packing: Packing) -> Vec<u8> {
    match packing {
        Packing::None | Packing::OneGzip => bytes.to_vec(),
        Packing::Gzip => gzip(bytes),
        Packing::Zstd => ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The records packed, and where each begins.
fn archive(records: &[Vec<u8>], packing: Packing) -> (Vec<u8>, Vec<u64>) {
    let (mut bytes, mut starts) = (Vec::new(), Vec::new());
    for record in records {
        starts.push(bytes.len() as u64);
        bytes.extend(pack(record, packing));
    }
    if packing == Packing::OneGzip { (gzip(&bytes), vec![0; records.len()]) } else { (bytes, starts) }
}

fn name(packing: Packing) -> &'static str {
    match packing {
        Packing::None => "a.warc",
        Packing::Gzip | Packing::OneGzip => "a.warc.gz",
        Packing::Zstd => "a.warc.zst",
    }
}

/// The numbers of the articles read, and the places of what could not be.
fn read(bytes: Vec<u8>, name: &str) -> (Vec<usize>, Vec<u64>, Reader) {
    let mut reader = Reader::new(Cursor::new(bytes), name, Options::default());
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for item in &mut reader {
        match item {
            Ok(document) => good.push(document.id.rsplit('/').next().unwrap().parse().unwrap()),
            Err(error) => match error.place {
                Place::Byte(at) => bad.push(at),
                _ => panic!("{error}"),
            },
        }
    }
    (good, bad, reader)
}

#[test]
fn archives_in_every_packing() {
    let info = record("warcinfo", "", b"software: x\r\n");
    let request = record("request", "https://news.example/0", b"GET / HTTP/1.1\r\n\r\n");
    let english = answer(
        "text/html",
        b"<html><body><h1>News</h1><p>The minister said that the government had decided so.</p></body></html>",
    );
    let records = [
        info,
        request,
        response(0),
        response(1),
        record("response", "https://news.example/e", &english),
        record("response", "https://news.example/i.png", &answer("image/png", &[1, 2, 3, 0])),
        record("response", "dns:news.example", b"20180518 1.2.3.4"),
        response(2),
    ];
    for packing in ALL {
        let (bytes, _) = archive(&records, packing);
        // Told by the bytes alone too.
        for name in [name(packing), "-"] {
            let (good, bad, reader) = read(bytes.clone(), name);
            assert_eq!((good, bad), (vec![0, 1, 2], vec![]), "{packing:?} {name}");
            assert_eq!(reader.format(), Format::Warc);
            let skipped: Vec<_> = reader.skipped().iter().map(|(why, count)| (why.as_str(), *count)).collect();
            assert_eq!(skipped, [("no web page", 1), ("not Arabic", 1)]);
        }
    }
}

#[test]
fn a_page_of_an_archive_is_a_document() {
    let old = encoding_rs::WINDOWS_1256.encode(std::str::from_utf8(&page(7)).unwrap()).0.into_owned();
    let mut chunked = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1256\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
    let body = gzip(&old);
    chunked.extend(format!("{:x}\r\n", body.len()).into_bytes());
    chunked.extend(body);
    chunked.extend(b"\r\n0\r\n\r\n");
    let (bytes, _) = archive(&[record("response", "https://www.news.example/7", &chunked)], Packing::Gzip);
    let options = Options { keep_raw: true, ..Options::default() };
    let mut reader = Reader::new(Cursor::new(bytes), "a.warc.gz", options);
    let document = reader.next().unwrap().unwrap();
    assert_eq!(document.id, "https://www.news.example/7");
    assert_eq!(document.url.as_deref(), Some("https://www.news.example/7"));
    assert_eq!(document.outlet.as_deref(), Some("news.example"));
    assert_eq!(document.lines[0], "الخبر 7");
    let origin = reader.origin().unwrap();
    assert_eq!((origin.format, origin.named, origin.raw), (Format::Html, true, page(7)));
    // The text of a crawler's own making.
    let text = "الخبر 8\nقال الوزير إن الحكومة قررت ذلك.";
    let (good, bad, _) = read(record("conversion", "https://news.example/8", text.as_bytes()), "a.warc");
    assert_eq!((good, bad), (vec![8], vec![]));
}

#[test]
fn damaged_records_are_passed_over() {
    let records: Vec<Vec<u8>> = (0..9).map(response).collect();
    for packing in [Packing::None, Packing::Gzip, Packing::Zstd] {
        let (bytes, starts) = archive(&records, packing);
        // In the middle of record 4: within its head, its block, at its end.
        let size = starts[5] - starts[4];
        for at in [starts[4] + 2, starts[4] + size / 2, starts[5] - 5] {
            let mut bytes = bytes.clone();
            for byte in &mut bytes[at as usize..][..3] {
                *byte ^= 0x55;
            }
            let (good, bad, reader) = read(bytes, name(packing));
            let block_changed = packing == Packing::None && at != starts[4] + 2;
            if block_changed {
                // Without a check sum nobody can know.
                assert!(good.len() >= 8, "{good:?}");
                continue;
            }
            assert_eq!(good, [0, 1, 2, 3, 5, 6, 7, 8], "{packing:?} {at}");
            assert_eq!(bad, [starts[4]], "{packing:?} {at}");
            assert_eq!(reader.skipped().get("damaged record"), Some(&1));
        }
        // Bytes that belong to nothing between two records.
        let mut strange = bytes[..starts[4] as usize].to_vec();
        strange.extend_from_slice(b"\0\x01 what is this? \x1F\x8B\x08 no record\n");
        strange.extend_from_slice(&bytes[starts[4] as usize..]);
        let (good, bad, _) = read(strange, name(packing));
        assert_eq!((good, bad), ((0..9).collect(), vec![starts[4]]), "{packing:?}");
        // The end is missing.
        let cut = bytes[..bytes.len() - 60].to_vec();
        let (good, bad, _) = read(cut, name(packing));
        assert_eq!((good, bad), ((0..8).collect(), vec![starts[8]]), "{packing:?}");
    }
}

#[test]
fn a_damaged_beginning_costs_one_record() {
    let records: Vec<Vec<u8>> = (0..5).map(response).collect();
    for packing in [Packing::None, Packing::Gzip, Packing::Zstd] {
        let (bytes, starts) = archive(&records, packing);
        // The first bytes; a place within the first record; nearly all of it.
        for range in [0..3, 20..40, 1..starts[1] as usize - 2] {
            if packing == Packing::None && range.start == 20 {
                continue;
            }
            let mut bytes = bytes.clone();
            bytes[range.clone()].fill(0xA5);
            // By its name; and where it is compressed by the records further on.
            let names = [name(packing), "crawl.dat", "-"];
            for name in &names[..if packing == Packing::None { 1 } else { 3 }] {
                let (good, bad, reader) = read(bytes.clone(), name);
                assert_eq!((good, bad), (vec![1, 2, 3, 4], vec![0]), "{packing:?} {name} {range:?}");
                assert_eq!(reader.format(), Format::Warc);
                assert_eq!(reader.skipped().get("damaged record"), Some(&1));
            }
        }
    }
    // The name alone: nothing in it can be read.
    let (bytes, _) = archive(&records[..1], Packing::Gzip);
    let mut bytes = bytes;
    bytes[..9].fill(0xA5);
    let error = Reader::new(Cursor::new(bytes.clone()), "a.warc.gz", Options::default()).next().unwrap().unwrap_err();
    assert!(error.cause.starts_with("a damaged record: what stands from here to the end"), "{error}");
    let error = Reader::new(Cursor::new(bytes), "a.gz", Options::default()).next().unwrap().unwrap_err();
    assert!(error.cause.contains("binary"), "{error}");
    // Text that speaks of archives, and other archives with records in them.
    let text = "خبر\nWARC/1.0\r\nقال الوزير إن الحكومة قررت ذلك.";
    assert_eq!(Reader::new(text.as_bytes(), "-", Options::default()).format(), Format::Plain);
    let mut zip = b"PK\x03\x04\0\0\0".to_vec();
    zip.extend(gzip(&response(0)));
    let error = Reader::new(Cursor::new(zip), "a.wacz", Options::default()).next().unwrap().unwrap_err();
    assert!(error.cause.contains("ZIP"), "{error}");
}

/// `tests/archives/make.py` makes the archives: five articles with the dictionary as it is, and compressed itself.
#[test]
fn archives_with_a_dictionary() {
    let file = |name: &str| fs::read(format!("{}/tests/archives/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    for name in ["plain.warc.zst", "packed.warc.zst", "unnumbered.warc.zst"] {
        let bytes = file(name);
        let (good, bad, reader) = read(bytes.clone(), name);
        assert_eq!((good, bad), (vec![0, 1, 2, 3, 4], vec![]), "{name}");
        assert_eq!(reader.format(), Format::Warc);
        // Any part of the frame of the dictionary damaged: an error each, and no panic.
        let length = u32::from_le_bytes(bytes[4..8].try_into().unwrap()) as usize;
        for at in (8..8 + length).step_by(7) {
            for byte in [0, 0x55, 0xFF] {
                let mut bytes = bytes.clone();
                bytes[at..(at + 9).min(8 + length)].fill(byte);
                Reader::new(Cursor::new(bytes), name, Options::default()).for_each(drop);
            }
        }
    }
    // Without its dictionary.
    let bytes = file("plain.warc.zst");
    let length = u32::from_le_bytes(bytes[4..8].try_into().unwrap()) as usize;
    let causes = |bytes: Vec<u8>| -> Vec<String> {
        Reader::new(Cursor::new(bytes), "a.warc.zst", Options::default()).map(|item| item.unwrap_err().cause).collect()
    };
    let without = causes(bytes[8 + length..].to_vec());
    assert_eq!(without.len(), 5, "{without:?}");
    assert!(
        without.iter().all(|cause| cause.contains("a dictionary (7) that the archive does not hold")),
        "{without:?}"
    );
    let mut cut = vec![0x5D, 0x2A, 0x4D, 0x18, 12, 0, 0, 0];
    cut.extend_from_slice(&bytes[8..20]);
    cut.extend_from_slice(&bytes[8 + length..]);
    let cut = causes(cut);
    assert!(cut[0].contains("the archive's dictionary cannot be read"), "{cut:?}");
    assert!(cut[1..].iter().all(|cause| cause.contains("which cannot be read")) && cut.len() == 6, "{cut:?}");
}

#[test]
fn wrong_lengths_cost_one_record() {
    for (from, to) in [
        ("Content-Length: ", "Content-Length: 1"),
        ("Content-Length: ", "Content-Length: -"),
        ("Content-Length", "Content-Width"),
    ] {
        let mut records: Vec<Vec<u8>> = (0..6).map(response).collect();
        let changed = String::from_utf8(records[2].clone()).unwrap().replacen(from, to, 1);
        records[2] = changed.into_bytes();
        let (bytes, starts) = archive(&records, Packing::None);
        let (good, bad, _) = read(bytes, "a.warc");
        assert_eq!((good, bad), (vec![0, 1, 3, 4, 5], vec![starts[2]]), "{to}");
    }
}

#[test]
fn a_record_larger_than_the_limit_is_passed_over() {
    let large = record("response", "https://news.example/l", &answer("text/html", &vec![b'x'; 3 << 20]));
    for packing in ALL {
        let (bytes, starts) = archive(&[response(0), large.clone(), response(1)], packing);
        let options = Options { limit: 1 << 20, ..Options::default() };
        let items: Vec<_> = Reader::new(Cursor::new(bytes), name(packing), options).collect();
        assert_eq!(items.len(), 3, "{packing:?}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!(error.place, Place::Byte(starts[1]));
        assert!(error.cause.contains("larger than the limit"), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever happens to an archive, the records before and after the damage are read.
    #[test]
    fn damage_anywhere_costs_what_it_touches(at in 0.0..1.0_f64, length in 1..200_usize, byte in any::<u8>(), gzipped in any::<bool>()) {
        let packing = if gzipped { Packing::Gzip } else { Packing::Zstd };
        let records: Vec<Vec<u8>> = (0..8).map(response).collect();
        let (mut bytes, starts) = archive(&records, packing);
        let from = ((bytes.len() - 1) as f64 * at) as usize;
        let to = (from + length).min(bytes.len());
        let touched = |n: usize| (starts[n] as usize) < to && starts.get(n + 1).map_or(bytes.len(), |end| *end as usize) > from;
        let untouched: Vec<usize> = (0..8).filter(|n| !touched(*n)).collect();
        bytes[from..to].fill(byte);
        let (good, _, _) = read(bytes, name(packing));
        for n in untouched {
            prop_assert!(good.contains(&n), "{n} of {good:?}");
        }
    }

    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..3000), kind in 0..5_usize) {
        let dictionary = b"\x5D\x2A\x4D\x18\0\x02\0\0\x37\xA4\x30\xEC\x07\0\0\0";
        let mut all = [&b"WARC/1.0\r\n"[..], b"\x1F\x8B\x08\0", b"\x28\xB5\x2F\xFD", b"", dictionary][kind].to_vec();
        all.extend(bytes);
        let mut reader = Reader::new(Cursor::new(all), "a.warc.gz", Options { limit: 1 << 12, format: Some(Format::Warc), ..Options::default() });
        reader.by_ref().for_each(drop);
    }
}

/// A stream of records made as they are read: an archive of any size without a file.
struct Endless {
    pages: Vec<Vec<u8>>,
    block: Cursor<Vec<u8>>,
    made: usize,
    bytes: u64,
    size: u64,
    damaged: Arc<AtomicU64>,
}

impl Endless {
    /// A picture within a page: letters that no compression makes smaller.
    fn picture(&mut self) -> Vec<u8> {
        let mut tag = b"<img alt='' src='data:image/jpeg;base64,".to_vec();
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut state = self.made as u64 * 2 + 1;
        for _ in 0..12_000 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            tag.push(letters[state as usize % 64]);
            tag.push(letters[(state >> 8) as usize % 64]);
        }
        tag.extend_from_slice(b"'>");
        tag
    }
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.block.read(buffer)?;
        if count > 0 || self.bytes >= self.size {
            return Ok(count);
        }
        let page = self.pages[self.made / 2 % self.pages.len()].clone();
        let address = format!("https://news.example/{}", self.made);
        let mut page = page;
        // As in the web at large, most of a page is a picture and most pages are in another language.
        let english = "<html><body><p>The minister said that the government would decide next week.</p>";
        if self.made % 2 == 1 {
            page = english.as_bytes().to_vec();
        }
        page.extend_from_slice(&self.picture());
        let mut packed = gzip(&record("response", &address, &answer("text/html", &page)));
        if self.made % 200 == 199 {
            let middle = packed.len() / 2;
            packed[middle..middle + 8].fill(0xFF);
            self.damaged.fetch_add(1, Ordering::Relaxed);
        }
        self.made += 1;
        self.bytes += packed.len() as u64;
        self.block = Cursor::new(packed);
        self.block.read(buffer)
    }
}

/// Peak memory of this process in KiB, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().trim_end_matches(" kB").parse().ok()
}

fn long_archive(size: u64) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    names.sort();
    let pages: Vec<Vec<u8>> = names.iter().map(|path| fs::read(path).unwrap()).collect();
    let before = peak();
    let begun = std::time::Instant::now();
    let count = Arc::new(AtomicU64::new(0));
    let source = Endless { pages, block: Cursor::default(), made: 0, bytes: 0, size, damaged: Arc::clone(&count) };
    let mut reader = Reader::new(source, "long.warc.gz", Options::default());
    let (mut good, mut bad) = (0_u64, 0_u64);
    for item in &mut reader {
        match item {
            Ok(_) => good += 1,
            Err(error) => {
                assert!(matches!(error.place, Place::Byte(_)), "{error}");
                bad += 1;
            }
        }
        reader_is_bounded(good + bad, before);
    }
    let damaged = count.load(Ordering::Relaxed);
    let skipped = reader.skipped().get("not Arabic").copied().unwrap_or(0);
    println!(
        "{size} bytes: {good} documents, {skipped} pages not Arabic, {bad} damaged records, {:.0} s, peak {:?} KiB, before {before:?} KiB",
        begun.elapsed().as_secs_f64(),
        peak()
    );
    assert_eq!(bad, damaged);
    assert_eq!(reader.skipped().get("damaged record").copied().unwrap_or(0), damaged);
    if let Some(peak) = peak() {
        assert!(peak < 500 << 10, "{peak} KiB");
    }
}

fn reader_is_bounded(count: u64, before: Option<u64>) {
    if count.is_multiple_of(10_000)
        && let (Some(now), Some(before)) = (peak(), before)
    {
        assert!(now < before + (200 << 10), "{now} KiB after {count} records");
    }
}

#[test]
fn a_long_archive_takes_bounded_memory() {
    long_archive(24 << 20);
}

/// `cargo test --release -p marsad-read --test archives -- --ignored --nocapture`
#[test]
#[ignore = "minutes"]
fn two_gigabytes_take_bounded_memory() {
    long_archive(2 << 30);
}
