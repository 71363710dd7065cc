//! Groups under a preposition.

use super::super::agreement;
use super::super::group::{Item, ItemKind};
use super::super::tree::Relation;
use super::Builder;
use crate::morph::{Analysis, Clitics, NounKind, Pos};
use crate::names::Kind;

impl Builder<'_, '_> {
    /// A group under a preposition: hangs on the nearest word that governs the preposition, else on the predicate.
    pub(super) fn oblique(&mut self, index: usize) {
        let item = self.items[index].clone();
        let ItemKind::Group { preposition: Some(preposition), .. } = item.kind else { return };
        self.take_up(item.head);
        if item.joined
            && let Some(before) = self.equal_oblique(index, preposition)
        {
            self.tree.attach(item.head, before, Relation::Conjunct);
            return;
        }
        let governs = |token: u32| {
            let form = self.words.preposition(preposition).map(|p| p.form.as_str()).unwrap_or("");
            self.article.takes(token, form)
        };
        self.free_verb(index, preposition);
        // What the verb of the clause still asks for is its own: `هددت الفصائل المسلحة بقصف`.
        // Who stands behind a passive participle is named by another preposition: `المدعومة من إيران`.
        let doer = self.words.preposition(preposition).is_some_and(|p| p.agent || p.doer);
        let verb = self.top().predicate.filter(|verb| governs(*verb) && !self.has_oblique(*verb, preposition));
        let own = doer || verb.is_none() || self.same_follows(index, preposition);
        let participle = self.participle_before(index, preposition).filter(|_| own);
        if let Some(participle) = participle {
            self.tree.attach(item.head, participle, Relation::Oblique);
            return;
        }
        if let Some(owned) = verb.and_then(|_| self.owned_before(index, preposition)) {
            self.tree.attach(item.head, owned, Relation::Oblique);
            return;
        }
        if let Some(portion) = self.portion_before(index, preposition) {
            self.tree.attach(item.head, portion, Relation::Oblique);
            return;
        }
        if let Some(masdar) = self.lent_by(index, preposition) {
            self.tree.attach(item.head, masdar, Relation::Oblique);
            return;
        }
        if let Some(masdar) = self.object_of(index, preposition) {
            self.tree.attach(item.head, masdar, Relation::Oblique);
            return;
        }
        let temporal = self.words.preposition(preposition).is_some_and(|p| p.temporal);
        let adnominal = self.words.preposition(preposition).is_some_and(|p| p.adnominal);
        let mut fallback = None;
        let mut crossed = false;
        let owner = self.words.prefix_index(Clitics::TO) == Some(preposition);
        for before in self.items[..index].iter().rev() {
            match &before.kind {
                ItemKind::Group { .. } => {
                    let inner: Vec<u32> = before.tokens.clone().filter(|t| self.may_govern(*t, before)).collect();
                    if let Some(&token) = inner.iter().rev().find(|token| governs(**token)) {
                        // `اشتباكات مع الجيش على الحدود مع تركيا`: what it asks for it has once.
                        let side =
                            self.words.preposition(preposition).is_some_and(|p| p.apart && !p.temporal && !p.local);
                        let filled = side && self.has_oblique(token, preposition);
                        let nearest = self.noun_before(index).filter(|_| filled).unwrap_or(token);
                        self.tree.attach(item.head, nearest, Relation::Oblique);
                        return;
                    }
                    if fallback.is_none() && !temporal {
                        fallback = inner.iter().rev().copied().find(|token| self.is_event_noun(*token));
                    }
                    // `استهدفت بغارات تعزيزات للميليشيات`: whose an object is, is said right behind it.
                    if owner && matches!(before.kind, ItemKind::Group { preposition: None, definite: false, .. }) {
                        break;
                    }
                    // `هجوم على دورية للشرطة`: so is whose those are on whom an act falls.
                    if owner && self.is_held(before, &item) {
                        self.tree.attach(item.head, before.head, Relation::Oblique);
                        return;
                    }
                }
                ItemKind::Time | ItemKind::Other => {}
                // `قرار إدارة الرئيس الأميركي دونالد ترامب، بإغلاق`
                ItemKind::Mark if self.comma(before) && !crossed && self.is_told_behind_comma(index, preposition) => {
                    crossed = true;
                }
                ItemKind::Verb | ItemKind::Mark | ItemKind::Word(_) => break,
            }
        }
        let predicate = self.top().predicate;
        // `لقاء كان مقررا في باريس مع نظيره`: the noun that a relative clause describes asks for it, the clause does not.
        let says_where = self.words.preposition(preposition).is_some_and(|p| p.local || p.temporal);
        let copula = predicate.is_some_and(|verb| self.words.auxiliary(self.article, verb).is_some());
        let described = self.top().antecedent.filter(|noun| {
            (governs(*noun) && !self.is_person(*noun) || copula && !says_where && self.is_event_noun(*noun))
                && !self.has_oblique(*noun, preposition)
                && !predicate.is_some_and(governs)
        });
        if let Some(noun) = described {
            self.tree.attach(item.head, noun, Relation::Oblique);
            return;
        }
        // `قام مسلحون يرتدون ملابس مدنية بخطف صحافي`
        let act = self.words.prefix_index(Clitics::BY) == Some(preposition)
            && self.is_masdar(item.head)
            && predicate.is_some_and(|verb| !self.has_relative_pronoun(verb));
        let may_leave = fallback.is_none() && (!says_where || act) && !owner;
        if let Some((level, verb)) = self.awaits(preposition).filter(|_| may_leave) {
            self.stack.truncate(level + 1);
            self.tree.attach(item.head, verb, Relation::Oblique);
            return;
        }
        if let Some(predicate) = predicate {
            // What a verb asks for it has once: `وافقت على تمديد العقوبات على روسيا`.
            let asks = governs(predicate) && !self.has_oblique(predicate, preposition);
            let target = match fallback {
                Some(noun) if !asks => noun,
                _ if asks => predicate,
                _ if adnominal || governs(predicate) => {
                    self.noun_before(index).filter(|noun| !self.is_one_apart(*noun, preposition)).unwrap_or(predicate)
                }
                _ => predicate,
            };
            self.tree.attach(item.head, target, Relation::Oblique);
        } else if let Some(target) = fallback.or(self.top().topic) {
            self.tree.attach(item.head, target, Relation::Oblique);
        } else {
            self.top().waiting.push(item.head);
        }
    }

