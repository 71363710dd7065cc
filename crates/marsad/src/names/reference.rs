//! Who is meant by a surname, an office, a noun that points back.

use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::reading::{Reader, id};
use super::recogniser::Target;
use super::scene::Like;
use super::terms::{Class, Met, Reference};
use super::{Kind, Sector};
use crate::morph::{Analysis, Clitics, Pos};
use crate::text::TokenKind;

/// Whether a noun points back as its entry says.
pub(super) fn points(reader: &Reader<'_, '_>, at: u32, met: Met, what: Reference) -> bool {
    let scene = &reader.scene;
    let suffix = met.reading.is_some_and(|word| word.suffix.is_some());
    match what {
        Reference::Sides | Reference::States | Reference::Persons => scene.is_definite(at) && scene.is_dual(at),
        Reference::OwnState | Reference::Counterpart => suffix,
        Reference::Statement => scene.is_definite(at),
        Reference::Latter => scene.is_definite(at) && stands_alone(reader, at),
    }
}

/// Whether an adjective with the article qualifies nothing before it: it stands after a verb, a preposition or a noun without
/// the article (`انتقاد الأخير`, not `الهجوم الأخير` nor `خطاب ترامب الأخير`).
fn stands_alone(reader: &Reader<'_, '_>, at: u32) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| reader.scene.same_line(*before, at)) else { return false };
    let open = |word: &Analysis| {
        word.suffix.is_none()
            && !word.clitics.has(Clitics::ARTICLE)
            && matches!(word.pos, Pos::Verb | Pos::Masdar | Pos::Noun | Pos::Preposition | Pos::Particle)
    };
    reader.scene.article.word(before).is_some_and(open)
}

/// Adds mentions of persons by the last word of a name that the article gives in full.
pub(super) fn surnames(reader: &Reader<'_, '_>, drafts: &mut Vec<Draft>) {
    let scene = &reader.scene;
    let mut names: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, draft) in drafts.iter().enumerate() {
        let name = &draft.mention.name;
        let family = name.end.saturating_sub(1);
        // A common noun at the end of a name does not stand for the person by itself.
        let common = scene.like(family) == Like::Weak && draft.target.is_none();
        if draft.mention.kind == Kind::Person && name.len() > 1 && is_named(draft) && !common {
            names.entry(key(reader, name.end - 1)).or_insert(index);
        }
    }
    // Cutting a key leaves its last letter.
    let endings: Vec<_> = names.keys().map(|name| name.chars().next_back()).collect();
    let mut covered = vec![false; scene.article.tokens.len()];
    for draft in drafts.iter() {
        let tokens = draft.mention.tokens.start as usize..draft.mention.tokens.end as usize;
        covered.get_mut(tokens).into_iter().flatten().for_each(|token| *token = true);
    }
    let mut cuts = Vec::new();
    let mut found = Vec::new();
    for (token, covered) in (0..).zip(covered) {
        if covered || scene.article.kind(token) != Some(TokenKind::Word) {
            continue;
        }
        let key = key(reader, token);
        if !endings.contains(&key.chars().next_back()) {
            continue;
        }
        scene.recogniser.spelling.cuts(key, &mut cuts);
        let known = cuts.iter().find_map(|cut| names.get(&*cut.key));
        let Some(full) = known.and_then(|index| drafts.get(*index)) else { continue };
        // `سوريا`, `رويترز`: what the tables know by itself is nobody's family name.
        let other = scene.name(token).is_some_and(|hit| {
            scene.targets(hit).iter().any(|target| match target {
                Target::State(_) | Target::Seat(_) => true,
                Target::Entity(index) => scene
                    .recogniser
                    .entities
                    .get(*index)
                    .is_some_and(|entity| entity.kind != Kind::Person && !entity.sport),
                Target::Place(_) => false,
            })
        });
        // `مون جيه إن`: the last word of a name may be spelt like a closed word.
        let closed = scene.article.word(token).is_some_and(|word| {
            matches!(
                word.pos,
                Pos::Preposition | Pos::Subordinator | Pos::Particle | Pos::Conjunction | Pos::Pronoun | Pos::Relative
            )
        });
        let plain = scene.like(token) == Like::Weak && !scene.is_definite(token);
        if !other && !closed && !plain && !scene.is_time(token) {
            let mut draft = Draft::new(Kind::Person, token..token + 1);
            draft.mention.named = true;
            let source = &full.mention;
            draft.mention.canonical.clone_from(&source.canonical);
            draft.mention.english.clone_from(&source.english);
            draft.mention.id.clone_from(&source.id);
            (draft.mention.country, draft.mention.sector) = (source.country, source.sector);
            draft.mention.role.clone_from(&source.role);
            (draft.target, draft.told) = (full.target, full.told);
            found.push(draft);
        }
    }
    drafts.extend(found);
    drafts.sort_by_key(|draft| draft.mention.tokens.start);
}

