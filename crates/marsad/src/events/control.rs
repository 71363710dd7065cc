//! Whose act a verbal noun is that names no doer: found above it, as grammar's control.

use super::frame::Argument;
use super::framer::Framer;
use crate::article::Article;
use crate::morph::{Clitics, NounKind, Pos};
use crate::names::Kind;
use crate::syntax::Relation;

/// What the word that governs a verbal noun says of its doer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doer {
    /// The governing word's own subject: plans, attempts, purposes (`تعتزم تركيا شن`, `جهود الحكومة لاستعادة`).
    Subject,
    /// Those of whom it is asked, demanded, alleged (`دعا إيران إلى وقف`, `اتهم أنقرة بقصف`).
    These(Vec<Argument>),
    /// Somebody else: what is praised, condemned, told (`أدان قصف المدينة`).
    Other,
}

/// The doer of a verbal noun, from the nearest governor that has one. `says` tells what a governing word says of it.
pub(super) fn doer(
    article: &Article<'_>,
    framer: &Framer<'_, '_>,
    trigger: u32,
    says: impl Fn(u32, u32) -> Doer,
) -> Vec<Argument> {
    let verbal = article.word(trigger).is_some_and(|word| word.pos == Pos::Masdar) || article.verb(trigger).is_some();
    if !verbal || article.word(trigger).is_some_and(|word| word.pos == Pos::Verb) {
        return Vec::new();
    }
    if let Some((decision, actor)) = decided(article, trigger) {
        return match says(decision, trigger) {
            Doer::Other => Vec::new(),
            Doer::These(doers) => doers,
            Doer::Subject => vec![Argument { token: actor, pronoun: false, inherited: true }],
        };
    }
    let mut child = trigger;
    for governor in article.syntax.ancestors(trigger).take(5) {
        if let Some(obliged) = obliged(article, framer, child) {
            return framer.joined(obliged).into_iter().map(inherited).collect();
        }
        let relation = article.syntax.relation(child);
        if !matches!(
            relation,
            Relation::Object
                | Relation::SecondObject
                | Relation::Oblique
                | Relation::Genitive
                | Relation::Conjunct
                | Relation::Other
        ) {
            return Vec::new();
        }
        let said = says(governor, child);
        match said {
            Doer::Other => return Vec::new(),
            Doer::These(doers) => return doers,
            Doer::Subject => {}
        }
        let Some(word) = article.word(governor) else { return Vec::new() };
        // `طالب الرئيس بالإفراج عنه، وصولا إلى التهديد`: what the clause comes to is its subject's act too.
        let clause = article.syntax.head(governor).filter(|_| framer.words.is_circumstance(article, governor));
        if let Some(verb) = clause.filter(|verb| framer.is_verb(*verb) && !framer.words.is_report(article, *verb)) {
            return acting(article, framer, verb, trigger);
        }
        // `قصف المدينة من قبل الجيش واقتحامها`: who did the equal did it.
        let agents = if relation == Relation::Conjunct { framer.agents(governor) } else { Vec::new() };
        if !agents.is_empty() {
            return agents.into_iter().map(inherited).collect();
        }
        // Who suffers one act does not do another.
        if word.pos == Pos::Verb && article.syntax.passive(governor) {
            return Vec::new();
        }
        if word.pos == Pos::Verb {
            return acting(article, framer, governor, trigger);
        }
        // `طالبت روما بالاعتذار، مهددة بإلغاء الاجتماع`
        if word.pos.is_adjectival() && article.syntax.relation(governor) == Relation::Circumstantial {
            return acting(article, framer, article.syntax.head(governor).unwrap_or(governor), trigger);
        }
        // `الجماعة المسؤولة عن الهجوم`, `الضباط المتورطون في القتل`
        let described = matches!(article.syntax.relation(governor), Relation::Adjective | Relation::Part);
        let noun =
            article.syntax.head(governor).filter(|noun| described && *noun < governor && is_actor(article, *noun));
        if let Some(noun) = noun.filter(|_| word.pos.is_adjectival() && relation == Relation::Oblique) {
            return vec![inherited(noun)];
        }
        // `بلاده عازمة على تحرير أراضيها`
        let subject = article.syntax.related(governor, Relation::Subject).next();
        if let Some(token) = subject.filter(|_| word.pos.is_adjectival()) {
            return vec![Argument { token, pronoun: false, inherited: true }];
        }
        // `مسؤوليتها عن التفجير`
        if word.pos.is_nominal() && word.suffix.is_some() && relation == Relation::Oblique {
            return vec![Argument { token: governor, pronoun: true, inherited: true }];
        }
        // `قتل الجنود وتدمير الآليات`: whom the equal of an act falls on does not do it.
        let falls =
            framer.is_transitive(governor) && article.syntax.related(governor, Relation::Object).next().is_none();
        // `أودى بحياة طفلين وإصابة آخرين`: nor those of whom the equal only tells.
        let people = |noun: u32| article.names.headed(noun).is_some_and(|mention| mention.kind == Kind::People);
        // `إصابة جندي في هجوم`
        let held =
            article.syntax.preposition(child).filter(|index| Some(*index) != framer.words.prefix_index(Clitics::BY));
        let within =
            held.and_then(|index| framer.words.preposition(index)).is_some_and(|preposition| preposition.local);
        let suffers = |noun: u32| within && falls || relation == Relation::Conjunct && (falls || people(noun));
        let genitive = article
            .syntax
            .related(governor, Relation::Genitive)
            .find(|noun| *noun != child && is_actor(article, *noun) && !suffers(*noun));
        if let Some(token) = genitive {
            return vec![Argument { token, pronoun: false, inherited: true }];
        }
        // `إصداره أوامر بقتل`: who gives what falls on something else.
        let falls_apart = relation == Relation::Object || !framer.is_transitive(governor);
        if word.suffix.is_some() && word.pos == Pos::Masdar && falls_apart {
            return vec![Argument { inherited: true, ..Argument::pronoun(governor) }];
        }
        let nisba = article.syntax.related(governor, Relation::Adjective).find(|noun| is_actor(article, *noun));
        if let Some(token) = nisba {
            return vec![Argument { token, pronoun: false, inherited: true }];
        }
        // `القرار الذي اتخذته واشنطن بفرض عقوبات`
        let taken = article
            .syntax
            .related(governor, Relation::Relative)
            .find(|verb| framer.is_verb(*verb) && article.word(*verb).is_some_and(|word| word.suffix.is_some()));
        let takers = taken.into_iter().flat_map(|verb| article.syntax.related(verb, Relation::Subject));
        if let Some(token) = takers.into_iter().find(|taker| is_actor(article, *taker)) {
            return vec![Argument { token, pronoun: false, inherited: true }];
        }
        // `وصل إلى جنيف للمشاركة في المحادثات`: what hangs on a place is the verb's.
        if !is_place(article, governor) {
            child = governor;
        }
    }
    let obliged = obliged(article, framer, child);
    obliged.into_iter().flat_map(|token| framer.joined(token)).map(inherited).collect()
}

