//! Normal spellings of tokens, each stored once.

use rustc_hash::FxHashMap;

/// A normal spelling, as an index into [`Forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FormId(pub u32);

/// The normal spellings a worker has met: no diacritics, no tatweel, no presentation forms, Persian letters as Arabic
/// ones; hamza, alef maqsura and ta marbuta as written. Grows over documents, so that what is worked out for a spelling
/// (its analyses) is worked out once.
#[derive(Debug, Default)]
pub struct Forms {
    ids: FxHashMap<Box<str>, FormId>,
    texts: Vec<Box<str>>,
}

impl Forms {
    /// The id of a spelling, new or known.
    pub fn intern(&mut self, text: &str) -> FormId {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = FormId(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.ids.insert(text.into(), id);
        self.texts.push(text.into());
        id
    }

    /// The spelling of an id; empty for an id of another worker.
    #[must_use]
    pub fn text(&self, id: FormId) -> &str {
        self.texts.get(id.0 as usize).map_or("", |text| text)
    }

    /// How many spellings are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
