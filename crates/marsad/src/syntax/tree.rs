//! Heads and relations of tokens.

use rustc_hash::FxHashMap;

/// What a token is to its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Predicate of a sentence or of a clause beside it.
    Root,
    /// Subject of a verb, of a participle, or topic of a nominal sentence; of a passive the patient.
    Subject,
    /// Direct object.
    Object,
    /// Second object.
    SecondObject,
    /// Under a preposition; [`Syntax::preposition`] says which.
    Oblique,
    /// Second term of an idafa.
    Genitive,
    /// Adjective or participle in agreement.
    Adjective,
    /// A second name of the same thing.
    Apposition,
    /// Joined to an equal, word or clause.
    Conjunct,
    /// A clause that completes its governor.
    Complement,
    /// A clause on a noun.
    Relative,
    /// A clause of time, cause, purpose or condition.
    Adverbial,
    /// A participle or verb that tells the state of the subject.
    Circumstantial,
    /// A copula or verb of phase under the main verb.
    Auxiliary,
    /// Word of a name, of a mention, of a number.
    Part,
    /// Preposition, conjunction, particle, subordinator.
    Function,
    /// An adjunct of time.
    Time,
    /// Punctuation and what was not understood.
    Other,
}

/// Heads, relations and prepositions of all tokens of an article.
#[derive(Debug, Default)]
pub struct Syntax {
    heads: Vec<Option<u32>>,
    relations: Vec<Relation>,
    /// Index into the table of prepositions, from 1; 0 is none.
    prepositions: Vec<u16>,
    /// For each verb whether it is to be read as a passive.
    passive: Vec<bool>,
    /// Whom a verb in the clause of an impersonal one tells of, by that verb.
    obliged: FxHashMap<u32, u32>,
    /// Children in text order: `children[first[t]..first[t + 1]]`.
    children: Vec<u32>,
    first: Vec<u32>,
}

impl Syntax {
    /// A tree without arcs.
    pub(super) fn flat(tokens: usize) -> Self {
        Self {
            heads: vec![None; tokens],
            relations: vec![Relation::Other; tokens],
            prepositions: vec![0; tokens],
            passive: vec![false; tokens],
            obliged: FxHashMap::default(),
            children: Vec::new(),
            first: vec![0; tokens + 1],
        }
    }

    /// The head of a token; none for a root and for what hangs nowhere.
    #[must_use]
    pub fn head(&self, token: u32) -> Option<u32> {
        self.heads.get(token as usize).copied().flatten()
    }

    /// The relation of a token to its head.
    #[must_use]
    pub fn relation(&self, token: u32) -> Relation {
        self.relations.get(token as usize).copied().unwrap_or(Relation::Other)
    }

    /// The preposition that governs a token, as an index into [`super::Words::preposition`].
    #[must_use]
    pub fn preposition(&self, token: u32) -> Option<usize> {
        self.prepositions.get(token as usize).and_then(|p| usize::from(*p).checked_sub(1))
    }

    /// Whether a verb is to be read as a passive.
    #[must_use]
    pub fn passive(&self, token: u32) -> bool {
        self.passive.get(token as usize).copied().unwrap_or(false)
    }

    /// The phrase of an impersonal verb that names the subject of the verb below it: `سبق للوزير أن اتهم`, `على روسيا أن تسحب`.
    #[must_use]
    pub fn obliged(&self, verb: u32) -> Option<u32> {
        self.obliged.get(&verb).copied()
    }

    /// The tokens that hang on a token, in text order.
    #[must_use]
    pub fn children(&self, token: u32) -> &[u32] {
        let start = self.first.get(token as usize).copied().unwrap_or(0);
        let end = self.first.get(token as usize + 1).copied().unwrap_or(start);
        self.children.get(start as usize..end as usize).unwrap_or(&[])
    }

    /// The children in a relation.
    pub fn related(&self, token: u32, relation: Relation) -> impl Iterator<Item = u32> + '_ {
        self.children(token).iter().copied().filter(move |child| self.relation(*child) == relation)
    }

    /// The chain of heads above a token, nearest first.
    pub fn ancestors(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        let mut next = self.head(token);
        let mut steps = 0;
        std::iter::from_fn(move || {
            let current = next?;
            steps += 1;
            next = if steps < 64 { self.head(current) } else { None };
            Some(current)
        })
    }

    /// Hangs a token on a head; refused (and told) where that would close a circle or the token is its own head.
    pub(super) fn attach(&mut self, token: u32, head: u32, relation: Relation) -> bool {
        if token == head || self.ancestors(head).any(|ancestor| ancestor == token) {
            return false;
        }
        if let (Some(slot), Some(kind)) = (self.heads.get_mut(token as usize), self.relations.get_mut(token as usize)) {
            *slot = Some(head);
            *kind = relation;
        }
        true
    }

    pub(super) fn root(&mut self, token: u32) {
        if let (Some(slot), Some(kind)) = (self.heads.get_mut(token as usize), self.relations.get_mut(token as usize)) {
            *slot = None;
            *kind = Relation::Root;
        }
    }

    pub(super) fn set_preposition(&mut self, token: u32, preposition: usize) {
        if let Some(slot) = self.prepositions.get_mut(token as usize) {
            *slot = u16::try_from(preposition + 1).unwrap_or(0);
        }
    }

    pub(super) fn set_passive(&mut self, token: u32, passive: bool) {
        if let Some(slot) = self.passive.get_mut(token as usize) {
            *slot = passive;
        }
    }

    pub(super) fn set_obliged(&mut self, verb: u32, subject: u32) {
        self.obliged.insert(verb, subject);
    }

    /// Builds the lists of children.
    pub(super) fn index(&mut self) {
        let mut counts = vec![0u32; self.heads.len() + 1];
        for head in self.heads.iter().flatten() {
            counts[*head as usize + 1] += 1;
        }
        for i in 1..counts.len() {
            counts[i] += counts[i - 1];
        }
        self.first.clone_from(&counts);
        self.children = vec![0; counts.last().copied().unwrap_or(0) as usize];
        for (token, head) in self.heads.iter().enumerate() {
            if let Some(head) = head {
                let place = &mut counts[*head as usize];
                self.children[*place as usize] = token as u32;
                *place += 1;
            }
        }
    }
}
