//! Where: the place that a clause states for its event.

use super::assemble::is_speech_act;
use super::frame::{Argument, Frame};
use super::light::Role;
use super::page::Page;
use super::phrase;
use super::site::{Finder, Site};
use super::slots::{Slot, Slots};
use crate::morph::{Clitics, Pos};
use crate::names::Kind;
use crate::record::Place;
use crate::syntax::{Class, Relation};

/// How far the place of an event may stand from its trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Anywhere in the clause: what is done happens where the clause is.
    Clause,
    /// The same, of what is done by force or in crowds: no place behind ب is what it is done to (`قتل ثلاثة بكابول`).
    Deed,
    /// The same, and the state visited is the place.
    Visit,
    /// With the trigger itself: places in the clause of what is only said belong to its content, those of the people named to
    /// them.
    Words,
    /// With the trigger itself, or with the people whom it names.
    Relations,
}

impl Scope {
    /// How far that is for the acts of a page.
    pub fn of(page: &Page) -> Self {
        match page.mode.as_deref() {
            Some("visit") => Self::Visit,
            _ if is_speech_act(&page.code) => Self::Words,
            _ if page.code == "SANCTION" => Self::Relations,
            _ if matches!(page.code.as_str(), "ASSAULT" | "PROTEST") => Self::Deed,
            _ => Self::Clause,
        }
    }

    /// Whether the place of an act stands with its trigger alone.
    fn is_narrow(self) -> bool {
        matches!(self, Self::Words | Self::Relations)
    }
}

/// The place of a trigger: what its rule says, then the nearest place under a preposition of place in its phrase or clause.
pub(super) fn place(finder: Finder<'_, '_>, frame: &Frame, slots: &Slots, scope: Scope) -> Option<Place> {
    let article = finder.met.article;
    let target = ruled(finder, frame, slots, scope);
    let exact = target.clone().filter(|site| !site.vague);
    let site = exact
        .or_else(|| frame.scene.iter().find_map(|token| finder.at(*token)))
        .or_else(|| own(finder, frame, scope))
        .or_else(|| if scope.is_narrow() { None } else { deed(finder, frame) })
        .or_else(|| frame.filling(Slot::Subject).find_map(|argument| finder.court(argument.token)));
    // Of `سيطر على مواقع جديدة في المدينة` the town tells more.
    let site = site.or(target)?;
    Some(finder.within(&site).unwrap_or(site).place(article))
}

/// The place that a token heads.
pub(super) fn at(finder: Finder<'_, '_>, token: u32) -> Option<Place> {
    let article = finder.met.article;
    article.names.headed(token).map(|mention| Site::named(mention).place(article))
}

/// Where the gathering is held at which a word is said: `قال في مؤتمر صحفي في موسكو`, `دعا في كلمة ألقاها بجنيف`.
pub(super) fn occasion(finder: Finder<'_, '_>, said: u32) -> Option<Place> {
    let article = finder.met.article;
    let led = |token: u32| {
        let index = article.syntax.preposition(token)?;
        finder.words.preposition(index).filter(|preposition| preposition.temporal || preposition.local)
    };
    let by = finder.words.prefix_index(Clitics::BY);
    let at = |token: &u32| {
        let above = || article.syntax.head(*token).filter(|_| article.syntax.relation(*token) == Relation::Genitive);
        let led = led(*token).or_else(|| led(above()?)).is_some() && article.syntax.preposition(*token) != by;
        led && finder.is_occasion(*token)
    };
    let gathering = phrase::clause(article, said).into_iter().find(at)?;
    let end = phrase::sentence(article, said)?.tokens.end.min(gathering + GATHERING);
    let is_verb = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Verb);
    let stops = |token: u32| {
        is_verb(token) && token > gathering + RELATIVE
            || finder.words.class(article, token) == Some(Class::Complementiser)
            || !finder.is_occasion(token) && finder.is_act(token)
    };
    let mut behind = (gathering + 1..end).take_while(|token| !stops(*token)).filter(|token| finder.is_local(*token));
    behind.find_map(|token| finder.at(token).or_else(|| finder.before_body(token))).map(|site| site.place(article))
}

/// How many words behind a gathering its place may stand.
const GATHERING: u32 = 16;

/// How many words behind a gathering the verb of its clause may stand: `كلمة له ألقاها بجنيف`.
const RELATIVE: u32 = 3;

