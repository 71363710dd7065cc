//! `marsad conjugate WORD`: the full table of a verb, or of a noun.

use std::io::{self, Write};

use clap::Args;
use marsad::data::Source;
use marsad::morph::{
    Analyser, Aspect, Case, Declension, Features, Gender, Inflected, Lexeme, LexemeId, Mood, Number, Person, Pos, Voice,
};

use crate::failure::{Ended, Failure, Outcome};

/// Print the full table of a verb, or of a noun or adjective
#[derive(Debug, Args)]
pub(crate) struct ConjugateArgs {
    /// The dictionary form, with or without diacritics; of verbs the third person masculine singular of the perfect
    word: String,
}

/// Runs the command; a word that is no dictionary form is a fault. Verbs come before nouns.
pub(crate) fn run(args: &ConjugateArgs, source: &Source) -> Ended {
    let analyser = Analyser::new(source)?;
    let (verbs, nouns) = (analyser.verbs(&args.word), analyser.nominals(&args.word));
    if verbs.is_empty() && nouns.is_empty() {
        let hint = "give the third person masculine singular of the perfect, or a noun's singular without article";
        return Err(Failure::file(&args.word, "no such verb or noun in the lexicon", hint));
    }
    let mut out = io::stdout().lock();
    for verb in verbs {
        table(&analyser, verb, &mut out)?;
    }
    for noun in nouns {
        declension(&analyser, noun, &mut out)?;
    }
    Ok(Outcome::Done)
}

/// Prints one noun: its entry, then a row for each number, gender and visible case.
fn declension(analyser: &Analyser, noun: LexemeId, out: &mut impl Write) -> io::Result<()> {
    let Some(entry) = analyser.lexeme(noun) else { return Ok(()) };
    writeln!(out, "{}\troot {}\t{}\t{}\n", entry.lemma, dash(&entry.root), entry.pos.name(), entry.gloss)?;
    writeln!(out, "-\t{}", Declension::COLUMNS.join("\t"))?;
    for row in analyser.decline(noun) {
        let cells: Vec<String> = row.forms.iter().map(|forms| dash(&forms.join(" / ")).to_owned()).collect();
        writeln!(out, "{}\t{}", name(row.features), cells.join("\t"))?;
    }
    writeln!(out)
}

fn dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

/// The name of a row as the golden tables write it: `m pl nom`.
fn name(features: Features) -> String {
    let gender = match features.gender {
        Some(Gender::Masculine) => "m ",
        Some(Gender::Feminine) => "f ",
        None => "",
    };
    let number = match features.number {
        Some(Number::Dual) => "du",
        Some(Number::Plural) => "pl",
        _ => "sg",
    };
    let case = match features.case {
        Some(Case::Nominative) => " nom",
        Some(Case::Accusative) => " acc",
        Some(Case::Genitive) => " gen",
        None => "",
    };
    format!("{gender}{number}{case}")
}

const TENSES: [(&str, Aspect, Option<Mood>); 5] = [
    ("perfect", Aspect::Perfect, None),
    ("indicative", Aspect::Imperfect, Some(Mood::Indicative)),
    ("subjunctive", Aspect::Imperfect, Some(Mood::Subjunctive)),
    ("jussive", Aspect::Imperfect, Some(Mood::Jussive)),
    ("imperative", Aspect::Imperative, None),
];

const M: Option<Gender> = Some(Gender::Masculine);
const F: Option<Gender> = Some(Gender::Feminine);

const PERSONS: [(&str, Person, Option<Gender>, Number); 13] = [
    ("3ms", Person::Third, M, Number::Singular),
    ("3fs", Person::Third, F, Number::Singular),
    ("3md", Person::Third, M, Number::Dual),
    ("3fd", Person::Third, F, Number::Dual),
    ("3mp", Person::Third, M, Number::Plural),
    ("3fp", Person::Third, F, Number::Plural),
    ("2ms", Person::Second, M, Number::Singular),
    ("2fs", Person::Second, F, Number::Singular),
    ("2d", Person::Second, None, Number::Dual),
    ("2mp", Person::Second, M, Number::Plural),
    ("2fp", Person::Second, F, Number::Plural),
    ("1s", Person::First, None, Number::Singular),
    ("1p", Person::First, None, Number::Plural),
];

/// Prints one verb: its entry, what is derived from it, then a row a person and a column a tense for each voice.
fn table(analyser: &Analyser, verb: LexemeId, out: &mut impl Write) -> io::Result<()> {
    let Some(entry) = analyser.lexeme(verb) else { return Ok(()) };
    let form = entry.verb_form.map_or("", |form| form.name());
    writeln!(out, "{}\troot {}\tform {form}\t{}", entry.lemma, entry.root, entry.gloss)?;
    let derived = |pos| {
        let of = |lexeme: &&Lexeme| lexeme.verb == Some(verb) && lexeme.pos == pos;
        let lemmas: Vec<&str> = analyser.lexemes().iter().filter(of).map(|lexeme| &*lexeme.lemma).collect();
        if lemmas.is_empty() { "-".to_owned() } else { lemmas.join(", ") }
    };
    writeln!(out, "masdar\t{}", derived(Pos::Masdar))?;
    let (active, passive) = (derived(Pos::ActiveParticiple), derived(Pos::PassiveParticiple));
    writeln!(out, "participles\tactive {active}\tpassive {passive}")?;
    let forms = analyser.conjugate(verb);
    for (title, voice) in [("active", Voice::Active), ("passive", Voice::Passive)] {
        let names: Vec<&str> = TENSES.iter().map(|(name, ..)| *name).collect();
        writeln!(out, "\n{title}\t{}", names.join("\t"))?;
        for (name, person, gender, number) in PERSONS {
            write!(out, "{name}")?;
            for (_, aspect, mood) in TENSES {
                let wanted = Features {
                    person: Some(person),
                    gender,
                    number: Some(number),
                    aspect: Some(aspect),
                    mood,
                    voice: Some(voice),
                    ..Features::default()
                };
                write!(out, "\t{}", cell(&forms, wanted))?;
            }
            writeln!(out)?;
        }
    }
    writeln!(out)
}

fn cell(forms: &[Inflected], wanted: Features) -> String {
    let texts: Vec<&str> = forms.iter().filter(|form| form.features == wanted).map(|form| form.text.as_str()).collect();
    if texts.is_empty() { "-".to_owned() } else { texts.join(" / ") }
}
