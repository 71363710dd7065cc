//! Searching.

use marsad::Worker;
use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, Order as Direction, Searcher};

use crate::compile::Compiler;
use crate::error::Error;
use crate::facets::{FacetCollector, Facets};
use crate::index::Index;
use crate::query::Node;

/// In what order documents come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// The best first, by BM25; the newest first where the query has no words to rank by.
    #[default]
    Best,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

/// Which documents of those found are wanted.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// How many.
    pub limit: usize,
    /// How many before them are passed over.
    pub offset: usize,
    /// In what order.
    pub order: Order,
    /// Whether facets are counted.
    pub facets: bool,
}

impl Default for Page {
    fn default() -> Self {
        Self { limit: 10, offset: 0, order: Order::Best, facets: false }
    }
}

/// A document found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// Its number in the store.
    pub row: u64,
    /// BM25; 0 where documents are not ranked.
    pub score: f32,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Results {
    /// The documents of the page.
    pub hits: Vec<Hit>,
    /// How many were found in all.
    pub total: u64,
    /// Counts over all of them, if asked for.
    pub facets: Option<Facets>,
}

impl Index {
    /// Searches.
    ///
    /// # Errors
    /// A value of the query cannot be read, or the index.
    pub fn search(&self, worker: &mut Worker<'_>, node: &Node, page: Page) -> Result<Results, Error> {
        let searcher = self.reader.searcher();
        let query = Compiler { worker, searcher: &searcher, fields: self.fields }.query(node)?;
        let total = query.count(&searcher)? as u64;
        let hits = self.top(&searcher, &query, node, page)?;
        let facets = if page.facets { Some(searcher.search(&query, &FacetCollector)?) } else { None };
        Ok(Results { hits, total, facets })
    }

    /// The numbers of all documents found, in no order.
    ///
    /// # Errors
    /// As [`search`](Self::search).
    pub fn all(&self, worker: &mut Worker<'_>, node: &Node) -> Result<Vec<u64>, Error> {
        let searcher = self.reader.searcher();
        let query = Compiler { worker, searcher: &searcher, fields: self.fields }.query(node)?;
        let found = searcher.search(&query, &DocSetCollector)?;
        found.into_iter().map(|address| row(&searcher, address)).collect()
    }

    fn top(&self, searcher: &Searcher, query: &dyn Query, node: &Node, page: Page) -> Result<Vec<Hit>, Error> {
        if page.limit == 0 {
            return Ok(Vec::new());
        }
        let top = TopDocs::with_limit(page.limit).and_offset(page.offset);
        let direction = match page.order {
            Order::Best if ranks(node) => None,
            Order::Best | Order::Newest => Some(Direction::Desc),
            Order::Oldest => Some(Direction::Asc),
        };
        let found: Vec<(f32, DocAddress)> = match direction {
            None => searcher.search(query, &top.order_by_score())?,
            Some(direction) => {
                let found = searcher.search(query, &top.order_by_fast_field::<u64>("day", direction))?;
                found.into_iter().map(|(_, address)| (0.0, address)).collect()
            }
        };
        found.into_iter().map(|(score, address)| Ok(Hit { row: row(searcher, address)?, score })).collect()
    }
}

/// Whether a query has words that rank.
fn ranks(node: &Node) -> bool {
    match node {
        Node::Words { .. } => true,
        Node::And(nodes) | Node::Or(nodes) => nodes.iter().any(ranks),
        Node::Not(_) | Node::Field { .. } => false,
    }
}

fn row(searcher: &Searcher, address: DocAddress) -> Result<u64, Error> {
    let rows = searcher.segment_reader(address.segment_ord).fast_fields().u64("row")?;
    rows.first(address.doc_id).ok_or_else(|| Error::Index(format!("document {address:?} has no number")))
}
