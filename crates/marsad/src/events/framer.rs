//! Builds frames: reads the arguments of a trigger off the syntax.

use super::frame::{Argument, Frame};
use super::light::{LightVerbs, Role};
use super::met::Met;
use super::naming::Naming;
use super::purpose::Purposes;
use super::slots::Slot;
use crate::article::Article;
use crate::morph::{Analysis, Clitics, Features, NounKind, Person, Pos};
use crate::names::Kind;
use crate::syntax::{Class, Relation, Words, agrees, is_subject_of_own_clause};

/// Builds frames.
pub(super) struct Framer<'f, 'a> {
    pub article: &'f Article<'a>,
    pub words: &'f Words,
    pub light: &'f LightVerbs,
    pub purposes: &'f Purposes,
    pub naming: &'f Naming,
    pub met: &'f Met<'f, 'a>,
}

impl Framer<'_, '_> {
    /// The frame of a trigger.
    pub fn frame(&self, trigger: u32) -> Frame {
        let mut frame = Frame {
            trigger,
            passive: self.article.syntax.passive(trigger),
            negated: false,
            light: None,
            scene: Vec::new(),
            doers: Vec::new(),
            arguments: Vec::new(),
            idafa: 0..0,
        };
        frame.add(Slot::Trigger, Argument::word(trigger));
        match self.article.word(trigger).map(|word| word.pos) {
            Some(Pos::Verb) => self.verb(&mut frame),
            Some(Pos::ActiveParticiple | Pos::PassiveParticiple | Pos::Adjective | Pos::Elative)
                if self.modifies_or_predicates(trigger) =>
            {
                self.participle(&mut frame);
            }
            Some(_) if self.participle_noun(trigger).is_some() && self.modifies_or_predicates(trigger) => {
                self.participle(&mut frame);
            }
            _ => self.noun(&mut frame),
        }
        self.clause_subjects(&mut frame);
        self.obliques(&mut frame, trigger);
        self.outer_obliques(&mut frame);
        self.reach(&mut frame);
        self.free_clauses(&mut frame);
        self.content(&mut frame);
        if let Some(purpose) = self.purposes.of(self.met, self.words, trigger) {
            if let Some(addressee) = purpose.addressee {
                frame.add(Slot::Purpose, Argument::word(addressee));
            }
            // `احتجاجا على حملة الحكومة ضد الصحافيين`: whom something behind the purpose is against the act is not.
            let against =
                |index: usize| self.words.preposition(index).is_some_and(|p| p.adnominal && p.apart && !p.partner);
            let noun = self.article.word(purpose.opens).is_some_and(|word| word.pos.is_nominal());
            frame.arguments.retain(|(slot, argument)| {
                !noun || argument.token <= purpose.opens || !matches!(slot, Slot::Preposition(index) if against(*index))
            });
        }
        frame
    }

    /// Which participle a noun of persons is (`المرشح المتهم`).
    fn participle_noun(&self, token: u32) -> Option<Pos> {
        self.article.lexeme(token)?.participle
    }

    fn modifies_or_predicates(&self, token: u32) -> bool {
        let syntax = &self.article.syntax;
        matches!(syntax.relation(token), Relation::Adjective | Relation::Circumstantial)
            || self.within_name(token).is_some()
            || syntax.related(token, Relation::Subject).next().is_some()
            || self.article.lexeme(token).is_some_and(|lexeme| lexeme.verb.is_some())
                && matches!(syntax.relation(token), Relation::Root | Relation::Complement | Relation::Object)
    }

    /// The head of the name that a participle stands in (`الميليشيات المدعومة من إيران`, `قوات مدعومة من إيران`).
    pub(super) fn within_name(&self, token: u32) -> Option<u32> {
        let describes = |word: &Analysis| word.clitics.has(Clitics::ARTICLE) || word.pos == Pos::PassiveParticiple;
        let definite = self.article.word(token).is_some_and(describes);
        let head = self.article.syntax.head(token)?;
        (definite && head < token && self.article.syntax.relation(token) == Relation::Part).then_some(head)
    }

