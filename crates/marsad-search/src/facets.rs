//! How many of the documents found have which type, country, outlet and month.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Counts of documents by value, the most frequent first; months in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// PLOVER types of their records.
    pub types: Vec<(String, u64)>,
    /// Countries of their records' places.
    pub countries: Vec<(String, u64)>,
    /// Outlets.
    pub outlets: Vec<(String, u64)>,
    /// Months of publication.
    pub months: Vec<(String, u64)>,
}

/// Collects facets.
pub(crate) struct FacetCollector;

/// The names of text fields that are counted.
const NAMES: [&str; 3] = ["types", "countries", "outlet"];

pub(crate) struct SegmentFacets {
    columns: [Option<(StrColumn, Vec<u64>)>; 3],
    days: Column<u64>,
    months: BTreeMap<u64, u64>,
    /// The month of the last document, which is often that of the next.
    run: (u64, u64),
}

type Counts = BTreeMap<String, u64>;

impl Collector for FacetCollector {
    type Fruit = Facets;
    type Child = SegmentFacets;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentFacets> {
        let fast = segment.fast_fields();
        let column = |name: &str| -> tantivy::Result<Option<(StrColumn, Vec<u64>)>> {
            let column = fast.str(name)?;
            Ok(column.map(|column| {
                let counts = vec![0; column.num_terms()];
                (column, counts)
            }))
        };
        let [types, countries, outlet] = NAMES;
        Ok(SegmentFacets {
            columns: [column(types)?, column(countries)?, column(outlet)?],
            days: fast.u64("day")?,
            months: BTreeMap::new(),
            run: (0, 0),
        })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, fruits: Vec<tantivy::Result<[Counts; 4]>>) -> tantivy::Result<Facets> {
        let mut sums: [Counts; 4] = Default::default();
        for fruit in fruits {
            for (sum, counts) in sums.iter_mut().zip(fruit?) {
                for (name, count) in counts {
                    *sum.entry(name).or_default() += count;
                }
            }
        }
        let [types, countries, outlets, months] = sums.map(|counts| counts.into_iter().collect::<Vec<_>>());
        let ranked = |mut counts: Vec<(String, u64)>| {
            counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            counts
        };
        Ok(Facets { types: ranked(types), countries: ranked(countries), outlets: ranked(outlets), months })
    }
}

impl SegmentCollector for SegmentFacets {
    type Fruit = tantivy::Result<[Counts; 4]>;

    fn collect(&mut self, doc: DocId, _: Score) {
        for (column, counts) in self.columns.iter_mut().flatten() {
            for ordinal in column.ords().values_for_doc(doc) {
                if let Some(count) = counts.get_mut(ordinal as usize) {
                    *count += 1;
                }
            }
        }
        let month = self.days.first(doc).unwrap_or_default() / 100;
        if month == self.run.0 {
            self.run.1 += 1;
        } else {
            let (last, count) = std::mem::replace(&mut self.run, (month, 1));
            *self.months.entry(last).or_default() += count;
        }
    }

    fn harvest(mut self) -> Self::Fruit {
        let (month, count) = self.run;
        *self.months.entry(month).or_default() += count;
        let mut sums: [Counts; 4] = Default::default();
        for (column, sum) in self.columns.into_iter().zip(&mut sums) {
            let Some((column, counts)) = column else { continue };
            for (ordinal, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                let mut name = String::new();
                column.ord_to_str(ordinal as u64, &mut name)?;
                if !name.is_empty() {
                    sum.insert(name, count);
                }
            }
        }
        let months = self.months.into_iter().filter(|(month, count)| *month > 0 && *count > 0);
        sums[3] = months.map(|(month, count)| (format!("{:04}-{:02}", month / 100, month % 100), count)).collect();
        Ok(sums)
    }
}
