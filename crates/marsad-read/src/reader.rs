//! An input as an iterator of documents.

use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use encoding_rs::Encoding;
use marsad::Document;
use serde_json::Value;

use crate::compress::{self, Bytes};
use crate::encoding::{self, HEAD};
use crate::error::{Place, ReadError, Warning};
use crate::format::Format;
use crate::json::Read as Parsed;
use crate::replay::Replay;
use crate::units::{Cut, Unit, Units};
use crate::warc::{Archive, Found, content};
use crate::{feed, html, json, language};

/// How inputs are read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The largest document in bytes, after decompression and in UTF-8; 16 MiB unless told.
    pub limit: usize,
    /// The format, if it is not to be found out.
    pub format: Option<Format>,
    /// Date of publication for documents without one, in ISO 8601.
    pub published: Option<String>,
    /// Outlet for documents without one.
    pub outlet: Option<String>,
    /// Whether [`Reader::origin`] keeps what each document was read from.
    pub keep_raw: bool,
}

/// What a document was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its format.
    pub format: Format,
    /// Its bytes, without compression and in UTF-8: one JSON object, one page, one text.
    pub raw: Vec<u8>,
    /// Whether its id is its own and not one made up from the name of the file.
    pub named: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: 16 << 20, format: None, published: None, outlet: None, keep_raw: false }
    }
}

/// Where documents come from.
enum Source {
    None,
    Units(Units),
    Archive(Box<Archive>),
}

/// The documents of one input, one after the other, in bounded memory for JSON, JSON Lines and web archives.
pub struct Reader {
    name: String,
    options: Options,
    source: Source,
    /// Documents that came together with one given.
    waiting: VecDeque<(Document, Option<Origin>)>,
    /// What was passed over, by reason.
    skipped: BTreeMap<String, u64>,
    format: Format,
    compression: Option<&'static str>,
    /// An error found on opening, given first.
    error: Option<ReadError>,
    warnings: Vec<Warning>,
    origin: Option<Origin>,
    /// Documents and errors given so far.
    count: u64,
}

impl Reader {
    /// The documents of a file. What is wrong with the file is the first item.
    #[must_use]
    pub fn open(path: impl AsRef<Path>, options: Options) -> Self {
        let path = path.as_ref();
        let name = path.display().to_string();
        if path.is_dir() {
            let hint = format!("name the files in it: {name}/*");
            return Self::failed(&name, options, Place::Whole, "it is a folder".to_owned(), hint);
        }
        match File::open(path) {
            Ok(file) => Self::new(file, &name, options),
            Err(error) => {
                let hint = match error.kind() {
                    io::ErrorKind::NotFound => "check the name; quote it if it holds spaces",
                    io::ErrorKind::PermissionDenied => "make the file readable",
                    _ => "",
                };
                Self::failed(&name, options, Place::Whole, format!("cannot be opened: {error}"), hint.to_owned())
            }
        }
    }

    /// The documents of a stream; `name` tells its format if it has an extension, and stands in errors.
    #[must_use]
    pub fn new(input: impl Read + Send + 'static, name: &str, options: Options) -> Self {
        let input: Bytes = Box::new(BufReader::with_capacity(HEAD, input));
        let input = Replay::new(input, HEAD);
        let archive = options.format.is_none_or(|format| format == Format::Warc);
        if let Some(packing) = content::packing(input.head(), name).filter(|_| archive) {
            let source = Source::Archive(Box::new(Archive::new(Box::new(input), packing, options.limit)));
            return Self { source, format: Format::Warc, ..Self::bare(name, options) };
        }
        let input: Bytes = Box::new(input);
        let (input, compression) = match compress::open(input) {
            Ok(opened) => opened,
            Err((cause, hint)) => return Self::failed(name, options, Place::Whole, cause, hint),
        };
        let input = Replay::new(input, HEAD);
        let head = input.head();
        if head.trim_ascii().is_empty() && !input.broken() && head.len() < HEAD {
            let hint = "an article has at least one line of text".to_owned();
            return Self::failed(name, options, Place::Whole, "it is empty".to_owned(), hint);
        }
        let Some(encoding) = encoding::detect(head) else {
            let control = |byte: &u8| matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
            let at = head.iter().position(control).unwrap_or(0) as u64;
            let hint = "give text, HTML, JSON or JSON Lines; gzip and zstd are read as they are".to_owned();
            return Self::failed(name, options, Place::Byte(at), "it is binary, not text".to_owned(), hint);
        };
        let format = options.format.unwrap_or_else(|| Format::detect(name, &start(encoding, head)));
        let cut = match format {
            Format::Plain | Format::Html | Format::Feed | Format::Sitemap => Cut::All,
            Format::Warc => {
                let hint = "an archive begins with WARC/, compressed or not".to_owned();
                return Self::failed(name, options, Place::Byte(0), "it is no web archive".to_owned(), hint);
            }
            Format::Json => Cut::Values,
            Format::JsonLines => Cut::Lines,
        };
        let units = Units::new(encoding::transcode(input, encoding), cut, options.limit);
        Self { source: Source::Units(units), format, compression, ..Self::bare(name, options) }
    }