/// Whether the draft is of a person with a name, not by office alone.
pub(super) fn is_named(draft: &Draft) -> bool {
    draft.mention.named || draft.target.is_some()
}

/// The key of the last word of a name; of a hashtag that of its last part.
fn last<'s>(reader: &Reader<'s, '_>, draft: &Draft) -> &'s str {
    let key = key(reader, draft.mention.name.end.saturating_sub(1));
    key.rsplit('_').next().unwrap_or("")
}

/// Lets all mentions of a person know what one of them tells: country, sector, office. Who has no sector at all is a civilian.
pub(super) fn share(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    let mut told: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for (index, draft) in drafts.iter().enumerate() {
        if draft.mention.kind != Kind::Person || !is_named(draft) {
            continue;
        }
        let worth =
            usize::from(draft.target.is_some()) * 4 + usize::from(draft.term.is_some()) * 2 + usize::from(draft.told);
        let best = told.entry(last(reader, draft)).or_insert((worth, index));
        if worth > best.0 {
            *best = (worth, index);
        }
    }
    for index in 0..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        if draft.mention.kind != Kind::Person || !is_named(draft) || draft.target.is_some() {
            continue;
        }
        let best = told.get(last(reader, draft)).filter(|(worth, best)| *worth > 0 && *best != index);
        let source = best.and_then(|(_, best)| drafts.get(*best)).map(|best| (best.mention.clone(), best.told));
        let Some(draft) = drafts.get_mut(index) else { continue };
        if let Some((source, was_told)) = source {
            if draft.term.is_none() || !draft.told && was_told {
                draft.mention.country = source.country.or(draft.mention.country);
                draft.told |= was_told;
            }
            if draft.term.is_none() {
                draft.mention.sector = source.sector;
                draft.mention.role = source.role;
            }
            if draft.mention.id.is_none() {
                draft.mention.canonical = source.canonical;
                draft.mention.english = source.english;
                draft.mention.id = source.id;
            }
        }
        if draft.term.is_none() && draft.mention.sector.is_none() && draft.mention.country.is_none_or(is_state) {
            draft.mention.sector = Some(Sector::Cvl);
        }
    }
}

fn is_state(country: [u8; 3]) -> bool {
    ![*b"UNO", *b"EUR", *b"IGO", *b"NGO"].contains(&country)
}

fn key<'s>(reader: &Reader<'s, '_>, token: u32) -> &'s str {
    reader.scene.lookup(token).map_or("", |lookup| &lookup.key)
}

/// Gives a body named by its noun alone (`المحكمة`, `التنظيم`) what the last fuller name with that noun told.
pub(super) fn bodies(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    let mut fuller: FxHashMap<String, usize> = FxHashMap::default();
    for index in 0..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        if !matches!(draft.mention.kind, Kind::Organisation | Kind::Group) {
            continue;
        }
        let head = head(reader, draft);
        if draft.target.is_some() || draft.told && draft.mention.name.len() > 1 {
            fuller.insert(head, index);
            continue;
        }
        let short = draft.mention.name.len() <= 2 && reader.scene.is_definite(draft.mention.head) && !draft.told;
        let full = fuller.get(&head).filter(|_| short).and_then(|full| drafts.get(*full));
        let Some(source) = full.map(|full| (full.mention.clone(), full.target)) else { continue };
        let Some(draft) = drafts.get_mut(index) else { continue };
        draft.mention.country = source.0.country;
        draft.told = source.0.country.is_some();
        if source.1.is_some() {
            draft.mention.sector = source.0.sector;
            draft.mention.canonical = source.0.canonical;
            draft.mention.english = source.0.english;
            draft.mention.id = source.0.id;
            draft.target = source.1;
        }
    }
}

/// The key of the head of a phrase, without article and clitics.
fn head(reader: &Reader<'_, '_>, draft: &Draft) -> String {
    let scene = &reader.scene;
    scene.recogniser.spelling.key(scene.stem(draft.mention.head))
}

