//! Words that set what they govern behind its clause, or on a day of its own.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Pos, ordered};
use crate::record::Span;
use crate::syntax::{Relation, Words};

/// How many words above one the one is looked for that sets it behind a clause.
const DEPTH: usize = 5;

/// The words that set what they govern in the background of a clause, from `events/background.tsv`.
#[derive(Debug, Default)]
pub(super) struct Background {
    /// Indices of prepositions.
    pub prepositions: FxHashSet<usize>,
    /// Lemmas of nouns: `أعقاب`, `خلفية`.
    nouns: FxHashSet<String>,
    /// Prepositions of what something has lasted from: `منذ`.
    pub starts: FxHashSet<usize>,
    /// Conjunctions of a clause behind its main clause: `بعدما`.
    conjunctions: FxHashSet<String>,
    /// Prepositions of what an act takes place in: `خلال`.
    pub settings: FxHashSet<usize>,
    /// Prepositions of what something is said in: `في`.
    pub sayings: FxHashSet<usize>,
    /// Prepositions of what a time is counted from: `على`.
    pub counted: FxHashSet<usize>,
    /// Lemmas of participles of what is planned: `مقرر`.
    planned: FxHashSet<String>,
    /// Lemmas of verbs whose object was there before: `رد`, `نفى`.
    answers: FxHashSet<String>,
    /// Lemmas of verbs that judge what was done: `أدان`.
    judgements: FxHashSet<String>,
    /// Lemmas of verbs of habit: `اعتاد`.
    habits: FxHashSet<String>,
    /// Forms of what says that a clause lies a day from what it governs, and how many days that lies from the clause:
    /// `غداة` -1, `عشية` 1.
    morrows: FxHashMap<String, i32>,
    /// Prepositions of a stretch of time between a clause and what it is reckoned from, by the same count: `بعد` -1.
    sides: FxHashMap<usize, i32>,
    /// Prepositions between a stretch of time and what lasted so long, where that is many: `شهر من الاحتجاجات`.
    pub lasting: FxHashSet<usize>,
    /// Lemmas of words that say that a day is gone: `ماضٍ`.
    gone: FxHashSet<String>,
    /// Forms of the days of the week.
    weekdays: FxHashSet<String>,
}

impl Background {
    pub fn new(source: &Source, words: &Words) -> Result<Self, Error> {
        let file = source.file("events/background.tsv")?;
        let mut this = Self::default();
        for row in file.table(["word", "class"])? {
            let [word, class] = row.cells;
            let lemmas = match class {
                "noun" => Some(&mut this.nouns),
                "planned" => Some(&mut this.planned),
                "answer" => Some(&mut this.answers),
                "judgement" => Some(&mut this.judgements),
                "habit" => Some(&mut this.habits),
                "gone" => Some(&mut this.gone),
                _ => None,
            };
            if let Some(lemmas) = lemmas {
                lemmas.insert(ordered(word));
                continue;
            }
            let side = match class {
                "day-after" | "after" => -1,
                "day-before" | "before" => 1,
                _ => 0,
            };
            if matches!(class, "day-after" | "day-before") {
                this.morrows.insert(word.to_owned(), side);
                continue;
            }
            let mut reckoned = FxHashSet::default();
            let prepositions = match class {
                "conjunction" | "weekday" => {
                    let forms = if class == "weekday" { &mut this.weekdays } else { &mut this.conjunctions };
                    forms.insert(word.to_owned());
                    continue;
                }
                "preposition" => &mut this.prepositions,
                "setting" => &mut this.settings,
                "saying" => &mut this.sayings,
                "start" => &mut this.starts,
                "counted" => &mut this.counted,
                "lasting" => &mut this.lasting,
                "after" | "before" => &mut reckoned,
                _ => {
                    let hint = "preposition, noun, conjunction, start, setting, saying, counted, planned, answer, judgement, habit, gone, weekday, lasting, after, before, day-after, day-before";
                    return Err(file.error(row.line, format!("no class {class:?}"), hint));
                }
            };
            prepositions.insert(words.preposition_index(word).ok_or_else(|| {
                file.error(row.line, format!("no preposition {word:?}"), "one of syntax/prepositions.tsv")
            })?);
            this.sides.extend(reckoned.into_iter().map(|index| (index, side)));
        }
        Ok(this)
    }

    /// By how many days what a word governs lies from its clause: `غداة الهجوم`.
    pub fn morrow(&self, article: &Article<'_>, token: u32) -> Option<i32> {
        self.morrows.get(article.form(token)).copied()
    }

    /// On which side of its clause what a stretch of time is reckoned from lies, by its preposition.
    pub fn side(&self, article: &Article<'_>, stretch: u32) -> Option<i32> {
        self.sides.get(&article.syntax.preposition(stretch)?).copied()
    }

    /// Whether a word says that a day is gone.
    pub fn is_gone(&self, article: &Article<'_>, token: u32) -> bool {
        self.gone.contains(article.lemma(token))
    }

    /// Whether a word is a day of the week.
    pub fn is_weekday(&self, article: &Article<'_>, token: u32) -> bool {
        self.weekdays.contains(article.bare(token))
    }

    /// Whether a verb stands in a clause behind its main clause.
    pub fn follows_conjunction(&self, article: &Article<'_>, verb: u32) -> bool {
        let mut particles = article.syntax.related(verb, Relation::Function);
        particles.any(|token| self.conjunctions.contains(article.form(token)))
    }

    /// Whether a word is a participle of what is planned.
    pub fn is_planned(&self, article: &Article<'_>, token: u32) -> bool {
        article.word(token).is_some_and(|word| word.pos.is_adjectival() && self.planned.contains(article.lemma(token)))
    }

    /// Whether a word is a verb whose object was there before, or the masdar of one.
    pub fn is_answer(&self, article: &Article<'_>, token: u32) -> bool {
        article.verb(token).is_some_and(|verb| self.answers.contains(&*verb.lemma))
    }

    /// Whether a word is a verb of habit.
    pub fn is_habit(&self, article: &Article<'_>, token: u32) -> bool {
        self.habits.contains(article.lemma(token))
    }

    /// Whether a word is a verb that judges what was done.
    pub fn is_judgement(&self, article: &Article<'_>, token: u32) -> bool {
        article.word(token).is_some_and(|word| word.pos == Pos::Verb) && self.judgements.contains(article.lemma(token))
    }

    /// Whether a word, or the word that governs it, puts it behind its clause.
    pub fn holds(&self, article: &Article<'_>, token: u32, governor: u32) -> bool {
        article.syntax.preposition(token).is_some_and(|index| self.prepositions.contains(&index))
            || self.nouns.contains(article.lemma(governor))
    }

    /// What stands with a word under one that sets it behind the clause around, or that is answered there: `بعد مقتل جنديين في هجوم`,
    /// `ردا على مقتل جنديين`.
    pub fn behind(&self, article: &Article<'_>, words: &Words, token: u32) -> Option<Span> {
        let syntax = &article.syntax;
        let mut above = std::iter::once(token).chain(syntax.ancestors(token)).take(DEPTH);
        let top = above.find(|token| {
            self.follows_conjunction(article, *token)
                || syntax.head(*token).is_some_and(|governor| {
                    self.holds(article, *token, governor) || words.is_circumstance(article, governor)
                })
        })?;
        let (mut inside, mut next) = (vec![top], 0);
        while let Some(&token) = inside.get(next) {
            next += 1;
            inside.extend(syntax.children(token));
        }
        let (first, last) = (inside.iter().min()?, inside.iter().max()?);
        Some(article.span_of(&(*first..*last + 1)))
    }
}
