//! The closed words that build clauses, from `syntax/*.tsv`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Clitics, Pos, ordered};

/// What a closed word does in a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Class {
    Complementiser,
    Relative,
    Free,
    Subordinator,
    Condition,
    Question,
    Coordinator,
    Negation,
    Future,
    Already,
    Perhaps,
    Exception,
    Emphatic,
    Comma,
    Colon,
    Dash,
}

impl Class {
    const NAMES: [(&'static str, Self); 16] = [
        ("complementiser", Self::Complementiser),
        ("relative", Self::Relative),
        ("free", Self::Free),
        ("subordinator", Self::Subordinator),
        ("condition", Self::Condition),
        ("question", Self::Question),
        ("coordinator", Self::Coordinator),
        ("negation", Self::Negation),
        ("future", Self::Future),
        ("already", Self::Already),
        ("perhaps", Self::Perhaps),
        ("exception", Self::Exception),
        ("emphatic", Self::Emphatic),
        ("comma", Self::Comma),
        ("colon", Self::Colon),
        ("dash", Self::Dash),
    ];
}

/// One preposition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preposition {
    /// Bare letters, as rules name it.
    pub form: String,
    /// Whether it names the doer of a passive or a masdar.
    pub agent: bool,
    /// Whether it states where something happens.
    pub local: bool,
    /// Whether it states where with nouns of what things happen on (`على الحدود`).
    pub edge: bool,
    /// Whether it says when: what it governs hangs on the clause.
    pub temporal: bool,
    /// Whether it rather describes the noun before it than the verb of the clause.
    pub adnominal: bool,
    /// Whether after a passive participle it names the doer (`المدعومة من إيران`).
    pub doer: bool,
    /// Whether with a pronoun it opens a naming of some of those before it (`بينهم امرأة`).
    pub among: bool,
    /// Whether it names with whom something is done that takes two (`معارك مع الجيش`).
    pub partner: bool,
    /// Whether who stands under an act suffers it (`قيد الاعتقال`).
    pub under: bool,
    /// Whether a verbal noun under it is seldom the act of the clause's subject (`رغم القصف`).
    pub apart: bool,
    /// Whether it names to or on whom an act is done (`فرضت على الشركة عقوبات`).
    pub gains: bool,
    /// Whether its letters are also a verb's (`عبر الوزير عن`): a preposition only where no verb is read.
    pub verbal: bool,
}

/// What an auxiliary does to the verb below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Auxiliary {
    /// Copula: tense alone.
    Copula,
    /// Beginning, going on.
    Phase,
    /// Nearly: it did not happen.
    Near,
    /// With a negation: it goes on (`لا يزال`).
    Still,
}

/// The closed words of the stage.
#[derive(Debug)]
pub struct Words {
    classes: FxHashMap<String, Class>,
    /// Bytes of the longest of their words.
    longest: usize,
    prepositions: Vec<Preposition>,
    by_form: FxHashMap<String, usize>,
    /// Prepositions of several words by their first, the others after it.
    chains: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    prefixes: Vec<(Clitics, usize)>,
    auxiliaries: FxHashMap<String, Auxiliary>,
    speech: FxHashSet<String>,
    /// Those of them that only report.
    reports: FxHashSet<String>,
    /// Masdars of verbs of speech by which nothing is said.
    silent: FxHashSet<String>,
    circumstances: FxHashSet<String>,
}

