//! Inflection in the words of Universal Dependencies.

use marsad::morph::{
    Analysis, Aspect, Case, Clitic, Clitics, Features, Gender, Mood, Number, Person, Pos, State, Voice,
};

/// The features of a stem as CoNLL-U writes them, in alphabetical order, `_` for none.
pub(crate) fn of_stem(word: &Analysis) -> String {
    let Features { person, gender, number, aspect, mood, voice, state, case } = word.features;
    let definite = match state {
        Some(State::Definite) => Some("Def"),
        Some(State::Construct) => Some("Cons"),
        Some(State::Indefinite) => Some("Ind"),
        None => word.clitics.has(Clitics::ARTICLE).then_some("Def"),
    };
    let aspect_name = aspect.map(|aspect| match aspect {
        Aspect::Perfect => "Perf",
        Aspect::Imperfect | Aspect::Imperative => "Imp",
    });
    let case = case.map(|case| match case {
        Case::Nominative => "Nom",
        Case::Accusative => "Acc",
        Case::Genitive => "Gen",
    });
    let mood = mood.map(|mood| match mood {
        Mood::Indicative => "Ind",
        Mood::Subjunctive => "Sub",
        Mood::Jussive => "Jus",
    });
    let mood = if aspect == Some(Aspect::Imperative) { Some("Imp") } else { mood };
    let voice = voice.map(|voice| if voice == Voice::Active { "Act" } else { "Pass" });
    let form = match word.pos {
        Pos::Verb => Some("Fin"),
        Pos::Masdar => Some("Vnoun"),
        Pos::ActiveParticiple | Pos::PassiveParticiple => Some("Part"),
        _ => None,
    };
    join(&[
        ("Aspect", aspect_name),
        ("Case", case),
        ("Definite", definite),
        ("Gender", gender.map(self::gender)),
        ("Mood", mood),
        ("Number", number.map(self::number)),
        ("Person", person.map(self::person)),
        ("VerbForm", form),
        ("Voice", voice),
    ])
}

/// The features of a suffixed pronoun.
pub(crate) fn of_pronoun(pronoun: &Clitic) -> String {
    join(&[
        ("Gender", pronoun.gender.map(gender)),
        ("Number", Some(number(pronoun.number))),
        ("Person", Some(person(pronoun.person))),
        ("PronType", Some("Prs")),
    ])
}

fn join(features: &[(&str, Option<&str>)]) -> String {
    let told: Vec<String> = features.iter().filter_map(|(name, value)| Some(format!("{name}={}", (*value)?))).collect();
    if told.is_empty() { "_".to_owned() } else { told.join("|") }
}

fn gender(gender: Gender) -> &'static str {
    match gender {
        Gender::Masculine => "Masc",
        Gender::Feminine => "Fem",
    }
}

fn number(number: Number) -> &'static str {
    match number {
        Number::Singular => "Sing",
        Number::Dual => "Dual",
        Number::Plural => "Plur",
    }
}

fn person(person: Person) -> &'static str {
    match person {
        Person::First => "1",
        Person::Second => "2",
        Person::Third => "3",
    }
}
