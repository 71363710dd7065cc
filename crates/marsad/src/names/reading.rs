//! One pass over an article: at each token the longest phrase that names or describes an actor or a place.

use super::cues::Cue;
use super::draft::Draft;
use super::recogniser::{Recogniser, Target};
use super::scene::{Like, NameHit, Scene};
use super::states::Nisba;
use super::terms::{Class, Note, Reference, Term};
use super::{Kind, MentionId, Names, Sector, capital, context, joined, offset, ranks, reference, sides};
use crate::article::Article;
use crate::morph::{Number, Pos};
use crate::text::TokenKind;

/// Reads one article.
pub(super) struct Reader<'s, 'a> {
    pub scene: Scene<'s, 'a>,
    /// Entities whose full name stands in the article: their short names may be trusted.
    pub known: Vec<u32>,
    /// States that are named or whose adjective stands in the article.
    spoken: Vec<[u8; 3]>,
    /// Whether the talk is of sport.
    pub sport: bool,
    day: Option<jiff::civil::Date>,
}

/// Of so many words one opens a mention, about.
const WORDS: usize = 6;

/// So many words of sport make an article one of sport.
const SPORT: usize = 3;

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
                    let mut states = scene.targets(hit).iter().filter_map(|target| match target {
                        Target::State(index) | Target::Seat(index) => Some(*index),
                        _ => None,
                    });
                    // A name that two states share tells of neither.
                    states.next().filter(|_| states.next().is_none())
                });
                let index = named.or_else(|| scene.nisba(token).and_then(|hit| hit.nisba.state))?;
                recogniser.states.all.get(usize::from(index)).map(|state| state.code)
            })
            .collect();
        spoken.sort_unstable();
        spoken.dedup();
        let sport = (0..article.tokens.len() as u32).filter(|token| scene.cue(*token, Cue::Sport)).count() >= SPORT;
        Self { scene, known, spoken, sport, day: article.document.day() }
    }

    /// All mentions, referents resolved.
    pub fn read(&self) -> Names {
        let article = self.scene.article;
        let mut drafts = Vec::with_capacity(article.tokens.len() / WORDS);
        for line in &article.lines {
            let mut at = line.start;
            while at < line.end {
                match self.phrase(at, line.end) {
                    Some(mut draft) => {
                        self.bearer_beyond(&mut draft, line.end);
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
        offset::offsets(self, &mut drafts);
        joined::adjectives(self, &mut drafts);
        context::countries(self, &mut drafts);
        capital::settle(self, &mut drafts);
        joined::others(self, &mut drafts);
        let mut flat = Vec::with_capacity(2 * drafts.len());
        for mut draft in drafts {
            self.mark_body(&mut draft);
            flatten(draft, &mut flat);
        }
        flat.sort_by_key(|draft: &Draft| {
            let tokens = &draft.mention.tokens;
            (tokens.start, std::cmp::Reverse(tokens.end), draft.mention.head)
        });
        ranks::serve(self, &mut flat);
        reference::resolve(self, &mut flat);
        sides::resolve(self, &mut flat);
        for draft in &mut flat {
            draft.mention.named = self.is_proper(draft);
        }
        Names::new(flat.into_iter().map(|draft| draft.mention).collect())
    }

    /// Whether the name of a draft is a proper name.
    fn is_proper(&self, draft: &Draft) -> bool {
        let mention = &draft.mention;
        match mention.kind {
            Kind::Person => reference::is_named(draft),
            Kind::State => self.scene.name(mention.tokens.start).is_some(),
            Kind::Place => self.is_place_name(draft),
            Kind::Organisation | Kind::Group => match draft.term {
                None => draft.target.is_some(),
                Some(_) => draft.body,
            },
            Kind::People | Kind::Reference => false,
        }
    }

    /// Tells of a draft and those inside it whether they are bodies with a name of their own.
    fn mark_body(&self, draft: &mut Draft) {
        draft.body = draft.term.is_some()
            && matches!(draft.mention.kind, Kind::Organisation | Kind::Group)
            && self.is_body_name(draft);
        for inner in &mut draft.inner {
            self.mark_body(inner);
        }
    }

    /// Whether a described place bears a name: not `جنوب البلاد`, `مطار المدينة`.
    fn is_place_name(&self, draft: &Draft) -> bool {
        let scene = &self.scene;
        let last = draft.mention.name.end.saturating_sub(1);
        let back = scene.term(last, |class| matches!(class, Class::Back(_))).is_some();
        let settlement = scene.stem_cue(last, Cue::Settlement) || scene.stem_cue(last, Cue::Area);
        draft.mention.canonical.is_some() || !back && !settlement
    }

    /// Whether a described body bears a name: a noun that names follow (`حزب`, `جامعة`), definite, in the singular, with a
    /// genitive that is no body of its own, or an adjective that is neither a state's nor a plain quality.
    fn is_body_name(&self, draft: &Draft) -> bool {
        let scene = &self.scene;
        let mention = &draft.mention;
        let one = scene.article.word(mention.head).is_none_or(|word| {
            word.suffix.is_none() && word.features.number.is_none_or(|number| number == Number::Singular)
        });
        let organ = matches!(
            mention.sector,
            Some(Sector::Gov | Sector::Mil | Sector::Cop | Sector::Jud | Sector::Leg | Sector::Spy)
        );
        if !one || organ || !draft.definite {
            return false;
        }
        let first = mention.head + 1;
        if let Some(words) = super::quoted::within(scene.article, first).filter(|words| words.end < mention.name.end) {
            return super::quoted::is_name(scene, &words);
        }
        let body = |inner: &&Draft| {
            inner.mention.tokens.start == first && matches!(inner.mention.kind, Kind::Organisation | Kind::Group)
        };
        if let Some(body) = draft.inner.iter().find(body) {
            // `حزب الليكود`, but `شركة الجيش`.
            return body.target.is_some() && body.term.is_none() && scene.stem_cue(mention.head, Cue::Bearer);
        }
        let rest = first..mention.name.end;
        let name = |token: u32| scene.like(token) == Like::Strong && scene.nisba(token).is_none();
        let place = |token: u32| scene.name(token).is_some() && scene.stem_cue(mention.head, Cue::Act);
        // Heads that any noun follows in descriptions too (`شركة الشحن`) need a proper noun.
        if !scene.stem_cue(mention.head, Cue::Bearer) {
            return rest.into_iter().any(|token| name(token) && !place(token));
        }
        if rest.is_empty() {
            return false;
        }
        let adjective = |token: u32| scene.is_adjective(token, scene.is_definite(token));
        // With the article it takes no genitive: `المنظمة غير الحكومية`.
        if scene.is_definite(mention.head) && !adjective(first) {
            return false;
        }
        let ruling = |token: u32| {
            scene
                .term(token, |class| matches!(class, Class::Quality(_)))
                .is_some_and(|(_, term)| term.sector == Some(Sector::Gov))
        };
        if (first..mention.name.end).any(ruling) {
            return false;
        }
        let party = mention.sector.is_some_and(|sector| matches!(sector, Sector::Pty | Sector::Opp | Sector::Soc));
        let plain = |token: u32| {
            let quality = scene.term(token, |class| matches!(class, Class::Quality(_)));
            scene.nisba(token).is_some()
                || quality.is_some_and(|(_, term)| !party || term.class != Class::Quality(Note::Creed))
                || scene.article.word(token).is_some_and(|word| word.pos != Pos::Adjective)
        };
        !adjective(first) || (first..mention.name.end).any(|token| adjective(token) && !plain(token))
    }

    /// Whether somebody of the tables held an office and holds it no more.
    pub fn has_left(&self, target: Option<Target>, role: &str) -> bool {
        let Some(Target::Entity(index)) = target else { return false };
        self.scene.recogniser.entities.get(index).is_some_and(|entity| entity.has_left(role, self.day))
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
        if scene.is_time(at) || scene.cue(at, Cue::Barrier) || scene.stem_cue(at, Cue::Barrier) {
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
            .or_else(|| self.capital(at, end))
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
                    mention.canonical = Some((*state.name).to_owned());
                    mention.english = Some((*state.english).to_owned());
                    mention.id = Some(format!("state.{}", String::from_utf8_lossy(&state.code).to_lowercase()));
                }
                mention.point = self.state_point(mention.tokens.start, target);
            }
            Target::Entity(index) => {
                if let Some(entity) = recogniser.entities.get(index) {
                    mention.kind = entity.kind;
                    mention.canonical = Some((*entity.name).to_owned());
                    mention.english = Some((*entity.english).to_owned());
                    mention.id = Some((*entity.id).to_owned());
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
                    mention.canonical = Some((*place.name).to_owned());
                    mention.english = Some((*place.english).to_owned());
                    mention.point = Some(recogniser.places.point(place));
                }
            }
        }
        draft.told = draft.mention.country.is_some();
        draft
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
        draft.homes = nisba.homes;
        draft
    }

    /// A hashtag of several words: a name of the tables, or a person where all its words look like names.
    pub fn hashtag(&self, at: u32) -> Option<Draft> {
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
        named.then(|| {
            let mut draft = Draft::new(Kind::Person, at..at + 1);
            draft.mention.named = true;
            draft
        })
    }

    /// Whether a word that is no token of its own is a name, or in no lexicon.
    fn is_unknown_word(&self, word: &str) -> bool {
        let (mut memo, mut readings) = (crate::morph::Morphology::default(), Vec::new());
        self.scene.article.analyser.analyse(word, &mut memo, &mut readings);
        readings.first().is_some_and(|best| best.pos == Pos::Name || best.origin == crate::morph::Origin::Guess)
    }

    /// A noun that only points back.
    fn back(&self, at: u32, end: u32) -> Option<Draft> {
        let holds =
            |met, term: &Term| matches!(term.class, Class::Back(what) if reference::points(self, at, met, what));
        let (met, term) = self.scene.term_where(at, holds)?;
        // `الوزيران` before their names are a title.
        let behind = at + met.length;
        let named = || self.bears_name(behind, end) || self.named_each(behind, end);
        if matches!(term.class, Class::Back(Reference::Persons)) && named() {
            return None;
        }
        let mut draft = Draft::new(Kind::Reference, at..at + met.length);
        draft.term = Some(met.term);
        self.modifiers(&mut draft, end, true);
        // `الجانبان الأميركي والروسي`
        let second = self.scene.nisba(draft.end()).filter(|hit| hit.definite && hit.joined);
        if let Some(hit) = second.filter(|_| draft.end() < end && draft.inner.len() == 1) {
            let inner = self.nisba_draft(draft.end(), hit.nisba, hit.end);
            draft.extend(hit.end);
            draft.inner.push(inner);
            (draft.mention.country, draft.told) = (None, false);
        }
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
