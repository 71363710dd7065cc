//! Sites told by a noun with what stands around it: `سوق مزدحمة في حلب`, `الحدود بين تشاد والسودان`, `المدينة`.

use std::ops::Range;

use super::phrase;
use super::site::{Finder, Site, is_town};
use crate::article::Article;
use crate::morph::{Clitics, NounKind, Number, Pos};
use crate::names::{Kind, Mention, Sector};
use crate::syntax::Relation;

/// No name in quotation marks has more words.
const QUOTED: usize = 4;

/// How many words the name of a site within another has at most.
const INNER: u32 = 5;

/// In how many lines before a noun of a town the town that it takes up may stand.
const NAMED: u32 = 2;

impl<'s> Finder<'s, '_> {
    /// The site that a noun tells with its adjectives, its idafa and the place named behind it.
    pub(super) fn described(&self, head: u32) -> Option<Site<'s>> {
        let article = self.article();
        let word = article.word(head)?;
        let place = article.lexeme(head).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
        let is = |set| self.met.has(head, set);
        let noun = matches!(word.pos, Pos::Noun | Pos::Masdar) && word.suffix.is_none();
        if !noun || !(place || is(self.sites.more)) || is(self.sites.none) || article.mention_of(head).is_some() {
            return None;
        }
        // `الحكم بالسجن`: the sentence, not the house.
        let by = article.syntax.preposition(head).is_some_and(|by| self.words.prefix_index(Clitics::BY) == Some(by));
        if self.taken_up(head).is_some() || by && is(self.sites.sentences) {
            return None;
        }
        let bare = is(self.sites.bare);
        let mut name = phrase::name(article, head);
        if let Some(quoted) = quoted_name(article, name.end) {
            name.end = quoted.end + 1;
        }
        if bare && name.len() == 1 && !is(self.sites.edges) {
            return self.in_clause_on(head).map(Site::named);
        }
        // A name goes on to its end: `منزل القيادي علي حسن`.
        name.end = article.mention_of(name.end - 1).map_or(name.end, |mention| mention.tokens.end.max(name.end));
        name.end = self.belonging(head, &name).unwrap_or(name.end);
        let place = |mention: &&Mention| matches!(mention.kind, Kind::Place | Kind::State);
        let owner = |mention: &&Mention| article.word(mention.head).is_some_and(|word| word.pos == Pos::Adjective);
        let named = name.clone().filter_map(|token| article.mention_of(token).filter(place));
        let owners = named.clone().find(owner).filter(|_| !is(self.sites.abroad));
        let mut anchor = named.clone().find(|mention| !owner(mention));
        if let Some(end) = self.between(head, name.end) {
            name.end = end;
        } else if let Some(behind) = self.behind(name.end) {
            name.end = behind.name.end.max(name.end);
            anchor = anchor.or(Some(behind));
        }
        // `الأهداف الإيرانية في سوريا`: whose they are says nothing of where.
        let vague = bare && anchor.is_none();
        let anchor = anchor.or(owners);
        if anchor.is_none()
            && let Some(named) = self.in_clause_on(head)
        {
            return Some(Site::named(named));
        }
        if bare && name.len() == 1 {
            return None;
        }
        Some(Site { name, anchor, named: false, vague, land: false })
    }

    /// The place that a clause on a noun names: `جيب تسيطر عليه المعارضة قرب حمص`.
    fn in_clause_on(&self, noun: u32) -> Option<&'s Mention> {
        let article = self.article();
        let clauses = article.syntax.related(noun, Relation::Relative);
        let led = clauses.flat_map(|verb| article.syntax.related(verb, Relation::Oblique));
        let named = |mention: &&Mention| mention.kind == Kind::Place || mention.kind == Kind::State;
        led.filter(|token| self.is_local(*token)).find_map(|token| article.names.headed(token).filter(named))
    }

    /// Where a site ends of which a participle says whose it is: `مصفاة تابعة لشركة أرامكو`.
    fn belonging(&self, head: u32, name: &Range<u32>) -> Option<u32> {
        let article = self.article();
        let last = name.end.checked_sub(1).filter(|last| *last > head)?;
        let participle = article.word(last).is_some_and(|word| word.pos == Pos::ActiveParticiple);
        let to = article.word(name.end).is_some_and(|word| word.clitics.has(Clitics::TO) && word.pos.is_nominal());
        (participle && to).then(|| {
            let of = article.mention_of(name.end).map(|mention| mention.tokens.end);
            of.unwrap_or_else(|| phrase::name(article, name.end).end)
        })
    }

    /// Where an edge ends that is named by what lies on both sides of it: `الحدود بين تشاد والسودان`, `الحدود مع سوريا`.
    fn between(&self, head: u32, end: u32) -> Option<u32> {
        let article = self.article();
        let (index, width) = self.words.preposition_at(article, end)?;
        let preposition = self.words.preposition(index)?;
        let place = |at: u32| {
            let mention = article.names.mentions.iter().find(|mention| mention.tokens.start == at)?;
            matches!(mention.kind, Kind::Place | Kind::State).then_some(mention.tokens.end)
        };
        let first = place(end + width).filter(|_| self.met.has(head, self.sites.edges))?;
        let joined = article.word(first).is_some_and(|word| word.clitics.has(Clitics::AND));
        match (preposition.among, preposition.partner) {
            (true, _) if joined => place(first),
            (_, true) => Some(first),
            _ => None,
        }
    }

    /// The place named right behind a phrase: `مدرسة في بغداد`, `مخزن للسلاح قرب حلب`, `الخط الفاصل شرقي غزة`,
    /// `البلدة القديمة من مدينة الخليل`.
    pub(super) fn behind(&self, end: u32) -> Option<&'s Mention> {
        let article = self.article();
        // What opens the next line stands behind nothing.
        let line = phrase::line(article, end.checked_sub(1)?);
        let word = |token: u32| article.word(token).filter(|word| word.suffix.is_none());
        let of = word(end).is_some_and(|word| word.pos.is_nominal() && word.clitics.has(Clitics::TO));
        let end = if of { end + 1 } else { end };
        let governor = |mention: &Mention| {
            let index = article.syntax.preposition(mention.head);
            index.and_then(|index| self.words.preposition(index))
        };
        let led = |mention: &Mention| governor(mention).is_some_and(|preposition| preposition.local);
        let of = |mention: &Mention| governor(mention).is_some_and(|preposition| preposition.doer);
        let preposition = word(end).is_some_and(|word| word.pos == Pos::Preposition);
        let mut near = article.names.mentions.iter().filter(|mention| mention.tokens.start < line.end);
        near.find(|mention| match mention.kind {
            Kind::Place => {
                let whole = mention.tokens.len() > 1 && of(mention);
                mention.tokens.start == end || preposition && mention.tokens.start == end + 1 && (led(mention) || whole)
            }
            Kind::State => (end..end + 1 + u32::from(preposition)).contains(&mention.tokens.start) && led(mention),
            _ => false,
        })
    }

    /// The site right before a place in which it lies, by whatever preposition: of `نقلوا من دوما في الغوطة` the town.
    pub fn within(&self, outer: &Site<'_>) -> Option<Site<'s>> {
        let article = self.article();
        let start = outer.name.start;
        let word = article.word(start)?;
        let apart = start.checked_sub(1).filter(|before| self.words.preposition_at(article, *before).is_some());
        let first = if word.clitics.any(Clitics::PREPOSITIONS) { start } else { apart? };
        let local = article.syntax.preposition(start).and_then(|index| self.words.preposition(index));
        let line = phrase::line(article, start);
        let inner = local.filter(|preposition| preposition.local && outer.named).is_some();
        let ends = |site: &Site<'_>| site.name.end == first && !site.is_state() && !site.land && !site.vague;
        // `حلفاء طهران في العراق`: part of who they are.
        let whole = |token: &u32| {
            let kinds = |mention: &Mention| matches!(mention.kind, Kind::Place);
            article.names.covering(*token).is_none_or(kinds)
        };
        let mut before = (first.saturating_sub(INNER).max(line.start)..first).filter(|_| inner).filter(whole);
        before.find_map(|token| self.at(token).filter(ends))
    }

    /// The seat of a body before which something happens, or a house in which it does: `أمام البرلمان`, `في المدرسة`.
    pub fn before_body(&self, token: u32) -> Option<Site<'s>> {
        let article = self.article();
        let preposition = self.words.preposition(article.syntax.preposition(token)?)?;
        let mention = article.names.headed(token).filter(|mention| mention.kind == Kind::Organisation)?;
        let house = || self.met.has(token, self.sites.houses);
        // `وسط قوات الأمن`: among men, not in a place.
        let men = matches!(mention.sector, Some(Sector::Mil | Sector::Cop | Sector::Reb));
        let stands = preposition.local && (preposition.form.chars().count() > 2 && !men || house());
        stands.then(|| {
            let behind = self.behind(mention.tokens.end);
            let name = mention.name.start..behind.map_or(mention.name.end, |behind| behind.name.end);
            Site { name, anchor: behind.or_else(|| self.seat(mention)), named: false, vague: false, land: false }
        })
    }

    /// Which place a noun with the article takes up: `المدينة`, `الميناء`, the last of that noun named before it.
    pub(super) fn taken_up(&self, noun: u32) -> Option<&'s Mention> {
        let article = self.article();
        let word = article.word(noun)?;
        let place = article.lexeme(noun).is_some_and(|lexeme| lexeme.kind.any(NounKind::PLACE));
        if !place || !word.clitics.has(Clitics::ARTICLE) || article.mention_of(noun).is_some() {
            return None;
        }
        if let Some(named) = named_after(article, noun) {
            return Some(named);
        }
        let lemma = unvowelled(article.lemma(noun));
        let before = || article.names.mentions.iter().rev().filter(|mention| mention.head < noun);
        let same = |mention: &&Mention| {
            mention.kind == Kind::Place
                && mention.tokens.len() > 1
                && unvowelled(article.lemma(mention.tokens.start)) == lemma
        };
        let kind = self.of_its_kind(noun);
        let named = || before().find(same);
        // Of two the later one: `المدينة` means the last town told of, by its noun or without it.
        match (kind, named().filter(|_| word.features.number != Some(Number::Plural))) {
            (Some(kind), Some(named)) if kind.head > named.head => Some(kind),
            (kind, named) => named.or(kind),
        }
    }

    /// The last town or division named in the lines before a noun that means one: `انسحبوا من دوما بعد قصف المدينة`.
    fn of_its_kind(&self, noun: u32) -> Option<&'s Mention> {
        let article = self.article();
        let (town, division) = (self.met.has(noun, self.sites.towns), self.met.has(noun, self.sites.divisions));
        if !town && !division || article.syntax.children(noun).iter().any(|child| *child > noun) {
            return None;
        }
        let line = |token: u32| article.tokens.get(token as usize).map_or(0, |token| token.line);
        let near = |mention: &&Mention| mention.head < noun && line(mention.head) + NAMED >= line(noun);
        let precision = |mention: &&Mention| mention.point.as_ref().map(|point| point.precision);
        // A capital that acts is not where it is, nor is the town that a line of the body is sent from.
        let sent = |mention: &&Mention| {
            line(mention.head) > 0 && phrase::line(article, mention.head).start == mention.tokens.start
        };
        let place = |mention: &&Mention| {
            mention.kind == Kind::Place || mention.kind == Kind::State && self.is_local(mention.head)
        };
        let named = || article.names.mentions.iter().rev().filter(near).filter(place).filter(|mention| !sent(mention));
        let of_kind = |mention: &&Mention| match precision(mention) {
            Some("town") => is_town(mention),
            Some("admin1") => division,
            _ => false,
        };
        // What a town lies in stands behind it: `في مدينة الفاشر، عاصمة ولاية شمال دارفور`.
        named().find(of_kind).or_else(|| named().find(|mention| town && precision(mention) == Some("district")))
    }
}

/// The name that stands for a noun of place right before it: `شوارع العاصمة نيامي`, `العاصمة الأردنية عمان`.
fn named_after<'m>(article: &'m Article<'_>, noun: u32) -> Option<&'m Mention> {
    let is_name = |token: u32| article.word(token).is_none_or(|word| word.pos == Pos::Name && word.clitics.0 == 0);
    let describes = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Adjective);
    let at = (noun + 1..noun + 4).find(|token| !describes(*token))?;
    let mention = article.names.headed(at).filter(|_| is_name(at))?;
    matches!(mention.kind, Kind::Place | Kind::State).then_some(mention)
}

/// The name in quotation marks right behind a noun: `ضاحية "الراشدية"`.
fn quoted_name(article: &Article<'_>, mark: u32) -> Option<Range<u32>> {
    let quote = article.quotes.iter().find(|quote| quote.tokens.start == mark + 1)?;
    (quote.closed && (1..=QUOTED).contains(&quote.tokens.len())).then(|| quote.tokens.clone())
}

/// A lemma without its marks of vowels: names have none.
fn unvowelled(lemma: &str) -> String {
    lemma.chars().filter(|letter| !matches!(letter, '\u{64b}'..='\u{652}' | '\u{670}')).collect()
}
