//! What the first word of a rule can be: the index that lets a line be passed over quickly.

use rustc_hash::FxHashMap;

use super::items::{Item, ItemKind};
use super::lexicon::{LITERAL, Sense};
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
}

impl Starts {
    /// Whether an item can be the first of something.
    pub(super) fn admit(&self, item: &Item, senses: &[Sense]) -> bool {
        if !self.any.is_empty() {
            return true;
        }
        let sensed = senses.iter().any(|sense| match sense.class {
            LITERAL => self.literals.contains_key(&(sense.value as u32)),
            class => self.classes.get(usize::from(class)).is_some_and(|list| !list.is_empty()),
        });
        match item.kind {
            ItemKind::Figure(..) => !self.figures.is_empty(),
            ItemKind::Mark(_) => sensed || !self.marks.is_empty(),
            ItemKind::Word => sensed,
        }
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
                Core::Figure(..) | Core::Clock => push(&mut starts.figures),
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
}
