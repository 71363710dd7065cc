//! Light verbs: verbs that only carry an event noun (`أجرى محادثات`, `تعرض لهجوم`).

use rustc_hash::FxHashMap;

use crate::article::Article;
use crate::data::{Error, Source};
use crate::morph::{Clitics, Lemmas, LexemeId, NounKind};
use crate::syntax::{Relation, Words, suffix_agrees, takes_up};

/// What the subject of a light verb is to the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It does it.
    Actor,
    /// It makes it known: what it decides it does, what befell others it may not.
    Announcer,
    /// It is done to it.
    Recipient,
    /// It is where it happens.
    Place,
    /// It is the event noun, which brings together whom the verb has as its object (`لقاء جمع الرئيسين`).
    Together,
    /// It is the event noun, which falls on what the verb has as its object (`غارة استهدفت موقعا`).
    Upon,
    /// It puts under the event whom the verb has as its object (`وضعت السلطات القس في الإقامة الجبرية`).
    Under,
    /// It is the event noun itself, or nothing to the event.
    None,
}

/// Where the event noun stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Subject,
    Object,
    Preposition(usize),
}

#[derive(Debug, Clone)]
struct Row {
    position: Position,
    role: Role,
    modality: Option<super::modality::Value>,
}

/// A light verb over a noun.
#[derive(Debug, Clone, Copy)]
pub(super) struct Light {
    /// The verb's token.
    pub verb: u32,
    /// What its subject is to the event.
    pub role: Role,
    /// What it makes of the event.
    pub modality: Option<super::modality::Value>,
    /// Whether the event is what the noun under the verb is about (`نال حكما بالسجن`).
    pub content: bool,
}

/// The table of light verbs.
#[derive(Debug)]
pub(super) struct LightVerbs {
    rows: FxHashMap<LexemeId, Vec<Row>>,
    /// The preposition of what a verdict or threat is.
    by: Option<usize>,
}

impl LightVerbs {
    pub fn new(source: &Source, lemmas: &Lemmas<'_>, words: &Words) -> Result<Self, Error> {
        let file = source.file("events/light.tsv")?;
        let mut rows: FxHashMap<LexemeId, Vec<Row>> = FxHashMap::default();
        for row in file.table(["verb", "noun", "subject", "modality"])? {
            let [verb, noun, subject, modality] = row.cells;
            let position = match noun {
                "subject" => Position::Subject,
                "object" => Position::Object,
                preposition => match words.preposition_index(preposition) {
                    Some(index) => Position::Preposition(index),
                    None => {
                        return Err(file.error(
                            row.line,
                            format!("no place {noun:?}"),
                            "subject, object or a preposition",
                        ));
                    }
                },
            };
            let role = match subject {
                "actor" => Role::Actor,
                "announcer" => Role::Announcer,
                "recipient" => Role::Recipient,
                "place" => Role::Place,
                "together" => Role::Together,
                "upon" => Role::Upon,
                "under" => Role::Under,
                "-" => Role::None,
                _ => {
                    return Err(file.error(
                        row.line,
                        format!("no role {subject:?}"),
                        "actor, announcer, recipient, place, together, upon, under or -",
                    ));
                }
            };
            let modality = match crate::data::optional(modality) {
                None => None,
                Some(name) => Some(super::modality::Value::parse(name).ok_or_else(|| {
                    file.error(row.line, format!("no modality {name:?}"), "actual, future, hypothetical or negated")
                })?),
            };
            // `مسؤوليته عن الهجوم`: a noun may carry an act too.
            let verbs: Vec<LexemeId> = lemmas.find_verb(verb).into_iter().collect();
            for lexeme in if verbs.is_empty() { lemmas.find(verb) } else { verbs } {
                rows.entry(lexeme).or_default().push(Row { position, role, modality });
            }
        }
        Ok(Self { rows, by: words.prefix_index(Clitics::BY) })
    }

    /// The light verb over a noun, through coordination and quantities.
    pub fn over(&self, article: &Article<'_>, noun: u32) -> Option<Light> {
        let below = self.relative(article, noun);
        // `أجرى محادثات تناولت الأزمة`: a clause that only says what it was about takes nothing from the verb above.
        let above = || self.above(article, noun).filter(|light| light.role == Role::Actor);
        let tells = below.filter(|light| light.role != Role::None).or_else(above);
        tells.or(below).or_else(|| self.above(article, noun))
    }

