//! Verbs in the perfect that are read as passives though their spelling does not show it.

use super::super::group::{Item, ItemKind};
use super::super::tree::Relation;
use super::super::words::Class;
use super::Builder;
use crate::morph::{Aspect, Case, Clitics, NounKind, Person, Pos, State, Voice};
use crate::names::Kind;

impl Builder<'_, '_> {
    /// A transitive verb in the perfect with one group after it, a subject, and no object is read as a passive where its
    /// spelling allows: `قتل جنديان في هجوم`.
    pub(super) fn reads_as_passive(&self, verb: u32) -> bool {
        let Some(word) = self.article.word(verb) else { return false };
        if word.features.voice == Some(Voice::Passive) {
            return !self.has_accusative(verb) && !self.has_object(verb);
        }
        let can = self.article.analyses(verb).iter().any(|reading| reading.features.voice == Some(Voice::Passive));
        if !can || !self.needs_object(verb) || word.suffix.is_some() || word.features.aspect == Some(Aspect::Imperative)
        {
            return false;
        }
        let named = |head: u32| {
            self.article.mention_of(head).is_some()
                || self.article.lexeme(head).is_some_and(|l| l.kind.any(NounKind::HUMAN))
        };
        // `27 قذيفة أطلقت من غزة`
        let is_weapon = |head: u32| {
            let counted =
                self.items.iter().find(|item| item.head == head).map_or(head..head + 1, |item| item.tokens.clone());
            counted.into_iter().any(|token| self.article.lexeme(token).is_some_and(|l| l.kind.any(NounKind::WEAPON)))
        };
        let is_one = |head: u32| self.article.names.headed(head).is_some_and(|mention| mention.kind == Kind::Person);
        let goes_on = word.clitics.any(Clitics::AND.with(Clitics::SO));
        // In a bare relative clause the noun itself is what it was done to: `20 مصريا قتلوا في ليبيا`.
        let mut patient = self.tree.relation(verb) == Relation::Relative
            && self.tree.head(verb).is_some_and(|noun| named(noun) && !self.has_relative_pronoun(verb));
        let mut alone = true;
        for child in self.items.iter().map(|item| item.head).filter(|head| self.tree.head(*head) == Some(verb)) {
            match self.tree.relation(child) {
                Relation::Complement if self.is_told_when(child) => alone = false,
                Relation::Object | Relation::SecondObject | Relation::Complement => return false,
                Relation::Adverbial if self.is_free_object(child) => return false,
                // `حيث يلتقي الرئيس الأميركي`: one who is named after an imperfect is no sign of a passive.
                Relation::Subject
                    if child > verb && word.features.aspect == Some(Aspect::Imperfect) && is_one(child) =>
                {
                    return false;
                }
                Relation::Subject => {
                    alone = false;
                    patient = named(child) || (child > verb || is_weapon(child)) && !goes_on;
                }
                Relation::Oblique
                    if self.is_asked(verb, child)
                        && !self.is_bound(verb)
                        && (!self.is_separative(child) || self.asks_of(verb, child))
                        && !self.is_of_thing(verb)
                        && !self.is_put_behind(verb, child) =>
                {
                    return false;
                }
                Relation::Other => {
                    alone &= self.article.word(child).is_none() || self.words.is_circumstance(self.article, child);
                }
                _ => {}
            }
        }
        let perfect = word.features.aspect == Some(Aspect::Perfect);
        patient || alone && (perfect || self.is_wished(verb)) && self.is_left_alone(verb)
    }

    /// Whether a verb stands behind an أن: `يجب أن يعتقل`, `قبل أن يقتل`.
    fn is_wished(&self, verb: u32) -> bool {
        self.tree.relation(verb) == Relation::Complement
            && self.items.iter().any(|item| {
                item.kind == ItemKind::Word(Class::Complementiser) && self.tree.head(item.head) == Some(verb)
            })
    }

    /// Whether a verb whose spelling is also the active's has done what it tells to those whom a group behind it names, as it has its
    /// subject: `القوات قتلت في عملية أربعة متمردين`, `فرقت الشرطة المتظاهرين واعتقلت بعضهم`.
    pub(super) fn is_done_to(&self, verb: u32, head: u32) -> bool {
        let Some(word) = self.article.word(verb) else { return false };
        let active = self.article.analyses(verb).iter().any(|reading| {
            reading.features.voice == Some(Voice::Active)
                && (reading.features.aspect, reading.features.person) == (word.features.aspect, word.features.person)
        });
        let one = self.article.lexeme(verb).is_some_and(|lexeme| lexeme.args.objects == 1);
        let some = self.article.word(head).is_some_and(|word| word.pos == Pos::Quantifier && word.suffix.is_some());
        let nisba = self.article.word(head).is_some_and(|word| word.pos.is_adjectival());
        let acts = |kind: Kind| kind != Kind::Place && !(kind == Kind::State && nisba);
        let named = self.article.names.headed(head).is_some_and(|mention| acts(mention.kind));
        let apart = self.items.iter().any(|item| item.kind == ItemKind::Mark && (verb..head).contains(&item.head));
        !apart && active && one && self.needs_object(verb) && (some || named)
    }

    /// Whether a clause only says when: `قتل جنديان بعد أن أطلق مسلحون النار`.
    fn is_told_when(&self, predicate: u32) -> bool {
        let opener = self.items.iter().position(|item| {
            item.kind == ItemKind::Word(Class::Complementiser) && self.tree.head(item.head) == Some(predicate)
        });
        opener.is_some_and(|index| self.says_when(index))
    }

