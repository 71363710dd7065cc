//! Phrases around a noun: offices, bodies, people, with their complements and modifiers.

use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::recogniser::Target;
use super::scene::NameHit;
use super::terms::{Class, Met, Term};
use super::{Kind, Sector};
use crate::morph::{Case, Clitics, Gender, NounKind, Number, Pos, State};
use crate::text::TokenKind;

impl Reader<'_, '_> {
    /// Whether a word that is also a plural of persons is read as one thing that its adjective describes: `القصر الرئاسي`.
    fn is_thing(&self, at: u32) -> bool {
        let word = |token: u32| self.scene.article.word(token).map(|word| (word, word.features));
        let Some(((noun, one), (quality, other))) = word(at).zip(word(at + 1)) else { return false };
        let single = Some(Number::Singular);
        noun.pos.is_nominal()
            && (one.number, other.number) == (single, single)
            && (one.gender, other.gender) == (Some(Gender::Masculine), Some(Gender::Masculine))
            && quality.pos.is_adjectival()
            && self.scene.is_adjective(at + 1, self.scene.is_definite(at))
            && self.scene.is_definite(at) == self.scene.is_definite(at + 1)
    }

    /// The phrase that a noun of actors heads.
    pub fn described(&self, at: u32, met: Met, term: &Term, end: u32) -> Option<Draft> {
        // `الرئيسان الروسي فلاديمير بوتين والتركي رجب طيب أردوغان`: each of two is named by himself.
        let each = met.number == Some(Number::Dual) && self.named_each(at + met.length, end);
        let many = matches!(met.number, Some(Number::Plural | Number::Dual)) && !each;
        let kind = match term.class {
            Class::Organ => match term.sector {
                Some(Sector::Reb | Sector::Prm | Sector::Uaf | Sector::Crm) => Kind::Group,
                _ => Kind::Organisation,
            },
            Class::Office if !many => Kind::Person,
            _ => Kind::People,
        };
        if term.class == Class::People && many && self.is_thing(at) {
            return None;
        }
        let led =
            self.scene.is_led(at) || at > 0 && self.scene.same_line(at - 1, at) && self.scene.cue(at - 1, Cue::At);
        if led && met.length == 1 && self.scene.stem_cue(at, Cue::Front) && self.scene.is_open(at) {
            return None;
        }
        let mut draft = Draft::new(kind, at..at + met.length);
        draft.term = Some(met.term);
        draft.mention.sector = term.sector;
        match term.country {
            Some(super::terms::NO_STATE) => draft.stateless = many || !self.scene.is_definite(at),
            body => draft.mention.country = body,
        }
        if term.class == Class::Office {
            draft.mention.role = Some((*term.english).to_owned());
        }
        let last = at + met.length - 1;
        let scene = &self.scene;
        let definite = scene.is_definite(at) || (met.length > 1 && scene.is_definite(last));
        let mut agrees = definite;
        // `منظمة دولية الحكومة`: behind its adjective an indefinite phrase is complete.
        let state = |hit: NameHit| scene.targets(hit).iter().any(|target| matches!(target, Target::State(_)));
        // `منظمات دولية جيش ميانمار`: so it is before another body with its land.
        let body = || {
            let next = scene.noun(last + 1).map(|(met, _)| last + 1 + met.length);
            next.is_some_and(|after| scene.is_definite(after) || scene.name(after).is_some_and(state))
        };
        let behind = scene.is_definite(last + 1) || scene.name(last + 1).is_some_and(state) || body();
        let closed = met.length > 1 && scene.is_adjective(last, false) && behind;
        if scene.is_open(last) && (scene.is_open(at) || met.length == 1) && !closed {
            let before = draft.end();
            let quoted = !definite && self.quoted(&mut draft, term.class);
            agrees |= quoted || self.genitive(&mut draft, end);
            // `حركة القمر`: the act, where only a plain noun follows.
            let plain =
                draft.end() > before && draft.inner.is_empty() && scene.article.lexeme(before).is_some_and(is_common);
            // `جبهة الحديدة`: where it is fought.
            let front = term.sector == Some(Sector::Pty)
                && draft.inner.first().is_some_and(|inner| inner.mention.kind == Kind::Place);
            if (plain || front) && met.length == 1 && scene.stem_cue(at, Cue::Act) {
                return None;
            }
        } else if met.reading.is_some_and(|word| word.suffix.is_some()) {
            agrees = true;
        }
        self.portfolios(&mut draft, end);
        self.modifiers(&mut draft, end, agrees);
        draft.definite = agrees;
        if draft.end() < end && term.class == Class::Office && self.scene.cue(draft.end(), Cue::Acting) {
            draft.extend(draft.end() + 1);
        }
        // `لجأت الشرطة إلى القوة`, `سنرد بقوة`, `يرفض بكل قوة`
        let by = |token: u32| scene.article.word(token).is_some_and(|word| word.clitics.has(Clitics::BY));
        let manner = || {
            by(at)
                || at.checked_sub(1).is_some_and(|every| {
                    by(every) && scene.article.word(every).is_some_and(|word| word.pos == Pos::Quantifier)
                })
        };
        if draft.end() == at + 1 && scene.stem_cue(at, Cue::Means) && (scene.is_definite(at) || manner()) {
            return None;
        }
        self.prepositional(&mut draft, term, end);
        let of_state = |inner: &Draft| inner.mention.kind == Kind::State && inner.mention.sector == Some(Sector::Gov);
        if draft.mention.sector.is_none() && draft.inner.first().is_some_and(of_state) {
            draft.mention.sector = term.of_state;
        }
        let single = term.class == Class::People && !many && draft.mention.tokens.len() < 4;
        let anothers = is_kin(&draft) && draft.inner.iter().any(|inner| inner.mention.kind == Kind::Person);
        if kind == Kind::Person && !anothers || single && (definite || draft.told) {
            self.bearer(&mut draft, end);
        }
        // `الرئيس السابق`, of whom no name follows
        if draft.former && kind == Kind::Person && term.class == Class::Office && !draft.mention.named {
            draft.mention.sector = Some(Sector::Eli);
        }
        Some(draft)
    }

