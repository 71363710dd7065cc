//! Readings of words that the lexicon does not have: nisba of a known word, names, and what the affixes tell.

use super::analyser::Analyser;
use super::letters::{Packed, Spelling, character, code};
use super::lexeme::Lexeme;
use super::memo::Morphology;
use super::slot::{self, Slots};
use super::{Analysis, Case, Clitics, Features, Gender, Number, Origin, Person, Pos, State};

/// What an unknown name costs beside readings of the lexicon.
const UNKNOWN: u16 = 1450;
/// What an unknown nisba without article costs more: foreign names end in ي as well.
const BARE_NISBA: u16 = 400;
/// What a pronoun after an unknown word costs, and after one whose ta marbuta it opens.
const OWNED: (u16, u16) = (400, 240);

/// Letters that a guessed stem has at least.
const SHORTEST: usize = 3;

impl Analyser {
    /// Adds guessed readings of a word; there is always one, the whole word as a name.
    pub(super) fn guess(&self, word: Spelling, morphology: &mut Morphology, out: &mut Vec<Analysis>) {
        let n = word.length;
        for before in 0..n.min(5) {
            for prefix in self.affixes.prefixes(word.folded.part(0, before), before) {
                let nominal = prefix.hosts.has(super::affix::Hosts::NOUN) && prefix.person == 0 && !prefix.lam;
                if !nominal || prefix.clitics.any(Clitics::QUESTION.with(Clitics::INDEED)) {
                    continue;
                }
                for after in 0..(n - before).min(4) {
                    if n - before - after < SHORTEST {
                        break;
                    }
                    let Some(group) = self.affixes.suffixes(word.folded.part(n - after, n), after) else { continue };
                    for suffix in &group.suffixes {
                        let foreign = suffix.pronoun.is_some_and(|pronoun| pronoun.person != Person::Third);
                        if word.exact.part(n - after, n) != suffix.exact || foreign {
                            continue;
                        }
                        let Some(cell) = self.affixes.cells.get(usize::from(suffix.cell)) else { continue };
                        let stem = word.exact.part(before, n - after);
                        let bounds = (before as u8, (n - usize::from(suffix.pronoun.map_or(0, |p| p.length))) as u8);
                        let mut guess = Guess {
                            pos: Pos::Noun,
                            lemma: letters(stem, n - before - after),
                            features: cell.features,
                            cost: clitics(prefix.clitics) + 300,
                        };
                        if !guess.shape(cell.slot, suffix.pronoun.is_some(), prefix.clitics, after) {
                            continue;
                        }
                        let article = prefix.clitics.has(Clitics::ARTICLE);
                        if article && (suffix.pronoun.is_some() || guess.features.state.is_some()) {
                            continue;
                        }
                        if article {
                            guess.features.state = Some(State::Definite);
                        }
                        if prefix.clitics.any(Clitics::PREPOSITIONS) {
                            guess.features.case = Some(Case::Genitive);
                        }
                        // Without the article what looks like a nisba may be a name as well.
                        let name = guess.pos == Pos::Adjective && cell.slot == slot::NB && !article;
                        let name = name.then_some((Pos::Name, guess.cost.saturating_sub(BARE_NISBA)));
                        for (pos, cost) in [(guess.pos, guess.cost)].into_iter().chain(name) {
                            let lexeme = morphology.guess(Lexeme::new(&guess.lemma, pos));
                            out.push(Analysis {
                                lexeme,
                                pos,
                                features: guess.features,
                                clitics: prefix.clitics,
                                suffix: suffix.pronoun,
                                stem: bounds,
                                origin: Origin::Guess,
                                cost,
                            });
                        }
                    }
                }
            }
        }
        // The article settles where a word begins.
        let settled = |r: &Analysis| {
            r.clitics.has(Clitics::ARTICLE)
                && r.clitics != Clitics::ARTICLE
                && !r.clitics.any(Clitics::SO.with(Clitics::LIKE))
        };
        if out.iter().any(settled) {
            out.retain(|reading| reading.clitics.has(Clitics::ARTICLE));
        }
        if word.exact.at(0) == code::WAW {
            for reading in out.iter_mut().filter(|reading| !reading.clitics.has(Clitics::AND)) {
                reading.cost += 350;
            }
        }
        // No foreign name has a hamza on an alef but at its start.
        if matches!(word.exact.at(1), code::ALEF_HAMZA | code::ALEF_HAMZA_BELOW | code::MADDA) {
            for reading in out.iter_mut().filter(|reading| reading.clitics == Clitics::default()) {
                reading.cost += 400;
            }
        }
        let article = out.iter().any(|reading| reading.clitics.has(Clitics::ARTICLE));
        for reading in out.iter_mut().filter(|r| article && !r.clitics.has(Clitics::ARTICLE)) {
            reading.cost += 150;
        }
        if out.is_empty() {
            Self::guess_name(word, morphology, out);
        }
    }

