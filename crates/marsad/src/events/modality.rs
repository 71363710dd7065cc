//! Whether an event happened, is planned, is only thought of, or is denied: by scope, from the trigger outwards.

use rustc_hash::{FxHashMap, FxHashSet};

use super::frame::Frame;
use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Analysis, Aspect, Clitics, Lemmas, LexemeId, Pos};
use crate::syntax::{Auxiliary, Class, Relation, Words};

/// The codebook's modality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Value {
    Actual,
    Future,
    Hypothetical,
    Negated,
}

impl Value {
    const NAMES: [(&'static str, Self); 4] = [
        ("actual", Self::Actual),
        ("future", Self::Future),
        ("hypothetical", Self::Hypothetical),
        ("negated", Self::Negated),
    ];

    /// The value of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The name in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, value)| *value == self).map_or("actual", |(name, _)| name)
    }

    /// What an inner value becomes under an outer one: what is only thought of stays so whatever is thought.
    #[must_use]
    fn under(self, outer: Self) -> Self {
        match (outer, self) {
            (Self::Actual, inner) => inner,
            (Self::Hypothetical, _) => Self::Hypothetical,
            (Self::Negated, Self::Negated) => Self::Hypothetical,
            (Self::Negated, _) => Self::Negated,
            (Self::Future, Self::Negated) => Self::Negated,
            (Self::Future, Self::Hypothetical) => Self::Hypothetical,
            (Self::Future, _) => Self::Future,
        }
    }
}

/// Where the governed word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Object,
    Subject,
    That,
    Idafa,
    Preposition(usize),
    Any,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    position: Position,
    effect: Value,
    /// Whether what is governed is taken for granted, whatever is said of the governor (`لن يشارك في التحقيق في الهجوم`).
    fact: bool,
    control: Control,
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
}

impl Modality {
    pub fn new(source: &Source, lemmas: &Lemmas<'_>, words: &Words) -> Result<Self, Error> {
        let file = source.file("events/modality.tsv")?;
        let mut rows: FxHashMap<LexemeId, Vec<Row>> = FxHashMap::default();
        let (mut prepositions, mut given) = (FxHashMap::default(), FxHashSet::default());
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
                    "any" => Position::Any,
                    preposition => match words.preposition_index(preposition) {
                        Some(index) => Position::Preposition(index),
                        None => {
                            return Err(file.error(
                                row.line,
                                format!("no position {position:?}"),
                                "object, subject, that, idafa, any, after or a preposition",
                            ));
                        }
                    },
                };
                for lexeme in lemmas.find(word) {
                    rows.entry(lexeme).or_default().push(Row { position, effect, fact, control });
                }
            }
        }
        Ok(Self { rows, prepositions, given })
    }

    /// What the preposition before a word makes of it.
    fn after(&self, article: &Article<'_>, token: u32) -> Option<Value> {
        self.prepositions.get(&article.syntax.preposition(token)?).copied()
    }

    /// Whether a word is taken for granted where it stands: under such a preposition, or as what such a word is about.
    fn is_given(&self, article: &Article<'_>, governor: u32, child: u32) -> bool {
        let nominal = article.word(child).is_some_and(|word| word.pos != Pos::Verb);
        let preposition = article.syntax.preposition(child).filter(|_| nominal);
        preposition.is_some_and(|preposition| self.given.contains(&preposition))
            || self.row(article, governor, child).is_some_and(|row| row.fact)
    }

    /// What an adjective makes of its noun: `القمة المرتقبة`, `الحظر المفروض`.
    fn quality(&self, article: &Article<'_>, adjective: u32) -> Option<Row> {
        let rows = self.rows.get(&article.word(adjective)?.lexeme)?;
        rows.iter().find(|row| row.position == Position::Any).copied()
    }

    /// What a noun makes of the verb right after it: `في حال انسحبت`.
    fn head(&self, article: &Article<'_>, noun: u32) -> Option<Value> {
        let word = article.word(noun).filter(|word| word.pos.is_nominal())?;
        let rows = self.rows.get(&word.lexeme)?;
        rows.iter().find(|row| row.position == Position::Idafa).map(|row| row.effect)
    }

    fn row(&self, article: &Article<'_>, governor: u32, child: u32) -> Option<Row> {
        let word = article.word(governor)?;
        let verb = article.lexeme(governor).and_then(|lexeme| lexeme.verb);
        // Spelling seldom tells the forms of a verb apart: any of them may be the one in the table.
        let alike = |reading: &&Analysis| word.pos == Pos::Verb && reading.pos == Pos::Verb;
        let others = article.analyses(governor).iter().filter(alike).map(|reading| reading.lexeme);
        let lexemes = [Some(word.lexeme), verb].into_iter().flatten().chain(others);
        let rows = lexemes.into_iter().find_map(|lexeme| self.rows.get(&lexeme))?;
        let relation = article.syntax.relation(child);
        let passive = article.syntax.passive(governor);
        rows.iter().copied().find(|row| match row.position {
            Position::Any => true,
            Position::Object => {
                matches!(relation, Relation::Object | Relation::SecondObject)
                    || relation == Relation::Subject && passive
                    || relation == Relation::Genitive && word.pos != Pos::Verb
            }
            Position::Subject => relation == Relation::Subject,
            Position::That => relation == Relation::Complement,
            Position::Idafa => relation == Relation::Genitive,
            Position::Preposition(p) => {
                article.syntax.preposition(child) == Some(p) || relation == Relation::Complement
            }
        })
    }
}

