//! Slots: which cells of a paradigm a stem serves.

/// A slot, as the index of its bit in a [`Slots`] set.
pub type Slot = u8;

/// A set of slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slots(pub u64);

macro_rules! slots {
    ($($name:ident),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { $($name),* }
        $(#[allow(missing_docs)] pub const $name: Slot = Index::$name as Slot;)*
        /// The slot of a name in the data files.
        #[must_use]
        pub fn of(name: &str) -> Option<Slot> {
            match name { $(stringify!($name) => Some($name),)* _ => None }
        }
    };
}

// Perfect: PA 3ms, PP 3ms before a pronoun, PB 3fs, PD 3md, PU 3mp, PT before ت, PN before ن.
// Imperfect: II indicative and IS subjunctive without ending, IP and IQ the same before a pronoun, IJ jussive, ID IU IY IN
// before the endings of dual, masculine plural, second feminine and feminine plural. M…: imperative, as the jussive.
// …M: the stem's last letter has run into the ending. N…: see data/affixes/noun-cells.tsv. C…: closed words.
slots! {
    PA, PP, PB, PD, PDM, PU, PN, PNM, PT, PTM,
    II, IP, IS, IQ, IJ, ID, IDM, IU, IY, IN, INM,
    MJ, MD, MDM, MU, MY, MN, MNM,
    NB, NX, NQ, NT, N2, N2M, N2Y, N2A, NM, NMY, NF, NFM, NFY, NH, NHO, NY, NA, N5, NDP, ND,
    CB, CP,
}

impl Slots {
    /// The duals of the shapes that have a slot of their own for it.
    pub const DUALS: Self = Self::new(&[N2, N2M, N2Y, N2A]);

    /// A set of the slots listed.
    #[must_use]
    pub const fn new(slots: &[Slot]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < slots.len() {
            bits |= 1 << slots[i];
            i += 1;
        }
        Self(bits)
    }

    /// Whether a slot is in the set.
    #[must_use]
    pub fn has(self, slot: Slot) -> bool {
        self.0 >> slot & 1 != 0
    }

    /// The set without `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both sets together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
