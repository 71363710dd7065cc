//! Words that open clauses: what they complete, what they describe.

use super::super::agreement;
use super::super::group::{Item, ItemKind};
use super::super::tree::Relation;
use super::super::words::Class;
use super::{Builder, Clause};
use crate::morph::{Analysis, Clitics, Gender, Lexeme, Pos};
use crate::names::{Kind, Mention};

impl Builder<'_, '_> {
    pub(super) fn word(&mut self, index: usize, class: Class) {
        let item = &self.items[index];
        let token = item.head;
        // `ما زالت`
        let negates = class == Class::Free && self.article.word(token).is_some_and(|word| word.pos == Pos::Particle);
        match if negates { Class::Negation } else { class } {
            // `… إلا أن أنقرة ترفض`, `غير أن`: a clause of its own, nothing that the one before is about.
            Class::Complementiser if self.follows_exception(index) => {
                let level = self.stack.iter().position(|clause| clause.verbal).unwrap_or(0);
                self.stack.truncate(level + 1);
                let governor = self.top().predicate.or(self.first);
                self.stack.push(Clause::new(governor, Relation::Conjunct));
                self.topic_of_suffix(token);
            }
            Class::Complementiser => {
                self.leave_to_saying(index);
                let governor = self.governor(index);
                let obliged = self.obliged(index, governor);
                if item.joined
                    && let Some(level) = self.stack.iter().rposition(|c| c.relation == Relation::Complement)
                {
                    let governor = self.stack[level].governor;
                    self.stack.truncate(level);
                    self.stack.push(Clause::new(governor, Relation::Complement));
                } else {
                    self.stack.push(Clause::new(governor, Relation::Complement));
                }
                self.top().subject = obliged;
                self.topic_of_suffix(token);
            }
            Class::Relative => {
                let noun = self.described_again(index).or_else(|| self.antecedent(index));
                let mut clause = Clause::new(noun, Relation::Relative);
                clause.antecedent = noun;
                self.stack.push(clause);
            }
            Class::Subordinator if self.adds(index) => {}
            Class::Free | Class::Subordinator | Class::Condition => {
                let governor = self.top().predicate.or(self.top().governor);
                self.stack.push(Clause::new(governor, Relation::Adverbial));
                self.topic_of_suffix(token);
            }
            Class::Question | Class::Negation | Class::Future | Class::Already | Class::Perhaps | Class::Exception => {
                if self.top().predicate.is_some()
                    && self.items.get(index + 1).is_some_and(|next| next.kind == ItemKind::Verb)
                {
                    // The particle belongs to the verb after it, which opens its own clause.
                    self.begin(index + 1);
                }
            }
            Class::Coordinator | Class::Emphatic | Class::Comma | Class::Colon | Class::Dash => {}
        }
        self.top().waiting.push(token);
        if self.top().predicate.is_some() {
            self.hang(token, Relation::Function);
        }
    }

    /// Whether a word joins the verb right behind it to the clause before its mark: `، كما أحبطت محاولة`. Who tells so is another.
    pub(super) fn adds(&self, index: usize) -> bool {
        let item = &self.items[index];
        let verb = self.items.get(index + 1).filter(|next| next.kind == ItemKind::Verb).map(|next| next.head);
        let open = self.stack.iter().any(|clause| clause.verbal);
        open && self.after_mark(index)
            && self.words.is_addition(self.article, item.head)
            && verb.is_some_and(|verb| !self.words.is_speech(self.article, verb))
    }

    /// Whether `إلا` stands right before a word, and no negation that it would limit before that.
    fn follows_exception(&self, index: usize) -> bool {
        let class = |item: &Item| self.words.class(self.article, item.head);
        let exception = self.before(index).is_some_and(|before| class(before) == Some(Class::Exception));
        let predicate = self.stack.last().and_then(|clause| clause.predicate);
        let limited = self.items[..index].iter().any(|item| {
            class(item) == Some(Class::Negation) && predicate.is_some() && self.tree.head(item.head) == predicate
        });
        let contrast = self.before(index).is_some_and(|before| self.words.is_contrast(self.article, before.head));
        (exception && !limited || contrast) && predicate.is_some()
    }