    /// A head with what is joined to it; of `كل من القاهرة وأنقرة` those counted.
    pub(super) fn joined(&self, head: u32) -> Vec<u32> {
        let mut found = self.counted(head).unwrap_or_else(|| vec![head]);
        let mut next = 0;
        while let Some(&token) = found.get(next) {
            next += 1;
            for child in self.article.syntax.related(token, Relation::Conjunct) {
                let nominal = self.article.word(child).is_none_or(|word| word.pos != Pos::Verb);
                if nominal && found.len() < 12 {
                    found.push(child);
                }
            }
        }
        found
    }

    /// Whom a quantifier that is no part of a name counts.
    fn counted(&self, head: u32) -> Option<Vec<u32>> {
        let article = self.article;
        let word = article.word(head)?;
        if word.pos != Pos::Quantifier || word.suffix.is_some() || article.mention_of(head).is_some() {
            return None;
        }
        let counted: Vec<u32> = article
            .syntax
            .related(head, Relation::Oblique)
            .chain(article.syntax.related(head, Relation::Genitive))
            .filter(|child| article.names.headed(*child).is_some())
            .collect();
        (!counted.is_empty()).then_some(counted)
    }

    pub(super) fn add_all(&self, frame: &mut Frame, slot: Slot, head: u32, inherited: bool) {
        for token in self.joined(head) {
            // A verb stands for the subject that it drops: `ندين الهجوم ونطالب`.
            let pronoun = self.drops(token);
            frame.add(slot, Argument { token, pronoun, inherited });
        }
    }

    /// Whether a subject names nobody itself: the verb that drops it, or a pronoun.
    pub(super) fn drops(&self, token: u32) -> bool {
        // `نحو مئة`: a name is nobody's verb, however it is read.
        self.is_verb(token) && self.article.names.headed(token).is_none() || self.is_pronoun(token)
    }

