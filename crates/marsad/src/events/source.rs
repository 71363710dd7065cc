//! Who says so: reporting words above a trigger, quotes and their speakers.

use rustc_hash::{FxHashMap, FxHashSet};

use super::framer::Framer;
use super::phrase;
use crate::article::Article;
use crate::data::{Error, Source as Data};
use crate::morph::{Case, Clitics, NounKind, Person, Pos, ordered};
use crate::names::Kind;
use crate::syntax::{Class, Preposition, Relation, Words};
use crate::text::TokenKind;

/// The words that name a source, and those of reporting.
#[derive(Debug)]
pub(super) struct Speech {
    /// Spellings that introduce a source: `بحسب`, `وفقا` + ل.
    pub(super) cues: FxHashMap<String, Option<usize>>,
    /// Verbs that name their source by a preposition (`نقل عن`), by lemma.
    origins: FxHashMap<String, usize>,
    /// Verbs that report a clause, but do what their object names (`واصل مظاهراته`), by lemma.
    clausal: FxHashSet<String>,
    /// Nouns of things that tell (`إحصاءات`), by lemma.
    pub(super) tellers: FxHashSet<String>,
    /// Words that open a clause which only says who tells (`كما أعلن الجيش`, `على ما أفاد مصدر`).
    pub(super) likes: FxHashSet<String>,
    /// Nouns that stand before the one who speaks through somebody else (`على لسان`), by lemma.
    mouths: FxHashSet<String>,
}

/// In how many lines, its own included, a speech goes on without its speaker.
const HEARD: usize = 3;

/// What alone opens speech behind any phrase.
const COLON: &str = ":";
/// How far behind a verb the one stands through whom it is said.
const MOUTH: usize = 10;

/// A source found: the token of the one who says so (or whose pronoun does), and the word that introduces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub token: u32,
    pub pronoun: bool,
    pub cue: u32,
}

impl Speech {
    pub fn new(source: &Data, words: &Words) -> Result<Self, Error> {
        let file = source.file("syntax/speech.tsv")?;
        let mut cues = FxHashMap::default();
        let mut origins = FxHashMap::default();
        let [mut clausal, mut tellers, mut mouths, mut likes] = [(); 4].map(|()| FxHashSet::default());
        for row in file.table(["word", "class", "preposition"])? {
            let [word, class, preposition] = row.cells;
            match class {
                "verb" | "noun" if preposition != "-" => {
                    let index = words.preposition_index(preposition).ok_or_else(|| {
                        file.error(
                            row.line,
                            format!("no preposition {preposition:?}"),
                            "one of syntax/prepositions.tsv",
                        )
                    })?;
                    origins.insert(ordered(word), index);
                }
                "verb" | "noun" | "act" | "silent" => {}
                "clause" => _ = clausal.insert(ordered(word)),
                "teller" => _ = tellers.insert(ordered(word)),
                "like" => _ = likes.insert(word.to_owned()),
                "mouth" => _ = mouths.insert(ordered(word)),
                "cue" => {
                    let preposition = match crate::data::optional(preposition) {
                        None => None,
                        Some(form) => Some(words.preposition_index(form).ok_or_else(|| {
                            file.error(row.line, format!("no preposition {form:?}"), "one of syntax/prepositions.tsv")
                        })?),
                    };
                    cues.insert(word.to_owned(), preposition);
                }
                _ => {
                    let hint = "verb, clause, act, noun, silent, teller, mouth, like or cue";
                    return Err(file.error(row.line, format!("no class {class:?}"), hint));
                }
            }
        }
        Ok(Self { cues, origins, clausal, tellers, likes, mouths })
    }

    /// The sources of a trigger, innermost last.
    pub fn sources(&self, article: &Article<'_>, framer: &Framer<'_, '_>, trigger: u32) -> Vec<Found> {
        let mut found = Vec::new();
        let mut child = trigger;
        for governor in article.syntax.ancestors(trigger).take(12) {
            if framer.words.is_report(article, governor) && self.is_content(article, framer.words, governor, child) {
                found.extend(self.speaker(article, framer, governor));
            } else if article.syntax.relation(child) == Relation::Complement {
                found.extend(self.medium(article, framer.words, governor));
            }
            child = governor;
        }
        found.reverse();
        if found.is_empty() {
            found.extend(self.quoted(article, framer, trigger));
        }
        if found.is_empty() {
            found.extend(self.cue(article, framer, trigger));
        }
        if found.is_empty() {
            found.extend(self.as_told(article, framer, trigger));
        }
        if found.is_empty() {
            found.extend(self.title(article, framer.words, trigger));
        }
        found
    }

