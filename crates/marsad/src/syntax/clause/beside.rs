//! Groups that stand beside the arguments of a verb: descriptions after a comma, spans of time, what a relative clause leaves to
//! the clause around it.

use super::super::agreement;
use super::super::group::{Item, ItemKind};
use super::super::tree::Relation;
use super::{Builder, Clause};
use crate::morph::{Aspect, Case, Clitics, Gender, Number, Pos, Voice};
use crate::names::Kind;
use crate::time::TimeKind;

impl Builder<'_, '_> {
    /// The person whom a definite participle after a comma describes: `الوزير، المنتمي للحزب، …`, `محمد علي، البالغ من العمر 43
    /// عاما، …`.
    pub(super) fn described_person(&self, index: usize, mention: Option<usize>) -> Option<u32> {
        let item = &self.items[index];
        let word = self.article.word(item.head)?;
        let participle = matches!(word.pos, Pos::ActiveParticiple | Pos::PassiveParticiple)
            && word.clitics == Clitics::ARTICLE
            && mention.is_none();
        self.before(index).filter(|mark| participle && self.comma(mark))?;
        let before = self.items[..index].iter().rev().find(|item| item.kind != ItemKind::Mark)?;
        let ItemKind::Group { .. } = before.kind else { return None };
        let person = self.article.names.headed(before.head).filter(|mention| mention.kind == Kind::Person);
        let agrees = self
            .article
            .word(before.head)
            .is_none_or(|noun| noun.features.gender.is_none() || noun.features.gender == word.features.gender);
        (person.is_some() && agrees).then_some(before.head)
    }

    /// The first of those whom a quantifier takes one by one, where a group is joined to him: `كل من الوزير ونظيره`.
    pub(super) fn one_of_each(&self, index: usize) -> Option<u32> {
        let before = self.before(index)?;
        let ItemKind::Group { preposition: Some(_), .. } = before.kind else { return None };
        let each = self.tree.head(before.head)?;
        let quantifier = self.article.word(each).is_some_and(|word| word.pos == Pos::Quantifier);
        let first = self.items[..index].iter().any(|item| item.head == each && item.tokens.end == before.tokens.start);
        (quantifier && first).then_some(before.head)
    }

    /// The first of two who stand under `بين`, where the joined group is the other, even if a verb of his follows: `قمة بين الرئيس
    /// والزعيم الكوري لم يحدد موعدها`.
    pub(super) fn awaits_pair(&self, index: usize) -> Option<u32> {
        let among = |preposition: usize| self.words.preposition(preposition).is_some_and(|p| p.among);
        let open = |item: &&Item| matches!(item.kind, ItemKind::Group { .. }) && !item.joined || self.comma(item);
        let mut before = self.items[..index].iter().rev().take_while(open);
        let first =
            before.find(|item| matches!(item.kind, ItemKind::Group { preposition: Some(p), .. } if among(p)))?;
        let word = self.article.word(first.head)?;
        let paired =
            self.items[..=index].iter().any(|item| self.tree.head(item.head) == Some(first.head) && item.joined);
        let one = word.pos.is_nominal() && word.suffix.is_none() && word.features.number == Some(Number::Singular);
        // `اشتباكات بين القوات الحكومية ومليشيا الحوثي شملت`: two bodies are two sides.
        let body = |head: u32| {
            let kind = self.article.names.headed(head).map(|mention| mention.kind);
            matches!(kind, Some(Kind::Organisation | Kind::Group | Kind::State))
        };
        let two = self.before(index).is_some_and(|before| before.head == first.head)
            && body(first.head)
            && body(self.items[index].head);
        ((one || two) && !paired).then_some(first.head)
    }

    /// Whether a group is a span of time behind a phrase: no verb still waits for it there (`البالغ من العمر 43 عاما`).
    pub(super) fn is_span(&self, index: usize) -> bool {
        let item = &self.items[index];
        let spans = |start: u32| {
            let times = &self.article.times;
            times.iter().any(|time| time.tokens.start == start && time.kind == TimeKind::Duration)
        };
        let behind =
            self.before(index).is_some_and(|item| matches!(item.kind, ItemKind::Group { preposition: Some(_), .. }));
        behind && spans(item.tokens.start)
    }

    /// Whether a verb in the imperfect that is never without an object has only what is its dropped subject's own behind it: `على روسيا
    /// أن تسحب قواتها`.
    pub(super) fn takes_its_own(&self, verb: u32, head: u32) -> bool {
        let (Some(told), Some(noun)) = (self.article.word(verb), self.article.word(head)) else { return false };
        let own = noun
            .suffix
            .is_some_and(|suffix| (Some(suffix.number), suffix.gender) == (told.features.number, told.features.gender));
        own && told.features.aspect == Some(Aspect::Imperfect)
            && told.features.voice != Some(Voice::Passive)
            && self.needs_object(verb)
            && !self.bare_group_follows(head)
    }