/// Points short forms to the fullest mention of the same entity.
pub(super) fn resolve(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    let persons = Persons::new(reader, drafts);
    for index in 0..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        let full = match draft.mention.kind {
            Kind::Person if is_named(draft) => persons.fullest(reader, drafts, index),
            Kind::Person => persons.holder(reader, drafts, index),
            Kind::Reference => pointed(reader, drafts, index),
            Kind::Group | Kind::Organisation => longest(reader, drafts, index),
            _ => None,
        };
        let Some(full) = full.filter(|full| *full != index) else { continue };
        let Some(source) = drafts.get(full).map(|draft| draft.mention.clone()) else { continue };
        if let Some(draft) = drafts.get_mut(index) {
            let mention = &mut draft.mention;
            mention.referent = Some(id(full));
            if mention.kind == Kind::Person || mention.kind == Kind::Reference {
                mention.canonical = source.canonical;
                mention.english = source.english;
                mention.id = source.id;
                mention.country = source.country.or(mention.country);
                mention.sector = source.sector.or(mention.sector);
                if mention.role.is_none() {
                    mention.role = source.role;
                }
            }
        }
    }
    adopt_sectors(drafts);
}

/// The named persons of the article by the words of their names.
struct Persons<'s> {
    by_last: FxHashMap<&'s str, Vec<usize>>,
}

impl<'s> Persons<'s> {
    fn new(reader: &Reader<'s, '_>, drafts: &[Draft]) -> Self {
        let mut by_last: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (index, draft) in drafts.iter().enumerate() {
            if draft.mention.kind == Kind::Person && is_named(draft) && !draft.mention.name.is_empty() {
                by_last.entry(last(reader, draft)).or_default().push(index);
            }
        }
        Self { by_last }
    }

    /// The mention with the longest name of the same person, in the same line if it stands there; none if this is it.
    fn fullest(&self, reader: &Reader<'_, '_>, drafts: &[Draft], index: usize) -> Option<usize> {
        let draft = drafts.get(index)?;
        let mine = draft.mention.name.len();
        let last_word = last(reader, draft);
        let mut same: Vec<usize> = Vec::new();
        for (word, indices) in &self.by_last {
            let alike = *word == last_word || last_word.ends_with(word) && last_word.len() <= word.len() + 4;
            for &other in indices {
                let Some(candidate) = drafts.get(other) else { continue };
                let known = draft.target.is_some() && draft.target == candidate.target;
                let unknown = draft.target.is_none() || candidate.target.is_none() || known;
                if known || alike && unknown {
                    same.push(other);
                }
            }
        }
        let here = |other: usize| {
            drafts.get(other).is_some_and(|other| reader.scene.same_line(other.mention.head, draft.mention.head))
        };
        let length = |other: usize| drafts.get(other).map_or(0, |other| other.mention.name.len());
        let local = same
            .iter()
            .copied()
            .filter(|other| here(*other))
            .max_by_key(|other| (length(*other), std::cmp::Reverse(*other)));
        if let Some(local) = local.filter(|local| length(*local) > 1) {
            return (length(local) > mine).then_some(local);
        }
        let far = same.iter().copied().max_by_key(|other| (length(*other), std::cmp::Reverse(*other)))?;
        (length(far) > mine).then_some(far)
    }

    /// The named person who holds the office that an unnamed title speaks of.
    fn holder(&self, reader: &Reader<'_, '_>, drafts: &[Draft], index: usize) -> Option<usize> {
        let draft = drafts.get(index)?;
        let definite = reader.scene.is_definite(draft.mention.head) || draft.mention.name.len() > 1 && draft.told;
        let role = draft.mention.role.as_deref().filter(|_| definite && !draft.former)?;
        let fits = |other: &Draft| {
            let same = other.term == draft.term && draft.term.is_some()
                || other.mention.role.as_deref().is_some_and(|other| other == role || shorter(role, other));
            let country = !draft.told || !other.told || other.mention.country == draft.mention.country;
            let left = other.former || reader.has_left(other.target, role);
            other.mention.kind == Kind::Person && is_named(other) && !left && same && country
        };
        let before = drafts.get(..index)?.iter().rposition(fits);
        let after = || drafts.get(index + 1..)?.iter().position(fits).map(|found| found + index + 1);
        before.or_else(|| if draft.told { after() } else { None })
    }
}

/// Whether a plain title (`minister`) is a short form of another (`minister of interior`).
fn shorter(title: &str, full: &str) -> bool {
    full.strip_prefix(title).is_some_and(|rest| rest.starts_with(' '))
}

