//! Clauses and their arguments, by a shallow dependency analysis over the chosen readings.
//!
//! A sentence becomes a list of items: nominal groups (a head with its idafa chain, adjectives and names), verbs, words that
//! open clauses, punctuation. One pass over the items, with a stack of open clauses, gives every group its governor. Each
//! token ends with a head and a relation, after the manner of Universal Dependencies; what no rule attaches hangs on the
//! predicate of its clause. The analysis never fails: at worst it is flat.

mod agreement;
mod clause;
mod group;
mod roles;
mod tree;
mod words;

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::Analyser;

pub(crate) use agreement::{suffix_agrees, takes_up};
pub use roles::Auxiliary;
pub use tree::{Relation, Syntax};
pub use words::{Class, Closed, ClosedSpellings, Preposition, Words};

/// The compiled knowledge of this stage.
#[derive(Debug)]
pub struct Parser {
    words: Words,
}

impl Parser {
    /// Compiles the tables below `syntax/`, whose words the lexicon has.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn new(source: &Source, analyser: &Analyser) -> Result<Self, Error> {
        Ok(Self { words: Words::new(source, analyser)? })
    }

    /// The closed words of this stage.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// The dependency analysis of every sentence.
    #[must_use]
    pub fn parse(&self, article: &Article<'_>) -> Syntax {
        let mut tree = Syntax::flat(article.tokens.len());
        let outer = outer_mentions(article);
        for sentence in &article.sentences {
            let items = group::items(article, &self.words, &outer, sentence.tokens.clone(), &mut tree);
            clause::attach(article, &self.words, &items, &mut tree);
        }
        tree.index();
        tree
    }
}

/// Whether a noun can be the subject of the predicate of a relative clause on it: no pronoun of the clause takes it up, and
/// without a relative pronoun it agrees with the predicate.
pub(crate) fn is_subject_of_own_clause(article: &Article<'_>, words: &Words, predicate: u32, noun: u32) -> bool {
    let syntax = &article.syntax;
    let taken_up = |child: u32| child < predicate + 3 && takes_up(article, child, noun);
    let mut functions = syntax.related(predicate, Relation::Function);
    let is_told = functions.any(|child| words.class(article, child) == Some(Class::Relative));
    !syntax.related(predicate, Relation::Oblique).any(taken_up)
        && (is_told || agreement::subject(article, predicate, noun, true))
}

/// Whether a verb can have a noun before it as its subject.
pub(crate) fn agrees(article: &Article<'_>, verb: u32, noun: u32) -> bool {
    agreement::subject(article, verb, noun, true)
}

/// The longest mention that starts at each token and is a phrase of its own.
fn outer_mentions(article: &Article<'_>) -> FxHashMap<u32, usize> {
    let mut outer: FxHashMap<u32, usize> = FxHashMap::default();
    for (index, mention) in article.names.mentions.iter().enumerate() {
        if mention.kind == crate::names::Kind::Reference || mention.tokens.is_empty() {
            continue;
        }
        let longest = outer.entry(mention.tokens.start).or_insert(index);
        if article.names.mentions.get(*longest).is_some_and(|m| m.tokens.end < mention.tokens.end) {
            *longest = index;
        }
    }
    outer
}
