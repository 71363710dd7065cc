//! What may stand before and after a stem: proclitics with person prefixes, endings with suffixed pronouns.

use rustc_hash::FxHashMap;

use super::letters::{Letter, Packed, code, letter};
use super::slot::{self, Slot, Slots};
use super::vocal::{Ending, Vocal};
use super::{Aspect, Clitic, Clitics, Features, Mood, Number, Person};
use crate::data::{Error, Source};

/// A cell of a paradigm: the ending, and what it says.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The stems that it goes on.
    pub slot: Slot,
    /// The person prefix, 0 for none.
    pub person: Letter,
    /// What follows the stem.
    pub ending: Ending,
    /// What it says.
    pub features: Features,
    /// Whether a suffixed pronoun may or must follow.
    pub pronoun: PronounUse,
}

/// Whether a suffixed pronoun follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum PronounUse {
    Never,
    May,
    Must,
}

/// Words that a proclitic stands before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hosts(pub u8);

impl Hosts {
    /// Perfect verbs.
    pub const PERFECT: u8 = 1;
    /// Imperfect verbs, indicative.
    pub const INDICATIVE: u8 = 1 << 1;
    /// Imperfect verbs, subjunctive or jussive.
    pub const DEPENDENT: u8 = 1 << 2;
    /// Imperatives.
    pub const IMPERATIVE: u8 = 1 << 3;
    /// Nouns, adjectives, names, numerals.
    pub const NOUN: u8 = 1 << 4;
    /// Closed words.
    pub const CLOSED: u8 = 1 << 5;

    fn read(cell: &str) -> Self {
        Self(cell.chars().fold(0, |bits, c| {
            bits | match c {
                'V' => Self::PERFECT | Self::INDICATIVE | Self::DEPENDENT | Self::IMPERATIVE,
                'P' => Self::PERFECT,
                'I' => Self::INDICATIVE,
                'S' | 'J' => Self::DEPENDENT,
                'N' => Self::NOUN,
                'C' => Self::CLOSED,
                _ => 0,
            }
        }))
    }

    /// Whether a cell's words are among them.
    #[must_use]
    pub fn has(self, bits: u8) -> bool {
        self.0 & bits != 0
    }
}

/// A sequence of proclitics with a person prefix.
#[derive(Debug, Clone)]
pub struct Prefix {
    /// The proclitics.
    pub clitics: Clitics,
    /// The person prefix, 0 for none.
    pub person: Letter,
    /// What may follow.
    pub hosts: Hosts,
    /// Number of letters.
    pub length: u8,
    /// How many of them are proclitics.
    pub proclitics: u8,
    /// Whether the article's ل is the stem's first letter (للغة).
    pub lam: bool,
    /// The letters as written.
    pub exact: Packed,
    /// With diacritics.
    pub text: Vocal,
}

/// A cell's ending with a suffixed pronoun or none.
#[derive(Debug, Clone)]
pub struct Suffix {
    /// The cell, as an index into [`Affixes::cells`].
    pub cell: u16,
    /// The pronoun.
    pub pronoun: Option<Clitic>,
    /// Number of letters.
    pub length: u8,
    /// The letters as written.
    pub exact: Packed,
    /// With diacritics.
    pub ending: Ending,
    /// What the proclitics must allow.
    pub host: u8,
}

/// Suffixes spelled alike once folded.
#[derive(Debug, Default)]
pub struct SuffixGroup {
    /// All slots that its members go on.
    pub slots: Slots,
    /// The members.
    pub suffixes: Vec<Suffix>,
    /// The slot that each goes on, apart: most are ruled out by it.
    pub each: Vec<Slot>,
}

/// All affixes.
#[derive(Debug, Default)]
pub struct Affixes {
    /// The cells of the verb, then those of nouns and closed words.
    pub cells: Vec<Cell>,
    prefixes: FxHashMap<(Packed, u8), Vec<Prefix>>,
    suffixes: FxHashMap<(Packed, u8), SuffixGroup>,
    /// The proclitics by bit with their spelling, for cutting a word into its parts.
    pub proclitics: Vec<(Clitics, Vocal)>,
    /// The longest prefix and suffix in letters.
    pub longest: (usize, usize),
    /// The first pronoun of the table, as nouns take it: what stands for all in a noun's table.
    pub his: Option<Vocal>,
}

