//! Names in quotation marks: `حزب «المستقبل»`, `تنظيم "الدولة الإسلامية"`.

use std::ops::Range;

use super::Kind;
use super::draft::Draft;
use super::reading::Reader;
use super::scene::Scene;
use super::terms::Class;
use crate::article::Article;
use crate::text::TokenKind;

/// No name in quotation marks has more words.
const LONGEST: usize = 5;

/// Whether words in quotation marks are a name: no adjective alone (`منظمة "إرهابية"`).
pub(super) fn is_name(scene: &Scene<'_, '_>, words: &Range<u32>) -> bool {
    let quality = scene.term(words.start, |class| matches!(class, Class::Quality(_))).is_some();
    let adjective = quality && !scene.is_definite(words.start) || scene.is_adjective(words.start, false);
    words.len() > 1 || !adjective
}

/// The words between a pair of quotation marks that opens at a token, if they may be a name.
pub(super) fn within(article: &Article<'_>, mark: u32) -> Option<Range<u32>> {
    if article.kind(mark) != Some(TokenKind::Punctuation) {
        return None;
    }
    let quote = article.quotes.iter().find(|quote| quote.tokens.start == mark + 1)?;
    (quote.closed && (1..=LONGEST).contains(&quote.tokens.len())).then(|| quote.tokens.clone())
}

impl Reader<'_, '_> {
    /// Gives a noun of actors the name in quotation marks right after it. Tells whether there is one.
    pub fn quoted(&self, draft: &mut Draft, class: Class) -> bool {
        let scene = &self.scene;
        let Some(words) = within(scene.article, draft.end()) else { return false };
        let hit = scene.name(words.start).filter(|hit| hit.end == words.end && !hit.joined && !hit.governed);
        let target = hit.and_then(|hit| Some((hit, self.target(words.start, hit)?)));
        if let Some((hit, target)) = target {
            let inner = self.entity(words.start..hit.end, target);
            if inner.mention.kind == Kind::Person && draft.mention.kind == Kind::Person {
                return false;
            }
            draft.extend(words.end + 1);
            if class == Class::Organ && matches!(inner.mention.kind, Kind::Organisation | Kind::Group) {
                // `جماعة "جيش الإسلام"` is what the tables know by that name.
                (draft.target, draft.told) = (inner.target, inner.told);
                let (known, own) = (inner.mention, &mut draft.mention);
                (own.kind, own.country, own.sector) = (known.kind, known.country, known.sector);
                (own.id, own.canonical, own.english) = (known.id, known.canonical, known.english);
            } else {
                self.adopt(draft, inner);
            }
            return true;
        }
        let body = class == Class::Organ && scene.article.word(words.start).is_some();
        if body {
            draft.extend(words.end + 1);
        }
        body
    }
}