    /// The verb above a complete relative clause that still asks for a preposition which the clause's own does not: `أسفرت الغارات
    /// التي شنتها الطائرات عن مقتل اثنين`.
    fn awaits(&self, preposition: usize) -> Option<(usize, u32)> {
        let form = self.words.preposition(preposition).map(|p| p.form.as_str())?;
        let asks = |verb: u32| self.article.takes(verb, form) && !self.has_oblique(verb, preposition);
        let top = self.stack.last().filter(|top| top.relation == Relation::Relative)?;
        top.predicate.filter(|verb| !asks(*verb))?;
        let level = self.depth().checked_sub(2)?;
        let clause = self.stack.get(level).filter(|clause| clause.verbal)?;
        clause.predicate.filter(|verb| asks(*verb)).map(|verb| (level, verb))
    }

    /// Whether right before a comma a masdar with its named doer stands that asks for the preposition of a verbal noun behind it,
    /// and the verb of the clause does not.
    fn is_told_behind_comma(&self, index: usize, preposition: usize) -> bool {
        let Some(form) = self.words.preposition(preposition).map(|p| p.form.as_str()) else { return false };
        let asks = |token: u32| self.article.takes(token, form) && !self.has_oblique(token, preposition);
        let masdar = |token: u32| self.is_masdar(token) && self.article.names.headed(token).is_none();
        let verb = self.stack.last().and_then(|clause| clause.predicate);
        let before = index.checked_sub(2).and_then(|i| self.items.get(i));
        masdar(self.items[index].head)
            && verb.is_none_or(|verb| !asks(verb))
            && before.is_some_and(|item| {
                let named = self.article.names.mentions.iter().any(|mention| mention.tokens.end == item.tokens.end);
                matches!(item.kind, ItemKind::Group { .. }) && named && masdar(item.head) && asks(item.head)
            })
    }

