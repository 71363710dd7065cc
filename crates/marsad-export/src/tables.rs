//! The tables of codes in `data/`: countries, bodies, sectors, labels.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A state or territory in the codes of other data sets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Country {
    pub english: &'static str,
    pub cow: Option<&'static str>,
    pub fips: Option<&'static str>,
    /// As CAMEO writes it.
    pub cameo: &'static str,
}

/// A code that stands in place of a country.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Body {
    pub cameo: &'static str,
    pub country: Option<&'static str>,
    pub group: Option<&'static str>,
    pub kind: &'static str,
    pub english: &'static str,
}

/// A sector in the words of other data sets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sector {
    pub cameo: Option<&'static str>,
    pub icews: &'static str,
}

static COUNTRIES: LazyLock<BTreeMap<&str, Country>> = LazyLock::new(|| {
    let rows = rows::<5>(include_str!("../data/countries.tsv"));
    let row = |[code, english, cow, fips, cameo]: [&'static str; 5]| {
        (code, Country { english, cow: known(cow), fips: known(fips), cameo: known(cameo).unwrap_or(code) })
    };
    rows.map(row).collect()
});

static BODIES: LazyLock<BTreeMap<&str, Body>> = LazyLock::new(|| {
    let rows = rows::<6>(include_str!("../data/bodies.tsv"));
    let row = |[code, cameo, country, group, kind, english]: [&'static str; 6]| {
        (code, Body { cameo, country: known(country), group: known(group), kind, english })
    };
    rows.map(row).collect()
});

static SECTORS: LazyLock<BTreeMap<&str, Sector>> = LazyLock::new(|| {
    let rows = rows::<3>(include_str!("../data/sectors.tsv"));
    rows.map(|[code, cameo, icews]| (code, Sector { cameo: known(cameo), icews })).collect()
});

static LABELS: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| rows::<2>(include_str!("../data/cameo.tsv")).map(|[code, label]| (code, label)).collect());

/// A country by its code.
pub(crate) fn country(code: &str) -> Option<Country> {
    COUNTRIES.get(code).copied()
}

/// A body above states by its code.
pub(crate) fn body(code: &str) -> Option<Body> {
    BODIES.get(code).copied()
}

/// A sector by its code.
pub(crate) fn sector(code: &str) -> Option<Sector> {
    SECTORS.get(code).copied()
}

/// Whether a code is that of a sector.
#[must_use]
pub fn is_sector(code: &str) -> bool {
    sector(code).is_some()
}

/// The label of a CAMEO code, or of its longest prefix that has one.
pub(crate) fn label(code: &str) -> &'static str {
    (1..=code.len()).rev().find_map(|n| LABELS.get(code.get(..n)?)).copied().unwrap_or_default()
}

fn known(cell: &'static str) -> Option<&'static str> {
    (cell != "-").then_some(cell)
}

/// The rows of a table below its comments and its header. A row of another width is none; a test sees that there is no such row.
pub(crate) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let rows = table.lines().filter(|line| !line.starts_with('#')).skip(1);
    rows.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_row_is_lost() {
        let count = |table: &str| table.lines().filter(|line| !line.starts_with('#')).count() - 1;
        assert_eq!(COUNTRIES.len(), count(include_str!("../data/countries.tsv")));
        assert_eq!(BODIES.len(), count(include_str!("../data/bodies.tsv")));
        assert_eq!(SECTORS.len(), count(include_str!("../data/sectors.tsv")));
        assert_eq!(LABELS.len(), count(include_str!("../data/cameo.tsv")));
    }

    #[test]
    fn every_state_of_the_engine_has_a_row() {
        let source = marsad::data::Source::embedded();
        let states = source.file("actors/states.tsv").expect("the table is there");
        let rows = states.lines().filter(|(_, line)| !line.starts_with('#')).skip(1);
        for code in rows.filter_map(|(_, line)| line.split('\t').next()) {
            assert!(country(code).is_some(), "{code}");
        }
    }

    #[test]
    fn labels_fall_back_on_the_shorter_code() {
        assert_eq!(label("0879"), label("087"));
        assert_eq!(label("042"), "Make a visit");
        assert_eq!(label(""), "");
    }
}
