//! Compiled rules and the index by trigger.

use rustc_hash::FxHashMap;

use super::condition::{Compiler, Condition};
use super::frame::Frame;
use super::met::Met;
use super::modality::Value as Modality;
use super::page::{self, Page, TriggerKind};
use super::slots::{Slot, Slots};
use super::wordset::{self, WordSet};
use crate::article::Article;
use crate::data::{Error, File, Source};
use crate::morph::{Analysis, Lemmas, LexemeId, Origin, Pos, bare};
use crate::names::Kind;
use crate::syntax::Words;

/// A compiled rule.
#[derive(Debug)]
pub struct Rule {
    /// The page as written.
    pub page: Page,
    pub(super) actor: Slots,
    pub(super) recipient: Slots,
    pub(super) place: Slots,
    pub(super) idafa: Option<Slot>,
    pub(super) modality: Option<Modality>,
    /// The cheapest first.
    conditions: Vec<Demand>,
    /// How many of them must hold: of two rules that hold, the one that asks more wins.
    pub(super) weight: usize,
    modes: Vec<(String, Condition)>,
}

/// A condition of a page.
#[derive(Debug)]
struct Demand {
    /// Its place in the page.
    place: usize,
    /// Whether it must hold; else it must not.
    must: bool,
    condition: Condition,
}

/// All rules, by the words that trigger them.
#[derive(Debug)]
pub struct Rules {
    /// In file and page order.
    pub rules: Vec<Rule>,
    by_lexeme: FxHashMap<LexemeId, Vec<Entry>>,
    /// Triggers that the lexicon lacks, by bare spelling.
    by_spelling: FxHashMap<String, Vec<Entry>>,
    /// Trigger lemmas that no lexicon entry answers, with file and line.
    pub unknown: Vec<(String, String, usize)>,
}

#[derive(Debug, Clone)]
struct Entry {
    rule: usize,
    kind: TriggerKind,
    /// What must stand in the noun's phrase.
    modifier: Option<WordSet>,
}

const DEFAULT_ACTOR: &str = "subject, of, nisba";
const DEFAULT_RECIPIENT: &str = "object";

impl Rules {
    pub(super) fn new(
        source: &Source,
        sets: &mut wordset::Compiler<'_>,
        lemmas: &Lemmas<'_>,
        words: &Words,
    ) -> Result<Self, Error> {
        let mut all = Self {
            rules: Vec::new(),
            by_lexeme: FxHashMap::default(),
            by_spelling: FxHashMap::default(),
            unknown: Vec::new(),
        };
        for file in source.files("events/rules/", ".rules") {
            for page in page::read(&file)? {
                all.add(page, sets, lemmas, words, file)?;
            }
        }
        Ok(all)
    }

    fn add(
        &mut self,
        page: Page,
        sets: &mut wordset::Compiler<'_>,
        lemmas: &Lemmas<'_>,
        words: &Words,
        file: File<'_>,
    ) -> Result<(), Error> {
        let mut compiler = Compiler { sets, words, file };
        let slots = |text: Option<&str>, default: &str| {
            Slots::parse(text.unwrap_or(default), words).map_err(|name| {
                file.error(
                    page.line,
                    format!("rule {}: no slot {name:?}", page.id),
                    "see the table of slots in data/events/README.md",
                )
            })
        };
        let actor = slots(page.actor.as_deref(), DEFAULT_ACTOR)?;
        let recipient = slots(page.recipient.as_deref(), DEFAULT_RECIPIENT)?;
        let place = slots(page.place.as_deref(), "-")?;
        let idafa = match page.idafa.as_deref() {
            None => None,
            Some("subject") => Some(Slot::Subject),
            Some("object") => Some(Slot::Object),
            Some(other) => {
                return Err(file.error(page.line, format!("idafa {other:?}"), "`idafa subject` or `idafa object`"));
            }
        };
        let mut conditions = Vec::new();
        for (place, (must, text, line)) in page.conditions.iter().enumerate() {
            conditions.push(Demand { place, must: *must, condition: compiler.condition(text, *line)? });
        }
        conditions.sort_by_key(|demand| demand.condition.cost());
        let weight = page.weight + conditions.iter().filter(|demand| demand.must).count();
        let mut modes = Vec::new();
        for (mode, text, line) in &page.modes {
            modes.push((mode.clone(), compiler.condition(text, *line)?));
        }
        let rule = self.rules.len();
        for (kind, lemma, line) in &page.triggers {
            let (first, rest) = lemma.split_once(' ').unwrap_or((lemma, ""));
            let modifier =
                if rest.is_empty() { None } else { Some(sets.set(&rest.replace(' ', "|"), &file, *line)?) };
            let found = if *kind == TriggerKind::Noun { lemmas.find_nominal(first) } else { lemmas.find_verb(first) };
            let entry = Entry { rule, kind: *kind, modifier };
            if found.is_empty() {
                self.unknown.push((lemma.clone(), file.name.to_owned(), *line));
                self.by_spelling.entry(bare(first)).or_default().push(entry.clone());
            }
            for lexeme in found {
                self.by_lexeme.entry(lexeme).or_default().push(entry.clone());
            }
        }
        let modality = match page.modality.as_deref() {
            None => None,
            Some(name) => Some(Modality::parse(name).ok_or_else(|| {
                file.error(page.line, format!("modality {name:?}"), "actual, future, hypothetical or negated")
            })?),
        };
        self.rules.push(Rule { page, actor, recipient, place, idafa, modality, conditions, weight, modes });
        Ok(())
    }