    /// Of two phrases of one preposition, which the verb asks for once, the first is by what the act behind the verb was done: `أودى
    /// هجوم بسيارة مفخخة بحياة جندي`.
    fn free_verb(&mut self, index: usize, preposition: usize) {
        let Some([act, means]) = index.checked_sub(2).and_then(|from| self.items.get(from..index)) else { return };
        let (act, means) = (act.clone(), means.head);
        let form = self.words.preposition(preposition).map(|p| p.form.as_str()).unwrap_or("");
        let verb = self.top().predicate.filter(|verb| self.article.takes(*verb, form));
        let tool = NounKind(NounKind::WEAPON.0 | NounKind::VEHICLE.0);
        let plain = matches!(act.kind, ItemKind::Group { preposition: None, mention: None, .. });
        if verb.is_some()
            && self.tree.head(means) == verb
            && self.tree.preposition(means) == Some(preposition)
            && plain
            && self.is_event_noun(act.head)
            && self.article.lexeme(means).is_some_and(|lexeme| lexeme.kind.any(tool))
        {
            self.tree.attach(means, act.head, Relation::Oblique);
        }
    }

    /// Whether a group under a preposition is an indefinite noun of a band, a vehicle or a body, with another right behind it.
    fn is_held(&self, group: &Item, next: &Item) -> bool {
        let own = NounKind(NounKind::GROUP.0 | NounKind::VEHICLE.0 | NounKind::ORGANISATION.0);
        matches!(group.kind, ItemKind::Group { definite: false, .. })
            && group.tokens.end == next.tokens.start
            && group.tokens.end == group.head + 1
            && self.article.lexeme(group.head).is_some_and(|lexeme| lexeme.kind.any(own) && lexeme.verb.is_none())
    }

    /// A pronoun under a preposition that means the noun of its relative clause: the noun is not its subject
    /// (`عملية قامت بها القوات`).
    fn take_up(&mut self, head: u32) {
        let article = self.article;
        let top = self.top();
        let Some(noun) = top.antecedent.filter(|noun| top.subject == Some(*noun)) else { return };
        if agreement::takes_up(article, head, noun) {
            top.subject = None;
        }
    }

    /// The participle that ends the group right before a phrase and takes it: `الميليشيات المدعومة من إيران`, `قوات مدعومة من إيران`.
    fn participle_before(&self, index: usize, preposition: usize) -> Option<u32> {
        let before = self.before(index)?;
        let last = before.tokens.end.checked_sub(1)?;
        let word = self.article.word(last)?;
        let agent = self.words.preposition(preposition).is_some_and(|p| p.agent || p.doer);
        // `تمكن الرئيس، مدعوما من روسيا، من استعادة المدينة`
        let state = before.head == last
            && word.pos == Pos::PassiveParticiple
            && self.tree.relation(last) == Relation::Circumstantial;
        if state && agent {
            return Some(last);
        }
        // `القوات المشتركة بدعم من التحالف`: a word of a known name takes nothing.
        let named = self.article.names.headed(before.head).is_some_and(|mention| mention.id.is_some());
        let means = self.words.prefix_index(Clitics::BY) == Some(preposition);
        if before.head == last || named && means {
            return None;
        }
        // `الموالية لإيران`: what a participle does falls on what stands behind ل.
        let falls = word.pos == Pos::ActiveParticiple
            && self.words.prefix_index(Clitics::TO) == Some(preposition)
            && self.article.verb(last).is_none_or(|verb| verb.args.objects > 0);
        // `قافلة تابعة للأمم المتحدة`
        let asks = self.words.preposition(preposition).is_some_and(|p| self.article.takes(last, &p.form));
        let participle = matches!(word.pos, Pos::PassiveParticiple | Pos::ActiveParticiple)
            && (word.clitics.has(Clitics::ARTICLE) || agent && word.pos == Pos::PassiveParticiple || asks)
            && (falls || self.article.verb(last).is_some())
            && matches!(self.tree.relation(last), Relation::Part | Relation::Adjective);
        let takes = falls
            || self.words.preposition(preposition).is_some_and(|p| {
                p.agent || self.article.takes(last, &p.form) || word.pos == Pos::PassiveParticiple && p.doer
            });
        (participle && takes).then_some(last)
    }

