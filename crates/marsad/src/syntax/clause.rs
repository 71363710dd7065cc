//! One pass over the items of a sentence with a stack of open clauses.

use super::agreement;
use super::group::{Item, ItemKind};
use super::tree::{Relation, Syntax};
use super::words::{Class, Words};
use crate::article::Article;
use crate::morph::{Aspect, Case, Clitics, NounKind, Origin, Person, Pos, Voice};
use crate::names::Kind;

/// A clause under construction.
#[derive(Debug, Clone)]
struct Clause {
    /// What the clause hangs on, and how.
    governor: Option<u32>,
    relation: Relation,
    /// The predicate: verb, participle, or the head of a nominal one.
    predicate: Option<u32>,
    verbal: bool,
    /// A group before the predicate.
    topic: Option<u32>,
    subject: Option<u32>,
    object: Option<u32>,
    /// The noun that a relative clause describes.
    antecedent: Option<u32>,
    /// Auxiliaries and particles that wait for the predicate.
    waiting: Vec<u32>,
}

impl Clause {
    fn new(governor: Option<u32>, relation: Relation) -> Self {
        Self {
            governor,
            relation,
            predicate: None,
            verbal: false,
            topic: None,
            subject: None,
            object: None,
            antecedent: None,
            waiting: Vec::new(),
        }
    }
}

/// Attaches the items of one sentence.
pub(super) fn attach(article: &Article<'_>, words: &Words, items: &[Item], tree: &mut Syntax) {
    let mut builder =
        Builder { article, words, items, tree, stack: vec![Clause::new(None, Relation::Root)], first: None };
    for index in 0..items.len() {
        builder.item(index);
    }
    builder.finish();
}

struct Builder<'b, 'a> {
    article: &'b Article<'a>,
    words: &'b Words,
    items: &'b [Item],
    tree: &'b mut Syntax,
    stack: Vec<Clause>,
    /// The first predicate of the sentence.
    first: Option<u32>,
}

impl Builder<'_, '_> {
    fn item(&mut self, index: usize) {
        let item = &self.items[index];
        match item.kind {
            ItemKind::Verb => self.verb(index),
            ItemKind::Word(class) => self.word(index, class),
            ItemKind::Group { preposition: Some(_), .. } => self.oblique(index),
            ItemKind::Group { preposition: None, .. } => self.group(index),
            ItemKind::Time => self.hang(item.head, Relation::Time),
            ItemKind::Other => self.hang(item.head, Relation::Function),
            ItemKind::Mark => self.mark(index),
        }
    }

