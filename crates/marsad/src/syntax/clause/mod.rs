//! One pass over the items of a sentence with a stack of open clauses.

mod apposition;
mod beside;
mod content;
mod described;
mod nominal;
mod oblique;
mod passive;
mod verb;
mod word;

use super::group::{Item, ItemKind};
use super::tree::{Relation, Syntax};
use super::words::{Class, Words};
use crate::article::Article;

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
    let mut builder = Builder {
        article,
        words,
        items,
        tree,
        stack: vec![Clause::new(None, Relation::Root)],
        first: None,
        aside: None,
    };
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
    /// How many clauses were open before what stands between dashes, and the item that closes it.
    aside: Option<(usize, usize)>,
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
                // The clause that opens the sentence.
                Relation::Root => Relation::Adverbial,
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

    fn replace(&mut self, clause: Clause) {
        self.stack.pop();
        self.stack.push(clause);
    }

    /// Whether a mark parts what stands around it more than a comma does.
    fn parts(&self, item: &Item) -> bool {
        item.kind == ItemKind::Mark && !self.comma(item)
    }

    fn comma(&self, item: &Item) -> bool {
        self.words.class(self.article, item.head) == Some(Class::Comma)
    }

    /// What stands between dashes leaves the clauses around it as they were: `اقترح الرئيس - بحسب ما أوردته الوكالة - وقف القتال`.
    fn aside(&mut self, index: usize) {
        match self.aside {
            Some((depth, closing)) if closing == index => {
                self.stack.truncate(depth);
                self.aside = None;
            }
            Some(_) => {}
            None => {
                let dash = |item: &Item| self.words.is_dash(self.article, item.head);
                let closing = self.items.iter().skip(index + 1).position(dash).map(|after| index + 1 + after);
                let open = closing.filter(|_| self.stack.last().is_some_and(|clause| clause.predicate.is_some()));
                self.aside = open.map(|closing| (self.depth(), closing));
            }
        }
    }

    fn mark(&mut self, index: usize) {
        let token = self.items[index].head;
        if self.words.is_dash(self.article, token) {
            self.aside(index);
        }
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
            let goes_on = self.items.get(index + 1).is_some_and(|next| next.joined);
            if self.words.is_colon(self.article, token) && self.words.is_speech(self.article, predicate) && !goes_on {
                self.stack.push(Clause::new(Some(predicate), Relation::Complement));
                return;
            }
            // A comma ends a relative clause that has its predicate.
            if self.depth() > 1 && self.comma(&self.items[index]) && self.top().relation == Relation::Relative {
                self.stack.pop();
            } else if let [.., outer, inner] = self.stack.as_slice()
                && self.comma(&self.items[index])
                && inner.relation == Relation::Adverbial
                && self.waits(outer)
            {
                // `اقترح الرئيس، كما ذكرت الوكالة، وقف القتال`
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
            let passive = self.reads_as_passive(verb);
            self.tree.set_passive(verb, passive);
        }
    }
}
