//! Who says so: reporting words above a trigger, cues in its sentence, quotes and their speakers.

use rustc_hash::FxHashMap;

use super::framer::Framer;
use super::phrase;
use crate::article::Article;
use crate::data::{Error, Source as Data};
use crate::morph::{Pos, ordered};
use crate::names::Kind;
use crate::syntax::{Relation, Words};

/// The words that name a source, and those of reporting.
#[derive(Debug)]
pub(super) struct Speech {
    /// Spellings that introduce a source: `بحسب`, `وفقا` + ل.
    cues: FxHashMap<String, Option<usize>>,
    /// Verbs that name their source by a preposition (`نقل عن`), by lemma.
    origins: FxHashMap<String, usize>,
}

/// In how many lines, its own included, a speech goes on without its speaker.
const HEARD: usize = 3;

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
                "verb" | "noun" | "act" => {}
                "cue" => {
                    let preposition = match crate::data::optional(preposition) {
                        None => None,
                        Some(form) => Some(words.preposition_index(form).ok_or_else(|| {
                            file.error(row.line, format!("no preposition {form:?}"), "one of syntax/prepositions.tsv")
                        })?),
                    };
                    cues.insert(word.to_owned(), preposition);
                }
                _ => return Err(file.error(row.line, format!("no class {class:?}"), "verb, act, noun or cue")),
            }
        }
        Ok(Self { cues, origins })
    }

    /// The sources of a trigger, innermost last.
    pub fn sources(&self, article: &Article<'_>, framer: &Framer<'_, '_>, trigger: u32) -> Vec<Found> {
        let mut found = Vec::new();
        let mut child = trigger;
        for governor in article.syntax.ancestors(trigger).take(12) {
            let relation = article.syntax.relation(child);
            let told = matches!(relation, Relation::Object | Relation::Oblique)
                && article.word(child).is_some_and(|w| w.pos != Pos::Verb);
            let reported = relation == Relation::Complement
                || told
                || relation == Relation::Conjunct && self.after_colon(article, framer.words, governor, child);
            if reported && framer.words.is_report(article, governor) {
                found.extend(self.speaker(article, framer, governor));
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
            found.extend(self.title(article, framer.words, trigger));
        }
        found
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
        let nominal = article.word(word).is_some_and(|w| w.pos != Pos::Verb);
        if nominal {
            let circumstantial = framer.subjects(word, 0).into_iter().next();
            let genitive = article.syntax.related(word, Relation::Genitive).next();
            let pronoun = article.word(word).is_some_and(|w| w.suffix.is_some());
            // `رد الوزير بالقول`: who does the verb says the noun.
            let verb = article.syntax.head(word).filter(|head| self.is_verb(article, *head));
            let under = verb.filter(|_| !pronoun && article.syntax.relation(word) == Relation::Oblique);
            let above = under.and_then(|verb| framer.subjects(verb, 0).into_iter().next());
            let token = genitive.or(circumstantial.or(above).map(|(subject, _)| subject));
            // A report that names nobody speaks for itself: `تقارير عن اعتقال`.
            let plain = framer.words.is_report_noun(article, word);
            return match token {
                None if !pronoun && plain => Some(Found { token: word, pronoun: false, cue: word }),
                Some(token) => Some(Found { token, pronoun: self.is_verb(article, token), cue: word }),
                None if pronoun => Some(Found { token: word, pronoun: true, cue: word }),
                None => None,
            };
        }
        let (subject, _) = framer.subjects(word, 0).into_iter().next()?;
        let subject = framer.joined(subject).first().copied().unwrap_or(subject);
        Some(Found { token: subject, pronoun: subject == word || self.is_verb(article, subject), cue: word })
    }

    fn is_verb(&self, article: &Article<'_>, token: u32) -> bool {
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
            return self.speaker(article, framer, verb);
        }
        if let Some(colon) = (line.start..quote.tokens.start).rev().find(|token| framer.words.is_colon(article, *token))
        {
            return self.named_before(article, line.start, colon);
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

    /// `بحسب`, `وفقا لـ` and the like in the trigger's sentence.
    fn cue(&self, article: &Article<'_>, framer: &Framer<'_, '_>, trigger: u32) -> Option<Found> {
        let sentence = phrase::sentence(article, trigger)?;
        // A cue may stand after the full stop, as a sentence of its own.
        let next = sentence.tokens.end..phrase::line(article, trigger).end.min(sentence.tokens.end + 2);
        for token in sentence.tokens.clone().chain(next) {
            let spelling = article.bare(token);
            let Some(preposition) = self.cues.get(spelling).or_else(|| self.cues.get(article.form(token))) else {
                continue;
            };
            let named = (token + 1..phrase::line(article, trigger).end).take(5).find(|next| {
                *next > token
                    && *next <= token + 4
                    && article.mention_of(*next).is_some_and(|m| m.head == *next && m.kind != Kind::Place)
                    && (preposition.is_none() || article.syntax.preposition(*next).is_some() || *next <= token + 2)
            });
            if let Some(named) = named {
                return Some(Found { token: named, pronoun: false, cue: token });
            }
            // `وفقا لما قاله مسؤولون`: the one who speaks by the verb.
            let verb = (token + 1..sentence.tokens.end.max(token + 1))
                .take(3)
                .find(|next| self.is_verb(article, *next) && framer.words.is_speech(article, *next));
            if let Some(found) = verb.and_then(|verb| self.speaker(article, framer, verb)) {
                return Some(found);
            }
        }
        None
    }

    /// `نتنياهو: …` at the head of a line.
    fn title(&self, article: &Article<'_>, words: &Words, trigger: u32) -> Option<Found> {
        let line = phrase::line(article, trigger);
        let colon = (line.start..trigger.min(line.start + 10)).find(|token| words.is_colon(article, *token))?;
        self.named_before(article, line.start, colon)
    }

    /// The person or body named before a colon; a state there (`العراق: قتلى في تفجير`) only says where.
    fn named_before(&self, article: &Article<'_>, start: u32, colon: u32) -> Option<Found> {
        let speaks = |token: &u32| {
            article.mention_of(*token).is_some_and(|mention| {
                mention.head == *token
                    && matches!(mention.kind, Kind::Person | Kind::Organisation | Kind::Group | Kind::People)
            })
        };
        let named = (start..colon).find(speaks)?;
        Some(Found { token: named, pronoun: false, cue: colon })
    }
}
