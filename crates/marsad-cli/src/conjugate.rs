//! `marsad conjugate VERB`: the full table.

use std::io::{self, Write};

use clap::Args;
use marsad::data::Source;
use marsad::morph::{
    Analyser, Aspect, Features, Gender, Inflected, Lexeme, LexemeId, Mood, Number, Person, Pos, Voice,
};

use crate::failure::{Ended, Failure, Outcome};

/// Print the full table of a verb
#[derive(Debug, Args)]
pub(crate) struct ConjugateArgs {
    /// The verb's dictionary form, with or without diacritics
    verb: String,
}

/// Runs the command; a word that is no verb's dictionary form is a fault.
pub(crate) fn run(args: &ConjugateArgs, source: &Source) -> Ended {
    let analyser = Analyser::new(source)?;
    let verbs = analyser.verbs(&args.verb);
    if verbs.is_empty() {
        let hint = "give the third person masculine singular of the perfect";
        return Err(Failure::file(&args.verb, "no such verb in the lexicon", hint));
    }
    let mut out = io::stdout().lock();
    for verb in verbs {
        table(&analyser, verb, &mut out)?;
    }
    Ok(Outcome::Done)
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
