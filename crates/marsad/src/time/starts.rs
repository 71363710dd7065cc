//! What the first word of a rule can be: the index that lets a line be passed over quickly.

use rustc_hash::FxHashMap;

use super::glance::Glance;
use super::items::Item;
use super::matcher::{DEPTH, Rules};
use super::rule::{Atom, Core, Form, Rule};

/// For one group: the forms (rule, form) that a class, a literal, a figure or a mark can start.
#[derive(Debug, Default)]
pub(super) struct Starts {
    pub classes: Vec<List>,
    pub literals: FxHashMap<u32, List>,
    pub figures: List,
    pub marks: List,
    /// Forms that begin with a look at something else.
    pub any: List,
    glance: Glance,
}

/// A form, with what can be told of it at a glance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Rule and form.
    pub id: (u32, u32),
    /// What may follow its first item; anything, where a glance at it cannot tell.
    next: Glance,
    /// The same where the first item, if it is a numeral, is the whole of it.
    lone: Glance,
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

/// What follows an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ahead {
    /// The next item, if it surely is what follows: words that count as one go on beyond it.
    pub next: Option<Glance>,
    /// Whether a numeral cannot go on.
    pub lone: bool,
}

impl List {
    fn push(&mut self, id: (u32, u32)) {
        if !self.forms.iter().any(|entry| entry.id == id) {
            self.forms.push(Entry { id, next: Glance::ANY, lone: Glance::ANY, lead: None });
        }
    }

    fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The forms that can go on with what follows.
    pub fn going_on(&self, ahead: Ahead) -> impl Iterator<Item = &Entry> {
        let seen = if ahead.lone { &self.lone } else { &self.next };
        let goes_on = move |seen: &Glance| ahead.next.is_none_or(|next| seen.meets(next));
        self.forms.iter().zip(seen).filter(move |(_, seen)| goes_on(seen)).map(|(entry, _)| entry)
    }

    /// Whether a form is in the list.
    pub fn has(&self, id: (u32, u32)) -> bool {
        self.forms.binary_search_by_key(&id, |entry| entry.id).is_ok()
    }

    fn look_ahead(&mut self, looks: impl Fn((u32, u32)) -> Option<Entry>) {
        for entry in &mut self.forms {
            *entry = looks(entry.id).unwrap_or(*entry);
        }
        self.next = self.forms.iter().map(|entry| entry.next).collect();
        self.lone = self.forms.iter().map(|entry| entry.lone).collect();
    }
}

