//! Rules over readings and their neighbours, in the tradition of Constraint Grammar, read from `morph/*.rules`.
//!
//! A rule removes readings that its context rules out, selects the only ones that it allows, or, once one reading a word is
//! chosen, says more about it (a mood, a universal part of speech). Each carries examples, which are its tests.

use super::lexicon::Lexicon;
use super::property::{self, Members, Properties};
use super::{LexemeId, Mood};
use crate::data::{Error, File, Source};

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Takes the readings away.
    Remove,
    /// Takes all other readings away.
    Select,
    /// Sets the mood of the reading chosen.
    Mood(Mood),
    /// Gives the word chosen a universal part of speech; that of its conjunction when the flag is set.
    Tag(&'static str, bool),
}

/// Properties that a reading must have and must not have.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    /// All of these.
    pub with: Properties,
    /// At least one of each of these (none: no matter).
    pub one: [Properties; 2],
    /// None of these.
    pub without: Properties,
}

impl Shape {
    /// Whether a reading has the shape.
    #[must_use]
    pub fn fits(&self, bits: Properties) -> bool {
        bits.has(self.with)
            && !bits.any(self.without)
            && self.one.iter().all(|one| *one == Properties::NONE || bits.any(*one))
    }
}

/// What a neighbour must be.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// Where it stands: -1 the word before, 1 the one after.
    pub place: i8,
    /// How many of its readings must have the shape.
    pub amount: Amount,
    /// The shape.
    pub shape: Shape,
}

/// How many readings of a neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// At least one.
    Any,
    /// All.
    Only,
    /// None.
    None,
}

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// What it does.
    pub action: Action,
    /// The readings it is about.
    pub target: Shape,
    /// Its context, all of which must hold.
    pub conditions: Vec<Condition>,
    /// A sentence, and what the rule makes of one word: `word property property`.
    pub examples: Vec<Example>,
}

/// One example of a rule.
#[derive(Debug, Clone)]
pub struct Example {
    /// Line in the file.
    pub line: usize,
    /// The sentence.
    pub sentence: String,
    /// The word that the rule is about.
    pub word: String,
    /// What the reading chosen must be.
    pub expected: Shape,
    /// For a rule that tags: the tag that the word must have.
    pub tag: Option<String>,
}

/// All rules in order.
#[derive(Debug, Default)]
pub struct Rules {
    /// All rules.
    pub rules: Vec<Rule>,
    /// Those that remove and select.
    pub constraints: Vec<Rule>,
    /// Those that say a mood.
    pub moods: Vec<Rule>,
    /// Those that tag.
    pub tags: Vec<Rule>,
    /// The entries that the rules' sets of lemmas name.
    pub members: Members,
    sets: Vec<String>,
}

impl Rules {
    /// Reads the rule files.
    ///
    /// # Errors
    /// The first line that is no rule, names an unknown property, or a rule without an example.
    pub fn new(source: &Source, lexicon: &Lexicon) -> Result<Self, Error> {
        let mut out = Self::default();
        for file in source.files("morph/", ".rules") {
            let start = out.rules.len();
            for (line, text) in file.lines() {
                out.line(&file, line, text, lexicon)?;
            }
            if let Some(bare) = out.rules.iter().skip(start).find(|rule| rule.examples.is_empty()) {
                let cause = format!("the rule {:?} has no example", bare.name);
                return Err(file.error(0, cause, "add a line: yes <sentence> | <word> <properties>"));
            }
        }
        for rule in &out.rules {
            match rule.action {
                Action::Remove | Action::Select => out.constraints.push(rule.clone()),
                Action::Mood(_) => out.moods.push(rule.clone()),
                Action::Tag(..) => out.tags.push(rule.clone()),
            }
        }
        Ok(out)
    }

