//! Verbs: the clause each one opens, and what stands before it.

use super::super::agreement;
use super::super::group::{Item, ItemKind};
use super::super::tree::Relation;
use super::super::words::Class;
use super::{Builder, Clause};
use crate::morph::{Aspect, Clitics, Number, Pos, Voice};
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
        let joined = item.joined || index.checked_sub(1).is_some_and(|before| self.adds(before));
        self.leave_relative(verb, joined);
        let top = self.top().clone();
        let Some(predicate) = top.predicate else {
            // `هذا وأعلن الجيش`: what opens the sentence is no topic.
            let opener = |topic: u32| self.article.word(topic).is_some_and(|word| word.pos == Pos::Demonstrative);
            if item.joined && top.topic.is_some_and(opener) {
                self.top().topic = None;
            }
            match self.described_in_opening(index).or_else(|| self.topic_described(index)) {
                Some(noun) => self.describe(noun),
                None => self.describe_last(index),
            }
            return;
        };
        let aspect = |token: u32| self.article.word(token).and_then(|word| word.features.aspect);
        if joined {
            // Joined to the innermost clause with a verb of the same aspect, else to the innermost with a verb.
            let mut level = self.stack.iter().rposition(|clause| {
                clause.verbal && clause.predicate.is_some_and(|other| aspect(other) == aspect(verb))
            });
            if self.words.is_speech(self.article, verb) {
                level = Some(self.stack.iter().position(|clause| clause.verbal).unwrap_or(0));
            }
            // `أكد أن بلاده مستعدة للحوار وترغب فيه`: the present goes on with what is said, not with the past of saying.
            let goes_on = |clause: &Clause| {
                let agrees = |subject| agreement::subject(self.article, verb, subject, true);
                !clause.verbal && clause.relation == Relation::Complement && clause.subject.is_some_and(agrees)
            };
            let present = aspect(verb) == Some(Aspect::Imperfect);
            let level = level.or_else(|| self.stack.iter().rposition(goes_on).filter(|_| present));
            let level = level.unwrap_or_else(|| self.stack.iter().rposition(|clause| clause.verbal).unwrap_or(0));
            self.stack.truncate(level + 1);
            let equal = self.top().clone();
            let mut clause = Clause::new(equal.predicate, Relation::Conjunct);
            clause.antecedent = equal.antecedent;
            clause.topic = equal.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
            self.replace(clause);
            return;
        }
        if let Some(noun) = self.described(index) {
            self.describe(noun);
            return;
        }
        if self.follows_opening(index) {
            self.leave_opening(verb);
            return;
        }
        let mut clause = match self.not_particle_before(index).map(|before| &before.kind) {
            Some(ItemKind::Mark) | None => {
                self.stack.truncate(self.depth().saturating_sub(1).max(1));
                self.stack.pop();
                Clause::new(self.first, Relation::Conjunct)
            }
            Some(_) => Clause::new(Some(predicate), Relation::Circumstantial),
        };
        clause.topic = top.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
        self.stack.push(clause);
    }

    /// Whether a verb that tells what happened or will opens the clause which the one so far only says when, why or if of: `عندما وصل
    /// الوزير هاجم مسلحون موكبه`, `في هجوم شنه مسلحون قتل جنديان`.
    fn follows_opening(&self, index: usize) -> bool {
        let [main, opening, ..] = self.stack.as_slice() else { return false };
        let Some(word) = self.article.word(self.items[index].head) else { return false };
        let particle = self.before(index).is_some_and(|before| {
            matches!(before.kind, ItemKind::Word(Class::Negation | Class::Future | Class::Already))
        });
        let tells = word.features.aspect == Some(Aspect::Perfect) || word.clitics.has(Clitics::FUTURE) || particle;
        main.predicate.is_none()
            && main.relation == Relation::Root
            && matches!(opening.relation, Relation::Adverbial | Relation::Complement | Relation::Relative)
            && opening.verbal
            && tells
    }

    /// Leaves what opens a sentence for its main clause; a verb without a subject of its own there shares that of the opening.
    fn leave_opening(&mut self, verb: u32) {
        let Some(opening) = self.stack.get(1).cloned() else { return };
        self.stack.truncate(1);
        self.first = None;
        if opening.relation == Relation::Relative {
            return;
        }
        let shared = opening.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
        let main = self.top();
        main.topic = main.topic.or(shared);
        main.waiting.extend(opening.predicate);
    }

    /// The last item before one that is no particle of a verb.
    pub(super) fn not_particle_before(&self, index: usize) -> Option<&Item> {
        let particle = |item: &&Item| {
            matches!(item.kind, ItemKind::Word(Class::Negation | Class::Future | Class::Already | Class::Perhaps))
        };
        self.items[..index].iter().rev().find(|item| !particle(item))
    }

    /// In a line without predicate that opens with an indefinite noun a verb right after another indefinite noun describes
    /// that one: `قتلى في هجوم استهدف حافلة`.
    fn describe_last(&mut self, index: usize) {
        let indefinite = |item: &Item| matches!(item.kind, ItemKind::Group { definite: false, .. });
        let topic = self.top().topic;
        if let (Some(topic), Some(noun)) = (topic, self.held_in_topic(index)) {
            self.predicate(topic, false);
            self.describe(noun);
            return;
        }
        let opens = topic.is_some_and(|topic| {
            self.items.iter().any(|item| item.head == topic && indefinite(item)) && !self.is_named(topic)
        });
        let Some(before) = self.before(index).filter(|before| indefinite(before) && Some(before.head) != topic) else {
            return;
        };
        // `عشرات الشخصيات بينهم وزراء طالبت`: what tells of all describes no one among them.
        if self.names_among(index.saturating_sub(1)) {
            return;
        }
        let noun = before.head;
        let bare = !self.items[index].joined && self.top().relation == Relation::Root && !self.is_named(noun);
        if let (true, true, Some(topic)) = (opens, bare, topic) {
            self.predicate(topic, false);
            self.describe(noun);
        }
    }

    /// The persons who end a topic right before a verb that tells by its suffix what somebody named behind it did to them: `مقتل
    /// رهائن احتجزهم متمردون`.
    fn held_in_topic(&self, index: usize) -> Option<u32> {
        let verb = self.items[index].head;
        let topic = self.stack.last()?.topic?;
        let before = self.before(index).filter(|before| before.head == topic && !self.items[index].joined)?;
        let ItemKind::Group { definite: false, .. } = before.kind else { return None };
        let persons = |noun: u32| {
            let mention = self.article.names.headed(noun).filter(|mention| !mention.named);
            mention.is_some_and(|mention| matches!(mention.kind, Kind::People | Kind::Person))
        };
        let plural =
            |noun: u32| self.article.word(noun).is_some_and(|word| word.features.number == Some(Number::Plural));
        let several = self.article.word(verb)?.suffix.is_some_and(|suffix| suffix.number == Number::Plural);
        let told = |noun: &u32| {
            *noun != topic
                && persons(*noun)
                && (several && plural(*noun) || agreement::suffix_agrees(self.article, verb, *noun))
        };
        before.tokens.clone().rev().find(told).filter(|_| self.doer_follows(verb))
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
        if let Some(subject) = clause.subject {
            if agreement::subject(self.article, verb, subject, true) {
                self.tree.set_obliged(verb, subject);
            } else {
                self.top().subject = None;
            }
        }
        if suffix.is_some() && self.top().object.is_none() {
            self.top().object = Some(verb);
        }
        if word.is_some_and(|word| word.features.voice == Some(Voice::Passive)) {
            self.tree.set_passive(verb, true);
        }
    }
}