    /// Adds the reading of the whole word as an unknown name.
    pub(super) fn guess_name(word: Spelling, morphology: &mut Morphology, out: &mut Vec<Analysis>) {
        let n = word.length;
        let lexeme = morphology.guess(Lexeme::new(&letters(word.exact, n), Pos::Name));
        out.push(Analysis {
            lexeme,
            pos: Pos::Name,
            features: Features::default(),
            clitics: Clitics::default(),
            suffix: None,
            stem: (0, n as u8),
            origin: Origin::Guess,
            cost: if out.is_empty() { 300 } else { UNKNOWN },
        });
    }
}

/// The first letters of a packed word as text.
fn letters(word: Packed, count: usize) -> String {
    // Each takes two bytes.
    let mut text = String::with_capacity(2 * count);
    text.extend((0..count).map(|i| character(word.at(i))));
    text
}

struct Guess {
    pos: Pos,
    lemma: String,
    features: Features,
    cost: u16,
}

impl Guess {
    /// What an unknown stem in this slot is; false when the slot is not worth a guess.
    fn shape(&mut self, slot: slot::Slot, pronoun: bool, clitics: Clitics, ending: usize) -> bool {
        let ya = self.lemma.ends_with(character(code::YA));
        let ta = self.lemma.ends_with(character(code::TA_MARBUTA));
        let article = clitics.has(Clitics::ARTICLE);
        if slot == slot::NB && !pronoun {
            let nisba = ya && (article || self.lemma.chars().count() > 4);
            if nisba {
                self.pos = Pos::Adjective;
                self.features.gender = Some(Gender::Masculine);
                self.cost += if article { 0 } else { BARE_NISBA };
            } else if article {
                self.cost += 20;
            } else {
                self.pos = Pos::Name;
            }
            self.features.number = Some(Number::Singular);
            return !ta;
        }
        let plain = Slots::new(&[slot::NH, slot::NF, slot::NM, slot::NT, slot::N2, slot::NB]);
        if !plain.has(slot) || self.features.state == Some(State::Construct) && !pronoun {
            return false;
        }
        self.cost += match (pronoun, slot) {
            (true, slot::NH) => OWNED.1,
            (true, _) => OWNED.0,
            (false, _) => 60 * (3 - ending.min(2) as u16),
        };
        if slot == slot::NH {
            if ya && !pronoun {
                self.pos = Pos::Adjective;
            } else {
                self.lemma.push(character(code::TA_MARBUTA));
            }
        }
        if slot == slot::NM && ya {
            self.pos = Pos::Adjective;
        }
        true
    }
}

fn clitics(clitics: Clitics) -> u16 {
    let mut cost = 0;
    for (clitic, price) in
        [(Clitics::AND, 60), (Clitics::SO, 350), (Clitics::LIKE, 400), (Clitics::BY, 220), (Clitics::TO, 180)]
    {
        if clitics.has(clitic) {
            cost += price;
        }
    }
    // The article settles that what stands before it is a word of its own; but فال and كال open foreign names.
    let settled = clitics.has(Clitics::ARTICLE) && !clitics.any(Clitics::SO.with(Clitics::LIKE));
    if settled { cost / 8 } else { cost }
}
