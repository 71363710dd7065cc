//! Entries by their lemma, for rules and tables that name words.

use rustc_hash::FxHashMap;

use super::{Analyser, LexemeId, Pos};

/// An index of all entries by the bare letters of their lemma.
#[derive(Debug)]
pub struct Lemmas<'a> {
    analyser: &'a Analyser,
    by_letters: FxHashMap<String, Vec<LexemeId>>,
}

impl<'a> Lemmas<'a> {
    /// Indexes the lexicon.
    #[must_use]
    pub fn new(analyser: &'a Analyser) -> Self {
        let mut by_letters: FxHashMap<String, Vec<LexemeId>> = FxHashMap::default();
        by_letters.reserve(analyser.lexemes().len());
        for (index, lexeme) in analyser.lexemes().iter().enumerate() {
            by_letters.entry(bare(&lexeme.lemma)).or_default().push(LexemeId(index as u32));
        }
        Self { analyser, by_letters }
    }

    /// The entries that a lemma names: all with its letters whose diacritics agree with those written.
    #[must_use]
    pub fn find(&self, lemma: &str) -> Vec<LexemeId> {
        self.where_pos(lemma, |_| true)
    }

    /// The verbs among them.
    #[must_use]
    pub fn find_verb(&self, lemma: &str) -> Vec<LexemeId> {
        self.where_pos(lemma, |pos| pos == Pos::Verb)
    }

    /// Those that are no verbs.
    #[must_use]
    pub fn find_nominal(&self, lemma: &str) -> Vec<LexemeId> {
        self.where_pos(lemma, |pos| pos != Pos::Verb)
    }

    fn where_pos(&self, lemma: &str, fits: impl Fn(Pos) -> bool) -> Vec<LexemeId> {
        let found = self.by_letters.get(&bare(lemma)).map_or(&[][..], Vec::as_slice);
        found
            .iter()
            .copied()
            .filter(|id| {
                self.analyser.lexeme(*id).is_some_and(|lexeme| fits(lexeme.pos) && agrees(lemma, &lexeme.lemma))
            })
            .collect()
    }
}

/// Whether a character is a diacritic: a short vowel, tanwin, shadda, sukun, or the small alef.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')
}

/// The letters of a lemma; the wasla alef as a plain one.
#[must_use]
pub fn bare(lemma: &str) -> String {
    lemma.chars().filter(|c| !is_mark(*c)).map(|c| if c == '\u{671}' { '\u{627}' } else { c }).collect()
}

/// A lemma with its diacritics in the lexicon's order, shadda before its vowel: keyboards and editors write both.
#[must_use]
pub fn ordered(lemma: &str) -> String {
    let mut letters: Vec<char> = lemma.chars().collect();
    for index in 1..letters.len() {
        if letters[index] == '\u{651}' && matches!(letters[index - 1], '\u{64b}'..='\u{650}') {
            letters.swap(index - 1, index);
        }
    }
    letters.into_iter().collect()
}

/// Whether the diacritics written on one lemma are those of another with the same letters. The last letter's vowel is left
/// out of nouns and often of verbs.
fn agrees(written: &str, full: &str) -> bool {
    let before_last = written.chars().filter(|c| !is_mark(*c)).count().saturating_sub(1);
    let mut letters = marks(written).zip(marks(full)).take(before_last);
    letters.all(|(written, full)| written == 0 || written == full)
}

/// The diacritics of each letter, as a set of bits; sukun counts as none.
fn marks(text: &str) -> impl Iterator<Item = u64> {
    let mut chars = text.chars().skip_while(|c| is_mark(*c)).peekable();
    std::iter::from_fn(move || {
        chars.next()?;
        let mut marks = 0;
        while let Some(mark) = chars.next_if(|c| is_mark(*c)) {
            marks |= if mark == '\u{652}' { 0 } else { 1 << (mark as u32 - 0x64b) };
        }
        Some(marks)
    })
}
