//! Every format, compression and encoding, and every way in which an input can be bad.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping, in its helpers too")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use encoding_rs::{Encoding, ISO_8859_6, WINDOWS_1256};
use flate2::Compression;
use flate2::write::GzEncoder;
use marsad::Document;
use marsad_read::{Format, Options, Place, ReadError, Reader, Warning};
use proptest::prelude::*;

const TITLE: &str = "الوزير يزور العاصمة";
const FIRST: &str = "وصل الوزير إلى العاصمة في زيارة رسمية، وقال إن بلاده تريد السلام.";
const SECOND: &str = "وأضاف أن المحادثات «إيجابية» في هذا الوقت.";

/// Writes a file for one test and gives its path.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn run(mut reader: Reader) -> (Vec<Document>, Vec<ReadError>, Vec<Warning>) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for item in &mut reader {
        match item {
            Ok(document) => good.push(document),
            Err(error) => bad.push(error),
        }
    }
    (good, bad, reader.warnings())
}

fn read(name: &str, bytes: &[u8]) -> (Vec<Document>, Vec<ReadError>, Vec<Warning>) {
    run(Reader::open(file(name, bytes), Options::default()))
}

/// The lines of the one document of an input that is read without a word.
fn lines(name: &str, bytes: &[u8]) -> Vec<String> {
    let (good, bad, odd) = read(name, bytes);
    assert_eq!((good.len(), &bad[..], &odd[..]), (1, &[][..], &[][..]), "{name}");
    good.into_iter().next().unwrap().lines
}

fn plain() -> String {
    format!("\n{TITLE}\r\n\r\n{FIRST}\n\n  {SECOND}  \n")
}

