//! Adjectives around a noun: which of them describe the phrase, which begin another.

use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::terms::Class;
use super::{Kind, Sector};
use crate::morph::{Analysis, Case, Clitics, Gender, Number, Pos};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// Adjectives after a phrase that agree with it in definiteness.
    pub fn modifiers(&self, draft: &mut Draft, end: u32, definite: bool) {
        let scene = &self.scene;
        loop {
            let at = draft.end();
            if at >= end
                || scene.article.kind(at) != Some(TokenKind::Word)
                || scene.is_time(at)
                || scene.cue(at, Cue::Barrier)
            {
                return;
            }
            if let Some(hit) = scene.nisba(at)
                && hit.definite == definite
                && !hit.joined
                && !scene.is_led(at)
            {
                if !agrees(draft, &hit.nisba) || self.is_of_another(draft, at) {
                    return;
                }
                let inner = self.nisba_draft(at, hit.nisba, hit.end);
                // Africans are of some state, not of a body above states.
                if draft.mention.kind == Kind::People && hit.nisba.country == Some(*b"IGO") {
                    draft.stateless = true;
                } else {
                    draft.tell(hit.nisba.country);
                }
                draft.homes = draft.homes.or(hit.nisba.homes);
                if hit.nisba.sector.is_some() && draft.mention.sector != Some(Sector::Mil) {
                    draft.mention.sector = hit.nisba.sector;
                }
                draft.extend(hit.end);
                draft.inner.push(inner);
                continue;
            }
            let quality = scene.term(at, |class| matches!(class, Class::Quality(_)));
            if self.is_of_another(draft, at) {
                return;
            }
            if let Some((met, term)) = quality
                && scene.is_definite(at) == definite
                && !scene.is_led(at)
                && let Class::Quality(note) = term.class
            {
                let crowd = draft.mention.tokens.clone().any(|token| scene.stem_cue(token, Cue::Crowd));
                draft.qualify(note, term.sector.filter(|_| !crowd));
                draft.extend(at + met.length);
                continue;
            }
            // `الجنود الخمسة المحتجزون`
            let counts = |word: &Analysis| word.pos == Pos::Numeral && word.clitics.has(Clitics::ARTICLE);
            if definite && draft.mention.kind == Kind::People && scene.article.word(at).is_some_and(counts) {
                draft.extend(at + 1);
                continue;
            }
            // `الحصار الحوثي المفروض`: an adjective is described by none.
            let first = draft.mention.tokens.start;
            let quality = draft.mention.tokens.len() == 1
                && scene.nisba(first).is_some_and(|hit| hit.definite)
                && scene
                    .article
                    .word(first)
                    .is_some_and(|word| word.pos == Pos::Adjective && word.features.number == Some(Number::Singular));
            let fresh = !quality
                && scene.name(at).is_none()
                && scene.noun(at).is_none_or(|(_, term)| {
                    term.class == Class::People && (definite || self.describes_body(draft, at))
                });
            if fresh && scene.is_adjective(at, definite) {
                draft.extend(at + 1);
                continue;
            }
            return;
        }
    }

    /// Whether an adjective is of another gender than all nouns of the phrase: it begins another (`اعتقلت الشرطة
    /// المعارض`).
    fn is_of_another(&self, draft: &Draft, at: u32) -> bool {
        let gender = |token: u32| self.scene.article.word(token).and_then(|word| word.features.gender);
        let one = self.scene.article.word(at).is_some_and(|word| word.features.number == Some(Number::Singular));
        let fresh = draft.target.is_none() && draft.mention.kind == Kind::Organisation;
        let feminine = || draft.mention.tokens.clone().all(|token| gender(token) == Some(Gender::Feminine));
        // `توعد زعيم الحوثيين السعودية`, `انتقد أمام البرلمان المعارضة`: no feminine describes masculines.
        let of_men = |token: u32| {
            self.scene.article.word(token).is_some_and(|word| {
                let features = word.features;
                features.gender == Some(Gender::Masculine)
                    && (features.number == Some(Number::Singular) || features.case.is_some())
            })
        };
        let men = || (fresh || draft.mention.kind == Kind::Person) && draft.mention.tokens.clone().all(of_men);
        // `استهدف مسلحون حافلة`
        let sound = |token: u32| {
            self.scene.article.word(token).is_some_and(|word| {
                (word.features.number, word.features.case) == (Some(Number::Plural), Some(Case::Nominative))
                    && word.features.gender == Some(Gender::Masculine)
            })
        };
        let band = || draft.mention.kind == Kind::People && draft.mention.tokens.clone().all(sound);
        // `منعت السلطات الصحفيين`, `اتهمت المنظمة العملاء`: a masculine plural describes people alone.
        let body = matches!(draft.mention.kind, Kind::Organisation | Kind::Group);
        let persons = self.scene.article.word(at).is_some_and(|word| {
            (word.features.number, word.features.gender) == (Some(Number::Plural), Some(Gender::Masculine))
                && (word.features.case.is_some() || feminine())
        });
        // `قتل مسلحون صحفيا`
        body && persons
            || band() && self.is_object(at)
            || one
                && (fresh && gender(at) == Some(Gender::Masculine) && feminine()
                    || gender(at) == Some(Gender::Feminine) && (men() || band()))
    }

    /// Whether an indefinite word that may mean persons describes the body or the people before it: `منظمة حقوقية`, `مسلحين ملثمين`,
    /// not `حركة طالبان` or `مسلحون متظاهرين`.
    pub fn describes_body(&self, draft: &Draft, at: u32) -> bool {
        let word = |token: u32| self.scene.article.word(token).copied();
        let (Some(head), Some(quality)) = (word(draft.mention.head), word(at)) else { return false };
        let features = |word: &Analysis| (word.features.gender, word.features.number);
        let sound = head.features.number == Some(Number::Plural) && head.features.case.is_some();
        let people = draft.mention.kind == Kind::People && sound && head.features.case == quality.features.case;
        let body = matches!(draft.mention.kind, Kind::Organisation | Kind::Group) && quality.pos == Pos::Adjective;
        (body || people && quality.pos.is_adjectival())
            && self.scene.is_adjective(at, false)
            && self.scene.noun(at).is_some_and(|(_, term)| term.class == Class::People)
            && features(&head) == features(&quality)
    }
}

/// Whether an adjective may qualify the head of a phrase: a sound masculine plural qualifies none but people.
fn agrees(draft: &Draft, nisba: &super::states::Nisba) -> bool {
    let plural = nisba.number == Number::Plural && nisba.gender == Gender::Masculine;
    !plural || draft.mention.kind == Kind::People
}
