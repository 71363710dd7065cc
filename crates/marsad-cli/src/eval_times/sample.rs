//! A sample of lines of a corpus with what is found in them, to be judged by reading.
//!
//! Lines are drawn by a hash of document, line and seed, so that the same seed draws the same ones whatever the order of the corpus.
//! Among the lines are such as hold nothing: what is missed can be seen there too.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use marsad::Engine;
use marsad_read::{Options, Reader};

use crate::failure::Failure;
use crate::output::Output;

/// A line that was drawn.
struct Drawn {
    published: String,
    text: String,
    expressions: Vec<(String, String)>,
}

/// Writes lines until so many expressions are reached: each expression with its day of publication and value, and, if wanted,
/// the line above them.
pub(super) fn run(
    corpus: &Path,
    engine: &Engine,
    seed: u64,
    count: usize,
    context: bool,
    out: &mut Output,
) -> Result<(), Failure> {
    // The lines with the smallest hashes; more than can be needed are dropped as they come.
    let mut drawn: BTreeMap<u64, Drawn> = BTreeMap::new();
    let mut worker = engine.worker();
    for document in Reader::open(corpus, Options::default()).filter_map(Result::ok) {
        let last = drawn.last_key_value().map(|(hash, _)| *hash);
        let lines = (0..document.lines.len()).map(|line| (line, hash(seed, &document.id, line)));
        let chosen: Vec<(usize, u64)> =
            lines.filter(|(_, hash)| drawn.len() < 2 * count || last.is_none_or(|last| *hash < last)).collect();
        if chosen.is_empty() {
            continue;
        }
        let article = worker.words(&document);
        let times = engine.time().times(&article);
        for (line, hash) in chosen {
            let text = document.lines.get(line).cloned().unwrap_or_default();
            let here = times
                .iter()
                .filter(|time| article.tokens.get(time.tokens.start as usize).is_some_and(|t| t.line as usize == line));
            let stretch =
                |start: u32, end: u32| text.chars().skip(start as usize).take((end - start) as usize).collect();
            let value = |time: &marsad::time::TimeExpression| {
                time.date().or_else(|| time.value.clone()).unwrap_or_else(|| "-".to_owned())
            };
            let expressions = here.map(|time| (stretch(time.start, time.end), value(time))).collect();
            let published = document.day().map_or_else(|| "-".to_owned(), |day| day.to_string());
            drawn.insert(hash, Drawn { published, text, expressions });
            if drawn.len() > 2 * count {
                drawn.pop_last();
            }
        }
    }
    let mut total = 0;
    for line in drawn.values() {
        if total >= count {
            break;
        }
        if context {
            writeln!(out, "{} {}", line.published, line.text)?;
        }
        for (text, value) in line.expressions.iter().take(count - total) {
            writeln!(out, "{}\t{text}\t{value}", line.published)?;
        }
        total += line.expressions.len();
    }
    Ok(())
}

/// FNV-1a over seed, document and line, mixed.
fn hash(seed: u64, id: &str, line: usize) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(id.bytes()).chain(line.to_le_bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 3
}
