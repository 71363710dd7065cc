//! From triggers to records.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::circumstance::{self, Scope};
use super::coherence;
use super::custody;
use super::dating::Dating;
use super::frame::Frame;
use super::framer::Framer;
use super::kin::Told;
use super::light::Role;
use super::met::Met;
use super::modality::{Judge, Value};
use super::nation;
use super::participant::Resolver;
use super::phrase;
use super::rule::Rule;
use super::seen::SeenWords;
use super::silent;
use super::site::Finder;
use super::slots::Slot;
use super::types::fold;
use super::{Candidate, Coder, Filled};
use crate::article::Article;
use crate::morph::{Analysis, Aspect, Clitics, Pos};
use crate::record::{Entity, Record, SourceEntity, Span, Trigger};
use crate::syntax::{Relation, Words};

/// Works on one article.
pub(super) struct Assembler<'s, 'a> {
    pub(super) coder: &'s Coder,
    pub(super) article: &'s Article<'a>,
    pub(super) words: &'s Words,
    /// The sets of rules that the words are in.
    pub(super) met: Met<'s, 'a>,
    /// The words of speech of the article, once they are asked for.
    speeches: OnceCell<Vec<u32>>,
}

impl<'s, 'a> Assembler<'s, 'a> {
    pub fn new(coder: &'s Coder, article: &'s Article<'a>, words: &'s Words, seen: &'s mut SeenWords) -> Self {
        let met = Met::new(&coder.rules, &coder.sets, article, seen);
        Self { coder, article, words, met, speeches: OnceCell::new() }
    }

    /// The words of speech of the article, in text order.
    pub(super) fn speeches(&self) -> &[u32] {
        let speech = |token: &u32| self.words.is_speech(self.article, *token);
        self.speeches.get_or_init(|| (0..self.article.tokens.len() as u32).filter(speech).collect())
    }

    pub(super) fn framer(&self) -> Framer<'_, 'a> {
        let coder = self.coder;
        Framer {
            article: self.article,
            words: self.words,
            light: &coder.light,
            purposes: &coder.purposes,
            naming: &coder.naming,
            met: &self.met,
        }
    }

    pub(super) fn dating(&self) -> Dating<'s, 'a> {
        Dating { article: self.article, words: self.words, background: &self.coder.background }
    }

    pub(super) fn finder(&self) -> Finder<'_, 'a> {
        Finder { met: &self.met, words: self.words, sites: &self.coder.sites }
    }

    pub(super) fn judge(&self) -> Judge<'s, 'a> {
        Judge { article: self.article, words: self.words, table: &self.coder.modality }
    }

    /// The frame of a trigger, its own negation included.
    pub(super) fn frame(&self, trigger: u32) -> Frame {
        let mut frame = self.framer().frame(trigger);
        frame.negated = self.judge().own(trigger) == Value::Negated;
        frame.doers = self.controlling(trigger);
        frame
    }

    /// The records, numbered in text order.
    pub fn records(&self) -> Vec<Record> {
        let mut told: Vec<Told> = Vec::new();
        if self.coder.sport.fills(&self.met) {
            return Vec::new();
        }
        for token in 0..self.article.tokens.len() as u32 {
            let Some((rule, frame)) = self.won(token) else { continue };
            if let Some(mut record) = self.record(rule, &frame) {
                record.id = format!("{}#{}", self.article.document.id, told.len() + 1);
                let heading = self.finder().heading(token).map(|site| site.place(self.article));
                let present =
                    self.article.word(token).is_some_and(|word| word.features.aspect == Some(Aspect::Imperfect));
                let mut above = self.article.syntax.ancestors(token).take(3);
                let habit = above.any(|verb| self.coder.background.is_habit(self.article, verb));
                let (back, mutual) = (self.points_back(token), self.is_mutual(rule));
                let dating = self.dating();
                let (reckoned, elsewhen) = (dating.reckoned(token).is_some(), dating.is_elsewhen(token));
                told.push(Told {
                    record,
                    casualty: self.coder.sizes.is_casualty(self.article, token),
                    back,
                    mutual,
                    meanwhile: self.finder().meanwhile(token),
                    present,
                    heading,
                    habit,
                    reckoned,
                    behind: self.coder.background.behind(self.article, self.words, token),
                    elsewhen,
                });
            }
        }
        custody::follow(&mut told);
        coherence::complete(&mut told);
        let mut records: Vec<Record> = told.into_iter().map(|told| told.record).collect();
        coherence::cite_own_lines(&mut records, &self.article.document.lines);
        records
    }

