//! Reads documents in the formats and encodings that Arabic news comes in.
//!
//! Formats: plain text (the first line that is not empty is the title, then one paragraph a line), HTML, JSON (objects, or an
//! array of them), JSON Lines, feeds (RSS, Atom, JSON Feed) and web archives (WARC). Each may be compressed by gzip or zstd, and
//! be in UTF-8, UTF-16, windows-1256, ISO-8859-6 or what else its bytes look like. All of this is found out from the name and
//! the first bytes.
//!
//! A [`Reader`] is an iterator: one bad document is one [`ReadError`] and never stops the others. What is odd but no
//! fault (an unknown date, another language, bytes replaced) is a [`Warning`].
//!
//! ```
//! use marsad_read::{Options, Reader};
//!
//! let input = "{\"id\": \"a\", \"text\": \"...\"}\n{\"id\": \"b\",\n{\"id\": \"c\", \"text\": \"...\"}\n";
//! let mut reader = Reader::new(input.as_bytes(), "news.jsonl", Options::default());
//! let (good, bad): (Vec<_>, Vec<_>) = reader.by_ref().partition(Result::is_ok);
//! assert_eq!((good.len(), bad.len()), (2, 1));
//! ```

mod compress;
mod dates;
mod encoding;
mod error;
pub mod feed;
mod format;
mod html;
mod json;
mod language;
mod markup;
mod months;
mod page;
mod reader;
mod replay;
pub mod score;
mod units;
mod warc;

pub use dates::normal_date;
pub use error::{Place, ReadError, Warning};
pub use format::Format;
pub use page::{Page, Refused, host, page, text};
pub use reader::{Options, Origin, Reader};