/// What fills the slots of the rule. A state that is attacked is the recipient, not the place; one that is visited is both.
fn ruled<'s>(finder: Finder<'s, '_>, frame: &Frame, slots: &Slots, scope: Scope) -> Option<Site<'s>> {
    slots.0.iter().flatten().find_map(|slot| {
        let apart = matches!(slot, Slot::Preposition(_)) || scope == Scope::Visit;
        let mut filled = frame.filling(*slot).filter_map(|argument| {
            let site = seat(finder, argument.token, scope).or_else(|| located(finder, *argument))?;
            Some(inner(finder, frame, argument.token).unwrap_or(site))
        });
        filled.find(|site| apart || !site.is_state())
    })
}

/// The place within the one that a preposition names with the trigger: of `داخل السوق في بغداد` the market.
fn inner<'s>(finder: Finder<'s, '_>, frame: &Frame, outer: u32) -> Option<Site<'s>> {
    let local = |argument: &Argument| argument.token < outer && finder.is_local(argument.token);
    let led = frame.arguments().iter().filter(|(slot, _)| matches!(slot, Slot::Preposition(_)));
    let before = led.map(|(_, argument)| argument).filter(|argument| local(argument));
    before
        .filter_map(|argument| located(finder, *argument).or_else(|| finder.before_body(argument.token)))
        .find(|site| beside(finder, site, outer))
}

/// Whether a place stands right behind another, in which it lies: `قرب السوق في بغداد`, `في سالزبري، شمال إنجلترا`.
fn beside(finder: Finder<'_, '_>, site: &Site<'_>, outer: u32) -> bool {
    if site.name.contains(&outer) {
        return true;
    }
    let describes = |token: u32| finder.met.article.word(token).is_some_and(|word| word.pos.is_adjectival());
    let end = (site.name.end..outer).find(|token| !describes(*token)).unwrap_or(outer);
    let comma = finder.words.class(finder.met.article, end) == Some(Class::Comma);
    (end..end + 2 + u32::from(comma)).contains(&outer)
}

