//! Groups without a preposition: topics, subjects, objects, appositions, equals.

use super::super::agreement;
use super::super::group::ItemKind;
use super::super::tree::Relation;
use super::super::words::Class;
use super::{Builder, Clause};
use crate::morph::{Analysis, Case, Clitics, Features, Gender, Number, Origin, Person, Pos, State, Voice};
use crate::names::Kind;

impl Builder<'_, '_> {
    /// A group without preposition: topic, subject, object, apposition, or joined to the group before.
    pub(super) fn group(&mut self, index: usize) {
        let item = self.items[index].clone();
        let ItemKind::Group { definite, mention, .. } = item.kind else { return };
        let head = item.head;
        if item.joined && !(self.says_so(index) && self.is_circumstantial(index)) {
            if let Some(one) = self.one_of_each(index).or_else(|| self.awaits_pair(index)) {
                self.tree.attach(head, one, Relation::Conjunct);
                return;
            }
            if let Some(told) = self.told_without_verb().filter(|_| definite && self.opens_clause(index)) {
                self.tree.root(told);
                self.replace(Clause::new(Some(told), Relation::Conjunct));
                self.top().topic = Some(head);
                return;
            }
            if let Some(topic) = self.told_with(index) {
                self.tree.attach(head, topic, Relation::Conjunct);
                return;
            }
            if (definite || mention.is_some()) && self.opens_clause(index) && self.top().predicate.is_some() {
                let level = self.stack.iter().rposition(|clause| clause.verbal).unwrap_or(0);
                self.stack.truncate(level + 1);
                let governor = self.top().predicate;
                self.replace(Clause::new(governor, Relation::Conjunct));
                self.top().topic = Some(head);
                return;
            }
            if let Some(before) = self.equal_group(index) {
                self.tree.attach(head, before, Relation::Conjunct);
                return;
            }
        }
        if let Some(person) = self.described_person(index, mention) {
            self.tree.attach(head, person, Relation::Adjective);
            return;
        }
        if self.follows_judgement(index) {
            let judgement = self.items[index - 1].head;
            self.top().waiting.retain(|token| *token != judgement);
            self.predicate(judgement, false);
            self.tree.attach(head, judgement, Relation::Subject);
            self.top().subject = Some(head);
            return;
        }
        if self.is_circumstantial(index) {
            self.leave_one_for_many(head);
            if self.says_so(index) {
                self.leave_to_speaker();
                let verbal = self.stack.iter().rposition(|clause| clause.verbal).unwrap_or(0);
                self.stack.truncate(verbal + 1);
            }
            let (predicate, subject) = (self.top().predicate, self.top().subject);
            let mut clause = Clause::new(predicate.or(self.first), Relation::Circumstantial);
            clause.subject = subject;
            self.stack.push(clause);
            self.predicate(head, true);
            self.top().subject = subject.or(Some(head));
            return;
        }
        if self.is_whereabouts(head, mention) {
            self.hang(head, Relation::Oblique);
            return;
        }
        let after_mark = self.after_mark(index);
        if after_mark
            && index > 0
            && (definite || mention.is_some())
            && self.top().predicate.is_some()
            && self.opens_clause(index)
            && !self.is_awaited(index)
        {
            let first = self.first;
            self.stack.truncate(1);
            self.replace(Clause::new(first, Relation::Conjunct));
            self.top().topic = Some(head);
            return;
        }
        if let Some(named) = self.named_before(index, mention).or_else(|| self.town_before(index, mention)) {
            self.tree.attach(head, named, Relation::Apposition);
            return;
        }
        if self.names_among(index) {
            let top = self.top().clone();
            let counted = top.subject.or(top.object).or(top.predicate).or(top.topic);
            if let Some(counted) = counted {
                self.tree.attach(head, counted, Relation::Other);
            }
            return;
        }
        if self.words.is_circumstance(self.article, head) || self.is_span(index) {
            self.hang(head, Relation::Other);
            return;
        }
        self.leave_complete_relative(&item);
        if let Some(decision) = self.content_of(index) {
            self.tree.attach(head, decision, Relation::Object);
            return;
        }
        let clause = self.top().clone();
        match clause.predicate {
            None => match clause.topic {
                None => self.top().topic = Some(head),
                Some(topic) if topic != head => {
                    let pronoun = self.article.word(head).is_some_and(|word| word.pos == Pos::Pronoun);
                    if pronoun {
                        self.tree.attach(head, topic, Relation::Function);
                    } else if (definite || self.after_mark(index) && !self.is_quoted_predicate(index))
                        && self.verb_ahead(index)
                    {
                        self.tree.attach(head, topic, Relation::Apposition);
                    } else {
                        self.predicate(head, false);
                        self.tree.attach(topic, head, Relation::Subject);
                        self.top().subject = Some(topic);
                    }
                }
                Some(_) => {}
            },
            Some(predicate) if clause.verbal => self.argument(predicate, head, definite),
            Some(predicate) => {
                self.tree.attach(head, predicate, Relation::Other);
            }
        }
    }

