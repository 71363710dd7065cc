//! Conditions that must hold of one and the same record: terms at the same position. A condition is a list of terms, any of which will do.

use tantivy::postings::Postings;
use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// Documents with a record that fulfils all conditions. All that match have the score 0.
#[derive(Debug, Clone)]
pub(crate) struct SameRecord {
    pub conditions: Vec<Vec<Term>>,
}

/// Positions of records in a document as bits; a document of more records has the rest in the last bit, where conditions may meet that
/// hold of two records.
type Records = u128;

impl Query for SameRecord {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for SameRecord {
    fn scorer(&self, reader: &SegmentReader, _: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut costs = Vec::new();
        for condition in &self.conditions {
            let mut cost = 0;
            for term in condition {
                cost += u64::from(reader.inverted_index(term.field())?.doc_freq(term)?);
            }
            costs.push((cost, condition));
        }
        costs.sort_by_key(|(cost, _)| *cost);
        let mut conditions = costs.into_iter().map(|(_, condition)| condition);
        let mut found = match conditions.next() {
            Some(first) => holders(reader, first)?,
            None => Vec::new(),
        };
        for condition in conditions {
            found = keep(reader, condition, &found)?;
        }
        let docs = found.into_iter().map(|(doc, _)| doc).collect();
        Ok(Box::new(ConstScorer::new(Docs { docs, at: 0 }, 0.0)))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!("document {doc} has no score here")))
    }
}

/// All documents with a record that fulfils a condition, in order, with those records.
fn holders(reader: &SegmentReader, condition: &[Term]) -> tantivy::Result<Vec<(DocId, Records)>> {
    let mut found: Vec<(DocId, Records)> = Vec::new();
    let mut positions = Vec::new();
    for term in condition {
        let index = reader.inverted_index(term.field())?;
        let Some(mut postings) = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? else { continue };
        while postings.doc() != TERMINATED {
            postings.positions(&mut positions);
            found.push((postings.doc(), records(&positions)));
            postings.advance();
        }
    }
    if condition.len() > 1 {
        found.sort_unstable_by_key(|(doc, _)| *doc);
        found.dedup_by(|later, earlier| {
            let same = later.0 == earlier.0;
            earlier.1 |= if same { later.1 } else { 0 };
            same
        });
    }
    Ok(found)
}

/// Those of `found` with a record among them that also fulfils a condition.
fn keep(
    reader: &SegmentReader,
    condition: &[Term],
    found: &[(DocId, Records)],
) -> tantivy::Result<Vec<(DocId, Records)>> {
    let mut held: Vec<Records> = vec![0; found.len()];
    let mut positions = Vec::new();
    for term in condition {
        let index = reader.inverted_index(term.field())?;
        let Some(mut postings) = index.read_postings(term, IndexRecordOption::WithFreqsAndPositions)? else { continue };
        for ((doc, _), held) in found.iter().zip(&mut held) {
            if postings.doc() < *doc {
                postings.seek(*doc);
            }
            if postings.doc() == *doc {
                postings.positions(&mut positions);
                *held |= records(&positions);
            }
        }
    }
    let both = found.iter().zip(held).map(|((doc, records), held)| (*doc, records & held));
    Ok(both.filter(|(_, records)| *records != 0).collect())
}

fn records(positions: &[u32]) -> Records {
    positions.iter().fold(0, |bits, position| bits | 1 << (*position).min(Records::BITS - 1))
}

/// Documents in a list.
struct Docs {
    docs: Vec<DocId>,
    at: usize,
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.docs.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|doc| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        self.docs.len() as u32
    }
}