    /// What is odd about the documents given so far and has not been asked for.
    pub fn warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }

    /// What the document given last was read from, once, if [`Options::keep_raw`] says so.
    pub fn origin(&mut self) -> Option<Origin> {
        self.origin.take()
    }

    /// What has been passed over so far without being an error, with how often: pages in other languages, items that hold no
    /// whole text.
    #[must_use]
    pub fn skipped(&self) -> &BTreeMap<String, u64> {
        &self.skipped
    }

    /// The input's name as it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The format found.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    fn bare(name: &str, options: Options) -> Self {
        Self {
            name: name.to_owned(),
            options,
            source: Source::None,
            waiting: VecDeque::new(),
            skipped: BTreeMap::new(),
            format: Format::Plain,
            compression: None,
            error: None,
            warnings: Vec::new(),
            origin: None,
            count: 0,
        }
    }

    fn failed(name: &str, options: Options, place: Place, cause: String, hint: String) -> Self {
        let error = Some(ReadError { file: name.to_owned(), place, cause, hint });
        Self { error, ..Self::bare(name, options) }
    }

    fn error(&self, place: Place, cause: String, hint: String) -> ReadError {
        ReadError { file: self.name.clone(), place, cause, hint }
    }

    /// The document of one unit.
    fn read(&mut self, bytes: Vec<u8>, line: u64) -> Result<Document, ReadError> {
        let text = String::from_utf8_lossy(&bytes);
        let replaced = match &text {
            std::borrow::Cow::Owned(_) => bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count(),
            std::borrow::Cow::Borrowed(_) => 0,
        };
        let parsed = match self.format {
            Format::Plain => Ok(plain(&text)),
            Format::Html => html::document(&text),
            Format::Json | Format::JsonLines => self.json(&text, line)?,
            Format::Feed => return self.items(&text),
            Format::Sitemap | Format::Warc => {
                let cause = "it lists addresses and holds no articles".to_owned();
                return Err(self.error(Place::Whole, cause, "fetch the pages: marsad watch reads sitemaps".to_owned()));
            }
        };
        let language = match self.format {
            // The whole page, before anything was taken out of it.
            Format::Html => language::check_page(&text),
            _ => None,
        };
        let (mut document, odd) = parsed.map_err(|(cause, hint)| {
            let place = if self.units_are_lines() { Place::Line(line, None) } else { Place::Whole };
            self.error(place, cause, hint)
        })?;
        let named = self.complete(&mut document);
        let broken = (replaced > 0).then(|| format!("{replaced} broken bytes of UTF-8 were replaced by U+FFFD"));
        let language = language.or_else(|| language::check(&document.lines).filter(|_| self.format != Format::Html));
        self.warn(&document, odd.into_iter().chain(broken).chain(language));
        self.origin = self.options.keep_raw.then_some(Origin { format: self.format, raw: bytes, named });
        Ok(document)
    }

    /// Fills in what a document lacks; gives whether its id is its own.
    fn complete(&self, document: &mut Document) -> bool {
        let named = !document.id.is_empty();
        if !named {
            document.id = self.id();
        }
        document.published = document.published.take().or_else(|| self.options.published.clone());
        document.outlet = document.outlet.take().or_else(|| self.options.outlet.clone());
        named
    }

    fn warn(&mut self, document: &Document, texts: impl Iterator<Item = String>) {
        let (file, document) = (&self.name, &document.id);
        self.warnings.extend(texts.map(|text| Warning { file: file.clone(), document: document.clone(), text }));
    }

    fn skip(&mut self, reason: &str) {
        *self.skipped.entry(reason.to_owned()).or_default() += 1;
    }

    /// The documents of a feed: the first is given, the others wait.
    fn items(&mut self, text: &str) -> Result<Document, ReadError> {
        let hint = || "give RSS, Atom or JSON Feed".to_owned();
        let feed = feed::parse(text).map_err(|cause| self.error(Place::Whole, cause, hint()))?;
        for item in &feed.items {
            let Some(mut document) = item.document(&feed) else {
                self.skip("item without its whole text");
                continue;
            };
            let named = self.complete(&mut document);
            let odd = item.unknown_date.as_deref().map(json::unknown_date);
            let language = language::check(&document.lines);
            self.warn(&document, odd.into_iter().chain(language));
            self.count += u64::from(!named);
            let origin = self.options.keep_raw.then(|| {
                let raw = serde_json::to_vec(&document).unwrap_or_default();
                Origin { format: Format::Json, raw, named }
            });
            self.waiting.push_back((document, origin));
        }
        let cause = || match feed.items.len() {
            0 => "the feed has no items".to_owned(),
            count => format!("none of its {count} items holds its whole text"),
        };
        self.given()
            .ok_or_else(|| self.error(Place::Whole, cause(), "marsad watch fetches the pages of a feed".to_owned()))
    }

    fn given(&mut self) -> Option<Document> {
        let (document, origin) = self.waiting.pop_front()?;
        self.origin = origin;
        Some(document)
    }

    /// What a record of an archive comes to; none if it is passed over.
    fn archived(&mut self, found: Found) -> Option<Result<Document, ReadError>> {
        let record = match found {
            Found::Record(record) => record,
            Found::Broken { offset, cause } => {
                self.skip("damaged record");
                let cause = format!("a damaged record: {cause}");
                return Some(Err(self.error(
                    Place::Byte(offset),
                    cause,
                    "it is passed over; the others are read".to_owned(),
                )));
            }
            Found::Large { offset, size } => {
                self.skip("record larger than the limit");
                let cause = format!("a record of {size} bytes is larger than the limit of {}", self.options.limit);
                return Some(Err(self.error(
                    Place::Byte(offset),
                    cause,
                    "it is passed over; the others are read".to_owned(),
                )));
            }
        };
        match content::document(&record, self.options.limit) {
            Ok(Some(page)) => {
                let mut document = page.document;
                let named = self.complete(&mut document);
                self.warn(&document, page.odd.into_iter());
                self.origin = self.options.keep_raw.then_some(Origin { format: Format::Html, raw: page.raw, named });
                Some(Ok(document))
            }
            Ok(None) => None,
            Err(reason) => {
                self.skip(reason);
                None
            }
        }
    }

    fn json(&self, text: &str, line: u64) -> Result<Result<Parsed, (String, String)>, ReadError> {
        // With the line end a value cut short would be told of the line after it.
        let value: Value = serde_json::from_str(text.trim_end()).map_err(|error| {
            let at = Place::Line(line + (error.line() as u64).saturating_sub(1), Some(error.column() as u64));
            let message = error.to_string();
            let cause = message.split(" at line ").next().unwrap_or(&message);
            self.error(at, format!("invalid JSON: {cause}"), "correct it; the other documents are read".to_owned())
        })?;
        match &value {
            Value::Object(object) => Ok(json::document(object)),
            _ => Err(self.error(
                Place::Line(line, None),
                "a JSON value that is no object".to_owned(),
                "a document is an object: {\"id\": ..., \"title\": ..., \"text\": ...}".to_owned(),
            )),
        }
    }

    fn units_are_lines(&self) -> bool {
        matches!(self.format, Format::Json | Format::JsonLines)
    }

    /// An id for a document without one: the file's name without its extensions, and the number of the document where there
    /// can be several.
    fn id(&self) -> String {
        let name = self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name);
        let stem = name.split('.').next().filter(|stem| !stem.is_empty() && *stem != "-").unwrap_or("stdin");
        if self.format.holds_several() { format!("{stem}-{}", self.count) } else { stem.to_owned() }
    }

    fn broken(&self, line: u64, error: &io::Error) -> ReadError {
        let short = error.kind() == io::ErrorKind::UnexpectedEof;
        let cause = match self.compression {
            Some(name) if short => format!("the {name} data end before their end: the file is truncated"),
            Some(name) => format!("the {name} data are damaged: {error}"),
            None => format!("cannot be read on: {error}"),
        };
        let whole = "; what stands before this place was read";
        let hint = format!("get the file anew{}", if self.units_are_lines() { whole } else { "" });
        self.error(Place::Line(line, None), cause, hint)
    }
}

