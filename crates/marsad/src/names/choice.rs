//! What a name means where several bear it, or where it is an ordinary word.

use super::cues::Cue;
use super::person::LARGE;
use super::reading::Reader;
use super::recogniser::Target;
use super::scene::{Like, NameHit};
use super::{Kind, context};
use crate::morph::{Analysis, Clitics, Number, Origin, Pos};

impl Reader<'_, '_> {
    /// What a name means here; none where it is more likely an ordinary word.
    pub fn target(&self, at: u32, hit: NameHit) -> Option<Target> {
        let scene = &self.scene;
        let targets = scene.targets(hit);
        if let Some(club) = self.club(at, targets) {
            return Some(club);
        }
        let alone = hit.end == at + 1;
        let like = if alone { self.likeness(at) } else { Like::Strong };
        let rank = |target: &&Target| match target {
            Target::State(_) => 0,
            Target::Seat(_) => 1,
            Target::Entity(_) => 2,
            Target::Place(_) => 3,
        };
        let mut best = None;
        let mut sorted: Vec<&Target> = targets.iter().collect();
        sorted.sort_by_key(rank);
        let namesake = if alone { self.namesake(at, targets) } else { None };
        for target in sorted {
            if namesake.is_some_and(|country| self.state_of(*target).is_some_and(|other| other != country)) {
                continue;
            }
            let fits = match target {
                Target::State(_) | Target::Seat(_) if alone && scene.cue(at, Cue::Ambiguous) => {
                    self.after_locative(at) || like >= Like::Fair
                }
                Target::State(_) | Target::Seat(_) => !alone || like > Like::Never || hit.governed || hit.joined,
                Target::Entity(index) if alone && self.is_club(*index) => self.is_club_here(at, targets),
                Target::Entity(index) => {
                    let person =
                        scene.recogniser.entities.get(*index).is_some_and(|entity| entity.kind == Kind::Person);
                    let least = match person {
                        _ if scene.cue(at, Cue::Ambiguous) => {
                            if self.beside_actor(at) {
                                Like::Weak
                            } else {
                                Like::Strong
                            }
                        }
                        true => Like::Fair,
                        false => Like::Weak,
                    };
                    // `في بروكسل`: the seat of a body above states, told as a place.
                    let town = !person
                        && self.after_locative(at)
                        && targets.iter().any(|target| matches!(target, Target::Place(_)));
                    !town && (self.known.contains(index) || like >= least)
                }
                Target::Place(index) => {
                    let settled = at > 0
                        && (scene.cue(at - 1, Cue::Settlement)
                            || scene.cue(at - 1, Cue::Area)
                            || scene.stem_cue(at - 1, Cue::Settlement));
                    let place = scene.recogniser.places.get(*index);
                    let large = place.is_some_and(|place| place.population > 100_000) && !self.is_other_word(at, hit);
                    let sure = like >= Like::Strong || like >= Like::Fair && (large || self.after_locative(at));
                    let spoken = place.and_then(|place| place.country).is_none_or(|country| self.speaks_of(country));
                    if alone && !settled && !spoken && self.is_cut_out(at, hit) && !large {
                        continue;
                    }
                    let said = settled || self.after_locative(at);
                    // A dual is no place of a state that the article does not name (`من القريتين`).
                    if alone && !settled && !spoken && self.is_two(at) {
                        continue;
                    }
                    // Of a state that the article does not name only what is well known and no other word.
                    let small = place.is_some_and(|place| place.is_small());
                    if !said && !spoken && (small || alone && self.is_also_word(at)) {
                        continue;
                    }
                    // A town that bears a person's name is one where the text says so.
                    let personal = self.is_personal(at, hit.end);
                    let next_named = alone && scene.like(at + 1) == Like::Strong && scene.name(at + 1).is_none();
                    let surname =
                        next_named && scene.recogniser.places.get(*index).is_some_and(|place| place.population < LARGE);
                    let plain = !scene.cue(at, Cue::Ambiguous) && !scene.stem_cue(at, Cue::Ambiguous);
                    settled || plain && (said && like >= Like::Fair || sure && !personal && !surname)
                }
            };
            if fits {
                best = Some(*target);
                break;
            }
        }
        match best {
            Some(Target::Place(_)) => context::nearest_place(self, hit.end, targets),
            other => other,
        }
    }

    /// Whether a word that the name of a town is spelled like stands here: a verb (`قم بالنقر`), a noun with its pronoun (`جده`),
    /// an adjective of the noun before it (`الحقيبة الزرقاء`).
    fn is_other_word(&self, at: u32, hit: NameHit) -> bool {
        let scene = &self.scene;
        let Some(word) = scene.article.word(at).filter(|_| hit.end == at + 1) else { return false };
        let before = at.checked_sub(1).filter(|before| scene.same_line(*before, at));
        let qualifies = scene.is_adjective(at, true)
            && before.is_some_and(|before| {
                scene.is_definite(before) && scene.article.word(before).is_some_and(|word| word.pos.is_nominal())
            });
        let known = word.origin != Origin::Guess;
        let led = word.clitics.any(Clitics::PREPOSITIONS) && !hit.governed;
        known && (word.pos == Pos::Verb || word.pos != Pos::Name && word.suffix.is_some() || led || qualifies)
    }

