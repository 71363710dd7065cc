//! Names of persons, by the tables and by shape, and the bearers of titles.

use super::cues::Cue;
use super::draft::Draft;
use super::particles::Particle;
use super::reading::Reader;
use super::recogniser::Target;
use super::scene::Like;
use super::terms::Class;
use super::{Kind, Sector};
use crate::morph::{NameKind, NounKind, Number, Pos};
use crate::text::TokenKind;

/// Inhabitants of a town whose name is more likely the town than a family.
pub(super) const LARGE: u32 = 300_000;

/// No name has more words.
const LONGEST: u32 = 7;

impl Reader<'_, '_> {
    /// A person's name at a token; after a title one word is enough and what merely could be a name counts.
    pub fn person(&self, at: u32, end: u32, titled: bool) -> Option<Draft> {
        let scene = &self.scene;
        if scene.article.kind(at) == Some(TokenKind::Hashtag) {
            return self.hashtag(at).filter(|draft| draft.mention.kind == Kind::Person);
        }
        if scene.article.kind(at) != Some(TokenKind::Word) {
            return None;
        }
        if let Some(hit) = scene.name(at).filter(|hit| !hit.joined && !hit.governed) {
            let person = scene.targets(hit).iter().find(|target| {
                matches!(target, Target::Entity(index)
                    if scene.recogniser.entities.get(*index).is_some_and(|entity| entity.kind == Kind::Person))
            });
            if let Some(target) = person
                && (titled || hit.end > at + 1)
            {
                let mut draft = self.entity(at..hit.end, *target);
                draft.extend(self.longer(hit.end, end));
                return Some(draft);
            }
            if hit.end > at + 1 {
                return None;
            }
        }
        let first = scene.like_first(at);
        let opener = self.particle(at).is_some_and(|particle| particle == Particle::Before || titled);
        // `أصدرت المستشارة بيانا`, `قال مصدر لرويترز`, `رئيس الولايات المتحدة وكوريا الشمالية`, `الظهير الأيسر مارسيلو`
        let governed = titled && (self.is_object(at) || scene.name(at).is_some_and(|hit| hit.governed || hit.joined));
        let qualifies = !titled && scene.is_adjective(at, true);
        if governed || qualifies {
            return None;
        }
        if first == Like::Never && !opener || scene.noun(at).is_some() && first < Like::Strong && !opener {
            return None;
        }
        let stop = self.name_end(at, end, titled);
        let length = stop.saturating_sub(at);
        let likes = (at..stop).map(|token| if token == at { first } else { scene.like(token) });
        let strong = likes.clone().filter(|like| *like == Like::Strong).count();
        let fair = likes.filter(|like| *like >= Like::Fair).count();
        let given = self.is_given(at);
        let foreign = !titled && (at..stop).any(|token| scene.cue(token, Cue::Foreign));
        let long = (at..stop).any(|token| scene.article.form(token).chars().count() > 2);
        if foreign || !long {
            return None;
        }
        let enough = if titled {
            length >= 1
                && (strong + fair > 0)
                && (length > 1 || first >= Like::Strong || given)
                && !(length == 2 && self.is_idafa(at))
        } else {
            self.is_surname(at, length)
                || length >= 2
                    && (given
                        && (strong >= 1 || fair >= 2 && !scene.is_definite(at) && !(length == 2 && self.is_idafa(at)))
                        || opener && length >= 2
                        || strong >= 2 && first == Like::Strong)
                    && !self.is_name_of_place(at, at)
        };
        enough.then(|| {
            let mut draft = Draft::new(Kind::Person, at..stop);
            draft.mention.named = true;
            draft
        })
    }

    /// Where a name of the tables ends in the text, which may give more of it (`محمد بن زايد آل نهيان`).
    pub fn longer(&self, from: u32, end: u32) -> u32 {
        let scene = &self.scene;
        let goes_on = self.particle(from).is_some() || scene.like(from) == Like::Strong;
        if from < end && goes_on && scene.name(from).is_none() && !scene.is_led(from) {
            self.name_end(from, end, false)
        } else {
            from
        }
    }

