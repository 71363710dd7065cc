//! What the first word of a rule can be: the index that lets a line be passed over quickly.

use rustc_hash::FxHashMap;

use super::glance::Glance;
use super::items::Item;
use super::lexicon::{LITERAL, Sense};
use super::matcher::{DEPTH, Rules};
use super::outlook::{Outlook, openers};
use super::rule::{Core, Form, Rule};

/// For one group: the forms (rule, form) that a class, a literal, a figure or a mark can start.
#[derive(Debug, Default)]
pub(super) struct Starts {
    pub classes: Vec<List>,
    pub literals: FxHashMap<u32, List>,
    pub figures: List,
    pub marks: FxHashMap<char, List>,
    /// Forms that begin with a look at something else.
    pub any: List,
    glance: Glance,
}

/// A form that can start.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Rule and form.
    pub id: (u32, u32),
    /// The group it begins with, if it must, and what may follow that.
    pub lead: Option<(usize, Option<Glance>)>,
}

/// Forms in the order of the rules.
#[derive(Debug, Default)]
pub(super) struct List {
    forms: Vec<Entry>,
    /// What may follow the first item in each of them, apart from all else: most are ruled out by it.
    next: Vec<Glance>,
    /// The same for lone numerals.
    lone: Vec<Glance>,
}

/// What may follow a word where an expression starts with it, whichever.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Opening {
    next: Glance,
    /// The same for lone numerals.
    lone: Glance,
}

/// What follows an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    /// The next item, if it surely is what follows: words that count as one go on beyond it.
    pub next: Option<Glance>,
    /// Whether a numeral cannot go on.
    pub lone: bool,
}

impl Ahead {
    /// Whether something can start with a word before what follows.
    pub fn admits(self, opening: Opening) -> bool {
        self.meets(if self.lone { &opening.lone } else { &opening.next })
    }

    fn meets(self, seen: &Glance) -> bool {
        self.next.is_none_or(|next| seen.meets(next))
    }
}

impl List {
    fn push(&mut self, id: (u32, u32)) {
        if !self.forms.iter().any(|entry| entry.id == id) {
            self.forms.push(Entry { id, lead: None });
        }
    }

    fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The forms that can go on with what follows.
    pub fn going_on(&self, ahead: Ahead) -> impl Iterator<Item = &Entry> {
        let seen = if ahead.lone { &self.lone } else { &self.next };
        self.forms.iter().zip(seen).filter(move |(_, seen)| ahead.meets(seen)).map(|(entry, _)| entry)
    }

    /// Whether a form is among those that can go on with what follows.
    pub fn has(&self, id: (u32, u32), ahead: Ahead) -> bool {
        let Ok(at) = self.forms.binary_search_by_key(&id, |entry| entry.id) else { return false };
        let seen = if ahead.lone { &self.lone } else { &self.next };
        seen.get(at).is_some_and(|seen| ahead.meets(seen))
    }

    fn add_to(&self, opening: &mut Opening) {
        opening.next = self.next.iter().copied().fold(opening.next, Glance::or);
        opening.lone = self.lone.iter().copied().fold(opening.lone, Glance::or);
    }

    /// Works out what may follow a first item of which `first` is known.
    fn look_ahead(&mut self, outlook: &Outlook<'_>, first: Option<Glance>) {
        for entry in &mut self.forms {
            let Some(view) = outlook.view(entry.id, first) else { continue };
            entry.lead = view.lead;
            self.next.push(view.next);
            self.lone.push(view.lone);
        }
    }
}

impl Starts {
    /// The items that can be the first of something, at a glance.
    fn seen(&self) -> Glance {
        let classes = self.classes.iter().enumerate().filter(|(_, list)| !list.is_empty());
        let classes = classes.map(|(class, _)| Glance::class(class as u8));
        let literals = self.literals.keys().map(|word| Glance::literal(*word));
        let figures = (!self.figures.is_empty()).then_some(Glance::FIGURES);
        let marks = self.marks.keys().map(|mark| Glance::mark(*mark));
        let any = (!self.any.is_empty()).then_some(Glance::ANY);
        classes.chain(literals).chain(figures).chain(marks).chain(any).fold(Glance::default(), Glance::or)
    }