    /// Whether a word is the dual of a noun.
    fn is_two(&self, at: u32) -> bool {
        self.scene.article.word(at).is_some_and(|word| {
            word.features.number == Some(Number::Dual) && word.pos.is_nominal() && word.pos != Pos::Name
        })
    }

    /// Whether the lexicon has a word of this spelling that is no name.
    fn is_also_word(&self, at: u32) -> bool {
        let common = |word: &Analysis| word.pos != Pos::Name && word.origin == Origin::Lexicon;
        self.scene.article.analyses(at).iter().any(common)
    }

    /// Whether a name is found only by cutting a letter off a word that no lexicon knows (`فايكينغ`).
    fn is_cut_out(&self, at: u32, hit: NameHit) -> bool {
        let whole = |word: &Analysis| word.origin == Origin::Guess && word.clitics == Clitics::default();
        (hit.joined || hit.governed) && self.scene.article.word(at).is_some_and(whole)
    }

    /// How much a single token that the tables know is a name here: clitics do not count against it.
    fn likeness(&self, at: u32) -> Like {
        let scene = &self.scene;
        match scene.like(at) {
            Like::Never => {
                let analyses = scene.article.analyses(at);
                let best = analyses.first();
                let named = analyses.iter().position(|reading| reading.pos == Pos::Name);
                match (best, named) {
                    (Some(best), _) if best.origin == Origin::Guess => Like::Strong,
                    (_, Some(0)) => Like::Strong,
                    (_, Some(_)) => Like::Fair,
                    (Some(best), None) if best.pos.is_nominal() => Like::Weak,
                    _ => Like::Never,
                }
            }
            like => like,
        }
    }

    /// Whether a name of an actor stands right before or after a token (`فتح وحماس`).
    fn beside_actor(&self, at: u32) -> bool {
        let scene = &self.scene;
        let actor = |token: u32| {
            scene.same_line(at, token)
                && scene.name(token).is_some_and(|hit| {
                    scene.targets(hit).iter().any(|target| matches!(target, Target::Entity(_)))
                        && !scene.cue(token, Cue::Ambiguous)
                })
        };
        let next_joined = scene.is_joined(at + 1) || scene.name(at + 1).is_some_and(|hit| hit.joined);
        next_joined && actor(at + 1) || at > 0 && scene.is_joined(at) && actor(at - 1)
    }

    /// The sports club that a name means where the talk is of sport: not a town then, unless it is told as a place.
    fn club(&self, at: u32, targets: &[Target]) -> Option<Target> {
        let shared = targets.len() > 1 && self.sport && !self.after_locative(at);
        let club = |target: &&Target| matches!(target, Target::Entity(index) if self.is_club(*index));
        targets.iter().find(club).copied().filter(|_| shared)
    }

    /// Whether a word that a club alone is called by means the club: a common word only where the talk is of sport, and not as
    /// an adjective of the noun before it (`الفريق العربي`).
    fn is_club_here(&self, at: u32, targets: &[Target]) -> bool {
        let scene = &self.scene;
        let qualifies = at > 0
            && scene.same_line(at - 1, at)
            && !scene.is_led(at)
            && scene.is_definite(at)
            && scene.is_definite(at - 1)
            && scene.article.word(at - 1).is_some_and(|word| word.pos.is_nominal());
        let like = self.likeness(at);
        targets.len() == 1 && (like == Like::Strong || self.sport && like >= Like::Weak && !qualifies)
    }

    fn is_club(&self, index: u32) -> bool {
        self.scene.recogniser.entities.get(index).is_some_and(|entity| entity.sport)
    }

    /// Of states that share a name (`عمان`) the one that its vowels tell, else the one spoken of, else the one whose capital it
    /// is where it is told as a place.
    fn namesake(&self, at: u32, targets: &[Target]) -> Option<[u8; 3]> {
        let recogniser = self.scene.recogniser;
        let mut shared: Vec<[u8; 3]> = targets.iter().filter_map(|target| self.state_of(*target)).collect();
        shared.sort_unstable();
        shared.dedup();
        if shared.len() < 2 {
            return None;
        }
        let spoken: Vec<_> = shared.iter().copied().filter(|country| self.speaks_of(*country)).collect();
        let seat = targets.iter().find(|target| matches!(target, Target::Seat(_)));
        recogniser
            .vowels
            .country(self.scene.article.text(at), &shared)
            .or(match spoken[..] {
                [only] => Some(only),
                _ => None,
            })
            .or_else(|| seat.filter(|_| self.after_locative(at)).and_then(|seat| self.state_of(*seat)))
    }

    fn state_of(&self, target: Target) -> Option<[u8; 3]> {
        let (Target::State(index) | Target::Seat(index)) = target else { return None };
        self.scene.recogniser.states.all.get(usize::from(index)).map(|state| state.code)
    }
}
