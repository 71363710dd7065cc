//! What a construct noun measures in figures: `قرض بقيمة 723 مليون دولار`, `تدمير 10 دبابات`.

use super::{Cutter, is_group_start};
use crate::morph::{NounKind, Pos};
use crate::syntax::agreement;
use crate::syntax::tree::Relation;
use crate::text::TokenKind;

impl Cutter<'_, '_> {
    /// Completes the open noun right before a number in figures with what is counted: its noun and the token after it.
    pub(super) fn counted(&mut self, last: u32, at: u32) -> Option<(u32, u32)> {
        let open = at == last + 1 && self.article.word(last).is_some_and(agreement::opens_idafa);
        if !open || self.article.kind(at) != Some(TokenKind::Number) || self.outer.contains_key(&at) {
            return None;
        }
        let expression = self.article.numbers.iter().find(|number| number.tokens.start == at)?;
        let end = expression.tokens.end.min(self.end);
        // The noun behind the number, be it part of the expression (a unit) or not.
        let noun = |token: u32| {
            self.article
                .word(token)
                .is_some_and(|word| is_group_start(word) && word.clitics.0 == 0 && word.suffix.is_none())
                && self.time(token).is_none()
        };
        let counted = if noun(end - 1) { end - 1 } else { end };
        if counted >= self.end || !noun(counted) {
            return self.of_so_many(last, at, end);
        }
        for token in at..counted {
            self.tree.attach(token, counted, Relation::Function);
        }
        self.tree.attach(counted, last, Relation::Genitive);
        Some((counted, end.max(counted + 1)))
    }

    /// A number in figures that alone says of whom an act is: `مقتل 13 في هجوم`.
    fn of_so_many(&mut self, last: u32, at: u32, end: u32) -> Option<(u32, u32)> {
        let act = self.article.word(last).is_some_and(|word| word.pos == Pos::Masdar)
            || self.article.lexeme(last).is_some_and(|lexeme| lexeme.kind.any(NounKind::EVENT));
        let alone = end == at + 1 && !self.article.times.iter().any(|time| time.tokens.contains(&at));
        if !act || !alone {
            return None;
        }
        self.tree.attach(at, last, Relation::Genitive);
        Some((at, end))
    }

    /// The end of an adjective that a word like `غير` turns round, right behind the noun it describes: `حرب غير مسبوقة`.
    pub(super) fn negated_quality(&mut self, nouns: &[u32], at: u32) -> Option<u32> {
        let negates = self.words.class(self.article, at) == Some(crate::syntax::Class::Negation);
        let quality = at + 1;
        let noun = (negates && quality < self.end && !self.has_prefix(at)).then(|| self.modified(nouns, quality))??;
        self.tree.attach(at, quality, Relation::Function);
        self.tree.attach(quality, noun, Relation::Adjective);
        Some(quality + 1)
    }
}