/// What is needed to judge.
pub(super) struct Judge<'j, 'a> {
    pub article: &'j Article<'a>,
    pub words: &'j Words,
    pub table: &'j Modality,
}

/// What was judged of a trigger.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judgement {
    pub value: Value,
    /// The innermost governor of which the event is only the content.
    pub container: Option<u32>,
}

impl Judge<'_, '_> {
    /// The modality of a trigger and the words that it has it from. `said` marks an act of words told by a noun, which was
    /// done whatever answers it.
    pub fn judge(&self, frame: &Frame, said: bool) -> Judgement {
        let trigger = frame.trigger;
        let mut value = self.told(trigger);
        let mut container = None;
        for adjective in self.article.syntax.related(trigger, Relation::Adjective) {
            match self.table.quality(self.article, adjective) {
                Some(row) if row.fact => return Judgement { value, container: None },
                Some(row) => value = value.under(row.effect),
                None => {}
            }
        }
        if let Some(effect) = self.table.after(self.article, trigger) {
            value = value.under(effect);
        }
        // `المفاوضات التي ستجري`
        let verb = frame.light.map(|light| light.verb).filter(|verb| {
            self.article.syntax.relation(*verb) == Relation::Relative
                && self.article.syntax.ancestors(*verb).next() == Some(trigger)
        });
        if let Some(verb) = verb {
            value = value.under(self.own(verb));
        }
        let mut child = trigger;
        let light = frame.light.map(|light| light.verb);
        for governor in self.article.syntax.ancestors(trigger).take(8) {
            let relation = self.article.syntax.relation(child);
            if relation == Relation::Relative {
                break;
            }
            if self.table.is_given(self.article, governor, child) {
                break;
            }
            if let Some(effect) = self.table.after(self.article, governor) {
                value = value.under(effect);
            }
            if relation == Relation::Adverbial && self.is_conditional(child) {
                value = value.under(Value::Hypothetical);
            }
            if Some(governor) == light {
                if let Some(effect) = frame.light.and_then(|light| light.modality) {
                    value = value.under(effect);
                }
                value = value.under(self.told(governor));
                // `وصل لإجراء محادثات`: they are still to come.
                let purpose = |word: &Analysis| word.pos == Pos::Masdar && word.clitics.has(Clitics::TO);
                if self.article.word(governor).is_some_and(purpose) {
                    value = value.under(Value::Future);
                }
            }
            // `لم تقدم طلبا لإيواء مهاجرين`: what an act that was not done was to serve is only thought of.
            let serves = |word: &Analysis| word.pos == Pos::Masdar && word.clitics.has(Clitics::TO);
            if Some(governor) != light
                && relation == Relation::Oblique
                && self.article.word(child).is_some_and(serves)
                && self.own(governor) == Value::Negated
            {
                value = value.under(Value::Hypothetical);
            }
            // A request or a charge was made, whatever is done about it: `رفض طلبا`.
            let answering = self.article.word(governor).is_some_and(|word| word.pos == Pos::Masdar);
            let answered = said
                && child == trigger
                && (matches!(relation, Relation::Object | Relation::Subject)
                    || relation == Relation::Genitive && answering);
            if !answered && let Some(row) = self.table.row(self.article, governor, child) {
                value = value.under(row.effect);
                if row.effect == Value::Hypothetical && container.is_none() {
                    container = Some(governor);
                }
                let outer = self.own(governor);
                // Not to ask for an act leaves it merely thought of; not to manage it denies it.
                if outer == Value::Negated && row.effect != Value::Hypothetical {
                    value = value.under(outer);
                }
            }
            if relation != Relation::Conjunct {
                child = governor;
            } else {
                // What is joined stands under what governs its equal.
                child = governor;
                if self.article.word(governor).is_some_and(|word| word.pos == Pos::Verb)
                    && self.told(governor) == Value::Hypothetical
                    && self.subjunctive(governor)
                {
                    value = value.under(Value::Hypothetical);
                }
            }
        }
        Judgement { value, container }
    }