impl Words {
    pub(super) fn new(source: &Source) -> Result<Self, Error> {
        let file = source.file("syntax/words.tsv")?;
        let mut classes = FxHashMap::default();
        for row in file.table(["word", "class"])? {
            let [word, class] = row.cells;
            let Some((_, class)) = Class::NAMES.iter().find(|(name, _)| *name == class) else {
                let names: Vec<_> = Class::NAMES.iter().map(|(name, _)| *name).collect();
                return Err(file.error(row.line, format!("no class {class:?}"), names.join(", ")));
            };
            classes.insert(word.to_owned(), *class);
        }
        let longest = classes.keys().map(String::len).max().unwrap_or(0);
        let file = source.file("syntax/prepositions.tsv")?;
        let (mut prepositions, mut by_form, mut prefixes) = (Vec::new(), FxHashMap::default(), Vec::new());
        let mut chains: FxHashMap<String, Vec<(Vec<String>, usize)>> = FxHashMap::default();
        for row in file.table(["preposition", "prefix", "role", "act"])? {
            let [form, prefix, role, act] = row.cells;
            if let Some(known) = role.strip_prefix('=') {
                let Some(index) = by_form.get(known).copied() else {
                    return Err(file.error(row.line, format!("no preposition {known:?}"), "name one of a row above"));
                };
                by_form.insert(form.to_owned(), index);
                continue;
            }
            let index = prepositions.len();
            prepositions.push(Preposition {
                form: form.to_owned(),
                agent: role == "agent",
                local: role == "local",
                edge: role == "noun-edge",
                temporal: role == "time",
                adnominal: matches!(role, "noun" | "noun-doer" | "noun-among" | "noun-edge" | "noun-partner"),
                doer: role == "noun-doer",
                among: role == "noun-among",
                partner: role == "noun-partner",
                under: role == "under",
                apart: act == "other",
                gains: act == "to",
                verbal: role == "or-verb",
            });
            by_form.insert(form.to_owned(), index);
            if let Some((first, rest)) = form.split_once(' ') {
                let rest = rest.split(' ').map(str::to_owned).collect();
                chains.entry(first.to_owned()).or_default().push((rest, index));
            }
            match prefix {
                "-" => {}
                "BY" => prefixes.push((Clitics::BY, index)),
                "TO" => prefixes.push((Clitics::TO, index)),
                "LIKE" => prefixes.push((Clitics::LIKE, index)),
                _ => return Err(file.error(row.line, format!("no prefix {prefix:?}"), "BY, TO, LIKE or -")),
            }
        }
        let file = source.file("syntax/auxiliaries.tsv")?;
        let mut auxiliaries = FxHashMap::default();
        for row in file.table(["lemma", "effect"])? {
            let [lemma, effect] = row.cells;
            let effect = match effect {
                "copula" => Auxiliary::Copula,
                "phase" => Auxiliary::Phase,
                "near" => Auxiliary::Near,
                "still" => Auxiliary::Still,
                _ => return Err(file.error(row.line, format!("no effect {effect:?}"), "copula, phase or near")),
            };
            auxiliaries.insert(ordered(lemma), effect);
        }
        let rows = source.file("syntax/speech.tsv")?.table(["word", "class", "preposition"])?;
        let of = |classes: &[&str]| {
            let chosen = rows.iter().filter(|row| classes.contains(&row.cells[1]));
            chosen.map(|row| ordered(row.cells[0])).collect()
        };
        let (speech, reports) = (of(&["verb", "act", "noun"]), of(&["verb", "noun"]));
        let silent = of(&["silent"]);
        let rows = source.file("syntax/circumstances.tsv")?.table(["word"])?;
        let circumstances = rows.iter().map(|row| row.cells[0].to_owned()).collect();
        Ok(Self {
            classes,
            longest,
            prepositions,
            by_form,
            chains,
            prefixes,
            auxiliaries,
            speech,
            reports,
            silent,
            circumstances,
        })
    }

    /// The class of a token's word, prefixed conjunctions and suffixed pronoun cut off.
    #[must_use]
    pub fn class(&self, article: &Article<'_>, token: u32) -> Option<Class> {
        article.classes.get(token as usize).copied().flatten()
    }

    /// The classes of all words of an article: they are asked for again and again.
    #[must_use]
    pub fn classes(&self, article: &Article<'_>) -> Vec<Option<Class>> {
        let of = |word: &str| if word.len() > self.longest { None } else { self.classes.get(word).copied() };
        let tokens = 0..article.tokens.len() as u32;
        let class = |token: u32| {
            let (form, bare) = (article.form(token), article.bare(token));
            of(form).or_else(|| if bare.len() < form.len() { of(bare) } else { None })
        };
        tokens.map(class).collect()
    }

    /// The effect of an auxiliary verb.
    #[must_use]
    pub fn auxiliary(&self, article: &Article<'_>, token: u32) -> Option<Auxiliary> {
        self.auxiliaries.get(article.lemma(token)).copied()
    }

