//! Clauses without a relative pronoun: the noun that a verb describes.

use super::super::agreement;
use super::super::group::{Item, ItemKind};
use super::super::tree::Relation;
use super::{Builder, Clause};
use crate::morph::{Aspect, Case, Clitics, Gender, NounKind, Number, Pos};
use crate::names::Kind;

impl Builder<'_, '_> {
    /// Opens the clause that describes a noun.
    pub(super) fn describe(&mut self, noun: u32) {
        let mut clause = Clause::new(Some(noun), Relation::Relative);
        clause.antecedent = Some(noun);
        self.stack.push(clause);
    }

    /// The noun that the verb of an item describes, where it stands behind one without a conjunction.
    pub(super) fn described(&self, index: usize) -> Option<u32> {
        let before = self.not_particle_before(index)?;
        let verb = self.items[index].head;
        let right_before = match before.kind {
            ItemKind::Mark => return self.takes_up(index).or_else(|| self.between_commas(index)),
            ItemKind::Group { definite: false, mention, .. } => {
                let open = mention.is_none_or(|mention| self.tells_of(verb, before.head, mention));
                open.then_some(before.head)
            }
            _ => None,
        };
        let one = self.one_described(index).or(right_before);
        let portion = || self.portion_described(index);
        one.or_else(|| self.described_before(index)).or_else(|| self.persons_described(index)).or_else(portion)
    }

    /// Whether a verb right behind somebody without name and article describes him: `أرسلت الكويت طائرة تحمل مساعدات`.
    fn tells_of(&self, verb: u32, noun: u32, mention: usize) -> bool {
        let mention = self.article.names.mentions.get(mention);
        if mention.is_none_or(|mention| mention.named || mention.kind == Kind::Place) {
            return false;
        }
        agreement::subject(self.article, verb, noun, true) || agreement::suffix_agrees(self.article, verb, noun)
    }

    /// The topic without article right before a verb that describes it, where its own verb is still to come: `إن شابا يقود سيارة هاجم
    /// الحاجز`.
    pub(super) fn topic_described(&self, index: usize) -> Option<u32> {
        let topic = self.stack.last()?.topic?;
        let verb = self.items[index].head;
        let before = self.before(index).filter(|before| before.head == topic && !self.items[index].joined)?;
        let open = before.tokens.clone().all(|token| {
            self.article.word(token).is_none_or(|word| !word.clitics.has(Clitics::ARTICLE) && word.pos != Pos::Name)
        });
        let told = open
            && matches!(before.kind, ItemKind::Group { definite: false, preposition: None, .. })
            && agreement::subject(self.article, verb, topic, true);
        let mut later = (index + 1..self.items.len()).take_while(|at| match self.items[*at].kind {
            ItemKind::Word(_) => false,
            ItemKind::Mark => self.comma(&self.items[*at]),
            _ => true,
        });
        let own = later.find(|at| self.items[*at].kind == ItemKind::Verb)?;
        let item = &self.items[own];
        let perfect = self.article.word(item.head).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        // `إن شابا يحمل سكينا هاجم جنودا`: a thing that he has does nothing.
        let his = |noun: u32| perfect && self.is_person(topic) && !self.is_person(noun) && !self.is_event_noun(noun);
        let anothers = |noun: &Item| {
            matches!(noun.kind, ItemKind::Group { definite: false, .. })
                && agreement::subject(self.article, item.head, noun.head, true)
                && !his(noun.head)
        };
        let behind_another = own > index + 1 && self.before(own).is_some_and(anothers);
        (told && !item.joined && !behind_another && agreement::subject(self.article, item.head, topic, true))
            .then_some(topic)
    }

    /// The indefinite noun that a clause between commas describes while the verb before it waits for its object: `اتهم مسؤول، رفض
    /// كشف اسمه، روسيا`.
    fn between_commas(&self, index: usize) -> Option<u32> {
        let verb = self.items[index].head;
        let clause = self.stack.last().filter(|clause| clause.object.is_none())?;
        clause.predicate.filter(|predicate| self.needs_object(*predicate))?;
        let comma = self.before(index).filter(|mark| self.comma(mark))?;
        let noun = self.items[..index].iter().rev().find(|item| item.head != comma.head)?;
        let open = matches!(noun.kind, ItemKind::Group { preposition: None, definite: false, .. });
        let mut after = self.items.iter().skip(index + 1).take(8).skip_while(|item| !self.comma(item)).skip(1);
        let object = after
            .next()
            .is_some_and(|item| !item.joined && matches!(item.kind, ItemKind::Group { preposition: None, .. }));
        (open && object && agreement::subject(self.article, verb, noun.head, true)).then_some(noun.head)
    }