    /// The masdar right before ل that has its object behind it: `تبادل لإطلاق النار`, `دعمها للبنان`, `قصف النظام للمدينة`.
    fn object_of(&self, index: usize, preposition: usize) -> Option<u32> {
        let before = self.before(index).filter(|_| self.words.prefix_index(Clitics::TO) == Some(preposition))?;
        let ItemKind::Group { definite, mention: None, .. } = before.kind else { return None };
        let end = before.tokens.end;
        let owned = |noun: u32| self.article.word(noun).is_some_and(|word| word.suffix.is_some());
        let of_actor = |noun: u32| {
            before.tokens.clone().any(|actor| {
                self.tree.head(actor) == Some(noun)
                    && self.tree.relation(actor) == Relation::Genitive
                    && self.article.names.headed(actor).is_some_and(|mention| mention.tokens.end == end)
            })
        };
        let transitive = |noun: u32| {
            self.is_masdar(noun)
                && self.article.names.headed(noun).is_none()
                && self.article.verb(noun).is_some_and(|verb| verb.args.objects > 0)
        };
        let open = |noun: u32| noun + 1 == end && (!definite || owned(noun)) || of_actor(noun);
        before.tokens.clone().rev().find(|noun| transitive(*noun) && open(*noun))
    }

    /// Whether a noun names somebody whom a phrase beside an act cannot describe: `تشنها السلطات ضد ناشطين`.
    fn is_one_apart(&self, noun: u32, preposition: usize) -> bool {
        self.words.preposition(preposition).is_some_and(|preposition| preposition.apart && !preposition.among)
            && self.article.names.headed(noun).is_some_and(|mention| mention.kind != Kind::Place)
    }

    /// Whether another phrase of a preposition follows in the clause: `تصدت الميليشيات الموالية لإيران للمتظاهرين`.
    fn same_follows(&self, index: usize, preposition: usize) -> bool {
        let mut after = self
            .items
            .iter()
            .skip(index + 1)
            .take(4)
            .take_while(|item| matches!(item.kind, ItemKind::Group { .. } | ItemKind::Time) && !item.joined);
        after.any(|item| matches!(item.kind, ItemKind::Group { preposition: Some(p), .. } if p == preposition))
    }

    /// The thing without article right before ل that belongs to whom it names, where what the verb asks for behind another ل follows:
    /// `تعرضت قاعدة للجيش لهجوم`.
    fn owned_before(&self, index: usize, preposition: usize) -> Option<u32> {
        let before = self.before(index).filter(|_| self.words.prefix_index(Clitics::TO) == Some(preposition))?;
        let open = matches!(before.kind, ItemKind::Group { preposition: None, definite: false, .. });
        let named = self.article.names.headed(self.items[index].head).is_some();
        (open && named && self.same_follows(index, preposition)).then_some(before.head)
    }

    /// The indefinite measure right before a phrase that says what it is of: `عددا من السفن`.
    fn portion_before(&self, index: usize, preposition: usize) -> Option<u32> {
        let before = self.before(index)?;
        let bare = matches!(before.kind, ItemKind::Group { definite: false, mention: None, .. });
        let measure = self.article.lexeme(before.head).is_some_and(|lexeme| lexeme.kind.any(NounKind::MEASURE));
        let of = self.words.preposition(preposition).is_some_and(|p| p.doer && p.adnominal && !p.agent);
        // `مليون دولار من الصندوق`: one who is named gives it.
        let named = self.article.names.headed(self.items[index].head);
        // `على كل من إيران وسوريا`: each of those who follow.
        let each = self.article.word(before.head).is_some_and(|word| word.pos == Pos::Quantifier);
        if bare && each && of && before.tokens.end == before.head + 1 {
            return Some(before.head);
        }
        let of = of && named.is_none_or(|mention| mention.kind == Kind::People);
        (bare && measure && of && before.tokens.end == before.head + 1).then_some(before.head)
    }

