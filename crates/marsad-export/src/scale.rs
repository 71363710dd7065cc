//! The scales of a record's final type: modality may have folded the action into another type of PLOVER, and then code, quad class and
//! intensities are that type's.

use std::sync::LazyLock;

use marsad::Record;

use crate::tables::rows;

/// Where the final type of a record stands on the field's scales.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale<'r> {
    pub mode: Option<&'r str>,
    pub cameo: &'r str,
    pub quad: u8,
    pub goldstein: f64,
    pub plover: f64,
}

struct Folded {
    action: &'static str,
    event: &'static str,
    scale: Scale<'static>,
}

static FOLDED: LazyLock<Vec<Folded>> = LazyLock::new(|| {
    let table = rows::<6>(include_str!("../data/folded.tsv"));
    let row = |[action, event, cameo, quad, goldstein, plover]: [&'static str; 6]| {
        let (quad, goldstein, plover) = (quad.parse().ok()?, goldstein.parse().ok()?, plover.parse().ok()?);
        Some(Folded { action, event, scale: Scale { mode: None, cameo, quad, goldstein, plover } })
    };
    table.filter_map(row).collect()
});

/// The scales of a record after folding.
pub(crate) fn of(record: &Record) -> Scale<'_> {
    let folded = FOLDED.iter().find(|row| row.action == record.action && row.event == record.event);
    folded.map_or_else(
        || Scale {
            mode: record.mode.as_deref(),
            cameo: &record.cameo,
            quad: record.quad,
            goldstein: record.goldstein,
            plover: record.plover_score,
        },
        |row| row.scale.clone(),
    )
}

/// The contexts of a record, with its modality among them; `negated` is PLOVER's word for a denial in this layout.
pub(crate) fn contexts<'r>(record: &'r Record, negated: &'static str) -> impl Iterator<Item = &'r str> {
    let modality = match record.modality.as_str() {
        "future" => Some("future"),
        "hypothetical" => Some("hypothetical"),
        "negated" => Some(negated),
        _ => None,
    };
    record.contexts.iter().map(String::as_str).chain(modality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folding_has_its_row() {
        assert_eq!(
            FOLDED.len(),
            include_str!("../data/folded.tsv").lines().filter(|line| !line.starts_with('#')).count() - 1
        );
        for row in FOLDED.iter() {
            assert_ne!(row.action, row.event);
            assert!((1..=4).contains(&row.scale.quad));
        }
    }
}
