//! What can be seen of an item at a glance, as bits: enough to tell that most patterns cannot go on with it.

use super::items::ItemKind;
use super::lexicon::{LITERAL, Sense};

/// A set of items, by their classes, their words and their kinds. Two words may share a bit: a glance can only rule out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Glance {
    classes: u128,
    literals: u128,
    kinds: u8,
}

const WORD: u8 = 1;
const FIGURE: u8 = 2;
const MARK: u8 = 4;
const END: u8 = 8;

impl Glance {
    /// The end of the line.
    pub const END: Self = Self { classes: 0, literals: 0, kinds: END };
    /// Anything.
    pub const ANY: Self = Self { classes: 0, literals: 0, kinds: WORD | FIGURE | MARK | END };
    /// Any figure.
    pub const FIGURES: Self = Self { classes: 0, literals: 0, kinds: FIGURE };
    /// Any mark.
    pub const MARKS: Self = Self { classes: 0, literals: 0, kinds: MARK };

    /// Words of a class.
    pub fn class(class: u8) -> Self {
        Self { classes: 1 << (class % 128), ..Self::default() }
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
        sensed.fold(Self { kinds, ..Self::default() }, Self::or)
    }

    /// Either of both.
    pub fn or(self, other: Self) -> Self {
        Self {
            classes: self.classes | other.classes,
            literals: self.literals | other.literals,
            kinds: self.kinds | other.kinds,
        }
    }

    /// Whether both have something in common.
    pub fn meets(self, other: Self) -> bool {
        self.classes & other.classes != 0 || self.literals & other.literals != 0 || self.kinds & other.kinds != 0
    }
}
