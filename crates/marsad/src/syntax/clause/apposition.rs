//! Names right behind what they name.

use super::super::group::{Item, ItemKind};
use super::super::tree::Relation;
use super::Builder;
use crate::morph::{Clitics, Gender, NounKind, Number, Pos};
use crate::names::{Kind, Mention};

impl Builder<'_, '_> {
    /// A name right after a description, or after a comma: the same person.
    pub(super) fn named_before(&self, index: usize, mention: Option<usize>) -> Option<u32> {
        let kind = |index: usize| self.article.names.mentions.get(index).map(|mention| mention.kind);
        if mention.and_then(kind) != Some(Kind::Person) {
            return None;
        }
        let before = self.items[..index].iter().rev().find(|item| item.kind != ItemKind::Mark)?;
        if let Some(people) = self.nisba_before(index) {
            return Some(people);
        }
        let touches = before.tokens.end == self.items[index].tokens.start;
        if touches && (self.names_pair(before) || before.joined && self.is_man_of_state(before.head)) {
            return Some(before.head);
        }
        let ItemKind::Group { mention: Some(described), .. } = before.kind else {
            return self.office_before(index, before).or_else(|| self.human_before(index));
        };
        // Two offices beside each other are two persons, unless a comma makes them one; two names are never one
        // (`وصف أردوغان نتنياهو`).
        let is_name = |head: u32| self.article.word(head).is_none_or(|word| word.pos == Pos::Name);
        let named = is_name(self.items[index].head);
        let one = if self.after_mark(index) { true } else { named && !is_name(before.head) };
        let person = matches!(kind(described), Some(Kind::Person | Kind::Reference));
        (person && one).then_some(before.head)
    }

    /// Whether a dual says what two persons are whose names follow: `الرئيسان بوتين وأردوغان`, `الرئيسان الأميركي دونالد ترامب
    /// والروسي فلاديمير بوتين`.
    fn names_pair(&self, title: &Item) -> bool {
        let human = self.article.lexeme(title.head).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        let last = title.tokens.end.checked_sub(1);
        let plain = last == Some(title.head) || last.is_some_and(|last| self.is_man_of_state(last));
        human
            && plain
            && self
                .article
                .word(title.head)
                .is_some_and(|word| word.features.number == Some(Number::Dual) && word.clitics.has(Clitics::ARTICLE))
    }

    /// Whether a word is a state's adjective that stands for a man: `الروسي`.
    fn is_man_of_state(&self, token: u32) -> bool {
        let state = self.article.names.headed(token).is_some_and(|mention| mention.kind == Kind::State);
        state
            && self.article.word(token).is_some_and(|word| {
                word.pos == Pos::Adjective
                    && word.clitics.has(Clitics::ARTICLE)
                    && word.features.gender == Some(Gender::Masculine)
                    && word.features.number == Some(Number::Singular)
            })
    }

    /// Whom the words before a comma describe at the end of a longer phrase: `ردا على تسميم العميل السابق، سيرغي سكريبال`.
    fn office_before(&self, index: usize, before: &Item) -> Option<u32> {
        let ends = |mention: &&Mention| {
            mention.kind == Kind::Person
                && mention.tokens.end == before.tokens.end
                && before.tokens.contains(&mention.head)
                && self.article.word(mention.head).is_some_and(|word| word.pos != Pos::Name)
        };
        let described = self.article.names.mentions.iter().find(ends).filter(|_| self.after_mark(index))?;
        Some(described.head)
    }

    /// The adjective of a state that stands for a person right before his name, behind another noun: `ترحيل التونسي أنيس العامري`.
    fn nisba_before(&self, index: usize) -> Option<u32> {
        let last = self.items[index].tokens.start.checked_sub(1)?;
        let before = self.before(index).filter(|before| before.tokens.contains(&last) && before.head != last)?;
        let genitive = self.tree.relation(last) == Relation::Genitive && self.tree.head(last) == Some(before.head);
        let word = self.article.word(last)?;
        let one = word.pos == Pos::Adjective
            && word.clitics.has(Clitics::ARTICLE)
            && word.features.number == Some(Number::Singular);
        let name = self.article.word(self.items[index].head).is_none_or(|word| word.pos == Pos::Name);
        (genitive && one && name).then_some(last)
    }

    /// The noun of one person, with the phrases that hang on it, right before his name: `المتطوعة في المستشفى رزان النجار`.
    fn human_before(&self, index: usize) -> Option<u32> {
        let name = self.items[index].head;
        let mut before = self.items[..index].iter().rev();
        let noun = before.find(|item| !matches!(item.kind, ItemKind::Group { preposition: Some(_), .. }))?;
        let between = self.items[..index].iter().rev().take_while(|item| item.head != noun.head);
        let hangs = between
            .into_iter()
            .all(|item| self.tree.ancestors(item.head).any(|above| above == noun.head) && !item.joined);
        let bare = matches!(noun.kind, ItemKind::Group { preposition: None, mention: None, .. });
        let word = self.article.word(noun.head)?;
        let one = word.features.number == Some(Number::Singular) && word.pos == Pos::Noun && word.suffix.is_none();
        let human = self.article.lexeme(noun.head).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        let named = self.article.word(name).is_none_or(|word| word.pos == Pos::Name);
        let gender = |token: u32| self.article.word(token).and_then(|word| word.features.gender);
        let agrees = gender(name).is_none_or(|of_name| word.features.gender.is_none_or(|of_noun| of_noun == of_name));
        (bare && hangs && one && human && named && agrees).then_some(noun.head)
    }

    /// The noun of a town right before its name: `في العاصمة عمان`, `تستضيف العاصمة القطرية الدوحة`.
    pub(super) fn town_before(&self, index: usize, mention: Option<usize>) -> Option<u32> {
        let named = self.article.names.mentions.get(mention?)?;
        let before =
            self.before(index).filter(|_| matches!(named.kind, Kind::State | Kind::Place) && named.name.len() == 1)?;
        let ItemKind::Group { preposition, definite: true, mention: None } = before.kind else { return None };
        // Without a preposition a state may be another part of the clause: `قصفت المدينة روسيا`.
        let town_named = || named.point.as_ref().is_some_and(|point| point.precision != "country");
        if preposition.is_none() && !town_named() {
            return None;
        }
        let town = self.article.lexeme(before.head).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
        let name = self.article.word(named.head).is_some_and(|word| word.pos == Pos::Name);
        (town && name && before.tokens.len() <= 2).then_some(before.head)
    }
}