    /// The light verb that governs a noun, whatever clause describes it: `تعرض لهجوم شنه متشددون`.
    pub fn above(&self, article: &Article<'_>, noun: u32) -> Option<Light> {
        let mut at = noun;
        let mut content = false;
        for _ in 0..4 {
            let head = article.syntax.head(at)?;
            let relation = article.syntax.relation(at);
            if let Some(light) = self.row(article, at, head, relation) {
                return Some(Light { content, ..light });
            }
            // `عددا من الغارات`, `غارات وهجمات`, `سلسلة غارات`
            let portion = |head: u32| {
                // `لقوا حتفهم في الاضطرابات`: what is somebody's own is no portion.
                let own = article.word(head).is_some_and(|word| word.suffix.is_some());
                let plain = !own && article.verb(head).is_none() && article.names.headed(head).is_none();
                plain && matches!(article.syntax.relation(head), Relation::Object | Relation::Subject)
            };
            // `عشرات القتلى`, where the whole is a name.
            let counted = relation == Relation::Part
                && article
                    .word(head)
                    .is_some_and(|word| matches!(word.pos, crate::morph::Pos::Numeral | crate::morph::Pos::Quantifier));
            let through = counted
                || matches!(relation, Relation::Conjunct | Relation::Genitive | Relation::Apposition)
                || relation == Relation::Oblique
                    && article.lexeme(head).is_some_and(|lexeme| lexeme.kind.any(NounKind::MEASURE) || portion(head));
            if !through {
                let carried = article.syntax.head(head).and_then(|above| {
                    let relation = article.syntax.relation(head);
                    self.row(article, head, above, relation).filter(|light| light.role == Role::Recipient)
                });
                let under = relation == Relation::Oblique && article.syntax.preposition(at) == self.by;
                carried.filter(|_| under)?;
                content = true;
            }
            at = head;
        }
        None
    }

    /// Whether a verb makes known what its object tells.
    pub fn announces(&self, article: &Article<'_>, verb: u32) -> bool {
        self.rows_of(article, verb).any(|row| row.role == Role::Announcer)
    }

    /// Whether a masdar only carries what it governs: `توجيه الاتهام`.
    pub fn carries(&self, article: &Article<'_>, token: u32) -> bool {
        let masdar = article.word(token).is_some_and(|word| word.pos == crate::morph::Pos::Masdar);
        masdar && self.rows_of(article, token).any(|row| row.role == Role::Actor && row.position == Position::Object)
    }

    /// Whether the subject of a verb suffers what its object tells: `تكبد خسائر`.
    pub fn suffers(&self, article: &Article<'_>, verb: u32) -> bool {
        self.rows_of(article, verb).any(|row| row.role == Role::Recipient && row.position == Position::Object)
    }

    /// The light verb of a relative clause on the noun: `العملية التي نفذها الجيش`, `عملية قامت بها وحدة`.
    pub fn relative(&self, article: &Article<'_>, noun: u32) -> Option<Light> {
        // `عملية طعن نفذها شاب`: the clause describes the whole.
        let whole = article.syntax.head(noun).filter(|head| {
            article.syntax.relation(noun) == Relation::Genitive && article.names.headed(*head).is_none()
        });
        let nouns = std::iter::once(noun).chain(whole);
        let told = nouns.flat_map(|noun| article.syntax.related(noun, Relation::Relative));
        // `هجوم استهدف حافلة وتبنته الحركة`
        let all = told.flat_map(|verb| std::iter::once(verb).chain(article.syntax.related(verb, Relation::Conjunct)));
        let lights: Vec<Light> = all.filter_map(|verb| self.describing(article, verb)).collect();
        let found = lights.iter().find(|light| light.role == Role::Actor).or(lights.first()).copied();
        found.or_else(|| self.taken_up_below(article, noun))
    }

