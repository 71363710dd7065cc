//! Tests of the stage on sentences and on any text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by unwrapping, in its helpers too"
)]

use proptest::prelude::*;

use marsad::Document;
use marsad::data::Source;
use marsad::text::{Forms, Text, TokenKind, Tokenizer};

fn read(title: &str, text: &str) -> (Text, Vec<String>, Forms) {
    let tokenizer = Tokenizer::new(&Source::embedded()).expect("the shipped files load");
    let mut forms = Forms::default();
    let document = Document::new("t", title, text);
    let layers = tokenizer.read(&document, &mut forms);
    let words = layers.tokens.iter().map(|t| forms.text(t.form).to_owned()).collect();
    (layers, words, forms)
}

fn forms(text: &str) -> String {
    read(text, "").1.join(" ")
}

fn kinds(text: &str) -> Vec<TokenKind> {
    read(text, "").0.tokens.iter().map(|t| t.kind).collect()
}

/// The text of each sentence of a line.
fn sentences(line: &str) -> Vec<String> {
    let cut =
        |s: &marsad::text::Sentence| line.chars().skip(s.start as usize).take((s.end - s.start) as usize).collect();
    read(line, "").0.sentences.iter().map(cut).collect()
}

/// Each quote as depth, tokens and whether it is closed.
fn quotes(text: &str) -> Vec<(u8, String, bool)> {
    let (layers, words, _) = read(text, "");
    let inside = |q: &marsad::text::Quote| words[q.tokens.start as usize..q.tokens.end as usize].join(" ");
    layers.quotes.iter().map(|q| (q.depth, inside(q), q.closed)).collect()
}

