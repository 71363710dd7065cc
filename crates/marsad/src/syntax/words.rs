//! The closed words that build clauses, from `syntax/*.tsv`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::roles::{Auxiliary, Roles};
use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Analyser, Clitics, Pos};
use crate::text::{FormId, Forms, Token};

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

/// What the closed words say of a token by its spelling.
#[derive(Debug, Clone, Copy, Default)]
pub struct Closed {
    /// What it does in a clause.
    class: Option<Class>,
    /// The preposition that it is, as an index.
    preposition: Option<u16>,
    /// Whether it is the first of a preposition of several words.
    opens: bool,
}

/// What the closed words say of the spellings that a worker has met, by [`FormId`]. Grows over documents.
#[derive(Debug, Default)]
pub struct ClosedSpellings(Vec<Closed>);

/// The closed words of the stage.
#[derive(Debug)]
pub struct Words {
    classes: FxHashMap<String, Class>,
    /// Words that with a complementiser behind them say what is true all the same: `غير أن`.
    contrasts: FxHashSet<String>,
    /// Words that join a clause behind a mark to the one before, as a conjunction does: `كما`.
    additions: FxHashSet<String>,
    /// Bytes of the longest of their words.
    longest: usize,
    prepositions: Vec<Preposition>,
    by_form: FxHashMap<String, u16>,
    /// Prepositions of several words by their first, the others after it.
    chains: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    prefixes: Vec<(Clitics, usize)>,
    roles: Roles,
    circumstances: FxHashSet<String>,
}

impl Words {
    pub(super) fn new(source: &Source, analyser: &Analyser) -> Result<Self, Error> {
        let file = source.file("syntax/words.tsv")?;
        let (mut classes, mut contrasts, mut additions) =
            (FxHashMap::default(), FxHashSet::default(), FxHashSet::default());
        for row in file.table(["word", "class"])? {
            let [word, class] = row.cells;
            if let Some(set) = match class {
                "contrast" => Some(&mut contrasts),
                "addition" => Some(&mut additions),
                _ => None,
            } {
                set.insert(word.to_owned());
                continue;
            }
            let Some((_, class)) = Class::NAMES.iter().find(|(name, _)| *name == class) else {
                let names: Vec<_> = Class::NAMES.iter().map(|(name, _)| *name).collect();
                return Err(file.error(
                    row.line,
                    format!("no class {class:?}"),
                    format!("contrast, addition, {}", names.join(", ")),
                ));
            };
            classes.insert(word.to_owned(), *class);
        }
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
                if let Some((first, rest)) = form.split_once(' ') {
                    let rest = rest.split(' ').map(str::to_owned).collect();
                    chains.entry(first.to_owned()).or_default().push((rest, usize::from(index)));
                }
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
            by_form.insert(form.to_owned(), u16::try_from(index).unwrap_or(u16::MAX));
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
        let rows = source.file("syntax/circumstances.tsv")?.table(["word"])?;
        let circumstances = rows.iter().map(|row| row.cells[0].to_owned()).collect();
        let longest = classes.keys().chain(by_form.keys()).map(String::len).max().unwrap_or(0);
        Ok(Self {
            classes,
            contrasts,
            additions,
            longest,
            prepositions,
            by_form,
            chains,
            prefixes,
            roles: Roles::new(source, analyser)?,
            circumstances,
        })
    }

    /// Looks up the spellings that a worker has met since the last call.
    pub fn extend(&self, forms: &Forms, spellings: &mut ClosedSpellings) {
        let new = spellings.0.len()..forms.len();
        spellings.0.extend(new.map(|id| self.closed(forms.text(FormId(id as u32)))));
    }

    fn closed(&self, word: &str) -> Closed {
        if word.len() > self.longest {
            return Closed::default();
        }
        Closed {
            class: self.classes.get(word).copied(),
            preposition: self.by_form.get(word).copied(),
            opens: self.chains.contains_key(word),
        }
    }

