//! A query tree as a query of the index.

use marsad::Worker;
use marsad_store::filter::distance_km;
use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use crate::attributes;
use crate::days::{Days, number};
use crate::error::Error;
use crate::fold;
use crate::index::{EXACT, Fields};
use crate::query::{self, FieldKind, Node, QueryError};
use crate::same_record::SameRecord;
use crate::words::{Asked, ask};

/// How many rows of lemmas an ambiguous phrase may stand for.
const ROWS: usize = 32;

type Boxed = Box<dyn Query>;

/// What compiles.
pub(crate) struct Compiler<'c, 'e> {
    pub worker: &'c mut Worker<'e>,
    pub searcher: &'c Searcher,
    pub fields: Fields,
}

impl Compiler<'_, '_> {
    /// A node as a query.
    pub fn query(&mut self, node: &Node) -> Result<Boxed, Error> {
        match node {
            Node::And(nodes) => self.all(nodes),
            Node::Or(nodes) => {
                let parts = nodes.iter().map(|node| self.query(node)).collect::<Result<Vec<_>, _>>()?;
                Ok(Box::new(BooleanQuery::union(parts)))
            }
            Node::Not(_) | Node::Field { .. } => self.all(std::slice::from_ref(node)),
            Node::Words { text, exact, title, column } => self.words(text, *exact, *title, *column),
        }
    }

    /// All of some nodes. Conditions on records among them hold of one record.
    fn all(&mut self, nodes: &[Node]) -> Result<Boxed, Error> {
        let (mut parts, mut conditions) = (Vec::new(), Vec::new());
        for node in nodes {
            match node {
                Node::Not(inner) => parts.push((Occur::MustNot, self.query(inner)?)),
                Node::Field { field, values, column } if field.kind == FieldKind::Record => {
                    conditions.extend(self.record(field, values, *column)?);
                }
                Node::Field { field, values, column } => {
                    let query = match field.kind {
                        FieldKind::Day => self.day(values, *column)?,
                        _ => self.document(field.name, values),
                    };
                    parts.push((Occur::Must, silent(query)));
                }
                node => parts.push((Occur::Must, self.query(node)?)),
            }
        }
        if !conditions.is_empty() {
            parts.push((Occur::Must, silent(same_record(conditions))));
        }
        if parts.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            parts.push((Occur::Must, silent(Box::new(AllQuery))));
        }
        if let [(Occur::Must, only)] = parts.as_slice() {
            return Ok(only.box_clone());
        }
        Ok(Box::new(BooleanQuery::new(parts)))
    }

    /// Words in a row: each way to read them, any of which will do.
    fn words(&mut self, text: &str, exact: bool, title: bool, column: usize) -> Result<Boxed, Error> {
        let field = if title { self.fields.title } else { self.fields.body };
        let words = ask(self.worker, text);
        if words.is_empty() {
            let cause = format!("{text:?} holds no word to search for");
            return Err(QueryError::new(column, cause, "write letters or digits; marks alone are not indexed").into());
        }
        let rows = rows(&words, exact);
        let mut queries: Vec<Boxed> = rows.into_iter().map(|row| self.row(field, &row)).collect();
        if queries.len() == 1 {
            return Ok(queries.remove(0));
        }
        Ok(Box::new(BooleanQuery::union(queries)))
    }

    fn row(&self, field: Field, row: &[String]) -> Boxed {
        let mut terms: Vec<Term> = row.iter().map(|word| Term::from_field_text(field, word)).collect();
        if terms.len() == 1 {
            return Box::new(TermQuery::new(terms.remove(0), IndexRecordOption::WithFreqs));
        }
        Box::new(PhraseQuery::new(terms))
    }

    fn day(&self, values: &[String], column: usize) -> Result<Boxed, Error> {
        let mut ranges: Vec<Boxed> = Vec::new();
        for days in stretches("date", values, column)? {
            let bound = |day| std::ops::Bound::Included(Term::from_field_u64(self.fields.day, number(day)));
            ranges.push(Box::new(RangeQuery::new(bound(days.first), bound(days.last))));
        }
        Ok(if ranges.len() == 1 { ranges.remove(0) } else { Box::new(BooleanQuery::union(ranges)) })
    }

    fn document(&self, name: &str, values: &[String]) -> Boxed {
        let field = if name == "doc" { self.fields.doc } else { self.fields.outlet };
        Box::new(TermSetQuery::new(values.iter().map(|value| Term::from_field_text(field, value))))
    }

    /// The conditions of a field on a record. A value of several words is several conditions.
    fn record(&self, field: &query::Field, values: &[String], column: usize) -> Result<Vec<Vec<Term>>, Error> {
        let term = |value: &str| Term::from_field_text(self.fields.record, &attributes::term(field.name, value));
        match field.name {
            "when" => {
                let names = stretches("when", values, column)?.into_iter().flat_map(Days::names);
                Ok(vec![names.map(|name| term(&name)).collect()])
            }
            "near" => Ok(vec![self.near(values, column)?]),
            "actor" | "recipient" | "who" | "source" | "place" => {
                // An id has marks in it and is a term as it is; a name is its words.
                let words = |value: &String| -> Vec<String> {
                    let whole = value.contains('.') && !value.contains(' ');
                    if whole { vec![value.clone()] } else { fold::words(value).collect() }
                };
                match values {
                    [one] => Ok(words(one).iter().map(|word| vec![term(word)]).collect()),
                    several => Ok(vec![several.iter().flat_map(words).map(|word| term(&word)).collect()]),
                }
            }
            _ => Ok(vec![values.iter().map(|value| term(value)).collect()]),
        }
    }

    /// The terms of all places of the index within a radius.
    fn near(&self, values: &[String], column: usize) -> Result<Vec<Term>, Error> {
        let numbers: Vec<f64> = values.iter().filter_map(|value| value.trim().parse().ok()).collect();
        let (lat, lon, km) = match numbers.as_slice() {
            [lat, lon, km] if values.len() == 3 && lat.abs() <= 90.0 && lon.abs() <= 180.0 && *km >= 0.0 => {
                (*lat, *lon, *km)
            }
            _ => {
                let cause = format!("near: {:?} is no latitude, longitude and radius", values.join(","));
                return Err(
                    QueryError::new(column, cause, "near:33.3,44.4,50 is 50 km around 33.3 north, 44.4 east").into()
                );
            }
        };
        let mut terms = Vec::new();
        let prefix = "near:";
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.record)?;
            let mut stream = index.terms().range().ge(prefix).lt("near;").into_stream()?;
            while stream.advance() {
                let Some(at) = std::str::from_utf8(stream.key()).ok().and_then(|key| key.strip_prefix(prefix)) else {
                    continue;
                };
                let point = at.split_once(',').and_then(|(lat, lon)| Some((lat.parse().ok()?, lon.parse().ok()?)));
                if point.is_some_and(|point| distance_km(point, (lat, lon)) <= km) {
                    terms.push(Term::from_field_text(self.fields.record, &format!("{prefix}{at}")));
                }
            }
        }
        terms.sort_unstable();
        terms.dedup();
        Ok(terms)
    }
}

