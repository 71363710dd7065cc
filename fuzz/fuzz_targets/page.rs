//! Web pages and what they say of themselves: any bytes end in a document or a refusal. The first byte chooses the host and encoding.

#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_read::page;

const ADDRESSES: [Option<&str>; 4] =
    [None, Some("http://a.example.eg/2018/05/18/x"), Some("https://b.example/x"), Some("no address")];
const CHARSETS: [Option<&str>; 3] = [None, Some("windows-1256"), Some("utf-8")];

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let choice = usize::from(*choice);
    if let Ok(page) = page(bytes, ADDRESSES[choice % 4], CHARSETS[choice / 4 % 3]) {
        assert!(!page.document.lines.is_empty());
    }
});