    /// Leaves a relative clause whose verb takes no clause to the verb of saying around it, which does: `قال النائب الذي وجهت إليه
    /// اتهامات إنه بريء`.
    fn leave_to_saying(&mut self, index: usize) {
        let takes = |verb: u32| {
            let governs = |lexeme: &Lexeme| lexeme.args.governs.iter().any(|word| self.words.opens_complement(word));
            self.words.is_speech(self.article, verb) || self.article.lexeme(verb).is_some_and(governs)
        };
        let Some(predicate) = self
            .stack
            .last()
            .filter(|clause| clause.relation == Relation::Relative)
            .and_then(|clause| clause.predicate)
        else {
            return;
        };
        // `أشار المسؤول الذي رفض كشف اسمه إلى أن`
        let preposition = |item: &&Item| self.words.preposition_index(self.article.bare(item.head)).is_some();
        let Some(before) = self.items[..index].iter().rev().find(|item| !preposition(item)) else { return };
        let noun = matches!(before.kind, ItemKind::Group { .. }) && takes(before.head);
        if noun || takes(predicate) || matches!(before.kind, ItemKind::Word(_) | ItemKind::Other) {
            return;
        }
        let says = |clause: &Clause| clause.predicate.is_some_and(|verb| self.words.is_speech(self.article, verb));
        if let Some(level) = self.stack.iter().rposition(says) {
            self.stack.truncate(level + 1);
        }
    }

    /// Whether a preposition of time stands right before a word.
    pub(super) fn says_when(&self, index: usize) -> bool {
        let before = self.before(index).filter(|before| before.kind == ItemKind::Other);
        let found = before.and_then(|before| self.words.preposition_at(self.article, before.head));
        found.is_some_and(|(preposition, _)| self.words.preposition(preposition).is_some_and(|p| p.temporal))
    }

    /// Him of whom an impersonal verb tells what the clause to come says, right before it: `سبق للوزير أن اتهم`, `على روسيا أن تسحب`.
    fn obliged(&self, index: usize, governor: Option<u32>) -> Option<u32> {
        let impersonal = |verb: u32| {
            let verb = self.article.word(verb).filter(|word| word.pos == Pos::Verb);
            verb.is_some_and(|word| word.features.gender == Some(Gender::Masculine))
        };
        let governor =
            governor.filter(|verb| impersonal(*verb) && self.stack.last().is_none_or(|c| c.subject.is_none()))?;
        let before = self.before(index)?;
        let ItemKind::Group { preposition: Some(_), mention: Some(mention), .. } = before.kind else { return None };
        let actor = self.article.names.mentions.get(mention).is_some_and(|mention| mention.kind != Kind::Place);
        (actor && self.tree.head(before.head) == Some(governor)).then_some(before.head)
    }

    /// The pronoun on `أنه`, `إنها`, `لأنهم` is the topic of its clause.
    pub(super) fn topic_of_suffix(&mut self, token: u32) {
        if self.article.word(token).is_some_and(|word| word.suffix.is_some()) {
            self.top().topic = Some(token);
        }
    }

