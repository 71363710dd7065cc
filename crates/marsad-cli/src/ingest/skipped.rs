//! What was passed over, by its cause.

use std::collections::BTreeMap;
use std::io::{self, Write};

use marsad_read::{ReadError, Warning};

/// How many faults of one kind are told one by one.
const TOLD: u64 = 10;

/// Counts by cause.
#[derive(Debug, Default)]
pub(crate) struct Skipped {
    faults: BTreeMap<String, u64>,
    odd: BTreeMap<String, u64>,
    /// What is no fault and no document: pages in other languages and the like.
    passed: BTreeMap<String, u64>,
}

impl Skipped {
    /// Counts an input or a document that could not be read, and tells the first ones of each kind.
    pub(crate) fn add(&mut self, error: &ReadError) {
        let count = self.faults.entry(kind(&error.cause)).or_default();
        *count += 1;
        tell(*count, &error.to_string());
    }

    /// Counts something odd.
    pub(crate) fn warn(&mut self, warning: &Warning) {
        let count = self.odd.entry(kind(&warning.text)).or_default();
        *count += 1;
        tell(*count, &format!("warning: {warning}"));
    }

    /// Adds what an input that came to its end passed over.
    pub(crate) fn passed(&mut self, counts: &BTreeMap<String, u64>) {
        for (reason, count) in counts {
            *self.passed.entry(reason.clone()).or_default() += count;
        }
    }

    /// Counts a document on which the engine broke, which it has told.
    pub(crate) fn broke(&mut self) {
        *self.faults.entry("the engine broke on it".to_owned()).or_default() += 1;
    }

    /// How many inputs or documents could not be read.
    pub(crate) fn count(&self) -> u64 {
        self.faults.values().sum()
    }

    /// The counts by cause.
    pub(crate) fn causes(&self) -> &BTreeMap<String, u64> {
        &self.faults
    }

    /// Writes what was passed over and what was odd.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (name, list) in [("skipped", &self.faults), ("odd", &self.odd), ("passed over", &self.passed)] {
            let sum: u64 = list.values().sum();
            if sum > 0 {
                writeln!(out, "{name} {sum}")?;
            }
            for (cause, count) in list {
                writeln!(out, "  {count} × {cause}")?;
            }
        }
        Ok(())
    }
}

fn tell(count: u64, text: &str) {
    if count <= TOLD {
        eprintln!("marsad: {text}");
    }
    if count == TOLD {
        eprintln!("marsad: more of this kind are counted only");
    }
}

/// A cause without what differs from case to case: what is quoted, and numbers.
fn kind(cause: &str) -> String {
    let mut kind = String::new();
    let mut quoted = false;
    for c in cause.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                kind.push_str(if quoted { "\"…" } else { "\"" });
            }
            _ if quoted => {}
            '0'..='9' if kind.ends_with('N') => {}
            '0'..='9' => kind.push('N'),
            _ => kind.push(c),
        }
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn one_kind_of_fault_is_one() {
        assert_eq!(kind("a document of 1200 bytes"), kind("a document of 7 bytes"));
        assert_eq!(kind("no date: \"one\"; left"), kind("no date: \"two 2\"; left"));
        assert_ne!(kind("it is empty"), kind("it is binary"));
    }
}