    /// The bare verbal noun of means right before a phrase that says whose it is: `بدعم من إيران`, `بأمر من الوزير`.
    fn lent_by(&self, index: usize, preposition: usize) -> Option<u32> {
        let before = self.before(index)?;
        let word = self.article.word(before.head)?;
        let means = matches!(before.kind, ItemKind::Group { preposition: Some(_), definite: false, .. })
            && before.tokens.clone().skip(1).all(|token| self.tree.relation(token) == Relation::Adjective)
            && word.clitics.has(Clitics::BY);
        let whose = self.words.preposition(preposition).is_some_and(|p| p.doer);
        (means && whose && self.is_event_noun(before.head)).then_some(before.head)
    }

    pub(super) fn is_person(&self, noun: u32) -> bool {
        self.article.names.headed(noun).is_some_and(|mention| matches!(mention.kind, Kind::People | Kind::Person))
    }

    fn has_oblique(&self, predicate: u32, preposition: usize) -> bool {
        self.items.iter().any(|item| {
            self.tree.head(item.head) == Some(predicate)
                && self.tree.relation(item.head) == Relation::Oblique
                && self.tree.preposition(item.head) == Some(preposition)
        })
    }

    /// The last noun of the group right before an item: what no verb asks for describes the noun it follows.
    pub(super) fn noun_before(&self, index: usize) -> Option<u32> {
        let before = self.before(index)?;
        let ItemKind::Group { mention, .. } = before.kind else { return None };
        if mention.is_some() {
            return Some(before.head);
        }
        // `استعاد المدينة بالكامل من المسلحين`: how much of it is described by nothing.
        let wholly = |word: &Analysis| word.pos == Pos::Quantifier && word.clitics.has(Clitics::ARTICLE);
        if before.tokens.end == before.head + 1 && self.article.word(before.head).is_some_and(wholly) {
            return None;
        }
        // `قصف جوي ومدفعي للجيش`: what follows two adjectives belongs to their noun.
        let quality = self.article.word(before.head).is_some_and(|word| word.pos.is_adjectival());
        if quality && self.tree.relation(before.head) == Relation::Conjunct {
            return self.tree.head(before.head);
        }
        // A pronoun under a preposition is described by nothing: `يتذرع به لضرب المدينة`.
        if !self.article.word(before.head).is_none_or(|word| word.pos.is_nominal()) {
            return None;
        }
        let mut nouns = before
            .tokens
            .clone()
            .filter(|token| *token == before.head || self.tree.relation(*token) == Relation::Genitive);
        nouns.next_back()
    }

    /// Whether a noun of a group can take a preposition's phrase: not one that names somebody (`القوات`, `السلطات`).
    pub(super) fn may_govern(&self, token: u32, group: &Item) -> bool {
        let part = token == group.head || matches!(self.tree.relation(token), Relation::Genitive | Relation::Adjective);
        part && self.article.names.headed(token).is_none()
    }

    pub(super) fn is_event_noun(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.pos == Pos::Masdar)
            || self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::EVENT))
    }

    /// The group that one under the same preposition is joined to.
    pub(super) fn equal_oblique(&self, index: usize, preposition: usize) -> Option<u32> {
        self.items[..index]
            .iter()
            .rev()
            .take_while(|item| !matches!(item.kind, ItemKind::Verb | ItemKind::Word(_)) && !self.parts(item))
            .find(|item| matches!(item.kind, ItemKind::Group { preposition: Some(p), .. } if p == preposition))
            .map(|item| item.head)
    }
}
