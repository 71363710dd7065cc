//! `marsad gazetteer import`: from the dumps to a table of places.

use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};

use marsad::data::Source;

use super::{ImportArgs, dump};
use crate::failure::{Ended, Failure, Outcome};

/// Columns of the dump of places.
mod column {
    pub(super) const ID: usize = 0;
    pub(super) const ASCII: usize = 2;
    pub(super) const LATITUDE: usize = 4;
    pub(super) const LONGITUDE: usize = 5;
    pub(super) const CLASS: usize = 6;
    pub(super) const CODE: usize = 7;
    pub(super) const COUNTRY: usize = 8;
    pub(super) const ADMIN1: usize = 10;
    pub(super) const POPULATION: usize = 14;
    pub(super) const COUNT: usize = 15;
}

/// Runs the command.
pub(super) fn run(args: &ImportArgs, source: &Source) -> Ended {
    let known = known(source);
    let countries = countries(source)?;
    let names = names(args, &known)?;
    // Divisions are named by rows of the same dump, which may stand anywhere in it: it is read twice.
    let mut divisions: FxHashMap<String, String> = FxHashMap::default();
    dump::rows(&args.places, column::COUNT, |cells| {
        if cells[column::CODE] == "ADM1" {
            divisions.insert(division(cells), cells[column::ASCII].to_owned());
        }
    })?;
    let fault = |error| Failure::file(args.output.display(), error, "may the file be written, and is there room?");
    let mut out = BufWriter::new(File::create(&args.output).map_err(fault)?);
    let mut written: Result<usize, std::io::Error> = out
        .write_all(b"# Places of GeoNames (https://www.geonames.org, CC BY 4.0), made by `marsad gazetteer import`.\ngeonames\tnames\tenglish\tkind\tcountry\tadmin1\tlatitude\tlongitude\tpopulation\n")
        .map(|()| 0);
    dump::rows(&args.places, column::COUNT, |cells| {
        let Ok(count) = written else { return };
        let row = row(args, cells, &names, &countries, &divisions);
        written = row.map_or(Ok(count), |row| writeln!(out, "{row}").map(|()| count + 1));
    })?;
    let count = written.map_err(fault)?;
    out.flush().map_err(fault)?;
    eprintln!("{count} places with Arabic names written to {}", args.output.display());
    Ok(Outcome::Done)
}

/// The ids of places that the program carries.
fn known(source: &Source) -> FxHashSet<u32> {
    let cells = |line: &str| line.split('\t').next().and_then(|id| id.parse().ok());
    source
        .files("places/", ".tsv")
        .flat_map(|file| file.lines().filter_map(|(_, line)| cells(line)).collect::<Vec<_>>())
        .collect()
}

/// Codes of countries: of two letters, as the dump has them, to three.
fn countries(source: &Source) -> Result<FxHashMap<String, String>, Failure> {
    let file = source.file("geonames/countries.tsv")?;
    let rows = file.table(["two", "three"])?;
    Ok(rows.into_iter().map(|row| (row.cells[0].to_owned(), row.cells[1].to_owned())).collect())
}

/// The Arabic names of places that the program does not carry, the preferred one first.
fn names(args: &ImportArgs, known: &FxHashSet<u32>) -> Result<FxHashMap<u32, String>, Failure> {
    let mut found: FxHashMap<u32, BTreeMap<usize, String>> = FxHashMap::default();
    let mut order = 0;
    dump::rows(&args.names, 4, |cells| {
        let flag = |at: usize| cells.get(at).is_some_and(|cell| *cell == "1");
        let id = cells[1].parse().ok().filter(|id| !known.contains(id));
        let name: String = cells[3].chars().filter(|c| !is_mark(*c)).collect();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        // Colloquial and historic names are not what the press writes.
        if let Some(id) = id
            && cells[2] == "ar"
            && !flag(6)
            && !flag(7)
            && is_arabic(&name)
        {
            order += 1;
            let names = found.entry(id).or_default();
            if !names.values().any(|other| *other == name) {
                names.insert(if flag(4) { 0 } else { order }, name);
            }
        }
    })?;
    let joined = |names: BTreeMap<usize, String>| names.into_values().collect::<Vec<_>>().join("|");
    Ok(found.into_iter().map(|(id, names)| (id, joined(names))).collect())
}

/// Diacritics and the stroke that lengthens.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' | '\u{200e}' | '\u{200f}')
}

/// Whether a name is written in Arabic letters alone, is longer than two of them and can stand in a table.
fn is_arabic(name: &str) -> bool {
    let letters = name.chars().filter(|c| ('\u{620}'..='\u{6d3}').contains(c)).count();
    letters > 2 && name.chars().all(|c| ('\u{620}'..='\u{6d3}').contains(&c) || c == ' ' || c == '-')
}

fn division(cells: &[&str]) -> String {
    format!("{}.{}", cells[column::COUNTRY], cells[column::ADMIN1])
}

/// The row of a place; none for what is no place of events or has no Arabic name.
fn row(
    args: &ImportArgs,
    cells: &[&str],
    names: &FxHashMap<u32, String>,
    countries: &FxHashMap<String, String>,
    divisions: &FxHashMap<String, String>,
) -> Option<String> {
    let kind = kind(cells[column::CLASS], cells[column::CODE])?;
    let names = names.get(&cells[column::ID].parse().ok()?)?;
    let country = countries.get(cells[column::COUNTRY])?;
    let population: u32 = cells[column::POPULATION].parse().unwrap_or(0);
    if kind == "town" && population < args.least {
        return None;
    }
    let (latitude, longitude) =
        (cells[column::LATITUDE].parse::<f64>().ok()?, cells[column::LONGITUDE].parse::<f64>().ok()?);
    let admin1 = divisions.get(&division(cells)).map_or("-", String::as_str);
    let people = if population > 0 { population.to_string() } else { "-".to_owned() };
    let english = if cells[column::ASCII].is_empty() { "-" } else { cells[column::ASCII] };
    Some(format!(
        "{}\t{names}\t{english}\t{kind}\t{country}\t{admin1}\t{latitude:.4}\t{longitude:.4}\t{people}",
        cells[column::ID]
    ))
}

/// What a feature of GeoNames is among our kinds.
fn kind(class: &str, code: &str) -> Option<&'static str> {
    const SITES: [&str; 23] = [
        "AIRP", "AIRB", "AIRF", "PRT", "HBR", "DAM", "BDG", "STRT", "CHN", "GULF", "BAY", "ISL", "ISLS", "PASS", "OAS",
        "WAD", "STMM", "LK", "CAPE", "MILB", "CMP", "CMPRF", "OILF",
    ];
    match (class, code) {
        ("P", "PPLX" | "PPLH" | "PPLQ" | "PPLW" | "PPLCH") => None,
        ("P", _) => Some("town"),
        ("A", "ADM1") => Some("admin1"),
        ("A", "ADM2" | "ADM3") => Some("district"),
        ("L", "RFGE") => None,
        (_, code) if SITES.contains(&code) => Some("site"),
        _ => None,
    }
}
