//! Capitals, by name or by whose they are: `العاصمة القطرية الدوحة`, `عاصمة النمسا، فيينا`, `في العاصمة الليبية`, `في العاصمة`.

use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::recogniser::Target;
use super::scene::Like;
use super::terms::{Class, Reference};
use super::{Kind, Point, Sector};
use crate::morph::Clitics;
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// A capital that its noun opens.
    pub fn capital(&self, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        if !scene.stem_cue(at, Cue::Capital) || scene.article.word(at).is_some_and(|word| word.suffix.is_some()) {
            return None;
        }
        let (state, next) = self.capital_of(at, end)?;
        let comma = next < end && scene.article.kind(next) == Some(TokenKind::Punctuation);
        let named = next + u32::from(comma && scene.article.text(next) != ".");
        if let Some(mut draft) = self.seat(named, end, state) {
            draft.mention.tokens.start = at;
            draft.mention.head = at;
            self.be_place(&mut draft);
            return Some(draft);
        }
        let strange =
            next < end && scene.like(next) == Like::Strong && scene.article.kind(next) == Some(TokenKind::Word);
        let described = next < end && scene.is_adjective(next, true);
        let alone = state.is_none();
        if alone && (strange || described || scene.name(next).is_some_and(|hit| !hit.joined && !hit.governed)) {
            return None;
        }
        let mut draft = Draft::new(Kind::Place, at..next);
        if let Some(state) = state.and_then(|index| scene.recogniser.states.all.get(usize::from(index))) {
            draft.tell(Some(state.code));
            self.stand_for(&mut draft);
            self.be_place(&mut draft);
        }
        Some(draft)
    }

    /// A capital in which something is stands for nobody: `في العاصمة السورية`, `بعاصمة النمسا`.
    fn be_place(&self, draft: &mut Draft) {
        let scene = &self.scene;
        let at = draft.mention.head;
        let by = scene.article.word(at).is_some_and(|word| word.clitics.has(Clitics::BY));
        let within = by || at > 0 && scene.same_line(at - 1, at) && scene.cue(at - 1, Cue::At);
        if !within {
            return;
        }
        let mention = &mut draft.mention;
        (mention.kind, mention.sector, mention.id) = (Kind::Place, None, None);
        if let Some([name, english]) = mention.point.as_mut().and_then(|point| point.town.take()) {
            (mention.canonical, mention.english) = (Some(name), Some(english));
        }
    }

    /// The state whose capital a noun tells by adjective or genitive, and the token behind; none where it is that of the
    /// state spoken of. Nothing where it is the capital of something else.
    fn capital_of(&self, at: u32, end: u32) -> Option<(Option<u16>, u32)> {
        let scene = &self.scene;
        let next = at + 1;
        if scene.is_definite(at) {
            let nisba = (next < end).then(|| scene.nisba(next)).flatten();
            let of = nisba.filter(|hit| hit.definite && !hit.joined).and_then(|hit| Some((hit.nisba.state?, hit.end)));
            return Some(of.map_or((None, next), |(state, end)| (Some(state), end)));
        }
        if next >= end {
            return None;
        }
        if let Some((met, _)) = scene.term(next, |class| matches!(class, Class::Back(Reference::OwnState))) {
            return scene.is_definite(next).then_some((None, next + met.length));
        }
        let hit = scene.name(next).filter(|hit| !hit.joined && !hit.governed)?;
        let mut states = scene.targets(hit).iter().filter_map(|target| match target {
            Target::State(index) => Some(*index),
            _ => None,
        });
        Some((Some(states.next()?), hit.end))
    }

    /// The name of a seat at a token: that of a state, if one is told.
    fn seat(&self, at: u32, end: u32, state: Option<u16>) -> Option<Draft> {
        let scene = &self.scene;
        let hit = (at < end).then(|| scene.name(at)).flatten().filter(|hit| !hit.joined && !hit.governed)?;
        let targets = scene.targets(hit);
        let state_of = |index: u16| state.is_none_or(|state| state == index);
        let seat = targets.iter().find_map(|target| match target {
            Target::Seat(index) => Some(*index).filter(|index| state_of(*index)),
            _ => None,
        });
        // A capital that bears its state's name (`العاصمة التونسية تونس`) or is no seat (`العاصمة الليبية طرابلس`).
        let bare = || {
            let states = targets.iter().find_map(|target| match target {
                Target::State(index) => Some(*index).filter(|index| state_of(*index)),
                _ => None,
            });
            let index = states.or(state)?;
            let capital = scene.recogniser.states.all.get(usize::from(index))?.capital?;
            targets.contains(&Target::Place(capital)).then_some(index)
        };
        let index = seat.or_else(bare)?;
        let mut draft = self.entity(at..hit.end, Target::Seat(index));
        if draft.mention.point.is_none() {
            self.stand_for(&mut draft);
        }
        Some(draft)
    }

    /// The point of a state, or of the town that stands for it, whose name starts at a token.
    pub fn state_point(&self, at: u32, target: Target) -> Option<Point> {
        let place = super::context::state_place(self, at, target)?;
        let town = || [(*place.name).to_owned(), (*place.english).to_owned()];
        let town = matches!(target, Target::Seat(_)).then(town);
        Some(Point { town, ..self.scene.recogniser.places.point(place) })
    }

    /// Lets a capital that is told by its state alone stand for it, and lie where the tables say.
    pub fn stand_for(&self, draft: &mut Draft) {
        let recogniser = self.scene.recogniser;
        let mention = &mut draft.mention;
        let state =
            mention.country.and_then(|code| recogniser.states.all.get(usize::from(recogniser.states.of(code)?)));
        let Some((state, place)) = state.and_then(|state| Some((state, recogniser.places.get(state.capital?)?))) else {
            return;
        };
        let mut point = recogniser.places.point(place);
        if draft.told {
            mention.kind = Kind::State;
            mention.sector = Some(Sector::Gov);
            mention.id = Some(format!("state.{}", String::from_utf8_lossy(&state.code).to_lowercase()));
            mention.canonical = Some((*state.name).to_owned());
            mention.english = Some((*state.english).to_owned());
            point.town = Some([(*place.name).to_owned(), (*place.english).to_owned()]);
        } else {
            mention.canonical = Some((*place.name).to_owned());
            mention.english = Some((*place.english).to_owned());
        }
        mention.point = Some(point);
    }

    /// Whether a draft is a capital of the state spoken of.
    fn is_bare_capital(&self, draft: &Draft) -> bool {
        let mention = &draft.mention;
        let last = mention.tokens.end.saturating_sub(1);
        let noun = |token: u32| self.scene.stem_cue(token, Cue::Capital);
        mention.kind == Kind::Place && mention.point.is_none() && (noun(mention.head) || noun(last))
    }
}

/// Lets the capitals of the states spoken of lie where the tables say, once these are known.
pub(super) fn settle(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for draft in drafts {
        if reader.is_bare_capital(draft) {
            reader.stand_for(draft);
        }
    }
}
