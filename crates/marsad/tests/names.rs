//! Sentences in press style and the mentions that they must give.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says what it expects by unwrapping, in its helpers too"
)]

use std::sync::OnceLock;

use marsad::data::Source;
use marsad::names::{Kind, Mention};
use marsad::{Article, Document, Engine};

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
    assert_eq!(day("2018-05-16"), Some(marsad::names::Sector::Reb));
    assert_eq!(day("2023-05-16"), Some(marsad::names::Sector::Gov));
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

/// The mention whose name has a text, with what it points to.
fn pointed(text: &str, name: &str) -> (Option<marsad::names::Point>, Vec<String>) {
    let mut document = Document::new("test", "", text);
    document.published = Some("2018-05-16".to_owned());
    let mut worker = engine().worker();
    let article = worker.analyse(&document);
    let found = article.names.mentions.iter().find(|mention| article.text_of(&mention.name) == name);
    let found = found.unwrap_or_else(|| panic!("{name:?} is not among the mentions"));
    let parties = found.parties.iter().filter_map(|id| article.names.mentions.get(id.0 as usize));
    (found.point.clone(), parties.map(|party| article.text_of(&party.name).to_owned()).collect())
}

#[test]
fn distances_and_directions_lead_to_a_point() {
    let near = |text: &str, name: &str, latitude: f64, longitude: f64, within: f64| {
        let point = pointed(text, name).0.expect("a point");
        let off = (point.latitude - latitude).abs().max((point.longitude - longitude).abs());
        assert!(off < 0.02, "{name:?} is at {} {}", point.latitude, point.longitude);
        assert_eq!(point.within, Some(within), "{name:?}");
    };
    // Mosul is at 36.335 43.119; 40 km north are 0.359 degrees.
    near("انفجرت القنبلة على بعد 40 كلم شمال الموصل", "40 كلم شمال الموصل", 36.694, 43.119, 16.0);
    near("عثر عليه 40 كيلومترا إلى الشمال من الموصل", "40 كيلومترا إلى الشمال من الموصل", 36.694, 43.119, 16.0);
    near("يقع السد على بعد 40 كلم من الموصل", "40 كلم من الموصل", 36.335, 43.119, 40.0);
    near("قتل جندي في شمال الموصل", "شمال الموصل", 36.425, 43.119, 10.0);
    near("سيطروا على بلدة كفرسيفون (40 كلم شمال الموصل)", "بلدة كفرسيفون", 36.694, 43.119, 16.0);
}

#[test]
fn two_sides_are_both_meant() {
    let text = "بحث الرئيس الفرنسي مع نظيره التركي ملف سوريا.";
    let parties = |rest: &str, name: &str| pointed(&format!("{text} {rest}"), name).1;
    assert_eq!(
        parties("واتفق الجانبان الأميركي والروسي على الهدنة", "الجانبان الأميركي والروسي"),
        ["الأميركي", "والروسي"]
    );
    let text = "التقت روسيا وتركيا في جنيف. واتفق البلدان على الهدنة";
    assert_eq!(pointed(text, "البلدان").1, ["روسيا", "وتركيا"]);
    let text = "دارت معارك بين الجيش السوري وحركة أحرار الشام. وقال الطرفان إنهما تقدما";
    assert_eq!(pointed(text, "الطرفان").1, ["الجيش السوري", "وحركة أحرار الشام"]);
}

#[test]
fn vowels_tell_namesakes_apart() {
    has("وصل الوفد إلى عمّان", &["عمّان JOR GOV State"]);
    has("وصل الوفد إلى عُمان", &["عُمان OMN GOV State"]);
    has("قالت مسقط إن وفد عمان سيصل", &["عمان OMN GOV State"]);
    has("وصل الوفد إلى عمان", &["عمان JOR GOV State"]);
}

#[test]
fn descriptions_take_the_country_of_their_line() {
    has("قصف الجيش السوري البلدة ورد الجيش التركي. وتقدم الجيش بعد ذلك", &["الجيش TUR MIL Organisation"]);
    has("أعلنت تركيا وروسيا اتفاقا. وفي بغداد قالت الحكومة إنها قلقة", &["الحكومة IRQ GOV Organisation"]);
}

#[test]
fn before_the_first_office_nobody_is_former() {
    let mut document = Document::new("test", "", "قال إيمانويل ماكرون إنه راض");
    document.published = Some("2009-05-16".to_owned());
    let mut worker = engine().worker();
    let article = worker.analyse(&document);
    let mention = article.names.mentions.first().expect("a person");
    assert_eq!((mention.country(), mention.sector), (Some("FRA"), None));
}