    /// Where a name that has come up to a token ends.
    fn name_end(&self, from: u32, end: u32, titled: bool) -> u32 {
        let scene = &self.scene;
        let mut at = from;
        let mut open = false;
        while at < end && at < from + LONGEST {
            let like = if at == from { scene.like_first(at) } else { scene.like(at) };
            let particle = self.particle(at);
            let next_fits = at + 1 < end && scene.same_line(at, at + 1) && scene.like(at + 1) > Like::Never;
            if scene.is_dash(at)
                && at > from
                && next_fits
                && !scene.article.tokens.get(at as usize).is_some_and(|token| token.spaced)
            {
                at += 1;
                continue;
            }
            if particle.is_some() && like != Like::Never && (at > from || next_fits)
                || particle == Some(Particle::Link) && at > from && next_fits
            {
                open = matches!(particle, Some(Particle::Link | Particle::Before));
                at += 1;
                continue;
            }
            let after_opener = at > from && self.particle(at - 1) == Some(Particle::Before);
            let stands = match like {
                Like::Never => {
                    // `أبو يعلى`, but `صلاح يواصل`
                    let verb = scene.article.word(at).is_some_and(|word| word.pos == Pos::Verb);
                    after_opener && verb && !self.is_given(at - 1)
                }
                _ if open => true,
                // Right after a title with the article an indefinite noun before a name is a name too.
                Like::Weak if at == from => {
                    titled && !scene.is_definite(at) && !self.is_object(at) && scene.like(at + 1) >= Like::Fair
                }
                Like::Weak => self.is_family(at, from, titled),
                Like::Fair | Like::Strong => {
                    scene.nisba(at).is_none() && scene.noun(at).is_none() && !self.is_name_of_place(at, from)
                        || at > from && self.is_family(at, from, titled)
                        || at == from && self.is_given(at) && !self.is_state_alone(at)
                }
            };
            // `كامل مدينة ميدي`
            let place = at > from && scene.cue(at, Cue::Settlement) && scene.name(at + 1).is_some();
            if !stands || place || at > from && self.opens_other(at, at == from + 1 && self.is_given(from)) {
                break;
            }
            open = false;
            at += 1;
        }
        // A particle that nothing follows is none.
        while at > from && open && self.particle(at - 1) == Some(Particle::Link) {
            at -= 1;
            open = false;
        }
        at
    }

    /// Whether another name of the tables starts at a token; after one given name a single word is its family name.
    fn opens_other(&self, at: u32, after_given: bool) -> bool {
        let scene = &self.scene;
        scene.name(at).is_some_and(|hit| {
            hit.end > at + 1
                || !after_given
                    && scene.targets(hit).iter().any(|target| {
                        matches!(target, Target::Entity(index)
                            if scene.recogniser.entities.get(*index).is_some_and(|entity| entity.kind == Kind::Person))
                    })
        })
    }

    /// Whether an ordinary word is a family name here: it bears the article and follows the one given name so far.
    fn is_family(&self, at: u32, from: u32, titled: bool) -> bool {
        let scene = &self.scene;
        let word = scene.article.word(at);
        let verb = word.is_some_and(|word| word.pos == Pos::Verb);
        scene.is_definite(at)
            && !verb
            && at <= from + 1
            && at > 0
            && self.is_given(at - 1)
            && (titled || !self.is_noun_too(at - 1))
            && scene.like_first(at - 1) >= if titled { Like::Fair } else { Like::Strong }
            && scene.term(at, |class| matches!(class, Class::Quality(_) | Class::Organ)).is_none()
    }

    /// Whether one word is the name of a person whom the article names in no other way.
    fn is_surname(&self, at: u32, length: u32) -> bool {
        let scene = &self.scene;
        let kinds = [NameKind::Family, NameKind::Both, NameKind::Given];
        let named = scene.article.lexeme(at).and_then(|lexeme| lexeme.name).is_some_and(|kind| kinds.contains(&kind));
        length == 1 && named && scene.like_first(at) == Like::Strong && !scene.is_definite(at)
    }