    /// The topic right before a joined group with which a verb to come tells of both: `إنه ووزير الدفاع اتفقا`, `كان الرئيس
    /// ونظيره قد اتفقا`.
    fn told_with(&mut self, index: usize) -> Option<u32> {
        let before = self.before(index)?.head;
        let verb = self.items.iter().skip(index + 1).find(|item| item.kind == ItemKind::Verb)?.head;
        let both = self
            .article
            .word(verb)
            .is_some_and(|word| word.features.number.is_some_and(|number| number != Number::Singular));
        let clause = self.top();
        clause.topic.filter(|topic| both && clause.predicate.is_none() && *topic == before)
    }

    /// The event that a verbless sentence tells of so far: `مصرع 17 متمردا والجيش يسيطر على المدينة`.
    fn told_without_verb(&mut self) -> Option<u32> {
        let top = self.top().clone();
        let topic = top.topic.filter(|_| top.predicate.is_none() && top.relation == Relation::Root)?;
        let named = self.article.names.headed(topic).is_some();
        (!named && self.is_event_noun(topic)).then_some(topic)
    }

    /// Whether a bare adjective opens a quotation: it says of the topic what is quoted, and names nobody (`إن بلاده "مستعدة للحوار"`).
    fn is_quoted_predicate(&self, index: usize) -> bool {
        let head = self.items[index].head;
        let bare =
            |word: &Analysis| word.pos.is_adjectival() && word.suffix.is_none() && !word.clitics.has(Clitics::ARTICLE);
        let opens =
            self.article.quotes.iter().any(|quote| (quote.tokens.start..=quote.tokens.start + 1).contains(&head));
        opens && self.article.word(head).is_some_and(bare) && self.article.mention_of(head).is_none()
    }

    /// Whether a group names some of those counted before it: `أربعة آخرون بينهم امرأة`.
    pub(super) fn names_among(&self, index: usize) -> bool {
        self.before(index).is_some_and(|before| {
            let among = |preposition: usize| self.words.preposition(preposition).is_some_and(|p| p.among);
            matches!(before.kind, ItemKind::Group { preposition: Some(p), .. } if among(p))
                && self.article.word(before.head).is_some_and(|word| word.suffix.is_some() && !word.pos.is_nominal())
        })
    }

    /// Whether a place after a predicate only says where: `أصيب جندي شرق غزة`, `وقع انفجار وسط بغداد`.
    fn is_whereabouts(&mut self, head: u32, mention: Option<usize>) -> bool {
        let place = mention.and_then(|index| self.article.names.mentions.get(index));
        self.top().predicate.is_some()
            && place.is_some_and(|place| place.kind == Kind::Place)
            && self.article.word(head).is_some_and(|word| word.pos == Pos::Preposition)
    }