    /// What a complement clause completes: the noun right before it where that can govern, else the open predicate. With
    /// no predicate yet, the group before becomes one (`من المقرر أن`).
    pub(super) fn governor(&mut self, index: usize) -> Option<u32> {
        let before = self.before(index).cloned();
        if let Some(item) = before
            && let ItemKind::Group { preposition, .. } = item.kind
        {
            let governs = self
                .article
                .word(item.head)
                .is_some_and(|word| matches!(word.pos, Pos::Masdar | Pos::ActiveParticiple))
                && self
                    .article
                    .lexeme(item.head)
                    .is_some_and(|lexeme| lexeme.args.governs.iter().any(|word| self.words.opens_complement(word)));
            // `قال في بيان إن`: the verb reports, the noun says where.
            let says = self.top().predicate.is_some_and(|verb| self.words.is_report(self.article, verb));
            let medium = preposition.is_some() && says && self.words.is_report_noun(self.article, item.head)
                // `نفى المتحدث أن`, `قال متحدث إن`: one who speaks is no speech.
                || self.article.word(item.head).is_some_and(|word| {
                    (says || word.clitics.has(Clitics::ARTICLE)) && word.pos != Pos::Masdar && !self.words.is_report_noun(self.article, item.head)
                });
            if governs || !medium && self.words.is_speech(self.article, item.head) {
                return Some(item.head);
            }
            // The pronoun of `إنه من المهم أن` stands for the clause to come.
            let expletive = |topic: u32| self.article.word(topic).is_some_and(|word| word.suffix.is_some());
            let topic = self.top().topic;
            if self.top().predicate.is_none() && topic.is_none_or(expletive) && preposition.is_some() {
                self.top().topic = None;
                self.top().waiting.retain(|token| *token != item.head);
                self.predicate(item.head, false);
                if let Some(topic) = topic {
                    self.tree.attach(topic, item.head, Relation::Function);
                }
            }
        }
        let top = self.top();
        top.predicate.or(top.governor)
    }

    /// The noun that the clause before a joined relative pronoun describes, if the pronoun agrees with it: `الاحتجاجات التي شهدتها
    /// المدينة، والتي تجددت الأربعاء`. That clause ends there.
    fn described_again(&mut self, index: usize) -> Option<u32> {
        let item = &self.items[index];
        let pronoun = self.article.word(item.head).filter(|_| item.joined)?.features;
        let level = self
            .stack
            .iter()
            .rposition(|clause| clause.relation == Relation::Relative && clause.predicate.is_some())?;
        let noun = self.stack[level].antecedent.filter(|_| level > 0)?;
        let agrees = self.article.word(noun).is_some_and(|word| agreement::relative(word, pronoun));
        agrees.then(|| {
            self.stack.truncate(level);
            noun
        })
    }

    /// The noun before a relative pronoun that agrees with it, through the idafa and the adjuncts before it; where no
    /// agreement shows, the head of the group.
    pub(super) fn antecedent(&self, index: usize) -> Option<u32> {
        let pronoun = self.article.word(self.items[index].head).map(|word| word.features);
        let mut fallback = None;
        for item in self.items[..index].iter().rev().take(4) {
            let ItemKind::Group { .. } = item.kind else { continue };
            fallback.get_or_insert(item.head);
            for token in item.tokens.clone().rev() {
                let Some(word) = self.article.word(token) else { continue };
                let modifier = matches!(self.tree.relation(token), Relation::Adjective | Relation::Function);
                if !word.pos.is_nominal() || modifier && token != item.head {
                    continue;
                }
                let agrees = |word: &Analysis| pronoun.is_some_and(|pronoun| agreement::relative(word, pronoun));
                if agrees(word) {
                    let head = self.head_of_mention(token);
                    let own = self.article.word(head).is_some_and(agrees);
                    return if own { Some(head) } else { self.within(token, head, agrees).or(Some(head)) };
                }
            }
        }
        fallback
    }

    /// The head of the longest name around a token, within the phrase of another head, for which something holds: `وفد من الحركة التي`.
    fn within(&self, token: u32, head: u32, holds: impl Fn(&Analysis) -> bool) -> Option<u32> {
        let around = |mention: &&Mention| mention.tokens.contains(&token) && !mention.tokens.contains(&head);
        // Of most names the gender does not show.
        let fits = |mention: &&Mention| {
            self.article.word(mention.head).is_some_and(|word| word.features.gender.is_none() || holds(word))
        };
        let names = self.article.names.mentions.iter().filter(|mention| around(mention) && fits(mention));
        names.max_by_key(|mention| mention.tokens.len()).map(|mention| mention.head)
    }

    /// The head of the mention a token stands in, the token itself outside of one.
    pub(super) fn head_of_mention(&self, token: u32) -> u32 {
        if self.tree.relation(token) == Relation::Part { self.tree.head(token).unwrap_or(token) } else { token }
    }
}