#[test]
fn words_keep_clitics_and_lose_marks() {
    assert_eq!(forms("وأَعلنَتِ الحكومـــــة"), "وأعلنت الحكومة");
    assert_eq!(forms("ﻷن اﻟﻘﺎﺋﺪ ﷲ"), "لأن القائد الله");
    assert_eq!(forms("آ أ إ ئ"), "آ أ إ ئ");
    assert_eq!(forms("تهران گفت ڤيينا پاريس چاد"), "تهران گفت ڤيينا پاريس چاد");
    assert_eq!(forms("علی کبیر"), "علي كبير");
    let (layers, ..) = read("عاجل اعتماداً", "");
    assert_eq!(layers.tokens.iter().map(|t| t.marked).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn decomposed_hamza_is_composed() {
    assert_eq!(forms("ا\u{654}علن ا\u{655}لى ا\u{653}خر مسو\u{654}ول"), "أعلن إلى آخر مسؤول");
}

#[test]
fn invisible_characters_are_skipped() {
    let (layers, words, _) = read("\u{200F}ال\u{200D}دو\u{200B}لة\u{202C} قالت", "");
    assert_eq!(words, ["الدولة", "قالت"]);
    let spans: Vec<_> = layers.tokens.iter().map(|t| (t.start, t.end)).collect();
    assert_eq!(spans, [(1, 9), (11, 15)]);
}

#[test]
fn numbers_keep_separators() {
    assert_eq!(
        forms("1,200 3.5 ٣٫٥ 106,78 2018 ١٬٢٠٠ ۱۲ 9،4 1.473.659 1,200.5"),
        "1,200 3.5 3.5 106,78 2018 1,200 12 9,4 1.473.659 1,200.5"
    );
    assert!(kinds("1,200 3.5 ٣٫٥").iter().all(|k| *k == TokenKind::Number));
    assert_eq!(
        forms("15/5/2018 15.5.2018 2018-05-18 10:30 2017،2018"),
        "15 / 5 / 2018 15 . 5 . 2018 2018 - 05 - 18 10 : 30 2017 ، 2018"
    );
    assert_eq!(forms("بـ20 الـ15% كوفيد19"), "ب 20 ال 15 % كوفيد 19");
}

#[test]
fn hashtags_lose_their_sign() {
    assert_eq!(
        forms("المغني #جوني_هاليداي في #سوريا و#كأس_العالم_2018 #Syria_War"),
        "المغني جوني_هاليداي في سوريا و كأس_العالم_2018 Syria_War"
    );
    use TokenKind::{Foreign, Hashtag, Word};
    assert_eq!(kinds("#جوني_هاليداي #سوريا #كأس_العالم_2018 #Syria"), [Hashtag, Word, Hashtag, Foreign]);
    let (layers, ..) = read("قال #سوريا", "");
    assert_eq!((layers.tokens[1].start, layers.tokens[1].spaced), (5, true));
}

#[test]
fn other_scripts_and_signs() {
    assert_eq!(forms("شركة Boeing وطائرة F-16 (CNN) U.S. G20"), "شركة Boeing وطائرة F-16 ( CNN ) U.S . G20");
    assert_eq!(
        forms("انظر https://example.org/أ_ب?x=1. أو @user و a.b@c.org"),
        "انظر https://example.org/أ_ب?x=1 . أو @user و a.b@c.org"
    );
    assert_eq!(forms("رائع 👍🏽🔥 +5% ❤\u{FE0F}"), "رائع 👍🏽🔥 + 5 % ❤");
    assert_eq!(forms("وأخيرا.. قال… نعم... لا؟؟ ٢٠١٧ ـ ٢٠١٨"), "وأخيرا .. قال .. نعم .. لا ؟ 2017 - 2018");
}

#[test]
fn quotes_open_and_close_by_position() {
    let pair = |text: &str| (1, text.to_owned(), true);
    assert_eq!(quotes("قال \"نعم، بالطبع\" ثم «لا»"), [pair("نعم ، بالطبع"), pair("لا")]);
    assert_eq!(quotes("اعتبره \"غير شرعي\" و\"يتعارض مع مصالحه\"."), [pair("غير شرعي"), pair("يتعارض مع مصالحه")]);
    assert_eq!(quotes("بـ\"الموت\"و\"الحياة\""), [pair("الموت"), pair("الحياة")]);
    assert_eq!(quotes("قال: ”نعم“ و“لا”"), [pair("نعم"), pair("لا")]);
    assert_eq!(quotes("قال \" نعم \" ثم"), [pair("نعم")]);
    assert_eq!(quotes("حرب 'ساخنة' و‘باردة’"), [pair("ساخنة"), pair("باردة")]);
    assert_eq!(quotes("don't 5' \"\" وقال"), []);
}

#[test]
fn quotes_nest_and_may_stay_open() {
    let nested = vec![(1, "قال لهم « نعم » ثم".to_owned(), true), (2, "نعم".to_owned(), true)];
    assert_eq!(quotes("«قال لهم \"نعم\" ثم»"), nested);
    assert_eq!(quotes("\"قال لهم \"نعم\" ثم\""), nested);
    assert_eq!(quotes("قال \"نعم ثم «لا»"), [(1, "نعم ثم « لا »".to_owned(), false), (2, "لا".to_owned(), true)]);
    assert_eq!(quotes("«قال \"نعم» ثم"), [(1, "قال « نعم".to_owned(), true), (2, "نعم".to_owned(), false)]);
}

#[test]
fn sentences_end_at_stops() {
    assert_eq!(sentences("قال نعم. ثم عاد! أين؟ هنا"), ["قال نعم.", "ثم عاد!", "أين؟", "هنا"]);
    assert_eq!(sentences("قال \"نعم.\" وأضاف \"لا، أبدا\"."), ["قال \"نعم.\"", "وأضاف \"لا، أبدا\"."]);
    assert_eq!(sentences("قالته بي بي سي. وأضافت"), ["قالته بي بي سي.", "وأضافت"]);
    assert_eq!(sentences("قال نعم.وعاد"), ["قال نعم.", "وعاد"]);
    assert_eq!(sentences("في عام 2018. وقال"), ["في عام 2018.", "وقال"]);
}

#[test]
fn sentences_do_not_end_elsewhere() {
    for line in [
        "قال د. أحمد وأ. ب. سالم إن",
        "وكالة (د.ب.أ) قالت",
        "وأخيرا.. كاظم يحسم الجدل... ثم",
        "نسبة 3.5 بالمئة في 15.5.2018 عبر example.org",
        "1. كذا وكذا",
        "برنامج «إلى أين؟» يعود",
        "قال (نعم. لا) ثم",
        "زار J. Smith و U.S. Army",
        "بالشروط الآتية إلخ. ثم",
        "قالت بي. بي. سي. إن",
    ] {
        assert_eq!(sentences(line), [line]);
    }
}

#[test]
fn parts_of_a_spelling_have_places() {
    let tokenizer = Tokenizer::new(&Source::embedded()).expect("the shipped files load");
    let stretch = |text: &str, part| tokenizer.characters().stretch(text, part);
    assert_eq!(stretch("وبِالحُكومـة", 0..1), 0..1);
    assert_eq!(stretch("وبِالحُكومـة", 1..2), 1..3);
    assert_eq!(stretch("وبِالحُكومـة", 2..9), 3..12);
    assert_eq!(stretch("ﻷن", 0..1), 0..1);
    assert_eq!(stretch("ﻷن", 1..3), 1..2);
    assert_eq!(stretch("كتاب", 4..4), 4..4);
    assert_eq!(stretch("", 0..3), 0..0);
}

#[test]
fn faults_in_data_are_named() {
    for (file, text, place) in [
        ("characters.tsv", "first\tlast\tclass\tnote\n0041\t0040\tletter\tx", "2: the range runs backwards"),
        ("characters.tsv", "first\tlast\tclass\tnote\n\n0041\t0041\tvowle\tx", "3: unknown class \"vowle\""),
        ("letters.tsv", "code\tletter\tnormal\n06CC\tA\tB", "2: code and letter differ"),
        ("compositions.tsv", "letter\tsign\tnormal\nA\tD800\tB", "2: \"D800\" is no code point"),
        ("punctuation.tsv", "mark\tclass\tpair\tform\n..\tstop\t-\t.", "2: \"..\" is not one character"),
        ("punctuation.tsv", "mark\tclass\tpair\tform\n.\tstop\t-\t.", ": no mark of class Ellipsis"),
        ("numbers.tsv", "sign\tnorm", "1: the header is"),
        ("abbreviations.tsv", "form\tkind\tmeaning\nx\tlong\ty", "2: unknown kind \"long\""),
        ("languages.tsv", "language\tkind\titems\nar\tletter\txy", "2: \"xy\" is not one character"),
    ] {
        let mut source = Source::embedded();
        source.insert(format!("text/{file}"), text.to_owned());
        let error = Tokenizer::new(&source).map(drop).and_then(|()| marsad::text::Languages::new(&source).map(drop));
        let told = error.expect_err(file).to_string();
        assert!(told.starts_with(&format!("text/{file}")) && told.contains(place), "{told}");
    }
}

/// Text of the characters that matter to the stage, and any other.
fn any_text() -> impl Strategy<Value = String> {
    let alphabet: Vec<char> = "اأبدهوىيةلـ،؛؟.!:()[]«»\"“”‘’'#_-/ \u{a0}0123٤٥۶٫٬,\u{64B}\u{651}\u{654}\u{200B}\u{200F}\u{202B}ﻷﷲگپAz@é\u{301}👍🏽\u{FE0F}%+…\t\u{FEFF}".chars().collect();
    let common = proptest::collection::vec(proptest::sample::select(alphabet), 0..60).prop_map(String::from_iter);
    prop_oneof![common, any::<String>(), "\\PC{0,40}"]
}

proptest! {
    #[test]
    fn tokens_are_stretches_in_order(title in any_text(), line in any_text()) {
        let tokenizer = Tokenizer::new(&Source::embedded()).expect("the shipped files load");
        let mut forms = Forms::default();
        let document = Document { lines: vec![title, line], ..Document::default() };
        let layers = tokenizer.read(&document, &mut forms);
        prop_assert_eq!(layers.lines.len(), 2);
        let mut at = (0, 0);
        for token in &layers.tokens {
            prop_assert!((token.line, token.byte_start) >= at && token.byte_start < token.byte_end);
            at = (token.line, token.byte_end);
            let line = &document.lines[token.line as usize];
            let bytes = &line[token.byte_start as usize..token.byte_end as usize];
            let points: String = line.chars().skip(token.start as usize).take((token.end - token.start) as usize).collect();
            prop_assert_eq!(bytes, points);
            prop_assert!(!forms.text(token.form).is_empty());
        }
        let mut next = 0;
        for sentence in &layers.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(sentence.tokens.end > next);
            next = sentence.tokens.end;
            let line = &layers.lines[sentence.line as usize];
            prop_assert!(line.start <= sentence.tokens.start && sentence.tokens.end <= line.end);
            prop_assert_eq!(sentence.start, layers.tokens[sentence.tokens.start as usize].start);
            prop_assert_eq!(sentence.end, layers.tokens[sentence.tokens.end as usize - 1].end);
        }
        prop_assert_eq!(next as usize, layers.tokens.len());
        for quote in &layers.quotes {
            let line = &layers.lines[quote.line as usize];
            prop_assert!(line.start <= quote.tokens.start && quote.tokens.start < quote.tokens.end && quote.tokens.end <= line.end);
        }
    }

    #[test]
    fn every_visible_character_is_in_a_token(text in any_text()) {
        let (layers, ..) = {
            let tokenizer = Tokenizer::new(&Source::embedded()).expect("the shipped files load");
            let mut forms = Forms::default();
            let document = Document { lines: vec![text.clone()], ..Document::default() };
            (tokenizer.read(&document, &mut forms), forms)
        };
        for (at, c) in text.chars().enumerate() {
            let inside = layers.tokens.iter().any(|t| (t.start as usize..t.end as usize).contains(&at));
            prop_assert!(inside || c.is_whitespace() || c.is_control() || c == '#' || "\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{AD}\u{61C}".contains(c) || ('\u{180E}'..='\u{206F}').contains(&c) || c >= '\u{FE00}', "{c:?} at {at}");
        }
    }

    #[test]
    fn parts_cover_the_token(text in any_text(), cuts in proptest::collection::vec(0_usize..12, 0..4)) {
        let tokenizer = Tokenizer::new(&Source::embedded()).expect("the shipped files load");
        let characters = tokenizer.characters();
        let length = characters.normal(&text).chars().count();
        let mut cuts: Vec<usize> = cuts.into_iter().filter(|c| *c < length).chain([0, length]).collect();
        cuts.sort_unstable();
        let mut at = 0;
        for pair in cuts.windows(2) {
            let part = characters.stretch(&text, pair[0]..pair[1]);
            prop_assert_eq!(part.start, at);
            at = part.end;
        }
        prop_assert!(length == 0 || at as usize == text.chars().count());
    }
}
