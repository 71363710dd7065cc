//! What a verb gives to the event noun that it carries, and those who stand under an act.

use super::frame::{Argument, Frame};
use super::framer::Framer;
use super::light::{Light, Role};
use super::slots::Slot;
use crate::morph::{Clitics, Pos};
use crate::names::Kind;
use crate::syntax::Relation;

/// How many words above the casualties of a sentence those may stand of whom they are.
const ABOVE: usize = 3;

impl Framer<'_, '_> {
    /// Whom a preposition governs that is a trigger itself: `على الحكومة أن تستقيل`.
    pub(super) fn governed(&self, preposition: u32) -> Option<u32> {
        self.article.word(preposition).filter(|word| word.pos == Pos::Preposition && word.suffix.is_none())?;
        let head = self.article.syntax.head(preposition).filter(|head| *head > preposition)?;
        self.article.syntax.preposition(head).map(|_| head)
    }

    /// Those of whom casualties are told apart: `سقط 50 شخصا بين قتيل وجريح`.
    pub(super) fn told_apart(&self, casualty: u32) -> Option<u32> {
        let syntax = &self.article.syntax;
        let first =
            syntax.head(casualty).filter(|_| syntax.relation(casualty) == Relation::Conjunct).unwrap_or(casualty);
        let among = syntax.preposition(first).and_then(|index| self.words.preposition(index))?.among;
        let all = syntax.head(first).filter(|_| among)?;
        let people =
            |token: &u32| self.article.names.headed(*token).is_some_and(|mention| mention.kind == Kind::People);
        // `عدد منهم سقطوا خلال المعارك بين قتيل وجريح`: whatever the two hang on, they are those of whom it tells.
        let mut above = std::iter::once(all).chain(syntax.ancestors(all)).take(ABOVE);
        above.find_map(|token| {
            let told = [Relation::Subject, Relation::Genitive].into_iter();
            std::iter::once(token).chain(told.flat_map(|relation| syntax.related(token, relation))).find(people)
        })
    }

    /// Who stands or is put under an act: `الأسير قيد الاعتقال`, `وضع القس تحت المراقبة`, `وضعت السلطات القس تحت الإقامة الجبرية`.
    pub(super) fn held(&self, frame: &mut Frame, act: u32, put: Option<u32>) {
        let syntax = &self.article.syntax;
        for subject in syntax.related(act, Relation::Subject) {
            self.add_all(frame, Slot::Object, subject, false);
        }
        let Some(put) = put.or(syntax.head(act)) else { return };
        if !self.is_verb(put) {
            let persons = self.article.names.headed(put).is_some();
            let held: Vec<u32> = if persons { vec![put] } else { syntax.related(put, Relation::Genitive).collect() };
            held.into_iter().for_each(|token| self.add_all(frame, Slot::Object, token, false));
            return;
        }
        if syntax.passive(put) {
            for (subject, inherited) in self.subjects(put, 0) {
                if subject == put {
                    frame.add(Slot::Object, Argument::pronoun(put));
                } else {
                    self.add_all(frame, Slot::Object, subject, inherited);
                }
            }
        } else if self.is_transitive(put) {
            for object in syntax.related(put, Relation::Object) {
                self.add_all(frame, Slot::Object, object, false);
            }
            if self.article.word(put).is_some_and(|word| word.suffix.is_some()) {
                frame.add(Slot::Object, Argument { inherited: true, ..Argument::pronoun(put) });
            }
        }
    }

    /// The states whose are the other ones joined to a noun: `غارات روسية وأخرى سورية`.
    pub(super) fn others_of(&self, noun: u32) -> Vec<u32> {
        let syntax = &self.article.syntax;
        let other = |token: &u32| {
            self.article
                .word(*token)
                .is_some_and(|word| word.pos == Pos::Elative && !word.clitics.has(Clitics::ARTICLE))
        };
        let others = syntax.related(noun, Relation::Conjunct).filter(other);
        let whose =
            |other: u32| syntax.related(other, Relation::Adjective).chain(syntax.related(other, Relation::Genitive));
        others.flat_map(whose).collect()
    }

    /// Who is there for somebody's act behind a copula: `كان في استقباله الرئيس`.
    pub(super) fn waiting(&self, noun: u32) -> Vec<u32> {
        let syntax = &self.article.syntax;
        let owned = self.article.word(noun).is_some_and(|word| word.suffix.is_some());
        let copula = syntax.head(noun).filter(|head| owned && self.words.auxiliary(self.article, *head).is_some());
        let local = |index: usize| self.words.preposition(index).is_some_and(|preposition| preposition.local);
        let there = copula.filter(|_| syntax.preposition(noun).is_some_and(local));
        let subjects = there.into_iter().flat_map(|copula| syntax.related(copula, Relation::Subject));
        subjects.filter(|subject| *subject > noun).collect()
    }

