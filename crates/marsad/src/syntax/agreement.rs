//! Agreement as evidence: whether a verb can have a subject, a noun an adjective.

use crate::article::Article;
use crate::morph::{Analysis, Clitics, Features, Gender, NounKind, Number, Pos, State};
use crate::names::Kind;

/// Whether a verb before or after its subject can agree with this head. What is unknown agrees.
pub(super) fn subject(article: &Article<'_>, verb: u32, head: u32, before_verb: bool) -> bool {
    let Some(verb) = article.word(verb).map(|word| word.features) else { return true };
    if verb.person.is_some_and(|person| person != crate::morph::Person::Third) {
        return false;
    }
    let Some(noun) = article.word(head) else { return true };
    // `أنه … تخطط واشنطن`: the pronoun on a particle shows of whom it is.
    if let Some(suffix) = noun.suffix.filter(|_| !noun.pos.is_nominal() && noun.pos != Pos::Verb) {
        let pair = verb.number == Some(Number::Dual) && suffix.number == Number::Singular;
        let number = verb.number.is_none_or(|number| number == suffix.number);
        // `إنه ووزير الدفاع اتفقا`
        return pair || number && (verb.gender.is_none() || suffix.gender.is_none() || verb.gender == suffix.gender);
    }
    // A verb before its subject is singular; after it, it agrees in number too, things in the plural being feminine.
    if !before_verb && verb.number.is_some_and(|number| number != Number::Singular) {
        return false;
    }
    // A body's name agrees with its kind, not with its own letters: `طالبت فتح`.
    let body = article.names.headed(head).is_some_and(|mention| {
        mention.name.len() == 1
            && mention.id.is_some()
            && matches!(mention.kind, Kind::Organisation | Kind::Group | Kind::State)
    });
    // `واتهم أنقرة`: before its subject a verb shows that a state's name is feminine; a masculine one may be either.
    let state = || article.names.headed(head).is_some_and(|it| it.kind == Kind::State && it.name.len() == 1);
    if !before_verb
        && noun.pos == Pos::Name
        && (noun.features.gender, verb.gender) == (Some(Gender::Feminine), Some(Gender::Masculine))
        && state()
    {
        return false;
    }
    // A number shows the gender of what it counts turned round, or none.
    if matches!(noun.pos, Pos::Name | Pos::Numeral) || body && !noun.clitics.has(Clitics::ARTICLE) {
        return true;
    }
    // A pair is masculine if one of it is: `الشرطة والجيش يفرقان`.
    if before_verb && verb.number == Some(Number::Dual) && noun.features.number == Some(Number::Singular) {
        return verb.gender == Some(Gender::Masculine) || noun.features.gender != Some(Gender::Masculine);
    }
    let human = is_human(article, head);
    let plural = noun.features.number == Some(Number::Plural);
    if before_verb && plural && human && verb.number == Some(Number::Singular) {
        // Bodies and broken plurals vary.
        return noun.features.gender.is_none_or(|gender| Some(gender) == verb.gender);
    }
    let feminine = plural && is_feminine_plural(article, head, noun);
    let gender = if plural && (feminine || !human) { Some(Gender::Feminine) } else { noun.features.gender };
    match (gender, verb.gender) {
        // A plural is taken either way, but no verb is masculine before a feminine one: `واتهم السلطات`.
        (Some(noun), Some(verb)) if noun != verb => plural && (before_verb || !feminine),
        _ => true,
    }
}

/// Whether the gender or number of a verb shows that this head cannot be its subject.
pub(super) fn clashes(article: &Article<'_>, verb: u32, head: u32) -> bool {
    !subject(article, verb, head, false)
}

/// Whether the pronoun on a preposition agrees with a noun.
pub(crate) fn takes_up(article: &Article<'_>, preposition: u32, noun: u32) -> bool {
    let free = article.word(preposition).is_some_and(|word| !word.pos.is_nominal() && word.pos != Pos::Verb);
    free && suffix_agrees(article, preposition, noun)
}

/// Whether the pronoun on a word agrees with a noun.
pub(crate) fn suffix_agrees(article: &Article<'_>, token: u32, noun: u32) -> bool {
    let suffix = article.word(token).and_then(|word| word.suffix);
    let (Some(suffix), Some(noun)) = (suffix, article.word(noun)) else { return false };
    let things = noun.features.number == Some(Number::Plural) && suffix.number == Number::Singular;
    let gender = if things { Some(Gender::Feminine) } else { noun.features.gender };
    gender == suffix.gender && (things || noun.features.number == Some(suffix.number))
}

