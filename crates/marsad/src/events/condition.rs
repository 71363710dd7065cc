//! Conditions of rules.

use super::frame::{Argument, Frame};
use super::met::Met;
use super::phrase;
use super::slots::Slot;
use super::wordset::{self, WordSet};
use crate::article::Article;
use crate::data::{Error, File};
use crate::morph::{Aspect, Clitics, Number, Pos};
use crate::names::Kind;
use crate::syntax::Words;
use crate::text::TokenKind;

/// One condition; several in [`Condition::Either`] are alternatives.
#[derive(Debug, Clone)]
pub(super) enum Condition {
    Filled(Slot),
    In(Slot, WordSet),
    Head(Slot, WordSet),
    Is(Slot, Vec<Type>),
    Clause(WordSet),
    Line(WordSet),
    Lead(WordSet),
    Under(WordSet),
    Light(WordSet),
    Before(WordSet),
    After(WordSet),
    Passive,
    Active,
    Plural,
    Perfect,
    Masdar,
    Future,
    Negated,
    Title,
    Either(Vec<Condition>),
}

/// What the head of an argument is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Mention(Kind),
    Actor,
    Thing,
    Time,
    Number,
}

/// What is needed to compile conditions.
pub(super) struct Compiler<'c, 's> {
    pub sets: &'c mut wordset::Compiler<'s>,
    pub words: &'c Words,
    pub file: File<'c>,
}

impl Compiler<'_, '_> {
    /// Compiles a condition.
    pub fn condition(&mut self, text: &str, line: usize) -> Result<Condition, Error> {
        let parts: Vec<&str> = text.split(" or ").map(str::trim).collect();
        if parts.len() > 1 {
            let parts: Result<Vec<_>, _> = parts.into_iter().map(|part| self.single(part, line)).collect();
            let mut parts = parts?;
            parts.sort_by_key(Condition::cost);
            return Ok(Condition::Either(parts));
        }
        self.single(text, line)
    }

    fn single(&mut self, text: &str, line: usize) -> Result<Condition, Error> {
        match text {
            "passive" => return Ok(Condition::Passive),
            "active" => return Ok(Condition::Active),
            "plural" => return Ok(Condition::Plural),
            "perfect" => return Ok(Condition::Perfect),
            "masdar" => return Ok(Condition::Masdar),
            "future" => return Ok(Condition::Future),
            "negated" => return Ok(Condition::Negated),
            "title" => return Ok(Condition::Title),
            _ => {}
        }
        let mut set = |words: &str| self.sets.set(words, &self.file, line);
        for (prefix, make) in [
            ("clause in ", Condition::Clause as fn(WordSet) -> Condition),
            ("line in ", Condition::Line),
            ("lead in ", Condition::Lead),
            ("under ", Condition::Under),
            ("light ", Condition::Light),
            ("before ", Condition::Before),
            ("after ", Condition::After),
        ] {
            if let Some(words) = text.strip_prefix(prefix) {
                return Ok(make(set(words)?));
            }
        }
        let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let Some(slot) = Slot::parse(name, self.words) else {
            return Err(self.file.error(
                line,
                format!("no condition {text:?}"),
                "see the table of conditions in data/events/README.md",
            ));
        };
        match rest.trim().split_once(char::is_whitespace) {
            None if rest.trim().is_empty() => Ok(Condition::Filled(slot)),
            Some(("in", words)) => Ok(Condition::In(slot, set(words)?)),
            Some(("head", words)) => Ok(Condition::Head(slot, set(words)?)),
            Some(("is", kinds)) => {
                let kinds: Option<Vec<Type>> =
                    kinds.split([' ', ',', '|']).filter(|k| !k.is_empty()).map(kind).collect();
                kinds.map(|kinds| Condition::Is(slot, kinds)).ok_or_else(|| {
                    self.file.error(
                        line,
                        format!("no kind in {text:?}"),
                        "person organisation state group place people actor thing time number",
                    )
                })
            }
            _ => Err(self.file.error(
                line,
                format!("no condition {text:?}"),
                "write `SLOT in WORDS`, `SLOT head WORDS`, `SLOT is KINDS`",
            )),
        }
    }
}

