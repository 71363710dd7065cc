//! One pass over an article: at each token the longest phrase that names or describes an actor or a place.

use super::cues::Cue;
use super::draft::Draft;
use super::person::LARGE;
use super::recogniser::{Recogniser, Target};
use super::scene::{Like, NameHit, Scene};
use super::states::Nisba;
use super::terms::Class;
use super::{Kind, MentionId, Names, Sector, context, reference};
use crate::article::Article;
use crate::morph::Number;
use crate::text::TokenKind;

/// Reads one article.
pub(super) struct Reader<'s, 'a> {
    pub scene: Scene<'s, 'a>,
    /// Entities whose full name stands in the article: their short names may be trusted.
    known: Vec<u32>,
    /// States that are named or whose adjective stands in the article.
    spoken: Vec<[u8; 3]>,
    day: Option<jiff::civil::Date>,
}

impl<'s, 'a> Reader<'s, 'a> {
    pub fn new(recogniser: &'s Recogniser, article: &'s Article<'a>) -> Self {
        let scene = Scene::new(recogniser, article);
        let mut known = Vec::new();
        for token in 0..article.tokens.len() as u32 {
            let Some(hit) = scene.name(token).filter(|hit| hit.end > token + 1) else { continue };
            known.extend(scene.targets(hit).iter().filter_map(|target| match target {
                Target::Entity(index) => Some(*index),
                _ => None,
            }));
        }
        let mut spoken: Vec<_> = (0..article.tokens.len() as u32)
            .filter_map(|token| {
                let named = scene.name(token).and_then(|hit| {
                    scene.targets(hit).iter().find_map(|target| match target {
                        Target::State(index) | Target::Seat(index) => Some(*index),
                        _ => None,
                    })
                });
                let index = named.or_else(|| scene.nisba(token).and_then(|hit| hit.nisba.state))?;
                recogniser.states.all.get(usize::from(index)).map(|state| state.code)
            })
            .collect();
        spoken.sort_unstable();
        spoken.dedup();
        Self { scene, known, spoken, day: article.document.day() }
    }

    /// All mentions, referents resolved.
    pub fn read(&self) -> Names {
        let article = self.scene.article;
        let mut drafts = Vec::new();
        for line in &article.lines {
            let mut at = line.start;
            while at < line.end {
                match self.phrase(at, line.end) {
                    Some(draft) => {
                        at = draft.end().max(at + 1);
                        drafts.push(draft);
                    }
                    None => at += 1,
                }
            }
        }
        reference::surnames(self, &mut drafts);
        reference::share(self, &mut drafts);
        reference::bodies(self, &mut drafts);
        context::countries(self, &mut drafts);
        let mut flat = Vec::new();
        for draft in drafts {
            flatten(draft, &mut flat);
        }
        flat.sort_by_key(|draft: &Draft| {
            let tokens = &draft.mention.tokens;
            (tokens.start, std::cmp::Reverse(tokens.end), draft.mention.head)
        });
        reference::resolve(self, &mut flat);
        Names::new(flat.into_iter().map(|draft| draft.mention).collect())
    }

    /// Whether the tables say what a named actor was on the day of the article.
    pub fn is_told(&self, target: Target) -> bool {
        match target {
            Target::Entity(index) => {
                self.scene.recogniser.entities.get(index).is_some_and(|entity| entity.is_told_on(self.day))
            }
            _ => true,
        }
    }

    /// Whether the article names a state by its name or capital.
    pub fn speaks_of(&self, country: [u8; 3]) -> bool {
        self.spoken.contains(&country)
    }

    /// The phrase that starts at a token, up to the end of its line.
    pub fn phrase(&self, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        match scene.article.kind(at)? {
            TokenKind::Hashtag => return self.hashtag(at),
            TokenKind::Number => return self.counted(at, end),
            TokenKind::Word => {}
            _ => return None,
        }
        if scene.is_time(at) || scene.cue(at, Cue::Barrier) {
            return None;
        }
        let name = scene.name(at).and_then(|hit| Some((hit, self.target(at, hit)?)));
        let noun = scene.noun(at);
        let longest_noun = noun.map_or(0, |(met, _)| at + met.length);
        if let Some((hit, target)) = name
            && hit.end >= longest_noun
        {
            return Some(self.named(at, hit, target, end));
        }
        self.counted(at, end)
            .or_else(|| self.place(at, end))
            .or_else(|| self.back(at, end))
            .or_else(|| noun.and_then(|(met, term)| self.described(at, met, term, end)))
            .or_else(|| self.nisba(at, end))
            .or_else(|| {
                let mut draft = self.person(at, end, false)?;
                if draft.target.is_none() {
                    self.apposed(&mut draft, end);
                }
                Some(draft)
            })
    }