    fn line(&mut self, file: &File<'_>, line: usize, text: &str, lexicon: &Lexicon) -> Result<(), Error> {
        let fault = |cause: String| {
            file.error(line, cause, "a line begins with set, rule, remove, select, mood, tag, when or yes")
        };
        let (key, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let rest = rest.trim();
        match key {
            "set" => {
                let (name, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                let index = property::NAMES.len() + self.sets.len();
                if index >= Properties::ROOM {
                    let room = Properties::ROOM - property::NAMES.len();
                    return Err(fault(format!("no room for the set {name}: there may be {room}")));
                }
                let bit = Properties::at(index);
                self.sets.push(name.to_owned());
                for word in words.split_whitespace() {
                    let found = lexicon.find(&super::ordered(word));
                    if found.is_empty() {
                        return Err(fault(format!("no entry has the lemma {word}")));
                    }
                    for id in found {
                        let known = self.members.entry(id).or_default();
                        *known = known.with(bit);
                    }
                }
                return Ok(());
            }
            "rule" => {
                self.rules.push(Rule {
                    name: rest.to_owned(),
                    action: Action::Remove,
                    target: Shape::default(),
                    conditions: Vec::new(),
                    examples: Vec::new(),
                });
                return Ok(());
            }
            _ => {}
        }
        let shape = |words: &str| self.shape(words).map_err(|word| fault(format!("no property {word:?}")));
        match key {
            "remove" | "select" | "mood" | "tag" => {
                let (action, words) = match key {
                    "remove" => (Action::Remove, rest),
                    "select" => (Action::Select, rest),
                    _ => {
                        let (value, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                        let action = if key == "mood" { mood(value) } else { tag(value) };
                        (action.ok_or_else(|| fault(format!("{value:?} is no {key}")))?, words)
                    }
                };
                let target = shape(words)?;
                let Some(rule) = self.rules.last_mut() else { return Err(fault("no rule is open".to_owned())) };
                (rule.action, rule.target) = (action, target);
            }
            "when" => {
                let mut words = rest.splitn(3, char::is_whitespace);
                let place = words.next().and_then(|w| w.parse().ok()).unwrap_or(0);
                let amount = match words.next() {
                    Some("any") => Amount::Any,
                    Some("only") => Amount::Only,
                    Some("none") => Amount::None,
                    _ => return Err(fault(format!("{rest:?}: a place, then any, only or none"))),
                };
                let shape = shape(words.next().unwrap_or(""))?;
                let Some(rule) = self.rules.last_mut() else { return Err(fault("no rule is open".to_owned())) };
                rule.conditions.push(Condition { place, amount, shape });
            }
            "yes" => {
                let (sentence, expected) = rest.split_once('|').ok_or_else(|| fault("no | in it".to_owned()))?;
                let expected = expected.trim();
                let (word, properties) = expected.split_once(char::is_whitespace).unwrap_or((expected, ""));
                let tags = self.rules.last().is_some_and(|rule| matches!(rule.action, Action::Tag(..)));
                let example = Example {
                    line,
                    sentence: sentence.trim().to_owned(),
                    word: word.to_owned(),
                    expected: if tags { Shape::default() } else { shape(properties)? },
                    tag: tags.then(|| properties.to_owned()),
                };
                let Some(rule) = self.rules.last_mut() else { return Err(fault("no rule is open".to_owned())) };
                rule.examples.push(example);
            }
            _ => return Err(fault(format!("{key:?} opens no line"))),
        }
        Ok(())
    }

    /// Reads properties: `verb perfect !passive noun|masdar`.
    fn shape<'w>(&self, words: &'w str) -> Result<Shape, &'w str> {
        let mut out = Shape::default();
        for word in words.split_whitespace() {
            if let Some(word) = word.strip_prefix('!') {
                out.without = out.without.with(self.bit(word).ok_or(word)?);
            } else if word.contains('|') {
                let mut one = Properties::NONE;
                for word in word.split('|') {
                    one = one.with(self.bit(word).ok_or(word)?);
                }
                match out.one.iter_mut().find(|slot| **slot == Properties::NONE) {
                    Some(slot) => *slot = one,
                    None => return Err(word),
                }
            } else {
                out.with = out.with.with(self.bit(word).ok_or(word)?);
            }
        }
        Ok(out)
    }

    /// Whether an entry belongs to a set of lemmas.
    #[must_use]
    pub fn is_in(&self, set: &str, entry: LexemeId) -> bool {
        let members = self.members.get(&entry);
        self.bit(set).is_some_and(|bit| members.is_some_and(|members| members.has(bit)))
    }

    fn bit(&self, name: &str) -> Option<Properties> {
        let set = self.sets.iter().position(|set| set == name);
        property::bit(name).or_else(|| set.map(|set| Properties::at(property::NAMES.len() + set)))
    }
}

fn mood(value: &str) -> Option<Action> {
    Some(Action::Mood(match value {
        "indicative" => Mood::Indicative,
        "subjunctive" => Mood::Subjunctive,
        "jussive" => Mood::Jussive,
        _ => return None,
    }))
}

fn tag(value: &str) -> Option<Action> {
    let (conjunction, value) = match value.strip_prefix("and:") {
        Some(value) => (true, value),
        None => (false, value),
    };
    super::universal::TAGS.iter().find(|tag| **tag == value).map(|tag| Action::Tag(tag, conjunction))
}
