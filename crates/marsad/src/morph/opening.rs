//! Sentences that open with a verb spelt like its masdar: `قصف الجيش السوري بلدة`.
//!
//! A masdar takes one noun in idafa. Where a definite noun follows the opening word and after it, within the phrase, an
//! indefinite one that no preposition governs, the second can only be an object and the opening word only a verb; so it is
//! before a noun whose ending shows the nominative, before two definite nouns beside each other (`مدد الاتحاد الأوروبي
//! العقوبات`), and before persons with an idafa and an object behind it (`نظم عمال المصنع إضرابا`).

use super::{Analyser, Analysis, Aspect, Case, Clitics, NounKind, Number, Pos, Voice};
use crate::article::Article;

impl Analyser {
    /// The readings to take instead: token and verb.
    #[must_use]
    pub fn opening_verbs(&self, article: &Article<'_>) -> Vec<(u32, Analysis)> {
        article
            .sentences
            .iter()
            .filter_map(|sentence| {
                let first = sentence.tokens.clone().find(|token| article.word(*token).is_some())?;
                let verb = verb_reading(article, first)?;
                is_verb(article, first, sentence.tokens.end).then_some((first, verb))
            })
            .collect()
    }
}

/// The reading of a noun as a verb in the perfect, third person masculine, active.
fn verb_reading(article: &Article<'_>, token: u32) -> Option<Analysis> {
    let chosen = article.word(token)?;
    if !matches!(chosen.pos, Pos::Masdar | Pos::Noun)
        || chosen.clitics.any(Clitics::ARTICLE.with(Clitics::PREPOSITIONS))
    {
        return None;
    }
    article.analyses(token).iter().copied().find(|reading| {
        reading.pos == Pos::Verb
            && reading.features.aspect == Some(Aspect::Perfect)
            && reading.features.voice != Some(Voice::Passive)
            && reading.features.number != Some(Number::Dual)
            && reading.suffix.is_none()
            && article.entry(reading.lexeme).is_some_and(|lexeme| lexeme.args.objects > 0)
    })
}

/// Whether persons in the plural with an idafa stand behind, and then an object whose ending shows it: `نظم عمال المصنع إضرابا`.
fn holds_it(article: &Article<'_>, first: u32, end: u32) -> bool {
    let noun = |token: u32| article.word(token).filter(|word| token < end && word.pos.is_nominal());
    let plain = |word: &Analysis| !word.clitics.any(Clitics::PREPOSITIONS.with(Clitics::AND).with(Clitics::SO));
    let human = |token: u32| article.lexeme(token).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN));
    // `نظم عشرات الناشطين`
    let counted = article.word(first + 1).is_some_and(|word| word.pos == Pos::Numeral) && human(first + 2);
    let several = |word: &Analysis| word.features.number == Some(Number::Plural) && plain(word);
    let known = |word: &Analysis| word.clitics.has(Clitics::ARTICLE) || word.pos == Pos::Name;
    // `قتل عشرات المدنيين جريمة`: of a masdar something may be said.
    let masdar = article.word(first).is_some_and(|word| word.pos == Pos::Masdar);
    let shown = |word: &Analysis| {
        plain(word)
            && matches!(word.pos, Pos::Noun | Pos::Masdar)
            && !word.clitics.has(Clitics::ARTICLE)
            && (word.features.case == Some(Case::Accusative) || !masdar && word.features.case.is_none())
    };
    (human(first + 1) || counted)
        && noun(first + 1).is_some_and(several)
        && noun(first + 2).is_some_and(|word| known(word) && plain(word))
        && (first + 3..first + 5).any(|token| {
            noun(token).is_some_and(shown) && (first + 3..token).all(|between| noun(between).is_some_and(plain))
        })
}

/// Whether a noun stands bare before a definite one in its idafa, or shows the accusative of tanwin.
fn shows_object(article: &Article<'_>, token: u32) -> bool {
    let noun = article.word(token).filter(|word| {
        matches!(word.pos, Pos::Noun | Pos::Masdar)
            && !word.clitics.any(Clitics::PREPOSITIONS.with(Clitics::AND).with(Clitics::SO).with(Clitics::ARTICLE))
    });
    let idafa = || {
        article.word(token + 1).is_some_and(|next| {
            next.pos == Pos::Name && next.clitics == Clitics::default()
                || next.pos.is_nominal()
                    && next.clitics.has(Clitics::ARTICLE)
                    && !next.clitics.any(Clitics::PREPOSITIONS.with(Clitics::AND))
        })
    };
    noun.is_some_and(|noun| noun.features.case == Some(Case::Accusative) || idafa())
}

/// Whether the word at the head of a sentence can only be its verb.
fn is_verb(article: &Article<'_>, first: u32, end: u32) -> bool {
    let Some(subject) = article.word(first + 1) else { return false };
    let plain = |word: &Analysis| !word.clitics.any(Clitics::PREPOSITIONS.with(Clitics::AND).with(Clitics::SO));
    if !subject.pos.is_nominal() || !plain(subject) {
        return false;
    }
    let shows = matches!(subject.features.number, Some(Number::Dual | Number::Plural))
        && subject.features.case == Some(Case::Nominative);
    if shows || holds_it(article, first, end) {
        return true;
    }
    let definite = |word: &Analysis| word.clitics.has(Clitics::ARTICLE) || word.pos == Pos::Name;
    if !definite(subject) {
        return false;
    }
    for token in first + 2..end {
        let Some(word) = article.word(token) else { return false };
        // `قصف الجيش بالمدفعية بيوتا`, `قصف الطيران بالبراميل المتفجرة مدينة درعا`: with what it is done may stand before an object
        // that its ending or its idafa shows.
        if word.clitics.has(Clitics::BY) && word.pos.is_nominal() {
            let described = article.word(token + 1).is_some_and(|next| next.pos.is_adjectival() && definite(next));
            return shows_object(article, token + 1 + u32::from(described));
        }
        if !plain(word) || !word.pos.is_nominal() {
            return false;
        }
        if !definite(word) {
            return matches!(word.pos, Pos::Noun | Pos::Numeral) && word.suffix.is_none();
        }
        // No definite noun stands beside another in one phrase, but for a person's titles and for days.
        let beside = matches!(word.pos, Pos::Noun | Pos::Masdar) && word.clitics.has(Clitics::ARTICLE);
        let kind = article.lexeme(token).map(|lexeme| lexeme.kind).unwrap_or_default();
        if beside && token > first + 2 && !kind.any(NounKind(NounKind::HUMAN.0 | NounKind::TIME.0)) {
            return true;
        }
    }
    false
}
