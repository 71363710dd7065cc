//! Whom a pronoun or a dropped subject means: the best of the mentions before it.

use super::phrase;
use crate::article::Article;
use crate::morph::{Gender, Number, Person, Pos};
use crate::names::{Kind, Mention, Sector};
use crate::syntax::Relation;

/// What a pronoun shows of its referent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub person: Option<Person>,
    pub gender: Option<Gender>,
    pub number: Option<Number>,
}

/// The shape of the pronoun on a token: its suffix, else the person of the verb, else the free pronoun.
pub(super) fn shape(article: &Article<'_>, token: u32, suffix_first: bool) -> Option<Shape> {
    let word = article.word(token)?;
    match word.suffix {
        Some(suffix) if suffix_first || word.pos != Pos::Verb => {
            Some(Shape { person: Some(suffix.person), gender: suffix.gender, number: Some(suffix.number) })
        }
        _ => Some(Shape { person: word.features.person, gender: word.features.gender, number: word.features.number }),
    }
}

/// The mention that a pronoun on `token` means, and not `other`.
pub(super) fn antecedent(article: &Article<'_>, token: u32, shape: Shape, other: Option<&Mention>) -> Option<usize> {
    nearest(article, token, shape, (other, None))
}

/// The mention that a pronoun on `token` means, not `other`, and behind it only the one at `ahead`. Nearer sentences win, then subjects,
/// then agreement in kind.
pub(super) fn nearest(
    article: &Article<'_>,
    token: u32,
    shape: Shape,
    (other, ahead): (Option<&Mention>, Option<u32>),
) -> Option<usize> {
    let here = phrase::sentence(article, token)?;
    let here_index = article.sentences.partition_point(|sentence| sentence.tokens.end <= token);
    let described = described(article, token);
    let opens = article.syntax.relation(token) == Relation::Root
        && article.word(token).is_some_and(|word| word.pos == Pos::Verb && word.suffix.is_none());
    let mut best: Option<(i32, usize)> = None;
    for (index, mention) in article.names.mentions.iter().enumerate() {
        let fitting = fits(article, mention, shape) || is_group(article, mention, shape);
        let ahead = ahead == Some(mention.head);
        if mention.head >= token && !ahead || !is_actor(mention) || !fitting {
            continue;
        }
        if mention.tokens.contains(&token) || other.is_some_and(|other| is_same(article, mention, other)) {
            continue;
        }
        let sentence = article.sentences.partition_point(|sentence| sentence.tokens.end <= mention.head);
        let distance = here_index.saturating_sub(sentence) as i32;
        if distance > 3 {
            continue;
        }
        let relation = article.syntax.relation(mention.head);
        let mut score = -6 * distance;
        score += match relation {
            Relation::Subject | Relation::Root => 5,
            Relation::Object => 1,
            Relation::Genitive | Relation::Part => -2,
            _ => 0,
        };
        if relation == Relation::Subject && governs_clause(article, mention.head, token) {
            score += 3;
        }
        // Who a sentence is about goes on in the next.
        let main = |verb: u32| article.syntax.relation(verb) == Relation::Root;
        if distance > 0 && relation == Relation::Subject && article.syntax.head(mention.head).is_some_and(main) {
            score += if opens { 2 } else { 1 };
        }
        // Inside one sentence the nearer of two equals.
        if mention.head >= here.tokens.start {
            score += 1;
        }
        // Somewhere in its clause a pronoun means the noun that is described: `المتهم الذي يشتبه في تنفيذه الهجوم`.
        if described == Some(mention.head) {
            score += 4;
        }
        if is_medium(mention) {
            score -= 6;
        }
        if best.is_none_or(|(other, _)| score >= other) {
            best = Some((score, index));
        }
    }
    best.map(|(_, index)| index)
}

/// The subject of the verb behind the opening phrase in which a noun with a pronoun stands: `خلال لقائه نظيره، دعا الوزير`, `في ختام
/// زيارتها، قالت المستشارة`.
pub(super) fn subject_ahead(article: &Article<'_>, token: u32) -> Option<u32> {
    article.word(token).filter(|word| word.pos == Pos::Masdar && word.suffix.is_some())?;
    let syntax = &article.syntax;
    let whole = syntax.head(token).filter(|_| syntax.relation(token) == Relation::Genitive).unwrap_or(token);
    let verb = syntax.head(whole).filter(|verb| *verb > token && syntax.relation(whole) == Relation::Oblique)?;
    let before = article.word(whole.checked_sub(1)?).is_some_and(|word| word.pos == Pos::Preposition);
    let subject = syntax.related(verb, Relation::Subject).find(|subject| *subject > verb)?;
    before.then_some(subject)
}

