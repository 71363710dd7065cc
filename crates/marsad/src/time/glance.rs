//! What can be seen of an item at a glance, as bits: enough to tell that most patterns cannot go on with it.

use super::items::ItemKind;
use super::lexicon::{LITERAL, Sense};

/// A set of items, by their kinds and classes and by their words. Two words may share a bit: a glance can only rule out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Glance {
    /// Classes, and in the highest bits kinds.
    classes: u128,
    literals: u128,
}

/// Bits of classes.
const CLASSES: u32 = 124;
const WORD: u128 = 1 << CLASSES;
const FIGURE: u128 = 2 << CLASSES;
const MARK: u128 = 4 << CLASSES;
const END: u128 = 8 << CLASSES;

impl Glance {
    /// The end of the line.
    pub const END: Self = Self { classes: END, literals: 0 };
    /// Anything.
    pub const ANY: Self = Self { classes: WORD | FIGURE | MARK | END, literals: 0 };
    /// Any figure.
    pub const FIGURES: Self = Self { classes: FIGURE, literals: 0 };
    /// Any word or mark, which a table may know.
    pub const WRITTEN: Self = Self { classes: WORD | MARK, literals: 0 };
    /// Any mark.
    pub const MARKS: Self = Self { classes: MARK, literals: 0 };

    /// Words of a class.
    pub fn class(class: u8) -> Self {
        Self { classes: 1 << (u32::from(class) % CLASSES), ..Self::default() }
    }

    /// A word.
    pub fn literal(word: u32) -> Self {
        Self { literals: 1 << (word % 128), ..Self::default() }
    }

    /// An item.
    pub fn item(kind: ItemKind, senses: &[Sense]) -> Self {
        let kinds = match kind {
            ItemKind::Word => WORD,
            ItemKind::Figure(..) => FIGURE,
            ItemKind::Mark(_) => MARK,
        };
        let sensed = senses.iter().map(|sense| match sense.class {
            LITERAL => Self::literal(sense.value as u32),
            class => Self::class(class),
        });
        sensed.fold(Self { classes: kinds, literals: 0 }, Self::or)
    }

    /// Either of both.
    pub fn or(self, other: Self) -> Self {
        Self { classes: self.classes | other.classes, literals: self.literals | other.literals }
    }

    /// Whether both have something in common.
    pub fn meets(self, other: Self) -> bool {
        self.classes & other.classes | self.literals & other.literals != 0
    }
}
