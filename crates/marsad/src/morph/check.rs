//! The tests that the data of morphology carries: golden paradigms in both directions, and the examples of the rules.

mod nouns;

pub use nouns::{declensions, reads_back};

use super::property;
use super::rule::Action;
use super::{Analyser, Features, LexemeId, Morphology, VerbForm, Voice, bare};
use crate::data::{Error, Source};
use crate::{Document, Engine};

/// What a run of tests found.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many there were.
    pub count: usize,
    /// Those that failed, each with its place.
    pub failures: Vec<Error>,
}

const PERSONS: [&str; 13] = ["3ms", "3fs", "3md", "3fd", "3mp", "3fp", "2ms", "2fs", "2d", "2mp", "2fp", "1s", "1p"];
const COLUMNS: [&str; 17] = [
    "lemma", "form", "tense", "voice", "3ms", "3fs", "3md", "3fd", "3mp", "3fp", "2ms", "2fs", "2d", "2mp", "2fp",
    "1s", "1p",
];
/// Files below `forms/` that are no paradigms of verbs.
const OTHERS: [&str; 3] = ["forms/templates.tsv", "forms/assimilation.tsv", "forms/nouns/"];

/// Checks the golden paradigms `forms/*.tsv`: the verb yields each form, and each form, bare, has the reading it came from.
///
/// # Errors
/// When a table is malformed.
pub fn paradigms(analyser: &Analyser, source: &Source) -> Result<Checked, Error> {
    let mut out = Checked::default();
    let mut memo = Morphology::default();
    let other = |name: &str| OTHERS.iter().any(|other| name.starts_with(other));
    for file in source.files("forms/", ".tsv").filter(|file| !other(file.name)) {
        for row in file.table(COLUMNS)? {
            let [lemma, form, tense, voice, ..] = row.cells;
            let verbs: Vec<LexemeId> = analyser
                .verbs(lemma)
                .into_iter()
                .filter(|id| analyser.lexeme(*id).is_some_and(|lexeme| lexeme.verb_form == VerbForm::of(form)))
                .collect();
            if verbs.is_empty() {
                out.failures.push(file.error(row.line, format!("no verb {lemma}"), "the lexicon must list it"));
                continue;
            }
            let yields: Vec<_> = verbs.iter().flat_map(|verb| analyser.conjugate(*verb)).collect();
            for (person, golden) in PERSONS.iter().zip(row.cells.iter().skip(4)).filter(|(_, cell)| **cell != "-") {
                out.count += 1;
                let Some(wanted) = features(tense, voice, person) else {
                    out.failures.push(file.error(row.line, format!("tense {tense:?}, voice {voice:?}"), ""));
                    continue;
                };
                let ours: Vec<&str> = yields.iter().filter(|f| f.features == wanted).map(|f| f.text.as_str()).collect();
                if !ours.contains(golden) {
                    let cause = format!("{person} of {lemma} is {golden}, not {}", ours.join(" or "));
                    out.failures.push(file.error(row.line, cause, "the tables in forms/ and affixes/ yield it"));
                    continue;
                }
                let mut readings = Vec::new();
                analyser.analyse(&bare(golden), &mut memo, &mut readings);
                let open = |f: Features| Features { mood: None, ..f };
                if !readings.iter().any(|r| verbs.contains(&r.lexeme) && open(r.features) == open(wanted)) {
                    let cause = format!("{golden} is not analysed as {person} of {lemma}");
                    out.failures.push(file.error(row.line, cause, "its stem or its affixes do not meet"));
                }
            }
        }
    }
    Ok(out)
}

fn features(tense: &str, voice: &str, person: &str) -> Option<Features> {
    let tense = match tense {
        "perfect" => "perf",
        "indicative" => "ind",
        "subjunctive" => "sub",
        "jussive" => "jus",
        "imperative" => "imp",
        _ => return None,
    };
    let voice = match voice {
        "active" => Voice::Active,
        "passive" => Voice::Passive,
        _ => return None,
    };
    let tense = Features::read(tense).ok()?;
    let person = Features::read(person).ok()?;
    Some(Features { voice: Some(voice), ..tense.over(person) })
}

/// Checks the examples of the rules in `morph/*.rules`, each read as an article.
#[must_use]
pub fn examples(engine: &Engine) -> Checked {
    let mut out = Checked::default();
    let mut worker = engine.worker();
    let rules = &engine.analyser().rules;
    for rule in &rules.rules {
        for example in &rule.examples {
            out.count += 1;
            let document = Document::new("example", "", &example.sentence);
            let article = worker.words(&document);
            let token = (0..article.tokens.len() as u32).find(|token| article.text(*token) == example.word);
            let word = token.and_then(|token| Some((token, article.word(token)?)));
            let right = word.is_some_and(|(token, reading)| match (&example.tag, rule.action) {
                (None, _) => {
                    example.expected.fits(property::of(reading, article.entry(reading.lexeme), &rules.members))
                }
                (Some(tag), Action::Tag(upos, conjunction)) => {
                    let words = article.analyser.words(&article, token);
                    let of = |clitic: bool| {
                        words.iter().find(|word| matches!(word.part, super::Part::Proclitic(_)) == clitic)
                    };
                    of(false).is_some_and(|word| word.upos == tag)
                        && (!conjunction || of(true).is_some_and(|word| word.upos == upos))
                        || !conjunction && words.iter().any(|word| word.upos == tag)
                }
                _ => false,
            });
            if !right {
                let lemma = word.map_or("nothing", |(token, _)| article.lemma(token));
                out.failures.push(Error {
                    file: "morph/words.rules".to_owned(),
                    line: example.line,
                    cause: format!("rule {:?}: {} is {lemma} in {:?}", rule.name, example.word, example.sentence),
                    hint: "the reading chosen must have the properties after the word".to_owned(),
                });
            }
        }
    }
    out
}
