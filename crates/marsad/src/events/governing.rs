//! The words that govern modality, and what they make of what they govern.

use rustc_hash::{FxHashMap, FxHashSet};

use super::modality::Value;
use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Analysis, Aspect, Clitics, Lemmas, LexemeId, Pos};
use crate::syntax::{Relation, Words};

/// Where the governed word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Object,
    Subject,
    That,
    Idafa,
    /// In a clause on the governor: `مشروع قانون يحظر`.
    Relative,
    /// As a verb of the present behind the subject: `لم تعد واشنطن تدعم`.
    Clause,
    Preposition(usize),
    Any,
}

/// What a word makes of what stands in one position.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    position: Position,
    pub effect: Value,
    /// Whether what is governed is taken for granted, whatever is said of the governor (`لن يشارك في التحقيق في الهجوم`).
    pub fact: bool,
    pub control: Control,
}

/// Whose act the governed masdar is where it names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    /// The governing word's subject (`تعتزم تركيا شن`).
    Subject,
    /// Of him whom the governing word has as its object or behind ل (`دفع الهجوم لندن إلى طرد`, `سمح للمفتشين بدخول`).
    Object,
    /// Of somebody else than the governing word's subject (`أحبطت الشرطة محاولة اغتيال`).
    Other,
    /// The governor does not say.
    Nobody,
}

/// The table of words that govern modality.
#[derive(Debug)]
pub(super) struct Modality {
    rows: FxHashMap<LexemeId, Vec<Row>>,
    /// What a preposition makes of what it governs, by its index (`دون`).
    prepositions: FxHashMap<usize, Value>,
    /// Prepositions that take what they govern for granted (`بسبب`).
    given: FxHashSet<usize>,
    /// Words right before a verb that deny it though they are no negation alone (`ألا`).
    denying: FxHashSet<String>,
    /// Words that say that there is something: what a negated copula before them has as its subject is not (`لن يكون هناك`).
    there: FxHashSet<String>,
}

impl Modality {
    pub fn new(source: &Source, lemmas: &Lemmas<'_>, words: &Words) -> Result<Self, Error> {
        let file = source.file("events/modality.tsv")?;
        let mut rows: FxHashMap<LexemeId, Vec<Row>> = FxHashMap::default();
        let (mut prepositions, mut given) = (FxHashMap::default(), FxHashSet::default());
        let (mut denying, mut there) = (FxHashSet::default(), FxHashSet::default());
        for row in file.table(["word", "position", "effect", "control"])? {
            let [word, positions, effect, control] = row.cells;
            let fact = effect == "fact";
            let Some(effect) = Value::parse(if fact { "actual" } else { effect }) else {
                return Err(file.error(
                    row.line,
                    format!("no effect {effect:?}"),
                    "actual, future, hypothetical, negated, fact",
                ));
            };
            let control = match control {
                "subject" => Control::Subject,
                "object" => Control::Object,
                "other" => Control::Other,
                "-" => Control::Nobody,
                _ => {
                    return Err(file.error(row.line, format!("no control {control:?}"), "subject, object, other or -"));
                }
            };
            if let Some(forms) = match positions {
                "before" => Some(&mut denying),
                "there" => Some(&mut there),
                _ => None,
            } {
                forms.insert(word.to_owned());
                continue;
            }
            if positions == "after" {
                let Some(index) = words.preposition_index(word) else {
                    return Err(file.error(
                        row.line,
                        format!("no preposition {word:?}"),
                        "one of syntax/prepositions.tsv",
                    ));
                };
                if fact {
                    given.insert(index);
                } else {
                    prepositions.insert(index, effect);
                }
                continue;
            }
            for position in crate::data::list(positions) {
                let position = match position {
                    "object" => Position::Object,
                    "subject" => Position::Subject,
                    "that" => Position::That,
                    "idafa" => Position::Idafa,
                    "relative" => Position::Relative,
                    "clause" => Position::Clause,
                    "any" => Position::Any,
                    preposition => match words.preposition_index(preposition) {
                        Some(index) => Position::Preposition(index),
                        None => {
                            return Err(file.error(
                                row.line,
                                format!("no position {position:?}"),
                                "object, subject, that, idafa, relative, clause, any, after, before, there or a preposition",
                            ));
                        }
                    },
                };
                for lexeme in lemmas.find(word) {
                    rows.entry(lexeme).or_default().push(Row { position, effect, fact, control });
                }
            }
        }
        Ok(Self { rows, prepositions, given, denying, there })
    }

