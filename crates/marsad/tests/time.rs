//! The rules' own examples, and the stage on any text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by unwrapping, in its helpers too"
)]

use marsad::Engine;
use marsad::data::Source;

#[test]
fn every_rule_keeps_its_examples() {
    let report = engine().check_times();
    assert!(report.count >= 400, "{} examples", report.count);
    let shown: Vec<String> = report.failures.iter().map(ToString::to_string).collect();
    assert!(shown.is_empty(), "{} of {}\n{}", shown.len(), report.count, shown.join("\n"));
}

/// Words that rules begin with or hold, to be thrown together at random.
const WORDS: &str = "من إلى حتى بين قبل بعد منذ في يوم الخميس الجمعة أيار كانون الثاني الأول عام 2018 3 5 31 99 الماضي المقبل و19 \
    ثلاثة وعشرين ألفا مئة مليون ونصف / - : ( ) ، . % الساعة مساء فجر اليوم أمس التالي نفسه رمضان 1439 هـ عيد الفطر كل سنويا \
    القرن التاسع عشر الأسبوع الشهر ربع نصف أكثر أقل من عشرات الآلاف دولار أيام ساعات الأخيرة أول ثاني 00 9999999999999999999999";

fn engine() -> &'static Engine {
    static ENGINE: std::sync::OnceLock<Engine> = std::sync::OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(&Source::embedded()).unwrap_or_else(|error| panic!("{error}")))
}

/// Reads a text and checks that every expression lies within its line, has its ends in order and does not overlap the next.
fn check_spans(text: &str, published: Option<&str>) {
    let mut document = marsad::Document::new("any", "", text);
    document.published = published.map(str::to_owned);
    let mut worker = engine().worker();
    let article = worker.words(&document);
    let spans = engine().time().times(&article).into_iter().map(|t| (t.tokens, t.start, t.end));
    let numbers = engine().time().numbers(&article).into_iter().map(|n| (n.tokens, n.start, n.end));
    for spans in [spans.collect::<Vec<_>>(), numbers.collect()] {
        let mut last = 0;
        for (tokens, start, end) in spans {
            assert!(last <= tokens.start && tokens.start < tokens.end, "{text:?}");
            last = tokens.start;
            let line = article.tokens[tokens.start as usize].line as usize;
            assert!(start < end && end as usize <= document.lines[line].chars().count(), "{text:?} {start} {end}");
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC*") {
        check_spans(&text, Some("2018-05-18"));
    }

    #[test]
    fn any_order_of_words_is_read(picks in proptest::collection::vec(0usize..100, 1..24), known in proptest::bool::ANY) {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let text: Vec<&str> = picks.iter().map(|pick| words[pick % words.len()]).collect();
        check_spans(&text.join(" "), known.then_some("2018-05-18"));
    }
}
