//! What the first word of a rule can be: the index that lets a line be passed over quickly.

use rustc_hash::FxHashMap;

use super::glance::Glance;
use super::items::Item;
use super::matcher::{DEPTH, Rules};
use super::rule::{Core, Form, Rule};

/// For one group: the forms (rule, form) that a class, a literal, a figure or a mark can start.
#[derive(Debug, Default)]
pub(super) struct Starts {
    pub classes: Vec<Vec<(u32, u32)>>,
    pub literals: FxHashMap<u32, Vec<(u32, u32)>>,
    pub figures: Vec<(u32, u32)>,
    pub marks: Vec<(u32, u32)>,
    /// Forms that begin with a look at something else.
    pub any: Vec<(u32, u32)>,
    glance: Glance,
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
        let push = |list: &mut Vec<(u32, u32)>| {
            if !list.contains(&id) {
                list.push(id);
            }
        };
        for atom in &form.atoms {
            if atom.absent {
                push(&mut starts.any);
                return;
            }
            let mut class = |class: u8| {
                let index = usize::from(class);
                if starts.classes.len() <= index {
                    starts.classes.resize(index + 1, Vec::new());
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
            if !atom.optional {
                return;
            }
        }
    }

    /// Works out for each form what may follow its first item.
    pub(super) fn look_ahead(&mut self) {
        let mut rules = std::mem::take(&mut self.rules);
        for form in rules.iter_mut().flat_map(|rule| &mut rule.forms) {
            form.next = self.next(form);
            form.lead = form.atoms.first().and_then(|first| match first.core {
                Core::Group(group) if !first.optional && !first.context && first.clitics.is_none() => Some(group),
                _ => None,
            });
        }
        self.rules = rules;
    }

    /// What may follow the first item of a form; none if the first item is not all that its first atom matches.
    fn next(&self, form: &Form) -> Option<Glance> {
        let mut atoms = form.atoms.iter();
        let first = atoms.next()?;
        let single = matches!(
            first.core,
            Core::Literals(_) | Core::Marks(_) | Core::Figure(..) | Core::Clock | Core::Together | Core::Class(..)
        );
        if !single || first.optional || first.absent {
            return None;
        }
        let mut seen = Glance::default();
        for atom in atoms {
            if atom.absent {
                return None;
            }
            seen = seen.or(self.first_of(&atom.core));
            if !atom.optional {
                return Some(seen);
            }
        }
        None
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
