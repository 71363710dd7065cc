//! The readers: any bytes under any name end in documents and errors. The first byte chooses the name.

#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use marsad_read::{Options, Reader};

const NAMES: [&str; 10] =
    ["-", "a.txt", "a.html", "a.json", "a.jsonl", "a.gz", "a.xml", "a.warc", "a.warc.gz", "a.warc.zst"];

fuzz_target!(|bytes: Vec<u8>| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let options = Options { limit: 1 << 16, ..Options::default() };
    let name = NAMES[usize::from(*choice) % NAMES.len()];
    let mut reader = Reader::new(Cursor::new(bytes.to_vec()), name, options);
    for document in reader.by_ref().flatten() {
        assert!(!document.id.is_empty() && !document.lines.is_empty());
    }
    reader.warnings();
});
