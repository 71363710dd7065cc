//! What the first word of a rule can be: the index that lets a line be passed over quickly.

use rustc_hash::FxHashMap;

use super::glance::{Brief, Glance};
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
    /// What may follow the first item in each of them, numerals taken for one item; apart from all else, for most are ruled
    /// out by it.
    next: Vec<Glance>,
    /// The same in brief, which is looked at first.
    briefs: Vec<Brief>,
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

    /// The forms that can go on with what follows, if that is known.
    pub fn going_on(&self, ahead: Option<Glance>) -> impl Iterator<Item = &Entry> {
        let brief = ahead.map(Glance::brief);
        let seen = self.briefs.iter().zip(&self.next).zip(&self.forms);
        let near = seen.filter(move |((seen, _), _)| brief.is_none_or(|brief| seen.meets(brief)));
        near.filter(move |((_, next), _)| ahead.is_none_or(|ahead| next.meets(ahead))).map(|(_, entry)| entry)
    }

    /// Whether a form is among those that can go on with what follows.
    pub fn has(&self, id: (u32, u32), ahead: Option<Glance>) -> bool {
        let Ok(at) = self.forms.binary_search_by_key(&id, |entry| entry.id) else { return false };
        self.next.get(at).is_some_and(|next| ahead.is_none_or(|ahead| next.meets(ahead)))
    }

    /// What may follow the first item, for all forms.
    fn opening(&self) -> Glance {
        self.next.iter().copied().fold(Glance::default(), Glance::or)
    }

    /// Works out what may follow a first item of which `first` is known.
    fn look_ahead(&mut self, outlook: &Outlook<'_>, first: Option<Glance>) {
        for entry in &mut self.forms {
            let Some(view) = outlook.view(entry.id, first) else { continue };
            entry.lead = view.lead;
            self.next.push(view.next);
            self.briefs.push(view.next.brief());
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
    pub fn opening(&self, senses: &[Sense]) -> Glance {
        let lists = senses.iter().filter_map(|sense| self.list(sense));
        lists.chain([&self.any]).map(List::opening).fold(Glance::default(), Glance::or)
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