/// What a preposition of place names with the trigger; of several the first behind it: `وفي حلب، قتل ثلاثة قرب المطار`.
fn own<'s>(finder: Finder<'s, '_>, frame: &Frame, scope: Scope) -> Option<Site<'s>> {
    let led = frame.arguments().iter().filter(|(slot, _)| matches!(slot, Slot::Preposition(_)));
    let mut sites = led.filter_map(|(_, argument)| {
        let says = scope.is_narrow() && finder.words.is_speech(finder.met.article, frame.trigger);
        let told = says && holds_act(finder, frame.trigger, argument.token);
        let whose = scope == Scope::Words && is_whose(finder, argument.token);
        let deed = scope == Scope::Deed && finder.is_behind_by(argument.token);
        let local = (deed || finder.is_local(argument.token)) && !told && !whose;
        let site =
            local.then(|| seat(finder, argument.token, scope).or_else(|| located(finder, *argument))).flatten()?;
        Some((argument.token, site))
    });
    let (first, site) = sites.next()?;
    let behind = |(token, other): &(u32, Site<'s>)| *token > frame.trigger && !other.is_state() && !other.land;
    if first > frame.trigger { Some(site) } else { sites.find(behind).map(|(_, other)| other).or(Some(site)) }
}

/// Whether a place only tells of somebody named right before it where he is (`المسؤولون في عدن`), or is what is spoken of
/// (`اعترف بالقدس`).
fn is_whose(finder: Finder<'_, '_>, place: u32) -> bool {
    let article = finder.met.article;
    let apart = article.word(place).is_some_and(|word| !word.clitics.any(Clitics::PREPOSITIONS));
    let before = place.checked_sub(1 + u32::from(apart));
    let somebody = |mention: &crate::names::Mention| {
        let by = article.syntax.preposition(mention.head).and_then(|index| finder.words.preposition(index));
        // `اتفاق بين الحركتين في القاهرة`, `قضت محكمة في إسطنبول`
        let together = by.is_some_and(|by| by.among || by.partner);
        matches!(mention.kind, Kind::People | Kind::Organisation | Kind::Group)
            && !together
            && !finder.is_court(mention.head)
    };
    let asked = article.syntax.preposition(place).and_then(|index| finder.words.preposition(index));
    let governor = article.syntax.head(place);
    let topic = asked.zip(governor).is_some_and(|(by, verb)| !apart && article.takes(verb, &by.form));
    topic || before.and_then(|token| article.names.covering(token)).is_some_and(somebody)
}

/// Whether an act stands between a word of speech and a place: then it is the act's (`أدان المجازر في حلب`).
fn holds_act(finder: Finder<'_, '_>, trigger: u32, place: u32) -> bool {
    let article = finder.met.article;
    (trigger + 1..place)
        .any(|token| finder.is_act(token) || article.word(token).is_some_and(|word| word.pos == Pos::Masdar))
}

/// Where a deed was done: the place that it is named by (`هجوم دوما`), that of its clause or before its clause, or of the
/// clause on it (`إضراب يشل المدارس في غزة`).
fn deed<'s>(finder: Finder<'s, '_>, frame: &Frame) -> Option<Site<'s>> {
    let article = finder.met.article;
    let idafa = frame.arguments().get(frame.idafa.clone()).unwrap_or_default();
    // Of two neither is where it was: `محادثات القاهرة وطهران`.
    let mut alone = idafa.iter().filter(|_| idafa.len() == 1);
    let by_name = alone.find_map(|(_, argument)| {
        // `لقاء نجمة هوليوود` is not held there.
        let itself =
            finder.met.article.names.headed(argument.token).is_none_or(|mention| {
                matches!(mention.kind, Kind::Place | Kind::State | Kind::Organisation | Kind::Group)
            });
        located(finder, *argument).filter(|site| itself && site.named && !site.is_state())
    });
    let relative = || {
        let clauses = article.syntax.related(frame.trigger, Relation::Relative);
        let led = clauses.flat_map(|verb| article.syntax.related(verb, Relation::Oblique));
        led.filter(|token| finder.is_local(*token)).find_map(|token| finder.at(token))
    };
    // `يلتقي قادة الحلف في بروكسل`
    let with_people = || {
        let mut parties = frame.filling(Slot::Subject).filter(|argument| !argument.pronoun);
        parties.find_map(|argument| finder.beside_people(argument.token))
    };
    // `تعرض المطار لهجوم`
    let struck = || {
        let suffers = frame.light.is_some_and(|light| light.role == Role::Recipient);
        let mut sufferers = frame.filling(Slot::Object).filter(|_| suffers);
        sufferers.find_map(|argument| located(finder, *argument).filter(|site| !site.is_state()))
    };
    // `مؤتمر الأمن المنعقد في ميونخ`
    let held = || {
        let described = (frame.trigger + 1..frame.trigger + PARTICIPLE)
            .find(|token| is_participle_on(finder, *token, frame.trigger))?;
        let led = article.syntax.related(described, Relation::Oblique).filter(|token| finder.is_local(*token));
        led.into_iter().find_map(|token| finder.at(token))
    };
    by_name
        .or_else(struck)
        .or_else(|| reached(finder, frame.trigger))
        .or_else(|| host(finder, frame))
        .or_else(held)
        .or_else(|| arrival(finder, frame.trigger))
        .or_else(|| around(finder, frame.trigger))
        .or_else(|| finder.before_where(frame.trigger))
        .or_else(relative)
        .or_else(with_people)
}

/// What an act reaches, told by a verb of its own: `هز انفجار العاصمة`, `مظاهرة جابت شوارع برشلونة`.
fn reached<'s>(finder: Finder<'s, '_>, trigger: u32) -> Option<Site<'s>> {
    let syntax = &finder.met.article.syntax;
    let told = syntax.head(trigger).filter(|_| syntax.relation(trigger) == Relation::Subject);
    let verbs = told.into_iter().chain(syntax.related(trigger, Relation::Relative));
    let objects =
        verbs.filter(|verb| finder.is_reaching(*verb)).flat_map(|verb| syntax.related(verb, Relation::Object));
    objects.into_iter().find_map(|object| finder.at(object)).filter(|site| !site.is_state())
}

/// Whether a token is a participle with the article that tells of a trigger, or of the idafa behind it.
fn is_participle_on(finder: Finder<'_, '_>, token: u32, trigger: u32) -> bool {
    let article = finder.met.article;
    let participle = article.word(token).is_some_and(|word| {
        matches!(word.pos, Pos::ActiveParticiple | Pos::PassiveParticiple) && word.clitics.has(Clitics::ARTICLE)
    });
    let nominal = |token: &u32| article.word(*token).is_some_and(|word| word.pos.is_nominal());
    participle && article.syntax.ancestors(token).take_while(nominal).any(|above| above == trigger)
}

/// How many words behind a trigger the participle may stand that tells where it is.
const PARTICIPLE: u32 = 5;

/// Where somebody came when it happened to him: `اعتقل لدى وصوله إلى مطار الخرطوم`.
fn arrival<'s>(finder: Finder<'s, '_>, trigger: u32) -> Option<Site<'s>> {
    let syntax = &finder.met.article.syntax;
    let mut comings = syntax.related(trigger, Relation::Oblique).filter(|token| finder.is_arrival(*token));
    let from = |token: u32| {
        syntax.preposition(token).and_then(|index| finder.words.preposition(index)).is_some_and(|it| it.doer)
    };
    let led = |coming: u32| {
        syntax.related(coming, Relation::Oblique).filter(|token| !from(*token)).find_map(|token| finder.at(token))
    };
    // `اعتقل فور وصوله إلى الصين`
    let near = || {
        let article = finder.met.article;
        let end = phrase::sentence(article, trigger).map_or(trigger, |sentence| sentence.tokens.end);
        let is_verb = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Verb);
        let own = |token: &u32| article.word(*token).is_some_and(|word| word.suffix.is_some());
        (trigger + 1..end.min(trigger + ARRIVAL))
            .take_while(|token| !is_verb(*token))
            .filter(|token| finder.is_arrival(*token))
            .find(own)
            .and_then(led)
    };
    comings.find_map(led).or_else(near)
}