/// All ways to read words in a row; the first meanings of each word where there are too many.
fn rows(words: &[Asked], exact: bool) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    for word in words {
        let spelling = format!("{EXACT}{}", word.surface);
        let meanings: Vec<&String> =
            if exact || word.lemmas.is_empty() { vec![&spelling] } else { word.lemmas.iter().collect() };
        let room = (ROWS / rows.len()).max(1);
        rows = rows
            .iter()
            .flat_map(|row| {
                let longer = |meaning: &&String| row.iter().chain([*meaning]).cloned().collect();
                meanings.iter().take(room).map(longer).collect::<Vec<_>>()
            })
            .collect();
    }
    rows
}

fn stretches(field: &str, values: &[String], column: usize) -> Result<Vec<Days>, Error> {
    let read = |value: &String| {
        Days::parse(value).ok_or_else(|| {
            let hint = "write a day, a month, a year or a range: 2018-05-18, 2018-05, 2018, 2018-05..2018-06, 2018..";
            Error::from(QueryError::new(column, format!("{field}: {value:?} is no date"), hint))
        })
    };
    values.iter().map(read).collect()
}

fn same_record(mut conditions: Vec<Vec<Term>>) -> Boxed {
    if conditions.iter().any(Vec::is_empty) {
        return Box::new(EmptyQuery);
    }
    match conditions.as_mut_slice() {
        [only] if only.len() == 1 => Box::new(TermQuery::new(only.remove(0), IndexRecordOption::Basic)),
        [only] => Box::new(TermSetQuery::new(std::mem::take(only))),
        _ => Box::new(SameRecord { conditions }),
    }
}

/// A condition that selects and does not rank.
fn silent(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