    /// Whether a trigger is a noun that the article makes known: `الهجوم`.
    fn points_back(&self, trigger: u32) -> bool {
        let known = |word: &Analysis| word.pos.is_nominal() && word.clitics.has(Clitics::ARTICLE);
        self.article.word(trigger).is_some_and(known)
    }

    /// What fills the slots of a trigger.
    pub fn arguments(&self, trigger: u32) -> Vec<Filled> {
        let frame = self.frame(trigger);
        let filled = frame.arguments().iter().map(|(slot, argument)| Filled {
            slot: slot.name(self.words).to_owned(),
            token: argument.token,
            pronoun: argument.pronoun,
        });
        filled.collect()
    }

    /// Every rule tried and why it lost.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        for token in 0..self.article.tokens.len() as u32 {
            let tried = self.coder.rules.candidates(&self.met, token);
            if tried.is_empty() {
                continue;
            }
            let frame = self.frame(token);
            let winner = self.winner(&tried, &frame).map(|(rule, frame)| {
                let complete = rule.is_none() || self.record(rule, &frame).is_some();
                (rule.page.id.clone(), complete)
            });
            for index in tried {
                let Some(rule) = self.coder.rules.rules.get(index) else { continue };
                let lost = match (rule.obstacle(&self.met, &frame), &winner) {
                    (Some(condition), _) => Some(condition),
                    (None, Some((id, true))) if *id == rule.page.id => None,
                    (None, Some((id, false))) if *id == rule.page.id => Some("no participant and no place".to_owned()),
                    (None, Some((id, _))) => Some(format!("{id} asks more")),
                    (None, None) => Some("not chosen".to_owned()),
                };
                found.push(Candidate { trigger: token, rule: index, lost });
            }
        }
        found
    }

    /// The rule that wins a token, with its frame.
    pub(super) fn won(&self, token: u32) -> Option<(&'s Rule, Frame)> {
        let tried = self.coder.rules.candidates(&self.met, token);
        if tried.is_empty() { None } else { self.winner(&tried, &self.frame(token)) }
    }

    /// The rule that holds and asks most; the earlier of equals.
    fn winner(&self, tried: &[usize], frame: &Frame) -> Option<(&'s Rule, Frame)> {
        let mut best: Option<(&Rule, Cow<'_, Frame>)> = None;
        // What takes place by a verb of happening has its sufferer behind it: `تم تهديده`; but who comes is a visit's (`تأتي زيارة الوزير`).
        let happens = frame.light.is_some_and(|light| light.role == Role::None);
        for rule in tried.iter().filter_map(|index| self.coder.rules.rules.get(*index)) {
            if best.as_ref().is_some_and(|(other, _)| other.weight >= rule.weight) {
                continue;
            }
            let slot = rule.idafa.filter(|slot| match slot {
                Slot::Subject => !happens || rule.page.mode.as_deref() == Some("visit"),
                // `اتهام واشنطن بكين`: what an object stands behind is no object.
                _ => !self.has_object_apart(frame),
            });
            let slot = slot.filter(|_| !frame.idafa.is_empty());
            let read = slot.map_or(Cow::Borrowed(frame), |slot| {
                let mut read = frame.clone();
                read.read_idafa_as(slot);
                Cow::Owned(read)
            });
            if rule.holds(&self.met, &read) {
                best = Some((rule, read));
            }
        }
        best.map(|(rule, read)| {
            let mut read = read.into_owned();
            if rule.idafa == Some(Slot::Subject) && self.falls_on_thing(rule, frame) {
                read.read_idafa_as(Slot::Object);
            }
            (rule, read)
        })
    }

    fn record(&self, rule: &Rule, frame: &Frame) -> Option<Record> {
        if rule.is_none() {
            return None;
        }
        let article = self.article;
        let framer = self.framer();
        let code = rule.page.code.as_str();
        let (deed, force) = (is_deed(code), matches!(code, "ASSAULT" | "COERCE"));
        let states = nation::is_of_states(code);
        let resolver = Resolver { article, framer: &framer, speech: &self.coder.speech, deed, force, states };
        let judge = self.judge();
        let judged = judge.judge(frame, self.is_said(rule, frame.trigger));
        let mut modality = rule.modality.unwrap_or(judged.value);
        let frame = &self.without_announcer(&resolver, rule, self.without_dead_doers(frame));
        let crowd = rule.page.code == "PROTEST";
        let seat = if crowd || rule.page.code == "CONSULT" { self.seat(frame, crowd) } else { None };
        let mut actors = self.named_actors(&resolver, rule, frame, seat);
        let mut recipients = self.named_recipients(&resolver, rule, frame);
        // `تلقى تهديدات بالقتل`: who is threatened is the threat's own.
        let lent = frame.light.is_some_and(|light| light.content);
        // `أرادت واشنطن التفاوض`: talks that somebody wills have him in them.
        // `تأمل في التوصل إلى اتفاق`: so has an agreement, the masdar around its noun being what is willed.
        let carrier = frame.light.filter(|light| light.verb != frame.trigger).map(|light| light.verb);
        let reached = || carrier.is_some_and(|verb| !self.is_verb(verb) && !self.controlling(verb).is_empty());
        let willed = match rule.page.code.as_str() {
            "CONSULT" => !frame.doers.is_empty() || reached(),
            "AGREE" => reached(),
            _ => false,
        };
        let own = !lent && (willed || !actors.is_empty() || !recipients.is_empty());
        let mut place = circumstance::place(self.finder(), frame, &rule.place, Scope::of(&rule.page))
            .or_else(|| circumstance::at(self.finder(), seat?));
        let speaks = |token| self.speaks(token);
        let mut date = self.dating().date(frame, judged.container, is_speech_act(&rule.page.code), speaks);
        // A bill that is laid before somebody brings what it forbids or grants: `مشروع قانون يحظر التصوير`.
        let brought = self.is_verb(frame.trigger) && article.syntax.relation(frame.trigger) == Relation::Relative;
        let content = silent::tells_content(&rule.page, frame);
        if modality == Value::Hypothetical && !own && !brought && !content && date.is_none() && place.is_none() {
            return None;
        }
        if modality == Value::Actual && is_gathering(&rule.page.code) && self.will_be(&judge, frame.trigger) {
            modality = Value::Future;
        }
        if modality == Value::Actual && self.is_to_come(frame, date.as_ref()) {
            modality = Value::Future;
        }
        self.add_doers(&resolver, rule, frame, &mut actors);
        // `أعلن خبر اعتقاله`: who suffers it by name does not do it, whoever governs it.
        let suffering = self.participants(&resolver, frame, &rule.recipient);
        if let [actor] = actors.as_slice()
            && suffering.iter().any(|one| same(one, actor))
        {
            match self.other_sufferer(&resolver, frame, actor) {
                Some(other) => recipients = vec![other],
                None => actors = self.named_actors(&resolver, rule, frame, seat),
            }
        }
        if actors.is_empty() {
            actors = self.doers_of_subject(&resolver, rule, frame);
        }
        if actors.is_empty() {
            actors = self.doers_of_cause(&resolver, rule, frame);
        }
        recipients.retain(|recipient| !actors.iter().any(|actor| same(actor, recipient)));
        let silent = actors.is_empty() && recipients.is_empty() && place.is_none() && date.is_none();
        if silent && !content && !self.tells_by_itself(rule, frame, modality) {
            return None;
        }
        let found = self.coder.speech.sources(article, &framer, frame.trigger);
        if actors.is_empty() {
            actors = self.implied_actors(&resolver, rule, frame, &recipients);
        }
        actors = self.without_tellers(rule, frame, actors);
        if actors.is_empty() && crowd && rule.has_actor() {
            actors.extend(self.demonstrators(&resolver, frame.trigger));
        }
        let sources: Vec<SourceEntity> = found
            .iter()
            .filter_map(|found| {
                let entity = resolver.source(*found)?;
                Some(SourceEntity { entity, cue: article.text(found.cue).to_owned() })
            })
            .collect();
        let mode = rule.mode(&self.met, frame);
        let scale = self.coder.types.scale(&rule.page.code, mode.as_deref(), rule.page.cameo.as_deref());
        let by_speaker = sources.last().is_some_and(|source| actors.iter().any(|actor| same(actor, &source.entity)));
        if is_speech_act(&rule.page.code) {
            let told = judged.container.is_none() && modality == Value::Actual;
            let said = self.said_by(frame.trigger, told, found.last().zip(sources.last()), &actors);
            date = date.or_else(|| said.and_then(|(word, speaker)| self.spoken_on(&resolver, word, speaker)));
            place = place.or_else(|| circumstance::occasion(self.finder(), said?.0));
        }
        date = date.and_then(|date| self.to_come(&rule.page.code, frame.trigger, modality, judged, date));
        if modality == Value::Actual {
            date = date.and_then(|date| self.gone(frame.trigger, date));
        }
        let token = article.tokens.get(frame.trigger as usize)?;
        let sentence = phrase::sentence(article, frame.trigger)?;
        let document = article.document;
        Some(Record {
            id: String::new(),
            doc: document.id.clone(),
            published: document.published.clone(),
            outlet: document.outlet.clone(),
            url: document.url.clone(),
            line: token.line,
            sentence: Span { start: sentence.start, end: sentence.end },
            trigger: self.trigger(frame.trigger),
            action: rule.page.code.clone(),
            modality: modality.name().to_owned(),
            event: fold(&rule.page.code, modality, by_speaker).to_owned(),
            mode,
            contexts: rule.page.contexts.clone(),
            cameo: scale.cameo,
            quad: scale.quad,
            goldstein: scale.goldstein,
            plover_score: scale.plover,
            confidence: self.confidence(&actors, &recipients, frame),
            actors,
            recipients,
            date,
            place,
            sources,
            quote: article.quote_of(frame.trigger).map(|quote| article.span_of(&quote.tokens)),
            size: self.coder.sizes.of(article, rule, frame),
            rule: rule.page.id.clone(),
            version: crate::VERSION.to_owned(),
        })
    }

    /// Whether a trigger is a noun by which somebody asked, threatened or charged: `رفض طلبا`, `نفى الاتهامات`.
    fn is_said(&self, rule: &Rule, trigger: u32) -> bool {
        let Some(word) = self.article.word(trigger) else { return false };
        match rule.page.code.as_str() {
            "REQUEST" | "THREATEN" => word.pos.is_nominal(),
            // `نفى الاتهامات` but `رفض إدانة الهجوم`.
            "ACCUSE" => {
                word.pos == Pos::Noun
                    || word.pos == Pos::Masdar && word.features.number == Some(crate::morph::Number::Plural)
            }
            _ => false,
        }
    }

    /// Whether a verb to come tells what a noun will do or be: `القمة ستبحث`, `فعاليات ستتواصل`.
    fn will_be(&self, judge: &Judge<'_, '_>, noun: u32) -> bool {
        let syntax = &self.article.syntax;
        let told = syntax.head(noun).filter(|_| syntax.relation(noun) == Relation::Subject);
        let described = syntax.related(noun, Relation::Relative);
        told.into_iter().chain(described).any(|verb| self.is_verb(verb) && judge.own(verb) == Value::Future)
    }

    pub(super) fn is_verb(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.pos == Pos::Verb)
    }

    fn trigger(&self, trigger: u32) -> Trigger {
        let text = self.article.text(trigger).to_owned();
        let before = phrase::line(self.article, trigger).take_while(|token| *token < trigger);
        let nth = 1 + before.filter(|token| self.article.text(*token) == text).count() as u32;
        let span = self.article.span_of(&(trigger..trigger + 1));
        Trigger { text, nth, start: span.start, end: span.end, lemma: self.article.lemma(trigger).to_owned() }
    }

    /// A documented score, not a probability: what a record lacks lowers it.
    fn confidence(&self, actors: &[Entity], recipients: &[Entity], frame: &Frame) -> f64 {
        let mut score: f64 = 0.9;
        if actors.is_empty() {
            score -= 0.2;
        }
        if recipients.is_empty() {
            score -= 0.05;
        }
        if actors.iter().chain(recipients).any(|entity| entity.resolved_from.is_some()) {
            score -= 0.1;
        }
        if self.article.word(frame.trigger).is_none_or(|word| word.origin != crate::morph::Origin::Lexicon) {
            score -= 0.1;
        }
        (score * 100.0).round() / 100.0
    }
}

/// Whether an act of a type is done by saying it.
pub(super) fn is_speech_act(action: &str) -> bool {
    matches!(action, "AGREE" | "SUPPORT" | "CONCEDE" | "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN")
}

/// Whether acts of a type are meetings of people, which are to come as long as what they will do is.
fn is_gathering(action: &str) -> bool {
    matches!(action, "CONSULT" | "PROTEST")
}

/// Whether acts of a type are a state's to do, not its speaker's to say.
fn is_deed(action: &str) -> bool {
    matches!(
        action,
        "AGREE" | "AID" | "ASSAULT" | "COERCE" | "COOPERATE" | "MOBILIZE" | "REJECT" | "RETREAT" | "SANCTION"
    )
}

/// Whether two entities are one: the same stretch, or the same id.
pub(super) fn same(one: &Entity, other: &Entity) -> bool {
    (one.line, one.start, one.end) == (other.line, other.start, other.end) || one.id.is_some() && one.id == other.id
}