struct Proclitic {
    text: Vocal,
    level: u8,
    clitic: Clitics,
    hosts: Hosts,
}

impl Affixes {
    /// Reads the tables below `affixes/`.
    ///
    /// # Errors
    /// The first fault in them.
    pub fn new(source: &Source) -> Result<Self, Error> {
        let mut out = Self::default();
        out.read_cells(source, "affixes/verb-cells.tsv")?;
        out.read_cells(source, "affixes/noun-cells.tsv")?;
        out.read_suffixes(source)?;
        out.read_prefixes(source)?;
        Ok(out)
    }

    fn read_cells(&mut self, source: &Source, name: &str) -> Result<(), Error> {
        let file = source.file(name)?;
        for row in file.table(["slot", "prefix", "ending", "features", "suffix"])? {
            let [slot, prefix, ending, features, suffix] = row.cells;
            let slot = slot::of(slot).ok_or_else(|| {
                file.error(row.line, format!("no slot {slot:?}"), "slots are listed in morph/slot.rs")
            })?;
            let features = Features::read(features)
                .map_err(|word| file.error(row.line, format!("no feature {word:?}"), "see morph/features.rs"))?;
            let person = if prefix == "-" { 0 } else { prefix.chars().next().map_or(0, letter) };
            let pronoun = match suffix {
                "p" => PronounUse::May,
                "P" => PronounUse::Must,
                _ => PronounUse::Never,
            };
            self.cells.push(Cell { slot, person, ending: Ending::new(ending), features, pronoun });
        }
        Ok(())
    }

    fn read_suffixes(&mut self, source: &Source) -> Result<(), Error> {
        let file = source.file("affixes/pronouns.tsv")?;
        let mut pronouns = Vec::new();
        for row in file.table(["text", "features", "after"])? {
            let [text, features, after] = row.cells;
            let features = Features::read(features)
                .map_err(|word| file.error(row.line, format!("no feature {word:?}"), "see morph/features.rs"))?;
            let text = Vocal::new(text);
            self.his.get_or_insert(text);
            let clitic = Clitic {
                person: features.person.unwrap_or(Person::Third),
                gender: features.gender,
                number: features.number.unwrap_or(Number::Singular),
                length: text.len() as u8,
            };
            pronouns.push((text, clitic, after));
        }
        for (index, cell) in self.cells.iter().enumerate() {
            let host = host(cell);
            let mut suffixes = Vec::new();
            if cell.pronoun != PronounUse::Must {
                suffixes.push((cell.ending, None));
            }
            if cell.pronoun != PronounUse::Never {
                let kind = match host {
                    Hosts::NOUN => 'n',
                    Hosts::CLOSED => 'c',
                    _ => 'v',
                };
                for (text, clitic, _) in pronouns.iter().filter(|(.., after)| after.contains(kind)) {
                    let mut ending = cell.ending;
                    let mut clitic = *clitic;
                    // Two ي run together: والديّ.
                    let merged =
                        text.len() == 1 && text.last_letter() == code::YA && ending.text.last_letter() == code::YA;
                    if merged {
                        ending.text.mark_last(super::vocal::mark::SHADDA);
                        clitic.length = 0;
                    } else {
                        ending.text.extend(text);
                    }
                    suffixes.push((ending, Some(clitic)));
                }
            }
            for (ending, pronoun) in suffixes {
                let (Some(exact), Some(folded)) = (ending.text.exact(), ending.text.folded()) else { continue };
                let length = ending.text.len() as u8;
                self.longest.1 = self.longest.1.max(ending.text.len());
                let group = self.suffixes.entry((folded, length)).or_default();
                group.slots = group.slots.with(Slots::new(&[cell.slot]));
                group.each.push(cell.slot);
                group.suffixes.push(Suffix { cell: index as u16, pronoun, length, exact, ending, host });
            }
        }
        Ok(())
    }

