//! What each token of an article could be: part of a name, a term, an adjective of a state.

use super::cues::Cue;
use super::lookup::{self, LED_BY, Lookup, MENDED, NameOpening, NisbaOpening, StemPlace};
use super::phrases::WordId;
use super::recogniser::{Recogniser, Target};
use super::states::Nisba;
use super::terms::{Class, Met, Opened, Term, Terms};
use crate::article::Article;
use crate::morph::{Analysis, Clitics, Gender, Number, Origin, Person, Pos, State};
use crate::text::TokenKind;

/// A name met in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameHit {
    /// What stands under the name.
    pub node: u32,
    /// One past its last token.
    pub end: u32,
    /// Whether a conjunction stands before it.
    pub joined: bool,
    /// Whether a preposition is written together with it.
    pub governed: bool,
}

/// An adjective of a state or people met in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct NisbaHit {
    /// What it says.
    pub nisba: Nisba,
    /// One past its last token.
    pub end: u32,
    /// Whether it bears the article.
    pub definite: bool,
    /// Whether a conjunction stands before it.
    pub joined: bool,
}

/// How much a token looks like part of a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Like {
    /// It cannot be one.
    Never,
    /// An ordinary noun or adjective.
    Weak,
    /// A word that can be a name beside other readings.
    Fair,
    /// A name, or a word that no lexicon knows.
    Strong,
}

/// One token.
#[derive(Debug)]
struct Word<'s> {
    lookup: &'s Lookup,
    name: Option<NameHit>,
    nisba: Option<NisbaHit>,
    terms: Vec<Met>,
}

/// An article with what its tokens could be.
pub(super) struct Scene<'s, 'a> {
    pub article: &'s Article<'a>,
    pub recogniser: &'s Recogniser,
    words: Vec<Word<'s>>,
    timed: Vec<bool>,
}

impl<'s, 'a> Scene<'s, 'a> {
    /// Puts together what the lookups tell of words with the words after them.
    pub fn new(recogniser: &'s Recogniser, article: &'s Article<'a>) -> Self {
        let mut timed = vec![false; article.tokens.len()];
        for time in &article.times {
            let range = time.tokens.start as usize..time.tokens.end as usize;
            timed.get_mut(range).into_iter().flatten().for_each(|token| *token = true);
        }
        let lookups = article.tokens.iter().map(|token| article.lookups.get(token.form));
        let words = lookups.map(|lookup| Word { lookup, name: None, nisba: None, terms: Vec::new() }).collect();
        let mut scene = Self { article, recogniser, words, timed };
        for token in 0..article.tokens.len() as u32 {
            if article.kind(token) != Some(TokenKind::Word) {
                continue;
            }
            let Some(lookup) = scene.word(token).map(|word| word.lookup) else { continue };
            let name = scene.find_name(token, &lookup.names);
            let nisba = scene.find_nisba(token, &lookup.nisbas);
            let terms = scene.find_terms(token, &lookup.terms);
            if let Some(word) = scene.words.get_mut(token as usize) {
                (word.name, word.nisba, word.terms) = (name, nisba, terms);
            }
        }
        scene
    }