    /// Gives a group after a verb its place.
    pub(super) fn argument(&mut self, verb: u32, head: u32, definite: bool) {
        if let Some(pronoun) = self.expletive(verb, head) {
            self.tree.attach(pronoun, verb, Relation::Function);
            self.top().subject = None;
        }
        if self.is_doer_of_described(verb, head) && self.tree.attach(head, verb, Relation::Subject) {
            self.top().subject = Some(head);
            return;
        }
        let clause = self.top().clone();
        let word = self.article.word(verb).copied();
        let lexeme = self.article.lexeme(verb);
        let transitive = lexeme.is_none_or(|lexeme| lexeme.args.objects > 0);
        let is_passive = word.is_some_and(|word| word.features.voice == Some(Voice::Passive))
            && !(clause.subject.is_some_and(|subject| subject < verb)
                && clause.object.is_none()
                && self.is_done_to(verb, head));
        let dropped = word.is_some_and(|word| word.features.person.is_some_and(|person| person != Person::Third));
        let accusative = self
            .article
            .word(head)
            .is_some_and(|word| word.features.case == Some(Case::Accusative) && word.pos != Pos::Name)
            && (!definite || self.is_sound_plural(head));
        let inherited = matches!(clause.relation, Relation::Conjunct | Relation::Root)
            && clause.subject.is_some_and(|subject| self.tree.head(subject) != Some(verb));
        let own_subject = clause.subject.is_some() && !inherited;
        let finite = word.is_some_and(|word| word.pos == Pos::Verb);
        let known = definite || self.article.names.headed(head).is_some();
        // `أفاد مصادر`: a verb that only reports has no other who could be its subject.
        let reports = || !inherited && clause.topic.is_none() && self.words.is_report(self.article, verb);
        let agrees = !agreement::clashes(self.article, verb, head) || reports();
        let can_be_subject = finite && !own_subject && !dropped && agrees;
        let relative_subject = clause.antecedent.is_some() && clause.subject == clause.antecedent;
        // `فقتلت متظاهرين وأصابت العشرات`: one who goes on acting, and a verb that is never without an object.
        let goes_on = inherited
            && word.is_some_and(|word| word.clitics.any(Clitics::AND.with(Clitics::SO)))
            && self.needs_object(verb)
            && self.is_crowd(head)
            && !self.is_always_passive(verb)
            && (clause.governor.is_some_and(|equal| self.has_object(equal))
                || !definite && self.is_never_passive(verb))
            && !self.bare_group_follows(head);
        let awaits_object =
            transitive && (relative_subject || inherited && !known && !is_passive || self.takes_its_own(verb, head));
        if can_be_subject && !goes_on && !accusative && !awaits_object {
            if self.tree.attach(head, verb, Relation::Subject) {
                self.top().subject = Some(head);
            }
        } else if can_be_subject && relative_subject && definite && clause.object.is_none() && !transitive {
            self.tree.attach(head, verb, Relation::Subject);
        } else if transitive && !is_passive && clause.object.is_none() {
            if self.tree.attach(head, verb, Relation::Object) {
                self.top().object = Some(head);
            }
        } else if clause.object.is_some() && lexeme.is_some_and(|lexeme| lexeme.args.objects > 1) || is_passive {
            self.tree.attach(head, verb, Relation::SecondObject);
        } else {
            self.tree.attach(head, verb, Relation::Other);
        }
    }

    /// Whether a noun is in the plural whose ending shows that it is no subject: `وصف المسؤولين`.
    fn is_sound_plural(&self, head: u32) -> bool {
        self.article.word(head).is_some_and(|word| word.features.number == Some(Number::Plural))
    }

    /// Whether a group is of persons without a name whose ending does not show them as a subject: `العشرات`, `متظاهرين`.
    fn is_crowd(&self, head: u32) -> bool {
        let persons = self.article.names.headed(head).is_none_or(|mention| mention.kind == Kind::People);
        persons && self.article.word(head).is_none_or(|word| word.features.case != Some(Case::Nominative))
    }

