//! Rows of the dumps of GeoNames, one at a time.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::zip;
use crate::failure::Failure;

/// Passes the cells of each row of a dump on; a row with fewer than `least` cells is a fault.
///
/// # Errors
/// When the file cannot be read or is no such dump: name, line, cause, and what to do.
pub(super) fn rows(path: &Path, least: usize, mut each: impl FnMut(&[&str])) -> Result<(), Failure> {
    let hint = "give the dumps as they come from download.geonames.org/export/dump";
    let fault = |cause: &dyn std::fmt::Display| Failure::file(path.display(), cause, hint);
    let packed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("zip"));
    let stream: Box<dyn Read> = if packed {
        zip::open(path).map_err(|error| fault(&error))?
    } else {
        Box::new(File::open(path).map_err(|error| fault(&error))?)
    };
    let mut reader = BufReader::with_capacity(1 << 16, stream);
    let mut line = String::new();
    let mut number = 0;
    loop {
        line.clear();
        number += 1;
        if reader.read_line(&mut line).map_err(|error| fault(&format!("line {number}: {error}")))? == 0 {
            return Ok(());
        }
        let row = line.trim_end_matches(['\n', '\r']);
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = row.split('\t').collect();
        if cells.len() < least {
            return Err(fault(&format!("line {number} has {} columns instead of {least}", cells.len())));
        }
        each(&cells);
    }
}