    /// Whether what a reporting word governs is what it reports, not when or where it does.
    fn is_content(&self, article: &Article<'_>, words: &Words, governor: u32, child: u32) -> bool {
        let verb = self.is_verb(article, child);
        match article.syntax.relation(child) {
            Relation::Complement => true,
            Relation::Object => !verb && !self.clausal.contains(article.lemma(governor)),
            Relation::Oblique => {
                let preposition = article.syntax.preposition(child).and_then(|index| words.preposition(index));
                let by = words.prefix_index(Clitics::BY).and_then(|index| words.preposition(index));
                // `أفاد بمقتل خمسة في قصف`: where it is told stands before what is told.
                let further = || (governor + 1..child).any(|token| self.is_told(article, governor, token, by, words));
                !verb && preposition.is_some_and(|p| !p.temporal && (!p.local || by == Some(p) || further()))
            }
            Relation::Conjunct => {
                self.after_colon(article, words, governor, child) || self.is_unjoined(article, words, governor, child)
            }
            Relation::Adverbial | Relation::Circumstantial => self.is_unjoined(article, words, governor, child),
            _ => false,
        }
    }

    /// Whether a noun of an act is the object of a reporting word, plain or under `ب`.
    fn is_told(&self, article: &Article<'_>, report: u32, token: u32, by: Option<&Preposition>, words: &Words) -> bool {
        let syntax = &article.syntax;
        let plain = match syntax.relation(token) {
            Relation::Object => true,
            Relation::Oblique => by.is_some() && syntax.preposition(token).and_then(|i| words.preposition(i)) == by,
            _ => false,
        };
        plain && syntax.head(token) == Some(report) && article.word(token).is_some_and(|word| word.pos == Pos::Masdar)
    }

    /// Whether a verb behind a reporting word's `أن` that nothing joins to it is the predicate of what it reports, its subject
    /// far before it: `قالت السلطات إن المتمردين، …، هاجموا القرية`.
    fn is_unjoined(&self, article: &Article<'_>, words: &Words, governor: u32, child: u32) -> bool {
        let joined = |word: &crate::morph::Analysis| word.clitics.has(Clitics::AND) || word.clitics.has(Clitics::SO);
        let alone = self.is_verb(article, child) && !article.word(child).is_some_and(joined);
        alone && (governor + 1..child).any(|token| words.class(article, token) == Some(Class::Complementiser))
    }

    /// Whether a noun is of somebody or something that may tell.
    fn tells(&self, article: &Article<'_>, words: &Words, token: u32) -> bool {
        let Some(word) = article.word(token) else { return article.kind(token) != Some(TokenKind::Number) };
        let kind = article.lexeme(token).map(|lexeme| lexeme.kind);
        let voices = NounKind(NounKind::HUMAN.0 | NounKind::GROUP.0 | NounKind::ORGANISATION.0);
        let related = |relation| article.syntax.related(token, relation).next().is_some();
        // A bare noun is a name that no table has: `قال سرحان`.
        let bare = !word.clitics.has(Clitics::ARTICLE)
            && word.suffix.is_none()
            && matches!(word.pos, Pos::Noun | Pos::Masdar)
            && word.features.case != Some(Case::Accusative)
            && !related(Relation::Genitive)
            && !related(Relation::Adjective);
        article.mention_of(token).is_some()
            || bare
            || !matches!(word.pos, Pos::Noun | Pos::Masdar | Pos::Demonstrative)
            || kind.is_none_or(|kind| kind.any(voices))
            || words.is_report_noun(article, token)
            || self.tellers.contains(article.lemma(token))
    }

    /// Whoever speaks where a token stands: its innermost source, else the last one heard before it, in its line or the two
    /// lines above.
    pub fn speaking(&self, article: &Article<'_>, framer: &Framer<'_, '_>, token: u32) -> Option<Found> {
        if let Some(found) = self.sources(article, framer, token).pop() {
            return Some(found);
        }
        let mut line = phrase::line(article, token);
        let mut until = token;
        for _ in 0..HEARD {
            let heard = (line.start..until).rev().filter(|word| framer.words.is_report(article, *word));
            let mut speakers = heard.filter_map(|word| self.speaker(article, framer, word));
            if let Some(found) = speakers.find(|found| found.token != token) {
                return Some(found);
            }
            until = line.start;
            line = phrase::line(article, line.start.checked_sub(1)?);
        }
        None
    }

