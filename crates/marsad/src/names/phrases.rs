//! Names of one or more words, found in one pass: a trie over word numbers.

use rustc_hash::FxHashMap;

/// A word of some name.
pub(super) type WordId = u32;

/// All words of all names, numbered.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocabulary {
    /// The number of a key, new or known.
    pub(super) fn intern(&mut self, key: &str) -> WordId {
        if let Some(&id) = self.ids.get(key) {
            return id;
        }
        let id = self.ids.len() as WordId;
        self.ids.insert(key.into(), id);
        id
    }

    /// The number of a key, if some name has it.
    pub(super) fn get(&self, key: &str) -> Option<WordId> {
        self.ids.get(key).copied()
    }
}

/// What stands under names.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    steps: FxHashMap<(u32, WordId), u32>,
    values: FxHashMap<u32, Vec<T>>,
    nodes: u32,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { steps: FxHashMap::default(), values: FxHashMap::default(), nodes: 1 }
    }
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Adds a value under a name; the same value twice counts once.
    pub(super) fn add(&mut self, words: impl IntoIterator<Item = WordId>, value: T) {
        let mut node = 0;
        for word in words {
            let next = self.nodes;
            node = *self.steps.entry((node, word)).or_insert(next);
            if node == next {
                self.nodes += 1;
            }
        }
        if node == 0 {
            return;
        }
        let values = self.values.entry(node).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    }

    /// The node after a word, from the root 0.
    pub(super) fn step(&self, node: u32, word: WordId) -> Option<u32> {
        self.steps.get(&(node, word)).copied()
    }

    /// What ends at a node.
    pub(super) fn values(&self, node: u32) -> &[T] {
        self.values.get(&node).map_or(&[], Vec::as_slice)
    }
}