    /// Whether a word shows the accusative of tanwin.
    pub fn is_object(&self, at: u32) -> bool {
        self.scene.article.word(at).is_some_and(|word| {
            word.features.case == Some(Case::Accusative) && word.features.state == Some(State::Indefinite)
        })
    }

    /// Whether a noun after people is the object of their verb and no genitive: it shows the accusative of tanwin, or is
    /// people of its own (`شرطي متظاهرا`, `قناص جنديين`).
    fn is_of_verb(&self, draft: &Draft, at: u32) -> bool {
        let article = self.scene.article;
        let human = article.lexeme(at).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
        self.is_object(at)
            || draft.mention.kind == Kind::People
                && human
                && !self.scene.is_definite(at)
                && self.scene.name(at).is_none()
    }

    /// The genitive after a head without article: a name, another described phrase, or plain nouns. Tells whether the
    /// phrase has become definite by it.
    fn genitive(&self, draft: &mut Draft, end: u32) -> bool {
        let scene = &self.scene;
        let at = draft.end();
        // `زعيم #حزب_الله`; a person's is the name of whoever bears the title.
        if at < end && scene.article.kind(at) == Some(TokenKind::Hashtag) {
            let body = self.hashtag(at).filter(|inner| inner.mention.kind != Kind::Person);
            return body.is_some_and(|inner| {
                draft.extend(inner.end());
                self.adopt(draft, inner);
                true
            });
        }
        if at >= end
            || scene.is_time(at)
            || scene.is_led(at) && !self.is_whole_name(at)
            || scene.article.kind(at) != Some(TokenKind::Word)
        {
            return false;
        }
        if scene.cue(at, Cue::Barrier) || scene.cue(at, Cue::Locative) || scene.cue(at, Cue::OnBehalf) {
            return false;
        }
        // What shows tanwin takes no genitive: `متهما باريس`.
        if self.is_of_verb(draft, at) || self.is_object(at - 1) {
            return false;
        }
        if self.describes_body(draft, at) {
            return false;
        }
        // `نجل القذافي`: whose kin somebody is, who is not named by that; behind a title the name is his own (`زوجة الرئيس أسماء الأسد`).
        if is_kin(draft)
            && let Some(inner) = self.person(at, end, true)
        {
            draft.extend(inner.end());
            draft.tell(inner.mention.country);
            draft.inner.push(inner);
            return true;
        }
        let noun = scene.noun(at);
        if let Some(hit) = scene.name(at).filter(|hit| !hit.joined && !hit.governed)
            && hit.end >= noun.map_or(0, |(met, _)| at + met.length)
            && let Some(target) = self.target(at, hit)
        {
            let inner = self.entity(at..hit.end, target);
            // A person right after a title bears it; after a body or people it is whose they are.
            if inner.mention.kind == Kind::Person && draft.mention.kind == Kind::Person {
                return false;
            }
            draft.extend(inner.end());
            self.adopt(draft, inner);
            self.and_more(draft, end);
            return true;
        }
        if let Some((met, term)) = noun
            && let Some(inner) = self.described(at, met, term, end)
        {
            // `سجناء آخرون`
            if term.country == Some(super::terms::NO_STATE) && term.sector == Some(Sector::Unk) {
                draft.extend(inner.end());
                return false;
            }
            // A title right after a title is a chain (`الرئيس الجنرال`), not a genitive.
            let chained = inner.mention.kind == Kind::Person && draft.mention.kind == Kind::Person;
            if chained && !scene.is_definite(at) && draft.mention.role.is_none() {
                return false;
            }
            let named = inner.mention.kind == Kind::Person && inner.mention.name != inner.mention.tokens;
            let reach = if named { inner.mention.name.start } else { inner.end() };
            if named && draft.mention.kind == Kind::Person {
                // The name after `نائب رئيس الوزراء` is the deputy's: take the title only.
                draft.extend(self.before_name(&inner));
            } else {
                draft.extend(reach.max(inner.end()));
            }
            let settled = inner.told || scene.is_definite(at) || inner.mention.name.len() > 1;
            let mut inner = inner;
            if inner.end() > draft.end() {
                inner.mention.tokens.end = draft.end();
                inner.mention.name = inner.mention.tokens.clone();
                inner.inner.retain(|deep| deep.end() <= draft.end());
            }
            self.adopt(draft, inner);
            return settled;
        }
        if scene.nisba(at).is_some_and(|hit| !hit.definite) {
            return false;
        }
        let word = scene.article.word(at);
        let nominal = word.is_some_and(|word| {
            matches!(word.pos, Pos::Noun | Pos::Masdar) || word.pos.is_nominal() && scene.is_definite(at)
        });
        if nominal && scene.is_definite(at) {
            draft.extend(at + 1);
            self.and_more(draft, end);
            return true;
        }
        // `شرطة مكافحة التمرد`: what a body is for.
        let act = word.is_some_and(|word| word.pos == Pos::Masdar && word.suffix.is_none()) && at + 1 < end;
        let of_act = |token: u32| {
            let word = scene.article.word(token);
            word.is_some_and(|word| matches!(word.pos, Pos::Noun | Pos::Masdar)) && scene.is_definite(token)
        };
        // But `سلطة حظر الأحزاب`.
        let serves =
            !matches!(draft.mention.sector, None | Some(Sector::Gov)) && draft.mention.kind == Kind::Organisation;
        if act && serves && of_act(at + 1) && !scene.is_led(at + 1) && !scene.is_joined(at + 1) {
            draft.extend(at + 2);
            return true;
        }
        false
    }

