//! An input as an iterator of documents.

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
use crate::{html, json, language};

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

/// The documents of one input, one after the other, in bounded memory for JSON and JSON Lines.
pub struct Reader {
    name: String,
    options: Options,
    units: Option<Units>,
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
            Format::Plain | Format::Html => Cut::All,
            Format::Json => Cut::Values,
            Format::JsonLines => Cut::Lines,
        };
        let units = Units::new(encoding::transcode(input, encoding), cut, options.limit);
        Self { units: Some(units), format, compression, ..Self::bare(name, options) }
    }

    /// What is odd about the documents given so far and has not been asked for.
    pub fn warnings(&mut self) -> Vec<Warning> {
        std::mem::take(&mut self.warnings)
    }

    /// What the document given last was read from, once, if [`Options::keep_raw`] says so.
    pub fn origin(&mut self) -> Option<Origin> {
        self.origin.take()
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
            units: None,
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
        };
        let (mut document, odd) = parsed.map_err(|(cause, hint)| {
            let place = if self.units_are_lines() { Place::Line(line, None) } else { Place::Whole };
            self.error(place, cause, hint)
        })?;
        let named = !document.id.is_empty();
        if !named {
            document.id = self.id();
        }
        document.published = document.published.or_else(|| self.options.published.clone());
        document.outlet = document.outlet.or_else(|| self.options.outlet.clone());
        let broken = (replaced > 0).then(|| format!("{replaced} broken bytes of UTF-8 were replaced by U+FFFD"));
        let language = language::check(&document.lines);
        for text in odd.into_iter().chain(broken).chain(language) {
            self.warnings.push(Warning { file: self.name.clone(), document: document.id.clone(), text });
        }
        self.origin = self.options.keep_raw.then_some(Origin { format: self.format, raw: bytes, named });
        Ok(document)
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
        if self.units_are_lines() { format!("{stem}-{}", self.count) } else { stem.to_owned() }
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
        let unit = self.units.as_mut()?.next();
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
