//! `marsad names --tables`: how many rows the tables of actors and places hold.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use marsad::data::{File, Source};

use crate::failure::{Ended, Outcome};
use crate::output;

/// The tables, by the start of their names, and what a row of each is.
const TABLES: [(&str, &str); 10] = [
    ("actors/states", "states and territories"),
    ("actors/nisbas", "adjectives of peoples and groups"),
    ("actors/offices", "offices, by pattern"),
    ("actors/organs", "organs, by pattern"),
    ("actors/persons", "nouns of people"),
    ("actors/bodies", "bodies"),
    ("actors/parties", "parties"),
    ("actors/groups", "armed groups"),
    ("actors/media", "media"),
    ("actors/people/", "people"),
];

/// Runs the command: rows (an office or a period each), different ids, Arabic names.
pub(crate) fn run(source: &Source) -> Ended {
    let mut out = output::stdout();
    writeln!(out, "{:<36}{:>9}{:>9}{:>9}", "", "ids", "rows", "names")?;
    for (prefix, what) in TABLES {
        let (mut rows, mut names, mut ids) = (0, 0, BTreeSet::new());
        for file in source.files(prefix, ".tsv") {
            for cells in body(&file) {
                rows += 1;
                let variants = cells.get(1).filter(|cell| **cell != "=").map_or(0, |cell| cell.split('|').count());
                names += if prefix.starts_with("actors/o") || prefix == "actors/persons" { 1 } else { variants };
                ids.extend(cells.first().map(|id| (*id).to_owned()));
            }
        }
        writeln!(out, "{what:<36}{:>9}{rows:>9}{names:>9}", ids.len())?;
    }
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in source.files("places/", ".tsv") {
        for cells in body(&file) {
            let (rows, names) = kinds.entry(cells.get(3).copied().unwrap_or("")).or_default();
            *rows += 1;
            *names += cells.get(1).map_or(0, |cell| cell.split('|').count());
        }
    }
    for (kind, (rows, names)) in &kinds {
        writeln!(out, "{:<36}{rows:>9}{rows:>9}{names:>9}", format!("places: {kind}"))?;
    }
    let (rows, names) = kinds.values().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
    writeln!(out, "{:<36}{rows:>9}{rows:>9}{names:>9}", "places in all")?;
    out.finish()?;
    Ok(Outcome::Done)
}

/// The rows of a table without its header, as cells.
fn body<'s>(file: &File<'s>) -> Vec<Vec<&'s str>> {
    file.lines().skip(1).map(|(_, line)| line.split('\t').collect()).collect()
}
