//! What a word of will or speech is about: with whom one is willing to deal (`وافقت على التعاون مع روسيا`), whom a threatened act
//! would hit (`هدد بقصف المدينة`).

use super::assemble::Assembler;
use super::frame::{Argument, Frame};
use super::participant::Resolver;
use super::phrase;
use crate::morph::{NounKind, Pos};
use crate::record::Entity;
use crate::syntax::{Class, Relation};

/// How many verbal nouns deep the act is looked for (`تعزيز التعاون`).
const DEPTH: u8 = 3;

impl Assembler<'_, '_> {
    /// The others in the act that a trigger is about, where its own slots name nobody.
    pub(super) fn others_in_content(&self, resolver: &Resolver<'_, '_>, code: &str, frame: &Frame) -> Vec<Entity> {
        let arguments = frame.arguments().iter().map(|(_, argument)| argument);
        let acts = arguments.filter(|argument| !argument.pronoun && argument.token > frame.trigger);
        let acts = acts.map(|argument| argument.token).filter(|token| self.is_act(*token));
        let others = acts.map(|act| match code {
            "THREATEN" => self.hit(resolver, act),
            "REQUEST" => self.partners(resolver, act, true),
            "REJECT" => {
                let with = self.partners(resolver, act, false);
                if with.is_empty() { self.spared(resolver, act) } else { with }
            }
            _ => self.partners(resolver, act, false),
        });
        others.into_iter().find(|others| !others.is_empty()).unwrap_or_default()
    }

    /// Whom a threat means that names nobody: who would do what it makes a condition (`هددت تركيا بالرد إذا أوقفت واشنطن المبيعات`).
    pub(super) fn conditioned(&self, resolver: &Resolver<'_, '_>, threat: u32) -> Vec<Entity> {
        let syntax = &self.article.syntax;
        let Some(sentence) = phrase::sentence(self.article, threat) else { return Vec::new() };
        let top = syntax.ancestors(threat).find(|above| self.is_verb(*above)).unwrap_or(threat);
        let under = |verb: &u32| syntax.ancestors(*verb).any(|above| above == threat || above == top);
        let opens = |verb: u32| {
            let mut functions = syntax.related(verb, Relation::Function).filter(|word| *word > threat);
            let noun = syntax.head(verb).filter(|noun| *noun > threat && syntax.relation(verb) == Relation::Relative);
            functions.any(|word| {
                self.words.class(self.article, word) == Some(Class::Condition)
                    || self.met.any(word..word + 2, self.coder.conditions)
            }) || noun.is_some_and(|noun| self.met.has(noun, self.coder.conditions))
        };
        let verbs = (threat + 1..sentence.tokens.end).filter(|token| self.is_verb(*token));
        let Some(verb) = verbs.filter(under).find(|verb| opens(*verb)) else { return Vec::new() };
        let doers = resolver.framer.subjects(verb, 0).into_iter().filter(|(doer, _)| *doer > threat && *doer != verb);
        let doers = doers.map(|(doer, _)| Argument::word(doer)).filter(|doer| self.may_act(*doer));
        doers.flat_map(|doer| resolver.entities(doer)).collect()
    }

    /// Who would gain by a verbal noun, or one below it, that yields or helps: `رفضت المحكمة رفع الإقامة الجبرية عن القس`.
    fn spared(&self, resolver: &Resolver<'_, '_>, act: u32) -> Vec<Entity> {
        let Some((rule, frame)) = self.won(act).filter(|(rule, _)| yields(&rule.page.code)) else {
            let below = self.below(act);
            return below.map(|inner| self.spared(resolver, inner)).unwrap_or_default();
        };
        self.named_recipients(resolver, rule, &frame)
    }

    /// Whom a verbal noun would hit by its own rule.
    fn hit(&self, resolver: &Resolver<'_, '_>, act: u32) -> Vec<Entity> {
        let Some((rule, frame)) = self.won(act).filter(|(rule, _)| !rule.is_none()) else {
            let below = self.below(act);
            let inner = below.map(|inner| self.hit(resolver, inner)).unwrap_or_default();
            return if inner.is_empty() { self.thrown(resolver, act) } else { inner };
        };
        self.named_recipients(resolver, rule, &frame)
    }

    /// Whom a verbal noun that no rule knows has as its object: `هدد برمي الصحفيين في السجن`.
    fn thrown(&self, resolver: &Resolver<'_, '_>, act: u32) -> Vec<Entity> {
        let transitive = resolver.framer.is_transitive(act);
        let objects = self.article.syntax.related(act, Relation::Genitive).filter(|_| transitive);
        let described = |token: u32| self.article.word(token).is_some_and(|word| word.pos == Pos::Adjective);
        let persons = objects.filter(|object| self.article.names.headed(*object).is_some() && !described(*object));
        let named = persons.flat_map(|object| resolver.framer.joined(object)).map(Argument::word);
        named.filter(|argument| self.may_act(*argument)).filter_map(|argument| resolver.entity(argument)).collect()
    }

    /// With whom, by whom or, where it is had from another, from whom a verbal noun or one below it is done; where it is asked for, between
    /// whom.
    fn partners(&self, resolver: &Resolver<'_, '_>, act: u32, asked: bool) -> Vec<Entity> {
        let mut at = Some(act);
        for _ in 0..DEPTH {
            let Some(noun) = at else { break };
            let other = |child: &u32| {
                let index = self.article.syntax.preposition(*child);
                let preposition = index.and_then(|index| self.words.preposition(index));
                let had = || resolver.framer.met.has(noun, self.coder.obtaining);
                preposition.is_some_and(|preposition| {
                    let with = preposition.partner || preposition.agent || preposition.doer && had();
                    if asked { preposition.among } else { with }
                })
            };
            let named = self.article.syntax.related(noun, Relation::Oblique).filter(other);
            let found: Vec<Entity> = named
                .flat_map(|one| resolver.framer.joined(one))
                .map(Argument::word)
                .filter(|argument| self.may_act(*argument))
                .flat_map(|argument| resolver.entities(argument))
                .collect();
            if !found.is_empty() {
                return found;
            }
            at = self.below(noun);
        }
        Vec::new()
    }

    /// The verbal noun in the idafa of another.
    fn below(&self, noun: u32) -> Option<u32> {
        self.article.syntax.related(noun, Relation::Genitive).find(|inner| self.is_act(*inner))
    }

    fn is_act(&self, token: u32) -> bool {
        let event = || self.article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::EVENT));
        (self.article.word(token).is_some_and(|word| word.pos == Pos::Masdar) || event())
            && self.article.names.headed(token).is_none()
    }
}

/// Whether an act of a type is for the good of whom it falls on.
fn yields(action: &str) -> bool {
    matches!(action, "RETREAT" | "CONCEDE" | "AID")
}
