//! Golden declensions, in both directions.

use super::Checked;
use crate::data::{Error, Source, list};
use crate::morph::{
    Analyser, Analysis, Case, Clitics, Declension, Features, LexemeId, Morphology, Pos, State, bare, ordered,
};

const COLUMNS: [&str; 8] = ["lemma", "pos", "row", "indefinite", "accusative", "definite", "construct", "suffixed"];

/// Checks the golden declensions `forms/nouns/*.tsv`: the noun yields the forms of each cell and no others, and each form,
/// bare, has the reading it came from.
///
/// # Errors
/// When a table is malformed.
pub fn declensions(analyser: &Analyser, source: &Source) -> Result<Checked, Error> {
    let mut out = Checked::default();
    let mut memo = Morphology::default();
    for file in source.files("forms/nouns/", ".tsv") {
        for row in file.table(COLUMNS)? {
            let [lemma, pos, cell, golden @ ..] = row.cells;
            let of_pos = |id: &LexemeId| analyser.lexeme(*id).is_some_and(|lexeme| lexeme.pos.name() == pos);
            let nouns: Vec<LexemeId> = analyser.nominals(lemma).into_iter().filter(of_pos).collect();
            let Ok(wanted) = Features::read(cell) else {
                return Err(file.error(row.line, format!("{cell:?} is no row"), "gender, number, case: m pl nom"));
            };
            let tables: Vec<Declension> = nouns.iter().flat_map(|noun| analyser.decline(*noun)).collect();
            let same =
                |row: &&Declension| Features { gender: None, ..row.features } == Features { gender: None, ..wanted };
            let gender = |row: &&Declension| wanted.gender.is_none() || row.features.gender == wanted.gender;
            let rows: Vec<&Declension> = tables.iter().filter(same).filter(gender).collect();
            for (column, golden) in golden.iter().enumerate() {
                out.count += 1;
                let mut ours: Vec<&str> =
                    rows.iter().filter_map(|row| row.forms.get(column)).flatten().map(|f| &**f).collect();
                let golden = ordered(golden);
                let mut meant: Vec<&str> = list(&golden).filter(|form| *form != "-").collect();
                ours.sort_unstable();
                ours.dedup();
                meant.sort_unstable();
                if ours != meant {
                    let name = Declension::COLUMNS.get(column).copied().unwrap_or("");
                    let cause = format!("{lemma}, {cell}, {name}: {}, not {}", meant.join(" "), ours.join(" "));
                    out.failures.push(file.error(row.line, cause, "noun.rs and affixes/noun-cells.tsv yield it"));
                    continue;
                }
                for form in meant {
                    let features = rows.first().map_or(wanted, |row| row.features);
                    if !reads_back(analyser, &mut memo, &nouns, &features, column, form) {
                        let cause = format!("{form} is not analysed as {cell} of {lemma}");
                        out.failures.push(file.error(row.line, cause, "its stem or its affixes do not meet"));
                    }
                }
            }
        }
    }
    Ok(out)
}

/// Whether a form, bare, has a reading of one of the entries that agrees with its place in the table.
#[must_use]
pub fn reads_back(
    analyser: &Analyser,
    memo: &mut Morphology,
    nouns: &[LexemeId],
    row: &Features,
    column: usize,
    form: &str,
) -> bool {
    let mut readings = Vec::new();
    analyser.analyse(&bare(form), memo, &mut readings);
    readings.iter().any(|reading| {
        let features = &reading.features;
        let number = features.number.is_none() || features.number == row.number;
        nouns.contains(&reading.lexeme)
            && reading.pos != Pos::Verb
            && number
            && features.gender == row.gender
            && (features.case == row.case || row.case.is_none())
            && fits(reading, column)
    })
}

fn fits(reading: &Analysis, column: usize) -> bool {
    let (state, case) = (reading.features.state, reading.features.case);
    let article = reading.clitics == Clitics::ARTICLE;
    let bare = reading.clitics == Clitics::default() && reading.suffix.is_none();
    match column {
        0 => bare && state != Some(State::Construct),
        1 => bare && (state, case) == (Some(State::Indefinite), Some(Case::Accusative)),
        2 => article,
        3 => bare && state != Some(State::Indefinite),
        _ => reading.suffix.is_some() && reading.clitics == Clitics::default(),
    }
}