    /// What a name means here; none where it is more likely an ordinary word.
    pub fn target(&self, at: u32, hit: NameHit) -> Option<Target> {
        let scene = &self.scene;
        let targets = scene.targets(hit);
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
        for target in sorted {
            let fits = match target {
                Target::State(_) | Target::Seat(_) if alone && scene.cue(at, Cue::Ambiguous) => {
                    self.after_locative(at) || like >= Like::Fair
                }
                Target::State(_) | Target::Seat(_) => !alone || like > Like::Never || hit.governed || hit.joined,
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
                    self.known.contains(index) || like >= least
                }
                Target::Place(index) => {
                    let settled = at > 0 && (scene.cue(at - 1, Cue::Settlement) || scene.cue(at - 1, Cue::Area));
                    let large = scene.recogniser.places.get(*index).is_some_and(|place| place.population > 100_000);
                    let sure = like >= Like::Strong || like >= Like::Fair && (large || self.after_locative(at));
                    // A town that bears a person's name is one where the text says so.
                    let personal = self.is_personal(at, hit.end);
                    let said = settled || self.after_locative(at);
                    let next_named = alone && scene.like(at + 1) == Like::Strong && scene.name(at + 1).is_none();
                    let surname =
                        next_named && scene.recogniser.places.get(*index).is_some_and(|place| place.population < LARGE);
                    let plain = !scene.cue(at, Cue::Ambiguous);
                    settled || plain && (said && like >= Like::Fair || sure && !personal && !surname)
                }
            };
            if fits {
                best = Some(*target);
                break;
            }
        }
        match best {
            Some(Target::Place(_)) => context::nearest_place(self, targets),
            other => other,
        }
    }

    /// How much a single token that the tables know is a name here: clitics do not count against it.
    fn likeness(&self, at: u32) -> Like {
        let scene = &self.scene;
        match scene.like(at) {
            Like::Never => {
                let analyses = scene.article.analyses(at);
                let best = analyses.first();
                let named = analyses.iter().position(|reading| reading.pos == crate::morph::Pos::Name);
                match (best, named) {
                    (Some(best), _) if best.origin == crate::morph::Origin::Guess => Like::Strong,
                    (_, Some(0)) => Like::Strong,
                    (_, Some(_)) => Like::Fair,
                    (Some(best), None) if best.pos.is_nominal() => Like::Weak,
                    _ => Like::Never,
                }
            }
            like => like,
        }
    }

    /// Whether a preposition of place, a settlement or a direction stands before a token.
    pub fn after_locative(&self, at: u32) -> bool {
        let scene = &self.scene;
        at > 0
            && scene.same_line(at - 1, at)
            && [Cue::Locative, Cue::At, Cue::Direction, Cue::Settlement, Cue::Area]
                .iter()
                .any(|cue| scene.cue(at - 1, *cue))
    }

    /// A phrase that a name in the tables opens.
    fn named(&self, at: u32, hit: NameHit, target: Target, end: u32) -> Draft {
        let mut draft = self.entity(at..hit.end, target);
        match draft.mention.kind {
            Kind::Organisation | Kind::Group => {
                let definite = true;
                self.modifiers(&mut draft, end, definite);
            }
            Kind::Person => {
                draft.extend(self.longer(draft.end(), end));
            }
            _ => {}
        }
        draft
    }

    /// A draft for a name in the tables.
    pub fn entity(&self, tokens: std::ops::Range<u32>, target: Target) -> Draft {
        let recogniser = self.scene.recogniser;
        let mut draft = Draft::new(Kind::Place, tokens);
        draft.target = Some(target);
        let mention = &mut draft.mention;
        match target {
            Target::State(index) | Target::Seat(index) => {
                mention.kind = Kind::State;
                if let Some(state) = recogniser.states.all.get(usize::from(index)) {
                    mention.country = Some(state.code);
                    mention.sector = Some(Sector::Gov);
                    mention.canonical = Some(state.name.to_string());
                    mention.english = Some(state.english.to_string());
                    mention.id = Some(format!("state.{}", String::from_utf8_lossy(&state.code).to_lowercase()));
                }
                mention.point = context::state_point(self, mention.tokens.start);
            }
            Target::Entity(index) => {
                if let Some(entity) = recogniser.entities.get(index) {
                    mention.kind = entity.kind;
                    mention.canonical = Some(entity.name.to_string());
                    mention.english = Some(entity.english.to_string());
                    mention.id = Some(entity.id.to_string());
                    if let Some(period) = entity.on(self.day) {
                        mention.country = period.country;
                        mention.sector = period.sector;
                        mention.role = period.role.map(Into::into);
                    }
                }
            }
            Target::Place(index) => {
                if let Some(place) = recogniser.places.get(index) {
                    mention.country = place.country;
                    mention.canonical = Some(place.name.to_string());
                    mention.english = Some(place.english.to_string());
                    mention.point = Some(recogniser.places.point(place));
                }
            }
        }
        draft.told = draft.mention.country.is_some();
        draft
    }

    /// An adjective of a state or people: persons of it (`الأميركيون`), else the state that a noun's adjective names.
    fn nisba(&self, at: u32, end: u32) -> Option<Draft> {
        let hit = self.scene.nisba(at)?;
        let word = self.scene.article.word(at);
        let several = hit.definite || hit.nisba.number != Number::Singular;
        let fits = word.is_none_or(|word| {
            let named = word.pos == crate::morph::Pos::Name || word.origin == crate::morph::Origin::Guess;
            word.pos.is_adjectival() || named || several && word.pos.is_nominal()
        });
        if !fits {
            return None;
        }
        let mut draft = self.nisba_draft(at, hit.nisba, hit.end);
        let before = at.checked_sub(1).and_then(|before| self.scene.article.word(before));
        let qualifies = before.is_some_and(|word| word.pos.is_nominal()) && !hit.joined && !self.scene.is_led(at);
        let masculine = hit.nisba.gender == crate::morph::Gender::Masculine;
        let several = masculine && hit.nisba.number != Number::Singular;
        let victim = at > 0 && self.scene.cue(at - 1, Cue::Victim) && !hit.definite;
        let one = masculine && !qualifies && !hit.definite && at > 0 && self.after_verb(at);
        if several || victim || one {
            draft.mention.kind = Kind::People;
            draft.mention.sector = hit.nisba.sector.or(Some(Sector::Cvl));
            draft.mention.id = None;
            draft.target = None;
            self.modifiers(&mut draft, end, hit.definite);
        }
        Some(draft)
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

    fn after_verb(&self, at: u32) -> bool {
        self.scene.same_line(at - 1, at)
            && self.scene.article.word(at - 1).is_some_and(|word| word.pos == crate::morph::Pos::Verb)
    }

    /// The state, people or group of an adjective, as a mention of its own.
    pub fn nisba_draft(&self, at: u32, nisba: Nisba, end: u32) -> Draft {
        let mut draft = match nisba.state {
            Some(index) => self.entity(at..end, Target::State(index)),
            None => Draft::new(if nisba.sector.is_some() { Kind::Group } else { Kind::State }, at..end),
        };
        draft.mention.country = nisba.country;
        if nisba.sector.is_some() {
            draft.mention.sector = nisba.sector;
        }
        draft.told = nisba.country.is_some();
        draft
    }

    /// A hashtag of several words: a name of the tables, or a person where all its words look like names.
    fn hashtag(&self, at: u32) -> Option<Draft> {
        let recogniser = self.scene.recogniser;
        let mut node = 0;
        let mut known = true;
        for part in self.scene.article.form(at).split('_').filter(|part| !part.is_empty()) {
            let step =
                recogniser.words.get(&recogniser.spelling.key(part)).and_then(|word| recogniser.names.step(node, word));
            match step {
                Some(next) if known => node = next,
                _ => known = false,
            }
        }
        if known && let Some(target) = recogniser.names.values(node).first() {
            return Some(self.entity(at..at + 1, *target));
        }
        let parts: Vec<&str> = self.scene.article.form(at).split('_').collect();
        let named = (2..4).contains(&parts.len()) && parts.iter().all(|part| self.is_unknown_word(part));
        named.then(|| Draft::new(Kind::Person, at..at + 1))
    }

    /// Whether a word that is no token of its own is a name, or in no lexicon.
    fn is_unknown_word(&self, word: &str) -> bool {
        let (mut memo, mut readings) = (crate::morph::Morphology::default(), Vec::new());
        self.scene.article.analyser.analyse(word, &mut memo, &mut readings);
        readings
            .first()
            .is_some_and(|best| best.pos == crate::morph::Pos::Name || best.origin == crate::morph::Origin::Guess)
    }

    /// A noun that only points back.
    fn back(&self, at: u32, end: u32) -> Option<Draft> {
        let (met, term) = self.scene.term(at, |class| matches!(class, Class::Back(_)))?;
        let Class::Back(what) = term.class else { return None };
        if !reference::points(self, at, met, what) {
            return None;
        }
        let mut draft = Draft::new(Kind::Reference, at..at + met.length);
        draft.term = Some(met.term);
        self.modifiers(&mut draft, end, true);
        Some(draft)
    }
}

fn flatten(mut draft: Draft, out: &mut Vec<Draft>) {
    let inner = std::mem::take(&mut draft.inner);
    out.push(draft);
    for draft in inner {
        flatten(draft, out);
    }
}

/// The id of a mention by its place in the list.
pub(super) fn id(index: usize) -> MentionId {
    MentionId(index as u32)
}
