//! Verbs: the clause each one opens, and what stands before it.

use super::super::agreement;
use super::super::group::ItemKind;
use super::super::tree::Relation;
use super::super::words::Class;
use super::{Builder, Clause};
use crate::morph::{Aspect, Clitics, NounKind, Number, Pos, Voice};
use crate::names::Kind;

impl Builder<'_, '_> {
    pub(super) fn verb(&mut self, index: usize) {
        let item = &self.items[index];
        let verb = item.head;
        if self.words.auxiliary(self.article, verb).is_some() && self.verb_follows(index) {
            self.begin(index);
            self.top().waiting.push(verb);
            return;
        }
        self.begin(index);
        self.fill(verb);
    }

    /// Whether an auxiliary's main verb follows: a verb before the next clause word, at most a subject and adjuncts between.
    /// After an indefinite noun the verb describes that noun (`بدأ الوزير جولة تشمل مصر`).
    pub(super) fn verb_follows(&self, index: usize) -> bool {
        let mut bare = 0;
        for item in self.items.iter().skip(index + 1).take(7) {
            match item.kind {
                ItemKind::Verb => return !item.joined,
                ItemKind::Word(Class::Already | Class::Future | Class::Negation) => {}
                ItemKind::Word(_) => return false,
                ItemKind::Group { preposition: None, definite: false, mention: None } if bare > 0 => return false,
                // `يواصل الجيش إصدار البيانات`: what goes on is the masdar.
                ItemKind::Group { preposition: None, mention: None, .. } if bare > 0 && self.is_masdar(item.head) => {
                    return false;
                }
                ItemKind::Group { preposition: None, .. } => bare += 1,
                ItemKind::Mark | ItemKind::Group { .. } | ItemKind::Time | ItemKind::Other => {}
            }
        }
        false
    }

