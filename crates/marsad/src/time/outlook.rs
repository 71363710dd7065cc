//! What may follow the first item of a form: two items tell at a glance that most forms need not be tried.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::glance::Glance;
use super::matcher::DEPTH;
use super::numeral::Numerals;
use super::rule::{Atom, Core, Form, Rule};
use super::starts::Starts;

/// The rules, with what their groups can begin with.
pub(super) struct Outlook<'r> {
    rules: &'r [Rule],
    numerals: Numerals,
    /// The forms of each group, and what they can begin with.
    groups: Vec<(Vec<&'r Form>, Glance)>,
    /// What stands second in groups by what is known of the first item: many forms begin with the same ones.
    known: RefCell<FxHashMap<(usize, Option<Glance>), Second>>,
}

/// What may stand second, and whether it may end before; none if that is not known.
type Second = Option<(Glance, bool)>;

/// What can be told of a form by its first item.
pub(super) struct View {
    /// What may follow the item or the numeral that it begins; anything, where a glance at it cannot tell.
    pub next: Glance,
    /// The group the form begins with, if it must, and what may follow that.
    pub lead: Option<(usize, Option<Glance>)>,
}

impl<'r> Outlook<'r> {
    pub fn new(rules: &'r [Rule], numerals: Numerals, groups: &[Starts]) -> Self {
        let forms = |group| rules.iter().filter(move |rule| rule.group == group).flat_map(|rule| &rule.forms);
        let groups = groups.iter().enumerate().map(|(group, starts)| (forms(group).collect(), starts.glance()));
        Self { rules, numerals, groups: groups.collect(), known: RefCell::default() }
    }

    /// What can be told of a form (rule, form) that begins with an item of which `first` is known; none where nothing is.
    pub fn view(&self, (rule, form): (u32, u32), first: Option<Glance>) -> Option<View> {
        let form = self.rules.get(rule as usize)?.forms.get(form as usize)?;
        let mut view = View { next: Glance::ANY, lead: None };
        if let Some((seen, false)) = self.second(form, first, 0) {
            view.next = seen;
        }
        let opener = form.atoms.first()?;
        if let Core::Group(group) = opener.core
            && !opener.optional
            && !opener.context
            && !opener.absent
            && opener.clitics.is_none()
        {
            let (after, ends) = self.rest(form, 1);
            view.lead = Some((group, (!ends).then_some(after)));
        }
        Some(view)
    }

    /// What may stand second where a form begins, numerals taken for one item, and whether the form may end before; none
    /// if that is not known.
    fn second(&self, form: &Form, first: Option<Glance>, depth: usize) -> Second {
        let mut all = (Glance::default(), false);
        for (index, atom) in openers(form) {
            if first.is_some_and(|first| !first.meets(self.first_of(&atom.core))) {
                continue;
            }
            let (mut seen, mut ends) = match atom.core {
                Core::Border | Core::Definite => return None,
                Core::Group(_) if depth > DEPTH => return None,
                Core::Group(group) => self.second_of_group(group, first, depth + 1)?,
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

    fn second_of_group(&self, group: usize, first: Option<Glance>, depth: usize) -> Second {
        if let Some(known) = self.known.borrow().get(&(group, first)) {
            return *known;
        }
        let forms = self.groups.get(group).map_or(&[][..], |(forms, _)| forms);
        let all = forms.iter().try_fold((Glance::default(), false), |all, form| {
            let (seen, ends) = self.second(form, first, depth)?;
            Some((all.0.or(seen), all.1 || ends))
        });
        self.known.borrow_mut().insert((group, first), all);
        all
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

    /// What an atom can begin with.
    fn first_of(&self, core: &Core) -> Glance {
        let classes = |classes: &[u8]| classes.iter().map(|c| Glance::class(*c)).fold(Glance::default(), Glance::or);
        match core {
            Core::Literals(words) => words.iter().map(|w| Glance::literal(*w)).fold(Glance::default(), Glance::or),
            Core::Marks(marks) => marks.iter().map(|m| Glance::mark(*m)).fold(Glance::default(), Glance::or),
            Core::Class(class, ..) => Glance::class(*class),
            Core::Number(..) => classes(&self.numerals.starts()).or(Glance::FIGURES),
            Core::Ordinal(..) => classes(&self.numerals.ordinal_starts()),
            Core::Figure(..) | Core::Clock | Core::Together => Glance::FIGURES,
            Core::Group(group) => self.groups.get(*group).map_or(Glance::default(), |(_, glance)| *glance),
            Core::Border => Glance::MARKS.or(Glance::END),
            Core::Definite => Glance::ANY,
        }
    }
}

/// The atoms that a form can begin with, with their places: up to the first that must stand. A look at what must not stand
/// takes nothing.
pub(super) fn openers(form: &Form) -> impl Iterator<Item = (usize, &Atom)> {
    let end =
        form.atoms.iter().position(|atom| !atom.optional && !atom.absent).map_or(form.atoms.len(), |last| last + 1);
    form.atoms.iter().enumerate().take(end).filter(|(_, atom)| !atom.absent)
}