/// Whether a plural is of a feminine noun, or one that its adjective takes for feminine: `السلطات`, `الأطراف الرئيسية`.
fn is_feminine_plural(article: &Article<'_>, head: u32, noun: &Analysis) -> bool {
    let feminine = |features: Features| features.gender == Some(Gender::Feminine);
    let described = |next: &Analysis| {
        next.pos == Pos::Adjective
            && feminine(next.features)
            && next.features.number == Some(Number::Singular)
            && next.clitics.has(Clitics::ARTICLE) == noun.clitics.has(Clitics::ARTICLE)
    };
    let free = noun.features.case.is_none() && article.names.headed(head + 1).is_none();
    feminine(noun.features) || free && article.word(head + 1).is_some_and(described)
}

fn is_human(article: &Article<'_>, head: u32) -> bool {
    let known = article.names.headed(head).is_some_and(|mention| matches!(mention.kind, Kind::Person | Kind::People));
    known || article.lexeme(head).is_some_and(|lexeme| lexeme.kind.any(NounKind::HUMAN))
}

/// Whether a relative pronoun shows agreement with a noun.
pub(super) fn relative(noun: &Analysis, pronoun: Features) -> bool {
    let things = noun.features.number == Some(Number::Plural) && pronoun.number != Some(Number::Plural);
    if things {
        return pronoun.gender == Some(Gender::Feminine);
    }
    noun.features.gender.is_some() && noun.features.gender == pronoun.gender && noun.features.number == pronoun.number
}

/// Whether an adjective can modify a noun whose phrase is definite or not.
pub(super) fn adjective(noun: &Analysis, definite: bool, adjective: &Analysis) -> bool {
    let article = adjective.clitics.has(Clitics::ARTICLE);
    if article != definite {
        return false;
    }
    if !noun.pos.is_nominal() || noun.pos == Pos::Name {
        return true;
    }
    if noun.features.number == Some(Number::Plural) {
        // Persons take a plural, things a feminine singular; both are met after broken plurals. A sound masculine plural
        // describes no feminine.
        let sound = adjective.features.number == Some(Number::Plural) && adjective.features.case.is_some();
        return adjective.features.number != Some(Number::Dual)
            && !(sound && noun.features.gender == Some(Gender::Feminine));
    }
    let same_gender = match (noun.features.gender, adjective.features.gender) {
        (Some(noun), Some(adjective)) => noun == adjective,
        _ => true,
    };
    let same_number = match (noun.features.number, adjective.features.number) {
        (Some(noun), Some(adjective)) => noun == adjective,
        _ => true,
    };
    same_gender && same_number
}

/// Whether a noun may be the first term of an idafa: no article, no suffix, no name, not marked indefinite.
pub(super) fn opens_idafa(noun: &Analysis) -> bool {
    !noun.clitics.has(Clitics::ARTICLE)
        && noun.suffix.is_none()
        && noun.pos != Pos::Name
        && noun.features.state != Some(State::Indefinite)
        && !keeps_its_nun(noun)
}

/// Whether a noun read with the article may be without it, as two lams are written in both: `للقاء الرئيس`, `للقاء المرتقب`.
pub(super) fn may_lack_article(article: &Article<'_>, noun: u32) -> bool {
    const LAM: char = '\u{644}';
    let Some(word) = article.word(noun) else { return false };
    let mut bare = *word;
    bare.clitics = word.clitics.without(Clitics::ARTICLE);
    word.clitics.has(Clitics::TO)
        && word.clitics.has(Clitics::ARTICLE)
        && article.lexeme(noun).is_some_and(|lexeme| lexeme.lemma.starts_with(LAM))
        && opens_idafa(&bare)
}

/// Whether a dual or sound plural ends in the nun that an idafa would take away (`مسلحون`, `جنديين`). A prefixed
/// preposition gives any plural its case: `بجهود مصر`.
fn keeps_its_nun(noun: &Analysis) -> bool {
    let governed = noun.clitics.any(Clitics::PREPOSITIONS);
    let plural = noun.features.number == Some(Number::Plural) && !governed;
    (plural || noun.features.number == Some(Number::Dual))
        && noun.features.case.is_some()
        && noun.features.state != Some(State::Construct)
}