    /// Whether the spelling of a verb shows that it is active: `وأصاب عشرة أشخاص`.
    fn is_never_passive(&self, verb: u32) -> bool {
        let mut readings = self.article.analyses(verb).iter().filter(|reading| reading.pos == Pos::Verb);
        !readings.any(|reading| reading.features.voice == Some(Voice::Passive))
    }

    /// Whether the spelling of a verb shows that it is passive: `لقي اثنان مصرعهما وأصيب عشرة`.
    fn is_always_passive(&self, verb: u32) -> bool {
        let Some(word) = self.article.word(verb).map(|word| word.features) else { return false };
        let mut readings = self.article.analyses(verb).iter().map(|reading| reading.features);
        let other =
            |one: Features| (one.aspect, one.person, one.voice) == (word.aspect, word.person, Some(Voice::Active));
        word.voice == Some(Voice::Passive) && !readings.any(other)
    }

    /// Whether a verb has its object already.
    pub(super) fn has_object(&self, verb: u32) -> bool {
        self.items
            .iter()
            .any(|item| self.tree.head(item.head) == Some(verb) && self.tree.relation(item.head) == Relation::Object)
    }

    /// Whether the verb of the clause, with nothing but adjuncts so far, waits for a group of persons without article: `قتل
    /// الخميس، وفق الشرطة، ثمانية مدنيين في قصف استهدف قرية`.
    fn is_awaited(&mut self, index: usize) -> bool {
        let ItemKind::Group { definite: false, mention: Some(_), .. } = self.items[index].kind else { return false };
        let clause = self.top().clone();
        let bare = clause.subject.is_none() && clause.object.is_none() && clause.topic.is_none();
        let verb = clause.predicate.filter(|_| clause.verbal && bare);
        verb.is_some_and(|verb| {
            let third = self.article.word(verb).is_some_and(|word| word.features.person == Some(Person::Third));
            third && self.needs_object(verb) && !self.words.is_speech(self.article, verb)
        })
    }

    /// Whether another group without preposition follows in the clause of the one headed by a token.
    pub(super) fn bare_group_follows(&self, head: u32) -> bool {
        let after = self.items.iter().skip_while(|item| item.head != head).skip(1);
        let mut clause = after.take_while(|item| {
            !item.joined && !matches!(item.kind, ItemKind::Verb | ItemKind::Word(_)) && !self.parts(item)
        });
        clause.any(|item| matches!(item.kind, ItemKind::Group { preposition: None, .. }))
    }

    /// Whether a definite group without preposition starts a clause of its own: a verb in agreement follows, with only
    /// adjuncts between.
    pub(super) fn opens_clause(&self, index: usize) -> bool {
        let head = self.items[index].head;
        // `بين الشرطة ومحتجين، أصيب`: behind a comma an indefinite noun is no topic.
        let named = !matches!(self.items[index].kind, ItemKind::Group { definite: false, .. });
        // A verb right after an indefinite noun describes that noun.
        let mut after_indefinite = false;
        for item in self.items.iter().skip(index + 1).take(6) {
            match &item.kind {
                ItemKind::Verb => {
                    return !item.joined
                        && !after_indefinite
                        && agreement::subject(self.article, item.head, head, true);
                }
                ItemKind::Group { preposition: Some(_), definite, .. } => after_indefinite = !definite,
                ItemKind::Time | ItemKind::Other => {}
                ItemKind::Group { mention: Some(_), definite, .. } => after_indefinite = !definite,
                ItemKind::Word(Class::Already | Class::Future | Class::Negation) => {}
                ItemKind::Mark if self.comma(item) && named => {}
                _ => return false,
            }
        }
        false
    }

    pub(super) fn verb_ahead(&self, index: usize) -> bool {
        self.items.iter().skip(index + 1).take(6).any(|item| item.kind == ItemKind::Verb)
    }

