//! Which articles are copies of others: the same text, or nearly the same.
//!
//! Two texts are near copies when at least [`THRESHOLD`] of their shingles of three lemmas are in common, as their signatures
//! estimate it. Every copy is joined to an original, never to another copy, so that no chain of small changes joins what differs.

use std::collections::BTreeMap;

use rusqlite::{Connection, Result, params};
use rustc_hash::FxHashMap;

use crate::signature::Signature;

/// The least share of shingles in common, estimated, of near copies.
pub const THRESHOLD: f64 = 0.5;

/// How many values of a signature make a band; texts that agree in a band are compared.
const ROWS: usize = 3;

/// A document in the order in which originals are sought: the earliest first, then by name.
type Order = FxHashMap<i64, u32>;

/// Derives the table of copies anew.
pub(crate) fn derive(connection: &Connection) -> Result<()> {
    connection.execute("DELETE FROM copies", [])?;
    let (order, documents) = ranked(connection)?;
    let mut originals: FxHashMap<i64, (i64, &str, f64)> = FxHashMap::default();
    for group in equal_texts(connection)? {
        let first = group.iter().copied().min_by_key(|doc| order.get(doc));
        let Some(first) = first else { continue };
        originals.extend(group.into_iter().filter(|doc| *doc != first).map(|doc| (doc, (first, "exact", 1.0))));
    }
    let candidates = candidates(connection, &order, &originals)?;
    for doc in documents {
        let Some(others) = candidates.get(&doc) else { continue };
        let Some(signature) = signature(connection, doc)? else { continue };
        let mut best: Option<(i64, f64)> = None;
        // A candidate that is a copy itself stands for its original.
        let mut heads: Vec<i64> =
            others.iter().map(|other| originals.get(other).map_or(*other, |found| found.0)).collect();
        heads.sort_by_key(|head| order.get(head));
        heads.dedup();
        for head in heads {
            let similarity = self::signature(connection, head)?.map_or(0.0, |other| signature.similarity(&other));
            if similarity >= THRESHOLD && best.is_none_or(|(_, most)| similarity > most) {
                best = Some((head, similarity));
            }
        }
        if let Some((head, similarity)) = best {
            originals.insert(doc, (head, "near", similarity));
        }
    }
    // An exact copy of what turned out to be a near copy belongs to the same original.
    let mut rows: Vec<(i64, i64, &str, f64)> = originals
        .iter()
        .map(|(doc, (head, rule, similarity))| match originals.get(head) {
            Some((original, rule, similarity)) => (*doc, *original, *rule, *similarity),
            None => (*doc, *head, *rule, *similarity),
        })
        .collect();
    rows.sort_unstable_by_key(|row| row.0);
    let mut insert = connection.prepare("INSERT INTO copies (doc, original, rule, similarity) VALUES (?, ?, ?, ?)")?;
    for (doc, original, rule, similarity) in rows {
        insert.execute(params![doc, original, rule, similarity])?;
    }
    Ok(())
}

/// All current documents in their order.
fn ranked(connection: &Connection) -> Result<(Order, Vec<i64>)> {
    let sql = "SELECT id FROM documents WHERE current = 1 ORDER BY ifnull(published, '9999'), name, article";
    let mut statement = connection.prepare(sql)?;
    let documents: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
    Ok((documents.iter().copied().zip(0..).collect(), documents))
}

/// Groups of current documents with the same text.
fn equal_texts(connection: &Connection) -> Result<Vec<Vec<i64>>> {
    let sql = "SELECT text_hash, id FROM documents WHERE current = 1 ORDER BY text_hash, id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let (mut groups, mut open): (Vec<Vec<i64>>, Option<Vec<u8>>) = (Vec::new(), None);
    while let Some(row) = rows.next()? {
        let (hash, doc): (Vec<u8>, i64) = (row.get(0)?, row.get(1)?);
        match groups.last_mut() {
            Some(group) if open.as_ref() == Some(&hash) => group.push(doc),
            _ => {
                if groups.last().is_some_and(|group| group.len() == 1) {
                    groups.pop();
                }
                groups.push(vec![doc]);
                open = Some(hash);
            }
        }
    }
    groups.retain(|group| group.len() > 1);
    Ok(groups)
}

/// For each document the earlier ones worth comparing. One band at a time, so that memory holds one number a document. Of those that
/// agree in a band, each is compared with the earliest: the others come to it through that one, or through other bands.
fn candidates(
    connection: &Connection,
    order: &Order,
    exact: &FxHashMap<i64, (i64, &str, f64)>,
) -> Result<BTreeMap<i64, Vec<i64>>> {
    let mut found: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for band in 0..crate::signature::VALUES / ROWS {
        let mut earliest: FxHashMap<u64, i64> = FxHashMap::default();
        let mut keys: Vec<(u64, i64)> = Vec::new();
        each_signature(connection, |doc, signature| {
            if let Some(key) =
                signature.band(band, ROWS).filter(|_| order.contains_key(&doc) && !exact.contains_key(&doc))
            {
                let first = earliest.entry(key).or_insert(doc);
                if order.get(&doc) < order.get(first) {
                    *first = doc;
                }
                keys.push((key, doc));
            }
        })?;
        for (key, doc) in keys {
            if let Some(first) = earliest.get(&key).filter(|first| **first != doc) {
                let list = found.entry(doc).or_default();
                if !list.contains(first) {
                    list.push(*first);
                }
            }
        }
    }
    Ok(found)
}

fn each_signature(connection: &Connection, mut each: impl FnMut(i64, &Signature)) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT doc, signature FROM signatures")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(signature) = Signature::from_bytes(row.get_ref(1)?.as_blob()?) {
            each(row.get(0)?, &signature);
        }
    }
    Ok(())
}

fn signature(connection: &Connection, doc: i64) -> Result<Option<Signature>> {
    let mut statement = connection.prepare_cached("SELECT signature FROM signatures WHERE doc = ?")?;
    statement.query_row([doc], |row| Ok(Signature::from_bytes(row.get_ref(0)?.as_blob()?)))
}
