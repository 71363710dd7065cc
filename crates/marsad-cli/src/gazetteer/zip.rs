//! The largest member of a zip archive as a stream: enough of the format for the dumps of GeoNames.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::DeflateDecoder;

/// The record that ends an archive.
const END: [u8; 4] = *b"PK\x05\x06";
/// A member in the list of contents.
const ENTRY: [u8; 4] = *b"PK\x01\x02";
/// A member's own header.
const LOCAL: [u8; 4] = *b"PK\x03\x04";
/// The record at the end is at most this long, its comment included.
const TAIL: u64 = 22 + 65_535;
/// In a field of four bytes: the value is too large and stands elsewhere.
const LARGE: u32 = u32::MAX;

/// One member as the list of contents tells it.
#[derive(Debug, Clone, Copy)]
struct Member {
    method: u16,
    /// Length in the archive.
    packed: u64,
    /// Length unpacked; with it members are compared.
    length: u64,
    /// Where its own header starts.
    offset: u64,
}

/// Opens the largest member of an archive: beside the table there may be a small one of codes.
///
/// # Errors
/// When the file cannot be read, is no zip archive, or packs its members otherwise than by deflate.
pub(super) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut file = File::open(path)?;
    let member = contents(&mut file)?
        .into_iter()
        .max_by_key(|member| member.length)
        .ok_or_else(|| fault("the archive is empty"))?;
    file.seek(SeekFrom::Start(member.offset))?;
    let mut header = [0; 30];
    file.read_exact(&mut header)?;
    if header[..4] != LOCAL {
        return Err(fault("a member of the archive is not where its list says"));
    }
    let skip = u64::from(short(&header, 26)) + u64::from(short(&header, 28));
    file.seek(SeekFrom::Start(member.offset + 30 + skip))?;
    let packed = BufReader::with_capacity(1 << 16, file.take(member.packed));
    match member.method {
        0 => Ok(Box::new(packed)),
        8 => Ok(Box::new(DeflateDecoder::new(packed))),
        other => Err(fault(&format!("its members are packed by method {other}, not by deflate"))),
    }
}

/// The members of an archive.
fn contents(file: &mut File) -> io::Result<Vec<Member>> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail = length.min(TAIL);
    file.seek(SeekFrom::Start(length - tail))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let end = bytes.windows(4).rposition(|window| window == END).ok_or_else(|| fault("this is no zip archive"))?;
    let end = bytes.get(end..).unwrap_or(&[]);
    let (size, start) = (long(end, 12), long(end, 16));
    if start == LARGE || u64::from(start) + u64::from(size) > length {
        return Err(fault("archives above four gigabytes are not read"));
    }
    file.seek(SeekFrom::Start(u64::from(start)))?;
    let mut list = vec![0; size as usize];
    file.read_exact(&mut list)?;
    let mut members = Vec::new();
    let mut at = 0;
    while let Some(entry) = list.get(at..).filter(|entry| entry.starts_with(&ENTRY)) {
        members.push(Member {
            method: short(entry, 10),
            packed: u64::from(long(entry, 20)),
            length: u64::from(long(entry, 24)),
            offset: u64::from(long(entry, 42)),
        });
        at += 46 + [28, 30, 32].map(|field| usize::from(short(entry, field))).iter().sum::<usize>();
    }
    Ok(members)
}

fn short(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).and_then(|pair| pair.try_into().ok()).map_or(0, u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

fn fault(cause: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, cause.to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::{env, fs, process};

    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    use super::{END, ENTRY, LOCAL, open};

    /// An archive of two members: a small one as it is, a larger one deflated.
    fn archive() -> Vec<u8> {
        let (mut out, mut list) = (Vec::new(), Vec::new());
        for (name, text, method) in [("codes.txt", "ar\tArabic\n", 0u16), ("names.txt", "1\tAleppo\n2\tHoms\n", 8)] {
            let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
            deflated.write_all(text.as_bytes()).expect("a buffer takes all");
            let packed =
                if method == 8 { deflated.finish().expect("a buffer takes all") } else { text.as_bytes().to_vec() };
            let offset = out.len() as u32;
            let sizes: Vec<u8> =
                [0, packed.len() as u32, text.len() as u32].iter().flat_map(|n| n.to_le_bytes()).collect();
            let head = [&20u16.to_le_bytes()[..], &[0; 2], &method.to_le_bytes(), &[0; 4], &sizes].concat();
            let lengths = [(name.len() as u16).to_le_bytes(), [0; 2]].concat();
            out.extend([&LOCAL[..], &head, &lengths, name.as_bytes(), &packed].concat());
            list.extend(
                [&ENTRY[..], &[20, 0], &head, &lengths, &[0; 10], &offset.to_le_bytes(), name.as_bytes()].concat(),
            );
        }
        let (start, size) = ((out.len() as u32).to_le_bytes(), (list.len() as u32).to_le_bytes());
        out.extend([&list[..], &END, &[0; 4], &[2, 0, 2, 0], &size, &start, &[0; 2]].concat());
        out
    }

    #[test]
    fn the_largest_member_is_unpacked() {
        let path = env::temp_dir().join(format!("marsad-{}-dump.zip", process::id()));
        fs::write(&path, archive()).expect("a file in the directory for such");
        let mut text = String::new();
        let read = open(&path).and_then(|mut stream| stream.read_to_string(&mut text));
        fs::write(&path, "no archive").expect("the same file");
        let refused = open(&path).err().map(|error| error.to_string());
        fs::remove_file(&path).expect("the same file");
        assert!(read.is_ok(), "{read:?}");
        assert_eq!(text, "1\tAleppo\n2\tHoms\n");
        assert_eq!(refused.as_deref(), Some("this is no zip archive"));
    }
}
