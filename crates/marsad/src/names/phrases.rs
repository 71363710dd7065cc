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
    /// Makes room for that many words.
    pub(super) fn reserve(&mut self, words: usize) {
        self.ids.reserve(words);
    }

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
    nodes: u32,
    /// Nodes with what was added under them since the last [`finish`](Self::finish).
    added: Vec<(u32, T)>,
    values: Vec<T>,
    /// Where those of each node end among the values.
    ends: Vec<u32>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { steps: FxHashMap::default(), nodes: 1, added: Vec::new(), values: Vec::new(), ends: Vec::new() }
    }
}

impl<T: Copy + PartialEq> Phrases<T> {
    /// Makes room for that many names.
    pub(super) fn reserve(&mut self, names: usize) {
        self.steps.reserve(names);
        self.added.reserve(names);
    }

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
        if node > 0 {
            self.added.push((node, value));
        }
    }

    /// Puts what was added in the order of the nodes, once all is there.
    pub(super) fn finish(&mut self) {
        self.added.sort_by_key(|(node, _)| *node);
        let mut added = std::mem::take(&mut self.added).into_iter().peekable();
        self.values.reserve(added.len());
        for node in 0..self.nodes {
            let start = self.values.len();
            while let Some((_, value)) = added.next_if(|(other, _)| *other == node) {
                if !self.values.get(start..).is_some_and(|values| values.contains(&value)) {
                    self.values.push(value);
                }
            }
            self.ends.push(self.values.len() as u32);
        }
    }

    /// The node after a word, from the root 0.
    pub(super) fn step(&self, node: u32, word: WordId) -> Option<u32> {
        self.steps.get(&(node, word)).copied()
    }

    /// What ends at a node, in the order of adding.
    pub(super) fn values(&self, node: u32) -> &[T] {
        let end = |node: usize| self.ends.get(node).map(|end| *end as usize);
        let node = node as usize;
        let start = node.checked_sub(1).and_then(end).unwrap_or(0);
        end(node).and_then(|end| self.values.get(start..end)).unwrap_or(&[])
    }
}
