//! Cuts a stream into units of one document each: lines, JSON values, or the whole.

use std::io::{self, BufRead};

use crate::compress::Bytes;

/// One unit of a stream.
#[derive(Debug)]
pub(crate) enum Unit {
    /// The bytes of one document, and the line on which they begin, from 1.
    Whole { bytes: Vec<u8>, line: u64 },
    /// A document larger than the limit, with the line on which it begins and its size as far as it was read. Its bytes
    /// were passed over, not kept.
    Large { line: u64, size: u64 },
    /// The stream failed or ended within a unit that begins on the line.
    Broken { line: u64, error: io::Error },
}

/// How a stream is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// One unit.
    All,
    /// One unit a line; empty lines are none.
    Lines,
    /// One unit a JSON value, at the top or in an array at the top.
    Values,
}

/// A stream being cut.
pub(crate) struct Units {
    input: Bytes,
    cut: Cut,
    limit: usize,
    line: u64,
    ended: bool,
}

impl Units {
    pub(crate) fn new(input: Bytes, cut: Cut, limit: usize) -> Self {
        Self { input, cut, limit, line: 1, ended: false }
    }

    /// Takes bytes while `keeps` says so; it is asked for every byte and gives whether the byte belongs to the unit and whether
    /// the unit ends with it.
    fn take(&mut self, mut step: impl FnMut(u8) -> Step) -> Option<Unit> {
        let (mut bytes, mut size, mut first) = (Vec::new(), 0_u64, self.line);
        let mut done = false;
        while !done {
            let block = match self.input.fill_buf() {
                Ok(block) => block,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.ended = true;
                    return Some(Unit::Broken { line: if size == 0 { self.line } else { first }, error });
                }
            };
            if block.is_empty() {
                self.ended = true;
                break;
            }
            let mut used = 0;
            for &byte in block {
                let step = step(byte);
                done = matches!(step, Step::Last | Step::Before);
                if step == Step::Before {
                    break;
                }
                used += 1;
                if matches!(step, Step::Keep | Step::Last) {
                    if size == 0 {
                        first = self.line;
                    }
                    size += 1;
                    if bytes.len() <= self.limit {
                        bytes.push(byte);
                    }
                }
                self.line += u64::from(byte == b'\n');
                if done {
                    break;
                }
            }
            self.input.consume(used);
        }
        if size > self.limit as u64 {
            return Some(Unit::Large { line: first, size });
        }
        (size > 0).then_some(Unit::Whole { bytes, line: first })
    }
}

/// What becomes of a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It stands before the unit.
    Skip,
    /// It belongs to the unit.
    Keep,
    /// It belongs to the unit and ends it.
    Last,
    /// The unit ends before it.
    Before,
}

impl Iterator for Units {
    type Item = Unit;

    fn next(&mut self) -> Option<Unit> {
        while !self.ended {
            let unit = match self.cut {
                Cut::All => self.take(|_| Step::Keep),
                Cut::Lines => self.take(|byte| if byte == b'\n' { Step::Last } else { Step::Keep }),
                Cut::Values => {
                    let mut value = Value::default();
                    self.take(|byte| value.step(byte))
                }
            };
            let blank = matches!(&unit, Some(Unit::Whole { bytes, .. }) if bytes.trim_ascii().is_empty());
            if unit.is_some() && !blank {
                return unit;
            }
        }
        None
    }
}

/// Follows one JSON value: its brackets and strings.
#[derive(Debug, Default)]
struct Value {
    depth: u32,
    begun: bool,
    string: bool,
    escaped: bool,
}

impl Value {
    fn step(&mut self, byte: u8) -> Step {
        if !self.begun {
            // Between values: white space, commas, and the brackets of the array at the top.
            if byte.is_ascii_whitespace() || matches!(byte, b',' | b'[' | b']') {
                return Step::Skip;
            }
            self.begun = true;
        }
        if self.string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => self.string = false,
                _ => {}
            }
            return Step::Keep;
        }
        match byte {
            b'"' => self.string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 1 => self.depth -= 1,
            b'}' if self.depth == 1 => return Step::Last,
            // A value that is no object ends before what separates it from the next.
            b',' | b']' | b'\n' if self.depth == 0 => return Step::Before,
            _ => {}
        }
        Step::Keep
    }
}
