//! Subjects that a clause without one has from what stands above or before it.

use super::framer::Framer;
use super::phrase;
use crate::morph::{Gender, Number};
use crate::names::Kind;
use crate::syntax::{Class, Relation, agrees};

impl Framer<'_, '_> {
    /// The nearest subject above who can be that of a verb which says what somebody calls those of whom he speaks: `دعا الرئيس
    /// إلى ملاحقة من وصفهم بالإرهابيين`.
    pub(super) fn naming(&self, verb: u32) -> Option<Vec<(u32, bool)>> {
        let syntax = &self.article.syntax;
        let opens = syntax
            .related(verb, Relation::Function)
            .any(|word| word < verb && self.words.class(self.article, word) == Some(Class::Free));
        let names = |head: &u32| {
            let doer = match syntax.relation(*head) {
                Relation::Subject => true,
                Relation::Genitive => syntax.head(*head).is_some_and(|noun| self.article.verb(noun).is_some()),
                _ => false,
            };
            // `قال الحزب إن مقاتليه حاربوا من وصفهم بالإرهابيين`: one gives the name, not several.
            let number = |token: u32| self.article.word(token).and_then(|word| word.features.number);
            let men = self.article.word(*head).is_some_and(|word| word.features.gender == Some(Gender::Masculine));
            let several = men && number(*head) == Some(Number::Plural) && number(verb) == Some(Number::Singular);
            doer && !several
                && agrees(self.article, verb, *head)
                && self.article.names.headed(*head).is_some_and(|mention| mention.kind != Kind::Place)
        };
        let start = phrase::sentence(self.article, verb).filter(|_| opens)?.tokens.start;
        (start..verb).rev().find(names).map(|subject| vec![(subject, true)])
    }

    /// The subject of the clause above a relative one on a noun that is not its subject: `مددت باريس العقوبات التي تفرضها`.
    pub(super) fn subject_above(&self, predicate: u32, noun: u32, depth: u8) -> Option<Vec<(u32, bool)>> {
        let mut above = self.article.syntax.ancestors(noun);
        let acts = |token: &u32| self.is_verb(*token) && !self.article.syntax.passive(*token);
        let governor = above.find(|token| acts(token) && !self.words.is_speech(self.article, *token))?;
        let shared = self.subjects(governor, depth + 1).into_iter();
        let fitting = |subject: u32| {
            subject != noun
                && subject != governor
                && agrees(self.article, predicate, subject)
                && self.article.names.headed(subject).is_some()
        };
        let mut found: Vec<(u32, bool)> =
            shared.filter(|(subject, _)| fitting(*subject)).map(|(subject, _)| (subject, true)).collect();
        if found.is_empty() {
            // `أوقفت السلطات الناشط على خلفية تغريدات انتقد فيها الحكومة`
            let objects = self.article.syntax.related(governor, Relation::Object);
            found = objects.filter(|object| fitting(*object)).map(|object| (object, true)).collect();
        }
        (!found.is_empty()).then_some(found)
    }

    /// Whether the pronoun on the verb of a relative clause cannot mean the noun that the clause describes, which then does what it
    /// tells: `ابنته التي منعته`.
    pub(super) fn is_other(&self, verb: u32, noun: u32) -> bool {
        let features = |token: u32| self.article.word(token).map(|word| word.features);
        let Some(suffix) = self.article.word(verb).and_then(|word| word.suffix) else { return false };
        let number = features(noun).and_then(|noun| noun.number);
        let gender = features(noun).and_then(|noun| noun.gender);
        let one = number == Some(Number::Singular) && suffix.number == Number::Singular;
        let apart = one && gender.zip(suffix.gender).is_some_and(|(noun, suffix)| noun != suffix);
        let several = number == Some(Number::Singular)
            && suffix.number == Number::Plural
            && suffix.gender == Some(Gender::Masculine);
        let own = self.article.syntax.related(verb, Relation::Subject).next().is_none();
        own && (apart || several && gender == Some(Gender::Feminine)) && agrees(self.article, verb, noun)
    }
}
