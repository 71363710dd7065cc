//! The full table of a verb.

use super::affix::PronounUse;
use super::letters::{Letter, code};
use super::stems::Stem;
use super::verb::First;
use super::vocal::{Ending, Seg, Vocal, mark};
use super::{Analyser, Features, LexemeId, Pos, Voice};

/// One form of a verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inflected {
    /// Aspect, mood, voice, person, gender, number.
    pub features: Features,
    /// The form with all diacritics.
    pub text: String,
}

impl Analyser {
    /// The verbs that a dictionary form names, with or without diacritics.
    #[must_use]
    pub fn verbs(&self, lemma: &str) -> Vec<LexemeId> {
        let mut found = self.lexicon.find(lemma);
        found.retain(|id| self.lexeme(*id).is_some_and(|lexeme| lexeme.pos == Pos::Verb));
        if found.is_empty() {
            // Without shadda.
            let bare = super::bare(lemma);
            let named = |lexeme: &super::Lexeme| lexeme.pos == Pos::Verb && super::bare(&lexeme.lemma) == bare;
            let all = self.lexemes().iter().enumerate();
            found.extend(all.filter(|(_, lexeme)| named(lexeme)).map(|(i, _)| LexemeId(i as u32)));
        }
        found
    }

    /// All forms of a verb without suffixed pronouns, in the order of `affixes/verb-cells.tsv`, active before passive. A
    /// cell that has two forms (يَمُدَّ and يَمْدُدْ) stands twice.
    #[must_use]
    pub fn conjugate(&self, verb: LexemeId) -> Vec<Inflected> {
        let stems: Vec<&Stem> = self.lexicon.stems.of_lexeme(verb).filter(|stem| stem.pos == Pos::Verb).collect();
        let mut out: Vec<Inflected> = Vec::new();
        for voice in [Voice::Active, Voice::Passive] {
            for cell in self.affixes.cells.iter().filter(|cell| cell.features.person.is_some()) {
                let first = cell.person == code::ALEF_HAMZA;
                for stem in &stems {
                    let fits = stem.slots.has(cell.slot)
                        && stem.features.voice == Some(voice)
                        && (stem.first == First::Any || first == (stem.first == First::Only));
                    if cell.pronoun == PronounUse::Must || !fits {
                        continue;
                    }
                    let text = self.inflect(stem, cell.person, &cell.ending).text();
                    let inflected = Inflected { features: stem.features.over(cell.features), text };
                    if !out.contains(&inflected) {
                        out.push(inflected);
                    }
                }
            }
        }
        out
    }

    /// A stem with its person prefix and ending.
    pub(super) fn inflect(&self, stem: &Stem, person: Letter, ending: &Ending) -> Vocal {
        let mut whole = Vocal::default();
        if person != 0 {
            let merged = stem.first == First::Only && stem.prefix == mark::A;
            let letter = if merged { code::MADDA } else { person };
            whole.push(Seg { letter, marks: if merged { mark::NONE } else { stem.prefix } });
        }
        let mut text = Vocal::from_segs(self.lexicon.stems.text(stem));
        text.join(ending);
        whole.extend(&text);
        whole.tidy();
        whole
    }
}