fn object(id: &str) -> String {
    format!(r#"{{"id": "{id}", "title": "{TITLE}", "text": "{FIRST}\n{SECOND}", "published": "2018-05-18 15:04"}}"#)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn plain_text() {
    assert_eq!(lines("plain/a.txt", plain().as_bytes()), [TITLE, FIRST, SECOND]);
    assert_eq!(lines("plain/b", FIRST.as_bytes()), [FIRST]);
    assert_eq!(read("plain/report.2.txt", plain().as_bytes()).0[0].id, "report");
}

#[test]
fn json_in_every_shape() {
    let (a, b) = (object("a"), object("b"));
    let pretty = a.replace(", \"", ",\n  \"");
    for (name, text, ids) in [
        ("one.json", a.clone(), &["a"][..]),
        ("pretty.json", pretty.clone(), &["a"]),
        ("array.json", format!("[\n{pretty},\n{b}]\n"), &["a", "b"]),
        ("tight.json", format!("[{a},{b}]"), &["a", "b"]),
        ("several.json", format!("{pretty}\n{pretty}"), &["a", "a"]),
        ("lines.json", format!("{a}\n{b}\n"), &["a", "b"]),
        ("lines.jsonl", format!("{a}\n\n{b}"), &["a", "b"]),
        ("lines", format!("{a}\r\n{b}"), &["a", "b"]),
        ("empty.json", "[]".to_owned(), &[]),
    ] {
        let (good, bad, odd) = read(&format!("json/{name}"), text.as_bytes());
        assert_eq!((bad, odd), (vec![], vec![]), "{name}");
        assert_eq!(good.iter().map(|d| &*d.id).collect::<Vec<_>>(), ids, "{name}");
        for document in good {
            assert_eq!(document.lines, [TITLE, FIRST, SECOND], "{name}");
            assert_eq!(document.published.as_deref(), Some("2018-05-18T15:04:00"));
        }
    }
}

#[test]
fn gold_files() {
    let text = format!(
        r#"{{"doc": "g", "published": "2018-05-18", "outlet": "x", "url": null, "lines": ["", "{FIRST}", "{SECOND}"], "events": []}}"#
    );
    let (good, ..) = read("gold.json", text.as_bytes());
    assert_eq!((&*good[0].id, good[0].outlet.as_deref(), good[0].url.as_deref()), ("g", Some("x"), None));
    assert_eq!(good[0].lines, ["", FIRST, SECOND]);
}

#[test]
fn compression() {
    let text = plain();
    assert_eq!(lines("z/a.txt.gz", &gzip(text.as_bytes())), [TITLE, FIRST, SECOND]);
    assert_eq!(lines("z/a.txt.zst", &zstd(text.as_bytes())), [TITLE, FIRST, SECOND]);
    let (a, b) = (object("a") + "\n", object("b"));
    for bytes in [[gzip(a.as_bytes()), gzip(b.as_bytes())].concat(), [zstd(a.as_bytes()), zstd(b.as_bytes())].concat()]
    {
        let (good, bad, _) = read("z/two.jsonl", &bytes);
        assert_eq!((good.len(), bad), (2, vec![]));
    }
}

#[test]
fn encodings_by_detection() {
    let text = plain();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let mark = |bytes: fn(u16) -> [u8; 2]| [bytes(0xFEFF).to_vec(), utf16(bytes)].concat();
    assert_eq!(lines("e/mark8.txt", format!("\u{FEFF}{text}").as_bytes()), [TITLE, FIRST, SECOND]);
    assert_eq!(lines("e/le.txt", &mark(u16::to_le_bytes)), [TITLE, FIRST, SECOND]);
    assert_eq!(lines("e/be.txt", &mark(u16::to_be_bytes)), [TITLE, FIRST, SECOND]);
    assert_eq!(lines("e/le-bare.txt", &utf16(u16::to_le_bytes)), [TITLE, FIRST, SECOND]);
    assert_eq!(lines("e/be-bare.txt", &utf16(u16::to_be_bytes)), [TITLE, FIRST, SECOND]);
    assert_eq!(lines("e/1256.txt", &WINDOWS_1256.encode(&text).0), [TITLE, FIRST, SECOND]);
    let bare = text.replace(['«', '»'], "\"");
    let iso = lines("e/8859-6.txt", &ISO_8859_6.encode(&bare).0);
    assert_eq!(iso[..2], [TITLE, FIRST]);
    let short = "قال الوزير إن الاجتماع انتهى";
    assert_eq!(lines("e/short.txt", &WINDOWS_1256.encode(short).0), [short]);
    assert_eq!(lines("e/1256.jsonl", &WINDOWS_1256.encode(&object("a")).0), [TITLE, FIRST, SECOND]);
}

fn page(head: &str) -> String {
    let body: String = [FIRST, SECOND, FIRST, SECOND].map(|p| format!("<p>{p}</p>\n")).concat();
    format!(
        "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head>{head}<title>{TITLE}</title></head><body>\
         <nav><ul><li><a href=\"/\">الرئيسية</a></li><li><a href=\"/s\">رياضة</a></li></ul></nav>\
         <article><h1>{TITLE}</h1>{body}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )
}

#[test]
fn web_pages() {
    let head = "<meta property=\"article:published_time\" content=\"2018-05-18T15:04:05+03:00\">\
                <meta property=\"og:site_name\" content=\"وكالة\"><meta property=\"og:url\" content=\"https://example.org/1\">";
    let (good, bad, odd) = read("h/a.html", page(head).as_bytes());
    assert_eq!((bad, odd), (vec![], vec![]));
    let document = &good[0];
    assert_eq!(document.lines, [TITLE, FIRST, SECOND, FIRST, SECOND]);
    assert_eq!(document.published.as_deref(), Some("2018-05-18T15:04:05+03:00"));
    assert_eq!(document.outlet.as_deref(), Some("وكالة"));
    assert_eq!(document.url.as_deref(), Some("https://example.org/1"));
}

/// Data that hold the start of an article do not take its end away; data that hold all of it tell where it ends.
#[test]
fn web_pages_whose_data_hold_a_part() {
    let head = |body: &str| {
        let body = serde_json::to_string(body).unwrap();
        page(&format!(
            "<script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"articleBody\": {body}}}</script>"
        ))
    };
    let start = FIRST.trim_end_matches('.');
    for cut in [format!("{start}..."), format!("{start}…"), start[..start.len() - 10].to_owned()] {
        assert_eq!(lines("h/cut.html", head(&cut).as_bytes()), [TITLE, FIRST, SECOND, FIRST, SECOND], "{cut}");
    }
    assert_eq!(lines("h/part.html", head(&format!("{FIRST}\n{SECOND}")).as_bytes()), [TITLE, FIRST, SECOND]);
    let hidden = "قال الوزير في نص لا تعرضه الصفحة إن الحكومة قررت تأجيل الانتخابات.\nوأضاف أن القرار نهائي ولا رجعة عنه.";
    let bare = format!(
        "<html><head><script type=\"application/ld+json\">{{\"@type\": \"NewsArticle\", \"articleBody\": {}}}</script></head><body><h1>{TITLE}</h1></body></html>",
        serde_json::to_string(hidden).unwrap()
    );
    assert_eq!(lines("h/hidden.html", bare.as_bytes()).len(), 3);
}

#[test]
fn dates_of_web_pages() {
    for (head, date) in [
        ("<meta itemprop=\"datePublished\" content=\"2018-05-18\">", Some("2018-05-18")),
        ("<meta name='pubdate' content='Fri, 18 May 2018 15:04:05 +0300'>", Some("2018-05-18T15:04:05+03:00")),
        ("<time class=\"t\" datetime=\"2018-05-18T15:04\"></time>", Some("2018-05-18T15:04:00")),
        ("<meta name=\"date\">", None),
    ] {
        assert_eq!(read("h/date.html", page(head).as_bytes()).0[0].published.as_deref(), date, "{head}");
    }
    let (_, _, odd) = read("h/date.html", page("<time datetime='today'></time>").as_bytes());
    assert!(odd[0].text.contains("\"today\" is not understood"));
}

#[test]
fn web_pages_in_declared_encodings() {
    for (label, encoding) in [("windows-1256", WINDOWS_1256), ("iso-8859-6", ISO_8859_6)] {
        let text = page(&format!("<meta charset=\"{label}\">")).replace(['«', '»'], "");
        let (bytes, _, unmapped) = encoding.encode(&text);
        assert!(!unmapped);
        assert_eq!(lines(&format!("h/{label}.html"), &bytes)[..2], [TITLE, FIRST]);
    }
    // A declaration that the bytes belie is not believed.
    let wrong = page("<meta http-equiv=\"content-type\" content=\"text/html; charset=windows-1256\">");
    assert_eq!(lines("h/wrong.html", wrong.as_bytes())[..2], [TITLE, FIRST]);
    assert_eq!(Encoding::for_label(b"windows-1256"), Some(WINDOWS_1256));
}

#[test]
fn a_short_or_odd_page() {
    assert_eq!(lines("h/short.html", format!("<h1>{TITLE}</h1><p>{FIRST}</p>").as_bytes()).last().unwrap(), FIRST);
    let (good, bad, _) = read("h/none.html", b"<html><body></body></html>");
    assert_eq!((good.len(), bad.len()), (0, 1));
    let deep = format!("<html><body>{}{FIRST}", "<div>".repeat(100_000));
    let (_, bad, _) = read("h/deep.html", deep.as_bytes());
    assert!(bad[0].cause.contains("deep"), "{bad:?}");
}

#[test]
fn one_bad_line_does_not_stop_the_others() {
    let text = [object("1"), object("2"), r#"{"id": "3", "text": }"#.to_owned(), object("4"), object("5")].join("\n");
    for name in ["bad.jsonl", "bad.json", "bad"] {
        let (good, bad, _) = read(name, text.as_bytes());
        assert_eq!(good.iter().map(|d| &*d.id).collect::<Vec<_>>(), ["1", "2", "4", "5"]);
        assert_eq!(bad.len(), 1);
        assert_eq!(bad[0].place, Place::Line(3, Some(21)));
        assert!(bad[0].to_string().contains(":3:21: invalid JSON"), "{}", bad[0]);
    }
}

#[test]
fn bad_objects_are_named() {
    let text =
        format!("{}\n[1, 2]\n{{\"id\": \"x\"}}\n{{\"id\": \"y\", \"text\": {{}}}}\n{}", object("1"), object("2"));
    let (good, bad, _) = read("objects.jsonl", text.as_bytes());
    assert_eq!(good.len(), 2);
    let places: Vec<_> = bad.iter().map(|error| error.place).collect();
    assert_eq!(places, [2, 3, 4].map(|line| Place::Line(line, None)));
    let (good, bad, _) =
        read("array.json", format!("[{},\n 5,\n{{\"id\": }},\n{}]", object("1"), object("2")).as_bytes());
    assert_eq!(good.len(), 2);
    assert_eq!(bad.iter().map(|e| e.place).collect::<Vec<_>>(), [Place::Line(2, None), Place::Line(3, Some(8))]);
}

#[test]
fn truncated_compression_keeps_what_came_before() {
    let text: String = (0..2000).map(|i| object(&format!("{i}-{}", i * 7919 % 1013)) + "\n").collect();
    let whole = gzip(text.as_bytes());
    let (good, bad, _) = read("cut/a.jsonl.gz", &whole[..whole.len() / 2]);
    assert!(good.len() > 100, "{}", good.len());
    assert_eq!(bad.len(), 1);
    assert!(bad[0].cause.contains("truncated"), "{}", bad[0]);
    assert_eq!(bad[0].place, Place::Line(good.len() as u64 + 1, None));
    let whole = zstd(text.as_bytes());
    let (good, bad, _) = read("cut/a.jsonl.zst", &whole[..whole.len() / 2]);
    assert!(good.len() < 2000 && bad.len() == 1, "{} {bad:?}", good.len());
    let whole = gzip(plain().as_bytes());
    let (good, bad, _) = read("cut/a.txt.gz", &whole[..whole.len() / 2]);
    assert_eq!((good.len(), bad.len()), (0, 1));
}

#[test]
fn empty_binary_folder_missing() {
    for (name, bytes) in [("x/empty.txt", &b""[..]), ("x/blank.jsonl", b" \n\n"), ("x/empty.gz", &gzip(b""))] {
        let (good, bad, _) = read(name, bytes);
        assert_eq!((good.len(), &*bad[0].cause), (0, "it is empty"));
    }
    let binary: Vec<u8> = b"\x7FELF\x02\x01\x01"
        .iter()
        .copied()
        .chain((0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8))
        .collect();
    let (_, bad, _) = read("x/binary", &binary);
    assert!(bad[0].to_string().contains("binary"), "{}", bad[0]);
    let (_, bad, _) = read("x/a.zip", b"PK\x03\x04....");
    assert!(bad[0].cause.contains("ZIP") && bad.len() == 1);
    let folder = file("x/folder/a.txt", b"x").parent().unwrap().to_owned();
    let (_, bad, _) = run(Reader::open(&folder, Options::default()));
    assert_eq!((&*bad[0].cause, bad.len()), ("it is a folder", 1));
    let (_, bad, _) = run(Reader::open(folder.join("none"), Options::default()));
    assert!(bad[0].to_string().contains("none: cannot be opened"), "{}", bad[0]);
}

#[test]
fn fifty_megabytes_on_one_line() {
    let long = format!("{{\"id\": \"2\", \"text\": \"{}\"}}", "كلام ".repeat(50_000_000 / 9));
    let text = [object("1"), long, object("3")].join("\n");
    let (good, bad, _) = read("long.jsonl", text.as_bytes());
    assert_eq!(good.iter().map(|d| &*d.id).collect::<Vec<_>>(), ["1", "3"]);
    assert_eq!((bad.len(), bad[0].place), (1, Place::Line(2, None)));
    assert!(bad[0].cause.contains("larger than the limit"), "{}", bad[0]);
    let (good, bad, _) = read("long.json", format!("[{}]", text.replace('\n', ",\n")).as_bytes());
    assert_eq!((good.len(), bad.len(), bad[0].place), (2, 1, Place::Line(2, None)));
    let (good, bad, _) = read("long.txt", "كلام ".repeat(50_000_000 / 9).as_bytes());
    assert_eq!((good.len(), bad.len()), (0, 1));
    fs::remove_file(file("long.jsonl", b"")).unwrap();
    fs::remove_file(file("long.json", b"")).unwrap();
    fs::remove_file(file("long.txt", b"")).unwrap();
    let raised = Options { limit: 100_000_000, ..Options::default() };
    let (good, bad, _) = run(Reader::new(std::io::Cursor::new(text), "long.jsonl", raised));
    assert_eq!((good.len(), bad.len()), (3, 0));
}

#[test]
fn unknown_dates_and_broken_bytes_are_warnings() {
    let text = object("1").replace("2018-05-18 15:04", "أمس");
    let (good, bad, odd) = read("date.json", text.as_bytes());
    assert_eq!((good[0].published.as_deref(), bad.len()), (None, 0));
    assert!(odd[0].to_string().contains("\"أمس\" is not understood"), "{}", odd[0]);
    let defaults = Options { published: Some("2018-05-19".into()), outlet: Some("x".into()), ..Options::default() };
    let (good, ..) = run(Reader::new(std::io::Cursor::new(text), "-", defaults));
    assert_eq!((good[0].published.as_deref(), good[0].outlet.as_deref()), (Some("2018-05-19"), Some("x")));
    let mut bytes = plain().into_bytes();
    bytes.insert(60, 0xFF);
    let (good, _, odd) = read("broken.txt", &bytes);
    assert!(good.len() == 1 && odd[0].text.contains("U+FFFD"), "{odd:?}");
}

#[test]
fn other_languages_are_warnings() {
    let warned =
        |text: &str| read("language.txt", text.as_bytes()).2.first().map(|w| w.text.clone()).unwrap_or_default();
    assert!(warned("وزیر امور خارجه گفت که ایران از این تصمیم حمایت می کند").contains("Persian"));
    assert!(warned("وزیر خارجہ نے کہا ہے کہ پاکستان اس فیصلے کی حمایت کرتا ہے").contains("Urdu"));
    assert!(warned("The minister said that his country wants peace.").contains("0%"));
    assert_eq!(warned(FIRST), "");
}

#[test]
fn documents_without_ids_get_them() {
    let (good, ..) = read("ids.jsonl", b"{\"text\": \"a\"}\n{\"id\": 7, \"text\": \"b\"}\n{\"text\": \"c\"}");
    assert_eq!(good.iter().map(|d| &*d.id).collect::<Vec<_>>(), ["ids-1", "7", "ids-3"]);
    let reader = Reader::new(FIRST.as_bytes(), "-", Options::default());
    assert_eq!(reader.format(), Format::Plain);
    assert_eq!(run(reader).0[0].id, "stdin");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300), head in 0_usize..6, name in 0_usize..6) {
        let heads = [&b""[..], b"{\"text\": \"", b"<html><body><p>", b"\x1F\x8B\x08\x00", b"\x28\xB5\x2F\xFD", b"\xFF\xFE"];
        let names = ["a", "a.txt", "a.json", "a.jsonl", "a.html", "-"];
        let input = std::io::Cursor::new([heads[head], &bytes].concat());
        let (good, ..) = run(Reader::new(input, names[name], Options::default()));
        for document in good {
            prop_assert!(!document.id.is_empty() && !document.lines.is_empty());
        }
    }

    #[test]
    fn plain_text_keeps_its_lines(paragraphs in proptest::collection::vec("[ابتثجحخ ]{0,20}", 1..6)) {
        let text = paragraphs.join("\n");
        let kept: Vec<&str> = paragraphs.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
        let (good, ..) = run(Reader::new(std::io::Cursor::new(text), "a.txt", Options::default()));
        let lines: Vec<String> = good.into_iter().flat_map(|d| d.lines).collect();
        prop_assert_eq!(lines, kept);
    }
}

#[test]
fn what_a_document_was_read_from_is_kept_when_asked() {
    let input = "{\"id\": \"a\", \"text\": \"x\"}\n{\"text\": \"y\"}\n";
    let mut reader = Reader::new(input.as_bytes(), "n.jsonl", Options { keep_raw: true, ..Options::default() });
    let mut found = Vec::new();
    while let Some(document) = reader.next() {
        let origin = reader.origin().unwrap();
        found.push((document.unwrap().id, origin.named, String::from_utf8(origin.raw).unwrap()));
    }
    let expected = [("a", true, "{\"id\": \"a\", \"text\": \"x\"}\n"), ("n-2", false, "{\"text\": \"y\"}\n")];
    assert_eq!(found, expected.map(|(id, named, raw)| (id.to_owned(), named, raw.to_owned())));
    let mut reader = Reader::new(input.as_bytes(), "n.jsonl", Options::default());
    assert!(reader.next().is_some() && reader.origin().is_none());
}