    /// Who goes on speaking by a verb of speech without a subject (`وأضاف`, `وتابع بالقول`): the subject of the last verb of
    /// speech before it that tells the article's own story, in its line or those above.
    pub fn goes_on(&self, article: &Article<'_>, framer: &Framer<'_, '_>, verb: u32) -> Option<u32> {
        let told = |word: &u32| {
            let relation = article.syntax.relation(*word);
            framer.words.is_speech(article, *word)
                && self.is_verb(article, *word)
                && !article.syntax.passive(*word)
                && matches!(relation, Relation::Root | Relation::Conjunct)
                && article.quote_of(*word) == article.quote_of(verb)
        };
        if !told(&verb) {
            return None;
        }
        let first = (1..HEARD).fold(phrase::line(article, verb).start, |start, _| {
            start.checked_sub(1).map_or(start, |above| phrase::line(article, above).start)
        });
        let mut speakers = (first..verb).rev().filter(told).filter_map(|word| self.speaker(article, framer, word));
        speakers.find(|found| !found.pronoun).map(|found| found.token)
    }

    /// The one who speaks by a reporting word.
    pub fn speaker(&self, article: &Article<'_>, framer: &Framer<'_, '_>, word: u32) -> Option<Found> {
        if let Some(preposition) = self.origins.get(article.lemma(word)) {
            let origin = article
                .syntax
                .related(word, Relation::Oblique)
                .find(|t| article.syntax.preposition(*t) == Some(*preposition));
            if let Some(token) = origin {
                return Some(Found { token, pronoun: false, cue: word });
            }
        }
        if article.syntax.passive(word) {
            return None;
        }
        if let Some(token) = self.through(article, word) {
            return Some(Found { token, pronoun: false, cue: word });
        }
        let nominal = article.word(word).is_some_and(|w| w.pos != Pos::Verb);
        if nominal {
            let circumstantial = framer.subjects(word, 0).into_iter().next();
            let genitive = article.syntax.related(word, Relation::Genitive).next();
            let pronoun = article.word(word).is_some_and(|w| w.suffix.is_some());
            // A report that names nobody speaks for itself: `تقارير عن اعتقال`.
            let plain = framer.words.is_report_noun(article, word);
            // `قالت الوزارة التي تديرها الجماعة في بيان`: whose verb of speech it stands under.
            let tells = |above: &u32| self.is_verb(article, *above) && framer.words.is_report(article, *above);
            let oblique = article.syntax.relation(word) == Relation::Oblique;
            let medium = plain && oblique && !pronoun && genitive.is_none();
            let teller = article.syntax.ancestors(word).find(tells).filter(|_| medium);
            if let Some(verb) = teller {
                return self.speaker(article, framer, verb);
            }
            // `رد الوزير بالقول`: who does the verb says the noun.
            let verb = article.syntax.head(word).filter(|head| self.is_verb(article, *head));
            let under = verb.filter(|_| !pronoun && article.syntax.relation(word) == Relation::Oblique);
            let above = under.and_then(|verb| framer.subjects(verb, 0).into_iter().next());
            // `قال: «…»، مضيفا أن`: the one who speaks outside the quotation.
            let within = |token: u32| article.quote_of(token) != article.quote_of(word);
            if circumstantial.is_some_and(|(subject, _)| within(subject)) {
                let line = phrase::line(article, word);
                let told = |verb: &u32| self.is_verb(article, *verb) && framer.words.is_speech(article, *verb);
                let verb = (line.start..word).rev().find(|verb| told(verb) && !within(*verb));
                return verb.and_then(|verb| self.speaker(article, framer, verb));
            }
            let token = genitive.or(circumstantial.or(above).map(|(subject, _)| subject));
            return match token {
                None if !pronoun && plain => Some(Found { token: word, pronoun: false, cue: word }),
                Some(token) => Some(Found { token, pronoun: self.is_verb(article, token), cue: word }),
                None if pronoun => Some(Found { token: word, pronoun: true, cue: word }),
                None => None,
            };
        }
        let (subject, _) = framer.subjects(word, 0).into_iter().next()?;
        let subject = framer.joined(subject).first().copied().unwrap_or(subject);
        let pronoun = subject == word || self.is_verb(article, subject);
        (pronoun || self.tells(article, framer.words, subject)).then_some(Found { token: subject, pronoun, cue: word })
    }

