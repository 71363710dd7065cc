//! What a title says of an office behind its first noun: further portfolios, and what it is for before its holder's name.

use super::Kind;
use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use crate::morph::{Clitics, Number, Pos};
use crate::text::TokenKind;

/// How many words may stand between an office that is for something and the name of its holder.
const REACH: u32 = 9;

impl Reader<'_, '_> {
    /// Further portfolios of a ministry or minister: `وزير الخارجية والتعاون الدولي`, `وزارة الصحة والسكان`.
    pub fn portfolios(&self, draft: &mut Draft, end: u32) {
        let scene = &self.scene;
        let one =
            scene.article.word(draft.mention.head).is_some_and(|word| word.features.number == Some(Number::Singular));
        if !one || !scene.stem_cue(draft.mention.head, Cue::Cabinet) {
            return;
        }
        loop {
            let at = draft.end();
            let further = at < end && scene.same_line(draft.mention.head, at) && scene.is_joined(at);
            if !further || !scene.stem_cue(at, Cue::Portfolio) {
                return;
            }
            let open = !scene.is_definite(at);
            let mut last = at + 1;
            // `وشؤون المغتربين`, `والإنتاج الحربي`
            if open && last < end && scene.is_definite(last) {
                last += 1;
            }
            while last < end && scene.nisba(last).is_none() && !scene.is_joined(last) && scene.is_adjective(last, true)
            {
                last += 1;
            }
            if open && last == at + 1 {
                return;
            }
            draft.extend(last);
        }
    }

    /// Gives an office the name that stands behind what it is for: `المنسق الأممي للشؤون الإنسانية في السودان كليمنتين سلامي`.
    pub fn bearer_beyond(&self, draft: &mut Draft, end: u32) {
        let scene = &self.scene;
        let article = scene.article;
        let first = draft.end();
        let office = draft.mention.kind == Kind::Person && draft.term.is_some();
        let purpose = article.word(first).is_some_and(|word| word.clitics.has(Clitics::TO) && word.pos.is_nominal());
        if !office
            || draft.mention.named
            || !purpose
            || scene.noun(first).is_some()
            || !scene.same_line(draft.mention.head, first)
        {
            return;
        }
        for at in first + 1..end.min(first + REACH) {
            let verb = article.word(at).is_some_and(|word| word.pos == Pos::Verb);
            if verb || article.kind(at) != Some(TokenKind::Word) || scene.is_time(at) {
                return;
            }
            let known = |person: &Draft| person.target.is_some() && person.mention.name.len() > 1;
            if let Some(person) = self.person(at, end, true).filter(known) {
                // A name of another state is another's: `قدم الوزير للوفد الروسي سيرغي لافروف`.
                let other = draft.told && person.mention.country != draft.mention.country;
                if !other {
                    self.bear(draft, &person);
                }
                return;
            }
        }
    }
}