    /// The pronoun that only opens a clause whose verb, without objects, has a subject of its own behind it: `قال إنه جرى تبادل`,
    /// `إنه وردت تقارير`.
    pub(super) fn expletive(&self, verb: u32, head: u32) -> Option<u32> {
        let clause = self.stack.last()?;
        let pronoun = clause.subject.filter(|subject| self.tree.head(*subject) == Some(verb) && *subject < verb)?;
        let opener = self.article.word(pronoun).filter(|word| !word.pos.is_nominal())?;
        let one = opener
            .suffix
            .is_some_and(|suffix| (suffix.number, suffix.gender) == (Number::Singular, Some(Gender::Masculine)));
        let alone = self.article.lexeme(verb).is_some_and(|lexeme| lexeme.args.objects == 0)
            && self.words.auxiliary(self.article, verb).is_none();
        let tanwin = self.article.word(head).is_some_and(|word| word.features.case == Some(Case::Accusative));
        // `قال إنه عاد، محمد`: a name is no subject of his own, but another word for him.
        let named = self.article.names.headed(head).is_some_and(|mention| mention.kind != Kind::People);
        (one && alone && !tanwin && !named && !agreement::clashes(self.article, verb, head)).then_some(pronoun)
    }

    /// Leaves the clause on one thing before a participle of many, whose subject the clause around it has: `تمرد المهاجرون على طاقم
    /// السفينة التي أنقذتهم رافضين العودة`.
    pub(super) fn leave_one_for_many(&mut self, participle: u32) {
        let number = |token: u32| self.article.word(token).and_then(|word| word.features.number);
        let many = number(participle) == Some(Number::Plural);
        let [.., outer, inner] = self.stack.as_slice() else { return };
        let one = inner.relation == Relation::Relative
            && inner.subject.or(inner.antecedent).is_some_and(|noun| number(noun) == Some(Number::Singular));
        let of_many = outer.subject.is_some_and(|subject| number(subject) == Some(Number::Plural));
        if many && one && of_many {
            self.stack.pop();
        }
    }

    /// Leaves a relative clause that has all it asks for, where the clause around it still waits for the object that a group
    /// can be: `طالب المتظاهرون الذين تجمعوا أمام البرلمان الحكومة`.
    pub(super) fn leave_complete_relative(&mut self, group: &Item) {
        let [.., outer, inner] = self.stack.as_slice() else { return };
        let asks_nothing = |clause: &Clause| {
            let verb = clause.predicate.and_then(|verb| self.article.lexeme(verb));
            clause.verbal
                && clause.subject.is_some()
                && (clause.object.is_some() || verb.is_some_and(|verb| verb.args.objects == 0))
        };
        let named = self.article.names.headed(group.head).is_some_and(|mention| mention.kind != Kind::Place);
        // `استهدف انتحاري يقود سيارة نقطة تفتيش`: the clause inside has its object.
        let named = named || inner.object.is_some_and(|object| Some(object) != inner.antecedent);
        // `عرضت الحركة، التي تناضل من أجل الحكم، بدء محادثات`
        let mark = self.items.iter().rev().find(|item| item.tokens.end <= group.tokens.start);
        let open = named || mark.is_some_and(|mark| self.comma(mark));
        let relative = inner.relation == Relation::Relative && asks_nothing(inner);
        if open && !group.joined && relative && self.waits(outer) {
            self.stack.pop();
        }
    }

    /// The group without preposition (or under any, for a bare conjunct) that a joined group is equal to.
    pub(super) fn equal_group(&self, index: usize) -> Option<u32> {
        self.items[..index]
            .iter()
            .rev()
            .take_while(|item| !matches!(item.kind, ItemKind::Verb | ItemKind::Word(_)) && !self.parts(item))
            .find(|item| matches!(item.kind, ItemKind::Group { .. }))
            .map(|item| self.equal_noun(item, self.items[index].head))
    }

    /// The noun of a group that a joined noun is most like: both with the article, both names, or both neither; else the head.
    pub(super) fn equal_noun(&self, group: &Item, joined: u32) -> u32 {
        let shape = |token: u32| {
            self.article.word(token).map(|word| (word.clitics.has(Clitics::ARTICLE), word.pos == Pos::Name))
        };
        // Who is named is equal to who is named: `قمة ترامب وزعيم كوريا الشمالية`.
        let who = |token: u32| self.article.names.headed(token).map(|mention| mention.kind == Kind::Place);
        if let (Some(kind), None) = (who(joined), who(group.head)) {
            let named = group
                .tokens
                .clone()
                .rev()
                .find(|token| self.tree.relation(*token) == Relation::Genitive && who(*token) == Some(kind));
            if let Some(named) = named {
                return named;
            }
        }
        // `مقتل عشرة مسلحين وتدمير مخزن`: an act is equal to an act.
        let act = |token: u32| {
            let one = self.article.word(token).is_some_and(|word| word.features.number != Some(Number::Plural));
            one && self.is_event_noun(token) && self.article.names.headed(token).is_none()
        };
        if self.is_masdar(joined) && act(joined) {
            let mut nouns = group
                .tokens
                .clone()
                .rev()
                .filter(|token| *token == group.head || self.tree.relation(*token) == Relation::Genitive);
            if let Some(equal) = nouns.find(|token| act(*token)) {
                return equal;
            }
        }
        let Some(wanted) = shape(joined) else { return group.head };
        let mut nouns = group
            .tokens
            .clone()
            .rev()
            .filter(|token| *token == group.head || self.tree.relation(*token) == Relation::Genitive);
        nouns.find(|token| shape(*token) == Some(wanted)).unwrap_or(group.head)
    }

    /// Whether the verb of a clause has its subject and still waits for its object.
    pub(super) fn waits(&self, clause: &Clause) -> bool {
        clause.object.is_none()
            && clause.subject.is_some()
            && clause.predicate.is_some_and(|verb| self.needs_object(verb) && !self.words.is_report(self.article, verb))
    }
}