/// What a noun that points back means.
fn pointed(reader: &Reader<'_, '_>, drafts: &[Draft], index: usize) -> Option<usize> {
    let draft = drafts.get(index)?;
    let term = draft.term.and_then(|term| reader.scene.recogniser.terms.get(term))?;
    let Class::Back(what) = term.class else { return None };
    let before = drafts.get(..index)?;
    match what {
        Reference::OwnState => {
            let speaker = before.iter().rposition(|other| {
                let state = other.mention.country.and_then(|country| reader.scene.recogniser.states.of(country));
                let medium = other.mention.kind == Kind::Organisation && other.mention.sector == Some(Sector::Jrn);
                matches!(other.mention.kind, Kind::Person | Kind::Organisation) && state.is_some() && !medium
            })?;
            let country = drafts.get(speaker)?.mention.country;
            let state =
                |other: &Draft| other.mention.country == country && matches!(other.target, Some(Target::State(_)));
            let whole = |other: &Draft| state(other) && reader.scene.name(other.mention.tokens.start).is_some();
            before.iter().rposition(whole).or_else(|| drafts.iter().position(whole)).or(Some(speaker))
        }
        Reference::Latter => {
            let gender =
                |draft: &Draft| reader.scene.article.word(draft.mention.head).and_then(|word| word.features.gender);
            before.iter().rposition(|other| {
                let kind = matches!(other.mention.kind, Kind::Person | Kind::Organisation | Kind::State | Kind::Group);
                let apart = gender(other).zip(gender(draft)).is_some_and(|(one, other)| one != other);
                let within = before.iter().any(|outer| {
                    outer.mention.tokens.len() > other.mention.tokens.len()
                        && outer.mention.tokens.contains(&other.mention.head)
                });
                kind && !apart && !within && reader.scene.same_line(other.mention.head, draft.mention.head)
            })
        }
        Reference::Counterpart => {
            let country = draft.mention.country.filter(|_| draft.told);
            drafts.iter().position(|other| {
                other.mention.kind == Kind::Person
                    && is_named(other)
                    && country.is_some()
                    && other.mention.country == country
            })
        }
        Reference::Statement => {
            let body = |other: &&Draft| other.mention.kind == Kind::Organisation;
            let issuer = issued(reader, draft.mention.head).and_then(|(line, noun)| {
                let behind = before.iter().position(|other| other.mention.tokens.start == noun + 1 && body(&other));
                let above = |other: &Draft| other.mention.tokens.end <= noun && other.mention.tokens.start >= line;
                behind.or_else(|| before.iter().rposition(|other| body(&other) && above(other)))
            });
            issuer.or_else(|| before.iter().rposition(|other| body(&other)))
        }
        Reference::Sides | Reference::States | Reference::Persons => None,
    }
}

/// Where the statement that a noun points back to was told of: the start of its line and the noun.
fn issued(reader: &Reader<'_, '_>, noun: u32) -> Option<(u32, u32)> {
    let article = reader.scene.article;
    let lemma = article.lemma(noun);
    let told = (0..noun).rev().find(|token| article.lemma(*token) == lemma && !reader.scene.is_definite(*token))?;
    let line = (0..told).rev().take_while(|token| reader.scene.same_line(*token, told)).last().unwrap_or(told);
    Some((line, told))
}

/// The longest name of the same body or group.
fn longest(reader: &Reader<'_, '_>, drafts: &[Draft], index: usize) -> Option<usize> {
    let draft = drafts.get(index)?;
    let target = draft.target?;
    let own = draft.mention.name.len();
    let described = draft.term.is_some();
    if own > 1 && !described {
        return None;
    }
    let fuller = |other: &Draft| {
        other.target == Some(target) && other.term.is_none() && (described || other.mention.name.len() > own)
    };
    let here = |other: &Draft| reader.scene.same_line(other.mention.head, draft.mention.head);
    drafts
        .iter()
        .position(|other| fuller(other) && here(other))
        .or_else(|| drafts.get(..index)?.iter().rposition(|other| described && fuller(other)))
}

/// A counterpart is of the government unless the title says otherwise.
fn adopt_sectors(drafts: &mut [Draft]) {
    for draft in drafts {
        let mention = &mut draft.mention;
        if mention.kind == Kind::Reference && mention.sector.is_none() && mention.country.is_some() {
            mention.sector = Some(Sector::Gov);
        }
    }
}
