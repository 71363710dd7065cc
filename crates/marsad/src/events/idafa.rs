//! What stands in the idafa of a nominal trigger: who does the act, or whom it falls on.

use super::framer::Framer;
use super::light::{Light, Role};
use crate::morph::{Clitics, NounKind, Pos};
use crate::names::{Kind, Sector};
use crate::syntax::{Relation, suffix_agrees};

impl Framer<'_, '_> {
    /// Whether the idafa of a masdar is whom the act falls on: no object stands apart from it.
    pub(super) fn falls_on_idafa(&self, masdar: u32) -> bool {
        // `حبس المرشح خمسة عشر يوما`: how long is no object.
        let long = |token: &u32| self.article.times.iter().any(|time| time.tokens.contains(token));
        let object = || self.objects(masdar).any(|object| !long(&object));
        self.is_transitive(masdar) && !object() && self.behind_to(masdar).is_empty() && !self.is_by_arms(masdar)
    }

    /// The idafa of a noun; of two nouns that share one it stands after the second (`اعتراض وإسقاط صاروخ`).
    pub(super) fn genitives(&self, noun: u32) -> Vec<u32> {
        let syntax = &self.article.syntax;
        let own: Vec<u32> = syntax.related(noun, Relation::Genitive).collect();
        let open =
            self.article.word(noun).is_some_and(|word| !word.clitics.has(Clitics::ARTICLE) && word.suffix.is_none());
        if !own.is_empty() || !open {
            return own;
        }
        let equal = syntax
            .related(noun, Relation::Conjunct)
            .find(|equal| *equal == noun + 1 && self.article.verb(*equal).is_some());
        equal.map(|equal| syntax.related(equal, Relation::Genitive).collect()).unwrap_or_default()
    }

    /// The objects of a noun; an adjective behind its pronoun tells how it is done (`ملاحقتهم قضائيا`).
    pub(super) fn objects(&self, noun: u32) -> impl Iterator<Item = u32> + '_ {
        let how = |object: &u32| {
            self.article.names.headed(*object).is_none()
                && self.article.word(*object).is_some_and(|word| word.pos == Pos::Adjective)
        };
        self.article.syntax.related(noun, Relation::Object).filter(move |object| !how(object))
    }

    /// Whether the verb of a word takes an object.
    pub(super) fn is_transitive(&self, token: u32) -> bool {
        self.article.verb(token).is_some_and(|verb| verb.args.objects > 0)
    }

    /// Whether forces stand behind an act that falls on something else: `قصف المدفعية التركية على قرية`.
    pub(super) fn is_by_arms(&self, masdar: u32) -> bool {
        let article = self.article;
        let armed = |genitive: u32| {
            article
                .names
                .headed(genitive)
                .is_some_and(|mention| mention.sector == Some(Sector::Mil) && mention.kind != Kind::People)
        };
        let on = |child: u32| {
            let preposition = article.syntax.preposition(child).and_then(|index| self.words.preposition(index));
            preposition.is_some_and(|p| p.adnominal && !p.doer && !p.among)
        };
        article.syntax.related(masdar, Relation::Genitive).any(armed)
            && article.syntax.related(masdar, Relation::Oblique).any(on)
    }

    /// What stands behind ل as the object of a masdar (`قصف الجيش للمدينة`): no time (`لمدة`), no purpose (`لمنع`).
    pub(super) fn behind_to(&self, masdar: u32) -> Vec<u32> {
        let Some(to) = self.words.prefix_index(Clitics::TO) else { return Vec::new() };
        let article = self.article;
        // `اجتياحها للمحافظة`
        let place = |token: u32| article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
        let object = |child: &u32| {
            article.syntax.preposition(*child) == Some(to)
                && (article.word(*child).is_none_or(|word| word.pos != Pos::Masdar) || place(*child))
                && !article.times.iter().any(|time| time.tokens.contains(child))
        };
        article.syntax.related(masdar, Relation::Oblique).filter(object).collect()
    }

    /// Whether the pronoun on a noun means who does it by its light verb, and not who suffers it: `أصدرت المحكمة حكمها`, `أعلنت الوزارة
    /// إدانتها للقصف`.
    pub(super) fn is_own(&self, noun: u32, light: Option<Light>) -> bool {
        let syntax = &self.article.syntax;
        let falls_on = |child: u32| {
            let definite = self.article.word(child).is_some_and(|word| word.clitics.has(Clitics::ARTICLE));
            definite && syntax.preposition(child) == self.words.prefix_index(Clitics::TO)
        };
        let apart = || syntax.related(noun, Relation::Oblique).any(falls_on);
        let light = light.filter(|light| light.role == Role::Actor || light.role == Role::Announcer && apart());
        light.is_some_and(|light| {
            let subjects = self.subjects(light.verb, 0).into_iter();
            subjects.into_iter().any(|(subject, _)| suffix_agrees(self.article, noun, subject))
        })
    }
}