    /// What the closed words say of all words of an article: it is asked for again and again. Each is looked up as it
    /// stands, without prefixed conjunction and suffixed pronoun, and without prefixed conjunction alone.
    #[must_use]
    pub fn look_up(&self, article: &Article<'_>) -> Vec<Closed> {
        let closed = |(index, token): (u32, &Token)| {
            let whole = article.closed_spellings.0.get(token.form.0 as usize).copied().unwrap_or_default();
            let (form, bare) = (article.form(index), article.bare(index));
            if bare.len() == form.len() {
                return whole;
            }
            let stem = self.closed(bare);
            let joined = article.without_conjunction(index);
            let joined = if joined.len() == form.len() { whole } else { self.closed(joined) };
            // `الغرب`: what has the article is a noun.
            let noun = article.word(index).is_some_and(|word| word.clitics.has(Clitics::ARTICLE));
            Closed {
                class: whole.class.or(stem.class),
                preposition: whole.preposition.or(stem.preposition.filter(|_| !noun)),
                opens: stem.opens || joined.opens,
            }
        };
        (0..).zip(&article.tokens).map(closed).collect()
    }

    fn of(article: &Article<'_>, token: u32) -> Closed {
        article.closed.get(token as usize).copied().unwrap_or_default()
    }

    /// The class of a token's word, prefixed conjunctions and suffixed pronoun cut off.
    #[must_use]
    pub fn class(&self, article: &Article<'_>, token: u32) -> Option<Class> {
        Self::of(article, token).class
    }

    /// The effect of an auxiliary verb.
    #[must_use]
    pub fn auxiliary(&self, article: &Article<'_>, token: u32) -> Option<Auxiliary> {
        self.roles.of(article, token).auxiliary
    }

    /// Whether a word reports speech: a verb of saying, its masdar or participle, a noun such as statement.
    #[must_use]
    pub fn is_speech(&self, article: &Article<'_>, token: u32) -> bool {
        self.roles.of(article, token).speech
    }

    /// Whether a word that the lexicon names as governed opens a complement clause.
    #[must_use]
    pub fn opens_complement(&self, word: &str) -> bool {
        self.classes.get(word) == Some(&Class::Complementiser)
    }

    /// Whether a word only reports what its subject says.
    #[must_use]
    pub fn is_report(&self, article: &Article<'_>, token: u32) -> bool {
        self.roles.of(article, token).report
    }

    /// Whether a word is a noun of reports by its own lemma (`تقارير`), not as the masdar of a verb.
    #[must_use]
    pub fn is_report_noun(&self, article: &Article<'_>, token: u32) -> bool {
        article.word(token).is_some_and(|word| word.pos.is_nominal()) && self.roles.of(article, token).report_noun
    }

    /// Whether a token is an accusative of cause, purpose or manner (`ردا على`).
    #[must_use]
    pub fn is_circumstance(&self, article: &Article<'_>, token: u32) -> bool {
        self.circumstances.contains(article.form(token)) || self.circumstances.contains(article.bare(token))
    }

    /// Whether a word makes what a complementiser behind it opens a clause of its own: `غير أن`, `بيد أن`.
    #[must_use]
    pub fn is_contrast(&self, article: &Article<'_>, token: u32) -> bool {
        self.contrasts.contains(article.without_conjunction(token))
    }

    /// Whether a word joins a clause behind a mark to the one before it: `، كما أحبطت`.
    #[must_use]
    pub fn is_addition(&self, article: &Article<'_>, token: u32) -> bool {
        self.additions.contains(article.without_conjunction(token))
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
        let closed = Self::of(article, token);
        let follows = |(place, word): (u32, &String)| article.form(token + place) == word;
        let firsts = closed.opens.then(|| [article.bare(token), article.without_conjunction(token)]);
        for first in firsts.into_iter().flatten() {
            let mut chains = self.chains.get(first).into_iter().flatten();
            if let Some((rest, index)) = chains.find(|(rest, _)| (1..).zip(rest).all(follows)) {
                return Some((*index, 1 + rest.len() as u32));
            }
        }
        let index = usize::from(closed.preposition?);
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
        self.by_form.get(form).copied().map(usize::from)
    }
}
