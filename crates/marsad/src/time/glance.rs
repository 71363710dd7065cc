//! What can be seen of an item at a glance, as bits: enough to tell that most patterns cannot go on with it.

use super::items::ItemKind;
use super::lexicon::{LITERAL, Sense};

/// A set of items, by their kinds and classes, by their marks and by their words. Two words or two marks may share a bit: a
/// glance can only rule out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Glance([u64; 8]);

/// A glance in an eighth of its bits: what does not meet in brief does not meet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Brief(u64);

impl Brief {
    /// Whether both may have something in common.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Where the bits of each sort begin, and how many there are.
const KINDS: usize = 0;
const CLASSES: (usize, usize) = (4, 124);
const ALL_MARKS: (usize, usize) = (128, 64);
const LITERALS: (usize, usize) = (192, 320);

impl Glance {
    /// Any word.
    pub const WORDS: Self = Self::bit(KINDS);
    /// Any figure.
    pub const FIGURES: Self = Self::bit(KINDS + 1);
    /// Any mark.
    pub const MARKS: Self = Self::bit(KINDS + 2);
    /// The end of the line.
    pub const END: Self = Self::bit(KINDS + 3);
    /// Anything.
    pub const ANY: Self = Self::WORDS.or(Self::FIGURES).or(Self::MARKS).or(Self::END);
    /// Any word or mark, whichever it is, which a table may know.
    pub const WRITTEN: Self = Self([0, 0, u64::MAX, 0, 0, 0, 0, 0]).or(Self::WORDS).or(Self::MARKS);

    const fn bit(bit: usize) -> Self {
        let mut words = [0; 8];
        words[bit / 64] = 1 << (bit % 64);
        Self(words)
    }

    const fn of((first, count): (usize, usize), number: usize) -> Self {
        Self::bit(first + number % count)
    }

    /// Words of a class.
    pub fn class(class: u8) -> Self {
        Self::of(CLASSES, usize::from(class))
    }

    /// A mark.
    pub fn mark(mark: char) -> Self {
        Self::of(ALL_MARKS, mark as usize)
    }

    /// A word.
    pub fn literal(word: u32) -> Self {
        Self::of(LITERALS, word as usize)
    }

    /// An item.
    pub fn item(kind: ItemKind, senses: &[Sense]) -> Self {
        let kind = match kind {
            ItemKind::Word => Self::WORDS,
            ItemKind::Figure(..) => Self::FIGURES,
            ItemKind::Mark(mark) => Self::MARKS.or(Self::mark(mark)),
        };
        let sensed = senses.iter().map(|sense| match sense.class {
            LITERAL => Self::literal(sense.value as u32),
            class => Self::class(class),
        });
        sensed.fold(kind, Self::or)
    }

    /// Either of both.
    pub const fn or(self, other: Self) -> Self {
        let (Self([a, b, c, d, e, f, g, h]), Self([i, j, k, l, m, n, o, p])) = (self, other);
        Self([a | i, b | j, c | k, d | l, e | m, f | n, g | o, h | p])
    }

    /// The glance in brief.
    pub fn brief(self) -> Brief {
        Brief(self.0.iter().fold(0, |all, bits| all | bits))
    }

    /// Whether both have something in common.
    pub fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).fold(0, |common, (a, b)| common | a & b) != 0
    }
}
