//! Adjectives of states and peoples that stand for themselves: persons of them, or the state that they name.

use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::scene::NisbaHit;
use super::{Kind, Sector};
use crate::morph::{Analysis, Clitics, Gender, Number, Origin, Pos};

impl Reader<'_, '_> {
    /// An adjective of a state or people: persons of it (`الأميركيون`), else the state that a noun's adjective names.
    pub fn nisba(&self, at: u32, end: u32) -> Option<Draft> {
        let hit = self.scene.nisba(at)?;
        let word = self.scene.article.word(at);
        let several = hit.definite || hit.nisba.number != Number::Singular;
        let fits = word.is_none_or(|word| {
            let named = word.pos == Pos::Name || word.origin == Origin::Guess;
            word.pos.is_adjectival() || named || several && word.pos.is_nominal()
        });
        if !fits {
            return None;
        }
        let mut draft = self.nisba_draft(at, hit.nisba, hit.end);
        if hit.joined
            && let Some(person) = self.national(at, end)
        {
            draft.mention.kind = Kind::Person;
            draft.inner.push(self.nisba_draft(at, hit.nisba, hit.end));
            self.bear(&mut draft, &person);
            return Some(draft);
        }
        let before = at.checked_sub(1).and_then(|before| self.scene.article.word(before));
        let qualifies = before.is_some_and(|word| word.pos.is_nominal()) && !hit.joined && !self.scene.is_led(at);
        let masculine = hit.nisba.gender == Gender::Masculine;
        let several = masculine && hit.nisba.number != Number::Singular;
        let victim = at > 0 && self.scene.cue(at - 1, Cue::Victim) && !hit.definite;
        let one = !qualifies && !hit.definite && (at > 0 && self.after_verb(at) || self.opens_title(at));
        // `قتل الجيش فلسطينيا`: an indefinite accusative describes nothing definite.
        let object = masculine && !hit.definite && self.is_undescribing(at);
        if several || victim || one || object {
            self.as_people(&mut draft, &hit, end);
        }
        Some(draft)
    }

    /// Whether the adjective of a state and the name of somebody of it stand behind a dual, as for each of two: `وزيرا الخارجية المصري
    /// سامح شكري والأردني أيمن الصفدي`.
    pub(super) fn named_each(&self, at: u32, end: u32) -> bool {
        self.scene.nisba(at).is_some_and(|hit| !hit.joined) && self.national(at, end).is_some()
    }

    /// The person of a state whom the tables know by the name right behind its adjective.
    fn national(&self, at: u32, end: u32) -> Option<Draft> {
        let hit = self.scene.nisba(at).filter(|hit| hit.definite && hit.nisba.number == Number::Singular)?;
        let person = self.person(hit.end, end, true)?;
        (person.target.is_some() && person.mention.country == hit.nisba.country).then_some(person)
    }

    /// Makes of an adjective of a state, group or faith those whom it calls so: `فلسطينيان`.
    pub(super) fn as_people(&self, draft: &mut Draft, hit: &NisbaHit, end: u32) {
        draft.mention.kind = Kind::People;
        draft.mention.sector = hit.nisba.sector.or(Some(Sector::Cvl));
        draft.mention.id = None;
        draft.target = None;
        self.modifiers(draft, end, hit.definite);
    }

    /// Whether an indefinite accusative stands right behind a definite noun, which it does not describe.
    fn is_undescribing(&self, at: u32) -> bool {
        let defined = |word: &Analysis| word.clitics.has(Clitics::ARTICLE) || word.pos == Pos::Name;
        let before = at.checked_sub(1).filter(|before| self.scene.same_line(*before, at));
        self.is_object(at) && before.and_then(|before| self.scene.article.word(before)).is_some_and(defined)
    }

    /// Whether a word opens a line as the subject of the verb behind it: `فلسطيني يطعن جنديا`.
    fn opens_title(&self, at: u32) -> bool {
        let scene = &self.scene;
        let opens = at == 0 || !scene.same_line(at - 1, at);
        opens && scene.same_line(at, at + 1) && scene.article.word(at + 1).is_some_and(|word| word.pos == Pos::Verb)
    }

    fn after_verb(&self, at: u32) -> bool {
        self.scene.same_line(at - 1, at) && self.scene.article.word(at - 1).is_some_and(|word| word.pos == Pos::Verb)
    }
}