    pub(super) fn light_arguments(&self, frame: &mut Frame, light: Light) {
        self.light_subjects(frame, light);
        if matches!(light.role, Role::Together | Role::Upon) {
            self.under(frame, light.verb);
        }
        self.obliques(frame, light.verb);
        self.receivers(frame, light.verb);
    }

    /// Who is given what the trigger names, where the verb takes two objects: as behind ل (`منح البنك تونس قرضا`, `منحتهم مهلة`).
    fn receivers(&self, frame: &mut Frame, verb: u32) {
        let syntax = &self.article.syntax;
        let mut above = std::iter::once(frame.trigger).chain(syntax.ancestors(frame.trigger).take(4));
        let given = above.find(|token| syntax.head(*token) == Some(verb));
        let second = given.is_some_and(|token| syntax.relation(token) == Relation::SecondObject);
        let Some(to) = self.words.prefix_index(Clitics::TO).map(Slot::Preposition).filter(|_| second) else { return };
        let given_to = if syntax.passive(verb) { Relation::Subject } else { Relation::Object };
        for receiver in syntax.related(verb, given_to) {
            self.add_all(frame, to, receiver, false);
        }
        if self.article.word(verb).is_some_and(|word| word.suffix.is_some()) {
            frame.add(to, Argument::pronoun(verb));
        }
    }

    /// Whom an act brings together or hits, by the object of its verb: `لقاء جمع الرئيس الروسي بنظيره`, `قمة جمعته بنظيره`, `غارة
    /// استهدفت موكبه`.
    fn under(&self, frame: &mut Frame, verb: u32) {
        let syntax = &self.article.syntax;
        for object in syntax.related(verb, Relation::Object).filter(|object| *object > verb) {
            self.add_all(frame, Slot::Object, object, false);
        }
        if self.article.word(verb).is_some_and(|word| word.suffix.is_some()) {
            frame.add(Slot::Object, Argument::pronoun(verb));
        }
    }

    pub(super) fn light_subjects(&self, frame: &mut Frame, light: Light) {
        let subjects = self.carriers(light, frame.trigger);
        let slot = match light.role {
            Role::Under if !self.is_verb(light.verb) || self.article.syntax.passive(light.verb) => None,
            Role::Actor | Role::Announcer | Role::Under => Some(Slot::Subject),
            Role::Recipient => Some(Slot::Object),
            Role::Place | Role::Together | Role::Upon | Role::None => None,
        };
        if light.role == Role::Place {
            frame.scene.extend(subjects.iter().map(|(subject, _)| *subject).filter(|subject| *subject != light.verb));
        }
        // `إعلان الرئيس انسحاب الولايات المتحدة`: who announces what another does does not do it.
        let own = light.role == Role::Announcer && frame.filling(Slot::Subject).next().is_some();
        if let Some(slot) = slot.filter(|_| !own) {
            for (subject, inherited) in subjects {
                if subject == light.verb {
                    frame.add(slot, Argument::pronoun(light.verb));
                } else {
                    self.add_all(frame, slot, subject, inherited);
                }
            }
        }
    }

    /// The subjects of the light verb over a noun, or of whom a light masdar tells.
    pub(super) fn carriers(&self, light: Light, noun: u32) -> Vec<(u32, bool)> {
        let subjects = self.subjects(light.verb, 0);
        let told = matches!(light.role, Role::Recipient | Role::Actor | Role::Announcer);
        if subjects.is_empty() && told { self.bearers(light.verb, noun, light.role) } else { subjects }
    }

    /// Of whom the idafa or the pronoun of a light masdar tells: `تعرض ناقلتين لهجوم`, `تعرضه للضرب`, `قيام القوات بقصف`, `إعلان واشنطن
    /// الانسحاب`.
    fn bearers(&self, masdar: u32, noun: u32, role: Role) -> Vec<(u32, bool)> {
        let Some(word) = self.article.word(masdar).filter(|word| word.pos == Pos::Masdar) else { return Vec::new() };
        // `الهجوم الذي اتهموا بشنه`: what takes up the act is nobody.
        let takes_up = self.light.relative(self.article, noun).is_some_and(|light| light.verb == masdar);
        if word.suffix.is_some() && !takes_up {
            return vec![(masdar, false)];
        }
        let carried = |token: u32| token == noun || self.article.syntax.ancestors(noun).any(|above| above == token);
        // `وضع القس قيد الإقامة`: whom a transitive one names before a preposition he suffers it.
        let mut objects = self.article.syntax.related(masdar, Relation::Object);
        if matches!(role, Role::Actor | Role::Announcer) && self.is_transitive(masdar) && !objects.any(carried) {
            return Vec::new();
        }
        let genitives = self.article.syntax.related(masdar, Relation::Genitive);
        genitives.filter(|token| !carried(*token)).map(|token| (token, false)).collect()
    }
}