    /// The same, once it is known.
    pub fn glance(&self) -> Glance {
        self.glance
    }

    /// Works out for each form what may follow its first item.
    pub fn look_ahead(&mut self, outlook: &Outlook<'_>) {
        // A word or mark may be of several classes; each list goes by its own.
        for (class, list) in self.classes.iter_mut().enumerate() {
            list.look_ahead(outlook, Some(Glance::class(class as u8).or(Glance::WRITTEN)));
        }
        for (word, list) in &mut self.literals {
            list.look_ahead(outlook, Some(Glance::literal(*word).or(Glance::WRITTEN)));
        }
        self.figures.look_ahead(outlook, Some(Glance::FIGURES));
        for (mark, list) in &mut self.marks {
            list.look_ahead(outlook, Some(Glance::mark(*mark).or(Glance::MARKS)));
        }
        self.any.look_ahead(outlook, None);
    }

    /// The forms that a word can start in one of its senses.
    pub fn list(&self, sense: &Sense) -> Option<&List> {
        match sense.class {
            LITERAL => self.literals.get(&(sense.value as u32)),
            class => self.classes.get(usize::from(class)),
        }
    }

    /// What may follow a word of some senses, for all forms that it can start.
    pub fn opening(&self, senses: &[Sense]) -> Opening {
        let mut opening = Opening::default();
        let lists = senses.iter().filter_map(|sense| self.list(sense));
        lists.chain([&self.any]).for_each(|list| list.add_to(&mut opening));
        opening
    }

    /// Whether an item can be the first of something.
    pub(super) fn admit(&self, item: &Item) -> bool {
        self.glance.meets(item.glance)
    }
}

impl Rules {
    pub(super) fn starts(&self, chosen: impl Fn(&Rule) -> bool) -> Starts {
        let mut starts = Starts::default();
        for (r, rule) in self.rules.iter().enumerate().filter(|(_, rule)| chosen(rule)) {
            for (f, form) in rule.forms.iter().enumerate() {
                self.enter(form, (r as u32, f as u32), &mut starts, 0);
            }
        }
        starts.glance = starts.seen();
        starts
    }

    fn enter(&self, form: &Form, id: (u32, u32), starts: &mut Starts, depth: usize) {
        let push = |list: &mut List| list.push(id);
        for (_, atom) in openers(form) {
            let mut class = |class: u8| {
                let index = usize::from(class);
                if starts.classes.len() <= index {
                    starts.classes.resize_with(index + 1, List::default);
                }
                if let Some(list) = starts.classes.get_mut(index) {
                    push(list);
                }
            };
            match &atom.core {
                Core::Class(c, ..) => class(*c),
                Core::Number(..) => {
                    self.numerals.starts().into_iter().for_each(class);
                    push(&mut starts.figures);
                }
                Core::Ordinal(..) => self.numerals.ordinal_starts().into_iter().for_each(class),
                Core::Figure(..) | Core::Clock | Core::Together => push(&mut starts.figures),
                Core::Literals(words) => {
                    for word in words {
                        push(starts.literals.entry(*word).or_default());
                    }
                }
                Core::Marks(marks) => {
                    for mark in marks {
                        push(starts.marks.entry(*mark).or_default());
                    }
                }
                Core::Border | Core::Definite => push(&mut starts.any),
                Core::Group(group) => {
                    if depth < DEPTH {
                        for rule in self.rules.iter().filter(|rule| rule.group == *group) {
                            rule.forms.iter().for_each(|form| self.enter(form, id, starts, depth + 1));
                        }
                    }
                }
            }
        }
    }
}
