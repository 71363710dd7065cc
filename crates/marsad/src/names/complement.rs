//! What prepositions lead behind the noun of an actor and belongs to its phrase: `الأمين العام للأمم المتحدة`, `نائب في البرلمان`,
//! `السفارة الإيرانية في بيروت`.

use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::recogniser::Target;
use super::terms::{Class, Term};
use super::{Kind, Sector};
use crate::morph::{Analysis, Clitics, Number, Pos};
use crate::text::TokenKind;

/// How many words before somebody the verb may stand that asks for a preposition.
const ASKING: u32 = 3;
/// The preposition of the body at which somebody serves.
const BY: &str = "\u{628}";
/// The preposition of those with whom something is done.
const WITH: &str = "\u{645}\u{639}";

impl Reader<'_, '_> {
    /// Complements with a preposition that belong to the phrase.
    pub fn prepositional(&self, draft: &mut Draft, term: &Term, end: u32) {
        let scene = &self.scene;
        let at = draft.end();
        if at >= end || scene.article.kind(at) != Some(TokenKind::Word) {
            return;
        }
        // `الأمين العام للأمم المتحدة`
        if let Some(hit) = scene.name(at).filter(|hit| hit.governed && !hit.joined)
            && matches!(term.class, Class::Office)
            && scene.article.form(at).starts_with('\u{644}')
            && let Some(target) = self.target(at, hit)
        {
            let inner = self.entity(at..hit.end, target);
            // `زيارة الرئيس الفرنسي للبنان`: who is of one state is not of another; an envoy is sent to it.
            let abroad = inner.mention.kind == Kind::State && draft.told && term.sector.is_some();
            if !abroad && matches!(inner.mention.kind, Kind::Organisation | Kind::State | Kind::Group) {
                draft.extend(hit.end);
                self.adopt(draft, inner);
                self.modifiers(draft, end, true);
                return;
            }
        }
        if let Some(inner) = self.served(draft, term, end) {
            draft.extend(inner.end());
            self.adopt(draft, inner);
            return;
        }
        let represents = matches!(term.class, Class::Office | Class::People) && term.sector.is_none();
        let own = scene.article.word(at - 1).is_some_and(|word| word.suffix.is_some());
        let behalf = scene.cue(at, Cue::OnBehalf) || represents && !own && scene.cue(at, Cue::For);
        let within = [Cue::Locative, Cue::At, Cue::Other].iter().any(|cue| scene.cue(at, *cue));
        if !behalf && !within || at + 1 >= end {
            return;
        }
        let next = at + 1;
        let Some(inner) = self.complement(next, end) else { return };
        let body = matches!(inner.mention.kind, Kind::Organisation | Kind::Group);
        let human = matches!(term.class, Class::People | Class::Office);
        let state = matches!(inner.mention.kind, Kind::State | Kind::Place) && !draft.stateless;
        let office = matches!(term.class, Class::Office);
        let government = matches!(draft.mention.sector, Some(Sector::Gov | Sector::Jud | Sector::Leg))
            && matches!(term.class, Class::Organ | Class::Office);
        let member = human && draft.mention.kind != Kind::Organisation;
        // Of several bodies the place may be that of what they do: `السلطات في أستراليا`.
        let plural = |word: &Analysis| word.features.number == Some(Number::Plural);
        let several = scene.article.word(draft.mention.head).is_some_and(plural);
        let abroad = scene.stem_cue(draft.mention.head, Cue::Abroad);
        // `قوة في الجيش`
        let part =
            body && inner.told && !scene.is_definite(draft.mention.head) && draft.end() == draft.mention.head + 1;
        let there = scene.cue(at, Cue::Locative) && !scene.cue(at, Cue::Toward);
        // `نائب في البرلمان`, but `مصلين داخل المسجد`, and `طلب الرئيس من البرلمان`.
        let of =
            scene.cue(at, Cue::Of) && !(draft.mention.kind == Kind::Person && scene.is_definite(draft.mention.head));
        let belongs = scene.cue(at, Cue::At) || of;
        // `عشرون عنصرا من عناصر الميليشيات`: those counted are of those behind.
        let known = inner.mention.sector.is_some_and(|sector| !matches!(sector, Sector::Unk | Sector::Cvl));
        let people = inner.mention.kind == Kind::People && (inner.told || known);
        let counted = people && draft.mention.kind == Kind::People && scene.cue(at, Cue::Of) && !draft.told;
        let made = (body || people) && !draft.told && self.is_made_of(draft, at);
        if made || behalf || counted || body && member && belongs {
            draft.extend(inner.end());
            if made {
                draft.mention.sector = inner.mention.sector.or(draft.mention.sector);
            }
            self.adopt(draft, inner);
            self.and_more(draft, end);
        } else if state
            && (government && !draft.told && there || abroad && scene.cue(at, Cue::At))
            && draft.mention.kind != Kind::People
            && !several
            && inner.end() <= end
        {
            draft.extend(inner.end());
            // `السفارة في صنعاء` is of another state.
            if !abroad {
                draft.tell(inner.mention.country);
            }
            draft.inner.push(inner);
        } else if state && !abroad && !draft.told && scene.cue(at, Cue::Of) && self.state_joined(inner.end(), end) {
            // `قوات من روسيا وتركيا` are of both.
            draft.extend(inner.end());
            draft.tell(inner.mention.country);
            draft.inner.push(inner);
            while let Some(hit) = scene.name(draft.end()).filter(|_| self.state_joined(draft.end(), end)) {
                let Some(target) = self.target(draft.end(), hit) else { break };
                let another = self.entity(draft.end()..hit.end, target);
                draft.extend(hit.end);
                draft.inner.push(another);
            }
        } else if (state || part) && !draft.told && !abroad && there {
            if part && draft.mention.sector.is_none() {
                draft.mention.sector = inner.mention.sector;
            }
            draft.tell(inner.mention.country);
        } else if office && (state || body) && self.bears_name(inner.end(), end) {
            // `مبعوث الأمم المتحدة إلى اليمن مارتن غريفيث`
            draft.mention.tokens.end = inner.end();
            draft.mention.name.end = inner.end();
            draft.inner.push(inner);
        }
    }

