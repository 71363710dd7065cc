//! Masdars and nouns spelt like verbs where a verb before them still waits for its object: `رفضت المحكمة طلب النائب`,
//! `تعتزم واشنطن نشر صواريخ`, `رفض قاض طلبا`; behind who decides on them (`حيال قرار واشنطن فرض عقوبات`); and masdars where the clause has its verb already: `ندد بقرار الرئيس نقل السفارة`.

use super::{Analyser, Analysis, Aspect, Case, Clitics, Number, Person, Pos};
use crate::article::Article;

/// What the particle that opens a clause is written as.
const COMPLEMENT: &str = "\u{623}\u{646}";
/// How many words of a subject may stand between a verb and its object.
const SUBJECT: u32 = 6;
/// How many words back the verb of a clause is looked for.
const CLAUSE: usize = 24;

impl Analyser {
    /// The nouns to take instead of verbs in the perfect: token and reading.
    #[must_use]
    pub fn awaited_objects(&self, article: &Article<'_>) -> Vec<(u32, Analysis)> {
        let mut found = Vec::new();
        for sentence in &article.sentences {
            for token in sentence.tokens.clone().skip(1) {
                let Some(noun) = noun_reading(article, token) else { continue };
                let (owned, start) = (noun.suffix.is_some(), sentence.tokens.start);
                // After an indefinite noun a verb with a pronoun describes it: `هجوما شنه مسلحون`.
                let waits = self.waits(article, start, token) && (!owned || follows_definite(article, token));
                let verb = self.verb_before(article, start, token).filter(|_| noun.pos == Pos::Masdar);
                // `الذي زار المدينة قتله مسلحون`: behind a relative clause the main verb may come.
                let relative = |verb: u32| {
                    let before = verb.checked_sub(1).and_then(|before| article.word(before));
                    before.is_some_and(|word| word.pos == Pos::Relative)
                };
                if waits
                    || owned && right_behind_verb(article, token)
                    || self.is_content(article, start, token, &noun)
                    || verb.is_some_and(|verb| !owned || !relative(verb))
                {
                    found.push((token, noun));
                }
            }
        }
        found
    }
}

/// The reading of a bare verb in the perfect as an object: of a dual as a noun in the accusative.
fn noun_reading(article: &Article<'_>, token: u32) -> Option<Analysis> {
    let chosen = article.word(token)?;
    let features = chosen.features;
    let bare = chosen.pos == Pos::Verb
        && features.aspect == Some(Aspect::Perfect)
        && features.person == Some(Person::Third)
        && chosen.clitics.0 == 0;
    if !bare {
        return None;
    }
    let dual = features.number == Some(Number::Dual);
    let fits = |reading: &&Analysis| match reading.pos {
        Pos::Masdar => reading.clitics.0 == 0,
        Pos::Noun => dual && reading.features.case == Some(Case::Accusative),
        _ => false,
    };
    // `أكد كل من الوزيرين رفضهما التدخل`: with a pronoun only the masdar is meant.
    let owned = |reading: &&Analysis| {
        reading.suffix == chosen.suffix && (reading.suffix.is_none() || reading.pos == Pos::Masdar)
    };
    article.analyses(token).iter().filter(owned).find(fits).copied()
}

impl Analyser {
    /// Whether a word is a particle that opens a clause with a noun (`أن`, `إن`).
    #[must_use]
    pub fn opens_nominal_clause(&self, word: &Analysis) -> bool {
        self.rules.is_in(CLAUSES, word.lexeme)
    }

    /// Whether a verb before a token has had its subject and no object yet: only the words of a subject stand between.
    fn waits(&self, article: &Article<'_>, start: u32, token: u32) -> bool {
        let mut between = 0;
        for before in (start..token).rev().take(SUBJECT as usize + 1) {
            let Some(word) = article.word(before) else { return false };
            match word.pos {
                Pos::Verb => {
                    let waits = article.lexeme(before).is_some_and(|l| l.args.objects > 0 && !l.args.intransitive);
                    return between > 0 && waits && word.suffix.is_none();
                }
                Pos::Preposition if self.opens_nominal_clause(word) => return false,
                Pos::Preposition => {}
                _ if word.pos.is_nominal() => between += 1,
                _ => return false,
            }
        }
        false
    }

    /// Whether a bare masdar stands behind a noun under a preposition that has its doer beside it and takes a clause: `حيال قرار
    /// واشنطن فرض عقوبات`.
    fn is_content(&self, article: &Article<'_>, start: u32, token: u32, noun: &Analysis) -> bool {
        if noun.pos != Pos::Masdar || noun.suffix.is_some() || !follows_definite(article, token) {
            return false;
        }
        let takes = |noun: u32| {
            let opens = |verb: &super::Lexeme| verb.args.governs.iter().any(|word| word.ends_with(COMPLEMENT));
            article.verb(noun).is_some_and(opens)
        };
        for before in (start..token).rev().take(SUBJECT as usize) {
            let Some(word) = article.word(before) else { return false };
            let decides = word.pos == Pos::Masdar && !word.clitics.has(Clitics::ARTICLE) && word.suffix.is_none();
            if decides && takes(before) {
                let free = before.checked_sub(1).and_then(|before| article.word(before));
                return word.clitics.any(Clitics::PREPOSITIONS)
                    || free.is_some_and(|word| word.pos == Pos::Preposition);
            }
            let known = word.pos == Pos::Name || word.clitics.has(Clitics::ARTICLE);
            if !word.pos.is_nominal() || !known || word.clitics.any(Clitics::PREPOSITIONS.with(Clitics::AND)) {
                return false;
            }
        }
        false
    }

    /// The verb before a token after a definite noun in its clause: a second one would need a conjunction, and
    /// only after an indefinite noun does a relative clause do without its pronoun.
    fn verb_before(&self, article: &Article<'_>, start: u32, token: u32) -> Option<u32> {
        if !follows_definite(article, token) {
            return None;
        }
        for before in (start..token).rev().take(CLAUSE) {
            let word = article.word(before)?;
            match word.pos {
                Pos::Verb => return Some(before),
                Pos::Preposition if self.opens_nominal_clause(word) => return None,
                Pos::Preposition | Pos::Demonstrative => {}
                _ if word.pos.is_nominal() => {}
                _ => return None,
            }
        }
        None
    }
}

/// Whether a verb that takes an object stands right before a token, its subject dropped: `وأعلنت رفضها`.
fn right_behind_verb(article: &Article<'_>, token: u32) -> bool {
    token.checked_sub(1).is_some_and(|before| {
        let takes = article.lexeme(before).is_some_and(|lexeme| lexeme.args.objects > 0);
        takes && article.word(before).is_some_and(|word| word.pos == Pos::Verb && word.suffix.is_none())
    })
}

/// Whether a definite noun stands right before a token.
fn follows_definite(article: &Article<'_>, token: u32) -> bool {
    token.checked_sub(1).and_then(|before| article.word(before)).is_some_and(|word| {
        let owned = word.suffix.is_some() && word.pos != Pos::Verb && word.pos != Pos::Preposition;
        word.pos.is_nominal() && (owned || word.pos == Pos::Name || word.clitics.has(Clitics::ARTICLE))
    })
}

/// The rules' set of particles that open a clause of their own with a noun.
const CLAUSES: &str = "ANNA";