    fn top(&mut self) -> &mut Clause {
        if self.stack.is_empty() {
            self.stack.push(Clause::new(None, Relation::Root));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn depth(&self) -> usize {
        self.stack.len()
    }

    /// The item before, if nothing stands between.
    fn before(&self, index: usize) -> Option<&Item> {
        index.checked_sub(1).and_then(|i| self.items.get(i))
    }

    fn after_mark(&self, index: usize) -> bool {
        self.before(index).is_none_or(|item| item.kind == ItemKind::Mark)
    }

    /// Hangs a token on the predicate of the open clause, now or when there is one.
    fn hang(&mut self, token: u32, relation: Relation) {
        match self.top().predicate {
            Some(predicate) => {
                self.tree.attach(token, predicate, relation);
            }
            None => {
                // Kept with its relation until the predicate is known.
                let topic = self.top().topic;
                self.top().waiting.push(token);
                if let Some(topic) = topic {
                    self.tree.attach(token, topic, relation);
                }
            }
        }
    }

    /// Makes a token the predicate of the open clause.
    fn predicate(&mut self, token: u32, verbal: bool) {
        let clause = self.top().clone();
        match clause.governor {
            Some(governor) if self.tree.attach(token, governor, clause.relation) => {}
            _ => self.tree.root(token),
        }
        for waiting in clause.waiting {
            let relation = match self.tree.relation(waiting) {
                Relation::Other if self.words.auxiliary(self.article, waiting).is_some() => Relation::Auxiliary,
                Relation::Other => Relation::Function,
                known => known,
            };
            let relation = if self.is_time(waiting) { Relation::Time } else { relation };
            let relation = if self.tree.preposition(waiting).is_some() && !self.is_time(waiting) {
                Relation::Oblique
            } else {
                relation
            };
            self.tree.attach(waiting, token, relation);
        }
        let top = self.top();
        top.waiting = Vec::new();
        top.predicate = Some(token);
        top.verbal = verbal;
        self.first.get_or_insert(token);
    }

    fn is_time(&self, token: u32) -> bool {
        self.items.iter().any(|item| item.head == token && item.kind == ItemKind::Time)
    }

    fn verb(&mut self, index: usize) {
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
    fn verb_follows(&self, index: usize) -> bool {
        for item in self.items.iter().skip(index + 1).take(7) {
            match item.kind {
                ItemKind::Verb => return !item.joined,
                ItemKind::Word(Class::Already | Class::Future | Class::Negation) => {}
                ItemKind::Word(_) => return false,
                ItemKind::Mark | ItemKind::Group { .. } | ItemKind::Time | ItemKind::Other => {}
            }
        }
        false
    }

    /// Opens the clause in which a verb will stand, where the one on top has its predicate already.
    fn begin(&mut self, index: usize) {
        let item = &self.items[index];
        let verb = item.head;
        self.leave_relative(verb, item.joined);
        let top = self.top().clone();
        let Some(predicate) = top.predicate else { return };
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
        match self.before(index).map(|before| (before.kind.clone(), before.head)) {
            Some((ItemKind::Group { definite: false, mention: None, .. }, noun)) => {
                let mut clause = Clause::new(Some(noun), Relation::Relative);
                clause.antecedent = Some(noun);
                self.stack.push(clause);
            }
            Some((ItemKind::Mark, _)) | None => {
                let depth = if self.depth() > 1 { self.depth() - 1 } else { 0 };
                self.stack.truncate(depth.max(1));
                let mut clause = Clause::new(self.first, Relation::Conjunct);
                clause.topic = top.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
                self.replace(clause);
            }
            Some(_) => {
                let mut clause = Clause::new(Some(predicate), Relation::Circumstantial);
                clause.topic = top.subject.filter(|subject| agreement::subject(self.article, verb, *subject, true));
                self.stack.push(clause);
            }
        }
    }

    /// A verb after a complete relative clause is the predicate that the noun before it waits for: `العملية التي نفذها
    /// الجيش أسفرت`.
    fn leave_relative(&mut self, verb: u32, joined: bool) {
        let relative =
            self.stack.last().is_some_and(|clause| clause.relation == Relation::Relative && clause.predicate.is_some());
        let waiting = self.stack.iter().rposition(|clause| {
            clause.predicate.is_none()
                && clause.topic.is_some_and(|topic| agreement::subject(self.article, verb, topic, true))
        });
        if let (true, false, Some(level)) = (relative, joined, waiting) {
            self.stack.truncate(level + 1);
        }
    }

    fn replace(&mut self, clause: Clause) {
        self.stack.pop();
        self.stack.push(clause);
    }

    /// Makes a verb the predicate and settles what stands before it.
    fn fill(&mut self, verb: u32) {
        self.predicate(verb, true);
        let clause = self.top().clone();
        let word = self.article.word(verb).copied();
        let suffix = word.and_then(|word| word.suffix);
        if let Some(topic) = clause.topic {
            let inherited = self.tree.relation(topic) == Relation::Subject;
            if agreement::subject(self.article, verb, topic, true) {
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
        if suffix.is_some() && self.top().object.is_none() {
            self.top().object = Some(verb);
        }
        if word.is_some_and(|word| word.features.voice == Some(Voice::Passive)) {
            self.tree.set_passive(verb);
        }
    }

    fn word(&mut self, index: usize, class: Class) {
        let item = &self.items[index];
        let token = item.head;
        match class {
            Class::Complementiser => {
                let governor = self.governor(index);
                if item.joined
                    && let Some(level) = self.stack.iter().rposition(|c| c.relation == Relation::Complement)
                {
                    let governor = self.stack[level].governor;
                    self.stack.truncate(level);
                    self.stack.push(Clause::new(governor, Relation::Complement));
                } else {
                    self.stack.push(Clause::new(governor, Relation::Complement));
                }
                self.topic_of_suffix(token);
            }
            Class::Relative => {
                let noun = self.antecedent(index);
                let mut clause = Clause::new(noun, Relation::Relative);
                clause.antecedent = noun;
                self.stack.push(clause);
            }
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
            Class::Coordinator | Class::Comma | Class::Colon | Class::Dash => {}
        }
        self.top().waiting.push(token);
        if self.top().predicate.is_some() {
            self.hang(token, Relation::Function);
        }
    }

    /// The pronoun on `أنه`, `إنها`, `لأنهم` is the topic of its clause.
    fn topic_of_suffix(&mut self, token: u32) {
        if self.article.word(token).is_some_and(|word| word.suffix.is_some()) {
            self.top().topic = Some(token);
        }
    }

    /// What a complement clause completes: the noun right before it where that can govern, else the open predicate. With
    /// no predicate yet, the group before becomes one (`من المقرر أن`).
    fn governor(&mut self, index: usize) -> Option<u32> {
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
            if governs || self.words.is_speech(self.article, item.head) {
                return Some(item.head);
            }
            if self.top().predicate.is_none() && self.top().topic.is_none() && preposition.is_some() {
                self.top().waiting.retain(|token| *token != item.head);
                self.predicate(item.head, false);
            }
        }
        let top = self.top();
        top.predicate.or(top.governor)
    }

    /// The noun before a relative pronoun that agrees with it, through the idafa and the adjuncts before it; where no
    /// agreement shows, the head of the group.
    fn antecedent(&self, index: usize) -> Option<u32> {
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
                if pronoun.is_some_and(|pronoun| agreement::relative(word, pronoun)) {
                    return Some(self.head_of_mention(token));
                }
            }
        }
        fallback
    }

    /// The head of the mention a token stands in, the token itself outside of one.
    fn head_of_mention(&self, token: u32) -> u32 {
        if self.tree.relation(token) == Relation::Part { self.tree.head(token).unwrap_or(token) } else { token }
    }

    /// A group under a preposition: hangs on the nearest word that governs the preposition, else on the predicate.
    fn oblique(&mut self, index: usize) {
        let item = self.items[index].clone();
        let ItemKind::Group { preposition: Some(preposition), .. } = item.kind else { return };
        if item.joined
            && let Some(before) = self.equal_oblique(index, preposition)
        {
            self.tree.attach(item.head, before, Relation::Conjunct);
            return;
        }
        let governs = |token: u32| {
            let form = self.words.preposition(preposition).map(|p| p.form.as_str()).unwrap_or("");
            self.article.takes(token, form)
        };
        let adnominal = self.words.preposition(preposition).is_some_and(|p| p.adnominal);
        let mut fallback = None;
        for before in self.items[..index].iter().rev() {
            match &before.kind {
                ItemKind::Group { .. } => {
                    let inner: Vec<u32> = before.tokens.clone().filter(|t| self.may_govern(*t, before)).collect();
                    if let Some(&token) = inner.iter().rev().find(|token| governs(**token)) {
                        self.tree.attach(item.head, token, Relation::Oblique);
                        return;
                    }
                    if fallback.is_none() {
                        fallback = inner.iter().rev().copied().find(|token| self.is_event_noun(*token));
                    }
                }
                ItemKind::Time | ItemKind::Other => {}
                ItemKind::Verb | ItemKind::Mark | ItemKind::Word(_) => break,
            }
        }
        let predicate = self.top().predicate;
        if let Some(predicate) = predicate {
            let target = match fallback {
                Some(noun) if !governs(predicate) => noun,
                _ if governs(predicate) => predicate,
                _ if adnominal => self.noun_before(index).unwrap_or(predicate),
                _ => predicate,
            };
            self.tree.attach(item.head, target, Relation::Oblique);
        } else if let Some(target) = fallback.or(self.top().topic) {
            self.tree.attach(item.head, target, Relation::Oblique);
        } else {
            self.top().waiting.push(item.head);
        }
    }

    /// The last noun of the group right before an item: what no verb asks for describes the noun it follows.
    fn noun_before(&self, index: usize) -> Option<u32> {
        let before = self.before(index)?;
        let ItemKind::Group { mention, .. } = before.kind else { return None };
        if mention.is_some() {
            return Some(before.head);
        }
        let nouns = before
            .tokens
            .clone()
            .filter(|token| *token == before.head || self.tree.relation(*token) == Relation::Genitive);
        nouns.last()
    }

    /// Whether a noun of a group can take a preposition's phrase: not one that names somebody (`القوات`, `السلطات`).
    fn may_govern(&self, token: u32, group: &Item) -> bool {
        let part = token == group.head || matches!(self.tree.relation(token), Relation::Genitive | Relation::Adjective);
        part && self.article.names.headed(token).is_none()
    }

    fn is_event_noun(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.pos == Pos::Masdar)
            || self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::EVENT))
    }

    /// The group that one under the same preposition is joined to.
    fn equal_oblique(&self, index: usize, preposition: usize) -> Option<u32> {
        self.items[..index]
            .iter()
            .rev()
            .take_while(|item| !matches!(item.kind, ItemKind::Verb | ItemKind::Word(_)))
            .find(|item| matches!(item.kind, ItemKind::Group { preposition: Some(p), .. } if p == preposition))
            .map(|item| item.head)
    }

    /// A group without preposition: topic, subject, object, apposition, or joined to the group before.
    fn group(&mut self, index: usize) {
        let item = self.items[index].clone();
        let ItemKind::Group { definite, mention, .. } = item.kind else { return };
        let head = item.head;
        if item.joined {
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
        if self.is_circumstantial(index) {
            let (predicate, subject) = (self.top().predicate, self.top().subject);
            let mut clause = Clause::new(predicate.or(self.first), Relation::Circumstantial);
            clause.subject = subject;
            self.stack.push(clause);
            self.predicate(head, true);
            self.top().subject = subject.or(Some(head));
            return;
        }
        let after_mark = self.after_mark(index);
        if after_mark
            && index > 0
            && (definite || mention.is_some())
            && self.top().predicate.is_some()
            && self.opens_clause(index)
        {
            let first = self.first;
            self.stack.truncate(1);
            self.replace(Clause::new(first, Relation::Conjunct));
            self.top().topic = Some(head);
            return;
        }
        if let Some(named) = self.named_before(index, mention) {
            self.tree.attach(head, named, Relation::Apposition);
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
                    } else if (definite || self.after_mark(index)) && self.verb_ahead(index) {
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

    /// Gives a group after a verb its place.
    fn argument(&mut self, verb: u32, head: u32, definite: bool) {
        let clause = self.top().clone();
        let word = self.article.word(verb).copied();
        let lexeme = self.article.lexeme(verb);
        let transitive = lexeme.is_none_or(|lexeme| lexeme.args.objects > 0);
        let is_passive = word.is_some_and(|word| word.features.voice == Some(Voice::Passive));
        let dropped = word.is_some_and(|word| word.features.person.is_some_and(|person| person != Person::Third));
        let accusative = self
            .article
            .word(head)
            .is_some_and(|word| word.features.case == Some(Case::Accusative) && word.pos != Pos::Name && !definite);
        let inherited = clause.relation == Relation::Conjunct
            && clause.subject.is_some_and(|subject| self.tree.head(subject) != Some(verb));
        let own_subject = clause.subject.is_some() && !inherited;
        let finite = word.is_some_and(|word| word.pos == Pos::Verb);
        let can_be_subject = finite && !own_subject && !dropped && !agreement::clashes(self.article, verb, head);
        let relative_subject = clause.antecedent.is_some() && clause.subject == clause.antecedent;
        if can_be_subject && !accusative && !(relative_subject && transitive) && !(inherited && transitive && !definite)
        {
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

    /// Whether a definite group without preposition starts a clause of its own: a verb in agreement follows, with only
    /// adjuncts between.
    fn opens_clause(&self, index: usize) -> bool {
        let head = self.items[index].head;
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
                ItemKind::Mark if self.comma(item) => {}
                _ => return false,
            }
        }
        false
    }

    fn verb_ahead(&self, index: usize) -> bool {
        self.items.iter().skip(index + 1).take(6).any(|item| item.kind == ItemKind::Verb)
    }

    fn comma(&self, item: &Item) -> bool {
        self.words.class(self.article, item.head) == Some(Class::Comma)
    }

    /// The group without preposition (or under any, for a bare conjunct) that a joined group is equal to.
    fn equal_group(&self, index: usize) -> Option<u32> {
        self.items[..index]
            .iter()
            .rev()
            .take_while(|item| !matches!(item.kind, ItemKind::Verb | ItemKind::Word(_)))
            .find(|item| matches!(item.kind, ItemKind::Group { .. }))
            .map(|item| self.equal_noun(item, self.items[index].head))
    }

    /// The noun of a group that a joined noun is most like: both with the article, both names, or both neither; else the head.
    fn equal_noun(&self, group: &Item, joined: u32) -> u32 {
        let shape = |token: u32| {
            self.article.word(token).map(|word| (word.clitics.has(Clitics::ARTICLE), word.pos == Pos::Name))
        };
        let Some(wanted) = shape(joined) else { return group.head };
        let mut nouns = group
            .tokens
            .clone()
            .rev()
            .filter(|token| *token == group.head || self.tree.relation(*token) == Relation::Genitive);
        nouns.find(|token| shape(*token) == Some(wanted)).unwrap_or(group.head)
    }

    /// A name right after a description, or after a comma: the same person.
    fn named_before(&self, index: usize, mention: Option<usize>) -> Option<u32> {
        let kind = |index: usize| self.article.names.mentions.get(index).map(|mention| mention.kind);
        if mention.and_then(kind) != Some(Kind::Person) {
            return None;
        }
        let before = self.items[..index].iter().rev().find(|item| item.kind != ItemKind::Mark)?;
        let ItemKind::Group { mention: Some(described), .. } = before.kind else { return None };
        (kind(described) == Some(Kind::Person)).then_some(before.head)
    }

    /// An indefinite active participle after a comma or the end of a clause tells the subject's state: `متهمين إياه`.
    fn is_circumstantial(&mut self, index: usize) -> bool {
        let item = &self.items[index];
        let Some(word) = self.article.word(item.head) else { return false };
        let participle = word.pos == Pos::ActiveParticiple
            && !word.clitics.has(Clitics::ARTICLE)
            && word.origin != Origin::Guess
            && word.features.case != Some(Case::Nominative);
        participle
            && self.top().predicate.is_some()
            && self.top().verbal
            && (self.after_mark(index) || item.joined || self.top().object.is_some())
    }

    fn mark(&mut self, index: usize) {
        let token = self.items[index].head;
        let top = self.top().clone();
        let dateline = self.words.is_dash(self.article, token)
            && self.items.get(index + 1).is_some_and(|next| next.kind == ItemKind::Verb);
        if let (None, Some(topic), Relation::Root, true) =
            (top.predicate, top.topic, top.relation, self.words.is_colon(self.article, token) || dateline)
        {
            // `نتنياهو: …`, `دبي (CNN) -- أعلنت`: what stands before the mark stands for itself.
            self.tree.root(topic);
            self.replace(Clause::new(None, Relation::Root));
            return;
        }
        if let Some(predicate) = self.top().predicate {
            self.tree.attach(token, predicate, Relation::Other);
            // What follows the colon of a verb of saying is what is said.
            if self.words.is_colon(self.article, token) && self.words.is_speech(self.article, predicate) {
                self.stack.push(Clause::new(Some(predicate), Relation::Complement));
                return;
            }
            // A comma ends a relative clause that has its predicate.
            if self.depth() > 1 && self.comma(&self.items[index]) && self.top().relation == Relation::Relative {
                self.stack.pop();
            }
        }
    }

    /// Hangs up what waits, and decides on passives that the spelling does not show.
    fn finish(&mut self) {
        while let Some(clause) = self.stack.pop() {
            let head = clause.predicate.or(clause.topic);
            if clause.predicate.is_none()
                && let Some(topic) = clause.topic
            {
                match clause.governor {
                    Some(governor) if self.tree.attach(topic, governor, clause.relation) => {}
                    _ => self.tree.root(topic),
                }
            }
            for waiting in clause.waiting {
                match head.or(clause.governor) {
                    Some(head) if self.tree.head(waiting).is_none() => {
                        let oblique = self.tree.preposition(waiting).is_some();
                        self.tree.attach(waiting, head, if oblique { Relation::Oblique } else { Relation::Function });
                    }
                    _ => {}
                }
            }
        }
        let verbs: Vec<u32> =
            self.items.iter().filter(|item| item.kind == ItemKind::Verb).map(|item| item.head).collect();
        for verb in verbs {
            if self.reads_as_passive(verb) {
                self.tree.set_passive(verb);
            }
        }
    }

    /// A transitive verb in the perfect with one group after it, a subject, and no object is read as a passive where its
    /// spelling allows: `قتل جنديان في هجوم`.
    fn reads_as_passive(&self, verb: u32) -> bool {
        let Some(word) = self.article.word(verb) else { return false };
        if word.features.voice == Some(Voice::Passive) {
            return true;
        }
        let can = self.article.analyses(verb).iter().any(|reading| reading.features.voice == Some(Voice::Passive));
        let needs_object =
            self.article.lexeme(verb).is_some_and(|lexeme| lexeme.args.objects > 0 && !lexeme.args.intransitive);
        if !can || !needs_object || word.suffix.is_some() || word.features.aspect == Some(Aspect::Imperative) {
            return false;
        }
        let named = |head: u32| {
            self.article.mention_of(head).is_some()
                || self.article.lexeme(head).is_some_and(|l| l.kind.any(NounKind::HUMAN))
        };
        let goes_on = word.clitics.any(Clitics::AND.with(Clitics::SO));
        let mut subject_after = false;
        for child in self.items.iter().map(|item| item.head).filter(|head| self.tree.head(*head) == Some(verb)) {
            match self.tree.relation(child) {
                Relation::Object | Relation::SecondObject | Relation::Complement => return false,
                Relation::Subject => subject_after = child > verb && (named(child) || !goes_on),
                _ => {}
            }
        }
        subject_after
    }
}
