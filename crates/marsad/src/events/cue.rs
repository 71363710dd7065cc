//! Cues that name a source beside what it tells: `بحسب شهود`, `وفقا لبيان`, `حسبما ذكرت الوكالة`.

use super::framer::Framer;
use super::phrase;
use super::source::{Found, Speech};
use crate::article::Article;
use crate::morph::{Clitics, Pos};
use crate::names::Kind;
use crate::syntax::{Class, Relation, Words};
use crate::text::TokenKind;

/// The conjunction that a cue may open with.
const AND: char = '\u{648}';

impl Speech {
    /// `بحسب`, `وفقا لـ` and the like in the trigger's sentence.
    pub(super) fn cue(&self, article: &Article<'_>, framer: &Framer<'_, '_>, trigger: u32) -> Option<Found> {
        let sentence = phrase::sentence(article, trigger)?;
        // A cue may stand after the full stop, as a sentence of its own.
        let next = sentence.tokens.end..phrase::line(article, trigger).end.min(sentence.tokens.end + 2);
        sentence.tokens.clone().chain(next).find_map(|token| {
            let preposition = self.is_cue(article, token)?;
            let found = self.cited(article, framer, token, preposition)?;
            self.covers(article, framer.words, token, found.token, trigger).then_some(found)
        })
    }

    /// Who tells a trigger in a clause behind it that says no more: `قتل عشرة، كما أعلن الجيش`, `على ما أفاد مصدر أمني`. What
    /// such a verb reports itself makes it a new report (`كما أعلن الجيش مقتل …`).
    pub(super) fn as_told(&self, article: &Article<'_>, framer: &Framer<'_, '_>, trigger: u32) -> Option<Found> {
        let sentence = phrase::sentence(article, trigger)?;
        let told = |verb: u32| {
            let syntax = &article.syntax;
            let alone = !syntax.children(verb).iter().any(|child| {
                matches!(syntax.relation(*child), Relation::Object | Relation::Complement | Relation::Oblique)
            });
            alone && self.is_verb(article, verb) && framer.words.is_report(article, verb)
        };
        let like = (trigger + 1..sentence.tokens.end)
            .find(|token| self.likes.contains(article.form(*token)) && told(token + 1))?;
        let token = article.syntax.related(like + 1, Relation::Subject).next()?;
        let found = Found { token, pronoun: false, cue: like + 1 };
        self.covers(article, framer.words, like, token, trigger).then_some(found)
    }

    /// What tells the clause under a verb that says no more than that it stands there: `جاء في بيان للجيش أن …`.
    pub(super) fn medium(&self, article: &Article<'_>, words: &Words, verb: u32) -> Option<Found> {
        let local = |token: &u32| {
            let preposition = article.syntax.preposition(*token).and_then(|index| words.preposition(index));
            preposition.is_some_and(|preposition| preposition.local)
        };
        let tells = |token: &u32| words.is_report_noun(article, *token) || self.tellers.contains(article.lemma(*token));
        let plain = self.is_verb(article, verb) && !words.is_speech(article, verb);
        let mut media = article.syntax.related(verb, Relation::Oblique).filter(|token| plain && local(token));
        media.find(tells).map(|token| Found { token, pronoun: false, cue: verb })
    }

    /// Whether a word is a cue, and the preposition that it takes.
    fn is_cue(&self, article: &Article<'_>, token: u32) -> Option<Option<usize>> {
        let (bare, form) = (article.bare(token), article.form(token));
        // `للتعبير عن الغضب`: with the article it is a noun like any other.
        if article.word(token).is_some_and(|word| word.clitics.has(Clitics::ARTICLE)) {
            return None;
        }
        // Most words are their own stems and have no conjunction.
        let whole = (form.len() > bare.len()).then_some(form);
        let spellings = [Some(bare), whole, form.strip_prefix(AND)];
        spellings.into_iter().flatten().find_map(|spelling| self.cues.get(spelling)).copied()
    }

    /// Whom a cue names: a mention, a noun of what tells, or who speaks by the verb behind it (`وفقا لما قاله مسؤولون`).
    fn cited(
        &self,
        article: &Article<'_>,
        framer: &Framer<'_, '_>,
        cue: u32,
        preposition: Option<usize>,
    ) -> Option<Found> {
        let line = phrase::line(article, cue).end;
        let named = (cue + 1..line).take(4).find(|next| {
            article.mention_of(*next).is_some_and(|m| m.head == *next && m.kind != Kind::Place)
                && (preposition.is_none() || article.syntax.preposition(*next).is_some() || *next <= cue + 2)
        });
        let found = |token| Found { token, pronoun: false, cue };
        let end = phrase::sentence(article, cue).map_or(line, |sentence| sentence.tokens.end);
        let spoken = || {
            let mut near = (cue + 1..end.max(cue + 1)).take(3);
            let verb = near.find(|next| self.is_verb(article, *next) && framer.words.is_speech(article, *next))?;
            self.speaker(article, framer, verb)
        };
        let teller = || {
            let lemma = article.lemma(cue + 1);
            let tells = framer.words.is_report_noun(article, cue + 1) || self.tellers.contains(lemma);
            (tells && cue + 1 < line).then(|| found(cue + 1))
        };
        let of_teller = |token: &u32| phrase::tokens(article, cue + 1).contains(token);
        match teller() {
            Some(teller) => named.filter(of_teller).map(found).or(Some(teller)),
            None => named.map(found).or_else(spoken),
        }
    }

    /// Whether a cue is about a trigger: one set apart by commas about its whole sentence but for what it says of the one
    /// it names, another only about what stands behind it (`المسؤولة بحسب شهود عن القصف`).
    fn covers(&self, article: &Article<'_>, words: &Words, cue: u32, named: u32, trigger: u32) -> bool {
        let border = |token: u32| {
            words.class(article, token) == Some(Class::Comma)
                || article.kind(token).is_none_or(|kind| !matches!(kind, TokenKind::Word | TokenKind::Number))
        };
        let line = phrase::line(article, trigger);
        let opens = |token: u32| token == line.start || border(token - 1);
        let pointing = |token: u32| article.word(token).is_some_and(|word| word.pos == Pos::Demonstrative);
        let starts = opens(cue) || pointing(cue - 1) && opens(cue - 1);
        let end = phrase::name(article, named).end;
        let apart = starts || end >= line.end || border(end);
        // `، وبحسب شهود فقد …` begins anew.
        let form = article.form(cue);
        let anew = form.starts_with(AND) && !self.cues.contains_key(form);
        let clauses = article.syntax.ancestors(trigger).take_while(|above| *above != named);
        let described = std::iter::once(trigger).chain(clauses);
        let own = described.last().is_some_and(|top| {
            article.syntax.relation(top) == Relation::Relative && article.syntax.head(top) == Some(named)
        });
        !own && (apart && !anew || trigger > cue)
    }
}