    /// The body at which somebody serves: `مسؤول بوزارة الدفاع`, `قيادي بحركة حماس`; not where a verb before him asks for the
    /// preposition (`أشاد الرئيس بالجيش`).
    fn served(&self, draft: &Draft, term: &Term, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        let at = draft.end();
        let word = scene.article.word(at).filter(|word| word.clitics.has(Clitics::BY) && word.pos != Pos::Verb)?;
        let member = matches!(term.class, Class::Office | Class::People);
        let people = matches!(draft.mention.kind, Kind::Person | Kind::People);
        let first = draft.mention.tokens.start;
        // Whom one meets stands behind it too: `التقى الوزير بمجلس الأعمال`.
        let bare = |token: u32| {
            let args = scene.article.lexeme(token).map(|lexeme| (lexeme.args.objects, lexeme.args.intransitive));
            args.is_some_and(|(objects, intransitive)| objects == 0 || intransitive) || scene.article.takes(token, WITH)
        };
        let asked = (first.saturating_sub(ASKING)..first)
            .any(|token| scene.same_line(token, first) && scene.article.takes(token, BY) && bare(token));
        // `جندي بمحافظة جيجل` is only there.
        let there = || self.place(at, end).is_some();
        if !member || !people || draft.told || word.clitics.has(Clitics::AND) || asked || there() {
            return None;
        }
        let named = scene.name(at).filter(|hit| hit.governed && !hit.joined).and_then(|hit| {
            let target = self.target(at, hit)?;
            Some(self.entity(at..hit.end, target))
        });
        let inner = named.or_else(|| {
            let (met, organ) = scene.term(at, |class| class == Class::Organ)?;
            self.described(at, met, organ, end).filter(|body| body.definite || body.told)
        })?;
        // `انتحاري بمسجد` is only there.
        let house = matches!(inner.mention.sector, Some(Sector::Rel | Sector::Edu | Sector::Med));
        let body = matches!(inner.mention.kind, Kind::Organisation | Kind::Group);
        (body && !(house && term.class == Class::People)).then_some(inner)
    }

    /// Whether a state joined to those before it is named at a token.
    fn state_joined(&self, at: u32, end: u32) -> bool {
        let hit = self.scene.name(at).filter(|hit| at < end && hit.joined && !hit.governed);
        hit.and_then(|hit| self.target(at, hit)).is_some_and(|target| matches!(target, Target::State(_)))
    }

    /// Whether what stands behind a bare noun of a body says of whom it consists: `وفد من الحركة`, `فريق من المحققين`; not where the
    /// word before it asks for the preposition (`طلبت منظمة من الحكومة`).
    fn is_made_of(&self, draft: &Draft, at: u32) -> bool {
        let scene = &self.scene;
        let (first, head) = (draft.mention.tokens.start, draft.mention.head);
        let asked = || first > 0 && scene.article.takes(first - 1, scene.article.form(at));
        draft.mention.kind == Kind::Organisation && scene.cue(at, Cue::Of) && !scene.is_definite(head) && !asked()
    }

    /// A name or a described body at a token.
    fn complement(&self, at: u32, end: u32) -> Option<Draft> {
        let scene = &self.scene;
        if scene.is_time(at) {
            return None;
        }
        if scene.article.kind(at) == Some(TokenKind::Hashtag) {
            return self.hashtag(at);
        }
        let noun = scene.noun(at);
        if let Some(hit) = scene.name(at).filter(|hit| !hit.joined)
            && hit.end >= noun.map_or(0, |(met, _)| at + met.length)
            && let Some(target) = self.target(at, hit)
        {
            return Some(self.entity(at..hit.end, target));
        }
        // `جندي في محافظة حلب`
        if noun.is_some()
            && let Some(place) = self.place(at, end)
        {
            return Some(place);
        }
        let (met, term) = noun?;
        if met.reading.is_some_and(|word| word.clitics.any(Clitics::PREPOSITIONS)) && !scene.is_definite(at) {
            return None;
        }
        self.described(at, met, term, end)
    }
}