    pub(super) fn is_masdar(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.pos == Pos::Masdar)
    }

    /// Opens the clause in which a verb will stand, where the one on top has its predicate already.
    pub(super) fn begin(&mut self, index: usize) {
        let item = &self.items[index];
        let verb = item.head;
        self.leave_relative(verb, item.joined);
        let top = self.top().clone();
        let Some(predicate) = top.predicate else {
            // `هذا وأعلن الجيش`: what opens the sentence is no topic.
            let opener = |topic: u32| self.article.word(topic).is_some_and(|word| word.pos == Pos::Demonstrative);
            if item.joined && top.topic.is_some_and(opener) {
                self.top().topic = None;
            }
            self.describe_last(index);
            return;
        };
        let aspect = |token: u32| self.article.word(token).and_then(|word| word.features.aspect);
        if item.joined {
            // Joined to the innermost clause with a verb of the same aspect, else to the innermost with a verb.
            let mut level = self.stack.iter().rposition(|clause| {
                clause.verbal && clause.predicate.is_some_and(|other| aspect(other) == aspect(verb))
            });
            if self.words.is_speech(self.article, verb) {
                level = Some(self.stack.iter().position(|clause| clause.verbal).unwrap_or(0));
            }
            let level = level.unwrap_or_else(|| self.stack.iter().rposition(|clause| clause.verbal).unwrap_or(0));
            self.stack.truncate(level + 1);
            let equal = self.top().clone();
            let mut clause = Clause::new(equal.predicate, Relation::Conjunct);
            clause.antecedent = equal.antecedent;
            clause.topic = equal.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
            self.replace(clause);
            return;
        }
        let particle = |item: &&super::super::group::Item| {
            matches!(item.kind, ItemKind::Word(Class::Negation | Class::Future | Class::Already | Class::Perhaps))
        };
        let before = self.items[..index].iter().rev().find(|item| !particle(item));
        match before.map(|before| (before.kind.clone(), before.head)) {
            Some(_) if self.one_described(index).is_some() => {
                let noun = self.one_described(index);
                let mut clause = Clause::new(noun, Relation::Relative);
                clause.antecedent = noun;
                self.stack.push(clause);
            }
            Some((ItemKind::Group { definite: false, mention, .. }, noun))
                if mention.is_none_or(|mention| self.describes(verb, noun, mention)) =>
            {
                let mut clause = Clause::new(Some(noun), Relation::Relative);
                clause.antecedent = Some(noun);
                self.stack.push(clause);
            }
            Some((ItemKind::Mark, _)) if self.takes_up(index).or(self.between_commas(index)).is_some() => {
                let noun = self.takes_up(index).or(self.between_commas(index));
                let mut clause = Clause::new(noun, Relation::Relative);
                clause.antecedent = noun;
                self.stack.push(clause);
            }
            Some((ItemKind::Mark, _)) | None => {
                let depth = if self.depth() > 1 { self.depth() - 1 } else { 0 };
                self.stack.truncate(depth.max(1));
                let mut clause = Clause::new(self.first, Relation::Conjunct);
                clause.topic = top.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
                self.replace(clause);
            }
            Some(_) if self.described_before(index).or(self.persons_described(index)).is_some() => {
                let noun = self.described_before(index).or(self.persons_described(index));
                let mut clause = Clause::new(noun, Relation::Relative);
                clause.antecedent = noun;
                self.stack.push(clause);
            }
            Some(_) => {
                let mut clause = Clause::new(Some(predicate), Relation::Circumstantial);
                clause.topic = top.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
                self.stack.push(clause);
            }
        }
    }

    /// Whether a verb right behind somebody without name and article describes him: `أرسلت الكويت طائرة تحمل مساعدات`.
    fn describes(&self, verb: u32, noun: u32, mention: usize) -> bool {
        let mention = self.article.names.mentions.get(mention);
        if mention.is_none_or(|mention| mention.named || mention.kind == Kind::Place) {
            return false;
        }
        agreement::subject(self.article, verb, noun, true) || agreement::suffix_agrees(self.article, verb, noun)
    }

    /// The indefinite noun that a clause between commas describes while the verb before it waits for its object: `اتهم مسؤول، رفض
    /// كشف اسمه، روسيا`.
    fn between_commas(&self, index: usize) -> Option<u32> {
        let verb = self.items[index].head;
        let clause = self.stack.last().filter(|clause| clause.object.is_none())?;
        clause.predicate.filter(|predicate| self.needs_object(*predicate))?;
        let comma = self.before(index).filter(|mark| self.comma(mark))?;
        let noun = self.items[..index].iter().rev().find(|item| item.head != comma.head)?;
        let open = matches!(noun.kind, ItemKind::Group { preposition: None, definite: false, .. });
        let mut after = self.items.iter().skip(index + 1).take(8).skip_while(|item| !self.comma(item)).skip(1);
        let object = after
            .next()
            .is_some_and(|item| !item.joined && matches!(item.kind, ItemKind::Group { preposition: None, .. }));
        (open && object && agreement::subject(self.article, verb, noun.head, true)).then_some(noun.head)
    }

    /// The indefinite noun before its own phrase that a verb agrees with, where the subject of the clause clashes with it
    /// (`لقي القائد مصرعه في غارة للتحالف استهدفت موقعه`), or where it names an act and the verb tells of the past: nothing but a
    /// description is told so without a conjunction.
    fn described_before(&self, index: usize) -> Option<u32> {
        let verb = self.items[index].head;
        let subject = self.stack.last()?.subject?;
        let [.., noun, phrase] = self.items.get(..index)? else { return None };
        let past = self.article.word(verb).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        let act = past && self.is_event_noun(noun.head);
        if !act && agreement::subject(self.article, verb, subject, true) {
            return None;
        }
        let hangs = self.tree.head(phrase.head) == Some(noun.head);
        let open = matches!(noun.kind, ItemKind::Group { definite: false, mention: None, .. }) && noun.head != subject;
        (hangs && open && agreement::subject(self.article, verb, noun.head, true)).then_some(noun.head)
    }

    /// The person without article who ends a group of things right before a verb that tells of him: `جثمان شاب قتل`.
    fn one_described(&self, index: usize) -> Option<u32> {
        let before = self.before(index)?;
        let ItemKind::Group { definite: false, .. } = before.kind else { return None };
        let human = |token: u32| {
            let named =
                self.article.names.headed(token).is_some_and(|mention| mention.kind == Kind::People && !mention.named);
            named || self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN))
        };
        let last = before.tokens.clone().rev().find(|token| self.tree.relation(*token) == Relation::Genitive)?;
        let tells = agreement::subject(self.article, self.items[index].head, last, true);
        (human(last) && !human(before.head) && tells).then_some(last)
    }

    /// The persons without article in the group right before a verb that tells of them: by its suffix (`أرملة قيادي كانت تعتقلها
    /// القوات`), or as several (`جثامين 20 مصريا ذبحوا`).
    fn persons_described(&self, index: usize) -> Option<u32> {
        let before = self.before(index)?;
        let ItemKind::Group { .. } = before.kind else { return None };
        let auxiliary = self.words.auxiliary(self.article, self.items[index].head).is_some();
        let told = if auxiliary { self.items.get(index + 1)? } else { self.items.get(index)? };
        let verb = told.head;
        let word = self.article.word(verb).filter(|_| told.kind == ItemKind::Verb)?;
        let several = |noun: u32| {
            word.features.number == Some(Number::Plural)
                && self.article.names.headed(noun).is_some_and(|mention| mention.kind == Kind::People)
                && agreement::subject(self.article, verb, noun, true)
        };
        let open = |token: u32| {
            self.article.word(token).is_none_or(|word| {
                !word.clitics.has(Clitics::ARTICLE) && word.suffix.is_none() && word.pos != Pos::Name
            })
        };
        let plain = |token: &u32| self.article.word(*token).is_none_or(|word| word.pos != Pos::Preposition);
        let fits = |noun: u32| {
            self.article.names.headed(noun).is_some_and(|mention| {
                matches!(mention.kind, Kind::People | Kind::Person)
                    && mention.name.clone().filter(|token| *token >= noun).take_while(plain).all(open)
            }) && (auxiliary && agreement::suffix_agrees(self.article, verb, noun) || several(noun))
        };
        before.tokens.clone().rev().find(|noun| fits(*noun))
    }

    /// The indefinite noun before a comma whose pronoun a verb after it carries: `في حوار، نشرته الصحيفة، …`.
    fn takes_up(&self, index: usize) -> Option<u32> {
        let suffix = self.article.word(self.items[index].head)?.suffix?;
        let comma = self.before(index).filter(|mark| self.comma(mark))?;
        let noun = self.items[..index].iter().rev().find(|item| item.head != comma.head)?;
        let ItemKind::Group { definite: false, mention: None, .. } = noun.kind else { return None };
        let features = self.article.word(noun.head)?.features;
        let agrees = features.number == Some(suffix.number) && features.gender == suffix.gender;
        agrees.then_some(noun.head)
    }

    /// In a line without predicate that opens with an indefinite noun a verb right after another indefinite noun describes
    /// that one: `قتلى في هجوم استهدف حافلة`.
    fn describe_last(&mut self, index: usize) {
        let indefinite =
            |item: &super::super::group::Item| matches!(item.kind, ItemKind::Group { definite: false, .. });
        let topic = self.top().topic;
        let opens = topic.is_some_and(|topic| {
            self.items.iter().any(|item| item.head == topic && indefinite(item)) && !self.is_named(topic)
        });
        let Some(before) = self.before(index).filter(|before| indefinite(before) && Some(before.head) != topic) else {
            return;
        };
        let noun = before.head;
        let bare = !self.items[index].joined && self.top().relation == Relation::Root && !self.is_named(noun);
        if let (true, true, Some(topic)) = (opens, bare, topic) {
            self.predicate(topic, false);
            let mut clause = Clause::new(Some(noun), Relation::Relative);
            clause.antecedent = Some(noun);
            self.stack.push(clause);
        }
    }

    /// Whether a word is part of a name proper.
    fn is_named(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.pos == Pos::Name)
    }

    /// A verb after a complete relative clause is the predicate that the noun before it waits for: `العملية التي نفذها
    /// الجيش أسفرت`.
    pub(super) fn leave_relative(&mut self, verb: u32, joined: bool) {
        let waiting = self.stack.iter().rposition(|clause| {
            clause.predicate.is_none()
                && clause.topic.is_some_and(|topic| agreement::subject(self.article, verb, topic, true))
        });
        // `… أن الوزير الذي ظهر وهو يضرب متظاهرا، أوقف`
        let after = |level: usize| self.stack.get(level + 1..).unwrap_or_default();
        let relative = waiting.is_some_and(|level| {
            after(level).iter().any(|clause| clause.relation == Relation::Relative)
                && after(level).iter().all(|clause| clause.predicate.is_some())
        });
        if let (true, false, Some(level)) = (relative, joined, waiting) {
            self.stack.truncate(level + 1);
        }
    }

    /// Whether right after a verb somebody stands who can be its subject: `الهجوم نفذه مسلحون`.
    fn doer_follows(&self, verb: u32) -> bool {
        let after = self.items.iter().find(|item| item.tokens.start == verb + 1);
        after.is_some_and(|item| {
            matches!(item.kind, ItemKind::Group { preposition: None, mention: Some(_), .. })
                && agreement::subject(self.article, verb, item.head, false)
        })
    }

    /// Makes a verb the predicate and settles what stands before it.
    pub(super) fn fill(&mut self, verb: u32) {
        self.predicate(verb, true);
        let clause = self.top().clone();
        let word = self.article.word(verb).copied();
        let suffix = word.and_then(|word| word.suffix);
        if let Some(topic) = clause.topic {
            let inherited = self.tree.relation(topic) == Relation::Subject;
            let taken_up = !inherited && self.doer_follows(verb) && agreement::suffix_agrees(self.article, verb, topic);
            if agreement::subject(self.article, verb, topic, true) && !taken_up {
                if !inherited {
                    self.tree.attach(topic, verb, Relation::Subject);
                }
                self.top().subject = Some(topic);
            } else if suffix.is_some() && !inherited {
                self.tree.attach(topic, verb, Relation::Object);
                self.top().object = Some(topic);
            } else if !inherited {
                self.tree.attach(topic, verb, Relation::Other);
            }
        } else if let Some(antecedent) = clause.antecedent {
            // In a relative clause the noun is the subject unless a pronoun on the verb takes it up.
            if suffix.is_none() && agreement::subject(self.article, verb, antecedent, true) {
                self.top().subject = Some(antecedent);
            } else if suffix.is_some() {
                self.top().object = Some(antecedent);
            }
        }
        if clause.subject.is_some_and(|subject| !agreement::subject(self.article, verb, subject, true)) {
            self.top().subject = None;
        }
        if suffix.is_some() && self.top().object.is_none() {
            self.top().object = Some(verb);
        }
        if word.is_some_and(|word| word.features.voice == Some(Voice::Passive)) {
            self.tree.set_passive(verb);
        }
    }
}
