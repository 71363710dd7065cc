//! Places by description: a part of a place (`شمال شرق بغداد`), a settlement with its name (`بلدة كترمايا`).

use super::Kind;
use super::cues::Cue;
use super::draft::Draft;
use super::particles::Particle;
use super::reading::Reader;
use super::recogniser::Target;
use super::scene::Like;
use super::terms::{Class, Reference};
use crate::morph::{Clitics, NounKind, Pos};
use crate::text::TokenKind;

/// No chain of directions or settlements is longer.
const LONGEST: u32 = 5;

impl Reader<'_, '_> {
    /// A place that a direction or a settlement opens.
    pub fn place(&self, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        let verb = scene.article.word(at).is_some_and(|word| word.pos == Pos::Verb);
        if verb || !(self.opens_place(at) || self.opens_led_place(at)) || !scene.is_open(at) {
            return None;
        }
        let mut from = at + 1;
        while from < end && from < at + LONGEST && self.opens_place(from) && !scene.stem_cue(from, Cue::Capital) {
            from += 1;
        }
        if from >= end || scene.article.kind(from) != Some(TokenKind::Word) || scene.is_time(from) {
            return None;
        }
        let capital = || if scene.stem_cue(from, Cue::Capital) { self.capital(from, end) } else { None };
        let known = self.anchor(from).or_else(|| self.own_country(from)).or_else(capital);
        let mut draft = known.or_else(|| self.unknown(at, from, end))?;
        let inner = draft.clone();
        draft.mention.tokens.start = at;
        draft.mention.name.start = at;
        draft.mention.head = at;
        draft.mention.kind = Kind::Place;
        draft.mention.sector = None;
        draft.mention.role = None;
        if inner.target.is_some() {
            draft.inner.push(inner);
        }
        Some(draft)
    }

    fn opens_place(&self, token: u32) -> bool {
        [Cue::Direction, Cue::Settlement, Cue::Area].iter().any(|cue| self.scene.cue(token, *cue))
    }

    /// Whether a settlement opens a place together with the preposition before it: `بمحافظة حلب`.
    fn opens_led_place(&self, token: u32) -> bool {
        let by = self.scene.article.word(token).is_some_and(|word| word.clitics.has(Clitics::BY));
        by && self.scene.stem_cue(token, Cue::Settlement)
    }

    /// A known place or state.
    fn anchor(&self, at: u32) -> Option<Draft> {
        let scene = &self.scene;
        let hit = scene.name(at).filter(|hit| !hit.joined && !hit.governed)?;
        let targets = scene.targets(hit);
        let place = super::context::nearest_place(self, hit.end, targets);
        let state = targets.iter().find(|target| matches!(target, Target::State(_) | Target::Seat(_))).copied();
        let target = if self.scene.cue(at - 1, Cue::Direction) { state.or(place) } else { place.or(state) };
        Some(self.entity(at..hit.end, target?))
    }

    /// The country spoken of (`جنوب البلاد`).
    fn own_country(&self, at: u32) -> Option<Draft> {
        let (met, term) = self.scene.term(at, |class| matches!(class, Class::Back(Reference::OwnState)))?;
        let settled = self.scene.is_definite(at) && matches!(term.class, Class::Back(_));
        settled.then(|| Draft::new(Kind::Place, at..at + met.length))
    }

    /// A settlement whose name no table has; its country is that of a place named right after it.
    fn unknown(&self, head: u32, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        let area = scene.cue(at - 1, Cue::Area);
        // What no lexicon knows begins with the letters of a preposition by chance (`كفرنبل`).
        let strange = scene.article.word(at).is_some_and(|word| word.origin == crate::morph::Origin::Guess);
        if !area && !scene.cue(at - 1, Cue::Settlement) && !self.opens_led_place(at - 1) {
            return None;
        }
        if !area && head + 1 == at && at + 1 < end && self.opens_name(at) {
            let mut draft = Draft::new(Kind::Place, at..at + 2);
            self.lie(&mut draft, at + 2, end);
            return Some(draft);
        }
        if scene.is_led(at) && !strange {
            return None;
        }
        let like = if strange { Like::Strong } else { scene.like(at) };
        let human = scene.article.lexeme(at).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        let noun = !area && !human && scene.is_definite(at) && like >= Like::Weak && !scene.is_adjective(at, true);
        let named = like >= Like::Strong || noun && scene.nisba(at).is_none() && head + 1 == at;
        if !named || scene.noun(at).is_some() {
            return None;
        }
        let mut stop = at + 1;
        while stop < end && scene.like(stop) >= Like::Strong && scene.name(stop).is_none() {
            stop += 1;
        }
        let mut draft = Draft::new(Kind::Place, at..stop);
        self.lie(&mut draft, stop, end);
        Some(draft)
    }

    /// Whether a word opens a name of two words behind a settlement: a particle of names (`قرية أم الكرامي`), or one that begins with
    /// the letter of a preposition by chance before a name that no table has (`مدينة لشكر كاه`).
    fn opens_name(&self, at: u32) -> bool {
        let scene = &self.scene;
        let particle = scene.lookup(at).and_then(|lookup| scene.recogniser.particles.of(lookup.word?));
        let word = scene.article.kind(at + 1) == Some(TokenKind::Word) && !scene.is_led(at + 1);
        let strange = scene.article.word(at + 1).is_some_and(|word| word.origin == crate::morph::Origin::Guess);
        let by_chance = scene.is_led(at) && !scene.is_definite(at) && strange && scene.name(at + 1).is_none();
        word && (particle == Some(Particle::Before) || by_chance)
    }

    /// Lets a place be in the state of its adjective or in the place named right behind it.
    fn lie(&self, draft: &mut Draft, stop: u32, end: u32) {
        draft.tell(super::context::adjective(self, stop));
        if let Some(parent) = self.parent(stop, end) {
            draft.mention.country = parent.mention.country;
            draft.mention.point = parent.mention.point;
            draft.told = draft.mention.country.is_some();
        }
    }

    /// The place named after a preposition.
    fn parent(&self, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        let mut next = at;
        if next < end && scene.cue(next, Cue::Locative) {
            next += 1;
        }
        while next < end && next < at + LONGEST && (self.opens_place(next) || self.opens_led_place(next)) {
            next += 1;
        }
        let hit = (next < end)
            .then(|| scene.name(next))
            .flatten()
            .filter(|hit| !hit.joined && (next > at || hit.governed))?;
        self.target(next, hit)
            .filter(|target| !matches!(target, Target::Entity(_)))
            .map(|target| self.entity(next..hit.end, target))
    }
}