    /// The light masdar in a relative clause whose suffix takes up the noun: `الهجوم الذي اتهموا الجيش بشنه`, `الزيارة التي يعتزم القيام
    /// بها`.
    fn taken_up_below(&self, article: &Article<'_>, noun: u32) -> Option<Light> {
        let syntax = &article.syntax;
        let below = |verb: u32| syntax.related(verb, Relation::Oblique).chain(syntax.related(verb, Relation::Object));
        // `هجوم أعلن التنظيم مسؤوليته عنه`
        let masdar = |token: &u32| {
            article.word(*token).is_some_and(|word| {
                word.pos == crate::morph::Pos::Masdar || word.pos == crate::morph::Pos::Noun && word.suffix.is_some()
            })
        };
        let mut masdars = syntax.related(noun, Relation::Relative).flat_map(below).filter(masdar);
        masdars.find_map(|masdar| {
            let own = article.word(masdar)?.suffix.is_some();
            let row = self.rows_of(article, masdar).find(|row| match row.position {
                Position::Object => own && suffix_agrees(article, masdar, noun),
                Position::Preposition(preposition) => syntax
                    .related(masdar, Relation::Oblique)
                    .any(|child| syntax.preposition(child) == Some(preposition) && takes_up(article, child, noun)),
                Position::Subject => false,
            })?;
            // Who claims responsibility does it, whatever noun says so.
            let noun = article.word(masdar).is_some_and(|word| word.pos == crate::morph::Pos::Noun);
            let verb = if noun { syntax.head(masdar)? } else { masdar };
            Some(Light { verb, role: row.role, modality: row.modality, content: false })
        })
    }

    /// A verb as the light one of the noun that it describes.
    fn describing(&self, article: &Article<'_>, verb: u32) -> Option<Light> {
        let suffix = article.word(verb)?.suffix.is_some();
        let taken_up = |preposition: usize| {
            article.syntax.related(verb, Relation::Oblique).any(|child| {
                article.syntax.preposition(child) == Some(preposition)
                    && article.word(child).is_some_and(|word| word.suffix.is_some() && !word.pos.is_nominal())
            })
        };
        let row = self.rows_of(article, verb).find(|row| match row.position {
            Position::Object => suffix || article.syntax.passive(verb),
            Position::Preposition(preposition) => taken_up(preposition),
            Position::Subject => !suffix && row.role == Role::None || matches!(row.role, Role::Together | Role::Upon),
        })?;
        let role = if article.syntax.passive(verb) { Role::None } else { row.role };
        Some(Light { verb, role, modality: row.modality, content: false })
    }

    /// The rows of a verb, by any of its readings in its tense and person: spelling seldom tells the forms apart.
    fn rows_of<'t>(&'t self, article: &'t Article<'_>, token: u32) -> impl Iterator<Item = &'t Row> {
        let chosen = article
            .verb(token)
            .and(article.word(token))
            .map(|word| article.lexeme(token).and_then(|lexeme| lexeme.verb).unwrap_or(word.lexeme));
        let noun = article.word(token).filter(|word| word.pos == crate::morph::Pos::Noun).map(|word| word.lexeme);
        let chosen = chosen.or(noun);
        let verbal = article.word(token).is_some_and(|word| word.pos == crate::morph::Pos::Verb);
        let others = article.analyses(token).iter().filter(move |reading| {
            verbal
                && reading.pos == crate::morph::Pos::Verb
                && article.word(token).is_some_and(|word| {
                    (reading.features.aspect, reading.features.person) == (word.features.aspect, word.features.person)
                })
        });
        chosen
            .into_iter()
            .chain(others.map(|reading| reading.lexeme))
            .filter_map(|lexeme| self.rows.get(&lexeme))
            .flatten()
    }

    fn row(&self, article: &Article<'_>, noun: u32, head: u32, relation: Relation) -> Option<Light> {
        let word = article.word(head)?;
        let passive = article.syntax.passive(head);
        let masdar = word.pos == crate::morph::Pos::Masdar;
        let row = self.rows_of(article, head).find(|row| match row.position {
            Position::Subject => relation == Relation::Subject && !passive || masdar && relation == Relation::Genitive,
            Position::Object => {
                matches!(relation, Relation::Object | Relation::SecondObject | Relation::Other)
                    || relation == Relation::Subject && passive
                    || masdar && relation == Relation::Genitive
                    || relation == Relation::Relative
            }
            Position::Preposition(p) => relation == Relation::Oblique && article.syntax.preposition(noun) == Some(p),
        })?;
        let role = if passive && row.role != Role::Under { Role::None } else { row.role };
        Some(Light { verb: head, role, modality: row.modality, content: false })
    }
}