    /// Whether two words that could be names are a noun with its genitive (`حق العودة`, `بيان صدر`): family names are
    /// adjectives or nouns of people.
    fn is_idafa(&self, at: u32) -> bool {
        let article = self.scene.article;
        let pos = |token: u32| article.word(token).map(|word| word.pos);
        let human = |token: u32| article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        matches!(pos(at), Some(Pos::Noun | Pos::Masdar | Pos::ActiveParticiple))
            && !human(at)
            && match pos(at + 1) {
                Some(Pos::Masdar) => self.particle(at + 1).is_none(),
                Some(Pos::Noun) => !human(at + 1) && self.particle(at + 1).is_none(),
                _ => false,
            }
    }

    /// Whether a name is also a common noun (`صباح`, `آمال`) or listed as ambiguous.
    fn is_noun_too(&self, token: u32) -> bool {
        let common = |reading: &crate::morph::Analysis| {
            matches!(reading.pos, Pos::Noun | Pos::Masdar) && reading.origin == crate::morph::Origin::Lexicon
        };
        self.scene.cue(token, Cue::Ambiguous) || self.scene.article.analyses(token).iter().any(common)
    }

    /// Whether a word names a state or its seat and no name follows it: `دعم الوزير المصري لبنان`, not `جورجيا ميلوني`.
    fn is_state_alone(&self, token: u32) -> bool {
        let scene = &self.scene;
        let state = scene.name(token).filter(|hit| hit.end == token + 1).is_some_and(|hit| {
            scene.targets(hit).iter().any(|target| matches!(target, Target::State(_) | Target::Seat(_)))
        });
        state && !(scene.same_line(token, token + 1) && scene.like(token + 1) >= Like::Fair)
    }

    fn is_given(&self, token: u32) -> bool {
        self.scene.article.analyses(token).iter().any(|reading| {
            reading.pos == Pos::Name
                && self
                    .scene
                    .article
                    .entry(reading.lexeme)
                    .is_some_and(|lexeme| matches!(lexeme.name, Some(NameKind::Given | NameKind::Both)))
        })
    }

    /// Whether a name of one word is also a person's, or one of more words opens with a particle of such names.
    pub fn is_personal(&self, at: u32, end: u32) -> bool {
        let article = self.scene.article;
        let person = |token: u32| {
            article.analyses(token).iter().any(|reading| {
                let kind = article.entry(reading.lexeme).and_then(|lexeme| lexeme.name);
                matches!(kind, Some(NameKind::Given | NameKind::Both | NameKind::Family))
            })
        };
        if end == at + 1 { person(at) } else { self.particle(end - 1) == Some(Particle::After) }
    }

    /// Whether a word is the name of a state or place; within a name of a person small towns do not count, for families
    /// are called after them.
    fn is_name_of_place(&self, token: u32, from: u32) -> bool {
        let scene = &self.scene;
        let Some(hit) = scene.name(token).filter(|hit| hit.end == token + 1) else { return false };
        let personal = self.is_personal(token, hit.end);
        scene.targets(hit).iter().any(|target| match target {
            Target::State(_) | Target::Seat(_) => true,
            Target::Place(_) if token == from => self.target(token, hit) == Some(*target),
            Target::Place(index) => {
                let large = scene.recogniser.places.get(*index).is_some_and(|place| place.population > LARGE);
                large && !personal
            }
            Target::Entity(_) => false,
        })
    }

    fn particle(&self, token: u32) -> Option<Particle> {
        self.scene.lookup(token)?.particle
    }

    /// Whether a name, perhaps after a comma, stands at a token.
    pub fn bears_name(&self, at: u32, end: u32) -> bool {
        let at = if self.scene.is_comma(at) { at + 1 } else { at };
        at < end && self.person(at, end, true).is_some()
    }

    /// Takes up what a description after a name tells of its bearer: `مارلين ميلر، المسؤولة السابقة في البلدية`.
    pub fn apposed(&self, draft: &mut Draft, end: u32) {
        let scene = &self.scene;
        let comma = scene.is_comma(draft.end());
        let at = draft.end() + u32::from(comma);
        if at >= end || scene.is_time(at) || scene.is_joined(at) {
            return;
        }
        let noun = scene.term(at, |class| matches!(class, Class::Office | Class::People));
        let Some((met, term)) = noun.filter(|_| scene.article.word(at).is_none_or(|word| word.pos != Pos::Verb)) else {
            return;
        };
        let several = matches!(met.number, Some(Number::Plural | Number::Dual));
        let Some(inner) = self.described(at, met, term, end).filter(|_| !several) else { return };
        let plain = inner.mention.name == inner.mention.tokens;
        if plain && (scene.is_definite(at) || inner.told || comma && inner.mention.tokens.len() > 1) {
            draft.tell(inner.mention.country.filter(|_| inner.told));
            draft.mention.sector = if inner.former { Some(Sector::Eli) } else { inner.mention.sector };
            draft.mention.role.clone_from(&inner.mention.role);
            draft.term = inner.term;
        }
    }