    fn before_name(&self, inner: &Draft) -> u32 {
        let mut end = inner.mention.name.start;
        while end > inner.mention.tokens.start + 1 && self.scene.is_comma(end - 1) {
            end -= 1;
        }
        end
    }

    fn is_whole_name(&self, at: u32) -> bool {
        self.scene.name(at).is_some_and(|hit| !hit.joined && !hit.governed)
    }

    /// Takes up country and sector of a phrase inside.
    pub fn adopt(&self, draft: &mut Draft, inner: Draft) {
        draft.tell(inner.mention.country.filter(|_| inner.told));
        let office = draft.mention.role.is_some();
        let body = matches!(inner.mention.kind, Kind::Organisation | Kind::Group | Kind::People | Kind::Person);
        let gives = body && inner.mention.sector.is_some();
        let minister = draft.mention.sector == Some(Sector::Gov) && inner.mention.kind != Kind::Organisation;
        let armed = matches!(draft.mention.sector, Some(Sector::Uaf | Sector::Reb));
        let fighters = draft.mention.kind == Kind::People && armed && gives;
        if fighters {
            draft.mention.sector = match inner.mention.sector {
                Some(Sector::Opp | Sector::Pty | Sector::Cvl) | None => Some(Sector::Reb),
                Some(Sector::Gov) => Some(Sector::Mil),
                // `متمردو جيش التحرير`
                Some(Sector::Mil) if draft.mention.sector == Some(Sector::Reb) => Some(Sector::Reb),
                known => known,
            };
        }
        // `ضابط في الشرطة`
        let guard = matches!(inner.mention.sector, Some(Sector::Cop | Sector::Spy));
        if draft.mention.sector == Some(Sector::Mil) && guard && inner.mention.kind == Kind::Organisation && !office {
            draft.mention.sector = inner.mention.sector;
        }
        draft.stateless |= inner.stateless && !draft.told;
        let type_noun = !office && inner.target.is_some() && inner.mention.kind == Kind::Group
            || matches!(draft.mention.sector, Some(Sector::Pty | Sector::Reb))
                && inner.target.is_some()
                && inner.mention.kind == Kind::Organisation;
        let police = matches!(draft.mention.sector, Some(Sector::Cop | Sector::Jud));
        if type_noun && draft.mention.kind != Kind::People && !police {
            // `حركة حماس`, `قوات الحوثي`: what the name says, but `شرطة حماس`.
            draft.mention.sector = inner.mention.sector;
        }
        let unsure = matches!(draft.mention.sector, None | Some(Sector::Unk));
        let untold = unsure && inner.mention.sector.is_some();
        let served = office && gives && !minister && draft.mention.sector != Some(Sector::Eli);
        let named = office && inner.target.is_some() && !matches!(inner.mention.kind, Kind::State | Kind::Place);
        if !fighters && (untold || served || named) {
            draft.mention.sector = inner.mention.sector;
        }
        let above = inner.mention.sector.is_none() && matches!(inner.mention.kind, Kind::Organisation);
        if inner.target.is_some() && above && draft.mention.kind != Kind::People {
            // Officials of bodies above states have no sector.
            draft.mention.sector = inner.mention.sector;
        }
        draft.inner.push(inner);
    }