fn kind(name: &str) -> Option<Type> {
    Some(match name {
        "person" => Type::Mention(Kind::Person),
        "organisation" => Type::Mention(Kind::Organisation),
        "state" => Type::Mention(Kind::State),
        "group" => Type::Mention(Kind::Group),
        "place" => Type::Mention(Kind::Place),
        "people" => Type::Mention(Kind::People),
        "actor" => Type::Actor,
        "thing" => Type::Thing,
        "time" => Type::Time,
        "number" => Type::Number,
        _ => return None,
    })
}

impl Condition {
    /// How much work it is to tell whether it holds, beside others: what looks at a phrase or further comes last.
    pub fn cost(&self) -> u8 {
        match self {
            Self::Filled(_) | Self::Head(..) | Self::Is(..) => 1,
            Self::In(..) => 2,
            Self::Clause(_) | Self::Line(_) | Self::Lead(_) => 3,
            Self::Either(parts) => parts.iter().map(Self::cost).max().unwrap_or(0),
            _ => 0,
        }
    }

    /// Whether it holds for a trigger's frame.
    pub fn holds(&self, met: &Met<'_, '_>, frame: &Frame) -> bool {
        let (article, trigger) = (met.article, frame.trigger);
        match self {
            Self::Filled(slot) => frame.told(*slot).next().is_some(),
            Self::In(Slot::Trigger, words) => {
                met.in_line(trigger, *words) && met.any(phrase::core(article, trigger), *words)
            }
            Self::In(slot, words) => frame.told(*slot).any(|arg| met.in_phrase(arg.token, *words)),
            Self::Head(slot, words) => frame.told(*slot).any(|arg| met.has(arg.token, *words)),
            Self::Is(slot, types) => frame.told(*slot).any(|arg| types.iter().any(|t| t.fits(article, arg))),
            Self::Clause(words) => met.in_clause(trigger, *words),
            Self::Line(words) => met.in_line(trigger, *words),
            Self::Lead(words) => met.in_lead(*words),
            Self::Under(words) => met.any(governors(article, trigger), *words),
            Self::Light(words) => frame.light.is_some_and(|light| met.has(light.verb, *words)),
            Self::Before(words) => met.has(trigger + 1, *words),
            Self::After(words) => trigger > 0 && met.has(trigger - 1, *words),
            Self::Passive => frame.passive,
            Self::Active => !frame.passive,
            Self::Plural => article
                .word(trigger)
                .is_some_and(|word| matches!(word.features.number, Some(Number::Dual | Number::Plural))),
            Self::Perfect => article.word(trigger).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect)),
            Self::Masdar => article.word(trigger).is_some_and(|word| word.pos.is_nominal()),
            Self::Future => article.word(trigger).is_some_and(|word| word.clitics.has(Clitics::FUTURE)),
            Self::Negated => frame.negated,
            Self::Title => article.tokens.get(trigger as usize).is_some_and(|token| token.line == 0),
            Self::Either(parts) => parts.iter().any(|part| part.holds(met, frame)),
        }
    }
}

/// What governs a word, the nearest first, up to the verb of its clause: `متهمون بخطف وقتل`.
fn governors<'a>(article: &'a Article<'_>, token: u32) -> impl Iterator<Item = u32> + 'a {
    let verb = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Verb);
    let mut ended = false;
    article.syntax.ancestors(token).take_while(move |above| !std::mem::replace(&mut ended, verb(*above)))
}

impl Type {
    fn fits(self, article: &Article<'_>, argument: &Argument) -> bool {
        let mention = article.mention_of(argument.token);
        match self {
            Self::Mention(kind) => mention.is_some_and(|mention| mention.kind == kind),
            Self::Actor => {
                argument.pronoun
                    || mention.is_some_and(|m| !matches!(m.kind, Kind::Place | Kind::Reference) || m.referent.is_some())
            }
            Self::Thing => !argument.pronoun && mention.is_none(),
            Self::Time => article.times.iter().any(|time| time.tokens.contains(&argument.token)),
            Self::Number => article.kind(argument.token) == Some(TokenKind::Number),
        }
    }
}