impl Starts {
    /// The items that can be the first of something, at a glance.
    fn seen(&self) -> Glance {
        let classes = self.classes.iter().enumerate().filter(|(_, list)| !list.is_empty());
        let classes = classes.map(|(class, _)| Glance::class(class as u8));
        let literals = self.literals.keys().map(|word| Glance::literal(*word));
        let figures = (!self.figures.is_empty()).then_some(Glance::FIGURES);
        let marks = (!self.marks.is_empty()).then_some(Glance::MARKS);
        let any = (!self.any.is_empty()).then_some(Glance::ANY);
        classes.chain(literals).chain(figures).chain(marks).chain(any).fold(Glance::default(), Glance::or)
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
                Core::Marks(_) => push(&mut starts.marks),
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

    /// Works out for each form what may follow its first item.
    pub(super) fn look_ahead(&mut self) {
        let rules = &self.rules;
        let mut entries: Vec<Vec<Entry>> = Vec::new();
        for (r, rule) in rules.iter().enumerate() {
            let forms = rule.forms.iter().enumerate();
            entries.push(forms.map(|(f, form)| self.entry((r as u32, f as u32), form)).collect());
        }
        let looks = |(rule, form): (u32, u32)| entries.get(rule as usize)?.get(form as usize).copied();
        for starts in self.groups.iter_mut().chain(std::iter::once(&mut self.top)) {
            let lists = starts.classes.iter_mut().chain(starts.literals.values_mut());
            let others = [&mut starts.figures, &mut starts.marks, &mut starts.any];
            lists.chain(others).for_each(|list| list.look_ahead(looks));
        }
    }

    fn entry(&self, id: (u32, u32), form: &Form) -> Entry {
        let mut entry = Entry { id, next: Glance::ANY, lone: Glance::ANY, lead: None };
        if let Some((seen, false)) = self.second(form, 0) {
            entry.lone = seen;
            let several = |atom: &&Atom| matches!(atom.core, Core::Number(..) | Core::Ordinal(..) | Core::Group(_));
            if openers(form).all(|(_, atom)| !several(&atom)) {
                entry.next = seen;
            }
        }
        let Some(first) = form.atoms.first() else { return entry };
        if let Core::Group(group) = first.core
            && !first.optional
            && !first.context
            && !first.absent
            && first.clitics.is_none()
        {
            let (after, ends) = self.rest(form, 1);
            entry.lead = Some((group, (!ends).then_some(after)));
        }
        entry
    }

    /// What may stand second where a form begins, numerals taken for one item, and whether the form may end before; none
    /// if that is not known.
    fn second(&self, form: &Form, depth: usize) -> Option<(Glance, bool)> {
        let mut all = (Glance::default(), false);
        for (index, atom) in openers(form) {
            let (mut seen, mut ends) = match atom.core {
                Core::Border | Core::Definite => return None,
                Core::Group(_) if depth > DEPTH => return None,
                Core::Group(group) => {
                    let mut all = (Glance::default(), false);
                    for form in self.rules.iter().filter(|rule| rule.group == group).flat_map(|rule| &rule.forms) {
                        let (seen, ends) = self.second(form, depth + 1)?;
                        all = (all.0.or(seen), all.1 || ends);
                    }
                    all
                }
                _ => (Glance::default(), true),
            };
            if ends {
                let (rest, end) = self.rest(form, index + 1);
                (seen, ends) = (seen.or(rest), end);
            }
            all = (all.0.or(seen), all.1 || ends);
        }
        // A form that may match nothing begins with what follows it.
        form.atoms.iter().any(|atom| !atom.optional && !atom.absent).then_some(all)
    }

    /// What may follow the first atoms of a form, and whether nothing need.
    fn rest(&self, form: &Form, first: usize) -> (Glance, bool) {
        let mut seen = Glance::default();
        for atom in form.atoms.iter().skip(first).filter(|atom| !atom.absent) {
            seen = seen.or(self.first_of(&atom.core));
            if !atom.optional {
                return (seen, false);
            }
        }
        (seen, true)
    }

    /// What can go on with a numeral.
    pub(super) fn numerals_glance(&self) -> Glance {
        let classes = self.numerals.all().map(Glance::class);
        classes.fold(Glance::FIGURES, Glance::or)
    }

    /// What an atom can begin with.
    fn first_of(&self, core: &Core) -> Glance {
        let classes = |classes: &[u8]| classes.iter().map(|c| Glance::class(*c)).fold(Glance::default(), Glance::or);
        match core {
            Core::Literals(words) => words.iter().map(|w| Glance::literal(*w)).fold(Glance::default(), Glance::or),
            Core::Marks(_) => Glance::MARKS,
            Core::Class(class, ..) => Glance::class(*class),
            Core::Number(..) => classes(&self.numerals.starts()).or(Glance::FIGURES),
            Core::Ordinal(..) => classes(&self.numerals.ordinal_starts()),
            Core::Figure(..) | Core::Clock | Core::Together => Glance::FIGURES,
            Core::Group(group) => self.groups.get(*group).map_or(Glance::default(), |starts| starts.glance),
            Core::Border => Glance::MARKS.or(Glance::END),
            Core::Definite => Glance::ANY,
        }
    }
}

/// The atoms that a form can begin with, with their places: up to the first that must stand. A look at what must not stand
/// takes nothing.
fn openers(form: &Form) -> impl Iterator<Item = (usize, &Atom)> {
    let end =
        form.atoms.iter().position(|atom| !atom.optional && !atom.absent).map_or(form.atoms.len(), |last| last + 1);
    form.atoms.iter().enumerate().take(end).filter(|(_, atom)| !atom.absent)
}
