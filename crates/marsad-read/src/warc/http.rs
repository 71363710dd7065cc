//! The answer of a server, as an archive keeps it.

use std::io::Read;

use flate2::bufread::{GzDecoder, ZlibDecoder};

/// A body with what the server said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Kind of content in lower case, without parameters: `text/html`.
    pub(crate) kind: String,
    /// The encoding that the server names.
    pub(crate) charset: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// Names in lower case, and values.
pub(crate) type Fields = Vec<(String, String)>;

/// The fields of a head, its first line, and the length of the head with its empty line.
pub(crate) fn head(bytes: &[u8]) -> Option<(Fields, String, usize)> {
    let find = |mark: &[u8]| bytes.windows(mark.len()).position(|part| part == mark).map(|at| (at, at + mark.len()));
    let (end, body) = match (find(b"\r\n\r\n"), find(b"\n\n")) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other)?,
    };
    let text = String::from_utf8_lossy(bytes.get(..end)?);
    let mut lines = text.lines();
    let first = lines.next()?.trim().to_owned();
    let mut fields: Fields = Vec::new();
    for line in lines {
        match (line.split_once(':'), fields.last_mut()) {
            // A line that begins with white space goes on with the one before.
            (_, Some((_, value))) if line.starts_with([' ', '\t']) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (Some((name, value)), _) => fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned())),
            (None, _) => {}
        }
    }
    Some((fields, first, body))
}

/// The value of a field.
pub(crate) fn field<'f>(fields: &'f [(String, String)], name: &str) -> Option<&'f str> {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// A kind of content and its encoding: `text/html; charset=windows-1256`.
pub(crate) fn kind(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';');
    let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
    });
    (kind, charset)
}

/// Reads an answer: its chunks put together, its compression taken off, up to `limit` bytes.
pub(crate) fn answer(bytes: &[u8], limit: usize) -> Option<Answer> {
    let (fields, first, at) = head(bytes)?;
    let status = first.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
    let (kind, charset) = kind(field(&fields, "content-type").unwrap_or_default());
    let mut body = bytes.get(at..).unwrap_or_default().to_vec();
    if field(&fields, "transfer-encoding").is_some_and(|value| value.to_ascii_lowercase().contains("chunked")) {
        // Some archives keep the field and not the chunks.
        body = chunks(&body).unwrap_or(body);
    }
    let coding = field(&fields, "content-encoding").unwrap_or_default().to_ascii_lowercase();
    let limit = limit as u64;
    let mut plain = Vec::new();
    let unpacked = match (coding.as_str(), body.as_slice()) {
        (_, [0x1F, 0x8B, ..]) => GzDecoder::new(body.as_slice()).take(limit).read_to_end(&mut plain).is_ok(),
        ("deflate", [0x78, ..]) => ZlibDecoder::new(body.as_slice()).take(limit).read_to_end(&mut plain).is_ok(),
        _ => false,
    };
    Some(Answer { status, kind, charset, body: if unpacked { plain } else { body } })
}

/// A body sent in chunks; none if it is not.
fn chunks(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let line = std::str::from_utf8(rest.get(..end)?).ok()?;
        let length = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
        rest = rest.get(end + 1..)?;
        if length == 0 {
            return Some(body);
        }
        body.extend_from_slice(rest.get(..length)?);
        rest = rest.get(length..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        let text = b"HTTP/1.1 200 OK\r\nContent-Type: text/HTML; charset=\"x\"\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n";
        let read = answer(text, 100).unwrap_or_else(|| panic!("an answer"));
        assert_eq!(
            (read.status, &*read.kind, read.charset.as_deref(), &*read.body),
            (200, "text/html", Some("x"), &b"abcde"[..])
        );
        let unchunked = b"HTTP/1.0 404 No\nTransfer-Encoding: chunked\n\n<html>";
        assert_eq!(answer(unchunked, 100).map(|read| (read.status, read.body)), Some((404, b"<html>".to_vec())));
        for none in [&b""[..], b"HTTP/1.1 200", b"x\r\n\r\n", b"HTTP/1.1 x\r\n\r\n"] {
            assert_eq!(answer(none, 10), None);
        }
    }
}
