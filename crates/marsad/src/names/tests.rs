//! Sentences in press style and the mentions that they must give.

use std::sync::OnceLock;

use super::{Kind, Mention};
use crate::data::Source;
use crate::{Article, Document, Engine};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(&Source::embedded()).expect("the shipped data compiles"))
}

/// Reads a text of one line and passes each mention on as `name country sector kind`.
fn mentions(text: &str) -> Vec<String> {
    let mut document = Document::new("test", "", text);
    document.published = Some("2018-05-16".to_owned());
    let mut worker = engine().worker();
    let article = worker.analyse(&document);
    article.names.mentions.iter().map(|mention| told(&article, mention)).collect()
}

fn told(article: &Article<'_>, mention: &Mention) -> String {
    let sector = mention.sector.map_or("-", |sector| sector.code());
    let name = article.text_of(&mention.name);
    format!("{name} {} {sector} {:?}", mention.country().unwrap_or("-"), mention.kind)
}

#[track_caller]
fn has(text: &str, wanted: &[&str]) {
    let found = mentions(text);
    for want in wanted {
        assert!(found.iter().any(|mention| mention == want), "{want:?} is not among {found:#?}");
    }
}

#[test]
fn states_capitals_and_metonyms() {
    has(
        "تبحث واشنطن ونيامي الانسحاب من النيجر",
        &["واشنطن USA GOV State", "ونيامي NER GOV State", "النيجر NER GOV State"],
    );
    has(
        "قال الكرملين إن روسيا مستعدة للحوار مع الولايات المتحدة والأردن",
        &["الكرملين RUS GOV State", "روسيا RUS GOV State", "الولايات المتحدة USA GOV State", "والأردن JOR GOV State"],
    );
}

#[test]
fn adjectives_of_states() {
    has("شنت طائرات غارات إسرائيلية على البلدة", &["إسرائيلية ISR GOV State"]);
    has("انسحبت القوات الأميركية من القاعدة", &["القوات الأميركية USA MIL Organisation", "الأميركية USA GOV State"]);
    has("وصل الفلسطينيون إلى الحدود", &["الفلسطينيون PSE CVL People"]);
}

#[test]
fn title_and_name() {
    has("وصل وزير الخارجية الأميركي، مايكل هاردنبيرغ، إلى الرياض", &["مايكل هاردنبيرغ USA GOV Person"]);
    has("قال المتحدث باسم الخارجية الأميركية، ماثيو ميلر، إن اللقاء تأجل", &["ماثيو ميلر USA GOV Person"]);
    has("أكد وزير الداخلية في النيجر، محمد تومبا، أن بلاده مهتمة", &["محمد تومبا NER GOV Person"]);
    has("استقبل الرئيس الفرنسي إيمانويل ماكرون ضيفه", &["إيمانويل ماكرون FRA GOV Person"]);
}

#[test]
fn bodies_take_country_and_sector_from_their_phrase() {
    has("أعلنت وزارة الداخلية في النيجر حالة الطوارئ", &["وزارة الداخلية في النيجر NER GOV Organisation"]);
    has("قالت الشرطة الألمانية إنها تحقق", &["الشرطة الألمانية DEU COP Organisation"]);
    has("انتقدت منظمة العفو الدولية القرار", &["منظمة العفو الدولية NGO - Organisation"]);
}

#[test]
fn people_with_numbers_and_nationality() {
    has("قتل ثلاثة جنود أتراك قرب الحدود", &["ثلاثة جنود أتراك TUR MIL People"]);
    has("تظاهر آلاف المواطنين في تونس", &["آلاف المواطنين TUN CVL People"]);
    has("أصيب نحو 100 فلسطيني في غزة", &["نحو 100 فلسطيني PSE CVL People"]);
    has("تدريب القوات على يد عسكريين روس", &["عسكريين روس RUS MIL People"]);
}

#[test]
fn dates_decide_who_governs() {
    let day = |published: &str| {
        let mut document = Document::new("test", "", "قالت حركة طالبان إنها مستعدة");
        document.published = Some(published.to_owned());
        let mut worker = engine().worker();
        let article = worker.analyse(&document);
        article.names.mentions.first().and_then(|mention| mention.sector)
    };
    assert_eq!(day("2018-05-16"), Some(super::Sector::Reb));
    assert_eq!(day("2023-05-16"), Some(super::Sector::Gov));
}

#[test]
fn surnames_point_to_the_full_name() {
    let mut document = Document::new("test", "", "قال فؤاد شمعوني إنه راض\nوأضاف شمعوني أن العمل مستمر");
    document.published = Some("2018-05-16".to_owned());
    let mut worker = engine().worker();
    let article = worker.analyse(&document);
    let short = article.names.mentions.iter().find(|mention| mention.referent.is_some()).expect("a short form");
    let full = short.referent.and_then(|id| article.names.mentions.get(id.0 as usize)).expect("its full form");
    assert_eq!(article.text_of(&full.name), "فؤاد شمعوني");
    assert_eq!(full.kind, Kind::Person);
}

#[test]
fn never_panics() {
    for text in ["", "و", "ال", "وزير", "وزير ،", "# _", "12", "المتحدث باسم", "بن", "عدد من", "« »", "في النيجر،"]
    {
        let _ = mentions(text);
    }
}