    /// The indefinite noun before its own phrase that a verb agrees with, where the subject of the clause clashes with it
    /// (`لقي القائد مصرعه في غارة للتحالف استهدفت موقعه`), or where it names an act and the verb tells of the past: nothing but a
    /// description is told so without a conjunction.
    fn described_before(&self, index: usize) -> Option<u32> {
        let verb = self.items[index].head;
        let subject = self.stack.last()?.subject?;
        let [.., noun, phrase] = self.items.get(..index)? else { return None };
        let past = self.article.word(verb).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        let act = past && self.is_event_noun(noun.head);
        if !act && agreement::subject(self.article, verb, subject, true) {
            return None;
        }
        let hangs = self.tree.head(phrase.head) == Some(noun.head);
        let open = matches!(noun.kind, ItemKind::Group { definite: false, mention: None, .. }) && noun.head != subject;
        let tells = hangs && open && agreement::subject(self.article, verb, noun.head, true);
        if tells { Some(noun.head) } else { self.act_described(index) }
    }

    /// The act that the clause before tells of, where a verb of the past behind its parties agrees with it: `أجرى الوزير محادثات مع
    /// نظيره تناولت الأزمة`.
    fn act_described(&self, index: usize) -> Option<u32> {
        let (verb, clause) = (self.items[index].head, self.stack.last()?);
        let object = clause.object.filter(|object| self.is_event_noun(*object))?;
        let bare =
            self.article.word(object).is_some_and(|word| !word.clitics.has(Clitics::ARTICLE) && word.suffix.is_none());
        let past = self.article.word(verb).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        let mut between = self.items[..index].iter().rev().take_while(|item| item.head != object);
        let phrases = between.all(|item| {
            matches!(item.kind, ItemKind::Group { .. } | ItemKind::Time | ItemKind::Other)
                && self.tree.ancestors(item.head).any(|above| above == object || Some(above) == clause.predicate)
        });
        let own = !self.items[index].joined && self.article.word(verb).is_some_and(|word| word.suffix.is_none());
        (own && bare && past && phrases && agreement::subject(self.article, verb, object, true)).then_some(object)
    }

    /// Whether a group is the subject of a verb that describes a noun, which a pronoun behind a preposition takes up: `هجوم أعلن التنظيم
    /// مسؤوليته عنه`.
    pub(super) fn is_doer_of_described(&self, verb: u32, head: u32) -> bool {
        let Some(clause) = self.stack.last() else { return false };
        let Some(noun) = clause.antecedent.filter(|_| clause.subject == clause.antecedent) else { return false };
        let shown = self.article.word(head).is_some_and(|word| word.features.case == Some(Case::Accusative));
        let mut behind = self.items.iter().skip_while(|item| item.head != verb).skip(1).take_while(|item| {
            !item.joined && !matches!(item.kind, ItemKind::Verb | ItemKind::Word(_) | ItemKind::Mark)
        });
        let takes_up = behind.any(|item| {
            let free = self.article.word(item.head).is_some_and(|word| word.pos == Pos::Preposition);
            // `أسلحة إلى المنطقة المتنازع عليها`: it takes up another noun.
            let before = item.tokens.start.checked_sub(1).and_then(|before| self.article.word(before));
            let anothers = before.is_some_and(|word| word.pos.is_adjectival());
            // `المحاولة التي تتهم أنقرة الداعية بتدبيرها`
            let act = item.head > head && self.is_masdar(item.head) && !self.is_person(noun);
            let both = act && self.bare_group_follows(head);
            (free && !anothers || both) && agreement::suffix_agrees(self.article, item.head, noun)
        });
        let known = self.article.names.headed(head).is_some_and(|mention| mention.kind != Kind::Place);
        takes_up && known && !shown && head > verb && agreement::subject(self.article, verb, head, false)
    }

    /// The persons or body without article, said to be of others, right behind whom a verb tells of them: `قوة من الشرطة رفضت
    /// الانسحاب`.
    fn portion_described(&self, index: usize) -> Option<u32> {
        let verb = self.items[index].head;
        let [.., noun, of] = self.items.get(..index)? else { return None };
        let ItemKind::Group { definite: false, preposition, .. } = noun.kind else { return None };
        let from = matches!(of.kind, ItemKind::Group { preposition: Some(p), .. } if self.words.origin() == Some(p));
        let mention = self.article.names.headed(noun.head).filter(|mention| !mention.named)?;
        let actor = matches!(mention.kind, Kind::People | Kind::Group | Kind::Organisation);
        let free = self.stack.last()?.subject != Some(noun.head) && (preposition.is_some() || noun.joined);
        (from && actor && free && agreement::subject(self.article, verb, noun.head, true)).then_some(noun.head)
    }

