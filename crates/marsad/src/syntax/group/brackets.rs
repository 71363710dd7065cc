//! What stands in brackets within a sentence: `قتل كروز (19 عاما) سبعة أشخاص`.

use super::{Item, ItemKind};
use crate::article::Article;
use crate::morph::NounKind;
use crate::names::Kind;
use crate::syntax::tree::{Relation, Syntax};

/// How many items brackets may hold that only remark on what stands before them.
const REMARK: usize = 5;

/// The items without what brackets remark on the word before them, an age, a side, a land, which hangs on that word.
pub(super) fn without(article: &Article<'_>, items: Vec<Item>, tree: &mut Syntax) -> Vec<Item> {
    let mark = |item: &Item, form: &str| item.kind == ItemKind::Mark && article.form(item.head) == form;
    if !items.iter().any(|item| mark(item, "(")) {
        return items;
    }
    // Who is named there is named beside what he is; `عقد بمليوني يورو (مليونا دولار) تشتري بموجبه`: a sum is told twice.
    let sum = |item: &Item| {
        let measure = |token| article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::MEASURE));
        item.tokens.clone().any(measure)
    };
    let remarks = |item: &Item| match item.kind {
        ItemKind::Group { preposition: Some(_), .. } => false,
        ItemKind::Group { mention, .. } => {
            let named = mention.and_then(|index| article.names.mentions.get(index));
            named.is_none_or(|mention| matches!(mention.kind, Kind::Place | Kind::State)) && !sum(item)
        }
        ItemKind::Time | ItemKind::Other | ItemKind::Mark => true,
        ItemKind::Verb | ItemKind::Word(_) => false,
    };
    let mut kept: Vec<Item> = Vec::with_capacity(items.len());
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let inside = items.get(at + 1..).unwrap_or_default();
        let closing = inside.iter().take(REMARK + 1).position(|inner| mark(inner, ")")).filter(|_| mark(item, "("));
        let before =
            kept.last().filter(|before| matches!(before.kind, ItemKind::Group { .. })).map(|before| before.head);
        let behind = closing.is_some_and(|closing| inside.get(closing + 1).is_some());
        match (closing, before) {
            (Some(closing), Some(before)) if behind && inside.iter().take(closing).all(remarks) => {
                for inner in items.iter().skip(at).take(closing + 2) {
                    tree.attach(inner.head, before, Relation::Other);
                }
                at += closing + 2;
            }
            _ => {
                kept.push(item.clone());
                at += 1;
            }
        }
    }
    kept
}