    /// Whether a word reports speech: a verb of saying, its masdar or participle, a noun such as statement.
    #[must_use]
    pub fn is_speech(&self, article: &Article<'_>, token: u32) -> bool {
        if self.silent.contains(article.lemma(token)) {
            return false;
        }
        self.speech.contains(article.lemma(token))
            || article.verb(token).is_some_and(|verb| self.speech.contains(&*verb.lemma))
    }

    /// Whether a word that the lexicon names as governed opens a complement clause.
    #[must_use]
    pub fn opens_complement(&self, word: &str) -> bool {
        self.classes.get(word) == Some(&Class::Complementiser)
    }

    /// Whether a word only reports what its subject says.
    #[must_use]
    pub fn is_report(&self, article: &Article<'_>, token: u32) -> bool {
        if self.silent.contains(article.lemma(token)) {
            return false;
        }
        self.reports.contains(article.lemma(token))
            || article.verb(token).is_some_and(|verb| self.reports.contains(&*verb.lemma))
    }

    /// Whether a word is a noun of reports by its own lemma (`تقارير`), not as the masdar of a verb.
    #[must_use]
    pub fn is_report_noun(&self, article: &Article<'_>, token: u32) -> bool {
        article.word(token).is_some_and(|word| word.pos.is_nominal()) && self.reports.contains(article.lemma(token))
    }

    /// Whether a token is an accusative of cause, purpose or manner (`ردا على`).
    #[must_use]
    pub fn is_circumstance(&self, article: &Article<'_>, token: u32) -> bool {
        self.circumstances.contains(article.form(token)) || self.circumstances.contains(article.bare(token))
    }

    /// Whether a token is a colon.
    #[must_use]
    pub fn is_colon(&self, article: &Article<'_>, token: u32) -> bool {
        self.class(article, token) == Some(Class::Colon)
    }

    /// Whether a token is a dash.
    #[must_use]
    pub fn is_dash(&self, article: &Article<'_>, token: u32) -> bool {
        self.class(article, token) == Some(Class::Dash)
    }

    /// The preposition that starts at a token, with the number of tokens it takes.
    #[must_use]
    pub fn preposition_at(&self, article: &Article<'_>, token: u32) -> Option<(usize, u32)> {
        let bare = article.bare(token);
        let follows = |(place, word): (u32, &String)| article.form(token + place) == word;
        for first in [bare, article.without_conjunction(token)] {
            let mut chains = self.chains.get(first).into_iter().flatten();
            if let Some((rest, index)) = chains.find(|(rest, _)| (1..).zip(rest).all(follows)) {
                return Some((*index, 1 + rest.len() as u32));
            }
        }
        let form = article.form(token);
        // `الغرب`: what has the article is a noun.
        let noun = article.word(token).is_some_and(|word| word.clitics.has(Clitics::ARTICLE));
        let stem = || if bare.len() < form.len() && !noun { self.by_form.get(bare) } else { None };
        let index = *self.by_form.get(form).or_else(stem)?;
        let read_as_verb = article.word(token).is_some_and(|word| word.pos == Pos::Verb);
        let verbal = self.prepositions.get(index).is_some_and(|preposition| preposition.verbal);
        (!(verbal && read_as_verb)).then_some((index, 1))
    }

    /// The prefixed preposition of a token.
    #[must_use]
    pub fn prefixed(&self, article: &Article<'_>, token: u32) -> Option<usize> {
        let clitics = article.word(token)?.clitics;
        self.prefixes.iter().find(|(prefix, _)| clitics.has(*prefix)).map(|(_, index)| *index)
    }

    /// The index of the preposition that a prefix stands for.
    #[must_use]
    pub fn prefix_index(&self, prefix: Clitics) -> Option<usize> {
        self.prefixes.iter().find(|(clitic, _)| *clitic == prefix).map(|(_, index)| *index)
    }

    /// The index of the preposition of origin.
    #[must_use]
    pub fn origin(&self) -> Option<usize> {
        self.prepositions.iter().position(|preposition| preposition.doer)
    }

    /// A preposition by index.
    #[must_use]
    pub fn preposition(&self, index: usize) -> Option<&Preposition> {
        self.prepositions.get(index)
    }

    /// The index of a preposition by its bare letters.
    #[must_use]
    pub fn preposition_index(&self, form: &str) -> Option<usize> {
        self.by_form.get(form).copied()
    }
}