/// The noun whose relative clause a noun with a pronoun stands in.
fn described(article: &Article<'_>, token: u32) -> Option<u32> {
    article.word(token).filter(|word| word.pos.is_nominal() && word.suffix.is_some())?;
    let within = std::iter::once(token).chain(article.syntax.ancestors(token)).take(4);
    let clause = within.into_iter().find(|word| article.syntax.relation(*word) == Relation::Relative)?;
    article.syntax.head(clause)
}

/// The mentions joined to one, itself first: `ماكرون وكونتي`.
pub(super) fn joined(article: &Article<'_>, mention: &Mention) -> Vec<usize> {
    let mut heads = vec![mention.head];
    let mut next = 0;
    while let Some(head) = heads.get(next).copied().filter(|_| heads.len() < 8) {
        next += 1;
        heads.extend(article.syntax.related(head, Relation::Conjunct));
    }
    let headed = |head: &u32| article.names.mentions.iter().position(|mention| mention.head == *head);
    let member = |index: &usize| article.names.mentions.get(*index).is_some_and(|one| one.kind != Kind::Place);
    heads.iter().filter_map(headed).filter(member).collect()
}

/// Whether a dual or plural pronoun may mean a mention together with those joined to it: `قال ماكرون وكونتي إنهما`.
pub(super) fn is_group(article: &Article<'_>, mention: &Mention, shape: Shape) -> bool {
    let several = |count: usize| match shape.number {
        Some(Number::Dual) => count == 2,
        Some(Number::Plural) => count > 1,
        _ => false,
    };
    matches!(shape.number, Some(Number::Dual | Number::Plural))
        && shape.person != Some(Person::First)
        && match mention.kind {
            Kind::Person | Kind::People | Kind::Organisation | Kind::Group => true,
            // `هم` are persons.
            Kind::State => shape.number == Some(Number::Dual),
            _ => false,
        }
        && article.syntax.relation(mention.head) != Relation::Conjunct
        && !fits(article, mention, shape)
        && several(joined(article, mention).len())
}

/// Whether two mentions are of one entity: the same, one of its short forms, or the same name.
fn is_same(article: &Article<'_>, one: &Mention, other: &Mention) -> bool {
    one.head == other.head
        || one.id.is_some() && one.id == other.id
        || one.referent.is_some() && one.referent == other.referent
        || article.text_of(&one.name) == article.text_of(&other.name)
}

/// Whether the predicate of a subject stands above a token.
fn governs_clause(article: &Article<'_>, subject: u32, token: u32) -> bool {
    let Some(predicate) = article.syntax.head(subject) else { return false };
    predicate == token || article.syntax.ancestors(token).any(|ancestor| ancestor == predicate)
}

/// Whether a mention is of a medium or a company, which tell and carry more than they act.
fn is_medium(mention: &Mention) -> bool {
    mention.kind == Kind::Organisation
        && mention.sector.is_some_and(|sector| matches!(sector, Sector::Jrn | Sector::Bus))
}

fn is_actor(mention: &Mention) -> bool {
    !matches!(mention.kind, Kind::Reference | Kind::Place)
}

/// Whether a mention may be meant by a pronoun of a shape.
pub(super) fn fits(article: &Article<'_>, mention: &Mention, shape: Shape) -> bool {
    if shape.person == Some(Person::First) {
        return false;
    }
    let head = article.word(mention.head);
    let noun = head.map(|word| word.features);
    let named = head.is_none_or(|word| word.pos == Pos::Name);
    match shape.number {
        // `هم` are persons, no authorities.
        Some(Number::Plural)
            if mention.kind == Kind::Organisation
                && shape.gender == Some(Gender::Masculine)
                && noun.is_some_and(|f| f.gender == Some(Gender::Feminine)) =>
        {
            return false;
        }
        Some(Number::Plural) => {
            return mention.kind == Kind::People
                || mention.kind == Kind::Group
                || noun.is_some_and(|f| f.number == Some(Number::Plural));
        }
        Some(Number::Dual) => return noun.is_some_and(|f| f.number == Some(Number::Dual)),
        _ => {}
    }
    match mention.kind {
        Kind::People => noun.is_some_and(|f| {
            f.number != Some(Number::Plural)
                && (f.gender == shape.gender || shape.gender.is_none() || f.gender.is_none())
        }),
        Kind::State => match shape.gender {
            Some(Gender::Masculine) => {
                mention.name.len() > 1 && noun.is_some_and(|f| f.gender == Some(Gender::Masculine))
            }
            _ => true,
        },
        Kind::Person if named => {
            shape.gender != Some(Gender::Feminine) || noun.is_some_and(|f| f.gender == Some(Gender::Feminine))
        }
        _ => match (noun.and_then(|f| f.gender), shape.gender) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        },
    }
}