    /// Further genitives joined by a conjunction, where they continue a chain of plain nouns or states.
    pub fn and_more(&self, draft: &mut Draft, end: u32) {
        let scene = &self.scene;
        loop {
            let at = draft.end();
            if at >= end || !scene.is_joined(at) && scene.name(at).is_none_or(|hit| !hit.joined) {
                return;
            }
            let state = scene.name(at).filter(|hit| hit.joined && !hit.governed);
            if let Some(hit) = state
                && draft.mention.kind == Kind::People
                && (draft.mention.role.is_some() || draft.inner.iter().any(|inner| inner.mention.kind == Kind::State))
                && let Some(target) = self.target(at, hit)
            {
                let inner = self.entity(at..hit.end, target);
                draft.extend(hit.end);
                draft.inner.push(inner);
                continue;
            }
            let plain = scene.noun(at).is_none() && state.is_none();
            let definite = scene.is_definite(at)
                && scene.article.word(at).is_some_and(|word| matches!(word.pos, Pos::Noun | Pos::Masdar));
            // `وزارة الصحة والسكان المصرية`: only where the phrase goes on after the joined noun.
            let goes_on = at + 1 < end
                && (scene.nisba(at + 1).is_some_and(|hit| hit.definite && !hit.joined)
                    || scene.is_adjective(at + 1, true));
            if plain && definite && goes_on && draft.mention.role.is_none_or_ministry() {
                draft.extend(at + 1);
                continue;
            }
            return;
        }
    }
}

/// Whether a word of the lexicon is no name.
fn is_common(lexeme: &crate::morph::Lexeme) -> bool {
    lexeme.pos != Pos::Name && !lexeme.root.is_empty()
}

trait RoleNoun {
    fn is_none_or_ministry(&self) -> bool;
}

impl RoleNoun for Option<String> {
    fn is_none_or_ministry(&self) -> bool {
        self.as_deref().is_none_or(|role| role.starts_with("minister"))
    }
}

/// Whether a phrase is headed by a noun of kin: those among the titles who hold no office.
fn is_kin(draft: &Draft) -> bool {
    draft.mention.kind == Kind::Person && draft.mention.sector == Some(Sector::Eli)
}
