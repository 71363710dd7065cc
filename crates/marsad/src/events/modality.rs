//! Whether an event happened, is planned, is only thought of, or is denied: by scope, from the trigger outwards.

use super::dating::COMMA;
use super::frame::Frame;
use super::governing::{Control, Modality, Row};
use crate::article::Article;
use crate::morph::{Aspect, Clitics, NounKind, Pos};
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
        let syntax = &self.article.syntax;
        // Quantifiers too: `أي هجوم` is none that happened.
        let noun = self.article.word(trigger).is_some_and(|word| word.pos.is_nominal());
        let quantifiers = syntax.related(trigger, Relation::Function).filter(|_| noun);
        let qualities = syntax.related(trigger, Relation::Adjective).chain(quantifiers);
        for quality in qualities {
            match self.table.quality(self.article, quality) {
                Some(row) if row.fact => return Judgement { value, container: None },
                Some(_) if value == Value::Negated => {}
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
        for (depth, governor) in self.article.syntax.ancestors(trigger).take(8).enumerate() {
            let relation = self.article.syntax.relation(child);
            // A clause on a noun, or an attribute, tells of itself: `وعدت بسحب القوات المسؤولة عن القتل`.
            if relation == Relation::Relative || relation == Relation::Adjective && self.is_participle(child) {
                let content = relation == Relation::Relative && depth < 2;
                if let Some(row) = self.table.row(self.article, governor, child).filter(|_| content) {
                    value = value.under(row.effect);
                }
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
                if self.is_purpose(governor) {
                    value = value.under(Value::Future);
                }
            }
            // `لم تقدم طلبا لإيواء مهاجرين`: what an act that was not done was to serve is only thought of; what there is no
            // ground or need for is denied: `لا حاجة لعمل عسكري`.
            if Some(governor) != light
                && relation == Relation::Oblique
                && self.is_purpose(child)
                && self.own(governor) == Value::Negated
            {
                let verb = self.article.word(governor).is_some_and(|word| word.pos == Pos::Verb);
                let speaks = depth == 0 && self.words.is_speech(self.article, trigger);
                value = match (verb, speaks) {
                    (true, _) => value.under(Value::Hypothetical),
                    (false, true) => value,
                    (false, false) => value.under(Value::Negated),
                };
            }
            // A request or a charge was made, whatever is done about it: `رفض طلبا`.
            let answering = self.article.word(governor).is_some_and(|word| word.pos == Pos::Masdar);
            // What a light verb or the preposition makes of it is said once.
            let said_before = |row: &Row| {
                Some(governor) == light
                    && (frame.light.is_some_and(|light| light.modality.is_some()) || row.effect == Value::Actual)
                    || row.effect == Value::Negated && self.table.after(self.article, child) == Some(Value::Negated)
            };
            let answered = said
                && child == trigger
                && (matches!(relation, Relation::Object | Relation::Subject)
                    || relation == Relation::Genitive && answering);
            let row = self.table.row(self.article, governor, child).filter(|row| !answered && !said_before(row));
            if let Some(row) = row {
                value = value.under(row.effect);
                if row.effect == Value::Hypothetical && container.is_none() {
                    container = Some(governor);
                }
                // Not to ask for an act leaves it merely thought of; not to manage it denies it, and who will try will do it.
                value = match (row.effect, self.told(governor)) {
                    (Value::Actual, Value::Negated) => value.under(Value::Negated),
                    (Value::Actual, outer) if depth < 2 && self.is_act(child) => value.under(outer),
                    (effect, Value::Negated) if effect != Value::Hypothetical => value.under(Value::Negated),
                    _ => value,
                };
            } else if self.is_purpose(child) && self.told(governor) == Value::Future {
                // `سيعود إلى صنعاء للتفاوض`
                value = value.under(Value::Future);
            } else if relation == Relation::Subject && self.is_existential(governor) {
                value = value.under(self.own(governor));
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

    /// Whether a word is a verb or names what is done.
    fn is_act(&self, token: u32) -> bool {
        let event = || self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::EVENT));
        self.article.word(token).is_some_and(|word| matches!(word.pos, Pos::Verb | Pos::Masdar)) || event()
    }

    /// Whether a word is a participle with the article.
    fn is_participle(&self, token: u32) -> bool {
        let word = self.article.word(token);
        let participle = |pos| matches!(pos, Pos::ActiveParticiple | Pos::PassiveParticiple);
        word.is_some_and(|word| participle(word.pos) && word.clitics.has(Clitics::ARTICLE))
    }

    /// Whether a word is a masdar of purpose: `وصل لإجراء محادثات`.
    fn is_purpose(&self, token: u32) -> bool {
        let word = self.article.word(token);
        word.is_some_and(|word| word.pos == Pos::Masdar && word.clitics.has(Clitics::TO))
    }

    /// Whether a verb is a copula that only says that there is something: `لن يكون هناك قتال`.
    fn is_existential(&self, verb: u32) -> bool {
        self.words.auxiliary(self.article, verb) == Some(Auxiliary::Copula)
            && self.table.is_existential(self.article, verb)
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
        if token.checked_sub(1).is_some_and(|before| self.table.denies(self.article, before)) {
            return Value::Negated;
        }
        if word.clitics.has(Clitics::PURPOSE) && self.comes_next(token) {
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

    /// Whether a verb behind a comma tells what came next, not what for: `سيطرت على المدينة، لتبدأ حملة اعتقالات`.
    fn comes_next(&self, token: u32) -> bool {
        let article = self.article;
        let comma = token.checked_sub(1).is_some_and(|before| article.form(before) == COMMA);
        let done = |verb: u32| {
            let perfect = article
                .word(verb)
                .is_some_and(|word| word.features.aspect == Some(Aspect::Perfect) && word.pos == Pos::Verb);
            perfect && !self.words.is_speech(article, verb) && self.own(verb) == Value::Actual
        };
        comma && article.syntax.ancestors(token).next().is_some_and(done)
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
        self.words.preposition_index(spelling).and_then(|index| self.table.of_preposition(index))
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