impl Iterator for Reader {
    type Item = Result<Document, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.error.take() {
            return Some(Err(error));
        }
        if let Some(document) = self.given() {
            return Some(Ok(document));
        }
        let unit = match &mut self.source {
            Source::None => return None,
            Source::Units(units) => units.next(),
            Source::Archive(_) => loop {
                let Source::Archive(archive) = &mut self.source else { return None };
                let found = archive.next()?;
                self.count += 1;
                if let Some(item) = self.archived(found) {
                    return Some(item);
                }
            },
        };
        self.count += 1;
        match unit {
            Some(Unit::Whole { bytes, line }) => Some(self.read(bytes, line)),
            Some(Unit::Large { line, size }) => {
                let cause = format!("a document of {size} bytes is larger than the limit of {}", self.options.limit);
                let hint = "split it: one article a document, one document a line of JSON".to_owned();
                Some(Err(self.error(Place::Line(line, None), cause, hint)))
            }
            Some(Unit::Broken { line, error }) => Some(Err(self.broken(line, &error))),
            None => None,
        }
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("name", &self.name).field("format", &self.format).finish_non_exhaustive()
    }
}

/// The first characters of a stream in an encoding.
fn start(encoding: &'static Encoding, head: &[u8]) -> String {
    let head = head.get(..4096).unwrap_or(head);
    encoding.decode_with_bom_removal(head).0.into_owned()
}

/// Plain text: the first line that is not empty is the title.
fn plain(text: &str) -> Parsed {
    let mut all = json::lines("", text);
    if all.len() > 1 {
        all.remove(0);
    }
    (Document { lines: all, ..Document::default() }, Vec::new())
}