fn inherited(token: u32) -> Argument {
    Argument { inherited: true, ..Argument::word(token) }
}

/// Whom a verbal noun obliges that stands as a clause behind him: `على فرنسا وإيطاليا تعميق تعاونهما`.
fn obliged(article: &Article<'_>, framer: &Framer<'_, '_>, masdar: u32) -> Option<u32> {
    article.word(masdar).filter(|word| word.pos == Pos::Masdar)?;
    let clause = matches!(article.syntax.relation(masdar), Relation::Root | Relation::Complement);
    let on = |child: &u32| {
        let preposition = article.syntax.preposition(*child).and_then(|index| framer.words.preposition(index));
        *child < masdar && preposition.is_some_and(|preposition| preposition.edge) && is_actor(article, *child)
    };
    article.syntax.related(masdar, Relation::Oblique).find(on).filter(|_| clause)
}

/// The subjects of a verb as the doers of what stands under it.
fn acting(article: &Article<'_>, framer: &Framer<'_, '_>, verb: u32, trigger: u32) -> Vec<Argument> {
    let subjects = framer.subjects(verb, 0).into_iter();
    subjects
        .flat_map(|(token, _)| if framer.is_verb(token) { vec![token] } else { framer.joined(token) })
        .map(|token| {
            let pronoun = framer.drops(token);
            let token = if pronoun { token } else { behind(article, token, trigger) };
            Argument { token, pronoun, inherited: true }
        })
        .collect()
}

/// A masdar with its doer right before a verbal noun that is its content, whatever the syntax hangs that on: `قرار لندن طرد
/// الدبلوماسيين`.
fn decided(article: &Article<'_>, trigger: u32) -> Option<(u32, u32)> {
    let last = trigger.checked_sub(1)?;
    let bare = article.syntax.preposition(trigger).is_none() && !article.word(trigger)?.clitics.has(Clitics::AND);
    let doer = article.mention_of(last).filter(|mention| bare && mention.tokens.end == trigger)?;
    let decision = article.syntax.head(doer.head)?;
    let masdar = article.word(decision)?.pos == Pos::Masdar && doer.kind != Kind::Place;
    let genitive = article.syntax.relation(doer.head) == Relation::Genitive;
    (masdar && genitive && article.syntax.head(trigger) != Some(decision)).then_some((decision, doer.head))
}

/// Who stands behind a subject that is nobody itself, before what it does: `جهود الحكومة لاستعادة`, `الحملة التركية`.
fn behind(article: &Article<'_>, subject: u32, trigger: u32) -> u32 {
    // `تشهد العاصمة الجزائرية مظاهرات`: a place does nothing.
    let place = article.lexeme(subject).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
    if article.mention_of(subject).is_some() || place {
        return subject;
    }
    let genitives = article.syntax.related(subject, Relation::Genitive);
    let owners = genitives.chain(article.syntax.related(subject, Relation::Adjective));
    owners.into_iter().find(|owner| *owner < trigger && is_actor(article, *owner)).unwrap_or(subject)
}

/// The subject of the nearest clause above a word that has one who can act; `stops` ends the search.
pub(super) fn above(
    article: &Article<'_>,
    framer: &Framer<'_, '_>,
    trigger: u32,
    stops: impl Fn(u32) -> bool,
) -> Vec<Argument> {
    let governors = article.syntax.ancestors(trigger).take(8).take_while(|governor| !stops(*governor));
    let active = |governor: &u32| framer.is_verb(*governor) && !article.syntax.passive(*governor);
    for governor in governors.filter(active) {
        let subjects = framer.subjects(governor, 0).into_iter();
        let acting = subjects.filter(|(token, _)| framer.drops(*token) || is_actor(article, *token));
        let found: Vec<Argument> =
            acting.map(|(token, _)| Argument { token, pronoun: framer.drops(token), inherited: true }).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn is_place(article: &Article<'_>, token: u32) -> bool {
    article.names.headed(token).is_some_and(|mention| mention.kind == Kind::Place)
}

fn is_actor(article: &Article<'_>, token: u32) -> bool {
    article.names.headed(token).is_some_and(|mention| mention.kind != Kind::Place)
}