    /// The rules that a token may trigger by its chosen reading; where that triggers none, by another of the same kind,
    /// since spelling seldom tells the forms of a verb apart, nor a masdar from a noun.
    pub(super) fn candidates(&self, met: &Met<'_, '_>, token: u32) -> Vec<usize> {
        if !met.may_trigger(token) {
            return Vec::new();
        }
        let article = met.article;
        let Some(word) = article.word(token) else { return Vec::new() };
        let mut found = Vec::new();
        self.add_candidates(met, token, word, &mut found);
        if found.is_empty() {
            let verbal = word.pos == Pos::Verb;
            let alike = |reading: &&Analysis| {
                reading.origin != Origin::Guess
                    && reading.lexeme != word.lexeme
                    && if verbal {
                        reading.pos == Pos::Verb
                    } else {
                        reading.pos == Pos::Masdar && word.pos == Pos::Noun
                    }
            };
            for reading in article.analyses(token).iter().filter(alike) {
                self.add_candidates(met, token, reading, &mut found);
            }
        }
        if !found.is_empty() && in_name(article, token) {
            return Vec::new();
        }
        found.sort_unstable();
        found
    }

    /// Whether some rule names a word in one of its readings: what else rules ask is asked where they are tried.
    pub(super) fn may_trigger(&self, article: &Article<'_>, token: u32) -> bool {
        let readings = article.word(token).into_iter().chain(article.analyses(token));
        readings.into_iter().any(|reading| self.entries(article, token, reading).next().is_some())
    }

    /// What names a word in a reading: its entry in the lexicon, the verb that it comes from, its spelling.
    fn entries(&self, article: &Article<'_>, token: u32, reading: &Analysis) -> impl Iterator<Item = &Entry> {
        let verb = article.entry(reading.lexeme).and_then(|lexeme| lexeme.verb);
        let lists = [
            self.by_lexeme.get(&reading.lexeme),
            verb.filter(|verb| *verb != reading.lexeme).and_then(|verb| self.by_lexeme.get(&verb)),
            if self.by_spelling.is_empty() { None } else { self.by_spelling.get(article.bare(token)) },
        ];
        lists.into_iter().flatten().flatten()
    }

    fn add_candidates(&self, met: &Met<'_, '_>, token: u32, reading: &Analysis, found: &mut Vec<usize>) {
        for entry in self.entries(met.article, token, reading) {
            if !found.contains(&entry.rule) && fits(entry, met, token, reading.pos) {
                found.push(entry.rule);
            }
        }
    }
}

/// Whether a word is part of a known person's name (`صدام حسين`, `محمد الحرب`): it names no act.
fn in_name(article: &Article<'_>, token: u32) -> bool {
    article.names.covering(token).is_some_and(|mention| {
        mention.kind == Kind::Person
            && mention.name.contains(&token)
            && (mention.id.is_some() || mention.name != mention.tokens)
    })
}

fn fits(entry: &Entry, met: &Met<'_, '_>, token: u32, pos: Pos) -> bool {
    let article = met.article;
    let participle = matches!(pos, Pos::ActiveParticiple | Pos::PassiveParticiple)
        || article.lexeme(token).is_some_and(|lexeme| lexeme.participle.is_some());
    let kind = match entry.kind {
        TriggerKind::Verb => true,
        TriggerKind::Finite => pos == Pos::Verb,
        TriggerKind::Masdar => pos == Pos::Masdar,
        TriggerKind::Participle => participle,
        TriggerKind::Noun => pos != Pos::Verb,
    };
    kind && entry.modifier.is_none_or(|words| met.in_phrase(token, words))
}

impl Demand {
    fn holds(&self, met: &Met<'_, '_>, frame: &Frame) -> bool {
        self.condition.holds(met, frame) == self.must
    }
}

impl Rule {
    /// Why the rule does not hold for a frame: the first condition that fails, as written; none where it holds.
    pub(super) fn obstacle(&self, met: &Met<'_, '_>, frame: &Frame) -> Option<String> {
        let failing = self.conditions.iter().filter(|demand| !demand.holds(met, frame)).map(|demand| demand.place);
        let (must, text, _) = self.page.conditions.get(failing.min()?)?;
        Some(format!("{} {text}", if *must { "if" } else { "unless" }))
    }

    /// Whether the rule holds for a frame.
    pub(super) fn holds(&self, met: &Met<'_, '_>, frame: &Frame) -> bool {
        self.conditions.iter().all(|demand| demand.holds(met, frame))
    }

    /// The mode for a frame.
    pub(super) fn mode(&self, met: &Met<'_, '_>, frame: &Frame) -> Option<String> {
        self.modes
            .iter()
            .find(|(_, condition)| condition.holds(met, frame))
            .map(|(mode, _)| mode.clone())
            .or_else(|| self.page.mode.clone())
    }

    /// Whether the rule looks for an actor at all.
    pub(super) fn has_actor(&self) -> bool {
        !self.actor.0.is_empty()
    }

    /// Whether the page only says that there is no event.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.page.code == "NONE"
    }
}