    /// Who by the table does what a word governs.
    pub fn control(&self, governor: u32, child: u32) -> Control {
        self.table.row(self.article, governor, child).map_or(Control::Nobody, |row| row.control)
    }

    /// A word's own value, but for a subjunctive that a word of the table governs: `من المقرر أن يزور` is planned.
    fn told(&self, token: u32) -> Value {
        let own = self.own(token);
        let governed = |governor: u32| self.table.row(self.article, governor, token).is_some();
        let explained = own == Value::Hypothetical
            && self.subjunctive(token)
            && self.article.syntax.ancestors(token).next().is_some_and(governed);
        if explained { Value::Actual } else { own }
    }

    /// The value that a word's own particles and tense give.
    pub fn own(&self, token: u32) -> Value {
        let Some(word) = self.article.word(token) else { return Value::Actual };
        let particles = self.particles(token);
        let still = self.auxiliaries(token).any(|effect| effect == Auxiliary::Still);
        if particles.contains(&Class::Negation) && !still {
            // `قد لا تعقد`: it may not be.
            let doubted = word.features.aspect == Some(Aspect::Imperfect)
                && (particles.contains(&Class::Already) || particles.contains(&Class::Perhaps));
            return if doubted { Value::Hypothetical } else { Value::Negated };
        }
        if word.pos != Pos::Verb {
            return Value::Actual;
        }
        if let Some(value) = self.introduced(token) {
            return value;
        }
        if self.auxiliaries(token).any(|effect| effect == Auxiliary::Near) {
            return Value::Negated;
        }
        if particles.contains(&Class::Condition)
            || particles.contains(&Class::Perhaps)
            || particles.contains(&Class::Question)
        {
            return Value::Hypothetical;
        }
        if word.features.aspect != Some(Aspect::Imperfect) {
            return Value::Actual;
        }
        if word.clitics.has(Clitics::FUTURE) || particles.contains(&Class::Future) {
            return Value::Future;
        }
        if particles.contains(&Class::Already) || word.clitics.has(Clitics::PURPOSE) || self.subjunctive(token) {
            return Value::Hypothetical;
        }
        Value::Actual
    }

    /// What the noun or preposition that opens a verb's clause makes of it: `في حال انسحبت`, `دون أن تهاجم`.
    fn introduced(&self, token: u32) -> Option<Value> {
        let before = token.checked_sub(1)?;
        if !self.subjunctive(token) {
            // A joined verb completes no noun (`علق على القرار وانتقد`), nor does any verb a definite one (`قوات المعارضة سيطرت`).
            let joined = self.article.word(token).is_some_and(|word| word.clitics.has(Clitics::AND));
            let open = self
                .article
                .word(before)
                .is_some_and(|word| !word.clitics.has(Clitics::ARTICLE) && word.suffix.is_none());
            return if joined || !open { None } else { self.table.head(self.article, before) };
        }
        let opener = before.checked_sub(1)?;
        let spelling = self.article.bare(opener);
        self.words.preposition_index(spelling).and_then(|index| self.table.prepositions.get(&index)).copied()
    }

    /// Whether a verb stands right after أنْ, كي or another word of the subjunctive: no noun between.
    fn subjunctive(&self, token: u32) -> bool {
        let before = token.checked_sub(1);
        let class = before.and_then(|before| self.words.class(self.article, before));
        class == Some(Class::Complementiser)
            && before.is_some_and(|before| self.article.word(before).is_some_and(|word| word.suffix.is_none()))
    }

    fn particles(&self, token: u32) -> Vec<Class> {
        let mut found: Vec<Class> = self
            .article
            .syntax
            .related(token, Relation::Function)
            .filter(|child| *child < token)
            .filter_map(|child| self.words.class(self.article, child))
            .collect();
        if let Some(class) = token.checked_sub(1).and_then(|before| self.words.class(self.article, before)) {
            found.push(class);
        }
        found
    }

    fn auxiliaries(&self, token: u32) -> impl Iterator<Item = Auxiliary> + '_ {
        self.article
            .syntax
            .related(token, Relation::Auxiliary)
            .filter_map(|child| self.words.auxiliary(self.article, child))
    }

    fn is_conditional(&self, predicate: u32) -> bool {
        self.article
            .syntax
            .related(predicate, Relation::Function)
            .any(|child| self.words.class(self.article, child) == Some(Class::Condition))
    }
}