    /// Whether a token stands for its pronoun: `أنه`, `إياه`, `هو`.
    fn is_pronoun(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| {
            matches!(word.pos, Pos::Pronoun)
                || word.suffix.is_some()
                    && matches!(word.pos, Pos::Particle | Pos::Subordinator | Pos::Conjunction | Pos::Preposition)
        })
    }

    fn verb(&self, frame: &mut Frame) {
        let verb = frame.trigger;
        let own = self.article.syntax.related(verb, Relation::Subject).next().is_some();
        let shared = self.told_after(verb).filter(|_| !own);
        frame.passive |= shared.is_some_and(|equal| self.article.syntax.passive(equal));
        let slot = if frame.passive { Slot::Object } else { Slot::Subject };
        for (subject, inherited) in self.subjects(verb, 0) {
            if subject == verb {
                frame.add(slot, Argument::pronoun(verb));
            } else {
                self.add_all(frame, slot, subject, inherited);
            }
        }
        let syntax = &self.article.syntax;
        for object in syntax.related(verb, Relation::Object) {
            self.add_all(frame, Slot::Object, object, false);
        }
        // What is given stands beside whom it is given: `سلمت واشنطن كييف أسلحة`.
        for given in syntax.related(verb, Relation::SecondObject) {
            if self.article.names.headed(given).is_none() {
                self.add_all(frame, Slot::Object, given, false);
            }
        }
        let suffix = self.article.word(verb).is_some_and(|word| word.suffix.is_some());
        if suffix {
            match syntax.head(verb) {
                Some(noun) if syntax.relation(verb) == Relation::Relative && !self.is_other(verb, noun) => {
                    self.add_all(frame, Slot::Object, noun, false)
                }
                _ if syntax.related(verb, Relation::Object).next().is_none() => {
                    frame.add(Slot::Object, Argument::pronoun(verb))
                }
                _ => {}
            }
        }
    }

    /// Who would do what a clause says that completes the trigger: `قال إن باريس تعتزم`, `من المهم أن تلتزم إيران`.
    fn clause_subjects(&self, frame: &mut Frame) {
        for complement in self.article.syntax.related(frame.trigger, Relation::Complement) {
            for (subject, _) in self.subjects(complement, 0) {
                if subject != complement {
                    self.add_all(frame, Slot::That, subject, false);
                }
            }
        }
    }

    /// The subjects of a predicate: its own, or the one that its clause shares; the predicate itself for a dropped one.
    pub fn subjects(&self, predicate: u32, depth: u8) -> Vec<(u32, bool)> {
        let syntax = &self.article.syntax;
        let own: Vec<(u32, bool)> = syntax.related(predicate, Relation::Subject).map(|s| (s, false)).collect();
        if !own.is_empty() {
            return own;
        }
        let suffix = self.article.word(predicate).is_some_and(|word| word.suffix.is_some());
        if let Some(equal) = self.told_after(predicate) {
            return syntax.related(equal, Relation::Subject).map(|subject| (subject, true)).collect();
        }
        match (syntax.relation(predicate), syntax.head(predicate)) {
            (Relation::Relative, Some(noun))
                if (!suffix || self.is_other(predicate, noun))
                    && (!self.is_verb(predicate)
                        || is_subject_of_own_clause(self.article, self.words, predicate, noun)) =>
            {
                vec![(noun, false)]
            }
            (Relation::Relative, Some(noun)) if depth < 6 && self.is_verb(predicate) => {
                self.subject_above(predicate, noun, depth).unwrap_or_else(|| vec![(predicate, false)])
            }
            (Relation::Conjunct | Relation::Circumstantial, Some(head)) if depth < 6 && self.is_predicate(head) => {
                let shared =
                    if self.same_person(predicate, head) { self.subjects(head, depth + 1) } else { Vec::new() };
                let fitting = shared.into_iter().filter(|(subject, _)| self.may_share(predicate, head, *subject));
                let fitting: Vec<(u32, bool)> = fitting.map(|(subject, _)| (subject, true)).collect();
                if fitting.is_empty() { vec![(predicate, false)] } else { fitting }
            }
            (Relation::Adverbial, Some(head)) if depth < 6 && self.is_outcome(predicate) => {
                self.subjects(head, depth + 1).into_iter().map(|(subject, _)| (subject, true)).collect()
            }
            (Relation::Adverbial, Some(_)) if suffix && self.is_verb(predicate) => {
                self.naming(predicate).unwrap_or_else(|| vec![(predicate, false)])
            }
            _ if self.is_verb(predicate) => {
                vec![syntax.obliged(predicate).map_or((predicate, false), |one| (one, true))]
            }
            _ => Vec::new(),
        }
    }

    /// Whether a clause tells what came of the act before it, which has no other doer: `قصف الجيش القرية مما أدى إلى مقتل اثنين`.
    pub fn is_outcome(&self, predicate: u32) -> bool {
        let mut functions = self.article.syntax.related(predicate, Relation::Function);
        functions.any(|word| self.words.class(self.article, word) == Some(Class::Free))
    }

    /// The verb joined right after one whose subject both share: `قتل وأصيب العشرات`.
    fn told_after(&self, verb: u32) -> Option<u32> {
        let syntax = &self.article.syntax;
        let mut equals = syntax.related(verb, Relation::Conjunct);
        let equal = equals.find(|equal| *equal == verb + 1 && self.is_verb(*equal) && self.is_verb(verb))?;
        syntax.related(equal, Relation::Subject).next().map(|_| equal)
    }

    /// Whether a token is a finite verb: as a subject it stands for its dropped one.
    pub fn is_verb(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.pos == Pos::Verb)
    }

    fn is_predicate(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.pos == Pos::Verb)
            || self.article.syntax.related(token, Relation::Subject).next().is_some()
    }

    /// Whether a predicate that drops its subject may have that of its equal: `قال الوزير … وأضافت` tells of two.
    fn may_share(&self, predicate: u32, equal: u32, subject: u32) -> bool {
        let features = |token: u32| self.article.word(token).map(|word| word.features);
        let told = features(predicate).filter(|_| self.is_verb(predicate));
        let Some(told) = told.filter(|told| told.person == Some(Person::Third)) else { return true };
        let shape = |features: Features| (features.gender, features.number);
        if features(equal).is_some_and(|other| shape(other) == shape(told)) {
            return true;
        }
        if self.is_verb(subject) {
            let other = features(subject).and_then(|features| features.gender);
            return told.gender.is_none() || other.is_none() || told.gender == other;
        }
        // `نحو مئة من العناصر قتلوا وأسر آخرون`: of persons who are counted the head shows nothing.
        let counted = self.article.names.headed(subject).is_some_and(|mention| mention.kind == Kind::People);
        counted || self.joined(subject).len() > 1 || agrees(self.article, predicate, subject)
    }

    fn same_person(&self, one: u32, other: u32) -> bool {
        let features = |token: u32| self.article.word(token).map(|word| word.features);
        match (features(one), features(other)) {
            (Some(one), Some(other)) => one.person == other.person || one.person.is_none() || other.person.is_none(),
            _ => true,
        }
    }

    fn participle(&self, frame: &mut Frame) {
        let token = frame.trigger;
        let syntax = &self.article.syntax;
        let pos = self.article.word(token).map(|word| word.pos);
        let read = self.participle_noun(token).or(pos);
        let passive = read == Some(Pos::PassiveParticiple) || self.is_done_to(token);
        frame.passive = passive;
        let slot = if passive { Slot::Object } else { Slot::Subject };
        let mut subjects: Vec<(u32, bool)> = syntax.related(token, Relation::Subject).map(|s| (s, false)).collect();
        if subjects.is_empty() {
            match (syntax.relation(token), syntax.head(token)) {
                (Relation::Adjective | Relation::Part, Some(noun)) => subjects.push((noun, false)),
                (Relation::Circumstantial, Some(head)) => {
                    subjects = self.subjects(head, 0).into_iter().map(|(s, _)| (s, true)).collect();
                    if let Some(object) = self.object_described(token, head, &subjects) {
                        subjects = vec![(object, true)];
                    }
                }
                _ => {}
            }
        }
        for (subject, inherited) in subjects {
            if self.article.word(subject).is_some_and(|word| word.pos == Pos::Verb) {
                frame.add(slot, Argument { token: subject, pronoun: true, inherited: true });
            } else {
                self.add_all(frame, slot, subject, inherited);
            }
        }
        for object in syntax.related(token, Relation::Object).chain(syntax.related(token, Relation::Genitive)) {
            self.add_all(frame, Slot::Object, object, false);
        }
        if self.article.word(token).is_some_and(|word| word.suffix.is_some()) {
            frame.add(Slot::Object, Argument::pronoun(token));
        }
    }

    /// Whether a participle that looks active has nobody behind it whom it asks for, only what follows him: `رجل متهم بالفساد`.
    fn is_done_to(&self, participle: u32) -> bool {
        let syntax = &self.article.syntax;
        let bound = self.article.verb(participle).is_some_and(|verb| verb.args.bound);
        let mut objects =
            syntax.related(participle, Relation::Object).chain(syntax.related(participle, Relation::Genitive));
        let mut obliques = syntax.related(participle, Relation::Oblique).filter_map(|child| syntax.preposition(child));
        let suffix = self.article.word(participle).is_some_and(|word| word.suffix.is_some());
        bound
            && !suffix
            && objects.next().is_none()
            && obliques
                .any(|index| self.words.preposition(index).is_some_and(|p| self.article.takes(participle, &p.form)))
    }

    /// Those beside a verb whom a participle describes because it cannot describe the subject: `اعتقلت الشرطة رجلا متهما بالفساد`,
    /// `أفرجت الميليشيات عن سجناء، متهمين بالسرقة`.
    fn object_described(&self, participle: u32, verb: u32, subjects: &[(u32, bool)]) -> Option<u32> {
        let syntax = &self.article.syntax;
        let features = |token: u32| self.article.word(token).map(|word| (word.features.gender, word.features.number));
        let (gender, number) = features(participle)?;
        let apart =
            |subject: u32| features(subject).is_some_and(|(one, _)| one.is_some() && gender.is_some() && one != gender);
        let agrees = |token: u32| features(token) == Some((gender, number));
        let human = |token: u32| self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        let one = |token: u32| match self.article.names.headed(token) {
            Some(mention) if matches!(mention.kind, Kind::Person | Kind::People) => mention.name.clone().any(agrees),
            _ => human(token) && agrees(token),
        };
        let beside = syntax.related(verb, Relation::Object).chain(syntax.related(verb, Relation::Oblique));
        let described = beside.filter(|token| *token < participle && one(*token)).last()?;
        (!subjects.is_empty() && subjects.iter().all(|(subject, _)| apart(*subject))).then_some(described)
    }

    fn noun(&self, frame: &mut Frame) {
        let noun = frame.trigger;
        let syntax = &self.article.syntax;
        let lexeme = self.article.lexeme(noun);
        if let Some(all) = self.told_apart(noun) {
            frame.add(Slot::Object, Argument::word(all));
        }
        if let Some(obliged) = self.governed(noun) {
            self.add_all(frame, Slot::Of, obliged, false);
        }
        let masdar = lexeme.and_then(|lexeme| lexeme.verb).is_some();
        let transitive = self.is_transitive(noun);
        frame.light = self.light.over(self.article, noun);
        let slot = match (masdar, self.falls_on_idafa(noun)) {
            (false, _) => Slot::Of,
            (true, true) => Slot::Object,
            (true, false) => Slot::Subject,
        };
        let before = frame.arguments.len();
        for genitive in self.genitives(noun) {
            self.add_all(frame, slot, genitive, false);
        }
        let mut doer = None;
        if self.article.word(noun).is_some_and(|word| word.suffix.is_some()) {
            if self.is_own(noun, frame.light) {
                doer = Some(Argument::pronoun(noun));
            } else {
                frame.add(slot, Argument::pronoun(noun));
            }
        }
        frame.idafa = before..frame.arguments.len();
        // What the rule says of its idafa is not said of him.
        doer.into_iter().for_each(|doer| frame.add(Slot::Subject, doer));
        for object in self.objects(noun) {
            self.add_all(frame, Slot::Object, object, false);
        }
        if masdar && transitive && frame.arguments.len() > before {
            for object in self.behind_to(noun) {
                self.add_all(frame, Slot::Object, object, false);
            }
        }
        // `أرواح ضحايا العدوان الإسرائيلي`: within a phrase of persons all words are parts of its head.
        let part = |token: u32| syntax.relation(token) == Relation::Part;
        let of_persons = syntax
            .head(noun)
            .is_some_and(|head| self.article.mention_of(head).is_none_or(|mention| mention.kind == Kind::People));
        let one = part(noun)
            && part(noun + 1)
            && noun > 0
            && [noun, noun + 1].iter().all(|t| syntax.head(*t) == Some(noun - 1));
        let beside = (one && of_persons).then_some(noun + 1);
        for adjective in syntax.related(noun, Relation::Adjective).chain(beside).chain(self.others_of(noun)) {
            let state = self
                .article
                .mention_of(adjective)
                .is_some_and(|mention| matches!(mention.kind, Kind::State | Kind::Group | Kind::Organisation));
            if state {
                frame.add(Slot::Nisba, Argument::word(adjective));
            }
        }
        // `إنها على استعداد للحوار`
        let state = |index: usize| self.words.preposition(index).is_some_and(|p| !p.temporal && !p.apart);
        let open = self.article.word(noun).is_some_and(|word| !word.clitics.has(Clitics::ARTICLE));
        let topic = syntax.head(noun).filter(|head| open && *head < noun && self.is_pronoun(*head));
        if let Some(topic) = topic.filter(|_| syntax.preposition(noun).is_some_and(state)) {
            self.add_all(frame, Slot::Subject, topic, false);
        }
        for host in self.waiting(noun) {
            self.add_all(frame, Slot::Object, host, false);
        }
        let under = |index: usize| self.words.preposition(index).is_some_and(|preposition| preposition.under);
        let put = frame.light.filter(|light| light.role == Role::Under).map(|light| light.verb);
        if put.is_some() || syntax.preposition(noun).is_some_and(under) {
            self.held(frame, noun, put);
        }
        if let Some(light) = frame.light {
            self.light_arguments(frame, light);
            // `ارتكب الجنود مجزرة أودت بحياة اثنين`: what is told of an act hides not who did it.
            let told = matches!(light.role, Role::None | Role::Upon);
            let sides = |role: Role| role == Role::Recipient || told && role == Role::Actor;
            let above = self.light.above(self.article, noun).filter(|above| sides(above.role));
            if let Some(above) = above.filter(|above| above.verb != light.verb) {
                self.light_subjects(frame, above);
            }
        }
    }
}