#[test]
fn never_panics() {
    for text in ["", "و", "ال", "وزير", "وزير ،", "# _", "12", "المتحدث باسم", "بن", "عدد من", "« »", "في النيجر،"]
    {
        let _ = mentions(text);
    }
}

#[test]
fn names_in_quotation_marks_complete_their_nouns() {
    has("هاجم تنظيم \"الدولة الإسلامية\" البلدة", &["تنظيم \"الدولة الإسلامية\" IMG REB Group"]);
    has("دعت حركة «فرسان الأرز» في لبنان إلى التظاهر", &["حركة «فرسان الأرز» LBN PTY Organisation"]);
}

#[test]
fn women_are_known_by_their_titles() {
    has("قالت المتحدثة باسم الخارجية الروسية ماريا زاخاروفا", &["ماريا زاخاروفا RUS GOV Person"]);
}

#[test]
fn peoples_have_a_state_in_which_they_live() {
    has("قالت واشنطن إن الأكراد في سوريا سيبقون", &["الأكراد SYR CVL People"]);
}

#[test]
fn officials_of_two_states_are_both_meant() {
    let text = "التقى وزيرا خارجية مصر والأردن في القاهرة";
    assert_eq!(pointed(text, "وزيرا خارجية مصر والأردن").1, ["مصر", "والأردن"]);
}

#[test]
fn adjectives_of_men_do_not_qualify_feminine_nouns() {
    has("اعتقلت الشرطة المعارض الروسي في موسكو", &["الشرطة RUS COP Organisation"]);
}

#[test]
fn countries_are_taken_from_what_stands_beside() {
    has("أبرمت الحكومة الإيطالية اتفاقا مع السلطات والميليشيات الليبية.", &["السلطات LBY GOV Organisation"]);
    has("أسفرت المعارك عن مقتل قيادي حوثي وجرح آخرين في مأرب.", &["آخرين YEM REB People"]);
    has("قتل فلسطينيان برصاص قناصة الجيش الإسرائيلي وأصيب 20 آخرون.", &["20 آخرون PSE CVL People"]);
    has("شهد العام سجن 262 صحفيا حول العالم بحسب منظمة تركية.", &["262 صحفيا - JRN People"]);
    has("اجتمع وزراء الخارجية العرب في القاهرة.", &["وزراء الخارجية العرب - GOV People"]);
    has("قتل جنديان تركيان قرب الحدود.", &["جنديان تركيان TUR MIL People"]);
    has("أغلقت شرطة حماس المعبر.", &["شرطة حماس PSE COP Organisation"]);
}

#[test]
fn places_are_of_the_state_told_behind_them() {
    has("وقع انفجار في طرابلس اللبنانية بعد لقاء في بنغازي الليبية.", &["طرابلس LBN - Place"]);
    has("وصلت السفينة إلى طرابلس شمال لبنان قادمة من ليبيا.", &["طرابلس LBN - Place"]);
    has("هجوم في مدينة بنش السورية.", &["مدينة بنش SYR - Place"]);
}

#[test]
fn who_bears_arms_depends_on_the_state() {
    has(
        "سيطر الجيش اليمني والمقاومة على مواقع للميليشيات في صعدة",
        &["والمقاومة YEM PRM Group", "للميليشيات YEM REB Group"],
    );
    has("هاجمت ميليشيات مسلحة قاعدة في بغداد", &["ميليشيات مسلحة IRQ PRM Group"]);
    has("قتل 20 من عناصر الميليشيات في تعز اليمنية", &["20 من عناصر الميليشيات YEM REB People"]);
}

#[test]
fn what_a_body_is_for_belongs_to_its_name() {
    has("قتل ضابط في شرطة مكافحة التمرد في كابول", &["ضابط في شرطة مكافحة التمرد AFG COP Person"]);
    has("انتقدت منظمات حقوقية إسرائيل", &["منظمات حقوقية ISR SOC Organisation", "إسرائيل ISR GOV State"]);
}

#[test]
fn officials_above_states_have_no_sector() {
    has("ندد مسؤولون في الأمم المتحدة بالقصف", &["مسؤولون في الأمم المتحدة UNO - People"]);
    has("رفض وزراء خارجية الاتحاد الأوروبي القرار", &["وزراء خارجية الاتحاد الأوروبي EUR - People"]);
}

#[test]
fn those_who_moved_are_refugees_whatever_else_they_are() {
    has("فصلت السلطات الأميركية الأطفال المهاجرين عن ذويهم", &["الأطفال المهاجرين USA REF People"]);
    has("أفرجت السلطات الكوبية عن سجناء سياسيين", &["سجناء سياسيين CUB OPP People"]);
    has("اتهم حسين الحاج حسن السلطات اللبنانية بالتقصير", &["حسين الحاج حسن LBN CVL Person"]);
}
