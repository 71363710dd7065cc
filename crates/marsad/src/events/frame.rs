//! A trigger with its arguments, by slot.

use std::ops::Range;

use super::light::Light;
use super::slots::Slot;

/// An argument: the head of a phrase, or the pronoun on a token (a suffix, or the person of a verb).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Argument {
    pub token: u32,
    pub pronoun: bool,
    /// Taken over from another clause.
    pub inherited: bool,
}

impl Argument {
    pub fn word(token: u32) -> Self {
        Self { token, pronoun: false, inherited: false }
    }

    pub fn pronoun(token: u32) -> Self {
        Self { token, pronoun: true, inherited: false }
    }
}

/// A trigger with its arguments.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub trigger: u32,
    pub passive: bool,
    pub negated: bool,
    pub light: Option<Light>,
    /// Places that a light verb's subject names (`شهدت المدينة احتجاجات`).
    pub scene: Vec<u32>,
    /// Who does what a verbal noun without subject names, by the word that governs it (`اضطرت القوات إلى الانسحاب`). Conditions ask for
    /// them; as actors they are looked for anew, by the rule.
    pub doers: Vec<Argument>,
    pub(super) arguments: Vec<(Slot, Argument)>,
    /// Which of the arguments stand in the idafa of a nominal trigger, or are its suffix.
    pub(super) idafa: Range<usize>,
}

impl Frame {
    /// The arguments in a slot.
    pub fn slot(&self, slot: Slot) -> Vec<Argument> {
        self.filling(slot).copied().collect()
    }

    /// The same, one after the other.
    pub fn filling(&self, slot: Slot) -> impl Iterator<Item = &Argument> {
        self.arguments.iter().filter(move |(s, _)| *s == slot).map(|(_, argument)| argument)
    }

    /// What conditions find in a slot: the arguments, or the doers for a subject.
    pub fn told(&self, slot: Slot) -> impl Iterator<Item = &Argument> {
        let open = slot == Slot::Subject && self.filling(slot).next().is_none();
        self.filling(slot).chain(self.doers.iter().filter(move |_| open))
    }

    /// All arguments.
    pub fn arguments(&self) -> &[(Slot, Argument)] {
        &self.arguments
    }

    pub fn add(&mut self, slot: Slot, argument: Argument) {
        if !self.arguments.iter().any(|(s, a)| *s == slot && a.token == argument.token && a.pronoun == argument.pronoun)
        {
            self.arguments.push((slot, argument));
        }
    }

    /// Moves the idafa of a nominal trigger to the slot that a rule names.
    pub fn read_idafa_as(&mut self, slot: Slot) {
        let (from, to) = match slot {
            Slot::Subject => (Slot::Object, Slot::Subject),
            _ => (Slot::Subject, Slot::Object),
        };
        for (s, _) in self.arguments.get_mut(self.idafa.clone()).into_iter().flatten() {
            if *s == from || *s == Slot::Of {
                *s = to;
            }
        }
    }
}