    /// Whether an accusative stands behind a verb that takes one object, which its passive has lost: `وألغي اجتماعا`.
    fn has_accusative(&self, verb: u32) -> bool {
        let one = self.article.lexeme(verb).is_some_and(|lexeme| lexeme.args.objects == 1);
        let perfect = self.article.word(verb).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        one && perfect
            && self.items.iter().any(|item| {
                let head = item.head;
                matches!(self.tree.relation(head), Relation::Object | Relation::SecondObject)
                    && self.tree.head(head) == Some(verb)
                    && head > verb
                    && self.article.word(head).is_some_and(|word| {
                        word.features.case == Some(Case::Accusative)
                            && word.features.state == Some(State::Indefinite)
                            && word.pos.is_nominal()
                    })
            })
    }

    /// Whether a clause stands for the object of the verb before it: `انتقد الوزير ما وصفه بالحملة`.
    fn is_free_object(&self, predicate: u32) -> bool {
        self.items.iter().any(|item| {
            item.kind == ItemKind::Word(Class::Free)
                && self.tree.head(item.head) == Some(predicate)
                && self.article.word(item.head).is_some_and(|word| word.pos == Pos::Relative)
        })
    }

    /// Whether a verb of the third person that is never without an object has nothing behind it that could be one, and no
    /// equal that could share its own: `الناشط الذي اعتقل في المطار`.
    fn is_left_alone(&self, verb: u32) -> bool {
        let third = self.article.word(verb).is_some_and(|word| word.features.person == Some(Person::Third));
        // `أعدم رميا بالرصاص`: how it was done is no object.
        let manner = |item: &&Item| self.words.is_circumstance(self.article, item.head);
        let mut after = self.items.iter().skip_while(|item| item.head != verb).skip(1).filter(|item| !manner(item));
        let next = after.next();
        let goes_on = next.is_some_and(|item| match item.kind {
            ItemKind::Verb | ItemKind::Group { preposition: None, .. } | ItemKind::Word(_) => true,
            ItemKind::Mark => self.words.is_colon(self.article, item.head),
            _ => false,
        });
        let later = after.take_while(|item| !matches!(item.kind, ItemKind::Verb | ItemKind::Word(_) | ItemKind::Mark));
        let bare = later.into_iter().any(|item| matches!(item.kind, ItemKind::Group { preposition: None, .. }));
        third && !goes_on && !bare
    }

    /// Whether a verb tells of a thing in a relative clause, which nobody else in it could be done to: `الاتهامات التي وجهت له`.
    fn is_of_thing(&self, verb: u32) -> bool {
        let noun = self.tree.head(verb).filter(|_| self.tree.relation(verb) == Relation::Relative);
        noun.is_some_and(|noun| {
            self.article.mention_of(noun).is_none()
                && self.article.lexeme(noun).is_some_and(|lexeme| !lexeme.kind.any(NounKind::HUMAN))
                && self.has_relative_pronoun(verb)
        })
    }

    /// Whether behind a phrase that says to or on whom an act is done the act itself stands: `وجهت إلى الحكومة انتقادات`.
    fn is_put_behind(&self, verb: u32, child: u32) -> bool {
        let index = self.tree.preposition(child);
        let gains = index.and_then(|index| self.words.preposition(index)).is_some_and(|p| p.gains);
        let act = |item: &Item| {
            self.tree.head(item.head) == Some(verb)
                && self.tree.relation(item.head) == Relation::Subject
                && matches!(item.kind, ItemKind::Group { preposition: None, definite: false, mention: None })
        };
        let mut after = self.items.iter().skip_while(|item| item.head != child).skip(1);
        gains && child > verb && after.next().is_some_and(act)
    }

    /// Whether a phrase only says from where, or by whom: `سيطردون من موسكو`.
    fn is_separative(&self, child: u32) -> bool {
        self.tree.preposition(child).and_then(|index| self.words.preposition(index)).is_some_and(|p| p.doer)
    }

    /// Whether somebody asks something of a person: `طلب القائد من الرئيس سحب القوات`.
    fn asks_of(&self, verb: u32, child: u32) -> bool {
        let person = |token: u32| {
            let mention = self.article.names.headed(token);
            mention.is_some_and(|mention| matches!(mention.kind, Kind::Person | Kind::People | Kind::Organisation))
        };
        let subject =
            |item: &Item| self.tree.head(item.head) == Some(verb) && self.tree.relation(item.head) == Relation::Subject;
        let mut subjects = self.items.iter().filter(|item| subject(item) && item.head > verb && item.head < child);
        person(child) && subjects.any(|item| person(item.head))
    }

    /// Whether a verb is not without its object either where its preposition follows: `اتهم الضابط بالتعذيب`.
    fn is_bound(&self, verb: u32) -> bool {
        self.article.lexeme(verb).is_some_and(|lexeme| lexeme.args.bound)
    }

    /// Whether a verb is never without an object.
    pub(super) fn needs_object(&self, verb: u32) -> bool {
        self.article.lexeme(verb).is_some_and(|lexeme| lexeme.args.objects > 0 && !lexeme.args.intransitive)
    }

    pub(super) fn has_relative_pronoun(&self, verb: u32) -> bool {
        self.items
            .iter()
            .any(|item| item.kind == ItemKind::Word(Class::Relative) && self.tree.head(item.head) == Some(verb))
    }

    /// Whether a verb asks for the preposition of a phrase in place of an object.
    pub(super) fn is_asked(&self, verb: u32, child: u32) -> bool {
        let preposition = self.tree.preposition(child).and_then(|index| self.words.preposition(index));
        preposition.is_some_and(|p| self.article.takes(verb, &p.form))
    }
}