    /// Gives a title its bearer: further titles and the name after it, perhaps after a comma.
    pub fn bearer(&self, draft: &mut Draft, end: u32) {
        let scene = &self.scene;
        let mut at = draft.end();
        let comma = at < end && scene.is_comma(at);
        if comma {
            at += 1;
        }
        if at >= end || scene.is_time(at) {
            return;
        }
        // A comma is bridged only towards a name of more than one word.
        if let Some(person) = self.person(at, end, true)
            && (!comma || person.mention.name.len() > 1)
            && !(comma && scene.is_led(at))
        {
            return match self.within(draft, &person).filter(|_| !comma) {
                Some(index) => self.bear_within(draft, index, &person),
                None => self.bear(draft, &person),
            };
        }
        if comma {
            return;
        }
        let title = scene.term(at, |class| class == Class::Office).filter(|_| !scene.is_led(at));
        if let Some((met, term)) = title
            && let Some(inner) = self.described(at, met, term, end)
            && inner.mention.kind == Kind::Person
            && inner.mention.name != inner.mention.tokens
        {
            if !draft.told {
                draft.tell(inner.mention.country.filter(|_| inner.told));
            }
            if draft.mention.sector.is_none() {
                draft.mention.sector = inner.mention.sector;
            }
            let person = Draft { inner: Vec::new(), ..inner };
            self.bear(draft, &person);
        }
    }

    /// Which office at the end of a title is the one that the tables give a name: `مستشار الرئيس دونالد ترامب`.
    fn within(&self, draft: &Draft, person: &Draft) -> Option<usize> {
        let held = person.mention.role.as_deref().filter(|_| person.target.is_some())?;
        let office = |inner: &Draft| {
            inner.mention.kind == Kind::Person
                && inner.term.is_some()
                && inner.end() == draft.end()
                && inner.mention.role.as_deref() == Some(held)
        };
        draft.inner.iter().position(office).filter(|_| draft.mention.role.as_deref() != Some(held))
    }

    /// Gives the name to the office within a title, which goes on describing somebody else.
    fn bear_within(&self, draft: &mut Draft, index: usize, person: &Draft) {
        let Some(inner) = draft.inner.get_mut(index) else { return };
        self.bear(inner, person);
        let (country, end) = (inner.mention.country, inner.end());
        draft.tell(country);
        draft.extend(end);
    }

    /// Gives a title the name of a person.
    pub fn bear(&self, draft: &mut Draft, person: &Draft) {
        let known = &person.mention;
        draft.mention.tokens.end = draft.end().max(known.tokens.end);
        draft.mention.name = known.name.clone();
        draft.mention.named = true;
        draft.mention.kind = Kind::Person;
        if let Some(target) = person.target {
            // The tables know more of the person than the title says, but a title tells what he was then.
            draft.target = Some(target);
            draft.mention.canonical.clone_from(&known.canonical);
            draft.mention.english.clone_from(&known.english);
            draft.mention.id.clone_from(&known.id);
            // Out of the offices that the tables know of, what the text calls the person goes first.
            let titled = !self.is_told(target) && !draft.former && draft.mention.sector.is_some();
            if !titled {
                draft.mention.sector = known.sector;
            }
            if !titled || !draft.told {
                draft.mention.country = known.country;
            }
            draft.told = true;
            if draft.mention.role.is_none() {
                draft.mention.role.clone_from(&known.role);
            }
        } else if draft.former {
            draft.mention.sector = Some(Sector::Eli);
        }
        if draft.mention.role.is_none() {
            let term = draft.term.and_then(|term| self.scene.recogniser.terms.get(term));
            draft.mention.role = term.map(|term| (*term.english).to_owned());
        }
    }
}
