//! What words do by their lemma: auxiliaries and words of speech.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Analyser, Lexeme, ordered};

/// What an auxiliary does to the verb below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Auxiliary {
    /// Copula: tense alone.
    Copula,
    /// Beginning, going on.
    Phase,
    /// Nearly: it did not happen.
    Near,
    /// With a negation: it goes on (`لا يزال`).
    Still,
}

/// What a word does by its lemma.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    /// As an auxiliary verb.
    pub auxiliary: Option<Auxiliary>,
    /// Whether it, or the verb that it comes from, reports speech.
    pub speech: bool,
    /// Whether it, or the verb that it comes from, only reports.
    pub report: bool,
    /// Whether it is a noun that only reports, not as the masdar of a verb.
    pub report_noun: bool,
}

/// The roles of all entries of the lexicon, looked up once, and the lemmas that have any.
#[derive(Debug, Default)]
pub(super) struct Roles {
    by_entry: Vec<Role>,
    auxiliaries: FxHashMap<String, Auxiliary>,
    speech: FxHashSet<String>,
    /// Those of them that only report.
    reports: FxHashSet<String>,
    /// Masdars of verbs of speech by which nothing is said.
    silent: FxHashSet<String>,
}

impl Roles {
    /// Reads `syntax/auxiliaries.tsv` and `syntax/speech.tsv`.
    ///
    /// # Errors
    /// The first fault in one of them.
    pub fn new(source: &Source, analyser: &Analyser) -> Result<Self, Error> {
        let file = source.file("syntax/auxiliaries.tsv")?;
        let mut this = Self::default();
        for row in file.table(["lemma", "effect"])? {
            let [lemma, effect] = row.cells;
            let effect = match effect {
                "copula" => Auxiliary::Copula,
                "phase" => Auxiliary::Phase,
                "near" => Auxiliary::Near,
                "still" => Auxiliary::Still,
                _ => return Err(file.error(row.line, format!("no effect {effect:?}"), "copula, phase or near")),
            };
            this.auxiliaries.insert(ordered(lemma), effect);
        }
        for row in source.file("syntax/speech.tsv")?.table(["word", "class", "preposition"])? {
            let [word, class, _] = row.cells;
            if matches!(class, "verb" | "act" | "noun") {
                this.speech.insert(ordered(word));
            }
            if matches!(class, "verb" | "noun") {
                this.reports.insert(ordered(word));
            }
            if class == "silent" {
                this.silent.insert(ordered(word));
            }
        }
        let verb = |lexeme: &Lexeme| analyser.lexeme(lexeme.verb?);
        this.by_entry = analyser.lexemes().iter().map(|lexeme| this.role(lexeme, verb(lexeme))).collect();
        Ok(this)
    }

    /// The role of a token's word.
    pub fn of(&self, article: &Article<'_>, token: u32) -> Role {
        let Some(word) = article.word(token) else { return Role::default() };
        let known = self.by_entry.get(word.lexeme.0 as usize).copied();
        // An entry that only a worker has guessed.
        let guessed = || article.entry(word.lexeme).map(|lexeme| self.role(lexeme, article.verb(token)));
        known.or_else(guessed).unwrap_or_default()
    }

    fn role(&self, lexeme: &Lexeme, verb: Option<&Lexeme>) -> Role {
        let of_verb = |words: &FxHashSet<String>| verb.is_some_and(|verb| words.contains(&*verb.lemma));
        let any = |words: &FxHashSet<String>| {
            !self.silent.contains(&*lexeme.lemma) && (words.contains(&*lexeme.lemma) || of_verb(words))
        };
        Role {
            auxiliary: self.auxiliaries.get(&*lexeme.lemma).copied(),
            speech: any(&self.speech),
            report: any(&self.reports),
            report_noun: self.reports.contains(&*lexeme.lemma),
        }
    }
}