/// How many words behind an act somebody's coming may stand.
const ARRIVAL: u32 = 6;

/// Where a meeting is hosted: `تستضيف جنيف المحادثات`, `اجتماع استضافته باريس`, `كيبيك التي استضافت القمة`.
fn host<'s>(finder: Finder<'s, '_>, frame: &Frame) -> Option<Site<'s>> {
    let article = finder.met.article;
    let own = frame.light.map_or(frame.trigger, |light| light.verb);
    let clauses = article.syntax.related(frame.trigger, Relation::Relative);
    let verb = std::iter::once(own).chain(clauses).find(|verb| finder.is_hosting(*verb))?;
    let person = |token: u32| article.names.headed(token).is_some_and(|mention| mention.kind == Kind::Person);
    let subjects = article.syntax.related(verb, Relation::Subject);
    let described = article.syntax.head(verb).filter(|_| article.syntax.relation(verb) == Relation::Relative);
    let mut hosts = subjects.chain(described).filter(|host| !person(*host));
    hosts
        .find_map(|host| finder.at(host))
        .filter(|site| frame.light.is_some() && described.is_none() || !site.is_state())
}

/// The nearest place of the clause; of places one within the other the inner one.
fn around<'s>(finder: Finder<'s, '_>, trigger: u32) -> Option<Site<'s>> {
    let clause = phrase::clause(finder.met.article, trigger);
    let found: Vec<(u32, Site<'s>)> = clause
        .into_iter()
        .filter(|token| finder.is_local(*token) && !is_of_topic(finder, *token, trigger))
        .filter_map(|token| Some((token, finder.at(token).or_else(|| finder.before_body(token))?)))
        .filter(|(_, site)| !site.land && !site.name.contains(&trigger))
        .collect();
    let within = |token: u32| found.iter().any(|(at, site)| *at < token && beside(finder, site, token));
    let distance = |(token, _): &&(u32, Site<'s>)| token.abs_diff(trigger);
    found.iter().filter(|(token, _)| !within(*token)).min_by_key(distance).map(|(_, site)| site.clone())
}

/// Whether a place is that of a state of things which its clause is about: `بحث خلال الاتصال الوضع في فلسطين`.
fn is_of_topic(finder: Finder<'_, '_>, place: u32, trigger: u32) -> bool {
    let article = finder.met.article;
    let Some(noun) = article.syntax.head(place).filter(|noun| *noun != trigger) else { return false };
    let topic = finder.is_topic(noun) && article.mention_of(noun).is_none();
    // `قتل خلال وجوده في حلب`
    let occasion = article.syntax.preposition(noun).and_then(|index| finder.words.preposition(index));
    let occasion = occasion.is_some_and(|preposition| preposition.temporal || preposition.local);
    topic && !occasion && !article.syntax.ancestors(trigger).any(|above| above == noun)
}

fn seat<'s>(finder: Finder<'s, '_>, token: u32, scope: Scope) -> Option<Site<'s>> {
    if scope.is_narrow() { None } else { finder.before_body(token) }
}

fn located<'s>(finder: Finder<'s, '_>, argument: Argument) -> Option<Site<'s>> {
    if argument.pronoun { None } else { finder.at(argument.token) }
}
