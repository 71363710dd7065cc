//! The data's own tests of morphology, and properties of analysis.

use marsad::data::Source;
use marsad::morph::{Analyser, Features, Morphology, check};
use marsad::{Document, Engine};
use proptest::prelude::*;

fn report(checked: &check::Checked) -> String {
    let lines: Vec<String> = checked.failures.iter().take(40).map(ToString::to_string).collect();
    format!("{} of {} failed:\n{}", checked.failures.len(), checked.count, lines.join("\n"))
}

#[test]
fn golden_paradigms_hold_in_both_directions() {
    let source = Source::embedded();
    let analyser = Analyser::new(&source).expect("the data loads");
    let checked = check::paradigms(&analyser, &source).expect("the tables are well formed");
    assert!(checked.count > 10_000, "{} forms", checked.count);
    assert!(checked.failures.is_empty(), "{}", report(&checked));
}

#[test]
fn golden_declensions_hold_in_both_directions() {
    let source = Source::embedded();
    let analyser = Analyser::new(&source).expect("the data loads");
    let checked = check::declensions(&analyser, &source).expect("the tables are well formed");
    assert!(checked.count > 1_500, "{} cells", checked.count);
    assert!(checked.failures.is_empty(), "{}", report(&checked));
}

#[test]
fn rules_do_what_their_examples_say() {
    let engine = Engine::new(&Source::embedded()).expect("the data loads");
    let checked = check::examples(&engine);
    assert!(checked.failures.is_empty(), "{}", report(&checked));
}

#[test]
fn every_verb_follows_from_its_root() {
    let analyser = Analyser::new(&Source::embedded()).expect("the data loads");
    let faults: Vec<String> = analyser.faults().iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Every tenth verb's forms are analysed as what they are.
#[test]
fn what_is_generated_is_analysed() {
    let analyser = Analyser::new(&Source::embedded()).expect("the data loads");
    let mut memo = Morphology::default();
    let verbs = (0..analyser.lexemes().len()).step_by(10).map(|i| marsad::morph::LexemeId(i as u32));
    for verb in verbs {
        for form in analyser.conjugate(verb) {
            let word = marsad::morph::bare(&form.text);
            let mut readings = Vec::new();
            analyser.analyse(&word, &mut memo, &mut readings);
            let open = |f: Features| Features { mood: None, ..f };
            assert!(
                readings.iter().any(|r| r.lexeme == verb && open(r.features) == open(form.features)),
                "{word} of {:?}",
                analyser.lexeme(verb)
            );
        }
    }
}

/// Every tenth noun's forms are analysed as what they are.
#[test]
fn what_is_declined_is_analysed() {
    let analyser = Analyser::new(&Source::embedded()).expect("the data loads");
    let mut memo = Morphology::default();
    let (mut count, mut lost) = (0, Vec::new());
    for noun in (0..analyser.lexemes().len()).step_by(10).map(|i| marsad::morph::LexemeId(i as u32)) {
        if analyser.lexeme(noun).is_none_or(|lexeme| !lexeme.pos.is_nominal()) {
            continue;
        }
        for row in analyser.decline(noun) {
            for (column, forms) in row.forms.iter().enumerate() {
                for form in forms {
                    count += 1;
                    if !check::reads_back(&analyser, &mut memo, &[noun], &row.features, column, form) {
                        let lemma = analyser.lexeme(noun).map(|lexeme| lexeme.lemma.clone());
                        lost.push(format!("{form} of {}, column {column}", lemma.unwrap_or_default()));
                    }
                }
            }
        }
    }
    assert!(count > 20_000, "{count} forms");
    assert!(lost.is_empty(), "{} of {count}:\n{}", lost.len(), lost.join("\n"));
}

fn word() -> impl Strategy<Value = String> {
    let letters: Vec<char> = ('\u{621}'..='\u{63A}').chain('\u{641}'..='\u{64A}').collect();
    prop::collection::vec(prop::sample::select(letters), 1..14).prop_map(|letters| letters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The words of a token cover it without gap or overlap, whatever the token.
    #[test]
    fn words_concatenate_to_the_token(words in prop::collection::vec(prop_oneof![word(), any::<String>()], 1..6)) {
        thread_local! {
            static ENGINE: Engine = Engine::new(&Source::embedded()).expect("the data loads");
        }
        ENGINE.with(|engine| {
            let document = Document::new("", "", &words.join(" "));
            let mut worker = engine.worker();
            let article = worker.words(&document);
            for token in 0..article.tokens.len() as u32 {
                let mut at = 0;
                for word in article.analyser.words(&article, token) {
                    assert_eq!(word.letters.start, at);
                    at = word.letters.end;
                }
                assert_eq!(at, article.form(token).chars().count());
                for reading in article.analyses(token) {
                    assert!(reading.stem.0 <= reading.stem.1);
                }
            }
        });
    }
}

#[test]
fn who_spells_a_preposition_right_means_the_name_spelt_like_it() {
    let engine = Engine::new(&Source::embedded()).expect("the data loads");
    let mut worker = engine.worker();
    let document = Document::new("test", "", "قتل المصور علي الغندور بعدما أصر على التصوير");
    let article = worker.analyse(&document);
    let readings = article.words.iter().flatten().map(|word| word.pos);
    let of_name = article.word(2).map(|word| word.pos);
    assert_eq!(of_name, Some(marsad::morph::Pos::Name), "{:?}", readings.collect::<Vec<_>>());
}