    /// What the preposition before a word makes of it.
    pub fn after(&self, article: &Article<'_>, token: u32) -> Option<Value> {
        self.prepositions.get(&article.syntax.preposition(token)?).copied()
    }

    /// Whether a word is taken for granted where it stands: under such a preposition, or as what such a word is about.
    pub fn is_given(&self, article: &Article<'_>, governor: u32, child: u32) -> bool {
        let nominal = article.word(child).is_some_and(|word| word.pos != Pos::Verb);
        let preposition = article.syntax.preposition(child).filter(|_| nominal);
        preposition.is_some_and(|preposition| self.given.contains(&preposition))
            || self.row(article, governor, child).is_some_and(|row| row.fact)
    }

    /// Whether a preposition takes what it governs for granted.
    pub fn takes_for_granted(&self, index: usize) -> bool {
        self.given.contains(&index)
    }

    /// What a preposition makes of what it governs.
    pub fn of_preposition(&self, index: usize) -> Option<Value> {
        self.prepositions.get(&index).copied()
    }

    /// Whether the word before a verb denies it.
    pub fn denies(&self, article: &Article<'_>, before: u32) -> bool {
        self.denying.contains(article.form(before))
    }

    /// Whether a clause only says that there is something.
    pub fn is_existential(&self, article: &Article<'_>, copula: u32) -> bool {
        article.syntax.related(copula, Relation::Function).any(|token| self.there.contains(article.form(token)))
    }

    /// What an adjective makes of its noun: `القمة المرتقبة`, `الحظر المفروض`.
    pub fn quality(&self, article: &Article<'_>, adjective: u32) -> Option<Row> {
        let rows = self.rows.get(&article.word(adjective)?.lexeme)?;
        rows.iter().find(|row| row.position == Position::Any).copied()
    }

    /// What a noun makes of the verb right after it: `في حال انسحبت`.
    pub fn head(&self, article: &Article<'_>, noun: u32) -> Option<Value> {
        let word = article.word(noun).filter(|word| word.pos.is_nominal())?;
        let rows = self.rows.get(&word.lexeme)?;
        rows.iter().find(|row| row.position == Position::Idafa).map(|row| row.effect)
    }

    pub fn row(&self, article: &Article<'_>, governor: u32, child: u32) -> Option<Row> {
        let word = article.word(governor)?;
        let verb = article.lexeme(governor).and_then(|lexeme| lexeme.verb);
        // Spelling seldom tells the forms of a verb apart: any of them may be the one in the table.
        let alike = |reading: &&Analysis| word.pos == Pos::Verb && reading.pos == Pos::Verb;
        let others = article.analyses(governor).iter().filter(alike).map(|reading| reading.lexeme);
        let lexemes = [Some(word.lexeme), verb].into_iter().flatten().chain(others);
        let mut rows = lexemes.filter_map(|lexeme| self.rows.get(&lexeme)).flatten();
        let relation = article.syntax.relation(child);
        let passive = article.syntax.passive(governor);
        rows.find(|row| match row.position {
            Position::Any => true,
            Position::Object => {
                matches!(relation, Relation::Object | Relation::SecondObject)
                    || relation == Relation::Subject && passive
                    || relation == Relation::Genitive && word.pos != Pos::Verb
            }
            Position::Subject => relation == Relation::Subject,
            Position::That => relation == Relation::Complement,
            Position::Idafa => relation == Relation::Genitive,
            Position::Relative => relation == Relation::Relative && is_content(article, governor, child, row.effect),
            Position::Clause => relation == Relation::Circumstantial && is_present(article, child),
            Position::Preposition(p) => {
                article.syntax.preposition(child) == Some(p) || relation == Relation::Complement
            }
        })
        .copied()
    }
}

/// Whether a clause on a noun tells what it contains: a verb of the present; of what is agreed only in an agreement that is new
/// (`وقعت اتفاقا تشتري بموجبه`).
fn is_content(article: &Article<'_>, noun: u32, verb: u32, effect: Value) -> bool {
    let present = is_present(article, verb);
    let new = || {
        let known = |token: u32| {
            article.word(token).is_some_and(|word| word.clitics.has(Clitics::ARTICLE) || word.suffix.is_some())
        };
        !known(noun) && !article.syntax.related(noun, Relation::Genitive).any(known)
    };
    present && (effect != Value::Future || new())
}

fn is_present(article: &Article<'_>, verb: u32) -> bool {
    article.word(verb).is_some_and(|word| word.features.aspect == Some(Aspect::Imperfect))
}