    fn read_prefixes(&mut self, source: &Source) -> Result<(), Error> {
        let file = source.file("affixes/proclitics.tsv")?;
        let mut proclitics = Vec::new();
        for row in file.table(["text", "level", "clitic", "before"])? {
            let [text, level, clitic, before] = row.cells;
            let clitic = Clitics::of(clitic)
                .ok_or_else(|| file.error(row.line, format!("no clitic {clitic:?}"), "see Clitics"))?;
            let level = level
                .parse()
                .map_err(|_| file.error(row.line, format!("level {level:?} is no number"), "levels are 1 to 5"))?;
            proclitics.push(Proclitic { text: Vocal::new(text), level, clitic, hosts: Hosts::read(before) });
        }
        self.proclitics = proclitics.iter().map(|p| (p.clitic, p.text)).collect();
        let start = Prefix {
            clitics: Clitics::default(),
            person: 0,
            hosts: Hosts(u8::MAX),
            length: 0,
            proclitics: 0,
            lam: false,
            exact: Packed(0),
            text: Vocal::default(),
        };
        let mut open = vec![(start, 0)];
        while let Some((prefix, level)) = open.pop() {
            for next in proclitics.iter().filter(|p| p.level > level && prefix.hosts.has(p.hosts.0)) {
                open.extend(extend(&prefix, next).into_iter().map(|p| (p, next.level)));
            }
            self.add_prefix(prefix);
        }
        Ok(())
    }

    /// Files a sequence of proclitics, alone and with each person prefix.
    fn add_prefix(&mut self, prefix: Prefix) {
        let imperfect = Hosts::INDICATIVE | Hosts::DEPENDENT;
        if prefix.hosts.has(imperfect) {
            let mut persons: Vec<Letter> = self.cells.iter().map(|c| c.person).filter(|&p| p != 0).collect();
            persons.sort_unstable();
            persons.dedup();
            for person in persons {
                let mut with = prefix.clone();
                with.person = person;
                with.hosts = Hosts(prefix.hosts.0 & imperfect);
                with.text.push(super::vocal::Seg { letter: person, marks: 0 });
                self.file_prefix(with);
            }
        }
        let mut alone = prefix;
        alone.hosts = Hosts(alone.hosts.0 & !imperfect);
        if alone.hosts.0 != 0 {
            self.file_prefix(alone);
        }
    }

    fn file_prefix(&mut self, mut prefix: Prefix) {
        let (Some(exact), Some(folded)) = (prefix.text.exact(), prefix.text.folded()) else { return };
        prefix.length = prefix.text.len() as u8;
        prefix.proclitics = prefix.length - u8::from(prefix.person != 0);
        prefix.exact = exact;
        self.longest.0 = self.longest.0.max(prefix.text.len());
        self.prefixes.entry((folded, prefix.length)).or_default().push(prefix);
    }

    /// The prefixes with these folded letters.
    #[must_use]
    pub fn prefixes(&self, folded: Packed, length: usize) -> &[Prefix] {
        self.prefixes.get(&(folded, length as u8)).map_or(&[], Vec::as_slice)
    }

    /// The suffixes with these folded letters.
    #[must_use]
    pub fn suffixes(&self, folded: Packed, length: usize) -> Option<&SuffixGroup> {
        self.suffixes.get(&(folded, length as u8))
    }
}

/// A prefix with one more proclitic; after ل the article loses its alef, and before a stem in ل its ل as well.
fn extend(prefix: &Prefix, next: &Proclitic) -> Vec<Prefix> {
    let mut out = prefix.clone();
    out.clitics = out.clitics.with(next.clitic);
    out.hosts = Hosts(out.hosts.0 & next.hosts.0);
    if next.clitic == Clitics::ARTICLE && prefix.clitics.any(Clitics::TO.with(Clitics::INDEED)) {
        let mut lam = out.clone();
        lam.lam = true;
        out.text.push(super::vocal::Seg { letter: code::LAM, marks: 0 });
        vec![out, lam]
    } else {
        out.text.extend(&next.text);
        vec![out]
    }
}

/// What the proclitics must allow before words of a cell.
fn host(cell: &Cell) -> u8 {
    match (cell.slot, cell.features.aspect, cell.features.mood) {
        (slot::CB | slot::CP, ..) => Hosts::CLOSED,
        (_, Some(Aspect::Perfect), _) => Hosts::PERFECT,
        (_, Some(Aspect::Imperative), _) => Hosts::IMPERATIVE,
        (_, Some(Aspect::Imperfect), Some(Mood::Indicative)) => Hosts::INDICATIVE,
        (_, Some(Aspect::Imperfect), _) => Hosts::DEPENDENT,
        _ => Hosts::NOUN,
    }
}