    /// Whether a group is what a judgement before it is passed on: `من المقرر ترحيل الرجل`, `من الممكن عقد اجتماع`.
    fn follows_judgement(&mut self, index: usize) -> bool {
        if self.top().predicate.is_some() || self.top().topic.is_some() {
            return false;
        }
        let Some(before) = self.before(index) else { return false };
        let adnominal = |preposition: usize| self.words.preposition(preposition).is_some_and(|p| p.adnominal);
        matches!(before.kind, ItemKind::Group { preposition: Some(p), mention: None, .. } if adnominal(p))
            && self
                .article
                .word(before.head)
                .is_some_and(|word| word.pos.is_adjectival() && word.clitics.has(Clitics::ARTICLE))
            && self.article.word(self.items[index].head).is_some_and(|word| word.pos == Pos::Masdar)
    }

    /// An indefinite active participle after a comma or the end of a clause tells the subject's state: `متهمين إياه`.
    pub(super) fn is_circumstantial(&mut self, index: usize) -> bool {
        let item = &self.items[index];
        let Some(word) = self.article.word(item.head) else { return false };
        let participle = word.pos == Pos::ActiveParticiple
            && !word.clitics.has(Clitics::ARTICLE)
            && word.origin != Origin::Guess
            && (word.features.case != Some(Case::Nominative) || self.says_so(index))
            // `هاجم مسلحون ناقلتي نفط`: two things of somebody are no state of the subject.
            && (word.features.number != Some(Number::Dual)
                || word.features.state != Some(State::Construct)
                || self.says_so(index));
        // `الضابط الذي قتله متطرف`: a state of a man is spelled with its alif.
        let bare = (word.features.gender, word.features.number) == (Some(Gender::Masculine), Some(Number::Singular))
            && word.features.case != Some(Case::Accusative)
            && word.suffix.is_none();
        // Persons whom the verb still waits for as its object are no state of the subject: `اعتقلت الشرطة، الاثنين، متشددا`.
        let top = self.top().clone();
        let waits = top.object.is_none() && top.predicate.is_some_and(|verb| self.needs_object(verb));
        let awaited = waits && self.article.names.headed(item.head).is_some();
        participle
            && top.predicate.is_some()
            && (top.verbal || self.says_so(index) && self.stack.iter().any(|clause| clause.verbal))
            && !(awaited || bare && !self.says_so(index))
            && (self.after_mark(index) || item.joined || top.object.is_some() || self.says_so(index))
    }

    /// Whether a participle tells what somebody says beside the act of the clause: `داعيا إلى الحوار`.
    fn says_so(&self, index: usize) -> bool {
        let head = self.items[index].head;
        self.article.word(head).is_some_and(|word| {
            word.pos == Pos::ActiveParticiple
                && !word.clitics.has(Clitics::ARTICLE)
                && word.suffix.is_none()
                && (word.features.case == Some(Case::Accusative) || self.is_split_dual(index))
        }) && self.words.is_speech(self.article, head)
    }

    /// Whether a dual that only an idafa could have stands without one: it is a singular in the accusative (`قائلا:`).
    fn is_split_dual(&self, index: usize) -> bool {
        let construct = self.article.word(self.items[index].head).is_some_and(|word| {
            word.features.number == Some(Number::Dual) && word.features.state == Some(State::Construct)
        });
        construct && self.items.get(index + 1).is_none_or(|next| !matches!(next.kind, ItemKind::Group { .. }))
    }

    /// What is said beside is said by whom the sentence quotes, not by whom the quoted words are about.
    fn leave_to_speaker(&mut self) {
        let speaks = |clause: &Clause| {
            clause.subject.is_some() && clause.predicate.is_some_and(|verb| self.words.is_speech(self.article, verb))
        };
        if let Some(level) = self.stack.iter().rposition(speaks) {
            self.stack.truncate(level + 1);
        }
    }
}