    /// The noun of a phrase that opens the sentence, where the verb right behind it tells of it and is not the sentence's own: its
    /// pronoun takes it up (`في هجوم شنه مسلحون قتل جنديان`), or the noun names an act and another verb is to come (`في غارة
    /// استهدفت منزلا قتل ثلاثة`).
    pub(super) fn described_in_opening(&self, index: usize) -> Option<u32> {
        let verb = &self.items[index];
        let before = self.before(index)?;
        let ItemKind::Group { preposition: Some(_), definite: false, mention: None } = before.kind else { return None };
        let open = self.stack.last().is_some_and(|clause| clause.topic.is_none() && clause.relation == Relation::Root);
        if !open || verb.joined {
            return None;
        }
        let past = self.article.word(verb.head).is_some_and(|word| word.features.aspect == Some(Aspect::Perfect));
        let mut after = self.items.iter().skip(index + 1).take_while(|item| !self.parts(item));
        let next = after.find(|item| matches!(item.kind, ItemKind::Verb | ItemKind::Word(_)));
        let goes_on = next.is_some_and(|item| item.kind == ItemKind::Verb && !item.joined);
        let act = past
            && goes_on
            && self.is_event_noun(before.head)
            && !self.words.is_speech(self.article, verb.head)
            && agreement::subject(self.article, verb.head, before.head, true);
        (act || agreement::suffix_agrees(self.article, verb.head, before.head)).then_some(before.head)
    }

    /// The person without article who ends a group of things right before a verb that tells of him: `جثمان شاب قتل`.
    fn one_described(&self, index: usize) -> Option<u32> {
        let before = self.before(index)?;
        let ItemKind::Group { definite: false, .. } = before.kind else { return None };
        let human = |token: u32| {
            let named =
                self.article.names.headed(token).is_some_and(|mention| mention.kind == Kind::People && !mention.named);
            named || self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN))
        };
        let last = before.tokens.clone().rev().find(|token| self.tree.relation(*token) == Relation::Genitive)?;
        let tells = agreement::subject(self.article, self.items[index].head, last, true);
        // `عائلات ضحايا قتلوا`: no verb is masculine for a plural in ـات.
        let features = |token: u32| self.article.word(token).map(|word| (word.features.number, word.features.gender));
        let men = features(self.items[index].head) == Some((Some(Number::Plural), Some(Gender::Masculine)));
        let women = features(before.head) == Some((Some(Number::Plural), Some(Gender::Feminine)));
        (human(last) && (!human(before.head) || men && women) && tells).then_some(last)
    }

    /// The persons without article in the group right before a verb that tells of them: by its suffix (`أرملة قيادي كانت تعتقلها
    /// القوات`), or as several (`جثامين 20 مصريا ذبحوا`).
    fn persons_described(&self, index: usize) -> Option<u32> {
        let before = self.before(index)?;
        let ItemKind::Group { .. } = before.kind else { return None };
        let auxiliary = self.words.auxiliary(self.article, self.items[index].head).is_some();
        let told = if auxiliary { self.items.get(index + 1)? } else { self.items.get(index)? };
        let verb = told.head;
        let word = self.article.word(verb).filter(|_| told.kind == ItemKind::Verb)?;
        let several = |noun: u32| {
            word.features.number == Some(Number::Plural)
                && self.article.names.headed(noun).is_some_and(|mention| mention.kind == Kind::People)
                && agreement::subject(self.article, verb, noun, true)
        };
        let open = |token: u32| {
            self.article.word(token).is_none_or(|word| {
                !word.clitics.has(Clitics::ARTICLE) && word.suffix.is_none() && word.pos != Pos::Name
            })
        };
        let plain = |token: &u32| self.article.word(*token).is_none_or(|word| word.pos != Pos::Preposition);
        let fits = |noun: u32| {
            self.article.names.headed(noun).is_some_and(|mention| {
                matches!(mention.kind, Kind::People | Kind::Person)
                    && mention.name.clone().filter(|token| *token >= noun).take_while(plain).all(open)
            }) && (auxiliary && agreement::suffix_agrees(self.article, verb, noun) || several(noun))
        };
        before.tokens.clone().rev().find(|noun| fits(*noun))
    }

    /// The indefinite noun before a comma whose pronoun a verb after it carries: `في حوار، نشرته الصحيفة، …`.
    fn takes_up(&self, index: usize) -> Option<u32> {
        let suffix = self.article.word(self.items[index].head)?.suffix?;
        let comma = self.before(index).filter(|mark| self.comma(mark))?;
        let noun = self.items[..index].iter().rev().find(|item| item.head != comma.head)?;
        let ItemKind::Group { definite: false, mention: None, .. } = noun.kind else { return None };
        let features = self.article.word(noun.head)?.features;
        let agrees = features.number == Some(suffix.number) && features.gender == suffix.gender;
        agrees.then_some(noun.head)
    }
}
