//! How many: dead, injured, arrested, participants.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::frame::{Argument, Frame};
use super::phrase;
use super::rule::Rule;
use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Lemmas, LexemeId, NounKind, Number, Pos};
use crate::record::Size;
use crate::time::{NumberExpression, NumberKind};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Actor,
    Recipient,
}

/// What is counted at which trigger.
#[derive(Debug)]
pub(super) struct Sizes {
    rows: FxHashMap<LexemeId, (String, Side)>,
}

impl Sizes {
    pub fn new(source: &Source, lemmas: &Lemmas<'_>) -> Result<Self, Error> {
        let file = source.file("events/size.tsv")?;
        let mut rows = FxHashMap::default();
        for row in file.table(["word", "kind", "side"])? {
            let [word, kind, side] = row.cells;
            let side = match side {
                "actor" => Side::Actor,
                "recipient" => Side::Recipient,
                _ => return Err(file.error(row.line, format!("no side {side:?}"), "actor or recipient")),
            };
            for lexeme in lemmas.find(word) {
                rows.insert(lexeme, (kind.to_owned(), side));
            }
        }
        Ok(Self { rows })
    }

    /// Whether a trigger tells of the dead or wounded.
    pub fn is_casualty(&self, article: &Article<'_>, trigger: u32) -> bool {
        let Some(word) = article.word(trigger) else { return false };
        let verb = article.lexeme(trigger).and_then(|lexeme| lexeme.verb);
        let row = self.rows.get(&word.lexeme).or_else(|| self.rows.get(&verb?));
        row.is_some_and(|(kind, _)| matches!(kind.as_str(), "dead" | "injured"))
    }

    /// Whether a noun is of the dead or wounded by its own entry or as a passive participle; `قاض` is none, for all that
    /// its verb may mean to die.
    pub fn is_victim(&self, article: &Article<'_>, token: u32) -> bool {
        let Some(word) = article.word(token) else { return false };
        let named = self.rows.contains_key(&word.lexeme);
        let participle = article.lexeme(token).and_then(|lexeme| lexeme.participle).unwrap_or(word.pos);
        (named || participle == Pos::PassiveParticiple) && self.is_casualty(article, token)
    }

    /// The counts that a trigger's participants carry.
    pub fn of(&self, article: &Article<'_>, rule: &Rule, frame: &Frame) -> BTreeMap<String, Size> {
        let mut found = BTreeMap::new();
        let Some(word) = article.word(frame.trigger) else { return found };
        let verb = article.lexeme(frame.trigger).and_then(|lexeme| lexeme.verb);
        let Some((kind, side)) = self.rows.get(&word.lexeme).or_else(|| self.rows.get(&verb?)) else { return found };
        let slots = if *side == Side::Actor { &rule.actor } else { &rule.recipient };
        let counted =
            slots.0.iter().flatten().flat_map(|slot| frame.slot(*slot)).find_map(|argument| count(article, argument));
        // A casualty noun is itself what is counted: `خمسة قتلى`.
        let human = article.lexeme(frame.trigger).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        let own = if human {
            count(article, Argument { token: frame.trigger, pronoun: false, inherited: false })
        } else {
            None
        };
        if let Some(size) = counted.or(own) {
            found.insert(kind.clone(), size);
        }
        found
    }
}

/// The count of a phrase: its number, else what a singular or dual noun says.
fn count(article: &Article<'_>, argument: Argument) -> Option<Size> {
    if argument.pronoun {
        return None;
    }
    let name = phrase::name(article, argument.token);
    let mention = article.mention_of(argument.token).map_or(name.clone(), |mention| mention.tokens.clone());
    let near = |number: &&NumberExpression| {
        matches!(number.kind, NumberKind::Cardinal | NumberKind::Range)
            && (mention.contains(&number.tokens.start)
                || number.tokens.end == mention.start
                || number.tokens.end == name.start)
    };
    if let Some(number) = article.numbers.iter().find(near) {
        let text = article.text_of(&number.tokens).to_owned();
        return Some(Size { min: number.min.or(number.value), max: number.max.or(number.value), text });
    }
    let lexeme = article.lexeme(argument.token)?;
    let word = article.word(argument.token)?;
    let value = match word.features.number {
        Some(Number::Singular) if lexeme.kind.any(NounKind::HUMAN) => 1.0,
        Some(Number::Dual) => 2.0,
        _ => return None,
    };
    Some(Size { min: Some(value), max: Some(value), text: article.text(argument.token).to_owned() })
}
