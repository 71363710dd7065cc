//! Answers: who refuses a demand is the one of whom it was made, who denies a charge the one charged (`نفت موسكو الاتهامات`); whose
//! wish is refused.

use super::frame::Argument;
use super::framer::Framer;
use super::wordset::{Compiler, WordSet};
use crate::data::Error;
use crate::morph::Pos;
use crate::names::Kind;
use crate::syntax::Relation;

/// The words that answer.
#[derive(Debug)]
pub(super) struct Answers {
    words: WordSet,
}

impl Answers {
    /// Reads the list `answers`.
    pub fn new(sets: &mut Compiler<'_>) -> Result<Self, Error> {
        Ok(Self { words: sets.named("answers")? })
    }

    /// Whether a word answers what was put to somebody.
    pub fn answers(&self, framer: &Framer<'_, '_>, word: u32) -> bool {
        framer.met.has(word, self.words)
    }

    /// Those who answer what a noun says was put to somebody: the doers of the word that governs it.
    pub fn given_by(&self, framer: &Framer<'_, '_>, noun: u32) -> Vec<Argument> {
        let syntax = &framer.article.syntax;
        let put = matches!(syntax.relation(noun), Relation::Object | Relation::Oblique | Relation::Genitive);
        let answer = syntax.head(noun).filter(|word| put && self.answers(framer, *word));
        let Some(answer) = answer.filter(|_| framer.article.word(noun).is_some_and(|word| word.pos != Pos::Verb))
        else {
            return Vec::new();
        };
        let doers: Vec<u32> = if framer.is_verb(answer) {
            framer.subjects(answer, 0).into_iter().map(|(token, _)| token).collect()
        } else {
            let genitives: Vec<u32> = syntax.related(answer, Relation::Genitive).filter(|doer| *doer != noun).collect();
            // `فاجأهم بقبوله دعوة`, `خرجوا استجابة لدعوة النقابة`
            if genitives.is_empty() && framer.article.word(answer).is_some_and(|word| word.suffix.is_some()) {
                return vec![Argument { inherited: true, ..Argument::pronoun(answer) }];
            }
            let verb = syntax.ancestors(answer).find(|above| framer.is_verb(*above)).filter(|_| genitives.is_empty());
            let above = verb.into_iter().flat_map(|verb| framer.subjects(verb, 0)).map(|(doer, _)| doer);
            genitives.into_iter().chain(above).collect()
        };
        let able = |token: &u32| {
            framer.is_verb(*token)
                || framer.article.names.headed(*token).is_some_and(|mention| mention.kind != Kind::Place)
        };
        let argument = |token: u32| Argument { token, pronoun: framer.drops(token), inherited: true };
        doers.into_iter().filter(able).map(argument).collect()
    }

    /// Who wants what a demonstrative takes up, the doer of the clause before: `طالبت واشنطن بالانسحاب لكن نيامي رفضت ذلك`.
    pub fn refused_to(framer: &Framer<'_, '_>, verb: u32) -> Vec<Argument> {
        let (article, syntax) = (framer.article, &framer.article.syntax);
        let demonstrative = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Demonstrative);
        let taken_up = syntax.related(verb, Relation::Object).any(demonstrative);
        let joined = taken_up && syntax.relation(verb) == Relation::Conjunct;
        let told = syntax.head(verb).filter(|before| joined && framer.is_verb(*before));
        let wanted = told.filter(|before| !framer.words.is_report(article, *before));
        let doers = wanted.into_iter().flat_map(|before| framer.subjects(before, 0)).map(|(token, _)| token);
        let named = doers.filter(|doer| article.names.headed(*doer).is_some_and(|mention| mention.kind != Kind::Place));
        named.map(Argument::word).collect()
    }
}