    /// The one who speaks through another by a verb or its content: `نقلت الوكالة على لسان الوزير قوله`.
    fn through(&self, article: &Article<'_>, word: u32) -> Option<u32> {
        let syntax = &article.syntax;
        let verb = if self.is_verb(article, word) { word } else { syntax.head(word)? };
        let mut near = (verb + 1..phrase::line(article, verb).end).take(MOUTH);
        let mouth = near.find(|noun| self.mouths.contains(article.lemma(*noun)))?;
        syntax.related(mouth, Relation::Genitive).chain(syntax.related(mouth, Relation::Part)).next()
    }

    pub(super) fn is_verb(&self, article: &Article<'_>, token: u32) -> bool {
        article.word(token).is_some_and(|word| word.pos == Pos::Verb)
    }

    fn after_colon(&self, article: &Article<'_>, words: &Words, governor: u32, child: u32) -> bool {
        (governor + 1..child).any(|token| words.is_colon(article, token))
    }

    /// The speaker of the quote that holds the trigger: the nearest reporting verb of the line outside it; without one,
    /// the speaker of the line before.
    fn quoted(&self, article: &Article<'_>, framer: &Framer<'_, '_>, trigger: u32) -> Option<Found> {
        let quote = article.quote_of(trigger)?;
        let line = phrase::line(article, trigger);
        let outside = |token: &u32| !quote.tokens.contains(token);
        let verbs = |range: std::ops::Range<u32>| {
            range.filter(outside).filter(|token| framer.words.is_speech(article, *token)).collect::<Vec<_>>()
        };
        // A few quoted words inside a sentence are a mark of distance, not a quotation.
        if quote.tokens.len() < 3 {
            return None;
        }
        // A verb speaks before the noun that only names the medium: `قال في تغريدة`.
        let plain = |token: &u32| framer.words.is_report_noun(article, *token);
        let before = verbs(line.start..quote.tokens.start);
        let verb = before.iter().rev().find(|token| !plain(token)).copied();
        let after = verbs(quote.tokens.end..line.end).into_iter().next();
        if let Some(verb) = verb.or(before.last().copied()).or(after) {
            // An act told by its own words names its doer, and needs no source: `وصفه بأنه "…"`.
            let reports = |word: &u32| framer.words.is_report(article, *word);
            let verb = std::iter::once(verb).chain(article.syntax.ancestors(verb).take(4)).find(reports)?;
            return self.speaker(article, framer, verb);
        }
        if let Some(colon) = (line.start..quote.tokens.start).rev().find(|token| framer.words.is_colon(article, *token))
        {
            return self.named_before(article, line.start, colon, true);
        }
        // A line that is all quotation goes on with the speaker of the line before.
        let whole = quote.tokens.start <= line.start + 1;
        if !whole || line.start == 0 {
            return None;
        }
        let earlier = phrase::line(article, line.start - 1);
        let verb = verbs(earlier).into_iter().next_back()?;
        self.speaker(article, framer, verb)
    }

    /// `نتنياهو: …` at the head of a line.
    fn title(&self, article: &Article<'_>, words: &Words, trigger: u32) -> Option<Found> {
        let line = phrase::line(article, trigger);
        let colon = (line.start..trigger.min(line.start + 10)).find(|token| words.is_colon(article, *token))?;
        let first = article.word(trigger).is_some_and(|word| word.features.person == Some(Person::First));
        let speech = first || article.quotes.iter().any(|quote| quote.tokens.contains(&(colon + 2)));
        // What stands before dots need not say what follows: `بعد لقائه الوزير.. استقالة`.
        let alone = |found: &Found| {
            article.form(colon) == COLON
                || article
                    .mention_of(found.token)
                    .is_some_and(|m| (m.tokens.start, m.tokens.end) == (line.start, colon))
        };
        self.named_before(article, line.start, colon, speech).filter(alone)
    }

    /// The person or body named before a colon; a state there says something only if speech follows (`العراق: قتلى في تفجير`
    /// says where).
    fn named_before(&self, article: &Article<'_>, start: u32, colon: u32, speech: bool) -> Option<Found> {
        let speaks = |token: &u32| {
            article.mention_of(*token).is_some_and(|mention| {
                mention.head == *token
                    && match mention.kind {
                        Kind::Person | Kind::Organisation | Kind::Group | Kind::People => true,
                        Kind::State => speech,
                        _ => false,
                    }
            })
        };
        let named = (start..colon).find(speaks)?;
        Some(Found { token: named, pronoun: false, cue: colon })
    }
}