    fn word(&self, token: u32) -> Option<&Word<'s>> {
        self.words.get(token as usize)
    }

    /// What the tables know of the spelling of a token.
    pub fn lookup(&self, token: u32) -> Option<&'s Lookup> {
        Some(self.word(token)?.lookup)
    }

    /// The longest name, of equals the one with least cut off.
    fn find_name(&self, token: u32, openings: &[NameOpening]) -> Option<NameHit> {
        let mut best: Option<NameHit> = None;
        for &NameOpening { mut node, joined, governed } in openings {
            let mut end = token + 1;
            // Past the closing mark of a name of which a part is quoted: `حركة "طالبان"`.
            let mut quoted = None;
            loop {
                let stop = if quoted == Some(end) { end + 1 } else { end };
                let longer = best.is_none_or(|best| stop > best.end);
                if longer && quoted.is_none_or(|close| close == end) && !self.recogniser.names.values(node).is_empty() {
                    best = Some(NameHit { node, end: stop, joined, governed });
                }
                let opened = super::quoted::within(self.article, end).filter(|_| quoted.is_none());
                quoted = opened.map(|words| words.end).or(quoted);
                let next = if quoted.is_some_and(|close| close > end) && self.is_mark(end) || self.is_dash(end) {
                    end + 1
                } else {
                    end
                };
                let Some(lookup) = self.same_line(token, next).then(|| self.lookup(next)).flatten() else { break };
                let Some(step) = lookup.word.and_then(|word| self.recogniser.names.step(node, word)) else { break };
                (node, end) = (step, next + 1);
            }
        }
        best
    }

    fn find_nisba(&self, token: u32, openings: &[NisbaOpening]) -> Option<NisbaHit> {
        let states = &self.recogniser.states;
        let mut best: Option<NisbaHit> = None;
        for &NisbaOpening { node, definite, joined, cut } in openings {
            let second = self.same_line(token, token + 1).then(|| self.lookup(token + 1)).flatten();
            let compound = second.and_then(|second| states.forms.step(node, second.bare?));
            let found = compound
                .and_then(|node| Some((states.nisba(node)?, token + 2)))
                .or_else(|| Some((states.nisba(node)?, token + 1)));
            let Some((nisba, end)) = found else { continue };
            // A prefixed conjunction or preposition must leave the article or a noun that morphology agrees to.
            if cut && !definite && self.best_is_whole(token) {
                continue;
            }
            if best.is_none_or(|best| end > best.end) {
                best = Some(NisbaHit { nisba, end, definite, joined });
            }
        }
        best
    }

    fn best_is_whole(&self, token: u32) -> bool {
        let whole = |word: &Analysis| word.clitics == Clitics::default() && word.origin != Origin::Guess;
        self.article.word(token).is_some_and(whole)
    }

    fn find_terms(&self, token: u32, opened: &[Opened]) -> Vec<Met> {
        if opened.is_empty() {
            return Vec::new();
        }
        let next = |i: u32| self.same_line(token, token + i).then(|| self.lookup(token + i)?.bare).flatten();
        let mut out = Terms::met(opened, next);
        let chosen = self.article.word(token).map(|word| word.pos);
        if chosen.is_some_and(|pos| !pos.is_nominal() && pos != Pos::Verb) {
            out.retain(|met| met.length > 1 || met.reading.is_none());
        }
        // `اتفاق قنصلي`: of an adjective the letter that may be a pronoun of the first person is none.
        // `قضائي` tells of the body all the same.
        let tells = |met: &Met| {
            let term = self.recogniser.terms.get(met.term);
            term.is_some_and(|term| matches!(term.class, Class::Quality(_)) && term.sector.is_some())
        };
        if chosen == Some(Pos::Adjective) && !out.iter().any(tells) {
            let own = |word: &Analysis| word.suffix.is_some_and(|suffix| suffix.person == Person::First);
            let plain = self.article.word(token).is_some_and(|word| word.suffix.is_none());
            out.retain(|met| met.length > 1 || !plain || !met.reading.is_some_and(|word| own(&word)));
        }
        // `جولة خارجية`
        if chosen == Some(Pos::Adjective) && self.qualifies(token) {
            let body = |met: &Met| self.recogniser.terms.get(met.term).is_some_and(|term| term.class == Class::Organ);
            out.retain(|met| met.length > 1 || !body(met));
        }
        // A word chosen as a verb is a noun only where a preposition or another noun asks for one.
        if chosen == Some(Pos::Verb) && !self.after_preposition(token) {
            out.retain(|met| met.length > 1);
        }
        out
    }

    /// Whether an adjective in the feminine stands behind an indefinite noun with which it agrees.
    fn qualifies(&self, token: u32) -> bool {
        let Some(before) = token.checked_sub(1).filter(|before| self.same_line(*before, token)) else { return false };
        let feminine = |word: &Analysis| word.features.gender == Some(Gender::Feminine);
        let open = |word: &Analysis| {
            matches!(word.pos, Pos::Noun | Pos::Masdar)
                && feminine(word)
                && word.suffix.is_none()
                && !word.clitics.has(Clitics::ARTICLE)
        };
        let bare = |word: &Analysis| feminine(word) && word.clitics == Clitics::default();
        self.article.word(before).is_some_and(open) && self.article.word(token).is_some_and(bare)
    }

    /// The stem of the chosen reading of a token, without the article.
    pub fn stem(&self, token: u32) -> &str {
        let stem = |word| lookup::stem(self.article.form(token), word, &self.recogniser.spelling.article);
        self.article.word(token).map_or("", stem)
    }

    fn after_preposition(&self, token: u32) -> bool {
        token > 0 && self.article.word(token - 1).is_some_and(|word| word.pos == Pos::Preposition)
    }

    /// The name that starts at a token.
    pub fn name(&self, token: u32) -> Option<NameHit> {
        self.word(token)?.name
    }

    /// What stands under a name.
    pub fn targets(&self, hit: NameHit) -> &'s [Target] {
        self.recogniser.names.values(hit.node)
    }

    /// The adjective of a state or people that starts at a token.
    pub fn nisba(&self, token: u32) -> Option<NisbaHit> {
        self.word(token)?.nisba.filter(|_| !self.is_time(token))
    }

    /// The term of a noun that starts at a token: the longest; of equals one of people where the word is plural, else a title.
    pub fn noun(&self, token: u32) -> Option<(Met, &'s Term)> {
        let nouns =
            self.terms(token).filter(|(_, term)| matches!(term.class, Class::Office | Class::Organ | Class::People));
        nouns.max_by_key(|(met, term)| {
            let many = matches!(met.number, Some(Number::Plural | Number::Dual));
            let rank = match term.class {
                Class::People => {
                    if many {
                        2
                    } else {
                        0
                    }
                }
                _ => 1,
            };
            (met.length, met.exact, rank)
        })
    }

    /// The term of a class that starts at a token.
    pub fn term(&self, token: u32, wanted: impl Fn(Class) -> bool) -> Option<(Met, &'s Term)> {
        self.terms(token).filter(|(_, term)| wanted(term.class)).max_by_key(|(met, _)| met.length)
    }

    /// The term that starts at a token and of which something holds.
    pub fn term_where(&self, token: u32, holds: impl Fn(Met, &Term) -> bool) -> Option<(Met, &'s Term)> {
        self.terms(token).filter(|(met, term)| holds(*met, term)).max_by_key(|(met, _)| met.length)
    }

    /// Whether a noun can be a dual.
    pub fn is_dual(&self, token: u32) -> bool {
        let dual = |word: &Analysis| word.features.number == Some(Number::Dual) && word.origin != Origin::Guess;
        self.article.analyses(token).iter().any(dual)
    }

    fn terms(&self, token: u32) -> impl Iterator<Item = (Met, &'s Term)> {
        let met = self.word(token).map_or(&[][..], |word| &word.terms);
        let terms = &self.recogniser.terms;
        met.iter().filter_map(|met| Some((*met, terms.get(met.term)?)))
    }

    /// Whether a word with a cue stands at a token, a conjunction before it left aside.
    pub fn cue(&self, token: u32, cue: Cue) -> bool {
        self.word(token).is_some_and(|word| word.lookup.cues.has(cue))
    }

    /// The key of a token without article, if some name or word of the tables has it.
    pub fn bare(&self, token: u32) -> Option<WordId> {
        self.word(token)?.lookup.bare
    }

    /// Whether the stem of a token has a cue.
    pub fn stem_cue(&self, token: u32, cue: Cue) -> bool {
        let Some((word, lookup)) = self.article.word(token).zip(self.lookup(token)) else { return false };
        lookup.stems.iter().any(|(stem, cues)| *stem == StemPlace::of(word) && cues.has(cue))
    }

    /// Whether two tokens stand in one line.
    pub fn same_line(&self, one: u32, other: u32) -> bool {
        let line = |token: u32| self.article.tokens.get(token as usize).map(|token| token.line);
        line(one).is_some() && line(one) == line(other)
    }

    fn is_mark(&self, token: u32) -> bool {
        self.article.kind(token) == Some(TokenKind::Punctuation)
    }

    /// Whether a token is a dash inside a name.
    pub fn is_dash(&self, token: u32) -> bool {
        self.article.kind(token) == Some(TokenKind::Punctuation) && self.article.form(token) == "-"
    }

    /// Whether a token is a comma.
    pub fn is_comma(&self, token: u32) -> bool {
        self.article.kind(token) == Some(TokenKind::Punctuation) && self.article.form(token) == "\u{60c}"
    }

    /// Whether a token is part of a temporal expression, or a day or month.
    pub fn is_time(&self, token: u32) -> bool {
        self.timed.get(token as usize).copied().unwrap_or(false)
            || self.cue(token, Cue::Weekday)
            || self.cue(token, Cue::Month)
    }

    /// Whether a token bears the article.
    pub fn is_definite(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.clitics.has(Clitics::ARTICLE))
            || self.word(token).is_some_and(|word| word.lookup.word != word.lookup.bare)
    }

    /// Whether a noun can take a genitive: neither article nor pronoun.
    pub fn is_open(&self, token: u32) -> bool {
        // The ending of a masculine plural in construct looks like the pronoun of the first person.
        let own = |word: &Analysis| word.suffix.is_some_and(|suffix| suffix.person != Person::First);
        // A dual or sound plural that shows its case and is not in construct has kept its nun.
        let nun = |word: &Analysis| {
            let features = word.features;
            matches!(features.number, Some(Number::Dual | Number::Plural))
                && features.case.is_some()
                && features.state != Some(State::Construct)
        };
        !self.is_definite(token) && !self.article.word(token).is_some_and(|word| own(word) || nun(word))
    }

    /// Whether a conjunction or preposition is written together with a token.
    pub fn is_led(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.clitics.any(LED_BY))
    }

    /// Whether the preposition of place is written together with a name (`بسوريا`).
    pub fn is_in(&self, token: u32) -> bool {
        self.name(token).is_some_and(|hit| hit.governed) && self.article.form(token).starts_with('\u{628}')
    }

    /// Whether a conjunction is written together with a token.
    pub fn is_joined(&self, token: u32) -> bool {
        self.article.word(token).is_some_and(|word| word.clitics.any(Clitics::AND.with(Clitics::SO)))
    }

    /// Whether a word qualifies a noun as an adjective that agrees in definiteness.
    pub fn is_adjective(&self, token: u32, definite: bool) -> bool {
        let Some(word) = self.article.word(token) else { return false };
        // `مسلحون أصغر ملياردير`: before an indefinite noun it is a superlative of its own.
        let superlative = word.pos == Pos::Elative
            && !definite
            && self
                .article
                .word(token + 1)
                .is_some_and(|next| next.pos == Pos::Noun && next.clitics.0 == 0 && next.suffix.is_none());
        word.pos.is_adjectival()
            && !superlative
            && word.suffix.is_none()
            && !word.clitics.any(Clitics::PREPOSITIONS.with(Clitics::AND).with(Clitics::SO))
            && (word.features.state == Some(State::Definite) || word.clitics.has(Clitics::ARTICLE)) == definite
            && !self.is_time(token)
            && !self.is_of_others(token, word)
    }

    /// Whether a sound masculine plural stands after a word that is none: it names other people (`السلطات المحتجين`).
    fn is_of_others(&self, token: u32, word: &Analysis) -> bool {
        let sound = |word: &Analysis| word.features.number == Some(Number::Plural) && word.features.case.is_some();
        let before = token.checked_sub(1).and_then(|before| self.article.word(before));
        sound(word)
            && before.is_some_and(|before| {
                before.pos.is_nominal()
                    && before.pos != Pos::Name
                    && (before.features.number != Some(Number::Plural)
                        || before.features.gender == Some(Gender::Feminine))
            })
    }

    /// How much a token looks like the first word of a person's name, before which a conjunction or preposition may be
    /// written.
    pub fn like_first(&self, token: u32) -> Like {
        let Some(word) = self.article.word(token) else { return Like::Never };
        match self.like(token) {
            Like::Never if self.is_time(token) || word.suffix.is_some() || !self.is_led(token) => Like::Never,
            Like::Never if word.pos == Pos::Name => Like::Strong,
            Like::Never if word.origin == Origin::Guess && self.is_joined(token) => Like::Fair,
            like => like,
        }
    }

    /// How much a token looks like part of a person's name.
    pub fn like(&self, token: u32) -> Like {
        if self.article.kind(token) != Some(TokenKind::Word)
            || self.is_time(token)
            || [Cue::Barrier, Cue::Locative, Cue::At, Cue::Other, Cue::OnBehalf].iter().any(|cue| self.cue(token, *cue))
        {
            return Like::Never;
        }
        let Some(word) = self.article.word(token) else { return Like::Never };
        if word.clitics.any(LED_BY) || word.suffix.is_some() && word.origin != Origin::Guess && word.pos != Pos::Name {
            return Like::Never;
        }
        let Some(&Lookup { name_cost, noun_cost, .. }) = self.lookup(token) else { return Like::Never };
        // A name that is a common noun as well, or that stands with an ending, is less sure.
        let plain = |name: &Analysis| {
            let letters = self.article.entry(name.lexeme).map_or(0, |lexeme| letters(&lexeme.lemma));
            letters == usize::from(name.stem.1.saturating_sub(name.stem.0)) || name.clitics.has(Clitics::ARTICLE)
        };
        let sure = || noun_cost.is_none_or(|cost| cost > word.cost.saturating_add(MENDED)) && plain(word);
        match word.pos {
            Pos::Name if !sure() => Like::Fair,
            _ if word.origin == Origin::Guess || word.pos == Pos::Name => Like::Strong,
            Pos::Verb => {
                let near = name_cost.is_some_and(|cost| cost <= word.cost.saturating_add(MENDED));
                if near { Like::Fair } else { Like::Never }
            }
            // A closed word is one, whatever name it is spelt like.
            _ if name_cost.is_some() && word.pos.is_nominal() && word.pos != Pos::Quantifier => Like::Fair,
            Pos::Noun
            | Pos::Masdar
            | Pos::Adjective
            | Pos::ActiveParticiple
            | Pos::PassiveParticiple
            | Pos::Elative => Like::Weak,
            _ => Like::Never,
        }
    }
}

/// How many letters a lemma has without its diacritics.
fn letters(lemma: &str) -> usize {
    lemma.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')).count()
}
